#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "hopfield/numerics/dormand_prince.hpp"
#include "hopfield/numerics/random.hpp"
#include "hopfield/rate/network.hpp"
#include "hopfield/rate/trajectory.hpp"
#include "trials.hpp"

using namespace hopfield;

namespace {

RateNetwork network_of(std::size_t n, std::vector<double> weights, RateOptions options) {
  Result<RateNetwork> network = RateNetwork::make(Matrix(n, n, std::move(weights)), options);
  REQUIRE(network.ok());
  return *network;
}

RateTrajectory path_of(const RateNetwork& network, std::vector<double> start,
                       InputSchedule schedule, double duration, Tolerance tolerance = {}) {
  Result<RateTrajectory> path = RateTrajectory::make(network, start, schedule, duration, tolerance);
  REQUIRE(path.ok());
  return *path;
}

RateOptions with(Activation activation, double gain = 1.0, double tau = 1.0,
                 RateForm form = RateForm::rate) {
  return {activation, gain, tau, form};
}

constexpr Activation kActivations[] = {Activation::linear, Activation::clip, Activation::tanh,
                                       Activation::arctan};

}  // namespace

TEST_CASE("the integrator keeps its tolerance, between steps too", "[rate]") {
  // A harmonic oscillator, twenty times round.
  DormandPrince solver(
      [](double, std::span<const double> v, std::span<double> out) {
        out[0] = v[1];
        out[1] = -v[0];
      },
      0.0, {0.0, 1.0}, {1e-10, 1e-12, 100000, 1e12});
  double worst = 0.0;
  while (solver.time() < 125.0) {
    REQUIRE(solver.step(125.0) == DormandPrince::Status::fine);
    for (const double part : {0.1, 0.37, 0.5, 0.81, 1.0}) {
      const double t = solver.last().start + part * solver.last().length;
      double v[2];
      solver.last().at(t, v);
      worst = std::max({worst, std::fabs(v[0] - std::sin(t)), std::fabs(v[1] - std::cos(t))});
    }
  }
  CHECK(solver.time() == 125.0);
  CHECK(worst < 2e-7);
  CHECK(worst > 1e-13);
}

TEST_CASE("the error falls with the tolerance", "[rate]") {
  double before = 1.0;
  for (const double tolerance : {1e-4, 1e-6, 1e-8, 1e-10}) {
    const RateNetwork network = network_of(2, {0.0, -3.0, 3.0, 0.5}, with(Activation::tanh, 1.5));
    const auto run = [&](double relative) {
      return path_of(network, {0.3, -0.2}, {}, 10.0, {relative, relative, 100000, 1e12}).last();
    };
    const std::vector<double> exact = run(1e-13);
    const std::vector<double> v = run(tolerance);
    const double error = std::max(std::fabs(v[0] - exact[0]), std::fabs(v[1] - exact[1]));
    CHECK(error < 100.0 * tolerance);
    CHECK(error < before);
    before = error;
  }
}

TEST_CASE("activations, slopes, inverses and their integrals", "[rate]") {
  for (const Activation activation : kActivations) {
    for (const double gain : {0.5, 1.0, 3.0}) {
      const RateNetwork network = network_of(1, {0.0}, with(activation, gain));
      for (const double u : {-2.1, -0.31, 0.0, 0.11, 0.3, 1.7}) {
        const double step = 1e-6;
        const double slope =
            (network.activate(u + step) - network.activate(u - step)) / (2.0 * step);
        CHECK(std::fabs(network.slope(u) - slope) < 1e-8);
        const double v = network.activate(u);
        CHECK(network.activate(-u) == -v);
        if (std::fabs(v) < 1.0) CHECK(std::fabs(network.inverse(v) - u) < 1e-11);
      }
      // Simpson's rule.
      for (const double v : {-0.9, -0.2, 0.5, 0.99}) {
        double sum = 0.0;
        for (int k = 0; k <= 2000; ++k) {
          const double weight = k == 0 || k == 2000 ? 1.0 : (k % 2 == 1 ? 4.0 : 2.0);
          sum += weight * network.inverse(v * k / 2000.0) * v / 6000.0;
        }
        CHECK(std::fabs(network.inverse_integral(v) - sum) < 1e-6);
      }
    }
  }
  const RateNetwork tanh_network = network_of(1, {0.0}, with(Activation::tanh));
  CHECK(std::fabs(tanh_network.inverse_integral(1.0) - std::log(2.0)) < 1e-15);
  CHECK(std::isinf(tanh_network.inverse_integral(1.01)));
  const RateNetwork clip = network_of(1, {0.0}, with(Activation::clip, 2.0));
  CHECK(clip.inverse_integral(-1.0) == 0.25);
  CHECK(std::isinf(clip.inverse_integral(-1.5)));
  CHECK(std::isinf(network_of(1, {0.0}, with(Activation::arctan)).inverse_integral(1.0)));
}

