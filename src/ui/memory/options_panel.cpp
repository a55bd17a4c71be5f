#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/memory/insight_panel.hpp"

namespace ui {
namespace {

struct OptionsState final : Kept {
  float height = 0;  ///< as drawn last
};

using hopfield::Mode;
using hopfield::Order;
using hopfield::Scale;
using hopfield::ThresholdKind;
using hopfield::Tie;
using hopfield::Units;

/// Rows from the top down; measuring and drawing are the same walk, so they cannot disagree.
struct Form {
  Ui& ui;
  Rect rest;
  float line;
  float top;

  void group(const char* words) {
    rest.cut_top(rest.y > top ? 14.0F : 0.0F);
    caption(ui, rest.cut_top(16), tr(words));
    rest.cut_top(4);
  }
  /// A term on the left, one of several choices on the right; below it when both do not fit.
  bool choice(const char* id, const char* name, const char* explanation,
              std::span<const char* const> options, int* selected) {
    const float height = ui.touch ? 44.0F : 32.0F,
                width = std::min(segmented_width(ui, options), rest.w);
    const std::string term_id = std::string(id) + ".term";
    const float label = text_width(FontKind::body, name);
    if (label + 12 + width <= rest.w) {
      Rect row = rest.cut_top(line);
      const Rect right = row.cut_right(width);
      term(ui, term_id, row, name, explanation);
      return segmented(ui, id, {right.x, right.y + (line - height) / 2, width, height}, name,
                       options, selected, explanation);
    }
    term(ui, term_id, rest.cut_top(24), name, explanation);
    const Rect below = rest.cut_top(height);
    rest.cut_top(6);
    return segmented(ui, id, {below.x, below.y, width, height}, name, options, selected,
                     explanation);
  }
};

template <class Choice, std::size_t Count>
int index_of(const std::array<Choice, Count>& choices, Choice value) {
  const auto at = std::find(choices.begin(), choices.end(), value);
  return at == choices.end() ? -1 : static_cast<int>(at - choices.begin());
}

}  // namespace

RuleWords rule_words(const lab::Learning& learning) {
  if (learning.weights)
    return {"", tr("Weights by hand"), tr("Each weight is as it was set, whatever is stored.")};
  switch (learning.options.rule) {
    case hopfield::Rule::hebb:
      break;
    case hopfield::Rule::pseudo_inverse:
      return {"W = Σ ξ C ξᵀ", tr("Pseudo-inverse"),
              tr("Removes what memories have in common, so that each of them is exactly stable. No "
                 "memory may be a sum of multiples of the others.")};
    case hopfield::Rule::storkey:
      return {"ΔW = ξ ξᵀ − h ξᵀ − ξ hᵀ", tr("Storkey’s rule"),
              tr("Adds each new memory, minus what the weights already predict.")};
    case hopfield::Rule::amari:
      return {"W = Σ λ ξ ξᵀ + σ²", tr("Amari’s rule"),
              tr("Every memory has its own strength λ, and every neuron has a self-connection.")};
    case hopfield::Rule::sequence:
      return {"W = Σ ξ′ ξᵀ", tr("Sequence"), tr("Every memory ξ leads to the next one, ξ′.")};
    case hopfield::Rule::dense:
      return {"E = −Σ F(ξ s)", tr("Dense memory"),
              tr("The energy is steep in the overlap with each memory, so near memories count much "
                 "more than far ones.")};
  }
  return {"W = Σ ξ ξᵀ", tr("Hebb’s rule"),
          tr("Every memory strengthens the connections between neurons that agree in it and "
             "weakens those between neurons that differ. Memories add up.")};
}

namespace {

void learning(Form& f, PanelState& s) {
  Ui& ui = f.ui;
  const lab::Document& d = ui.session.document();
  f.group("Learning");
  Rect row = f.rest.cut_top(f.line);
  const RuleWords words = rule_words(d.learning);
  text(ui, row.cut_right(row.w * 0.6F), words.formula, FontKind::body, ui.theme.text, 1);
  term(ui, "options.rule", row, words.name, words.explanation);
  if (ui.shows("options.rule.change")) {
    const float width = button_width(ui, tr("Another rule…"));
    row = f.rest.cut_top(f.line + 4);
    const Rect at{row.right() - width, row.y + (row.h - control_height(ui)) / 2, width,
                  control_height(ui)};
    if (button(ui, "options.rule.change", at, tr("Another rule…"))) s.show(Open::rule, at);
  }
  // These have a diagonal of their own, or none.
  if (d.learning.by(hopfield::Rule::storkey) || d.learning.by(hopfield::Rule::amari) ||
      d.learning.by(hopfield::Rule::dense))
    return;
  bool self = d.network.self_connections;
  if (toggle(ui, "options.self", f.rest.cut_top(f.line), tr("Self-connections"), &self,
             tr("Connects each neuron to itself. That makes every state more stable, wrong ones "
                "too."))) {
    lab::command::SetNetwork command;
    command.self_connections = self;
    ui.emit(command);
  }
}

void updating(Form& f) {
  Ui& ui = f.ui;
  const hopfield::UpdateOptions& u = ui.session.document().update;
  f.group("Updating");
  constexpr std::array<Mode, 2> kModes = {Mode::async, Mode::sync};
  const std::array<const char*, 2> modes = {tr("Asynchronous"), tr("Synchronous")};
  int selected = index_of(kModes, u.mode);
  lab::command::SetUpdate command;
  bool changed = false;
  if (f.choice(
          "options.mode", tr("Mode"),
          tr("Asynchronous: neurons update one at a time, the energy never rises and the network "
             "settles. Synchronous: all update at once, and two states may alternate."),
          modes, &selected)) {
    command.mode = kModes[static_cast<std::size_t>(selected)];
    changed = true;
  }
  if (u.mode == Mode::async) {
    constexpr std::array<Order, 3> kOrders = {Order::random, Order::shuffled, Order::raster};
    const std::array<const char*, 3> orders = {tr("Random"), tr("Shuffled"), tr("Rows")};
    selected = index_of(kOrders, u.order);
    if (f.choice("options.order", tr("Order"),
                 tr("Random: any neuron each time. Shuffled: each neuron once per sweep, in a new "
                    "order. Rows: from the top left, row by row."),
                 orders, &selected)) {
      command.order = kOrders[static_cast<std::size_t>(selected)];
      changed = true;
    }
  }
  double limit = u.max_sweeps;
  SliderOptions so;
  so.minimum = 1;
  so.maximum = lab::kMostSweeps;
  so.step = 1;
  so.logarithmic = true;
  so.initial = 100;
  so.decimals = 0;
  so.help = tr(
      "Stop a run that has not settled after this many sweeps. A sweep is one update per neuron.");
  if (slider(ui, "options.max_sweeps", f.rest.cut_top(f.line), tr("Sweep limit"), &limit, so)) {
    command.max_sweeps = static_cast<std::uint32_t>(std::lround(limit));
    changed = true;
  }
  if (changed) ui.emit(command);
}

/// Noise in the updates. A dense memory has none: its fields have no scale.
void noise(Form& f) {
  Ui& ui = f.ui;
  const lab::Document& d = ui.session.document();
  if (d.learning.by(hopfield::Rule::dense)) return;
  double start = d.temperature.start, sweeps = d.temperature.sweeps;
  SliderOptions warm;
  warm.maximum = 2;
  warm.step = 0.01;
  warm.help = tr(
      "Above T = 0 a neuron now and then flips against its field, the more often the higher T. "
      "With "
      "few memories and Hebb’s rule, mixtures dissolve at about T = 0.46, and memories at T = 1.");
  bool changed =
      slider(ui, "options.temperature", f.rest.cut_top(f.line), tr("Temperature T"), &start, warm);
  SliderOptions cooling;
  cooling.maximum = 200;
  cooling.step = 1;
  cooling.decimals = 0;
  cooling.help = tr("Annealing: T falls to 0 over so many sweeps. At 0 it does not.");
  changed |= slider(ui, "options.cooling", f.rest.cut_top(f.line), tr("Cooling, sweeps"), &sweeps,
                    cooling);
  if (!changed) return;
  hopfield::Cooling wanted;
  wanted.start = start;
  if (sweeps >= 1) {
    wanted.shape = hopfield::Cooling::Shape::linear;
    wanted.sweeps = static_cast<std::uint32_t>(std::lround(sweeps));
  }
  lab::command::SetUpdate command;
  command.temperature = wanted;
  ui.emit(command);
}

/// Which memories hold: the answer to the puzzle of 0/1 units without thresholds.
void stability_line(Form& f, PanelState& s) {
  Ui& ui = f.ui;
  const std::vector<lab::Memory>& memories = *ui.session.document().memories;
  if (memories.empty()) return;
  const Holding& h = holding(ui, s);
  const std::string all = number(static_cast<double>(memories.size()));
  std::string words;
  if (h.checked < memories.size()) {
    words = sentence(tr("Checking which memories are stable: {0} of {1}"),
                     {number(static_cast<double>(h.checked)), all});
  } else if (h.unstable.empty()) {
    words = memories.size() == 1 ? std::string(tr("The memory is stable."))
                                 : sentence(tr("All {0} memories are stable."), {all});
  } else {
    std::string names;
    for (std::size_t k = 0; k < std::min<std::size_t>(3, h.unstable.size()); ++k) {
      const std::uint32_t m = h.unstable[k];
      const std::string one =
          sentence(tr("{0} ({1} {1|neuron|neurons} would flip)"),
                   {memories[m].name, counted(ui.session.stability(m).unstable)});
      names = k == 0 ? one : sentence(tr("{0}, {1}"), {names, one});
    }
    if (h.unstable.size() > 3) names = sentence(tr("{0} …"), {names});
    words = sentence(tr("{0} of {1} memories not stable: {2}"),
                     {number(static_cast<double>(h.unstable.size())), all, names});
  }
  if (!ui.shows("options.stability")) return;
  f.rest.cut_top(4);
  const Rect at = f.rest.cut_top(paragraph_height(FontKind::body, words, f.rest.w));
  const bool done = h.checked == memories.size();
  paragraph(ui, at, words, FontKind::body,
            !done                ? ui.theme.secondary
            : h.unstable.empty() ? ui.theme.good
                                 : ui.theme.warning);
  if (done) status(ui, "options.stability", at, words);
}

/// The exercise of the 16 × 16 pictures, beside the two switches that it is about.
void puzzle(Form& f, PanelState& s) {
  Ui& ui = f.ui;
  const lab::Document& d = ui.session.document();
  const bool binary = d.network.units == Units::binary;
  if (!d.learning.by(hopfield::Rule::hebb) || d.memories->size() < 2) return;
  if (!binary && d.grid != lab::Grid{16, 16}) return;
  const Holding& h = holding(ui, s);
  std::string words;
  if (!binary)
    words = tr("A puzzle: switch the states to 0/1. Which memory is no longer stable, and why?");
  else if (d.network.threshold.kind == ThresholdKind::half_row_sum)
    words =
        tr("The reason: an inactive neuron contributes 0 instead of −1, which adds ½ Σ w to every "
           "field. The threshold ½ Σ w subtracts just that.");
  else if (!h.unstable.empty())
    words = tr("Why are they not stable? Now set the threshold to ½ Σ w.");
  if (words.empty() || !ui.shows("options.puzzle")) return;
  f.rest.cut_top(4);
  const float height = paragraph_height(FontKind::body, words, f.rest.w - 24) + 16;
  const Rect box = f.rest.cut_top(height);
  fill(ui, box, ui.theme.soft, 8);
  paragraph(ui, {box.x + 12, box.y + 8, box.w - 24, height}, words, FontKind::body, ui.theme.text);
  status(ui, "options.puzzle", box, words);
  f.rest.cut_top(4);
}

/// θᵢ of every neuron as it is now, to be changed one by one.
hopfield::Threshold each_threshold(const lab::Session& session) {
  hopfield::Threshold threshold;
  threshold.kind = ThresholdKind::each;
  threshold.values.clear();
  for (std::size_t i = 0; i < session.document().grid.neurons(); ++i)
    threshold.values.push_back(session.model().threshold(i));
  return threshold;
}

/// ±1 or 0/1, and which kind of threshold. A dense memory has no choice.
bool states(Form& f, lab::command::SetNetwork& command) {
  Ui& ui = f.ui;
  const lab::Document& d = ui.session.document();
  bool changed = false;
  constexpr std::array<Units, 2> kUnits = {Units::bipolar, Units::binary};
  const std::array<const char*, 2> units = {"±1", "0/1"};
  int selected = index_of(kUnits, d.network.units);
  if (f.choice("options.units", tr("States"),
               tr("±1, or 0 and 1 as in Hopfield 1982. With 0/1 units an inactive neuron "
                  "contributes nothing, so the thresholds determine which memories are stable."),
               units, &selected)) {
    command.units = kUnits[static_cast<std::size_t>(selected)];
    changed = true;
  }
  constexpr std::array<ThresholdKind, 3> kKinds = {
      ThresholdKind::uniform, ThresholdKind::half_row_sum, ThresholdKind::each};
  const std::array<const char*, 3> names = {tr("Number"), "½ Σ w", tr("Per neuron")};
  selected = index_of(kKinds, d.network.threshold.kind);
  if (f.choice("options.threshold", tr("Threshold θ"),
               tr("The field a neuron needs to become active: one number for all, half the sum "
                  "of its weights, or a number per neuron. Half the sum makes 0/1 units behave "
                  "like ±1."),
               names, &selected)) {
    hopfield::Threshold wanted;
    wanted.kind = kKinds[static_cast<std::size_t>(selected)];
    if (wanted.kind == ThresholdKind::each)
      wanted = each_threshold(ui.session);
    else if (wanted.kind == ThresholdKind::uniform)
      wanted.values = {0.0};
    else
      wanted.values.clear();
    command.threshold = std::move(wanted);
    changed = true;
  }
  return changed;
}

/// The number of all neurons, or of the chosen one.
bool threshold_value(Form& f, lab::command::SetNetwork& command) {
  Ui& ui = f.ui;
  const lab::Document& d = ui.session.document();
  const hopfield::Threshold& threshold = d.network.threshold;
  if (threshold.kind == ThresholdKind::half_row_sum) return false;
  const bool each = threshold.kind == ThresholdKind::each;
  if (each && !d.view.selected) {
    const char* const words = tr("Choose a neuron in the picture to set its threshold.");
    if (!ui.shows("options.theta")) return false;
    const Rect at = f.rest.cut_top(paragraph_height(FontKind::body, words, f.rest.w) + 6);
    paragraph(ui, at, words, FontKind::body, ui.theme.secondary);
    return false;
  }
  const std::size_t place = each ? *d.view.selected : 0;
  double value = place < threshold.values.size() ? threshold.values[place] : 0;
  const auto most = std::max(16.0, static_cast<double>(d.memories->size() * d.grid.neurons()) / 4);
  SliderOptions so;
  so.minimum = -most;
  so.maximum = most;
  so.step = d.network.scale == Scale::none ? 1 : 0;
  so.grain = 0.0;
  so.shown_factor = ui.session.scale();
  so.decimals = d.network.scale == Scale::none ? 0 : 3;
  so.help =
      tr("In units of the local field. A positive threshold makes a neuron harder to activate.");
  const std::string label =
      each ? sentence(tr("θ of neuron {0}"), {number(static_cast<double>(place))}) : "θ";
  if (!slider(ui, "options.theta", f.rest.cut_top(f.line), label, &value, so)) return false;
  command.threshold = threshold;
  command.threshold->values.resize(each ? d.grid.neurons() : 1);
  command.threshold->values[place] = value;
  return true;
}

void neurons(Form& f, PanelState& s) {
  Ui& ui = f.ui;
  const lab::Document& d = ui.session.document();
  f.group("Neurons");
  lab::command::SetNetwork command;
  const bool dense = d.learning.by(hopfield::Rule::dense);
  bool changed = !dense && states(f, command);
  stability_line(f, s);
  puzzle(f, s);
  changed = (!dense && threshold_value(f, command)) || changed;
  constexpr std::array<Tie, 3> kTies = {Tie::keep, Tie::plus, Tie::minus};
  const std::array<const char*, 3> ties = {tr("Keep state"), "+1", "−1"};
  int selected = index_of(kTies, d.network.tie);
  if (f.choice("options.tie", tr("If the field is zero"),
               tr("What a neuron does when its field is exactly at the threshold: keep its state, "
                  "or always become +1 or −1. Textbooks differ on this."),
               ties, &selected)) {
    command.tie = kTies[static_cast<std::size_t>(selected)];
    changed = true;
  }
  if (changed) ui.emit(std::move(command));
}

void numbers(Form& f, PanelState& s) {
  Ui& ui = f.ui;
  const lab::Document& d = ui.session.document();
  f.group("Numbers");
  const std::array<const char*, 2> scales = {tr("Whole"), "× 1/N"};
  int selected = d.network.scale == Scale::one_over_n ? 1 : 0;
  if (f.choice("options.scale", tr("Weights and energies"),
               tr("Shows them as whole numbers, or divided by the number of neurons. The network "
                  "does the same in both cases."),
               scales, &selected)) {
    lab::command::SetNetwork command;
    command.scale = selected == 1 ? Scale::one_over_n : Scale::none;
    ui.emit(std::move(command));
  }
  Rect row = f.rest.cut_top(f.line + 4);
  ButtonOptions o;
  o.icon = icon::kDice;
  o.help =
      tr("Another order of updating and other noise. The same seed always gives the same run.");
  const float height = control_height(ui);
  const float width = button_width(ui, tr("New seed"), o);
  const Rect right = row.cut_right(width);
  if (button(ui, "options.new_seed", {right.x, right.y + (row.h - height) / 2, width, height},
             tr("New seed"), o))
    ui.emit(lab::command::Seed{});
  row.cut_right(10);
  Rect label = row.cut_left(std::min(row.w * 0.4F, 64.0F));
  term(ui, "options.seed.term", label, tr("Seed"),
       tr("Sets all random choices: noise, order of updating, random patterns."));
  std::string seed = std::to_string(d.seed);
  if (text_field(ui, "options.seed", {row.x, row.y + (row.h - height) / 2, row.w, height},
                 tr("Seed"), &seed)) {
    const double value = read_number(seed).value_or(-1);
    if (value >= 0 && value <= static_cast<double>(lab::kLargestSeed) && value == std::floor(value))
      ui.emit(lab::command::Seed{static_cast<std::uint64_t>(value)});
    else
      ui.refused = sentence(tr("Type a whole number from {0} to {1}."),
                            {"0", number(static_cast<double>(lab::kLargestSeed))});
  }
  f.group("Picture");
  row = f.rest.cut_top(f.line + 4);
  const std::string size = sentence("{0} × {1}", {number(d.grid.width), number(d.grid.height)});
  const float w = button_width(ui, size);
  const Rect at = row.cut_right(w);
  term(ui, "options.size", row, tr("Size of the grid"),
       tr("Width and height, 5 to 64 each. Every cell is a neuron, connected to every other."));
  if (button(ui, "options.resize", {at.x, at.y + (row.h - height) / 2, w, height}, size))
    s.show(Open::resize);
  bool signs = d.view.signs;
  if (toggle(ui, "options.signs", f.rest.cut_top(f.line),
             d.network.units == Units::binary ? tr("Show 1 and 0 in cells")
                                              : tr("Show + and − in cells"),
             &signs)) {
    lab::command::SetView view;
    view.signs = signs;
    ui.emit(view);
  }
  f.rest.cut_top(10);
  row = f.rest.cut_top(height);
  ButtonOptions quiet;
  quiet.kind = ButtonKind::quiet;
  quiet.icon = icon::kReset;
  if (button(ui, "options.reset_all",
             {row.x - 8, row.y, button_width(ui, tr("Reset everything…"), quiet), height},
             tr("Reset everything…"), quiet))
    s.show(Open::reset_all);
}

}  // namespace

void options_panel(Ui& ui, PanelState& s, Rect rect) {
  OptionsState& options = s.kept.of<OptionsState>();
  // The height of the last frame is this frame's: it changes only when an option appears or goes.
  const Rect content = begin_panel_scroll(ui, "options.scroll", rect, options.height);
  Form f{ui, content, ui.touch ? 50.0F : 40.0F, content.y};
  f.rest.h = 1e5F;
  learning(f, s);
  {
    const LabelColumn column(ui, {tr("Sweep limit"), tr("Temperature T"), tr("Cooling, sweeps")});
    updating(f);
    noise(f);
  }
  neurons(f, s);
  numbers(f, s);
  const float height = f.rest.y - content.y + 8;
  if (height != options.height) ui.animate(0.05F);
  options.height = height;
  end_scroll(ui);
}

}  // namespace ui
