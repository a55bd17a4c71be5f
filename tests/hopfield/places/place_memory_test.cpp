#include "hopfield/places/place_memory.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <memory>

#include "hopfield/pattern/sample.hpp"
#include "hopfield/places/place_fields.hpp"

using namespace hopfield;

namespace {

/// A random pattern of k active cells.
Pattern sparse_pattern(std::size_t cells, std::size_t k, Random& random) {
  Pattern out(cells);
  while (out.count_up() < k) out.set(random.below(static_cast<std::uint32_t>(cells)), true);
  return out;
}

std::vector<Pattern> sparse_patterns(std::size_t count, std::size_t cells, std::size_t k,
                                     Random& random) {
  std::vector<Pattern> out;
  for (std::size_t p = 0; p < count; ++p) out.push_back(sparse_pattern(cells, k, random));
  return out;
}

std::shared_ptr<const PlaceMemory> place_memory(std::size_t cells, std::size_t k,
                                                std::vector<Pattern> patterns) {
  return std::make_shared<const PlaceMemory>(*PlaceMemory::make(cells, k, std::move(patterns)));
}

/// Tsodyks and Feigelman's rule as it is printed, in floating point.
double weight_by_definition(const std::vector<Pattern>& patterns, std::size_t k, std::size_t i,
                            std::size_t j) {
  if (i == j) return 0;
  const auto n = static_cast<double>(patterns[0].size()), a = static_cast<double>(k) / n;
  double sum = 0;
  for (const Pattern& xi : patterns)
    sum += ((xi.up(i) ? 1 : 0) - a) * ((xi.up(j) ? 1 : 0) - a) / (n * a * (1 - a));
  return sum;
}

}  // namespace

TEST_CASE("weights, inputs and energy are those of the definition", "[places]") {
  Random random(1);
  const std::size_t n = 30, k = 7;
  const auto patterns = sparse_patterns(5, n, k, random);
  const auto memory = place_memory(n, k, patterns);
  CHECK(memory->scale() == 30.0 * 7 * 23);
  const Pattern s = sparse_pattern(n, 9, random);
  const PlaceState state(memory, s);
  double energy = 0;
  for (std::size_t i = 0; i < n; ++i) {
    double input = 0;
    for (std::size_t j = 0; j < n; ++j) {
      const double w = weight_by_definition(patterns, k, i, j);
      CHECK(std::fabs(static_cast<double>(memory->weight(i, j)) / memory->scale() - w) < 1e-12);
      CHECK(memory->weight(i, j) == memory->weight(j, i));
      if (s.up(j)) input += w;
    }
    CHECK(std::fabs(static_cast<double>(state.input(i)) / memory->scale() - input) < 1e-12);
    if (s.up(i)) energy -= input / 2;
  }
  CHECK(std::fabs(state.energy() - energy) < 1e-12);
}

TEST_CASE("one update does what the definition says, and lowers the energy by just that",
          "[places]") {
  Random random(7);
  int joined = 0, exchanged = 0, stayed = 0;
  for (int trial = 0; trial < 300; ++trial) {
    const std::size_t n = 16, k = 4;
    const auto memory =
        place_memory(n, k, sparse_patterns(static_cast<std::size_t>(1 + trial % 6), n, k, random));
    PlaceState state(memory, sparse_pattern(n, 1 + random.below(6), random));
    const Pattern before = state.pattern();
    const std::size_t i = random.below(n);
    const auto input = [&](std::size_t cell) {
      std::int64_t sum = 0;
      for (std::size_t j = 0; j < n; ++j)
        if (before.up(j)) sum += memory->weight(cell, j);
      return sum;
    };
    Pattern expected = before;
    std::int64_t gain = 0;
    if (!before.up(i) && before.count_up() < k) {
      std::size_t larger = 0;
      for (std::size_t j = 0; j < n; ++j) larger += input(j) > input(i) ? 1U : 0U;
      if (input(i) > 0 && larger < k) {
        expected.set(i, true);
        gain = input(i);
        ++joined;
      }
    } else if (!before.up(i)) {
      std::size_t weakest = n;
      for (std::size_t j = 0; j < n; ++j)
        if (before.up(j) && (weakest == n || input(j) <= input(weakest))) weakest = j;
      if (input(i) - memory->weight(i, weakest) > input(weakest)) {
        expected.set(i, true);
        expected.set(weakest, false);
        gain = input(i) - memory->weight(i, weakest) - input(weakest);
        ++exchanged;
      }
    }
    if (expected == before) ++stayed;
    const std::int64_t energy = state.twice_energy();
    CHECK(state.update(i) == (expected != before));
    CHECK(state.pattern() == expected);
    CHECK(state.twice_energy() == energy - 2 * gain);
    CHECK(gain >= 0);
    CHECK(state.twice_energy() == PlaceState(memory, expected).twice_energy());
  }
  CHECK(joined > 20);
  CHECK(exchanged > 20);
  CHECK(stayed > 20);
}

