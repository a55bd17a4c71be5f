#pragma once

// The experiments of trials.hpp for Hebbian networks small enough for LaneNetwork, sixteen states at a time.

#include "hopfield/trials/trials.hpp"

namespace hopfield::lanes {

/// Whether the functions below can run this cell.
[[nodiscard]] bool fits(const TrialCell& cell);

/// As hopfield::capacity_trials, to the bit. Preconditions here and below: fits(cell),
/// validate(cell).
[[nodiscard]] CapacityCounts capacity_trials(const TrialCell& cell, std::uint64_t first,
                                             std::uint64_t count);
/// As hopfield::census_trials.
[[nodiscard]] CensusCounts census_trials(const TrialCell& cell, std::uint64_t starts,
                                         std::uint64_t first, std::uint64_t count);
/// As hopfield::recovery_trials.
void recovery_trials(const TrialCell& cell, std::span<const std::uint32_t> flips,
                     std::uint64_t first, std::uint64_t count, TrialNetworks& networks,
                     std::span<RecoveryCounts> counts);

}  // namespace hopfield::lanes
