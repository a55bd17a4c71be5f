#include "hopfield/rules/dense_memory.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "hopfield/rules/learning_rule.hpp"
#include "hopfield/special/special.hpp"

namespace hopfield {
namespace {

constexpr double kTiePart = 1e-13;

template <class Number>
Number power(Number base, unsigned exponent) {
  Number result = 1;
  for (unsigned k = 0; k < exponent; ++k) result *= base;
  return result;
}

std::int64_t exact_value(std::int64_t z, const DenseMemoryOptions& options) {
  return options.interaction == Interaction::rectified && z <= 0 ? 0 : power(z, options.degree);
}

}  // namespace

DenseMemory::DenseMemory(std::shared_ptr<const Memories> memories, DenseMemoryOptions options)
    : memories_(std::move(memories)), options_(options) {
  const auto largest = static_cast<double>(memories_->neurons() + 1);
  exact_ = options_.interaction != Interaction::exponential &&
           static_cast<double>(memories_->count()) * power(largest, options_.degree) < 0x1p61;
}

Result<DenseMemory> DenseMemory::make(std::span<const Pattern> patterns,
                                      DenseMemoryOptions options) {
  if (const Result<void> valid = check_patterns(patterns); !valid) return valid.error();
  if (options.interaction != Interaction::exponential &&
      (options.degree < 2 || options.degree > 64)) {
    return Error{"degree", std::to_string(options.degree) + ", expected 2 to 64"};
  }
  Memories memories(patterns[0].size());
  for (const Pattern& pattern : patterns) memories.store(pattern);
  return DenseMemory(std::make_shared<const Memories>(std::move(memories)), options);
}

DenseMemoryState::DenseMemoryState(DenseMemory network, Pattern start)
    : network_(std::move(network)), pattern_(std::move(start)) {
  for (std::size_t mu = 0; mu < network_.memories().count(); ++mu)
    overlaps_.push_back(dot(network_.memories()[mu], pattern_));
}

std::int64_t DenseMemoryState::exact_twice(std::size_t i) const {
  const std::span<const std::uint64_t> column = network_.memories().column(i);
  const std::int64_t own = pattern_[i];
  std::int64_t sum = 0;
  for (std::size_t mu = 0; mu < overlaps_.size(); ++mu) {
    const std::int64_t xi = (column[mu / 64] >> (mu % 64) & 1U) != 0 ? 1 : -1;
    const std::int64_t rest = overlaps_[mu] - xi * own;
    sum += exact_value(rest + xi, network_.options()) - exact_value(rest - xi, network_.options());
  }
  return sum;
}

namespace {

/// F(r + 1) − F(r − 1), divided by Lⁿ (by e^L): what a pattern whose rest is r does for its own side.
double gain(double r, double scale, const DenseMemoryOptions& options) {
  if (options.interaction == Interaction::exponential)
    return 2.3504023872876028 * special::exp(r - scale);  // 2 sinh 1
  const double n = options.degree;
  if (r >= 2.0) {
    // The difference of two large powers, without taking it.
    return -power((r + 1.0) / scale, options.degree) *
           special::expm1(n * special::log1p(-2.0 / (r + 1.0)));
  }
  const bool rectified = options.interaction == Interaction::rectified;
  const auto value = [&](double z) {
    return rectified && z <= 0.0 ? 0.0 : power(z / scale, options.degree);
  };
  return value(r + 1.0) - value(r - 1.0);
}

}  // namespace

DenseMemoryState::Sum DenseMemoryState::scaled_twice(std::size_t i) const {
  const DenseMemoryOptions& options = network_.options();
  const std::span<const std::uint64_t> column = network_.memories().column(i);
  // Patterns with the same rest cancel or add up as whole numbers: where the largest cancel, the next
  // decide, however much smaller they are.
  std::vector<std::pair<std::int32_t, std::int32_t>> votes;
  votes.reserve(overlaps_.size());
  const bool polynomial = options.interaction == Interaction::polynomial;
  for (std::size_t mu = 0; mu < overlaps_.size(); ++mu) {
    std::int32_t xi = (column[mu / 64] >> (mu % 64) & 1U) != 0 ? 1 : -1;
    std::int32_t rest = overlaps_[mu] - xi * pattern_[i];
    if (polynomial && rest < 0) {
      rest = -rest;
      xi = options.degree % 2 == 0 ? -xi : xi;
    }
    votes.emplace_back(rest, xi);
  }
  std::sort(votes.begin(), votes.end());
  std::size_t kept = 0;
  for (std::size_t k = 0; k < votes.size();) {
    std::pair<std::int32_t, std::int32_t> group{votes[k].first, 0};
    for (; k < votes.size() && votes[k].first == group.first; ++k) group.second += votes[k].second;
    if (group.second != 0) votes[kept++] = group;
  }
  Sum result;
  if (kept == 0) return result;
  const double scale = std::max(1.0, votes[kept - 1].first + 1.0);
  for (std::size_t k = 0; k < kept; ++k) {  // from the smallest
    const double term = votes[k].second * gain(votes[k].first, scale, options);
    result.value += term;
    result.size += std::fabs(term);
  }
  result.log_scale = options.interaction == Interaction::exponential
                         ? scale
                         : options.degree * special::log(scale);
  return result;
}

double DenseMemoryState::field(std::size_t i) const {
  if (network_.exact()) return 0.5 * static_cast<double>(exact_twice(i));
  const Sum sum = scaled_twice(i);
  return sum.value == 0.0 ? 0.0 : 0.5 * sum.value * special::exp(sum.log_scale);
}

Decision DenseMemoryState::decide(std::size_t i) const {
  bool tie = false;
  bool up = false;
  if (network_.exact()) {
    const std::int64_t twice = exact_twice(i);
    tie = twice == 0;
    up = twice > 0;
  } else {
    const Sum sum = scaled_twice(i);
    tie = std::fabs(sum.value) <= kTiePart * sum.size;
    up = sum.value > 0.0;
  }
  const Tie rule = network_.options().tie;
  return {tie ? (rule == Tie::keep ? pattern_.up(i) : rule == Tie::plus) : up, tie};
}

double DenseMemoryState::energy() const {
  const DenseMemoryOptions& options = network_.options();
  if (network_.exact()) {
    std::int64_t sum = 0;
    for (const std::int32_t overlap : overlaps_) sum += exact_value(overlap, options);
    return -static_cast<double>(sum);
  }
  double sum = 0.0;
  for (const std::int32_t overlap : overlaps_)
    if (options.interaction == Interaction::exponential)
      sum += special::exp(overlap);
    else if (options.interaction == Interaction::polynomial || overlap > 0)
      sum += power(static_cast<double>(overlap), options.degree);
  return -sum;
}

double DenseMemoryState::log_energy() const {
  if (network_.options().interaction != Interaction::exponential)
    return std::numeric_limits<double>::quiet_NaN();
  const double largest = *std::max_element(overlaps_.begin(), overlaps_.end());
  double sum = 0.0;
  for (const std::int32_t overlap : overlaps_) sum += special::exp(overlap - largest);
  return -(largest + special::log(sum));
}

std::size_t DenseMemoryState::unstable() const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < pattern_.size(); ++i) count += next(i) != pattern_.up(i) ? 1U : 0U;
  return count;
}

