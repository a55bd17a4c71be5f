#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "hopfield/trials/lane_trials.hpp"
#include "hopfield/trials/trials.hpp"
#include "oracle.hpp"
#include "trials.hpp"

using namespace hopfield;

// The definition is the plain version: one state after the other, with the states of the engine.

namespace {

std::vector<TrialCell> cells() {
  std::vector<TrialCell> result;
  Random random(5);
  std::size_t number = 0;
  for (const std::size_t neurons : {1U, 2U, 7U, 16U, 64U, 65U, 100U, 260U}) {
    for (const std::size_t patterns : {1U, 2U, 5U, 15U, 40U, 66U}) {
      for (const NetworkOptions& options : oracle::all_options(neurons, random)) {
        // Every fifth: each size meets many options, and each option many sizes. Fewer where code is slow.
        if (number++ % (trials::kFewer == 1 ? 5 : 23) != 0) continue;
        TrialCell cell;
        cell.neurons = neurons;
        cell.patterns = patterns;
        cell.memories = patterns > 20 ? 17 : patterns;
        cell.network = options;
        cell.seed = random.bits();
        result.push_back(cell);
      }
    }
  }
  return result;
}

}  // namespace

TEST_CASE("lanes count what single states count", "[trials]") {
  std::size_t number = 0;
  REQUIRE(cells().size() > 40);
  for (TrialCell& cell : cells()) {
    cell.max_sweeps = number % 5 == 0 ? static_cast<std::uint32_t>(number % 3) : 100;
    ++number;
    CAPTURE(cell.neurons, cell.patterns, cell.max_sweeps);
    REQUIRE(lanes::fits(cell));
    REQUIRE(lanes::capacity_trials(cell, 3, 2) == plain::capacity_trials(cell, 3, 2));
    REQUIRE(lanes::census_trials(cell, 18, 0, 1) == plain::census_trials(cell, 18, 0, 1));
    const std::vector<std::uint32_t> flips = {0, static_cast<std::uint32_t>(cell.neurons / 4),
                                              static_cast<std::uint32_t>(cell.neurons)};
    std::vector<RecoveryCounts> fast(3);
    std::vector<RecoveryCounts> slow(3);
    TrialNetworks fast_networks;
    TrialNetworks slow_networks;
    lanes::recovery_trials(cell, flips, 1, 1, fast_networks, fast);
    plain::recovery_trials(cell, flips, 1, 1, slow_networks, slow);
    REQUIRE(fast == slow);
    REQUIRE(fast_networks == slow_networks);
  }
}

TEST_CASE("a net whose fields do not fit is left to single states", "[trials]") {
  TrialCell cell;
  cell.neurons = 4000;
  cell.patterns = 9;
  CHECK_FALSE(lanes::fits(cell));
  cell.patterns = 8;
  CHECK(lanes::fits(cell));
  cell.memories = 2;
  CHECK(capacity_trials(cell, 0, 1) == plain::capacity_trials(cell, 0, 1));
  cell.learning.rule = Rule::storkey;
  CHECK_FALSE(lanes::fits(cell));
}
