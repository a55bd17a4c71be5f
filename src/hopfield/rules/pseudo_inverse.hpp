#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "hopfield/memory/dynamics.hpp"
#include "hopfield/memory/network.hpp"
#include "hopfield/numerics/matrix.hpp"
#include "hopfield/pattern/memories.hpp"
#include "hopfield/pattern/pattern.hpp"
#include "hopfield/result.hpp"

namespace hopfield {

/// The projection rule M = Σ ξ^m Cₘₙ ξ^{nᵀ}, C the inverse of the patterns' Gram matrix (Personnaz, Guyon &
/// Dreyfus 1985): M ξ = ξ for every pattern. Kept as its P × N factor B = C X; the N × N matrix is
/// never formed. Without self-connections Mᵢᵢ is left out.
///
/// B is rounded once to integers times 2^−shift, so that sums do not depend on the way to a state.
/// Fields below 10⁻⁹ in size are ties: an exact field is a fraction that is 0 or, but for
/// patterns that are almost dependent, much larger.
///
/// Immutable once built; cheap to copy.
class PseudoInverse {
 public:
  /// Errors: those of inverse_gram (linearly dependent patterns are named), and `threshold…`.
  /// O(P² N + P³).
  static Result<PseudoInverse> make(std::span<const Pattern> patterns, NetworkOptions options);

  [[nodiscard]] std::size_t neurons() const { return content_->memories.neurons(); }
  [[nodiscard]] const Memories& memories() const { return content_->memories; }
  [[nodiscard]] const NetworkOptions& options() const { return content_->options; }
  /// C = G⁻¹, P × P.
  [[nodiscard]] const Matrix& inverse_gram() const { return content_->inverse; }
  /// Mᵢⱼ; the diagonal is 0 without self-connections. O(P).
  [[nodiscard]] double weight(std::size_t i, std::size_t j) const;
  /// Mᵢᵢ before it is left out, in [0, 1]: their sum is P.
  [[nodiscard]] double self_weight(std::size_t i) const;
  /// Σⱼ Mᵢⱼ, without Mᵢᵢ unless there are self-connections.
  [[nodiscard]] double row_sum(std::size_t i) const;
  /// θᵢ in the units of M.
  [[nodiscard]] double threshold(std::size_t i) const;
  /// Bytes held.
  [[nodiscard]] std::size_t bytes() const;

  /// Fields smaller than this are ties.
  static constexpr double kTieWidth = 0x1p-30;

 private:
  friend class PseudoInverseState;

  struct Content {
    Memories memories;
    NetworkOptions options;
    Matrix inverse;
    int shift = 0;                       // numbers below = integer · 2^−shift
    std::size_t padded = 0;              // P rounded up to whole words of a column
    int coarse_shift = 0;                // what takes an amplitude to 16 bits
    std::vector<std::int64_t> factor;    // N × padded: row i holds B's column i
    std::vector<std::int64_t> diagonal;  // N
    std::vector<std::int64_t> row_sums;  // N, the diagonal included
    std::vector<std::int64_t> cuts;      // N: up when Σ M σ is above
    std::int64_t tie_limit = 0;          // by more than this
  };

  explicit PseudoInverse(std::shared_ptr<const Content> content) : content_(std::move(content)) {}
  static void set_factor(Content& content);
  static void set_cuts(Content& content);

  std::shared_ptr<const Content> content_;
};

/// A pseudo-inverse network in a state: the P amplitudes a = C m (m the overlaps) kept up to date, so that
/// Σⱼ Mᵢⱼ σⱼ = Σ ± a costs O(P), a flip O(P). The same members as State.
class PseudoInverseState {
 public:
  /// Precondition: start.size() == network.neurons(). O(N P).
  PseudoInverseState(PseudoInverse network, Pattern start);

  [[nodiscard]] const PseudoInverse& network() const { return network_; }
  [[nodiscard]] const Pattern& pattern() const { return pattern_; }
  [[nodiscard]] Units units() const { return network_.options().units; }
  /// a_m = Σₙ Cₘₙ (ξⁿ · s): how much of each pattern the state holds when they are not orthogonal.
  [[nodiscard]] double amplitude(std::size_t m) const;
  /// Σⱼ Mᵢⱼ sⱼ without the threshold, s in the network's units. O(P).
  [[nodiscard]] double input(std::size_t i) const;
  /// hᵢ = Σⱼ Mᵢⱼ sⱼ − θᵢ.
  [[nodiscard]] double field(std::size_t i) const { return input(i) - network_.threshold(i); }
  /// The sign of the field, or what the tie rule says where |h| is below kTieWidth. O(P), mostly in
  /// 16 bits.
  [[nodiscard]] Decision decide(std::size_t i) const;
  /// Whether the neuron would become +1.
  [[nodiscard]] bool next(std::size_t i) const { return decide(i).up; }
  /// E = −½ sᵀ M s + Σ θᵢ sᵢ, the diagonal only with self-connections. O(N P).
  [[nodiscard]] double energy() const;
  /// Number of neurons that would change now. O(N P).
  [[nodiscard]] std::size_t unstable() const;
  /// No neuron would change. Stops at the first that would.
  [[nodiscard]] bool stable() const;
  /// Turns one neuron round; the amplitudes follow. O(P).
  void flip(std::size_t i);

 private:
  /// Σⱼ Mᵢⱼ σⱼ without the diagonal if there is none, in integers.
  [[nodiscard]] std::int64_t drive(std::size_t i) const;
  void coarsen();

  PseudoInverse network_;
  Pattern pattern_;
  std::vector<std::int64_t> amplitudes_;  // padded
  // The same, rounded to 16 bits: enough for most decisions, and four times as fast.
  std::vector<std::int16_t> coarse_;
  std::int64_t coarse_sum_ = 0;
};

}  // namespace hopfield
