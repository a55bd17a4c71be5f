#include "hopfield/memory/temperature.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <memory>
#include <vector>

#include "hopfield/graph/state_graph.hpp"
#include "hopfield/pattern/sample.hpp"
#include "hopfield/rules/any_run.hpp"
#include "hopfield/rules/learning_rule.hpp"
#include "hopfield/trials/theory.hpp"
#include "trials.hpp"

using namespace hopfield;

TEST_CASE("Glauber's probability", "[temperature]") {
  CHECK(up_probability(0.0, 2.0, 1.0) == 0.5);
  CHECK(up_probability(1e9, 2.0, 1.0) == 1.0);
  CHECK(up_probability(-1e9, 2.0, 1.0) == 0.0);
  for (const double field : {-2.0, -0.3, 0.7, 4.0}) {
    const double expected = 0.5 * (1.0 + std::tanh(field / 0.8));
    CHECK(std::fabs(up_probability(field, 2.0, 0.8) - expected) < 1e-15);
  }
}

TEST_CASE("cooling schedules", "[temperature]") {
  const Cooling linear{Cooling::Shape::linear, 2.0, 0.0, 4};
  CHECK(linear.at(0) == 2.0);
  CHECK(linear.at(1) == 1.5);
  CHECK(linear.at(4) == 0.0);
  CHECK(linear.at(99) == 0.0);
  const Cooling geometric{Cooling::Shape::geometric, 4.0, 1.0, 2};
  CHECK(geometric.at(1) == 2.0);
  CHECK(Cooling{Cooling::Shape::constant, 0.7, 0.0, 0}.at(5) == 0.7);
  CHECK(validate(linear).ok());
  CHECK(validate({Cooling::Shape::geometric, 1.0, 0.0, 2}).error().field == "temperature.end");
  CHECK(validate({Cooling::Shape::constant, -1.0, 0.0, 2}).error().field == "temperature.start");
  CHECK(validate({Cooling::Shape::constant, NAN, 0.0, 2}).error().field == "temperature.start");
}

TEST_CASE("states appear as Boltzmann says", "[temperature]") {
  Random random(3);
  for (const Units units : {Units::bipolar, Units::binary}) {
    Matrix weights(4, 4);
    for (std::size_t i = 0; i < 4; ++i)
      for (std::size_t j = 0; j < i; ++j)
        weights(i, j) = weights(j, i) = random.uniform() * 2.0 - 1.0;
    NetworkOptions options;
    options.units = units;
    options.threshold = {ThresholdKind::each, {0.1, -0.2, 0.3, 0.0}};
    const DenseNetwork network = *DenseNetwork::make(weights, options);
    const StateGraph graph = *StateGraph::of(DenseState(network, Pattern(4)));
    RunOptions run_options;
    run_options.temperature.start = 0.9;
    run_options.update.order = Order::random;
    const std::size_t sweeps = trials::count(200000, 20000);
    run_options.update.max_sweeps = sweeps;
    Run<DenseState> run(DenseState(network, Pattern(4)), run_options, Random(5));
    std::vector<int> seen(16, 0);
    while (!run.over()) {
      run.sweep();
      ++seen[static_cast<std::size_t>(run.state().pattern().words()[0])];
    }
    CHECK(run.outcome() == Outcome::max_sweeps);
    double sum = 0.0;
    for (std::uint32_t state = 0; state < 16; ++state) sum += std::exp(-graph.energy(state) / 0.9);
    for (std::uint32_t state = 0; state < 16; ++state) {
      const double expected = std::exp(-graph.energy(state) / 0.9) / sum;
      // Neighbouring sweeps are correlated: their number counts for a quarter of what it is.
      const double deviation = trials::error_of_share(expected, sweeps / 4);
      CHECK(deviation < 0.5 * expected);
      CHECK(std::fabs(seen[state] / static_cast<double>(sweeps) - expected) <
            trials::kErrors * deviation);
    }
  }
}

TEST_CASE("the overlap at a temperature is the theory's", "[temperature][course]") {
  Random random(4);
  const std::size_t n = 2000;
  auto memories = std::make_shared<Memories>(n);
  for (int k = 0; k < 3; ++k) memories->store(random_pattern(n, random));
  const Network network(memories, {});
  for (const double temperature : {0.4, 0.8, 1.3}) {
    RunOptions options;
    options.temperature.start = temperature;
    options.field_scale = 1.0 / n;
    options.update.max_sweeps = static_cast<std::uint32_t>(50 + trials::count(100, 40));
    Run<State> run(State(network, (*memories)[0]), options, Random(6));
    trials::Sample overlap;
    while (!run.over()) {
      run.sweep();
      if (run.sweeps() > 50) overlap.add(run.state().overlaps()[0] / static_cast<double>(n));
    }
    // Above the critical temperature the overlap wanders about 0, by 1/√N and slowly; so does it by the crosstalk of the
    // two other memories everywhere.
    const double tolerance = 8 * overlap.error() + 1 / std::sqrt(static_cast<double>(n));
    CAPTURE(temperature, overlap.mean(), tolerance);
    CHECK(tolerance < 0.1);
    CHECK(std::fabs(overlap.mean() - theory::overlap_at_temperature(temperature)) < tolerance);
  }
}

TEST_CASE("a cooled run ends in a fixed point", "[temperature]") {
  Random random(8);
  std::vector<Pattern> patterns;
  for (int k = 0; k < 4; ++k) patterns.push_back(random_pattern(60, random));
  const DenseNetwork network = *DenseNetwork::make(*hebb_weights(patterns, false), {});
  RunOptions options;
  options.temperature = {Cooling::Shape::linear, 1.0, 0.0, 20};
  options.field_scale = 1.0 / 60.0;
  for (const Mode mode : {Mode::async, Mode::sync}) {
    options.update.mode = mode;
    Run<DenseState> run(DenseState(network, random_pattern(60, random)), options, Random(1));
    run.finish();
    CHECK(run.sweeps() >= 20);
    CHECK((run.outcome() == Outcome::fixed_point || run.outcome() == Outcome::two_cycle));
  }
}

TEST_CASE("random decisions are the same everywhere", "[temperature][golden]") {
  Random random(9);
  std::vector<Pattern> patterns;
  for (int k = 0; k < 8; ++k) patterns.push_back(random_pattern(90, random));
  const DenseNetwork network = *DenseNetwork::make(*storkey_weights(patterns), {});
  RunOptions options;
  options.temperature = {Cooling::Shape::geometric, 0.8, 0.2, 40};
  options.update.max_sweeps = 60;
  Run<DenseState> run(DenseState(network, patterns[0]), options, Random(10));
  std::uint64_t hash = 0;
  while (!run.over()) {
    run.sweep();
    hash = hash * 0x100000001b3U ^ run.state().pattern().hash();
  }
  CHECK(hash == 0xd703c0bf92bf04baU);
}
