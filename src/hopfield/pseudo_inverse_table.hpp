#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "hopfield/pattern.hpp"
#include "hopfield/pseudo_inverse.hpp"

namespace hopfield {

/// All weights of a small pseudo-inverse network, in its integers. For many decisions in one network, as in trials: a lane on it keeps
/// every neuron's field, so that a decision is a comparison and a flip N additions. O(N² P) to make, 8 N² bytes.
class PseudoInverseTable {
 public:
  /// Beyond this many neurons the table does not fit into the processor's caches.
  static constexpr std::size_t most_neurons = 256;

  explicit PseudoInverseTable(const PseudoInverse& network);

 private:
  friend class PseudoInverseLane;
  std::size_t neurons_;
  std::vector<std::int64_t>
      columns_;  // N × N: Mᵢⱼ at j N + i; the diagonal 0 without self-connections
  std::vector<std::int64_t> cuts_;
  std::int64_t tie_limit_;
  Tie tie_;
};

/// A state on a table. Decides as PseudoInverseState does, ties included: the integers are the same.
class PseudoInverseLane {
 public:
  /// Precondition: start.size() is the table's number of neurons, and the table outlives the lane. O(N²).
  PseudoInverseLane(const PseudoInverseTable& table, Pattern start);

  [[nodiscard]] const Pattern& pattern() const { return pattern_; }
  [[nodiscard]] bool next(std::size_t i) const {
    const std::int64_t above = fields_[i];
    if (above <= table_->tie_limit_ && above >= -table_->tie_limit_) {
      return table_->tie_ == Tie::keep ? pattern_.up(i) : table_->tie_ == Tie::plus;
    }
    return above > 0;
  }
  void flip(std::size_t i);

 private:
  const PseudoInverseTable* table_;
  Pattern pattern_;
  std::vector<std::int64_t> fields_;  // what is compared with 0
};

}  // namespace hopfield
