#pragma once

#include <complex>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "hopfield/numerics/matrix.hpp"

// Linear algebra with small dense matrices. Eigen does it, and only decompositions.cpp and rules/gram.cpp know.

namespace hopfield {

/// All solutions of A x = b: `particular` plus any combination of the columns of `null`.
struct LinearSolution {
  bool solvable = true;
  std::vector<double> particular;         ///< its free unknowns are 0
  std::vector<std::vector<double>> null;  ///< unit vectors; none when the solution is unique
};

/// By LU decomposition with full pivoting (Golub and Van Loan, Matrix Computations, § 3.4); a pivot below 10⁻¹¹ of the largest
/// counts as 0, and A x = b as solvable when that leaves at most 10⁻¹⁰ of the largest of b. A square, b as long. O(N³).
[[nodiscard]] LinearSolution solve(const Matrix& a, std::span<const double> b);

/// A⁻¹, by the same decomposition; nothing where solve() would find more than one solution. A square. O(N³).
[[nodiscard]] std::optional<Matrix> inverse(const Matrix& a);

/// Eigenvalues of a real square matrix, by falling real part, then falling imaginary part. 2 × 2 in closed form, symmetric
/// matrices by QL iterations on tridiagonal form (and so exactly real), others by the QR algorithm on Hessenberg form, to
/// the real Schur form (Golub and Van Loan, §§ 8.3 and 7.5). Empty if that does not converge, which does not happen with finite
/// numbers. O(N³).
[[nodiscard]] std::vector<std::complex<double>> eigenvalues(const Matrix& a);

/// A unit vector x with A x = λ x (its largest component positive), or empty if λ is no eigenvalue to about 10⁻¹¹. O(N³).
[[nodiscard]] std::vector<double> eigenvector(const Matrix& a, double eigenvalue);

}  // namespace hopfield
