#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "hopfield/memory/network.hpp"
#include "hopfield/numerics/random.hpp"
#include "hopfield/pattern/pattern.hpp"
#include "hopfield/result.hpp"

namespace hopfield {

/// Of a pair of patterns: x is left, y is right.
enum class Side : std::uint8_t { left, right };
/// The one across.
[[nodiscard]] constexpr Side across(Side side) {
  return side == Side::left ? Side::right : Side::left;
}

/// What is known of one side: +1, −1, or 0 where nothing is known yet.
using SideValues = std::vector<std::int8_t>;
/// All of a pattern.
[[nodiscard]] SideValues side_values(const Pattern& pattern);

/// Pairs xᵏ ↔ yᵏ of ±1 vectors in W = Σ xᵀy, which is never written down: (x W)ⱼ = Σ_k (x·xᵏ) yᵏⱼ, so that a side's fields cost
/// O(P (n + m)). All numbers are exact. The same weights as an Associator has.
class PairMemory {
 public:
  /// Sizes may differ between the sides, not within one. Without any pairs all weights are 0. Errors: `right` (another number than
  /// `left`), `left[k]`, `right[k]` (sizes).
  static Result<PairMemory> make(std::vector<Pattern> left, std::vector<Pattern> right);

  [[nodiscard]] std::size_t pairs() const { return left_.size(); }
  [[nodiscard]] const Pattern& pattern(Side side, std::size_t pair) const {
    return (side == Side::left ? left_ : right_)[pair];
  }
  /// Wᵢⱼ, between pixel i on the left and pixel j on the right.
  [[nodiscard]] std::int32_t weight(std::size_t i, std::size_t j) const;
  /// x·xᵏ (left) or y·yᵏ (right) for each pair.
  [[nodiscard]] std::vector<std::int32_t> overlaps(Side side,
                                                   std::span<const std::int8_t> values) const;
  /// The same for real values.
  [[nodiscard]] std::vector<double> overlaps(Side side, std::span<const double> values) const;
  /// Pixel i of Σ_k (overlap k) · (pattern k of this side): x W (right) or y Wᵀ (left), from the overlaps across.
  template <class Number>
  [[nodiscard]] Number sum(Side side, std::span<const Number> overlaps, std::size_t i) const {
    Number total{};
    for (std::size_t k = 0; k < overlaps.size(); ++k)
      total += pattern(side, k).up(i) ? overlaps[k] : -overlaps[k];
    return total;
  }
  /// Pixels of a pair's picture that sgn(xᵏ W − λ) (right) or sgn(yᵏ Wᵀ − λ) (left) gets wrong; a field of 0 is wrong.
  [[nodiscard]] std::size_t wrong(Side side, std::size_t pair, std::int32_t threshold) const;

 private:
  std::vector<Pattern> left_, right_;
};

/// How a bidirectional memory calculates.
struct PairRules {
  std::int32_t threshold = 0;  ///< λ, for all pixels of both sides
  Tie tie =
      Tie::keep;  ///< a pixel of which nothing is known becomes −1 when it is to keep what it has
  /// Each pixel on the left and the one across are the same neuron, without a connection to itself: with the same patterns on both
  /// sides this is a Hopfield network.
  bool coupled = false;
};

/// A bidirectional memory in a state (x, y), set pixel by pixel: xᵢ ← sgn(y Wᵀ − λ)ᵢ, yⱼ ← sgn(x W − λ)ⱼ. No pixel hears another of its own
/// side, so that a whole side at once is the same as its pixels in any order. Unless it is coupled.
///
/// E = −x W yᵀ + λ (Σ xᵢ + Σ yⱼ), or coupled −½ x W xᵀ + λ Σ xᵢ without the diagonal, never rises, in whatever order pixels are set.
class PairState {
 public:
  /// Preconditions: the memory lives longer; sizes are those of its pairs, if it has any; coupled, both sides are the same and known.
  PairState(const PairMemory& memory, SideValues left, SideValues right, PairRules rules);

  [[nodiscard]] const SideValues& values(Side side) const {
    return side == Side::left ? left_ : right_;
  }
  /// Of this side with each pair's picture.
  [[nodiscard]] std::span<const std::int32_t> overlaps(Side side) const {
    return side == Side::left ? left_overlaps_ : right_overlaps_;
  }
  /// What decides about a pixel: its total input less λ.
  [[nodiscard]] std::int32_t field(Side side, std::size_t i) const;
  /// What it would become.
  [[nodiscard]] std::int8_t next(Side side, std::size_t i) const;
  /// Sets it; whether it has changed. O(P).
  bool update(Side side, std::size_t i);
  /// All of a side, in their order. Returns how many have changed.
  std::size_t update(Side side);
  /// No pixel of either side would change.
  [[nodiscard]] bool stable() const;
  /// Exactly. O(P + n + m).
  [[nodiscard]] std::int64_t energy() const;

 private:
  void put(Side side, std::size_t i, std::int8_t value);

  const PairMemory* memory_;
  PairRules rules_;
  SideValues left_, right_;
  std::vector<std::int32_t> left_overlaps_, right_overlaps_;
};

/// What one step of a bidirectional memory (Kosko 1988) sets: all of a side, or the next pixel that changes, in a random order.
enum class PairOrder : std::uint8_t { sides, pixels };
/// Where that order is drawn from in a seed: far from what else is.
inline constexpr std::uint64_t kPairOrderStream = std::uint64_t{1} << 31;
struct PairStep {
  Side side = Side::right;
  std::optional<std::uint32_t> pixel;  ///< none: all of the side
  std::uint32_t changed = 0;
  std::int64_t energy = 0;  ///< after it
};
/// All steps from the start to where nothing changes any more.
struct PairTrace {
  std::int64_t energy = 0;  ///< of the start
  std::vector<PairStep> steps;
  bool settles = false;  ///< no pixel would change after them
};
/// Side after side, `first` first, until nothing changes or `most` steps were made; with a tie rule other than keep it may go round in
/// ties. Leaves the state where it ends.
[[nodiscard]] PairTrace settle(PairState& state, Side first, PairOrder order, std::size_t most,
                               Random random);

/// W Wᵀ (left) or Wᵀ W (right): the eigenvalues above 0, largest first, and their eigenvectors, each of length 1 and at right angles to the
/// others. By Jacobi rotations on P × P matrices (Golub and Van Loan, § 8.5).
struct PairSpectrum {
  std::vector<double> eigenvalues;
  std::vector<std::vector<double>> vectors;
};
[[nodiscard]] PairSpectrum spectrum(const PairMemory& memory, Side side);

}  // namespace hopfield
