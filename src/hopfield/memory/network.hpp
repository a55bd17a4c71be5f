#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "hopfield/pattern/memories.hpp"
#include "hopfield/pattern/pattern.hpp"
#include "hopfield/result.hpp"

namespace hopfield {

/// What a neuron does when its field equals its threshold. Sources disagree, so it is explicit.
enum class Tie : std::uint8_t { keep, plus, minus };
/// ±1, or 0/1 as in Hopfield 1982 (0 stands for −1 when a pattern is learnt).
enum class Units : std::uint8_t { bipolar, binary };
/// Where thresholds come from: one number for all, one number each, or ½ Σⱼ Wᵢⱼ.
enum class ThresholdKind : std::uint8_t { uniform, each, half_row_sum };
/// How weights, fields and energies are *shown*: integers, or times 1/N. Never changes the dynamics.
enum class Scale : std::uint8_t { none, one_over_n };

struct Threshold {
  ThresholdKind kind = ThresholdKind::uniform;
  /// One value (uniform), N values (each), none (half_row_sum). In units of the integer weights.
  std::vector<double> values = {0.0};
  friend bool operator==(const Threshold&, const Threshold&) = default;
};

struct NetworkOptions {
  bool self_connections = false;
  Units units = Units::bipolar;
  Tie tie = Tie::keep;
  Scale scale = Scale::none;
  Threshold threshold;
  friend bool operator==(const NetworkOptions&, const NetworkOptions&) = default;
};

/// The largest net for which every sum is proved to fit its integer: a grid of 1024 × 1024.
inline constexpr std::size_t kMaxNeurons = std::size_t{1} << 20;

/// Checks options before a network is made from them: the right number of finite thresholds.
/// The error's field is `threshold` or `threshold[i]`.
[[nodiscard]] Result<void> validate(const NetworkOptions& options, std::size_t neurons);

/// A Hebbian network W = Σ_μ ξ^μ ξ^μᵀ (diagonal 0 unless self_connections, then P; integers, no 1/N).
/// Immutable once built; cheap to copy (shares the memories and what is derived from them).
/// Convention: h = W s − θ with column vectors; s are ±1, or 0/1 with Units::binary (Hopfield 1982).
class Network {
 public:
  /// Precondition: validate(options, memories->neurons()); a threshold that is missing or not
  /// finite counts as 0. O(1), or O(N P) with binary units or half-row-sum thresholds.
  Network(std::shared_ptr<const Memories> memories, NetworkOptions options);

  [[nodiscard]] std::size_t neurons() const { return memories_->neurons(); }
  [[nodiscard]] const Memories& memories() const { return *memories_; }
  [[nodiscard]] const std::shared_ptr<const Memories>& shared_memories() const { return memories_; }
  [[nodiscard]] const NetworkOptions& options() const { return options_; }

  /// Wᵢⱼ, in [−P, P]. O(P / 64).
  [[nodiscard]] std::int32_t weight(std::size_t i, std::size_t j) const;
  /// Σ_μ ξᵢ^μ ξⱼ^μ: the weight, but P on the diagonal, whether there are self-connections or not.
  [[nodiscard]] std::int32_t product(std::size_t i, std::size_t j) const {
    const std::span<const std::uint64_t> a = memories_->column(i);
    const std::span<const std::uint64_t> b = memories_->column(j);
    std::int32_t different = 0;
    for (std::size_t w = 0; w < a.size(); ++w) different += std::popcount(a[w] ^ b[w]);
    return static_cast<std::int32_t>(memories_->count()) - 2 * different;
  }
  /// Row i of W into out (size N): the picture of one neuron's incoming weights. O(N P / 64).
  void weights(std::size_t i, std::span<std::int32_t> out) const;
  /// A rectangle of W for a zoomed heat map: rows [row, row + rows), the same for columns,
  /// each output cell the mean of a step × step block (of what is left of it at the right and
  /// bottom edges). out, row-major: ⌈rows / step⌉ × ⌈columns / step⌉ values.
  /// Precondition: the rectangle lies inside W, step ≥ 1.
  void weight_tile(std::size_t row, std::size_t column, std::size_t rows, std::size_t columns,
                   std::size_t step, std::span<float> out) const;
  /// Wᵢᵢ, the same for all neurons: P with self-connections, otherwise 0.
  [[nodiscard]] std::int64_t diagonal() const {
    return options_.self_connections ? static_cast<std::int64_t>(memories_->count()) : 0;
  }
  /// Σⱼ Wᵢⱼ over all j (j ≠ i without self-connections).
  [[nodiscard]] std::int64_t row_sum(std::size_t i) const;
  /// θᵢ in the units of the integer weights.
  [[nodiscard]] double threshold(std::size_t i) const;

  /// The decision of neuron i in integers, whatever the units: it goes up when 2 Σⱼ Wᵢⱼ σⱼ (σ = ±1)
  /// is above cut(i), down when below, and ties when equal. With bipolar units cut = 2 θ; with 0/1
  /// units ½ (Σ W σ + R) is compared with θ, so cut = 4 θ − 2 R. A θ that no sum can equal gets
  /// the odd number between its neighbours.
  [[nodiscard]] std::int64_t cut(std::size_t i) const {
    return derived_->cuts.size() == 1 ? derived_->cuts[0] : derived_->cuts[i];
  }

 private:
  friend class State;

  /// What thresholds and units need, computed once and shared by copies.
  struct Derived {
    std::vector<std::int64_t> cuts;      // 1 when all are equal, otherwise N
    std::vector<std::int64_t> row_sums;  // N with binary units or half-row-sum, otherwise none
    // θᵢ = units[i] · unit (1 or N values), so that Σ θ s is an integer sum and one product;
    // empty when the thresholds have no such common unit.
    std::vector<std::int64_t> units;
    double unit = 0.0;
  };
  [[nodiscard]] Derived derive() const;

  std::shared_ptr<const Memories> memories_;
  NetworkOptions options_;
  std::shared_ptr<const Derived> derived_;
};

}  // namespace hopfield
