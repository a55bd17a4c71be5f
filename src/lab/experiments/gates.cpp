// The experiment "gates": McCulloch–Pitts units, one or a network with delays.
#include <cmath>

#include "hopfield/gates/gate.hpp"
#include "lab/experiments/experiment_list.hpp"
#include "lab/experiments/request/write.hpp"
#include "lab/formats/fields.hpp"
#include "lab/formats/text.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

using hopfield::Gate;
using hopfield::GateNetwork;

constexpr std::int64_t kMostTimes = 10'000;
constexpr std::size_t kMostUnits = 1000;
constexpr std::size_t kMostTableInputs = 10;
constexpr std::int64_t kLargestConnection = 1'000'000;
constexpr std::int64_t kLongestDelay = 1000;
constexpr std::size_t kLongestInput = 60;

/// A threshold is a whole or half number.
void read_threshold_twice(const Fields& fields, std::int32_t& twice) {
  double threshold = 0.5;
  fields.number("threshold", threshold, -1e6, 1e6);
  if (threshold * 2.0 != std::floor(threshold * 2.0))
    fields.fail("threshold", expected(readable(threshold), "a whole or half number"));
  twice = static_cast<std::int32_t>(std::floor(threshold * 2.0));
}

bool read_bit(const Json& json) { return json.is_boolean() ? json.get<bool>() : json == 1; }
bool is_bit(const Json& json) { return json.is_boolean() || whole(json, 0, 1).has_value(); }

std::vector<bool> read_bits(const Json& json, const std::string& path, std::size_t most,
                            Fault& fault) {
  std::vector<bool> bits;
  if (fault) return bits;
  if (!json.is_array() || json.size() > most) {
    fault = hopfield::Error{
        path, expected(json.is_array() ? Argument(value_count(json.size())) : describe(json),
                       msg("an array of at most {0} values 0 and 1", most))};
    return bits;
  }
  for (std::size_t k = 0; k < json.size(); ++k) {
    if (!is_bit(json[k])) {
      fault = hopfield::Error{path + "[" + std::to_string(k) + "]",
                              expected(describe(json[k]), "0 or 1")};
      return bits;
    }
    bits.push_back(read_bit(json[k]));
  }
  return bits;
}

void write_bits(JsonText& json, const std::vector<bool>& bits) {
  json.begin('[');
  for (const bool bit : bits) json.value(bit ? 1 : 0);
  json.end(']');
}

void write_gate(JsonText& json, const Gate& gate) {
  json.begin('{').key("weights").begin('[');
  for (const std::int32_t weight : gate.weights) json.value(weight);
  json.end(']').field("threshold", gate.threshold_twice / 2.0).key("truth_table");
  write_bits(json, gate.truth_table());
  json.end('}');
}

std::optional<Gate> read_gate(const Fields& fields, const Json& json) {
  if (json.is_string()) {
    const auto& name = json.get_ref<const std::string&>();
    if (name == "or") return hopfield::or_gate();
    if (name == "and") return hopfield::and_gate();
    if (name == "not") return hopfield::not_gate();
    if (name == "and-not") return hopfield::and_not_gate();
    fields.fail("gate", expected(describe(json), "or, and, not, and-not or an object"));
    return std::nullopt;
  }
  const Fields given(json, fields.path("gate"), fields.fault());
  given.only({"weights", "threshold"});
  given.require("weights", "one weight for each input");
  Gate gate;
  constexpr std::size_t kMostInputs = 16;
  std::vector<double> weights;
  given.numbers("weights", weights, -1e6, 1e6, kMostInputs);
  for (std::size_t k = 0; k < weights.size(); ++k) {
    if (weights[k] != std::floor(weights[k])) {
      given.fail("weights[" + std::to_string(k) + "]",
                 expected(readable(weights[k]), "an integer"));
      break;
    }
    gate.weights.push_back(static_cast<std::int32_t>(weights[k]));
  }
  read_threshold_twice(given, gate.threshold_twice);
  if (fields.fault()) return std::nullopt;
  return gate;
}

