#include "hopfield/numerics/linear_algebra.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace hopfield {
namespace {

void normalise(std::vector<double>& x) {
  double square = 0.0;
  for (const double value : x) {
    square += value * value;
  }
  const double length = std::sqrt(square);
  for (double& value : x) {
    value /= length;
  }
}

void swap_rows(Matrix& a, std::size_t i, std::size_t j) {
  for (std::size_t k = 0; k < a.columns(); ++k) {
    std::swap(a(i, k), a(j, k));
  }
}

void swap_columns(Matrix& a, std::size_t i, std::size_t j) {
  for (std::size_t k = 0; k < a.rows(); ++k) {
    std::swap(a(k, i), a(k, j));
  }
}

}  // namespace

void add_rows(double* to, const double* factors, const double* rows, std::size_t stride,
              std::size_t number, std::size_t count) {
  std::size_t k = 0;
  for (; k + 4 <= number; k += 4) {
    const double* a = rows + k * stride;
    const double* b = a + stride;
    const double* c = b + stride;
    const double* d = c + stride;
    const double fa = factors[k], fb = factors[k + 1], fc = factors[k + 2], fd = factors[k + 3];
    for (std::size_t j = 0; j < count; ++j) {
      to[j] += (fa * a[j] + fb * b[j]) + (fc * c[j] + fd * d[j]);
    }
  }
  for (; k < number; ++k) {
    const double* a = rows + k * stride;
    for (std::size_t j = 0; j < count; ++j) {
      to[j] += factors[k] * a[j];
    }
  }
}

LinearSolution solve(Matrix a, std::span<const double> b) {
  const std::size_t n = a.rows();
  std::vector<double> right(b.begin(), b.end());
  std::vector<std::size_t> unknown(n);  // which unknown stands in a column
  std::iota(unknown.begin(), unknown.end(), std::size_t{0});
  double size = 0.0;
  for (const double value : right) {
    size = std::max(size, std::fabs(value));
  }
  std::size_t rank = 0;
  double first = 0.0;
  for (; rank < n; ++rank) {
    std::size_t row = rank;
    std::size_t column = rank;
    for (std::size_t i = rank; i < n; ++i) {
      for (std::size_t j = rank; j < n; ++j) {
        if (std::fabs(a(i, j)) > std::fabs(a(row, column))) {
          row = i;
          column = j;
        }
      }
    }
    const double pivot = a(row, column);
    first = rank == 0 ? std::fabs(pivot) : first;
    if (!(std::fabs(pivot) > 1e-11 * std::max(first, 1e-300))) {
      break;
    }
    swap_rows(a, row, rank);
    std::swap(right[row], right[rank]);
    swap_columns(a, column, rank);
    std::swap(unknown[column], unknown[rank]);
    for (std::size_t i = rank + 1; i < n; ++i) {
      const double factor = a(i, rank) / pivot;
      for (std::size_t j = rank; j < n; ++j) {
        a(i, j) -= factor * a(rank, j);
      }
      right[i] -= factor * right[rank];
    }
  }
  LinearSolution solution;
  for (std::size_t i = rank; i < n; ++i) {
    solution.solvable = solution.solvable && std::fabs(right[i]) <= 1e-10 * std::max(size, 1e-300);
  }
  const auto back_substitute = [&](std::vector<double> x) {
    for (std::size_t i = rank; i-- > 0;) {
      double sum = x[i];
      for (std::size_t j = i + 1; j < n; ++j) {
        sum -= a(i, j) * x[j];
      }
      x[i] = sum / a(i, i);
    }
    std::vector<double> ordered(n);
    for (std::size_t j = 0; j < n; ++j) {
      ordered[unknown[j]] = x[j];
    }
    return ordered;
  };
  std::vector<double> x(n, 0.0);
  std::copy_n(right.begin(), rank, x.begin());
  solution.particular = back_substitute(x);
  for (std::size_t k = rank; k < n; ++k) {
    std::fill(x.begin(), x.end(), 0.0);
    x[k] = 1.0;
    solution.null.push_back(back_substitute(x));
    normalise(solution.null.back());
  }
  return solution;
}

std::vector<double> eigenvector(const Matrix& a, double eigenvalue) {
  const std::size_t n = a.rows();
  Matrix shifted = a;
  for (std::size_t i = 0; i < n; ++i) {
    shifted(i, i) -= eigenvalue;
  }
  LinearSolution solution = solve(std::move(shifted), std::vector<double>(n, 0.0));
  if (solution.null.empty()) {
    return {};
  }
  std::vector<double> x = std::move(solution.null.front());
  std::size_t largest = 0;
  for (std::size_t i = 1; i < n; ++i) {
    // Not for a difference that is only rounding: (1, −1)/√2 begins with its first.
    largest = std::fabs(x[i]) > std::fabs(x[largest]) * (1.0 + 1e-9) ? i : largest;
  }
  if (x[largest] < 0.0) {
    for (double& value : x) {
      value = 0.0 - value;
    }
  }
  return x;
}

}  // namespace hopfield
