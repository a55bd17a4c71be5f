#pragma once

#include <cstdint>

#include "hopfield/numerics/random.hpp"
#include "hopfield/result.hpp"

namespace hopfield {

/// Temperature by sweep: `start` at sweep 0, moving to `end` over `sweeps` sweeps, then `end`.
struct Cooling {
  enum class Shape : std::uint8_t { constant, linear, geometric };
  Shape shape = Shape::constant;
  double start = 0.0;
  double end = 0.0;          ///< not used by constant
  std::uint32_t sweeps = 0;  ///< not used by constant

  /// T during a sweep, counted from 0: between start and end T changes by the same amount (linear)
  /// or by the same factor (geometric) each sweep.
  [[nodiscard]] double at(std::uint32_t sweep) const;
  friend bool operator==(const Cooling&, const Cooling&) = default;
};

/// Errors: `temperature.start`, `temperature.end`: finite and ≥ 0, for geometric > 0.
[[nodiscard]] Result<void> validate(const Cooling& cooling);

/// Glauber's probability that a neuron with this field goes up: 1 / (1 + e^{−gap · field / T}); gap is
/// the distance of its two values, 2 for ±1, 1 for 0/1. For ±1 this is ½ (1 + tanh(h/T)). T > 0.
/// In a symmetric network without diagonal the states then appear as e^{−E/T} (heat bath).
[[nodiscard]] double up_probability(double field, double gap, double temperature);

}  // namespace hopfield
