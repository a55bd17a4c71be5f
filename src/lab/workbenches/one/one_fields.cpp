// The section "one" of a document, and the command of that name: docs/document.md.
#include <algorithm>
#include <array>
#include <cmath>

#include "lab/formats/activation_names.hpp"
#include "lab/sections/code.hpp"
#include "lab/words/message.hpp"
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

constexpr double kNudge = 0.25;  // τ

}  // namespace

namespace workbenches::one {
namespace {

struct OneDescribed {
  using Section = One;

  template <class Visit, class... S>
  static void fields(Visit& visit, S&... s) {
    visit("lambda", Number{-kLargestLambda, kLargestLambda}, together("lambda"), s.lambda...);
    visit("activation", Choice{kOneActivations}, kStep, s.activation...);
    visit("time_constant", Number{1e-3, kLongestTau}, together("tau"), s.time_constant...);
    visit("start", Number{-kLargestRate, kLargestRate}, together("start"), s.start...);
    visit("input", Choice{kInputs}, kStep, s.kind...);
    visit("step_from", Number{0, kOneTime}, together("step"), s.step_from...);
    visit("step_until", Number{0, kOneTime}, together("step"), s.step_until...);
    visit("step_height", Number{-kOneInput, kOneInput}, together("step"), s.step_height...);
    visit("drawn", Numbers{-kOneInput, kOneInput, kMostDrawn}, together("drawn"), s.drawn...);
    visit("kicks", Kicks{1}, kStep, s.nudges...);
    visit("moment", Integer{0, static_cast<std::int64_t>(kLongestTime * kPerTau)},
          together("moment"), s.moment...);
    visit("speed", Number{0.1, kHighestRateSpeed}, together("speed"), s.speed...);
    if constexpr (kAllAre<Change<One>, S...>) {
      visit("drop", Number{-kLargestRate, kLargestRate}, kStep, s.drop...);
      visit("nudge", Number{-kLargestRateInput, kLargestRateInput}, kStep, s.nudge...);
    }
  }

  static void after(One& one, const Change<One>& change) {
    if (change.drawn && !change.kind) one.kind = OneInputKind::drawn;
    if (change.drop) {
      one.start = *change.drop;
      one.kind = OneInputKind::none;
      one.nudges.clear();
      one.moment = 0;
    }
    if (change.nudge) {
      const double now = time_of(one);
      std::erase_if(one.nudges, [&](const Kick& kick) { return kick.from >= now; });
      for (Kick& kick : one.nudges) kick.until = std::min(kick.until, now);
      one.nudges.push_back({now, now + kNudge, {*change.nudge, 0}});
    }
    one.moment = std::min(one.moment, flow(one).end);
  }

  static hopfield::Result<void> check(const One& one) {
    if (one.step_until > one.step_from) return {};
    return hopfield::Error{
        "step_until", expected(readable(one.step_until), msg("more than {0}, where the step begins",
                                                             readable(one.step_from)))};
  }

  static Flow flow(const One& one) {
    return {one.moment, static_cast<std::uint32_t>(std::floor(end_of(one) * kPerTau)), kPerTau,
            one.speed};
  }

  static void status(JsonText& json, const One& one) {
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
};

}  // namespace
}  // namespace workbenches::one

extern const Module one_module;
const Module one_module = workbenches::module<workbenches::one::OneDescribed>();

}  // namespace lab
