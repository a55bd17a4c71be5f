#include "hopfield/rules/dense_network.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <map>
#include <memory>
#include <vector>

#include "hopfield/pattern/sample.hpp"
#include "hopfield/rules/any_run.hpp"
#include "hopfield/rules/learning_rule.hpp"
#include "oracle.hpp"
#include "patterns.hpp"

using namespace hopfield;
using oracle::pattern_of;

namespace {

DenseNetwork network_of(const Matrix& weights, NetworkOptions options = {}) {
  Result<DenseNetwork> network = DenseNetwork::make(weights, options);
  REQUIRE(network.ok());
  return *network;
}

/// The definition, from scratch.
double plain_field(const Matrix& weights, const NetworkOptions& options, const Pattern& state,
                   std::size_t i) {
  double sum = 0.0;
  double row = 0.0;
  for (std::size_t j = 0; j < state.size(); ++j) {
    const double value = options.units == Units::bipolar ? state[j] : (state.up(j) ? 1.0 : 0.0);
    sum += weights(i, j) * value;
    row += weights(i, j);
  }
  const Threshold& threshold = options.threshold;
  if (threshold.kind == ThresholdKind::half_row_sum) return sum - row / 2.0;
  return sum - threshold.values[threshold.kind == ThresholdKind::each ? i : 0];
}

Matrix random_matrix(std::size_t n, bool symmetric, Random& random, auto draw) {
  Matrix weights(n, n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j)
      if (i != j) weights(i, j) = symmetric && j < i ? weights(j, i) : draw(random);
  }
  return weights;
}

}  // namespace

TEST_CASE("dense fields, energies and decisions follow the definition through flips", "[dense]") {
  Random random(3);
  const auto integer = [](Random& r) { return static_cast<double>(r.below(7)) - 3.0; };
  const auto dyadic = [](Random& r) { return (static_cast<double>(r.below(65)) - 32.0) / 16.0; };
  const auto large = [](Random& r) { return (static_cast<double>(r.below(65)) - 32.0) * 0x1p30; };
  for (int round = 0; round < 60; ++round) {
    NetworkOptions options;
    options.units = round % 2 == 0 ? Units::bipolar : Units::binary;
    options.tie = static_cast<Tie>(round % 3);
    options.threshold.kind = static_cast<ThresholdKind>(round % 3);
    const std::size_t n = 1 + random.below(12);
    options.threshold.values.clear();
    const std::size_t values = round % 3 == 0 ? 1 : (round % 3 == 1 ? n : 0);
    for (std::size_t k = 0; k < values; ++k)
      options.threshold.values.push_back((static_cast<double>(random.below(9)) - 4.0) / 4.0);
    const Matrix weights = round % 5 == 0  ? random_matrix(n, false, random, large)
                           : round % 5 < 3 ? random_matrix(n, true, random, dyadic)
                                           : random_matrix(n, false, random, integer);
    const DenseNetwork network = network_of(weights, options);
    CHECK(network.exact());
    CHECK(network.weights() == weights);
    DenseState state(network, random_pattern(n, random));
    for (int step = 0; step < 40; ++step) {
      double energy = 0.0;
      for (std::size_t i = 0; i < n; ++i) {
        const double field = plain_field(weights, options, state.pattern(), i);
        REQUIRE(state.field(i) == field);
        const Decision decision = state.decide(i);
        REQUIRE(decision.tie == (field == 0.0));
        const bool rule =
            options.tie == Tie::keep ? state.pattern().up(i) : options.tie == Tie::plus;
        REQUIRE(decision.up == (field == 0.0 ? rule : field > 0.0));
        const bool bipolar = options.units == Units::bipolar;
        const double s = bipolar ? state.pattern()[i] : (state.pattern().up(i) ? 1.0 : 0.0);
        energy += -0.5 * s * (field + network.threshold(i)) + network.threshold(i) * s;
      }
      REQUIRE(std::fabs(state.energy() - energy) <= 1e-12 * (1.0 + std::fabs(energy)));
      state.flip(random.below(static_cast<std::uint32_t>(n)));
    }
  }
}

