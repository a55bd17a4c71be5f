#include "hopfield/rules/pseudo_inverse.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

#include "hopfield/pattern/sample.hpp"
#include "hopfield/rules/any_run.hpp"
#include "hopfield/rules/gram.hpp"
#include "hopfield/trials/rounded_projection.hpp"
#include "hopfield/trials/trials.hpp"
#include "patterns.hpp"

using namespace hopfield;

namespace {

/// An orthonormal basis of what the patterns span, by Gram–Schmidt twice over.
struct Span {
  std::vector<std::vector<long double>> basis;
};
Span span_of(const std::vector<Pattern>& patterns) {
  Span span;
  for (std::size_t k = 0; k < patterns.size(); ++k) {
    const std::size_t n = patterns[k].size();
    std::vector<long double> rest(n);
    for (std::size_t i = 0; i < n; ++i) rest[i] = patterns[k][i];
    for (int pass = 0; pass < 2; ++pass) {
      for (const std::vector<long double>& axis : span.basis) {
        long double product = 0.0L;
        for (std::size_t i = 0; i < n; ++i) product += axis[i] * rest[i];
        for (std::size_t i = 0; i < n; ++i) rest[i] -= product * axis[i];
      }
    }
    long double square = 0.0L;
    for (const long double value : rest) square += value * value;
    if (square < 1e-6L) continue;
    for (long double& value : rest) value /= std::sqrt(square);
    span.basis.push_back(rest);
  }
  return span;
}

/// The patterns that depend on the ones before them, by elimination without fractions (Bareiss): all numbers are
/// minors of a matrix of ±1, so that nothing is rounded.
std::vector<std::size_t> dependent_by_elimination(const std::vector<Pattern>& patterns) {
  std::vector<std::size_t> dependent;
  std::vector<std::vector<std::int64_t>> rows;
  std::vector<std::size_t> pivots;
  for (std::size_t k = 0; k < patterns.size(); ++k) {
    std::vector<std::int64_t> rest(patterns[k].size());
    for (std::size_t i = 0; i < rest.size(); ++i) rest[i] = patterns[k][i];
    std::int64_t divisor = 1;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const std::int64_t pivot = rows[r][pivots[r]], own = rest[pivots[r]];
      for (std::size_t i = 0; i < rest.size(); ++i)
        rest[i] = (pivot * rest[i] - own * rows[r][i]) / divisor;
      divisor = pivot;
    }
    const auto first =
        std::find_if(rest.begin(), rest.end(), [](auto value) { return value != 0; });
    if (first == rest.end()) {
      dependent.push_back(k);
    } else {
      pivots.push_back(static_cast<std::size_t>(first - rest.begin()));
      rows.push_back(rest);
    }
  }
  return dependent;
}

double projection(const Span& span, std::size_t i, std::size_t j) {
  long double sum = 0.0L;
  for (const std::vector<long double>& axis : span.basis) sum += axis[i] * axis[j];
  return static_cast<double>(sum);
}

}  // namespace

TEST_CASE("the Gram matrix times its inverse is the identity", "[pseudo-inverse]") {
  Random random(1);
  for (const std::size_t count : {1U, 2U, 10U, 33U, 60U, 99U}) {
    const std::vector<Pattern> patterns = random_patterns(count, 200, random);
    const Matrix inverse = *inverse_gram(patterns);
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t j = 0; j < count; ++j) {
        double sum = 0.0;
        for (std::size_t k = 0; k < count; ++k)
          sum += dot(patterns[i], patterns[k]) * inverse(k, j);
        CHECK(std::fabs(sum - (i == j ? 1.0 : 0.0)) < 1e-12);
        CHECK(inverse(i, j) == inverse(j, i));
      }
    }
  }
}

