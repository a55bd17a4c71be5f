#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace hopfield {

/// An N-vector of ±1, one bit a neuron (1 = +1), 64 to a word. Bits beyond N are always 0.
/// A picture is row-major from the top-left: neuron i is at (i % width, i / width).
class Pattern {
 public:
  Pattern() = default;
  /// N neurons, all −1.
  explicit Pattern(std::size_t size) : size_(size), words_((size + 63) / 64, 0) {}

  [[nodiscard]] std::size_t size() const { return size_; }
  /// +1 or −1.
  [[nodiscard]] int operator[](std::size_t neuron) const { return up(neuron) ? 1 : -1; }
  /// Whether the neuron is +1. neuron < size(), here and below.
  [[nodiscard]] bool up(std::size_t neuron) const {
    return (words_[neuron / 64] >> (neuron % 64) & 1U) != 0;
  }
  /// Makes the neuron +1 (`up`) or −1.
  void set(std::size_t neuron, bool up);
  /// Reverses the sign of one neuron.
  void flip(std::size_t neuron) { words_[neuron / 64] ^= std::uint64_t{1} << (neuron % 64); }
  /// Neurons 64 w … 64 w + 63, as far as they exist: bit k is neuron 64 w + k.
  void set_word(std::size_t w, std::uint64_t bits) {
    const std::size_t left = size_ - 64 * w;
    words_[w] = left >= 64 ? bits : bits & ((std::uint64_t{1} << left) - 1);
  }
  /// Makes all neurons +1 (`up`) or −1.
  void fill(bool up);
  /// Reverses the sign of every neuron. See inverse() for a copy.
  void invert();

  [[nodiscard]] std::span<const std::uint64_t> words() const { return words_; }
  /// Number of +1.
  [[nodiscard]] std::size_t count_up() const;
  /// FNV-1a over size and bits: the number that golden traces compare.
  [[nodiscard]] std::uint64_t hash() const;

  friend bool operator==(const Pattern&, const Pattern&) = default;

 private:
  std::size_t size_ = 0;
  std::vector<std::uint64_t> words_;
};

/// Σᵢ aᵢ bᵢ, in [−N, N]. Sizes must be equal.
[[nodiscard]] std::int32_t dot(const Pattern& a, const Pattern& b);
/// Number of neurons in which the two differ. Sizes must be equal.
[[nodiscard]] std::size_t distance(const Pattern& a, const Pattern& b);
/// −a.
[[nodiscard]] Pattern inverse(const Pattern& a);

}  // namespace hopfield
