#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "oracle.hpp"

using namespace oracle;

namespace {

/// Both layouts say the same, and unused bits are 0.
void check_columns(const Memories& memories) {
  for (std::size_t i = 0; i < memories.neurons(); ++i) {
    const auto column = memories.column(i);
    REQUIRE(column.size() == (memories.count() + 63) / 64);
    for (std::size_t bit = 0; bit < 64 * column.size(); ++bit) {
      const bool up = (column[bit / 64] >> (bit % 64) & 1U) != 0;
      REQUIRE(up == (bit < memories.count() && memories[bit].up(i)));
    }
  }
}

Memories of(std::size_t neurons, const std::vector<Pattern>& patterns) {
  Memories memories(neurons);
  for (const Pattern& pattern : patterns) memories.store(pattern);
  return memories;
}

}  // namespace

TEST_CASE("store, replace, forget and move equal a list of patterns", "[memories]") {
  Random random(2);
  const std::size_t neurons = 70;
  Memories memories(neurons);
  std::vector<Pattern> list;
  for (int round = 0; round < 600; ++round) {
    const auto count = static_cast<std::uint32_t>(list.size());
    const std::uint32_t what = random.below(10);
    // More storing at first, more forgetting later, so that 64 and 128 are crossed both ways.
    if (count == 0 || what < (round < 350 ? 6U : 1U)) {
      list.push_back(hopfield::random_pattern(neurons, random));
      memories.store(list.back());
    } else if (what < 7) {
      const std::size_t k = random.below(count);
      list.erase(list.begin() + static_cast<std::ptrdiff_t>(k));
      memories.forget(k);
    } else if (what < 8) {
      const std::size_t k = random.below(count);
      list[k] = hopfield::random_pattern(neurons, random);
      memories.replace(k, list[k]);
    } else {
      const std::size_t from = random.below(count);
      const std::size_t to = random.below(count);
      const Pattern moved = list[from];
      list.erase(list.begin() + static_cast<std::ptrdiff_t>(from));
      list.insert(list.begin() + static_cast<std::ptrdiff_t>(to), moved);
      memories.move(from, to);
    }
    REQUIRE(memories == of(neurons, list));
    if (round % 50 == 0) check_columns(memories);
  }
  CHECK(memories.count() < 100);
  while (memories.count() > 0) memories.forget(0);
  CHECK(memories == Memories(neurons));
}

TEST_CASE("forgetting leaves the weights as if the pattern had never been stored", "[memories]") {
  Random random(3);
  for (const std::size_t count : {1U, 3U, 63U, 64U, 65U, 130U}) {
    const auto memories = random_memories(31, count, random);
    Memories before = *memories;
    memories->store(hopfield::random_pattern(31, random));
    memories->forget(memories->count() - 1);
    REQUIRE(*memories == before);

    const std::size_t k = random.below(static_cast<std::uint32_t>(count));
    std::vector<Pattern> rest;
    for (std::size_t mu = 0; mu < count; ++mu)
      if (mu != k) rest.push_back(before[mu]);
    memories->forget(k);
    REQUIRE(*memories == of(31, rest));
    check_columns(*memories);
  }
}

TEST_CASE("moving to every place and back", "[memories]") {
  Random random(4);
  const auto memories = random_memories(9, 130, random);
  Memories before = *memories;
  for (const std::size_t from : {0U, 1U, 62U, 63U, 64U, 65U, 127U, 128U, 129U}) {
    for (const std::size_t to : {0U, 1U, 62U, 63U, 64U, 65U, 127U, 128U, 129U}) {
      memories->move(from, to);
      REQUIRE((*memories)[to] == before[from]);
      check_columns(*memories);
      memories->move(to, from);
      REQUIRE(*memories == before);
    }
  }
}

TEST_CASE("weights do not depend on the order of the memories", "[memories]") {
  Random random(5);
  const auto memories = random_memories(12, 70, random);
  auto moved = std::make_shared<Memories>(*memories);
  moved->move(69, 3);
  moved->move(0, 64);
  const Network a(memories, {});
  const Network b(moved, {});
  for (std::size_t i = 0; i < 12; ++i)
    for (std::size_t j = 0; j < 12; ++j) REQUIRE(a.weight(i, j) == b.weight(i, j));
}
