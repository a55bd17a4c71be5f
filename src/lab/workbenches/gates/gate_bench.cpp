#include "lab/workbenches/gates/gate_bench.hpp"

#include <array>
#include <cmath>
#include <cstdlib>

#include "lab/formats/fields.hpp"
#include "lab/formats/json.hpp"
#include "lab/formats/names.hpp"
#include "lab/formats/text.hpp"

namespace lab {
namespace {

using hopfield::Error;

constexpr std::array<Named<GatesView>, 4> kViews = {{{"unit", GatesView::unit},
                                                     {"layers", GatesView::layers},
                                                     {"pair", GatesView::pair},
                                                     {"delays", GatesView::delays}}};

void read_whole(const Fields& fields, const char* name, int low, int high, std::size_t most,
                std::optional<std::vector<int>>& out) {
  const Json* json = fields.find(name);
  if (json == nullptr) return;
  if (!json->is_array() || json->size() > most)
    return fields.fail(name,
                       describe(*json) + ", expected an array of at most " + std::to_string(most));
  out.emplace();
  for (std::size_t k = 0; k < json->size(); ++k) {
    const auto value = whole((*json)[k], low, high);
    if (!value)
      return fields.fail(std::string(name) + "[" + std::to_string(k) + "]",
                         describe((*json)[k]) + ", expected an integer from " + readable(low) +
                             " to " + readable(high));
    out->push_back(static_cast<int>(*value));
  }
}

void write_list(JsonText& json, std::string_view name, const std::vector<int>& values) {
  json.key(name).begin('[');
  for (const int value : values) json.value(value);
  json.end(']');
}

}  // namespace

void apply(Gates& gates, const GatesChange& change) {
  if (change.weights) gates.weights = *change.weights;
  const std::size_t inputs = gates.weights.size();
  if (inputs >= 1 && inputs <= 2) {
    gates.target.resize(std::size_t{1} << inputs, 0);
    gates.on.resize(inputs, 0);
  }
  if (change.threshold)
    gates.threshold_twice = static_cast<int>(std::lround(2 * *change.threshold));
  if (change.target) gates.target = *change.target;
  if (change.on) gates.on = *change.on;
  if (change.view) gates.view = *change.view;
  apply(gates.delays, change.delays);
}

hopfield::Result<void> check_gates(const Gates& gates) {
  const std::size_t inputs = gates.weights.size();
  if (inputs < 1 || inputs > 2)
    return Error{"weights", count_of(inputs, "value") + ", expected 1 or 2"};
  for (const std::int32_t weight : gates.weights)
    if (std::abs(weight) > kLargestGateWeight)
      return Error{"weights", readable(weight) + ", expected at most 5 either way"};
  if (std::abs(gates.threshold_twice) > 4 * kLargestGateWeight)
    return Error{"threshold", readable(gates.threshold_twice / 2.0) + ", expected −10 to 10"};
  if (gates.target.size() != std::size_t{1} << inputs)
    return Error{"target", count_of(gates.target.size(), "value") + ", expected " +
                               std::to_string(std::size_t{1} << inputs)};
  if (gates.on.size() != inputs)
    return Error{"on", count_of(gates.on.size(), "value") + ", expected " + std::to_string(inputs)};
  return check_delays(gates.delays);
}

GatesChange read_gates(const Fields& fields) {
  GatesChange change;
  read_whole(fields, "weights", -kLargestGateWeight, kLargestGateWeight, 2, change.weights);
  if (fields.has("threshold"))
    fields.number("threshold", change.threshold.emplace(0.0), -2 * kLargestGateWeight,
                  2 * kLargestGateWeight);
  // Thresholds are halves: so they are exact.
  if (change.threshold) *change.threshold = std::round(2 * *change.threshold) / 2 + 0.0;
  read_whole(fields, "target", 0, 1, 4, change.target);
  read_whole(fields, "on", 0, 1, 2, change.on);
  if (fields.has("view")) fields.choice("view", change.view.emplace(), kViews);
  change.delays = read_delays(fields);
  return change;
}

void write_gates(JsonText& json, const GatesChange& change) {
  if (change.weights) write_list(json, "weights", *change.weights);
  if (change.threshold) json.field("threshold", *change.threshold);
  if (change.target) write_list(json, "target", *change.target);
  if (change.on) write_list(json, "on", *change.on);
  if (change.view) json.field("view", name_of(*change.view, kViews));
  write_delays(json, change.delays);
}

GatesChange whole_of(const Gates& gates) {
  GatesChange change{
      gates.weights, gates.threshold_twice / 2.0, gates.target, gates.on, gates.view, {}};
  // Documents in which nobody looked at delays stay as short as they were.
  if (gates.delays != Delays{})
    change.delays = {gates.delays.example, gates.delays.trains, gates.delays.time};
  return change;
}

void write_gates_status(JsonText& json, const Gates& gates) {
  const std::vector<bool> table = gates.gate().truth_table();
  bool same = true;
  json.begin('{').key("outputs").begin('[');
  for (std::size_t k = 0; k < table.size(); ++k) {
    json.value(table[k] ? 1 : 0);
    same = same && table[k] == (gates.target[k] != 0);
  }
  json.end(']').field("computes_target", same);
  const auto found =
      hopfield::separate(std::vector<bool>(gates.target.begin(), gates.target.end()));
  json.field("possible", found && found->gate.has_value());
  if (gates.view == GatesView::delays) write_delays_status(json.key("fires"), gates.delays);
  json.end('}');
}

}  // namespace lab
