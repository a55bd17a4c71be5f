// The experiment "sequence": patterns that recall one another (Amari 1972).
#include <cmath>
#include <vector>

#include "hopfield/memory/retrieval.hpp"
#include "hopfield/rules/any_run.hpp"
#include "hopfield/rules/film.hpp"
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

/// Which patterns a run meets.
struct Visits {
  const hopfield::Memories& memories;
  bool cyclic;
  JsonText visited, overlaps;
  std::optional<std::size_t> before = {};
  std::uint64_t right = 0, steps = 0;

  Visits(const hopfield::Memories& of, bool in_a_circle) : memories(of), cyclic(in_a_circle) {
    visited.begin('[');
    overlaps.begin('[');
  }
  void note(const hopfield::Pattern& state) {
    const auto now = stored_pattern(memories, state);
    if (now)
      visited.value(std::uint64_t{*now});
    else
      visited.null();
    write_overlaps(overlaps, memories, state);
    const std::size_t count = memories.count();
    const bool has_next = before && (*before + 1 < count || cyclic);
    if (has_next && now == (*before + 1) % count) ++right;
    if (has_next) ++steps;
    before = now;
  }
  void write(JsonText& json) {
    json.key("visited").raw(visited.end(']').text());
    json.field("transitions", steps).field("right_transitions", right);
    json.key("overlaps").raw(overlaps.end(']').text());
  }
};

template <class State>
hopfield::Result<std::string> play(State start, const Request& request, const Progress& progress) {
  hopfield::Run<State> run(std::move(start), request.run,
                           hopfield::Random(request.seed, request.run_stream));
  const State& state = run.state();
  Visits visits(*request.memories, request.network.learning.options.cyclic);
  visits.note(state.pattern());
  while (!run.over()) {
    run.sweep();
    visits.note(state.pattern());
    const double limit = request.run.update.max_sweeps;
    if (progress && !progress(run.over() ? 1.0 : run.sweeps() / limit))
      return hopfield::Error{"", "cancelled"};
  }
  JsonText json;
  json.begin('{').key("final");
  write_state(json, state.pattern(), request.network.options.units);
  json.field("outcome", name_of(run.outcome(), kOutcomes)).field("sweeps", run.sweeps());
  json.field("period", run.period()).field("flips", run.flips()).field("ties", run.ties());
  visits.write(json);
  return json.end('}').text();
}

/// Strengths are rounded to parts of one, as in the workbench.
void read_strength(const Fields& film, const char* name, std::int32_t& parts) {
  constexpr double kMost = 2;
  double value = parts / static_cast<double>(hopfield::FilmOptions::kParts);
  film.number(name, value, -kMost, kMost);
  parts = static_cast<std::int32_t>(std::lround(value * hopfield::FilmOptions::kParts));
}

/// The field "film".
hopfield::FilmOptions read_film(const Fields& fields, const Request& request) {
  constexpr std::int64_t kLongest = 8;
  hopfield::FilmOptions options;
  const Fields film(*fields.find("film"), fields.path("film"), fields.fault());
  film.only({"hold", "next", "back", "delay", "pseudo_inverse"});
  read_strength(film, "hold", options.hold);
  read_strength(film, "next", options.next);
  read_strength(film, "back", options.back);
  film.integer("delay", options.delay, 0, kLongest);
  film.flag("pseudo_inverse", options.projection);
  options.cyclic = request.network.learning.options.cyclic;
  options.mode = request.run.update.mode;
  if (request.network.options != hopfield::NetworkOptions{})
    fields.fail("network", expected(msg("more than rule and cyclic"), "only these beside a film"));
  if (request.run.temperature != hopfield::RunOptions{}.temperature)
    fields.fail("update.temperature", expected(msg("given"), "none beside a film"));
  return options;
}

hopfield::Result<std::string> play_film(const Fields& fields, const Request& request,
                                        const hopfield::FilmOptions& options,
                                        const hopfield::Pattern& start) {
  const hopfield::Memories& memories = *request.memories;
  std::vector<hopfield::Pattern> pictures;
  for (std::size_t k = 0; k < memories.count(); ++k) pictures.push_back(memories[k]);
  auto film = hopfield::Film::make(std::move(pictures), options);
  if (!film) {
    // Pictures are called patterns here.
    const std::string& field = film.error().field;
    fields.fail("patterns" + field.substr(std::string_view("pictures").size()),
                film.error().message);
    return *fields.fault();
  }
  const hopfield::FilmRun run =
      hopfield::run_film(*film, start, request.run.update.max_sweeps, request.seed);
  Visits visits(memories, options.cyclic);
  std::uint64_t flips = 0, ties = 0;
  for (std::size_t t = 0; t < run.states.size(); ++t) {
    visits.note(run.states[t]);
    ties += run.ties[t];
    if (t > 0) flips += hopfield::distance(run.states[t], run.states[t - 1]);
  }
  const auto outcome = run.end == hopfield::FilmEnd::fixed_point ? hopfield::Outcome::fixed_point
                       : run.end == hopfield::FilmEnd::unknown   ? hopfield::Outcome::max_sweeps
                       : run.period == 2                         ? hopfield::Outcome::two_cycle
                                                                 : hopfield::Outcome::cycle;
  JsonText json;
  json.begin('{').key("final");
  write_state(json, run.states.back(), hopfield::Units::bipolar);
  json.field("outcome", name_of(outcome, kOutcomes));
  json.field("sweeps", std::uint64_t{run.states.size() - 1});
  json.field("period", std::uint64_t{run.period}).field("flips", flips).field("ties", ties);
  visits.write(json);
  return json.end('}').text();
}

}  // namespace

hopfield::Result<std::string> sequence(const Fields& fields, const Machine& machine,
                                       const Progress& progress) {
  fields.only({"patterns", "network", "film", "start", "update", "seed", "run_stream"});
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
  if (fields.has("film")) {
    const hopfield::FilmOptions options = read_film(fields, *request);
    if (fields.fault()) return *fields.fault();
    return play_film(fields, *request, options, *start);
  }
  const auto model = learn(fields, *request);
  if (!model) return *fields.fault();
  return std::visit([&](auto state) { return play(std::move(state), *request, progress); },
                    model->state(*start));
}

}  // namespace lab
