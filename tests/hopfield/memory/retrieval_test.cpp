#include "hopfield/memory/retrieval.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <vector>

#include "oracle.hpp"

using namespace oracle;
using hopfield::classify;
using hopfield::Kind;
using hopfield::MixtureTerm;
using hopfield::Relation;
using hopfield::Retrieval;

namespace {

/// sgn of the signed sum; 0 becomes `tie`.
Pattern mix(const Memories& memories, const std::vector<MixtureTerm>& terms, Random& random) {
  Pattern pattern(memories.neurons());
  for (std::size_t i = 0; i < memories.neurons(); ++i) {
    int sum = 0;
    for (const MixtureTerm& term : terms) sum += term.sign * memories[term.pattern][i];
    pattern.set(i, sum > 0 || (sum == 0 && random.chance(0.5)));
  }
  return pattern;
}

std::vector<MixtureTerm> sorted(std::vector<MixtureTerm> terms) {
  std::sort(terms.begin(), terms.end(),
            [](const MixtureTerm& a, const MixtureTerm& b) { return a.pattern < b.pattern; });
  return terms;
}

}  // namespace

TEST_CASE("a memory and its inverse are named, exact or nearly", "[retrieval]") {
  Random random(41);
  for (const std::size_t neurons : {25U, 256U, 1000U}) {
    const auto memories = random_memories(neurons, 5, random);
    for (std::size_t k = 0; k < 5; ++k) {
      const Retrieval stored = classify(*memories, (*memories)[k]);
      CHECK(stored.kind == Kind::stored);
      CHECK(stored.pattern == k);
      CHECK(stored.overlap == 1.0);
      CHECK(stored.exact);
      CHECK(stored.terms.empty());
      const Retrieval turned = classify(*memories, inverse((*memories)[k]));
      CHECK(turned.kind == Kind::inverse);
      CHECK(turned.pattern == k);
      CHECK(turned.overlap == -1.0);
      CHECK(turned.exact);
    }
  }
  const auto memories = random_memories(1000, 5, random);
  const Retrieval near = classify(*memories, hopfield::flip_count((*memories)[2], 24, random));
  CHECK(near.kind == Kind::stored);
  CHECK(near.overlap == 0.952);
  CHECK(!near.exact);
  // |q| = 0.95 is not above 0.95.
  CHECK(classify(*memories, hopfield::flip_count((*memories)[2], 25, random)).kind == Kind::other);
}

TEST_CASE("odd mixtures are named with their signs", "[retrieval]") {
  Random random(42);
  for (const std::size_t neurons : {400U, 1024U, 4096U}) {
    const auto memories = random_memories(neurons, 30, random);
    for (int round = 0; round < 40; ++round) {
      const std::size_t size = round % 2 == 0 ? 3 : 5;
      std::set<std::size_t> chosen;
      while (chosen.size() < size) chosen.insert(random.below(30));
      std::vector<MixtureTerm> terms;
      for (const std::size_t k : chosen) terms.push_back({k, random.chance(0.5) ? 1 : -1});
      const Pattern exact = mix(*memories, terms, random);
      const Retrieval result = classify(*memories, exact);
      REQUIRE(result.kind == Kind::mixture);
      REQUIRE(result.exact);
      REQUIRE(sorted(result.terms) == terms);
      // Terms are listed by size of overlap; the nearest memory comes first.
      REQUIRE(result.terms[0].pattern == result.pattern);

      const Retrieval rough =
          classify(*memories, hopfield::flip_count(exact, neurons / 33, random));
      REQUIRE(rough.kind == Kind::mixture);
      REQUIRE(!rough.exact);
      REQUIRE(sorted(rough.terms) == terms);
    }
  }
}

TEST_CASE("mixtures of memories that resemble each other", "[retrieval]") {
  Random random(43);
  for (int round = 0; round < 20; ++round) {
    // Like drawings on the same paper: pairwise overlaps of about 0.36.
    auto memories = std::make_shared<Memories>(1024);
    const Pattern paper = hopfield::random_pattern(1024, random);
    for (int k = 0; k < 6; ++k) memories->store(hopfield::flip_fraction(paper, 0.2, random));
    const std::vector<MixtureTerm> same = {{0, 1}, {2, 1}, {5, 1}};
    const Retrieval together = classify(*memories, mix(*memories, same, random));
    REQUIRE(together.kind == Kind::mixture);
    REQUIRE(sorted(together.terms) == same);
    // Here the third memory's overlap does not tell its sign.
    const std::vector<MixtureTerm> against = {{1, 1}, {3, 1}, {4, -1}};
    const Retrieval opposed = classify(*memories, mix(*memories, against, random));
    REQUIRE(opposed.kind == Kind::mixture);
    REQUIRE(opposed.exact);
    REQUIRE(sorted(opposed.terms) == against);
  }
}

TEST_CASE("a state between two memories is a mixture of two", "[retrieval]") {
  Random random(44);
  for (int round = 0; round < 20; ++round) {
    const auto memories = random_memories(500, 2 + static_cast<std::size_t>(round) % 4, random);
    const std::vector<MixtureTerm> terms = {{0, 1}, {1, random.chance(0.5) ? 1 : -1}};
    const Retrieval result = classify(*memories, mix(*memories, terms, random));
    REQUIRE(result.kind == Kind::mixture);
    REQUIRE(sorted(result.terms) == terms);
    REQUIRE(result.exact);
  }
}

