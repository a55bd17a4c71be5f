#pragma once

#include <complex>
#include <cstddef>
#include <span>
#include <vector>

#include "hopfield/numerics/matrix.hpp"

namespace hopfield {

/// to[j] += Σₖ factors[k] rows[k · stride + j], for k < number and j < count. Four rows at a time, which reads and writes `to` a
/// quarter as often; the order of summation is the same on every machine.
void add_rows(double* to, const double* factors, const double* rows, std::size_t stride,
              std::size_t number, std::size_t count);

/// All solutions of A x = b: `particular` plus any combination of the columns of `null`.
struct LinearSolution {
  bool solvable = true;
  std::vector<double> particular;         ///< its free unknowns are 0
  std::vector<std::vector<double>> null;  ///< unit vectors; none when the solution is unique
};

/// Gauss with full pivoting; a pivot below 10⁻¹¹ of the first counts as 0. A square, b as long.
[[nodiscard]] LinearSolution solve(Matrix a, std::span<const double> b);

/// Eigenvalues of a real square matrix, by falling real part, then falling imaginary part. 1 × 1 and 2 × 2 in closed
/// form, symmetric matrices by Jacobi rotations (and so exactly real), others by the QR algorithm on
/// Hessenberg form (EISPACK's hqr). Empty if that does not converge, which does not happen
/// with finite numbers. O(N³).
[[nodiscard]] std::vector<std::complex<double>> eigenvalues(const Matrix& a);

/// A unit vector x with A x = λ x (its largest component positive), or empty if λ is no eigenvalue to about 10⁻¹¹.
[[nodiscard]] std::vector<double> eigenvector(const Matrix& a, double eigenvalue);

}  // namespace hopfield
