#include "lab/formats/temperature.hpp"

#include <string>

#include "lab/formats/names.hpp"

namespace lab {

using Shape = hopfield::Cooling::Shape;

void read_temperature(const Fields& fields, hopfield::Cooling& cooling, std::uint32_t most_sweeps) {
  const Json* json = fields.find("temperature");
  if (json == nullptr) return;
  cooling = {};
  if (!json->is_object()) {
    fields.number("temperature", cooling.start, 0.0, kHottest);
    return;
  }
  const Fields parts(*json, fields.path("temperature"), fields.fault());
  parts.only({"shape", "start", "end", "sweeps"});
  for (const char* name : {"start", "end"}) parts.require(name, "a temperature");
  parts.require("sweeps", "over how many sweeps the temperature changes");
  cooling.shape = Shape::linear;
  parts.choice("shape", cooling.shape, kCoolings);
  parts.number("start", cooling.start, 0.0, kHottest);
  parts.number("end", cooling.end, 0.0, kHottest);
  parts.integer("sweeps", cooling.sweeps, 1, most_sweeps);
  if (const auto valid = hopfield::validate(cooling); !valid) {
    const std::string& field = valid.error().field;
    parts.fail(field.substr(field.find('.') + 1), valid.error().message);
  }
}

void write_temperature(JsonText& json, const hopfield::Cooling& cooling) {
  if (cooling.shape == Shape::constant) {
    json.value(cooling.start);
    return;
  }
  json.begin('{').field("shape", name_of(cooling.shape, kCoolings));
  json.field("start", cooling.start).field("end", cooling.end);
  json.field("sweeps", cooling.sweeps).end('}');
}

}  // namespace lab