TEST_CASE("the weights project onto the patterns", "[pseudo-inverse]") {
  Random random(2);
  for (int round = 0; round < 10; ++round) {
    const std::size_t n = 20 + random.below(30);
    const std::vector<Pattern> patterns = random_patterns(1 + random.below(12), n, random);
    NetworkOptions options;
    options.self_connections = round % 2 == 0;
    const PseudoInverse network = *PseudoInverse::make(patterns, options);
    const Span span = span_of(patterns);
    double trace = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
      trace += network.self_weight(i);
      for (std::size_t j = 0; j < n; ++j) {
        const double expected = i == j && round % 2 != 0 ? 0.0 : projection(span, i, j);
        REQUIRE(std::fabs(network.weight(i, j) - expected) < 1e-11);
      }
    }
    CHECK(std::fabs(trace - static_cast<double>(patterns.size())) < 1e-10);
    for (const Pattern& pattern : patterns) {
      const PseudoInverseState state(network, pattern);
      for (std::size_t i = 0; i < n; ++i) {
        const double self = options.self_connections ? 0.0 : network.self_weight(i);
        REQUIRE(std::fabs(state.input(i) - pattern[i] * (1.0 - self)) < 1e-11);  // M ξ = ξ
      }
      CHECK(state.stable());
      CHECK(state.unstable() == 0);
    }
  }
}

TEST_CASE("fields, decisions and energies follow the definition through flips",
          "[pseudo-inverse]") {
  Random random(7);
  int rounds = 0;
  for (int round = 0; round < 36; ++round) {
    const std::size_t n = 8 + random.below(120);
    const std::size_t count =
        1 + random.below(round % 3 == 0 ? 3 : static_cast<std::uint32_t>(n / 2));
    const std::vector<Pattern> patterns = random_patterns(count, n, random);
    if (!dependent_patterns(patterns).empty()) continue;
    ++rounds;
    NetworkOptions options;
    options.self_connections = round % 2 == 0;
    options.units = round % 4 < 2 ? Units::bipolar : Units::binary;
    options.threshold.kind = static_cast<ThresholdKind>(round % 3);
    options.threshold.values.clear();
    for (std::size_t k = 0; k < (round % 3 == 0 ? 1 : (round % 3 == 1 ? n : 0)); ++k)
      options.threshold.values.push_back(0.2 * random.uniform());
    const PseudoInverse network = *PseudoInverse::make(patterns, options);
    const Span span = span_of(patterns);
    Matrix weights(n, n);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j)
        weights(i, j) = i == j && !options.self_connections ? 0.0 : projection(span, i, j);
    PseudoInverseState state(network, random_pattern(n, random));
    for (int step = 0; step < 10; ++step) {
      double energy = 0.0;
      for (std::size_t i = 0; i < n; ++i) {
        double sum = 0.0;
        double row = 0.0;
        for (std::size_t j = 0; j < n; ++j) {
          const double s = options.units == Units::bipolar ? state.pattern()[j]
                                                           : (state.pattern().up(j) ? 1.0 : 0.0);
          sum += weights(i, j) * s;
          row += weights(i, j);
        }
        const double theta =
            round % 3 == 2 ? row / 2.0 : options.threshold.values[round % 3 == 1 ? i : 0];
        const double field = sum - theta;
        REQUIRE(std::fabs(state.field(i) - field) < 1e-9);
        const Decision decision = state.decide(i);
        if (std::fabs(field) > 2e-9) {
          REQUIRE_FALSE(decision.tie);
          REQUIRE(decision.up == (field > 0.0));
        } else if (std::fabs(field) < 5e-10) {
          REQUIRE(decision.tie);
          REQUIRE(decision.up == state.pattern().up(i));
        }
        const double s = options.units == Units::bipolar ? state.pattern()[i]
                                                         : (state.pattern().up(i) ? 1.0 : 0.0);
        energy += s * (theta - 0.5 * sum);
      }
      REQUIRE(std::fabs(state.energy() - energy) < 1e-8);
      for (int flips = 0; flips < 5; ++flips)
        state.flip(random.below(static_cast<std::uint32_t>(n)));
    }
    const PseudoInverseState fresh(network, state.pattern());
    for (std::size_t i = 0; i < n; ++i) REQUIRE(state.field(i) == fresh.field(i));
  }
  CHECK(rounds >= 30);
}

