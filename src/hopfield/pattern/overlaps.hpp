#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "hopfield/pattern/pattern.hpp"

namespace hopfield {

class Memories;

/// The P raw overlaps m_μ = ξ^μ · s of a state s, in [−N, N], laid out for the two things that a
/// Hebbian net does with them all day: Σ_μ ξᵢ^μ m_μ (a field) and m ± 2 ξᵢ (a flip). Both O(P).
///
/// Up to N = 8191 (every grid of the lab) the sums run on 16-bit copies, eight to a vector.
class Overlaps {
 public:
  /// Precondition: state.size() == memories.neurons().
  Overlaps(const Memories& memories, const Pattern& state);

  [[nodiscard]] std::span<const std::int32_t> values() const {
    return std::span(wide_).first(count_);
  }

  /// The same in 16 bits, when N allows it, otherwise none. More than P values; what those beyond are means nothing.
  [[nodiscard]] std::span<const std::int16_t> narrow() const { return narrow_; }

  /// Σ_μ ξ^μ m_μ for the neuron whose bits over the memories are `column`: Σⱼ Wᵢⱼ sⱼ with the
  /// diagonal Wᵢᵢ = P included.
  [[nodiscard]] std::int64_t field(std::span<const std::uint64_t> column) const;

  /// The neuron with these bits has become +1 (`up`) or −1, from the other.
  void flip(std::span<const std::uint64_t> column, bool up);

  /// Σ_μ m_μ². At most P N².
  [[nodiscard]] std::int64_t sum_of_squares() const;

 private:
  std::size_t count_ = 0;
  std::int64_t sum_ = 0;
  std::vector<std::int32_t> wide_;    // padded to 64 per word of a column
  std::vector<std::int16_t> narrow_;  // the same; empty when N is too large for it
};

}  // namespace hopfield
