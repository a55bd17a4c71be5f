#include "hopfield/rules/dense_memory.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <memory>
#include <vector>

#include "hopfield/graph/state_graph.hpp"
#include "hopfield/pattern/sample.hpp"
#include "hopfield/rules/any_run.hpp"
#include "patterns.hpp"

using namespace hopfield;

namespace {

/// −Σ F(ξ · s) in long double.
long double plain_energy(const std::vector<Pattern>& patterns, const DenseMemoryOptions& options,
                         const Pattern& state) {
  long double sum = 0.0L;
  for (const Pattern& pattern : patterns) {
    long double z = 0.0L;
    for (std::size_t i = 0; i < state.size(); ++i) z += pattern[i] * state[i];
    if (options.interaction == Interaction::exponential)
      sum += std::exp(z);
    else if (options.interaction == Interaction::polynomial || z > 0.0L)
      sum += std::pow(z, static_cast<long double>(options.degree));
  }
  return -sum;
}

constexpr Interaction kInteractions[] = {Interaction::polynomial, Interaction::rectified,
                                         Interaction::exponential};

}  // namespace

TEST_CASE("a neuron of a dense memory takes the value of lower energy", "[dense-memory]") {
  Random random(1);
  for (int round = 0; round < 60; ++round) {
    const std::size_t n = 2 + random.below(30);
    const std::vector<Pattern> patterns = random_patterns(1 + random.below(6), n, random);
    DenseMemoryOptions options;
    options.interaction = kInteractions[round % 3];
    options.degree = round % 2 == 0 ? 2 + random.below(5) : 16 + random.below(20);
    const DenseMemory network = *DenseMemory::make(patterns, options);
    DenseMemoryState state(network, random_pattern(n, random));
    for (int step = 0; step < 10; ++step) {
      const long double energy = plain_energy(patterns, options, state.pattern());
      CHECK(std::fabs(static_cast<double>(state.energy() - energy)) <=
            1e-10 * std::fabs(static_cast<double>(energy)));
      for (std::size_t i = 0; i < n; ++i) {
        // ½ (E(−) − E(+)) pattern by pattern.
        long double twice = 0.0L;
        long double size = 0.0L;
        for (const Pattern& pattern : patterns) {
          Pattern up = state.pattern();
          up.set(i, true);
          Pattern down = up;
          down.flip(i);
          const std::vector<Pattern> one = {pattern};
          const long double term =
              plain_energy(one, options, down) - plain_energy(one, options, up);
          twice += term;
          size += std::fabs(term);
        }
        const Decision decision = state.decide(i);
        if (std::fabs(twice) > 1e-12L * size) {
          CHECK_FALSE(decision.tie);
          CHECK(decision.up == (twice > 0.0L));
          CHECK(std::fabs(static_cast<double>(2.0L * state.field(i) / twice) - 1.0) < 1e-6);
        } else if (twice == 0.0L && network.exact()) {
          CHECK(decision.tie);
        }
      }
      state.flip(random.below(static_cast<std::uint32_t>(n)));
    }
  }
}

TEST_CASE("where large terms cancel the small ones decide", "[dense-memory]") {
  // Two patterns agree with the state equally and want the neuron on different sides; a third that has
  // almost nothing to say settles it, with e^−38 of their weight.
  Pattern up(40);
  up.fill(true);
  Pattern down = up;
  down.flip(0);
  Pattern third = down;
  for (std::size_t i = 1; i < 20; ++i) third.flip(i);
  const DenseMemoryOptions options = {Interaction::exponential, 0, Tie::keep};
  const DenseMemory tied = *DenseMemory::make(std::vector{up, down}, options);
  CHECK(DenseMemoryState(tied, up).decide(0).tie);
  const DenseMemory settled = *DenseMemory::make(std::vector{up, down, third}, options);
  CHECK_FALSE(DenseMemoryState(settled, up).decide(0).tie);
  CHECK_FALSE(DenseMemoryState(settled, up).decide(0).up);
}

TEST_CASE("degree 2 is Hopfield's network", "[dense-memory][course]") {
  Random random(2);
  for (int round = 0; round < 20; ++round) {
    const std::size_t n = 20 + random.below(50);
    const std::vector<Pattern> patterns = random_patterns(1 + random.below(9), n, random);
    auto memories = std::make_shared<Memories>(n);
    for (const Pattern& pattern : patterns) memories->store(pattern);
    const Network hebb(memories, {});
    const DenseMemory dense = *DenseMemory::make(patterns, {Interaction::polynomial, 2, Tie::keep});
    CHECK(dense.exact());
    const Pattern start = random_pattern(n, random);
    const State a(hebb, start);
    const DenseMemoryState b(dense, start);
    for (std::size_t i = 0; i < n; ++i) CHECK(b.field(i) == 2.0 * a.field(i));
    // E = −Σ m² is twice the Hebbian energy less the constant of the diagonal.
    const double diagonal = static_cast<double>(patterns.size() * n);
    CHECK(b.energy() == 2.0 * a.energy() - diagonal);
    Run expected(hebb, start, {}, Random(3));
    Run<DenseMemoryState> actual(b, {}, Random(3));
    while (!expected.over()) {
      expected.sweep();
      actual.sweep();
      REQUIRE(actual.state().pattern() == expected.state().pattern());
    }
    CHECK(actual.outcome() == expected.outcome());
  }
}

