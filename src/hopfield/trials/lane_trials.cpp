#include "hopfield/trials/lane_trials.hpp"

#include <algorithm>
#include <bit>
#include <memory>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

#include "hopfield/memory/retrieval.hpp"
#include "hopfield/numerics/random.hpp"
#include "hopfield/pattern/sample.hpp"
#include "hopfield/trials/lanes.hpp"
#include "hopfield/trials/walk.hpp"

namespace hopfield::lanes {
namespace {

/// The network of one trial, and its lanes. The orders of updating, which all lanes share, are drawn when the first lane
/// needs them: nothing else may be drawn from `random` in between.
class Trial {
 public:
  Trial(const TrialCell& cell, Random& random)
      : cell_(cell), random_(random), network_(draw(cell, random), cell.network) {
    if (Walk::fits(cell.neurons, cell.patterns)) walk_.emplace(network_);
  }

  [[nodiscard]] const Memories& memories() const { return network_.memories(); }

  /// Brings the lanes to where they end. Returns how many converged.
  std::uint64_t settle(std::span<Pattern> lanes) {
    std::uint64_t converged = 0;
    for (std::size_t first = 0; first < lanes.size(); first += LaneBlock::kLanes) {
      converged +=
          settle_block(lanes.subspan(first, std::min(LaneBlock::kLanes, lanes.size() - first)));
    }
    return converged;
  }
  /// The same, and adds up what would change at the start (unstable[k], for one state) and ties.
  std::uint64_t survey_and_settle(std::span<Pattern> lanes, std::span<std::uint32_t> unstable,
                                  std::uint64_t& ties) {
    if (!walk_) {
      survey_blocks(lanes, unstable, ties);
      return settle(lanes);
    }
    std::uint64_t converged = 0;
    for (std::size_t k = 0; k < lanes.size(); ++k) {
      std::uint32_t tied = 0;
      walk_->start(lanes[k].words());
      walk_->survey(unstable[k], tied);
      ties += tied;
      // Nothing changes: one sweep would show it.
      const bool stable = unstable[k] == 0 && cell_.max_sweeps > 0;
      converged += stable || walk_from(lanes[k], 0) ? 1U : 0U;
    }
    return converged;
  }

 private:
  static std::shared_ptr<const Memories> draw(const TrialCell& cell, Random& random) {
    auto memories = std::make_shared<Memories>(cell.neurons);
    for (std::size_t k = 0; k < cell.patterns; ++k)
      memories->store(random_pattern(cell.neurons, random));
    return memories;
  }

  LaneBlock& block() {
    if (!block_) {
      rules_.emplace(network_);
      block_.emplace(*rules_);
    }
    return *block_;
  }

  const WalkOrder& order(std::size_t sweep) {
    if (orders_.size() == sweep) {
      std::vector<std::uint16_t> next(cell_.neurons);
      std::iota(next.begin(), next.end(), std::uint16_t{0});
      random_.shuffle(next);
      orders_.push_back(walk_ ? walk_->with_places(std::move(next))
                              : WalkOrder{std::move(next), {}});
    }
    return orders_[sweep];
  }

  std::uint64_t settle_block(std::span<Pattern> lanes) {
    // In the first sweeps something flips in nearly every decision of sixteen lanes; later in few.
    const std::uint32_t together =
        walk_ ? std::min<std::uint32_t>(cell_.max_sweeps, kSweepsTogether) : cell_.max_sweeps;
    const std::uint32_t all = (1U << lanes.size()) - 1;
    std::uint32_t moving = all;
    LaneBlock& block = this->block();
    block.start(lanes);
    for (std::uint32_t k = 0; k < together && moving != 0; ++k)
      moving = block.sweep(order(k).order) & all;
    block.read(lanes);
    std::uint64_t converged = lanes.size() - static_cast<std::size_t>(std::popcount(moving));
    for (std::size_t k = 0; k < lanes.size() && together < cell_.max_sweeps; ++k) {
      if ((moving >> k & 1U) != 0) {
        walk_->start(lanes[k].words());
        converged += walk_from(lanes[k], together) ? 1U : 0U;
      }
    }
    return converged;
  }