void write_separation(JsonText& json, const hopfield::Separation& separation) {
  json.field("separable", separation.gate.has_value()).key("gate");
  if (separation.gate) {
    write_gate(json, *separation.gate);
    return;
  }
  json.null();
  const auto list = [&](const char* name, const std::vector<std::uint32_t>& inputs) {
    json.key(name).begin('[');
    for (const std::uint32_t input : inputs) json.value(input);
    json.end(']');
  };
  list("firing", separation.firing);
  list("silent", separation.silent);
}

GateNetwork::Connection read_connection(const Fields& fields) {
  fields.only({"input", "unit", "weight", "delay"});
  GateNetwork::Connection connection;
  if (fields.has("input") == fields.has("unit"))
    fields.fail("input", "expected either input or unit, a number from 0");
  connection.external = fields.has("input");
  fields.integer(connection.external ? "input" : "unit", connection.source, 0,
                 static_cast<std::int64_t>(kMostUnits) - 1);
  fields.integer("weight", connection.weight, -kLargestConnection, kLargestConnection);
  fields.integer("delay", connection.delay, 1, kLongestDelay);
  return connection;
}

/// The array at `name`, each element an object that `read` takes.
template <class Read>
void read_each(const Fields& fields, const char* name, Read read) {
  const Json* list = fields.find(name);
  if (list == nullptr) return;
  if (!list->is_array() || list->size() > kMostUnits)
    return fields.fail(name, expected(describe(*list), msg("an array of at most {0}", kMostUnits)));
  for (std::size_t k = 0; k < list->size() && !fields.fault(); ++k)
    read(Fields((*list)[k], fields.path(name) + "[" + std::to_string(k) + "]", fields.fault()));
}

/// Connections may name units that come later, so this is checked when all are there.
void check_sources(const Fields& fields, const GateNetwork& network) {
  for (std::size_t k = 0; k < network.units.size(); ++k) {
    for (std::size_t j = 0; j < network.units[k].from.size(); ++j) {
      const auto& from = network.units[k].from[j];
      const std::size_t there = from.external ? network.inputs.size() : network.units.size();
      if (from.source < there) continue;
      const std::string name = "units[" + std::to_string(k) + "].from[" + std::to_string(j) +
                               (from.external ? "].input" : "].unit");
      return fields.fail(
          name, std::to_string(from.source) + ", but there are only " + std::to_string(there));
    }
  }
}

std::optional<GateNetwork> read_gate_network(const Fields& fields) {
  fields.only({"inputs", "units"});
  fields.require("inputs", "how many inputs there are");
  fields.require("units", "an array of units");
  std::size_t inputs = 0;
  fields.integer("inputs", inputs, 0, static_cast<std::int64_t>(kMostUnits));
  GateNetwork network;
  for (std::size_t k = 0; k < inputs; ++k) network.inputs.push_back(std::to_string(k));
  read_each(fields, "units", [&](const Fields& unit) {
    unit.only({"name", "threshold", "from"});
    GateNetwork::Unit read;
    read.name = std::to_string(network.units.size());
    unit.text("name", read.name, kLongestInput);
    if (!is_utf8(read.name)) unit.fail("name", "expected valid UTF-8");
    read_threshold_twice(unit, read.threshold_twice);
    read_each(unit, "from",
              [&](const Fields& from) { read.from.push_back(read_connection(from)); });
    network.units.push_back(std::move(read));
  });
  if (fields.fault()) return std::nullopt;
  check_sources(fields, network);
  if (fields.fault()) return std::nullopt;
  if (const auto valid = hopfield::validate(network); !valid) {
    fields.fail(valid.error().field, valid.error().message);
    return std::nullopt;
  }
  return network;
}

std::optional<GateNetwork> read_example(const Fields& fields) {
  std::string name;
  fields.text("example", name, kLongestInput);
  if (fields.fault()) return std::nullopt;
  if (name == "xor") return hopfield::xor_network();
  auto found = hopfield::example_1943(name);
  if (found) return *std::move(found);
  fields.fail("example", expected(msg("\"{0}\"", tidy(name, 24)), "xor, a, b, c, d, e or memory"));
  return std::nullopt;
}

