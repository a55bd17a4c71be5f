#pragma once

#include <cstdint>
#include <optional>

#include "hopfield/memory/network.hpp"

namespace hopfield::theory {

/// What happens to one neuron of a stored random pattern in one update.
struct OneStep {
  double error = 0.0;  ///< probability that the neuron leaves the pattern
  double tie = 0.0;    ///< probability that its field is exactly 0
};

/// Exact for N neurons and P independent fair ±1 patterns, Hebbian weights, thresholds 0, ±1 units.
/// The aligned field is ξᵢhᵢ = N − 1 + S (N − 1 + P + S with self-connections), S a sum of
/// M = (N − 1)(P − 1) fair ±1, so that the error is a binomial tail. A tie that the rule settles as
/// +1 or −1 is wrong for half of the neurons; one that is kept is right. Relative error below 10⁻¹¹.
/// N ≥ 1, P ≥ 1 (otherwise no error). O(√M).
[[nodiscard]] OneStep one_step(std::uint64_t neurons, std::uint64_t patterns, bool self_connections,
                               Tie tie);

/// P(X ≥ k) for X ~ binomial(n, ½): 1 for k = 0, 0 for k > n.
[[nodiscard]] double fair_tail(std::uint64_t n, std::uint64_t k);
/// P(X = k) for the same X.
[[nodiscard]] double fair_mass(std::uint64_t n, std::uint64_t k);

/// ½ erfc √(1 / 2α), α = P/N: the same for large N (Hertz, Krogh & Palmer 1991, eq. 2.13). 0 at α = 0.
[[nodiscard]] double one_step_error(double load);
/// The load at which one_step_error is p. 0 < p < ½ (0 and ∞ outside).
[[nodiscard]] double load_for_one_step_error(double p);

/// Amit, Gutfreund & Sompolinsky 1985 at T = 0: after the avalanche of errors the overlap is
/// m = erf y, y the larger root of y (√(2α) + (2/√π) e^{−y²}) = erf y. None above α_c; 1 at α = 0.
[[nodiscard]] std::optional<double> retrieval_overlap(double load);
/// Where that root disappears: α_c = 0.1379, m_c = 0.9674.
struct Critical {
  double load = 0.0;
  double overlap = 0.0;
};
/// Both to double precision, by solving for the double root.
[[nodiscard]] Critical critical_load();

/// McEliece, Posner, Rodemich & Venkatesh 1987: N/(2 ln N) random patterns, of which each is a fixed point
/// with probability → 1 for large N. N > 1.
[[nodiscard]] double capacity_most(double neurons);
/// N/(4 ln N), from the same paper: so few that all of them are fixed points at once.
[[nodiscard]] double capacity_all(double neurons);
/// Krotov & Hopfield 2016, eq. 6: patterns without error for E = −Σ (ξ·x)ⁿ,
/// N^{n−1} / (2 (2n − 3)!! ln N). n ≥ 2, N > 1; n = 2 gives capacity_most.
[[nodiscard]] double dense_capacity(double neurons, unsigned degree);

/// Few memories (α → 0) at temperature T in units in which a retrieved memory's field is 1:
/// the largest root of m = tanh(m / T). 0 for T ≥ 1, 1 at T = 0.
[[nodiscard]] double overlap_at_temperature(double temperature);
/// The same for a mixture of three memories: m = ¼ (tanh 3m/T + tanh m/T), its overlap with each.
[[nodiscard]] double mixture_overlap_at_temperature(double temperature);
/// Above this temperature mixtures of three are unstable: 1 − tanh²(m/T) = T, T = 0.45979… (Amit,
/// Gutfreund & Sompolinsky 1985, Phys. Rev. A 32, 1007; texts round it to 0.46).
[[nodiscard]] double mixture_temperature();

}  // namespace hopfield::theory
