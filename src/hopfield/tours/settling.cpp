#include "hopfield/tours/settling.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "hopfield/special/special.hpp"

namespace hopfield {
namespace {

constexpr double kRestChange = 1e-6;
constexpr Tolerance kSettlingTolerance = {1e-6, 1e-8, 200000, 1e9};

}  // namespace

double graded_output(double u, double gain_width) {
  return 0.5 * (1.0 + special::tanh(u / gain_width));
}

std::vector<double> settling_start(std::size_t side, const TourNetworkOptions& options,
                                   Random& random) {
  const double width = options.gain_width;
  // ½ (1 + tanh(u/u₀)) = 1/n
  const double level = -0.5 * width * special::log(static_cast<double>(side) - 1.0);
  std::vector<double> u(side * side);
  for (double& value : u) value = level + options.noise * width * (2.0 * random.uniform() - 1.0);
  return u;
}

Settling::Settling(Slope slope, const TourNetworkOptions& options, std::vector<double> potentials)
    : slope_(std::move(slope)),
      options_(options),
      potentials_(std::move(potentials)),
      change_(potentials_.size()),
      before_(outputs()) {
  if (options_.method == TourNetworkOptions::Method::adaptive)
    solver_.emplace(slope_, 0.0, potentials_, kSettlingTolerance);
}

void Settling::step() {
  const double next = std::min(looked_ + kLook, options_.max_time);
  if (solver_) {
    while (finite_ && solver_->time() < next)
      finite_ = solver_->step(next) == DormandPrince::Status::fine;
    potentials_.assign(solver_->value().begin(), solver_->value().end());
    time_ = solver_->time();
  } else {
    slope_(time_, potentials_, change_);
    for (std::size_t k = 0; k < potentials_.size(); ++k)
      potentials_[k] += options_.time_step * change_[k];
    time_ = options_.time_step * static_cast<double>(++steps_);
    if (time_ < next) return;
  }
  looked_ = next;
  look();
}

void Settling::look() {
  for (const double u : potentials_) finite_ = finite_ && std::isfinite(u);
  if (!finite_) return;
  std::vector<double> now = outputs();
  double change = 0.0;
  for (std::size_t k = 0; k < now.size(); ++k)
    change = std::max(change, std::fabs(now[k] - before_[k]));
  settled_ = change < kRestChange;
  before_ = std::move(now);
}

std::vector<double> Settling::outputs() const {
  std::vector<double> v;
  v.reserve(potentials_.size());
  for (const double u : potentials_) v.push_back(graded_output(u, options_.gain_width));
  return v;
}

}  // namespace hopfield
