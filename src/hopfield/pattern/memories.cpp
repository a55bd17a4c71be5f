#include "hopfield/pattern/memories.hpp"

#include <algorithm>
#include <iterator>

namespace hopfield {
namespace {

/// Takes bit k out; the bits above it move down by one and a 0 comes in at the top.
bool remove_bit(std::span<std::uint64_t> words, std::size_t k) {
  const std::size_t first = k / 64;
  const std::uint64_t below = (std::uint64_t{1} << (k % 64)) - 1;
  const bool removed = (words[first] >> (k % 64) & 1U) != 0;
  words[first] = (words[first] & below) | (words[first] >> 1 & ~below);
  for (std::size_t w = first + 1; w < words.size(); ++w) {
    words[w - 1] |= words[w] << 63;
    words[w] >>= 1;
  }
  return removed;
}

/// Puts a bit in at k; the bits from there on move up by one. The top bit must be free.
void insert_bit(std::span<std::uint64_t> words, std::size_t k, bool bit) {
  const std::size_t first = k / 64;
  for (std::size_t w = words.size() - 1; w > first; --w)
    words[w] = words[w] << 1 | words[w - 1] >> 63;
  const std::uint64_t below = (std::uint64_t{1} << (k % 64)) - 1;
  words[first] = (words[first] & below) | ((words[first] & ~below) << 1) |
                 static_cast<std::uint64_t>(bit) << (k % 64);
}

}  // namespace

Memories::Memories(std::size_t neurons) : neurons_(neurons) {}

void Memories::set_words_per_column(std::size_t words) {
  if (words == words_per_column_) return;
  // An exact new block: when the net shrinks, its memory does too.
  std::vector<std::uint64_t> columns(neurons_ * words, 0);
  const std::size_t kept = std::min(words, words_per_column_);
  for (std::size_t i = 0; i < neurons_; ++i) {
    std::copy_n(columns_.begin() + static_cast<std::ptrdiff_t>(i * words_per_column_), kept,
                columns.begin() + static_cast<std::ptrdiff_t>(i * words));
  }
  columns_ = std::move(columns);
  words_per_column_ = words;
}

void Memories::write_column_bit(std::size_t k, const Pattern& pattern) {
  const std::size_t shift = k % 64;
  const std::uint64_t others = ~(std::uint64_t{1} << shift);
  const std::span<const std::uint64_t> bits = pattern.words();
  std::uint64_t* at = columns_.data() + k / 64;
  for (std::size_t i = 0; i < neurons_; ++i, at += words_per_column_)
    *at = (*at & others) | (bits[i / 64] >> (i % 64) & 1U) << shift;
}

void Memories::store(const Pattern& pattern) {
  patterns_.push_back(pattern);
  set_words_per_column((count() + 63) / 64);
  write_column_bit(count() - 1, pattern);
}

void Memories::replace(std::size_t k, const Pattern& pattern) {
  patterns_[k] = pattern;
  write_column_bit(k, pattern);
}

void Memories::forget(std::size_t k) {
  patterns_.erase(patterns_.begin() + static_cast<std::ptrdiff_t>(k));
  for (std::size_t i = 0; i < neurons_; ++i) remove_bit(column_words(i), k);
  set_words_per_column((count() + 63) / 64);
}

void Memories::move(std::size_t from, std::size_t to) {
  if (from == to) return;
  const auto begin = patterns_.begin();
  const auto low = static_cast<std::ptrdiff_t>(std::min(from, to));
  const auto high = static_cast<std::ptrdiff_t>(std::max(from, to)) + 1;
  const std::ptrdiff_t middle = from < to ? low + 1 : high - 1;
  std::rotate(begin + low, begin + middle, begin + high);
  for (std::size_t i = 0; i < neurons_; ++i) {
    const std::span<std::uint64_t> words = column_words(i);
    insert_bit(words, to, remove_bit(words, from));
  }
}

std::size_t Memories::bytes() const {
  std::size_t bytes = sizeof *this + columns_.capacity() * sizeof(std::uint64_t) +
                      patterns_.capacity() * sizeof(Pattern);
  for (const Pattern& pattern : patterns_) bytes += pattern.words().size_bytes();
  return bytes;
}

}  // namespace hopfield
