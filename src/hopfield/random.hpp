#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace hopfield {

/// xoshiro256** (Blackman & Vigna 2018), seeded by SplitMix64 from a seed and a stream number.
/// The standard library's engines agree between platforms but its distributions and shuffle do
/// not, so every draw of the lab comes from here. Same seed and stream, same numbers, everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed = 0, std::uint64_t stream = 0);

  /// 64 uniform bits.
  std::uint64_t bits();
  /// Uniform integer in [0, bound), without bias (Lemire 2019). bound ≥ 1.
  std::uint32_t below(std::uint32_t bound);
  /// Uniform in [0, 1): 53 bits.
  double uniform();
  /// True with the given probability, exact at 0 and 1.
  bool chance(double probability);
  /// Fisher–Yates; every permutation equally likely.
  void shuffle(std::span<std::uint16_t> values);
  void shuffle(std::span<std::uint32_t> values);

  friend bool operator==(const Random&, const Random&) = default;

 private:
  std::array<std::uint64_t, 4> state_;
};

}  // namespace hopfield