  /// Goes on with the walk from a sweep to the end, where the state is put. Returns whether it converged.
  bool walk_from(Pattern& state, std::uint32_t sweep) {
    bool converged = false;
    for (; !converged && sweep < cell_.max_sweeps; ++sweep) {
      const Walk::Sweep result = walk_->sweep(order(sweep));
      // What nothing would change any more, a further sweep finds so.
      converged = result == Walk::Sweep::none ||
                  (result == Walk::Sweep::last && sweep + 1 < cell_.max_sweeps);
    }
    for (std::size_t w = 0; w < state.words().size(); ++w) state.set_word(w, walk_->words()[w]);
    return converged;
  }

  void survey_blocks(std::span<const Pattern> states, std::span<std::uint32_t> unstable,
                     std::uint64_t& ties) {
    LaneBlock& block = this->block();
    for (std::size_t first = 0; first < states.size(); first += LaneBlock::kLanes) {
      const std::size_t count = std::min(LaneBlock::kLanes, states.size() - first);
      block.start(states.subspan(first, count));
      LaneBlock::Counts moving;
      LaneBlock::Counts tied;
      block.survey(moving, tied);
      for (std::size_t k = 0; k < count; ++k) {
        unstable[first + k] = static_cast<std::uint32_t>(moving[k]);
        ties += static_cast<std::uint64_t>(tied[k]);
      }
    }
  }

  static constexpr std::uint32_t kSweepsTogether = 2;

  const TrialCell& cell_;
  Random& random_;
  Network network_;
  std::optional<Walk> walk_;
  std::optional<LaneNetwork> rules_;
  std::optional<LaneBlock> block_;
  std::vector<WalkOrder> orders_;
};

bool retrieved(std::size_t wrong, std::size_t neurons) {
  const auto overlap = static_cast<std::int64_t>(neurons) - 2 * static_cast<std::int64_t>(wrong);
  return 20 * overlap > 19 * static_cast<std::int64_t>(neurons);
}

void capacity_trial(const TrialCell& cell, std::uint64_t number, CapacityCounts& counts) {
  Random random(cell.seed, trial_stream(TrialKind::capacity, cell.patterns, number));
  Trial trial(cell, random);
  ++counts.networks.learnt;
  std::vector<Pattern> states;
  states.reserve(cell.memories);
  for (std::size_t k = 0; k < cell.memories; ++k) states.push_back(trial.memories()[k]);
  std::vector<std::uint32_t> moving(cell.memories);
  counts.converged += trial.survey_and_settle(states, moving, counts.ties);
  std::uint64_t unstable = 0;
  std::uint64_t stable = 0;
  std::uint64_t wrong = 0;
  std::uint64_t found = 0;
  for (std::size_t k = 0; k < cell.memories; ++k) {
    unstable += moving[k];
    stable += moving[k] == 0 ? 1U : 0U;
    const std::size_t different = distance(trial.memories()[k], states[k]);
    wrong += different;
    found += retrieved(different, cell.neurons) ? 1U : 0U;
  }
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
  std::vector<Pattern> states(static_cast<std::size_t>(starts));
  for (Pattern& state : states) state = random_pattern(cell.neurons, random);
  counts.converged += trial.settle(states);
  std::uint64_t kinds[4] = {};
  std::vector<std::int32_t> overlaps(cell.patterns);
  for (const Pattern& state : states) {
    for (std::size_t mu = 0; mu < cell.patterns; ++mu)
      overlaps[mu] = dot(trial.memories()[mu], state);
    const Retrieval end = classify(trial.memories(), state, overlaps);
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
                    std::uint64_t number, TrialNetworks& networks,
                    std::span<RecoveryCounts> counts) {
  Random random(cell.seed, trial_stream(TrialKind::recovery, cell.patterns, number));
  Trial trial(cell, random);
  ++networks.learnt;
  std::vector<Pattern> states;
  states.reserve(cell.memories * flips.size());
  for (std::size_t k = 0; k < cell.memories; ++k)
    for (const std::uint32_t flipped : flips)
      states.push_back(flip_count(trial.memories()[k], flipped, random));
  (void)trial.settle(states);
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

}  // namespace hopfield::lanes
