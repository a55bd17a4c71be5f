#pragma once

#include <complex>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "hopfield/rate/network.hpp"
#include "hopfield/result.hpp"

namespace hopfield {

/// By the real parts of the eigenvalues: all negative, some, none; or one of them is 0 (|Re| τ < 10⁻⁷), or a
/// clipped neuron is just at its limit and what happens depends on the side.
enum class PointStability : std::uint8_t { stable, saddle, unstable, marginal };

/// A solution of v = F(M v + h), or a line (or more) of them.
struct FixedPoint {
  std::vector<double> rates;       ///< v
  std::vector<double> potentials;  ///< u = M v + h
  /// Of the Jacobian (−1 + F′ M) / τ, the same for both forms, by falling real part.
  std::vector<std::complex<double>> eigenvalues;
  PointStability stability = PointStability::marginal;
  /// A clipped neuron is exactly at the end of its linear part: eigenvalues are those of the linear side.
  bool at_limit = false;
  /// Empty for a point. One unit vector for a line of fixed points v + t · direction, from ≤ t ≤ to (a
  /// network that holds a quantity: λ = 1); more span a plane (from and to are then not given).
  std::vector<std::vector<double>> directions;
  double from = 0.0;
  double to = 0.0;
};

struct FixedPoints {
  std::vector<FixedPoint> points;  ///< by falling v₀, then v₁, …
  /// No fixed point is missing. Always so for linear and (up to 10 neurons, mostly 16) clip; for tanh
  /// and arctan up to 3 neurons, unless two fixed points are as near as 10⁻⁷.
  bool complete = true;
};

/// All fixed points under a constant input h.
/// - linear: one system of equations.
/// - clip: every neuron is at −1, linear, or at +1; each of the 3ᴺ combinations that the bounds on u allow is
///   one system of equations.
/// - tanh, arctan: the cube [−1, 1]ᴺ is divided until in each part Krawczyk's interval test shows that there is no
///   fixed point or exactly one, which Newton's method then makes exact. Above 3 neurons, where that may become too much,
///   Newton's method from many starts fills in.
/// Errors: `input` (not N finite values).
[[nodiscard]] Result<FixedPoints> fixed_points(const RateNetwork& network,
                                               std::span<const double> input);

/// The largest |v − F(M v + h)|.
[[nodiscard]] double residual(const RateNetwork& network, std::span<const double> rates,
                              std::span<const double> input);

/// −E + diag(F′(u)) M at u = M v + h: τ times the Jacobian of the rate form.
[[nodiscard]] Matrix jacobian(const RateNetwork& network, std::span<const double> rates,
                              std::span<const double> input);

}  // namespace hopfield
