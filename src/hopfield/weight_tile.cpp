// The weight matrix as a picture: it is never formed, so a zoomed-out view is averaged from the
// patterns themselves.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "hopfield/network.hpp"

namespace hopfield {
namespace {

/// Neurons [begin, end).
struct Block {
  std::size_t begin = 0;
  std::size_t end = 0;
  [[nodiscard]] std::size_t size() const { return end - begin; }
};

std::vector<Block> blocks(std::size_t first, std::size_t count, std::size_t step) {
  std::vector<Block> result;
  for (std::size_t at = first; at < first + count; at += step) {
    result.push_back({at, std::min(at + step, first + count)});
  }
  return result;
}

/// Σ_{i in block} ξᵢ^μ for every μ.
void block_sums(const Memories& memories, const Block& block, std::span<std::int32_t> out) {
  std::fill(out.begin(), out.end(), -static_cast<std::int32_t>(block.size()));
  for (std::size_t i = block.begin; i < block.end; ++i) {
    const std::span<const std::uint64_t> bits = memories.column(i);
    for (std::size_t mu = 0; mu < out.size(); ++mu) {
      out[mu] += 2 * static_cast<std::int32_t>(bits[mu / 64] >> (mu % 64) & 1U);
    }
  }
}

std::int64_t product(std::span<const std::int32_t> a, std::span<const std::int32_t> b) {
  std::int64_t sum = 0;
  for (std::size_t mu = 0; mu < a.size(); ++mu) {
    sum += std::int64_t{a[mu]} * b[mu];
  }
  return sum;
}

}  // namespace

void Network::weight_tile(std::size_t row, std::size_t column, std::size_t rows,
                          std::size_t columns, std::size_t step, std::span<float> out) const {
  const std::vector<Block> across = blocks(column, columns, step);
  const std::vector<Block> down = blocks(row, rows, step);
  if (step == 1) {
    for (std::size_t r = 0; r < rows; ++r) {
      for (std::size_t c = 0; c < columns; ++c) {
        out[r * columns + c] = static_cast<float>(weight(row + r, column + c));
      }
    }
    return;
  }

  // Σ_{i in I, j in J} Wᵢⱼ = Σ_μ (Σ_I ξᵢ)(Σ_J ξⱼ), less the diagonal that the product contains: a
  // cell costs O(P) however many weights it covers.
  const std::size_t patterns = memories_->count();
  std::vector<std::int32_t> column_sums(across.size() * patterns);
  for (std::size_t c = 0; c < across.size(); ++c) {
    block_sums(*memories_, across[c], std::span(column_sums).subspan(c * patterns, patterns));
  }
  const std::int64_t extra = static_cast<std::int64_t>(patterns) - diagonal();
  std::vector<std::int32_t> row_sums(patterns);
  for (std::size_t r = 0; r < down.size(); ++r) {
    block_sums(*memories_, down[r], row_sums);
    for (std::size_t c = 0; c < across.size(); ++c) {
      const std::size_t first = std::max(down[r].begin, across[c].begin);
      const std::size_t last = std::min(down[r].end, across[c].end);
      const auto shared = static_cast<std::int64_t>(last > first ? last - first : 0);
      const std::int64_t sum =
          product(row_sums, std::span(column_sums).subspan(c * patterns, patterns)) -
          extra * shared;
      const auto cells = static_cast<double>(down[r].size() * across[c].size());
      out[r * across.size() + c] = static_cast<float>(static_cast<double>(sum) / cells);
    }
  }
}

}  // namespace hopfield
