// "recall" with the continuous modern network.
#include "lab/experiments/modern.hpp"

#include <algorithm>
#include <cmath>

#include "hopfield/rules/dense_memory.hpp"
#include "lab/document/document.hpp"
#include "lab/experiments/request/write.hpp"
#include "lab/formats/names.hpp"
#include "lab/formats/text.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

constexpr double kLargestGrey = 1e6;
/// A step that changes no value by more than this is the last.
constexpr double kAtRest = 1e-12;

std::vector<double> numbers_of(const hopfield::Pattern& pattern) {
  std::vector<double> numbers(pattern.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = pattern[i];
  return numbers;
}

/// What the network knows: ±1 as in every other request, or numbers.
struct ModernPatterns {
  std::vector<hopfield::Pattern> signs;  ///< none when they are grey
  std::vector<std::vector<double>> values;
  [[nodiscard]] bool grey() const { return signs.empty(); }
};

/// Whether a list of patterns has a number that is no code of a ±1 neuron.
bool has_grey(const Json* list) {
  if (list == nullptr || !list->is_array()) return false;
  for (const Json& pattern : *list) {
    if (!pattern.is_array()) continue;
    for (const Json& value : pattern) {
      if (!value.is_number()) continue;
      const double number = value.get<double>();
      if (number != 1 && number != 0 && number != -1) return true;
    }
  }
  return false;
}

void read_grey_patterns(const Fields& fields, const Json& list,
                        std::vector<std::vector<double>>& out) {
  for (std::size_t k = 0; k < list.size() && !fields.fault(); ++k) {
    const std::string field = "patterns[" + std::to_string(k) + "]";
    if (!list[k].is_array()) {
      fields.fail(field, expected(describe(list[k]), "an array of numbers"));
      return;
    }
    std::vector<double>& pattern = out.emplace_back();
    for (std::size_t i = 0; i < list[k].size() && !fields.fault(); ++i) {
      const Json& value = list[k][i];
      const double number = value.is_number() ? value.get<double>() : kLargestGrey + 1;
      if (!(std::fabs(number) <= kLargestGrey))
        fields.fail(
            field + "[" + std::to_string(i) + "]",
            expected(describe(value), msg("a number from {0} to {1}", readable(-kLargestGrey),
                                          readable(kLargestGrey))));
      pattern.push_back(number);
    }
  }
}

ModernPatterns read_modern_patterns(const Fields& fields, std::uint64_t seed,
                                    const Machine& machine) {
  ModernPatterns out;
  if (const Json* list = fields.find("patterns"); has_grey(list)) {
    read_grey_patterns(fields, *list, out.values);
  } else {
    out.signs = read_patterns_field(fields, seed, machine);
    for (const hopfield::Pattern& pattern : out.signs) out.values.push_back(numbers_of(pattern));
  }
  if (!fields.fault() && (out.values.empty() || out.values.front().empty()))
    fields.fail(out.values.empty() ? "patterns" : "patterns[0]",
                expected(msg("empty"), "at least one value"));
  if (fields.fault()) return out;
  const std::size_t neurons = out.values.front().size();
  for (std::size_t k = 0; k < out.values.size(); ++k)
    if (out.values[k].size() != neurons)
      fields.fail("patterns[" + std::to_string(k) + "]",
                  expected(value_count(out.values[k].size()), neurons));
  return out;
}

/// The start may be any numbers, not only ±1.
std::vector<double> read_real_start(const Fields& fields, const ModernPatterns& patterns,
                                    std::uint64_t seed) {
  const std::size_t neurons = patterns.values.front().size();
  const Json* json = fields.find("start");
  if (json != nullptr && json->is_object() && json->contains("pattern") && patterns.grey()) {
    const Fields start(*json, fields.path("start"), fields.fault());
    start.only({"pattern"});
    std::size_t number = 0;
    start.integer("pattern", number, 0, static_cast<std::int64_t>(patterns.values.size()) - 1);
    return fields.fault() ? std::vector<double>() : patterns.values[number];
  }
  if (json == nullptr || !json->is_array()) {
    const auto pattern = read_start(fields, "start", patterns.signs, neurons, seed);
    return pattern ? numbers_of(*pattern) : std::vector<double>();
  }
  std::vector<double> numbers;
  fields.numbers("start", numbers, -kLargestGrey, kLargestGrey, json->size());
  if (!fields.fault() && numbers.size() != neurons)
    fields.fail("start", expected(value_count(numbers.size()), neurons));
  return numbers;
}

}  // namespace

hopfield::Result<std::string> recall_modern(const Fields& fields, const Machine& machine,
                                            const Progress& progress) {
  constexpr auto kLargest = static_cast<std::int64_t>(kLargestSeed);
  std::uint64_t seed = 1, unused = 0;  // nothing is drawn in a run
  fields.integer("seed", seed, 0, kLargest);
  fields.integer("run_stream", unused, 0, kLargest);
  const double beta = read_modern_network(fields);
  hopfield::RunOptions options;
  if (const Json* update = fields.find("update"))
    read_run_options(Fields(*update, fields.path("update"), fields.fault()), options);
  if (options.temperature != hopfield::Cooling{})
    fields.fail("update.temperature", expected(msg("given"), "0 with the rule modern"));
  if (fields.fault()) return *fields.fault();
  const ModernPatterns patterns = read_modern_patterns(fields, seed, machine);
  if (fields.fault()) return *fields.fault();
  std::vector<double> x = read_real_start(fields, patterns, seed);
  if (fields.fault()) return *fields.fault();
  const auto network = hopfield::ModernNetwork::make(patterns.values, beta);
  if (!network) {
    fields.fail(network.error().field, network.error().message);
    return *fields.fault();
  }

  JsonText energy;
  JsonText attention;
  energy.begin('[').value(network->energy(x));
  attention.begin('[');
  write_numbers(attention, network->attention(x));
  const std::uint32_t limit = options.update.max_sweeps;
  std::uint32_t steps = 0;
  bool at_rest = false;
  while (!at_rest && steps < limit) {
    const std::vector<double> next = network->step(x);
    double change = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) change = std::max(change, std::fabs(next[i] - x[i]));
    at_rest = change <= kAtRest;
    x = next;
    ++steps;
    energy.value(network->energy(x));
    write_numbers(attention, network->attention(x));
    const double done = at_rest ? 1.0 : static_cast<double>(steps) / limit;
    if (progress && !progress(done)) return hopfield::Error{"", "cancelled"};
  }
  JsonText json;
  json.begin('{').key("final");
  write_numbers(json, x);
  json.field(
      "outcome",
      name_of(at_rest ? hopfield::Outcome::fixed_point : hopfield::Outcome::max_sweeps, kOutcomes));
  json.field("sweeps", steps);
  json.key("energy").raw(energy.end(']').text());
  json.key("attention").raw(attention.end(']').text());
  json.key("nearest");
  write_nearest(json, network->patterns(), patterns.grey(), x, network->attention(x));
  return json.end('}').text();
}

}  // namespace lab
