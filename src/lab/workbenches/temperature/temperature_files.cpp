// What the workbench "Temperature" gives to other programs: tables, a request, a script.
#include <algorithm>

#include "lab/formats/json_text.hpp"
#include "lab/formats/temperature.hpp"
#include "lab/formats/text.hpp"
#include "lab/sections/kinds.hpp"
#include "lab/workbenches/temperature/temperature.hpp"

namespace lab {
namespace {

/// T of the sweeps as Python: a number for each of them.
std::string python_heat(const TemperatureBench& bench, std::uint32_t sweeps) {
  if (bench.anneals())
    return "[" + exact(bench.temperature) + " * max(0, 1 - k / " + std::to_string(bench.sweeps) +
           ") for k in range(" + std::to_string(sweeps) + ")]";
  std::string out;
  std::uint32_t from = 0;
  const auto add = [&](double temperature, std::uint32_t until) {
    until = std::min(until, sweeps);
    if (until <= from) return;
    out +=
        (out.empty() ? "[" : " + [") + exact(temperature) + "] * " + std::to_string(until - from);
    from = until;
  };
  for (const EarlierHeat& each : bench.earlier) add(each.temperature, each.until);
  add(bench.temperature, sweeps);
  return out;
}

const char* python_start(ThermalStart start) {
  return start == ThermalStart::memory    ? "memories[0].copy()"
         : start == ThermalStart::mixture ? "np.sign(memories[:3].sum(axis=0))"
                                          : "random.choice([-1, 1], N)";
}

}  // namespace

std::string thermal_csv(const TemperatureBench& bench) {
  ThermalRun& run = thermal_run(bench);
  std::string out = "sweep,temperature,overlap_1,overlap_2,overlap_3,largest,memory,energy,theory";
  if (bench.anneals()) out += ",quenched_largest,quenched_energy";
  out += "\n";
  for (std::uint32_t k = 0; k <= bench.moment; ++k) {
    const ThermalMoment at = run.at(k);
    out += std::to_string(k) + "," + exact(temperature_at(bench, k));
    for (std::size_t m = 0; m < 3; ++m)
      out += "," + (m < bench.patterns ? exact(at.overlaps[m]) : std::string());
    out += "," + exact(at.largest) + "," + std::to_string(at.memory + 1) + "," + exact(at.energy) +
           "," + exact(theory_overlap(bench, k));
    if (bench.anneals()) {
      const ThermalMoment& other = run.at(k, true);
      out += "," + exact(other.largest) + "," + exact(other.energy);
    }
    out += "\n";
  }
  return out;
}

std::string phase_csv() {
  std::string out = "temperature,load_retrieval,load_ground\n";
  for (std::size_t k = 0; k < kLinePoints; ++k)
    out += exact(static_cast<double>(k) / 50) + "," + exact(retrieval_line()[k]) + "," +
           exact(ground_line()[k]) + "\n";
  return out;
}

std::optional<std::string> thermal_request(const TemperatureBench& bench) {
  if (!bench.earlier.empty() && bench.earlier.front().until < bench.moment) return std::nullopt;
  hopfield::Cooling cooling{hopfield::Cooling::Shape::constant, temperature_at(bench, 0)};
  if (bench.anneals())
    cooling = {hopfield::Cooling::Shape::linear, bench.temperature, 0, bench.sweeps};
  constexpr std::uint64_t kRuns = std::uint64_t{1} << 32U;
  JsonText json;
  json.begin('{').key("patterns").begin('{').key("random").begin('{');
  json.field("count", bench.patterns).field("size", bench.neurons).end('}').end('}');
  json.key("network").begin('{').field("scale", "1/N").end('}').key("start");
  if (bench.start == ThermalStart::mixture)
    write_values(json, thermal_run(bench).at(0).state);
  else if (bench.start == ThermalStart::memory)
    json.begin('{').field("pattern", 0).end('}');
  else
    json.begin('{').field("random", true).end('}');
  json.key("update").begin('{').field("max_sweeps", std::max(bench.moment, 1U));
  write_temperature(json.key("temperature"), cooling);
  json.end('}').field("seed", std::uint64_t{bench.seed});
  return json.field("run_stream", kRuns + bench.run).end('}').text() + "\n";
}

std::string thermal_script(const TemperatureBench& bench) {
  const std::uint32_t sweeps = std::max(bench.moment, 1U);
  std::string out = "import numpy as np\n\nN, P = " + std::to_string(bench.neurons) + ", " +
                    std::to_string(bench.patterns) + "\nrandom = np.random.default_rng(" +
                    std::to_string(bench.seed) +
                    ")  # memories and noise of its own\n"
                    "memories = random.choice([-1, 1], (P, N))\n"
                    "s = " +
                    python_start(bench.start) + "\ntemperatures = " + python_heat(bench, sweeps) +
                    "  # a T for each sweep\n\n\n"
                    "def overlaps(s):\n    return memories @ s / N\n\n\n"
                    "def energy(s):  # per neuron, without self-connections\n"
                    "    return -0.5 * (overlaps(s) ** 2).sum() + 0.5 * P / N\n\n\n"
                    "def sweep(s, T):  # Glauber: each neuron once, in random order\n"
                    "    for i in random.permutation(N):\n"
                    "        h = memories[:, i] @ (memories @ s) / N - P / N * s[i]\n"
                    "        if T > 0:\n"
                    "            s[i] = 1 if random.random() < 0.5 * (1 + np.tanh(h / T)) else -1\n"
                    "        elif h != 0:\n            s[i] = np.sign(h)\n\n\n";
  out +=
      "def mean_field(alpha, T):  # Amit, Gutfreund & Sompolinsky 1987: m and q of a memory\n"
      "    z = np.linspace(-8, 8, 2001)\n"
      "    gauss = np.exp(-z * z / 2) / np.exp(-z * z / 2).sum()\n"
      "    m, q, r = 1.0, 1.0, 1.0\n"
      "    for _ in range(5000):\n"
      "        t = np.tanh((np.sqrt(alpha * r) * z + m) / T)\n"
      "        m, q = gauss @ t, gauss @ t**2\n"
      "        r = q / (1 - (1 - q) / T) ** 2\n"
      "    return m, q\n\n\n";
  out +=
      "for k, T in enumerate(temperatures):\n    sweep(s, T)\n"
      "    print(k + 1, T, np.round(overlaps(s)[:3], 3), energy(s))\n"
      "if T > 0:\n    print(\"theory, N -> infinity: m, q =\", mean_field(P / N, T))\n";
  return out;
}

}  // namespace lab
