#include "hopfield/trials/phase.hpp"

#include <catch2/catch_all.hpp>
#include <cmath>
#include <vector>

#include "hopfield/trials/theory.hpp"

using namespace hopfield;

namespace {

/// The three equations as they stand in the paper, by another rule of integration: what is left of them at a state.
double residue(double load, double temperature, const theory::MeanField& state) {
  constexpr int kSteps = 40'000;  // Simpson's rule from −9 to 9
  const double h = 18.0 / kSteps;
  double m = 0, q = 0;
  for (int k = 0; k <= kSteps; ++k) {
    const double z = -9.0 + k * h;
    const double weight = (k == 0 || k == kSteps ? 1.0
                           : k % 2 == 1          ? 4.0
                                                 : 2.0) *
                          h / 3.0 * std::exp(-0.5 * z * z) / std::sqrt(2.0 * std::acos(-1.0));
    const double t = std::tanh((state.crosstalk * z + state.overlap) / temperature);
    m += weight * t;
    q += weight * t * t;
  }
  const double r = q / std::pow(1.0 - (1.0 - q) / temperature, 2);
  return std::abs(m - state.overlap) + std::abs(q - state.order) +
         std::abs(std::sqrt(load * r) - state.crosstalk);
}

/// α at which memories stop being the deepest valleys at T = 0, from the equations of that limit: 0.0519 (0.051 in the paper).
double coldest_ground_load() {
  const auto energy = [](double load, double m, double crosstalk, double c) {
    const double pi = std::acos(-1.0), x = m / (std::sqrt(2.0) * crosstalk);
    return 0.5 * m * m + 0.5 * load - 0.5 * load / (1 - c) + 0.5 * load * c / ((1 - c) * (1 - c)) -
           m * std::erf(x) - std::sqrt(2 / pi) * crosstalk * std::exp(-x * x);
  };
  double low = 0.01, high = 0.13;
  for (int k = 0; k < 60; ++k) {
    const double load = 0.5 * (low + high), pi = std::acos(-1.0);
    double y = 10;  // y (√(2α) + (2/√π) e^{−y²}) = erf y, the larger root, from above
    for (int i = 0; i < 10'000; ++i)
      y = std::erf(y) / (std::sqrt(2 * load) + 2 / std::sqrt(pi) * std::exp(-y * y));
    const double m = std::erf(y), c = 2 * y * std::exp(-y * y) / (std::sqrt(pi) * m);
    const double ratio = std::sqrt(2 / (pi * load)), glass = ratio / (1 + ratio);
    const bool deeper = energy(load, m, m / (std::sqrt(2.0) * y), c) <
                        energy(load, 0, std::sqrt(load) / (1 - glass), glass);
    (deeper ? low : high) = load;
  }
  return low;
}

}  // namespace

TEST_CASE("States near a memory and without one solve the mean-field equations", "[phase]") {
  for (const double temperature : {0.05, 0.2, 0.45, 0.7, 0.9}) {
    for (const double part : {0.01, 0.3, 0.9, 0.999}) {
      const double load = part * theory::retrieval_load(temperature);
      CAPTURE(temperature, load);
      const auto memory = theory::retrieval_state(load, temperature);
      REQUIRE(memory);
      CHECK(memory->overlap > 0.05);
      CHECK(residue(load, temperature, *memory) < 1e-7);
      const theory::MeanField glass = theory::glass_state(load, temperature);
      CHECK(glass.overlap == 0.0);
      CHECK(glass.order > 0.0);
      CHECK(residue(load, temperature, glass) < 1e-7);
    }
    CHECK_FALSE(theory::retrieval_state(1.001 * theory::retrieval_load(temperature), temperature));
  }
}

TEST_CASE("The lines of the phase diagram end where they are known to", "[phase]") {
  // Cold: the load and the overlap at which the avalanche of errors begins.
  CHECK(std::abs(theory::retrieval_load(0.0) - theory::critical_load().load) < 1e-3);
  const auto cold = theory::retrieval_state(0.1, 0.0);
  REQUIRE(cold);
  CHECK(std::abs(cold->overlap - *theory::retrieval_overlap(0.1)) < 1e-3);
  CHECK(std::abs(theory::ground_load(0.0) - coldest_ground_load()) < 5e-4);
  // Few memories: those of one.
  const auto few = theory::retrieval_state(0.0, 0.5);
  REQUIRE(few);
  CHECK(std::abs(few->overlap - theory::overlap_at_temperature(0.5)) < 1e-12);
  CHECK(theory::retrieval_load(1.0) == 0.0);
  CHECK(theory::retrieval_load(0.99) < 1e-3);
  CHECK(theory::glass_temperature(0.25) == 1.5);
  // The colder, the more room.
  double before = 1.0;
  for (double temperature = 0.1; temperature < 0.95; temperature += 0.2) {
    const double stable = theory::retrieval_load(temperature);
    const double deepest = theory::ground_load(temperature);
    CHECK(stable < before);
    CHECK(deepest < stable);
    CHECK(deepest > 0.0);
    before = stable;
  }
}

TEST_CASE("The free energy is least where the equations hold", "[phase]") {
  // Along the line of memories df/dα at constant T is the partial derivative, for m, q and r do not move f: by differences of f,
  // and of the formula with m, q, r held.
  const double temperature = 0.3, load = 0.05, step = 1e-5;
  const auto f = [&](double at) { return theory::retrieval_state(at, temperature)->free_energy; };
  const theory::MeanField state = *theory::retrieval_state(load, temperature);
  const double beta = 1 / temperature, q = state.order;
  const double r = state.crosstalk * state.crosstalk / load;
  const auto held = [&](double at) {
    double mean = 0;
    constexpr int kSteps = 20'000;
    for (int k = 0; k <= kSteps; ++k) {
      const double z = -9.0 + 18.0 * k / kSteps;
      mean += 18.0 / kSteps * std::exp(-0.5 * z * z) / std::sqrt(2.0 * std::acos(-1.0)) *
              std::log(2 * std::cosh(beta * (std::sqrt(at * r) * z + state.overlap)));
    }
    return 0.5 * state.overlap * state.overlap +
           0.5 * at *
               (1 + temperature * std::log(1 - beta * (1 - q)) - q / (1 - beta * (1 - q)) +
                beta * r * (1 - q)) -
           temperature * mean;
  };
  CHECK(std::abs(held(load) - state.free_energy) < 1e-9);
  CHECK(std::abs((f(load + step) - f(load - step)) - (held(load + step) - held(load - step))) /
            (2 * step) <
        1e-5);
}

TEST_CASE("Points of the phase diagram have the names of their regions", "[phase]") {
  using theory::Phase;
  CHECK(theory::phase(0.02, 0.2) == Phase::memory);
  CHECK(theory::phase(0.1, 0.05) == Phase::metastable);
  CHECK(theory::phase(0.2, 0.2) == Phase::glass);
  CHECK(theory::phase(0.05, 0.9) == Phase::glass);
  CHECK(theory::phase(0.1, 1.4) == Phase::disordered);
  CHECK(theory::phase(0.0, 0.5) == Phase::memory);
  CHECK(theory::phase(0.0, 1.0) == Phase::disordered);
}
