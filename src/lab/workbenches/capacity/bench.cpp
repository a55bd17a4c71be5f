// The section "capacity" of a document, and the command of that name: docs/document.md.
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
#include "lab/sections/code.hpp"
#include "lab/words/message.hpp"

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
constexpr std::array<Named<CapacityView>, 6> kCapacityViews = {
    {{"wall", CapacityView::wall},
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

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

void read_row(const Fields& table, const Json& json, const std::string& name,
              std::vector<double>& row) {
  if (!json.is_array() || json.size() > kMostCapacityColumns)
    return table.fail(name, expected(describe(json), "as many numbers as there are columns"));
  for (const Json& value : json) {
    if (!value.is_number() && !value.is_null())
      return table.fail(name, expected(describe(value), "a number or null"));
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
    fields.fail("columns", expected(describe(*columns), "at most 64 names"));
    return table;
  }
  for (const Json& column : *columns) {
    if (!column.is_string()) {
      fields.fail("columns", expected(describe(column), "a name"));
      return table;
    }
    table.columns.push_back(tidy(column.get_ref<const std::string&>(), kLongestName));
  }
  if (!rows->is_array() || rows->size() > kMostCapacityRows) {
    fields.fail("rows", expected(describe(*rows), "an array of at most 400 rows"));
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
    return Error{path + ".experiment", expected(msg("\"{0}\"", tidy(table.experiment, 24)),
                                                "capacity, recovery or census")};
  if (table.request.size() > kLongestCapacityRequest || !is_utf8(table.request))
    return Error{path + ".request", "expected at most 4096 bytes of text"};
  if (table.columns.empty() || table.columns.size() > kMostCapacityColumns)
    return Error{path + ".columns",
                 expected(msg("{0} {0|name|names}", table.columns.size()), "1 to 64")};
  if (table.rows.size() > kMostCapacityRows)
    return Error{path + ".rows",
                 expected(msg("{0} {0|row|rows}", table.rows.size()), "at most 400")};
  for (const auto& row : table.rows)
    if (row.size() != table.columns.size())
      return Error{path + ".rows",
                   expected(msg("{0} {0|number|numbers}", row.size()), table.columns.size())};
  return {};
}

struct Tables {
  void read(const Fields& fields, const char* name, CapacityTables& out) const {
    std::vector<CapacityTable> tables;
    read_array(fields, name, kMostCapacityTables, [&](const Json& item, const std::string& path) {
      tables.push_back(read_table(Fields(item, fields.path(path), fields.fault())));
    });
    out = std::move(tables);
  }
  void write(JsonText& json, const CapacityTables& tables) const {
    json.begin('[');
    for (const CapacityTable& table : *tables) write_table(json, table);
    json.end(']');
  }
  [[nodiscard]] hopfield::Result<void> check(std::string_view name,
                                             const CapacityTables& tables) const {
    if (auto fits = check_count(name, tables->size(), kMostCapacityTables,
                                msg("{0} {0|table|tables}", tables->size()));
        !fits)
      return fits;
    for (std::size_t k = 0; k < tables->size(); ++k)
      if (auto fits = check_table((*tables)[k], std::string(name) + "[" + std::to_string(k) + "]");
          !fits)
        return fits;
    return {};
  }
};

/// Factors of the estimate: wide enough for any guess, and no product overflows.
struct Factors {
  static constexpr Number kFactor{1e-6, 1e15};
  static void each(auto& m, const auto& visit) {
    visit("bits_per_second", m.bits_per_second);
    visit("years", m.years);
    visit("neurons", m.neurons);
    visit("synapses", m.synapses);
  }
  void read(const Fields& fields, const char* name, CapacityMagnitude& out) const {
    const Fields own(*fields.find(name), fields.path(name), fields.fault());
    each(out, [&](const char* factor, double& value) { kFactor.read(own, factor, value); });
  }
  void write(JsonText& json, const CapacityMagnitude& magnitude) const {
    json.begin('{');
    each(magnitude, [&](const char* factor, double value) { json.field(factor, value); });
    json.end('}');
  }
  [[nodiscard]] hopfield::Result<void> check(std::string_view name,
                                             const CapacityMagnitude& magnitude) const {
    hopfield::Result<void> result;
    each(magnitude, [&](const char* factor, double value) {
      if (result) result = kFactor.check(std::string(name) + "." + factor, value);
    });
    return result;
  }
};

}  // namespace

namespace workbenches::capacity {
namespace {

struct CapacityDescribed {
  using Section = CapacityBench;

  template <class Visit, class... S>
  static void fields(Visit& visit, S&... s) {
    visit("neurons", Integer{kFewestCapacityNeurons, kMostCapacityNeurons}, together("size"),
          s.neurons...);
    visit("patterns", Integer{1, kMostCapacityPatterns}, together("size"), s.patterns...);
    visit("rule", Choice{kRules}, kStep, s.rule...);
    visit("degree", Integer{2, kLargestCapacityDegree}, kStep, s.degree...);
    visit("self_connections", Flag{}, kStep, s.self_connections...);
    visit("source", Choice{kSources}, kStep, s.source...);
    visit("correlation", Number{0, 0.95}, together("correlation"), s.correlation...);
    visit("noise", Number{0, 0.5}, together("noise"), s.noise...);
    visit("seed", Integer{0, static_cast<std::int64_t>(kLargestSeed)}, kStep, s.seed...);
    visit("view", Choice{kCapacityViews}, kStep, s.view...);
    visit("mistake", Choice{kMistakes}, kStep, s.mistake...);
    visit("networks", Integer{1, kMostCapacityNetworks}, together("networks"), s.networks...);
    visit("temperature", Number{0, 2}, together("temperature"), s.temperature...);
    visit("magnitude", Factors{}, together("magnitude"), s.magnitude...);
    // An experiment has taken its time: what it found stays.
    visit("results", Tables{}, kFound, s.results...);
  }

  static void status(JsonText& json, const CapacityBench& bench) {
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
};

}  // namespace
}  // namespace workbenches::capacity

bool operator==(const CapacityTable& a, const CapacityTable& b) {
  return a.experiment == b.experiment && a.request == b.request && a.columns == b.columns &&
         std::equal(a.rows.begin(), a.rows.end(), b.rows.begin(), b.rows.end(),
                    [](const auto& x, const auto& y) {
                      return std::equal(x.begin(), x.end(), y.begin(), y.end(), same);
                    });
}

extern const Module capacity_module;
const Module capacity_module = workbenches::module<workbenches::capacity::CapacityDescribed>();

}  // namespace lab
