#include <algorithm>
#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <vector>

#include "oracle.hpp"

using namespace oracle;
using hopfield::Mode;
using hopfield::Order;
using hopfield::Outcome;
using hopfield::Update;
using hopfield::UpdateOptions;

namespace {

constexpr Order kOrders[] = {Order::random, Order::shuffled, Order::raster};

/// The order of updates and all counters.
void check_same(const Run<>& a, const Run<>& b) {
  REQUIRE(a.state().pattern() == b.state().pattern());
  REQUIRE(a.state().energy() == b.state().energy());
  REQUIRE(a.outcome() == b.outcome());
  REQUIRE(a.updates() == b.updates());
  REQUIRE(a.sweeps() == b.sweeps());
  REQUIRE(a.flips() == b.flips());
  REQUIRE(a.ties() == b.ties());
  REQUIRE(a.upcoming() == b.upcoming());
}

}  // namespace

TEST_CASE("asynchronous runs: energy never rises, they end, and only where nothing would change",
          "[run]") {
  Random random(31);
  const std::size_t neurons = 18;
  for (int round = 0; round < 3; ++round) {
    const auto memories = random_memories(neurons, 2 + 2 * static_cast<std::size_t>(round), random);
    for (const NetworkOptions& network_options : all_options(neurons, random)) {
      const Dense dense(*memories, network_options);
      for (const Order order : kOrders) {
        const UpdateOptions options{Mode::async, order, 1000};
        const Pattern start = hopfield::random_pattern(neurons, random);
        Run run(Network(memories, network_options), start, options, Random(random.bits()));
        std::uint64_t flips = 0;
        std::uint64_t ties = 0;
        while (!run.over()) {
          const double energy = run.state().energy();
          const Pattern before = run.state().pattern();
          const std::uint32_t upcoming = run.upcoming().value();
          const Update update = run.step().value();
          REQUIRE(update.neuron == upcoming);
          REQUIRE(update.field == dense.field(before, update.neuron));
          REQUIRE(update.tie == (update.field == 0.0));
          REQUIRE(update.before == before.up(update.neuron));
          REQUIRE(update.after == dense.next(before, update.neuron));
          REQUIRE(run.state().pattern().up(update.neuron) == update.after);
          REQUIRE(distance(before, run.state().pattern()) == (update.flipped() ? 1 : 0));
          REQUIRE(run.state().energy() <= energy);
          flips += update.flipped() ? 1U : 0U;
          ties += update.tie ? 1U : 0U;
          if (run.updates() % neurons == 0)
            REQUIRE(run.over() == (dense.unstable(run.state().pattern()) == 0));
          else
            REQUIRE(!run.over());
        }
        REQUIRE(run.outcome() == Outcome::fixed_point);
        REQUIRE(run.flips() == flips);
        REQUIRE(run.ties() == ties);
        REQUIRE(run.sweeps() == run.updates() / neurons);
        REQUIRE(run.state().energy() == dense.energy(run.state().pattern()));
        REQUIRE(!run.step().has_value());
        REQUIRE(!run.upcoming().has_value());
        REQUIRE(run.sweep() == 0);
      }
    }
  }
}

TEST_CASE("N steps are one sweep, to the bit, from anywhere in a sweep", "[run]") {
  Random random(32);
  for (const std::size_t neurons : {1U, 7U, 100U, 257U}) {
    const auto memories = random_memories(neurons, 1 + neurons / 6, random);
    for (const Tie tie : {Tie::keep, Tie::plus, Tie::minus}) {
      for (const Order order : kOrders) {
        NetworkOptions network_options;
        network_options.tie = tie;
        const Network network(memories, network_options);
        const Pattern start = hopfield::random_pattern(neurons, random);
        const UpdateOptions options{Mode::async, order, 50};
        Run swept(network, start, options, Random(5));
        Run stepped(network, start, options, Random(5));
        Run mixed(network, start, options, Random(5));
        while (!swept.over()) {
          std::vector<std::uint32_t> flipped = {99999};
          const std::uint64_t decisions = swept.sweep(&flipped);
          REQUIRE(decisions == neurons);
          std::vector<std::uint32_t> expected;
          for (std::uint64_t k = 0; k < decisions; ++k) {
            const Update update = stepped.step().value();
            if (update.flipped()) expected.push_back(update.neuron);
          }
          REQUIRE(flipped == expected);
          const std::uint64_t first = random.below(static_cast<std::uint32_t>(neurons));
          for (std::uint64_t k = 0; k < first; ++k) mixed.step();
          REQUIRE(mixed.sweep() == neurons - first);
          check_same(swept, stepped);
          check_same(swept, mixed);
        }
      }
    }
  }
}

