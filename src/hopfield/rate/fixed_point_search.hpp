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

[[nodiscard]] Search linear(const RateNetwork& network, std::span<const double> input);
[[nodiscard]] Search clipped(const RateNetwork& network, std::span<const double> input);
[[nodiscard]] Search smooth(const RateNetwork& network, std::span<const double> input);

/// Adds a point unless it is there already, to `tolerance` in every component.
void add(Search& search, Found found, double tolerance);

}  // namespace hopfield::search
