#include "hopfield/rounded_projection.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "hopfield/gram.hpp"
#include "hopfield/linear_algebra.hpp"
#include "hopfield/matrix.hpp"
#include "hopfield/pseudo_inverse.hpp"

namespace hopfield {
namespace {

// |Σⱼ Mᵢⱼ σⱼ| ≤ ‖row i of M‖ √N ≤ √N, at most 16: it fits.
constexpr double scale = 0x1p26;

/// Qᵀ (N × P): column i of L⁻¹ X is the sum of L⁻¹'s columns with the signs that neuron i has in the patterns. Four columns at a
/// time: their signs choose one of sixteen sums. Column m of L⁻¹ begins with its entry m.
Matrix orthonormal(const Matrix& inverse_factor, const Memories& memories) {
  const std::size_t n = memories.neurons();
  const std::size_t count = memories.count();
  Matrix result(n, count);
  Matrix sums(16, count);
  for (std::size_t first = 0; first < count; first += 4) {
    std::ranges::fill(sums.row(0), 0.0);
    const std::size_t taken = std::min<std::size_t>(4, count - first);
    for (std::size_t k = 0; k < taken; ++k) {
      for (std::size_t s = 0; s < std::size_t{1} << k; ++s) {
        const std::span<double> without = sums.row(s);
        const std::span<double> with = sums.row(s + (std::size_t{1} << k));
        for (std::size_t m = first; m < count; ++m) {
          const double term = inverse_factor(m, first + k);
          with[m] = without[m] + term;
          without[m] -= term;
        }
      }
    }
    for (std::size_t i = 0; i < n; ++i) {
      const auto signs =
          static_cast<std::size_t>(memories.column(i)[first / 64] >> (first % 64) & 15U);
      const std::span<const double> sum = sums.row(signs);
      const std::span<double> to = result.row(i);
      for (std::size_t m = first; m < count; ++m) to[m] += sum[m];
    }
  }
  return result;
}

/// How far Σⱼ Mᵢⱼ σⱼ can be from its exact value, before M is rounded to integers. Cholesky's factor is that of G + E with
/// ‖E‖ ≤ (P + 1) ε tr G; the inverse of a triangle and products add errors of the same kind (Higham, Accuracy and Stability
/// of Numerical Algorithms, theorems 10.3, 14.1 and 8.10), so that ‖δM‖ ≤ 6 P ε κ² with κ² = tr G ‖L⁻¹‖². Taken twice, for
/// PseudoInverse's own error and good measure, and times √N for the length of σ.
double field_error(const Matrix& inverse_factor, std::size_t neurons) {
  const auto n = static_cast<double>(neurons);
  const auto p = static_cast<double>(inverse_factor.rows());
  double square = 0.0;
  for (const double value : inverse_factor.values()) square += value * value;
  return 16.0 * p * std::numeric_limits<double>::epsilon() * (n * p * square) * std::sqrt(n);
}

bool plain(const NetworkOptions& options) {
  return options.units == Units::bipolar && options.threshold == Threshold{};
}

}  // namespace

std::optional<RoundedProjection> RoundedProjection::make(const Memories& memories,
                                                         const NetworkOptions& options) {
  const std::size_t n = memories.neurons();
  const std::size_t count = memories.count();
  if (n > most_neurons || !plain(options)) {
    return std::nullopt;
  }
  const std::optional<Matrix> inverse_factor = inverse_gram_factor(memories);
  if (!inverse_factor) {
    return std::nullopt;
  }
  const double margin =
      scale * (PseudoInverse::tie_width + field_error(*inverse_factor, n)) + static_cast<double>(n);
  if (!(margin < 0x1p-10 * scale)) {
    return std::nullopt;  // hardly a decision would be sure
  }

  const Matrix by_neuron = orthonormal(*inverse_factor, memories);
  Matrix q(count, n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t m = 0; m < count; ++m) q(m, i) = by_neuron(i, m);
  }
  RoundedProjection result;
  result.neurons_ = n;
  result.margin_ = static_cast<std::int32_t>(margin);
  result.weights_.assign(n * n, 0);
  std::vector<double> row(n);
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t below = options.self_connections ? i + 1 : i;
    std::fill(row.begin(), row.end(), 0.0);
    add_rows(row.data(), by_neuron.row(i).data(), q.values().data(), n, count, below);
    for (std::size_t j = 0; j < below; ++j) {
      const auto weight = static_cast<std::int32_t>(std::floor(row[j] * scale + 0.5));
      result.weights_[i * n + j] = result.weights_[j * n + i] = weight;
    }
  }
  return result;
}

RoundedLane::RoundedLane(const RoundedProjection& network, Pattern start)
    : network_(&network), pattern_(std::move(start)), fields_(network.neurons_, 0) {
  const std::size_t n = network.neurons_;
  for (std::size_t j = 0; j < n; ++j) {
    const std::int32_t* weights = network.weights_.data() + j * n;
    if (pattern_.up(j)) {
      for (std::size_t i = 0; i < n; ++i) fields_[i] += weights[i];
    } else {
      for (std::size_t i = 0; i < n; ++i) fields_[i] -= weights[i];
    }
  }
}

void RoundedLane::flip(std::size_t i) {
  pattern_.flip(i);
  const std::size_t n = network_->neurons_;
  const std::int32_t* weights = network_->weights_.data() + i * n;
  if (pattern_.up(i)) {
    for (std::size_t k = 0; k < n; ++k) fields_[k] += 2 * weights[k];
  } else {
    for (std::size_t k = 0; k < n; ++k) fields_[k] -= 2 * weights[k];
  }
}

}  // namespace hopfield
