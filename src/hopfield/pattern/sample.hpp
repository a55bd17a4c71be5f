#pragma once

#include <cstddef>

#include "hopfield/numerics/random.hpp"
#include "hopfield/pattern/pattern.hpp"

namespace hopfield {

/// N independent fair ±1. One draw of 64 bits for each 64 neurons.
[[nodiscard]] Pattern random_pattern(std::size_t neurons, Random& random);

/// A copy in which each neuron is flipped with the given probability, independently. N draws, in
/// the order of the neurons.
[[nodiscard]] Pattern flip_fraction(const Pattern& pattern, double probability, Random& random);

/// A copy with exactly `count` neurons flipped (all of them when count > N), every choice equally
/// likely: the start of a Fisher–Yates shuffle, `count` draws.
[[nodiscard]] Pattern flip_count(const Pattern& pattern, std::size_t count, Random& random);

}  // namespace hopfield