bool DenseMemoryState::stable() const {
  for (std::size_t i = 0; i < pattern_.size(); ++i)
    if (next(i) != pattern_.up(i)) return false;
  return true;
}

void DenseMemoryState::flip(std::size_t i) {
  pattern_.flip(i);
  const std::span<const std::uint64_t> column = network_.memories().column(i);
  const std::int32_t change = 2 * pattern_[i];
  for (std::size_t mu = 0; mu < overlaps_.size(); ++mu)
    overlaps_[mu] += (column[mu / 64] >> (mu % 64) & 1U) != 0 ? change : -change;
}

Result<ModernNetwork> ModernNetwork::make(std::vector<std::vector<double>> patterns, double beta) {
  if (patterns.empty() || patterns[0].empty())
    return Error{"patterns", "expected at least one, of at least one value"};
  for (std::size_t k = 0; k < patterns.size(); ++k) {
    const std::string name = "patterns[" + std::to_string(k) + "]";
    if (patterns[k].size() != patterns[0].size()) {
      return Error{name, std::to_string(patterns[k].size()) + " values, expected " +
                             std::to_string(patterns[0].size())};
    }
    for (const double value : patterns[k])
      if (!(std::fabs(value) <= 1e100)) return Error{name, "expected finite numbers"};
  }
  if (!(beta > 0.0 && beta <= 1e100)) return Error{"beta", "expected a number > 0"};
  return ModernNetwork(std::move(patterns), beta);
}

std::vector<double> ModernNetwork::scores(std::span<const double> x) const {
  std::vector<double> result;
  for (const std::vector<double>& pattern : patterns_) {
    double sum = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += pattern[i] * x[i];
    result.push_back(beta_ * sum);
  }
  return result;
}

std::vector<double> ModernNetwork::attention(std::span<const double> x) const {
  std::vector<double> result = scores(x);
  const double largest = *std::max_element(result.begin(), result.end());
  double sum = 0.0;
  for (double& value : result) {
    value = special::exp(value - largest);
    sum += value;
  }
  for (double& value : result) value /= sum;
  return result;
}

std::vector<double> ModernNetwork::step(std::span<const double> x) const {
  const std::vector<double> weights = attention(x);
  std::vector<double> result(x.size(), 0.0);
  for (std::size_t k = 0; k < patterns_.size(); ++k)
    for (std::size_t i = 0; i < x.size(); ++i) result[i] += weights[k] * patterns_[k][i];
  return result;
}

double ModernNetwork::energy(std::span<const double> x) const {
  const std::vector<double> values = scores(x);
  const double largest = *std::max_element(values.begin(), values.end());
  double sum = 0.0;
  for (const double value : values) sum += special::exp(value - largest);
  double length = 0.0;
  for (const double value : x) length += value * value;
  double longest = 0.0;
  for (const std::vector<double>& pattern : patterns_) {
    double square = 0.0;
    for (const double value : pattern) square += value * value;
    longest = std::max(longest, square);
  }
  const double count = special::log(static_cast<double>(patterns_.size()));
  return (count - largest - special::log(sum)) / beta_ + 0.5 * (length + longest);
}

}  // namespace hopfield
