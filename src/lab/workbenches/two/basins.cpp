#include "lab/workbenches/two/basins.hpp"

#include <algorithm>
#include <cmath>

namespace lab {
namespace {

double distance(const Pair& a, const Pair& b) {
  return std::max(std::fabs(a[0] - b[0]), std::fabs(a[1] - b[1]));
}

Pair along(const Pair& v, const Pair& slope, double by) {
  return {v[0] + by * slope[0], v[1] + by * slope[1]};
}

}  // namespace

Basins::Basins(hopfield::RateNetwork network, const Pair& input,
               const std::vector<hopfield::FixedPoint>& points)
    : network_(std::move(network)),
      input_(input),
      places_(static_cast<std::size_t>(kSide) * kSide, kEdge) {
  for (const hopfield::FixedPoint& point : points) {
    if (!point.directions.empty()) continue;  // whole lines of them attract to wherever
    const Pair at{point.rates[0], point.rates[1]};
    (point.stability == hopfield::PointStability::stable ? attractors_ : others_).push_back(at);
  }
  // A point counts as reached well before the next one is near.
  for (const Pair& a : attractors_) {
    for (const Pair& b : attractors_)
      if (distance(a, b) > 0) near_ = std::min(near_, distance(a, b) / 4);
    for (const Pair& b : others_)
      if (distance(a, b) > 0) near_ = std::min(near_, distance(a, b) / 4);
  }
  // Short enough for the fastest change that there can be.
  double fastest = 1;
  for (std::size_t i = 0; i < 2; ++i)
    fastest =
        std::max(fastest, 1 + network_.options().gain * (std::fabs(network_.weights()(i, 0)) +
                                                         std::fabs(network_.weights()(i, 1))));
  step_ = std::min(0.1, 1.2 / fastest);
  // Without a stable point there is nothing to find out.
  if (attractors_.empty()) block_ = 0;
}

Pair Basins::slope(const Pair& v) {
  ++spent_;
  Pair out{};
  network_.derivative(v, input_, out);
  return out;
}

std::uint8_t Basins::end_of(const Pair& from) {
  Pair v = from;
  double time = 0;
  while (time < kLongest) {
    const Pair a = slope(v);
    const double speed = std::max(std::fabs(a[0]), std::fabs(a[1]));
    for (std::size_t k = 0; k < attractors_.size(); ++k)
      if (distance(v, attractors_[k]) < near_) return static_cast<std::uint8_t>(k + 1);
    if (speed < 1e-9) return kEdge;
    // The classical Runge–Kutta rule; an error of 10⁻⁶ decides nothing that can be seen.
    const Pair b = slope(along(v, a, step_ / 2)), c = slope(along(v, b, step_ / 2)),
               d = slope(along(v, c, step_));
    for (std::size_t i = 0; i < 2; ++i) v[i] += step_ / 6 * (a[i] + 2 * b[i] + 2 * c[i] + d[i]);
    time += step_;
  }
  for (const Pair& other : others_)
    if (distance(v, other) < near_) return kEdge;
  return kRound;
}

bool Basins::settled(int x, int y) const {
  // All around it the level before said the same.
  const int coarse = 2 * block_;
  const int left = x / coarse * coarse, top = y / coarse * coarse;
  const std::uint8_t here =
      coarse_[static_cast<std::size_t>(top) * kSide + static_cast<std::size_t>(left)];
  for (int dy = -1; dy <= 1; ++dy)
    for (int dx = -1; dx <= 1; ++dx) {
      const int px = left + dx * coarse, py = top + dy * coarse;
      if (px < 0 || py < 0 || px >= kSide || py >= kSide) continue;
      if (coarse_[static_cast<std::size_t>(py) * kSide + static_cast<std::size_t>(px)] != here)
        return false;
    }
  return true;
}

void Basins::fill(int x, int y, std::uint8_t value) {
  for (int row = y; row < y + block_; ++row) {
    const auto first = places_.begin() + static_cast<std::ptrdiff_t>(row) * kSide + x;
    std::fill(first, first + block_, value);
  }
}

bool Basins::refine(std::int64_t evaluations) {
  spent_ = 0;
  while (block_ > 0 && spent_ < evaluations) {
    const int in_a_row = kSide / block_;
    if (next_ == in_a_row * in_a_row) {
      ++level_;
      next_ = 0;
      block_ /= 2;
      coarse_ = places_;
      continue;
    }
    const int x = next_ % in_a_row * block_, y = next_ / in_a_row * block_;
    ++next_;
    if (block_ < kWhole) {
      ++spent_;
      if (settled(x, y)) continue;
    }
    const double pixel = 2 * kPlane / kSide, half = block_ / 2.0;
    fill(x, y, end_of({-kPlane + (x + half) * pixel, kPlane - (y + half) * pixel}));
  }
  return block_ > 0;
}

}  // namespace lab
