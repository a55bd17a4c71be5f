#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "lab/workbenches/capacity/bench.hpp"

/// What theory says of the Capacity workbench's curves, in numbers and one sentence each.
namespace lab {

/// A curve over the load α = P/N.
struct CapacityCurve {
  const char* name;
  const char* sentence;  ///< the question that it answers
  std::vector<double> load, value;
};

/// The three curves of errors for N neurons up to the load `most`, Hebb and random memories: exact after one step (a
/// binomial tail, at each whole P); ½ erfc √(N/2P), the same for large N; (1 − m)/2 after the avalanche (Amit,
/// Gutfreund & Sompolinsky 1985), which ends at α_c. `points`: of the smooth ones.
[[nodiscard]] std::array<CapacityCurve, 3> capacity_curves(std::uint32_t neurons,
                                                           bool self_connections, double most,
                                                           std::size_t points);

/// A load that is called "the capacity", and by whom.
struct CapacityMark {
  const char* id;
  const char* name;  ///< short: "α_c"
  const char* sentence;
  double load = 0;
};
/// N/(4 ln N), N/(2 ln N), α_c N and 0.15 N, each over N.
[[nodiscard]] std::array<CapacityMark, 4> capacity_marks(std::uint32_t neurons);

/// Memory in order of magnitude.
struct CapacityEstimate {
  double seconds = 0;         ///< of the years
  double bits = 0;            ///< bits/s × seconds
  double bytes = 0;           ///< an eighth
  double synapses = 0;        ///< of the brain
  double bits_each = 0;       ///< bits to be remembered for each synapse
  double hebb_bits_each = 0;  ///< what a Hebbian network at α_c stores for each weight Wᵢⱼ (of N²)
  double hebb_bits = 0;       ///< the same for all synapses
};
/// Products of the four factors; a year has 365.25 days.
[[nodiscard]] CapacityEstimate capacity_estimate(const CapacityMagnitude& magnitude);
/// Information in P = α_c N random memories of N bits that are recalled with the errors (1 − m_c)/2, divided by N²:
/// α_c (1 − H₂((1 − m_c)/2)) = 0.121. Twice that for each pair of neurons, which share one weight.
[[nodiscard]] double hebb_bits_per_weight();

/// Something whose size is known, to compare with.
struct EverydayStorage {
  const char* name;
  double bytes;
};
/// From the smallest to the largest.
[[nodiscard]] const std::array<EverydayStorage, 6>& everyday_storage();

}  // namespace lab
