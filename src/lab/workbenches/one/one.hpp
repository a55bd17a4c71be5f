#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "hopfield/rate/fixed_point.hpp"
#include "hopfield/rate/network.hpp"
#include "hopfield/rate/trajectory.hpp"
#include "hopfield/result.hpp"
#include "lab/workbenches/kicks.hpp"

/// The workbench "One neuron": a neuron that excites itself. τ dv/dt = −v + F(λ v + h).
namespace lab {

inline constexpr double kOneTime = 12;     ///< τ: the length of the time axis
inline constexpr double kDrawnStep = 0.1;  ///< τ: of an input drawn by hand
inline constexpr std::size_t kMostDrawn = 120;
inline constexpr double kLargestLambda = 5;  ///< each way
inline constexpr double kOneInput = 3;       ///< each way

/// Where h comes from.
enum class OneInputKind : std::uint8_t { none, step, drawn };
/// What λ makes of the neuron.
enum class Regime : std::uint8_t { forgets, holds, runs_away };

/// The neuron, its input, where it starts, and how far the run is shown.
struct One {
  double lambda = 0.5;
  hopfield::Activation activation = hopfield::Activation::linear;
  double time_constant = 100;  ///< τ in ms: for the axes; all times are in τ
  double start = 0;
  OneInputKind kind = OneInputKind::step;
  double step_from = 1, step_until = 3, step_height = 0.25;
  std::vector<double> drawn;  ///< one value for each kDrawnStep
  std::vector<Kick> nudges;
  std::uint32_t moment = 0;  ///< of the run, in τ / 1000
  double speed = 2;          ///< τ a second

  friend bool operator==(const One&, const One&) = default;
};

/// What is to be different; what is not given stays.
struct OneChange {
  std::optional<double> lambda, time_constant, start, speed;
  std::optional<hopfield::Activation> activation;
  std::optional<OneInputKind> kind;
  std::optional<double> step_from, step_until, step_height;
  std::optional<std::vector<double>> drawn;
  std::optional<std::vector<Kick>> nudges;
  std::optional<std::uint32_t> moment;
  std::optional<double> drop;   ///< let go at this v: a run without input
  std::optional<double> nudge;  ///< a short push from now on
};

void apply(One& one, const OneChange& change);
/// An error names the field.
[[nodiscard]] hopfield::Result<void> check_one(const One& one);

/// The network of one neuron with τ = 1: times are in τ.
[[nodiscard]] hopfield::RateNetwork network_of(const One& one);
/// h by time, from the step or the drawing, and nudges.
[[nodiscard]] hopfield::InputSchedule schedule_of(const One& one);
/// When the run ends, in τ.
[[nodiscard]] double end_of(const One& one);
[[nodiscard]] hopfield::RateTrajectory run_of(const One& one);
[[nodiscard]] double time_of(const One& one);
/// v and h at the shown moment.
[[nodiscard]] double shown(const One& one);
[[nodiscard]] double input_at(const One& one, double time);
[[nodiscard]] Regime regime_of(const One& one);
/// F(λ v + h) − v: τ dv/dt.
[[nodiscard]] double rate_of_change(const One& one, double v, double input);
/// E(v) under an input; not finite beyond ±1 when F saturates.
[[nodiscard]] double energy_of(const One& one, double v, double input);
/// Where v stays under this input.
[[nodiscard]] std::vector<hopfield::FixedPoint> fixed_points_of(const One& one, double input);

[[nodiscard]] OneChange read_one(const Fields& fields);
/// The fields of an object that has been begun.
void write_one(JsonText& json, const OneChange& change);
/// Everything, as a change.
[[nodiscard]] OneChange whole_of(const One& one);
/// State, regime, time constant, fixed points, energy.
void write_one_status(JsonText& json, const One& one);

}  // namespace lab
