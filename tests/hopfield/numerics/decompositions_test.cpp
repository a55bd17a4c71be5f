#include "hopfield/numerics/decompositions.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <complex>
#include <cstddef>
#include <optional>
#include <vector>

#include "hopfield/numerics/random.hpp"

using namespace hopfield;
using Complex = std::complex<double>;

namespace {

Matrix random_matrix(std::size_t n, bool symmetric, Random& random) {
  Matrix a(n, n);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j)
      a(i, j) = symmetric && j < i ? a(j, i) : 2.0 * random.uniform() - 1.0;
  return a;
}

/// det(A − λ), by elimination in complex numbers.
Complex determinant(const Matrix& a, Complex eigenvalue) {
  const std::size_t n = a.rows();
  std::vector<std::vector<Complex>> m(n, std::vector<Complex>(n));
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j) m[i][j] = a(i, j) - (i == j ? eigenvalue : 0.0);
  Complex product = 1.0;
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t pivot = k;
    for (std::size_t i = k; i < n; ++i)
      pivot = std::abs(m[i][k]) > std::abs(m[pivot][k]) ? i : pivot;
    if (std::abs(m[pivot][k]) == 0.0) return 0.0;
    if (pivot != k) {
      std::swap(m[pivot], m[k]);
      product = -product;
    }
    product *= m[k][k];
    for (std::size_t i = k + 1; i < n; ++i) {
      const Complex factor = m[i][k] / m[k][k];
      for (std::size_t j = k; j < n; ++j) m[i][j] -= factor * m[k][j];
    }
  }
  return product;
}

std::vector<double> product(const Matrix& a, const std::vector<double>& x) {
  std::vector<double> result(a.rows(), 0.0);
  for (std::size_t i = 0; i < a.rows(); ++i)
    for (std::size_t j = 0; j < a.columns(); ++j) result[i] += a(i, j) * x[j];
  return result;
}

/// The largest component of A x − b.
double residual(const Matrix& a, const std::vector<double>& x, const std::vector<double>& b) {
  const std::vector<double> left = product(a, x);
  double worst = 0.0;
  for (std::size_t i = 0; i < b.size(); ++i) worst = std::max(worst, std::fabs(left[i] - b[i]));
  return worst;
}

double length(const std::vector<double>& x) {
  double square = 0.0;
  for (const double value : x) square += value * value;
  return std::sqrt(square);
}

}  // namespace

TEST_CASE("eigenvalues are the roots of the characteristic polynomial", "[linear-algebra]") {
  Random random(1);
  for (int round = 0; round < 200; ++round) {
    const std::size_t n = 1 + random.below(round < 190 ? 16 : 40);
    const bool symmetric = round % 3 == 0;
    const Matrix a = random_matrix(n, symmetric, random);
    const std::vector<Complex> values = eigenvalues(a);
    REQUIRE(values.size() == n);
    // For every w, det(A − w) = Π (λ − w).
    for (const Complex w :
         {Complex(0.3, 0.2), Complex(-0.7, 0.0), Complex(0.0, 1.1), Complex(2.0, -1.0)}) {
      Complex product = 1.0;
      for (const Complex value : values) product *= value - w;
      const Complex expected = determinant(a, w);
      CHECK(std::abs(product - expected) <= 1e-10 * (std::abs(expected) + 1.0));
    }
    for (std::size_t k = 0; k < n; ++k) {
      if (symmetric) CHECK(values[k].imag() == 0.0);
      if (k > 0) CHECK(values[k - 1].real() >= values[k].real());
    }
  }
}

TEST_CASE("eigenvalues that are known", "[linear-algebra]") {
  using V = std::vector<Complex>;
  CHECK(eigenvalues(Matrix(2, 2, {0, -2, -2, 0})) == V{2.0, -2.0});
  CHECK(eigenvalues(Matrix(2, 2, {0, -1, 1, 0})) == V{{0.0, 1.0}, {0.0, -1.0}});
  CHECK(eigenvalues(Matrix(3, 3, {1, 0, 0, 0, 3, 0, 0, 0, 2})) == V{3.0, 2.0, 1.0});
  // A ring of four: the roots of unity.
  const V ring = eigenvalues(Matrix(4, 4, {0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0}));
  REQUIRE(ring.size() == 4);
  for (const Complex value : ring) CHECK(std::abs(std::pow(value, 4) - 1.0) < 1e-12);
  // A Jordan block, and nothing at all.
  for (const Complex value : eigenvalues(Matrix(3, 3, {2, 1, 0, 0, 2, 1, 0, 0, 2})))
    CHECK(std::abs(value - 2.0) < 1e-4);
  CHECK(eigenvalues(Matrix(5, 5)) == V(5, 0.0));
}

