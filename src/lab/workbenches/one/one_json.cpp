// The section "one" of a document, and the command of that name: docs/document.md.
#include <array>
#include <cmath>

#include "lab/formats/activation_names.hpp"
#include "lab/formats/fields.hpp"
#include "lab/formats/json.hpp"
#include "lab/formats/names.hpp"
#include "lab/workbenches/one/one.hpp"

namespace lab {
namespace {

constexpr std::array<Named<hopfield::Activation>, 3> kOneActivations = {
    {{"linear", hopfield::Activation::linear},
     {"clip", hopfield::Activation::clip},
     {"tanh", hopfield::Activation::tanh}}};
constexpr std::array<Named<OneInputKind>, 3> kInputs = {
    {{"none", OneInputKind::none}, {"step", OneInputKind::step}, {"drawn", OneInputKind::drawn}}};
constexpr std::array<Named<Regime>, 3> kRegimes = {
    {{"forgets", Regime::forgets}, {"holds", Regime::holds}, {"runs_away", Regime::runs_away}}};

void read_number(const Fields& fields, const char* name, std::optional<double>& out, double low,
                 double high) {
  if (fields.has(name)) fields.number(name, out.emplace(0.0), low, high);
}

void write_optional(JsonText& json, const char* name, const std::optional<double>& value) {
  if (value) json.field(name, *value);
}

}  // namespace

OneChange read_one(const Fields& fields) {
  OneChange change;
  read_number(fields, "lambda", change.lambda, -kLargestLambda, kLargestLambda);
  if (fields.has("activation"))
    fields.choice("activation", change.activation.emplace(), kOneActivations);
  read_number(fields, "time_constant", change.time_constant, 1e-3, kLongestTau);
  read_number(fields, "start", change.start, -kLargestRate, kLargestRate);
  if (fields.has("input")) fields.choice("input", change.kind.emplace(), kInputs);
  read_number(fields, "step_from", change.step_from, 0, kOneTime);
  read_number(fields, "step_until", change.step_until, 0, kOneTime);
  read_number(fields, "step_height", change.step_height, -kOneInput, kOneInput);
  if (fields.has("drawn"))
    fields.numbers("drawn", change.drawn.emplace(), -kOneInput, kOneInput, kMostDrawn);
  if (fields.has("kicks")) change.nudges = read_kicks(fields, 1);
  if (fields.has("moment"))
    fields.integer("moment", change.moment.emplace(0U), 0,
                   static_cast<std::int64_t>(kLongestTime * kPerTau));
  read_number(fields, "speed", change.speed, 0.1, kHighestRateSpeed);
  read_number(fields, "drop", change.drop, -kLargestRate, kLargestRate);
  read_number(fields, "nudge", change.nudge, -kLargestRateInput, kLargestRateInput);
  return change;
}

void write_one(JsonText& json, const OneChange& change) {
  write_optional(json, "lambda", change.lambda);
  if (change.activation) json.field("activation", name_of(*change.activation, kOneActivations));
  write_optional(json, "time_constant", change.time_constant);
  write_optional(json, "start", change.start);
  if (change.kind) json.field("input", name_of(*change.kind, kInputs));
  write_optional(json, "step_from", change.step_from);
  write_optional(json, "step_until", change.step_until);
  write_optional(json, "step_height", change.step_height);
  if (change.drawn) {
    json.key("drawn").begin('[');
    for (const double value : *change.drawn) json.value(value);
    json.end(']');
  }
  if (change.nudges) write_kicks(json, *change.nudges, 1);
  if (change.moment) json.field("moment", *change.moment);
  write_optional(json, "speed", change.speed);
  write_optional(json, "drop", change.drop);
  write_optional(json, "nudge", change.nudge);
}

OneChange whole_of(const One& one) {
  OneChange change;
  change.lambda = one.lambda;
  change.activation = one.activation;
  change.time_constant = one.time_constant;
  change.start = one.start;
  change.kind = one.kind;
  change.step_from = one.step_from;
  change.step_until = one.step_until;
  change.step_height = one.step_height;
  change.drawn = one.drawn;
  change.nudges = one.nudges;
  change.moment = one.moment;
  change.speed = one.speed;
  return change;
}

void write_one_status(JsonText& json, const One& one) {
  const double v = shown(one), input = input_at(one, time_of(one));
  json.begin('{').field("state", v).field("time", time_of(one)).field("input", input);
  json.field("end", end_of(one)).field("regime", name_of(regime_of(one), kRegimes));
  // τ / (1 − λ), of what relaxes.
  json.key("relaxation");
  if (one.lambda < 1)
    json.value(one.time_constant / (1 - one.lambda));
  else
    json.null();
  const double energy = energy_of(one, v, input);
  json.key("energy");
  if (std::isfinite(energy))
    json.value(energy);
  else
    json.null();
  json.key("fixed_points").begin('[');
  for (const hopfield::FixedPoint& point : fixed_points_of(one, input)) {
    json.begin('{').field("at", point.rates[0]);
    json.field("stability", name_of(point.stability, kStabilities));
    if (!point.directions.empty())
      json.field("from", point.from + point.rates[0]).field("to", point.to + point.rates[0]);
    json.end('}');
  }
  json.end(']').end('}');
}

}  // namespace lab
