#pragma once

#include <span>
#include <vector>

#include "hopfield/rate/fixed_point.hpp"

// The parts of fixed_points(), one for each kind of activation. Internal to the engine.

namespace hopfield::search {

/// A solution as it is found: its rates, and the directions in which it goes on.
struct Found {
  std::vector<double> rates;
  std::vector<std::vector<double>> directions;
  double from = 0.0;
  double to = 0.0;
};

struct Search {
  std::vector<Found> found;
  bool complete = true;
};

/// All v with (E − g M) v = g h, g the gain: one point, a line or more of them, or none. Complete.
[[nodiscard]] Search linear(const RateNetwork& network, std::span<const double> input);
/// Every neuron at −1, linear or at +1: one linear system each for those of the 3ᴺ combinations
/// that the bounds on u leave. Complete unless these are too many to go through.
[[nodiscard]] Search clipped(const RateNetwork& network, std::span<const double> input);
/// For tanh and arctan: halves the cube [−1, 1]ᴺ until Krawczyk's interval test (1969) decides each
/// part, then Newton's method. If that becomes too much, Newton's method from at most 729 fixed
/// starts, and not complete.
[[nodiscard]] Search smooth(const RateNetwork& network, std::span<const double> input);

/// Adds a point unless it is there already, to `tolerance` in every component.
void add(Search& search, Found found, double tolerance);

}  // namespace hopfield::search
