#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "hopfield/result.hpp"

namespace hopfield {

/// All 2ᴺ states of a small network with what becomes of each. State number x has neuron i at +1 where
/// bit i of x is set.
class StateGraph {
 public:
  /// 2²⁰ states: 12 MB, and some seconds for everything below at the worst.
  static constexpr std::size_t kMaxNeurons = 20;

  /// From any state of a network, with members pattern(), next(i), energy(), flip(i) (State, DenseState,
  /// PseudoInverseState, DenseMemoryState). Errors: `network`: more than 20 neurons. O(2ᴺ N), by a Gray code: one flip
  /// from each state to the next.
  template <class State>
  static Result<StateGraph> of(State state);

  [[nodiscard]] std::size_t neurons() const { return neurons_; }
  [[nodiscard]] std::size_t size() const { return flips_.size(); }
  /// E of a state by its number, < 2ᴺ, in the units of the network's energy().
  [[nodiscard]] double energy(std::uint32_t state) const { return energies_[state]; }
  /// The neurons that would change, as bits. 0: a fixed point. The synchronous successor of x is
  /// x ^ flips(x); asynchronous ones differ from x in one of these bits.
  [[nodiscard]] std::uint32_t flips(std::uint32_t state) const { return flips_[state]; }
  /// What synchronous updating makes of the state.
  [[nodiscard]] std::uint32_t successor(std::uint32_t state) const { return state ^ flips_[state]; }

 private:
  std::size_t neurons_ = 0;
  std::vector<double> energies_;
  std::vector<std::uint32_t> flips_;
};

/// Where runs end: one fixed point, or several states that are never left.
struct Attractor {
  /// Synchronous: in the order in which they follow each other, beginning with the lowest number.
  /// Asynchronous: ascending (each can be reached from each).
  std::vector<std::uint32_t> states;
  /// States, its own included, from which it can be reached.
  std::uint64_t basin = 0;
  /// Those of them from which nothing else can be reached. Synchronous: the same.
  std::uint64_t only = 0;
  friend bool operator==(const Attractor&, const Attractor&) = default;
};

/// Attractors of synchronous updating, by lowest state number. Basins are disjoint: their sizes add up
/// to 2ᴺ.
[[nodiscard]] std::vector<Attractor> synchronous_attractors(const StateGraph& graph);

/// Attractors of asynchronous updating in any order: sets of states that single flips cannot leave, by
/// lowest state number. Basins overlap: which attractor is reached depends on the order.
[[nodiscard]] std::vector<Attractor> asynchronous_attractors(const StateGraph& graph);

}  // namespace hopfield
