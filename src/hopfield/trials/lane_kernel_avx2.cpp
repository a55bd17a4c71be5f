// Compiled with -mavx2; used where the processor has it.

#include "hopfield/trials/lane_kernel.hpp"

#if defined(__AVX2__)
#include <immintrin.h>

#define LANE_ANY(lanes) \
  (_mm256_testz_si256(reinterpret_cast<__m256i>(lanes), reinterpret_cast<__m256i>(lanes)) == 0)
#define LANE_LEAST(places)                                                     \
  static_cast<std::uint16_t>(_mm_cvtsi128_si32(_mm_minpos_epu16(               \
      _mm_min_epu16(_mm256_castsi256_si128(reinterpret_cast<__m256i>(places)), \
                    _mm256_extracti128_si256(reinterpret_cast<__m256i>(places), 1)))))
#define LANE_NAMESPACE lane_kernel_avx2
#define LANE_WIDTH 16

#include "hopfield/trials/lane_loops.hpp"
#include "hopfield/trials/walk_loops.hpp"
#endif
