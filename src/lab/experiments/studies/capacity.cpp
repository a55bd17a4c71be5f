// The study "capacity": are stored random patterns stable, and what becomes of them?
#include "hopfield/trials/theory.hpp"
#include "lab/experiments/studies/trial_study.hpp"

namespace lab {
namespace {

using hopfield::CapacityCounts;
using hopfield::TrialCell;

constexpr std::size_t kCapacityWidth = 14;

template <class Counts, class Visitor>
void visit_capacity(Counts& counts, Visitor&& each) {
  each(counts.networks);
  each(counts.unstable);
  each(counts.ties);
  each(counts.stable);
  each(counts.wrong);
  each(counts.retrieved);
  each(counts.all_stable);
  each(counts.converged);
}

/// Hebb, ±1, no thresholds: there the error after one step is known exactly.
bool is_textbook(const TrialCell& cell) {
  return cell.learning.rule == hopfield::Rule::hebb &&
         cell.network.units == hopfield::Units::bipolar &&
         cell.network.threshold == hopfield::Threshold{};
}

void write_theory(JsonText& json, const TrialCell& cell) {
  namespace theory = hopfield::theory;
  const double load = static_cast<double>(cell.patterns) / static_cast<double>(cell.neurons);
  json.key("one_step_exact");
  if (!is_textbook(cell)) {
    json.null().key("one_step_gaussian").null().key("retrieval_theory").null();
    return;
  }
  const auto exact = theory::one_step(cell.neurons, cell.patterns, cell.network.self_connections,
                                      cell.network.tie);
  json.value(exact.error).field("one_step_gaussian", theory::one_step_error(load));
  json.key("retrieval_theory");
  if (const auto overlap = theory::retrieval_overlap(load))
    json.value((1.0 - *overlap) / 2.0);
  else
    json.null();
}

void write_counts(JsonText& json, const TrialCell& cell, const CapacityCounts& counts) {
  const std::uint64_t networks = counts.networks.learnt;
  const std::uint64_t memories = cell.memories;
  const std::uint64_t neurons = memories * cell.neurons;
  write_load(json, cell, counts.networks);
  json.field("memories", memories);
  write_mean(json, "one_step_error", counts.unstable, networks, neurons);
  write_fraction(json, "tie_fraction", counts.ties, networks, neurons);
  write_mean(json, "stable", counts.stable, networks, memories);
  write_fraction(json, "all_stable", counts.all_stable, networks, 1);
  write_mean(json, "retrieval_error", counts.wrong, networks, neurons);
  write_mean(json, "retrieved", counts.retrieved, networks, memories);
  write_fraction(json, "converged", counts.converged, networks, memories);
  write_theory(json, cell);
  json.end('}');
}

}  // namespace

std::optional<Study> read_capacity(const Fields& fields, std::uint64_t memory) {
  fields.only({"patterns", "networks", "memories", "network", "update", "seed", "shard"});
  const auto lanes = [](const TrialCell& cell) { return std::uint64_t{cell.memories}; };
  constexpr std::uint64_t kNetworks = 100;
  const auto request = read_trials(fields, memory, kNetworks, lanes);
  if (!request) return std::nullopt;
  Study study;
  study.width = kCapacityWidth;
  study.trials.assign(request->cells.size(), request->networks);
  for (const TrialCell& cell : request->cells) study.block.push_back(block_of(cell, lanes(cell)));
  const auto cells = request->cells;
  study.run = [cells](std::size_t cell, std::uint64_t first, std::uint64_t count,
                      std::span<std::uint64_t> counts) {
    const CapacityCounts found = hopfield::capacity_trials(cells[cell], first, count);
    CountsOut out(counts);
    visit_capacity(found, [&](const auto& number) { out.add(number); });
  };
  study.write = [cells](const std::vector<Counts>& all) {
    JsonText json;
    json.begin('{').field("neurons", std::uint64_t{cells.front().neurons});
    const auto critical = hopfield::theory::critical_load();
    json.field("critical_load", critical.load).key("loads").begin('[');
    for (std::size_t k = 0; k < cells.size(); ++k) {
      CapacityCounts counts;
      CountsIn in(all[k]);
      visit_capacity(counts, [&](auto& number) { in.get(number); });
      write_counts(json, cells[k], counts);
    }
    return json.end(']').end('}').text();
  };
  return study;
}

}  // namespace lab