TEST_CASE("a state that no pattern knows has only ties", "[pseudo-inverse]") {
  Pattern a(4);
  a.fill(true);
  Pattern b = a;
  b.flip(2);
  b.flip(3);
  NetworkOptions options;
  options.self_connections = true;
  const PseudoInverse network = *PseudoInverse::make(std::vector{a, b}, options);
  Pattern orthogonal = a;
  orthogonal.flip(1);
  orthogonal.flip(3);
  const PseudoInverseState state(network, orthogonal);
  for (std::size_t i = 0; i < 4; ++i) CHECK(state.decide(i).tie);
}

TEST_CASE("dependent patterns are named", "[pseudo-inverse]") {
  Random random(3);
  std::vector<Pattern> patterns = random_patterns(3, 50, random);
  patterns.push_back(patterns[1]);
  patterns.push_back(random_pattern(50, random));
  patterns.push_back(inverse(patterns[0]));
  CHECK(dependent_patterns(patterns) == std::vector<std::size_t>{3, 5});
  const Error error = PseudoInverse::make(patterns, {}).error();
  CHECK(error.field == "patterns[3]");
  CHECK(error.message == "depends linearly on the patterns before it; all that do: 3 5");
  // Not only copies: small sets in few dimensions, against exact elimination.
  std::size_t found = 0;
  for (int round = 0; round < 300; ++round) {
    const std::size_t n = 3 + random.below(6);
    const std::vector<Pattern> set = random_patterns(2 + random.below(8), n, random);
    const std::vector<std::size_t> dependent = dependent_by_elimination(set);
    REQUIRE(dependent_patterns(set) == dependent);
    REQUIRE(inverse_gram(set).ok() == dependent.empty());
    found += dependent.size();
  }
  CHECK(found > 100);
  CHECK(PseudoInverse::make(std::vector<Pattern>{}, {}).error().field == "patterns");
}

TEST_CASE("the pseudo-inverse recalls where Hebb's rule cannot", "[pseudo-inverse][course]") {
  Random random(5);
  const std::vector<Pattern> patterns = random_patterns(40, 100, random);
  const PseudoInverse network = *PseudoInverse::make(patterns, {});
  std::size_t recalled = 0;
  for (const Pattern& pattern : patterns) {
    Run<PseudoInverseState> run(PseudoInverseState(network, flip_count(pattern, 5, random)), {},
                                Random(1));
    run.finish();
    CHECK(run.outcome() == Outcome::fixed_point);
    recalled += run.state().pattern() == pattern ? 1U : 0U;
  }
  CHECK(recalled >= 38);
}

TEST_CASE("pseudo-inverse: the largest load is one", "[pseudo-inverse][course]") {
  Random random(6);
  std::vector<Pattern> patterns = random_patterns(32, 32, random);
  while (!dependent_patterns(patterns).empty()) patterns = random_patterns(32, 32, random);
  NetworkOptions options;
  options.self_connections = true;
  const PseudoInverse network = *PseudoInverse::make(patterns, options);
  // M is the identity: every state is stable.
  for (int round = 0; round < 20; ++round)
    CHECK(PseudoInverseState(network, random_pattern(32, random)).stable());
  patterns.push_back(random_pattern(32, random));
  CHECK(dependent_patterns(patterns) == std::vector<std::size_t>{32});
}

