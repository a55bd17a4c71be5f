#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "hopfield/memory/network.hpp"
#include "hopfield/pattern/overlaps.hpp"
#include "hopfield/pattern/pattern.hpp"

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

/// How a run ended. `running` until it has. `cycle` is for networks that are not symmetric: a
/// Hebbian net cannot have one. Asynchronously E falls at every flip, or stays and the flip is a
/// tie's, always to the same side; synchronously the period is at most 2 (Goles 1985).
enum class Outcome : std::uint8_t { running, fixed_point, two_cycle, cycle, max_sweeps };

/// What a neuron would become, and whether its field was exactly at its threshold.
struct Decision {
  bool up = false;
  bool tie = false;
};

template <class S>
class Run;

/// A network in a state, with its overlaps and energy kept up to date: a flip costs O(P), a field
/// O(P), an energy O(1). All numbers of the Hebbian net are exact.
class State {
 public:
  /// Precondition: start.size() == network.neurons().
  State(Network network, Pattern start);

  [[nodiscard]] const Network& network() const { return network_; }
  [[nodiscard]] const Pattern& pattern() const { return pattern_; }
  [[nodiscard]] Units units() const { return network_.options().units; }
  /// Raw overlaps ξ^μ · s, in [−N, N]; q_μ = overlap / N. P values. (In both units: s = ±1.)
  [[nodiscard]] std::span<const std::int32_t> overlaps() const { return overlaps_.values(); }
  /// Σⱼ Wᵢⱼ sⱼ without the threshold (s in the network's units). Twice the value would be an integer:
  /// the double is exact.
  [[nodiscard]] double input(std::size_t i) const { return input(i, drive(i)); }
  /// hᵢ = Σⱼ Wᵢⱼ sⱼ − θᵢ. Exact for integer and half-integer thresholds.
  [[nodiscard]] double field(std::size_t i) const { return field(i, drive(i)); }
  /// What the neuron would become: the sign of its field, or what the tie rule says. Decided in
  /// integers, so that a tie is a tie.
  [[nodiscard]] bool next(std::size_t i) const { return decide(i).up; }
  /// The same, and whether it was a tie. O(P).
  [[nodiscard]] Decision decide(std::size_t i) const { return decide(i, drive(i)); }
  /// E = −½ Σ_{i≠j} Wᵢⱼ sᵢ sⱼ + Σ θᵢ sᵢ, s in the network's units (with self-connections the
  /// diagonal is included). The first sum is exact. The second is exact for half-row-sum, for
  /// multiples of 2⁻²⁰ up to 2²², and otherwise depends only on the state, not on the way to it;
  /// for each neuron a different number without such a common unit it costs O(N).
  [[nodiscard]] double energy() const;
  /// Number of neurons that would change now. O(N P).
  [[nodiscard]] std::size_t unstable() const;
  /// No neuron would change. Stops at the first that would.
  [[nodiscard]] bool stable() const;
  /// Turns one neuron round, whatever its field says; overlaps and energy follow. O(P).
  void flip(std::size_t i) { flip(i, drive(i)); }

 private:
  template <class S>
  friend class Run;

  /// Σⱼ Wᵢⱼ σⱼ with σ = ±1 in both units, the diagonal only with self-connections.
  [[nodiscard]] std::int64_t drive(std::size_t i) const {
    return drive(i, overlaps_.field(network_.memories().column(i)));
  }
  /// The same from the sum with the diagonal.
  [[nodiscard]] std::int64_t drive(std::size_t i, std::int64_t with_diagonal) const {
    return self_connections_ ? with_diagonal : with_diagonal - (pattern_.up(i) ? count_ : -count_);
  }
  [[nodiscard]] Decision decide(std::size_t i, std::int64_t drive) const {
    const std::int64_t cut = network_.cut(i);
    const bool tie = 2 * drive == cut;
    return {tie ? tie_goes_up(i) : 2 * drive > cut, tie};
  }
  [[nodiscard]] bool tie_goes_up(std::size_t i) const {
    return tie_ == Tie::keep ? pattern_.up(i) : tie_ == Tie::plus;
  }
  /// Calls visit(neuron, decision) for `count` neurons, neuron_at(0), neuron_at(1), …, until it returns false.
  /// Far quicker than decide() for each. Defined in drives.hpp, for the engine's files.
  template <class NeuronAt, class Visit>
  void visit(std::size_t count, const NeuronAt& neuron_at, const Visit& visit) const;
  [[nodiscard]] double input(std::size_t i, std::int64_t drive) const;
  [[nodiscard]] double field(std::size_t i, std::int64_t drive) const;
  void flip(std::size_t i, std::int64_t drive);

  Network network_;
  Pattern pattern_;
  Overlaps overlaps_;
  // Copies of what every decision needs.
  std::int64_t count_ = 0;
  bool self_connections_ = false;
  Tie tie_ = Tie::keep;
  std::int64_t energy_twice_ = 0;   // 2E without thresholds
  std::int64_t threshold_sum_ = 0;  // Σ θᵢ sᵢ in the network's threshold unit
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

}  // namespace hopfield
