#include "lab/workbenches/one/one.hpp"

#include <algorithm>

namespace lab {

hopfield::RateNetwork network_of(const One& one) {
  hopfield::RateOptions options;
  options.activation = one.activation;
  auto made = hopfield::RateNetwork::make(hopfield::Matrix(1, 1, {one.lambda}), options);
  // A checked number always makes a network.
  return made ? *std::move(made) : *hopfield::RateNetwork::make(hopfield::Matrix(1, 1), {});
}

hopfield::InputSchedule schedule_of(const One& one) {
  std::vector<Kick> kicks = one.nudges;
  if (one.kind == OneInputKind::step)
    kicks.push_back({one.step_from, one.step_until, {one.step_height, 0}});
  if (one.kind == OneInputKind::drawn)
    for (std::size_t k = 0; k < one.drawn.size(); ++k)
      if (one.drawn[k] != 0)
        kicks.push_back({static_cast<double>(k) * kDrawnStep,
                         static_cast<double>(k + 1) * kDrawnStep,
                         {one.drawn[k], 0}});
  return schedule_of(kicks, {0, 0}, 1);
}

double end_of(const One& one) {
  double end = kOneTime;
  if (!one.nudges.empty()) end = std::max(end, one.nudges.back().until + kOneTime / 2);
  return std::min(end, kLongestTime);
}

hopfield::RateTrajectory run_of(const One& one) {
  hopfield::Tolerance tolerance;
  tolerance.run_away = 1e6;
  return *hopfield::RateTrajectory::make(network_of(one), std::array<double, 1>{one.start},
                                         schedule_of(one), end_of(one), tolerance);
}

double time_of(const One& one) { return static_cast<double>(one.moment) / kPerTau; }

double shown(const One& one) {
  return one.moment == 0 ? one.start : run_of(one).at(time_of(one))[0];
}

double input_at(const One& one, double time) {
  return hopfield::input_at(schedule_of(one), time, 1)[0];
}

Regime regime_of(const One& one) {
  if (one.lambda < 1) return Regime::forgets;
  return one.lambda > 1 ? Regime::runs_away : Regime::holds;
}

double rate_of_change(const One& one, double v, double input) {
  double out = 0;
  network_of(one).derivative(std::span(&v, 1), std::span(&input, 1), std::span(&out, 1));
  return out;
}

double energy_of(const One& one, double v, double input) {
  return network_of(one).lyapunov_energy(std::span(&v, 1), std::span(&input, 1));
}

std::vector<hopfield::FixedPoint> fixed_points_of(const One& one, double input) {
  const auto found = hopfield::fixed_points(network_of(one), std::span(&input, 1));
  return found ? found->points : std::vector<hopfield::FixedPoint>{};
}

}  // namespace lab
