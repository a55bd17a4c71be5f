#include "hopfield/memory/field_tables.hpp"

#include <algorithm>
#include <bit>
#include <span>

#include "hopfield/pattern/byte_lanes.hpp"
#include "hopfield/pattern/kernel.hpp"
#include "hopfield/pattern/memories.hpp"
#include "hopfield/pattern/overlaps.hpp"

namespace hopfield {
namespace {

using kernel::I16x8;
using kernel::U16x8;
using kernel::U8x16;

static_assert(std::endian::native == std::endian::little, "bytes of a column in order of memories");

/// Added to every value of a table, so that it is not negative: four times the largest |overlap|.
constexpr std::int32_t kBias = 4 * 8191;
/// Bytes of a column whose look-ups fit 16 bits a lane: each is two values of at most 255.
constexpr std::size_t kLongestSum = 128;

/// The sixteen values s₀m₀ + s₁m₁ + s₂m₂ + s₃m₃, sₖ = +1 where bit k of the index is set, as low and high bytes.
void set_planes(const std::int16_t* overlaps, std::uint8_t* planes) {
  std::int16_t four[8] = {};
  std::memcpy(four, overlaps, 4 * sizeof *four);
  const I16x8 m = kernel::load<I16x8>(four);
  constexpr I16x8 kFirst = {-1, 1, -1, 1, -1, 1, -1, 1};
  constexpr I16x8 kSecond = {-1, -1, 1, 1, -1, -1, 1, 1};
  constexpr I16x8 kThird = {-1, -1, -1, -1, 1, 1, 1, 1};
  const I16x8 three = __builtin_shufflevector(m, m, 0, 0, 0, 0, 0, 0, 0, 0) * kFirst +
                      __builtin_shufflevector(m, m, 1, 1, 1, 1, 1, 1, 1, 1) * kSecond +
                      __builtin_shufflevector(m, m, 2, 2, 2, 2, 2, 2, 2, 2) * kThird;
  const I16x8 last = __builtin_shufflevector(m, m, 3, 3, 3, 3, 3, 3, 3, 3);
  // Up to 65528: unsigned from here on.
  const U16x8 middle = reinterpret_cast<U16x8>(three) + static_cast<std::uint16_t>(kBias);
  const auto down = reinterpret_cast<U8x16>(middle - reinterpret_cast<U16x8>(last));
  const auto up = reinterpret_cast<U8x16>(middle + reinterpret_cast<U16x8>(last));
  kernel::store(planes, kernel::even_bytes(down, up));
  kernel::store(planes + 16, kernel::odd_bytes(down, up));
}

/// Sums of bytes, sixteen lanes: 16-bit sums of all of it, and of the odd bytes alone.
struct ByteSums {
  U16x8 all = {};
  U16x8 odd = {};
  void add(const U8x16& bytes) {
    const auto pairs = reinterpret_cast<U16x8>(bytes);
    all += pairs;
    odd += pairs >> 8;
  }
  /// Sums of the bytes of lanes 0 … 7, and of 8 … 15.
  [[nodiscard]] U16x8 first() const { return zip_low(all - (odd << 8), odd); }
  [[nodiscard]] U16x8 second() const { return zip_high(all - (odd << 8), odd); }

 private:
  static U16x8 zip_low(const U16x8& a, const U16x8& b) {
    return __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11);
  }
  static U16x8 zip_high(const U16x8& a, const U16x8& b) {
    return __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15);
  }
};

/// to[k] += low[k] + 256 high[k] − offset, eight numbers.
void add_sums(std::int64_t* to, const U16x8& low, const U16x8& high, std::int32_t offset) {
  using Four = std::int32_t __attribute__((vector_size(16)));
  constexpr U16x8 kZero = {};
  const auto low_first =
      reinterpret_cast<Four>(__builtin_shufflevector(low, kZero, 0, 8, 1, 9, 2, 10, 3, 11));
  const auto low_last =
      reinterpret_cast<Four>(__builtin_shufflevector(low, kZero, 4, 12, 5, 13, 6, 14, 7, 15));
  const auto high_first =
      reinterpret_cast<Four>(__builtin_shufflevector(high, kZero, 0, 8, 1, 9, 2, 10, 3, 11));
  const auto high_last =
      reinterpret_cast<Four>(__builtin_shufflevector(high, kZero, 4, 12, 5, 13, 6, 14, 7, 15));
  std::int32_t sums[8];
  kernel::store(sums, low_first + (high_first << 8) - offset);
  kernel::store(sums + 4, low_last + (high_last << 8) - offset);
  for (std::size_t k = 0; k < 8; ++k) to[k] += sums[k];
}

}  // namespace

