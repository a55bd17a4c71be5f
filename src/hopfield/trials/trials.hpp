#pragma once

// Monte-Carlo experiments on networks of random patterns. This file says what one trial is, to the bit; however it is
// computed (one state after the other, or 64 to a word), the counts have to be these.
//
// A *trial* is one network of N neurons with P random patterns. Everything random in it comes from one stream:
//
//   Random random(seed, trial_stream(kind, patterns, trial));
//
// so that it depends on the seed, the kind of experiment, P and the trial's number alone: not on the
// other loads asked for, not on threads or shards. The draws, in this order:
//
//   1. The patterns: P times random_pattern(N, random), that is ⌈N / 64⌉ words of bits() each.
//   2. The starts: `capacity` none (each memory tried is its own start); `census` S times random_pattern(N, random);
//      `recovery` for each memory tried (0, 1, …), for each entry d of `flips`, in order, flip_count(memory, d, random).
//   3. `census` with a temperature T > 0: `warm_sweeps` sweeps at T. Each sets the order to 0 … N − 1 and shuffles it as
//      below; then lane after lane, each neuron in that order goes up if random.chance(up_probability(field, gap, T)),
//      the fields of `hebb` times 1/N.
//   4. Updating, in lockstep: all starts of the network form *lanes* that share one order of updating. Each sweep
//      sets the order to 0 … N − 1 and shuffles it with random.shuffle (the draws do not depend on the width of
//      the integers); each lane then decides its neurons in that order. As the lanes do not influence each
//      other it does not matter whether they take turns by neuron or by sweep. A lane has *converged* when a whole sweep
//      flipped nothing in it; the trial ends after the first sweep in which no lane flipped anything, or after
//      max_sweeps sweeps. (A lane that has converged stays as it is, so that further sweeps do it no harm.)
//
// Decisions are those of the network's state: decide(i), ties by the tie rule.

#include <cstddef>
#include <cstdint>
#include <span>

#include "hopfield/memory/network.hpp"
#include "hopfield/result.hpp"
#include "hopfield/rules/model.hpp"

