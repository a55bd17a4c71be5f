#include "hopfield/trials/rounded_projection.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <span>

#include "hopfield/numerics/matrix.hpp"
#include "hopfield/rules/gram.hpp"
#include "hopfield/rules/pseudo_inverse.hpp"

namespace hopfield {
namespace {

// |Σⱼ Mᵢⱼ σⱼ| ≤ ‖row i of M‖ √N ≤ √N, at most 16: it fits.
constexpr double kScale = 0x1p26;

/// The sixteen sums ±a ± b ± c ± d of columns first … first + 3 of L⁻¹, as rows; bit k of a row's number says + for column first + k.
/// Column m of L⁻¹ begins with its entry m.
void add_up(const Matrix& inverse_factor, std::size_t first, Matrix& sums) {
  const std::size_t count = inverse_factor.rows();
  std::vector<double> column(count);
  if (first < count) std::fill_n(sums.row(0).data() + first, count - first, 0.0);
  for (std::size_t k = 0; k < 4; ++k) {
    for (std::size_t m = first; m < count; ++m)
      column[m] = first + k < count ? inverse_factor(m, first + k) : 0.0;
    const std::size_t half = std::size_t{1} << k;
    for (std::size_t s = 0; s < half; ++s) {
      double* without = sums.row(s).data();
      double* with = sums.row(s + half).data();
      for (std::size_t m = first; m < count; ++m) {
        with[m] = without[m] + column[m];
        without[m] -= column[m];
      }
    }
  }
}

/// Qᵀ (N × P): column i of L⁻¹ X is the sum of L⁻¹'s columns with the signs that neuron i has in the patterns. Eight columns at a
/// time: two times four signs choose two of sixteen sums.
Matrix orthonormal(const Matrix& inverse_factor, const Memories& memories) {
  const std::size_t n = memories.neurons();
  const std::size_t count = memories.count();
  Matrix result(n, count);
  Matrix lower(16, count);
  Matrix upper(16, count);
  for (std::size_t first = 0; first < count; first += 8) {
    add_up(inverse_factor, first, lower);
    for (std::size_t s = 0; s < 16; ++s)
      std::fill_n(upper.row(s).data() + first, std::min<std::size_t>(4, count - first), 0.0);
    add_up(inverse_factor, first + 4, upper);
    for (std::size_t i = 0; i < n; ++i) {
      const std::uint64_t signs = memories.column(i)[first / 64] >> (first % 64);
      const double* a = lower.row(signs & 15U).data();
      const double* b = upper.row(signs >> 4U & 15U).data();
      double* to = result.row(i).data();
      for (std::size_t m = first; m < count; ++m) to[m] += a[m] + b[m];
    }
  }
  return result;
}

/// Adds the products of two columns of Q with its first `count` columns.
void add_products(std::span<const double> a, std::span<const double> b, const Matrix& q,
                  double* to_a, double* to_b, std::size_t count) {
  constexpr std::size_t kTogether = 4;
  const std::size_t whole = a.size() / kTogether * kTogether;
  for (std::size_t m = 0; m < whole; m += kTogether) {
    const double* w = q.row(m).data();
    const double* x = q.row(m + 1).data();
    const double* y = q.row(m + 2).data();
    const double* z = q.row(m + 3).data();
    const double aw = a[m], ax = a[m + 1], ay = a[m + 2], az = a[m + 3];
    const double bw = b[m], bx = b[m + 1], by = b[m + 2], bz = b[m + 3];
    for (std::size_t j = 0; j < count; ++j) {
      to_a[j] += (aw * w[j] + ax * x[j]) + (ay * y[j] + az * z[j]);
      to_b[j] += (bw * w[j] + bx * x[j]) + (by * y[j] + bz * z[j]);
    }
  }
  for (std::size_t m = whole; m < a.size(); ++m) {
    const std::span<const double> w = q.row(m);
    for (std::size_t j = 0; j < count; ++j) {
      to_a[j] += a[m] * w[j];
      to_b[j] += b[m] * w[j];
    }
  }
}

/// The nearest integer to `value`, |value| < 2³¹: adding 1.5 · 2⁵² leaves it in the lowest bits.
std::int32_t nearest(double value) {
  return static_cast<std::int32_t>(std::bit_cast<std::uint64_t>(value + 0x1.8p52));
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

bool has_plain_units(const NetworkOptions& options) {
  return options.units == Units::bipolar && options.threshold == Threshold{};
}

}  // namespace

std::optional<RoundedProjection> RoundedProjection::make(const Memories& memories,
                                                         const NetworkOptions& options) {
  const std::size_t n = memories.neurons();
  const std::size_t count = memories.count();
  if (n > kMostNeurons || !has_plain_units(options)) return std::nullopt;
  const std::optional<Matrix> inverse_factor = inverse_gram_factor(memories);
  if (!inverse_factor) return std::nullopt;
  const double margin = kScale * (PseudoInverse::kTieWidth + field_error(*inverse_factor, n)) +
                        static_cast<double>(n);
  if (!(margin < 0x1p-10 * kScale)) return std::nullopt;  // hardly a decision would be sure

  const Matrix by_neuron = orthonormal(*inverse_factor, memories);
  Matrix q(count, n);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t m = 0; m < count; ++m) q(m, i) = by_neuron(i, m);
  RoundedProjection result;
  result.neurons_ = n;
  result.margin_ = static_cast<std::int32_t>(margin);
  result.weights_.assign(n * n, 0);
  std::vector<double> rows(2 * n);
  for (std::size_t i = 0; i < n; i += 2) {
    // Two rows at a time, so that Q is read half as often.
    const std::size_t last = std::min(i + 1, n - 1);
    std::fill(rows.begin(), rows.end(), 0.0);
    add_products(by_neuron.row(i), by_neuron.row(last), q, rows.data(), rows.data() + n, last + 1);
    for (std::size_t r = i; r <= last; ++r) {
      for (std::size_t j = 0; j < r + (options.self_connections ? 1 : 0); ++j) {
        result.weights_[r * n + j] = result.weights_[j * n + r] =
            nearest(rows[(r - i) * n + j] * kScale);
      }
    }
  }
  return result;
}

RoundedLane::RoundedLane(const RoundedProjection& network, Pattern start)
    : network_(&network), pattern_(std::move(start)), fields_(network.neurons_, 0) {
  const std::size_t n = network.neurons_;
  for (std::size_t j = 0; j < n; ++j) {
    const std::int32_t* weights = network.weights_.data() + j * n;
    if (pattern_.up(j))
      for (std::size_t i = 0; i < n; ++i) fields_[i] += weights[i];
    else
      for (std::size_t i = 0; i < n; ++i) fields_[i] -= weights[i];
  }
}

void RoundedLane::flip(std::size_t i) {
  pattern_.flip(i);
  const std::size_t n = network_->neurons_;
  const std::int32_t* weights = network_->weights_.data() + i * n;
  if (pattern_.up(i))
    for (std::size_t k = 0; k < n; ++k) fields_[k] += 2 * weights[k];
  else
    for (std::size_t k = 0; k < n; ++k) fields_[k] -= 2 * weights[k];
}

}  // namespace hopfield
