#include "hopfield/trials_lanes.hpp"

#include <algorithm>
#include <bit>
#include <memory>
#include <numeric>
#include <vector>

#include "hopfield/lanes.hpp"
#include "hopfield/random.hpp"
#include "hopfield/retrieval.hpp"
#include "hopfield/sample.hpp"

namespace hopfield::lanes {
namespace {

/// The network of one trial and its orders of updating, which all lanes share: they are drawn when the first lane
/// needs them. Nothing may be drawn from `random` in between.
class Trial {
 public:
  Trial(const TrialCell& cell, Random& random)
      : cell_(cell),
        random_(random),
        network_(draw(cell, random), cell.network),
        rules_(network_) {}

  [[nodiscard]] const Memories& memories() const { return network_.memories(); }
  [[nodiscard]] const LaneNetwork& rules() const { return rules_; }

  /// Sweeps the lanes of a block until all have converged. Returns how many of the first `count` have.
  std::uint64_t settle(LaneBlock& block, std::size_t count) {
    const std::uint32_t all = (1U << count) - 1;
    std::uint32_t moving = all;
    for (std::uint32_t k = 0; k < cell_.max_sweeps && moving != 0; ++k) {
      moving = block.sweep(order(k)) & all;
    }
    return count - static_cast<std::size_t>(std::popcount(moving));
  }

 private:
  static std::shared_ptr<const Memories> draw(const TrialCell& cell, Random& random) {
    auto memories = std::make_shared<Memories>(cell.neurons);
    for (std::size_t k = 0; k < cell.patterns; ++k) {
      memories->store(random_pattern(cell.neurons, random));
    }
    return memories;
  }

  std::span<const std::uint16_t> order(std::size_t sweep) {
    if (orders_.size() == sweep) {
      std::vector<std::uint16_t>& next = orders_.emplace_back(cell_.neurons);
      std::iota(next.begin(), next.end(), std::uint16_t{0});
      random_.shuffle(next);
    }
    return orders_[sweep];
  }