TEST_CASE("a mixture of two takes at least a fifth from each", "[retrieval]") {
  Random random(49);
  for (int round = 0; round < 10; ++round) {
    const auto memories = random_memories(1000, 2, random);
    std::vector<std::size_t> disputed;
    for (std::size_t i = 0; i < 1000; ++i)
      if ((*memories)[0][i] != (*memories)[1][i]) disputed.push_back(i);
    Pattern state = (*memories)[0];
    std::size_t from_second = 0;
    const auto take = [&](std::size_t count) {
      for (; from_second < count; ++from_second) state.flip(disputed[from_second]);
    };
    take(disputed.size() / 5 - 1);
    REQUIRE(classify(*memories, state).kind == Kind::other);
    take(disputed.size() / 5 + 1);
    REQUIRE(classify(*memories, state).kind == Kind::mixture);
  }
}

TEST_CASE("what is none of these is other", "[retrieval]") {
  Random random(45);
  const auto memories = random_memories(400, 8, random);
  for (int round = 0; round < 50; ++round) {
    REQUIRE(classify(*memories, hopfield::random_pattern(400, random)).kind == Kind::other);
    // A spoiled memory is not a mixture: it is near one memory only.
    const Pattern spoiled = hopfield::flip_fraction((*memories)[3], 0.15, random);
    const Retrieval result = classify(*memories, spoiled);
    REQUIRE(result.kind == Kind::other);
    REQUIRE(result.pattern == 3);
  }
  const Retrieval none = classify(Memories(25), hopfield::random_pattern(25, random));
  CHECK(none.kind == Kind::other);
  CHECK(none.overlap == 0.0);
  CHECK(classify(Memories(0), Pattern()).kind == Kind::other);
}

TEST_CASE("a run from between two of three memories ends in a mixture that is named",
          "[retrieval]") {
  Random random(46);
  int mixtures = 0;
  for (int round = 0; round < 10; ++round) {
    const auto memories = random_memories(4096, 3, random);
    // The head of one and the rest of the other.
    Pattern start = (*memories)[0];
    for (std::size_t i = 2048; i < 4096; ++i) start.set(i, (*memories)[1].up(i));
    Run run(Network(memories, {}), start, {}, Random(random.bits()));
    while (!run.over()) run.sweep();
    const Retrieval end = classify(run.state());
    const Retrieval same = classify(*memories, run.state().pattern());
    REQUIRE(end.kind == same.kind);
    REQUIRE(end.terms == same.terms);
    REQUIRE(end.kind != Kind::other);
    if (end.kind == Kind::mixture) {
      ++mixtures;
      std::set<std::size_t> named;
      for (const MixtureTerm& term : end.terms) named.insert(term.pattern);
      REQUIRE(named.count(0) == 1);
      REQUIRE(named.count(1) == 1);
    }
  }
  CHECK(mixtures >= 5);
}

TEST_CASE("relations: duplicates, inverses, near ones", "[retrieval]") {
  Random random(47);
  const auto memories = random_memories(100, 4, random);
  using Is = Relation::Is;
  const auto is = [&](const Pattern& pattern) { return relation(*memories, pattern); };
  CHECK(is((*memories)[2]).is == Is::duplicate);
  CHECK(is((*memories)[2]).pattern == 2);
  CHECK(is(inverse((*memories)[1])).is == Is::inverse);
  CHECK(is(inverse((*memories)[1])).overlap == -1.0);
  CHECK(is(hopfield::flip_count((*memories)[3], 5, random)).is == Is::near_duplicate);
  CHECK(is(hopfield::flip_count((*memories)[3], 5, random)).pattern == 3);
  CHECK(is(hopfield::flip_count((*memories)[3], 95, random)).is == Is::near_inverse);
  CHECK(is(hopfield::flip_count((*memories)[3], 6, random)).is == Is::fresh);
  CHECK(relation(Memories(100), Pattern(100)).is == Is::fresh);
}

TEST_CASE("stability and the overlap matrix equal their definitions", "[retrieval]") {
  Random random(48);
  const std::size_t neurons = 16;
  const auto memories = random_memories(neurons, 6, random);
  const std::vector<std::int32_t> matrix = overlap_matrix(*memories);
  for (std::size_t a = 0; a < 6; ++a) {
    for (std::size_t b = 0; b < 6; ++b) {
      int sum = 0;
      for (std::size_t i = 0; i < neurons; ++i) sum += (*memories)[a][i] * (*memories)[b][i];
      CHECK(matrix[6 * a + b] == sum);
    }
  }
  for (const NetworkOptions& options : all_options(neurons, random)) {
    const Network network(memories, options);
    const Dense dense(*memories, options);
    for (std::size_t k = 0; k < 6; ++k) {
      const hopfield::Stability result = stability(network, (*memories)[k]);
      std::size_t ties = 0;
      for (std::size_t i = 0; i < neurons; ++i) ties += dense.field((*memories)[k], i) == 0.0;
      REQUIRE(result.unstable == dense.unstable((*memories)[k]));
      REQUIRE(result.ties == ties);
      REQUIRE(result.energy == dense.energy((*memories)[k]));
    }
  }
}
