#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hopfield/memory/dynamics.hpp"
#include "hopfield/memory/network.hpp"
#include "hopfield/memory/run.hpp"
#include "hopfield/memory/temperature.hpp"
#include "hopfield/pattern/pattern.hpp"
#include "hopfield/result.hpp"
#include "lab/document/learning.hpp"
#include "lab/sections/sections.hpp"

namespace lab {

using hopfield::Error;
using hopfield::Pattern;
using hopfield::Result;

/// Version written into every document; a newer one is refused with a message.
inline constexpr int kDocumentVersion = 1;
inline constexpr int kSmallestSide = 5;
inline constexpr int kLargestSide = 64;
inline constexpr std::size_t kMostMemories = 1000;
inline constexpr std::size_t kLongestName = 60;                              // bytes of UTF-8
inline constexpr std::uint64_t kLargestSeed = (std::uint64_t{1} << 53) - 1;  // exact in JavaScript
inline constexpr std::uint32_t kMostSweeps = 1000;
inline constexpr double kLowestSpeed = 1.0;
inline constexpr double kHighestSpeed = 1e7;
/// In sweeps a second: from a neuron every few seconds of the smallest grid to as fast as the machine is.
inline constexpr double kSlowestPace = 0.01;
inline constexpr double kFastestPace = 1e4;
/// A recall takes about a sweep: four seconds on every grid.
inline constexpr double kNormalPace = 0.25;
inline constexpr double kLargestThreshold = 1e6;  // each way
inline constexpr int kLargestBrush = 8;
/// Neurons of a network whose weights are written down: 8 MB of them.
inline constexpr std::size_t kMostWrittenDown = 1024;
/// The same of weights given by hand, so that the document still fits into a link.
inline constexpr std::size_t kMostByHand = 400;
/// Multiplications that learning may take, about a second: it is done again for every picture that is stored.
inline constexpr double kMostLearning = 1e9;
/// Random commands draw from streams 0, 1, 2, … of the seed; runs from streams from here on, so that the order
/// of updating has nothing to do with the noise.
inline constexpr std::uint64_t kRunStreams = std::uint64_t{1} << 32;

/// Width and height of the picture, 5 to 64 each; N = width × height, row-major from the top-left.
struct Grid {
  int width = 16;
  int height = 16;
  [[nodiscard]] std::size_t neurons() const {
    return static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  }
  /// The neuron in column x of row y.
  [[nodiscard]] std::size_t at(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
           static_cast<std::size_t>(x);
  }
  friend bool operator==(const Grid&, const Grid&) = default;
};

/// A stored pattern with its name (unique names are kept by numbering: "circle", "circle 2").
struct Memory {
  std::string name;
  Pattern pattern;
  friend bool operator==(const Memory&, const Memory&) = default;
};
/// Shared and immutable, so that a copy of a document (undo!) costs nothing.
using MemoryList = std::shared_ptr<const std::vector<Memory>>;

/// What the eye looks at; part of the document, but not of the undo history.
struct View {
  std::optional<std::uint32_t> selected;  ///< the neuron whose arithmetic and weights are shown
  int brush = 1;                          ///< side of the brush in cells, 1 to 8
  bool signs = true;                      ///< + and − on large cells
  bool lecture = false;                   ///< all of the screen half as large again
  std::string panel = "plots";            ///< right column: plots, weights, raster, matrix, options
  std::optional<std::uint64_t> compare;   ///< a second moment to show the difference with
  std::vector<std::string> hidden;        ///< parts that a teacher hid (see docs/embedding.md)
  friend bool operator==(const View&, const View&) = default;
};

/// How fast a recall runs: in sweeps a second, the same to the eye on every grid, or in single-neuron updates a second, as
/// in documents from before sweeps counted.
struct Speed {
  double rate = 400.0;  ///< kLowestSpeed to kHighestSpeed; of sweeps kSlowestPace to kFastestPace
  bool sweeps = false;
  /// Single-neuron updates a second of a network of so many neurons.
  [[nodiscard]] double updates(std::size_t neurons) const {
    return sweeps ? rate * static_cast<double>(neurons) : rate;
  }
  friend bool operator==(const Speed&, const Speed&) = default;
};

/// The whole state of a workbench. Save file, share link, embed state and test fixture alike.
/// The state of the network is not stored: it is the start, run for `moment` single-neuron decisions
/// with the run's random stream, which is the same everywhere.
struct Document {
  std::string workbench = "memory";
  Grid grid;
  MemoryList memories = std::make_shared<const std::vector<Memory>>();
  Learning learning;  ///< in JSON a part of `network`
  hopfield::NetworkOptions network;
  hopfield::UpdateOptions update;
  hopfield::Cooling temperature;  ///< of the updates, in JSON a part of `update`; see run_options()
  Pattern start = Pattern(256);
  std::uint64_t moment = 0;
  std::uint64_t seed = 1;
  std::uint64_t draws =
      0;  ///< random commands so far, each with its own stream of the seed; below kRunStreams
  std::uint64_t run_stream = kRunStreams;  ///< the stream of the run from `start`
  Speed speed;
  double noise = 0.2;  ///< fraction that "Add noise" flips, 0 to 1
  View view;
  Sections sections;  ///< of the workbenches besides Memory

