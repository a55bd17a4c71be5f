#include <algorithm>
#include <memory>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

#include "hopfield/memory/retrieval.hpp"
#include "hopfield/memory/temperature.hpp"
#include "hopfield/numerics/random.hpp"
#include "hopfield/pattern/sample.hpp"
#include "hopfield/trials/rounded_projection.hpp"
#include "hopfield/trials/trials.hpp"

namespace hopfield::plain {
namespace {

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
const Pattern& pattern_of(const RoundedLane& lane) { return lane.pattern(); }

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
                  state.pattern().up(i))
                state.flip(i);
            }
          },
          lane);
    }
  }
}

/// What becomes of a trial's starts.
struct Ends {
  std::shared_ptr<const Memories> memories;
  std::vector<Pattern> states;
  std::uint64_t converged = 0;
  // `capacity`, of the starts:
  std::vector<std::uint64_t> unstable;  ///< neurons that would change at once
  std::uint64_t ties = 0;
};

/// Adds what one start's neurons would do.
void inspect(AnyState& lane, std::size_t neurons, Ends& ends) {
  std::uint64_t unstable = 0;
  std::visit(
      [&](const auto& state) {
        for (std::size_t i = 0; i < neurons; ++i) {
          const Decision decision = state.decide(i);
          unstable += decision.up != state.pattern().up(i) ? 1U : 0U;
          ends.ties += decision.tie ? 1U : 0U;
        }
      },
      lane);
  ends.unstable.push_back(unstable);
}
void inspect(RoundedLane& lane, std::size_t neurons, Ends& ends) {
  std::uint64_t unstable = 0;
  for (std::size_t i = 0; i < neurons; ++i) unstable += lane.next(i) != lane.pattern().up(i);
  ends.unstable.push_back(unstable);
}

template <class Lane>
Ends ends_of(std::vector<Lane>& lanes, TrialKind kind, const TrialCell& cell, Random& random) {
  Ends ends;
  if (kind == TrialKind::capacity)
    for (Lane& lane : lanes) inspect(lane, cell.neurons, ends);
  ends.converged = settle(lanes, cell.neurons, cell.max_sweeps, random);
  for (const Lane& lane : lanes) ends.states.push_back(pattern_of(lane));
  return ends;
}

/// As the rounded weights have it. Nothing when they are not sure, or do not exist.
std::optional<Ends> rounded_ends(const Memories& memories, const std::vector<Pattern>& starts,
                                 TrialKind kind, const TrialCell& cell, Random random) {
  if (cell.learning.rule != Rule::pseudo_inverse || cell.temperature > 0.0) return std::nullopt;
  const auto network = RoundedProjection::make(memories, cell.network);
  if (!network) return std::nullopt;
  std::vector<RoundedLane> lanes;
  for (const Pattern& start : starts) lanes.emplace_back(*network, start);
  Ends ends = ends_of(lanes, kind, cell, random);
  const bool sure = std::all_of(lanes.begin(), lanes.end(), [](const auto& l) { return l.sure(); });
  return sure ? std::optional(std::move(ends)) : std::nullopt;
}

/// One trial. Nothing when its patterns cannot be learnt. `starts_of(memories, random)` draws the starts.
template <class StartsOf>
std::optional<Ends> run_trial(TrialKind kind, const TrialCell& cell, std::uint64_t trial,
                              TrialNetworks& networks, const StartsOf& starts_of) {
  Random random(cell.seed, trial_stream(kind, cell.patterns, trial));
  auto memories = std::make_shared<Memories>(cell.neurons);
  for (std::size_t k = 0; k < cell.patterns; ++k)
    memories->store(random_pattern(cell.neurons, random));
  std::vector<Pattern> starts = starts_of(*memories, random);
  std::optional<Ends> ends = rounded_ends(*memories, starts, kind, cell, random);
  if (!ends) {
    const auto model = Model::learn(memories, cell.learning, cell.network);
    if (!model) {
      ++networks.refused;
      return std::nullopt;
    }
    std::vector<AnyState> lanes;
    for (Pattern& start : starts) lanes.push_back(model->state(std::move(start)));
    if (cell.temperature > 0.0) warm(lanes, cell, random);
    ends = ends_of(lanes, kind, cell, random);
  }
  ++networks.learnt;
  ends->memories = std::move(memories);
  return ends;
}