TEST_CASE("A rounded network decides as the exact one, or says that it is not sure",
          "[pseudo-inverse]") {
  Random random(5);
  std::array<std::size_t, 2> sure{}, unsure{};  // of easy networks, and of those with ties
  for (const std::size_t count : {1U, 2U, 6U, 40U, 60U, 69U, 70U}) {
    for (int k = 0; k < 8; ++k) {
      NetworkOptions options;
      options.self_connections = k % 2 == 1;
      options.tie = k < 3 ? Tie::keep : k < 6 ? Tie::plus : Tie::minus;
      const std::vector<Pattern> patterns = random_patterns(count, 70, random);
      Memories memories(70);
      for (const Pattern& pattern : patterns) memories.store(pattern);
      const auto network = PseudoInverse::make(patterns, options);
      const auto rounded = RoundedProjection::make(memories, options);
      if (!network) {  // 70 random patterns of 70 neurons may be dependent
        CHECK_FALSE(rounded);
        continue;
      }
      if (!rounded) continue;
      PseudoInverseState state(*network, random_pattern(70, random));
      RoundedLane lane(*rounded, state.pattern());
      for (int step = 0; step < 100; ++step) {
        for (std::size_t i = 0; i < 70; ++i) {
          RoundedLane one = lane;
          const bool up = one.next(i);
          (one.sure() ? sure : unsure)[count < 6 || count > 60 ? 1 : 0] += 1;
          const Decision exact = state.decide(i);
          if (one.sure()) {
            REQUIRE(up == exact.up);
            REQUIRE_FALSE(exact.tie);
          }
        }
        const std::size_t flipped = random.below(70);
        state.flip(flipped);
        lane.flip(flipped);
        REQUIRE(lane.pattern() == state.pattern());
      }
    }
  }
  CHECK(sure[0] > 100000);
  CHECK(sure[0] > 1000 * unsure[0]);
  CHECK(sure[1] > 0);
  CHECK(unsure[1] > 0);

  NetworkOptions other;
  other.threshold = {ThresholdKind::uniform, {0.1}};
  Memories memories(70);
  memories.store(random_pattern(70, random));
  CHECK_FALSE(RoundedProjection::make(memories, other));
  other = {};
  other.units = Units::binary;
  CHECK_FALSE(RoundedProjection::make(memories, other));
}

TEST_CASE("Trials of the pseudo-inverse are those of its exact states", "[pseudo-inverse]") {
  TrialCell cell;
  cell.neurons = 40;
  cell.memories = 2;
  cell.learning.rule = Rule::pseudo_inverse;
  const std::uint32_t flips[] = {0, 4, 12, 20};
  for (const std::size_t count : {2U, 10U, 30U, 39U, 40U}) {
    cell.patterns = count;
    std::array<RecoveryCounts, 4> counts{};
    TrialNetworks networks;
    recovery_trials(cell, flips, 0, 20, networks, counts);

    std::array<RecoveryCounts, 4> expected{};
    TrialNetworks seen;
    for (std::uint64_t trial = 0; trial < 20; ++trial) {
      Random random(cell.seed, trial_stream(TrialKind::recovery, count, trial));
      const std::vector<Pattern> patterns = random_patterns(count, 40, random);
      const auto network = PseudoInverse::make(patterns, {});
      if (!network) {
        ++seen.refused;
        continue;
      }
      ++seen.learnt;
      std::vector<PseudoInverseState> lanes;
      for (std::size_t k = 0; k < 2; ++k)
        for (const std::uint32_t flipped : flips)
          lanes.emplace_back(*network, flip_count(patterns[k], flipped, random));
      std::vector<std::uint32_t> order(40);
      for (bool flipped = true; std::exchange(flipped, false);) {
        std::iota(order.begin(), order.end(), 0U);
        random.shuffle(order);
        for (PseudoInverseState& lane : lanes)
          for (const std::uint32_t i : order)
            if (lane.next(i) != lane.pattern().up(i)) {
              lane.flip(i);
              flipped = true;
            }
      }
      for (std::size_t entry = 0; entry < 4; ++entry) {
        std::uint64_t recovered = 0;
        for (std::size_t k = 0; k < 2; ++k) {
          const Pattern& end = lanes[k * 4 + entry].pattern();
          recovered += 20 * dot(patterns[k], end) > 19 * 40 ? 1U : 0U;
          expected[entry].exact += end == patterns[k] ? 1U : 0U;
          expected[entry].wrong += distance(patterns[k], end);
        }
        expected[entry].recovered.add(recovered);
      }
    }
    CHECK(networks == seen);
    CHECK(counts == expected);
  }
}
