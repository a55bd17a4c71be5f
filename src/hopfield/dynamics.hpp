#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "hopfield/network.hpp"
#include "hopfield/pattern.hpp"
#include "hopfield/random.hpp"

namespace hopfield {

enum class Mode : std::uint8_t { async, sync };
/// Order of asynchronous updates: with replacement; a new permutation each sweep; 0, 1, 2, …
enum class Order : std::uint8_t { random, shuffled, raster };

struct UpdateOptions {
  Mode mode = Mode::async;
  Order order = Order::shuffled;
  std::uint32_t max_sweeps = 100;
  friend bool operator==(const UpdateOptions&, const UpdateOptions&) = default;
};

/// How a run ended. `running` until it has.
enum class Outcome : std::uint8_t { running, fixed_point, two_cycle, cycle, max_sweeps };

/// A network in a state, with its overlaps and energy kept up to date: a flip costs O(P), a field
/// O(P), an energy O(1). All numbers of the Hebbian net are exact.
class State {
 public:
  State(Network network, Pattern start);

  [[nodiscard]] const Network& network() const { return network_; }
  [[nodiscard]] const Pattern& pattern() const { return pattern_; }
  /// Raw overlaps ξ^μ · s, in [−N, N]; q_μ = overlap / N. P values.
  [[nodiscard]] std::span<const std::int32_t> overlaps() const { return overlaps_; }
  /// Σⱼ Wᵢⱼ sⱼ without the threshold (s in the network's units). Twice the value would be an integer:
  /// the double is exact.
  [[nodiscard]] double input(std::size_t i) const;
  /// hᵢ = Σⱼ Wᵢⱼ sⱼ − θᵢ. Exact for integer and half-integer thresholds.
  [[nodiscard]] double field(std::size_t i) const;
  /// What the neuron would become: the sign of its field, or what the tie rule says.
  [[nodiscard]] bool next(std::size_t i) const;
  /// E = −½ Σ_{i≠j} Wᵢⱼ sᵢ sⱼ + Σ θᵢ sᵢ (with self-connections the diagonal is included).
  [[nodiscard]] double energy() const;
  /// Number of neurons that would change now.
  [[nodiscard]] std::size_t unstable() const;
  void flip(std::size_t i);

 private:
  Network network_;
  Pattern pattern_;
  std::vector<std::int32_t> overlaps_;
  std::int64_t energy_twice_ = 0;  // without thresholds
  double threshold_energy_ = 0.0;
};

/// One asynchronous decision.
struct Update {
  std::uint32_t neuron = 0;
  double field = 0.0;
  bool before = false;
  bool after = false;
  bool tie = false;
  [[nodiscard]] bool flipped() const { return before != after; }
};

/// A run from a start state: decides which neuron comes next and when the run is over.
/// An asynchronous update is one neuron; a synchronous update is all N at once (one sweep).
/// A fixed point is declared when no neuron would change; it is checked after each sweep.
class Run {
 public:
  Run(Network network, Pattern start, UpdateOptions options, Random random);

  [[nodiscard]] const State& state() const { return state_; }
  [[nodiscard]] const UpdateOptions& options() const { return options_; }
  [[nodiscard]] Outcome outcome() const { return outcome_; }
  [[nodiscard]] bool over() const { return outcome_ != Outcome::running; }
  /// Single-neuron decisions made (async: updates; sync: N per sweep).
  [[nodiscard]] std::uint64_t updates() const { return updates_; }
  /// Whole sweeps done: updates() / N.
  [[nodiscard]] std::uint32_t sweeps() const;
  [[nodiscard]] std::uint64_t flips() const { return flips_; }
  [[nodiscard]] std::uint64_t ties() const { return ties_; }
  /// The neuron that would be decided next (async only).
  [[nodiscard]] std::optional<std::uint32_t> upcoming() const;

  /// One asynchronous decision. nullopt when the run is over or the mode is sync.
  std::optional<Update> step();
  /// On to the end of the sweep (sync: one simultaneous step). `flipped` receives the flipped
  /// neurons in order when not null. Returns the number of decisions made.
  std::uint64_t sweep(std::vector<std::uint32_t>* flipped = nullptr);

 private:
  void end_sweep();

  State state_;
  UpdateOptions options_;
  Random random_;
  Outcome outcome_ = Outcome::running;
  std::uint64_t updates_ = 0;
  std::uint64_t flips_ = 0;
  std::uint64_t ties_ = 0;
  std::vector<std::uint32_t> order_;
  Pattern previous_;  // sync: the state before the last, for two-cycles
};

}  // namespace hopfield
