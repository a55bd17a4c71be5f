// What the workbench "Pairs" computes: steps, eigenvectors, wrong pixels.
#include <algorithm>
#include <cmath>
#include <optional>

#include "lab/workbenches/pairs/pairs.hpp"

namespace lab {
namespace {

using hopfield::PairMemory;
using hopfield::PairState;
using hopfield::Pattern;
using hopfield::SideValues;

constexpr std::size_t kMostPowerSteps = 200;
constexpr double kWon = 0.9999;  // the share at which an eigenvector has won

/// x W (to the right) or y Wᵀ.
std::vector<double> times(const PairMemory& memory, Side from, const std::vector<double>& values) {
  const Side to = hopfield::across(from);
  const std::vector<double> overlaps = memory.overlaps(from, values);
  std::vector<double> out(memory.pattern(to, 0).size());
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = memory.sum<double>(to, overlaps, i);
  return out;
}

double product(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// To length 1; false when there is nothing of it.
bool shorten(std::vector<double>& values) {
  const double length = std::sqrt(product(values, values));
  if (!(length > 1e-9)) return false;
  for (double& value : values) value /= length;
  return true;
}

}  // namespace

hopfield::Random pair_random(const PairBench& bench, std::uint64_t draw) {
  return hopfield::Random(bench.seed, draw);
}

const PairPicture& stored_picture(const PairBench& bench, std::size_t pair, Side side) {
  return bench.pairs[pair].side(bench.net == PairNet::two ? side : Side::left);
}

PairMemory memory_of(const PairBench& bench, std::optional<std::size_t> count) {
  std::vector<Pattern> left, right;
  const std::size_t pairs = std::min(count.value_or(bench.stored), bench.pairs.size());
  for (std::size_t k = 0; k < pairs; ++k) {
    left.push_back(stored_picture(bench, k, Side::left).cells);
    right.push_back(stored_picture(bench, k, Side::right).cells);
  }
  // Checked pairs are all of the same sizes.
  return *PairMemory::make(std::move(left), std::move(right));
}

PairOrder pair_order(const PairBench& bench) {
  return bench.net == PairNet::hopfield ? PairOrder::pixels : bench.order;
}

std::uint32_t most_pair_steps(PairOrder order) {
  constexpr std::uint32_t kMostSides = 100;  // only ties can go on for so long
  return order == PairOrder::pixels ? kMostPairSteps : kMostSides;
}

hopfield::PairRules rules_of(const PairBench& bench) {
  return {bench.threshold, bench.tie, bench.net == PairNet::hopfield};
}

SideValues start_of(const PairBench& bench, Side side) {
  const Pattern& cells = bench.picture(side).cells;
  if (bench.blank && side != bench.cue) return SideValues(cells.size(), 0);
  return hopfield::side_values(cells);
}

PairTrace trace_of(const PairBench& bench, const PairMemory& memory) {
  if (bench.method != PairMethod::sign && bench.method != PairMethod::bam) return {};
  PairState state(memory, start_of(bench, Side::left), start_of(bench, Side::right),
                  rules_of(bench));
  const Side first = hopfield::across(bench.cue);
  if (bench.method == PairMethod::sign) {
    // Once, whether that changes anything or not.
    PairTrace trace;
    trace.energy = state.energy();
    const auto changed = static_cast<std::uint32_t>(state.update(first));
    trace.steps.push_back({first, std::nullopt, changed, state.energy()});
    trace.settles = state.stable();
    return trace;
  }
  const PairOrder order = pair_order(bench);
  return hopfield::settle(state, first, order, most_pair_steps(order),
                          pair_random(bench, hopfield::kPairOrderStream));
}

PairState state_at(const PairBench& bench, const PairMemory& memory, const PairTrace& trace,
                   std::size_t moment) {
  PairState state(memory, start_of(bench, Side::left), start_of(bench, Side::right),
                  rules_of(bench));
  for (std::size_t k = 0; k < std::min(moment, trace.steps.size()); ++k) {
    const PairStep& step = trace.steps[k];
    if (step.pixel)
      (void)state.update(step.side, *step.pixel);
    else
      (void)state.update(step.side);
  }
  return state;
}

PairPower power_of(const PairBench& bench, const PairMemory& memory) {
  PairPower power;
  hopfield::PairSpectrum spectrum = hopfield::spectrum(memory, bench.cue);
  power.eigenvalues = std::move(spectrum.eigenvalues);
  power.vectors = std::move(spectrum.vectors);
  // W itself is applied once a step where it is square.
  const bool square = bench.net != PairNet::two;
  if (square)
    for (double& value : power.eigenvalues) value = std::sqrt(value);
  const Pattern& cells = bench.picture(bench.cue).cells;
  std::vector<double> state(cells.size());
  for (std::size_t i = 0; i < state.size(); ++i) state[i] = cells[i];
  const auto keep = [&] {
    power.states.push_back(state);
    std::vector<double>& shares = power.shares.emplace_back();
    for (const std::vector<double>& vector : power.vectors) {
      const double along = product(state, vector);
      shares.push_back(along * along);
    }
  };
  if (!shorten(state)) return power;
  keep();
  while (!power.vectors.empty() && power.states.size() <= kMostPowerSteps) {
    if (power.shares.back()[0] >= kWon && power.states.size() > 1) break;
    std::vector<double> next = times(memory, bench.cue, state);
    if (!square) next = times(memory, hopfield::across(bench.cue), next);
    if (!shorten(next)) break;
    double moved = 0;
    for (std::size_t i = 0; i < next.size(); ++i)
      moved = std::fmax(moved, std::fabs(next[i] - state[i]));
    if (moved < 1e-6) break;
    state = std::move(next);
    keep();
  }
  return power;
}

std::uint32_t steps_of(const PairBench& bench) {
  if (bench.method == PairMethod::linear) return 1;
  const PairMemory memory = memory_of(bench);
  if (bench.method == PairMethod::recurrent) {
    const std::size_t states = power_of(bench, memory).states.size();
    return static_cast<std::uint32_t>(states > 0 ? states - 1 : 0);
  }
  return static_cast<std::uint32_t>(trace_of(bench, memory).steps.size());
}

PairShown shown(const PairBench& bench) {
  const PairMemory memory = memory_of(bench);
  const PairState state = state_at(bench, memory, trace_of(bench, memory), bench.moment);
  return {state.values(Side::left), state.values(Side::right)};
}

std::optional<PairMatch> nearest_pair(const PairMemory& memory, Side side,
                                      const SideValues& values) {
  std::optional<PairMatch> best;
  for (std::size_t k = 0; k < memory.pairs(); ++k) {
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
      wrong += memory.pattern(side, k)[i] == values[i] ? 0 : 1;
    if (!best || wrong < best->wrong) best = PairMatch{k, false, wrong};
  }
  for (std::size_t k = 0; k < memory.pairs(); ++k) {
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
      wrong += memory.pattern(side, k)[i] == -values[i] ? 0 : 1;
    if (wrong < best->wrong) best = PairMatch{k, true, wrong};
  }
  return best;
}

std::uint32_t PairCounts::total(Side side) const {
  const auto& counts = side == Side::left ? left : right;
  return std::accumulate(counts.begin(), counts.end(), 0U);
}

PairCounts wrong_pixels(const PairBench& bench, std::size_t count) {
  PairCounts counts;
  const PairMemory memory = memory_of(bench, count);
  for (std::size_t k = 0; k < memory.pairs(); ++k) {
    if (bench.net != PairNet::hopfield) {
      const auto wrong = [&](Side side) {
        return static_cast<std::uint32_t>(memory.wrong(side, k, bench.threshold));
      };
      counts.left.push_back(wrong(Side::left));
      counts.right.push_back(wrong(Side::right));
      continue;
    }
    const SideValues values = hopfield::side_values(memory.pattern(Side::left, k));
    const PairState state(memory, values, values, rules_of(bench));
    std::uint32_t wrong = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
      wrong += state.field(Side::left, i) * values[i] <= 0 ? 1 : 0;
    counts.left.push_back(wrong);
    counts.right.push_back(wrong);
  }
  return counts;
}

}  // namespace lab