TEST_CASE("energies of dense memories fall to a fixed point", "[dense-memory]") {
  Random random(4);
  for (int round = 0; round < 30; ++round) {
    const std::vector<Pattern> patterns = random_patterns(30, 60, random);
    DenseMemoryOptions options;
    options.interaction = kInteractions[round % 3];
    options.degree = 3;
    const DenseMemory network = *DenseMemory::make(patterns, options);
    RunOptions run_options;
    run_options.update.order = static_cast<Order>(round % 2);
    Run<DenseMemoryState> run(DenseMemoryState(network, random_pattern(60, random)), run_options,
                              Random(static_cast<std::uint64_t>(round)));
    double before = run.state().energy();
    while (const auto update = run.step()) {
      const double energy = run.state().energy();
      CHECK(energy <= before);
      before = energy;
    }
    CHECK(run.outcome() == Outcome::fixed_point);
  }
}

TEST_CASE("higher degrees hold more", "[dense-memory][course]") {
  Random random(5);
  const std::vector<Pattern> patterns = random_patterns(60, 60, random);
  const auto unstable = [&](DenseMemoryOptions options) {
    const DenseMemory network = *DenseMemory::make(patterns, options);
    std::size_t sum = 0;
    for (const Pattern& pattern : patterns) sum += DenseMemoryState(network, pattern).unstable();
    return sum;
  };
  const std::size_t two = unstable({Interaction::polynomial, 2, Tie::keep});
  const std::size_t three = unstable({Interaction::polynomial, 3, Tie::keep});
  CHECK(two > 100);
  CHECK(three < two / 3);
  CHECK(unstable({Interaction::rectified, 5, Tie::keep}) == 0);
  CHECK(unstable({Interaction::exponential, 0, Tie::keep}) == 0);
}

TEST_CASE("dense memories of any size stay numbers", "[dense-memory]") {
  Random random(6);
  const std::vector<Pattern> patterns = random_patterns(5, 2000, random);
  const DenseMemory network =
      *DenseMemory::make(patterns, {Interaction::exponential, 0, Tie::keep});
  DenseMemoryState state(network, patterns[2]);
  CHECK(state.stable());
  CHECK(std::fabs(state.log_energy() + 2000.0) < 1e-9);
  CHECK(state.energy() == -INFINITY);
  for (std::size_t i = 0; i < 500; ++i) state.flip(i);
  Run<DenseMemoryState> run(state, {}, Random(1));
  run.finish();
  CHECK(run.state().pattern() == patterns[2]);
  CHECK(DenseMemory::make(patterns, {Interaction::polynomial, 1, Tie::keep}).error().field ==
        "degree");
  CHECK(DenseMemory::make({}, {}).error().field == "patterns");
}

TEST_CASE("dense memories can be enumerated", "[dense-memory]") {
  Random random(7);
  const std::vector<Pattern> patterns = random_patterns(2, 8, random);
  const DenseMemory network = *DenseMemory::make(patterns, {Interaction::rectified, 3, Tie::keep});
  const StateGraph graph = *StateGraph::of(DenseMemoryState(network, Pattern(8)));
  for (const Attractor& attractor : asynchronous_attractors(graph))
    CHECK(attractor.states.size() == 1);
}

TEST_CASE("the modern network's energy falls and it retrieves in one step",
          "[dense-memory][course]") {
  Random random(8);
  for (int round = 0; round < 30; ++round) {
    const std::size_t n = 2 + random.below(20);
    std::vector<std::vector<double>> patterns(1 + random.below(10), std::vector<double>(n));
    for (auto& pattern : patterns)
      for (double& value : pattern) value = 2.0 * random.uniform() - 1.0;
    const double beta = std::pow(10.0, 3.0 * random.uniform() - 1.0);
    const ModernNetwork network = *ModernNetwork::make(patterns, beta);
    std::vector<double> x(n);
    for (double& value : x) value = 2.0 * random.uniform() - 1.0;
    double before = network.energy(x);
    for (int step = 0; step < 20; ++step) {
      CHECK(before >= -1e-12);
      // Softmax from the definition.
      const std::vector<double> weights = network.attention(x);
      double sum = 0.0;
      double norm = 0.0;
      std::vector<double> plain;
      for (const auto& pattern : patterns) {
        double product = 0.0;
        for (std::size_t i = 0; i < n; ++i) product += pattern[i] * x[i];
        plain.push_back(std::exp(beta * product));
        norm += plain.back();
      }
      for (std::size_t k = 0; k < patterns.size(); ++k) {
        if (std::isfinite(norm)) CHECK(std::fabs(weights[k] - plain[k] / norm) < 1e-12);
        sum += weights[k];
      }
      CHECK(std::fabs(sum - 1.0) < 1e-14);
      x = network.step(x);
      const double energy = network.energy(x);
      CHECK(energy <= before + 1e-12);
      before = energy;
    }
  }
  // With ±1 patterns and a large β one step is enough.
  std::vector<std::vector<double>> patterns;
  Random bits(9);
  for (int k = 0; k < 20; ++k) {
    const Pattern pattern = random_pattern(64, bits);
    patterns.emplace_back();
    for (std::size_t i = 0; i < 64; ++i) patterns.back().push_back(pattern[i]);
  }
  const ModernNetwork network = *ModernNetwork::make(patterns, 1.0);
  std::vector<double> spoiled = patterns[7];
  for (std::size_t i = 0; i < 64; i += 5) spoiled[i] = -spoiled[i];
  const std::vector<double> recalled = network.step(spoiled);
  for (std::size_t i = 0; i < 64; ++i) CHECK(std::fabs(recalled[i] - patterns[7][i]) < 1e-3);
  CHECK(ModernNetwork::make(patterns, 0.0).error().field == "beta");
  CHECK(ModernNetwork::make({}, 1.0).error().field == "patterns");
}
