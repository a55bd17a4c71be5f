#include "hopfield/rules/model.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <type_traits>
#include <utility>

#include "hopfield/rules/learning_rule.hpp"
#include "hopfield/rules/visit.hpp"

namespace hopfield {
namespace {

bool others_here = true;

Result<void> check(std::size_t neurons, const LearningOptions& learning,
                   const NetworkOptions& options) {
  const bool dense = learning.rule == Rule::dense;
  if (options.self_connections && (dense || learning.rule == Rule::storkey))
    return Error{"self_connections", "true, expected false: the rule has no diagonal"};
  if (dense && options.units == Units::binary)
    return Error{"units", "binary, expected bipolar with a dense memory"};
  if (dense && options.threshold != Threshold{})
    return Error{"threshold", "given, expected 0 with a dense memory"};
  if (written_down(learning.rule) && neurons > DenseNetwork::kMaxDenseNeurons) {
    return Error{"size", std::to_string(neurons) + " neurons, expected at most " +
                             std::to_string(DenseNetwork::kMaxDenseNeurons) + " with this rule"};
  }
  return {};
}

}  // namespace

bool written_down(Rule rule) {
  return rule == Rule::storkey || rule == Rule::amari || rule == Rule::sequence;
}

double learning_work(Rule rule, std::size_t neurons, std::size_t patterns) {
  const auto n = static_cast<double>(neurons);
  const auto p = static_cast<double>(patterns);
  switch (rule) {
    case Rule::pseudo_inverse:
      return p * p * n + p * p * p;
    case Rule::storkey:
      return 2.0 * n * n * p;
    case Rule::amari:
    case Rule::sequence:
      return n * n * p;
    case Rule::hebb:
    case Rule::dense:
      return 0.0;
  }
  return 0.0;
}

std::vector<Pattern> patterns_of(const Memories& memories) {
  std::vector<Pattern> patterns;
  patterns.reserve(memories.count());
  for (std::size_t k = 0; k < memories.count(); ++k) patterns.push_back(memories[k]);
  return patterns;
}

void set_other_rules_here(bool here) { others_here = here; }

// What is not Hebb's: see rules/visit.hpp.
namespace parts::rules {
namespace {

Result<Matrix> learnt_weights(std::span<const Pattern> patterns, const LearningOptions& learning,
                              bool self_connections) {
  if (learning.rule == Rule::storkey) return storkey_weights(patterns);
  if (learning.rule == Rule::sequence)
    return sequence_weights(patterns, learning.cyclic, self_connections);
  if (learning.coefficients.empty()) {
    const std::vector<double> ones(patterns.size(), 1.0);
    return amari_weights(patterns, ones, learning.self_term);
  }
  return amari_weights(patterns, learning.coefficients, learning.self_term);
}

State state_of(const Network& network, Pattern start) { return {network, std::move(start)}; }
PseudoInverseState state_of(const PseudoInverse& network, Pattern start) {
  return {network, std::move(start)};
}
DenseState state_of(const DenseNetwork& network, Pattern start) {
  return {network, std::move(start)};
}
DenseMemoryState state_of(const DenseMemory& network, Pattern start) {
  return {network, std::move(start)};
}

}  // namespace

struct Making {
  using Memory = std::shared_ptr<const Memories>;

  static Result<Model> given(const Matrix& weights, NetworkOptions options, Memory memories,
                             DenseNetwork::Origin origin) {
    auto network = DenseNetwork::make(weights, std::move(options), origin);
    if (!network) return network.error();
    if (memories->neurons() != network->neurons()) {
      return Error{"patterns", std::to_string(memories->neurons()) + " values, expected " +
                                   std::to_string(network->neurons())};
    }
    return Model(std::move(memories), *std::move(network));
  }

  static Result<Model> learn(Memory memories, const LearningOptions& learning,
                             NetworkOptions options) {
    if (memories->count() == 0)
      return without_patterns(std::move(memories), learning, std::move(options));
    const std::vector<Pattern> patterns = patterns_of(*memories);
    if (const auto valid = check_patterns(patterns); !valid) return valid.error();
    if (learning.rule == Rule::pseudo_inverse) {
      auto network = PseudoInverse::make(patterns, std::move(options));
      if (!network) return network.error();
      return Model(std::move(memories), *std::move(network));
    }
    if (learning.rule == Rule::dense) {
      auto network =
          DenseMemory::make(patterns, {learning.interaction, learning.degree, options.tie});
      if (!network) return network.error();
      return Model(std::move(memories), *std::move(network));
    }
    const auto weights = learnt_weights(patterns, learning, options.self_connections);
    if (!weights) return weights.error();
    if (learning.rule == Rule::amari) options.self_connections = true;
    return given(*weights, std::move(options), std::move(memories), DenseNetwork::Origin::computed);
  }

