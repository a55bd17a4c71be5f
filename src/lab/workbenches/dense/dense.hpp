#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hopfield/pattern/pattern.hpp"
#include "hopfield/rules/dense_memory.hpp"
#include "lab/document/document.hpp"
#include "lab/document/picture.hpp"
#include "lab/sections/forms.hpp"

/// The workbench "Dense memory": how steeply F of E = −Σ F(ξ·s) rises, and attention.
namespace lab {

/// separation: ±1 units, beside the classical net. attention: grey pictures, x ← X softmax(β Xᵀx).
enum class DenseView : std::uint8_t { separation, attention };
/// The memories of the first view: included pictures, then random patterns; `random`: nothing but these.
enum class DenseSet : std::uint8_t { course, drawings, letters, random };

inline constexpr unsigned kLeastDegree = 2, kMostDegree = 20;
inline constexpr std::uint32_t kSweepParts = 10;      ///< a sweep is shown in so many parts
inline constexpr std::uint32_t kDenseSweeps = 20;     ///< the longest run of the first view
inline constexpr std::uint32_t kAttentionSteps = 80;  ///< of the second
inline constexpr int kGreySide = 24;                  ///< pixels of a grey picture, each way
inline constexpr std::size_t kMostGreys = 12;
inline constexpr std::size_t kLongestGreyName = 24;
inline constexpr double kLeastBeta = 0.001, kMostBeta = 1;
inline constexpr double kSlowestDense = 0.1, kFastestDense = 20;  ///< sweeps or steps a second

/// 0 black to 255 white, row by row.
using GreyPixels = std::vector<std::uint8_t>;
struct GreyPicture {
  std::string name;
  GreyPixels pixels;
  friend bool operator==(const GreyPicture&, const GreyPicture&) = default;
};
/// Those that come with it.
[[nodiscard]] const std::vector<GreyPicture>& grey_drawings();
/// As a vector: ink is 1, paper −1.
[[nodiscard]] std::vector<double> grey_values(const GreyPixels& pixels);
/// The reverse, rounded to 255 levels.
[[nodiscard]] GreyPixels grey_pixels(const std::vector<double>& values);

template <template <class> class As>
struct DenseFields {
  As<DenseView> view = begins(DenseView::separation);
  As<DenseSet> memories = begins(DenseSet::course);
  As<std::uint32_t> patterns = begins(std::uint32_t{60});
  As<hopfield::Interaction> function = begins(hopfield::Interaction::polynomial);
  As<std::uint32_t> degree = begins(std::uint32_t{3});
  As<std::uint32_t> cue = begins(std::uint32_t{1});  ///< the memory that the start comes from
  As<double> noise = begins(0.15);                   ///< share of its pixels that are flipped
  As<hopfield::Pattern> start;                       ///< drawn by hand; none: from the cue
  As<double> beta = begins(0.02);
  As<std::vector<GreyPicture>> pictures = begins(grey_drawings());
  As<std::uint32_t> picture = begins(std::uint32_t{0});  ///< the one that the start comes from
  As<double> cover = begins(0.5);  ///< this share of its rows, from below, is unknown: 0
  As<double> grain = begins(0.0);  ///< share of the pixels with any grey instead
  As<GreyPixels> sketch;           ///< drawn by hand; none: from the picture
  As<std::uint32_t> seed = begins(std::uint32_t{3});
  As<std::uint32_t> draws = begins(std::uint32_t{0});  ///< so often there has been new noise
  As<std::uint32_t> moment =
      begins(std::uint32_t{45});   ///< tenths of a sweep, or steps; at first the run is finished
  As<double> speed = begins(1.0);  ///< sweeps or steps a second
  friend bool operator==(const DenseFields&, const DenseFields&) = default;
};

struct DenseBench : DenseFields<Value> {
  static constexpr std::string_view kName = "dense";
  [[nodiscard]] Grid grid() const;
  [[nodiscard]] bool attends() const { return view == DenseView::attention; }
  [[nodiscard]] bool exponential() const { return function == hopfield::Interaction::exponential; }
};

/// Other memories, another network or start: the run begins again.
template <>
struct Change<DenseBench> : DenseFields<Maybe> {
  Maybe<GreyPicture> add;       ///< a picture that is stored as well; the run starts from it
  Maybe<std::uint32_t> remove;  ///< this picture goes
  Maybe<std::uint32_t> stroke;  ///< starts with the same number are one step of undo
};

/// Pictures in a set, and how many memories there may be with it.
[[nodiscard]] const PictureSet* pictures_of(DenseSet set);
[[nodiscard]] std::uint32_t most_patterns(DenseSet set);
/// So many are stored when a set is chosen: past what the classical net can keep.
[[nodiscard]] std::uint32_t usual_patterns(DenseSet set);
[[nodiscard]] std::vector<hopfield::Pattern> memories_of(const DenseBench& bench);
/// The name of an included picture, nothing for a random pattern.
[[nodiscard]] std::string_view memory_name(const DenseBench& bench, std::size_t memory);
[[nodiscard]] hopfield::Pattern start_of(const DenseBench& bench,
                                         const std::vector<hopfield::Pattern>& memories);
/// The same of grey values.
[[nodiscard]] std::vector<double> grey_start_of(const DenseBench& bench);
/// F of the net of higher order, or of the classical one.
[[nodiscard]] hopfield::DenseMemoryOptions dense_options(const DenseBench& bench, bool classical);

/// What has become of the memory that the start comes from.
enum class DenseVerdict : std::uint8_t { running, recalled, inverse, other, lost };

/// One net's run, a state per tenth of a sweep until nothing changes any more.
struct DenseCourse {
  std::vector<hopfield::Pattern> states;
  std::vector<double> energies;  ///< of eᶻ −log Σ eᶻ
  bool settles = false;          ///< the last state is a fixed point
  [[nodiscard]] std::size_t last() const { return states.size() - 1; }
  [[nodiscard]] std::size_t index(std::size_t moment) const {
    return moment < states.size() ? moment : last();
  }
  [[nodiscard]] const hopfield::Pattern& at(std::size_t moment) const {
    return states[index(moment)];
  }
};

/// The run of attention, a state per step.
struct AttentionCourse {
  std::vector<std::vector<double>> states, attention;
  std::vector<double> energies;
  bool settles = false;
  [[nodiscard]] std::size_t last() const { return states.size() - 1; }
  [[nodiscard]] std::size_t index(std::size_t moment) const {
    return moment < states.size() ? moment : last();
  }
};

/// Everything that follows from the section but for the moment that is shown. Of the view that is open.
struct DenseRuns {
  std::vector<hopfield::Pattern> memories;
  DenseCourse classical, dense;
  std::vector<std::vector<double>> values;  ///< of the grey pictures
  AttentionCourse attention;
  std::uint32_t end = 0;  ///< the last moment at which something changes
};
/// Kept until another one is asked for. Precondition: a checked section.
[[nodiscard]] std::shared_ptr<const DenseRuns> dense_runs(const DenseBench& bench);

/// Of a run at a moment.
[[nodiscard]] DenseVerdict verdict_of(const DenseBench& bench, const DenseRuns& runs,
                                      const DenseCourse& course, std::size_t moment);
/// The memory with the largest overlap, also inverted where F does not tell z from −z.
struct NearestMemory {
  std::size_t memory = 0;
  std::int32_t overlap = 0;  ///< raw, −N to N
};
[[nodiscard]] NearestMemory nearest_memory(const std::vector<hopfield::Pattern>& memories,
                                           const hopfield::Pattern& state);
/// The part that the largest |F(ξ·s)| has in their sum, 0 to 1.
[[nodiscard]] double largest_share(const std::vector<hopfield::Pattern>& memories,
                                   const hopfield::Pattern& state,
                                   const hopfield::DenseMemoryOptions& options);
/// F(z) / F(N) for −N ≤ z ≤ N.
[[nodiscard]] double scaled_function(double z, double neurons,
                                     const hopfield::DenseMemoryOptions& options);
/// An energy in units of F(N): at a memory without the others −1; of eᶻ its logarithm over N.
[[nodiscard]] double scaled_energy(double energy, double neurons,
                                   const hopfield::DenseMemoryOptions& options);

/// What attention makes of the pictures.
struct Blend {
  enum class Kind : std::uint8_t { one, some, all } kind = Kind::all;
  std::vector<std::size_t> pictures;  ///< one, or those of the blend, the largest part first
};
[[nodiscard]] Blend blend_of(const std::vector<double>& attention);
/// The largest difference from a picture, in grey levels of 255.
[[nodiscard]] double grey_difference(const std::vector<double>& x, const std::vector<double>& to);

/// moment, then overlaps and energies of both nets; or attention and energy per step.
[[nodiscard]] std::string dense_csv(const DenseBench& bench, const DenseRuns& runs);
/// z, then F of both nets over F(N).
[[nodiscard]] std::string function_csv(const DenseBench& bench);
/// The experiment "recall" of docs/experiments.md with the same network and start.
[[nodiscard]] std::string dense_request(const DenseBench& bench, const DenseRuns& runs);
/// A NumPy program that does the same.
[[nodiscard]] std::string dense_script(const DenseBench& bench, const DenseRuns& runs);

}  // namespace lab
