// JSON to commands: docs/commands.md.
#include <algorithm>
#include <array>
#include <utility>

#include "hopfield/result.hpp"
#include "lab/commands/command.hpp"
#include "lab/commands/command_json.hpp"
#include "lab/document/document_json.hpp"
#include "lab/document/network_json.hpp"
#include "lab/formats/fields.hpp"
#include "lab/formats/text.hpp"
#include "lab/sections/workbench.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

constexpr std::int64_t kLastNeuron = kLargestSide * kLargestSide - 1;
constexpr std::int64_t kLastMemory = static_cast<std::int64_t>(kMostMemories) - 1;
constexpr std::int64_t kLargestCount = static_cast<std::int64_t>(kLargestSeed);

/// +1 or −1; 0 is taken as −1.
void read_value(const Fields& fields, int& value) {
  fields.integer("value", value, -1, 1);
  if (value == 0) value = -1;
}

void read_rectangle(const Fields& fields, int& x, int& y, int& width, int& height) {
  fields.integer("x", x, 0, kLargestSide - 1);
  fields.integer("y", y, 0, kLargestSide - 1);
  fields.integer("width", width, 1, kLargestSide);
  fields.integer("height", height, 1, kLargestSide);
}

void read_pattern_number(const Fields& fields, const char* name, std::uint32_t& out) {
  fields.require(name, "the number of a memory, counted from 0");
  fields.integer(name, out, 0, kLastMemory);
}

// Commands without fields.
template <class T>
void read(const Fields& /*fields*/, T& /*out*/) {}

void read(const Fields& fields, command::Paint& out) {
  fields.require("cells", "the numbers of the cells");
  fields.integers("cells", out.cells, kLastNeuron, kLastNeuron + 1);
  read_value(fields, out.value);
  fields.integer("stroke", out.stroke, 0, UINT32_MAX);
}
void read(const Fields& fields, command::Shift& out) {
  fields.integer("dx", out.dx, -kLargestSide, kLargestSide);
  fields.integer("dy", out.dy, -kLargestSide, kLargestSide);
}
void read(const Fields& fields, command::Noise& out) {
  if (!fields.has("fraction")) return;
  double fraction = 0.0;
  fields.number("fraction", fraction, 0.0, 1.0);
  out.fraction = fraction;
}
void read(const Fields& fields, command::Flip& out) {
  if (fields.has("count")) {
    std::uint32_t count = 0;
    fields.integer("count", count, 0, kLastNeuron + 1);
    out.count = count;
  } else {
    fields.require("cells", "a count or the numbers of the cells");
  }
  fields.integers("cells", out.cells, kLastNeuron, kLastNeuron + 1);
}
void read(const Fields& fields, command::Blank& out) {
  fields.text("side", out.side, kLongestName);
}
void read(const Fields& fields, command::Cover& out) {
  read_rectangle(fields, out.x, out.y, out.width, out.height);
  read_value(fields, out.value);
}
void read(const Fields& fields, command::Load& out) {
  read_pattern_number(fields, "pattern", out.pattern);
  fields.flag("inverse", out.inverse);
}
void read(const Fields& fields, command::Blend& out) {
  read_pattern_number(fields, "a", out.a);
  read_pattern_number(fields, "b", out.b);
  fields.number("fraction", out.fraction, 0.0, 1.0);
}
void read(const Fields& fields, command::Patch& out) {
  read_pattern_number(fields, "pattern", out.pattern);
  read_rectangle(fields, out.x, out.y, out.width, out.height);
}
void read(const Fields& fields, command::Place& out) {
  if (const Json* values = fields.find("values")) {
    if (auto pattern = read_values(*values, fields.path("values"), fields.fault()))
      out.pattern = *std::move(pattern);
    return;
  }
  fields.require("size", "the number of neurons");
  std::uint32_t size = 0;
  fields.integer("size", size, 1, kLastNeuron + 1);
  if (auto pattern = fields.pattern(size)) out.pattern = *std::move(pattern);
}
void read(const Fields& fields, command::Store& out) {
  fields.text("name", out.name, kLongestName);
  fields.flag("force", out.force);
}
void read(const Fields& fields, command::Replace& out) {
  read_pattern_number(fields, "pattern", out.pattern);
  fields.flag("force", out.force);
}
void read(const Fields& fields, command::Forget& out) {
  read_pattern_number(fields, "pattern", out.pattern);
}
void read(const Fields& fields, command::Rename& out) {
  read_pattern_number(fields, "pattern", out.pattern);
  fields.require("name", "the new name");
  fields.text("name", out.name, kLongestName);
}
void read(const Fields& fields, command::Move& out) {
  read_pattern_number(fields, "from", out.from);
  read_pattern_number(fields, "to", out.to);
}
void read(const Fields& fields, command::Pictures& out) {
  fields.require("set", "the name of a picture set");
  fields.text("set", out.set, kLongestName);
  fields.text("name", out.name, kLongestName);
}
void read(const Fields& fields, command::Import& out) {
  fields.require("width", "the width of the pictures");
  fields.require("height", "the height of the pictures");
  fields.integer("width", out.width, kSmallestSide, kLargestSide);
  fields.integer("height", out.height, kSmallestSide, kLargestSide);
  fields.require("memories", "the pictures");
  read_memories(fields, static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height),
                out.memories);
  fields.flag("replace", out.replace);
}
void read(const Fields& fields, command::AddRandom& out) {
  fields.integer("count", out.count, 1, kLastMemory + 1);
}
void read(const Fields& fields, command::Resize& out) {
  fields.require("width", "5 to 64");
  fields.require("height", "5 to 64");
  fields.integer("width", out.width, kSmallestSide, kLargestSide);
  fields.integer("height", out.height, kSmallestSide, kLargestSide);
}
void read(const Fields& fields, command::SetNetwork& out) {
  out.learning = read_learning(fields);
  hopfield::NetworkOptions network;
  read_options(fields, network);
  if (fields.has("self_connections")) out.self_connections = network.self_connections;
  if (fields.has("units")) out.units = network.units;
  if (fields.has("tie")) out.tie = network.tie;
  if (fields.has("scale")) out.scale = network.scale;
  if (fields.has("threshold")) out.threshold = std::move(network.threshold);
}
void read(const Fields& fields, command::SetUpdate& out) {
  hopfield::UpdateOptions update;
  hopfield::Cooling temperature;
  read_update(fields, update, temperature);
  if (fields.has("mode")) out.mode = update.mode;
  if (fields.has("order")) out.order = update.order;
  if (fields.has("max_sweeps")) out.max_sweeps = update.max_sweeps;
  if (fields.has("temperature")) out.temperature = temperature;
}
void read(const Fields& fields, command::Seed& out) {
  if (!fields.has("value") || fields.is_null("value")) return;
  std::uint64_t value = 0;
  fields.integer("value", value, 0, kLargestCount);
  out.value = value;
}
void read(const Fields& fields, command::SetSpeed& out) {
  const bool updates = fields.has("updates_per_second");
  if (!updates) fields.require("sweeps_per_second", "a number");
  if (updates && fields.has("sweeps_per_second"))
    fields.fail("sweeps_per_second",
                expected(msg("given beside updates_per_second"), "one of the two"));
  if (updates)
    fields.number("updates_per_second", out.updates_per_second.emplace(), kLowestSpeed,
                  kHighestSpeed);
  else
    fields.number("sweeps_per_second", out.sweeps_per_second.emplace(), kSlowestPace, kFastestPace);
}
void read(const Fields& fields, command::SetNoise& out) {
  fields.require("fraction", "a number from 0 to 1");
  fields.number("fraction", out.fraction, 0.0, 1.0);
}
void read(const Fields& fields, command::Seek& out) {
  fields.require("moment", "a number of updates");
  fields.integer("moment", out.moment, 0, kLargestCount);
}
void read(const Fields& fields, command::SetView& out) {
  if (fields.has("selected")) {
    std::uint32_t selected = 0;
    out.selected.emplace();
    if (!fields.is_null("selected")) {
      fields.integer("selected", selected, 0, kLastNeuron);
      *out.selected = selected;
    }
  }
  if (fields.has("brush")) fields.integer("brush", out.brush.emplace(), 1, kLargestBrush);
  if (fields.has("signs")) fields.flag("signs", out.signs.emplace());
  if (fields.has("size")) fields.choice("size", out.lecture.emplace(), kViewSizes);
  if (fields.has("panel")) fields.text("panel", out.panel.emplace(), kLongestName);
  if (fields.has("compare")) {
    std::uint64_t compare = 0;
    out.compare.emplace();
    if (!fields.is_null("compare")) {
      fields.integer("compare", compare, 0, kLargestCount);
      *out.compare = compare;
    }
  }
  if (fields.has("hidden")) read_hidden(fields, out.hidden.emplace());
}
void read(const Fields& fields, command::Open& out) {
  fields.require("workbench", "the name of a workbench");
  fields.text("workbench", out.workbench, kLongestName);
}
void read(const Fields& fields, command::SetDocument& out) {
  fields.require("document", "a document");
  const Json* json = fields.find("document");
  if (json == nullptr) return;
  auto document = read_document(*json, fields.path("document"));
  if (document)
    out.document = *std::move(document);
  else
    fields.fault() = document.error();
}

