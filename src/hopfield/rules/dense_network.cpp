#include "hopfield/rules/dense_network.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>
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
  double decimal = 1.0;
};

/// A number as a multiple of 1 / decimal when that is what it was read from, else nothing.
std::optional<double> multiple(double value, double decimal) {
  const double nearest = std::floor(value * decimal + 0.5);
  const bool same = std::fabs(nearest) < 0x1p52 && nearest / decimal == value;
  return same ? std::optional(nearest) : std::nullopt;
}

/// The power of ten of which all these numbers are multiples, if there is one.
std::optional<double> common_decimal(std::span<const double> values, double decimal) {
  constexpr double kFinest = 1e9;
  for (const double value : values) {
    while (!multiple(value, decimal)) {
      decimal *= 10.0;
      if (decimal > kFinest) return std::nullopt;
    }
  }
  return decimal;
}

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

/// Weights and thresholds that were written with few decimals: integers, of which a row's sum has to fit.
std::optional<Fit> fit_decimals(const Matrix& weights, const Threshold& threshold) {
  // A multiple of 1/10 is one of 1/100, so one pass finds the finest.
  auto decimal = common_decimal(weights.values(), 1.0);
  if (decimal && threshold.kind != ThresholdKind::half_row_sum)
    decimal = common_decimal(threshold.values, *decimal);
  if (!decimal) return std::nullopt;
  double largest = 0.0;
  for (std::size_t i = 0; i < weights.rows(); ++i) {
    double sum = 0.0;
    for (const double value : weights.row(i)) sum += std::fabs(value) * *decimal;
    largest = std::max(largest, sum);
  }
  if (largest >= std::ldexp(1.0, kWideBits - 1)) return std::nullopt;
  return Fit{0, largest < std::ldexp(1.0, kNarrowBits - 1), *decimal};
}

}  // namespace

Result<DenseNetwork> DenseNetwork::make(const Matrix& weights, NetworkOptions options,
                                        Origin origin) {
  if (const Result<void> valid = check(weights, options); !valid) return valid.error();
  const std::size_t n = weights.rows();
  Fit scale = fit(weights);
  const auto is_doubtful = [&](double value) { return doubt(value, scale.shift) != 0; };
  const std::span<const double> all = weights.values();
  if (origin == Origin::written && std::any_of(all.begin(), all.end(), is_doubtful))
    scale = fit_decimals(weights, options.threshold).value_or(scale);
  auto content = std::make_shared<Content>();
  content->neurons = n;
  content->options = std::move(options);
  content->shift = scale.shift;
  content->decimal = scale.decimal;
  content->row_sums.assign(n, 0);
  (scale.narrow ? content->narrow.resize(n * n) : content->wide.resize(n * n));
  std::vector<std::int64_t> doubts(n, 0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      const double scaled = std::ldexp(weights(i, j) * scale.decimal, scale.shift);
      const double nearest = std::floor(scaled + 0.5);
      const double integer = std::fabs(scaled) < 0x1p52 ? nearest : scaled;
      const auto value = static_cast<std::int64_t>(integer);
      if (scale.decimal == 1.0) doubts[i] += doubt(weights(i, j), scale.shift);
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
    double theta = threshold.values[threshold.kind == ThresholdKind::each ? i : 0];
    if (content.decimal != 1.0)
      theta = multiple(theta, content.decimal).value_or(theta * content.decimal);
    theta *= bipolar ? 1.0 : 2.0;
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

double DenseNetwork::shown(double sum, int halvings) const {
  return std::ldexp(sum, -content_->shift - halvings) / content_->decimal;
}

double DenseNetwork::threshold_twice(std::size_t i) const {
  const double twice = 2.0 * threshold(i);
  return multiple(twice, content_->decimal).value_or(twice * content_->decimal);
}

double DenseNetwork::weight(std::size_t i, std::size_t j) const {
  const std::size_t at = j * neurons() + i;
  const std::int64_t value = content_->narrow.empty() ? content_->wide[at] : content_->narrow[at];
  return shown(static_cast<double>(value));
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
  return shown(static_cast<double>(content_->row_sums[i]));
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
