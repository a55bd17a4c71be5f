#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "hopfield/pattern/sample.hpp"

namespace hopfield {

/// Patterns of fair coins, one after another from the same stream.
inline std::vector<Pattern> random_patterns(std::size_t count, std::size_t size, Random& random) {
  std::vector<Pattern> patterns;
  for (std::size_t k = 0; k < count; ++k) patterns.push_back(random_pattern(size, random));
  return patterns;
}

/// The state with this number: neuron i is +1 where bit i is set.
inline Pattern numbered(std::uint32_t number, std::size_t size) {
  Pattern pattern(size);
  for (std::size_t i = 0; i < size; ++i) pattern.set(i, (number >> i & 1U) != 0);
  return pattern;
}

}  // namespace hopfield
