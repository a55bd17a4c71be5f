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
#include "hopfield/memory/retrieval.hpp"
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

/// Whether networks can be made by other rules than Hebb's. In a page their code comes later (tools/split.mjs), and until it has been
/// told so, making one is an error, kMissingPart: nothing is learnt by another rule instead.
void set_other_rules_here(bool here);

namespace parts::rules {
struct Making;
}

/// A network by any rule, in the representation that is fastest for it: overlaps for Hebb, the P × N factor
/// for the pseudo-inverse, overlaps for dense memories, written-down weights for the others. Immutable; cheap to copy.
class Model {
 public:
  /// Learns. Patterns that a rule cannot learn (linearly dependent ones, for the pseudo-inverse) are an error.
  /// Amari's rule has a diagonal of its own, Σ λ + σ², and keeps it whatever `self_connections` says.
  /// Errors: `patterns`, `patterns[k]`, `coefficients`, `coefficients[k]`, `self_term`, `degree`, `threshold`,
  /// `threshold[i]`; `self_connections` (storkey and dense have none), `units` (dense: ±1), `size` (more than
  /// DenseNetwork::kMaxDenseNeurons for storkey, amari and sequence), kMissingPart. Without patterns all weights are 0, but for Amari's
  /// diagonal σ².
  static Result<Model> learn(std::shared_ptr<const Memories> memories,
                             const LearningOptions& learning, NetworkOptions options);
  /// Weights as they are, with the patterns (perhaps none) that states are compared with.
  /// Errors: those of DenseNetwork::make; `patterns` (of another size).
  static Result<Model> given(const Matrix& weights, NetworkOptions options,
                             std::shared_ptr<const Memories> memories,
                             DenseNetwork::Origin origin = DenseNetwork::Origin::written);

  /// Hebb's, as it is.
  explicit Model(Network network);

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
  /// Wᵢⱼ in its own units. nullopt for a dense memory.
  [[nodiscard]] std::optional<double> weight(std::size_t i, std::size_t j) const;
  /// θᵢ in the units of the weights; 0 for a dense memory.
  [[nodiscard]] double threshold(std::size_t i) const;
  /// As Network::weight_tile, in O(rows · columns) weights unless the rule is Hebb's. Precondition: not a dense memory.
  void weight_tile(std::size_t row, std::size_t column, std::size_t rows, std::size_t columns,
                   std::size_t step, std::span<float> out) const;
  /// A dense memory: no matrix of weights.
  [[nodiscard]] bool without_weights() const {
    return std::holds_alternative<DenseMemory>(network_);
  }
  /// One pattern as a state. Without energy where the network has none. Precondition: pattern.size() == neurons().
  [[nodiscard]] Stability stability(const Pattern& pattern) const;
  /// Wᵢⱼ = Wⱼᵢ, which makes E an energy. True for a dense memory, which has one too.
  [[nodiscard]] bool symmetric() const;

 private:
  friend struct parts::rules::Making;
  using Any = std::variant<Network, PseudoInverse, DenseNetwork, DenseMemory>;
  Model(std::shared_ptr<const Memories> memories, Any network)
      : memories_(std::move(memories)), network_(std::move(network)) {}

  std::shared_ptr<const Memories> memories_;
  Any network_;
};

/// Whether the rule needs its N × N weights written down.
[[nodiscard]] bool written_down(Rule rule);
/// About how many multiplications learning takes: of P patterns of N values each.
[[nodiscard]] double learning_work(Rule rule, std::size_t neurons, std::size_t patterns);

/// The patterns as one vector, for the rules that take a span.
[[nodiscard]] std::vector<Pattern> patterns_of(const Memories& memories);

}  // namespace hopfield
