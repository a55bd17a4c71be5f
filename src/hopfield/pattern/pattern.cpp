#include "hopfield/pattern/pattern.hpp"

#include <algorithm>
#include <bit>

namespace hopfield {
namespace {

/// Ones in the bits that neurons use in the last word (all ones when it is full).
std::uint64_t last_word_mask(std::size_t size) {
  const std::size_t used = size % 64;
  return used == 0 ? ~std::uint64_t{0} : (std::uint64_t{1} << used) - 1;
}

}  // namespace

void Pattern::set(std::size_t neuron, bool up) {
  const std::uint64_t bit = std::uint64_t{1} << (neuron % 64);
  std::uint64_t& word = words_[neuron / 64];
  word = up ? word | bit : word & ~bit;
}

void Pattern::fill(bool up) {
  std::fill(words_.begin(), words_.end(), up ? ~std::uint64_t{0} : std::uint64_t{0});
  if (up && !words_.empty()) words_.back() &= last_word_mask(size_);
}

void Pattern::invert() {
  for (std::uint64_t& word : words_) word = ~word;
  if (!words_.empty()) words_.back() &= last_word_mask(size_);
}

std::size_t Pattern::count_up() const {
  std::size_t count = 0;
  for (const std::uint64_t word : words_) count += static_cast<std::size_t>(std::popcount(word));
  return count;
}

std::uint64_t Pattern::hash() const {
  constexpr std::uint64_t kPrime = 0x100000001b3ULL;
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  const auto mix = [&hash](std::uint64_t word) {
    // Byte by byte from the low end, so that the number does not depend on the machine's byte order.
    for (int byte = 0; byte < 8; ++byte) hash = (hash ^ (word >> (8 * byte) & 0xffU)) * kPrime;
  };
  mix(size_);
  for (const std::uint64_t word : words_) mix(word);
  return hash;
}

std::size_t distance(const Pattern& a, const Pattern& b) {
  std::size_t count = 0;
  const std::span<const std::uint64_t> left = a.words();
  const std::span<const std::uint64_t> right = b.words();
  for (std::size_t w = 0; w < left.size(); ++w)
    count += static_cast<std::size_t>(std::popcount(left[w] ^ right[w]));
  return count;
}

std::int32_t dot(const Pattern& a, const Pattern& b) {
  return static_cast<std::int32_t>(a.size()) - 2 * static_cast<std::int32_t>(distance(a, b));
}

Pattern inverse(const Pattern& a) {
  Pattern result = a;
  result.invert();
  return result;
}

}  // namespace hopfield
