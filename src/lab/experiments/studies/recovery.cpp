// The study "recovery": from how far away are memories recalled?
#include <cmath>

#include "lab/experiments/studies/trial_study.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

using hopfield::RecoveryCounts;
using hopfield::TrialCell;
using hopfield::TrialNetworks;

constexpr std::size_t kMostOverlaps = 1000;
constexpr std::size_t kRecoveryWidth = 4;  // of one start

template <class Counts, class Visitor>
void visit_recovery(Counts& counts, Visitor&& each) {
  each(counts.recovered);
  each(counts.exact);
  each(counts.wrong);
}

/// Overlaps at the start as numbers of flipped neurons: q = 1 − 2 d / N.
std::vector<std::uint32_t> flips_of(const std::vector<double>& overlaps, std::size_t neurons) {
  std::vector<std::uint32_t> flips;
  for (const double overlap : overlaps) {
    flips.push_back(static_cast<std::uint32_t>(
        std::floor((1.0 - overlap) / 2.0 * static_cast<double>(neurons) + 0.5)));
  }
  return flips;
}

struct Load {
  TrialNetworks networks;
  std::vector<RecoveryCounts> starts;
};

Load load_of(const Counts& counts, std::size_t starts) {
  Load load;
  load.starts.resize(starts);
  CountsIn in(counts);
  in.get(load.networks);
  for (RecoveryCounts& start : load.starts)
    visit_recovery(start, [&](auto& number) { in.get(number); });
  return load;
}

/// The smallest overlap from which, and from all larger ones tried, at least half of the memories are recovered.
double critical_overlap(const Load& load, const std::vector<double>& overlaps,
                        std::uint64_t memories) {
  double critical = std::nan("");
  for (std::size_t k = overlaps.size(); k-- > 0;) {
    if (2 * load.starts[k].recovered.sum < load.networks.learnt * memories) break;
    critical = overlaps[k];
  }
  return critical;
}

void write_load_result(JsonText& json, const TrialCell& cell, const Load& load,
                       const std::vector<double>& overlaps) {
  const std::uint64_t networks = load.networks.learnt;
  const std::uint64_t memories = cell.memories;
  write_load(json, cell, load.networks);
  json.field("memories", memories);
  const auto list = [&](const char* name, auto number) {
    json.key(name).begin('[');
    for (const RecoveryCounts& start : load.starts) json.value(number(start));
    json.end(']');
  };
  list("success", [&](const auto& s) { return mean(s.recovered.sum, networks, memories); });
  list("success_se",
       [&](const auto& s) { return standard_error(s.recovered, networks, memories); });
  list("exact", [&](const auto& s) { return mean(s.exact, networks, memories); });
  list("error", [&](const auto& s) { return mean(s.wrong, networks, memories * cell.neurons); });
  json.field("critical_overlap",
             networks == 0 ? std::nan("") : critical_overlap(load, overlaps, memories));
  json.end('}');
}

/// The smallest number of patterns at which `fails` holds, or null.
template <class Fails>
void write_first(JsonText& json, const char* name, const std::vector<TrialCell>& cells,
                 const std::vector<Load>& loads, Fails fails) {
  json.key(name);
  for (std::size_t k = 0; k < cells.size(); ++k) {
    if (loads[k].networks.learnt > 0 && fails(loads[k], cells[k])) {
      json.value(std::uint64_t{cells[k].patterns});
      return;
    }
  }
  json.null();
}

std::string write_result(const std::vector<TrialCell>& cells, const std::vector<double>& overlaps,
                         const std::vector<std::uint32_t>& flips, const std::vector<Counts>& all) {
  std::vector<Load> loads;
  for (const Counts& counts : all) loads.push_back(load_of(counts, flips.size()));
  JsonText json;
  json.begin('{').field("neurons", std::uint64_t{cells.front().neurons}).key("starts").begin('[');
  for (const double overlap : overlaps) json.value(overlap);
  json.end(']').key("flips").begin('[');
  for (const std::uint32_t flipped : flips) json.value(flipped);
  json.end(']').key("loads").begin('[');
  for (std::size_t k = 0; k < cells.size(); ++k)
    write_load_result(json, cells[k], loads[k], overlaps);
  json.end(']').key("fails_at").begin('{');
  const bool from_itself = flips.back() == 0;
  const auto recovered = [](const Load& load) { return load.starts.back().recovered.sum; };
  write_first(json, "any", cells, loads, [&](const Load& load, const TrialCell& cell) {
    return from_itself && recovered(load) < load.networks.learnt * cell.memories;
  });
  write_first(json, "half", cells, loads, [&](const Load& load, const TrialCell& cell) {
    return from_itself && 2 * recovered(load) < load.networks.learnt * cell.memories;
  });
  return json.end('}').end('}').text();
}

}  // namespace

std::optional<Study> read_recovery(const Fields& fields, std::uint64_t memory) {
  fields.only({"patterns", "networks", "memories", "starts", "network", "update", "seed", "shard"});
  std::vector<double> overlaps = {0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0};
  fields.numbers("starts", overlaps, -1.0, 1.0, kMostOverlaps);
  if (overlaps.empty()) fields.fail("starts", expected(msg("empty"), "at least one overlap"));
  for (std::size_t k = 1; k < overlaps.size() && !fields.fault(); ++k)
    if (overlaps[k] <= overlaps[k - 1])
      fields.fail("starts[" + std::to_string(k) + "]", "expected more than the one before");
  if (fields.fault()) return std::nullopt;
  const std::size_t starts = overlaps.size();
  const auto lanes = [starts](const TrialCell& cell) {
    return std::uint64_t{cell.memories * starts};
  };
  constexpr std::uint64_t kNetworks = 10;
  const auto request = read_trials(fields, memory, kNetworks, lanes);
  if (!request) return std::nullopt;
  Study study;
  study.width = 2 + kRecoveryWidth * starts;
  study.trials.assign(request->cells.size(), request->networks);
  for (const TrialCell& cell : request->cells) study.block.push_back(block_of(cell, lanes(cell)));
  const auto cells = request->cells;
  const auto flips = flips_of(overlaps, cells.front().neurons);
  study.run = [cells, flips](std::size_t cell, std::uint64_t first, std::uint64_t count,
                             std::span<std::uint64_t> counts) {
    TrialNetworks networks;
    std::vector<RecoveryCounts> found(flips.size());
    hopfield::recovery_trials(cells[cell], flips, first, count, networks, found);
    CountsOut out(counts);
    out.add(networks);
    for (const RecoveryCounts& start : found)
      visit_recovery(start, [&](const auto& number) { out.add(number); });
  };
  study.write = [cells, overlaps, flips](const std::vector<Counts>& all) {
    return write_result(cells, overlaps, flips, all);
  };
  return study;
}

}  // namespace lab
