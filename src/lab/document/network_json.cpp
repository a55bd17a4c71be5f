#include "lab/document/network_json.hpp"

#include <cmath>
#include <memory>
#include <string>
#include <utility>

#include "lab/document/document.hpp"
#include "lab/formats/names.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

constexpr double kLargestWeight = 1e6;
constexpr std::size_t kMostCoefficients = 100'000;
constexpr unsigned kHighestDegree = 64;

std::optional<unsigned> read_degree(const Fields& fields) {
  const Json* degree = fields.find("degree");
  if (degree == nullptr) return std::nullopt;
  if (degree->is_string() && degree->get_ref<const std::string&>() == "exp") return kExponential;
  const auto number = whole(*degree, 2, kHighestDegree);
  if (!number) {
    fields.fail("degree", expected(describe(*degree), "an integer from 2 to 64, or \"exp\""));
    return std::nullopt;
  }
  return static_cast<unsigned>(*number);
}

}  // namespace

LearningChange read_learning(const Fields& fields) {
  LearningChange change;
  std::optional<Rule> rule;
  if (fields.has("rule")) fields.choice("rule", rule.emplace(), kLearningRules);
  change = read_learning_options(fields);
  change.rule = rule;
  return change;
}

LearningChange read_learning_options(const Fields& fields) {
  LearningChange change;
  if (auto weights = read_matrix(fields, "weights", hopfield::DenseNetwork::kMaxDenseNeurons))
    change.weights = std::make_shared<const hopfield::Matrix>(*std::move(weights));
  if (fields.has("coefficients")) {
    fields.numbers("coefficients", change.coefficients.emplace(), -kLargestWeight, kLargestWeight,
                   kMostCoefficients);
  }
  if (fields.has("self_term"))
    fields.number("self_term", change.self_term.emplace(), -kLargestWeight, kLargestWeight);
  if (fields.has("cyclic")) fields.flag("cyclic", change.cyclic.emplace());
  change.degree = read_degree(fields);
  if (fields.has("rectified")) fields.flag("rectified", change.rectified.emplace());
  return change;
}

void write_learning(JsonText& json, const LearningChange& change) {
  if (change.rule) json.field("rule", name_of(*change.rule, kLearningRules));
  if (change.coefficients) {
    json.key("coefficients").begin('[');
    for (const double value : *change.coefficients) json.value(value);
    json.end(']');
  }
  if (change.self_term) json.field("self_term", *change.self_term);
  if (change.cyclic) json.field("cyclic", *change.cyclic);
  if (change.degree) {
    json.key("degree");
    if (*change.degree == kExponential)
      json.value(std::string_view("exp"));
    else
      json.value(std::uint64_t{*change.degree});
  }
  if (change.rectified) json.field("rectified", *change.rectified);
  if (!change.weights) return;
  json.key("weights").begin('[');
  for (std::size_t i = 0; i < change.weights->rows(); ++i) {
    json.begin('[');
    for (const double value : change.weights->row(i)) json.value(value);
    json.end(']');
  }
  json.end(']');
}

void read_threshold(const Fields& fields, hopfield::Threshold& threshold) {
  using hopfield::ThresholdKind;
  const Json* json = fields.find("threshold");
  if (json == nullptr) return;
  const auto number = [](const Json& value) {
    return value.is_number() && std::fabs(value.get<double>()) <= kLargestThreshold;
  };
  if (number(*json)) {
    threshold = {ThresholdKind::uniform, {json->get<double>() + 0.0}};
  } else if (json->is_string() && json->get_ref<const std::string&>() == "half-row-sum") {
    threshold = {ThresholdKind::half_row_sum, {}};
  } else if (json->is_array()) {
    threshold = {ThresholdKind::each, {}};
    for (std::size_t i = 0; i < json->size(); ++i) {
      if (!number((*json)[i])) {
        fields.fail("threshold[" + std::to_string(i) + "]",
                    expected(describe((*json)[i]), "a number from −1000000 to 1000000"));
        return;
      }
      threshold.values.push_back((*json)[i].get<double>() + 0.0);
    }
  } else {
    fields.fail("threshold",
                expected(describe(*json),
                         "a number from −1000000 to 1000000, N numbers or \"half-row-sum\""));
  }
}

void write_threshold(JsonText& json, const hopfield::Threshold& threshold) {
  using hopfield::ThresholdKind;
  if (threshold.kind == ThresholdKind::half_row_sum) {
    json.value("half-row-sum");
  } else if (threshold.kind == ThresholdKind::uniform) {
    json.value(threshold.values.empty() ? 0.0 : threshold.values.front());
  } else {
    json.begin('[');
    for (const double value : threshold.values) json.value(value);
    json.end(']');
  }
}

void read_network(const Fields& fields, Learning& learning, hopfield::NetworkOptions& options) {
  read_network(fields, read_learning(fields), learning, options);
}

void read_network(const Fields& fields, const LearningChange& change, Learning& learning,
                  hopfield::NetworkOptions& options) {
  if (auto fits = apply(learning, change); !fits)
    fields.fail(fits.error().field, fits.error().message);
  if (change.weights) options.self_connections = true;
  read_options(fields, options);
}

void read_options(const Fields& fields, hopfield::NetworkOptions& options) {
  fields.choice("scale", options.scale, kScales);
  fields.flag("self_connections", options.self_connections);
  fields.choice("units", options.units, kUnits);
  read_threshold(fields, options.threshold);
  fields.choice("tie", options.tie, kTies);
}

void write_network(JsonText& json, const Learning& learning,
                   const hopfield::NetworkOptions& options) {
  json.begin('{');
  write_learning(json, whole_of(learning));
  json.field("scale", name_of(options.scale, kScales));
  json.field("self_connections", options.self_connections);
  json.field("units", name_of(options.units, kUnits)).key("threshold");
  write_threshold(json, options.threshold);
  json.field("tie", name_of(options.tie, kTies)).end('}');
}

std::optional<hopfield::Matrix> read_matrix(const Fields& fields, const char* name,
                                            std::size_t most) {
  const Json* json = fields.find(name);
  if (json == nullptr) return std::nullopt;
  if (!json->is_array() || json->empty()) {
    fields.fail(name, expected(json->is_array() ? Argument(msg("empty")) : describe(*json),
                               "N rows of N numbers"));
    return std::nullopt;
  }
  const std::size_t size = json->size();
  if (size > most) {
    fields.fail(name, expected(msg("{0} {0|row|rows}", size), at_most(most)));
    return std::nullopt;
  }
  std::vector<double> values;
  for (std::size_t i = 0; i < size; ++i) {
    const std::string row = std::string(name) + "[" + std::to_string(i) + "]";
    if (!(*json)[i].is_array() || (*json)[i].size() != size) {
      const Json& there = (*json)[i];
      fields.fail(row,
                  expected(there.is_array() ? Argument(value_count(there.size())) : describe(there),
                           msg("{0} {0|number|numbers}", size)));
      return std::nullopt;
    }
    for (std::size_t j = 0; j < size; ++j) {
      const Json& value = (*json)[i][j];
      const double number = value.is_number() ? value.get<double>() : std::nan("");
      if (!(std::fabs(number) <= kLargestWeight)) {
        fields.fail(row + "[" + std::to_string(j) + "]",
                    expected(describe(value), "a number from −1000000 to 1000000"));
        return std::nullopt;
      }
      values.push_back(number + 0.0);
    }
  }
  return hopfield::Matrix(size, size, std::move(values));
}

}  // namespace lab
