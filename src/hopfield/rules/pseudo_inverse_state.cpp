#include <algorithm>
#include <cmath>
#include <utility>

#include "hopfield/pattern/kernel.hpp"
#include "hopfield/rules/pseudo_inverse.hpp"

namespace hopfield {
namespace {

/// Σ ±values[k], minus where bit k of a column is not set, 64 values a word. Two at a time: their bits choose what to negate.
std::int64_t signed_sum(const std::int64_t* values, std::span<const std::uint64_t> bits) {
  using kernel::I64x2;
  static constexpr I64x2 kNegated[4] = {{-1, -1}, {0, -1}, {-1, 0}, {0, 0}};
  I64x2 sum = {};
  for (std::size_t w = 0; w < bits.size(); ++w) {
    std::uint64_t rest = bits[w];
    for (std::size_t k = 0; k < 64; k += 2, rest >>= 2U) {
      const I64x2 mask = kNegated[rest & 3U];
      sum += (kernel::load<I64x2>(values + 64 * w + k) ^ mask) - mask;
    }
  }
  return sum[0] + sum[1];
}

}  // namespace

PseudoInverseState::PseudoInverseState(PseudoInverse network, Pattern start)
    : network_(std::move(network)), pattern_(std::move(start)) {
  const PseudoInverse::Content& content = *network_.content_;
  amplitudes_.assign(content.padded, 0);
  for (std::size_t i = 0; i < pattern_.size(); ++i) {
    const std::int64_t* column = content.factor.data() + i * content.padded;
    const std::int64_t sign = pattern_[i];
    for (std::size_t m = 0; m < content.padded; ++m) amplitudes_[m] += sign * column[m];
  }
  coarse_.assign(content.padded, 0);
  coarsen();
}

void PseudoInverseState::coarsen() {
  const int shift = network_.content_->coarse_shift;
  coarse_sum_ = 0;
  if (shift < 32) {
    for (std::size_t m = 0; m < amplitudes_.size(); ++m) {
      coarse_[m] = static_cast<std::int16_t>(amplitudes_[m] >> shift);
      coarse_sum_ += coarse_[m];
    }
    return;
  }
  // The upper half of each amplitude is all that is looked at.
  using kernel::I16x8;
  using kernel::I32x4;
  I32x4 sum = {};
  for (std::size_t m = 0; m < amplitudes_.size(); m += 8) {
    const auto upper = [&](std::size_t k) {
      const I32x4 a = kernel::load<I32x4>(amplitudes_.data() + m + k);
      const I32x4 b = kernel::load<I32x4>(amplitudes_.data() + m + k + 2);
      return __builtin_shufflevector(a, b, 1, 3, 5, 7) >> (shift - 32);
    };
    const I32x4 first = upper(0);
    const I32x4 second = upper(4);
    sum += first + second;
    kernel::store(coarse_.data() + m, __builtin_shufflevector(reinterpret_cast<I16x8>(first),
                                                              reinterpret_cast<I16x8>(second), 0, 2,
                                                              4, 6, 8, 10, 12, 14));
  }
  coarse_sum_ = kernel::total(sum);
}

double PseudoInverseState::amplitude(std::size_t m) const {
  return std::ldexp(static_cast<double>(amplitudes_[m]), -network_.content_->shift);
}

std::int64_t PseudoInverseState::drive(std::size_t i) const {
  const PseudoInverse::Content& content = *network_.content_;
  const std::int64_t all = signed_sum(amplitudes_.data(), content.memories.column(i));
  return content.options.self_connections ? all : all - pattern_[i] * content.diagonal[i];
}

double PseudoInverseState::input(std::size_t i) const {
  const PseudoInverse::Content& content = *network_.content_;
  if (content.options.units == Units::bipolar)
    return std::ldexp(static_cast<double>(drive(i)), -content.shift);
  const std::int64_t self = content.options.self_connections ? 0 : content.diagonal[i];
  return std::ldexp(static_cast<double>(drive(i) + content.row_sums[i] - self), -content.shift - 1);
}

Decision PseudoInverseState::decide(std::size_t i) const {
  const PseudoInverse::Content& content = *network_.content_;
  const std::span<const std::uint64_t> column = content.memories.column(i);
  // The field from the coarse amplitudes is off by at most one coarse unit for each pattern. Where that
  // cannot change the sign, it decides.
  const std::int64_t rough =
      2 * kernel::masked_sum(coarse_.data(), column.data(), column.size()) - coarse_sum_;
  std::int64_t target = content.cuts[i];
  if (!content.options.self_connections) target += pattern_[i] * content.diagonal[i];
  const std::int64_t limit = content.tie_limit;
  const std::int64_t margin =
      static_cast<std::int64_t>(content.memories.count()) + 2 + (limit >> content.coarse_shift);
  const std::int64_t coarse_target = target >> content.coarse_shift;
  if (rough - coarse_target > margin) return {true, false};
  if (rough - coarse_target < -margin) return {false, false};
  const std::int64_t above = drive(i) - content.cuts[i];
  if (above <= limit && above >= -limit) {
    const Tie rule = content.options.tie;
    return {rule == Tie::keep ? pattern_.up(i) : rule == Tie::plus, true};
  }
  return {above > 0, false};
}

double PseudoInverseState::energy() const {
  double sum = 0.0;
  for (std::size_t i = 0; i < pattern_.size(); ++i) {
    const bool up = pattern_.up(i);
    if (units() == Units::binary && !up) continue;
    const double s = up ? 1.0 : -1.0;
    sum += s * (network_.threshold(i) - 0.5 * input(i));
  }
  return sum;
}

std::size_t PseudoInverseState::unstable() const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < pattern_.size(); ++i) count += next(i) != pattern_.up(i) ? 1U : 0U;
  return count;
}

bool PseudoInverseState::stable() const {
  for (std::size_t i = 0; i < pattern_.size(); ++i)
    if (next(i) != pattern_.up(i)) return false;
  return true;
}

void PseudoInverseState::flip(std::size_t i) {
  const PseudoInverse::Content& content = *network_.content_;
  pattern_.flip(i);
  const std::int64_t* column = content.factor.data() + i * content.padded;
  if (pattern_.up(i))
    for (std::size_t m = 0; m < content.padded; ++m) amplitudes_[m] += 2 * column[m];
  else
    for (std::size_t m = 0; m < content.padded; ++m) amplitudes_[m] -= 2 * column[m];
  coarsen();
}

}  // namespace hopfield
