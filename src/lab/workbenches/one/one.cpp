#include "lab/workbenches/one/one.hpp"

#include <algorithm>
#include <cmath>

#include "lab/formats/text.hpp"

namespace lab {
namespace {

constexpr double kNudge = 0.25;  // τ

template <class Value>
void set(Value& value, const std::optional<Value>& to) {
  if (to) value = *to;
}

}  // namespace

void apply(One& one, const OneChange& change) {
  set(one.lambda, change.lambda);
  set(one.activation, change.activation);
  set(one.time_constant, change.time_constant);
  set(one.speed, change.speed);
  set(one.kind, change.kind);
  set(one.step_from, change.step_from);
  set(one.step_until, change.step_until);
  set(one.step_height, change.step_height);
  if (change.drawn) {
    one.drawn = *change.drawn;
    if (!change.kind) one.kind = OneInputKind::drawn;
  }
  set(one.start, change.start);
  set(one.nudges, change.nudges);
  set(one.moment, change.moment);
  if (change.drop) {
    one.start = *change.drop;
    one.kind = OneInputKind::none;
    one.nudges.clear();
    one.moment = 0;
  }
  if (change.nudge) {
    const double now = time_of(one);
    std::erase_if(one.nudges, [&](const Kick& kick) { return kick.from >= now; });
    for (Kick& kick : one.nudges) kick.until = std::min(kick.until, now);
    one.nudges.push_back({now, now + kNudge, {*change.nudge, 0}});
  }
  one.moment = std::min(one.moment, static_cast<std::uint32_t>(std::floor(end_of(one) * kPerTau)));
}

hopfield::Result<void> check_one(const One& one) {
  using hopfield::Activation;
  if (one.activation == Activation::arctan)
    return hopfield::Error{"activation", "\"arctan\", expected linear, clip or tanh"};
  const std::array<hopfield::Result<void>, 7> checks = {
      check_range("lambda", one.lambda, -kLargestLambda, kLargestLambda),
      check_range("time_constant", one.time_constant, 1e-3, kLongestTau),
      check_range("start", one.start, -kLargestRate, kLargestRate),
      check_range("speed", one.speed, 0.1, kHighestRateSpeed),
      check_range("step_from", one.step_from, 0, kOneTime),
      check_range("step_until", one.step_until, 0, kOneTime),
      check_range("step_height", one.step_height, -kOneInput, kOneInput)};
  for (const auto& fits : checks)
    if (!fits) return fits;
  if (!(one.step_until > one.step_from))
    return hopfield::Error{"step_until", readable(one.step_until) + ", expected more than " +
                                             readable(one.step_from) + ", where the step begins"};
  if (one.drawn.size() > kMostDrawn)
    return hopfield::Error{"drawn", count_of(one.drawn.size(), "value") + ", expected at most " +
                                        std::to_string(kMostDrawn)};
  for (std::size_t k = 0; k < one.drawn.size(); ++k)
    if (auto fits =
            check_range("drawn[" + std::to_string(k) + "]", one.drawn[k], -kOneInput, kOneInput);
        !fits)
      return fits;
  return check_kicks(one.nudges);
}

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
