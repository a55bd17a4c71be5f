#include "hopfield/tours/queens.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numeric>
#include <vector>

#include "hopfield/trials/trials.hpp"

using namespace hopfield;

namespace {

/// E with the leak's integral: what falls in continuous time.
double whole_energy(const EnergyTerms& terms, std::span<const double> v, double width) {
  double leak = 0.0;
  for (const double value : v)
    for (const double part : {value, 1.0 - value})
      if (part > 0.0) leak += 0.5 * width * part * std::log(part);
  return terms.energy() + leak;
}

Random start_of(std::uint64_t run) { return Random(1, trial_stream(TrialKind::tours, 0, run)); }

}  // namespace

TEST_CASE("the slope of the queens is that of their energy", "[queens]") {
  Random random(3);
  for (const std::size_t n : {std::size_t{4}, std::size_t{5}, std::size_t{8}}) {
    TourNetworkOptions options = QueensNetwork::standard(n);
    options.a = 400.0;
    options.b = 600.0;
    const QueensNetwork network(n, options);
    std::vector<double> u(n * n), slope(n * n), v;
    for (double& value : u) value = 0.02 * (random.uniform() - 0.5);
    for (const double value : u) v.push_back(graded_output(value, options.gain_width));
    network.derivative(u, slope);
    for (std::size_t k = 0; k < n * n; ++k) {
      std::vector<double> up = v, down = v;
      up[k] += 0.01;
      down[k] -= 0.01;
      const double derivative = (network.terms(up).energy() - network.terms(down).energy()) / 0.02;
      CHECK(std::fabs(slope[k] - (-u[k] - derivative)) < 1e-7);
    }
  }
}

TEST_CASE("attacks are found by brute force, and the energy of a board counts them", "[queens]") {
  // All boards with one queen in each row and column.
  for (const auto& [n, solutions] : {std::pair<std::size_t, int>{4, 2}, {5, 10}, {6, 4}, {8, 92}}) {
    std::vector<std::uint32_t> columns(n);
    std::iota(columns.begin(), columns.end(), 0U);
    TourNetworkOptions options;
    options.effective_cities = static_cast<double>(n);
    const QueensNetwork network(n, options);
    int found = 0;
    int tried = 0;
    do {
      std::vector<std::uint32_t> squares;
      for (std::size_t x = 0; x < n; ++x)
        squares.push_back(static_cast<std::uint32_t>(x * n) + columns[x]);
      std::size_t diagonals = 0;
      for (std::size_t x = 0; x < n; ++x)
        for (std::size_t y = x + 1; y < n; ++y)
          diagonals +=
              columns[x] + y - x == columns[y] || columns[y] + y - x == columns[x] ? 1U : 0U;
      const std::vector<Attack> all = attacks(squares, n);
      REQUIRE(all.size() == diagonals);
      found += all.empty() ? 1 : 0;
      if (++tried % 97 != 0) continue;
      std::vector<double> v(n * n, 0.0);
      for (const std::uint32_t square : squares) v[square] = 1.0;
      CHECK(queens_of(v) == squares);
      const EnergyTerms terms = network.terms(v);
      CHECK(terms.a == 0.0);
      CHECK(terms.b == 0.0);
      CHECK(terms.c == 0.0);
      CHECK(terms.d == 2.0 * options.d * static_cast<double>(diagonals));
    } while (std::next_permutation(columns.begin(), columns.end()));
    CHECK(found == solutions);
  }
  // Along a row and a column.
  const std::vector<std::uint32_t> squares = {0, 3, 12};
  const std::vector<Attack> all = attacks(squares, 4);
  REQUIRE(all.size() == 3);
  CHECK(all[0].along == Attack::Along::row);
  CHECK(all[1].along == Attack::Along::column);
  CHECK(all[2].along == Attack::Along::diagonal);
}

