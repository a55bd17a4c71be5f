#include <cstdint>
#include <utility>

#include "hopfield/memory/drives.hpp"
#include "hopfield/memory/dynamics.hpp"

namespace hopfield {
namespace {

/// 2E without thresholds, from the overlaps. −2E = Σ_{i,j} Wᵢⱼ sᵢ sⱼ = Σ_μ (ξ^μ · s)² − (P − Wᵢᵢ) Σ sᵢ².
/// With s = 0/1, ξ · s = ½ (m + Σ ξ) and Σ s² is the number of ones.
std::int64_t energy_twice(const Network& network, const Pattern& pattern,
                          const Overlaps& overlaps) {
  const Memories& memories = network.memories();
  const auto n = static_cast<std::int64_t>(network.neurons());
  const std::int64_t self = static_cast<std::int64_t>(memories.count()) - network.diagonal();
  if (network.options().units == Units::bipolar) return self * n - overlaps.sum_of_squares();
  std::int64_t squares = 0;
  for (std::size_t mu = 0; mu < memories.count(); ++mu) {
    const std::int64_t sum = 2 * static_cast<std::int64_t>(memories[mu].count_up()) - n;
    const std::int64_t product = (overlaps.values()[mu] + sum) / 2;
    squares += product * product;
  }
  return self * static_cast<std::int64_t>(pattern.count_up()) - squares;
}

/// s in the network's units.
std::int64_t value(const Pattern& pattern, std::size_t i, Units units) {
  const std::int64_t down = units == Units::bipolar ? -1 : 0;
  return pattern.up(i) ? 1 : down;
}

}  // namespace

State::State(Network network, Pattern start)
    : network_(std::move(network)),
      pattern_(std::move(start)),
      overlaps_(network_.memories(), pattern_),
      count_(static_cast<std::int64_t>(network_.memories().count())),
      self_connections_(network_.options().self_connections),
      tie_(network_.options().tie),
      energy_twice_(energy_twice(network_, pattern_, overlaps_)) {
  const std::vector<std::int64_t>& units = network_.derived_->units;
  for (std::size_t i = 0; i < pattern_.size() && !units.empty(); ++i) {
    threshold_sum_ +=
        units[units.size() == 1 ? 0 : i] * value(pattern_, i, network_.options().units);
  }
}

double State::input(std::size_t i, std::int64_t drive) const {
  if (network_.options().units == Units::bipolar) return static_cast<double>(drive);
  return 0.5 * static_cast<double>(drive + network_.derived_->row_sums[i]);
}

double State::field(std::size_t i, std::int64_t drive) const {
  return input(i, drive) - network_.threshold(i);
}

double State::energy() const {
  const double weights = 0.5 * static_cast<double>(energy_twice_);
  if (!network_.derived_->units.empty())
    return weights + network_.derived_->unit * static_cast<double>(threshold_sum_);
  double thresholds = 0.0;
  for (std::size_t i = 0; i < pattern_.size(); ++i) {
    thresholds +=
        network_.threshold(i) * static_cast<double>(value(pattern_, i, network_.options().units));
  }
  return weights + thresholds;
}

std::size_t State::unstable() const {
  std::size_t count = 0;
  visit(pattern_.size(), InOrder(), [&](std::size_t i, Decision decision) {
    count += decision.up != pattern_.up(i) ? 1U : 0U;
    return true;
  });
  return count;
}

bool State::stable() const {
  bool stable = true;
  visit(pattern_.size(), InOrder(),
        [&](std::size_t i, Decision decision) { return stable = decision.up == pattern_.up(i); });
  return stable;
}

void State::flip(std::size_t i, std::int64_t drive) {
  const bool up = !pattern_.up(i);
  const std::int64_t diagonal = network_.diagonal();
  const bool bipolar = network_.options().units == Units::bipolar;
  // With d = s' − s: 2 ΔE = −2 d (input − Wᵢᵢ s) − Wᵢᵢ (s'² − s²), and the input without its own
  // part is `drive` less Wᵢᵢ σ in ±1 units, half of that plus the row's sum in 0/1 units.
  const std::int64_t others = drive - (up ? -diagonal : diagonal);
  const std::int64_t sign = up ? 1 : -1;
  if (bipolar) {
    energy_twice_ -= 4 * sign * others;
  } else {
    const std::int64_t row = network_.derived_->row_sums[i] - diagonal;
    energy_twice_ -= sign * (others + row) + sign * diagonal;
  }
  const std::vector<std::int64_t>& units = network_.derived_->units;
  if (!units.empty()) threshold_sum_ += (bipolar ? 2 : 1) * sign * units[units.size() == 1 ? 0 : i];
  pattern_.flip(i);
  overlaps_.flip(network_.memories().column(i), up);
}

}  // namespace hopfield
