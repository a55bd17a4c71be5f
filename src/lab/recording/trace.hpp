#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "hopfield/pattern/pattern.hpp"

namespace lab {

/// One point of the curves over time.
struct Sample {
  std::uint64_t moment = 0;  ///< single-neuron decisions since the start
  double energy = 0.0;       ///< not a number where the network has none
};

/// The number that golden traces compare: state and energy at the end of a sweep, the same on every platform.
[[nodiscard]] std::uint64_t sweep_hash(const hopfield::Pattern& state, double energy);

/// The record of one run: enough to show any moment of it again, and the curves over time.
/// Moments count single-neuron decisions. Memory is bounded: two bytes a decision, a state a sweep, and curves
/// that are thinned evenly when they grow beyond kMostSamples (or kMostOverlaps); states between sweeps are rebuilt from the last
/// sweep's and the flips since. A simultaneous sweep is recorded as N decisions, neurons 0 to N − 1.
class Trace {
 public:
  static constexpr std::size_t kMostSamples = 4096;
  static constexpr std::size_t kMostOverlaps = 1 << 20;  // samples × memories

  /// Forgets everything and records the start: N neurons, P raw overlaps, E.
  void begin(const hopfield::Pattern& start, double energy, std::span<const std::int32_t> overlaps);
  /// After one decision: which neuron, whether it flipped.
  void decided(std::uint32_t neuron, bool flipped);
  /// Whether the curves want a point at the last recorded moment.
  [[nodiscard]] bool wants_sample() const;
  /// A point at the last recorded moment. One that the curves did not want is kept only while it is
  /// the last: curves always reach the tip, and do not depend on how often they were asked to.
  void sample(double energy, std::span<const std::int32_t> overlaps);
  /// At the end of each sweep, with the number that golden traces compare.
  void swept(const hopfield::Pattern& state, std::uint64_t hash, double energy,
             std::span<const std::int32_t> overlaps);
  /// Forgets what came after a moment (a run taken up again from the past).
  void cut(std::uint64_t moment);

  /// The last recorded moment.
  [[nodiscard]] std::uint64_t length() const;
  /// The state at a moment, or at the last recorded one if that is earlier. O(N) at the most.
  [[nodiscard]] hopfield::Pattern state(std::uint64_t moment) const;
  /// The points of the curves, by rising moment; the first is the start.
  [[nodiscard]] std::span<const Sample> samples() const;
  /// Overlaps (raw) of sample k: P values.
  [[nodiscard]] std::span<const std::int32_t> overlaps(std::size_t k) const;
  /// States at the start and after each sweep: the raster. Number 0 is the start.
  [[nodiscard]] std::size_t sweeps() const;  ///< how many there are, the start included
  /// State number `sweep` of these, < sweeps().
  [[nodiscard]] const hopfield::Pattern& sweep_state(std::size_t sweep) const;
  /// One hash per sweep, without the start.
  [[nodiscard]] std::span<const std::uint64_t> hashes() const;
  /// The neurons that flipped within (from, to], latest last.
  [[nodiscard]] std::vector<std::uint32_t> flipped(std::uint64_t from, std::uint64_t to) const;
  /// The neuron decided at a moment ≥ 1 (asynchronous runs).
  [[nodiscard]] std::uint32_t decided_at(std::uint64_t moment) const;
  /// Whether that neuron flipped.
  [[nodiscard]] bool flipped_at(std::uint64_t moment) const;
  /// Number of flips within (0, moment].
  [[nodiscard]] std::uint64_t flips(std::uint64_t moment) const;
  /// Bytes held.
  [[nodiscard]] std::size_t bytes() const;

 private:
  [[nodiscard]] std::size_t most_samples() const;
  void thin();

  std::size_t neurons_ = 0;
  std::size_t patterns_ = 0;
  std::uint64_t stride_ = 1;  // moments between two samples
  // The neuron, and in the highest bit whether it flipped: 64 × 64 neurons need twelve bits.
  std::vector<std::uint16_t> decisions_;
  std::vector<hopfield::Pattern> sweeps_;
  std::vector<std::uint64_t> hashes_;
  std::vector<Sample> samples_;
  std::vector<std::int32_t> overlaps_;  // patterns_ for each sample
};

}  // namespace lab
