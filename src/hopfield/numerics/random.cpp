#include "hopfield/numerics/random.hpp"

#include <utility>

namespace hopfield {
namespace {

/// The mixing step of SplitMix64: a bijection of 64 bits that maps 0 to 0.
std::uint64_t mix(std::uint64_t bits) {
  bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9ULL;
  bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebULL;
  return bits ^ (bits >> 31);
}

template <class T>
void fisher_yates(Random& random, std::span<T> values) {
  for (std::size_t last = values.size(); last > 1; --last) {
    const std::size_t chosen = random.below(static_cast<std::uint32_t>(last));
    std::swap(values[last - 1], values[chosen]);
  }
}

}  // namespace

std::uint64_t split_mix64(std::uint64_t& state) {
  state += 0x9e3779b97f4a7c15ULL;
  return mix(state);
}

Random::Random(std::uint64_t seed, std::uint64_t stream) : state_{} {
  std::uint64_t start = seed ^ mix(stream);
  for (std::uint64_t& word : state_) word = split_mix64(start);
}

Random Random::from_state(const std::array<std::uint64_t, 4>& state) {
  Random random;
  random.state_ = state;
  return random;
}

void Random::shuffle(std::span<std::uint16_t> values) { fisher_yates(*this, values); }
void Random::shuffle(std::span<std::uint32_t> values) { fisher_yates(*this, values); }

}  // namespace hopfield
