#pragma once

#include <cstdint>
#include <vector>

#include "lab/workbenches/capacity/bench.hpp"

/// Mistakes that a published solution of the capacity homework makes and learners repeat, as procedures that can be
/// run, so that their curves can be seen beside the right one.
namespace lab {

/// In words: what is done instead, and how it shows.
struct MistakeInfo {
  CapacityMistake mistake;
  const char* name;
  const char* wrong;  ///< what is computed
  const char* shows;  ///< how its curve gives it away
};
/// What there is to say of a mistake; `none` stands for the right way.
[[nodiscard]] const MistakeInfo& mistake_info(CapacityMistake mistake);

/// Whether the mistake is one in programming the pseudo-inverse; the others are in Hebb's rule.
[[nodiscard]] constexpr bool of_pseudo_inverse(CapacityMistake mistake) {
  return mistake == CapacityMistake::gram;
}

/// What becomes of memories, as the homework asks: each started from itself, all neurons asked in a new order each sweep,
/// until nothing changes or for 30 sweeps.
struct MistakePoint {
  std::uint32_t patterns = 0;
  double overlap = 0;   ///< mean q in the end
  double error = 0;     ///< its standard error over networks; NaN for one
  double recalled = 0;  ///< fraction of the memories with q > 0.95 in the end
};

/// One point of a curve: `networks` networks of N neurons and P random memories, of each of which up to `memories` are tried.
/// `none` with `projected` is the right pseudo-inverse, without it Hebb's rule; no self-connections.
///
/// - `size`: weights P × P, W = Ξ Ξᵀ instead of Ξᵀ Ξ (Ξ the P × N matrix of memories); of the state the first P (or N,
///   whichever is less) neurons have weights and are updated.
/// - `sign`: sgn W instead of W.
/// - `state`: sᵢ ← sgn(sᵢ hᵢ).
/// - `gram`: W = Ξᵀ G Ξ with the Gram matrix G = Ξ Ξᵀ where its inverse belongs.
///
/// Pure; a few milliseconds for N = 100. 1 ≤ P ≤ 1000, N ≤ 400; patterns that are dependent count as not recalled,
/// overlap 0 (pseudo-inverse).
[[nodiscard]] MistakePoint mistake_point(CapacityMistake mistake, bool projected,
                                         std::uint32_t neurons, std::uint32_t patterns,
                                         std::uint32_t networks, std::uint32_t memories,
                                         std::uint64_t seed);

}  // namespace lab
