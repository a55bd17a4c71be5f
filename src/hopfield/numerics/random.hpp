#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace hopfield {

/// SplitMix64 (Steele, Lea & Flood 2014): advances `state` and returns 64 mixed bits. Seeds Random.
std::uint64_t split_mix64(std::uint64_t& state);

/// xoshiro256** (Blackman & Vigna 2018), seeded by SplitMix64 from a seed and a stream number.
/// The standard library's engines agree between platforms but its distributions and shuffle do
/// not, so every draw of the lab comes from here. Same seed and stream, same numbers, everywhere.
class Random {
 public:
  /// Stream 0 is the seeding that the authors of xoshiro recommend; other streams start SplitMix64
  /// from the seed combined with a hash of the stream number.
  explicit Random(std::uint64_t seed = 0, std::uint64_t stream = 0);
  /// A generator in a given state, not all zero: for reference vectors and for resuming.
  static Random from_state(const std::array<std::uint64_t, 4>& state);
  [[nodiscard]] const std::array<std::uint64_t, 4>& state() const { return state_; }

  /// 64 uniform bits.
  std::uint64_t bits() {
    const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
    const std::uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = std::rotl(state_[3], 45);
    return result;
  }

  /// Uniform integer in [0, bound), without bias (Lemire 2019). bound ≥ 1.
  std::uint32_t below(std::uint32_t bound) {
    std::uint64_t product = (bits() >> 32) * bound;
    if (static_cast<std::uint32_t>(product) < bound) {
      // 2³² mod bound: the products below it are the ones that would favour some results.
      const std::uint32_t surplus = (0U - bound) % bound;
      while (static_cast<std::uint32_t>(product) < surplus) product = (bits() >> 32) * bound;
    }
    return static_cast<std::uint32_t>(product >> 32);
  }

  /// Uniform in [0, 1): 53 bits.
  double uniform() { return static_cast<double>(bits() >> 11) * 0x1p-53; }
  /// True with the given probability, exact at 0 and 1. Always takes one draw.
  bool chance(double probability) { return uniform() < probability; }
  /// Fisher–Yates: every permutation is equally likely. n − 1 times below().
  void shuffle(std::span<std::uint16_t> values);
  /// The same draws and the same permutation.
  void shuffle(std::span<std::uint32_t> values);

  friend bool operator==(const Random&, const Random&) = default;

 private:
  std::array<std::uint64_t, 4> state_;
};

}  // namespace hopfield