TEST_CASE("one neuron: leak, integrator, runaway", "[rate][course]") {
  // τ dv/dt = −(1 − λ) v + h, h = 0.5 for 2 time units.
  const double tau = 0.8;
  for (const double lambda : {0.0, 0.5, 1.0, 1.5}) {
    const RateNetwork network = network_of(1, {lambda}, with(Activation::linear, 1.0, tau));
    const RateTrajectory path = path_of(network, {0.0}, {{2.0, {0.5}}, {9.0, {0.0}}}, 8.0);
    CHECK(path.stop() == RateTrajectory::Stop::finished);
    CHECK(path.end() == 8.0);
    const double rate = (1.0 - lambda) / tau;
    const auto during = [&](double t) {
      return lambda == 1.0 ? 0.5 * t / tau : 0.5 / (1.0 - lambda) * (1.0 - std::exp(-rate * t));
    };
    for (const double t : {0.3, 1.0, 2.0})
      CHECK(std::fabs(path.at(t)[0] - during(t)) < 1e-8 * (1.0 + during(t)));
    for (const double t : {2.5, 5.0, 8.0}) {
      const double expected = during(2.0) * std::exp(-rate * (t - 2.0));
      CHECK(std::fabs(path.at(t)[0] - expected) < 1e-7 * (1.0 + expected));
    }
  }
}

TEST_CASE("a neuron with λ > 1 and a limit remembers a sign", "[rate][course]") {
  const RateNetwork network = network_of(1, {2.0}, with(Activation::clip));
  CHECK(std::fabs(path_of(network, {1e-6}, {}, 40.0).last()[0] - 1.0) < 1e-8);
  CHECK(std::fabs(path_of(network, {-1e-6}, {}, 40.0).last()[0] + 1.0) < 1e-8);
  CHECK(path_of(network, {0.0}, {}, 40.0).last()[0] == 0.0);
}

TEST_CASE("winner takes all, and a flip-flop", "[rate][course]") {
  const RateNetwork network = network_of(2, {0.0, -2.0, -2.0, 0.0}, with(Activation::clip));
  const InputSchedule kick = {{1.0, {0.3, 0.2}}, {100.0, {0.0, 0.0}}};
  std::vector<double> v = path_of(network, {0.0, 0.0}, kick, 40.0).last();
  CHECK(std::fabs(v[0] - 1.0) + std::fabs(v[1] + 1.0) < 1e-7);
  v = path_of(network, {0.0, 0.0}, {{1.0, {0.2, 0.3}}, {100.0, {0.0, 0.0}}}, 40.0).last();
  CHECK(std::fabs(v[0] + 1.0) + std::fabs(v[1] - 1.0) < 1e-7);
  // From (1, −1): a small opposite kick is forgotten, a big one flips.
  v = path_of(network, {1.0, -1.0}, {{1.0, {-0.5, 0.5}}, {100.0, {0.0, 0.0}}}, 40.0).last();
  CHECK(v[0] > 0.99);
  v = path_of(network, {1.0, -1.0}, {{3.0, {-4.0, 4.0}}, {100.0, {0.0, 0.0}}}, 40.0).last();
  CHECK(v[0] < -0.99);
}

TEST_CASE("the Lyapunov energy falls along every path", "[rate]") {
  Random random(5);
  for (int round = 0; round < 40; ++round) {
    const std::size_t n = 1 + random.below(5);
    std::vector<double> weights(n * n);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j <= i; ++j)
        weights[i * n + j] = weights[j * n + i] = 4.0 * random.uniform() - 2.0;
    const Activation activation = kActivations[1 + round % 3];
    const RateForm form = round % 2 == 0 ? RateForm::rate : RateForm::potential;
    const RateNetwork network = network_of(n, weights, with(activation, 1.3, 1.0, form));
    std::vector<double> start(n);
    std::vector<double> h(n);
    for (double& value : start) value = 1.8 * random.uniform() - 0.9;
    for (double& value : h) value = random.uniform() - 0.5;
    const RateTrajectory path = path_of(network, start, {{100.0, h}}, 20.0);
    double before = INFINITY;
    for (int k = 0; k <= 100; ++k) {
      std::vector<double> v = path.at(0.2 * k);
      if (form == RateForm::potential)
        for (double& value : v) value = network.activate(value);
      else
        for (double& value : v)
          value = std::fabs(value) > 1.0 && std::fabs(value) < 1.0 + 1e-9
                      ? std::copysign(1.0, value)
                      : value;
      const double energy = network.lyapunov_energy(v, h);
      // Clip in u-form: the rates stand still while the potentials go on.
      CHECK(energy <= before + 1e-8);
      before = energy;
    }
  }
}