bool retrieved(const Pattern& memory, const Pattern& end) {
  return 20 * static_cast<std::int64_t>(dot(memory, end)) >
         19 * static_cast<std::int64_t>(memory.size());
}

void capacity_trial(const TrialCell& cell, std::uint64_t trial, CapacityCounts& counts) {
  const auto ends = run_trial(TrialKind::capacity, cell, trial, counts.networks,
                              [&](const Memories& memories, Random& /*random*/) {
                                std::vector<Pattern> starts;
                                for (std::size_t k = 0; k < cell.memories; ++k)
                                  starts.push_back(memories[k]);
                                return starts;
                              });
  if (!ends) return;
  std::uint64_t unstable = 0;
  std::uint64_t stable = 0;
  std::uint64_t wrong = 0;
  std::uint64_t found = 0;
  for (std::size_t k = 0; k < cell.memories; ++k) {
    unstable += ends->unstable[k];
    stable += ends->unstable[k] == 0 ? 1U : 0U;
    const Pattern& memory = (*ends->memories)[k];
    wrong += distance(memory, ends->states[k]);
    found += retrieved(memory, ends->states[k]) ? 1U : 0U;
  }
  counts.unstable.add(unstable);
  counts.ties += ends->ties;
  counts.stable.add(stable);
  counts.all_stable += stable == cell.memories ? 1U : 0U;
  counts.converged += ends->converged;
  counts.wrong.add(wrong);
  counts.retrieved.add(found);
}

void census_trial(const TrialCell& cell, std::uint64_t starts, std::uint64_t trial,
                  CensusCounts& counts) {
  const auto ends = run_trial(TrialKind::census, cell, trial, counts.networks,
                              [&](const Memories& /*memories*/, Random& random) {
                                std::vector<Pattern> drawn;
                                for (std::uint64_t k = 0; k < starts; ++k)
                                  drawn.push_back(random_pattern(cell.neurons, random));
                                return drawn;
                              });
  if (!ends) return;
  counts.converged += ends->converged;
  std::uint64_t kinds[4] = {};
  for (const Pattern& state : ends->states) {
    const Retrieval end = classify(*ends->memories, state);
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
  const auto ends = run_trial(TrialKind::recovery, cell, trial, networks,
                              [&](const Memories& memories, Random& random) {
                                std::vector<Pattern> starts;
                                for (std::size_t k = 0; k < cell.memories; ++k)
                                  for (const std::uint32_t flipped : flips)
                                    starts.push_back(flip_count(memories[k], flipped, random));
                                return starts;
                              });
  if (!ends) return;
  for (std::size_t entry = 0; entry < flips.size(); ++entry) {
    std::uint64_t recovered = 0;
    for (std::size_t k = 0; k < cell.memories; ++k) {
      const Pattern& memory = (*ends->memories)[k];
      const Pattern& end = ends->states[k * flips.size() + entry];
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
  for (std::uint64_t trial = first; trial < first + count; ++trial)
    capacity_trial(cell, trial, counts);
  return counts;
}

CensusCounts census_trials(const TrialCell& cell, std::uint64_t starts, std::uint64_t first,
                           std::uint64_t count) {
  CensusCounts counts;
  for (std::uint64_t trial = first; trial < first + count; ++trial)
    census_trial(cell, starts, trial, counts);
  return counts;
}

void recovery_trials(const TrialCell& cell, std::span<const std::uint32_t> flips,
                     std::uint64_t first, std::uint64_t count, TrialNetworks& networks,
                     std::span<RecoveryCounts> counts) {
  for (std::uint64_t trial = first; trial < first + count; ++trial)
    recovery_trial(cell, flips, trial, networks, counts);
}

}  // namespace hopfield::plain
