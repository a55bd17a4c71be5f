#include "hopfield/numerics/decompositions.hpp"

#include <Eigen/Eigenvalues>
#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <utility>

#include "hopfield/numerics/eigen_view.hpp"

// Of each decomposition only the parts that work on one vector at a time: products of whole matrices would put a good deal of
// code into the page, and gain nothing at these sizes. None of them takes more than + − × ÷ √, which round alike everywhere.

namespace hopfield {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

Eigen::FullPivLU<MatrixXd> decompose(const Matrix& a) {
  Eigen::FullPivLU<MatrixXd> lu(view(a));
  lu.setThreshold(1e-11);
  return lu;
}

/// Column k of the null space: the solution of U x = 0 that has 1 for the unknown behind pivot k, and length 1.
VectorXd null_vector(const Eigen::FullPivLU<MatrixXd>& lu, Index k) {
  const Index rank = lu.rank();
  VectorXd x = VectorXd::Zero(lu.cols());
  if (rank > 0) {
    VectorXd dependent = -lu.matrixLU().col(k).head(rank);
    lu.matrixLU().topLeftCorner(rank, rank).triangularView<Eigen::Upper>().solveInPlace(dependent);
    x.head(rank) = dependent;
  }
  x(k) = 1.0;
  x = lu.permutationQ() * x;
  return x / x.norm();
}

std::vector<double> values_of(const VectorXd& x) { return {x.data(), x.data() + x.size()}; }

using Values = std::vector<std::complex<double>>;

/// Of [a b; c d]: the roots of a quadratic. Exact where they are simple numbers, as in networks that are drawn by hand.
void add_pair(double a, double b, double c, double d, Values& to) {
  const double half = 0.5 * (a - d);
  const double middle = 0.5 * (a + d);
  const double square = half * half + b * c;
  const double root = std::sqrt(std::fabs(square));
  if (square >= 0.0)
    to.insert(to.end(), {{middle + root, 0.0}, {middle - root, 0.0}});
  else
    to.insert(to.end(), {{middle, root}, {middle, -root}});
}

Values of_symmetric(const MatrixXd& a) {
  const Eigen::Tridiagonalization<MatrixXd> form(a);
  Eigen::SelfAdjointEigenSolver<MatrixXd> solver;
  solver.computeFromTridiagonal(form.diagonal(), form.subDiagonal(), Eigen::EigenvaluesOnly);
  if (solver.info() != Eigen::Success) return {};
  return {solver.eigenvalues().begin(), solver.eigenvalues().end()};
}

Values of_general(const MatrixXd& a) {
  const Eigen::HessenbergDecomposition<MatrixXd> form(a);
  Eigen::RealSchur<MatrixXd> schur(a.rows());
  schur.computeFromHessenberg(MatrixXd(form.matrixH()), MatrixXd(), false);
  if (schur.info() != Eigen::Success) return {};
  const MatrixXd& t = schur.matrixT();
  Values values;
  for (Index i = 0; i < t.rows(); ++i) {
    if (i + 1 < t.rows() && t(i + 1, i) != 0.0) {
      add_pair(t(i, i), t(i, i + 1), t(i + 1, i), t(i + 1, i + 1), values);
      ++i;
    } else {
      values.emplace_back(t(i, i), 0.0);
    }
  }
  return values;
}

}  // namespace

LinearSolution solve(const Matrix& a, std::span<const double> b) {
  LinearSolution solution;
  if (b.empty()) return solution;
  const Eigen::FullPivLU<MatrixXd> lu = decompose(a);
  const Eigen::Map<const VectorXd> right(b.data(), static_cast<Index>(b.size()));
  const VectorXd x = lu.solve(right);
  solution.particular = values_of(x);
  if (lu.rank() < lu.cols()) {
    const double left = (right - view(a) * x).lpNorm<Eigen::Infinity>();
    solution.solvable = left <= 1e-10 * std::max(right.lpNorm<Eigen::Infinity>(), 1e-300);
  }
  for (Index k = lu.rank(); k < lu.cols(); ++k)
    solution.null.push_back(values_of(null_vector(lu, k)));
  return solution;
}

std::optional<Matrix> inverse(const Matrix& a) {
  const Eigen::FullPivLU<MatrixXd> lu = decompose(a);
  if (!lu.isInvertible()) return std::nullopt;
  MatrixXd result(lu.rows(), lu.cols());
  for (Index j = 0; j < lu.cols(); ++j) result.col(j) = lu.solve(VectorXd::Unit(lu.rows(), j));
  return matrix_of(result);
}

Values eigenvalues(const Matrix& a) {
  Values values;
  const MatrixXd matrix = view(a);
  if (a.rows() == 1)
    values = {{a(0, 0), 0.0}};
  else if (a.rows() == 2)
    add_pair(a(0, 0), a(0, 1), a(1, 0), a(1, 1), values);
  else if (matrix == matrix.transpose())
    values = of_symmetric(matrix);
  else
    values = of_general(matrix);
  std::sort(values.begin(), values.end(),
            [](const std::complex<double>& x, const std::complex<double>& y) {
              return x.real() != y.real() ? x.real() > y.real() : x.imag() > y.imag();
            });
  return values;
}

std::vector<double> eigenvector(const Matrix& a, double eigenvalue) {
  Matrix shifted = a;
  for (std::size_t i = 0; i < a.rows(); ++i) shifted(i, i) -= eigenvalue;
  const Eigen::FullPivLU<MatrixXd> lu = decompose(shifted);
  if (lu.rank() == lu.cols()) return {};
  VectorXd x = null_vector(lu, lu.rank());
  Index largest = 0;
  for (Index i = 1; i < x.size(); ++i) {
    // Not for a difference that is only rounding: (1, −1)/√2 begins with its first.
    largest = std::fabs(x(i)) > std::fabs(x(largest)) * (1.0 + 1e-9) ? i : largest;
  }
  if (x(largest) < 0.0) x = 0.0 - x.array();  // no −0
  return values_of(x);
}

}  // namespace hopfield
