#include "lab/workbenches/capacity/bench.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "hopfield/trials/theory.hpp"
#include "lab/document/document.hpp"
#include "lab/formats/fields.hpp"
#include "lab/formats/json.hpp"
#include "lab/formats/names.hpp"
#include "lab/formats/text.hpp"

namespace lab {
namespace {

using hopfield::Error;
using hopfield::Rule;

constexpr std::array<Named<Rule>, 4> kRules = {{{"hebb", Rule::hebb},
                                                {"pseudo-inverse", Rule::pseudo_inverse},
                                                {"storkey", Rule::storkey},
                                                {"dense", Rule::dense}}};
constexpr std::array<Named<CapacitySource>, 3> kSources = {
    {{"random", CapacitySource::random},
     {"correlated", CapacitySource::correlated},
     {"pictures", CapacitySource::pictures}}};
constexpr std::array<Named<CapacityView>, 6> kViews = {{{"wall", CapacityView::wall},
                                                        {"curves", CapacityView::curves},
                                                        {"recovery", CapacityView::recovery},
                                                        {"census", CapacityView::census},
                                                        {"landscape", CapacityView::landscape},
                                                        {"magnitude", CapacityView::magnitude}}};
constexpr std::array<Named<CapacityMistake>, 5> kMistakes = {{{"none", CapacityMistake::none},
                                                              {"size", CapacityMistake::size},
                                                              {"sign", CapacityMistake::sign},
                                                              {"state", CapacityMistake::state},
                                                              {"gram", CapacityMistake::gram}}};
constexpr std::array<std::string_view, 3> kExperiments = {"capacity", "recovery", "census"};

constexpr double kMostCorrelation = 0.95, kMostNoise = 0.5, kMostTemperature = 2;
/// Bounds of the estimate's factors: wide enough for any guess, and no product overflows.
constexpr double kSmallestFactor = 1e-6, kLargestFactor = 1e15;

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

std::string range(double low, double high) {
  return ", expected " + readable(low) + " to " + readable(high);
}

void read_magnitude(const Fields& fields, CapacityMagnitude& magnitude) {
  fields.number("bits_per_second", magnitude.bits_per_second, kSmallestFactor, kLargestFactor);
  fields.number("years", magnitude.years, kSmallestFactor, kLargestFactor);
  fields.number("neurons", magnitude.neurons, kSmallestFactor, kLargestFactor);
  fields.number("synapses", magnitude.synapses, kSmallestFactor, kLargestFactor);
}

void read_row(const Fields& table, const Json& json, const std::string& name,
              std::vector<double>& row) {
  if (!json.is_array() || json.size() > kMostCapacityColumns)
    return table.fail(name, describe(json) + ", expected as many numbers as there are columns");
  for (const Json& value : json) {
    if (!value.is_number() && !value.is_null())
      return table.fail(name, describe(value) + ", expected a number or null");
    const double number = value.is_null() ? std::nan("") : value.get<double>();
    row.push_back(std::isinf(number) ? std::nan("") : number + 0.0);
  }
}

CapacityTable read_table(const Fields& fields) {
  CapacityTable table;
  for (const char* name : {"experiment", "request", "columns", "rows"})
    fields.require(name, "what an experiment leaves");
  fields.text("experiment", table.experiment, kLongestName);
  fields.text("request", table.request, kLongestCapacityRequest);
  const Json *columns = fields.find("columns"), *rows = fields.find("rows");
  if (fields.fault()) return table;
  if (!columns->is_array() || columns->size() > kMostCapacityColumns) {
    fields.fail("columns", describe(*columns) + ", expected at most 64 names");
    return table;
  }
  for (const Json& column : *columns) {
    if (!column.is_string()) {
      fields.fail("columns", describe(column) + ", expected a name");
      return table;
    }
    table.columns.push_back(tidy(column.get_ref<const std::string&>(), kLongestName));
  }
  if (!rows->is_array() || rows->size() > kMostCapacityRows) {
    fields.fail("rows", describe(*rows) + ", expected an array of at most 400 rows");
    return table;
  }
  for (std::size_t k = 0; k < rows->size() && !fields.fault(); ++k)
    read_row(fields, (*rows)[k], "rows[" + std::to_string(k) + "]", table.rows.emplace_back());
  return table;
}

void write_table(JsonText& json, const CapacityTable& table) {
  json.begin('{').field("experiment", std::string_view(table.experiment));
  json.field("request", std::string_view(table.request)).key("columns").begin('[');
  for (const std::string& column : table.columns) json.value(std::string_view(column));
  json.end(']').key("rows").begin('[');
  for (const auto& row : table.rows) {
    json.begin('[');
    for (const double value : row) json.value(value);
    json.end(']');
  }
  json.end(']').end('}');
}

hopfield::Result<void> check_table(const CapacityTable& table, const std::string& path) {
  if (std::find(kExperiments.begin(), kExperiments.end(), table.experiment) == kExperiments.end())
    return Error{path + ".experiment",
                 "\"" + tidy(table.experiment, 24) + "\", expected capacity, recovery or census"};
  if (table.request.size() > kLongestCapacityRequest || !is_utf8(table.request))
    return Error{path + ".request", "expected at most 4096 bytes of text"};
  if (table.columns.empty() || table.columns.size() > kMostCapacityColumns)
    return Error{path + ".columns", count_of(table.columns.size(), "name") + range(1, 64)};
  if (table.rows.size() > kMostCapacityRows)
    return Error{path + ".rows", count_of(table.rows.size(), "row") + ", expected at most 400"};
  for (const auto& row : table.rows)
    if (row.size() != table.columns.size())
      return Error{path + ".rows", count_of(row.size(), "number") + ", expected " +
                                       std::to_string(table.columns.size())};
  return {};
}

}  // namespace

bool operator==(const CapacityTable& a, const CapacityTable& b) {
  return a.experiment == b.experiment && a.request == b.request && a.columns == b.columns &&
         std::equal(a.rows.begin(), a.rows.end(), b.rows.begin(), b.rows.end(),
                    [](const auto& x, const auto& y) {
                      return std::equal(x.begin(), x.end(), y.begin(), y.end(), same);
                    });
}

bool operator==(const CapacityBench& a, const CapacityBench& b) {
  return a.neurons == b.neurons && a.patterns == b.patterns && a.rule == b.rule &&
         a.degree == b.degree && a.self_connections == b.self_connections && a.source == b.source &&
         a.correlation == b.correlation && a.noise == b.noise && a.seed == b.seed &&
         a.view == b.view && a.mistake == b.mistake && a.networks == b.networks &&
         a.temperature == b.temperature && a.magnitude == b.magnitude &&
         (a.results == b.results || *a.results == *b.results);
}

void apply(CapacityBench& bench, const CapacityChange& change) {
  if (change.neurons) bench.neurons = *change.neurons;
  if (change.patterns) bench.patterns = *change.patterns;
  if (change.rule) bench.rule = *change.rule;
  if (change.degree) bench.degree = *change.degree;
  if (change.self_connections) bench.self_connections = *change.self_connections;
  if (change.source) bench.source = *change.source;
  if (change.correlation) bench.correlation = *change.correlation;
  if (change.noise) bench.noise = *change.noise;
  if (change.seed) bench.seed = *change.seed;
  if (change.view) bench.view = *change.view;
  if (change.mistake) bench.mistake = *change.mistake;
  if (change.networks) bench.networks = *change.networks;
  if (change.temperature) bench.temperature = *change.temperature;
  if (change.magnitude) bench.magnitude = *change.magnitude;
  if (change.results) bench.results = change.results;
}

hopfield::Result<void> check_capacity(const CapacityBench& bench) {
  struct Bound {
    const char* field;
    double value, low, high;
  };
  const CapacityMagnitude& m = bench.magnitude;
  for (const Bound& bound :
       {Bound{"neurons", static_cast<double>(bench.neurons), kFewestCapacityNeurons,
              kMostCapacityNeurons},
        Bound{"patterns", static_cast<double>(bench.patterns), 1, kMostCapacityPatterns},
        Bound{"degree", static_cast<double>(bench.degree), 2, kLargestCapacityDegree},
        Bound{"correlation", bench.correlation, 0, kMostCorrelation},
        Bound{"noise", bench.noise, 0, kMostNoise},
        Bound{"temperature", bench.temperature, 0, kMostTemperature},
        Bound{"networks", static_cast<double>(bench.networks), 1, kMostCapacityNetworks},
        Bound{"seed", static_cast<double>(bench.seed), 0, static_cast<double>(kLargestSeed)},
        Bound{"magnitude.bits_per_second", m.bits_per_second, kSmallestFactor, kLargestFactor},
        Bound{"magnitude.years", m.years, kSmallestFactor, kLargestFactor},
        Bound{"magnitude.neurons", m.neurons, kSmallestFactor, kLargestFactor},
        Bound{"magnitude.synapses", m.synapses, kSmallestFactor, kLargestFactor}}) {
    if (!(bound.value >= bound.low && bound.value <= bound.high))
      return Error{bound.field, readable(bound.value) + range(bound.low, bound.high)};
  }
  if (name_of(bench.rule, kRules).empty())
    return Error{"rule", "expected hebb, pseudo-inverse, storkey or dense"};
  if (bench.results == nullptr) return Error{"results", "missing"};
  if (bench.results->size() > kMostCapacityTables)
    return Error{"results", count_of(bench.results->size(), "table") + ", expected at most 8"};
  for (std::size_t k = 0; k < bench.results->size(); ++k) {
    auto fits = check_table((*bench.results)[k], "results[" + std::to_string(k) + "]");
    if (!fits) return fits;
  }
  return {};
}

CapacityChange read_capacity_change(const Fields& fields) {
  CapacityChange c;
  const auto integer = [&](const char* name, auto& out, std::int64_t low, std::int64_t high) {
    if (fields.has(name)) fields.integer(name, out.emplace(), low, high);
  };
  const auto number = [&](const char* name, std::optional<double>& out, double high) {
    if (fields.has(name)) fields.number(name, out.emplace(0.0), 0, high);
  };
  const auto choice = [&](const char* name, auto& out, const auto& names) {
    if (fields.has(name)) fields.choice(name, out.emplace(), names);
  };
  integer("neurons", c.neurons, kFewestCapacityNeurons, kMostCapacityNeurons);
  integer("patterns", c.patterns, 1, kMostCapacityPatterns);
  choice("rule", c.rule, kRules);
  integer("degree", c.degree, 2, kLargestCapacityDegree);
  if (fields.has("self_connections"))
    fields.flag("self_connections", c.self_connections.emplace(false));
  choice("source", c.source, kSources);
  number("correlation", c.correlation, kMostCorrelation);
  number("noise", c.noise, kMostNoise);
  integer("seed", c.seed, 0, static_cast<std::int64_t>(kLargestSeed));
  choice("view", c.view, kViews);
  choice("mistake", c.mistake, kMistakes);
  integer("networks", c.networks, 1, kMostCapacityNetworks);
  number("temperature", c.temperature, kMostTemperature);
  if (const Json* json = fields.find("magnitude"))
    read_magnitude(Fields(*json, fields.path("magnitude"), fields.fault()), c.magnitude.emplace());
  if (const Json* json = fields.find("results")) {
    std::vector<CapacityTable> tables;
    if (!json->is_array() || json->size() > kMostCapacityTables) {
      fields.fail("results", describe(*json) + ", expected an array of at most 8");
      return c;
    }
    for (std::size_t k = 0; k < json->size() && !fields.fault(); ++k) {
      const std::string path = fields.path("results[" + std::to_string(k) + "]");
      tables.push_back(read_table(Fields((*json)[k], path, fields.fault())));
    }
    c.results = std::make_shared<const std::vector<CapacityTable>>(std::move(tables));
  }
  return c;
}

void write_capacity(JsonText& json, const CapacityChange& c) {
  const auto number = [&](const char* name, const auto& value) {
    if (value) json.field(name, *value);
  };
  const auto choice = [&](const char* name, const auto& value, const auto& names) {
    if (value) json.field(name, name_of(*value, names));
  };
  number("neurons", c.neurons);
  number("patterns", c.patterns);
  choice("rule", c.rule, kRules);
  number("degree", c.degree);
  number("self_connections", c.self_connections);
  choice("source", c.source, kSources);
  number("correlation", c.correlation);
  number("noise", c.noise);
  number("seed", c.seed);
  choice("view", c.view, kViews);
  choice("mistake", c.mistake, kMistakes);
  number("networks", c.networks);
  number("temperature", c.temperature);
  if (c.magnitude) {
    json.key("magnitude").begin('{').field("bits_per_second", c.magnitude->bits_per_second);
    json.field("years", c.magnitude->years).field("neurons", c.magnitude->neurons);
    json.field("synapses", c.magnitude->synapses).end('}');
  }
  if (c.results) {
    json.key("results").begin('[');
    for (const CapacityTable& table : *c.results) write_table(json, table);
    json.end(']');
  }
}

CapacityChange whole_of(const CapacityBench& b) {
  return {b.neurons, b.patterns,    b.rule,        b.degree,    b.self_connections,
          b.source,  b.correlation, b.noise,       b.seed,      b.view,
          b.mistake, b.networks,    b.temperature, b.magnitude, b.results};
}

void write_capacity_status(JsonText& json, const CapacityBench& bench) {
  namespace theory = hopfield::theory;
  json.begin('{').field("neurons", bench.neurons).field("patterns", bench.patterns);
  json.field("load", bench.load()).field("rule", name_of(bench.rule, kRules));
  json.field("critical_load", theory::critical_load().load);
  if (bench.rule == Rule::hebb && bench.source == CapacitySource::random)
    json.field("one_step_exact", theory::one_step(bench.neurons, bench.patterns,
                                                  bench.self_connections, hopfield::Tie::keep)
                                     .error);
  json.key("results").begin('[');
  for (const CapacityTable& table : *bench.results) {
    json.begin('{').field("experiment", std::string_view(table.experiment));
    json.field("rows", std::uint64_t{table.rows.size()}).end('}');
  }
  json.end(']').end('}');
}

std::string capacity_group(const CapacityChange& c) {
  if (c.neurons || c.patterns) return "capacity size";
  if (c.correlation) return "capacity correlation";
  if (c.noise) return "capacity noise";
  if (c.networks) return "capacity networks";
  if (c.temperature) return "capacity temperature";
  if (c.magnitude) return "capacity magnitude";
  return "";
}

}  // namespace lab