void read(const Fields& fields, command::Step& out) {
  if (fields.has("neuron")) fields.integer("neuron", out.neuron.emplace(), 0, kLastNeuron);
}
template <std::size_t Index>
Command read_as(const Fields& fields) {
  std::variant_alternative_t<Index, Command> content;
  read(fields, content);
  return Command(std::in_place_index<Index>, std::move(content));
}

template <std::size_t... Index>
constexpr auto readers(std::index_sequence<Index...> /*all*/) {
  return std::array<Command (*)(const Fields&), sizeof...(Index)>{&read_as<Index>...};
}

}  // namespace

Result<Command> read_command(std::string_view json) {
  auto parsed = parse_json(json);
  if (!parsed) return Error{"command", parsed.error().message};
  Fault fault;
  const Fields fields(*parsed, "", fault);
  if (fault) return Error{"command", fault->message};
  fields.require("op", "the name of a command");
  std::string name;
  fields.text("op", name, kLongestName);
  if (fault) return *fault;
  // The last alternative of the variant has one name for each workbench.
  constexpr auto kReaders = readers(std::make_index_sequence<std::variant_size_v<Command> - 1>{});
  const auto known_ops = ops();
  const auto found = std::ranges::find(known_ops, name);
  if (found != known_ops.end()) {
    const auto index = static_cast<std::size_t>(found - known_ops.begin());
    if (index < kReaders.size()) {
      Command command = kReaders[index](fields);
      if (fault) return *fault;
      return command;
    }
    const Module* module = module_of(*found);
    if (module == nullptr) return Error{hopfield::kMissingPart, name};
    command::SetSection command{*found, module->read_change(fields)};
    if (fault) return *fault;
    return Command(std::move(command));
  }
  std::string known;
  for (const std::string_view each : known_ops) {
    if (!known.empty()) known += ", ";
    known += each;
  }
  return Error{"op", expected(msg("\"{0}\"", tidy(name, 24)), msg("one of {0}", known))};
}

}  // namespace lab
