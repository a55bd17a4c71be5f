// "recall" with the continuous modern network.
#include "lab/experiments/modern.hpp"

#include <algorithm>
#include <cmath>

#include "hopfield/rules/dense_memory.hpp"
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

/// The start may be any numbers, not only ±1.
std::vector<double> read_real_start(const Fields& fields, const Request& request) {
  const Json* json = fields.find("start");
  if (json == nullptr || !json->is_array()) {
    const auto pattern = read_start(fields, request);
    return pattern ? numbers_of(*pattern) : std::vector<double>();
  }
  std::vector<double> numbers;
  fields.numbers("start", numbers, -kLargestGrey, kLargestGrey, json->size());
  if (!fields.fault() && numbers.size() != request.neurons())
    fields.fail("start", expected(value_count(numbers.size()), request.neurons()));
  return numbers;
}

}  // namespace

hopfield::Result<std::string> recall_modern(const Fields& fields, const Request& request,
                                            const Progress& progress) {
  if (request.run.temperature != hopfield::Cooling{})
    fields.fail("update.temperature", expected(msg("given"), "0 with the rule modern"));
  std::vector<double> x = read_real_start(fields, request);
  if (fields.fault()) return *fields.fault();
  std::vector<std::vector<double>> patterns;
  for (std::size_t k = 0; k < request.memories->count(); ++k)
    patterns.push_back(numbers_of((*request.memories)[k]));
  const auto network = hopfield::ModernNetwork::make(std::move(patterns), *request.network.beta);
  if (!network) {
    fields.fail(network.error().field, network.error().message);
    return *fields.fault();
  }

  JsonText energy;
  JsonText attention;
  energy.begin('[').value(network->energy(x));
  attention.begin('[');
  write_numbers(attention, network->attention(x));
  const std::uint32_t limit = request.run.update.max_sweeps;
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
  write_nearest(json, *request.memories, x, network->attention(x));
  return json.end('}').text();
}

}  // namespace lab
