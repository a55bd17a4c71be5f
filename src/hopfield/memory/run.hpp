#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "hopfield/memory/dynamics.hpp"
#include "hopfield/memory/network.hpp"
#include "hopfield/memory/temperature.hpp"
#include "hopfield/numerics/random.hpp"
#include "hopfield/pattern/pattern.hpp"

namespace hopfield {

/// How a run goes on.
struct RunOptions {
  UpdateOptions update;
  Cooling temperature;
  /// Fields are multiplied by this before they are compared with the temperature: 1/N for a Hebbian
  /// network makes T the temperature of textbooks, in which memories are lost at T = 1.
  double field_scale = 1.0;
  friend bool operator==(const RunOptions&, const RunOptions&) = default;
};

/// A run from a start state: decides which neuron comes next and when the run is over. S is a state by any rule,
/// with pattern(), units(), decide(i), field(i), flip(i), stable(); a Hebbian one is decided in blocks, which is quicker.
///
/// An asynchronous update is one neuron; a synchronous update is all N at once (one sweep). A fixed point is
/// declared when no neuron would change; it is checked after each sweep. N steps and one sweep do the
/// same, to the bit; steps may be mixed with sweeps. A copy continues exactly as the original would.
///
/// *Temperature.* While T > 0 a decision is drawn (one draw each) with up_probability, from the field with
/// the diagonal if there is one, and a run does not end before max_sweeps. At T = 0 nothing is drawn.
///
/// *Cycles* (T = 0). Synchronous updating, and asynchronous in raster order, are maps of states, so that a state
/// that comes back is a cycle. Found by Brent's method (1980), which keeps one earlier state: at the
/// latest after about three times the number of sweeps that lead to the cycle and once round it. A
/// synchronous cycle of two is seen at once.
template <class S = State>
class Run {
 public:
  /// With max_sweeps = 0 the run is over at once. Precondition: validate(options.temperature).
  Run(S state, RunOptions options, Random random);
  /// At temperature 0. Precondition: start.size() == network.neurons().
  Run(Network network, Pattern start, UpdateOptions options, Random random)
    requires std::same_as<S, State>
      : Run(State(std::move(network), std::move(start)), RunOptions{options, {}, 1.0}, random) {}

  [[nodiscard]] const S& state() const { return state_; }
  [[nodiscard]] const RunOptions& options() const { return options_; }
  [[nodiscard]] Outcome outcome() const { return outcome_; }
  [[nodiscard]] bool over() const { return outcome_ != Outcome::running; }
  /// Sweeps from one appearance of a state to the next: 1 for a fixed point, 0 while not known.
  /// (An asynchronous cycle may have period 1 too: what flips in a sweep flips back in it.)
  [[nodiscard]] std::uint64_t period() const { return period_; }
  /// Of the sweep that is under way, or would be next.
  [[nodiscard]] double temperature() const { return options_.temperature.at(sweeps_); }
  /// Single-neuron decisions made (async: updates; sync: N per sweep).
  [[nodiscard]] std::uint64_t updates() const { return updates_; }
  /// Whole sweeps done: updates() / N.
  [[nodiscard]] std::uint32_t sweeps() const { return sweeps_; }
  [[nodiscard]] std::uint64_t flips() const { return flips_; }
  /// Decisions in which the field was exactly at the threshold.
  [[nodiscard]] std::uint64_t ties() const { return ties_; }
  /// The neuron that would be decided next (async only).
  [[nodiscard]] std::optional<std::uint32_t> upcoming() const;

  /// One asynchronous decision. nullopt when the run is over or the mode is sync.
  std::optional<Update> step();
  /// On to the end of the sweep (sync: one simultaneous step). `flipped` receives the flipped
  /// neurons in order when not null (its old content goes). Returns the number of decisions made.
  std::uint64_t sweep(std::vector<std::uint32_t>* flipped = nullptr);
  /// Sweeps until the run is over.
  void finish();

 private:
  static constexpr bool kHebbian = std::same_as<S, State>;

  void begin_sweep();
  void end_sweep();
  void look_for_cycle();
  /// No neuron would change. To be asked at the end of a sweep, at temperature 0.
  [[nodiscard]] bool settled();
  [[nodiscard]] std::uint32_t neuron_at(std::size_t position) const {
    return order_.empty() ? static_cast<std::uint32_t>(position) : order_[position];
  }
  /// What the temperature makes of a decision.
  void warm(std::size_t i, Decision& decision);
  void count_flip(std::uint32_t neuron, std::vector<std::uint32_t>* flipped);
  void settle(std::uint32_t neuron, std::vector<std::uint32_t>* flipped);
  bool settle(std::uint32_t neuron, std::int64_t drive, std::vector<std::uint32_t>* flipped)
    requires kHebbian;
  void sweep_blocks(std::vector<std::uint32_t>* flipped)
    requires kHebbian;
  void decide_all();
  void sweep_together(std::vector<std::uint32_t>* flipped);

  S state_;
  RunOptions options_;
  Random random_;
  Outcome outcome_ = Outcome::running;
  double temperature_ = 0.0;  // of this sweep
  std::uint64_t updates_ = 0;
  std::uint64_t flips_ = 0;
  std::uint64_t ties_ = 0;
  std::uint64_t period_ = 0;
  std::uint32_t sweeps_ = 0;
  std::size_t position_ = 0;          // decisions made in this sweep
  std::size_t last_flip_ = 0;         // async: 1 + position of this sweep's last flip, or 0
  std::vector<std::uint32_t> order_;  // of this sweep; empty when it is 0, 1, 2, …
  // Sync: what the next step will flip, when that is known already.
  bool decided_ = false;
  std::vector<std::uint32_t> next_flips_;
  std::uint64_t next_ties_ = 0;
  // Sync: the states before this sweep and before the last, for cycles of two.
  Pattern before_;
  Pattern previous_;
  // Brent: the state that is waited for, how long ago it was, and when it is replaced.
  Pattern awaited_;
  std::uint64_t since_ = 0;
  std::uint64_t patience_ = 1;
  std::uint64_t cold_sweeps_ = 0;
};

extern template class Run<State>;

}  // namespace hopfield
