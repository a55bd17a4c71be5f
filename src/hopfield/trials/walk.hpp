#pragma once

// One state of a small Hebbian network whose weights are written down, and with it the fields of all neurons. A
// sweep goes from one neuron that changes to the next and costs nothing for those between. Only for the engine's own files.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "hopfield/memory/network.hpp"
#include "hopfield/trials/lane_kernel.hpp"

namespace hopfield {

/// The order of one sweep, and its inverse.
struct WalkOrder {
  std::vector<std::uint16_t> order;
  std::vector<std::uint16_t> places;  // 65535 beyond the neurons
};

class Walk {
 public:
  /// Whether every field fits 16 bits, and the weights a cache.
  [[nodiscard]] static bool fits(std::size_t neurons, std::size_t patterns) {
    return neurons < kWalkLimit && neurons * patterns <= 32767;
  }
  /// Precondition: fits(…). O(N² P / 64).
  explicit Walk(const Network& network);

  /// The place of every neuron in an order.
  [[nodiscard]] WalkOrder with_places(std::vector<std::uint16_t> order) const;

  /// Goes to a state, the words of a Pattern. O(N²) / 16.
  void start(std::span<const std::uint64_t> words);
  [[nodiscard]] std::span<const std::uint64_t> words() const { return words_; }
  /// What a sweep flipped: nothing, something, something for the last time (now nothing would change).
  enum class Sweep : std::uint8_t { none, some, last };
  /// Decides every neuron in this order. O(N) / 16 for each flip.
  Sweep sweep(const WalkOrder& order);
  /// The neurons that would change, and those that tie.
  void survey(std::uint32_t& unstable, std::uint32_t& ties);

 private:
  [[nodiscard]] std::int16_t* part(std::size_t k) { return values_.data()->lane + k * stride_; }
  [[nodiscard]] WalkView view();

  struct alignas(32) Vector {
    std::int16_t lane[16];
  };
  std::size_t neurons_ = 0;
  std::size_t stride_ = 0;
  std::vector<Vector> values_;  // the parts of a WalkView, the weights last
  std::vector<std::uint64_t> words_;
};

}  // namespace hopfield