/// Every constant input, and what the units do in the end.
void write_table(JsonText& json, const GateNetwork& network, std::size_t times) {
  const std::size_t inputs = network.inputs.size();
  json.key("table").begin('[');
  for (std::uint32_t bits = 0; bits < (1U << inputs); ++bits) {
    std::vector<std::vector<bool>> held;
    for (std::size_t i = 0; i < inputs; ++i) held.emplace_back(times, (bits >> i & 1U) != 0);
    json.begin('{').key("inputs").begin('[');
    for (std::size_t i = 0; i < inputs; ++i) json.value(bits >> i & 1U);
    json.end(']').key("outputs").begin('[');
    for (const auto& unit : hopfield::run(network, held, times)) json.value(unit.back() ? 1 : 0);
    json.end(']').end('}');
  }
  json.end(']');
}

void run_network(const Fields& fields, const GateNetwork& network, JsonText& json) {
  std::size_t times = 10;
  fields.integer("times", times, 1, kMostTimes);
  std::vector<std::vector<bool>> inputs;
  const Json* given = fields.find("inputs");
  if (given != nullptr) {
    if (!given->is_array() || given->size() != network.inputs.size()) {
      return fields.fail(
          "inputs",
          expected(given->is_array() ? Argument(msg("{0} {0|array|arrays}", given->size()))
                                     : describe(*given),
                   msg("{0} {0|array|arrays}, one for each input", network.inputs.size())));
    }
    for (std::size_t k = 0; k < given->size(); ++k) {
      inputs.push_back(read_bits((*given)[k], "inputs[" + std::to_string(k) + "]",
                                 static_cast<std::size_t>(kMostTimes), fields.fault()));
    }
  } else if (network.inputs.size() > kMostTableInputs) {
    return fields.fail("inputs", expected(msg("missing"), "with more than 10 inputs"));
  }
  if (fields.fault()) return;
  const auto names = [&](const char* key, std::size_t count, auto name) {
    json.key(key).begin('[');
    for (std::size_t k = 0; k < count; ++k) json.value(std::string_view(name(k)));
    json.end(']');
  };
  names("inputs", network.inputs.size(), [&](std::size_t k) { return network.inputs[k]; });
  names("units", network.units.size(), [&](std::size_t k) { return network.units[k].name; });
  if (given == nullptr) return write_table(json, network, times);
  json.key("outputs").begin('[');
  for (const auto& unit : hopfield::run(network, inputs, times)) write_bits(json, unit);
  json.end(']');
}

}  // namespace

hopfield::Result<std::string> gates(const Fields& fields, const Machine&,
                                    const Progress& progress) {
  fields.only({"gate", "truth_table", "network", "example", "inputs", "times"});
  const char* kind = nullptr;
  for (const char* name : {"gate", "truth_table", "network", "example"}) {
    if (!fields.has(name)) continue;
    if (kind != nullptr)
      fields.fail(name, expected(msg("given beside {0}", kind), "one of the two"));
    kind = name;
  }
  if (kind == nullptr)
    fields.fail("gate", expected(msg("missing"), "gate, truth_table, network or example"));
  if (fields.fault()) return *fields.fault();
  JsonText json;
  json.begin('{');
  std::optional<GateNetwork> network;
  if (const Json* gate = fields.find("gate")) {
    const auto read = read_gate(fields, *gate);
    if (!read) return *fields.fault();
    json.key("gate");
    write_gate(json, *read);
  } else if (const Json* table = fields.find("truth_table")) {
    constexpr std::size_t kMostRows = 16;
    const auto bits = read_bits(*table, "truth_table", kMostRows, fields.fault());
    if (fields.fault()) return *fields.fault();
    const auto separation = hopfield::separate(bits);
    if (!separation) {
      fields.fail("truth_table", separation.error().message);
      return *fields.fault();
    }
    write_separation(json, *separation);
  } else if (fields.has("example")) {
    network = read_example(fields);
  } else {
    network = read_gate_network(Fields(*fields.find("network"), "network", fields.fault()));
  }
  if (!network && (fields.has("inputs") || fields.has("times")))
    fields.fail(fields.has("inputs") ? "inputs" : "times", "given without a network");
  if (network) run_network(fields, *network, json);
  if (fields.fault()) return *fields.fault();
  if (progress && !progress(1.0)) return hopfield::Error{"", "cancelled"};
  return json.end('}').text();
}

}  // namespace lab
