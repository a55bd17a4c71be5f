#include "hopfield/trials/theory.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdint>
#include <vector>

#include "hopfield/special/special.hpp"

namespace theory = hopfield::theory;
using hopfield::Tie;

namespace {

bool near(double a, double b, double relative) {
  return std::fabs(a - b) <= relative * std::fabs(b);
}

/// All sets of `count` patterns of `size` neurons, one after another: how often neuron 0 leaves
/// pattern 0, straight from h = Σ W s.
theory::OneStep count_all(unsigned size, unsigned count, bool self_connections, Tie tie) {
  std::uint64_t errors = 0;
  std::uint64_t ties = 0;
  const std::uint64_t total = std::uint64_t{1} << (size * count);
  for (std::uint64_t bits = 0; bits < total; ++bits) {
    const auto value = [&](unsigned mu, unsigned i) {
      return (bits >> (mu * size + i) & 1U) ? 1 : -1;
    };
    int field = 0;
    for (unsigned j = self_connections ? 0 : 1; j < size; ++j)
      for (unsigned mu = 0; mu < count; ++mu) field += value(mu, 0) * value(mu, j) * value(0, j);
    int next = field > 0 ? 1 : -1;
    if (field == 0) {
      ++ties;
      next = tie == Tie::keep ? value(0, 0) : (tie == Tie::plus ? 1 : -1);
    }
    errors += next != value(0, 0) ? 1U : 0U;
  }
  return {static_cast<double>(errors) / static_cast<double>(total),
          static_cast<double>(ties) / static_cast<double>(total)};
}

struct ExactStep {
  std::uint64_t neurons;
  std::uint64_t patterns;
  bool self_connections;
  double error;
  double tie;
};

// Sums of binomial coefficients as exact fractions, rounded once.
constexpr ExactStep kExactSteps[] = {
    {120, 12, false, 0.0004519319096468532, 9.83566274778561e-05},
    {120, 12, true, 0.00013046632160118867, 3.118881550943291e-05},
    {120, 24, false, 0.010894216101161983, 0.0011476741194600777},
    {120, 24, true, 0.0029522567339100333, 0.0003636982386326276},
    {120, 48, false, 0.054290020262575726, 0.0030085465006552863},
    {120, 48, true, 0.01233490123297588, 0.0008817499255425705},
    {120, 70, false, 0.09270163288028554, 0.0037175857771510603},
    {120, 70, true, 0.018002747320146874, 0.0010001995263733657},
    {120, 100, false, 0.13445380203928925, 0.00403034398090143},
    {120, 100, true, 0.021334212709455284, 0.0009601682833114294},
    {120, 120, false, 0.15663040605826606, 0.004066782726868271},
    {120, 120, true, 0.02185594311125146, 0.0008922824267329315},
    {100, 10, false, 0.00039920721594666734, 0.00010864654001338172},
    {100, 10, true, 0.00011234824357537358, 3.367790465262139e-05},
    {25, 3, false, 0.00011112248131084357, 0.0002475123553864478},
    {25, 3, true, 3.0848203888211856e-05, 0.0},
};

}  // namespace

TEST_CASE("the one-step error is what counting all pattern sets gives", "[theory]") {
  for (const bool self_connections : {false, true}) {
    for (const Tie tie : {Tie::keep, Tie::plus, Tie::minus}) {
      for (unsigned size = 1; size <= 6; ++size) {
        for (unsigned count = 1; size * count <= 15; ++count) {
          const theory::OneStep counted = count_all(size, count, self_connections, tie);
          const theory::OneStep exact = theory::one_step(size, count, self_connections, tie);
          INFO("N = " << size << ", P = " << count);
          CHECK(std::fabs(exact.error - counted.error) < 1e-14);
          CHECK(std::fabs(exact.tie - counted.tie) < 1e-14);
        }
      }
    }
  }
}

TEST_CASE("the one-step error agrees with exact fractions", "[theory]") {
  for (const ExactStep& exact : kExactSteps) {
    const theory::OneStep kept =
        theory::one_step(exact.neurons, exact.patterns, exact.self_connections, Tie::keep);
    CHECK(near(kept.error, exact.error, 1e-13));
    CHECK(near(kept.tie, exact.tie, 1e-13));
    const theory::OneStep up =
        theory::one_step(exact.neurons, exact.patterns, exact.self_connections, Tie::plus);
    CHECK(near(up.error, exact.error + exact.tie / 2.0, 1e-13));
  }
}

TEST_CASE("binomial tails", "[theory]") {
  CHECK(theory::fair_tail(10, 0) == 1.0);
  CHECK(theory::fair_tail(10, 11) == 0.0);
  CHECK(near(theory::fair_tail(10, 10), 1.0 / 1024.0, 1e-15));
  CHECK(near(theory::fair_tail(10, 5), 638.0 / 1024.0, 1e-14));
  CHECK(theory::fair_tail(0, 0) == 1.0);
  CHECK(theory::fair_mass(0, 0) == 1.0);
  CHECK(near(theory::fair_tail(1000000, 502000), 0.000031804668750412442632, 1e-11));
  double sum = 0.0;
  for (std::uint64_t k = 0; k <= 61; ++k) sum += theory::fair_mass(61, k);
  CHECK(std::fabs(sum - 1.0) < 1e-14);
}

