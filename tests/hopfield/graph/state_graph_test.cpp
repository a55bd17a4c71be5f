#include "hopfield/graph/state_graph.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <memory>
#include <set>
#include <vector>

#include "hopfield/pattern/sample.hpp"
#include "hopfield/rules/dense_network.hpp"
#include "hopfield/rules/learning_rule.hpp"
#include "hopfield/rules/pseudo_inverse.hpp"
#include "patterns.hpp"

using namespace hopfield;

namespace {

/// Everything reachable from a state by single flips.
std::set<std::uint32_t> reachable(const StateGraph& graph, std::uint32_t from) {
  std::set<std::uint32_t> seen = {from};
  std::vector<std::uint32_t> open = {from};
  while (!open.empty()) {
    const std::uint32_t state = open.back();
    open.pop_back();
    for (std::size_t i = 0; i < graph.neurons(); ++i) {
      const std::uint32_t bit = std::uint32_t{1} << i;
      if ((graph.flips(state) & bit) != 0 && seen.insert(state ^ bit).second)
        open.push_back(state ^ bit);
    }
  }
  return seen;
}

/// A set of states is an attractor when from each of its states exactly the set can be reached.
std::vector<Attractor> plain_async(const StateGraph& graph) {
  std::vector<std::set<std::uint32_t>> reach;
  for (std::uint32_t state = 0; state < graph.size(); ++state)
    reach.push_back(reachable(graph, state));
  std::vector<Attractor> result;
  for (std::uint32_t state = 0; state < graph.size(); ++state) {
    bool closed = *reach[state].begin() == state;
    for (const std::uint32_t other : reach[state]) closed = closed && reach[other] == reach[state];
    if (!closed) continue;
    Attractor attractor;
    attractor.states.assign(reach[state].begin(), reach[state].end());
    result.push_back(attractor);
  }
  for (std::uint32_t state = 0; state < graph.size(); ++state) {
    std::vector<std::size_t> ends;
    for (std::size_t a = 0; a < result.size(); ++a)
      if (reach[state].count(result[a].states.front()) != 0) ends.push_back(a);
    for (const std::size_t a : ends) {
      ++result[a].basin;
      result[a].only += ends.size() == 1 ? 1U : 0U;
    }
  }
  return result;
}

std::vector<Attractor> plain_sync(const StateGraph& graph) {
  std::vector<Attractor> result;
  for (std::uint32_t start = 0; start < graph.size(); ++start) {
    std::uint32_t at = start;
    for (std::size_t step = 0; step < graph.size(); ++step) at = graph.successor(at);
    std::vector<std::uint32_t> cycle = {at};
    std::uint32_t lowest = at;
    for (std::uint32_t next = graph.successor(at); next != at; next = graph.successor(next))
      lowest = std::min(lowest, next);
    cycle = {lowest};
    for (std::uint32_t s = graph.successor(lowest); s != lowest; s = graph.successor(s))
      cycle.push_back(s);
    Attractor* found = nullptr;
    for (Attractor& attractor : result)
      if (attractor.states == cycle) found = &attractor;
    if (found == nullptr) {
      result.push_back({cycle, 0, 0});
      found = &result.back();
    }
    ++found->basin;
    ++found->only;
  }
  std::sort(result.begin(), result.end(), [](const Attractor& a, const Attractor& b) {
    return a.states.front() < b.states.front();
  });
  return result;
}

}  // namespace

TEST_CASE("the state graph holds what each state says of itself", "[enumerate]") {
  Random random(1);
  std::vector<Pattern> patterns;
  auto memories = std::make_shared<Memories>(7);
  for (int k = 0; k < 3; ++k) {
    patterns.push_back(random_pattern(7, random));
    memories->store(patterns.back());
  }
  const Network hebb(memories, {});
  const DenseNetwork dense = *DenseNetwork::make(*hebb_weights(patterns, false), {});
  const StateGraph a = *StateGraph::of(State(hebb, random_pattern(7, random)));
  const StateGraph b = *StateGraph::of(DenseState(dense, Pattern(7)));
  REQUIRE(a.size() == 128);
  for (std::uint32_t number = 0; number < 128; ++number) {
    const State state(hebb, numbered(number, 7));
    CHECK(a.energy(number) == state.energy());
    CHECK(b.energy(number) == state.energy());
    for (std::size_t i = 0; i < 7; ++i)
      CHECK((a.flips(number) >> i & 1U) == (state.next(i) != state.pattern().up(i) ? 1U : 0U));
    CHECK(b.flips(number) == a.flips(number));
  }
  CHECK(StateGraph::of(DenseState(*DenseNetwork::make(Matrix(21, 21), {}), Pattern(21)))
            .error()
            .text() == "network: 21 neurons, expected 1 to 20");
}

