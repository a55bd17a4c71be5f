#include "hopfield/rules/learning_rule.hpp"

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace hopfield {
namespace {

/// W += scale · a bᵀ.
void add_outer(Matrix& weights, const Pattern& a, const Pattern& b, double scale) {
  const std::size_t n = b.size();
  std::vector<double> signs(n);
  for (std::size_t j = 0; j < n; ++j) signs[j] = scale * b[j];
  for (std::size_t i = 0; i < n; ++i) {
    const std::span<double> row = weights.row(i);
    const double sign = a[i];
    for (std::size_t j = 0; j < n; ++j) row[j] += sign * signs[j];
  }
}

void clear_diagonal(Matrix& weights) {
  for (std::size_t i = 0; i < weights.rows(); ++i) weights(i, i) = 0.0;
}

}  // namespace

Result<void> check_patterns(std::span<const Pattern> patterns) {
  if (patterns.empty()) return Error{"patterns", "none, expected at least one"};
  if (patterns[0].size() == 0) return Error{"patterns[0]", "0 values, expected at least one"};
  for (std::size_t k = 1; k < patterns.size(); ++k) {
    if (patterns[k].size() != patterns[0].size()) {
      return Error{"patterns[" + std::to_string(k) + "]", std::to_string(patterns[k].size()) +
                                                              " values, expected " +
                                                              std::to_string(patterns[0].size())};
    }
  }
  return {};
}

Result<Matrix> hebb_weights(std::span<const Pattern> patterns, bool self_connections) {
  if (const Result<void> valid = check_patterns(patterns); !valid) return valid.error();
  const std::size_t n = patterns[0].size();
  Matrix weights(n, n);
  for (const Pattern& pattern : patterns) add_outer(weights, pattern, pattern, 1.0);
  if (!self_connections) clear_diagonal(weights);
  return weights;
}

Result<Matrix> amari_weights(std::span<const Pattern> patterns,
                             std::span<const double> coefficients, double self_term) {
  if (const Result<void> valid = check_patterns(patterns); !valid) return valid.error();
  if (coefficients.size() != patterns.size()) {
    return Error{"coefficients", std::to_string(coefficients.size()) + " values, expected " +
                                     std::to_string(patterns.size())};
  }
  if (!std::isfinite(self_term)) return Error{"self_term", "expected a finite number"};
  const std::size_t n = patterns[0].size();
  Matrix weights(n, n);
  for (std::size_t k = 0; k < patterns.size(); ++k) {
    if (!std::isfinite(coefficients[k]))
      return Error{"coefficients[" + std::to_string(k) + "]", "expected a finite number"};
    add_outer(weights, patterns[k], patterns[k], coefficients[k]);
  }
  for (std::size_t i = 0; i < n; ++i) weights(i, i) += self_term;
  return weights;
}

Result<Matrix> sequence_weights(std::span<const Pattern> patterns, bool cyclic,
                                bool self_connections) {
  if (const Result<void> valid = check_patterns(patterns); !valid) return valid.error();
  const std::size_t n = patterns[0].size();
  const std::size_t count = patterns.size();
  Matrix weights(n, n);
  for (std::size_t k = 0; k + (cyclic ? 0 : 1) < count; ++k)
    add_outer(weights, patterns[(k + 1) % count], patterns[k], 1.0);
  if (!self_connections) clear_diagonal(weights);
  return weights;
}

Result<Matrix> storkey_weights(std::span<const Pattern> patterns) {
  if (const Result<void> valid = check_patterns(patterns); !valid) return valid.error();
  const std::size_t n = patterns[0].size();
  const auto size = static_cast<double>(n);
  Matrix weights(n, n);
  std::vector<double> signs(n);
  std::vector<double> fields(n);
  for (const Pattern& pattern : patterns) {
    for (std::size_t i = 0; i < n; ++i) signs[i] = pattern[i];
    for (std::size_t i = 0; i < n; ++i) {
      fields[i] = 0.0;
      const std::span<const double> row = weights.row(i);
      for (std::size_t k = 0; k < n; ++k) fields[i] += row[k] * signs[k];
    }
    // The diagonal is 0, so that h without its own part is hᵢ, and hᵢⱼ = hᵢ − wᵢⱼ ξⱼ. One half is
    // computed and copied: the same sums in another order would not be symmetric to the last bit.
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = i + 1; j < n; ++j) {
        const double w = weights(i, j);
        const double to_i = fields[i] - w * signs[j];
        const double to_j = fields[j] - w * signs[i];
        const double change = signs[i] * signs[j] - signs[i] * to_j - to_i * signs[j];
        weights(i, j) = w + change / size;
      }
    }
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < i; ++j) weights(i, j) = weights(j, i);
  }
  return weights;
}

}  // namespace hopfield
