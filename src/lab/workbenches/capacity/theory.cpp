#include "lab/workbenches/capacity/theory.hpp"

#include <algorithm>
#include <cmath>

#include "hopfield/special/special.hpp"
#include "hopfield/trials/theory.hpp"

namespace lab {
namespace theory = hopfield::theory;

std::array<CapacityCurve, 3> capacity_curves(std::uint32_t neurons, bool self_connections,
                                             double most, std::size_t points) {
  // words
  std::array<CapacityCurve, 3> curves = {
      {{"exact, one step",
        "The share of a memory’s neurons that are wrong after one update of all. Exact for this N.",
        {},
        {}},
       {"½ erfc √(N/2P)",
        "The same for a very large network, where the crosstalk is Gaussian.",
        {},
        {}},
       {"in the end, N → ∞",
        "The share that is wrong in the end, when errors have caused further errors. Mean-field "
        "theory "
        "for a very large network. Above α_c no state near the memory is left.",
        {},
        {}}}};
  const auto last = static_cast<std::uint32_t>(
      std::max(1.0, std::floor(most * static_cast<double>(neurons) + 1e-9)));
  // Every P for small networks; for large ones no more than can be drawn.
  const std::uint32_t step =
      std::max(1U, last / static_cast<std::uint32_t>(std::max<std::size_t>(points, 1)));
  for (std::uint32_t p = 1; p <= last; p += step) {
    curves[0].load.push_back(static_cast<double>(p) / static_cast<double>(neurons));
    curves[0].value.push_back(
        theory::one_step(neurons, p, self_connections, hopfield::Tie::keep).error);
  }
  const double critical = theory::critical_load().load;
  for (std::size_t k = 0; k <= points; ++k) {
    const double load = most * static_cast<double>(k) / static_cast<double>(points);
    curves[1].load.push_back(load);
    curves[1].value.push_back(theory::one_step_error(load));
    const double below =
        std::min(most, critical) * static_cast<double>(k) / static_cast<double>(points);
    if (const auto overlap = theory::retrieval_overlap(below)) {
      curves[2].load.push_back(below);
      curves[2].value.push_back((1 - *overlap) / 2);
    }
  }
  return curves;
}

std::array<CapacityMark, 4> capacity_marks(std::uint32_t neurons) {
  const auto n = static_cast<double>(neurons);
  // words, beside ids
  return {
      {{"all", "N/(4 ln N)",
        "The most memories for which every neuron of every memory is stable, in almost every large "
        "network (McEliece and others 1987).",
        theory::capacity_all(n) / n},
       {"most", "N/(2 ln N)",
        "The most memories of which almost all are stable in every neuron (McEliece and others "
        "1987).",
        theory::capacity_most(n) / n},
       {"critical", "α_c N",
        "The limit of a very large network. Below it a state close to each memory (overlap 0.967 "
        "or more) is stable (Amit, Gutfreund and Sompolinsky 1985).",
        theory::critical_load().load},
       {"hopfield", "0.15 N",
        "What Hopfield saw in simulations of 30 and 100 neurons: beyond this, errors become severe "
        "(1982).",
        0.15}}};
}

double hebb_bits_per_weight() {
  const auto critical = theory::critical_load();
  const double wrong = (1 - critical.overlap) / 2, right = 1 - wrong;
  const double log2 = hopfield::special::log(2.0);
  const double entropy =
      -(wrong * hopfield::special::log(wrong) + right * hopfield::special::log(right)) / log2;
  return critical.load * (1 - entropy);
}

CapacityEstimate capacity_estimate(const CapacityMagnitude& m) {
  constexpr double kYear = 365.25 * 24 * 3600;
  CapacityEstimate e;
  e.seconds = m.years * kYear;
  e.bits = m.bits_per_second * e.seconds;
  e.bytes = e.bits / 8;
  e.synapses = m.neurons * m.synapses;
  e.bits_each = e.bits / e.synapses;
  e.hebb_bits_each = hebb_bits_per_weight();
  e.hebb_bits = e.hebb_bits_each * e.synapses;
  return e;
}

const std::array<EverydayStorage, 6>& everyday_storage() {
  // words
  static constexpr std::array<EverydayStorage, 6> kAll = {{{"a page of text", 3e3},
                                                           {"a novel", 1e6},
                                                           {"a compact disc", 7e8},
                                                           {"a DVD", 4.7e9},
                                                           {"a phone", 1.28e11},
                                                           {"a hard disk", 2e12}}};
  return kAll;
}

}  // namespace lab