TEST_CASE("energy never rises, the number of active cells is kept, and a run ends at rest",
          "[places]") {
  for (std::uint32_t seed = 1; seed <= 6; ++seed) {
    Random random(seed);
    const std::size_t n = 100, k = 12;
    // More than can be kept apart, too.
    const auto memory = place_memory(n, k, sparse_patterns(10 * seed, n, k, random));
    PlaceRun run(PlaceState(memory, sparse_pattern(n, seed % 2 == 0 ? 12 : 5, random)), random);
    std::int64_t energy = run.state().twice_energy();
    std::size_t active = run.state().pattern().count_up();
    while (run.step() && run.updates() < 100 * n) {
      REQUIRE(run.state().twice_energy() <= energy);
      energy = run.state().twice_energy();
      REQUIRE(run.state().pattern().count_up() >= active);
      active = run.state().pattern().count_up();
      REQUIRE(active <= k);
    }
    CHECK(run.over());
    CHECK(run.state().stable());
    CHECK(run.updates() % n == 0);
    CHECK_FALSE(run.step());
  }
}

TEST_CASE("a stored pattern alone is stable, and any two of its cells recall all", "[places]") {
  Random random(3);
  const std::size_t n = 64, k = 8;
  const Pattern xi = sparse_pattern(n, k, random);
  const auto memory = place_memory(n, k, {xi});
  const PlaceState at(memory, xi);
  CHECK(at.stable());
  // (1 − a)(K − 1)/K for its cells, −a for all others.
  for (std::size_t i = 0; i < n; ++i)
    CHECK(std::fabs(static_cast<double>(at.input(i)) / memory->scale() -
                    (xi.up(i) ? (1 - 0.125) * 7 / 8 : -0.125)) < 1e-12);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < i; ++j) {
      if (!xi.up(i) || !xi.up(j)) continue;
      Pattern two(n);
      two.set(i, true);
      two.set(j, true);
      PlaceRun run(PlaceState(memory, two), Random(i * n + j));
      while (run.step()) {
      }
      CHECK(run.state().pattern() == xi);
    }
  // Nothing comes of nothing.
  PlaceRun empty(PlaceState(memory, Pattern(n)), random);
  while (empty.step()) {
  }
  CHECK(empty.state().pattern().count_up() == 0);
}

TEST_CASE("places far apart are fixed points, and half of their cells recall them", "[places]") {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    PlaceFieldOptions options;
    options.seed = seed;
    const PlaceFields fields = *PlaceFields::make(options);
    std::vector<Pattern> patterns;
    for (const Place& at : {Place{0.2, 0.2}, {0.2, 0.8}, {0.8, 0.2}, {0.8, 0.8}, {0.5, 0.5}})
      patterns.push_back(fields.pattern(at));
    const auto memory = place_memory(fields.cells(), fields.active(), patterns);
    Random random(seed, 5);
    for (const Pattern& xi : patterns) {
      CHECK(PlaceState(memory, xi).stable());
      Pattern cue = xi;
      while (cue.count_up() > xi.count_up() / 2)
        cue.set(random.below(static_cast<std::uint32_t>(cue.size())), false);
      PlaceRun run(PlaceState(memory, cue), random);
      while (run.step()) {
      }
      CHECK(run.state().pattern() == xi);
    }
  }
}

TEST_CASE("a memory of places has an error for each input out of range", "[places]") {
  CHECK(PlaceMemory::make(1, 1, {}).error().field == "cells");
  CHECK(PlaceMemory::make(2000, 1, {}).error().field == "cells");
  CHECK(PlaceMemory::make(10, 0, {}).error().field == "active");
  CHECK(PlaceMemory::make(10, 10, {}).error().field == "active");
  CHECK(PlaceMemory::make(10, 2, {Pattern(10), Pattern(9)}).error().field == "patterns[1]");
  CHECK(PlaceMemory::make(10, 2, {}).ok());
}
