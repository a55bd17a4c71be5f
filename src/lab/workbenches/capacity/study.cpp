#include "lab/workbenches/capacity/study.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "lab/formats/json.hpp"
#include "lab/formats/text.hpp"
#include "lab/workbenches/capacity/shipped.hpp"

namespace lab {
namespace {

using hopfield::Error;
using hopfield::Rule;

constexpr std::array<std::string_view, 3> kNames = {"capacity", "recovery", "census"};
constexpr std::uint32_t kSmall = 200;  // neurons: all memories of such a network are tried
constexpr std::uint32_t kTried = 16;   // of larger ones

std::string_view rule_name(Rule rule) {
  switch (rule) {
    case Rule::pseudo_inverse:
      return "pseudo-inverse";
    case Rule::storkey:
      return "storkey";
    case Rule::dense:
      return "dense";
    default:
      return "hebb";
  }
}

struct Loads {
  std::uint32_t from, to, step;
};

/// Of curves: where Hebb’s rule fails, or as far as the other rules go.
Loads loads_of(const CapacityBench& bench, CapacityStudy study, Rule rule) {
  const std::uint32_t n = bench.neurons;
  if (study == CapacityStudy::recovery) {
    const std::uint32_t step = std::max(1U, (n + 99) / 100);
    return {step, n, step};
  }
  const bool whole = study == CapacityStudy::curves && n < kSmall && rule != Rule::hebb;
  const std::uint32_t to = whole ? n : std::max(6U, n * 3 / 10);
  const std::uint32_t step = std::max(1U, to / (study == CapacityStudy::curves ? 50U : 24U));
  return {step, to, step};
}

void write_network(JsonText& json, const CapacityBench& bench, Rule rule) {
  json.key("network").begin('{').field("rule", rule_name(rule));
  if (rule == Rule::dense) json.field("degree", bench.degree);
  if (bench.self_connections && (rule == Rule::hebb || rule == Rule::pseudo_inverse))
    json.field("self_connections", true);
  json.end('}');
}

bool is_count(const Json& json, std::uint32_t most) {
  return json.is_number_unsigned() && json.get<std::uint64_t>() <= most;
}

/// A member of an object, or null.
Json member(const Json& json, const char* name) {
  if (!json.is_object()) return {};
  const auto found = json.find(name);
  return found == json.end() ? Json() : *found;
}

/// Names of the columns of a recovery: success from start overlap q.
std::string start_name(double overlap) { return "success q=" + exact(overlap); }

std::vector<std::string> columns_for(CapacityStudy study) {
  switch (study) {
    case CapacityStudy::curves:
      return {"patterns",           "load",
              "networks",           "one_step_error",
              "one_step_error_se",  "retrieval_error",
              "retrieval_error_se", "stable",
              "retrieved",          "one_step_exact",
              "one_step_gaussian",  "retrieval_theory"};
    case CapacityStudy::recovery: {
      std::vector<std::string> names = {"patterns", "load", "networks"};
      for (int k = 0; k <= 10; ++k) names.push_back(start_name(k / 10.0));
      names.emplace_back("critical_overlap");
      return names;
    }
    case CapacityStudy::census:
      break;
  }
  return {"patterns", "load",          "networks",     "stored",     "stored_se",
          "inverse",  "inverse_se",    "mixture",      "mixture_se", "other",
          "other_se", "mixtures_of_3", "mixtures_of_5"};
}

/// Those of a study, or what the census had before it told mixtures apart.
bool has_columns(const CapacityTable& table, CapacityStudy study) {
  std::vector<std::string> names = columns_for(study);
  if (table.columns == names) return true;
  if (study != CapacityStudy::census) return false;
  names.resize(names.size() - 2);
  return table.columns == names;
}

double number_of(const Json& json) { return json.is_number() ? json.get<double>() : std::nan(""); }

}  // namespace

std::string_view experiment_of(CapacityStudy study) {
  return kNames[static_cast<std::size_t>(study)];
}

std::string capacity_request(const CapacityBench& bench, CapacityStudy study, Rule rule) {
  const Loads loads = loads_of(bench, study, rule);
  JsonText json;
  json.begin('{').key("patterns").begin('{').key("random").begin('{');
  json.key("count").begin('{').field("from", loads.from).field("to", loads.to);
  json.field("step", loads.step).end('}').field("size", bench.neurons).end('}').end('}');
  // The trials of a recovery are memories: one of each network, so that they are independent.
  if (study == CapacityStudy::census) {
    json.field("networks", std::max(2U, bench.networks / 10)).field("starts", kCensusStarts);
  } else {
    json.field("networks", bench.networks);
    if (study == CapacityStudy::recovery)
      json.field("memories", 1);
    else if (bench.neurons >= kSmall)
      json.field("memories", kTried);
  }
  write_network(json, bench, rule);
  if (study == CapacityStudy::census && bench.temperature > 0)
    json.key("update").begin('{').field("temperature", bench.temperature).end('}');
  return json.field("seed", bench.seed).end('}').text();
}

CapacityTable empty_table(CapacityStudy study, std::string request) {
  return {std::string(experiment_of(study)), std::move(request), columns_for(study), {}};
}

std::optional<CapacityPlan> plan_of(const CapacityTable& table) {
  const auto known = std::find(kNames.begin(), kNames.end(), table.experiment);
  const auto parsed = parse_json(table.request);
  if (!parsed || known == kNames.end()) return std::nullopt;
  const auto study = static_cast<CapacityStudy>(known - kNames.begin());
  if (!has_columns(table, study)) return std::nullopt;
  const Json random = member(member(*parsed, "patterns"), "random"),
             count = member(random, "count");
  const Json size = member(random, "size"), networks = member(*parsed, "networks");
  const Json from = member(count, "from"), to = member(count, "to"), step = member(count, "step");
  constexpr std::uint32_t kMost = 1'000'000;
  for (const Json* each : {&size, &networks, &from, &to, &step})
    if (!is_count(*each, kMost) || each->get<std::uint64_t>() == 0) return std::nullopt;
  CapacityPlan plan;
  plan.neurons = size.get<std::uint32_t>();
  plan.networks = networks.get<std::uint32_t>();
  const Json memories = member(*parsed, "memories"), seed = member(*parsed, "seed");
  if (is_count(memories, kMost)) plan.memories = memories.get<std::uint32_t>();
  if (seed.is_number_unsigned()) plan.seed = seed.get<std::uint64_t>();
  const Json network = member(*parsed, "network");
  plan.self_connections = member(network, "self_connections") == true;
  const Json temperature = member(member(*parsed, "update"), "temperature");
  if (study == CapacityStudy::census && temperature.is_number())
    plan.temperature = temperature.get<double>();
  const Json rule = member(network, "rule");
  for (const Rule each : {Rule::hebb, Rule::pseudo_inverse, Rule::storkey, Rule::dense})
    if (rule.is_string() && rule.get_ref<const std::string&>() == rule_name(each)) plan.rule = each;
  for (std::uint32_t p = from.get<std::uint32_t>(); p <= to.get<std::uint32_t>();
       p += step.get<std::uint32_t>()) {
    if (plan.loads.size() == kMostCapacityRows) return std::nullopt;
    plan.loads.push_back(p);
  }
  if (plan.loads.empty()) return std::nullopt;
  if (study == CapacityStudy::recovery)
    for (int k = 0; k <= 10; ++k) plan.starts.push_back(k / 10.0);
  return plan;
}

const CapacityTable* find_table(const CapacityBench& bench, CapacityStudy study, Rule rule) {
  for (const CapacityTable& table : *bench.results) {
    if (table.experiment != experiment_of(study)) continue;
    const auto plan = plan_of(table);
    const bool warm = study == CapacityStudy::census;
    if (plan && plan->rule == rule && (!warm || plan->temperature == bench.temperature))
      return &table;
  }
  const CapacityTable* shipped = shipped_table(study, rule);
  if (shipped == nullptr) return nullptr;
  const auto plan = plan_of(*shipped);
  const bool same = plan && plan->neurons == bench.neurons && !bench.self_connections &&
                    (study != CapacityStudy::census || bench.temperature == 0);
  return same ? shipped : nullptr;
}

bool same_question(const CapacityPlan& a, const CapacityPlan& b) {
  return a.rule == b.rule && a.temperature == b.temperature;
}

std::vector<std::uint32_t> missing_loads(const CapacityTable& table, const CapacityPlan& plan) {
  std::vector<std::uint32_t> out;
  const std::size_t count = plan.loads.size();
  std::vector<bool> seen(count, false);
  for (const auto& row : table.rows) {
    const auto found = std::find_if(plan.loads.begin(), plan.loads.end(),
                                    [&](std::uint32_t p) { return row[0] == p; });
    if (found != plan.loads.end())
      seen[static_cast<std::size_t>(found - plan.loads.begin())] = true;
  }
  const auto add = [&](std::size_t k) {
    if (!seen[k]) out.push_back(plan.loads[k]);
    seen[k] = true;
  };
  for (const std::size_t step : {8U, 4U, 2U})
    for (std::size_t k = 0; k < count; k += step) add(k);
  // The longest of the rest first: at the end no worker is to wait for one of these.
  for (std::size_t k = count; k-- > 0;) add(k);
  return out;
}

std::string piece_of(const CapacityTable& table, std::uint32_t patterns) {
  auto parsed = parse_json(table.request);
  if (!parsed) return "{}";
  Json request = *std::move(parsed);
  if (member(member(request, "patterns"), "random").is_object())
    request["patterns"]["random"]["count"] = patterns;
  return request.dump();
}

hopfield::Result<void> add_row(CapacityTable& table, std::string_view result) {
  const auto parsed = parse_json(result);
  if (!parsed) return parsed.error();
  const Json loads = member(*parsed, "loads");
  if (!loads.is_array() || loads.size() != 1)
    return Error{"result", "expected the result of one load"};
  const Json& load = loads.front();
  const Json success = member(load, "success");
  std::vector<double> row;
  std::size_t start = 0;
  for (const std::string& name : table.columns) {
    if (name.starts_with("success q=")) {
      row.push_back(success.is_array() && start < success.size() ? number_of(success[start])
                                                                 : std::nan(""));
      ++start;
    } else {
      row.push_back(number_of(member(load, name.c_str())));
    }
  }
  if (row.empty() || std::isnan(row[0])) return Error{"result", "expected \"patterns\""};
  const auto place = std::lower_bound(table.rows.begin(), table.rows.end(), row[0],
                                      [](const auto& a, double p) { return a[0] < p; });
  if (place != table.rows.end() && (*place)[0] == row[0])
    *place = std::move(row);
  else
    table.rows.insert(place, std::move(row));
  return {};
}

std::vector<double> column_of(const CapacityTable& table, std::string_view name) {
  std::vector<double> out;
  const auto found = std::find(table.columns.begin(), table.columns.end(), name);
  if (found == table.columns.end()) return out;
  const auto k = static_cast<std::size_t>(found - table.columns.begin());
  for (const auto& row : table.rows) out.push_back(row[k]);
  return out;
}

std::string capacity_csv(const CapacityTable& table) {
  std::string out;
  for (std::size_t k = 0; k < table.columns.size(); ++k)
    out += (k > 0 ? "," : "") + table.columns[k];
  out += "\n";
  for (const auto& row : table.rows) {
    for (std::size_t k = 0; k < row.size(); ++k) {
      if (k > 0) out += ",";
      if (!std::isnan(row[k])) out += exact(row[k]);
    }
    out += "\n";
  }
  return out;
}

}  // namespace lab
