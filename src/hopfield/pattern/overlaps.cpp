#include "hopfield/pattern/overlaps.hpp"

#include <bit>

#include "hopfield/pattern/kernel.hpp"
#include "hopfield/pattern/memories.hpp"

namespace hopfield {

Overlaps::Overlaps(const Memories& memories, const Pattern& state) : count_(memories.count()) {
  const std::size_t padded = (count_ + 63) / 64 * 64;
  wide_.resize(padded, 0);
  for (std::size_t mu = 0; mu < count_; ++mu) {
    wide_[mu] = dot(memories[mu], state);
    sum_ += wide_[mu];
  }
  if (memories.neurons() <= static_cast<std::size_t>(kernel::kNarrowLimit)) {
    narrow_.resize(padded, 0);
    for (std::size_t mu = 0; mu < count_; ++mu) narrow_[mu] = static_cast<std::int16_t>(wide_[mu]);
  }
}

std::int64_t Overlaps::field(std::span<const std::uint64_t> column) const {
  // ξ = 2 bit − 1, so that the signed sum is twice the sum over set bits less the sum of all.
  const std::int64_t set = narrow_.empty()
                               ? kernel::masked_sum(wide_.data(), column.data(), column.size())
                               : kernel::masked_sum(narrow_.data(), column.data(), column.size());
  return 2 * set - sum_;
}

void Overlaps::flip(std::span<const std::uint64_t> column, bool up) {
  const std::int16_t step = up ? 2 : -2;
  std::int64_t set = 0;
  for (const std::uint64_t word : column) set += std::popcount(word);
  sum_ += step * (2 * set - static_cast<std::int64_t>(count_));
  if (narrow_.empty()) {
    kernel::add_signed(wide_.data(), column.data(), column.size(), std::int32_t{step});
  } else {
    kernel::add_signed(narrow_.data(), column.data(), column.size(), step);
    for (std::size_t mu = 0; mu < count_; ++mu) wide_[mu] = narrow_[mu];
  }
}

std::int64_t Overlaps::sum_of_squares() const {
  std::int64_t sum = 0;
  for (const std::int32_t value : values()) sum += std::int64_t{value} * value;
  return sum;
}

}  // namespace hopfield
