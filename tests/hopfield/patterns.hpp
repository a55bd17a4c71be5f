#pragma once

#include <cstddef>
#include <vector>

#include "hopfield/pattern/sample.hpp"

namespace hopfield {

/// Patterns of fair coins, one after another from the same stream.
inline std::vector<Pattern> random_patterns(std::size_t count, std::size_t size, Random& random) {
  std::vector<Pattern> patterns;
  for (std::size_t k = 0; k < count; ++k) patterns.push_back(random_pattern(size, random));
  return patterns;
}

}  // namespace hopfield
