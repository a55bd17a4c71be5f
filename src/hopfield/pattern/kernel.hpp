#pragma once

// Inner loops of the Hebbian net. Only for files of the engine, which are compiled for speed: a copy
// compiled for size in another house could be the one that the linker keeps.
//
// Written with the vector extensions that GCC and Clang share rather than with intrinsics: one text
// becomes SSE2, NEON or WebAssembly SIMD, and everything is integer arithmetic, so that every build
// gives the same numbers whatever the order of the sums.

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace hopfield::kernel {

using I16x8 = std::int16_t __attribute__((vector_size(16)));
using U16x8 = std::uint16_t __attribute__((vector_size(16)));
using I32x4 = std::int32_t __attribute__((vector_size(16)));
using U32x4 = std::uint32_t __attribute__((vector_size(16)));
using I64x2 = std::int64_t __attribute__((vector_size(16)));

/// Largest |value| for which masked_sum on 16 bits cannot overflow: each of its two accumulators
/// adds four values per lane between flushes.
inline constexpr std::int32_t kNarrowLimit = 32767 / 4;

/// From any address: alignment is not needed. As many scalars as fit the vector are read.
template <class Vector, class Scalar>
inline Vector load(const Scalar* from) {
  Vector vector;
  std::memcpy(&vector, from, sizeof vector);
  return vector;
}

/// The reverse of load().
template <class Vector, class Scalar>
inline void store(Scalar* to, const Vector& vector) {
  std::memcpy(to, &vector, sizeof vector);
}

/// All ones in lane k where bit k is set. `bits` holds the same 16 bits in every lane.
inline I16x8 lanes_low(const U16x8& bits) {
  constexpr U16x8 kSelect = {0x1, 0x2, 0x4, 0x8, 0x10, 0x20, 0x40, 0x80};
  return (bits & kSelect) == kSelect;
}
/// The same for bits 8 … 15.
inline I16x8 lanes_high(const U16x8& bits) {
  constexpr U16x8 kSelect = {0x100, 0x200, 0x400, 0x800, 0x1000, 0x2000, 0x4000, 0x8000};
  return (bits & kSelect) == kSelect;
}

/// 16 bits of a word in every lane: quarter 0 is the lowest.
inline U16x8 splat16(std::uint64_t word, unsigned quarter) {
  return U16x8{} + static_cast<std::uint16_t>(word >> (16 * quarter));
}
/// 32 bits of a word in every lane: half 0 is the lower one.
inline U32x4 splat32(std::uint64_t word, unsigned half) {
  return U32x4{} + static_cast<std::uint32_t>(word >> (32 * half));
}

/// The sum of the four lanes, which may exceed 32 bits.
inline std::int64_t total(const I32x4& lanes) {
  return static_cast<std::int64_t>(lanes[0]) + lanes[1] + lanes[2] + lanes[3];
}

/// Σ of values[k] over the set bits k. 64 values per word of bits, |value| ≤ kNarrowLimit.
inline std::int64_t masked_sum(const std::int16_t* values, const std::uint64_t* bits,
                               std::size_t words) {
  I32x4 sum = {};
  for (std::size_t w = 0; w < words; ++w) {
    I16x8 low = {};
    I16x8 high = {};
    for (unsigned quarter = 0; quarter < 4; ++quarter) {
      const U16x8 mask = splat16(bits[w], quarter);
      const std::int16_t* from = values + 64 * w + std::size_t{16} * quarter;
      low += load<I16x8>(from) & lanes_low(mask);
      high += load<I16x8>(from + 8) & lanes_high(mask);
    }
    for (const I16x8& part : {low, high}) {
      // Two 16-bit sums in each 32-bit lane: sign-extend the lower and the upper one.
      const I32x4 pair = reinterpret_cast<I32x4>(part);
      sum += ((pair << 16) >> 16) + (pair >> 16);
    }
  }
  return total(sum);
}

/// The same for 32-bit values, |value| ≤ 2²⁶.
inline std::int64_t masked_sum(const std::int32_t* values, const std::uint64_t* bits,
                               std::size_t words) {
  std::int64_t sum = 0;
  for (std::size_t w = 0; w < words; ++w) {
    I32x4 part = {};
    for (unsigned half = 0; half < 2; ++half) {
      const U32x4 mask = splat32(bits[w], half);
      U32x4 select = {1, 2, 4, 8};
      for (unsigned k = 0; k < 8; ++k) {
        const I32x4 lanes = (mask & select) == select;
        part += load<I32x4>(values + 64 * w + std::size_t{32} * half + std::size_t{4} * k) & lanes;
        select <<= 4;
      }
    }
    sum += total(part);
  }
  return sum;
}

/// values[k] += step where bit k is set, −= step elsewhere. Values beyond the last memory drift by
/// what the state's number of +1 changes, at most N · |step|; masked_sum never looks at them.
inline void add_signed(std::int16_t* values, const std::uint64_t* bits, std::size_t words,
                       std::int16_t step) {
  const I16x8 down = I16x8{} + step;
  const I16x8 twice = down + down;
  for (std::size_t w = 0; w < words; ++w) {
    for (unsigned quarter = 0; quarter < 4; ++quarter) {
      const U16x8 mask = splat16(bits[w], quarter);
      std::int16_t* at = values + 64 * w + std::size_t{16} * quarter;
      store(at, load<I16x8>(at) + (lanes_low(mask) & twice) - down);
      store(at + 8, load<I16x8>(at + 8) + (lanes_high(mask) & twice) - down);
    }
  }
}

/// The same for 32-bit values.
inline void add_signed(std::int32_t* values, const std::uint64_t* bits, std::size_t words,
                       std::int32_t step) {
  const I32x4 down = I32x4{} + step;
  const I32x4 twice = down + down;
  for (std::size_t w = 0; w < words; ++w) {
    for (unsigned half = 0; half < 2; ++half) {
      const U32x4 mask = splat32(bits[w], half);
      U32x4 select = {1, 2, 4, 8};
      for (unsigned k = 0; k < 8; ++k) {
        const I32x4 lanes = (mask & select) == select;
        std::int32_t* at = values + 64 * w + std::size_t{32} * half + std::size_t{4} * k;
        store(at, load<I32x4>(at) + (lanes & twice) - down);
        select <<= 4;
      }
    }
  }
}

}  // namespace hopfield::kernel