TEST_CASE("weights that are no binary fractions still tie where they should", "[dense]") {
  // 0.1 + 0.2 − 0.3 is not 0 in floating point.
  Matrix weights(4, 4);
  weights(0, 1) = 0.1;
  weights(0, 2) = 0.2;
  weights(0, 3) = -0.3;
  using Origin = DenseNetwork::Origin;
  for (const Origin origin : {Origin::written, Origin::computed}) {
    const DenseNetwork network = *DenseNetwork::make(weights, {}, origin);
    CHECK(network.exact() == (origin == Origin::written));
    DenseState state(network, pattern_of({-1, 1, 1, 1}));
    CHECK(state.decide(0).tie);
    state.flip(3);
    CHECK_FALSE(state.decide(0).tie);
    CHECK(std::fabs(state.field(0) - 0.6) < 1e-15);
    CHECK(std::fabs(network.weight(0, 3) + 0.3) < 1e-16);
  }
}

TEST_CASE("weights with few decimals are what they say", "[dense]") {
  Random random(5);
  for (int trial = 0; trial < 200; ++trial) {
    const std::size_t n = 2 + random.below(8);
    const double ten = std::pow(10.0, 1 + random.below(6));
    const bool binary = random.below(2) == 1;
    // Everything once in units and once in decimals: the same decisions, the same energies but for the unit.
    Matrix units(n, n), decimals(n, n);
    NetworkOptions whole, parts;
    whole.self_connections = true;
    whole.units = binary ? Units::binary : Units::bipolar;
    whole.threshold = {ThresholdKind::each, {}};
    const auto draw = [&] { return static_cast<double>(random.below(2001)) - 1000.0; };
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        units(i, j) = draw();
        decimals(i, j) = units(i, j) / ten;
      }
      whole.threshold.values.push_back(random.below(2) == 1 ? draw() : 0.0);
    }
    parts = whole;
    for (double& theta : parts.threshold.values) theta /= ten;
    const DenseNetwork a = *DenseNetwork::make(units, whole),
                       b = *DenseNetwork::make(decimals, parts);
    REQUIRE(b.exact());
    for (int k = 0; k < 8; ++k) {
      const Pattern pattern = random_pattern(n, random);
      const DenseState x(a, pattern), y(b, pattern);
      REQUIRE(y.energy() == x.energy() / ten);
      for (std::size_t i = 0; i < n; ++i) {
        REQUIRE(b.weight(i, i) == decimals(i, i));
        REQUIRE(x.decide(i).up == y.decide(i).up);
        REQUIRE(x.decide(i).tie == y.decide(i).tie);
        REQUIRE(y.input(i) == x.input(i) / ten);
      }
    }
  }
}

TEST_CASE("a sum that is 0 in decimals is 0", "[dense]") {
  const Matrix weights(3, 3, {0, -0.1, -0.2, -0.1, 0, 0.3, -0.2, 0.3, 0});
  const DenseNetwork network = network_of(weights);
  for (const int sign : {1, -1}) {
    CHECK(DenseState(network, pattern_of({sign, sign, sign})).energy() == 0.0);
    CHECK(DenseState(network, pattern_of({sign, sign, sign})).input(1) == sign * 0.2);
  }
}

TEST_CASE("the path to a state does not matter", "[dense]") {
  Random random(11);
  const auto real = [](Random& r) { return r.uniform() - 0.5; };
  const DenseNetwork network = network_of(random_matrix(40, false, random, real));
  DenseState state(network, random_pattern(40, random));
  for (int step = 0; step < 1000; ++step) state.flip(random.below(40));
  const DenseState fresh(network, state.pattern());
  for (std::size_t i = 0; i < 40; ++i) CHECK(state.field(i) == fresh.field(i));
  CHECK(state.energy() == fresh.energy());
}

