#include "lab/experiments/studies/trial_study.hpp"

#include <algorithm>
#include <cmath>

#include "lab/document/document.hpp"
#include "lab/experiments/request/request.hpp"
#include "lab/formats/text.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

__extension__ using Wide = unsigned __int128;

constexpr std::int64_t kMostNetworks = 100'000'000;
constexpr std::int64_t kMostStudied = 100'000;
constexpr std::size_t kMostLoads = 10'000;
constexpr double kMostBytes = 1 << 30;  // of all states of one network

/// {"from": 10, "to": 100, "step": 2}.
void read_range(const Fields& range, std::vector<std::uint32_t>& counts) {
  range.only({"from", "to", "step"});
  for (const char* name : {"from", "to"}) range.require(name, "a number of patterns");
  std::uint32_t from = 1;
  std::uint32_t to = 1;
  std::uint32_t step = 1;
  range.integer("from", from, 1, kMostStudied);
  range.integer("to", to, from, kMostStudied);
  range.integer("step", step, 1, kMostStudied);
  if (range.fault()) return;
  if ((to - from) / step + 1 > kMostLoads)
    return range.fail("step", msg("more than {0} loads", kMostLoads).plain());
  for (std::uint32_t count = from; count <= to; count += step) counts.push_back(count);
}

void read_loads(const Fields& random, std::vector<std::uint32_t>& counts) {
  random.require("count", "how many patterns: a number, numbers, or {\"from\", \"to\", \"step\"}");
  const Json* json = random.find("count");
  if (json == nullptr) return;
  if (json->is_object())
    return read_range(Fields(*json, random.path("count"), random.fault()), counts);
  if (!json->is_array()) {
    std::uint32_t count = 1;
    random.integer("count", count, 1, kMostStudied);
    counts = {count};
    return;
  }
  random.integers("count", counts, kMostStudied, kMostLoads);
  if (random.fault()) return;
  if (counts.empty()) return random.fail("count", expected(msg("empty"), "at least one number"));
  for (std::size_t k = 0; k < counts.size(); ++k) {
    const std::string name = "count[" + std::to_string(k) + "]";
    if (counts[k] == 0) return random.fail(name, expected(msg("0"), "an integer from 1"));
    if (k > 0 && counts[k] <= counts[k - 1])
      return random.fail(name, expected(counts[k], "more than the one before"));
  }
}

void read_random(const Fields& fields, hopfield::TrialCell& cell,
                 std::vector<std::uint32_t>& counts, std::uint64_t memory) {
  fields.require("patterns", "{\"random\": {\"count\": …, \"size\": N}}");
  const Json* json = fields.find("patterns");
  if (json == nullptr) return;
  const Fields patterns(*json, fields.path("patterns"), fields.fault());
  patterns.require("random", "{\"count\": …, \"size\": N}: this experiment draws its patterns");
  patterns.only({"random"});
  const Json* inner = patterns.find("random");
  if (inner == nullptr) return;
  const Fields random(*inner, patterns.path("random"), fields.fault());
  random.only({"count", "size"});
  random.require("size", "how many neurons");
  random.integer("size", cell.neurons, 1, static_cast<std::int64_t>(hopfield::kMaxNeurons));
  read_loads(random, counts);
  if (fields.fault()) return;
  check_room(random, counts.back(), cell.neurons, memory);
}

void read_updating(const Fields& fields, Warmth warmth, hopfield::TrialCell& cell) {
  const Json* json = fields.find("update");
  if (json == nullptr) return;
  const Fields update(*json, fields.path("update"), fields.fault());
  hopfield::RunOptions run;
  read_run_options(update, run);
  if (run.update.mode != hopfield::Mode::async)
    update.fail("mode", expected(msg("sync"), "async in this experiment"));
  if (run.update.order != hopfield::Order::shuffled)
    update.fail("order", "expected shuffled in this experiment");
  if (warmth == Warmth::cold && run.temperature != hopfield::Cooling{})
    update.fail("temperature", "expected 0 in this experiment");
  if (run.temperature.shape != hopfield::Cooling::Shape::constant)
    update.fail("temperature", expected(msg("a schedule"), "a number in this experiment"));
  cell.temperature = run.temperature.start;
  cell.max_sweeps = run.update.max_sweeps;
}

}  // namespace

