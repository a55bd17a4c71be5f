#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "hopfield/tours/settling.hpp"
#include "hopfield/tours/tour.hpp"

namespace hopfield {
namespace {

Result<void> check_distances(const Matrix& distances) {
  const std::size_t n = distances.rows();
  if (n < 2 || n > 30 || distances.columns() != n) {
    return Error{"distances", std::to_string(n) + " rows of " +
                                  std::to_string(distances.columns()) +
                                  ", expected a square matrix of 2 to 30 cities"};
  }
  for (const double value : distances.values())
    if (!(std::fabs(value) <= 1e6))
      return Error{"distances", "expected numbers of size at most 1e6"};
  return {};
}

}  // namespace

std::vector<std::uint32_t> tour_of(std::span<const double> outputs, std::size_t n) {
  std::vector<std::uint32_t> order(n, 0);
  std::vector<bool> taken(n, false);
  for (std::size_t i = 0; i < n; ++i) {
    std::size_t count = 0;
    for (std::size_t x = 0; x < n; ++x) {
      if (outputs[x * n + i] > 0.5) {
        ++count;
        order[i] = static_cast<std::uint32_t>(x);
      }
    }
    if (count != 1 || taken[order[i]]) return {};
    taken[order[i]] = true;
  }
  return order;
}

Result<void> validate(const TourNetworkOptions& options) {
  const std::pair<const char*, double> weights[] = {
      {"a", options.a}, {"b", options.b}, {"c", options.c}, {"d", options.d}};
  for (const auto& [name, value] : weights)
    if (!(value >= 0.0 && value <= 1e9)) return Error{name, "expected a number from 0 to 1e9"};
  const std::pair<const char*, double> scales[] = {{"gain_width", options.gain_width},
                                                   {"time_constant", options.time_constant},
                                                   {"time_step", options.time_step},
                                                   {"max_time", options.max_time}};
  for (const auto& [name, value] : scales)
    if (!(value > 0.0 && value <= 1e9)) return Error{name, "expected a number > 0"};
  if (options.max_time / options.time_step > 1e6)
    return Error{"max_time", "more than a million steps"};
  if (!(options.noise >= 0.0 && options.noise <= 1e3))
    return Error{"noise", "expected a number from 0 to 1000"};
  if (!(std::fabs(options.effective_cities) <= 1e6))
    return Error{"effective_cities", "expected a number of size at most 1e6"};
  return {};
}

TourNetwork::TourNetwork(Matrix distances, TourNetworkOptions options)
    : distances_(std::move(distances)),
      options_(options),
      effective_(options.effective_cities > 0.0 ? options.effective_cities
                                                : 1.5 * static_cast<double>(distances_.rows())) {}

double TourNetwork::output(double u) const { return graded_output(u, options_.gain_width); }

void TourNetwork::derivative(std::span<const double> u, std::span<double> out) const {
  const std::size_t n = cities();
  double v[900];
  double rows[30] = {};
  double columns[30] = {};
  double total = 0.0;
  for (std::size_t x = 0; x < n; ++x) {
    for (std::size_t i = 0; i < n; ++i) {
      const double value = output(u[x * n + i]);
      v[x * n + i] = value;
      rows[x] += value;
      columns[i] += value;
      total += value;
    }
  }
  for (std::size_t x = 0; x < n; ++x) {
    double travel[30] = {};  // Σ_Y d_XY V_Yi
    for (std::size_t y = 0; y < n; ++y) {
      const double d = distances_(x, y);
      for (std::size_t i = 0; i < n; ++i) travel[i] += d * v[y * n + i];
    }
    for (std::size_t i = 0; i < n; ++i) {
      const double value = v[x * n + i];
      out[x * n + i] = -u[x * n + i] / options_.time_constant - options_.a * (rows[x] - value) -
                       options_.b * (columns[i] - value) - options_.c * (total - effective_) -
                       options_.d * (travel[(i + 1) % n] + travel[(i + n - 1) % n]);
    }
  }
}

EnergyTerms TourNetwork::terms(std::span<const double> v) const {
  const std::size_t n = cities();
  double rows = 0.0;
  double columns = 0.0;
  double total = 0.0;
  double travel = 0.0;
  for (std::size_t x = 0; x < n; ++x) {
    for (std::size_t i = 0; i < n; ++i) {
      const double value = v[x * n + i];
      total += value;
      for (std::size_t k = 0; k < n; ++k) {
        rows += k != i ? value * v[x * n + k] : 0.0;
        columns += k != x ? value * v[k * n + i] : 0.0;
        travel += distances_(x, k) * value * (v[k * n + (i + 1) % n] + v[k * n + (i + n - 1) % n]);
      }
    }
  }
  const double excess = total - effective_;
  return {options_.a * rows, options_.b * columns, options_.c * excess * excess,
          options_.d * travel};
}

Settling settle_tour(const Matrix& distances, const TourNetworkOptions& options, Random& random) {
  return Settling(
      [network = TourNetwork(distances, options)](
          double, std::span<const double> u, std::span<double> out) { network.derivative(u, out); },
      options, settling_start(distances.rows(), options, random));
}

Result<TourRun> run_tour_network(const Matrix& distances, const TourNetworkOptions& options,
                                 Random& random) {
  if (const Result<void> valid = check_distances(distances); !valid) return valid.error();
  if (const Result<void> valid = validate(options); !valid) return valid.error();
  const std::size_t n = distances.rows();
  Settling settling = settle_tour(distances, options, random);
  while (!settling.over()) settling.step();
  TourRun result;
  result.time = settling.time();
  result.settled = settling.settled();
  result.finite = settling.finite();
  result.outputs = Matrix(n, n, settling.outputs());
  if (result.finite) result.order = tour_of(result.outputs.values(), n);
  if (result.valid()) result.length = tour_length(distances, result.order);
  return result;
}

Result<TourStatistics> tour_statistics(const Matrix& distances, const TourNetworkOptions& options,
                                       std::uint64_t seed, std::uint64_t first_run,
                                       std::uint64_t runs) {
  TourStatistics result;
  double sum = 0.0;
  for (std::uint64_t k = first_run; k < first_run + runs; ++k) {
    Random random(seed, k);
    Result<TourRun> run = run_tour_network(distances, options, random);
    if (!run) return run.error();
    ++result.runs;
    if (!run->valid()) continue;
    ++result.valid;
    sum += run->length;
    if (result.best.order.empty() || run->length < result.best.length)
      result.best = {run->order, run->length};
  }
  result.mean_length = result.valid > 0 ? sum / static_cast<double>(result.valid) : 0.0;
  return result;
}

}  // namespace hopfield
