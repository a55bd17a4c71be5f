#include "hopfield/pseudo_inverse_table.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace hopfield {

PseudoInverseTable::PseudoInverseTable(const PseudoInverse& network)
    : neurons_(network.neurons()),
      columns_(neurons_ * neurons_, 0),
      cuts_(network.content_->cuts),
      tie_limit_(network.content_->tie_limit),
      tie_(network.options().tie) {
  const PseudoInverse::Content& content = *network.content_;
  const std::size_t n = neurons_;
  // Four patterns at a time: the signs that neuron i has in them choose one of sixteen sums.
  const std::size_t groups = (content.memories.count() + 3) / 4;
  std::vector<std::uint8_t> signs(groups * n);
  for (std::size_t i = 0; i < n; ++i) {
    const std::span<const std::uint64_t> bits = content.memories.column(i);
    for (std::size_t g = 0; g < groups; ++g) {
      signs[g * n + i] = static_cast<std::uint8_t>(bits[g / 16] >> (4 * (g % 16)) & 15U);
    }
  }
  for (std::size_t j = 0; j < n; ++j) {
    std::int64_t* to = columns_.data() + j * n;
    const std::int64_t* factor = content.factor.data() + j * content.padded;
    for (std::size_t g = 0; g < groups; ++g) {
      std::array<std::int64_t, 16> sums{};
      for (std::size_t k = 0; k < 4; ++k) {
        const std::int64_t term = factor[4 * g + k];  // 0 beyond the last pattern
        const std::size_t half = std::size_t{1} << k;
        for (std::size_t s = 0; s < half; ++s) {
          sums[s + half] = sums[s] + term;
          sums[s] -= term;
        }
      }
      const std::uint8_t* chosen = signs.data() + g * n;
      for (std::size_t i = 0; i < n; ++i) {
        to[i] += sums[chosen[i]];
      }
    }
    if (!content.options.self_connections) {
      to[j] = 0;
    }
  }
}

PseudoInverseLane::PseudoInverseLane(const PseudoInverseTable& table, Pattern start)
    : table_(&table), pattern_(std::move(start)), fields_(table.neurons_) {
  const std::size_t n = table.neurons_;
  for (std::size_t i = 0; i < n; ++i) {
    fields_[i] = -table.cuts_[i];
  }
  for (std::size_t j = 0; j < n; ++j) {
    const std::int64_t* column = table.columns_.data() + j * n;
    if (pattern_.up(j)) {
      for (std::size_t i = 0; i < n; ++i) fields_[i] += column[i];
    } else {
      for (std::size_t i = 0; i < n; ++i) fields_[i] -= column[i];
    }
  }
}

void PseudoInverseLane::flip(std::size_t i) {
  pattern_.flip(i);
  const std::size_t n = table_->neurons_;
  const std::int64_t* column = table_->columns_.data() + i * n;
  if (pattern_.up(i)) {
    for (std::size_t k = 0; k < n; ++k) fields_[k] += 2 * column[k];
  } else {
    for (std::size_t k = 0; k < n; ++k) fields_[k] -= 2 * column[k];
  }
}

}  // namespace hopfield