FieldTables::FieldTables(const Memories& memories)
    : memories_(memories),
      bytes_((memories.count() + 7) / 8),
      levels_(memories.neurons() <= static_cast<std::size_t>(kernel::kNarrowLimit) ? 1 : 2),
      planes_(levels_ * level_bytes()) {}

void FieldTables::set(const Overlaps& overlaps) {
  const std::span<const std::int32_t> values = overlaps.values();
  const std::span<const std::int16_t> narrow = overlaps.narrow();
  for (std::size_t byte = 0; byte < bytes_; ++byte) {
    std::uint8_t* planes = planes_.data() + 64 * byte;
    const std::size_t count = std::min<std::size_t>(8, values.size() - 8 * byte);
    if (levels_ == 1 && count == 8) {
      set_planes(narrow.data() + 8 * byte, planes);
      set_planes(narrow.data() + 8 * byte + 4, planes + 32);
      continue;
    }
    for (std::size_t level = 0; level < levels_; ++level, planes += level_bytes()) {
      std::int16_t part[8] = {};
      for (std::size_t k = 0; k < count; ++k) {
        const std::int32_t value = values[8 * byte + k];
        const std::int32_t low = levels_ == 1 ? value : ((value + 2048) & 4095) - 2048;
        part[k] = static_cast<std::int16_t>(level == 0 ? low : (value - low) / 4096);
      }
      set_planes(part, planes);
      set_planes(part + 4, planes + 32);
    }
  }
}

void FieldTables::fields(const Neurons& neurons, Fields& fields) const {
  fields.fill(0);
  const std::uint64_t* columns[kBlock];
  for (std::size_t k = 0; k < kBlock; ++k) columns[k] = memories_.column(neurons[k]).data();
  for (std::size_t level = levels_; level-- > 0;) {
    if (level + 1 < levels_)
      for (std::int64_t& field : fields) field *= 4096;
    for (std::size_t k = 0; k < kBlock; k += 16) add_level(columns + k, level, fields.data() + k);
  }
}

namespace {

/// fields[k] += change · (count − 2 · distance of the columns), `Words` words each; 0: any number.
template <std::size_t Words>
void add_products(const std::uint64_t* from, const std::uint64_t* const* to, std::size_t words,
                  std::int64_t count, std::int64_t change, std::span<std::int64_t> fields) {
  for (std::size_t k = 0; k < fields.size(); ++k) {
    std::int64_t different = 0;
    for (std::size_t w = 0; w < (Words == 0 ? words : Words); ++w)
      different += std::popcount(from[w] ^ to[k][w]);
    fields[k] += change * (count - 2 * different);
  }
}

}  // namespace

void FieldTables::flip(const Neurons& neurons, std::size_t k, bool up, std::size_t end,
                       Fields& fields) const {
  const std::uint64_t* columns[kBlock];
  for (std::size_t later = k + 1; later < end; ++later)
    columns[later] = memories_.column(neurons[later]).data();
  const std::size_t words = (bytes_ + 7) / 8;
  const auto add = words == 1   ? add_products<1>
                   : words == 2 ? add_products<2>
                   : words == 3 ? add_products<3>
                                : add_products<0>;
  add(memories_.column(neurons[k]).data(), columns + k + 1, words,
      static_cast<std::int64_t>(memories_.count()), up ? 2 : -2,
      std::span(fields).subspan(k + 1, end - k - 1));
}

void FieldTables::add_level(const std::uint64_t* const* columns, std::size_t level,
                            std::int64_t* fields) const {
  const std::uint8_t* planes = planes_.data() + level * level_bytes();
  for (std::size_t first = 0; first < bytes_; first += kLongestSum) {
    const std::size_t end = std::min(bytes_, first + kLongestSum);
    ByteSums low;
    ByteSums high;
    for (std::size_t byte = first; byte < end; byte += 8) {
      U8x16 rows[8];
      kernel::transpose_bytes(columns, byte / 8, rows);
      const std::size_t here = std::min<std::size_t>(8, end - byte);
      for (std::size_t b = 0; b < here; ++b, planes += 64) {
        const U8x16 even = rows[b] & 0x0f;
        const U8x16 odd = rows[b] >> 4;
        low.add(kernel::look_up(kernel::load<U8x16>(planes), even));
        high.add(kernel::look_up(kernel::load<U8x16>(planes + 16), even));
        low.add(kernel::look_up(kernel::load<U8x16>(planes + 32), odd));
        high.add(kernel::look_up(kernel::load<U8x16>(planes + 48), odd));
      }
    }
    const std::int32_t offset = 2 * kBias * static_cast<std::int32_t>(end - first);
    add_sums(fields, low.first(), high.first(), offset);
    add_sums(fields + 8, low.second(), high.second(), offset);
  }
}

}  // namespace hopfield
