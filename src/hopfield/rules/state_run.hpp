#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "hopfield/memory/dynamics.hpp"
#include "hopfield/memory/temperature.hpp"
#include "hopfield/numerics/random.hpp"
#include "hopfield/pattern/pattern.hpp"
#include "hopfield/rules/dense_network.hpp"

namespace hopfield {

/// How a StateRun goes on.
struct RunOptions {
  UpdateOptions update;
  Cooling temperature;
  /// Fields are multiplied by this before they are compared with the temperature: 1/N for a Hebbian
  /// network makes T the temperature of textbooks, in which memories are lost at T = 1.
  double field_scale = 1.0;
  friend bool operator==(const RunOptions&, const RunOptions&) = default;
};

/// A run of any state with members pattern(), units(), decide(i), field(i), flip(i), stable(). The
/// course of a run, orders of update and random draws are those of Run; at temperature 0 a Hebbian
/// state takes the same steps to the bit. In addition it has a temperature, and finds cycles.
///
/// *Temperature.* While T > 0 a decision is drawn (one draw each) with up_probability, from the field with
/// the diagonal if there is one, and a run does not end before max_sweeps. At T = 0 nothing is drawn.
///
/// *Cycles* (T = 0). Synchronous updating, and asynchronous in raster order, are maps of states, so that a state
/// that comes back is a cycle. Found by Brent's method (1980), which keeps one earlier state: at the
/// latest after about three times the number of sweeps that lead to the cycle and once round it. A
/// synchronous cycle of two is seen at once.
template <class State>
class StateRun {
 public:
  /// Precondition: validate(options.temperature).
  StateRun(State state, RunOptions options, Random random);

  [[nodiscard]] const State& state() const { return state_; }
  [[nodiscard]] const RunOptions& options() const { return options_; }
  [[nodiscard]] Outcome outcome() const { return outcome_; }
  [[nodiscard]] bool over() const { return outcome_ != Outcome::running; }
  /// Sweeps from one appearance of a state to the next: 1 for a fixed point, 0 while not known.
  /// (An asynchronous cycle may have period 1 too: what flips in a sweep flips back in it.)
  [[nodiscard]] std::uint64_t period() const { return period_; }
  [[nodiscard]] double temperature() const { return options_.temperature.at(sweeps_); }
  /// Single-neuron decisions made (async: updates; sync: N per sweep).
  [[nodiscard]] std::uint64_t updates() const { return updates_; }
  [[nodiscard]] std::uint32_t sweeps() const { return sweeps_; }
  [[nodiscard]] std::uint64_t flips() const { return flips_; }
  [[nodiscard]] std::uint64_t ties() const { return ties_; }
  /// The neuron that would be decided next (async only).
  [[nodiscard]] std::optional<std::uint32_t> upcoming() const;

  /// One asynchronous decision. nullopt when the run is over or the mode is sync.
  std::optional<Update> step();
  /// On to the end of the sweep. Returns the number of decisions made.
  std::uint64_t sweep();
  /// Sweeps until the run is over.
  void finish();

 private:
  void begin_sweep();
  void end_sweep();
  void look_for_cycle();
  Decision decide(std::size_t i);
  [[nodiscard]] std::uint32_t neuron_at(std::size_t position) const {
    return order_.empty() ? static_cast<std::uint32_t>(position) : order_[position];
  }

  State state_;
  RunOptions options_;
  Random random_;
  Outcome outcome_ = Outcome::running;
  double temperature_ = 0.0;  // of this sweep
  std::uint64_t updates_ = 0;
  std::uint64_t flips_ = 0;
  std::uint64_t ties_ = 0;
  std::uint64_t period_ = 0;
  std::uint32_t sweeps_ = 0;
  std::size_t position_ = 0;
  std::vector<std::uint32_t> order_;  // of this sweep; empty when it is 0, 1, 2, …
  // Brent: the state that is waited for, how long ago it was, and when it is replaced.
  Pattern awaited_;
  std::uint64_t since_ = 0;
  std::uint64_t patience_ = 1;
  // Sync: the states before this sweep and before the last, for cycles of two.
  Pattern before_;
  Pattern previous_;
  std::uint64_t cold_sweeps_ = 0;
};

}  // namespace hopfield
