#include "hopfield/lane_kernel.hpp"

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#define LANE_ANY(lanes) wasm_v128_any_true(reinterpret_cast<v128_t>(lanes))
#else
#define LANE_ANY(lanes) \
  ((reinterpret_cast<Words>(lanes)[0] | reinterpret_cast<Words>(lanes)[1]) != 0)
#endif
#define LANE_NAMESPACE lane_kernel
#define LANE_WIDTH 8

#include "hopfield/lane_loops.hpp"
