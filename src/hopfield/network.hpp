#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "hopfield/pattern.hpp"
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

/// The patterns that a Hebbian net has learnt: P × N bits, kept twice (by pattern for overlaps, by
/// neuron for fields). P N / 4 bytes; no N × N matrix is ever formed.
class Memories {
 public:
  explicit Memories(std::size_t neurons = 0);

  [[nodiscard]] std::size_t neurons() const { return neurons_; }
  [[nodiscard]] std::size_t count() const { return patterns_.size(); }
  [[nodiscard]] const Pattern& operator[](std::size_t k) const { return patterns_[k]; }

  /// Precondition for all: pattern.size() == neurons(), k < count().
  void store(const Pattern& pattern);
  void replace(std::size_t k, const Pattern& pattern);
  /// Removes pattern k exactly: afterwards as if it had never been stored.
  void forget(std::size_t k);
  void move(std::size_t from, std::size_t to);

  /// The bits ξᵢ^μ of one neuron over all patterns, μ = bit number; (P + 63) / 64 words.
  [[nodiscard]] std::span<const std::uint64_t> column(std::size_t neuron) const;
  [[nodiscard]] std::size_t bytes() const;

 private:
  std::size_t neurons_ = 0;
  std::size_t words_per_column_ = 0;
  std::vector<Pattern> patterns_;
  std::vector<std::uint64_t> columns_;
};

/// A Hebbian network W = Σ_μ ξ^μ ξ^μᵀ (diagonal 0 unless self_connections; integers, no 1/N).
/// Immutable once built; cheap to copy (shares the memories).
/// Convention: h = W s − θ with column vectors; s are ±1, or 0/1 with Units::binary.
class Network {
 public:
  Network(std::shared_ptr<const Memories> memories, NetworkOptions options);

  [[nodiscard]] std::size_t neurons() const { return memories_->neurons(); }
  [[nodiscard]] const Memories& memories() const { return *memories_; }
  [[nodiscard]] const NetworkOptions& options() const { return options_; }

  /// Wᵢⱼ, in [−P, P]. O(P / 64).
  [[nodiscard]] std::int32_t weight(std::size_t i, std::size_t j) const;
  /// Row i of W into out (size N): the picture of one neuron's incoming weights. O(N P / 64).
  void weights(std::size_t i, std::span<std::int32_t> out) const;
  /// A rectangle of W for a zoomed heat map: rows [row, row + rows), the same for columns,
  /// each output cell the mean of a step × step block. out has rows/step × columns/step values.
  void weight_tile(std::size_t row, std::size_t column, std::size_t rows, std::size_t columns,
                   std::size_t step, std::span<float> out) const;
  /// Σⱼ Wᵢⱼ over all j (j ≠ i without self-connections).
  [[nodiscard]] std::int64_t row_sum(std::size_t i) const;
  /// θᵢ in the units of the integer weights.
  [[nodiscard]] double threshold(std::size_t i) const;

 private:
  std::shared_ptr<const Memories> memories_;
  NetworkOptions options_;
  std::vector<std::int64_t> pattern_sums_;  // Σⱼ ξⱼ^μ, for row sums and 0/1 units
};

}  // namespace hopfield
