// The experiment "recall": one run from a start state.
#include "hopfield/retrieval.hpp"
#include "lab/experiment_request.hpp"
#include "lab/names.hpp"
#include "lab/trace.hpp"

namespace lab {
namespace {

/// A hash in hexadecimal: JSON numbers are not exact beyond 2⁵³.
std::string hexadecimal(std::uint64_t value) {
  std::string text(16, '0');
  for (std::size_t i = 16; i-- > 0; value >>= 4U) text[i] = "0123456789abcdef"[value & 15U];
  return text;
}

void write_pattern(JsonText& json, const hopfield::Pattern& pattern, hopfield::Units units) {
  const int down = units == hopfield::Units::binary ? 0 : -1;
  json.begin('[');
  for (std::size_t i = 0; i < pattern.size(); ++i) json.value(pattern.up(i) ? 1 : down);
  json.end(']');
}

void write_nearest(JsonText& json, const hopfield::Retrieval& found) {
  json.begin('{').field("pattern", std::uint64_t{found.pattern}).field("overlap", found.overlap);
  json.field("kind", name_of(found.kind, kKinds)).field("exact", found.exact);
  if (found.kind == hopfield::Kind::mixture) {
    json.key("terms").begin('[');
    for (const hopfield::MixtureTerm& term : found.terms) {
      json.begin('{')
          .field("pattern", std::uint64_t{term.pattern})
          .field("sign", term.sign)
          .end('}');
    }
    json.end(']');
  }
  json.end('}');
}

}  // namespace

hopfield::Result<std::string> recall(const Fields& fields, const FileReader& files,
                                     const Progress& progress) {
  const auto request = read_request(fields, files);
  if (!request) return *fields.fault();
  const auto start = read_start(fields, *request);
  if (!start) return *fields.fault();
  const hopfield::Network network(request->memories, request->network);
  hopfield::Run run(network, *start, request->update,
                    hopfield::Random(request->seed, request->run_stream));
  const hopfield::State& state = run.state();
  const double neurons = static_cast<double>(request->neurons());

  JsonText energy;
  JsonText overlaps;
  JsonText hashes;
  energy.begin('[');
  overlaps.begin('[');
  hashes.begin('[');
  const auto note = [&] {
    energy.value(state.energy() * request->scale());
    overlaps.begin('[');
    for (const std::int32_t overlap : state.overlaps()) overlaps.value(overlap / neurons);
    overlaps.end(']');
  };
  note();
  while (!run.over()) {
    run.sweep();
    note();
    hashes.value(std::string_view(hexadecimal(sweep_hash(state.pattern(), state.energy()))));
    const double limit = request->update.max_sweeps;
    if (progress && !progress(run.over() ? 1.0 : run.sweeps() / limit)) {
      return hopfield::Error{"", "cancelled"};
    }
  }

  JsonText json;
  json.begin('{').key("final");
  write_pattern(json, state.pattern(), request->network.units);
  json.field("outcome", name_of(run.outcome(), kOutcomes)).field("sweeps", run.sweeps());
  json.field("flips", run.flips()).field("ties", run.ties());
  json.key("energy").raw(energy.end(']').text());
  json.key("overlaps").raw(overlaps.end(']').text());
  json.key("nearest");
  write_nearest(json, hopfield::classify(state));
  json.key("hashes").raw(hashes.end(']').text());
  return json.end('}').text();
}

}  // namespace lab
