#include "hopfield/rate/fixed_point.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "hopfield/numerics/decompositions.hpp"
#include "hopfield/rate/fixed_point_search.hpp"

namespace hopfield {
namespace {

constexpr double kMarginalWidth = 1e-7;
constexpr double kLimitWidth = 1e-9;

/// Eigenvalues of −E + D M for these slopes. With D ≥ 0 and M symmetric, D M has those of the symmetric √D M √D.
std::vector<std::complex<double>> spectrum(const RateNetwork& network,
                                           std::span<const double> slopes) {
  const std::size_t n = network.neurons();
  const bool symmetric = network.symmetric();
  Matrix matrix(n, n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      const double factor = symmetric ? std::sqrt(slopes[i]) * std::sqrt(slopes[j]) : slopes[i];
      matrix(i, j) = factor * network.weights()(i, j) - (i == j ? 1.0 : 0.0);
    }
  }
  return eigenvalues(matrix);
}

PointStability classify(const std::vector<std::complex<double>>& values) {
  bool falls = false;
  bool rises = false;
  for (const std::complex<double>& value : values) {
    if (std::fabs(value.real()) < kMarginalWidth) return PointStability::marginal;
    (value.real() < 0.0 ? falls : rises) = true;
  }
  return falls && rises ? PointStability::saddle
                        : (rises ? PointStability::unstable : PointStability::stable);
}

FixedPoint describe(const RateNetwork& network, std::span<const double> input,
                    search::Found found) {
  const std::size_t n = network.neurons();
  FixedPoint point;
  point.rates = std::move(found.rates);
  point.directions = std::move(found.directions);
  point.from = found.from;
  point.to = found.to;
  point.potentials.resize(n);
  network.drive(point.rates, input, point.potentials);
  std::vector<double> slopes(n);
  std::vector<std::size_t> at_limit;
  for (std::size_t i = 0; i < n; ++i) {
    slopes[i] = network.slope(point.potentials[i]);
    if (network.options().activation == Activation::clip &&
        std::fabs(std::fabs(network.options().gain * point.potentials[i]) - 1.0) < kLimitWidth) {
      at_limit.push_back(i);
      slopes[i] = network.options().gain;
    }
  }
  point.eigenvalues = spectrum(network, slopes);
  point.stability = classify(point.eigenvalues);
  point.at_limit = !at_limit.empty();
  // On each side of each limit the slope is another; only what holds for all combinations holds.
  for (std::size_t sides = 1; at_limit.size() <= 10 && sides >> at_limit.size() == 0; ++sides) {
    for (std::size_t k = 0; k < at_limit.size(); ++k)
      slopes[at_limit[k]] = (sides >> k & 1U) != 0 ? 0.0 : network.options().gain;
    if (classify(spectrum(network, slopes)) != point.stability) {
      point.stability = PointStability::marginal;
      break;
    }
  }
  if (!point.directions.empty()) point.stability = PointStability::marginal;
  for (std::complex<double>& value : point.eigenvalues) value /= network.options().time_constant;
  return point;
}

}  // namespace

namespace search {

void add(Search& search, Found found, double tolerance) {
  for (const Found& known : search.found) {
    bool same = true;
    for (std::size_t i = 0; i < known.rates.size() && same; ++i)
      same = std::fabs(known.rates[i] - found.rates[i]) <= tolerance;
    if (same && known.directions.size() >= found.directions.size()) return;
  }
  search.found.push_back(std::move(found));
}

}  // namespace search

double residual(const RateNetwork& network, std::span<const double> rates,
                std::span<const double> input) {
  std::vector<double> u(network.neurons());
  network.drive(rates, input, u);
  double worst = 0.0;
  for (std::size_t i = 0; i < u.size(); ++i)
    worst = std::max(worst, std::fabs(rates[i] - network.activate(u[i])));
  return worst;
}

Matrix jacobian(const RateNetwork& network, std::span<const double> rates,
                std::span<const double> input) {
  const std::size_t n = network.neurons();
  std::vector<double> u(n);
  network.drive(rates, input, u);
  Matrix result(n, n);
  for (std::size_t i = 0; i < n; ++i) {
    const double slope = network.slope(u[i]);
    for (std::size_t j = 0; j < n; ++j)
      result(i, j) = slope * network.weights()(i, j) - (i == j ? 1.0 : 0.0);
  }
  return result;
}

Result<FixedPoints> fixed_points(const RateNetwork& network, std::span<const double> input) {
  if (input.size() != network.neurons()) {
    return Error{"input", std::to_string(input.size()) + " values, expected " +
                              std::to_string(network.neurons())};
  }
  for (const double value : input)
    if (!(std::fabs(value) <= 1e9)) return Error{"input", "expected numbers of size at most 1e9"};
  search::Search search;
  switch (network.options().activation) {
    case Activation::linear:
      search = search::linear(network, input);
      break;
    case Activation::clip:
      search = search::clipped(network, input);
      break;
    default:
      search = search::smooth(network, input);
      break;
  }
  FixedPoints result;
  result.complete = search.complete;
  std::stable_sort(
      search.found.begin(), search.found.end(),
      [](const search::Found& a, const search::Found& b) { return a.rates > b.rates; });
  for (search::Found& found : search.found) {
    for (double& value : found.rates) value += 0.0;  // no −0
    result.points.push_back(describe(network, input, std::move(found)));
  }
  return result;
}

}  // namespace hopfield