TEST_CASE("written-down Hebbian weights run exactly like the Hebbian network", "[dense]") {
  Random random(5);
  for (int round = 0; round < 24; ++round) {
    const std::size_t n = 20 + random.below(60);
    const std::vector<Pattern> patterns = random_patterns(1 + random.below(12), n, random);
    NetworkOptions options;
    options.self_connections = round % 2 == 1;
    options.units = round % 4 < 2 ? Units::bipolar : Units::binary;
    options.tie = static_cast<Tie>(round % 3);
    auto memories = std::make_shared<Memories>(n);
    for (const Pattern& pattern : patterns) memories->store(pattern);
    const Network hebb(memories, options);
    const DenseNetwork dense =
        network_of(*hebb_weights(patterns, options.self_connections), options);
    CHECK(dense.symmetric());
    RunOptions run_options;
    run_options.update.mode = round % 6 < 3 ? Mode::async : Mode::sync;
    run_options.update.order = static_cast<Order>(round % 3);
    const Pattern start = random_pattern(n, random);
    const Random draws(static_cast<std::uint64_t>(round));
    Run expected(hebb, start, run_options.update, draws);
    Run<DenseState> actual(DenseState(dense, start), run_options, draws);
    Run<State> same(State(hebb, start), run_options, draws);
    while (!expected.over()) {
      expected.sweep();
      actual.sweep();
      same.sweep();
      REQUIRE(actual.state().pattern() == expected.state().pattern());
      REQUIRE(same.state().pattern() == expected.state().pattern());
      REQUIRE(actual.state().energy() == expected.state().energy());
    }
    CHECK(actual.outcome() == expected.outcome());
    CHECK(actual.flips() == expected.flips());
    CHECK(same.outcome() == expected.outcome());
    CHECK(same.sweeps() == expected.sweeps());
  }
}

TEST_CASE("steps and sweeps are the same", "[dense]") {
  Random random(8);
  const auto real = [](Random& r) { return r.uniform() - 0.5; };
  const DenseNetwork network = network_of(random_matrix(30, true, random, real));
  RunOptions options;
  options.temperature = {Cooling::Shape::linear, 1.0, 0.0, 5};
  Run<DenseState> a(DenseState(network, random_pattern(30, random)), options, Random(4));
  Run<DenseState> b = a;
  a.finish();
  while (b.step()) {
  }
  CHECK(a.state().pattern() == b.state().pattern());
  CHECK(a.outcome() == Outcome::fixed_point);
  CHECK(a.updates() == b.updates());
}

TEST_CASE("three neurons by hand", "[dense][course]") {
  // ξ = (1, 1, −1), M = ⅓ ξ ξᵀ with its diagonal.
  NetworkOptions options;
  options.self_connections = true;
  Matrix weights(3, 3);
  const double xi[] = {1.0, 1.0, -1.0};
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j) weights(i, j) = xi[i] * xi[j] / 3.0;
  const DenseNetwork network = network_of(weights, options);
  const DenseState from(network, pattern_of({1, 1, 1}));
  CHECK(std::fabs(from.field(0) - 1.0 / 3.0) < 1e-15);
  CHECK(std::fabs(from.field(2) + 1.0 / 3.0) < 1e-15);
  RunOptions sync;
  sync.update.mode = Mode::sync;
  Run<DenseState> run(from, sync, Random(0));
  run.sweep();
  CHECK(run.state().pattern() == pattern_of({1, 1, -1}));
  CHECK(run.outcome() == Outcome::fixed_point);
}

TEST_CASE("antisymmetric weights have period 4", "[dense][course]") {
  Random random(2);
  for (int round = 0; round < 30; ++round) {
    const std::size_t n = 2 + 2 * random.below(10);
    Matrix weights(n, n);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        weights(i, j) = random.uniform() - 0.5;  // no ties
        weights(j, i) = -weights(i, j);
      }
    }
    const DenseNetwork network = network_of(weights);
    CHECK(network.antisymmetric());
    RunOptions options;
    options.update.mode = Mode::sync;
    options.update.max_sweeps = 1000;
    Run<DenseState> run(DenseState(network, random_pattern(n, random)), options, Random(1));
    run.finish();
    CHECK(run.outcome() == Outcome::cycle);
    CHECK(run.period() == 4);
  }
}

