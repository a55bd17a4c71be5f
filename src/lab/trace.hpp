#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "hopfield/pattern.hpp"

namespace lab {

/// One point of the curves over time.
struct Sample {
  std::uint64_t moment = 0;  ///< single-neuron decisions since the start
  double energy = 0.0;
};

/// The record of one run: enough to show any moment of it again, and the curves over time.
/// Moments count single-neuron decisions. Memory is bounded: curves are thinned evenly when they
/// grow beyond kMostSamples, states are rebuilt from the nearest sweep and the flips since.
class Trace {
 public:
  static constexpr std::size_t kMostSamples = 4096;

  void begin(const hopfield::Pattern& start, double energy, std::span<const std::int32_t> overlaps);
  /// After one decision: which neuron, whether it flipped.
  void decided(std::uint32_t neuron, bool flipped);
  void sample(double energy, std::span<const std::int32_t> overlaps);
  /// At the end of each sweep.
  void swept(const hopfield::Pattern& state, double energy, std::span<const std::int32_t> overlaps);
  /// Forgets what came after a moment (a run taken up again from the past).
  void cut(std::uint64_t moment);

  /// The last recorded moment.
  [[nodiscard]] std::uint64_t length() const;
  [[nodiscard]] hopfield::Pattern state(std::uint64_t moment) const;
  [[nodiscard]] std::span<const Sample> samples() const;
  /// Overlaps (raw) of sample k: P values.
  [[nodiscard]] std::span<const std::int32_t> overlaps(std::size_t k) const;
  /// States at the start and after each sweep: the raster.
  [[nodiscard]] std::size_t sweeps() const;
  [[nodiscard]] const hopfield::Pattern& sweep_state(std::size_t sweep) const;
  /// One hash per sweep (state and energy): equal on every platform.
  [[nodiscard]] std::span<const std::uint64_t> hashes() const;
  /// The neurons that flipped within (from, to], latest last.
  [[nodiscard]] std::vector<std::uint32_t> flipped(std::uint64_t from, std::uint64_t to) const;
  /// The neuron decided at a moment ≥ 1 (asynchronous runs).
  [[nodiscard]] std::uint32_t decided_at(std::uint64_t moment) const;
};

}  // namespace lab