namespace hopfield {

enum class TrialKind : std::uint8_t { capacity = 1, census = 2, recovery = 3, tours = 4 };

/// The stream of one trial. cell < 2²⁴ (the number of patterns), trial < 2³².
[[nodiscard]] constexpr std::uint64_t trial_stream(TrialKind kind, std::uint64_t cell,
                                                   std::uint64_t trial) {
  return static_cast<std::uint64_t>(kind) << 56U | cell << 32U | trial;
}

/// What all trials of one cell have in common.
struct TrialCell {
  std::size_t neurons = 100;
  std::size_t patterns = 10;
  /// capacity and recovery: so many of each network's memories, the first ones, are tried. ≤ patterns.
  std::size_t memories = 10;
  LearningOptions learning;
  NetworkOptions network;
  std::uint32_t max_sweeps = 100;
  double temperature =
      0;  ///< census: T of the warm sweeps, before it becomes cold; 0: none of these
  std::uint32_t warm_sweeps = 50;  ///< census
  std::uint64_t seed = 1;
};

/// A network's number, added up over networks, with its square, for the standard error.
struct Tally {
  std::uint64_t sum = 0;
  std::uint64_t squares = 0;
  /// One more network's number.
  void add(std::uint64_t value) {
    sum += value;
    squares += value * value;
  }
  Tally& operator+=(const Tally& other) {
    sum += other.sum;
    squares += other.squares;
    return *this;
  }
  friend bool operator==(const Tally&, const Tally&) = default;
};

/// Networks that took part, and those whose patterns the rule cannot learn (dependent ones, for the pseudo-inverse):
/// these take no part.
struct TrialNetworks {
  std::uint64_t learnt = 0;
  std::uint64_t refused = 0;
  TrialNetworks& operator+=(const TrialNetworks& other) {
    learnt += other.learnt;
    refused += other.refused;
    return *this;
  }
  friend bool operator==(const TrialNetworks&, const TrialNetworks&) = default;
};

struct CapacityCounts {
  TrialNetworks networks;
  Tally unstable;  ///< neurons of the memories tried that would change at once (tie rule included)
  std::uint64_t ties = 0;  ///< neurons of the memories tried with a field exactly at the threshold
  Tally stable;            ///< memories tried in which no neuron would change
  Tally wrong;             ///< neurons in which a memory's end state differs from the memory
  Tally retrieved;         ///< memories whose end state has overlap > 0.95: 20 ξ·s > 19 N
  std::uint64_t all_stable = 0;  ///< networks in which every memory tried is stable
  std::uint64_t converged = 0;   ///< lanes
  CapacityCounts& operator+=(const CapacityCounts& other);
  friend bool operator==(const CapacityCounts&, const CapacityCounts&) = default;
};

struct CensusCounts {
  TrialNetworks networks;
  // Of the S starts of a network, how many end in what: classify(memories, end state).
  Tally stored;
  Tally inverse;
  Tally mixture;
  Tally other;
  std::uint64_t exact_stored = 0;   ///< of the stored: every neuron agrees
  std::uint64_t exact_inverse = 0;  ///< of the inverses
  std::uint64_t mixtures_of_3 = 0;  ///< of the mixtures, by their number of terms; the rest have 2
  std::uint64_t mixtures_of_5 = 0;
  std::uint64_t converged = 0;
  CensusCounts& operator+=(const CensusCounts& other);
  friend bool operator==(const CensusCounts&, const CensusCounts&) = default;
};

/// For one entry of `flips`.
struct RecoveryCounts {
  Tally recovered;          ///< of the memories tried: end states with 20 ξ·s > 19 N
  std::uint64_t exact = 0;  ///< end states equal to the memory
  std::uint64_t wrong = 0;  ///< neurons in which end states differ from their memory
  RecoveryCounts& operator+=(const RecoveryCounts& other);
  friend bool operator==(const RecoveryCounts&, const RecoveryCounts&) = default;
};

/// Whether a cell can be run: `trials` of them without an overflow of a tally, `lanes` to a network.
/// Errors: `neurons`, `patterns`, `memories`, `temperature`, `networks` (too many for the integers), those of Model::learn and
/// validate(NetworkOptions); `rule`: amari and sequence make no sense here.
[[nodiscard]] Result<void> validate(const TrialCell& cell, std::uint64_t trials,
                                    std::uint64_t lanes);

// Trials first, first + 1, …, first + count − 1 of a cell, added up, by the fastest way that fits the cell.
// Precondition: validate(cell).

/// How stable stored memories are: the first `memories` of each network are their own starts.
[[nodiscard]] CapacityCounts capacity_trials(const TrialCell& cell, std::uint64_t first,
                                             std::uint64_t count);
/// Where `starts` random states of each network end. Precondition: starts ≥ 1.
[[nodiscard]] CensusCounts census_trials(const TrialCell& cell, std::uint64_t starts,
                                         std::uint64_t first, std::uint64_t count);
/// Adds to one entry of `counts` for each of `flips`. Precondition: as many counts as flips, each flip ≤ N.
void recovery_trials(const TrialCell& cell, std::span<const std::uint32_t> flips,
                     std::uint64_t first, std::uint64_t count, TrialNetworks& networks,
                     std::span<RecoveryCounts> counts);

/// The same, one state after the other with the states of the engine: for every rule, and what faster ones
/// are compared with.
namespace plain {
[[nodiscard]] CapacityCounts capacity_trials(const TrialCell& cell, std::uint64_t first,
                                             std::uint64_t count);
[[nodiscard]] CensusCounts census_trials(const TrialCell& cell, std::uint64_t starts,
                                         std::uint64_t first, std::uint64_t count);
void recovery_trials(const TrialCell& cell, std::span<const std::uint32_t> flips,
                     std::uint64_t first, std::uint64_t count, TrialNetworks& networks,
                     std::span<RecoveryCounts> counts);
}  // namespace plain

}  // namespace hopfield
