#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "hopfield/memory/network.hpp"
#include "hopfield/pattern/pattern.hpp"
#include "hopfield/result.hpp"

namespace hopfield {

/// Hetero-association: pairs x^k → y^k of ±1 vectors stored in W = Σ xᵀ y (n × m integers, Hebb), read by
/// the row vector's product y = x W. (With column vectors, as elsewhere in the lab, this is Wᵀ x.)
class Associator {
 public:
  /// Errors: `inputs`, `outputs` (none, different numbers), `inputs[k]`, `outputs[k]` (sizes). O(n m P).
  static Result<Associator> make(std::span<const Pattern> inputs, std::span<const Pattern> outputs);

  [[nodiscard]] std::size_t inputs() const { return inputs_; }
  [[nodiscard]] std::size_t outputs() const { return outputs_; }
  [[nodiscard]] std::size_t pairs() const { return pairs_; }
  /// Wᵢⱼ, from input i to output j.
  [[nodiscard]] std::int32_t weight(std::size_t i, std::size_t j) const {
    return weights_[i * outputs_ + j];
  }
  /// x W, exactly: the linear associator. x has n values.
  [[nodiscard]] std::vector<std::int64_t> forward(const Pattern& x) const;
  /// y Wᵀ: back from an output of m values.
  [[nodiscard]] std::vector<std::int64_t> backward(const Pattern& y) const;
  /// x W for real x.
  [[nodiscard]] std::vector<double> forward(std::span<const double> x) const;
  /// y Wᵀ for real y.
  [[nodiscard]] std::vector<double> backward(std::span<const double> y) const;

 private:
  std::size_t inputs_ = 0;
  std::size_t outputs_ = 0;
  std::size_t pairs_ = 0;
  std::vector<std::int32_t> weights_;
};

/// sgn of each field; `before` is kept where the field is 0 (Tie::keep). Sizes must be equal.
[[nodiscard]] Pattern sign(std::span<const std::int64_t> fields, const Pattern& before, Tie tie);

/// What a step of the recurrent linear associator is: x ← x W, or to the other side and back, x ← x W Wᵀ.
enum class PowerStep : std::uint8_t { there, there_and_back };
/// The recurrent linear associator, brought to length 1 after each step: power iteration. Whatever is stored,
/// it ends in the eigenvector of the eigenvalue of largest size, of W or of W Wᵀ.
struct PowerIteration {
  std::vector<std::vector<double>> states;  ///< unit vectors, the start first
  double eigenvalue = 0.0;                  ///< x W xᵀ or x W Wᵀ xᵀ, before the last step
  bool converged = false;                   ///< two states in a row agree to 10⁻¹² up to sign
};
/// Errors: `inputs` (W not square, and only there), `start` (not n finite values, or 0), `steps` (0). A start in the kernel
/// of W ends at once with eigenvalue 0.
[[nodiscard]] Result<PowerIteration> iterate(const Associator& associator,
                                             std::span<const double> start, std::size_t steps,
                                             PowerStep step = PowerStep::there);

}  // namespace hopfield
