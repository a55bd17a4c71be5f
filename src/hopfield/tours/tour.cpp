#include "hopfield/tours/tour.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace hopfield {

Matrix distances(std::span<const City> cities) {
  Matrix result(cities.size(), cities.size());
  for (std::size_t i = 0; i < cities.size(); ++i)
    for (std::size_t j = 0; j < cities.size(); ++j) result(i, j) = distance(cities[i], cities[j]);
  return result;
}

double tour_length(const Matrix& distances, std::span<const std::uint32_t> order) {
  double sum = 0.0;
  for (std::size_t k = 0; k < order.size(); ++k)
    sum += distances(order[k], order[(k + 1) % order.size()]);
  return sum;
}

Result<Tour> shortest_tour(const Matrix& distances) {
  const std::size_t n = distances.rows();
  if (n == 0 || n > 13 || distances.columns() != n) {
    return Error{"distances", std::to_string(n) + " rows of " +
                                  std::to_string(distances.columns()) +
                                  ", expected a square matrix of 1 to 13 cities"};
  }
  for (const double value : distances.values())
    if (!(std::fabs(value) <= 1e100)) return Error{"distances", "expected finite numbers"};
  // best[set][last]: the shortest way from city 0 through all of a set of the others, ending at `last`.
  const std::size_t others = n - 1;
  const std::size_t sets = std::size_t{1} << others;
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  std::vector<double> best(sets * std::max<std::size_t>(others, 1), kInfinity);
  std::vector<std::uint8_t> before(best.size(), 0);
  for (std::size_t last = 0; last < others; ++last)
    best[(std::size_t{1} << last) * others + last] = distances(0, last + 1);
  for (std::size_t set = 1; set < sets; ++set) {
    for (std::size_t last = 0; last < others; ++last) {
      const double so_far = best[set * others + last];
      for (std::size_t next = 0; next < others && so_far < kInfinity; ++next) {
        if ((set >> next & 1U) != 0) continue;
        const std::size_t to = (set | std::size_t{1} << next) * others + next;
        const double length = so_far + distances(last + 1, next + 1);
        if (length < best[to]) {
          best[to] = length;
          before[to] = static_cast<std::uint8_t>(last);
        }
      }
    }
  }
  Tour tour;
  tour.order.assign(n, 0);
  if (others > 0) {
    std::size_t set = sets - 1;
    std::size_t last = 0;
    for (std::size_t k = 1; k < others; ++k) {
      const double here = best[set * others + k] + distances(k + 1, 0);
      last = here < best[set * others + last] + distances(last + 1, 0) ? k : last;
    }
    for (std::size_t position = others; position > 0; --position) {
      tour.order[position] = static_cast<std::uint32_t>(last + 1);
      const std::size_t previous = before[set * others + last];
      set ^= std::size_t{1} << last;
      last = previous;
    }
  }
  tour.length = tour_length(distances, tour.order);
  return tour;
}

}  // namespace hopfield
