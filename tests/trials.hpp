#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>

/// How many trials a statistical test makes, and what it may conclude from them. Where code is slow (unoptimised, under
/// sanitizers) a tenth is enough: whether numbers are right is decided by the optimised build, and the tolerances below
/// grow as the trials get fewer.
namespace trials {

/// CMake says by how much (HOPFIELD_FEWER_TRIALS).
#ifdef HOPFIELD_FEWER_TRIALS
inline constexpr std::size_t kFewer = HOPFIELD_FEWER_TRIALS;
#else
inline constexpr std::size_t kFewer = 1;
#endif

/// `full` trials, or a tenth of them, but never fewer than `least`, with which the test still means something.
constexpr std::size_t count(std::size_t full, std::size_t least) {
  return std::max(full / kFewer, std::min(full, least));
}

/// So many standard errors that a right result fails once in 15 000 times. Seeds are fixed, so that it fails always or
/// never.
inline constexpr double kErrors = 4;

/// Independent measurements of one number.
class Sample {
 public:
  void add(double value) {
    ++count_;
    const double away = value - mean_;
    mean_ += away / static_cast<double>(count_);
    squares_ += away * (value - mean_);
  }
  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] double mean() const { return mean_; }
  /// Of the mean, from the spread: at least two measurements.
  [[nodiscard]] double error() const {
    const auto n = static_cast<double>(count_);
    return std::sqrt(squares_ / (n * (n - 1)));
  }

 private:
  std::size_t count_ = 0;
  double mean_ = 0, squares_ = 0;
};

/// Standard error of a share that was found in `count` independent trials.
inline double error_of_share(double share, std::size_t count) {
  return std::sqrt(share * (1 - share) / static_cast<double>(count));
}

}  // namespace trials