TEST_CASE("eigenvectors", "[linear-algebra]") {
  const Matrix cross(2, 2, {0, -2, -2, 0});
  const std::vector<double> plus = eigenvector(cross, 2.0);
  REQUIRE(plus.size() == 2);
  CHECK(std::fabs(plus[0] - std::sqrt(0.5)) < 1e-15);
  CHECK(std::fabs(plus[1] + std::sqrt(0.5)) < 1e-15);
  CHECK(eigenvector(cross, 1.0).empty());
  // All of the plane is an eigenspace: some unit vector.
  CHECK(length(eigenvector(Matrix(2, 2, {3, 0, 0, 3}), 3.0)) == 1.0);
  Random random(2);
  int found = 0;
  for (int round = 0; round < 60; ++round) {
    const std::size_t n = 1 + random.below(round < 50 ? 8 : 24);
    const bool symmetric = round % 2 == 0;
    const Matrix a = random_matrix(n, symmetric, random);
    for (const Complex value : eigenvalues(a)) {
      if (value.imag() != 0.0) continue;
      const std::vector<double> x = eigenvector(a, value.real());
      // λ is rounded, and A − λ then singular only as far as that: unsymmetric ones magnify it.
      if (x.empty() && !symmetric) continue;
      ++found;
      REQUIRE(x.size() == n);
      CHECK(std::fabs(length(x) - 1.0) < 1e-15 * static_cast<double>(n + 2));
      std::vector<double> scaled = x;
      for (double& component : scaled) component *= value.real();
      CHECK(residual(a, x, scaled) < 1e-9);  // A x = λ x
      double largest = 0.0;
      for (const double component : x)
        largest = std::fabs(component) > std::fabs(largest) * (1.0 + 1e-9) ? component : largest;
      CHECK(largest > 0.0);
    }
  }
  CHECK(found > 150);
}

TEST_CASE("linear systems with one solution, many and none", "[linear-algebra]") {
  Random random(3);
  for (int round = 0; round < 120; ++round) {
    const std::size_t n = 1 + random.below(round < 100 ? 8 : 40);
    Matrix a = random_matrix(n, false, random);
    // So many rows are combinations of others; sizes do not matter.
    const std::size_t missing =
        round % 2 == 1 ? std::min<std::size_t>(n - 1, 1 + random.below(3)) : 0;
    for (std::size_t m = 0; m < missing; ++m)
      for (std::size_t j = 0; j < n; ++j)
        a(n - 1 - m, j) = 2.0 * a(0, j) - (n - missing > 1 ? a(1, j) : 0.0);
    const double scale = std::ldexp(1.0, static_cast<int>(random.below(60)) - 30);
    for (std::size_t i = 0; i < n; ++i)
      for (double& value : a.row(i)) value *= scale;
    std::vector<double> x(n);
    for (double& value : x) value = random.uniform() - 0.5;
    std::vector<double> b = product(a, x);
    const LinearSolution solution = solve(a, b);
    CHECK(solution.solvable);
    REQUIRE(solution.null.size() == missing);
    CHECK(residual(a, solution.particular, b) < 1e-10 * scale);
    // A particular solution leaves as many unknowns 0.
    CHECK(std::count(solution.particular.begin(), solution.particular.end(), 0.0) >=
          static_cast<std::ptrdiff_t>(missing));
    for (const std::vector<double>& null : solution.null) {
      CHECK(residual(a, null, std::vector<double>(n, 0.0)) < 1e-10 * scale);
      CHECK(std::fabs(length(null) - 1.0) < 1e-14);
    }
    const std::optional<Matrix> inverted = inverse(a);
    REQUIRE(inverted.has_value() == (missing == 0));
    if (inverted) {
      for (std::size_t j = 0; j < n; ++j) {
        std::vector<double> column(n);
        for (std::size_t i = 0; i < n; ++i) column[i] = (*inverted)(i, j);
        std::vector<double> unit(n, 0.0);
        unit[j] = 1.0;
        CHECK(residual(a, column, unit) < 1e-10);  // A A⁻¹ = E
      }
    } else {
      b[n - 1] += scale;
      CHECK_FALSE(solve(a, b).solvable);
    }
  }
}

TEST_CASE("linear systems at the edges", "[linear-algebra]") {
  // No unknown: the only vector solves it.
  CHECK(solve(Matrix(), {}).solvable);
  CHECK(solve(Matrix(), {}).null.empty());
  // Nothing but zeros: everything solves A x = 0, and nothing A x = 1.
  const LinearSolution all = solve(Matrix(3, 3), std::vector<double>(3, 0.0));
  CHECK(all.solvable);
  CHECK(all.null.size() == 3);
  CHECK_FALSE(solve(Matrix(3, 3), std::vector<double>(3, 1.0)).solvable);
  CHECK_FALSE(inverse(Matrix(3, 3)).has_value());
}
