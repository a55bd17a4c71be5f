// The section "two" of a document, and the command of that name: docs/document.md.
#include <array>
#include <cmath>

#include "hopfield/numerics/linear_algebra.hpp"
#include "hopfield/rate/fixed_point.hpp"
#include "lab/formats/activation_names.hpp"
#include "lab/formats/fields.hpp"
#include "lab/formats/json.hpp"
#include "lab/formats/names.hpp"
#include "lab/formats/text.hpp"
#include "lab/workbenches/two/two.hpp"

namespace lab {
namespace {

constexpr std::array<Named<TwoEnergy>, 2> kEnergies = {
    {{"hopfield", TwoEnergy::hopfield}, {"lyapunov", TwoEnergy::lyapunov}}};
constexpr std::array<Named<TwoGround>, 3> kGrounds = {
    {{"basins", TwoGround::basins}, {"energy", TwoGround::energy}, {"plain", TwoGround::plain}}};
constexpr std::array<Named<TwoPanel>, 2> kPanels = {
    {{"surface", TwoPanel::surface}, {"slice", TwoPanel::slice}}};
constexpr std::array<Named<TwoTool>, 3> kTools = {
    {{"path", TwoTool::path}, {"kick", TwoTool::kick}, {"slice", TwoTool::slice}}};

void read_number(const Fields& fields, const char* name, std::optional<double>& out, double low,
                 double high) {
  if (fields.has(name)) fields.number(name, out.emplace(0.0), low, high);
}

void read_flag(const Fields& fields, const char* name, std::optional<bool>& out) {
  if (fields.has(name)) fields.flag(name, out.emplace(false));
}

template <class Value, std::size_t Count>
void read_choice(const Fields& fields, const char* name, std::optional<Value>& out,
                 const std::array<Named<Value>, Count>& names) {
  if (fields.has(name)) fields.choice(name, out.emplace(), names);
}

void read_pair(const Fields& fields, const char* name, std::optional<Pair>& out, double largest) {
  if (fields.has(name)) read_point(fields, name, out.emplace().data(), 2, largest);
}

/// Pairs in a list: `[[a, b], [c, d]]`.
std::vector<Pair> read_pairs(const Fields& fields, const char* name, std::size_t most,
                             double largest) {
  std::vector<Pair> out;
  const Json* json = fields.find(name);
  if (!json->is_array() || json->size() > most) {
    fields.fail(name, describe(*json) + ", expected an array of at most " + std::to_string(most));
    return out;
  }
  for (std::size_t k = 0; k < json->size() && !fields.fault(); ++k) {
    const Json& item = (*json)[k];
    const std::string path = std::string(name) + "[" + std::to_string(k) + "]";
    if (!item.is_array() || item.size() != 2) {
      fields.fail(path, describe(item) + ", expected two numbers");
      return out;
    }
    Pair pair{};
    for (std::size_t i = 0; i < 2; ++i) {
      const double number = item[i].is_number() ? item[i].get<double>() : std::nan("");
      if (!(std::fabs(number) <= largest)) {
        fields.fail(path + "[" + std::to_string(i) + "]",
                    describe(item[i]) + ", expected a number from " + readable(-largest) + " to " +
                        readable(largest));
        return out;
      }
      pair[i] = number + 0.0;
    }
    out.push_back(pair);
  }
  return out;
}

void write_pair(JsonText& json, const Pair& pair) {
  json.begin('[').value(pair[0]).value(pair[1]).end(']');
}

void write_optional(JsonText& json, const char* name, const std::optional<double>& value) {
  if (value) json.field(name, *value);
}
void write_optional(JsonText& json, const char* name, const std::optional<bool>& value) {
  if (value) json.field(name, *value);
}
void write_optional(JsonText& json, const char* name, const std::optional<Pair>& value) {
  if (value) write_pair(json.key(name), *value);
}

}  // namespace

TwoChange read_two(const Fields& fields) {
  TwoChange change;
  if (fields.has("preset")) {
    fields.text("preset", change.preset.emplace(), 40);
    std::string known;
    bool found = false;
    for (const TwoPreset& preset : two_presets()) {
      known += (known.empty() ? "" : ", ") + std::string(preset.name);
      found = found || preset.name == *change.preset;
    }
    if (!found) fields.fail("preset", "\"" + tidy(*change.preset, 24) + "\", expected " + known);
  }
  if (fields.has("weights")) {
    const auto rows = read_pairs(fields, "weights", 2, kLargestRateWeight);
    if (!fields.fault() && rows.size() != 2)
      fields.fail("weights", count_of(rows.size(), "row") + ", expected 2");
    if (!fields.fault()) change.weights = {rows[0][0], rows[0][1], rows[1][0], rows[1][1]};
  }
  read_choice(fields, "activation", change.activation, kBoundedActivations);
  read_number(fields, "gain", change.gain, 0.05, kLargestGain);
  read_number(fields, "time_constant", change.time_constant, 1e-3, kLongestTau);
  read_pair(fields, "input", change.input, kLargestRateInput);
  read_pair(fields, "start", change.start, kLargestRate);
  if (fields.has("kicks")) change.kicks = read_kicks(fields, 2);
  read_number(fields, "kick_length", change.kick_length, 0.05, 20);
  read_pair(fields, "next_kick", change.next_kick, kLargestRateInput);
  if (fields.has("paths")) change.paths = read_pairs(fields, "paths", kMostPaths, kLargestRate);
  if (fields.has("moment"))
    fields.integer("moment", change.moment.emplace(0U), 0,
                   static_cast<std::int64_t>((kLongestTime + kRestTime) * kPerTau));
  read_number(fields, "speed", change.speed, 0.1, kHighestRateSpeed);
  read_pair(fields, "from", change.from, kLargestRate);
  read_pair(fields, "kick", change.kick, kLargestRateInput);
  read_choice(fields, "energy", change.energy, kEnergies);
  read_choice(fields, "ground", change.ground, kGrounds);
  read_choice(fields, "panel", change.panel, kPanels);
  read_choice(fields, "tool", change.tool, kTools);
  read_flag(fields, "field", change.field);
  read_flag(fields, "nullclines", change.nullclines);
  read_flag(fields, "contours", change.contours);
  read_flag(fields, "path_lines", change.path_lines);
  read_flag(fields, "vectors", change.vectors);
  if (fields.has("slice")) {
    const auto ends = read_pairs(fields, "slice", 2, kPlane);
    if (!fields.fault() && ends.size() != 2) fields.fail("slice", "expected two points");
    if (!fields.fault()) change.slice = {ends[0][0], ends[0][1], ends[1][0], ends[1][1]};
  }
  read_number(fields, "turn", change.turn, -100, 100);
  read_number(fields, "tilt", change.tilt, 0, kSteepest);
  read_number(fields, "zoom", change.zoom, 0.5, 4);
  return change;
}

void write_two(JsonText& json, const TwoChange& change) {
  if (change.preset) json.field("preset", std::string_view(*change.preset));
  if (change.weights) {
    const auto& m = *change.weights;
    write_pair(json.key("weights").begin('['), {m[0], m[1]});
    write_pair(json, {m[2], m[3]});
    json.end(']');
  }
  if (change.activation) json.field("activation", name_of(*change.activation, kBoundedActivations));
  write_optional(json, "gain", change.gain);
  write_optional(json, "time_constant", change.time_constant);
  write_optional(json, "input", change.input);
  write_optional(json, "start", change.start);
  if (change.kicks) write_kicks(json, *change.kicks, 2);
  write_optional(json, "kick_length", change.kick_length);
  write_optional(json, "next_kick", change.next_kick);
  if (change.paths) {
    json.key("paths").begin('[');
    for (const Pair& path : *change.paths) write_pair(json, path);
    json.end(']');
  }
  if (change.moment) json.field("moment", *change.moment);
  write_optional(json, "speed", change.speed);
  write_optional(json, "from", change.from);
  write_optional(json, "kick", change.kick);
  if (change.energy) json.field("energy", name_of(*change.energy, kEnergies));
  if (change.ground) json.field("ground", name_of(*change.ground, kGrounds));
  if (change.panel) json.field("panel", name_of(*change.panel, kPanels));
  if (change.tool) json.field("tool", name_of(*change.tool, kTools));
  write_optional(json, "field", change.field);
  write_optional(json, "nullclines", change.nullclines);
  write_optional(json, "contours", change.contours);
  write_optional(json, "path_lines", change.path_lines);
  write_optional(json, "vectors", change.vectors);
  if (change.slice) {
    const auto& s = *change.slice;
    write_pair(json.key("slice").begin('['), {s[0], s[1]});
    write_pair(json, {s[2], s[3]});
    json.end(']');
  }
  write_optional(json, "turn", change.turn);
  write_optional(json, "tilt", change.tilt);
  write_optional(json, "zoom", change.zoom);
}

TwoChange whole_of(const Two& two) {
  TwoChange change;
  change.weights = two.weights;
  change.activation = two.activation;
  change.gain = two.gain;
  change.time_constant = two.time_constant;
  change.input = two.input;
  change.start = two.start;
  change.kicks = two.kicks;
  change.kick_length = two.kick_length;
  change.next_kick = two.next_kick;
  change.paths = two.paths;
  change.moment = two.moment;
  change.speed = two.speed;
  const TwoLook& look = two.look;
  change.energy = look.energy;
  change.ground = look.ground;
  change.panel = look.panel;
  change.tool = look.tool;
  change.field = look.field;
  change.nullclines = look.nullclines;
  change.contours = look.contours;
  change.path_lines = look.paths;
  change.vectors = look.vectors;
  change.slice = {look.slice_from[0], look.slice_from[1], look.slice_to[0], look.slice_to[1]};
  change.turn = look.turn;
  change.tilt = look.tilt;
  change.zoom = look.zoom;
  return change;
}

void write_two_status(JsonText& json, const Two& two) {
  const hopfield::RateNetwork network = network_of(two);
  const Pair now = shown(two), input = input_at(two, time_of(two));
  write_pair(json.begin('{').key("state"), now);
  write_pair(json.field("time", time_of(two)).key("input"), input);
  json.field("end", end_of(two)).field("symmetric", network.symmetric());
  json.field("hopfield", network.hopfield_energy(now));
  const double energy = network.lyapunov_energy(now, input);
  // Outside the square that F reaches it has no value.
  if (std::isfinite(energy))
    json.field("lyapunov", energy);
  else
    json.key("lyapunov").null();
  json.key("eigenvalues").begin('[');
  for (const auto& value : hopfield::eigenvalues(network.weights()))
    json.begin('[').value(value.real()).value(value.imag()).end(']');
  json.end(']').key("fixed_points").begin('[');
  if (const auto found = hopfield::fixed_points(network, two.input)) {
    for (const hopfield::FixedPoint& point : found->points) {
      write_pair(json.begin('{').key("at"), {point.rates[0], point.rates[1]});
      json.field("stability", name_of(point.stability, kStabilities));
      json.key("eigenvalues").begin('[');
      for (const auto& value : point.eigenvalues)
        json.begin('[').value(value.real()).value(value.imag()).end(']');
      json.end(']').field("hopfield", network.hopfield_energy(point.rates));
      if (!point.directions.empty())
        json.field("directions", std::uint64_t{point.directions.size()});
      json.end('}');
    }
  }
  json.end(']').key("corners").begin('[');
  for (const Pair& corner : {Pair{1, 1}, Pair{1, -1}, Pair{-1, 1}, Pair{-1, -1}}) {
    write_pair(json.begin('{').key("at"), corner);
    json.field("hopfield", network.hopfield_energy(corner)).end('}');
  }
  json.end(']').end('}');
}

}  // namespace lab
