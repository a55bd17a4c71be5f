#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "hopfield/rate/fixed_point.hpp"
#include "hopfield/rate/network.hpp"
#include "hopfield/rate/trajectory.hpp"
#include "lab/sections/forms.hpp"
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
template <template <class> class As>
struct OneFields {
  As<double> lambda = begins(0.5);
  As<hopfield::Activation> activation = begins(hopfield::Activation::linear);
  As<double> time_constant = begins(100.0);  ///< τ in ms: for the axes; all times are in τ
  As<double> start = begins(0.0);
  As<OneInputKind> kind = begins(OneInputKind::step);
  As<double> step_from = begins(1.0), step_until = begins(3.0), step_height = begins(0.25);
  As<std::vector<double>> drawn;  ///< one value for each kDrawnStep
  As<std::vector<Kick>> nudges;
  As<std::uint32_t> moment = begins(0U);  ///< of the run, in τ / 1000
  As<double> speed = begins(2.0);         ///< τ a second
  friend bool operator==(const OneFields&, const OneFields&) = default;
};

struct One : OneFields<Value> {
  static constexpr std::string_view kName = "one";
};

template <>
struct Change<One> : OneFields<Maybe> {
  Maybe<double> drop;   ///< let go at this v: a run without input
  Maybe<double> nudge;  ///< a short push from now on
};

/// The network of one neuron with τ = 1: times are in τ.
[[nodiscard]] hopfield::RateNetwork network_of(const One& one);
/// h by time, from the step or the drawing, and nudges.
[[nodiscard]] hopfield::InputSchedule schedule_of(const One& one);
/// When the run ends, in τ.
[[nodiscard]] double end_of(const One& one);
/// The run from its start under this input, in τ; it stops where |v| passes 10⁶.
[[nodiscard]] hopfield::RateTrajectory run_of(const One& one);
/// The shown moment in τ.
[[nodiscard]] double time_of(const One& one);
/// v at the shown moment.
[[nodiscard]] double shown(const One& one);
/// h at a time in τ.
[[nodiscard]] double input_at(const One& one, double time);
/// λ below, at or above 1.
[[nodiscard]] Regime regime_of(const One& one);
/// F(λ v + h) − v: τ dv/dt.
[[nodiscard]] double rate_of_change(const One& one, double v, double input);
/// E(v) under an input; not finite beyond ±1 when F saturates.
[[nodiscard]] double energy_of(const One& one, double v, double input);
/// Where v stays under this input.
[[nodiscard]] std::vector<hopfield::FixedPoint> fixed_points_of(const One& one, double input);

}  // namespace lab
