#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "hopfield/numerics/matrix.hpp"
#include "hopfield/result.hpp"
#include "hopfield/rules/model.hpp"

/// How a network is made of patterns: what documents, commands and requests of experiments say about it, and how.
namespace lab {

/// A rule with what belongs to it, or weights given by hand.
struct Learning {
  hopfield::LearningOptions options;  ///< as at the start beside weights
  /// Shared and immutable, like the memories of a document.
  std::shared_ptr<const hopfield::Matrix> weights;

  /// Whether the weights come from this rule.
  [[nodiscard]] bool by(hopfield::Rule rule) const { return !weights && options.rule == rule; }
  friend bool operator==(const Learning& a, const Learning& b) {
    return a.options == b.options &&
           (a.weights == b.weights || (a.weights && b.weights && *a.weights == *b.weights));
  }
};

/// The degree "exp" of a dense memory.
inline constexpr unsigned kExponential = 0;

/// Only what is given changes. Another rule begins with its own defaults.
struct LearningChange {
  std::optional<hopfield::Rule> rule;
  std::optional<std::vector<double>> coefficients;  ///< amari; none: 1 each
  std::optional<double> self_term;                  ///< amari
  std::optional<bool> cyclic;                       ///< sequence
  std::optional<unsigned> degree;                   ///< dense: 2 to 64, or kExponential
  std::optional<bool> rectified;                    ///< dense
  std::shared_ptr<const hopfield::Matrix> weights;  ///< instead of a rule

  [[nodiscard]] bool empty() const {
    return !rule && !coefficients && !self_term && !cyclic && !degree && !rectified && !weights;
  }
};

/// Errors: `weights` (beside a rule), and what is given to a rule that it does not belong to. Nothing has changed then.
hopfield::Result<void> apply(Learning& learning, const LearningChange& change);
/// The change that makes it of what there is at the start.
[[nodiscard]] LearningChange whole_of(const Learning& learning);

/// What fields are multiplied by before they are compared with a temperature: 1/N for the rules that are sums of
/// patterns, so that T = 1 is the temperature of textbooks.
[[nodiscard]] double field_scale(const Learning& learning, std::size_t neurons);

/// The network of these patterns. Errors: those of Model::learn and Model::given.
[[nodiscard]] hopfield::Result<hopfield::Model> learn(
    const Learning& learning, hopfield::NetworkOptions options,
    std::shared_ptr<const hopfield::Memories> memories);

}  // namespace lab
