// The section "temperature" of a document, and the command of that name: docs/document.md.
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "lab/sections/code.hpp"
#include "lab/words/message.hpp"
#include "lab/workbenches/temperature/temperature.hpp"

namespace lab {
namespace {

using hopfield::Error;
using hopfield::Result;
using hopfield::theory::MeanField;
using hopfield::theory::Phase;

constexpr std::array<Named<ThermalStart>, 3> kThermalStarts = {{{"memory", ThermalStart::memory},
                                                                {"mixture", ThermalStart::mixture},
                                                                {"random", ThermalStart::random}}};
constexpr std::array<Named<ThermalPlan>, 2> kThermalPlans = {
    {{"hold", ThermalPlan::hold}, {"anneal", ThermalPlan::anneal}}};
constexpr std::array<Named<ThermalExample>, 5> kThermalExamples = {
    {{"memory", ThermalExample::memory},
     {"mixture", ThermalExample::mixture},
     {"hot", ThermalExample::hot},
     {"loaded", ThermalExample::loaded},
     {"anneal", ThermalExample::anneal}}};
constexpr std::array<Named<Phase>, 4> kPhases = {{{"memory", Phase::memory},
                                                  {"metastable", Phase::metastable},
                                                  {"glass", Phase::glass},
                                                  {"disordered", Phase::disordered}}};
constexpr std::array<Named<ThermalFate>, 8> kFates = {{{"start", ThermalFate::start},
                                                       {"kept", ThermalFate::kept},
                                                       {"faded", ThermalFate::faded},
                                                       {"lost", ThermalFate::lost},
                                                       {"mixed", ThermalFate::mixed},
                                                       {"melting", ThermalFate::melting},
                                                       {"won", ThermalFate::won},
                                                       {"none", ThermalFate::none}}};

/// [[until, T], …], `until` rising.
struct Heats {
  void read(const Fields& fields, const char* name, std::vector<EarlierHeat>& out) const {
    read_array(fields, name, kLongestThermal, [&](const Json& each, const std::string& path) {
      if (!each.is_array() || each.size() != 2 || !each[0].is_number() || !each[1].is_number()) {
        fields.fail(path, expected(describe(each), msg("[until, T]")));
        return;
      }
      const double until = each[0].get<double>();
      if (!(until >= 1 && until <= kLongestThermal) ||
          until != static_cast<double>(static_cast<std::uint32_t>(until))) {
        fields.fail(path + "[0]", expected(readable(until), between(1, kLongestThermal)));
        return;
      }
      out.push_back({static_cast<std::uint32_t>(until), each[1].get<double>()});
    });
  }
  void write(JsonText& json, const std::vector<EarlierHeat>& all) const {
    json.begin('[');
    for (const EarlierHeat& each : all)
      json.begin('[').value(each.until).value(each.temperature).end(']');
    json.end(']');
  }
  [[nodiscard]] Result<void> check(std::string_view name,
                                   const std::vector<EarlierHeat>& all) const {
    std::uint32_t before = 0;
    for (std::size_t k = 0; k < all.size(); ++k) {
      const std::string path = std::string(name) + "[" + std::to_string(k) + "]";
      if (all[k].until <= before || all[k].until > kLongestThermal)
        return Error{path + "[0]", expected(all[k].until, between(before + 1, kLongestThermal))};
      if (auto fits = check_range(path + "[1]", all[k].temperature, 0, kMostHeat); !fits)
        return fits;
      before = all[k].until;
    }
    return {};
  }
};

TemperatureBench thermal_example(ThermalExample which) {
  TemperatureBench out;
  out.moment = 0;
  switch (which) {
    case ThermalExample::memory:
      break;
    case ThermalExample::mixture:
      out.neurons = 1000;
      out.patterns = 3;
      out.start = ThermalStart::mixture;
      // It lasts, until the knob is turned.
      out.earlier = {{40, 0.2}};
      out.temperature = 0.6;
      break;
    case ThermalExample::hot:
      out.temperature = 1.1;
      break;
    case ThermalExample::loaded:
      out.patterns = 80;
      out.temperature = 0.1;
      break;
    case ThermalExample::anneal:
      out.start = ThermalStart::random;
      out.plan = ThermalPlan::anneal;
      out.temperature = 1.2;
      out.patterns = 5;
      out.seed = 32;
      break;
  }
  return out;
}

void write_state(JsonText& json, const std::optional<MeanField>& state) {
  if (!state) {
    json.null();
    return;
  }
  json.begin('{').field("overlap", state->overlap).field("order", state->order);
  json.field("free_energy", state->free_energy).end('}');
}

void write_net(JsonText& json, const ThermalMoment& at) {
  json.begin('{').field("largest", at.largest).field("memory", std::uint64_t{at.memory});
  json.field("energy", at.energy).end('}');
}

}  // namespace

namespace workbenches::temperature {
namespace {

struct TemperatureDescribed {
  using Section = TemperatureBench;

