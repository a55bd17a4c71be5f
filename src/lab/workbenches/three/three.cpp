#include "lab/workbenches/three/three.hpp"

#include <algorithm>

namespace lab {
namespace {

using hopfield::Matrix;
using hopfield::Pattern;

/// All decide at once, from the fields of one state; or one alone.
Pattern after(const hopfield::DenseNetwork& network, const Pattern& state, int neuron) {
  const hopfield::DenseState now(network, state);
  Pattern next = state;
  for (std::size_t i = 0; i < state.size(); ++i)
    if (neuron < 0 || static_cast<std::size_t>(neuron) == i) next.set(i, now.next(i));
  return next;
}

}  // namespace

Pattern lecture_start() {
  Pattern start(3);
  start.fill(true);
  return start;
}

Pattern lecture_pattern() {
  Pattern pattern = lecture_start();
  pattern.set(2, false);
  return pattern;
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
