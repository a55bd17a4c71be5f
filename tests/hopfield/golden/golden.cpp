#include "golden.hpp"

#include <bit>
#include <cinttypes>
#include <cstdio>
#include <memory>
#include <utility>

#include "hopfield/memory/retrieval.hpp"
#include "hopfield/memory/run.hpp"
#include "hopfield/pattern/sample.hpp"

namespace {

using namespace hopfield;

struct Case {
  std::size_t neurons;
  std::size_t patterns;
  NetworkOptions network;
  UpdateOptions update;
  std::string name;
};

std::string run_case(const Case& one, const std::shared_ptr<const Memories>& memories) {
  Random random(2024, one.neurons);
  const Pattern start = flip_fraction((*memories)[0], 0.25, random);
  Run run(Network(memories, one.network), start, one.update, random);
  std::uint64_t chain = run.state().pattern().hash();
  std::string hashes;
  while (!run.over()) {
    run.sweep();
    // FNV-1a again, now over the numbers that a sweep leaves behind.
    for (const std::uint64_t word :
         {run.state().pattern().hash(), std::bit_cast<std::uint64_t>(run.state().energy()),
          run.flips(), run.ties()}) {
      chain = (chain ^ word) * 0x100000001b3ULL;
      chain ^= chain >> 32;
    }
    char text[20];
    std::snprintf(text, sizeof text, " %016" PRIx64, chain);
    hashes += text;
  }
  const Retrieval end = classify(run.state());
  char head[160];
  std::snprintf(head, sizeof head,
                " outcome %d kind %d sweeps %" PRIu32 " flips %" PRIu64 " ties %" PRIu64
                " energy %.17g:",
                static_cast<int>(run.outcome()), static_cast<int>(end.kind), run.sweeps(),
                run.flips(), run.ties(), run.state().energy());
  return one.name + head + hashes;
}

/// The options that a size is run with: every tie rule, units and thresholds, alone and together.
std::vector<std::pair<std::string, NetworkOptions>> variants(std::size_t neurons) {
  std::vector<std::pair<std::string, NetworkOptions>> result;
  const std::pair<std::string, Tie> ties[] = {
      {"keep", Tie::keep}, {"plus", Tie::plus}, {"minus", Tie::minus}};
  for (const auto& [name, tie] : ties) {
    NetworkOptions options;
    options.tie = tie;
    result.emplace_back("bipolar " + name, options);
    options.units = Units::binary;
    result.emplace_back("binary " + name, options);
    options.threshold.kind = ThresholdKind::half_row_sum;
    result.emplace_back("binary-half-row-sum " + name, options);
  }
  NetworkOptions self;
  self.self_connections = true;
  result.emplace_back("bipolar-self keep", self);
  NetworkOptions each;
  each.threshold.kind = ThresholdKind::each;
  each.threshold.values.clear();
  Random random(1, 2);
  for (std::size_t i = 0; i < neurons; ++i)
    each.threshold.values.push_back((random.uniform() - 0.5) * 30.0);
  result.emplace_back("bipolar-thresholds keep", each);
  return result;
}

}  // namespace

std::vector<std::string> golden_lines() {
  const std::pair<std::size_t, std::size_t> sizes[] = {
      {16, 6}, {25, 3}, {64, 24}, {100, 10}, {256, 30}, {1024, 100}, {4096, 100}, {8200, 70}};
  const std::pair<std::string, UpdateOptions> updates[] = {
      {"random", {Mode::async, Order::random, 30}},
      {"shuffled", {Mode::async, Order::shuffled, 30}},
      {"raster", {Mode::async, Order::raster, 30}},
      {"sync", {Mode::sync, Order::shuffled, 30}}};
  std::vector<std::string> lines;
  for (const auto& [neurons, patterns] : sizes) {
    Random random(neurons);
    auto memories = std::make_shared<Memories>(neurons);
    for (std::size_t k = 0; k < patterns; ++k) memories->store(random_pattern(neurons, random));
    for (const auto& [network_name, network] : variants(neurons)) {
      // The largest sizes are there for the sums, not for every rule.
      const bool all = neurons <= 1024;
      if (!all && network.tie != Tie::keep) continue;
      for (const auto& [update_name, update] : updates) {
        std::string name = std::to_string(neurons);
        name += ' ' + std::to_string(patterns) + ' ';
        name += network_name;
        name += ' ';
        name += update_name;
        lines.push_back(run_case({neurons, patterns, network, update, name}, memories));
      }
    }
  }
  return lines;
}