  template <class Visit, class... S>
  static void fields(Visit& visit, S&... s) {
    constexpr bool kAsked = kAllAre<Change<TemperatureBench>, S...>;
    if constexpr (kAsked) visit("example", Choice{kThermalExamples}, kAlone, s.example...);
    const std::int64_t most = most_thermal_patterns(kMostThermalNeurons);
    visit("neurons", Integer{kLeastThermalNeurons, kMostThermalNeurons}, together("neurons"),
          s.neurons...);
    visit("patterns", Integer{1, most}, together("patterns"), s.patterns...);
    visit("temperature", Number{0, kMostHeat}, together("temperature"), s.temperature...);
    visit("earlier", Heats{}, kStep, s.earlier...);
    visit("start", Choice{kThermalStarts}, kStep, s.start...);
    visit("plan", Choice{kThermalPlans}, kStep, s.plan...);
    visit("sweeps", Integer{kLeastAnneal, kLongestThermal}, together("sweeps"), s.sweeps...);
    visit("seed", Integer{0, UINT32_MAX}, kStep, s.seed...);
    visit("run", Integer{0, UINT32_MAX}, kStep, s.run...);
    visit("moment", Integer{0, kLongestThermal}, together("moment"), s.moment...);
    visit("speed", Number{kSlowestThermal, kFastestThermal}, together("speed"), s.speed...);
    if constexpr (kAsked) visit("stroke", Integer{0, UINT32_MAX}, kStep, s.stroke...);
  }

  /// Whether the run begins again.
  static bool begins(const TemperatureBench& s, const Change<TemperatureBench>& change) {
    const bool anneals = change.plan ? *change.plan == ThermalPlan::anneal : s.anneals();
    return change.neurons || change.patterns || change.start || change.plan || change.seed ||
           change.run || (anneals && (change.sweeps || change.temperature));
  }

  static void before(TemperatureBench& s, const Change<TemperatureBench>& change) {
    if (change.example) {
      TemperatureBench fresh = thermal_example(*change.example);
      fresh.speed = s.speed;
      s = fresh;
    }
    // Who gives the whole history or the moment means just that.
    if (change.earlier) return;
    if (begins(s, change)) {
      if (!s.anneals() && !change.example) s.temperature = temperature_at(s, s.moment);
      s.earlier.clear();
      s.moment = 0;
    } else if (change.temperature && (change.moment || s.moment == 0)) {
      s.earlier.clear();
    } else if (change.temperature) {
      turn(s, *change.temperature);
    }
  }

  /// The knob is turned: what has been stays, what would have come does not.
  static void turn(TemperatureBench& s, double temperature) {
    const double now = temperature_at(s, s.moment);
    std::erase_if(s.earlier, [&](const EarlierHeat& each) { return each.until > s.moment; });
    const bool just = !s.earlier.empty() && s.earlier.back().until == s.moment;
    if (just && s.earlier.back().temperature == temperature)
      s.earlier.pop_back();
    else if (!just && now != temperature)
      s.earlier.push_back({s.moment, now});
  }

  static void after(TemperatureBench& s, const Change<TemperatureBench>& change) {
    constexpr std::uint32_t kInMixture = 3;
    const std::uint32_t most = most_thermal_patterns(s.neurons);
    if (!change.patterns) s.patterns = std::min(s.patterns, most);
    if (!change.patterns && s.start == ThermalStart::mixture)
      s.patterns = std::max(s.patterns, kInMixture);
  }

