#include "hopfield/trials/lane_kernel.hpp"

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#define LANE_ANY(lanes) wasm_v128_any_true(reinterpret_cast<v128_t>(lanes))
#else
#define LANE_ANY(lanes) \
  ((reinterpret_cast<Words>(lanes)[0] | reinterpret_cast<Words>(lanes)[1]) != 0)
#endif

#if defined(__SSE4_1__)
#include <smmintrin.h>
#define LANE_LEAST(places) \
  static_cast<std::uint16_t>(_mm_cvtsi128_si32(_mm_minpos_epu16(reinterpret_cast<__m128i>(places))))
#else
#define LANE_LEAST(places) least_of(places)
#endif

#define LANE_NAMESPACE lane_kernel
#define LANE_WIDTH 8

#include "hopfield/trials/lane_loops.hpp"

#if !defined(__SSE4_1__)
namespace {

using Eight = std::uint16_t __attribute__((vector_size(16)));

inline std::uint16_t least_of(Eight a) {
  Eight b = __builtin_shufflevector(a, a, 4, 5, 6, 7, 0, 1, 2, 3);
  a = b < a ? b : a;
  b = __builtin_shufflevector(a, a, 2, 3, 0, 1, 6, 7, 4, 5);
  a = b < a ? b : a;
  b = __builtin_shufflevector(a, a, 1, 0, 3, 2, 5, 4, 7, 6);
  a = b < a ? b : a;
  return a[0];
}

}  // namespace
#endif

#include "hopfield/trials/walk_loops.hpp"
