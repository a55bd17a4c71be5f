#include "hopfield/rules/dense_network.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>
#include <utility>

namespace hopfield {
namespace {

/// No sum of a row reaches 2⁵⁸, so that four times one, and a threshold, still fit 64 bits.
constexpr int kWideBits = 58;
constexpr int kNarrowBits = 29;

std::string place(std::size_t i, std::size_t j) {
  return "weights[" + std::to_string(i) + "][" + std::to_string(j) + "]";
}

Result<void> check(const Matrix& weights, const NetworkOptions& options) {
  const std::size_t n = weights.rows();
  if (n == 0 || weights.columns() != n) {
    return Error{"weights", std::to_string(n) + " rows of " + std::to_string(weights.columns()) +
                                ", expected a square matrix"};
  }
  if (n > DenseNetwork::kMaxDenseNeurons) {
    return Error{"weights", std::to_string(n) + " neurons, expected at most " +
                                std::to_string(DenseNetwork::kMaxDenseNeurons)};
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j)
      if (!std::isfinite(weights(i, j)) || std::fabs(weights(i, j)) > 1e300)
        return Error{place(i, j), "expected a finite number"};
    if (!options.self_connections && weights(i, i) != 0.0)
      return Error{place(i, i), "expected 0: the network has no self-connections"};
  }
  return validate(options, n);
}

/// Bits after the binary point of a number that is not 0.
int fraction_bits(double value) {
  int exponent = 0;
  const double mantissa = std::frexp(std::fabs(value), &exponent);
  const auto digits = static_cast<std::uint64_t>(std::ldexp(mantissa, 53));
  return 53 - exponent - std::countr_zero(digits);
}

/// What ½ ulp of a number is, twice over, in integer units: 0 if it is a short binary fraction, which is
/// taken at its word. One with more than 40 digits, like 0.1, is taken for the rounding of something else.
std::int64_t doubt(double value, int shift) {
  if (value == 0.0) return 0;
  int exponent = 0;
  const double mantissa = std::frexp(std::fabs(value), &exponent);
  const auto digits = static_cast<std::uint64_t>(std::ldexp(mantissa, 53));
  const bool brief = std::countr_zero(digits) >= 13;
  const double ulp = std::ldexp(1.0, std::min(exponent - 53 + shift, kWideBits));
  const bool fits = std::floor(std::ldexp(value, shift)) == std::ldexp(value, shift);
  return brief && fits ? 0 : static_cast<std::int64_t>(std::max(1.0, ulp));
}

/// The scale at which weights become integers, and whether 32 bits are enough.
struct Fit {
  int shift = 0;
  bool narrow = false;
};

Fit fit(const Matrix& weights) {
  double largest = 0.0;
  int needed = 0;
  for (std::size_t i = 0; i < weights.rows(); ++i) {
    double sum = 0.0;
    for (const double value : weights.row(i)) {
      sum += std::fabs(value);
      needed = value != 0.0 ? std::max(needed, fraction_bits(value)) : needed;
    }
    largest = std::max(largest, sum);
  }
  if (largest == 0.0) return {0, true};
  int exponent = 0;  // largest < 2^exponent
  std::frexp(largest, &exponent);
  const int shift = std::min(needed, kWideBits - exponent - 1);
  return {shift, shift == needed && shift + exponent < kNarrowBits};
}

}  // namespace

Result<DenseNetwork> DenseNetwork::make(const Matrix& weights, NetworkOptions options) {
  if (const Result<void> valid = check(weights, options); !valid) return valid.error();
  const std::size_t n = weights.rows();
  const Fit scale = fit(weights);
  auto content = std::make_shared<Content>();
  content->neurons = n;
  content->options = std::move(options);
  content->shift = scale.shift;
  content->row_sums.assign(n, 0);
  (scale.narrow ? content->narrow.resize(n * n) : content->wide.resize(n * n));
  std::vector<std::int64_t> doubts(n, 0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      const double scaled = std::ldexp(weights(i, j), scale.shift);
      const double nearest = std::floor(scaled + 0.5);
      const double integer = std::fabs(scaled) < 0x1p52 ? nearest : scaled;
      const auto value = static_cast<std::int64_t>(integer);
      doubts[i] += doubt(weights(i, j), scale.shift);
      content->row_sums[i] += value;
      if (scale.narrow)
        content->narrow[j * n + i] = static_cast<std::int32_t>(value);
      else
        content->wide[j * n + i] = value;
      content->symmetric = content->symmetric && weights(i, j) == weights(j, i);
      content->antisymmetric = content->antisymmetric && weights(i, j) == -weights(j, i);
    }
    content->exact = content->exact && doubts[i] == 0;
  }
  set_cuts(*content, doubts);
  return DenseNetwork(std::move(content));
}

