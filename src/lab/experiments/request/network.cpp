// The fields "network" and "update" of a request.
#include <cmath>

#include "lab/document/document_json.hpp"
#include "lab/experiments/request/request.hpp"
#include "lab/formats/names.hpp"
#include "lab/formats/text.hpp"

namespace lab {
namespace {

using hopfield::Interaction;
using hopfield::Rule;

constexpr double kLargestWeight = 1e6;
constexpr double kHottest = 1e6;

/// Rules as requests name them; `modern` is no rule of the engine's Model.
enum class RuleName : std::uint8_t {
  hebb,
  pseudo_inverse,
  storkey,
  amari,
  sequence,
  dense,
  modern
};
constexpr std::array<Named<RuleName>, 8> kRules = {{{"hebb", RuleName::hebb},
                                                    {"pseudo-inverse", RuleName::pseudo_inverse},
                                                    {"storkey", RuleName::storkey},
                                                    {"amari", RuleName::amari},
                                                    {"sequence", RuleName::sequence},
                                                    {"dense", RuleName::dense},
                                                    {"modern", RuleName::modern},
                                                    {"continuous", RuleName::modern}}};

/// A field that belongs to another rule is a mistake.
void belongs(const Fields& fields, const char* name, bool here, const char* rule) {
  if (fields.has(name) && !here) {
    fields.fail(name, std::string("given, expected only with the rule ") + rule);
  }
}

void read_degree(const Fields& fields, hopfield::LearningOptions& learning) {
  bool rectified = false;
  fields.flag("rectified", rectified);
  learning.interaction = rectified ? Interaction::rectified : Interaction::polynomial;
  const Json* degree = fields.find("degree");
  if (degree == nullptr) return;
  if (degree->is_string() && degree->get_ref<const std::string&>() == "exp") {
    learning.interaction = Interaction::exponential;
    if (rectified) fields.fail("rectified", "true, expected false with the degree \"exp\"");
    return;
  }
  constexpr std::int64_t kHighest = 64;
  const auto number = whole(*degree, 2, kHighest);
  if (!number) {
    return fields.fail("degree",
                       describe(*degree) + ", expected an integer from 2 to 64, or \"exp\"");
  }
  learning.degree = static_cast<unsigned>(*number);
}

RuleName rule_name(Rule rule) { return static_cast<RuleName>(rule); }

void read_temperature(const Fields& update, hopfield::Cooling& cooling) {
  const Json* json = update.find("temperature");
  if (json == nullptr) return;
  if (!json->is_object()) {
    update.number("temperature", cooling.start, 0.0, kHottest);
    return;
  }
  const Fields fields(*json, update.path("temperature"), update.fault());
  fields.only({"shape", "start", "end", "sweeps"});
  for (const char* name : {"start", "end"}) fields.require(name, "a temperature");
  fields.require("sweeps", "over how many sweeps the temperature changes");
  cooling.shape = hopfield::Cooling::Shape::linear;
  fields.choice("shape", cooling.shape, kCoolings);
  fields.number("start", cooling.start, 0.0, kHottest);
  fields.number("end", cooling.end, 0.0, kHottest);
  fields.integer("sweeps", cooling.sweeps, 1, kMostExperimentSweeps);
  if (const auto valid = hopfield::validate(cooling); !valid) {
    const std::string& field = valid.error().field;
    fields.fail(field.substr(field.find('.') + 1), valid.error().message);
  }
}

}  // namespace

double NetworkRequest::scale(std::size_t neurons) const {
  return options.scale == hopfield::Scale::one_over_n ? 1.0 / static_cast<double>(neurons) : 1.0;
}

double NetworkRequest::field_scale(std::size_t neurons) const {
  const bool sum = !weights && (learning.rule == Rule::hebb || learning.rule == Rule::amari ||
                                learning.rule == Rule::sequence);
  return sum ? 1.0 / static_cast<double>(neurons) : 1.0;
}

void read_network_request(const Fields& fields, NetworkRequest& network, bool modern) {
  fields.only({"rule", "weights", "scale", "self_connections", "units", "threshold", "tie",
               "coefficients", "self_term", "cyclic", "degree", "rectified", "beta"});
  RuleName rule = rule_name(network.learning.rule);
  fields.choice("rule", rule, kRules);
  if (fields.has("weights")) {
    if (fields.has("rule")) fields.fail("weights", "given beside a rule, expected one of the two");
    network.weights = read_matrix(fields, "weights", hopfield::DenseNetwork::max_dense_neurons);
    // A diagonal that is written down is meant, unless the request says otherwise.
    network.options.self_connections = true;
  }
  if (rule == RuleName::modern) {
    if (!modern) fields.fail("rule", "modern, expected a network of ±1 neurons in this experiment");
    network.beta = 1.0;
    for (const char* name : {"self_connections", "units", "threshold", "tie", "scale"}) {
      belongs(fields, name, false, "of a network of ±1 neurons");
    }
  } else {
    network.learning.rule = static_cast<Rule>(rule);
  }
  const bool given = network.weights.has_value();
  belongs(fields, "coefficients", rule == RuleName::amari && !given, "amari");
  belongs(fields, "self_term", rule == RuleName::amari && !given, "amari");
  belongs(fields, "cyclic", rule == RuleName::sequence && !given, "sequence");
  belongs(fields, "degree", rule == RuleName::dense && !given, "dense");
  belongs(fields, "rectified", rule == RuleName::dense && !given, "dense");
  belongs(fields, "beta", rule == RuleName::modern, "modern");
  if (network.beta) fields.number("beta", *network.beta, 1e-6, kLargestWeight);
  constexpr std::size_t kMostCoefficients = 100'000;
  fields.numbers("coefficients", network.learning.coefficients, -kLargestWeight, kLargestWeight,
                 kMostCoefficients);
  fields.number("self_term", network.learning.self_term, -kLargestWeight, kLargestWeight);
  fields.flag("cyclic", network.learning.cyclic);
  read_degree(fields, network.learning);
  fields.choice("scale", network.options.scale, kScales);
  fields.flag("self_connections", network.options.self_connections);
  fields.choice("units", network.options.units, kUnits);
  read_threshold(fields, network.options.threshold);
  fields.choice("tie", network.options.tie, kTies);
}

void read_run_options(const Fields& fields, hopfield::RunOptions& run) {
  fields.only({"mode", "order", "max_sweeps", "temperature"});
  fields.choice("mode", run.update.mode, kModes);
  fields.choice("order", run.update.order, kOrders);
  fields.integer("max_sweeps", run.update.max_sweeps, 1, kMostExperimentSweeps);
  read_temperature(fields, run.temperature);
}

std::optional<hopfield::Matrix> read_matrix(const Fields& fields, const char* name,
                                            std::size_t most) {
  const Json* json = fields.find(name);
  if (json == nullptr) return std::nullopt;
  if (!json->is_array() || json->empty()) {
    fields.fail(name, (json->is_array() ? "empty" : describe(*json)) +
                          std::string(", expected N rows of N numbers"));
    return std::nullopt;
  }
  const std::size_t size = json->size();
  if (size > most) {
    fields.fail(name, std::to_string(size) + " rows, expected at most " + std::to_string(most));
    return std::nullopt;
  }
  std::vector<double> values;
  for (std::size_t i = 0; i < size; ++i) {
    const std::string row = std::string(name) + "[" + std::to_string(i) + "]";
    if (!(*json)[i].is_array() || (*json)[i].size() != size) {
      const Json& there = (*json)[i];
      fields.fail(row, (there.is_array() ? count_of(there.size(), "value") : describe(there)) +
                           ", expected " + count_of(size, "number"));
      return std::nullopt;
    }
    for (std::size_t j = 0; j < size; ++j) {
      const Json& value = (*json)[i][j];
      const double number = value.is_number() ? value.get<double>() : std::nan("");
      if (!(std::fabs(number) <= kLargestWeight)) {
        fields.fail(row + "[" + std::to_string(j) + "]",
                    describe(value) + ", expected a number of at most 1000000 either way");
        return std::nullopt;
      }
      values.push_back(number + 0.0);
    }
  }
  return hopfield::Matrix(size, size, std::move(values));
}

void blame(const Fields& fields, const hopfield::Error& error) {
  const std::string root = error.field.substr(0, error.field.find_first_of(".["));
  for (const char* name : {"threshold", "coefficients", "self_term", "degree", "self_connections",
                           "units", "weights", "rule", "scale", "tie"}) {
    if (root == name) return fields.fail("network." + error.field, error.message);
  }
  if (root == "size") return fields.fail("patterns", error.message);
  fields.fail(error.field, error.message);
}

}  // namespace lab
