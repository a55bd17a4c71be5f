#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "hopfield/numerics/dormand_prince.hpp"
#include "hopfield/numerics/random.hpp"
#include "hopfield/tours/tour.hpp"

namespace hopfield {

/// V = ½ (1 + tanh(u/u₀)), in [0, 1].
[[nodiscard]] double graded_output(double u, double gain_width);
/// Potentials of side² neurons near the value at which all V add up to `side`, with noise that breaks the symmetry.
/// 2 or more a side.
[[nodiscard]] std::vector<double> settling_start(std::size_t side,
                                                 const TourNetworkOptions& options, Random& random);

/// Graded neurons on their way from a start until they stand still: the one way in which tours and boards of queens settle.
class Settling {
 public:
  /// So long after the last look all outputs are compared with what they were then.
  static constexpr double kLook = 1e-4;

  /// `slope` gives du/dt. Precondition: validate(options).
  Settling(Slope slope, const TourNetworkOptions& options, std::vector<double> potentials);

  /// One Euler step, or with the adaptive method all steps until the next look. Not when over().
  void step();
  /// It settled, the integrator gave up, or the time is up.
  [[nodiscard]] bool over() const { return settled_ || !finite_ || time_ >= options_.max_time; }

  [[nodiscard]] double time() const { return time_; }
  /// No output changed by more than 10⁻⁶ between the last two looks.
  [[nodiscard]] bool settled() const { return settled_; }
  /// False: the integrator gave up.
  [[nodiscard]] bool finite() const { return finite_; }
  [[nodiscard]] std::span<const double> potentials() const { return potentials_; }
  [[nodiscard]] std::vector<double> outputs() const;

 private:
  void look();

  Slope slope_;
  TourNetworkOptions options_;
  std::vector<double> potentials_;
  std::vector<double> change_;
  std::vector<double> before_;  ///< outputs at the last look
  std::optional<DormandPrince> solver_;
  double time_ = 0.0, looked_ = 0.0;
  std::uint64_t steps_ = 0;
  bool settled_ = false, finite_ = true;
};

}  // namespace hopfield
