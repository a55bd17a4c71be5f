#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "hopfield/rate/fixed_point.hpp"
#include "hopfield/rate/network.hpp"
#include "lab/workbenches/two/two.hpp"

namespace lab {

/// Which stable point each place of the plane flows to, worked out bit by bit: first on a coarse grid, then wherever
/// neighbours differ. What comes out does not depend on how the work was divided.
class Basins {
 public:
  static constexpr int kSide = 256;            ///< places in a row, over −kPlane … kPlane
  static constexpr std::uint8_t kEdge = 0;     ///< flows to a saddle or stays: the edge of a basin
  static constexpr std::uint8_t kRound = 255;  ///< goes round, or had not settled in kLongest

  /// Of the network with τ = 1 under a constant input; `points` are all of its fixed points.
  Basins(hopfield::RateNetwork network, const Pair& input,
         const std::vector<hopfield::FixedPoint>& points);

  /// Works until about so many evaluations of the network are spent; true while there is more to do.
  bool refine(std::int64_t evaluations);
  [[nodiscard]] bool done() const { return block_ == 0; }
  /// One more whenever a level of detail is finished.
  [[nodiscard]] int level() const { return level_; }

  /// Row by row from the top left (v₂ = kPlane): 1 for the first stable point, 2 for the second …
  [[nodiscard]] const std::vector<std::uint8_t>& places() const { return places_; }
  /// The stable points, in the order of the numbers.
  [[nodiscard]] const std::vector<Pair>& attractors() const { return attractors_; }
  /// Where a single place goes.
  [[nodiscard]] std::uint8_t end_of(const Pair& from);

 private:
  static constexpr double kLongest = 80;  // τ
  static constexpr int kWhole = 8;        ///< down to this size every place is followed
  [[nodiscard]] Pair slope(const Pair& v);
  [[nodiscard]] std::uint8_t at(int x, int y) const {
    return places_[static_cast<std::size_t>(y) * kSide + static_cast<std::size_t>(x)];
  }
  [[nodiscard]] bool settled(int x, int y) const;
  void fill(int x, int y, std::uint8_t value);

  hopfield::RateNetwork network_;
  Pair input_;
  std::vector<Pair> attractors_, others_;
  double near_ = 0.02;
  double step_ = 0.1;
  std::vector<std::uint8_t> places_, coarse_;
  int block_ = 32;  ///< side of a place at this level; 0: done
  int next_ = 0;    ///< the block whose turn it is
  int level_ = 0;
  std::int64_t spent_ = 0;
};

}  // namespace lab