  static Result<void> check(const TemperatureBench& s) {
    const std::uint32_t most = most_thermal_patterns(s.neurons);
    if (s.patterns > most) return Error{"patterns", expected(s.patterns, at_most(most))};
    if (s.start == ThermalStart::mixture && s.patterns < 3)
      return Error{"patterns", expected(s.patterns, "at least 3 for a mixture of three")};
    if (s.anneals() && !s.earlier.empty())
      return Error{"earlier", expected(msg("given"), "none where T falls by itself")};
    return {};
  }

  static std::optional<std::string> group(const TemperatureBench& /*before*/,
                                          const Change<TemperatureBench>& change) {
    if (!change.stroke) return std::nullopt;
    return "temperature stroke " + std::to_string(*change.stroke);
  }

  /// Where nothing changes any more: at T = 0 both nets have settled.
  static std::optional<std::uint32_t> rest_of(const TemperatureBench& s) {
    ThermalRun& run = thermal_run(s);
    const auto rest = run.rest();
    if (!rest || !s.anneals()) return rest;
    run.at(s.moment, true);
    const auto other = run.quenched_rest();
    if (!other) return std::nullopt;
    return std::max({*rest, *other, s.sweeps});
  }

  static Flow flow(const TemperatureBench& s) {
    return {s.moment, kLongestThermal, 1, s.speed, rest_of(s).value_or(UINT32_MAX)};
  }

  static void go(TemperatureBench& s, std::uint32_t moment) {
    s.moment = std::min(moment, kLongestThermal);
    if (const auto rest = rest_of(s)) s.moment = std::min(s.moment, *rest);
  }

  static Result<void> run(TemperatureBench& s, const Running& running) {
    using What = Running::What;
    const std::uint32_t moment = s.moment;
    switch (running.what) {
      case What::step:
      case What::sweep:
        if (running.neuron)
          return Error{"neuron", msg("a step of this network updates all neurons").plain()};
        go(s, moment + 1);
        break;
      case What::finish:
        go(s, s.anneals() && moment < s.sweeps ? s.sweeps + kThermalFinish
                                               : (moment / kThermalFinish + 1) * kThermalFinish);
        break;
      case What::reset:
        if (!s.anneals()) s.temperature = temperature_at(s, moment);
        s.earlier.clear();
        s.moment = 0;
        break;
      case What::recall:  // time flows: the session's
        break;
      case What::seek:
        if (running.moment > kLongestThermal)
          return Error{"moment", expected(running.moment, at_most(kLongestThermal))};
        s.moment = static_cast<std::uint32_t>(running.moment);
        break;
    }
    return {};
  }

  static void status(JsonText& json, const TemperatureBench& s) {
    ThermalRun& run = thermal_run(s);
    const ThermalMoment& now = run.at(s.moment);
    const double heat = temperature_at(s, s.moment);
    const ThermalTheory& theory = thermal_theory(s.load(), heat);
    const ThermalMeans means = thermal_means(s);
    const ThermalOutcome outcome = thermal_outcome(s);
    json.begin('{').field("sweep", std::uint64_t{s.moment}).field("temperature", heat);
    json.field("load", s.load()).field("phase", name_of(theory.phase, kPhases));
    json.key("overlaps");
    write_values(json, now.overlaps);
    json.key("mean").begin('{').field("sweeps", std::uint64_t{means.sweeps}).key("overlaps");
    write_values(json, means.overlaps);
    json.field("energy", means.energy).end('}').key("net");
    write_net(json, now);
    json.key("quenched");
    if (s.anneals())
      write_net(json, run.at(s.moment, true));
    else
      json.null();
    json.field("fate", name_of(outcome.fate, kFates))
        .field("memory", std::uint64_t{outcome.memory});
    json.key("theory");
    write_state(json, theory.memory);
    json.field("mixture_temperature", mixtures_dissolve_at());
    const auto rest = rest_of(s);
    json.field("settled", rest && s.moment >= *rest).end('}');
  }
};

}  // namespace
}  // namespace workbenches::temperature

extern const Module temperature_module;
const Module temperature_module =
    workbenches::module<workbenches::temperature::TemperatureDescribed>();

}  // namespace lab
