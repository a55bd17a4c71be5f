#pragma once

#include <cstdint>
#include <optional>

/// What becomes of many random memories at a temperature: the phase diagram of Hebb's rule.
///
/// The replica-symmetric mean-field equations for N → ∞ random memories at load α = P/N, of which one is looked at (Amit, Gutfreund &
/// Sompolinsky 1987, Ann. Phys. 173, 30; Hertz, Krogh & Palmer 1991, ch. 2.5), with T in units in which a retrieved memory's field is 1:
///
///   m = ∫ Dz tanh β(√(αr) z + m),   q = ∫ Dz tanh² β(√(αr) z + m),   r = q / (1 − β(1 − q))²
///
/// m is the overlap with that memory, αr the variance of the crosstalk of the others. With s = β√(αr) and u = βm each (s, u) belongs to one T
/// and one α, which is how they are solved here: no iteration that slows down at the lines. Temperatures below kColdest are taken as that.
/// (Replica symmetry breaks in a strip below T = 0.07; what that changes is smaller than a line is wide.)
namespace hopfield::theory {

inline constexpr double kColdest = 0.01;

/// A solution of the equations.
struct MeanField {
  double overlap = 0.0;      ///< m, 0 to 1
  double order = 0.0;        ///< q, 0 to 1: how far the neurons have frozen
  double crosstalk = 0.0;    ///< √(αr), in the same units as T
  double free_energy = 0.0;  ///< a neuron's
};

/// The load above which no memory is stable at this temperature: the line T_M, which runs from (α_c, 0) to (0, 1). 0 for T ≥ 1.
[[nodiscard]] double retrieval_load(double temperature);
/// The load above which memories are only metastable, because valleys without memories are deeper: the line T_c, from α = 0.051 at T = 0. 0 for T ≥ 1.
[[nodiscard]] double ground_load(double temperature);
/// Below this temperature neurons freeze, with a memory or without: T_g = 1 + √α. α ≥ 0.
[[nodiscard]] double glass_temperature(double load);

/// The state near a memory. None above retrieval_load. α ≥ 0.
[[nodiscard]] std::optional<MeanField> retrieval_state(double load, double temperature);
/// The state without memories, m = 0: frozen below glass_temperature, q = 0 above it. α > 0.
[[nodiscard]] MeanField glass_state(double load, double temperature);

enum class Phase : std::uint8_t {
  memory,      ///< memories are the deepest valleys
  metastable,  ///< memories are stable, other valleys are deeper
  glass,       ///< frozen, without memories
  disordered,  ///< every neuron goes on flipping
};
/// Where a point of the diagram is. α ≥ 0; on a line the hotter or more loaded side.
[[nodiscard]] Phase phase(double load, double temperature);

}  // namespace hopfield::theory
