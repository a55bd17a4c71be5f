#pragma once

// Sixteen bytes side by side: table look-up and transposition. Only for files of the engine (see kernel.hpp).

#include <bit>
#include <cstddef>
#include <cstdint>

#include "hopfield/pattern/kernel.hpp"

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSSE3__)
#include <tmmintrin.h>
#elif defined(__ARM_NEON) && defined(__aarch64__)
#include <arm_neon.h>
#endif

namespace hopfield::kernel {

using U8x16 = std::uint8_t __attribute__((vector_size(16)));
using U64x2 = std::uint64_t __attribute__((vector_size(16)));

/// Lane k is table[index[k]]. Every index is below 16.
inline U8x16 look_up(const U8x16& table, const U8x16& index) {
#if defined(__wasm_simd128__)
  return reinterpret_cast<U8x16>(
      wasm_i8x16_swizzle(reinterpret_cast<v128_t>(table), reinterpret_cast<v128_t>(index)));
#elif defined(__SSSE3__)
  return reinterpret_cast<U8x16>(
      _mm_shuffle_epi8(reinterpret_cast<__m128i>(table), reinterpret_cast<__m128i>(index)));
#elif defined(__ARM_NEON) && defined(__aarch64__)
  return reinterpret_cast<U8x16>(
      vqtbl1q_u8(reinterpret_cast<uint8x16_t>(table), reinterpret_cast<uint8x16_t>(index)));
#else
  U8x16 result = {};
  for (int k = 0; k < 16; ++k) result[k] = table[index[k]];
  return result;
#endif
}

/// a0 b0 a1 b1 … a7 b7.
inline U8x16 zip_low(const U8x16& a, const U8x16& b) {
  return __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}
/// a8 b8 … a15 b15.
inline U8x16 zip_high(const U8x16& a, const U8x16& b) {
  return __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15,
                                 31);
}
/// Bytes 0, 2, …, 14 of a, then those of b.
inline U8x16 even_bytes(const U8x16& a, const U8x16& b) {
  return __builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
}
/// Bytes 1, 3, …, 15 of a, then those of b.
inline U8x16 odd_bytes(const U8x16& a, const U8x16& b) {
  return __builtin_shufflevector(a, b, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31);
}
/// Bytes 0 … 7 of a, then those of b.
inline U8x16 lower_halves(const U8x16& a, const U8x16& b) {
  return __builtin_shufflevector(a, b, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23);
}
/// Bytes 8 … 15 of a, then those of b.
inline U8x16 upper_halves(const U8x16& a, const U8x16& b) {
  return __builtin_shufflevector(a, b, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30,
                                 31);
}

/// Byte b (counted from the low end) of word[k][w] goes to lane k of rows[b]: 16 words, 8 rows.
inline void transpose_bytes(const std::uint64_t* const* words, std::size_t w, U8x16* rows) {
  U8x16 v[8];
  for (std::size_t k = 0; k < 8; ++k)
    v[k] = reinterpret_cast<U8x16>(U64x2{words[k][w], words[k + 8][w]});
  // Lanes 0 … 7 and 8 … 15 go separate ways until the end.
  U8x16 a[8];
  for (std::size_t k = 0; k < 4; ++k) {
    a[k] = zip_low(v[k], v[k + 4]);
    a[k + 4] = zip_high(v[k], v[k + 4]);
  }
  U8x16 b[8];
  for (std::size_t side = 0; side < 8; side += 4) {
    for (std::size_t k = 0; k < 2; ++k) {
      b[side + k] = zip_low(a[side + k], a[side + k + 2]);
      b[side + k + 2] = zip_high(a[side + k], a[side + k + 2]);
    }
  }
  for (std::size_t half = 0; half < 4; half += 2) {
    const U8x16 left = zip_low(b[half], b[half + 1]);
    const U8x16 right = zip_low(b[half + 4], b[half + 5]);
    rows[2 * half] = lower_halves(left, right);
    rows[2 * half + 1] = upper_halves(left, right);
    const U8x16 next_left = zip_high(b[half], b[half + 1]);
    const U8x16 next_right = zip_high(b[half + 4], b[half + 5]);
    rows[2 * half + 2] = lower_halves(next_left, next_right);
    rows[2 * half + 3] = upper_halves(next_left, next_right);
  }
}

}  // namespace hopfield::kernel
