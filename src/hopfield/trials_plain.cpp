#include <memory>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

#include "hopfield/pseudo_inverse_table.hpp"
#include "hopfield/random.hpp"
#include "hopfield/retrieval.hpp"
#include "hopfield/sample.hpp"
#include "hopfield/temperature.hpp"
#include "hopfield/trials.hpp"

namespace hopfield::plain {
namespace {

/// Step 1: the network of one trial, or nothing when its patterns cannot be learnt.
std::optional<Model> draw_network(const TrialCell& cell, Random& random) {
  auto memories = std::make_shared<Memories>(cell.neurons);
  for (std::size_t k = 0; k < cell.patterns; ++k) {
    memories->store(random_pattern(cell.neurons, random));
  }
  auto model = Model::learn(std::move(memories), cell.learning, cell.network);
  if (!model) {
    return std::nullopt;
  }
  return *std::move(model);
}

/// One sweep of one lane. Returns whether anything flipped.
template <class Lane>
bool sweep(Lane& lane, std::span<const std::uint32_t> order) {
  bool flipped = false;
  for (const std::uint32_t i : order) {
    if (lane.next(i) != lane.pattern().up(i)) {
      lane.flip(i);
      flipped = true;
    }
  }
  return flipped;
}
bool sweep(AnyState& lane, std::span<const std::uint32_t> order) {
  return std::visit([&](auto& state) { return sweep(state, order); }, lane);
}

const Pattern& pattern_of(const AnyState& lane) {
  return std::visit([](const auto& state) -> const Pattern& { return state.pattern(); }, lane);
}
const Pattern& pattern_of(const PseudoInverseLane& lane) { return lane.pattern(); }

/// Step 4. Returns how many lanes converged.
template <class Lane>
std::uint64_t settle(std::vector<Lane>& lanes, std::size_t neurons, std::uint32_t max_sweeps,
                     Random& random) {
  std::vector<std::uint32_t> order(neurons);
  std::vector<bool> converged(lanes.size(), false);
  std::uint64_t count = 0;
  for (std::uint32_t k = 0; k < max_sweeps && count < lanes.size(); ++k) {
    std::iota(order.begin(), order.end(), 0U);
    random.shuffle(order);
    for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
      if (!converged[lane] && !sweep(lanes[lane], order)) {
        converged[lane] = true;
        ++count;
      }
    }
  }
  return count;
}

/// The states in which these starts end.
std::vector<Pattern> ends(const Model& model, std::vector<Pattern> starts, const TrialCell& cell,
                          Random& random) {
  const auto run = [&](auto lanes, const auto& lane_of) {
    for (Pattern& start : starts) lanes.push_back(lane_of(std::move(start)));
    (void)settle(lanes, cell.neurons, cell.max_sweeps, random);
    for (std::size_t k = 0; k < starts.size(); ++k) starts[k] = pattern_of(lanes[k]);
  };
  const PseudoInverse* network = model.pseudo_inverse();
  if (network != nullptr && cell.neurons <= PseudoInverseTable::most_neurons) {
    const PseudoInverseTable table(*network);
    run(std::vector<PseudoInverseLane>(),
        [&](Pattern start) { return PseudoInverseLane(table, std::move(start)); });
  } else {
    run(std::vector<AnyState>(), [&](Pattern start) { return model.state(std::move(start)); });
  }
  return starts;
}

/// Step 3: all lanes at the cell's temperature.
void warm(std::vector<AnyState>& lanes, const TrialCell& cell, Random& random) {
  const double gap = cell.network.units == Units::bipolar ? 2.0 : 1.0;
  const double scale =
      cell.learning.rule == Rule::hebb ? 1.0 / static_cast<double>(cell.neurons) : 1.0;
  std::vector<std::uint32_t> order(cell.neurons);
  for (std::uint32_t k = 0; k < cell.warm_sweeps; ++k) {
    std::iota(order.begin(), order.end(), 0U);
    random.shuffle(order);
    for (AnyState& lane : lanes) {
      std::visit(
          [&](auto& state) {
            for (const std::uint32_t i : order) {
              const double field = static_cast<double>(state.field(i)) * scale;
              if (random.chance(up_probability(field, gap, cell.temperature)) !=
                  state.pattern().up(i)) {
                state.flip(i);
              }
            }
          },
          lane);
    }
  }
}

bool retrieved(const Pattern& memory, const Pattern& end) {
  return 20 * static_cast<std::int64_t>(dot(memory, end)) >
         19 * static_cast<std::int64_t>(memory.size());
}

void capacity_trial(const TrialCell& cell, std::uint64_t trial, CapacityCounts& counts) {
  Random random(cell.seed, trial_stream(TrialKind::capacity, cell.patterns, trial));
  const auto model = draw_network(cell, random);
  if (!model) {
    ++counts.networks.refused;
    return;
  }
  ++counts.networks.learnt;
  std::vector<AnyState> lanes;
  std::uint64_t unstable = 0;
  std::uint64_t stable = 0;
  for (std::size_t k = 0; k < cell.memories; ++k) {
    lanes.push_back(model->state(model->memories()[k]));
    std::uint64_t here = 0;
    std::visit(
        [&](const auto& state) {
          for (std::size_t i = 0; i < cell.neurons; ++i) {
            const Decision decision = state.decide(i);
            here += decision.up != state.pattern().up(i) ? 1U : 0U;
            counts.ties += decision.tie ? 1U : 0U;
          }
        },
        lanes.back());
    unstable += here;
    stable += here == 0 ? 1U : 0U;
  }
  counts.unstable.add(unstable);
  counts.stable.add(stable);
  counts.all_stable += stable == cell.memories ? 1U : 0U;

  counts.converged += settle(lanes, cell.neurons, cell.max_sweeps, random);
  std::uint64_t wrong = 0;
  std::uint64_t found = 0;
  for (std::size_t k = 0; k < cell.memories; ++k) {
    const Pattern& memory = model->memories()[k];
    const Pattern& end = pattern_of(lanes[k]);
    wrong += distance(memory, end);
    found += retrieved(memory, end) ? 1U : 0U;
  }
  counts.wrong.add(wrong);
  counts.retrieved.add(found);
}

void census_trial(const TrialCell& cell, std::uint64_t starts, std::uint64_t trial,
                  CensusCounts& counts) {
  Random random(cell.seed, trial_stream(TrialKind::census, cell.patterns, trial));
  const auto model = draw_network(cell, random);
  if (!model) {
    ++counts.networks.refused;
    return;
  }
  ++counts.networks.learnt;
  std::vector<AnyState> lanes;
  for (std::uint64_t k = 0; k < starts; ++k) {
    lanes.push_back(model->state(random_pattern(cell.neurons, random)));
  }
  if (cell.temperature > 0.0) {
    warm(lanes, cell, random);
  }
  counts.converged += settle(lanes, cell.neurons, cell.max_sweeps, random);
  std::uint64_t kinds[4] = {};
  for (const AnyState& lane : lanes) {
    const Retrieval end = classify(model->memories(), pattern_of(lane));
    ++kinds[static_cast<std::size_t>(end.kind)];
    counts.exact_stored += end.kind == Kind::stored && end.exact ? 1U : 0U;
    counts.exact_inverse += end.kind == Kind::inverse && end.exact ? 1U : 0U;
    const std::size_t terms = end.kind == Kind::mixture ? end.terms.size() : 0;
    counts.mixtures_of_3 += terms == 3 ? 1U : 0U;
    counts.mixtures_of_5 += terms == 5 ? 1U : 0U;
  }
  counts.stored.add(kinds[static_cast<std::size_t>(Kind::stored)]);
  counts.inverse.add(kinds[static_cast<std::size_t>(Kind::inverse)]);
  counts.mixture.add(kinds[static_cast<std::size_t>(Kind::mixture)]);
  counts.other.add(kinds[static_cast<std::size_t>(Kind::other)]);
}

void recovery_trial(const TrialCell& cell, std::span<const std::uint32_t> flips,
                    std::uint64_t trial, TrialNetworks& networks,
                    std::span<RecoveryCounts> counts) {
  Random random(cell.seed, trial_stream(TrialKind::recovery, cell.patterns, trial));
  const auto model = draw_network(cell, random);
  if (!model) {
    ++networks.refused;
    return;
  }
  ++networks.learnt;
  std::vector<Pattern> starts;
  for (std::size_t k = 0; k < cell.memories; ++k) {
    for (const std::uint32_t flipped : flips) {
      starts.push_back(flip_count(model->memories()[k], flipped, random));
    }
  }
  const std::vector<Pattern> reached = ends(*model, std::move(starts), cell, random);
  for (std::size_t entry = 0; entry < flips.size(); ++entry) {
    std::uint64_t recovered = 0;
    for (std::size_t k = 0; k < cell.memories; ++k) {
      const Pattern& memory = model->memories()[k];
      const Pattern& end = reached[k * flips.size() + entry];
      const std::size_t wrong = distance(memory, end);
      recovered += retrieved(memory, end) ? 1U : 0U;
      counts[entry].exact += wrong == 0 ? 1U : 0U;
      counts[entry].wrong += wrong;
    }
    counts[entry].recovered.add(recovered);
  }
}

}  // namespace

CapacityCounts capacity_trials(const TrialCell& cell, std::uint64_t first, std::uint64_t count) {
  CapacityCounts counts;
  for (std::uint64_t trial = first; trial < first + count; ++trial) {
    capacity_trial(cell, trial, counts);
  }
  return counts;
}

CensusCounts census_trials(const TrialCell& cell, std::uint64_t starts, std::uint64_t first,
                           std::uint64_t count) {
  CensusCounts counts;
  for (std::uint64_t trial = first; trial < first + count; ++trial) {
    census_trial(cell, starts, trial, counts);
  }
  return counts;
}

void recovery_trials(const TrialCell& cell, std::span<const std::uint32_t> flips,
                     std::uint64_t first, std::uint64_t count, TrialNetworks& networks,
                     std::span<RecoveryCounts> counts) {
  for (std::uint64_t trial = first; trial < first + count; ++trial) {
    recovery_trial(cell, flips, trial, networks, counts);
  }
}

}  // namespace hopfield::plain
