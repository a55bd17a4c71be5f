#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "hopfield/numerics/dormand_prince.hpp"
#include "hopfield/rate/network.hpp"
#include "hopfield/result.hpp"

namespace hopfield {

/// The path of a rate network from time 0, known at every time up to end().
class RateTrajectory {
 public:
  enum class Stop : std::uint8_t {
    finished,  ///< end() is the time that was asked for
    run_away,  ///< a value left ±10¹² (a linear network can)
    too_stiff  ///< it would have taken too many or too short steps
  };

  /// Integrates with error control, restarted exactly at the times at which the input changes. start: v or u
  /// by the network's form. Errors: `start` (not N finite values), `duration` (not > 0), those of the
  /// schedule. Running away and stiffness are no errors: the path up to there is kept.
  static Result<RateTrajectory> make(const RateNetwork& network, std::span<const double> start,
                                     const InputSchedule& schedule, double duration,
                                     Tolerance tolerance = {});

  [[nodiscard]] Stop stop() const { return stop_; }
  /// In words; empty when finished.
  [[nodiscard]] std::string reason() const;
  [[nodiscard]] double end() const { return steps_.empty() ? 0.0 : steps_.back().end(); }
  [[nodiscard]] const std::vector<OdeStep>& steps() const { return steps_; }
  /// The network's variables at a time, clamped to [0, end()]. N values.
  [[nodiscard]] std::vector<double> at(double time) const;
  /// Those at the end.
  [[nodiscard]] const std::vector<double>& last() const { return last_; }

 private:
  std::vector<OdeStep> steps_;
  std::vector<double> start_;
  std::vector<double> last_;
  Stop stop_ = Stop::finished;
};

/// The input at a time.
[[nodiscard]] std::vector<double> input_at(const InputSchedule& schedule, double time,
                                           std::size_t neurons);

}  // namespace hopfield
