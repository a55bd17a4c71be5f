#pragma once

// The definitions, as slowly and plainly as they can be written: dense matrices, triple loops. What
// the engine is compared with shares nothing with it but the bits of the patterns.

#include <cstddef>
#include <memory>
#include <vector>

#include "hopfield/memory/network.hpp"
#include "hopfield/memory/run.hpp"
#include "hopfield/numerics/random.hpp"
#include "hopfield/pattern/sample.hpp"

namespace oracle {

using hopfield::Memories;
using hopfield::Network;
using hopfield::NetworkOptions;
using hopfield::Pattern;
using hopfield::Random;
using hopfield::Run;
using hopfield::State;
using hopfield::Threshold;
using hopfield::ThresholdKind;
using hopfield::Tie;
using hopfield::Units;

/// W = Σ ξ ξᵀ as a matrix, and everything that follows from it. Values are small integers and
/// halves, for which double arithmetic is exact.
class Dense {
 public:
  Dense(const Memories& memories, const NetworkOptions& options)
      : options_(options), size_(memories.neurons()), weights_(size_ * size_, 0) {
    for (std::size_t mu = 0; mu < memories.count(); ++mu) {
      for (std::size_t i = 0; i < size_; ++i) {
        for (std::size_t j = 0; j < size_; ++j)
          if (i != j || options.self_connections)
            weights_[i * size_ + j] += memories[mu][i] * memories[mu][j];
      }
    }
  }

  int weight(std::size_t i, std::size_t j) const { return weights_[i * size_ + j]; }

  double row_sum(std::size_t i) const {
    double sum = 0.0;
    for (std::size_t j = 0; j < size_; ++j) sum += weight(i, j);
    return sum;
  }

  double threshold(std::size_t i) const {
    const Threshold& threshold = options_.threshold;
    if (threshold.kind == ThresholdKind::half_row_sum) return row_sum(i) / 2.0;
    return threshold.kind == ThresholdKind::each ? threshold.values[i] : threshold.values[0];
  }

  double value(const Pattern& state, std::size_t i) const {
    if (options_.units == Units::binary) return state[i] > 0 ? 1.0 : 0.0;
    return state[i];
  }

  double input(const Pattern& state, std::size_t i) const {
    double sum = 0.0;
    for (std::size_t j = 0; j < size_; ++j) sum += weight(i, j) * value(state, j);
    return sum;
  }

  double field(const Pattern& state, std::size_t i) const { return input(state, i) - threshold(i); }

  bool next(const Pattern& state, std::size_t i) const {
    const double h = field(state, i);
    if (h != 0.0) return h > 0.0;
    return options_.tie == Tie::keep ? state.up(i) : options_.tie == Tie::plus;
  }

  std::size_t unstable(const Pattern& state) const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < size_; ++i) count += next(state, i) != state.up(i);
    return count;
  }

  double energy(const Pattern& state) const {
    double sum = 0.0;
    for (std::size_t i = 0; i < size_; ++i) {
      for (std::size_t j = 0; j < size_; ++j)
        sum -= 0.5 * weight(i, j) * value(state, i) * value(state, j);
      sum += threshold(i) * value(state, i);
    }
    return sum;
  }

 private:
  NetworkOptions options_;
  std::size_t size_;
  std::vector<int> weights_;
};

inline std::shared_ptr<Memories> random_memories(std::size_t neurons, std::size_t count,
                                                 Random& random) {
  auto memories = std::make_shared<Memories>(neurons);
  for (std::size_t k = 0; k < count; ++k)
    memories->store(hopfield::random_pattern(neurons, random));
  return memories;
}

inline Pattern pattern_of(std::initializer_list<int> values) {
  Pattern pattern(values.size());
  std::size_t i = 0;
  for (const int value : values) pattern.set(i++, value > 0);
  return pattern;
}

/// Every combination of units, ties, self-connections and kinds of thresholds (whole, half, quarter
/// and odd ones) for N neurons.
inline std::vector<NetworkOptions> all_options(std::size_t neurons, Random& random) {
  std::vector<Threshold> thresholds = {{ThresholdKind::uniform, {0.0}},
                                       {ThresholdKind::uniform, {-2.5}},
                                       {ThresholdKind::half_row_sum, {}}};
  Threshold each{ThresholdKind::each, {}};
  for (std::size_t i = 0; i < neurons; ++i)
    each.values.push_back((static_cast<double>(random.below(41)) - 20.0) / 4.0);
  thresholds.push_back(each);
  std::vector<NetworkOptions> all;
  for (const Units units : {Units::bipolar, Units::binary}) {
    for (const Tie tie : {Tie::keep, Tie::plus, Tie::minus}) {
      for (const bool self : {false, true}) {
        for (const Threshold& threshold : thresholds) {
          NetworkOptions options;
          options.units = units;
          options.tie = tie;
          options.self_connections = self;
          options.threshold = threshold;
          all.push_back(options);
        }
      }
    }
  }
  return all;
}

}  // namespace oracle
