#include "hopfield/rules/pseudo_inverse.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "hopfield/rules/gram.hpp"

namespace hopfield {
namespace {

constexpr int kTotalBits = 58;

int exponent_of(double value) {
  int exponent = 0;
  std::frexp(value, &exponent);
  return exponent;
}

/// The value, or its negative where bit m is not set.
std::int64_t signed_by(std::int64_t value, std::span<const std::uint64_t> bits, std::size_t m) {
  const std::int64_t mask = static_cast<std::int64_t>(bits[m / 64] >> (m % 64) & 1U) - 1;
  return (value ^ mask) - mask;
}

}  // namespace

Result<PseudoInverse> PseudoInverse::make(std::span<const Pattern> patterns,
                                          NetworkOptions options) {
  Result<Matrix> inverse = hopfield::inverse_gram(patterns);
  if (!inverse) return inverse.error();
  const std::size_t n = patterns[0].size();
  if (const Result<void> valid = validate(options, n); !valid) return valid.error();
  auto content = std::make_shared<Content>();
  content->memories = Memories(n);
  for (const Pattern& pattern : patterns) content->memories.store(pattern);
  content->options = std::move(options);
  content->inverse = *std::move(inverse);
  set_factor(*content);
  set_cuts(*content);
  return PseudoInverse(std::move(content));
}

void PseudoInverse::set_factor(Content& content) {
  const std::size_t n = content.memories.neurons();
  const std::size_t count = content.memories.count();
  content.padded = (count + 63) / 64 * 64;
  // Column i of C X: the rows of C added with the signs that neuron i has in the patterns. Four rows at a time: their signs choose
  // one of sixteen sums.
  const std::size_t groups = (count + 3) / 4;
  Matrix sums(16 * groups, count);
  for (std::size_t g = 0; g < groups; ++g) {
    for (std::size_t k = 0; k < std::min<std::size_t>(4, count - 4 * g); ++k) {
      const std::span<const double> row = content.inverse.row(4 * g + k);
      const std::size_t half = std::size_t{1} << k;
      for (std::size_t s = 0; s < half; ++s) {
        const std::span<double> without = sums.row(16 * g + s);
        const std::span<double> with = sums.row(16 * g + s + half);
        for (std::size_t m = 0; m < count; ++m) {
          with[m] = without[m] + row[m];
          without[m] -= row[m];
        }
      }
    }
  }
  std::vector<double> column(count);
  const auto fill = [&](std::span<const std::uint64_t> bits) {
    std::fill(column.begin(), column.end(), 0.0);
    for (std::size_t g = 0; g < groups; ++g) {
      const auto signs = static_cast<std::size_t>(bits[g / 16] >> (4 * (g % 16)) & 15U);
      const std::span<const double> sum = sums.row(16 * g + signs);
      for (std::size_t m = 0; m < count; ++m) column[m] += sum[m];
    }
  };
  // The scale comes from a bound on |Bₘᵢ|: ‖C's row‖₁.
  double largest = 0.0;
  for (std::size_t m = 0; m < count; ++m) {
    double sum = 0.0;
    for (const double value : content.inverse.row(m)) sum += std::fabs(value);
    largest = std::max(largest, sum);
  }
  const double bound = largest * static_cast<double>(n) * static_cast<double>(count);
  content.shift = kTotalBits - exponent_of(bound);
  const double scale = std::ldexp(1.0, content.shift);

  content.factor.assign(n * content.padded, 0);
  content.diagonal.assign(n, 0);
  std::vector<double> reach(count, 0.0);  // Σᵢ |Bₘᵢ|: what an amplitude can be
  std::vector<std::int64_t> totals(count, 0);
  for (std::size_t i = 0; i < n; ++i) {
    const std::span<const std::uint64_t> bits = content.memories.column(i);
    fill(bits);
    std::int64_t* to = content.factor.data() + i * content.padded;
    std::int64_t diagonal = 0;
    for (std::size_t m = 0; m < count; ++m) {
      to[m] = static_cast<std::int64_t>(std::floor(column[m] * scale + 0.5));
      reach[m] += std::fabs(column[m]);
      totals[m] += to[m];
      diagonal += signed_by(to[m], bits, m);
    }
    content.diagonal[i] = diagonal;
  }
  const double farthest = *std::max_element(reach.begin(), reach.end());
  // 16 bits: |amplitude| · 2^(shift − coarse_shift) stays below 2¹², and rounding adds at most 1.
  content.coarse_shift = std::max(0, content.shift + exponent_of(farthest) - 12);
  content.row_sums.assign(n, 0);
  for (std::size_t i = 0; i < n; ++i) {
    const std::span<const std::uint64_t> bits = content.memories.column(i);
    for (std::size_t m = 0; m < count; ++m) content.row_sums[i] += signed_by(totals[m], bits, m);
  }
}

void PseudoInverse::set_cuts(Content& content) {
  const std::size_t n = content.memories.neurons();
  const bool bipolar = content.options.units == Units::bipolar;
  const Threshold& threshold = content.options.threshold;
  content.cuts.assign(n, 0);
  // With 0/1 units what is compared is twice the field.
  content.tie_limit =
      static_cast<std::int64_t>(std::ldexp(bipolar ? kTieWidth : 2.0 * kTieWidth, content.shift));
  for (std::size_t i = 0; i < n; ++i) {
    const std::int64_t row =
        content.row_sums[i] - (content.options.self_connections ? 0 : content.diagonal[i]);
    if (threshold.kind == ThresholdKind::half_row_sum) {
      content.cuts[i] = bipolar ? row / 2 : 0;
      continue;
    }
    const double theta = threshold.values[threshold.kind == ThresholdKind::each ? i : 0];
    const double scaled = std::ldexp(bipolar ? theta : 2.0 * theta, content.shift);
    const double clamped = std::clamp(scaled, -0x1p60, 0x1p60);  // beyond any sum
    content.cuts[i] = static_cast<std::int64_t>(std::floor(clamped + 0.5)) - (bipolar ? 0 : row);
  }
}

double PseudoInverse::weight(std::size_t i, std::size_t j) const {
  if (i == j && !options().self_connections) return 0.0;
  const std::int64_t* column = content_->factor.data() + j * content_->padded;
  std::int64_t sum = 0;
  for (std::size_t m = 0; m < memories().count(); ++m)
    sum += memories()[m].up(i) ? column[m] : -column[m];
  return std::ldexp(static_cast<double>(sum), -content_->shift);
}

double PseudoInverse::self_weight(std::size_t i) const {
  return std::ldexp(static_cast<double>(content_->diagonal[i]), -content_->shift);
}

double PseudoInverse::row_sum(std::size_t i) const {
  const std::int64_t self = options().self_connections ? 0 : content_->diagonal[i];
  return std::ldexp(static_cast<double>(content_->row_sums[i] - self), -content_->shift);
}

double PseudoInverse::threshold(std::size_t i) const {
  const Threshold& threshold = options().threshold;
  if (threshold.kind == ThresholdKind::half_row_sum) return 0.5 * row_sum(i);
  return threshold.values[threshold.kind == ThresholdKind::each ? i : 0];
}

std::size_t PseudoInverse::bytes() const {
  return sizeof(Content) + memories().bytes() + content_->inverse.values().size() * sizeof(double) +
         (content_->factor.size() + 3 * neurons()) * sizeof(std::int64_t);
}

}  // namespace hopfield
