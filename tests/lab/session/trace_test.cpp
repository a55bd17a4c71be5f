#include <catch2/catch_test_macros.hpp>
#include <memory>

#include "hopfield/pattern/sample.hpp"
#include "lab/recording/recording.hpp"

using hopfield::Mode;
using hopfield::Pattern;
using hopfield::Random;

namespace {

hopfield::Network network(std::size_t neurons, std::size_t count) {
  Random random(5);
  auto memories = std::make_shared<hopfield::Memories>(neurons);
  for (std::size_t k = 0; k < count; ++k)
    memories->store(hopfield::random_pattern(neurons, random));
  return {memories, {}};
}

}  // namespace

TEST_CASE("Any moment of a run can be shown again") {
  const std::size_t neurons = 70;
  const auto net = network(neurons, 9);
  Random random(1);
  const Pattern start = hopfield::random_pattern(neurons, random);
  hopfield::Run run(net, start, {}, Random(3, 4));
  lab::Recording recording(hopfield::Model(net), start, {}, Random(3, 4));
  std::vector<Pattern> states = {start};
  std::vector<std::uint32_t> decided = {0};
  while (const auto update = run.step()) {
    states.push_back(run.state().pattern());
    decided.push_back(update->neuron);
    REQUIRE(recording.forward() == 1);
    CHECK(recording.shown().pattern() == states.back());
  }
  CHECK(recording.forward() == 0);
  CHECK(recording.finished());
  REQUIRE(recording.tip() + 1 == states.size());
  const lab::Trace& trace = recording.trace();
  for (std::size_t m = 0; m < states.size(); ++m) {
    CHECK(trace.state(m) == states[m]);
    if (m == 0) continue;
    CHECK(trace.decided_at(m) == decided[m]);
    CHECK(trace.flipped_at(m) == (states[m] != states[m - 1]));
    CHECK(trace.flipped(m - 1, m).size() == hopfield::distance(states[m - 1], states[m]));
  }
  CHECK(trace.flips(trace.length()) == run.flips());
  // Backwards, forwards and by leaps, with everything that belongs to the state.
  Random leaps(9);
  for (int k = 0; k < 300; ++k) {
    const std::uint64_t to = leaps.below(static_cast<std::uint32_t>(states.size()));
    recording.seek(to);
    for (std::uint32_t steps = leaps.below(4); steps > 0; --steps) recording.forward();
    const hopfield::State fresh(net, states[static_cast<std::size_t>(recording.moment())]);
    CHECK(recording.shown().pattern() == fresh.pattern());
    CHECK(recording.shown().energy() == fresh.energy());
    CHECK(std::equal(recording.shown().overlaps().begin(), recording.shown().overlaps().end(),
                     fresh.overlaps().begin()));
  }
}

TEST_CASE("Sweeps are recorded with the hashes of a bare run") {
  for (const Mode mode : {Mode::async, Mode::sync}) {
    const std::size_t neurons = 100;
    const auto net = network(neurons, 20);
    Random random(2);
    const Pattern start = hopfield::random_pattern(neurons, random);
    const hopfield::UpdateOptions options{mode, hopfield::Order::shuffled, 50};
    hopfield::Run run(net, start, options, Random(7, 8));
    lab::Recording recording(hopfield::Model(net), start, hopfield::RunOptions{options, {}, 1.0},
                             Random(7, 8));
    recording.seek(UINT64_MAX);
    recording.settle();
    std::vector<std::uint64_t> hashes;
    std::vector<Pattern> states = {start};
    while (run.sweep() > 0) {
      hashes.push_back(lab::sweep_hash(run.state().pattern(), run.state().energy()));
      states.push_back(run.state().pattern());
    }
    const lab::Trace& trace = recording.trace();
    CHECK(std::vector(trace.hashes().begin(), trace.hashes().end()) == hashes);
    REQUIRE(trace.sweeps() == states.size());
    for (std::size_t k = 0; k < states.size(); ++k) CHECK(trace.sweep_state(k) == states[k]);
    CHECK(recording.run().outcome() == run.outcome());
    CHECK(trace.length() == run.updates());
    recording.seek(neurons + 3);
    CHECK(recording.moment() == (mode == Mode::sync ? neurons : neurons + 3));
  }
}

TEST_CASE("Curves are thinned evenly and do not depend on when they were asked for") {
  const std::size_t neurons = 4096;
  const auto net = network(neurons, 700);
  Random random(2);
  const Pattern start = hopfield::random_pattern(neurons, random);
  lab::Recording often(hopfield::Model(net), start, {}, Random(1));
  lab::Recording seldom(hopfield::Model(net), start, {}, Random(1));
  for (int k = 0; k < 60000; ++k) {
    often.forward();
    if (k % 7 == 0) often.settle();
    seldom.forward();
  }
  often.settle();
  seldom.settle();
  const auto samples = often.trace().samples();
  REQUIRE(samples.size() == seldom.trace().samples().size());
  CHECK(samples.size() <= lab::Trace::kMostSamples);
  CHECK(samples.size() > 512);
  CHECK(samples.front().moment == 0);
  CHECK(samples.back().moment == often.tip());
  const std::uint64_t stride = samples[1].moment;
  for (std::size_t k = 0; k < samples.size(); ++k) {
    if (k + 1 < samples.size()) CHECK(samples[k].moment == k * stride);
    CHECK(samples[k].moment == seldom.trace().samples()[k].moment);
    CHECK(samples[k].energy == seldom.trace().samples()[k].energy);
  }
  // A sample is what the state at that moment has.
  for (const std::size_t k : {std::size_t{1}, samples.size() / 2, samples.size() - 1}) {
    const hopfield::State state(net, often.trace().state(samples[k].moment));
    CHECK(samples[k].energy == state.energy());
    CHECK(std::equal(state.overlaps().begin(), state.overlaps().end(),
                     often.trace().overlaps(k).begin()));
  }
  CHECK(often.trace().bytes() < 16 << 20);
}

TEST_CASE("A trace that is cut ends there") {
  const auto net = network(30, 12);
  Random random(2);
  lab::Recording recording(hopfield::Model(net), hopfield::random_pattern(30, random), {},
                           Random(1));
  recording.seek(UINT64_MAX);
  recording.settle();
  lab::Trace trace = recording.trace();
  const Pattern at = trace.state(31);
  REQUIRE(trace.length() > 31);
  trace.cut(31);
  CHECK(trace.length() == 31);
  CHECK(trace.state(31) == at);
  CHECK(trace.sweeps() == 2);
  CHECK(trace.hashes().size() == 1);
  CHECK(trace.samples().back().moment <= 31);
}
