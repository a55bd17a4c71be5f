// The section "gates" of a document, and the command of that name: docs/document.md.
#include "lab/workbenches/gates/gate_bench.hpp"

#include <array>
#include <cmath>

#include "lab/sections/code.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

constexpr std::array<Named<GatesView>, 4> kViews = {{{"unit", GatesView::unit},
                                                     {"layers", GatesView::layers},
                                                     {"pair", GatesView::pair},
                                                     {"delays", GatesView::delays}}};

/// A number that is rounded to halves: so it is exact.
struct Halves : Number {
  void read(const Fields& fields, const char* name, std::int32_t& twice) const {
    double value = 0;
    Number::read(fields, name, value);
    twice = static_cast<std::int32_t>(std::lround(2 * value));
  }
  void write(JsonText& json, std::int32_t twice) const { json.value(twice / 2.0); }
  [[nodiscard]] hopfield::Result<void> check(std::string_view name, std::int32_t twice) const {
    return Number::check(name, twice / 2.0);
  }
};

}  // namespace

namespace workbenches::gates {
namespace {

struct GatesDescribed {
  using Section = Gates;

  template <class Visit, class... S>
  static void fields(Visit& visit, S&... s) {
    constexpr int kMost = kLargestGateWeight;
    visit("weights", Integers{-kMost, kMost, 2}, together("weights"), s.weights...);
    visit("threshold", Halves{{-2 * kMost, 2 * kMost}}, together("threshold"),
          s.threshold_twice...);
    visit("target", Integers{0, 1, 4}, kStep, s.target...);
    visit("on", Integers{0, 1, 2}, kStep, s.on...);
    visit("view", Choice{kViews}, kStep, s.view...);
    // Walking through time is one step of undo; an input that is pressed is one of its own.
    visit("example", Choice{kDelayExamples}, kAlone, s.delays.example...);
    visit("trains", TrainRows{}, kAlone, s.delays.trains...);
    visit("time", Integer{0, static_cast<int>(kDelaySteps) - 1}, together("time"),
          s.delays.time...);
  }

  static void before(Gates& gates, const Change<Gates>& change) {
    const std::size_t inputs = change.weights ? change.weights->size() : gates.weights.size();
    if (inputs >= 1 && inputs <= 2) {
      gates.target.resize(std::size_t{1} << inputs, 0);
      gates.on.resize(inputs, 0);
    }
    Delays& delays = gates.delays;
    const auto example = change.delays.example.value_or(delays.example);
    if (example != delays.example) delays = {example, prepared_trains(example, 0), Delays{}.time};
  }

  static hopfield::Result<void> check(const Gates& gates) {
    const std::size_t inputs = gates.weights.size(), lines = std::size_t{1} << inputs;
    if (inputs < 1 || inputs > 2)
      return hopfield::Error{"weights", expected(value_count(inputs), "1 or 2")};
    if (gates.target.size() != lines)
      return hopfield::Error{"target", expected(value_count(gates.target.size()), lines)};
    if (gates.on.size() != inputs)
      return hopfield::Error{"on", expected(value_count(gates.on.size()), inputs)};
    return check_delays(gates.delays);
  }

  static void whole(const Gates& gates, Change<Gates>& change) {
    // Documents in which nobody looked at delays stay as short as they were.
    if (gates.delays == Delays{}) change.delays = {};
  }

  /// Gates decide at once: there is nothing to run.
  static hopfield::Result<void> run(Gates& gates, const Running& running) {
    if (running.what != Running::What::reset) return {};
    // What is not on the screen stays.
    Gates fresh = gates;
    if (gates.view == GatesView::delays) {
      fresh.delays = {gates.delays.example, prepared_trains(gates.delays.example, 0),
                      Delays{}.time};
    } else {
      fresh = {};
      fresh.view = gates.view;
      fresh.delays = gates.delays;
    }
    gates = std::move(fresh);
    return {};
  }

  static void status(JsonText& json, const Gates& gates) {
    const std::vector<bool> table = gates.gate().truth_table();
    bool same = true;
    json.begin('{').key("outputs").begin('[');
    for (std::size_t k = 0; k < table.size(); ++k) {
      json.value(table[k] ? 1 : 0);
      same = same && table[k] == (gates.target[k] != 0);
    }
    json.end(']').field("computes_target", same);
    const auto found =
        hopfield::separate(std::vector<bool>(gates.target.begin(), gates.target.end()));
    json.field("possible", found && found->gate.has_value());
    if (gates.view == GatesView::delays) write_delays_status(json.key("fires"), gates.delays);
    json.end('}');
  }
};

}  // namespace
}  // namespace workbenches::gates

extern const Module gates_module;
const Module gates_module = workbenches::module<workbenches::gates::GatesDescribed>();

}  // namespace lab
