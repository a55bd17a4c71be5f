#include "hopfield/memory/network.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "hopfield/pattern/overlaps.hpp"

namespace hopfield {
namespace {

/// Thresholds up to this size that are multiples of 1 / kFineSteps are summed as integers.
constexpr double kFineLimit = 0x1p22;
constexpr double kFineSteps = 0x1p20;

/// A number x on the scale of doubled integers: 2x when x is an integer, otherwise the odd number
/// between 2⌊x⌋ and 2⌈x⌉, so that comparing an even number with it is comparing with x, exactly.
std::int64_t doubled(double x) {
  // Far beyond every sum of the net; keeps the conversion defined.
  const double inside = std::clamp(x, -0x1p60, 0x1p60);
  const double below = std::floor(inside);
  return 2 * static_cast<std::int64_t>(below) + (below == inside ? 0 : 1);
}

bool is_fine(double threshold) {
  const double steps = threshold * kFineSteps;
  return std::abs(threshold) <= kFineLimit && steps == std::floor(steps);
}

}  // namespace

Result<void> validate(const NetworkOptions& options, std::size_t neurons) {
  const Threshold& threshold = options.threshold;
  const std::size_t found = threshold.values.size();
  const auto wrong_count = [&](std::size_t expected) {
    return Error{"threshold",
                 std::to_string(found) + " values, expected " + std::to_string(expected)};
  };
  if (threshold.kind == ThresholdKind::half_row_sum) return {};
  const std::size_t expected = threshold.kind == ThresholdKind::uniform ? 1 : neurons;
  if (found != expected) return wrong_count(expected);
  for (std::size_t i = 0; i < found; ++i) {
    if (!std::isfinite(threshold.values[i])) {
      const bool each = threshold.kind == ThresholdKind::each;
      return Error{each ? "threshold[" + std::to_string(i) + "]" : "threshold",
                   "not a finite number"};
    }
  }
  return {};
}

Network::Network(std::shared_ptr<const Memories> memories, NetworkOptions options)
    : memories_(std::move(memories)), options_(std::move(options)) {
  Threshold& threshold = options_.threshold;
  if (threshold.kind == ThresholdKind::half_row_sum) {
    threshold.values.clear();
  } else {
    threshold.values.resize(threshold.kind == ThresholdKind::uniform ? 1 : neurons(), 0.0);
    for (double& value : threshold.values) value = std::isfinite(value) ? value : 0.0;
  }
  derived_ = std::make_shared<const Derived>(derive());
}

Network::Derived Network::derive() const {
  Derived derived;
  const std::size_t n = neurons();
  const bool binary = options_.units == Units::binary;
  const Threshold& threshold = options_.threshold;
  const bool half_row_sum = threshold.kind == ThresholdKind::half_row_sum;

  if (binary || half_row_sum) {
    // A row's sum is its field when every neuron is +1.
    Pattern all_up(n);
    all_up.fill(true);
    const Overlaps sums(*memories_, all_up);
    const std::int64_t self = static_cast<std::int64_t>(memories_->count()) - diagonal();
    derived.row_sums.resize(n);
    for (std::size_t i = 0; i < n; ++i)
      derived.row_sums[i] = sums.field(memories_->column(i)) - self;
  }

  // What 2 Σ W σ is compared with: 2θ, or 4θ − 2R when the sum is ½ (Σ W σ + R).
  const bool all_equal = threshold.kind == ThresholdKind::uniform && !binary;
  derived.cuts.resize(all_equal ? 1 : n);
  for (std::size_t i = 0; i < derived.cuts.size(); ++i) {
    if (half_row_sum) {
      derived.cuts[i] = binary ? 0 : derived.row_sums[i];
    } else {
      const double theta =
          threshold.kind == ThresholdKind::uniform ? threshold.values[0] : threshold.values[i];
      derived.cuts[i] = binary ? doubled(2.0 * theta) - 2 * derived.row_sums[i] : doubled(theta);
    }
  }

  if (half_row_sum) {
    derived.units = derived.row_sums;
    derived.unit = 0.5;
  } else if (threshold.kind == ThresholdKind::uniform) {
    derived.units = {1};
    derived.unit = threshold.values[0];
  } else if (std::all_of(threshold.values.begin(), threshold.values.end(), is_fine)) {
    derived.unit = 1.0 / kFineSteps;
    derived.units.reserve(n);
    for (const double theta : threshold.values)
      derived.units.push_back(static_cast<std::int64_t>(theta * kFineSteps));
  }
  return derived;
}

std::int32_t Network::weight(std::size_t i, std::size_t j) const {
  return i == j ? static_cast<std::int32_t>(diagonal()) : product(i, j);
}

void Network::weights(std::size_t i, std::span<std::int32_t> out) const {
  for (std::size_t j = 0; j < neurons(); ++j) out[j] = weight(i, j);
}

std::int64_t Network::row_sum(std::size_t i) const {
  if (!derived_->row_sums.empty()) return derived_->row_sums[i];
  std::int64_t sum = 0;
  for (std::size_t j = 0; j < neurons(); ++j) sum += weight(i, j);
  return sum;
}

double Network::threshold(std::size_t i) const {
  switch (options_.threshold.kind) {
    case ThresholdKind::uniform:
      return options_.threshold.values[0];
    case ThresholdKind::each:
      return options_.threshold.values[i];
    case ThresholdKind::half_row_sum:
      return 0.5 * static_cast<double>(derived_->row_sums[i]);
  }
  return 0.0;
}

}  // namespace hopfield
