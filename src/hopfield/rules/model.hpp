#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "hopfield/memory/dynamics.hpp"
#include "hopfield/memory/network.hpp"
#include "hopfield/pattern/memories.hpp"
#include "hopfield/pattern/pattern.hpp"
#include "hopfield/result.hpp"
#include "hopfield/rules/dense_memory.hpp"
#include "hopfield/rules/dense_network.hpp"
#include "hopfield/rules/pseudo_inverse.hpp"

namespace hopfield {

/// How a network is made from patterns.
enum class Rule : std::uint8_t { hebb, pseudo_inverse, storkey, amari, sequence, dense };

struct LearningOptions {
  Rule rule = Rule::hebb;
  /// amari: λ_α, one for each pattern; none: 1 each.
  std::vector<double> coefficients;
  double self_term = 0.0;  ///< amari: σ²
  bool cyclic = true;      ///< sequence: the last pattern recalls the first
  /// dense: F(z) = zⁿ, rectified or not, or eᶻ.
  Interaction interaction = Interaction::polynomial;
  unsigned degree = 3;
  friend bool operator==(const LearningOptions&, const LearningOptions&) = default;
};

/// A state of any network of ±1 or 0/1 neurons: all have pattern(), units(), decide(i), next(i), field(i), energy(),
/// unstable(), stable(), flip(i).
using AnyState = std::variant<State, PseudoInverseState, DenseState, DenseMemoryState>;

/// A network by any rule, in the representation that is fastest for it: overlaps for Hebb, the P × N factor
/// for the pseudo-inverse, overlaps for dense memories, written-down weights for the others. Immutable; cheap to copy.
class Model {
 public:
  /// Learns. Patterns that a rule cannot learn (linearly dependent ones, for the pseudo-inverse) are an error.
  /// Amari's rule has a diagonal of its own, Σ λ + σ², and keeps it whatever `self_connections` says.
  /// Errors: `patterns`, `patterns[k]`, `coefficients`, `coefficients[k]`, `self_term`, `degree`, `threshold`,
  /// `threshold[i]`; `self_connections` (storkey and dense have none), `units` (dense: ±1), `size` (more than
  /// DenseNetwork::max_dense_neurons for storkey, amari and sequence).
  static Result<Model> learn(std::shared_ptr<const Memories> memories,
                             const LearningOptions& learning, NetworkOptions options);
  /// Weights as they are, with the patterns (perhaps none) that states are compared with.
  /// Errors: those of DenseNetwork::make; `patterns` (of another size).
  static Result<Model> given(const Matrix& weights, NetworkOptions options,
                             std::shared_ptr<const Memories> memories);

  [[nodiscard]] std::size_t neurons() const { return memories_->neurons(); }
  [[nodiscard]] const Memories& memories() const { return *memories_; }
  /// Precondition: start.size() == neurons().
  [[nodiscard]] AnyState state(Pattern start) const;
  /// The network, when the rule is the pseudo-inverse; else nullptr.
  [[nodiscard]] const PseudoInverse* pseudo_inverse() const {
    return std::get_if<PseudoInverse>(&network_);
  }
  /// Row i of the weights, in their own units (Hebb: integers). nullopt for a dense memory, which has none.
  [[nodiscard]] std::optional<std::vector<double>> weights(std::size_t i) const;
  /// Wᵢⱼ = Wⱼᵢ. True for a dense memory, which has an energy too.
  [[nodiscard]] bool symmetric() const;

 private:
  using Any = std::variant<Network, PseudoInverse, DenseNetwork, DenseMemory>;
  Model(std::shared_ptr<const Memories> memories, Any network)
      : memories_(std::move(memories)), network_(std::move(network)) {}

  std::shared_ptr<const Memories> memories_;
  Any network_;
};

/// The patterns as one vector, for the rules that take a span.
[[nodiscard]] std::vector<Pattern> patterns_of(const Memories& memories);

}  // namespace hopfield
