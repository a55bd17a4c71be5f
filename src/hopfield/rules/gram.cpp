#include "hopfield/rules/gram.hpp"

#include <Eigen/Cholesky>
#include <string>
#include <utility>

#include "hopfield/numerics/eigen_view.hpp"
#include "hopfield/rules/learning_rule.hpp"

namespace hopfield {
namespace {

using Eigen::MatrixXd;

/// Of a span of patterns, or of Memories.
template <class Patterns>
std::vector<std::int64_t> gram(const Patterns& patterns, std::size_t count) {
  std::vector<std::int64_t> result(count * count);
  for (std::size_t m = 0; m < count; ++m)
    for (std::size_t n = 0; n <= m; ++n)
      result[m * count + n] = result[n * count + m] = dot(patterns[m], patterns[n]);
  return result;
}

std::uint64_t power(std::uint64_t base, std::uint64_t exponent, std::uint64_t prime) {
  std::uint64_t result = 1;
  for (; exponent != 0; exponent >>= 1U) {
    result = (exponent & 1U) != 0 ? result * base % prime : result;
    base = base * base % prime;
  }
  return result;
}

/// Rows of the Gram matrix that are combinations of the rows before, modulo a prime below 2³¹.
/// A combination of whole numbers stays one, so that nothing dependent is missed.
std::vector<bool> dependent_modulo(std::span<const std::int64_t> gram, std::size_t count,
                                   std::uint64_t prime) {
  std::vector<std::uint64_t> rows;  // echelon form, `count` values each
  std::vector<std::size_t> pivots;  // the column in which each row begins with 1
  std::vector<std::uint64_t> row(count);
  std::vector<bool> result(count, false);
  const auto modulus = static_cast<std::int64_t>(prime);
  for (std::size_t k = 0; k < count; ++k) {
    for (std::size_t j = 0; j < count; ++j) {
      const std::int64_t rest = gram[k * count + j] % modulus;
      row[j] = static_cast<std::uint64_t>(rest < 0 ? rest + modulus : rest);
    }
    for (std::size_t r = 0; r < pivots.size(); ++r) {
      const std::uint64_t factor = prime - row[pivots[r]];
      if (factor == prime) continue;
      const std::uint64_t* from = rows.data() + r * count;
      for (std::size_t j = 0; j < count; ++j) row[j] = (row[j] + factor * from[j]) % prime;
    }
    std::size_t pivot = 0;
    while (pivot < count && row[pivot] == 0) ++pivot;
    if (pivot == count) {
      result[k] = true;
      continue;
    }
    const std::uint64_t inverse = power(row[pivot], prime - 2, prime);
    for (std::uint64_t& value : row) value = value * inverse % prime;
    rows.insert(rows.end(), row.begin(), row.end());
    pivots.push_back(pivot);
  }
  return result;
}

std::vector<std::size_t> dependent(std::span<const std::int64_t> gram, std::size_t count) {
  const std::vector<bool> first = dependent_modulo(gram, count, 2147483647U);
  const std::vector<bool> second = dependent_modulo(gram, count, 2147483629U);
  std::vector<std::size_t> result;
  for (std::size_t k = 0; k < count; ++k)
    if (first[k] && second[k]) result.push_back(k);
  return result;
}

MatrixXd in_doubles(std::span<const std::int64_t> values, std::size_t count) {
  const auto size = static_cast<Eigen::Index>(count);
  return Eigen::Map<const Eigen::Matrix<std::int64_t, Eigen::Dynamic, Eigen::Dynamic>>(
             values.data(), size, size)
      .cast<double>();
}

/// L⁻¹ of G = L Lᵀ. Nothing when a pivot is so small that rounding may have made it.
std::optional<MatrixXd> inverse_factor(const MatrixXd& gram) {
  const Eigen::LLT<MatrixXd> cholesky(gram);
  if (cholesky.info() != Eigen::Success ||
      !(cholesky.matrixLLT().diagonal().array().square() > 1e-9 * gram.diagonal().array()).all()) {
    return std::nullopt;
  }
  MatrixXd result = MatrixXd::Identity(gram.rows(), gram.cols());
  cholesky.matrixL().solveInPlace(result);
  return result;
}

/// What is below the diagonal is put above it too: two sums of the same products need not be added in the same order.
void mirror(MatrixXd& matrix) {
  matrix.triangularView<Eigen::StrictlyUpper>() = matrix.transpose();
}

/// (L Lᵀ)⁻¹ = L⁻ᵀ L⁻¹.
MatrixXd inverse_of_product(const MatrixXd& inverse_factor) {
  MatrixXd result = MatrixXd::Zero(inverse_factor.rows(), inverse_factor.cols());
  result.selfadjointView<Eigen::Lower>().rankUpdate(inverse_factor.transpose());
  mirror(result);
  return result;
}

/// C + C (E − G C): the error of C squared. The Gram matrix is exact, so this is worth a step.
MatrixXd refined(const MatrixXd& inverse, const MatrixXd& gram) {
  MatrixXd residual = MatrixXd::Identity(gram.rows(), gram.cols());
  residual.noalias() -= gram * inverse;
  // The step is symmetric but for what it leaves out.
  MatrixXd result = inverse;
  result.triangularView<Eigen::Lower>() += inverse * residual;
  mirror(result);
  return result;
}

Error dependence(std::span<const std::size_t> which) {
  std::string text = "depends linearly on the patterns before it; all that do:";
  for (const std::size_t k : which) text += " " + std::to_string(k);
  return {"patterns[" + std::to_string(which.front()) + "]", text};
}

}  // namespace

std::vector<std::size_t> dependent_patterns(std::span<const Pattern> patterns) {
  return dependent(gram(patterns, patterns.size()), patterns.size());
}

Result<Matrix> inverse_gram(std::span<const Pattern> patterns) {
  if (const Result<void> valid = check_patterns(patterns); !valid) return valid.error();
  const std::size_t count = patterns.size();
  const std::vector<std::int64_t> products = gram(patterns, count);
  const MatrixXd matrix = in_doubles(products, count);
  const std::optional<MatrixXd> factor = inverse_factor(matrix);
  if (!factor) {
    const std::vector<std::size_t> which = dependent(products, count);
    if (!which.empty()) return dependence(which);
    return Error{"patterns", "linearly independent, but too nearly dependent to be inverted"};
  }
  return matrix_of(refined(inverse_of_product(*factor), matrix));
}

std::optional<Matrix> inverse_gram_factor(const Memories& memories) {
  const std::optional<MatrixXd> factor =
      inverse_factor(in_doubles(gram(memories, memories.count()), memories.count()));
  if (!factor) return std::nullopt;
  return matrix_of(*factor);
}

}  // namespace hopfield
