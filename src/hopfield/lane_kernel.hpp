#pragma once

// The inner loops of lanes.hpp, compiled once for what every processor has and once for AVX2. Everything is integer
// arithmetic modulo 2¹⁶ of numbers that fit, so that both give the same.

#include <cstddef>
#include <cstdint>

namespace hopfield {

/// How one neuron decides about its drive d = Σⱼ Wᵢⱼ σⱼ, and its memories.
struct LaneRule {
  std::uint32_t first = 0;  ///< its part of the list of memories: those in which it is +1
  std::uint16_t count = 0;
  std::int16_t balance = 0;  ///< memories in which it is −1 less those in which it is +1
  std::int16_t above = 0;    ///< goes up when d > above,
  std::int16_t below = 0;    ///< down when d < below, otherwise stays
  std::int16_t tie = 0;      ///< the d that is a tie; −32768: none is
};

/// Sixteen states, as vectors of sixteen numbers.
struct LaneView {
  const LaneRule* rules = nullptr;
  const std::uint16_t* members = nullptr;
  std::int16_t self = 0;           ///< what the sum over memories has too much when σ = +1
  std::int16_t* up = nullptr;      ///< a vector for each neuron: all ones where it is +1
  std::int16_t* raised = nullptr;  ///< a vector for each memory: overlap + base
  std::int16_t* base = nullptr;    ///< one vector
  std::int16_t* total = nullptr;   ///< Σ raised − patterns · base = Σ overlaps: one vector
};

namespace lane_kernel {

/// Decides the neurons in this order. All ones in `flipped` for the lanes in which something flipped.
void sweep(const LaneView& view, const std::uint16_t* order, std::size_t neurons,
           std::int16_t* flipped);
/// For each lane, the neurons that would change, and those that tie.
void survey(const LaneView& view, std::size_t neurons, std::int16_t* unstable, std::int16_t* ties);

}  // namespace lane_kernel

#if defined(__x86_64__)
/// Only where has_avx2().
namespace lane_kernel_avx2 {
void sweep(const LaneView& view, const std::uint16_t* order, std::size_t neurons,
           std::int16_t* flipped);
void survey(const LaneView& view, std::size_t neurons, std::int16_t* unstable, std::int16_t* ties);
}  // namespace lane_kernel_avx2
#endif

}  // namespace hopfield
