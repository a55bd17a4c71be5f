#include "hopfield/numerics/linear_algebra.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <complex>
#include <vector>

#include "hopfield/numerics/random.hpp"

using namespace hopfield;
using Complex = std::complex<double>;

namespace {

Matrix random_matrix(std::size_t n, bool symmetric, Random& random) {
  Matrix a(n, n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j)
      a(i, j) = symmetric && j < i ? a(j, i) : 2.0 * random.uniform() - 1.0;
  }
  return a;
}

/// det(A − λ), by elimination in complex numbers.
Complex determinant(const Matrix& a, Complex eigenvalue) {
  const std::size_t n = a.rows();
  std::vector<std::vector<Complex>> m(n, std::vector<Complex>(n));
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) m[i][j] = a(i, j) - (i == j ? eigenvalue : 0.0);
  }
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

}  // namespace

TEST_CASE("eigenvalues are the roots of the characteristic polynomial", "[linear-algebra]") {
  Random random(1);
  for (int round = 0; round < 200; ++round) {
    const std::size_t n = 1 + random.below(16);
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
  for (const Complex value : eigenvalues(Matrix(3, 3, {2, 1, 0, 0, 2, 1, 0, 0, 2}))) {
    CHECK(std::abs(value - 2.0) < 1e-4);
  }
  CHECK(eigenvalues(Matrix(5, 5)) == V(5, 0.0));
}

TEST_CASE("eigenvectors", "[linear-algebra]") {
  const Matrix cross(2, 2, {0, -2, -2, 0});
  const std::vector<double> plus = eigenvector(cross, 2.0);
  REQUIRE(plus.size() == 2);
  CHECK(std::fabs(plus[0] - std::sqrt(0.5)) < 1e-15);
  CHECK(std::fabs(plus[1] + std::sqrt(0.5)) < 1e-15);
  CHECK(eigenvector(cross, 1.0).empty());
  Random random(2);
  for (int round = 0; round < 20; ++round) {
    const std::size_t n = 1 + random.below(8);
    const Matrix a = random_matrix(n, true, random);
    for (const Complex value : eigenvalues(a)) {
      const std::vector<double> x = eigenvector(a, value.real());
      REQUIRE(x.size() == n);
      for (std::size_t i = 0; i < n; ++i) {
        double sum = -value.real() * x[i];
        for (std::size_t j = 0; j < n; ++j) sum += a(i, j) * x[j];
        CHECK(std::fabs(sum) < 1e-9);
      }
    }
  }
}

TEST_CASE("linear systems with one solution, many and none", "[linear-algebra]") {
  Random random(3);
  for (int round = 0; round < 100; ++round) {
    const std::size_t n = 1 + random.below(8);
    Matrix a = random_matrix(n, false, random);
    const bool singular = n > 1 && round % 2 == 1;
    if (singular) {
      for (std::size_t j = 0; j < n; ++j) a(n - 1, j) = 2.0 * a(0, j) - (n > 2 ? a(1, j) : 0.0);
    }
    std::vector<double> x(n);
    std::vector<double> b(n, 0.0);
    for (double& value : x) value = random.uniform() - 0.5;
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) b[i] += a(i, j) * x[j];
    }
    const LinearSolution solution = solve(a, b);
    CHECK(solution.solvable);
    CHECK(solution.null.size() == (singular ? 1U : 0U));
    const auto residual = [&](const std::vector<double>& y, bool homogeneous) {
      double worst = 0.0;
      for (std::size_t i = 0; i < n; ++i) {
        double sum = homogeneous ? 0.0 : -b[i];
        for (std::size_t j = 0; j < n; ++j) sum += a(i, j) * y[j];
        worst = std::max(worst, std::fabs(sum));
      }
      return worst;
    };
    CHECK(residual(solution.particular, false) < 1e-10);
    for (const std::vector<double>& null : solution.null) CHECK(residual(null, true) < 1e-10);
    if (singular) {
      b[n - 1] += 1.0;
      CHECK_FALSE(solve(a, b).solvable);
    }
  }
}
