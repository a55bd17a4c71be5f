// The experiment "recall": one run from a start state.
#include "hopfield/rules/any_run.hpp"
#include "lab/experiments/experiment_list.hpp"
#include "lab/experiments/modern.hpp"
#include "lab/experiments/request/request.hpp"
#include "lab/experiments/request/write.hpp"
#include "lab/formats/names.hpp"
#include "lab/recording/trace.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

/// Runs to the end, or until the progress says no.
template <class State>
hopfield::Result<std::string> recall_from(State start, const Request& request,
                                          const Progress& progress) {
  const hopfield::Memories& memories = *request.memories;
  hopfield::Run<State> run(std::move(start), request.run,
                           hopfield::Random(request.seed, request.run_stream));
  const State& state = run.state();
  JsonText energy;
  JsonText overlaps;
  JsonText hashes;
  energy.begin('[');
  overlaps.begin('[');
  hashes.begin('[');
  const auto note = [&] {
    energy.value(state.energy() * request.scale());
    write_overlaps(overlaps, memories, state.pattern());
  };
  note();
  while (!run.over()) {
    run.sweep();
    note();
    hashes.value(std::string_view(hexadecimal(sweep_hash(state.pattern(), state.energy()))));
    const double limit = request.run.update.max_sweeps;
    if (progress && !progress(run.over() ? 1.0 : run.sweeps() / limit))
      return hopfield::Error{"", "cancelled"};
  }

  JsonText json;
  json.begin('{').key("final");
  write_state(json, state.pattern(), request.network.options.units);
  json.field("outcome", name_of(run.outcome(), kOutcomes)).field("sweeps", run.sweeps());
  if (run.outcome() == hopfield::Outcome::cycle) json.field("period", run.period());
  json.field("flips", run.flips()).field("ties", run.ties());
  json.key("energy").raw(energy.end(']').text());
  json.key("overlaps").raw(overlaps.end(']').text());
  json.key("nearest");
  write_nearest(json, memories, state.pattern());
  json.key("hashes").raw(hashes.end(']').text());
  return json.end('}').text();
}

}  // namespace

hopfield::Result<std::string> recall(const Fields& fields, const Machine& machine,
                                     const Progress& progress) {
  fields.only({"patterns", "network", "start", "update", "seed", "run_stream"});
  if (has_modern_rule(fields)) return recall_modern(fields, machine, progress);
  const auto request = read_request(fields, machine);
  if (!request) return *fields.fault();
  const auto start = read_start(fields, *request);
  if (!start) return *fields.fault();
  const bool dense = request->network.learning.by(hopfield::Rule::dense);
  if (dense && request->run.temperature != hopfield::Cooling{}) {
    fields.fail("update.temperature", expected(msg("given"), "0 with a dense memory"));
    return *fields.fault();
  }
  const auto model = learn(fields, *request);
  if (!model) return *fields.fault();
  return std::visit([&](auto state) { return recall_from(std::move(state), *request, progress); },
                    model->state(*start));
}

}  // namespace lab
