#include "hopfield/rules/pair_memory.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "hopfield/memory/network.hpp"
#include "hopfield/numerics/decompositions.hpp"
#include "hopfield/pattern/sample.hpp"
#include "hopfield/rules/associator.hpp"
#include "hopfield/rules/dense_network.hpp"
#include "hopfield/rules/learning_rule.hpp"
#include "patterns.hpp"

using namespace hopfield;

namespace {

struct Drawn {
  std::vector<Pattern> left, right;
  PairMemory memory;
};

Drawn drawn_pairs(Random& random, bool same = false) {
  const std::size_t n = 1 + random.below(30), m = same ? n : 1 + random.below(30);
  const std::size_t count = 1 + random.below(7);
  std::vector<Pattern> left = random_patterns(count, n, random);
  std::vector<Pattern> right = same ? left : random_patterns(count, m, random);
  PairMemory memory = *PairMemory::make(left, right);
  return {std::move(left), std::move(right), std::move(memory)};
}

/// E from its definition, with every weight written down.
std::int64_t energy_by_hand(const Drawn& drawn, const PairState& state, const PairRules& rules) {
  const SideValues &x = state.values(Side::left), &y = state.values(Side::right);
  std::int64_t twice = 0, ups = 0;
  for (std::size_t i = 0; i < x.size(); ++i)
    for (std::size_t j = 0; j < y.size(); ++j) {
      if (rules.coupled && i == j) continue;
      std::int64_t weight = 0;
      for (std::size_t k = 0; k < drawn.left.size(); ++k)
        weight += drawn.left[k][i] * drawn.right[k][j];
      twice -= (rules.coupled ? 1 : 2) * weight * x[i] * y[j];
    }
  for (const auto value : x) ups += value;
  if (!rules.coupled)
    for (const auto value : y) ups += value;
  return twice / 2 + rules.threshold * ups;
}

}  // namespace

TEST_CASE("the energy of a bidirectional memory never rises, in any order of its pixels", "[bam]") {
  Random random(21);
  for (int round = 0; round < 120; ++round) {
    const bool coupled = round % 3 == 0;
    const Drawn drawn = drawn_pairs(random, coupled);
    const std::size_t n = drawn.left[0].size(), m = drawn.right[0].size();
    PairRules rules;
    rules.threshold = static_cast<std::int32_t>(random.below(9)) - 4;
    rules.tie = static_cast<Tie>(random.below(3));
    rules.coupled = coupled;
    const SideValues x = side_values(random_pattern(n, random));
    const bool blank = !coupled && random.below(2) == 0;
    PairState state(drawn.memory, x,
                    coupled ? x
                    : blank ? SideValues(m, 0)
                            : side_values(random_pattern(m, random)),
                    rules);
    std::int64_t energy = state.energy();
    CHECK(energy == energy_by_hand(drawn, state, rules));
    for (int k = 0; k < 300; ++k) {
      const Side side = random.below(2) == 0 ? Side::left : Side::right;
      const auto size = static_cast<std::uint32_t>(state.values(side).size());
      const std::size_t i = random.below(size);
      const bool known = state.values(side)[i] != 0, changed = state.update(side, i);
      const std::int64_t next = state.energy();
      REQUIRE(next <= energy);
      if (changed && known && rules.tie == Tie::keep) REQUIRE(next < energy);
      if (!changed) REQUIRE(next == energy);
      energy = next;
    }
    CHECK(energy == energy_by_hand(drawn, state, rules));
    while (!state.stable() && rules.tie == Tie::keep) {
      state.update(Side::right);
      state.update(Side::left);
      REQUIRE(state.energy() <= energy);
      energy = state.energy();
    }
  }
}

