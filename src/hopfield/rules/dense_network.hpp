#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "hopfield/memory/dynamics.hpp"
#include "hopfield/memory/network.hpp"
#include "hopfield/numerics/matrix.hpp"
#include "hopfield/pattern/pattern.hpp"
#include "hopfield/result.hpp"

namespace hopfield {

/// A network whose N × N weights are written down: given or edited by hand, Storkey's, Amari's,
/// sequences; symmetric or not. h = W s − θ as in Network, with the same options.
///
/// Weights are kept as integers times 2^−shift, so that sums do not depend on the way to a state and a tie
/// is really a tie. Integers, halves and the like are exact (32 bits when the rows' sums allow it,
/// otherwise 64). So are numbers that were written with few decimals, like 0.1, which are counted in tenths or the like.
/// Other numbers, like ⅓, are not what was meant but its rounding, at ½ ulp or 10⁻¹⁷ of the largest
/// row's sum, whichever is more; a field that such roundings alone can make of 0 is a tie.
///
/// Immutable once built; cheap to copy.
class DenseNetwork {
 public:
  /// Whether a person wrote the weights down, so that 0.1 means one tenth, or a rule computed them.
  enum class Origin : std::uint8_t { written, computed };
  /// Errors: `weights` (not square, too large), `weights[i][j]` (not finite; a diagonal weight that is
  /// not 0 without self_connections), `threshold`, `threshold[i]`. O(N²).
  static Result<DenseNetwork> make(const Matrix& weights, NetworkOptions options,
                                   Origin origin = Origin::written);

  /// The largest N: 4096² weights of 8 bytes are 128 MB.
  static constexpr std::size_t kMaxDenseNeurons = 4096;

  [[nodiscard]] std::size_t neurons() const { return content_->neurons; }
  [[nodiscard]] const NetworkOptions& options() const { return content_->options; }
  /// Wᵢⱼ, the weight from j to i, as it is used.
  [[nodiscard]] double weight(std::size_t i, std::size_t j) const;
  /// All of them, N × N, as they are used. O(N²).
  [[nodiscard]] Matrix weights() const;
  /// A copy with Wᵢⱼ changed (and Wⱼᵢ when `both`). Errors as in make(). O(N²).
  [[nodiscard]] Result<DenseNetwork> with_weight(std::size_t i, std::size_t j, double value,
                                                 bool both) const;
  /// Σⱼ Wᵢⱼ.
  [[nodiscard]] double row_sum(std::size_t i) const;
  /// θᵢ in the units of the weights.
  [[nodiscard]] double threshold(std::size_t i) const;
  /// Wᵢⱼ = Wⱼᵢ: with no negative diagonal, asynchronous updating never raises the energy.
  [[nodiscard]] bool symmetric() const { return content_->symmetric; }
  /// Wᵢⱼ = −Wⱼᵢ: synchronous updating without ties has period 4 (Goles 1986).
  [[nodiscard]] bool antisymmetric() const { return content_->antisymmetric; }
  /// All weights are counted as what they are (integers, halves, tenths): a field is a tie only if it is 0.
  [[nodiscard]] bool exact() const { return content_->exact; }
  /// Bytes held.
  [[nodiscard]] std::size_t bytes() const;

 private:
  friend class DenseState;

  struct Content {
    std::size_t neurons = 0;
    NetworkOptions options;
    // weight = integer · 2^−shift / decimal. One of the two is at its start.
    int shift = 0;
    double decimal = 1.0;  // a power of ten
    bool exact = true;
    bool symmetric = true;
    bool antisymmetric = true;
    // Transposed: the weights from neuron j to all others are N consecutive values, what a flip adds.
    // One of the two is empty.
    std::vector<std::int32_t> narrow;
    std::vector<std::int64_t> wide;
    std::vector<std::int64_t> row_sums;
    // A neuron goes up when 2 Σⱼ Wᵢⱼ σⱼ − cut > slack, down when < −slack, in integers, σ = ±1.
    std::vector<std::int64_t> cuts;
    std::vector<std::int64_t> slack;
  };

  explicit DenseNetwork(std::shared_ptr<const Content> content) : content_(std::move(content)) {}
  [[nodiscard]] double shown(double sum, int halvings = 0) const;
  [[nodiscard]] double threshold_twice(std::size_t i) const;
  static void set_cuts(Content& content, std::span<const std::int64_t> doubts);

  std::shared_ptr<const Content> content_;
};

/// A dense network in a state, with all its fields kept up to date: a flip costs N additions of one
/// consecutive row, a decision O(1), an energy O(N). The same members as State.
class DenseState {
 public:
  /// Precondition: start.size() == network.neurons(). O(N²).
  DenseState(DenseNetwork network, Pattern start);

  [[nodiscard]] const DenseNetwork& network() const { return network_; }
  [[nodiscard]] const Pattern& pattern() const { return pattern_; }
  [[nodiscard]] Units units() const { return network_.options().units; }
  /// Σⱼ Wᵢⱼ sⱼ, s in the network's units.
  [[nodiscard]] double input(std::size_t i) const;
  /// hᵢ = Σⱼ Wᵢⱼ sⱼ − θᵢ.
  [[nodiscard]] double field(std::size_t i) const { return input(i) - network_.threshold(i); }
  /// The sign of the field, decided in integers; a tie when roundings of the weights alone could
  /// make 0 of it. O(1).
  [[nodiscard]] Decision decide(std::size_t i) const {
    const std::int64_t above = 2 * drive(i) - network_.content_->cuts[i];
    const std::int64_t slack = network_.content_->slack[i];
    const bool tie = above <= slack && above >= -slack;
    if (!tie) return {above > 0, false};
    const Tie rule = network_.options().tie;
    return {rule == Tie::keep ? pattern_.up(i) : rule == Tie::plus, true};
  }
  /// Whether the neuron would become +1.
  [[nodiscard]] bool next(std::size_t i) const { return decide(i).up; }
  /// E = −½ Σ_{i,j} Wᵢⱼ sᵢ sⱼ + Σ θᵢ sᵢ, the diagonal included if there is one. Defined, but no
  /// Lyapunov function, for weights that are not symmetric.
  [[nodiscard]] double energy() const;
  /// Number of neurons that would change now.
  [[nodiscard]] std::size_t unstable() const;
  /// No neuron would change. Stops at the first that would.
  [[nodiscard]] bool stable() const;
  /// Turns one neuron round and adds twice its column of the weights to the fields. O(N).
  void flip(std::size_t i);

 private:
  /// Σⱼ Wᵢⱼ σⱼ as an integer, σ = ±1 in both units.
  [[nodiscard]] std::int64_t drive(std::size_t i) const {
    return narrow_.empty() ? wide_[i] : narrow_[i];
  }

  DenseNetwork network_;
  Pattern pattern_;
  std::vector<std::int32_t> narrow_;
  std::vector<std::int64_t> wide_;
};

}  // namespace hopfield
