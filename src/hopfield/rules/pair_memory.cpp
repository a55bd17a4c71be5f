#include "hopfield/rules/pair_memory.hpp"

#include <numeric>
#include <string>
#include <utility>

namespace hopfield {
namespace {

/// The first pattern of another size than the first one.
Result<void> same_sizes(std::span<const Pattern> patterns, const char* name) {
  for (std::size_t k = 1; k < patterns.size(); ++k)
    if (patterns[k].size() != patterns[0].size())
      return Error{name + ("[" + std::to_string(k) + "]"), std::to_string(patterns[k].size()) +
                                                               " values, expected " +
                                                               std::to_string(patterns[0].size())};
  return {};
}

}  // namespace

SideValues side_values(const Pattern& pattern) {
  SideValues values(pattern.size());
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<std::int8_t>(pattern[i]);
  return values;
}

Result<PairMemory> PairMemory::make(std::vector<Pattern> left, std::vector<Pattern> right) {
  if (left.size() != right.size())
    return Error{"right", std::to_string(right.size()) + " patterns, expected " +
                              std::to_string(left.size())};
  if (auto same = same_sizes(left, "left"); !same) return same.error();
  if (auto same = same_sizes(right, "right"); !same) return same.error();
  PairMemory memory;
  memory.left_ = std::move(left);
  memory.right_ = std::move(right);
  return memory;
}

std::int32_t PairMemory::weight(std::size_t i, std::size_t j) const {
  std::int32_t sum = 0;
  for (std::size_t k = 0; k < pairs(); ++k) sum += left_[k][i] * right_[k][j];
  return sum;
}

std::vector<std::int32_t> PairMemory::overlaps(Side side,
                                               std::span<const std::int8_t> values) const {
  std::vector<std::int32_t> all(pairs(), 0);
  for (std::size_t k = 0; k < all.size(); ++k)
    for (std::size_t i = 0; i < values.size(); ++i) all[k] += pattern(side, k)[i] * values[i];
  return all;
}

std::vector<double> PairMemory::overlaps(Side side, std::span<const double> values) const {
  std::vector<double> all(pairs(), 0.0);
  for (std::size_t k = 0; k < all.size(); ++k)
    for (std::size_t i = 0; i < values.size(); ++i) all[k] += pattern(side, k)[i] * values[i];
  return all;
}

std::size_t PairMemory::wrong(Side side, std::size_t pair, std::int32_t threshold) const {
  const Side from = across(side);
  std::vector<std::int32_t> overlaps;
  for (std::size_t k = 0; k < pairs(); ++k)
    overlaps.push_back(dot(pattern(from, pair), pattern(from, k)));
  const Pattern& wanted = pattern(side, pair);
  std::size_t count = 0;
  for (std::size_t i = 0; i < wanted.size(); ++i)
    if ((sum<std::int32_t>(side, overlaps, i) - threshold) * wanted[i] <= 0) ++count;
  return count;
}

PairState::PairState(const PairMemory& memory, SideValues left, SideValues right, PairRules rules)
    : memory_(&memory),
      rules_(rules),
      left_(std::move(left)),
      right_(std::move(right)),
      left_overlaps_(memory.overlaps(Side::left, left_)),
      right_overlaps_(memory.overlaps(Side::right, right_)) {}

std::int32_t PairState::field(Side side, std::size_t i) const {
  std::int32_t input = memory_->sum(side, overlaps(across(side)), i);
  // Wᵢᵢ = P.
  if (rules_.coupled) input -= static_cast<std::int32_t>(memory_->pairs()) * left_[i];
  return input - rules_.threshold;
}

std::int8_t PairState::next(Side side, std::size_t i) const {
  const std::int32_t above = field(side, i);
  if (above != 0) return above > 0 ? 1 : -1;
  if (rules_.tie != Tie::keep) return rules_.tie == Tie::plus ? 1 : -1;
  const std::int8_t now = values(side)[i];
  return now == 0 ? std::int8_t{-1} : now;
}

void PairState::put(Side side, std::size_t i, std::int8_t value) {
  std::int8_t& now = (side == Side::left ? left_ : right_)[i];
  const std::int32_t change = value - now;
  now = value;
  auto& sums = side == Side::left ? left_overlaps_ : right_overlaps_;
  for (std::size_t k = 0; k < sums.size(); ++k) sums[k] += memory_->pattern(side, k)[i] * change;
}

bool PairState::update(Side side, std::size_t i) {
  const std::int8_t value = next(side, i);
  if (value == values(side)[i]) return false;
  put(side, i, value);
  if (rules_.coupled) put(across(side), i, value);
  return true;
}

std::size_t PairState::update(Side side) {
  std::size_t changed = 0;
  for (std::size_t i = 0; i < values(side).size(); ++i) changed += update(side, i) ? 1 : 0;
  return changed;
}

bool PairState::stable() const {
  for (const Side side : {Side::left, Side::right})
    for (std::size_t i = 0; i < values(side).size(); ++i)
      if (next(side, i) != values(side)[i]) return false;
  return true;
}

std::int64_t PairState::energy() const {
  std::int64_t product = 0, left = 0, right = 0;
  for (std::size_t k = 0; k < left_overlaps_.size(); ++k)
    product += std::int64_t{left_overlaps_[k]} * right_overlaps_[k];
  for (const std::int8_t value : left_) left += value;
  for (const std::int8_t value : right_) right += value;
  if (!rules_.coupled) return rules_.threshold * (left + right) - product;
  // x W xᵀ without its diagonal, in which each of n pixels adds P.
  product -= static_cast<std::int64_t>(memory_->pairs() * left_.size());
  return rules_.threshold * left - product / 2;
}

PairTrace settle(PairState& state, Side first, PairOrder order, std::size_t most, Random random) {
  PairTrace trace;
  trace.energy = state.energy();
  for (Side side = first; !state.stable() && trace.steps.size() < most; side = across(side)) {
    if (order == PairOrder::sides) {
      const auto changed = static_cast<std::uint32_t>(state.update(side));
      trace.steps.push_back({side, std::nullopt, changed, state.energy()});
      continue;
    }
    std::vector<std::uint32_t> pixels(state.values(side).size());
    std::iota(pixels.begin(), pixels.end(), 0U);
    random.shuffle(std::span(pixels));
    for (const std::uint32_t pixel : pixels) {
      if (trace.steps.size() == most) break;
      if (state.update(side, pixel)) trace.steps.push_back({side, pixel, 1, state.energy()});
    }
  }
  trace.settles = state.stable();
  return trace;
}

}  // namespace hopfield
