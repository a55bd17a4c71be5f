#include "lab/workbenches/pairs/status.hpp"

#include <algorithm>

#include "lab/sections/code.hpp"
#include "lab/workbenches/pairs/names.hpp"

namespace lab::workbenches::pairs {
namespace {

/// What a side is nearest to.
void write_match(JsonText& json, const PairBench& bench, const hopfield::PairMemory& memory,
                 Side side, const hopfield::SideValues& values) {
  const bool known = std::ranges::find(values, 0) == values.end();
  const auto match = known ? nearest_pair(memory, side, values) : std::nullopt;
  if (!match) {
    json.null();
    return;
  }
  json.begin('{').field("pair", std::uint64_t{match->pair});
  json.field("name", bench.pairs[match->pair].name).field("inverse", match->inverse);
  json.field("wrong", std::uint64_t{match->wrong}).end('}');
}

}  // namespace

void write_status(JsonText& json, const PairBench& bench) {
  const hopfield::PairMemory memory = memory_of(bench);
  const PairTrace trace = trace_of(bench, memory);
  const hopfield::PairState state = state_at(bench, memory, trace, bench.moment);
  json.begin('{').field("net", name_of(bench.net, kPairNets));
  json.field("method", name_of(bench.method, kPairMethods));
  json.field("steps", bench.moment).field("end", steps_of(bench));
  json.field("settled", bench.method == PairMethod::bam && state.stable());
  write_values(json.key("x"), state.values(Side::left));
  write_values(json.key("y"), state.values(Side::right));
  write_values(json.key("overlaps_left"), state.overlaps(Side::left));
  write_values(json.key("overlaps_right"), state.overlaps(Side::right));
  write_match(json.key("left"), bench, memory, Side::left, state.values(Side::left));
  write_match(json.key("right"), bench, memory, Side::right, state.values(Side::right));
  json.key("energy");
  if (bench.method == PairMethod::bam)
    json.value(state.energy());
  else
    json.null();
  json.key("energies").begin('[');
  if (bench.method == PairMethod::bam) json.value(trace.energy);
  for (std::size_t k = 0; bench.method == PairMethod::bam && k < trace.steps.size(); ++k)
    json.value(trace.steps[k].energy);
  json.end(']');
  if (bench.method == PairMethod::linear) {
    const Side to = hopfield::across(bench.cue);
    json.key("fields").begin('[');
    for (std::size_t i = 0; i < bench.picture(to).cells.size(); ++i)
      json.value(memory.sum(to, state.overlaps(bench.cue), i));
    json.end(']');
  }
  if (bench.method == PairMethod::recurrent) {
    const PairPower power = power_of(bench, memory);
    write_values(json.key("eigenvalues"), power.eigenvalues);
    json.key("shares");
    if (power.shares.empty())
      json.begin('[').end(']');
    else
      write_values(json,
                   power.shares[std::min<std::size_t>(bench.moment, power.shares.size() - 1)]);
  }
  const PairCounts wrong = wrong_pixels(bench, bench.stored);
  write_values(json.key("wrong_left"), wrong.left);
  write_values(json.key("wrong_right"), wrong.right);
  json.end('}');
}

}  // namespace lab::workbenches::pairs
