#include <algorithm>
#include <cmath>

#include "hopfield/trials/theory.hpp"
#include "lab/workbenches/temperature/temperature.hpp"

/// What mean-field theory says, kept where it would take too long for every frame.
namespace lab {
namespace {

/// Between points of the tables.
constexpr double kLineStep = 0.02;

// hopfield::theory::retrieval_load and ground_load at T = 0, 0.02, …, 1: tests/lab/workbenches/temperature_test.cpp compares all of them.
constexpr std::array<double, kLinePoints> kRetrievalLine = {
    0.1380990, 0.1381841, 0.1380309, 0.1374513, 0.1364536, 0.1350492, 0.1332528, 0.1310827,
    0.1285603, 0.1257101, 0.1225589, 0.1191355, 0.1154702, 0.1115936, 0.1075366, 0.1033298,
    0.0990026, 0.0945836, 0.0900997, 0.0855763, 0.0810372, 0.0765043, 0.0719980, 0.0675367,
    0.0631374, 0.0588155, 0.0545849, 0.0504583, 0.0464468, 0.0425606, 0.0388089, 0.0351997,
    0.0317403, 0.0284372, 0.0252960, 0.0223220, 0.0195196, 0.0168928, 0.0144454, 0.0121804,
    0.0101009, 0.0082093, 0.0065082, 0.0049996, 0.0036857, 0.0025684, 0.0016496, 0.0009313,
    0.0004155, 0.0001043, 0.0000000};
constexpr std::array<double, kLinePoints> kGroundLine = {
    0.0521336, 0.0523794, 0.0527687, 0.0530190, 0.0531274, 0.0530916, 0.0529096, 0.0525808,
    0.0521055, 0.0514857, 0.0507249, 0.0498280, 0.0488018, 0.0476540, 0.0463937, 0.0450307,
    0.0435754, 0.0420385, 0.0404308, 0.0387633, 0.0370466, 0.0352911, 0.0335069, 0.0317036,
    0.0298905, 0.0280763, 0.0262693, 0.0244774, 0.0227079, 0.0209677, 0.0192635, 0.0176012,
    0.0159867, 0.0144252, 0.0129219, 0.0114815, 0.0101084, 0.0088069, 0.0075808, 0.0064340,
    0.0053701, 0.0043925, 0.0035045, 0.0027092, 0.0020098, 0.0014094, 0.0009109, 0.0005176,
    0.0002324, 0.0000587, 0.0000000};

}  // namespace

const std::array<double, kLinePoints>& retrieval_line() { return kRetrievalLine; }
const std::array<double, kLinePoints>& ground_line() { return kGroundLine; }

double line_load(const std::array<double, kLinePoints>& line, double temperature) {
  const double place = std::max(temperature, 0.0) / kLineStep;
  const auto k = static_cast<std::size_t>(place);
  if (!(place < static_cast<double>(kLinePoints - 1))) return 0;
  return line[k] + (line[k + 1] - line[k]) * (place - static_cast<double>(k));
}

std::optional<double> line_temperature(const std::array<double, kLinePoints>& line, double load) {
  for (std::size_t k = kLinePoints - 1; k > 0; --k) {
    if (line[k - 1] < load) continue;
    const double part = (line[k - 1] - load) / (line[k - 1] - line[k]);
    return kLineStep * (static_cast<double>(k - 1) + part);
  }
  return std::nullopt;
}

const ThermalTheory& thermal_theory(double load, double temperature) {
  struct Kept {
    double load = -1, temperature = -1;
    ThermalTheory theory;
  };
  // As many as there are steps of T: a knob that is turned for long comes to all of them.
  static thread_local std::array<Kept, 256> kept;
  static thread_local std::size_t next = 0, last = 0;
  const auto is = [&](const Kept& each) {
    return each.load == load && each.temperature == temperature;
  };
  if (is(kept[last])) return kept[last].theory;
  for (last = 0; last < kept.size(); ++last)
    if (is(kept[last])) return kept[last].theory;
  last = next++ % kept.size();
  Kept& fresh = kept[last];
  fresh = {load, temperature, {}};
  ThermalTheory& theory = fresh.theory;
  using hopfield::theory::Phase;
  theory.without = hopfield::theory::glass_state(load, temperature);
  // Where the line is far away nobody has to look for the state.
  constexpr double kFar = 1.05;
  if (temperature < 1 && load <= kFar * line_load(kRetrievalLine, temperature) + 1e-4)
    theory.memory = hopfield::theory::retrieval_state(load, temperature);
  if (temperature >= hopfield::theory::glass_temperature(load))
    theory.phase = Phase::disordered;
  else if (!theory.memory)
    theory.phase = Phase::glass;
  else
    theory.phase =
        theory.memory->free_energy < theory.without.free_energy ? Phase::memory : Phase::metastable;
  return theory;
}

double mixtures_dissolve_at() {
  static const double temperature = hopfield::theory::mixture_temperature();
  return temperature;
}

double theory_overlap(const TemperatureBench& bench, std::uint32_t sweep) {
  const auto overlap = [&](double temperature) {
    if (bench.start == ThermalStart::mixture && !bench.anneals() &&
        temperature < mixtures_dissolve_at()) {
      static thread_local double last = -1, found = 0;
      if (temperature != last)
        found = hopfield::theory::mixture_overlap_at_temperature(last = temperature);
      return found;
    }
    const ThermalTheory& theory = thermal_theory(bench.load(), temperature);
    return theory.memory ? theory.memory->overlap : 0;
  };
  if (!bench.anneals()) return overlap(temperature_at(bench, sweep));
  // A point in so many, and lines between them.
  constexpr std::uint32_t kParts = 40;
  const std::uint32_t every = std::max(1U, bench.sweeps / kParts);
  const std::uint32_t from = sweep / every * every;
  const double a = overlap(temperature_at(bench, from));
  if (from == sweep) return a;
  const double b = overlap(temperature_at(bench, from + every));
  return a + (b - a) * (sweep - from) / every;
}

}  // namespace lab
