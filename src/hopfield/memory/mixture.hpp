#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "hopfield/memory/retrieval.hpp"

namespace hopfield {

/// A mixture that a state is, largest |overlap| first.
struct Mixture {
  std::vector<MixtureTerm> terms;
  bool exact = false;  ///< the state agrees wherever the signed sum is not zero
};

/// Looks for the mixture of 5, 3 or 2 memories that a state is; see classify() for what counts as one.
/// `overlaps` are the state's with all memories. O(N) with a constant of some hundred words.
[[nodiscard]] std::optional<Mixture> find_mixture(const Memories& memories, const Pattern& state,
                                                  std::span<const std::int32_t> overlaps);

}  // namespace hopfield