void DenseNetwork::set_cuts(Content& content, std::span<const std::int64_t> doubts) {
  const std::size_t n = content.neurons;
  const bool bipolar = content.options.units == Units::bipolar;
  const Threshold& threshold = content.options.threshold;
  const bool half_row = threshold.kind == ThresholdKind::half_row_sum;
  content.cuts.assign(n, 0);
  content.slack.assign(n, 0);
  for (std::size_t i = 0; i < n; ++i) {
    const std::int64_t sum = content.row_sums[i];
    // Weights may count in the sum and in the row's sum.
    content.slack[i] = bipolar && !half_row ? doubts[i] : 2 * doubts[i];
    if (half_row) {
      content.cuts[i] = bipolar ? sum : 0;
      continue;
    }
    // With ±1 units 2 Σ W σ is compared with 2 θ; with 0/1 units ½ (Σ W σ + R) with θ.
    const double theta =
        threshold.values[threshold.kind == ThresholdKind::each ? i : 0] * (bipolar ? 1.0 : 2.0);
    const double scaled = std::ldexp(theta, content.shift);
    content.slack[i] += doubts[i] > 0 ? doubt(theta, content.shift) : 0;
    constexpr double kBeyond = 0x1p60;  // any sum
    const double below = std::floor(scaled);
    std::int64_t cut = 0;
    if (std::fabs(scaled) >= kBeyond)
      cut = scaled > 0.0 ? std::int64_t{1} << 61 : -(std::int64_t{1} << 61);
    else
      cut = 2 * static_cast<std::int64_t>(below) + (below != scaled ? 1 : 0);
    content.cuts[i] = bipolar ? cut : cut - 2 * sum;
  }
}

double DenseNetwork::weight(std::size_t i, std::size_t j) const {
  const std::size_t at = j * neurons() + i;
  const std::int64_t value = content_->narrow.empty() ? content_->wide[at] : content_->narrow[at];
  return std::ldexp(static_cast<double>(value), -content_->shift);
}

Matrix DenseNetwork::weights() const {
  Matrix result(neurons(), neurons());
  for (std::size_t i = 0; i < neurons(); ++i)
    for (std::size_t j = 0; j < neurons(); ++j) result(i, j) = weight(i, j);
  return result;
}

Result<DenseNetwork> DenseNetwork::with_weight(std::size_t i, std::size_t j, double value,
                                               bool both) const {
  if (i >= neurons() || j >= neurons())
    return Error{place(i, j), "expected indices below " + std::to_string(neurons())};
  Matrix changed = weights();
  changed(i, j) = value;
  if (both) changed(j, i) = value;
  return make(changed, options());
}

double DenseNetwork::row_sum(std::size_t i) const {
  return std::ldexp(static_cast<double>(content_->row_sums[i]), -content_->shift);
}

double DenseNetwork::threshold(std::size_t i) const {
  const Threshold& threshold = options().threshold;
  if (threshold.kind == ThresholdKind::half_row_sum) return 0.5 * row_sum(i);
  return threshold.values[threshold.kind == ThresholdKind::each ? i : 0];
}

std::size_t DenseNetwork::bytes() const {
  return sizeof(Content) + content_->narrow.size() * sizeof(std::int32_t) +
         (content_->wide.size() + content_->row_sums.size() + content_->cuts.size() +
          content_->slack.size()) *
             sizeof(std::int64_t);
}

}  // namespace hopfield
