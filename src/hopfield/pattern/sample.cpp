#include "hopfield/pattern/sample.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace hopfield {

Pattern random_pattern(std::size_t neurons, Random& random) {
  Pattern pattern(neurons);
  for (std::size_t w = 0; w < pattern.words().size(); ++w) pattern.set_word(w, random.bits());
  return pattern;
}

Pattern flip_fraction(const Pattern& pattern, double probability, Random& random) {
  Pattern result = pattern;
  for (std::size_t i = 0; i < pattern.size(); ++i)
    if (random.chance(probability)) result.flip(i);
  return result;
}

Pattern flip_count(const Pattern& pattern, std::size_t count, Random& random) {
  Pattern result = pattern;
  std::vector<std::uint32_t> neurons(pattern.size());
  std::iota(neurons.begin(), neurons.end(), 0U);
  for (std::size_t k = 0; k < std::min(count, neurons.size()); ++k) {
    const std::size_t chosen = k + random.below(static_cast<std::uint32_t>(neurons.size() - k));
    std::swap(neurons[k], neurons[chosen]);
    result.flip(neurons[k]);
  }
  return result;
}

}  // namespace hopfield