TEST_CASE("a copy of a run continues as the original does", "[run]") {
  Random random(33);
  const auto memories = random_memories(64, 12, random);
  for (const Mode mode : {Mode::async, Mode::sync}) {
    Run run(Network(memories, {}), hopfield::random_pattern(64, random),
            {mode, Order::shuffled, 50}, Random(1));
    run.sweep();
    run.step();
    Run copy = run;
    while (!run.over()) {
      run.sweep();
      copy.sweep();
    }
    check_same(run, copy);
  }
}

TEST_CASE("each order decides what it promises", "[run]") {
  Random random(34);
  const std::size_t neurons = 40;
  // At the edge of capacity: runs of several sweeps.
  const auto memories = random_memories(neurons, 20, random);
  const Network network(memories, {});
  for (const Order order : kOrders) {
    std::vector<std::vector<std::uint32_t>> sweeps;
    for (int round = 0; round < 20; ++round) {
      // Two draws in one call would come in the order that the compiler likes.
      const Pattern start = hopfield::random_pattern(neurons, random);
      Run run(network, start, {Mode::async, order, 50}, Random(random.bits()));
      while (!run.over()) {
        std::vector<std::uint32_t> sweep;
        for (std::size_t k = 0; k < neurons; ++k) sweep.push_back(run.step().value().neuron);
        sweeps.push_back(sweep);
      }
    }
    REQUIRE(sweeps.size() > 25);
    std::size_t whole = 0;
    std::set<std::vector<std::uint32_t>> different;
    for (const auto& sweep : sweeps) {
      different.insert(sweep);
      const std::set<std::uint32_t> seen(sweep.begin(), sweep.end());
      REQUIRE(*seen.rbegin() < neurons);
      whole += seen.size() == neurons ? 1U : 0U;
    }
    if (order == Order::random)
      CHECK(whole == 0);  // chance of a permutation: 40! / 40^40
    else
      CHECK(whole == sweeps.size());
    CHECK(different.size() == (order == Order::raster ? 1 : sweeps.size()));
    if (order == Order::raster) CHECK(std::is_sorted(sweeps[0].begin(), sweeps[0].end()));
  }
}

TEST_CASE("synchronous runs follow the definition and end with period 1 or 2", "[run]") {
  Random random(35);
  int two_cycles = 0;
  int fixed_points = 0;
  for (int round = 0; round < 6; ++round) {
    const std::size_t neurons = 14;
    const auto memories = random_memories(neurons, 1 + static_cast<std::size_t>(round), random);
    for (const NetworkOptions& network_options : all_options(neurons, random)) {
      const Dense dense(*memories, network_options);
      std::vector<Pattern> path = {hopfield::random_pattern(neurons, random)};
      Run run(Network(memories, network_options), path[0], {Mode::sync, Order::shuffled, 1000},
              Random(0));
      CHECK(!run.step().has_value());
      std::uint64_t ties = 0;
      std::uint64_t flips = 0;
      while (!run.over()) {
        Pattern next(neurons);
        for (std::size_t i = 0; i < neurons; ++i) {
          next.set(i, dense.next(path.back(), i));
          ties += dense.field(path.back(), i) == 0.0 ? 1U : 0U;
        }
        flips += distance(path.back(), next);
        std::vector<std::uint32_t> flipped;
        REQUIRE(run.sweep(&flipped) == neurons);
        REQUIRE(flipped.size() == distance(path.back(), next));
        for (const std::uint32_t i : flipped) REQUIRE(next.up(i) != path.back().up(i));
        path.push_back(next);
        REQUIRE(run.state().pattern() == next);
        REQUIRE(run.state().energy() == dense.energy(next));
        REQUIRE(run.ties() == ties);
        REQUIRE(run.flips() == flips);
        const bool fixed = dense.unstable(next) == 0;
        const bool two = !fixed && path.size() >= 3 && next == path[path.size() - 3];
        REQUIRE(run.over() == (fixed || two));
        if (fixed) REQUIRE(run.outcome() == Outcome::fixed_point);
        if (two) REQUIRE(run.outcome() == Outcome::two_cycle);
      }
      REQUIRE(run.sweeps() == path.size() - 1);
      two_cycles += run.outcome() == Outcome::two_cycle ? 1 : 0;
      fixed_points += run.outcome() == Outcome::fixed_point ? 1 : 0;
    }
  }
  CHECK(two_cycles > 10);
  CHECK(fixed_points > 10);
}

