#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "hopfield/result.hpp"

namespace hopfield {

/// A McCulloch–Pitts unit (1943): fires when Σ w x ≥ threshold, inputs 0 or 1. Exact: inhibition that cannot
/// be overcome is a weight more negative than all others together.
struct Gate {
  std::vector<std::int32_t> weights;
  /// Twice the threshold: thresholds are halves (½ is the usual one of OR), and stay exact.
  std::int32_t threshold_twice = 1;

  /// Inputs as bits: input k is bit k. At most 16 inputs.
  [[nodiscard]] bool fires(std::uint32_t inputs) const;
  /// Outputs for inputs 0, 1, …, 2ⁿ − 1.
  [[nodiscard]] std::vector<bool> truth_table() const;
  friend bool operator==(const Gate&, const Gate&) = default;
};

// Logic as one unit; input 0 is a, input 1 is b (McCulloch & Pitts 1943).
[[nodiscard]] Gate or_gate();       ///< a ∨ b: weights 1, 1, threshold ½
[[nodiscard]] Gate and_gate();      ///< a ∧ b: weights 1, 1, threshold 1½
[[nodiscard]] Gate not_gate();      ///< ¬a: weight −1, threshold −½
[[nodiscard]] Gate and_not_gate();  ///< a ∧ ¬b: weights 1, −1, threshold ½

/// Whether one unit can compute a truth table: the unit, or why there is none.
struct Separation {
  std::optional<Gate> gate;
  /// Without a gate: two inputs that must fire and two that must not, with a + b = c + d. Each side adds up to the same
  /// total of weights, which would have to be at least 2 θ and below 2 θ.
  std::vector<std::uint32_t> firing;
  std::vector<std::uint32_t> silent;
};

/// Exact for truth tables of 1 to 4 inputs (2, 4, 8 or 16 values): up to 8 inputs a table that is not linearly
/// separable always has such a pair of pairs (Muroga, Toda & Takasu 1961). The unit found has the smallest weights.
/// Errors: `outputs`.
[[nodiscard]] Result<Separation> separate(const std::vector<bool>& outputs);

/// A network of McCulloch–Pitts units in discrete time, each connection with a delay ≥ 1:
/// unit(t) = [Σ w source(t − delay) ≥ θ]. Before time 0 nothing fires.
struct GateNetwork {
  struct Connection {
    bool external = false;  ///< from an input, otherwise from a unit
    std::size_t source = 0;
    std::int32_t weight = 1;
    std::uint32_t delay = 1;  ///< 1 to 1000
    friend bool operator==(const Connection&, const Connection&) = default;
  };
  struct Unit {
    std::string name;
    std::int32_t threshold_twice = 1;
    std::vector<Connection> from;
    friend bool operator==(const Unit&, const Unit&) = default;
  };
  std::vector<std::string> inputs;
  std::vector<Unit> units;
  friend bool operator==(const GateNetwork&, const GateNetwork&) = default;
};

/// Errors: `units`, `units[k].from[j].source`, `units[k].from[j].delay`.
[[nodiscard]] Result<void> validate(const GateNetwork& network);

/// What the units do at times 0 … T − 1, given what the inputs do: inputs[i][t]; missing times are silent.
/// Precondition: validate(network). Result: units[k][t].
[[nodiscard]] std::vector<std::vector<bool>> run(const GateNetwork& network,
                                                 std::span<const std::vector<bool>> inputs,
                                                 std::size_t times);

/// Exclusive or with two layers: (a ∧ ¬b) ∨ (b ∧ ¬a). Output: the last unit, two steps later.
[[nodiscard]] GateNetwork xor_network();

/// The figures of McCulloch & Pitts 1943: a: a delay; b: or; c: and; d: and not; e: heat and cold (a short cold touch is
/// felt as heat); `memory`: a unit that, once started, keeps itself going.
[[nodiscard]] Result<GateNetwork> example_1943(const std::string& figure);

}  // namespace hopfield