TEST_CASE("with small steps the energy with the leak's integral does not rise", "[queens][tsp]") {
  TourNetworkOptions options = QueensNetwork::standard(8);
  options.time_step = 1e-7;
  options.max_time = 3e-4;
  Random random = start_of(5);
  Settling queens = settle_queens(8, options, random);
  const QueensNetwork board(8, options);
  options.effective_cities = 0.0;
  Random other(7);
  const Matrix d = distances(random_points(8, other));
  Settling tour = settle_tour(d, options, other);
  const TourNetwork network(d, options);
  double before = INFINITY;
  double before_tour = INFINITY;
  double lost = 0.0;
  while (!queens.over() && !tour.over()) {
    const std::vector<double> v = queens.outputs(), w = tour.outputs();
    const double energy = whole_energy(board.terms(v), v, options.gain_width);
    const double energy_tour = whole_energy(network.terms(w), w, options.gain_width);
    CHECK(energy <= before + 1e-9 * std::fabs(before));
    CHECK(energy_tour <= before_tour + 1e-9 * std::fabs(before_tour));
    if (before < INFINITY) lost += before - energy;
    before = energy;
    before_tour = energy_tour;
    for (int k = 0; k < 20; ++k) {
      if (!queens.over()) queens.step();
      if (!tour.over()) tour.step();
    }
  }
  CHECK(lost > 1.0);
}

TEST_CASE("eight queens are placed in some runs, and never falsely so", "[queens][course]") {
  const TourNetworkOptions options = QueensNetwork::standard(8);
  int solved = 0;
  for (std::uint64_t run = 0; run < 60; ++run) {
    Random random = start_of(run);
    Settling settling = settle_queens(8, options, random);
    while (!settling.over()) settling.step();
    CHECK(settling.finite());
    const std::vector<std::uint32_t> squares = queens_of(settling.outputs());
    if (squares.size() == 8 && attacks(squares, 8).empty()) ++solved;
  }
  // 32 of 200 when it was written: 16 %.
  CHECK(solved >= 3);
  CHECK(solved <= 20);
}

TEST_CASE("a run by steps is the run at once", "[tsp]") {
  Random other(12);
  const Matrix d = distances(random_points(6, other));
  for (const auto method :
       {TourNetworkOptions::Method::euler, TourNetworkOptions::Method::adaptive}) {
    TourNetworkOptions options;
    options.method = method;
    Random first = start_of(3);
    Random second = start_of(3);
    const TourRun run = *run_tour_network(d, options, first);
    Settling settling = settle_tour(d, options, second);
    std::size_t steps = 0;
    for (; !settling.over(); ++steps) settling.step();
    CHECK(settling.time() == run.time);
    CHECK(settling.settled() == run.settled);
    CHECK(std::ranges::equal(settling.outputs(), run.outputs.values()));
    CHECK(steps > 5);
  }
}

TEST_CASE("about a fifth of the runs of the ten cities of 1985 are valid", "[tsp][course]") {
  const std::vector<City> ten = {
      {0.4, 0.4439},    {0.2439, 0.1463}, {0.1707, 0.2293}, {0.2293, 0.761},  {0.5171, 0.9414},
      {0.8732, 0.6536}, {0.6878, 0.5219}, {0.8488, 0.3609}, {0.6683, 0.2536}, {0.6195, 0.2634}};
  const Matrix d = distances(ten);
  CHECK(std::fabs(shortest_tour(d)->length - 2.6907) < 1e-4);
  constexpr std::uint64_t kRuns = 300;
  const TourStatistics all = *tour_statistics(d, {}, 1985, 0, kRuns);
  // Four standard deviations of a binomial around a fifth.
  const double spread = std::sqrt(0.2 * 0.8 / static_cast<double>(kRuns));
  CHECK(std::fabs(all.valid_fraction() - 0.2) < 4.0 * spread);
  CHECK(all.mean_length > shortest_tour(d)->length);
}