TEST_CASE("cycles have the period that a full history shows", "[dense]") {
  Random random(21);
  const auto real = [](Random& r) { return r.uniform() - 0.5; };
  std::map<std::uint64_t, int> seen;
  for (int round = 0; round < 200; ++round) {
    const bool sync = round % 2 == 0;
    const DenseNetwork network = network_of(random_matrix(10, false, random, real));
    RunOptions options;
    options.update.mode = sync ? Mode::sync : Mode::async;
    options.update.order = Order::raster;
    options.update.max_sweeps = 5000;
    Run<DenseState> run(DenseState(network, random_pattern(10, random)), options, Random(1));
    std::map<std::vector<std::uint64_t>, std::uint64_t> history;
    DenseState plain = run.state();
    std::uint64_t period = 0;
    for (std::uint64_t sweep = 0; period == 0; ++sweep) {
      const std::span<const std::uint64_t> words = plain.pattern().words();
      const auto [at, fresh] = history.try_emplace({words.begin(), words.end()}, sweep);
      if (!fresh) period = sweep - at->second;
      std::vector<bool> next(10);
      for (std::size_t i = 0; i < 10; ++i) {
        next[i] = plain.next(i);
        if (!sync && next[i] != plain.pattern().up(i)) plain.flip(i);
      }
      for (std::size_t i = 0; i < 10; ++i)
        if (sync && next[i] != plain.pattern().up(i)) plain.flip(i);
    }
    run.finish();
    CHECK(run.period() == period);
    CHECK((run.outcome() == Outcome::fixed_point) == run.state().stable());
    CHECK((run.outcome() == Outcome::two_cycle) == (sync && period == 2));
    ++seen[period];
  }
  CHECK(seen.size() > 4);
}

TEST_CASE("a sequence is recalled in order", "[dense][course]") {
  Random random(9);
  const std::vector<Pattern> patterns = random_patterns(5, 200, random);
  const DenseNetwork network = network_of(*sequence_weights(patterns, true, false));
  CHECK_FALSE(network.symmetric());
  RunOptions options;
  options.update.mode = Mode::sync;
  options.update.max_sweeps = 50;
  Run<DenseState> run(DenseState(network, flip_fraction(patterns[0], 0.1, random)), options,
                      Random(1));
  for (std::size_t k = 1; !run.over(); ++k) {
    run.sweep();
    CHECK(run.state().pattern() == patterns[k % 5]);
  }
  CHECK(run.outcome() == Outcome::cycle);
  CHECK(run.period() == 5);
  const DenseNetwork open = network_of(*sequence_weights(patterns, false, false));
  Run<DenseState> once(DenseState(open, patterns[0]), options, Random(1));
  for (std::size_t k = 1; k < 5; ++k) {
    once.sweep();
    CHECK(once.state().pattern() == patterns[k]);
  }
}

TEST_CASE("Amari's weights", "[dense][course]") {
  Random random(4);
  const std::vector<Pattern> patterns = random_patterns(3, 10, random);
  const std::vector<double> coefficients = {0.5, 1.0, 2.0};
  const Matrix weights = *amari_weights(patterns, coefficients, 0.25);
  for (std::size_t i = 0; i < 10; ++i) {
    for (std::size_t j = 0; j < 10; ++j) {
      double sum = i == j ? 0.25 : 0.0;
      for (std::size_t k = 0; k < 3; ++k) sum += coefficients[k] * patterns[k][i] * patterns[k][j];
      CHECK(weights(i, j) == sum);
    }
  }
  CHECK(amari_weights(patterns, std::vector<double>{1.0}, 0.0).error().field == "coefficients");
}

