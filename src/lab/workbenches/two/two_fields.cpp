// The section "two" of a document, and the command of that name: docs/document.md.
#include <algorithm>
#include <array>
#include <cmath>

#include "hopfield/numerics/decompositions.hpp"
#include "hopfield/rate/fixed_point.hpp"
#include "lab/formats/activation_names.hpp"
#include "lab/sections/code.hpp"
#include "lab/words/message.hpp"
#include "lab/workbenches/two/two.hpp"

namespace lab {
namespace {

using hopfield::Error;
using hopfield::Result;

constexpr std::array<Named<TwoEnergy>, 2> kEnergies = {
    {{"hopfield", TwoEnergy::hopfield}, {"lyapunov", TwoEnergy::lyapunov}}};
constexpr std::array<Named<TwoGround>, 3> kGrounds = {
    {{"basins", TwoGround::basins}, {"energy", TwoGround::energy}, {"plain", TwoGround::plain}}};
constexpr std::array<Named<TwoPanel>, 2> kPanels = {
    {{"surface", TwoPanel::surface}, {"slice", TwoPanel::slice}}};
constexpr std::array<Named<TwoTool>, 3> kTools = {
    {{"path", TwoTool::path}, {"kick", TwoTool::kick}, {"slice", TwoTool::slice}}};

/// Pairs in a list: `[[a, b], [c, d]]`.
struct Pairs {
  double largest;
  std::size_t most;
  void read(const Fields& fields, const char* name, std::vector<Pair>& out) const {
    read_array(fields, name, most, [&](const Json& item, const std::string& path) {
      if (!item.is_array() || item.size() != 2)
        return fields.fail(path, expected(describe(item), "two numbers"));
      Pair pair{};
      for (std::size_t i = 0; i < 2; ++i) {
        const double number = item[i].is_number() ? item[i].get<double>() : std::nan("");
        if (!(std::fabs(number) <= largest))
          return fields.fail(
              path + "[" + std::to_string(i) + "]",
              expected(describe(item[i]),
                       msg("a number from {0} to {1}", readable(-largest), readable(largest))));
        pair[i] = number + 0.0;
      }
      out.push_back(pair);
    });
  }
  void write(JsonText& json, const auto& pairs) const {
    json.begin('[');
    for (const Pair& pair : pairs) write_values(json, pair);
    json.end(']');
  }
  [[nodiscard]] Result<void> check(std::string_view name, const auto& pairs) const {
    if (auto fits = check_count(name, pairs.size(), most, msg("{0} {0|path|paths}", pairs.size()));
        !fits)
      return fits;
    for (std::size_t k = 0; k < pairs.size(); ++k)
      if (auto fits = Coordinates{largest}.check(std::string(name) + "[" + std::to_string(k) + "]",
                                                 pairs[k]);
          !fits)
        return fits;
    return {};
  }
};

/// M, row by row.
struct TwoRows : Pairs {
  TwoRows() : Pairs{kLargestRateWeight, 2} {}
  void read(const Fields& fields, const char* name, std::array<double, 4>& out) const {
    std::vector<Pair> rows;
    Pairs::read(fields, name, rows);
    if (!fields.fault() && rows.size() != 2)
      fields.fail(name, expected(msg("{0} {0|row|rows}", rows.size()), "2"));
    if (!fields.fault()) out = {rows[0][0], rows[0][1], rows[1][0], rows[1][1]};
  }
  void write(JsonText& json, const std::array<double, 4>& m) const {
    Pairs::write(json, std::array{Pair{m[0], m[1]}, Pair{m[2], m[3]}});
  }
  [[nodiscard]] Result<void> check(std::string_view name, const std::array<double, 4>& m) const {
    return Pairs::check(name, std::array{Pair{m[0], m[1]}, Pair{m[2], m[3]}});
  }
};

/// The ends of a line.
struct Ends : Pairs {
  Ends() : Pairs{kPlane, 2} {}
  void read(const Fields& fields, const char* name, std::array<Pair, 2>& out) const {
    std::vector<Pair> ends;
    Pairs::read(fields, name, ends);
    if (!fields.fault() && ends.size() != 2) fields.fail(name, "expected two points");
    if (!fields.fault()) out = {ends[0], ends[1]};
  }
  [[nodiscard]] Result<void> check(std::string_view name, const std::array<Pair, 2>& ends) const {
    if (auto fits = Pairs::check(name, ends); !fits) return fits;
    if (std::hypot(ends[1][0] - ends[0][0], ends[1][1] - ends[0][1]) >= 0.02) return {};
    return Error{std::string(name), "expected a line, not a point"};
  }
};

struct Preset {
  void read(const Fields& fields, const char* name, std::string& out) const {
    fields.text(name, out, 40);
    std::string known;
    for (const TwoPreset& preset : two_presets()) {
      if (preset.name == out) return;
      known += (known.empty() ? "" : ", ") + std::string(preset.name);
    }
    fields.fail(name, expected(msg("\"{0}\"", tidy(out, 24)), known));
  }
  void write(JsonText& json, const std::string& name) const { json.value(std::string_view(name)); }
};

}  // namespace

namespace workbenches::two {
namespace {

struct TwoDescribed {
  using Section = Two;

