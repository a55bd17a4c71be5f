#include "hopfield/rate/trajectory.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace hopfield {

std::vector<double> input_at(const InputSchedule& schedule, double time, std::size_t neurons) {
  if (schedule.empty()) return std::vector<double>(neurons, 0.0);
  for (const InputSegment& segment : schedule)
    if (time < segment.until) return segment.input;
  return schedule.back().input;
}

Result<RateTrajectory> RateTrajectory::make(const RateNetwork& network,
                                            std::span<const double> start,
                                            const InputSchedule& schedule, double duration,
                                            Tolerance tolerance) {
  const std::size_t n = network.neurons();
  if (start.size() != n)
    return Error{"start", std::to_string(start.size()) + " values, expected " + std::to_string(n)};
  for (const double value : start)
    if (!(std::fabs(value) <= 1e9)) return Error{"start", "expected numbers of size at most 1e9"};
  if (!(duration > 0.0 && duration <= 1e12))
    return Error{"duration", "expected a number > 0, at most 1e12"};
  if (const Result<void> valid = validate(schedule, n); !valid) return valid.error();
  RateTrajectory path;
  path.start_.assign(start.begin(), start.end());
  std::vector<double> input(n, 0.0);
  DormandPrince solver([&](double, std::span<const double> x,
                           std::span<double> out) { network.derivative(x, input, out); },
                       0.0, path.start_, tolerance);
  // Each piece has one input; the last input lasts for ever.
  double now = 0.0;
  for (std::size_t k = 0; now < duration && path.stop_ == Stop::finished; ++k) {
    const bool last = k + 1 >= schedule.size();
    const double end = last ? duration : std::min(schedule[k].until, duration);
    input = input_at(schedule, now, n);
    solver.restart();
    while (solver.time() < end && path.stop_ == Stop::finished) {
      switch (solver.step(end)) {
        case DormandPrince::Status::fine:
          path.steps_.push_back(solver.last());
          break;
        case DormandPrince::Status::run_away:
          path.stop_ = Stop::run_away;
          break;
        default:
          path.stop_ = Stop::too_stiff;
          break;
      }
    }
    now = end;
  }
  path.last_ = path.at(path.end());
  if (path.stop_ == Stop::finished) path.last_.assign(solver.value().begin(), solver.value().end());
  return path;
}

std::string RateTrajectory::reason() const {
  switch (stop_) {
    case Stop::finished:
      return {};
    case Stop::run_away:
      return "the network runs away: a value has left ±1e12";
    case Stop::too_stiff:
      return "too stiff: following this would take more steps than allowed (fast and slow times "
             "differ too much)";
  }
  return {};
}

std::vector<double> RateTrajectory::at(double time) const {
  if (steps_.empty()) return start_;
  const double t = std::clamp(time, 0.0, end());
  auto step = std::partition_point(steps_.begin(), steps_.end(),
                                   [t](const OdeStep& candidate) { return candidate.end() < t; });
  if (step == steps_.end()) --step;
  std::vector<double> out(start_.size());
  step->at(t, out);
  return out;
}

}  // namespace hopfield
