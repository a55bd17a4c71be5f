#include "hopfield/tours/tour.hpp"

#include <algorithm>
#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numeric>
#include <vector>

using namespace hopfield;

namespace {

/// All orders.
double brute_force(const Matrix& distances) {
  std::vector<std::uint32_t> order(distances.rows());
  std::iota(order.begin(), order.end(), 0U);
  double best = INFINITY;
  do {
    best = std::min(best, tour_length(distances, order));
  } while (std::next_permutation(order.begin() + 1, order.end()));
  return best;
}

}  // namespace

TEST_CASE("the shortest tour is what trying all gives", "[tsp]") {
  Random random(1);
  for (std::size_t n = 1; n <= 8; ++n) {
    for (int round = 0; round < 5; ++round) {
      Matrix d = distances(random_points(n, random));
      if (round == 4)
        for (std::size_t i = 0; i < n; ++i)
          d(i, 0) += 0.3 * static_cast<double>(i);  // not symmetric
      const Tour tour = *shortest_tour(d);
      CHECK(std::fabs(tour.length - brute_force(d)) < 1e-12);
      CHECK(tour.order.front() == 0);
      std::vector<std::uint32_t> sorted = tour.order;
      std::sort(sorted.begin(), sorted.end());
      for (std::size_t k = 0; k < n; ++k) CHECK(sorted[k] == k);
    }
  }
  // Ten cities on a circle.
  std::vector<City> circle;
  for (int k = 0; k < 10; ++k)
    circle.push_back({std::cos(0.2 * k * std::acos(-1.0)), std::sin(0.2 * k * std::acos(-1.0))});
  std::swap(circle[2], circle[7]);
  CHECK(std::fabs(shortest_tour(distances(circle))->length -
                  20.0 * std::sin(std::acos(-1.0) / 10.0)) < 1e-12);
  CHECK(shortest_tour(Matrix(14, 14)).error().field == "distances");
}

TEST_CASE("the network's slope is that of its energy", "[tsp]") {
  Random random(2);
  const std::size_t n = 5;
  const TourNetwork network(distances(random_points(n, random)), {});
  std::vector<double> u(n * n);
  for (double& value : u) value = 0.02 * (random.uniform() - 0.5);
  std::vector<double> slope(n * n);
  network.derivative(u, slope);
  std::vector<double> v;
  for (const double value : u) v.push_back(network.output(value));
  for (std::size_t k = 0; k < n * n; ++k) {
    // E is quadratic: the central difference is exact. du/dt = −u − ∂E/∂V.
    std::vector<double> up = v;
    std::vector<double> down = v;
    up[k] += 0.01;
    down[k] -= 0.01;
    const double derivative = (network.energy(up) - network.energy(down)) / 0.02;
    CHECK(std::fabs(slope[k] - (-u[k] - derivative)) < 1e-7);
  }
  // A tour costs its length: A, B and the D term alone are D · length at a permutation.
  TourNetworkOptions only;
  only.c = 0.0;
  const Matrix d = distances(random_points(n, random));
  const TourNetwork plain(d, only);
  std::vector<double> tour(n * n, 0.0);
  const std::vector<std::uint32_t> order = {3, 0, 4, 1, 2};
  for (std::size_t i = 0; i < n; ++i) tour[order[i] * n + i] = 1.0;
  CHECK(std::fabs(plain.energy(tour) - 500.0 * tour_length(d, order)) < 1e-9);
}

TEST_CASE("the network makes tours, some of the time", "[tsp][course]") {
  // How often depends much on the cities: between hardly ever and a third (Wilson & Pawley 1988 found
  // 15 %, not the more than half of the paper).
  Random random(12);
  const Matrix d = distances(random_points(10, random));
  const double shortest = shortest_tour(d)->length;
  for (const auto method :
       {TourNetworkOptions::Method::euler, TourNetworkOptions::Method::adaptive}) {
    TourNetworkOptions options;
    options.method = method;
    options.max_time = 0.01;
    const TourStatistics all = *tour_statistics(d, options, 1, 0, 30);
    CHECK(all.runs == 30);
    CHECK(all.valid_fraction() > 0.05);
    CHECK(all.valid_fraction() < 0.5);
    CHECK(all.best.length >= shortest - 1e-12);
    CHECK(all.best.length < 1.3 * shortest);
    CHECK(all.mean_length >= all.best.length - 1e-12);
    CHECK(std::fabs(tour_length(d, all.best.order) - all.best.length) < 1e-12);
    // In two parts the same.
    const TourStatistics first = *tour_statistics(d, options, 1, 0, 18);
    const TourStatistics second = *tour_statistics(d, options, 1, 18, 12);
    CHECK(first.valid + second.valid == all.valid);
  }
}

TEST_CASE("a valid run is a tour of the outputs above one half", "[tsp]") {
  Random random(12);
  const Matrix d = distances(random_points(10, random));
  std::size_t seen = 0;
  for (std::uint64_t k = 0; k < 30; ++k) {
    Random draws(1, k);
    const TourRun run = *run_tour_network(d, {}, draws);
    CHECK(run.finite);
    std::size_t above = 0;
    for (const double value : run.outputs.values()) {
      CHECK((value >= 0.0 && value <= 1.0));
      above += value > 0.5 ? 1U : 0U;
    }
    if (!run.valid()) continue;
    ++seen;
    CHECK(above == 10);
    for (std::size_t i = 0; i < 10; ++i) CHECK(run.outputs(run.order[i], i) > 0.5);
    CHECK(run.length == tour_length(d, run.order));
  }
  CHECK(seen > 0);
}

TEST_CASE("what the tour network refuses", "[tsp]") {
  Random random(5);
  TourNetworkOptions options;
  options.gain_width = 0.0;
  CHECK(run_tour_network(Matrix(3, 3), options, random).error().field == "gain_width");
  options = {};
  options.max_time = 100.0;
  CHECK(run_tour_network(Matrix(3, 3), options, random).error().field == "max_time");
  CHECK(run_tour_network(Matrix(1, 1), {}, random).error().field == "distances");
  // Steps far too long: numbers or a reason.
  options = {};
  options.time_step = 10.0;
  options.max_time = 1e5;
  const TourRun run = *run_tour_network(Matrix(4, 4), options, random);
  for (const double value : run.outputs.values()) CHECK(std::isfinite(value));
}
