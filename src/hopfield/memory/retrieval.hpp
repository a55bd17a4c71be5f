#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "hopfield/memory/dynamics.hpp"
#include "hopfield/memory/network.hpp"

namespace hopfield {

/// What a state is, seen from the memories.
enum class Kind : std::uint8_t { stored, inverse, mixture, other };

/// One term of a mixture: the memory and the sign with which it enters.
struct MixtureTerm {
  std::size_t pattern = 0;
  int sign = 1;
  friend bool operator==(const MixtureTerm&, const MixtureTerm&) = default;
};

/// The memory with the largest |overlap| and what the state is.
struct Retrieval {
  Kind kind = Kind::other;
  std::size_t pattern = 0;  ///< nearest memory (meaningless when there is none)
  double overlap = 0.0;     ///< q = ξ·s / N with it, in [−1, 1]
  bool exact = false;  ///< every neuron agrees with the memory (its inverse; the mixture's sign)
  std::vector<MixtureTerm> terms;  ///< mixture: 3 or 5 (or 2) signed memories
};

/// Classifies a state, by the first of these that holds. All comparisons are made in integers.
///
/// 1. *stored*, *inverse*: |q| > 0.95 with the nearest memory (largest |q|, then lowest number);
///    exact when every neuron agrees.
/// 2. *mixture* of 3 or 5: sgn(±ξ^a ±ξ^b ±ξ^c [±ξ^d ±ξ^e]) agrees with the state in at least 95 % of
///    the neurons, and in more than the nearest memory does (Amit, Gutfreund & Sompolinsky 1985). Tried are
///    the 7 memories of largest |q|, each entering with the sign of its overlap or, because memories
///    that resemble each other can hide a sign, with one of the signs turned round. The best agreement wins, then
///    fewer terms.
/// 3. *mixture* of 2: the state agrees in at least 95 % with both where ±ξ^a = ±ξ^b (at least a
///    quarter of all neurons), and where they differ it takes at least a fifth from each: it is
///    near neither.
/// 4. *other*.
[[nodiscard]] Retrieval classify(const Memories& memories, const Pattern& state);
/// The same for a state whose overlaps are known already.
[[nodiscard]] Retrieval classify(const State& state);
/// The same from P raw overlaps ξ^μ · s. Precondition: they are those of this state.
[[nodiscard]] Retrieval classify(const Memories& memories, const Pattern& state,
                                 std::span<const std::int32_t> overlaps);

/// What storing a pattern would repeat.
struct Relation {
  enum class Is : std::uint8_t {
    fresh,
    duplicate,
    inverse,
    near_duplicate,
    near_inverse
  } is = Is::fresh;
  std::size_t pattern = 0;
  double overlap = 0.0;
};
/// Compares with all memories: an equal or inverse one wins, otherwise the nearest (largest |q|,
/// then lowest number); near means |q| ≥ 0.9. Without memories: fresh, overlap 0.
[[nodiscard]] Relation relation(const Memories& memories, const Pattern& pattern);

/// One memory as a state: is it stable, and where not.
struct Stability {
  std::size_t unstable = 0;      ///< neurons that would change
  std::size_t ties = 0;          ///< neurons whose field is exactly at the threshold
  std::optional<double> energy;  ///< none in a network that has no energy
};
/// O(N P). Precondition: pattern.size() == network.neurons().
[[nodiscard]] Stability stability(const Network& network, const Pattern& pattern);

/// P × P raw dot products, row-major.
[[nodiscard]] std::vector<std::int32_t> overlap_matrix(const Memories& memories);

}  // namespace hopfield
