#include "lab/workbenches/three/three.hpp"

#include <algorithm>
#include <cmath>

#include "lab/formats/text.hpp"

namespace lab {
namespace {

using hopfield::Matrix;
using hopfield::Pattern;

/// The same values, for another number of neurons: new ones are +1, or 0 in a matrix.
Pattern resized(const Pattern& pattern, std::size_t size) {
  Pattern out(size);
  for (std::size_t i = 0; i < size; ++i) out.set(i, i >= pattern.size() || pattern.up(i));
  return out;
}

Matrix resized(const Matrix& matrix, std::size_t size) {
  Matrix out(size, size);
  for (std::size_t i = 0; i < std::min(size, matrix.rows()); ++i)
    for (std::size_t j = 0; j < std::min(size, matrix.columns()); ++j) out(i, j) = matrix(i, j);
  return out;
}

Matrix learnt(const Three& three) {
  const std::size_t n = three.neurons();
  Matrix weights(n, n);
  for (const Pattern& pattern : three.patterns)
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j)
        if (i != j || three.form != ThreeForm::plain)
          weights(i, j) += static_cast<double>(pattern[i] * pattern[j]);
  return weights;
}

/// All decide at once, from the fields of one state; or one alone.
Pattern after(const hopfield::DenseNetwork& network, const Pattern& state, int neuron) {
  const hopfield::DenseState now(network, state);
  Pattern next = state;
  for (std::size_t i = 0; i < state.size(); ++i)
    if (neuron < 0 || static_cast<std::size_t>(neuron) == i) next.set(i, now.next(i));
  return next;
}

}  // namespace

Three::Three() : start(3) {
  start.fill(true);
  Pattern pattern = start;
  pattern.set(2, false);
  patterns.push_back(std::move(pattern));
}

void apply(Three& three, const ThreeChange& change) {
  const bool other_network = change.neurons || change.patterns || change.form || change.weights ||
                             change.tie || change.mode;
  if ((other_network || change.start) && !change.path) {
    three.start = shown(three);
    three.path.clear();
  }
  if (change.neurons && *change.neurons != three.neurons()) {
    const std::size_t n = *change.neurons;
    for (Pattern& pattern : three.patterns) pattern = resized(pattern, n);
    three.start = resized(three.start, n);
    if (three.form == ThreeForm::own) three.weights = resized(three.weights, n);
  }
  if (change.patterns) three.patterns = *change.patterns;
  if (change.weights) three.weights = *change.weights;
  if (change.weights && !change.form) three.form = ThreeForm::own;
  if (change.form && *change.form != three.form) {
    // Weights of one's own begin as those that were learnt.
    if (*change.form == ThreeForm::own && !change.weights) {
      const double unit = unit_of(three);
      three.weights = learnt(three);
      for (std::size_t i = 0; i < three.neurons(); ++i)
        for (double& weight : three.weights.row(i)) weight *= unit;
    }
    three.form = *change.form;
  }
  if (three.form != ThreeForm::own) three.weights = {};
  if (change.tie) three.tie = *change.tie;
  if (change.mode) three.mode = *change.mode;
  if (change.start) three.start = *change.start;
  if (change.path) three.path = *change.path;
  if (change.diagram) three.diagram = *change.diagram;
}

hopfield::Result<void> check_three(const Three& three) {
  using hopfield::Error;
  const std::size_t n = three.neurons();
  if (n < kFewestNeurons || n > kMostNeurons)
    return Error{"start", count_of(n, "value") + ", expected 2 to 6"};
  if (three.patterns.size() > kMostColumns)
    return Error{"patterns", count_of(three.patterns.size(), "pattern") + ", expected at most 4"};
  for (std::size_t k = 0; k < three.patterns.size(); ++k)
    if (three.patterns[k].size() != n)
      return Error{"patterns[" + std::to_string(k) + "]",
                   count_of(three.patterns[k].size(), "value") + ", expected " + std::to_string(n)};
  if (three.form == ThreeForm::own && (three.weights.rows() != n || three.weights.columns() != n))
    return Error{"weights", count_of(three.weights.rows(), "row") + ", expected " +
                                std::to_string(n) + " with as many values"};
  for (const double weight : three.weights.values())
    if (!(std::fabs(weight) <= kLargestOwnWeight))
      return Error{"weights", readable(weight) + ", expected at most 1000 either way"};
  if (three.path.size() > kLongestPath)
    return Error{"path", count_of(three.path.size(), "decision") + ", expected at most 200"};
  for (const int neuron : three.path)
    if (neuron < -1 || neuron >= static_cast<int>(n))
      return Error{"path", readable(neuron) + ", expected −1 or the number of a neuron"};
  return {};
}

hopfield::DenseNetwork network_of(const Three& three) {
  hopfield::NetworkOptions options;
  options.self_connections = true;  // where there are none the diagonal is 0
  options.tie = three.tie;
  const Matrix weights = three.form == ThreeForm::own ? three.weights : learnt(three);
  auto made = hopfield::DenseNetwork::make(weights, options);
  // Checked weights always make a network.
  return made ? *std::move(made)
              : *hopfield::DenseNetwork::make(Matrix(three.neurons(), three.neurons()), options);
}

double unit_of(const Three& three) {
  return three.form == ThreeForm::lecture ? 1.0 / static_cast<double>(three.neurons()) : 1.0;
}

std::vector<Pattern> states_of(const Three& three) {
  std::vector<Pattern> states = {three.start};
  if (three.path.empty()) return states;
  const hopfield::DenseNetwork network = network_of(three);
  for (const int neuron : three.path) states.push_back(after(network, states.back(), neuron));
  return states;
}

Pattern shown(const Three& three) { return states_of(three).back(); }

int turn(const Three& three) {
  if (three.mode == hopfield::Mode::sync) return -1;
  const int last = three.path.empty() ? -1 : three.path.back();
  return (last + 1) % static_cast<int>(three.neurons());
}

bool step(Three& three, std::optional<int> neuron) {
  if (three.path.size() >= kLongestPath) return false;
  three.path.push_back(neuron.value_or(turn(three)));
  return true;
}

void run(Three& three) {
  const hopfield::DenseNetwork network = network_of(three);
  std::vector<Pattern> seen = states_of(three);
  const bool together = three.mode == hopfield::Mode::sync;
  std::size_t quiet = 0;  // decisions in a row that changed nothing
  while (three.path.size() < kLongestPath) {
    const Pattern next = after(network, seen.back(), turn(three));
    quiet = next == seen.back() ? quiet + 1 : 0;
    if (quiet == (together ? 1 : three.neurons())) break;
    // All at once the way of a state is always the same: where it was before is a cycle.
    const bool again = together && std::find(seen.begin(), seen.end(), next) != seen.end();
    three.path.push_back(turn(three));
    if (again) break;
    seen.push_back(next);
  }
  // The round in which nobody changed is no part of the way.
  if (!together)
    for (; quiet > 1; --quiet) three.path.pop_back();
}

}  // namespace lab
