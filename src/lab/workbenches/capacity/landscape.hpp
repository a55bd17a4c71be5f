#pragma once

#include <string>
#include <vector>

#include "lab/workbenches/capacity/bench.hpp"

/// The energy along paths through the states of the Capacity workbench's network: a cut through the landscape.
namespace lab {

/// A state at which the path halts.
struct LandscapeStop {
  enum class Kind : std::uint8_t { memory, mixture, end, between } kind = Kind::memory;
  std::size_t memory = 0;  ///< of a memory, or the one from which an end was reached
  double x = 0;            ///< neurons flipped since the beginning
  double energy = 0;
  bool stable = false;  ///< no neuron would change: a valley
  double overlap = 1;   ///< of an end: with the memory it began from
};

/// Energies per neuron in units of a single memory's field: −½ at a memory that is alone (Hebb). Between two stops the neurons
/// in which they differ are flipped one by one in a fixed random order.
struct Landscape {
  std::vector<double> x, energy;
  std::vector<LandscapeStop> stops;
  std::string problem;  ///< why there is none
};

/// Through the first memories (three at most) and back to the first; where a memory is not stable the path goes on to the state
/// in which recall from it ends, the spurious valley that has swallowed it; with three memories and more there is also
/// the mixture sgn(ξ¹ + ξ² + ξ³). N up to 1024 and P up to 400: tens of milliseconds at most.
[[nodiscard]] Landscape capacity_landscape(const CapacityBench& bench);

}  // namespace lab