TEST_CASE("two neurons that excite each other swap for ever when updated together", "[run]") {
  auto memories = std::make_shared<Memories>(2);
  memories->store(pattern_of({1, 1}));
  Run run(Network(memories, {}), pattern_of({1, -1}), {Mode::sync, Order::raster, 100}, Random(0));
  run.sweep();
  CHECK(run.state().pattern() == pattern_of({-1, 1}));
  CHECK(run.outcome() == Outcome::running);
  run.sweep();
  CHECK(run.outcome() == Outcome::two_cycle);
  CHECK(run.sweeps() == 2);
}

TEST_CASE("orthogonal patterns are fixed points, and so are their inverses", "[run]") {
  // Rows of a 16 × 16 Hadamard matrix: entry (r, c) is the parity of r & c. (N = P: all fields 0.)
  auto memories = std::make_shared<Memories>(16);
  for (unsigned r = 1; r < 8; ++r) {
    Pattern row(16);
    for (unsigned c = 0; c < 16; ++c) row.set(c, std::popcount(r & c) % 2 == 0);
    memories->store(row);
  }
  for (std::size_t a = 0; a < 7; ++a)
    for (std::size_t b = 0; b < a; ++b) REQUIRE(dot((*memories)[a], (*memories)[b]) == 0);
  for (const Tie tie : {Tie::keep, Tie::plus, Tie::minus}) {
    NetworkOptions options;
    options.tie = tie;
    const Network network(memories, options);
    for (std::size_t k = 0; k < 7; ++k) {
      CHECK(State(network, (*memories)[k]).stable());
      CHECK(State(network, inverse((*memories)[k])).stable());
      CHECK(State(network, (*memories)[k]).field(0) == (16.0 - 7.0) * (*memories)[k][0]);
    }
  }
}

TEST_CASE("a run near the inverse recalls the inverse", "[run]") {
  Random random(36);
  const auto memories = random_memories(200, 3, random);
  const Pattern near = hopfield::flip_count((*memories)[1], 170, random);
  Run run(Network(memories, {}), near, {}, Random(0));
  while (!run.over()) run.sweep();
  CHECK(run.state().pattern() == inverse((*memories)[1]));
  Run mirrored(Network(memories, {}), inverse(near), {}, Random(0));
  while (!mirrored.over()) mirrored.sweep();
  CHECK(mirrored.state().pattern() == (*memories)[1]);
}

TEST_CASE("limits: no sweeps, no neurons, no memories", "[run]") {
  Random random(37);
  const auto memories = random_memories(30, 15, random);
  for (const Mode mode : {Mode::async, Mode::sync}) {
    Run none(Network(memories, {}), Pattern(30), {mode, Order::shuffled, 0}, Random(0));
    CHECK(none.outcome() == Outcome::max_sweeps);
    CHECK(none.sweep() == 0);

    Run one(Network(memories, {}), hopfield::random_pattern(30, random), {mode, Order::shuffled, 1},
            Random(0));
    one.sweep();
    CHECK(one.over());
    CHECK(one.sweeps() == 1);

    Run empty(Network(std::make_shared<Memories>(0), {}), Pattern(), {mode, Order::random, 10},
              Random(0));
    CHECK(empty.outcome() == Outcome::fixed_point);

    for (const Tie tie : {Tie::keep, Tie::plus, Tie::minus}) {
      NetworkOptions options;
      options.tie = tie;
      const Pattern start = hopfield::random_pattern(30, random);
      Run blank(Network(std::make_shared<Memories>(30), options), start,
                {mode, Order::shuffled, 10}, Random(0));
      blank.sweep();
      CHECK(blank.outcome() == Outcome::fixed_point);
      CHECK(blank.ties() == 30);
      Pattern expected(30);
      expected.fill(tie == Tie::plus);
      CHECK(blank.state().pattern() == (tie == Tie::keep ? start : expected));
    }
  }
}