 private:
  /// By Amari's rule: its diagonal is there all the same.
  static Result<Model> without_patterns(Memory memories, const LearningOptions& learning,
                                        NetworkOptions options) {
    if (!learning.coefficients.empty()) {
      return Error{"coefficients",
                   std::to_string(learning.coefficients.size()) + " values, expected 0"};
    }
    if (!std::isfinite(learning.self_term)) return Error{"self_term", "expected a finite number"};
    Matrix weights(memories->neurons(), memories->neurons());
    for (std::size_t i = 0; i < weights.rows(); ++i) weights(i, i) = learning.self_term;
    options.self_connections = true;
    return given(weights, std::move(options), std::move(memories), DenseNetwork::Origin::written);
  }
};

}  // namespace parts::rules

Result<Model> Model::learn(std::shared_ptr<const Memories> memories,
                           const LearningOptions& learning, NetworkOptions options) {
  if (const auto valid = check(memories->neurons(), learning, options); !valid)
    return valid.error();
  // Also where nothing is to be learnt yet: a memory may be stored next.
  if (learning.rule != Rule::hebb && !others_here) return Error{kMissingPart, "rules"};
  const bool nothing = memories->count() == 0 && learning.rule != Rule::amari;
  if (nothing || learning.rule == Rule::hebb) {
    if (const auto valid = validate(options, memories->neurons()); !valid) return valid.error();
    return Model(Network(std::move(memories), std::move(options)));
  }
  return parts::rules::in_its_part(&parts::rules::Making::learn)(std::move(memories), learning,
                                                                 std::move(options));
}

Model::Model(Network network)
    : memories_(network.shared_memories()), network_(std::move(network)) {}

Result<Model> Model::given(const Matrix& weights, NetworkOptions options,
                           std::shared_ptr<const Memories> memories, DenseNetwork::Origin origin) {
  if (!others_here) return Error{kMissingPart, "rules"};
  return parts::rules::in_its_part(&parts::rules::Making::given)(weights, std::move(options),
                                                                 std::move(memories), origin);
}

AnyState Model::state(Pattern start) const {
  return visit_kind(network_, [&](const auto& network) -> AnyState {
    return parts::rules::state_of(network, std::move(start));
  });
}

std::optional<double> Model::weight(std::size_t i, std::size_t j) const {
  return visit_kind(network_, [&]<class Kind>(const Kind& network) -> std::optional<double> {
    if constexpr (std::is_same_v<Kind, DenseMemory>)
      return std::nullopt;
    else
      return network.weight(i, j);
  });
}

std::optional<std::vector<double>> Model::weights(std::size_t i) const {
  return visit_kind(network_,
                    [&]<class Kind>(const Kind& network) -> std::optional<std::vector<double>> {
                      if constexpr (std::is_same_v<Kind, DenseMemory>) {
                        return std::nullopt;
                      } else {
                        std::vector<double> row(neurons());
                        for (std::size_t j = 0; j < row.size(); ++j) row[j] = network.weight(i, j);
                        return row;
                      }
                    });
}

double Model::threshold(std::size_t i) const {
  return visit_kind(network_, [&]<class Kind>(const Kind& network) {
    if constexpr (std::is_same_v<Kind, DenseMemory>)
      return 0.0;
    else
      return network.threshold(i);
  });
}

void Model::weight_tile(std::size_t row, std::size_t column, std::size_t rows, std::size_t columns,
                        std::size_t step, std::span<float> out) const {
  visit_kind(network_, [&]<class Kind>(const Kind& network) {
    if constexpr (std::is_same_v<Kind, Network>) {
      network.weight_tile(row, column, rows, columns, step, out);
    } else if constexpr (!std::is_same_v<Kind, DenseMemory>) {
      std::size_t cell = 0;
      for (std::size_t r = row; r < row + rows; r += step) {
        const std::size_t down = std::min(r + step, row + rows);
        for (std::size_t c = column; c < column + columns; c += step) {
          const std::size_t across = std::min(c + step, column + columns);
          double sum = 0.0;
          for (std::size_t i = r; i < down; ++i)
            for (std::size_t j = c; j < across; ++j) sum += network.weight(i, j);
          const auto size = static_cast<double>((down - r) * (across - c));
          out[cell++] = static_cast<float>(sum / size);
        }
      }
    }
  });
}

Stability Model::stability(const Pattern& pattern) const {
  return visit_kind(network_, [&]<class Kind>(const Kind& network) -> Stability {
    if constexpr (std::is_same_v<Kind, Network>) {
      return hopfield::stability(network, pattern);
    } else {
      const auto state = parts::rules::state_of(network, pattern);
      Stability result;
      if (symmetric()) result.energy = state.energy();
      for (std::size_t i = 0; i < pattern.size(); ++i) {
        const Decision decision = state.decide(i);
        result.unstable += decision.up != pattern.up(i) ? 1U : 0U;
        result.ties += decision.tie ? 1U : 0U;
      }
      return result;
    }
  });
}

bool Model::symmetric() const {
  const auto* dense = std::get_if<DenseNetwork>(&network_);
  return dense == nullptr || dense->symmetric();
}

}  // namespace hopfield
