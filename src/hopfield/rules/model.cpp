#include "hopfield/rules/model.hpp"

#include <string>
#include <utility>

#include "hopfield/rules/learning_rule.hpp"

namespace hopfield {
namespace {

Result<Matrix> learnt_weights(std::span<const Pattern> patterns, const LearningOptions& learning,
                              bool self_connections) {
  if (learning.rule == Rule::storkey) {
    return storkey_weights(patterns);
  }
  if (learning.rule == Rule::sequence) {
    return sequence_weights(patterns, learning.cyclic, self_connections);
  }
  if (learning.coefficients.empty()) {
    const std::vector<double> ones(patterns.size(), 1.0);
    return amari_weights(patterns, ones, learning.self_term);
  }
  return amari_weights(patterns, learning.coefficients, learning.self_term);
}

Result<void> check(std::size_t neurons, const LearningOptions& learning,
                   const NetworkOptions& options) {
  const bool dense = learning.rule == Rule::dense;
  if (options.self_connections && (dense || learning.rule == Rule::storkey)) {
    return Error{"self_connections", "true, expected false: the rule has no diagonal"};
  }
  if (dense && options.units == Units::binary) {
    return Error{"units", "binary, expected bipolar with a dense memory"};
  }
  if (dense && options.threshold != Threshold{}) {
    return Error{"threshold", "given, expected 0 with a dense memory"};
  }
  const bool written_down = learning.rule == Rule::storkey || learning.rule == Rule::amari ||
                            learning.rule == Rule::sequence;
  if (written_down && neurons > DenseNetwork::max_dense_neurons) {
    return Error{"size", std::to_string(neurons) + " neurons, expected at most " +
                             std::to_string(DenseNetwork::max_dense_neurons) + " with this rule"};
  }
  return {};
}

}  // namespace

std::vector<Pattern> patterns_of(const Memories& memories) {
  std::vector<Pattern> patterns;
  patterns.reserve(memories.count());
  for (std::size_t k = 0; k < memories.count(); ++k) {
    patterns.push_back(memories[k]);
  }
  return patterns;
}

Result<Model> Model::learn(std::shared_ptr<const Memories> memories,
                           const LearningOptions& learning, NetworkOptions options) {
  if (const auto valid = check(memories->neurons(), learning, options); !valid) {
    return valid.error();
  }
  if (learning.rule == Rule::hebb) {
    if (const auto valid = validate(options, memories->neurons()); !valid) {
      return valid.error();
    }
    Network network(memories, std::move(options));
    return Model(std::move(memories), std::move(network));
  }
  const std::vector<Pattern> patterns = patterns_of(*memories);
  if (const auto valid = check_patterns(patterns); !valid) {
    return valid.error();
  }
  if (learning.rule == Rule::pseudo_inverse) {
    auto network = PseudoInverse::make(patterns, std::move(options));
    if (!network) {
      return network.error();
    }
    return Model(std::move(memories), *std::move(network));
  }
  if (learning.rule == Rule::dense) {
    auto network =
        DenseMemory::make(patterns, {learning.interaction, learning.degree, options.tie});
    if (!network) {
      return network.error();
    }
    return Model(std::move(memories), *std::move(network));
  }
  const auto weights = learnt_weights(patterns, learning, options.self_connections);
  if (!weights) {
    return weights.error();
  }
  if (learning.rule == Rule::amari) {
    options.self_connections = true;
  }
  return given(*weights, std::move(options), std::move(memories));
}

Result<Model> Model::given(const Matrix& weights, NetworkOptions options,
                           std::shared_ptr<const Memories> memories) {
  auto network = DenseNetwork::make(weights, std::move(options));
  if (!network) {
    return network.error();
  }
  if (memories->neurons() != network->neurons()) {
    return Error{"patterns", std::to_string(memories->neurons()) + " values, expected " +
                                 std::to_string(network->neurons())};
  }
  return Model(std::move(memories), *std::move(network));
}

AnyState Model::state(Pattern start) const {
  if (const auto* hebb = std::get_if<Network>(&network_)) {
    return State(*hebb, std::move(start));
  }
  if (const auto* inverse = std::get_if<PseudoInverse>(&network_)) {
    return PseudoInverseState(*inverse, std::move(start));
  }
  if (const auto* dense = std::get_if<DenseNetwork>(&network_)) {
    return DenseState(*dense, std::move(start));
  }
  return DenseMemoryState(*std::get_if<DenseMemory>(&network_), std::move(start));
}

std::optional<std::vector<double>> Model::weights(std::size_t i) const {
  std::vector<double> row(neurons());
  if (const auto* hebb = std::get_if<Network>(&network_)) {
    std::vector<std::int32_t> whole(row.size());
    hebb->weights(i, whole);
    row.assign(whole.begin(), whole.end());
    return row;
  }
  const auto fill = [&](const auto& network) {
    for (std::size_t j = 0; j < row.size(); ++j) {
      row[j] = network.weight(i, j);
    }
  };
  if (const auto* inverse = std::get_if<PseudoInverse>(&network_)) {
    fill(*inverse);
    return row;
  }
  if (const auto* dense = std::get_if<DenseNetwork>(&network_)) {
    fill(*dense);
    return row;
  }
  return std::nullopt;
}

bool Model::symmetric() const {
  const auto* dense = std::get_if<DenseNetwork>(&network_);
  return dense == nullptr || dense->symmetric();
}

}  // namespace hopfield