std::optional<TrialRequest> read_trials(
    const Fields& fields, std::uint64_t memory, std::uint64_t networks,
    const std::function<std::uint64_t(const hopfield::TrialCell&)>& lanes, Warmth warmth) {
  TrialRequest request;
  request.networks = networks;
  hopfield::TrialCell cell;
  std::vector<std::uint32_t> counts;
  fields.integer("seed", cell.seed, 0, static_cast<std::int64_t>(kLargestSeed));
  fields.integer("networks", request.networks, 1, kMostNetworks);
  NetworkRequest network;
  if (const Json* json = fields.find("network")) {
    const Fields given(*json, fields.path("network"), fields.fault());
    if (given.has("weights"))
      given.fail("weights", expected(msg("given"), "a rule: patterns are random"));
    read_network_request(given, network);
    using hopfield::Rule;
    if (network.learning.by(Rule::amari) || network.learning.by(Rule::sequence))
      given.fail("rule", "expected hebb, pseudo-inverse, storkey or dense in this experiment");
  }
  cell.learning = network.learning.options;
  cell.network = network.options;
  read_updating(fields, warmth, cell);
  constexpr std::int64_t kMostWarmSweeps = 100'000;
  fields.integer("warm_sweeps", cell.warm_sweeps, 1, kMostWarmSweeps);
  read_random(fields, cell, counts, memory);
  std::uint32_t memories = UINT32_MAX;
  fields.integer("memories", memories, 1, kMostStudied);
  if (fields.fault()) return std::nullopt;
  for (const std::uint32_t count : counts) {
    cell.patterns = count;
    cell.memories = std::min(memories, count);
    // Only the first and the last: what is wrong with one is wrong with all, or with the largest.
    if (count == counts.front() || count == counts.back()) {
      if (const auto valid = hopfield::validate(cell, request.networks, lanes(cell)); !valid) {
        if (valid.error().field == "neurons")
          fields.fail("patterns.random.size", valid.error().message);
        else
          blame(fields, valid.error());
        return std::nullopt;
      }
    }
    const double bytes =
        static_cast<double>(lanes(cell)) * 8.0 * static_cast<double>(cell.neurons + cell.patterns);
    if (bytes > std::max(kMostBytes, static_cast<double>(memory))) {
      const bool starts = fields.has("starts");
      fields.fail(starts ? "starts" : "memories",
                  expected(msg("{0} {0|state|states} of this size at once", lanes(cell)), "fewer"));
      return std::nullopt;
    }
    request.cells.push_back(cell);
  }
  return request;
}

std::uint64_t block_of(const hopfield::TrialCell& cell, std::uint64_t lanes) {
  constexpr double kWork = 2e6;
  const double one = static_cast<double>(cell.neurons) * static_cast<double>(cell.patterns) *
                     static_cast<double>(lanes);
  return static_cast<std::uint64_t>(std::clamp(kWork / one, 1.0, 1024.0));
}

double mean(std::uint64_t sum, std::uint64_t networks, std::uint64_t each) {
  if (networks == 0 || each == 0) return std::nan("");
  return static_cast<double>(sum) / (static_cast<double>(networks) * static_cast<double>(each));
}

double standard_error(const hopfield::Tally& tally, std::uint64_t networks, std::uint64_t each) {
  if (networks < 2 || each == 0) return std::nan("");
  // n Σ x² − (Σ x)², exactly.
  const Wide squares = Wide{networks} * tally.squares;
  const Wide square = Wide{tally.sum} * tally.sum;
  if (squares < square) return std::nan("");
  const auto n = static_cast<double>(networks);
  const double spread = static_cast<double>(squares - square) / (n * (n - 1.0));
  return std::sqrt(spread / n) / static_cast<double>(each);
}

void write_mean(JsonText& json, const char* name, const hopfield::Tally& tally,
                std::uint64_t networks, std::uint64_t each) {
  write_fraction(json, name, tally.sum, networks, each);
  json.field(std::string(name) + "_se", standard_error(tally, networks, each));
}

void write_fraction(JsonText& json, const char* name, std::uint64_t sum, std::uint64_t networks,
                    std::uint64_t each) {
  json.field(name, mean(sum, networks, each));
}

void write_load(JsonText& json, const hopfield::TrialCell& cell,
                const hopfield::TrialNetworks& networks) {
  json.begin('{').field("patterns", std::uint64_t{cell.patterns});
  json.field("load", static_cast<double>(cell.patterns) / static_cast<double>(cell.neurons));
  json.field("networks", networks.learnt).field("refused", networks.refused);
}

}  // namespace lab
