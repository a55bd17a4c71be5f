#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

#include "hopfield/numerics/random.hpp"

namespace hopfield {

/// Of the plane, y upwards.
struct Point {
  double x = 0.0;
  double y = 0.0;
  friend bool operator==(const Point&, const Point&) = default;
};

/// Euclidean.
[[nodiscard]] inline double distance(const Point& a, const Point& b) {
  const double x = a.x - b.x, y = a.y - b.y;
  return std::sqrt(x * x + y * y);
}

/// Uniform in the unit square: of each point first x, then y is drawn.
[[nodiscard]] inline std::vector<Point> random_points(std::size_t count, Random& random) {
  std::vector<Point> points(count);
  for (Point& point : points) {
    point.x = random.uniform();
    point.y = random.uniform();
  }
  return points;
}

}  // namespace hopfield
