// The numbers of the courses, where a student would check them by hand.

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

#include "hopfield/memory/retrieval.hpp"
#include "oracle.hpp"

using namespace oracle;

namespace {

Network three_neurons(Tie tie, bool self) {
  auto memories = std::make_shared<Memories>(3);
  memories->store(pattern_of({1, 1, -1}));
  NetworkOptions options;
  options.tie = tie;
  options.self_connections = self;
  return Network(memories, options);
}

Pattern checkerboard() {
  Pattern pattern(256);
  for (std::size_t i = 0; i < 256; ++i) pattern.set(i, (i / 16 + i % 16) % 2 == 1);
  return pattern;
}

/// The midpoint circle algorithm, centre (8, 8), radius 6.
Pattern circle() {
  Pattern pattern(256);
  const auto plot = [&](int dx, int dy) {
    const int neuron = 16 * (8 + dy) + 8 + dx;
    pattern.set(static_cast<std::size_t>(neuron), true);
  };
  int x = 6;
  int y = 0;
  int decision = 1 - x;
  while (x >= y) {
    for (const int a : {x, -x}) {
      for (const int b : {y, -y}) {
        plot(a, b);
        plot(b, a);
      }
    }
    ++y;
    if (decision < 0) {
      decision += 2 * y + 1;
    } else {
      --x;
      decision += 2 * (y - x) + 1;
    }
  }
  return pattern;
}

Pattern cross() {
  Pattern pattern(256);
  for (std::size_t i = 0; i < 256; ++i) {
    const std::size_t row = i / 16;
    const std::size_t column = i % 16;
    const auto bar = [](std::size_t at) { return at >= 6 && at <= 9; };
    const auto inside = [](std::size_t at) { return at >= 2 && at <= 13; };
    pattern.set(i, inside(row) && inside(column) && (bar(row) || bar(column)));
  }
  return pattern;
}

}  // namespace

TEST_CASE("three neurons: weights, energies and ties of all eight states", "[course]") {
  const Network network = three_neurons(Tie::keep, false);
  const int expected[3][3] = {{0, 1, -1}, {1, 0, -1}, {-1, -1, 0}};
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j) CHECK(network.weight(i, j) == expected[i][j]);
  const Pattern memory = pattern_of({1, 1, -1});
  for (unsigned bits = 0; bits < 8; ++bits) {
    Pattern pattern(3);
    for (unsigned i = 0; i < 3; ++i) pattern.set(i, (bits >> i & 1U) != 0);
    const State state(network, pattern);
    const bool learnt = pattern == memory || pattern == inverse(memory);
    CHECK(state.energy() == (learnt ? -3.0 : 1.0));
    int zero_fields = 0;
    for (std::size_t i = 0; i < 3; ++i) zero_fields += state.field(i) == 0.0 ? 1 : 0;
    CHECK(zero_fields == (learnt ? 0 : 2));
    CHECK(state.stable() == learnt);
  }
}

TEST_CASE("three neurons with their diagonal: one step from (1, 1, 1)", "[course]") {
  const State state(three_neurons(Tie::keep, true), pattern_of({1, 1, 1}));
  // M v = (1/3, 1/3, −1/3) with M = ξξᵀ/3: the integer weights give three times that.
  CHECK(state.field(0) == 1.0);
  CHECK(state.field(1) == 1.0);
  CHECK(state.field(2) == -1.0);
  Run run(state.network(), state.pattern(), {hopfield::Mode::sync}, Random(0));
  run.sweep();
  CHECK(run.state().pattern() == pattern_of({1, 1, -1}));
  CHECK(run.outcome() == hopfield::Outcome::fixed_point);
  CHECK(State(state.network(), pattern_of({1, 1, -1})).field(2) == -3.0);
}

TEST_CASE("three neurons: the tie rule decides where (1, 1, 1) goes", "[course]") {
  // Fields (0, 0, −2): the first two neurons are ties.
  for (const Tie tie : {Tie::keep, Tie::plus, Tie::minus}) {
    const State state(three_neurons(tie, false), pattern_of({1, 1, 1}));
    CHECK(state.decide(0).tie);
    CHECK(state.decide(1).tie);
    CHECK(!state.decide(2).tie);
    CHECK(state.next(0) == (tie != Tie::minus));
    CHECK(!state.next(2));
  }
}

TEST_CASE("the course's three pictures have the course's pixels", "[course]") {
  CHECK(!checkerboard().up(0));
  CHECK(checkerboard().count_up() == 128);
  CHECK(circle().count_up() == 32);
  CHECK(cross().count_up() == 80);
}

TEST_CASE("the puzzle: 0/1 units and zero thresholds lose the checkerboard", "[course]") {
  auto memories = std::make_shared<Memories>(256);
  memories->store(checkerboard());
  const auto unstable = [&](Units units, ThresholdKind kind, std::size_t k) {
    NetworkOptions options;
    options.units = units;
    options.threshold.kind = kind;
    return hopfield::stability(Network(memories, options), (*memories)[k]).unstable;
  };
  // Alone it is stable, whatever the units.
  CHECK(unstable(Units::binary, ThresholdKind::uniform, 0) == 0);
  memories->store(circle());
  memories->store(cross());
  CHECK(unstable(Units::binary, ThresholdKind::uniform, 0) > 0);
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK(unstable(Units::bipolar, ThresholdKind::uniform, k) == 0);
    CHECK(unstable(Units::binary, ThresholdKind::half_row_sum, k) == 0);
  }
}

TEST_CASE("the three pictures are recalled from 20 % noise, by every order", "[course]") {
  auto memories = std::make_shared<Memories>(256);
  for (const Pattern& picture : {checkerboard(), circle(), cross()}) memories->store(picture);
  using hopfield::Order;
  for (const Order order : {Order::random, Order::shuffled, Order::raster}) {
    for (std::size_t k = 0; k < 3; ++k) {
      Random random(k);
      const Pattern start = hopfield::flip_fraction((*memories)[k], 0.2, random);
      Run run(Network(memories, {}), start, {hopfield::Mode::async, order, 100}, random);
      while (!run.over()) run.sweep();
      CHECK(run.outcome() == hopfield::Outcome::fixed_point);
      CHECK(run.state().pattern() == (*memories)[k]);
    }
  }
}
