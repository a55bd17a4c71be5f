// The experiment "sequence": patterns that recall one another (Amari 1972).
#include "hopfield/memory/retrieval.hpp"
#include "hopfield/rules/any_run.hpp"
#include "lab/experiments/experiment_list.hpp"
#include "lab/experiments/request/request.hpp"
#include "lab/experiments/request/write.hpp"
#include "lab/formats/names.hpp"

namespace lab {
namespace {

/// The pattern that a state is, or none.
std::optional<std::size_t> stored_pattern(const hopfield::Memories& memories,
                                          const hopfield::Pattern& state) {
  const hopfield::Retrieval found = hopfield::classify(memories, state);
  if (found.kind != hopfield::Kind::stored) return std::nullopt;
  return found.pattern;
}

template <class State>
hopfield::Result<std::string> play(State start, const Request& request, const Progress& progress) {
  const hopfield::Memories& memories = *request.memories;
  hopfield::Run<State> run(std::move(start), request.run,
                           hopfield::Random(request.seed, request.run_stream));
  const State& state = run.state();
  JsonText visited;
  JsonText overlaps;
  visited.begin('[');
  overlaps.begin('[');
  std::optional<std::size_t> before;
  std::uint64_t right = 0;
  std::uint64_t steps = 0;
  const auto note = [&] {
    const auto now = stored_pattern(memories, state.pattern());
    if (now)
      visited.value(std::uint64_t{*now});
    else
      visited.null();
    write_overlaps(overlaps, memories, state.pattern());
    const std::size_t count = memories.count();
    const bool cyclic = request.network.learning.options.cyclic;
    const bool has_next = before && (*before + 1 < count || cyclic);
    if (has_next && now == (*before + 1) % count) ++right;
    if (has_next) ++steps;
    before = now;
  };
  note();
  while (!run.over()) {
    run.sweep();
    note();
    const double limit = request.run.update.max_sweeps;
    if (progress && !progress(run.over() ? 1.0 : run.sweeps() / limit))
      return hopfield::Error{"", "cancelled"};
  }
  JsonText json;
  json.begin('{').key("final");
  write_state(json, state.pattern(), request.network.options.units);
  json.field("outcome", name_of(run.outcome(), kOutcomes)).field("sweeps", run.sweeps());
  json.field("period", run.period()).field("flips", run.flips()).field("ties", run.ties());
  json.key("visited").raw(visited.end(']').text());
  json.field("transitions", steps).field("right_transitions", right);
  json.key("overlaps").raw(overlaps.end(']').text());
  return json.end('}').text();
}

}  // namespace

hopfield::Result<std::string> sequence(const Fields& fields, const Machine& machine,
                                       const Progress& progress) {
  fields.only({"patterns", "network", "start", "update", "seed", "run_stream"});
  RequestKind kind;
  kind.network.learning.options.rule = hopfield::Rule::sequence;
  kind.update.mode = hopfield::Mode::sync;
  const auto request = read_request(fields, machine, kind);
  if (!request) return *fields.fault();
  if (!request->network.learning.by(hopfield::Rule::sequence)) {
    fields.fail(request->network.learning.weights ? "network.weights" : "network.rule",
                "expected the rule sequence in this experiment");
    return *fields.fault();
  }
  const auto start = fields.has("start") ? read_start(fields, *request) : (*request->memories)[0];
  if (!start) return *fields.fault();
  const auto model = learn(fields, *request);
  if (!model) return *fields.fault();
  return std::visit([&](auto state) { return play(std::move(state), *request, progress); },
                    model->state(*start));
}

}  // namespace lab
