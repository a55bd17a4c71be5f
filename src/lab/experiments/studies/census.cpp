// The study "census": where random starts end.
#include "lab/experiments/studies/trial_study.hpp"

namespace lab {
namespace {

using hopfield::CensusCounts;
using hopfield::TrialCell;

constexpr std::size_t kCensusWidth = 15;
constexpr std::int64_t kMostStarts = 1'000'000;

template <class Counts, class Visitor>
void visit_census(Counts& counts, Visitor&& each) {
  each(counts.networks);
  each(counts.stored);
  each(counts.inverse);
  each(counts.mixture);
  each(counts.other);
  each(counts.exact_stored);
  each(counts.exact_inverse);
  each(counts.mixtures_of_3);
  each(counts.mixtures_of_5);
  each(counts.converged);
}

void write_counts(JsonText& json, const TrialCell& cell, std::uint64_t starts,
                  const CensusCounts& counts) {
  const std::uint64_t networks = counts.networks.learnt;
  write_load(json, cell, counts.networks);
  write_mean(json, "stored", counts.stored, networks, starts);
  write_mean(json, "inverse", counts.inverse, networks, starts);
  write_mean(json, "mixture", counts.mixture, networks, starts);
  write_mean(json, "other", counts.other, networks, starts);
  write_fraction(json, "exact_stored", counts.exact_stored, networks, starts);
  write_fraction(json, "exact_inverse", counts.exact_inverse, networks, starts);
  write_fraction(json, "mixtures_of_3", counts.mixtures_of_3, networks, starts);
  write_fraction(json, "mixtures_of_5", counts.mixtures_of_5, networks, starts);
  write_fraction(json, "converged", counts.converged, networks, starts);
  json.end('}');
}

}  // namespace

std::optional<Study> read_census(const Fields& fields, std::uint64_t memory) {
  fields.only(
      {"patterns", "networks", "starts", "network", "update", "warm_sweeps", "seed", "shard"});
  std::uint64_t starts = 100;
  fields.integer("starts", starts, 1, kMostStarts);
  const auto lanes = [starts](const TrialCell&) { return starts; };
  constexpr std::uint64_t kNetworks = 10;
  const auto request = read_trials(fields, memory, kNetworks, lanes, Warmth::allowed);
  if (!request) return std::nullopt;
  Study study;
  study.width = kCensusWidth;
  study.trials.assign(request->cells.size(), request->networks);
  for (const TrialCell& cell : request->cells) study.block.push_back(block_of(cell, starts));
  const auto cells = request->cells;
  study.run = [cells, starts](std::size_t cell, std::uint64_t first, std::uint64_t count,
                              std::span<std::uint64_t> counts) {
    const CensusCounts found = hopfield::census_trials(cells[cell], starts, first, count);
    CountsOut out(counts);
    visit_census(found, [&](const auto& number) { out.add(number); });
  };
  study.write = [cells, starts](const std::vector<Counts>& all) {
    JsonText json;
    json.begin('{').field("neurons", std::uint64_t{cells.front().neurons});
    json.field("starts", starts);
    if (cells.front().temperature > 0) {
      json.field("temperature", cells.front().temperature);
      json.field("warm_sweeps", std::uint64_t{cells.front().warm_sweeps});
    }
    json.key("loads").begin('[');
    for (std::size_t k = 0; k < cells.size(); ++k) {
      CensusCounts counts;
      CountsIn in(all[k]);
      visit_census(counts, [&](auto& number) { in.get(number); });
      write_counts(json, cells[k], starts, counts);
    }
    return json.end(']').end('}').text();
  };
  return study;
}

}  // namespace lab
