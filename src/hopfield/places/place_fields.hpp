#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "hopfield/numerics/matrix.hpp"
#include "hopfield/numerics/point.hpp"
#include "hopfield/pattern/pattern.hpp"
#include "hopfield/result.hpp"

/// Place cells: fields that cover a square arena, the pattern of a place, and the place of a pattern.
namespace hopfield {

/// In the unit square.
using Place = Point;

struct PlaceFieldOptions {
  std::size_t side = 16;  ///< side² cells, 4 to 32 across
  double width = 0.12;    ///< σ of every field, in sides of the arena: 0.01 to 1
  double share = 0.15;    ///< of the cells that are active in a place: 0.01 to 0.9
  /// Centres at the middles of side × side squares, or anywhere.
  enum class Centres : std::uint8_t { grid, random } centres = Centres::grid;
  std::uint64_t seed = 1;  ///< of the centres and the peak rates
  friend bool operator==(const PlaceFieldOptions&, const PlaceFieldOptions&) = default;
};

/// N cells. Cell i has the rate gᵢ exp(−|x − cᵢ|² / 2σ²) at place x. Centres cᵢ have nothing to do with the numbers of the cells (O'Keefe
/// 1976: neighbours in the hippocampus have fields anywhere), and peak rates gᵢ differ: uniform in [½, 1). The pattern of a place has the
/// K cells of the highest rates there, K = the share of N, rounded. Wide fields leave more of that to gᵢ, so that far places share cells.
class PlaceFields {
 public:
  /// Errors: the name of the option.
  static Result<PlaceFields> make(const PlaceFieldOptions& options);

  [[nodiscard]] const PlaceFieldOptions& options() const { return options_; }
  [[nodiscard]] std::size_t cells() const { return centres_.size(); }
  /// K, at least 1.
  [[nodiscard]] std::size_t active() const { return active_; }
  [[nodiscard]] std::span<const Place> centres() const { return centres_; }
  /// gᵢ, in [½, 1).
  [[nodiscard]] std::span<const double> peaks() const { return peaks_; }
  /// In [0, 1). cell < cells().
  [[nodiscard]] double rate(std::size_t cell, const Place& at) const;
  /// +1: one of the K cells with the highest rates at the place; of equal ones that with the lower number.
  [[nodiscard]] Pattern pattern(const Place& at) const;
  /// All cells as a picture of the arena, row by row from the top left: side rows by the height of the centre, each from left to right.
  [[nodiscard]] std::span<const std::uint32_t> by_place() const { return by_place_; }

 private:
  PlaceFields() = default;
  [[nodiscard]] Pattern strongest(std::span<double> rates) const;
  friend class PlaceDecoder;

  PlaceFieldOptions options_;
  std::size_t active_ = 1;
  std::vector<Place> centres_;
  std::vector<double> peaks_;
  std::vector<std::uint32_t> by_place_;
};

/// Which place a population speaks of, by the best match: of 41 × 41 places those whose patterns share most active cells with it, and
/// of these the mean. (The mean of the centres of active cells would be drawn away from the walls.)
class PlaceDecoder {
 public:
  static constexpr std::size_t kAcross = 41;
  explicit PlaceDecoder(const PlaceFields& fields);
  /// Nothing when no cell is active. The size is that of the fields.
  [[nodiscard]] std::optional<Place> decode(const Pattern& active) const;
  /// The pattern of the place x / 40, y / 40.
  [[nodiscard]] const Pattern& pattern(std::size_t x, std::size_t y) const {
    return patterns_[y * kAcross + x];
  }

 private:
  std::vector<Pattern> patterns_;
};

/// Number of neurons that are active (+1) in both. Sizes must be equal.
[[nodiscard]] std::size_t shared(const Pattern& a, const Pattern& b);

}  // namespace hopfield
