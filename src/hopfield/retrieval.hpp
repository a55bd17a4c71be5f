#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "hopfield/dynamics.hpp"
#include "hopfield/network.hpp"

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
  std::size_t pattern = 0;    ///< nearest memory (meaningless when there is none)
  double overlap = 0.0;       ///< q = ξ·s / N with it, in [−1, 1]
  bool exact = false;         ///< every neuron agrees with the memory (its inverse; the mixture's sign)
  std::vector<MixtureTerm> terms;  ///< mixture: 3 or 5 (or 2) signed memories
};

/// Classifies a state: stored k or its inverse (|q| above 0.95 and nearest; exact when all neurons
/// agree), an odd mixture sgn(±ξ^a ±ξ^b ±ξ^c [±ξ^d ±ξ^e]) that it agrees with in at least 95 % of
/// the neurons where that sum is not zero and better than with any single memory, or other.
/// Amit, Gutfreund & Sompolinsky 1985.
[[nodiscard]] Retrieval classify(const Memories& memories, const Pattern& state);

/// What storing a pattern would repeat.
struct Relation {
  enum class Is : std::uint8_t { fresh, duplicate, inverse, near_duplicate, near_inverse } is = Is::fresh;
  std::size_t pattern = 0;
  double overlap = 0.0;
};
/// Compares with all memories; near means |q| ≥ 0.9.
[[nodiscard]] Relation relation(const Memories& memories, const Pattern& pattern);

/// One memory as a state: is it stable, and where not.
struct Stability {
  std::size_t unstable = 0;  ///< neurons that would change
  std::size_t ties = 0;      ///< neurons whose field is exactly at the threshold
  double energy = 0.0;
};
[[nodiscard]] Stability stability(const Network& network, const Pattern& pattern);

/// P × P raw dot products, row-major.
[[nodiscard]] std::vector<std::int32_t> overlap_matrix(const Memories& memories);

}  // namespace hopfield
