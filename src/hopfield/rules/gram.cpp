#include "hopfield/rules/gram.hpp"

#include <cmath>
#include <string>
#include <utility>

#include "hopfield/numerics/linear_algebra.hpp"
#include "hopfield/rules/learning_rule.hpp"

namespace hopfield {
namespace {

/// Of a span of patterns, or of Memories.
template <class Patterns>
std::vector<std::int64_t> gram(const Patterns& patterns, std::size_t count) {
  std::vector<std::int64_t> result(count * count);
  for (std::size_t m = 0; m < count; ++m) {
    for (std::size_t n = 0; n <= m; ++n) {
      result[m * count + n] = result[n * count + m] = dot(patterns[m], patterns[n]);
    }
  }
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
      if (factor == prime) {
        continue;
      }
      const std::uint64_t* from = rows.data() + r * count;
      for (std::size_t j = 0; j < count; ++j) {
        row[j] = (row[j] + factor * from[j]) % prime;
      }
    }
    std::size_t pivot = 0;
    while (pivot < count && row[pivot] == 0) {
      ++pivot;
    }
    if (pivot == count) {
      result[k] = true;
      continue;
    }
    const std::uint64_t inverse = power(row[pivot], prime - 2, prime);
    for (std::uint64_t& value : row) {
      value = value * inverse % prime;
    }
    rows.insert(rows.end(), row.begin(), row.end());
    pivots.push_back(pivot);
  }
  return result;
}

std::vector<std::size_t> dependent(std::span<const std::int64_t> gram, std::size_t count) {
  const std::vector<bool> first = dependent_modulo(gram, count, 2147483647U);
  const std::vector<bool> second = dependent_modulo(gram, count, 2147483629U);
  std::vector<std::size_t> result;
  for (std::size_t k = 0; k < count; ++k) {
    if (first[k] && second[k]) {
      result.push_back(k);
    }
  }
  return result;
}

Matrix in_doubles(std::span<const std::int64_t> values, std::size_t count) {
  return {count, count, std::vector<double>(values.begin(), values.end())};
}

/// G = L Lᵀ: the upper triangle becomes Lᵀ. False when a pivot is so small that rounding may have made it.
bool factor(Matrix& matrix) {
  const std::size_t count = matrix.rows();
  std::vector<double> factors(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::span<double> row = matrix.row(i);
    const double whole = row[i];
    for (std::size_t k = 0; k < i; ++k) {
      factors[k] = -matrix(k, i);
    }
    add_rows(row.data() + i, factors.data(), matrix.row(0).data() + i, count, i, count - i);
    if (!(row[i] > 1e-9 * whole)) {
      return false;
    }
    const double pivot = std::sqrt(row[i]);
    for (std::size_t j = i; j < count; ++j) {
      row[j] /= pivot;
    }
  }
  return true;
}

/// L⁻¹, from Lᵀ in the upper triangle.
Matrix inverse_of_factor(const Matrix& upper) {
  const std::size_t count = upper.rows();
  Matrix inverse(count, count);
  std::vector<double> factors(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::span<double> row = inverse.row(i);
    for (std::size_t k = 0; k < i; ++k) {
      factors[k] = -upper(k, i);
    }
    row[i] = 1.0;
    add_rows(row.data(), factors.data(), inverse.row(0).data(), count, i, i);
    for (std::size_t j = 0; j <= i; ++j) {
      row[j] /= upper(i, i);
    }
  }
  return inverse;
}

/// (L Lᵀ)⁻¹ from L⁻¹.
Matrix inverse_of_product(const Matrix& inverse) {
  const std::size_t count = inverse.rows();
  std::vector<double> factors(count);
  Matrix result(count, count);
  for (std::size_t m = 0; m < count; ++m) {
    for (std::size_t k = m; k < count; ++k) {
      factors[k - m] = inverse(k, m);
    }
    add_rows(result.row(m).data(), factors.data(), inverse.row(m).data(), count, count - m, m + 1);
    for (std::size_t n = 0; n < m; ++n) {
      result(n, m) = result(m, n);
    }
  }
  return result;
}

/// C + C (E − G C): the error of C squared. The Gram matrix is exact, so this is worth a step.
Matrix refined(const Matrix& inverse, std::span<const std::int64_t> gram) {
  const std::size_t count = inverse.rows();
  std::vector<double> factors(count);
  Matrix residual(count, count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::span<double> row = residual.row(i);
    for (std::size_t k = 0; k < count; ++k) {
      factors[k] = -static_cast<double>(gram[i * count + k]);
    }
    row[i] = 1.0;
    add_rows(row.data(), factors.data(), inverse.row(0).data(), count, count, count);
  }
  // The step is symmetric but for what it leaves out.
  Matrix result = inverse;
  for (std::size_t i = 0; i < count; ++i) {
    add_rows(result.row(i).data(), inverse.row(i).data(), residual.row(0).data(), count, count,
             i + 1);
    for (std::size_t j = 0; j < i; ++j) {
      result(j, i) = result(i, j);
    }
  }
  return result;
}

Error dependence(std::span<const std::size_t> which) {
  std::string text = "depends linearly on the patterns before it; all that do:";
  for (const std::size_t k : which) {
    text += " " + std::to_string(k);
  }
  return {"patterns[" + std::to_string(which.front()) + "]", text};
}

}  // namespace

std::vector<std::size_t> dependent_patterns(std::span<const Pattern> patterns) {
  return dependent(gram(patterns, patterns.size()), patterns.size());
}

Result<Matrix> inverse_gram(std::span<const Pattern> patterns) {
  if (const Result<void> valid = check_patterns(patterns); !valid) {
    return valid.error();
  }
  const std::size_t count = patterns.size();
  const std::vector<std::int64_t> products = gram(patterns, count);
  Matrix matrix = in_doubles(products, count);
  if (!factor(matrix)) {
    const std::vector<std::size_t> which = dependent(products, count);
    if (!which.empty()) {
      return dependence(which);
    }
    return Error{"patterns", "linearly independent, but too nearly dependent to be inverted"};
  }
  return refined(inverse_of_product(inverse_of_factor(matrix)), products);
}

std::optional<Matrix> inverse_gram_factor(const Memories& memories) {
  Matrix matrix = in_doubles(gram(memories, memories.count()), memories.count());
  if (!factor(matrix)) {
    return std::nullopt;
  }
  return inverse_of_factor(matrix);
}

}  // namespace hopfield
