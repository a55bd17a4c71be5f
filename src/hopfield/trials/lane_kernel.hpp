#pragma once

// The inner loops of lanes.hpp, compiled once for what every processor has and once for AVX2. Everything is integer
// arithmetic modulo 2¹⁶ of numbers that fit, so that both give the same.

#include <cstddef>
#include <cstdint>

namespace hopfield {

/// How one neuron decides about its drive d = Σⱼ Wᵢⱼ σⱼ, and a list of memories: those in which it is +1, or if that
/// is more than half of them, those in which it is −1.
struct LaneRule {
  std::int16_t sign = 1;     ///< what it is in the memories of the list
  std::uint16_t count = 0;   ///< of the list; behind it follow places of zeros
  std::int16_t twice = 0;    ///< 2 count
  std::int16_t balance = 0;  ///< memories not in the list less those in it
  std::int16_t above = 0;    ///< goes up when d > above,
  std::int16_t below = 0;    ///< down when d < below, otherwise stays
  std::int16_t tie = 0;      ///< the d that is a tie; −32768: none is
};

/// Sixteen states, as vectors of sixteen numbers.
struct LaneView {
  const LaneRule* rules = nullptr;
  const std::uint16_t* members = nullptr;  ///< all lists: offsets of vectors in `raised`
  std::size_t longest = 0;                 ///< length of every list, with what follows it; even
  std::int16_t self = 0;                   ///< what the sum over memories has too much when σ = +1
  std::int16_t* up = nullptr;              ///< a vector for each neuron: all ones where it is +1
  std::int16_t* raised = nullptr;  ///< a vector for each memory: overlap + base; one of zeros
  std::int16_t* base = nullptr;    ///< one vector
  std::int16_t* total = nullptr;   ///< Σ overlaps: one vector
};

/// The largest net of a WalkView.
inline constexpr std::size_t kWalkLimit = 256;

/// One state with the fields of all neurons, for a net whose weights are written down. Arrays of `stride` numbers, a
/// multiple of 32; beyond the neurons nothing changes or ties.
struct WalkView {
  std::size_t neurons = 0;
  std::size_t stride = 0;
  const std::int16_t* weights = nullptr;  ///< a row of 2 Wᵢⱼ for each neuron; zeros beyond
  const std::int16_t* sums = nullptr;     ///< Σⱼ Wᵢⱼ
  const std::int16_t* above = nullptr;    ///< as in LaneRule
  const std::int16_t* below = nullptr;
  const std::int16_t* ties = nullptr;
  std::int16_t* fields = nullptr;  ///< Σⱼ Wᵢⱼ σⱼ
  std::int16_t* up = nullptr;      ///< all ones for +1
};

/// Whether the processor has AVX2.
[[nodiscard]] bool has_avx2();

namespace lane_kernel {

/// Decides the neurons in this order. All ones in `flipped` for the lanes in which something flipped.
void sweep(const LaneView& view, const std::uint16_t* order, std::size_t neurons,
           std::int16_t* flipped);
/// For each lane, the neurons that would change, and those that tie.
void survey(const LaneView& view, std::size_t neurons, std::int16_t* unstable, std::int16_t* ties);
/// Sets fields and up for the state with these words (of a Pattern).
void begin(const WalkView& view, const std::uint64_t* words);
/// Decides the neurons in this order; places[i] says where neuron i is in it, 65535 beyond the neurons. Keeps the words
/// up to date. 0: nothing flipped; 1: something did; 2: something did, and now nothing would change any more. Costs what
/// flips, not what is decided.
int walk(const WalkView& view, const std::uint16_t* order, const std::uint16_t* places,
         std::uint64_t* words);
/// The neurons that would change, and those that tie.
void survey(const WalkView& view, std::uint32_t* unstable, std::uint32_t* ties);

}  // namespace lane_kernel

#if defined(__x86_64__)
/// The same with AVX2, for processors that have it.
namespace lane_kernel_avx2 {

void sweep(const LaneView& view, const std::uint16_t* order, std::size_t neurons,
           std::int16_t* flipped);
void survey(const LaneView& view, std::size_t neurons, std::int16_t* unstable, std::int16_t* ties);
void begin(const WalkView& view, const std::uint64_t* words);
int walk(const WalkView& view, const std::uint16_t* order, const std::uint16_t* places,
         std::uint64_t* words);
void survey(const WalkView& view, std::uint32_t* unstable, std::uint32_t* ties);

}  // namespace lane_kernel_avx2
#define LANE_KERNEL(call) (has_avx2() ? lane_kernel_avx2::call : lane_kernel::call)
#else
#define LANE_KERNEL(call) lane_kernel::call
#endif

}  // namespace hopfield
