#include "hopfield/graph/state_graph.hpp"

#include <algorithm>
#include <bit>
#include <string>

#include "hopfield/memory/dynamics.hpp"
#include "hopfield/rules/dense_memory.hpp"
#include "hopfield/rules/dense_network.hpp"
#include "hopfield/rules/pseudo_inverse.hpp"

namespace hopfield {

template <class State>
Result<StateGraph> StateGraph::of(State state) {
  const std::size_t n = state.pattern().size();
  if (n == 0 || n > kMaxNeurons) {
    return Error{"network",
                 std::to_string(n) + " neurons, expected 1 to " + std::to_string(kMaxNeurons)};
  }
  StateGraph graph;
  graph.neurons_ = n;
  graph.energies_.resize(std::size_t{1} << n);
  graph.flips_.resize(std::size_t{1} << n);
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < n; ++i) number |= state.pattern().up(i) ? std::uint32_t{1} << i : 0U;
  for (std::uint32_t step = 1;; ++step) {
    std::uint32_t flips = 0;
    for (std::size_t i = 0; i < n; ++i)
      flips |= state.next(i) != state.pattern().up(i) ? std::uint32_t{1} << i : 0U;
    graph.flips_[number] = flips;
    graph.energies_[number] = state.energy();
    const auto neuron = static_cast<std::size_t>(std::countr_zero(step));
    if (neuron >= n) return graph;
    state.flip(neuron);
    number ^= std::uint32_t{1} << neuron;
  }
}

template Result<StateGraph> StateGraph::of(State);
template Result<StateGraph> StateGraph::of(DenseState);
template Result<StateGraph> StateGraph::of(PseudoInverseState);
template Result<StateGraph> StateGraph::of(DenseMemoryState);

std::vector<Attractor> synchronous_attractors(const StateGraph& graph) {
  constexpr std::uint32_t kUnknown = 0xffffffff;
  constexpr std::uint32_t kOnPath = 0xfffffffe;
  std::vector<std::uint32_t> leads_to(graph.size(), kUnknown);
  std::vector<Attractor> attractors;
  std::vector<std::uint32_t> path;
  for (std::uint32_t start = 0; start < graph.size(); ++start) {
    path.clear();
    std::uint32_t at = start;
    while (leads_to[at] == kUnknown) {
      leads_to[at] = kOnPath;
      path.push_back(at);
      at = graph.successor(at);
    }
    std::uint32_t end = leads_to[at];
    if (end == kOnPath) {
      end = static_cast<std::uint32_t>(attractors.size());
      Attractor attractor;
      const auto first = std::find(path.begin(), path.end(), at);
      attractor.states.assign(first, path.end());
      std::rotate(attractor.states.begin(),
                  std::min_element(attractor.states.begin(), attractor.states.end()),
                  attractor.states.end());
      attractors.push_back(std::move(attractor));
    }
    for (const std::uint32_t state : path) leads_to[state] = end;
    attractors[end].basin += path.size();
  }
  for (Attractor& attractor : attractors) attractor.only = attractor.basin;
  std::sort(attractors.begin(), attractors.end(), [](const Attractor& a, const Attractor& b) {
    return a.states.front() < b.states.front();
  });
  return attractors;
}

}  // namespace hopfield