TEST_CASE("a side at once is what the associator's matrix says", "[bam]") {
  Random random(22);
  for (int round = 0; round < 40; ++round) {
    const Drawn drawn = drawn_pairs(random);
    const Associator associator = *Associator::make(drawn.left, drawn.right);
    const std::size_t n = drawn.left[0].size(), m = drawn.right[0].size();
    Pattern x = random_pattern(n, random), y = random_pattern(m, random);
    PairState state(drawn.memory, side_values(x), side_values(y), {});
    for (int k = 0; k < 8; ++k) {
      Pattern& side = k % 2 == 0 ? y : x;
      const Pattern next =
          sign(k % 2 == 0 ? associator.forward(x) : associator.backward(y), side, Tie::keep);
      CHECK(state.update(k % 2 == 0 ? Side::right : Side::left) == distance(next, side));
      side = next;
      CHECK(state.values(Side::left) == side_values(x));
      CHECK(state.values(Side::right) == side_values(y));
      std::int64_t sum = 0;
      for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < m; ++j) sum -= x[i] * associator.weight(i, j) * y[j];
      CHECK(state.energy() == sum);
    }
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < m; ++j)
        REQUIRE(drawn.memory.weight(i, j) == associator.weight(i, j));
  }
}

TEST_CASE("a bidirectional memory settles in either order, each step of pixels lowers the energy",
          "[bam]") {
  Random random(24);
  for (int round = 0; round < 60; ++round) {
    const Drawn drawn = drawn_pairs(random);
    const std::size_t n = drawn.left[0].size(), m = drawn.right[0].size();
    const PairRules rules = {static_cast<std::int32_t>(random.below(5)) - 2, Tie::keep, false};
    for (const PairOrder order : {PairOrder::sides, PairOrder::pixels}) {
      PairState state(drawn.memory, side_values(random_pattern(n, random)),
                      side_values(random_pattern(m, random)), rules);
      const PairTrace trace =
          settle(state, Side::right, order, 100'000, Random(static_cast<std::uint64_t>(round)));
      CHECK(trace.settles);
      CHECK(state.stable());
      std::int64_t before = trace.energy;
      for (const PairStep& step : trace.steps) {
        CHECK(step.energy <= before);
        CHECK((step.changed == 0) == (step.energy == before));
        before = step.energy;
      }
      CHECK(before == state.energy());
    }
  }
}

TEST_CASE("a BAM recalls pairs from either side", "[bam][course]") {
  Random random(6);
  const std::vector<Pattern> xs = random_patterns(3, 100, random);
  const std::vector<Pattern> ys = random_patterns(3, 60, random);
  const PairMemory memory = *PairMemory::make(xs, ys);
  for (std::size_t k = 0; k < 3; ++k)
    for (const Side first : {Side::right, Side::left}) {
      const bool known_left = first == Side::right;
      const Pattern x =
          known_left ? flip_fraction(xs[k], 0.15, random) : random_pattern(100, random);
      const Pattern y =
          known_left ? random_pattern(60, random) : flip_fraction(ys[k], 0.15, random);
      PairState state(memory, side_values(x), side_values(y), {});
      CHECK(settle(state, first, PairOrder::sides, 100, random).settles);
      CHECK(state.values(Side::left) == side_values(xs[k]));
      CHECK(state.values(Side::right) == side_values(ys[k]));
    }
}

TEST_CASE("a coupled bidirectional memory of pictures with themselves is a Hopfield network",
          "[bam][course]") {
  Random random(23);
  for (int round = 0; round < 30; ++round) {
    const Drawn drawn = drawn_pairs(random, true);
    const std::size_t n = drawn.left[0].size();
    const DenseNetwork network = *DenseNetwork::make(*hebb_weights(drawn.left, false), {});
    const Pattern start = random_pattern(n, random);
    DenseState hopfield(network, start);
    PairState state(drawn.memory, side_values(start), side_values(start), {0, Tie::keep, true});
    for (int k = 0; k < 200; ++k) {
      const auto i = random.below(static_cast<std::uint32_t>(n));
      REQUIRE(state.field(Side::right, i) == hopfield.field(i));
      if (hopfield.next(i) != hopfield.pattern().up(i)) hopfield.flip(i);
      state.update(random.below(2) == 0 ? Side::left : Side::right, i);
      REQUIRE(state.values(Side::left) == side_values(hopfield.pattern()));
      REQUIRE(state.values(Side::right) == state.values(Side::left));
      REQUIRE(static_cast<double>(state.energy()) == hopfield.energy());
    }
  }
}

TEST_CASE("cross-talk is counted as the whole matrix would count it", "[bam]") {
  Random random(24);
  int some = 0;
  for (int round = 0; round < 60; ++round) {
    const Drawn drawn = drawn_pairs(random);
    const std::int32_t threshold = static_cast<std::int32_t>(random.below(7)) - 3;
    for (std::size_t k = 0; k < drawn.left.size(); ++k) {
      std::size_t right = 0, left = 0;
      for (std::size_t j = 0; j < drawn.right[k].size(); ++j) {
        std::int64_t field = -threshold;
        for (std::size_t l = 0; l < drawn.left.size(); ++l)
          for (std::size_t i = 0; i < drawn.left[k].size(); ++i)
            field += drawn.left[k][i] * drawn.left[l][i] * drawn.right[l][j];
        if (field * drawn.right[k][j] <= 0) ++right;
      }
      for (std::size_t i = 0; i < drawn.left[k].size(); ++i) {
        std::int64_t field = -threshold;
        for (std::size_t l = 0; l < drawn.left.size(); ++l)
          for (std::size_t j = 0; j < drawn.right[k].size(); ++j)
            field += drawn.right[k][j] * drawn.right[l][j] * drawn.left[l][i];
        if (field * drawn.left[k][i] <= 0) ++left;
      }
      some += right + left > 0 ? 1 : 0;
      CHECK(drawn.memory.wrong(Side::right, k, threshold) == right);
      CHECK(drawn.memory.wrong(Side::left, k, threshold) == left);
    }
  }
  CHECK(some > 20);
}

TEST_CASE("the spectrum of a pair memory is that of W Wᵀ", "[associator]") {
  Random random(25);
  for (int round = 0; round < 30; ++round) {
    const Drawn drawn = drawn_pairs(random, round % 4 == 0);
    for (const Side side : {Side::left, Side::right}) {
      const std::size_t n = drawn.memory.pattern(side, 0).size();
      const std::size_t m = drawn.memory.pattern(across(side), 0).size();
      Matrix product(n, n);
      for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
          for (std::size_t k = 0; k < m; ++k)
            product(i, j) += side == Side::left
                                 ? drawn.memory.weight(i, k) * drawn.memory.weight(j, k)
                                 : drawn.memory.weight(k, i) * drawn.memory.weight(k, j);
      const PairSpectrum found = spectrum(drawn.memory, side);
      const auto all = eigenvalues(product);
      const double largest = all[0].real();
      REQUIRE(!found.eigenvalues.empty());
      for (std::size_t k = 0; k < all.size(); ++k)
        CHECK(std::fabs((k < found.eigenvalues.size() ? found.eigenvalues[k] : 0.0) -
                        all[k].real()) < 1e-8 * largest);
      for (std::size_t a = 0; a < found.vectors.size(); ++a) {
        for (std::size_t i = 0; i < n; ++i) {
          double sum = 0;
          for (std::size_t j = 0; j < n; ++j) sum += product(i, j) * found.vectors[a][j];
          CHECK(std::fabs(sum - found.eigenvalues[a] * found.vectors[a][i]) < 1e-7 * largest);
        }
        for (std::size_t b = 0; b <= a; ++b) {
          double along = 0;
          for (std::size_t i = 0; i < n; ++i) along += found.vectors[a][i] * found.vectors[b][i];
          CHECK(std::fabs(along - (a == b ? 1 : 0)) < 1e-7);
        }
      }
    }
  }
}

TEST_CASE("what a pair memory refuses") {
  const std::vector<Pattern> two = {Pattern(3), Pattern(3)}, uneven = {Pattern(3), Pattern(2)};
  CHECK(PairMemory::make(two, {Pattern(3)}).error().text() == "right: 1 patterns, expected 2");
  CHECK(PairMemory::make(uneven, two).error().text() == "left[1]: 2 values, expected 3");
  CHECK(PairMemory::make(two, uneven).error().field == "right[1]");
  CHECK(PairMemory::make({}, {})->pairs() == 0);
}
