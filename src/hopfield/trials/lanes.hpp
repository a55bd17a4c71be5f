#pragma once

// Sixteen states of one Hebbian network side by side, one to a 16-bit lane of a vector: what the Monte-Carlo
// experiments run on. Only for the engine's own files.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "hopfield/memory/network.hpp"
#include "hopfield/trials/lane_kernel.hpp"

namespace hopfield {

/// What a cut (Network::cut) and a tie rule make of a whole drive d within ±32767.
struct LaneCuts {
  std::int16_t above = 0;  ///< goes up when d > above,
  std::int16_t below = 0;  ///< down when d < below, otherwise stays
  std::int16_t tie = 0;    ///< the d that is a tie; −32768: none is
};
/// Decisions compare 2 d with the cut; here d itself is compared, so an odd cut, which no 2 d can
/// equal, has no tie.
[[nodiscard]] LaneCuts lane_cuts(std::int64_t cut, Tie tie);

/// A network as lanes need it. Exact, like Network: every sum fits 16 bits.
class LaneNetwork {
 public:
  /// Whether every field of such a network fits.
  [[nodiscard]] static bool fits(std::size_t neurons, std::size_t patterns) {
    return neurons <= kLimit && patterns < kLimit / 16 && neurons * patterns <= kLimit;
  }
  /// Precondition: fits(…).
  explicit LaneNetwork(const Network& network);

 private:
  friend class LaneBlock;
  static constexpr std::size_t kLimit = 32767;

  std::size_t patterns_ = 0;
  std::size_t longest_ = 0;
  std::int16_t self_ = 0;
  const Memories* memories_ = nullptr;
  std::vector<LaneRule> rules_;
  std::vector<std::uint16_t> members_;
};

/// Sixteen states. The network must outlive it.
class LaneBlock {
 public:
  static constexpr std::size_t kLanes = 16;
  using Counts = std::array<std::int16_t, kLanes>;

  explicit LaneBlock(const LaneNetwork& network);

  /// Lane k starts in states[k]; lanes without one repeat the first. Precondition: 1 … 16 states. O(N P).
  void start(std::span<const Pattern> states);
  /// Decides every neuron in this order in every lane. Bit k of the result: something flipped in lane k.
  std::uint32_t sweep(std::span<const std::uint16_t> order);
  /// For each lane, the neurons that would change, and those that tie.
  void survey(Counts& unstable, Counts& ties);
  /// The state of every lane. O(N).
  void read(std::span<Pattern> states) const;

 private:
  struct alignas(2 * kLanes) Vector {
    std::int16_t lane[kLanes];
  };
  [[nodiscard]] LaneView view();

  const LaneNetwork& network_;
  std::vector<Vector> values_;  // the states, base and total, the overlaps and a vector of zeros
};

}  // namespace hopfield
