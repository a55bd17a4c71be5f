#include "hopfield/rules/survival.hpp"

#include <catch2/catch_test_macros.hpp>

#include "patterns.hpp"

using namespace hopfield;

namespace {

Survival survival_of(Rule rule, const std::vector<Pattern>& patterns, std::uint64_t seed = 1) {
  auto memories = std::make_shared<Memories>(patterns.front().size());
  for (const Pattern& pattern : patterns) memories->store(pattern);
  LearningOptions learning;
  learning.rule = rule;
  auto model = Model::learn(memories, learning, {});
  REQUIRE(model);
  return {*std::move(model), {}, seed};
}

void finish(Survival& survival) {
  while (!survival.over()) survival.step();
}

}  // namespace

TEST_CASE("One memory survives all but half of its pixels, with any that are flipped") {
  Random random(3);
  Survival survival = survival_of(Rule::hebb, random_patterns(1, 100, random));
  finish(survival);
  CHECK(survival.trials_done() == Survival::kLevels * Survival::kTrials);
  for (std::size_t level = 0; level + 1 < Survival::kLevels; ++level) {
    CHECK(survival.flipped(level) == 5 * (level + 1));
    // With the overlap on its side, every neuron follows it: the state is the memory, up to the last level.
    CHECK(survival.cell(0, level).successes == Survival::kTrials);
  }
  CHECK(survival.survives(0) == 45);
}

TEST_CASE("Memories that are alike survive less by Hebb's rule than by the pseudo-inverse") {
  Random random(5);
  std::vector<Pattern> patterns = random_patterns(1, 120, random);
  for (int k = 0; k < 5; ++k) patterns.push_back(flip_count(patterns.front(), 15, random));
  Survival hebb = survival_of(Rule::hebb, patterns),
           inverse = survival_of(Rule::pseudo_inverse, patterns);
  finish(hebb);
  finish(inverse);
  std::size_t by_hebb = 0, by_inverse = 0;
  for (std::size_t k = 1; k < patterns.size(); ++k) {
    by_hebb += hebb.survives(k);
    by_inverse += inverse.survives(k);
  }
  CHECK(by_hebb == 0);
  CHECK(by_inverse > 0);
}

TEST_CASE("The same trials, whatever the pace; another seed has others") {
  Random random(7);
  const std::vector<Pattern> patterns = random_patterns(6, 60, random);
  Survival a = survival_of(Rule::hebb, patterns), b = survival_of(Rule::hebb, patterns),
           c = survival_of(Rule::hebb, patterns, 2);
  finish(a);
  for (int k = 0; k < 37; ++k) b.step();
  CHECK(b.trials_done() == 37);
  CHECK(b.cell(0, 0).trials == 1);
  CHECK(b.cell(0, 9).trials == 0);
  CHECK(b.survives(0) <= b.flipped(5));
  finish(b);
  finish(c);
  bool other = false;
  for (std::size_t k = 0; k < patterns.size(); ++k)
    for (std::size_t level = 0; level < Survival::kLevels; ++level) {
      CHECK(a.cell(k, level).successes == b.cell(k, level).successes);
      other = other || a.cell(k, level).successes != c.cell(k, level).successes;
    }
  CHECK(other);
}
