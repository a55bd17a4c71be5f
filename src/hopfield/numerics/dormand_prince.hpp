#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

namespace hopfield {

/// dv/dt at time t into `out` (as many values as v).
using Slope = std::function<void(double t, std::span<const double> v, std::span<double> out)>;

struct Tolerance {
  double relative = 1e-9;
  double absolute = 1e-11;
  /// Accepted and refused steps together; a run that needs more is refused.
  std::uint64_t max_steps = 100000;
  /// A value beyond this counts as run away.
  double run_away = 1e12;
  friend bool operator==(const Tolerance&, const Tolerance&) = default;
};

/// One step with its interpolating polynomial of order 4.
struct OdeStep {
  double start = 0.0;
  double length = 0.0;
  std::vector<double> coefficients;  ///< 5 × N

  [[nodiscard]] double end() const { return start + length; }
  /// v(t) for t in [start, end].
  void at(double t, std::span<double> out) const;
};

/// The Runge–Kutta pair of order 5(4) of Dormand & Prince (1980) with error control and dense output
/// (Hairer, Nørsett & Wanner, Solving Ordinary Differential Equations I, II.4–6).
class DormandPrince {
 public:
  enum class Status : std::uint8_t {
    fine,
    too_many_steps,  ///< stiff: the solution would allow longer steps than stability does
    too_short,       ///< no step is short enough: the slope jumps
    run_away         ///< a value left ±Tolerance::run_away or is not a number
  };

  DormandPrince(Slope slope, double t, std::vector<double> v, Tolerance tolerance);

  [[nodiscard]] double time() const { return time_; }
  [[nodiscard]] std::span<const double> value() const { return value_; }
  /// The last step that was accepted.
  [[nodiscard]] const OdeStep& last() const { return last_; }
  /// Accepted and refused so far.
  [[nodiscard]] std::uint64_t steps() const { return steps_; }

  /// One accepted step, ending at `limit` exactly if it would go beyond. limit > time().
  Status step(double limit);
  /// The slope has changed at this time (a new input): what was known of it is forgotten.
  void restart();

 private:
  void evaluate(std::size_t stage, double t);
  double first_length(double limit);
  double try_step(double length);
  void keep(double length);

  Slope slope_;
  Tolerance tolerance_;
  double time_;
  std::vector<double> value_;
  std::vector<double> next_;
  std::vector<double> stages_;  // 7 × N
  std::vector<double> point_;
  double length_ = 0.0;  // of the next step; 0: not known
  bool fresh_ = true;    // stage 0 is not known
  std::uint64_t steps_ = 0;
  OdeStep last_;
};

}  // namespace hopfield