  template <class Visit, class... S>
  static void fields(Visit& visit, S&... s) {
    constexpr bool kAsked = kAllAre<Change<Two>, S...>;
    if constexpr (kAsked) visit("preset", Preset{}, kAlone, s.preset...);
    visit("weights", TwoRows{}, kStep, s.weights...);
    visit("activation", Choice{kBoundedActivations}, kStep, s.activation...);
    visit("gain", Number{0.05, kLargestGain}, together("gain"), s.gain...);
    visit("time_constant", Number{1e-3, kLongestTau}, together("tau"), s.time_constant...);
    visit("input", Coordinates{kLargestRateInput}, together("input"), s.input...);
    visit("start", Coordinates{kLargestRate}, together("start"), s.start...);
    visit("kicks", Kicks{2}, kAlone, s.kicks...);
    visit("kick_length", Number{0.05, 20}, together("kick length"), s.kick_length...);
    visit("next_kick", Coordinates{kLargestRateInput}, together("next kick"), s.next_kick...);
    visit("paths", Pairs{kLargestRate, kMostPaths}, kAlone, s.paths...);
    visit("moment", Integer{0, static_cast<std::int64_t>((kLongestTime + kRestTime) * kPerTau)},
          together("moment"), s.moment...);
    visit("speed", Number{0.1, kHighestRateSpeed}, together("speed"), s.speed...);
    if constexpr (kAsked) {
      visit("from", Coordinates{kLargestRate}, kAlone, s.from...);
      visit("kick", Coordinates{kLargestRateInput}, kAlone, s.kick...);
    }
    visit("energy", Choice{kEnergies}, kLook, s.look.energy...);
    visit("ground", Choice{kGrounds}, kLook, s.look.ground...);
    visit("panel", Choice{kPanels}, kLook, s.look.panel...);
    visit("tool", Choice{kTools}, kLook, s.look.tool...);
    visit("field", Flag{}, kLook, s.look.field...);
    visit("nullclines", Flag{}, kLook, s.look.nullclines...);
    visit("contours", Flag{}, kLook, s.look.contours...);
    visit("path_lines", Flag{}, kLook, s.look.paths...);
    visit("vectors", Flag{}, kLook, s.look.vectors...);
    visit("slice", Ends{}, kLook, s.look.slice...);
    visit("turn", Number{-100, 100}, kLook, s.look.turn...);
    visit("tilt", Number{0, kSteepest}, kLook, s.look.tilt...);
    visit("zoom", Number{0.5, 4}, kLook, s.look.zoom...);
  }

  static void before(Two& two, const Change<Two>& change) {
    if (change.preset)
      for (const TwoPreset& preset : two_presets())
        if (preset.name == *change.preset) load(two, preset);
    if (!change.start) return;
    two.kicks.clear();
    two.moment = 0;
  }

  static void after(Two& two, const Change<Two>& change) {
    if (change.from) {
      // A run without kicks stays to be seen; one with kicks is no path of this plane.
      if (two.kicks.empty()) {
        two.paths.push_back(two.start);
        if (two.paths.size() > kMostPaths) two.paths.erase(two.paths.begin());
      }
      two.start = *change.from;
      two.kicks.clear();
      two.moment = 0;
    }
    if (change.kick) {
      const double now = time_of(two);
      // What would have come later belongs to another story.
      std::erase_if(two.kicks, [&](const Kick& kick) { return kick.from >= now; });
      for (Kick& kick : two.kicks) kick.until = std::min(kick.until, now);
      two.kicks.push_back({now, now + two.kick_length, *change.kick});
    }
    two.moment = std::min(two.moment, last_moment(two));
  }

  static std::optional<std::string> group(const Two& two, const Change<Two>& c) {
    if (!c.weights || c.preset || c.from || c.kick || c.kicks || c.paths) return std::nullopt;
    const auto differs =
        std::mismatch(c.weights->begin(), c.weights->end(), two.weights.begin()).first;
    // Both directions of a connection are one weight.
    const auto which = differs - c.weights->begin();
    return "two weight " + std::to_string(which == 2 ? 1 : which);
  }

  static Flow flow(const Two& two) {
    const auto rest = static_cast<std::uint32_t>(std::ceil(rest_of(two) * kPerTau));
    return {two.moment, last_moment(two), kPerTau, two.speed, rest};
  }

  static std::uint32_t last_moment(const Two& two) {
    return static_cast<std::uint32_t>(std::floor(end_of(two) * kPerTau));
  }

  static void status(JsonText& json, const Two& two) {
    const hopfield::RateNetwork network = network_of(two);
    const Pair now = shown(two), input = input_at(two, time_of(two));
    write_values(json.begin('{').key("state"), now);
    write_values(json.field("time", time_of(two)).key("input"), input);
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
        write_values(json.begin('{').key("at"), Pair{point.rates[0], point.rates[1]});
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
      write_values(json.begin('{').key("at"), corner);
      json.field("hopfield", network.hopfield_energy(corner)).end('}');
    }
    json.end(']').end('}');
  }
};

}  // namespace
}  // namespace workbenches::two

extern const Module two_module;
const Module two_module = workbenches::module<workbenches::two::TwoDescribed>();

}  // namespace lab