TEST_CASE("the exact error tends to the Gaussian one", "[theory]") {
  for (const double load : {0.1, 0.1385, 0.37, 1.0}) {
    const auto patterns = static_cast<std::uint64_t>(load * 20000.0);
    const theory::OneStep exact = theory::one_step(20000, patterns, false, Tie::plus);
    CHECK(near(exact.error, theory::one_step_error(load), 0.01));
  }
}

TEST_CASE("loads for one-step errors", "[theory]") {
  CHECK(near(theory::load_for_one_step_error(0.001), 0.104717132934848, 1e-12));
  CHECK(near(theory::load_for_one_step_error(0.0036), 0.138458426812989, 1e-12));
  CHECK(near(theory::load_for_one_step_error(0.01), 0.184778179386101, 1e-12));
  CHECK(near(theory::load_for_one_step_error(0.05), 0.369611509468195, 1e-12));
  CHECK(near(theory::load_for_one_step_error(0.1), 0.608874560377455, 1e-12));
  for (const double p : {1e-12, 1e-3, 0.2, 0.49})
    CHECK(near(theory::one_step_error(theory::load_for_one_step_error(p)), p, 1e-12));
  CHECK(theory::one_step_error(0.0) == 0.0);
}

TEST_CASE("Amit, Gutfreund and Sompolinsky", "[theory]") {
  const theory::Critical critical = theory::critical_load();
  CHECK(near(critical.load, 0.137905566494931737, 1e-12));
  CHECK(near(critical.overlap, 0.967417115685291592, 1e-7));  // flat: the root is known to √ε
  CHECK(theory::retrieval_overlap(0.0) == 1.0);
  CHECK(near(*theory::retrieval_overlap(0.05), 0.999992228149046, 1e-13));
  CHECK(near(*theory::retrieval_overlap(0.1), 0.997999266347289, 1e-13));
  CHECK(near(*theory::retrieval_overlap(0.13), 0.987211890799235, 1e-12));
  CHECK(theory::retrieval_overlap(0.1379).has_value());
  CHECK_FALSE(theory::retrieval_overlap(0.138).has_value());
  CHECK_FALSE(theory::retrieval_overlap(-0.1).has_value());
  for (double load = 0.005; load < critical.load; load += 0.005) {
    // The equation itself, with the C library's functions and another way of finding y.
    const double m = *theory::retrieval_overlap(load);
    double y = 1.0 / std::sqrt(2.0 * load);
    for (int k = 0; k < 3000; ++k) {
      y = std::erf(y) /
          (std::sqrt(2.0 * load) + 2.0 / std::sqrt(std::acos(-1.0)) * std::exp(-y * y));
    }
    CHECK(std::fabs(std::erf(y) - m) < 1e-9);
  }
}

TEST_CASE("capacities", "[theory]") {
  CHECK(near(theory::capacity_most(1000.0), 1000.0 / (2.0 * std::log(1000.0)), 1e-14));
  CHECK(near(theory::capacity_all(1000.0), 1000.0 / (4.0 * std::log(1000.0)), 1e-14));
  CHECK(theory::dense_capacity(500.0, 2) == theory::capacity_most(500.0) * 1.0);
  CHECK(near(theory::dense_capacity(100.0, 3), 1e4 / (2.0 * 3.0 * std::log(100.0)), 1e-14));
  CHECK(near(theory::dense_capacity(100.0, 4), 1e6 / (2.0 * 15.0 * std::log(100.0)), 1e-14));
}

TEST_CASE("temperature at low load", "[theory]") {
  CHECK(near(theory::overlap_at_temperature(0.5), 0.957504024077268741, 1e-13));
  CHECK(theory::overlap_at_temperature(1.0) == 0.0);
  CHECK(theory::overlap_at_temperature(0.0) == 1.0);
  const double just_below = theory::overlap_at_temperature(0.9999);
  CHECK(near(just_below, std::sqrt(3.0 * 0.0001), 1e-2));
  CHECK(theory::mixture_overlap_at_temperature(0.0) == 0.5);
  CHECK(std::fabs(theory::mixture_temperature() - 0.459794239877785) < 1e-12);
  // The free energy itself, ½ m² − T ⟨ln 2cosh(ξ·m/T)⟩ over the 8 signs, curves upwards across the
  // mixture below that temperature and downwards above it.
  const auto curvature = [](double temperature) {
    const double m = theory::mixture_overlap_at_temperature(temperature);
    const auto energy = [=](double step) {
      const double parts[] = {m + step, m - step, m};
      double sum = 0.0;
      for (int signs = 0; signs < 8; ++signs) {
        double z = 0.0;
        for (int k = 0; k < 3; ++k) z += (signs >> k & 1) != 0 ? parts[k] : -parts[k];
        sum += std::log(2.0 * std::cosh(z / temperature)) / 8.0;
      }
      return 0.5 * (parts[0] * parts[0] + parts[1] * parts[1] + m * m) - temperature * sum;
    };
    return (energy(1e-3) - 2.0 * energy(0.0) + energy(-1e-3)) / 1e-6;
  };
  CHECK(curvature(0.455) > 1e-3);
  CHECK(curvature(0.465) < -1e-3);
}