TEST_CASE("attractors and basins agree with brute force", "[enumerate]") {
  Random random(2);
  std::size_t cycles = 0;
  for (int round = 0; round < 60; ++round) {
    const std::size_t n = 2 + random.below(6);
    Matrix weights(n, n);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        if (i == j) continue;
        const double value = static_cast<double>(random.below(5)) - 2.0;
        weights(i, j) = round % 2 == 0 && j < i ? weights(j, i) : value;
      }
    }
    NetworkOptions options;
    options.tie = static_cast<Tie>(round % 3);
    const DenseNetwork network = *DenseNetwork::make(weights, options);
    const StateGraph graph = *StateGraph::of(DenseState(network, Pattern(n)));
    const std::vector<Attractor> async = asynchronous_attractors(graph);
    REQUIRE(async == plain_async(graph));
    const std::vector<Attractor> sync = synchronous_attractors(graph);
    REQUIRE(sync == plain_sync(graph));
    std::uint64_t total = 0;
    for (const Attractor& attractor : sync) total += attractor.basin;
    CHECK(total == graph.size());
    for (const Attractor& attractor : async) cycles += attractor.states.size() > 1 ? 1U : 0U;
    if (round % 2 == 0) {
      // Symmetric: single flips end in fixed points, simultaneous ones in cycles of two at most.
      for (const Attractor& attractor : async) CHECK(attractor.states.size() == 1);
      for (const Attractor& attractor : sync) CHECK(attractor.states.size() <= 2);
      for (std::uint32_t state = 0; state < graph.size(); ++state) {
        for (std::size_t i = 0; i < n; ++i) {
          const std::uint32_t bit = std::uint32_t{1} << i;
          if ((graph.flips(state) & bit) != 0)
            CHECK(graph.energy(state ^ bit) <= graph.energy(state));
        }
      }
    }
  }
  CHECK(cycles > 3);
}

TEST_CASE("three neurons as a cube", "[enumerate][course]") {
  // ξ = (1, 1, −1) is number 3, −ξ number 4.
  auto memories = std::make_shared<Memories>(3);
  memories->store(numbered(3, 3));
  const StateGraph graph = *StateGraph::of(State(Network(memories, {}), Pattern(3)));
  for (std::uint32_t state = 0; state < 8; ++state)
    CHECK(graph.energy(state) == (state == 3 || state == 4 ? -3.0 : 1.0));
  const std::vector<Attractor> attractors = asynchronous_attractors(graph);
  REQUIRE(attractors.size() == 2);
  CHECK(attractors[0].states == std::vector<std::uint32_t>{3});
  CHECK(attractors[1].states == std::vector<std::uint32_t>{4});
  // Each of the other six has a neuron with field 0; kept, it leaves one way out.
  CHECK(attractors[0].basin == 4);
  CHECK(attractors[0].only == 4);
}

TEST_CASE("no weights: every state is an attractor", "[enumerate]") {
  const DenseNetwork network = *DenseNetwork::make(Matrix(12, 12), {});
  const StateGraph graph = *StateGraph::of(DenseState(network, Pattern(12)));
  const std::vector<Attractor> attractors = asynchronous_attractors(graph);
  REQUIRE(attractors.size() == 4096);
  for (const Attractor& attractor : attractors)
    CHECK(attractor == Attractor{attractor.states, 1, 1});
}

TEST_CASE("many attractors: both ways of finding basins agree", "[enumerate]") {
  // Pairs of neurons that support each other, and neurons on their own: 2^(pairs + alone) fixed points,
  // each reached from 3^pairs states. Above 1024 of them basins are found backwards.
  for (const std::size_t alone : {0U, 6U}) {
    const std::size_t pairs = 5;
    const std::size_t n = 2 * pairs + alone;
    Matrix weights(n, n);
    for (std::size_t k = 0; k < pairs; ++k)
      weights(2 * k, 2 * k + 1) = weights(2 * k + 1, 2 * k) = 1;
    const DenseNetwork network = *DenseNetwork::make(weights, {});
    const StateGraph graph = *StateGraph::of(DenseState(network, Pattern(n)));
    const std::vector<Attractor> attractors = asynchronous_attractors(graph);
    REQUIRE(attractors.size() == std::size_t{1} << (pairs + alone));
    for (const Attractor& attractor : attractors) {
      CHECK(attractor.basin == 243);
      CHECK(attractor.only == 1);
    }
  }
}