  /// The section of a workbench, by its type. Holds until the section changes.
  template <class Section>
  [[nodiscard]] const Section& section() const {
    return sections.get<Section>();
  }
  friend bool operator==(const Document&, const Document&);
};

/// The first visit: three memories stored, one of them spoiled, nothing run yet.
[[nodiscard]] Document first_visit();

/// The panels of the right column that View::panel may name.
[[nodiscard]] std::span<const std::string_view> panels();

/// From 0 to 1; not a number is not.
[[nodiscard]] constexpr bool is_fraction(double value) { return value >= 0.0 && value <= 1.0; }

/// Whether everything is within its bounds and of one size; an error names the field as in JSON.
[[nodiscard]] Result<void> check_document(const Document& document);
/// Whether the memories are few and small enough for the rule, and the weights of the right size: a part of check_document.
[[nodiscard]] Result<void> check_learning(const Document& document);
/// The document's pictures as what a network learns, given what it had learnt before (or null): adding one picture to
/// hundreds is quick.
[[nodiscard]] std::shared_ptr<const hopfield::Memories> memories_of(
    const std::shared_ptr<const hopfield::Memories>& before, const Document& document);
/// The document's network. `memories` are those of memories_of. What the rule cannot learn is an error that names the
/// field as in JSON: `memories[k]`, `network.self_connections`, … Only Hebb's rule, in a checked document, learns
/// everything.
[[nodiscard]] Result<hopfield::Model> learn(const Document& document,
                                            std::shared_ptr<const hopfield::Memories> memories);
/// How a run of the document goes on. A dense memory is updated at T = 0: its fields have no scale that T could be told in.
[[nodiscard]] hopfield::RunOptions run_options(const Document& document);
/// A name that no memory but number `except` bears: the wanted one, or "circle 2", "circle 3", …
[[nodiscard]] std::string free_name(std::string_view wanted, const std::vector<Memory>& memories,
                                    std::size_t except = SIZE_MAX);

/// Compact JSON (docs/document.md). Reading is total: any bytes give a document or an error that
/// names the field. write(read(text)) is stable.
[[nodiscard]] std::string write_document(const Document& document);
/// Errors name the field ("network.tie"), or say where the text is no JSON. Fields that a document does not have are skipped, and
/// sizes are checked, before anything is made.
[[nodiscard]] Result<Document> read_document(std::string_view json,
                                             std::size_t most_values = SIZE_MAX);

/// The document deflated into URL-safe base64 (with a version letter and a checksum), for the hash
/// of a link.
[[nodiscard]] std::string write_link(const Document& document);
/// Total, too. Errors: `link`, when it is damaged, of an unknown version or too large when
/// unpacked; those of read_document.
[[nodiscard]] Result<Document> read_link(std::string_view text);

}  // namespace lab
