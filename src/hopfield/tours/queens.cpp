#include "hopfield/tours/queens.hpp"

#include <array>
#include <cmath>

namespace hopfield {
namespace {

/// Sums of V over the lines of a board.
struct Lines {
  std::array<double, QueensNetwork::kMostQueens> rows{}, columns{};
  /// y − x + n − 1, and x + y, are the same along a diagonal.
  std::array<double, 2 * QueensNetwork::kMostQueens> falling{}, rising{};
  double total = 0.0;

  Lines(std::span<const double> v, std::size_t n) {
    for (std::size_t x = 0; x < n; ++x) {
      for (std::size_t y = 0; y < n; ++y) {
        const double value = v[x * n + y];
        rows[x] += value;
        columns[y] += value;
        falling[y + n - 1 - x] += value;
        rising[x + y] += value;
        total += value;
      }
    }
  }
};

}  // namespace

TourNetworkOptions QueensNetwork::standard(std::size_t queens) {
  constexpr double kDiagonals = 350.0;
  TourNetworkOptions options;
  options.d = kDiagonals;
  options.effective_cities = static_cast<double>(queens) + 1.0;
  return options;
}

QueensNetwork::QueensNetwork(std::size_t queens, const TourNetworkOptions& options)
    : queens_(queens),
      options_(options),
      effective_(options.effective_cities > 0.0 ? options.effective_cities
                                                : static_cast<double>(queens) + 1.0) {}

void QueensNetwork::derivative(std::span<const double> u, std::span<double> out) const {
  const std::size_t n = queens_;
  std::array<double, kMostQueens * kMostQueens> v{};
  for (std::size_t k = 0; k < n * n; ++k) v[k] = graded_output(u[k], options_.gain_width);
  const Lines lines({v.data(), n * n}, n);
  for (std::size_t x = 0; x < n; ++x) {
    for (std::size_t y = 0; y < n; ++y) {
      const double value = v[x * n + y];
      out[x * n + y] =
          -u[x * n + y] / options_.time_constant - options_.a * (lines.rows[x] - value) -
          options_.b * (lines.columns[y] - value) - options_.c * (lines.total - effective_) -
          options_.d * (lines.falling[y + n - 1 - x] + lines.rising[x + y] - 2.0 * value);
    }
  }
}

EnergyTerms QueensNetwork::terms(std::span<const double> v) const {
  const std::size_t n = queens_;
  const Lines lines(v, n);
  double rows = 0.0, columns = 0.0, diagonals = 0.0;
  for (std::size_t x = 0; x < n; ++x) {
    for (std::size_t y = 0; y < n; ++y) {
      const double value = v[x * n + y];
      rows += value * (lines.rows[x] - value);
      columns += value * (lines.columns[y] - value);
      diagonals += value * (lines.falling[y + n - 1 - x] + lines.rising[x + y] - 2.0 * value);
    }
  }
  const double excess = lines.total - effective_;
  return {options_.a * rows, options_.b * columns, options_.c * excess * excess,
          options_.d * diagonals};
}

Settling settle_queens(std::size_t queens, const TourNetworkOptions& options, Random& random) {
  return Settling(
      [network = QueensNetwork(queens, options)](
          double, std::span<const double> u, std::span<double> out) { network.derivative(u, out); },
      options, settling_start(queens, options, random));
}

std::vector<std::uint32_t> queens_of(std::span<const double> outputs) {
  std::vector<std::uint32_t> squares;
  for (std::size_t k = 0; k < outputs.size(); ++k)
    if (outputs[k] > 0.5) squares.push_back(static_cast<std::uint32_t>(k));
  return squares;
}

std::vector<Attack> attacks(std::span<const std::uint32_t> squares, std::size_t side) {
  std::vector<Attack> all;
  const auto n = static_cast<std::int64_t>(side);
  for (std::size_t i = 0; i < squares.size(); ++i) {
    for (std::size_t j = i + 1; j < squares.size(); ++j) {
      const std::int64_t down = squares[j] / n - squares[i] / n,
                         across = squares[j] % n - squares[i] % n;
      if (down == 0)
        all.push_back({Attack::Along::row, squares[i], squares[j]});
      else if (across == 0)
        all.push_back({Attack::Along::column, squares[i], squares[j]});
      else if (down == across || down == -across)
        all.push_back({Attack::Along::diagonal, squares[i], squares[j]});
    }
  }
  return all;
}

}  // namespace hopfield