TEST_CASE("energies of the two-neuron lecture", "[rate][course]") {
  const RateNetwork network = network_of(2, {0.0, -2.0, -2.0, 0.0}, with(Activation::clip));
  using V = std::vector<double>;
  CHECK(network.hopfield_energy(V{1, -1}) == -2.0);
  CHECK(network.hopfield_energy(V{-1, 1}) == -2.0);
  CHECK(network.hopfield_energy(V{1, 1}) == 2.0);
  CHECK(network.hopfield_energy(V{-1, -1}) == 2.0);
  CHECK(network.hopfield_energy(V{0, 0}) == 0.0);
  CHECK(network.lyapunov_energy(V{1, -1}, V{0, 0}) == -1.0);
}

TEST_CASE("breaks of the input are met exactly", "[rate]") {
  const RateNetwork network = network_of(1, {1.0}, with(Activation::linear));
  // An integrator: +1 for 0.1, −1 for 0.1, five times over. It comes back to 0.
  InputSchedule schedule;
  for (int k = 1; k <= 10; ++k) schedule.push_back({0.1 * k, {k % 2 == 1 ? 1.0 : -1.0}});
  schedule.push_back({5.0, {0.0}});
  const RateTrajectory path = path_of(network, {0.0}, schedule, 3.0);
  for (int k = 1; k <= 10; ++k)
    CHECK(std::fabs(path.at(0.1 * k)[0] - (k % 2 == 1 ? 0.1 : 0.0)) < 1e-14);
  CHECK(std::fabs(path.last()[0]) < 1e-14);
}

TEST_CASE("stiff and extreme settings give numbers or a reason", "[rate]") {
  Random random(9);
  for (std::size_t round = 0; round < trials::count(200, 64); ++round) {
    const std::size_t n = 1 + random.below(4);
    const auto wild = [&] {
      return (random.uniform() - 0.5) * std::pow(10.0, 12.0 * random.uniform() - 4.0);
    };
    std::vector<double> weights(n * n);
    std::vector<double> start(n);
    std::vector<double> h(n);
    for (double& value : weights) value = wild();
    for (double& value : start) value = wild();
    for (double& value : h) value = wild();
    RateOptions options =
        with(kActivations[round % 4], std::pow(10.0, 10.0 * random.uniform() - 5.0),
             std::pow(10.0, 6.0 * random.uniform() - 5.0));
    options.form = round % 8 < 4 ? RateForm::rate : RateForm::potential;
    const RateNetwork network = network_of(n, weights, options);
    const RateTrajectory path =
        path_of(network, start, {{1.0, h}, {2.0, start}}, 20.0, {1e-6, 1e-9, 5000, 1e12});
    CHECK(path.reason().empty() == (path.stop() == RateTrajectory::Stop::finished));
    CHECK((path.stop() != RateTrajectory::Stop::finished || path.end() == 20.0));
    for (int k = 0; k <= 20; ++k)
      for (const double value : path.at(k)) CHECK(std::isfinite(value));
  }
  // Stiff, but it can be done: the solution follows its input.
  const RateNetwork fast = network_of(1, {0.0}, with(Activation::tanh, 1.0, 1e-3));
  const RateTrajectory path = path_of(fast, {0.0}, {{10.0, {0.5}}}, 5.0);
  CHECK(path.stop() == RateTrajectory::Stop::finished);
  CHECK(std::fabs(path.last()[0] - std::tanh(0.5)) < 1e-9);
  const RateNetwork too_fast = network_of(1, {0.0}, with(Activation::tanh, 1.0, 1e-9));
  CHECK(path_of(too_fast, {0.0}, {{10.0, {0.5}}}, 5.0).stop() == RateTrajectory::Stop::too_stiff);
  const RateNetwork run_away = network_of(1, {3.0}, with(Activation::linear));
  CHECK(path_of(run_away, {1.0}, {}, 100.0).stop() == RateTrajectory::Stop::run_away);
}

TEST_CASE("what rate networks refuse", "[rate]") {
  CHECK(RateNetwork::make(Matrix(17, 17), {}).error().field == "weights");
  CHECK(RateNetwork::make(Matrix(2, 3), {}).error().field == "weights");
  CHECK(RateNetwork::make(Matrix(1, 1, {NAN}), {}).error().field == "weights[0][0]");
  CHECK(RateNetwork::make(Matrix(1, 1), with(Activation::tanh, 0.0)).error().field == "gain");
  CHECK(RateNetwork::make(Matrix(1, 1), with(Activation::tanh, 1.0, -1.0)).error().field ==
        "time_constant");
  const RateNetwork network = network_of(2, {0, 0, 0, 0}, {});
  const std::vector<double> two = {0.0, 0.0};
  CHECK(RateTrajectory::make(network, std::vector<double>{0.0}, {}, 1.0).error().field == "start");
  CHECK(RateTrajectory::make(network, two, {}, 0.0).error().field == "duration");
  CHECK(RateTrajectory::make(network, two, {{1.0, {0.0}}}, 1.0).error().field == "input[0]");
  CHECK(RateTrajectory::make(network, two, {{1.0, two}, {1.0, two}}, 1.0).error().field ==
        "input[1].until");
}
