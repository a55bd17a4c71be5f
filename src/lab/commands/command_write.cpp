// Commands to JSON: docs/commands.md.
#include "lab/commands/command.hpp"
#include "lab/document/document_json.hpp"
#include "lab/document/network_json.hpp"
#include "lab/formats/base64.hpp"
#include "lab/formats/json.hpp"
#include "lab/formats/names.hpp"
#include "lab/formats/temperature.hpp"
#include "lab/sections/workbench.hpp"

namespace lab {
namespace {

void write_cells(JsonText& json, const std::vector<std::uint32_t>& cells) {
  json.key("cells").begin('[');
  for (const std::uint32_t cell : cells) json.value(cell);
  json.end(']');
}

void write_rectangle(JsonText& json, int x, int y, int width, int height) {
  json.field("x", x).field("y", y).field("width", width).field("height", height);
}

template <class T>
void write_if(JsonText& json, std::string_view name, const std::optional<T>& content) {
  if (content) json.field(name, *content);
}

/// Given or not, and when given maybe null.
template <class T>
void write_nullable(JsonText& json, std::string_view name,
                    const std::optional<std::optional<T>>& content) {
  if (!content) return;
  json.key(name);
  if (*content)
    json.value(**content);
  else
    json.null();
}

// Commands without fields.
template <class T>
void write(JsonText& /*json*/, const T& /*command*/) {}

void write(JsonText& json, const command::Paint& c) {
  write_cells(json, c.cells);
  json.field("value", c.value).field("stroke", c.stroke);
}
void write(JsonText& json, const command::Shift& c) { json.field("dx", c.dx).field("dy", c.dy); }
void write(JsonText& json, const command::Noise& c) { write_if(json, "fraction", c.fraction); }
void write(JsonText& json, const command::Flip& c) {
  write_if(json, "count", c.count);
  if (!c.count || !c.cells.empty()) write_cells(json, c.cells);
}
void write(JsonText& json, const command::Blank& c) {
  json.field("side", std::string_view(c.side));
}
void write(JsonText& json, const command::Cover& c) {
  write_rectangle(json, c.x, c.y, c.width, c.height);
  json.field("value", c.value);
}
void write(JsonText& json, const command::Load& c) {
  json.field("pattern", c.pattern).field("inverse", c.inverse);
}
void write(JsonText& json, const command::Blend& c) {
  json.field("a", c.a).field("b", c.b).field("fraction", c.fraction);
}
void write(JsonText& json, const command::Patch& c) {
  json.field("pattern", c.pattern);
  write_rectangle(json, c.x, c.y, c.width, c.height);
}
void write(JsonText& json, const command::Place& c) {
  json.field("size", std::uint64_t{c.pattern.size()});
  json.field("bits", std::string_view(write_base64(pack(c.pattern), Alphabet::standard)));
}
void write(JsonText& json, const command::Store& c) {
  json.field("name", std::string_view(c.name)).field("force", c.force);
}
void write(JsonText& json, const command::Replace& c) {
  json.field("pattern", c.pattern).field("force", c.force);
}
void write(JsonText& json, const command::Forget& c) { json.field("pattern", c.pattern); }
void write(JsonText& json, const command::Rename& c) {
  json.field("pattern", c.pattern).field("name", std::string_view(c.name));
}
void write(JsonText& json, const command::Move& c) { json.field("from", c.from).field("to", c.to); }
void write(JsonText& json, const command::Pictures& c) {
  json.field("set", std::string_view(c.set)).field("name", std::string_view(c.name));
}
void write(JsonText& json, const command::Import& c) {
  json.field("width", c.width).field("height", c.height).key("memories");
  write_memories(json, c.memories);
  json.field("replace", c.replace);
}
void write(JsonText& json, const command::AddRandom& c) { json.field("count", c.count); }
void write(JsonText& json, const command::Resize& c) {
  json.field("width", c.width).field("height", c.height);
}
void write(JsonText& json, const command::SetNetwork& c) {
  write_learning(json, c.learning);
  write_if(json, "self_connections", c.self_connections);
  if (c.units) json.field("units", name_of(*c.units, kUnits));
  if (c.tie) json.field("tie", name_of(*c.tie, kTies));
  if (c.scale) json.field("scale", name_of(*c.scale, kScales));
  if (c.threshold) write_threshold(json.key("threshold"), *c.threshold);
}
void write(JsonText& json, const command::SetUpdate& c) {
  if (c.mode) json.field("mode", name_of(*c.mode, kModes));
  if (c.order) json.field("order", name_of(*c.order, kOrders));
  write_if(json, "max_sweeps", c.max_sweeps);
  if (c.temperature) write_temperature(json.key("temperature"), *c.temperature);
}
void write(JsonText& json, const command::Seed& c) { write_if(json, "value", c.value); }
void write(JsonText& json, const command::SetSpeed& c) {
  write_if(json, "updates_per_second", c.updates_per_second);
  write_if(json, "sweeps_per_second", c.sweeps_per_second);
}
void write(JsonText& json, const command::SetNoise& c) { json.field("fraction", c.fraction); }
void write(JsonText& json, const command::Seek& c) { json.field("moment", c.moment); }
void write(JsonText& json, const command::SetView& c) {
  write_nullable(json, "selected", c.selected);
  write_if(json, "brush", c.brush);
  write_if(json, "signs", c.signs);
  if (c.lecture) json.field("size", name_of(*c.lecture, kViewSizes));
  if (c.panel) json.field("panel", std::string_view(*c.panel));
  write_nullable(json, "compare", c.compare);
  if (!c.hidden) return;
  json.key("hidden").begin('[');
  for (const std::string& name : *c.hidden) json.value(std::string_view(name));
  json.end(']');
}
void write(JsonText& json, const command::Open& c) {
  json.field("workbench", std::string_view(c.workbench));
}
void write(JsonText& json, const command::Step& c) { write_if(json, "neuron", c.neuron); }
void write(JsonText& json, const command::SetSection& c) {
  if (const Module* module = module_of(c.workbench)) module->write_change(json, c.change.get());
}
void write(JsonText& json, const command::SetDocument& c) {
  json.key("document").raw(write_document(c.document));
}

}  // namespace

std::string write_command(const Command& command) {
  JsonText json;
  json.begin('{').field("op", op(command));
  std::visit([&](const auto& content) { write(json, content); }, command);
  json.end('}');
  return json.text();
}

}  // namespace lab
