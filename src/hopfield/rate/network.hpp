#pragma once

#include <complex>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "hopfield/numerics/matrix.hpp"
#include "hopfield/result.hpp"

namespace hopfield {

/// F(u) with gain g (called λ by Hopfield 1984): g u; g u cut off at ±1; tanh g u; (2/π) atan(π g u / 2).
/// All have slope g at 0, and but for the linear one values in [−1, 1].
enum class Activation : std::uint8_t { linear, clip, tanh, arctan };

/// What a rate network's variables are. `rate`: τ dv/dt = −v + F(M v + h). `potential` (Hopfield 1984):
/// τ du/dt = −u + M F(u) + h. The fixed points are the same, with v = F(u).
enum class RateForm : std::uint8_t { rate, potential };

struct RateOptions {
  Activation activation = Activation::tanh;
  double gain = 1.0;           ///< > 0
  double time_constant = 1.0;  ///< τ > 0, in the unit of all times
  RateForm form = RateForm::rate;
  friend bool operator==(const RateOptions&, const RateOptions&) = default;
};

/// A continuous network of 1 to 16 neurons.
class RateNetwork {
 public:
  static constexpr std::size_t kMaxNeurons = 16;

  /// Errors: `weights` (not square, size), `weights[i][j]`, `gain`, `time_constant`.
  static Result<RateNetwork> make(Matrix weights, RateOptions options);

  [[nodiscard]] std::size_t neurons() const { return weights_.rows(); }
  [[nodiscard]] const Matrix& weights() const { return weights_; }
  [[nodiscard]] const RateOptions& options() const { return options_; }
  /// Mᵢⱼ = Mⱼᵢ, to the bit: then lyapunov_energy() falls along every path. O(N²).
  [[nodiscard]] bool symmetric() const;

  /// F(u).
  [[nodiscard]] double activate(double u) const;
  /// dF/du; for clip that of the middle part at its ends.
  [[nodiscard]] double slope(double u) const;
  /// F⁻¹(v): ±∞ at ±1 for tanh and arctan, NaN beyond; for clip v / g within ±1.
  [[nodiscard]] double inverse(double v) const;
  /// ∫₀ᵛ F⁻¹. +∞ for |v| > 1 (not linear).
  [[nodiscard]] double inverse_integral(double v) const;

  /// u = M v + h. All of N values.
  void drive(std::span<const double> v, std::span<const double> h, std::span<double> u) const;
  /// The time derivative of x, which is v or u by the form.
  void derivative(std::span<const double> x, std::span<const double> h,
                  std::span<double> out) const;

  /// Hopfield's H = −½ vᵀ M v (1982, without leak and input).
  [[nodiscard]] double hopfield_energy(std::span<const double> v) const;
  /// E = −½ vᵀ M v − hᵀ v + Σ ∫₀ᵛ F⁻¹ (Hopfield 1984; Cohen & Grossberg 1983). With symmetric M it
  /// falls along every path of either form.
  [[nodiscard]] double lyapunov_energy(std::span<const double> v, std::span<const double> h) const;

 private:
  RateNetwork(Matrix weights, RateOptions options)
      : weights_(std::move(weights)), options_(options) {}

  Matrix weights_;
  RateOptions options_;
};

/// A constant input up to (and not at) a time.
struct InputSegment {
  double until = 0.0;
  std::vector<double> input;  ///< h, N values
  friend bool operator==(const InputSegment&, const InputSegment&) = default;
};

/// Input by time, from 0: segments with rising ends; after the last its input stays. None: no input.
using InputSchedule = std::vector<InputSegment>;

/// Errors: `input[k]` (not N values, not finite), `input[k].until` (not rising).
[[nodiscard]] Result<void> validate(const InputSchedule& schedule, std::size_t neurons);

}  // namespace hopfield
