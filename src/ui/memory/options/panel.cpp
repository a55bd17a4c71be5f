#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/memory/options/form.hpp"

namespace ui {
namespace {

struct OptionsState final : Kept {
  float height = 0;  ///< as drawn last
};

using hopfield::Mode;
using hopfield::Order;

void learning(OptionsForm& f, PanelState& s) {
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

void updating(OptionsForm& f) {
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
void noise(OptionsForm& f) {
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

void numbers(OptionsForm& f, PanelState& s) {
  Ui& ui = f.ui;
  const lab::Document& d = ui.session.document();
  f.group("Numbers");
  const std::array<const char*, 2> scales = {tr("Whole"), "× 1/N"};
  int selected = d.network.scale == hopfield::Scale::one_over_n ? 1 : 0;
  if (f.choice("options.scale", tr("Weights and energies"),
               tr("Shows them as whole numbers, or divided by the number of neurons. The network "
                  "does the same in both cases."),
               scales, &selected)) {
    lab::command::SetNetwork command;
    command.scale = selected == 1 ? hopfield::Scale::one_over_n : hopfield::Scale::none;
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
             d.network.units == hopfield::Units::binary ? tr("Show 1 and 0 in cells")
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
  OptionsForm f{ui, content, ui.touch ? 50.0F : 40.0F, content.y};
  f.rest.h = 1e5F;
  learning(f, s);
  {
    const LabelColumn column(ui, {tr("Sweep limit"), tr("Temperature T"), tr("Cooling, sweeps")});
    updating(f);
    noise(f);
  }
  neuron_options(f, s);
  numbers(f, s);
  const float height = f.rest.y - content.y + 8;
  if (height != options.height) ui.animate(0.05F);
  options.height = height;
  end_scroll(ui);
}

}  // namespace ui
