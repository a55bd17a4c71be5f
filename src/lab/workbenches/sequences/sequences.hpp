#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "hopfield/rules/film.hpp"
#include "lab/document/document.hpp"
#include "lab/sections/forms.hpp"

/// The workbench "Sequences": a network that plays a film of pictures.
namespace lab {

inline constexpr int kSmallestFrame = 2, kLargestFrame = 20;  ///< cells across and down
inline constexpr std::size_t kMostFrames = 12;                ///< pictures of a film
inline constexpr std::uint32_t kLongestFilm = 400;            ///< steps of a run
inline constexpr std::uint32_t kLongestDelay = 8;
inline constexpr std::int32_t kLargestStrength = 2 * hopfield::FilmOptions::kParts;
inline constexpr double kSlowestFilm = 0.5, kFastestFilm = 20;  ///< steps a second

/// Finished examples, by what their weights do.
enum class FilmExample : std::uint8_t { count, walk, held, patterns, fixed, two, four };
inline constexpr std::size_t kFilmExamples = 7;

/// The pictures, how they recall one another, where a run starts, and how far it is shown.
template <template <class> class As>
struct SequencesFields {
  As<int> width = begins(10), height = begins(10);
  As<std::vector<hopfield::Pattern>> pictures;
  As<bool> cyclic = begins(true);
  As<bool> projection = begins(true);  ///< the pseudo-inverse, else Hebb's rule
  /// In parts of one (hopfield::FilmOptions).
  As<std::int32_t> hold = begins(std::int32_t{0});
  As<std::int32_t> next = begins(std::int32_t{hopfield::FilmOptions::kParts});
  As<std::int32_t> back = begins(std::int32_t{0});
  As<std::uint32_t> delay = begins(0U);
  As<hopfield::Mode> mode = begins(hopfield::Mode::sync);
  As<std::uint32_t> seed = begins(1U);  ///< of the order of asynchronous updates, and of noise
  As<hopfield::Pattern> start;
  As<std::uint32_t> draws = begins(0U);   ///< so often noise has been added
  As<std::uint32_t> moment = begins(0U);  ///< the step that is shown
  As<double> speed = begins(3.0);         ///< steps a second
  friend bool operator==(const SequencesFields&, const SequencesFields&) = default;
};

struct Sequences : SequencesFields<Value> {
  static constexpr std::string_view kName = "sequences";
  /// The film that counts from one to eight.
  Sequences();
  [[nodiscard]] Grid grid() const { return {width, height}; }
  [[nodiscard]] std::size_t neurons() const { return grid().neurons(); }
};

/// Another network, another start: the run begins again.
template <>
struct Change<Sequences> : SequencesFields<Maybe> {
  Maybe<FilmExample> example;
  Maybe<std::size_t> load;                 ///< this picture becomes the start
  Maybe<std::size_t> add;                  ///< what is shown becomes a picture with this number
  Maybe<std::size_t> replace;              ///< it takes the place of this one
  Maybe<std::size_t> remove;               ///< this picture goes
  Maybe<std::array<std::size_t, 2>> move;  ///< from, to
  Maybe<double>
      noise;  ///< each pixel that is shown flips with this probability, and that is the start
  Maybe<std::uint32_t> stroke;  ///< starts with the same one are one step of undo
};

/// A finished example, at its start.
[[nodiscard]] Sequences film_example(FilmExample which);
/// Whether the pictures and the weights are those of the example.
[[nodiscard]] bool is_example(const Sequences& sequences, FilmExample which);
/// The network. Precondition: a checked section.
[[nodiscard]] hopfield::Film film_of(const Sequences& sequences);
/// The run from the start, as far as something new happens.
[[nodiscard]] hopfield::FilmRun run_of(const Sequences& sequences, const hopfield::Film& film);

/// W = Wᵀ, W = −Wᵀ, or neither of them; with W = 0 it is symmetric.
enum class FilmSymmetry : std::uint8_t { symmetric, antisymmetric, neither };
[[nodiscard]] FilmSymmetry symmetry_of(const hopfield::Matrix& weights);

/// The picture, or inverse picture, that a state resembles most.
struct NearestFrame {
  std::size_t picture = 0;
  std::int32_t overlap = 0;  ///< raw, −N to N
  [[nodiscard]] bool inverse() const { return overlap < 0; }
};
[[nodiscard]] NearestFrame nearest_frame(const Sequences& sequences,
                                         const hopfield::Pattern& state);

}  // namespace lab
