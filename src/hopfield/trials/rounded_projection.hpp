#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "hopfield/memory/network.hpp"
#include "hopfield/pattern/memories.hpp"
#include "hopfield/pattern/pattern.hpp"

namespace hopfield {

/// All weights of a small pseudo-inverse network, rounded to 32 bits, with a bound for how far a field can be from
/// PseudoInverse's. For many decisions in one network, as in trials: a comparison each, a flip N additions. Decisions nearer to the
/// threshold than the bound are not sure, ties among them, and then only PseudoInverse can tell.
///
/// M is Qᵀ Q, where the rows of Q = L⁻¹ X span what the patterns span and are orthonormal (G = L Lᵀ the Gram matrix). So neither its
/// inverse is needed, nor the refinement that makes PseudoInverse's integers the same however a state was reached.
class RoundedProjection {
 public:
  /// Beyond this many neurons the weights do not fit into the processor's caches.
  static constexpr std::size_t kMostNeurons = 256;

  /// Nothing for more neurons, 0/1 units, thresholds, and for patterns that are dependent or nearly so. O(N² P + P³), 4 N² bytes.
  static std::optional<RoundedProjection> make(const Memories& memories,
                                               const NetworkOptions& options);

 private:
  friend class RoundedLane;
  std::size_t neurons_ = 0;
  std::vector<std::int32_t> weights_;  // N × N, times 2^26
  std::int32_t margin_ = 0;            // a field farther from 0 than this has the right sign
};

/// A state of a rounded network.
class RoundedLane {
 public:
  /// Precondition: start.size() is the network's number of neurons, and the network outlives the lane. O(N²).
  RoundedLane(const RoundedProjection& network, Pattern start);

  [[nodiscard]] const Pattern& pattern() const { return pattern_; }
  /// What neuron i becomes. Right while sure().
  [[nodiscard]] bool next(std::size_t i) {
    const std::int32_t field = fields_[i];
    sure_ = sure_ && (field > network_->margin_ || field < -network_->margin_);
    return field > 0;
  }
  /// Whether PseudoInverseState would have decided alike, and without a tie, so far.
  [[nodiscard]] bool sure() const { return sure_; }
  /// Turns one neuron round and adds its row of the weights to the fields. O(N).
  void flip(std::size_t i);

 private:
  const RoundedProjection* network_;
  Pattern pattern_;
  std::vector<std::int32_t> fields_;
  bool sure_ = true;
};

}  // namespace hopfield
