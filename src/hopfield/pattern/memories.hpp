#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "hopfield/pattern/pattern.hpp"

namespace hopfield {

/// The patterns that a Hebbian net has learnt: P × N bits, kept twice (by pattern for overlaps, by
/// neuron for fields). P N / 4 bytes; no N × N matrix is ever formed.
class Memories {
 public:
  explicit Memories(std::size_t neurons = 0);

  [[nodiscard]] std::size_t neurons() const { return neurons_; }
  [[nodiscard]] std::size_t count() const { return patterns_.size(); }
  [[nodiscard]] const Pattern& operator[](std::size_t k) const { return patterns_[k]; }

  // Preconditions: pattern.size() == neurons(), k < count(). Each costs O(N), or O(N P / 64) when the
  // order changes or P passes a multiple of 64.
  /// Appends a pattern, which becomes number count() − 1. It may be there already.
  void store(const Pattern& pattern);
  /// Forgets pattern k and learns another in its place.
  void replace(std::size_t k, const Pattern& pattern);
  /// Removes pattern k exactly: afterwards as if it had never been stored.
  void forget(std::size_t k);
  /// Takes memory `from` out and puts it back so that it becomes number `to`.
  void move(std::size_t from, std::size_t to);

  /// The bits ξᵢ^μ of one neuron over all patterns, μ = bit number; (P + 63) / 64 words. Bits
  /// beyond P are 0.
  [[nodiscard]] std::span<const std::uint64_t> column(std::size_t neuron) const {
    return std::span(columns_).subspan(neuron * words_per_column_, words_per_column_);
  }
  /// Bytes held, reserve included.
  [[nodiscard]] std::size_t bytes() const;

  friend bool operator==(const Memories&, const Memories&) = default;

 private:
  std::span<std::uint64_t> column_words(std::size_t neuron) {
    return std::span(columns_).subspan(neuron * words_per_column_, words_per_column_);
  }
  void set_words_per_column(std::size_t words);
  void write_column_bit(std::size_t k, const Pattern& pattern);

  std::size_t neurons_ = 0;
  std::size_t words_per_column_ = 0;
  std::vector<Pattern> patterns_;
  std::vector<std::uint64_t> columns_;
};

}  // namespace hopfield
