// The fields "network" and "update" of a request.
#include "lab/document/network_json.hpp"
#include "lab/experiments/request/request.hpp"
#include "lab/formats/names.hpp"
#include "lab/formats/temperature.hpp"
#include "lab/formats/text.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

using hopfield::Rule;

constexpr double kLargestBeta = 1e6;
constexpr std::initializer_list<std::string_view> kNetworkFields = {
    "rule",         "weights",   "scale",  "self_connections", "units",     "threshold", "tie",
    "coefficients", "self_term", "cyclic", "degree",           "rectified", "beta"};

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
constexpr std::array<Named<RuleName>, 8> kRuleNames = {
    {{"hebb", RuleName::hebb},
     {"pseudo-inverse", RuleName::pseudo_inverse},
     {"storkey", RuleName::storkey},
     {"amari", RuleName::amari},
     {"sequence", RuleName::sequence},
     {"dense", RuleName::dense},
     {"modern", RuleName::modern},
     {"continuous", RuleName::modern}}};

}  // namespace

double NetworkRequest::scale(std::size_t neurons) const {
  return options.scale == hopfield::Scale::one_over_n ? 1.0 / static_cast<double>(neurons) : 1.0;
}

double NetworkRequest::field_scale(std::size_t neurons) const {
  return lab::field_scale(learning, neurons);
}

void read_network_request(const Fields& fields, NetworkRequest& network) {
  fields.only(kNetworkFields);
  auto rule = static_cast<RuleName>(network.learning.options.rule);
  const bool named = fields.has("rule");
  fields.choice("rule", rule, kRuleNames);
  if (rule == RuleName::modern) {
    fields.fail("rule", expected(msg("modern"), "a network of ±1 neurons in this experiment"));
    return;
  }
  if (fields.has("beta"))
    fields.fail("beta", expected(msg("given"), msg("only with the rule {0}", "modern")));
  LearningChange change = read_learning_options(fields);
  if (named) change.rule = static_cast<Rule>(rule);
  read_network(fields, change, network.learning, network.options);
}

bool has_modern_rule(const Fields& request) {
  const Json* network = request.find("network");
  if (network == nullptr || !network->is_object()) return false;
  // Another rule, or none, is somebody else's to read.
  Fault other;
  auto rule = RuleName::hebb;
  Fields(*network, "network", other).choice("rule", rule, kRuleNames);
  return rule == RuleName::modern;
}

double read_modern_network(const Fields& request) {
  const Fields network(*request.find("network"), request.path("network"), request.fault());
  for (const std::string_view name : kNetworkFields)
    if (name != "rule" && name != "beta" && network.has(name.data()))
      network.fail(name, expected(msg("given"), "only with the rule of a network of ±1 neurons"));
  network.only(kNetworkFields);
  double beta = 1;
  network.number("beta", beta, 1e-6, kLargestBeta);
  return beta;
}

void read_run_options(const Fields& fields, hopfield::RunOptions& run) {
  fields.only({"mode", "order", "max_sweeps", "temperature"});
  fields.choice("mode", run.update.mode, kModes);
  fields.choice("order", run.update.order, kOrders);
  fields.integer("max_sweeps", run.update.max_sweeps, 1, kMostExperimentSweeps);
  read_temperature(fields, run.temperature, kMostExperimentSweeps);
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
