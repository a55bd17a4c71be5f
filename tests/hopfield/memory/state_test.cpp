#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "oracle.hpp"

using namespace oracle;

namespace {

void check_against(const Dense& dense, const State& state) {
  const Pattern& pattern = state.pattern();
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    REQUIRE(state.input(i) == dense.input(pattern, i));
    REQUIRE(state.field(i) == dense.field(pattern, i));
    REQUIRE(state.next(i) == dense.next(pattern, i));
    REQUIRE(state.decide(i).tie == (dense.field(pattern, i) == 0.0));
  }
  const Memories& memories = state.network().memories();
  REQUIRE(state.overlaps().size() == memories.count());
  for (std::size_t mu = 0; mu < memories.count(); ++mu) {
    int sum = 0;
    for (std::size_t i = 0; i < pattern.size(); ++i) sum += memories[mu][i] * pattern[i];
    REQUIRE(state.overlaps()[mu] == sum);
  }
  REQUIRE(state.energy() == dense.energy(pattern));
  REQUIRE(state.unstable() == dense.unstable(pattern));
  REQUIRE(state.stable() == (dense.unstable(pattern) == 0));
}

}  // namespace

TEST_CASE("fields, decisions and energies equal the definitions, also after flips", "[state]") {
  Random random(21);
  int ties = 0;
  for (const std::size_t neurons : {1U, 2U, 9U, 20U}) {
    for (const std::size_t count : {0U, 1U, 2U, 7U, 65U}) {
      const auto memories = random_memories(neurons, count, random);
      for (const NetworkOptions& options : all_options(neurons, random)) {
        const Dense dense(*memories, options);
        State state(Network(memories, options), hopfield::random_pattern(neurons, random));
        check_against(dense, state);
        for (int k = 0; k < 12; ++k) {
          state.flip(random.below(static_cast<std::uint32_t>(neurons)));
          ties += state.decide(0).tie ? 1 : 0;
          if (k % 4 == 3) check_against(dense, state);
        }
      }
    }
  }
  CHECK(ties > 50);  // otherwise the tie rules were not tested
}

TEST_CASE("many flips leave no trace: incremental equals recomputed", "[state]") {
  Random random(22);
  for (const std::size_t neurons : {65U, 1024U, 8200U}) {  // the last takes the 32-bit sums
    const auto memories = random_memories(neurons, 100, random);
    for (const Units units : {Units::bipolar, Units::binary}) {
      NetworkOptions options;
      options.units = units;
      options.self_connections = neurons == 1024;
      options.threshold.kind = ThresholdKind::half_row_sum;
      const Network network(memories, options);
      State state(network, (*memories)[0]);
      for (int k = 0; k < 3000; ++k) state.flip(random.below(static_cast<std::uint32_t>(neurons)));
      const State fresh(network, state.pattern());
      CHECK(state.energy() == fresh.energy());
      CHECK(std::equal(state.overlaps().begin(), state.overlaps().end(), fresh.overlaps().begin()));
      for (std::size_t i = 0; i < neurons; i += 7) REQUIRE(state.field(i) == fresh.field(i));
    }
  }
}

TEST_CASE("large nets: fields by definition, at the extremes of 16 bits and beyond", "[state]") {
  Random random(23);
  // All memories equal to the state (or its inverse): every overlap is ±N, every lane as full as can be.
  for (const std::size_t neurons : {4096U, 8191U, 8192U}) {
    auto memories = std::make_shared<Memories>(neurons);
    const Pattern pattern = hopfield::random_pattern(neurons, random);
    for (int k = 0; k < 130; ++k) memories->store(k % 3 == 0 ? inverse(pattern) : pattern);
    const Network network(memories, {});
    for (const bool inverted : {false, true}) {
      const State state(network, inverted ? inverse(pattern) : pattern);
      for (std::size_t i = 0; i < neurons; i += 101)
        REQUIRE(state.field(i) == 130.0 * static_cast<double>(neurons - 1) * state.pattern()[i]);
      const auto n = static_cast<double>(neurons);
      CHECK(state.energy() == -0.5 * 130.0 * n * (n - 1.0));
    }
    Pattern up(neurons);
    up.fill(true);
    auto same = std::make_shared<Memories>(neurons);
    for (int k = 0; k < 256; ++k) same->store(up);
    const State all_up(Network(same, {}), up);
    const State all_down(Network(same, {}), Pattern(neurons));
    CHECK(all_up.field(0) == 256.0 * static_cast<double>(neurons - 1));
    CHECK(all_down.field(0) == -256.0 * static_cast<double>(neurons - 1));
  }
  for (const std::size_t neurons : {4096U, 8200U}) {
    const auto memories = random_memories(neurons, 77, random);
    const State state(Network(memories, {}), hopfield::random_pattern(neurons, random));
    for (std::size_t i = 0; i < neurons; i += 499) {
      long long field = 0;
      for (std::size_t mu = 0; mu < 77; ++mu) {
        for (std::size_t j = 0; j < neurons; ++j)
          if (j != i) field += (*memories)[mu][i] * (*memories)[mu][j] * state.pattern()[j];
      }
      REQUIRE(state.field(i) == static_cast<double>(field));
    }
  }
}

TEST_CASE("a state and its inverse have the same energy, and opposite fields", "[state]") {
  Random random(24);
  const auto memories = random_memories(50, 8, random);
  for (const bool self : {false, true}) {
    NetworkOptions options;
    options.self_connections = self;
    const Network network(memories, options);
    for (int k = 0; k < 20; ++k) {
      const State state(network, hopfield::random_pattern(50, random));
      const State other(network, inverse(state.pattern()));
      CHECK(state.energy() == other.energy());
      for (std::size_t i = 0; i < 50; ++i) REQUIRE(state.field(i) == -other.field(i));
    }
  }
}

TEST_CASE("0/1 units with half-row-sum thresholds decide as ±1 units with threshold 0", "[state]") {
  Random random(25);
  for (int round = 0; round < 30; ++round) {
    const auto memories = random_memories(24, 6, random);
    for (const bool self : {false, true}) {
      NetworkOptions bipolar;
      bipolar.self_connections = self;
      NetworkOptions binary = bipolar;
      binary.units = Units::binary;
      binary.threshold = {ThresholdKind::half_row_sum, {}};
      const Pattern pattern = hopfield::random_pattern(24, random);
      const State a(Network(memories, bipolar), pattern);
      const State b(Network(memories, binary), pattern);
      for (std::size_t i = 0; i < 24; ++i) {
        REQUIRE(a.next(i) == b.next(i));
        REQUIRE(a.decide(i).tie == b.decide(i).tie);
        REQUIRE(a.field(i) == 2.0 * b.field(i));
      }
    }
  }
}

TEST_CASE("the energy of any threshold depends on the state alone", "[state]") {
  Random random(26);
  const auto memories = random_memories(40, 5, random);
  NetworkOptions options;
  options.threshold.kind = ThresholdKind::each;
  options.threshold.values.clear();
  for (int i = 0; i < 40; ++i) options.threshold.values.push_back(random.uniform() / 3.0);
  for (const Units units : {Units::bipolar, Units::binary}) {
    options.units = units;
    const Network network(memories, options);
    State state(network, (*memories)[0]);
    for (int k = 0; k < 1000; ++k) state.flip(random.below(40));
    CHECK(state.energy() == State(network, state.pattern()).energy());
    CHECK(std::abs(state.energy() - Dense(*memories, options).energy(state.pattern())) < 1e-9);
  }
}
