// The section "three" of a document, and the command of that name: docs/document.md.
#include <array>
#include <cmath>

#include "hopfield/rules/dense_network.hpp"
#include "lab/formats/fields.hpp"
#include "lab/formats/json.hpp"
#include "lab/formats/names.hpp"
#include "lab/workbenches/three/three.hpp"

namespace lab {
namespace {

using hopfield::Pattern;

constexpr std::array<Named<ThreeForm>, 3> kForms = {
    {{"lecture", ThreeForm::lecture}, {"plain", ThreeForm::plain}, {"own", ThreeForm::own}}};
constexpr std::array<Named<ThreeDiagram>, 2> kDiagrams = {
    {{"cube", ThreeDiagram::cube}, {"energy", ThreeDiagram::energy}}};

template <class Value, std::size_t Count>
void read_choice(const Fields& fields, const char* name, std::optional<Value>& out,
                 const std::array<Named<Value>, Count>& names) {
  if (fields.has(name)) fields.choice(name, out.emplace(), names);
}

/// A list of lists; each is read by `item`.
template <class Item>
void read_list(const Fields& fields, const char* name, std::size_t most, const Item& item) {
  const Json* json = fields.find(name);
  if (!json->is_array() || json->size() > most)
    return fields.fail(name,
                       describe(*json) + ", expected an array of at most " + std::to_string(most));
  for (std::size_t k = 0; k < json->size() && !fields.fault(); ++k)
    item((*json)[k], std::string(name) + "[" + std::to_string(k) + "]");
}

void write_values(JsonText& json, const Pattern& pattern) {
  json.begin('[');
  for (std::size_t i = 0; i < pattern.size(); ++i) json.value(pattern[i]);
  json.end(']');
}

}  // namespace

ThreeChange read_three(const Fields& fields) {
  ThreeChange change;
  if (fields.has("neurons"))
    fields.integer("neurons", change.neurons.emplace(kFewestNeurons), kFewestNeurons, kMostNeurons);
  if (fields.has("patterns")) {
    change.patterns.emplace();
    read_list(fields, "patterns", kMostColumns, [&](const Json& item, const std::string& name) {
      if (auto pattern = read_values(item, fields.path(name), fields.fault()))
        change.patterns->push_back(*std::move(pattern));
    });
  }
  read_choice(fields, "form", change.form, kForms);
  if (fields.has("weights")) {
    std::vector<double> values;
    const std::size_t size = fields.find("weights")->size();
    read_list(fields, "weights", kMostNeurons, [&](const Json& item, const std::string& name) {
      if (!item.is_array() || item.size() != size)
        return fields.fail(name, describe(item) + ", expected as many numbers as there are rows");
      for (const Json& value : item) {
        const double number = value.is_number() ? value.get<double>() : kLargestOwnWeight + 1;
        if (!(std::fabs(number) <= kLargestOwnWeight))
          return fields.fail(name, describe(value) + ", expected a number from −1000 to 1000");
        values.push_back(number + 0.0);
      }
    });
    if (!fields.fault()) change.weights.emplace(size, size, std::move(values));
  }
  read_choice(fields, "tie", change.tie, kTies);
  read_choice(fields, "mode", change.mode, kModes);
  if (const Json* start = fields.find("start")) {
    if (auto pattern = read_values(*start, fields.path("start"), fields.fault()))
      change.start = *std::move(pattern);
  }
  if (fields.has("path")) {
    change.path.emplace();
    read_list(fields, "path", kLongestPath, [&](const Json& item, const std::string& name) {
      const auto neuron = whole(item, -1, static_cast<std::int64_t>(kMostNeurons) - 1);
      if (!neuron) return fields.fail(name, describe(item) + ", expected −1 or a neuron");
      change.path->push_back(static_cast<int>(*neuron));
    });
  }
  read_choice(fields, "diagram", change.diagram, kDiagrams);
  return change;
}

void write_three(JsonText& json, const ThreeChange& change) {
  if (change.neurons) json.field("neurons", std::uint64_t{*change.neurons});
  if (change.patterns) {
    json.key("patterns").begin('[');
    for (const Pattern& pattern : *change.patterns) write_values(json, pattern);
    json.end(']');
  }
  if (change.form) json.field("form", name_of(*change.form, kForms));
  if (change.weights) {
    json.key("weights").begin('[');
    for (std::size_t i = 0; i < change.weights->rows(); ++i) {
      json.begin('[');
      for (const double weight : change.weights->row(i)) json.value(weight);
      json.end(']');
    }
    json.end(']');
  }
  if (change.tie) json.field("tie", name_of(*change.tie, kTies));
  if (change.mode) json.field("mode", name_of(*change.mode, kModes));
  if (change.start) write_values(json.key("start"), *change.start);
  if (change.path) {
    json.key("path").begin('[');
    for (const int neuron : *change.path) json.value(neuron);
    json.end(']');
  }
  if (change.diagram) json.field("diagram", name_of(*change.diagram, kDiagrams));
}

ThreeChange whole_of(const Three& three) {
  ThreeChange change{three.neurons(), three.patterns, three.form, {},           three.tie,
                     three.mode,      three.start,    three.path, three.diagram};
  if (three.form == ThreeForm::own) change.weights = three.weights;
  return change;
}

void write_three_status(JsonText& json, const Three& three) {
  const hopfield::DenseState state(network_of(three), shown(three));
  const double unit = unit_of(three);
  write_values(json.begin('{').key("state"), state.pattern());
  json.key("fields").begin('[');
  for (std::size_t i = 0; i < three.neurons(); ++i) json.value(state.field(i) * unit);
  json.end(']').key("next").begin('[');
  for (std::size_t i = 0; i < three.neurons(); ++i) json.value(state.next(i) ? 1 : -1);
  json.end(']').key("ties").begin('[');
  for (std::size_t i = 0; i < three.neurons(); ++i) json.value(state.decide(i).tie);
  json.end(']').field("energy", state.energy() * unit).field("stable", state.stable());
  json.field("decisions", std::uint64_t{three.path.size()}).end('}');
}

}  // namespace lab
