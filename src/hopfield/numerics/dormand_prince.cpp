#include "hopfield/numerics/dormand_prince.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "hopfield/special/special.hpp"

namespace hopfield {
namespace {

constexpr std::array<std::array<double, 6>, 7> kA = {{
    {},
    {1.0 / 5.0},
    {3.0 / 40.0, 9.0 / 40.0},
    {44.0 / 45.0, -56.0 / 15.0, 32.0 / 9.0},
    {19372.0 / 6561.0, -25360.0 / 2187.0, 64448.0 / 6561.0, -212.0 / 729.0},
    {9017.0 / 3168.0, -355.0 / 33.0, 46732.0 / 5247.0, 49.0 / 176.0, -5103.0 / 18656.0},
    {35.0 / 384.0, 0.0, 500.0 / 1113.0, 125.0 / 192.0, -2187.0 / 6784.0, 11.0 / 84.0},
}};
constexpr std::array<double, 7> kC = {0.0, 0.2, 0.3, 0.8, 8.0 / 9.0, 1.0, 1.0};
/// Order 5 less order 4.
constexpr std::array<double, 7> kDifference = {
    71.0 / 57600.0,      0.0,          -71.0 / 16695.0, 71.0 / 1920.0,
    -17253.0 / 339200.0, 22.0 / 525.0, -1.0 / 40.0};
/// Of the dense output.
constexpr std::array<double, 7> kD = {
    -12715105075.0 / 11282082432.0,  0.0,
    87487479700.0 / 32700410799.0,   -10690763975.0 / 1880347072.0,
    701980252875.0 / 199316789632.0, -1453857185.0 / 822651844.0,
    69997945.0 / 29380423.0};

}  // namespace

void OdeStep::at(double t, std::span<double> out) const {
  const std::size_t n = out.size();
  const double x = length > 0.0 ? (t - start) / length : 0.0;
  const double y = 1.0 - x;
  const double* r = coefficients.data();
  for (std::size_t i = 0; i < n; ++i)
    out[i] = r[i] + x * (r[n + i] + y * (r[2 * n + i] + x * (r[3 * n + i] + y * r[4 * n + i])));
}

DormandPrince::DormandPrince(Slope slope, double t, std::vector<double> v, Tolerance tolerance)
    : slope_(std::move(slope)),
      tolerance_(tolerance),
      time_(t),
      value_(std::move(v)),
      next_(value_.size()),
      stages_(7 * value_.size()),
      point_(value_.size()) {}

void DormandPrince::restart() {
  fresh_ = true;
  length_ = 0.0;
}

void DormandPrince::evaluate(std::size_t stage, double t) {
  const std::size_t n = value_.size();
  slope_(t, point_, std::span(stages_).subspan(stage * n, n));
}

/// A hundredth of the time in which the value would change by its own size.
double DormandPrince::first_length(double limit) {
  double size = 0.0;
  double speed = 0.0;
  for (std::size_t i = 0; i < value_.size(); ++i) {
    const double scale = tolerance_.absolute + tolerance_.relative * std::fabs(value_[i]);
    size = std::max(size, std::fabs(value_[i]) / scale);
    speed = std::max(speed, std::fabs(stages_[i]) / scale);
  }
  const double room = limit - time_;
  if (!(size > 1e-5 && speed > 1e-5)) return std::min(1e-6 * (1.0 + std::fabs(time_)), room);
  return std::min(0.01 * size / speed, room);
}

/// Fills stages 1 to 6 and next_; returns the error in units of the tolerance (NaN if not finite).
double DormandPrince::try_step(double length) {
  const std::size_t n = value_.size();
  for (std::size_t stage = 1; stage < 7; ++stage) {
    for (std::size_t i = 0; i < n; ++i) {
      double sum = 0.0;
      for (std::size_t k = 0; k < stage; ++k) sum += kA[stage][k] * stages_[k * n + i];
      point_[i] = value_[i] + length * sum;
    }
    evaluate(stage, time_ + kC[stage] * length);
  }
  next_ = point_;
  double square = 0.0;
  for (std::size_t i = 0; i < n; ++i) {
    double error = 0.0;
    for (std::size_t k = 0; k < 7; ++k) error += kDifference[k] * stages_[k * n + i];
    const double scale = tolerance_.absolute +
                         tolerance_.relative * std::max(std::fabs(value_[i]), std::fabs(next_[i]));
    const double part = length * error / scale;
    square += part * part;
  }
  return std::sqrt(square / static_cast<double>(n));
}

void DormandPrince::keep(double length) {
  const std::size_t n = value_.size();
  last_.start = time_;
  last_.length = length;
  last_.coefficients.resize(5 * n);
  double* r = last_.coefficients.data();
  for (std::size_t i = 0; i < n; ++i) {
    const double change = next_[i] - value_[i];
    const double bend = length * stages_[i] - change;
    double sum = 0.0;
    for (std::size_t k = 0; k < 7; ++k) sum += kD[k] * stages_[k * n + i];
    r[i] = value_[i];
    r[n + i] = change;
    r[2 * n + i] = bend;
    r[3 * n + i] = change - length * stages_[6 * n + i] - bend;
    r[4 * n + i] = length * sum;
  }
}

DormandPrince::Status DormandPrince::step(double limit) {
  const std::size_t n = value_.size();
  if (fresh_) {
    point_ = value_;
    evaluate(0, time_);
    fresh_ = false;
  }
  if (length_ == 0.0) length_ = first_length(limit);
  for (bool refused = false;; refused = true) {
    if (steps_ >= tolerance_.max_steps) return Status::too_many_steps;
    ++steps_;
    const bool to_limit = length_ >= limit - time_ || time_ + 1.01 * length_ >= limit;
    const double length = to_limit ? limit - time_ : length_;
    const double error = try_step(length);
    const bool finite = std::isfinite(error);
    // The usual factor, within [1/5, 5]; what is not finite is tried a tenth as long.
    double factor = 5.0;
    if (error > 1e-4) factor = std::clamp(0.9 * special::pow(error, -0.2), 0.2, 5.0);
    factor = finite ? factor : 0.1;
    if (finite && error <= 1.0) {
      keep(length);
      time_ = to_limit ? limit : time_ + length;
      value_.swap(next_);
      std::copy_n(stages_.begin() + static_cast<std::ptrdiff_t>(6 * n), n, stages_.begin());
      // A step shortened to end at the limit says nothing about how long the next should be.
      length_ = to_limit ? std::max(length_, length * factor)
                         : length * (refused ? std::min(factor, 1.0) : factor);
      for (const double x : value_)
        if (!(std::fabs(x) <= tolerance_.run_away)) return Status::run_away;
      return Status::fine;
    }
    length_ = length * factor;
    if (!(time_ + 0.1 * length_ > time_)) return finite ? Status::too_short : Status::run_away;
  }
}

}  // namespace hopfield
