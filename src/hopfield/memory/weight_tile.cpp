// The weight matrix as a picture: it is never formed, so a zoomed-out view is averaged from the
// patterns themselves.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "hopfield/memory/network.hpp"
#include "hopfield/pattern/kernel.hpp"

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
  for (std::size_t at = first; at < first + count; at += step)
    result.push_back({at, std::min(at + step, first + count)});
  return result;
}

/// Σ_{i in block} ξᵢ^μ for every μ. `out` is padded to 64 values per word of a column.
template <class Integer>
void block_sums(const Memories& memories, const Block& block, std::span<Integer> out) {
  std::fill(out.begin(), out.end(), Integer{0});
  for (std::size_t i = block.begin; i < block.end; ++i) {
    const std::span<const std::uint64_t> bits = memories.column(i);
    kernel::add_signed(out.data(), bits.data(), bits.size(), Integer{1});
  }
}

/// Blocks up to this size multiply in 16 bits and add in 32: 64² · P fits for P < 2¹⁹.
constexpr std::size_t kNarrowStep = 64;

std::int64_t product(const std::int16_t* a, const std::int16_t* b, std::size_t count) {
  std::int32_t sum = 0;
  for (std::size_t mu = 0; mu < count; ++mu) sum += std::int32_t{a[mu]} * b[mu];
  return sum;
}

std::int64_t product(const std::int32_t* a, const std::int32_t* b, std::size_t count) {
  std::int64_t sum = 0;
  for (std::size_t mu = 0; mu < count; ++mu) sum += std::int64_t{a[mu]} * b[mu];
  return sum;
}

/// Σ_{i in I, j in J} Wᵢⱼ = Σ_μ (Σ_I ξᵢ)(Σ_J ξⱼ), less the diagonal that the product contains: a cell
/// costs O(P) however many weights it covers.
template <class Integer>
void average(const Network& network, const std::vector<Block>& down,
             const std::vector<Block>& across, std::span<float> out) {
  const Memories& memories = network.memories();
  const std::size_t count = memories.count();
  const std::size_t padded = (count + 63) / 64 * 64;
  std::vector<Integer> column_sums(across.size() * padded);
  for (std::size_t c = 0; c < across.size(); ++c)
    block_sums(memories, across[c], std::span(column_sums).subspan(c * padded, padded));
  const std::int64_t extra = static_cast<std::int64_t>(count) - network.diagonal();
  std::vector<Integer> row_sums(padded);
  for (std::size_t r = 0; r < down.size(); ++r) {
    block_sums(memories, down[r], std::span(row_sums));
    for (std::size_t c = 0; c < across.size(); ++c) {
      const std::size_t first = std::max(down[r].begin, across[c].begin);
      const std::size_t last = std::min(down[r].end, across[c].end);
      const auto shared = static_cast<std::int64_t>(last > first ? last - first : 0);
      const std::int64_t sum =
          product(row_sums.data(), column_sums.data() + c * padded, count) - extra * shared;
      const auto cells = static_cast<double>(down[r].size() * across[c].size());
      out[r * across.size() + c] = static_cast<float>(static_cast<double>(sum) / cells);
    }
  }
}

}  // namespace

void Network::weight_tile(std::size_t row, std::size_t column, std::size_t rows,
                          std::size_t columns, std::size_t step, std::span<float> out) const {
  const std::vector<Block> across = blocks(column, columns, step);
  const std::vector<Block> down = blocks(row, rows, step);
  if (step == 1) {
    for (std::size_t r = 0; r < rows; ++r)
      for (std::size_t c = 0; c < columns; ++c)
        out[r * columns + c] = static_cast<float>(weight(row + r, column + c));
    return;
  }

  if (step <= kNarrowStep)
    average<std::int16_t>(*this, down, across, out);
  else
    average<std::int32_t>(*this, down, across, out);
}

}  // namespace hopfield