TEST_CASE("hand-edited weights and what is refused", "[dense]") {
  const DenseNetwork zero = network_of(Matrix(3, 3));
  const DenseNetwork edited = *zero.with_weight(0, 1, 2.5, true);
  CHECK(edited.weight(0, 1) == 2.5);
  CHECK(edited.weight(1, 0) == 2.5);
  CHECK(edited.symmetric());
  CHECK_FALSE(zero.with_weight(0, 1, 1.0, false)->symmetric());
  CHECK(zero.with_weight(1, 1, 1.0, false).error().text() ==
        "weights[1][1]: expected 0: the network has no self-connections");
  CHECK(zero.with_weight(0, 1, INFINITY, false).error().field == "weights[0][1]");
  CHECK(zero.with_weight(0, 3, 1.0, false).error().field == "weights[0][3]");
  CHECK(DenseNetwork::make(Matrix(2, 3), {}).error().field == "weights");
  NetworkOptions options;
  options.threshold = {ThresholdKind::each, {1.0}};
  CHECK(DenseNetwork::make(Matrix(2, 2), options).error().field == "threshold");
  CHECK(check_patterns(std::vector<Pattern>{Pattern(25), Pattern(24)}).error().text() ==
        "patterns[1]: 24 values, expected 25");
}

TEST_CASE("Storkey's rule", "[storkey]") {
  const Matrix known =
      *storkey_weights(std::vector{pattern_of({1, 1, 1, 1}), pattern_of({1, 1, -1, -1})});
  CHECK(known(0, 1) == 0.75);
  CHECK(known(0, 2) == 0.0);
  CHECK(known(2, 3) == 0.75);
  Random random(6);
  for (int round = 0; round < 10; ++round) {
    const std::size_t n = 2 + random.below(9);
    const std::vector<Pattern> patterns = random_patterns(1 + random.below(5), n, random);
    Matrix plain(n, n);
    for (const Pattern& xi : patterns) {
      const Matrix before = plain;
      const auto h = [&](std::size_t i, std::size_t j) {
        double sum = 0.0;
        for (std::size_t k = 0; k < n; ++k)
          if (k != i && k != j) sum += before(i, k) * xi[k];
        return sum;
      };
      for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
          if (i == j) continue;
          plain(i, j) +=
              (xi[i] * xi[j] - xi[i] * h(j, i) - h(i, j) * xi[j]) / static_cast<double>(n);
        }
      }
    }
    const Matrix weights = *storkey_weights(patterns);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        CHECK(std::fabs(weights(i, j) - plain(i, j)) < 1e-13);
        CHECK(weights(i, j) == weights(j, i));
      }
    }
  }
}

TEST_CASE("Storkey's rule stores more than Hebb's", "[storkey]") {
  Random random(12);
  std::size_t hebb = 0;
  std::size_t storkey = 0;
  for (int round = 0; round < 5; ++round) {
    const std::vector<Pattern> patterns = random_patterns(20, 100, random);
    const DenseNetwork a = network_of(*hebb_weights(patterns, false));
    const DenseNetwork b = network_of(*storkey_weights(patterns));
    for (const Pattern& pattern : patterns) {
      hebb += DenseState(a, pattern).unstable();
      storkey += DenseState(b, pattern).unstable();
    }
  }
  CHECK(storkey * 10 < hebb);
}

TEST_CASE("a threshold that is no binary fraction can be met", "[dense]") {
  Matrix weights(3, 3);
  weights(0, 1) = 0.1;
  weights(0, 2) = 0.2;
  NetworkOptions options;
  options.threshold.values = {0.3};
  CHECK(DenseState(network_of(weights, options), pattern_of({-1, 1, 1})).decide(0).tie);
  options.units = Units::binary;
  CHECK(DenseState(network_of(weights, options), pattern_of({-1, 1, 1})).decide(0).tie);
  CHECK_FALSE(DenseState(network_of(weights, options), pattern_of({-1, 1, -1})).decide(0).tie);
}
