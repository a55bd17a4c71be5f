// The experiment "enumerate": all 2ᴺ states of a small network.
#include "hopfield/graph/state_graph.hpp"
#include "lab/experiments/experiment_list.hpp"
#include "lab/experiments/request/request.hpp"
#include "lab/experiments/request/write.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

using hopfield::StateGraph;

/// With more neurons the list of all states is left out unless the request asks for it.
constexpr std::size_t kListed = 12;

hopfield::Pattern pattern_of(std::uint32_t state, std::size_t neurons) {
  hopfield::Pattern pattern(neurons);
  for (std::size_t i = 0; i < neurons; ++i) pattern.set(i, (state >> i & 1U) != 0);
  return pattern;
}

std::uint32_t number_of(const hopfield::Pattern& pattern) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i)
    if (pattern.up(i)) number |= 1U << i;
  return number;
}

void write_successors(JsonText& json, const StateGraph& graph, hopfield::Mode mode) {
  json.key("successors").begin('[');
  for (std::uint32_t state = 0; state < graph.size(); ++state) {
    json.begin('[');
    if (mode == hopfield::Mode::sync || graph.flips(state) == 0) {
      json.value(graph.successor(state));
    } else {
      for (std::size_t i = 0; i < graph.neurons(); ++i) {
        const std::uint32_t bit = 1U << i;
        if ((graph.flips(state) & bit) != 0) json.value(state ^ bit);
      }
    }
    json.end(']');
  }
  json.end(']');
}

void write_attractor(JsonText& json, const hopfield::Attractor& attractor, const StateGraph& graph,
                     const Request& request) {
  json.begin('{').key("states").begin('[');
  for (const std::uint32_t state : attractor.states) json.value(state);
  json.end(']').field("basin", attractor.basin).field("only", attractor.only);
  const std::uint32_t first = attractor.states.front();
  const hopfield::Pattern pattern = pattern_of(first, graph.neurons());
  json.field("energy", graph.energy(first) * request.scale()).key("first");
  write_state(json, pattern, request.network.options.units);
  json.key("nearest");
  write_nearest(json, *request.memories, pattern);
  json.end('}');
}

}  // namespace

hopfield::Result<std::string> enumerate(const Fields& fields, const Machine& machine,
                                        const Progress& progress) {
  fields.only({"patterns", "network", "start", "update", "seed", "run_stream", "states"});
  const auto request = read_request(fields, machine);
  if (!request) return *fields.fault();
  const std::size_t neurons = request->neurons();
  bool listed = neurons <= kListed;
  fields.flag("states", listed);
  if (neurons > StateGraph::kMaxNeurons) {
    fields.fail(request->network.learning.weights ? "network.weights" : "patterns",
                expected(msg("{0} {0|neuron|neurons}", neurons), at_most(StateGraph::kMaxNeurons)));
  }
  if (request->run.temperature != hopfield::Cooling{}) {
    fields.fail("update.temperature",
                expected(msg("given"), "0: with a temperature nothing is an attractor"));
  }
  if (fields.fault()) return *fields.fault();
  const auto model = learn(fields, *request);
  if (!model) return *fields.fault();
  const auto cancelled = [&](double done) { return progress && !progress(done); };
  if (cancelled(0.0)) return hopfield::Error{"", "cancelled"};

  const auto graph = std::visit([](auto state) { return StateGraph::of(std::move(state)); },
                                model->state(hopfield::Pattern(neurons)));
  if (!graph) return graph.error();
  if (cancelled(0.5)) return hopfield::Error{"", "cancelled"};
  const hopfield::Mode mode = request->run.update.mode;
  const auto attractors = mode == hopfield::Mode::sync ? hopfield::synchronous_attractors(*graph)
                                                       : hopfield::asynchronous_attractors(*graph);
  if (cancelled(1.0)) return hopfield::Error{"", "cancelled"};

  JsonText json;
  json.begin('{').field("neurons", std::uint64_t{neurons});
  json.field("count", std::uint64_t{graph->size()}).key("patterns").begin('[');
  for (std::size_t k = 0; k < request->memories->count(); ++k)
    json.value(number_of((*request->memories)[k]));
  json.end(']').key("attractors").begin('[');
  for (const auto& attractor : attractors) write_attractor(json, attractor, *graph, *request);
  json.end(']');
  if (listed) {
    json.key("energy").begin('[');
    for (std::uint32_t state = 0; state < graph->size(); ++state)
      json.value(graph->energy(state) * request->scale());
    json.end(']');
    write_successors(json, *graph, mode);
  }
  return json.end('}').text();
}

}  // namespace lab