  const TrialCell& cell_;
  Random& random_;
  Network network_;
  LaneNetwork rules_;
  std::vector<std::vector<std::uint16_t>> orders_;
};

bool retrieved(std::size_t wrong, std::size_t neurons) {
  const auto overlap = static_cast<std::int64_t>(neurons) - 2 * static_cast<std::int64_t>(wrong);
  return 20 * overlap > 19 * static_cast<std::int64_t>(neurons);
}

/// Calls with_block(first, count) for `total` lanes, sixteen at a time.
template <class WithBlock>
void for_blocks(std::size_t total, const WithBlock& with_block) {
  for (std::size_t first = 0; first < total; first += LaneBlock::lanes) {
    with_block(first, std::min(LaneBlock::lanes, total - first));
  }
}

void capacity_trial(const TrialCell& cell, std::uint64_t number, CapacityCounts& counts) {
  Random random(cell.seed, trial_stream(TrialKind::capacity, cell.patterns, number));
  Trial trial(cell, random);
  ++counts.networks.learnt;
  LaneBlock block(trial.rules());
  std::vector<Pattern> starts(LaneBlock::lanes, Pattern(cell.neurons));
  std::vector<Pattern> ends = starts;
  std::uint64_t unstable = 0;
  std::uint64_t stable = 0;
  std::uint64_t wrong = 0;
  std::uint64_t found = 0;
  for_blocks(cell.memories, [&](std::size_t first, std::size_t count) {
    for (std::size_t k = 0; k < count; ++k) {
      starts[k] = trial.memories()[first + k];
    }
    block.start(std::span(starts).first(count));
    LaneBlock::Counts moving;
    LaneBlock::Counts ties;
    block.survey(moving, ties);
    std::uint64_t stable_here = 0;
    for (std::size_t k = 0; k < count; ++k) {
      unstable += static_cast<std::uint64_t>(moving[k]);
      counts.ties += static_cast<std::uint64_t>(ties[k]);
      stable_here += moving[k] == 0 ? 1U : 0U;
    }
    stable += stable_here;
    if (stable_here == count) {
      // Nothing to do: one sweep would show it.
      counts.converged += cell.max_sweeps > 0 ? count : 0;
      found += count;
      return;
    }
    counts.converged += trial.settle(block, count);
    block.read(ends);
    for (std::size_t k = 0; k < count; ++k) {
      const std::size_t different = distance(starts[k], ends[k]);
      wrong += different;
      found += retrieved(different, cell.neurons) ? 1U : 0U;
    }
  });
  counts.unstable.add(unstable);
  counts.stable.add(stable);
  counts.all_stable += stable == cell.memories ? 1U : 0U;
  counts.wrong.add(wrong);
  counts.retrieved.add(found);
}

void census_trial(const TrialCell& cell, std::uint64_t starts, std::uint64_t number,
                  CensusCounts& counts) {
  Random random(cell.seed, trial_stream(TrialKind::census, cell.patterns, number));
  Trial trial(cell, random);
  ++counts.networks.learnt;
  LaneBlock block(trial.rules());
  std::vector<Pattern> states(starts);
  for (Pattern& state : states) {
    state = random_pattern(cell.neurons, random);
  }
  std::uint64_t kinds[4] = {};
  for_blocks(starts, [&](std::size_t first, std::size_t count) {
    const std::span<Pattern> lanes = std::span(states).subspan(first, count);
    block.start(lanes);
    counts.converged += trial.settle(block, count);
    block.read(lanes);
    for (const Pattern& state : lanes) {
      const Retrieval end = classify(trial.memories(), state);
      ++kinds[static_cast<std::size_t>(end.kind)];
      counts.exact_stored += end.kind == Kind::stored && end.exact ? 1U : 0U;
      counts.exact_inverse += end.kind == Kind::inverse && end.exact ? 1U : 0U;
      const std::size_t terms = end.kind == Kind::mixture ? end.terms.size() : 0;
      counts.mixtures_of_3 += terms == 3 ? 1U : 0U;
      counts.mixtures_of_5 += terms == 5 ? 1U : 0U;
    }
  });
  counts.stored.add(kinds[static_cast<std::size_t>(Kind::stored)]);
  counts.inverse.add(kinds[static_cast<std::size_t>(Kind::inverse)]);
  counts.mixture.add(kinds[static_cast<std::size_t>(Kind::mixture)]);
  counts.other.add(kinds[static_cast<std::size_t>(Kind::other)]);
}

void recovery_trial(const TrialCell& cell, std::span<const std::uint32_t> flips,
                    std::uint64_t number, TrialNetworks& networks,
                    std::span<RecoveryCounts> counts) {
  Random random(cell.seed, trial_stream(TrialKind::recovery, cell.patterns, number));
  Trial trial(cell, random);
  ++networks.learnt;
  LaneBlock block(trial.rules());
  std::vector<Pattern> states;
  states.reserve(cell.memories * flips.size());
  for (std::size_t k = 0; k < cell.memories; ++k) {
    for (const std::uint32_t flipped : flips) {
      states.push_back(flip_count(trial.memories()[k], flipped, random));
    }
  }
  for_blocks(states.size(), [&](std::size_t first, std::size_t count) {
    const std::span<Pattern> lanes = std::span(states).subspan(first, count);
    block.start(lanes);
    (void)trial.settle(block, count);
    block.read(lanes);
  });
  for (std::size_t entry = 0; entry < flips.size(); ++entry) {
    std::uint64_t recovered = 0;
    for (std::size_t k = 0; k < cell.memories; ++k) {
      const std::size_t wrong = distance(trial.memories()[k], states[k * flips.size() + entry]);
      recovered += retrieved(wrong, cell.neurons) ? 1U : 0U;
      counts[entry].exact += wrong == 0 ? 1U : 0U;
      counts[entry].wrong += wrong;
    }
    counts[entry].recovered.add(recovered);
  }
}

}  // namespace

bool fits(const TrialCell& cell) {
  return cell.learning.rule == Rule::hebb && LaneNetwork::fits(cell.neurons, cell.patterns);
}

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

}  // namespace hopfield::lanes
