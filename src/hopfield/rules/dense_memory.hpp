#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "hopfield/memory/dynamics.hpp"
#include "hopfield/memory/network.hpp"
#include "hopfield/pattern/memories.hpp"
#include "hopfield/pattern/pattern.hpp"
#include "hopfield/result.hpp"

namespace hopfield {

/// F of E = −Σ F(ξ^μ · s): zⁿ; zⁿ for z > 0, otherwise 0 (Krotov & Hopfield 2016); eᶻ (Demircigil et al. 2017).
enum class Interaction : std::uint8_t { polynomial, rectified, exponential };

struct DenseMemoryOptions {
  Interaction interaction = Interaction::polynomial;
  unsigned degree = 3;  ///< n, 2 to 64 (not used by exponential)
  Tie tie = Tie::keep;
  friend bool operator==(const DenseMemoryOptions&, const DenseMemoryOptions&) = default;
};

/// Dense associative memory over stored patterns, ±1 units: a neuron takes the value of lower energy. The
/// rest of its overlaps being m' = ξ · s without its own term, its field is
/// h = ½ Σ_μ [F(m'_μ + ξᵢ) − F(m'_μ − ξᵢ)]. With n = 2 this is twice the Hebbian field without diagonal:
/// the same decisions.
///
/// Powers are summed as integers while P (N + 1)ⁿ < 2⁶¹: ties are then exact. Beyond, and for eᶻ, patterns with
/// the same |m'| are counted against each other in integers, and what remains is summed in double, scaled by
/// its largest term; a field below 10⁻¹³ of the sum of its terms is then a tie.
class DenseMemory {
 public:
  /// Errors: those of check_patterns; `degree`.
  static Result<DenseMemory> make(std::span<const Pattern> patterns, DenseMemoryOptions options);

  [[nodiscard]] std::size_t neurons() const { return memories_->neurons(); }
  [[nodiscard]] const Memories& memories() const { return *memories_; }
  [[nodiscard]] const DenseMemoryOptions& options() const { return options_; }
  /// All sums are integers.
  [[nodiscard]] bool exact() const { return exact_; }

 private:
  DenseMemory(std::shared_ptr<const Memories> memories, DenseMemoryOptions options);

  std::shared_ptr<const Memories> memories_;
  DenseMemoryOptions options_;
  bool exact_ = false;
};

/// A dense associative memory in a state, with its overlaps kept up to date. A field and a flip cost O(P)
/// (a field that is not exact O(P log P)).
/// The same members as State.
class DenseMemoryState {
 public:
  /// Precondition: start.size() == network.neurons().
  DenseMemoryState(DenseMemory network, Pattern start);

  [[nodiscard]] const DenseMemory& network() const { return network_; }
  [[nodiscard]] const Pattern& pattern() const { return pattern_; }
  [[nodiscard]] Units units() const { return Units::bipolar; }
  /// ξ^μ · s.
  [[nodiscard]] std::span<const std::int32_t> overlaps() const { return overlaps_; }
  /// ½ (E(sᵢ = −1) − E(sᵢ = +1)). May be ±∞ when powers or exponentials are too large for a double; their sign is
  /// right all the same.
  [[nodiscard]] double field(std::size_t i) const;
  /// The sign of the field, decided in integers where the network is exact(), or what the tie rule
  /// says.
  [[nodiscard]] Decision decide(std::size_t i) const;
  /// Whether the neuron would become +1.
  [[nodiscard]] bool next(std::size_t i) const { return decide(i).up; }
  /// −Σ F(ξ · s); for eᶻ its logarithm would be of more use: see log_energy. −∞ when too large.
  [[nodiscard]] double energy() const;
  /// −log Σ e^{ξ · s} (exponential only): falls when E falls, and stays a number. NaN otherwise.
  [[nodiscard]] double log_energy() const;
  /// Number of neurons that would change now. N decisions.
  [[nodiscard]] std::size_t unstable() const;
  /// No neuron would change. Stops at the first that would.
  [[nodiscard]] bool stable() const;
  /// Turns one neuron round; the overlaps follow. O(P).
  void flip(std::size_t i);

 private:
  /// Twice the field, divided by e^log_scale, and the size of what was added up.
  struct Sum {
    double value = 0.0;
    double size = 0.0;
    double log_scale = 0.0;
  };
  [[nodiscard]] Sum scaled_twice(std::size_t i) const;
  [[nodiscard]] std::int64_t exact_twice(std::size_t i) const;

  DenseMemory network_;
  Pattern pattern_;
  std::vector<std::int32_t> overlaps_;
};

/// The continuous modern Hopfield network (Ramsauer et al. 2021): x ← X softmax(β Xᵀ x), one step of attention
/// with the P stored vectors as keys and values.
class ModernNetwork {
 public:
  /// P vectors of N values. Errors: `patterns`, `patterns[k]` (sizes, not finite), `beta` (not > 0).
  static Result<ModernNetwork> make(std::vector<std::vector<double>> patterns, double beta);

  [[nodiscard]] std::size_t neurons() const { return patterns_[0].size(); }
  [[nodiscard]] const std::vector<std::vector<double>>& patterns() const { return patterns_; }
  [[nodiscard]] double beta() const { return beta_; }
  /// softmax(β Xᵀ x): how much attention each pattern gets; sums to 1. x: N values.
  [[nodiscard]] std::vector<double> attention(std::span<const double> x) const;
  /// The next state.
  [[nodiscard]] std::vector<double> step(std::span<const double> x) const;
  /// E = −(1/β) log Σ e^{β ξ·x} + ½ x·x + (1/β) log P + ½ max |ξ|² ≥ 0; no step raises it.
  [[nodiscard]] double energy(std::span<const double> x) const;

 private:
  ModernNetwork(std::vector<std::vector<double>> patterns, double beta)
      : patterns_(std::move(patterns)), beta_(beta) {}
  [[nodiscard]] std::vector<double> scores(std::span<const double> x) const;

  std::vector<std::vector<double>> patterns_;
  double beta_;
};

}  // namespace hopfield
