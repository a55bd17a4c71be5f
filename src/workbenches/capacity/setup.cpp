#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "workbenches/capacity/capacity.hpp"

/// The left column: what is shown, and the network that is tried.
namespace workbenches::capacity {
namespace {

using hopfield::Rule;
using ui::Rect;
using ui::tr;
using ui::Ui;

void views(Ui& ui, Rect& rest, const lab::CapacityBench& bench) {
  struct View {
    const char *id, *name, *help;
  };
  // words, beside ids
  constexpr std::array<View, 6> kViews = {
      {{"wall", "The wall of memories",
        "Every memory, recalled from the memory itself and from a noisy start"},
       {"curves", "Curves", "Errors against load, with theory, and four mistakes to compare"},
       {"recovery", "Recovery map", "How close a start must be to recall its memory"},
       {"census", "Census", "Where runs from random states end"},
       {"landscape", "Landscape", "Energy on the way from memory to memory"},
       {"magnitude", "In numbers",
        "How much a person remembers, and how much a synapse can store"}}};
  if (!ui.shows("capacity.view")) return;
  ui::caption(ui, rest.cut_top(16), tr("Show"));
  rest.cut_top(6);
  const float line = ui.touch ? 44.0F : 34.0F;
  for (std::size_t k = 0; k < kViews.size(); ++k) {
    ui::WidgetInfo info;
    info.id = std::string("capacity.view.") + kViews[k].id;
    info.role = ui::Role::radio;
    info.name = tr(kViews[k].name);
    info.group = tr("Show");
    info.help = tr(kViews[k].help);
    info.checked = static_cast<std::size_t>(bench.view) == k;
    if (!ui.shows(info.id)) continue;
    info.rect = rest.cut_top(line);
    if (ui::row(ui, info, *info.checked)) {
      lab::Change<lab::CapacityBench> change;
      change.view = static_cast<lab::CapacityView>(k);
      set_capacity(ui, std::move(change));
    }
    ui::text(ui, {info.rect.x + 12, info.rect.y, info.rect.w - 20, info.rect.h}, info.name,
             ui::FontKind::body, ui.theme.text);
  }
}

/// What is not shown where it would act on nothing.
struct Acts {
  bool rule, degree, diagonal, source, noise, seed;
};

Acts acts_in(const lab::CapacityBench& bench) {
  using View = lab::CapacityView;
  const View view = bench.view;
  // A mistake brings its own rule; In numbers has no network.
  const bool mistaken = view == View::curves && bench.mistake != lab::CapacityMistake::none;
  const bool network = view != View::magnitude && !mistaken;
  // The recovery map is of both rules.
  const bool rule = network && view != View::recovery;
  const bool fixed = rule && (bench.rule == Rule::storkey || bench.rule == Rule::dense);
  return {rule,
          rule && bench.rule == Rule::dense,
          network && !fixed,
          view == View::wall || view == View::landscape,
          view == View::wall,
          view != View::magnitude};
}

void rules(Ui& ui, Rect& rest, const lab::CapacityBench& bench) {
  const Acts acts = acts_in(bench);
  constexpr std::array<Rule, 4> kRules = {Rule::hebb, Rule::pseudo_inverse, Rule::storkey,
                                          Rule::dense};
  const std::array<const char*, 4> names = {tr("Hebb"), tr("Pseudo-inverse"), tr("Storkey"),
                                            tr("Dense")};
  if (acts.rule && ui.shows("capacity.rule")) {
    // Two by two: their names are too long for one line.
    const char* help =
        tr("Hebb: W = Σ ξξᵀ. Pseudo-inverse: overlapping memories do not disturb each other. "
           "Storkey: learns one "
           "memory at a time. Dense: E = −Σ (ξ·s)ⁿ.");
    rest.cut_top(14);
    ui::caption(ui, rest.cut_top(16), tr("Rule"));
    rest.cut_top(6);
    const float line = ui.touch ? 44.0F : 34.0F;
    Rect row;
    for (std::size_t k = 0; k < kRules.size(); ++k) {
      if (k % 2 == 0) row = rest.cut_top(line);
      ui::WidgetInfo info;
      info.id = "capacity.rule." + std::to_string(k);
      info.role = ui::Role::radio;
      info.name = names[k];
      info.group = tr("Rule");
      info.help = help;
      info.checked = bench.rule == kRules[k];
      info.rect = k % 2 == 0 ? row.cut_left(row.w / 2) : row;
      if (!ui.shows(info.id)) continue;
      if (ui::row(ui, info, *info.checked)) {
        lab::Change<lab::CapacityBench> change;
        change.rule = kRules[k];
        set_capacity(ui, std::move(change));
      }
      ui::text(ui, {info.rect.x + 12, info.rect.y, info.rect.w - 14, info.rect.h}, info.name,
               ui::FontKind::body, ui.theme.text);
    }
  }
  if (acts.degree) {
    ui::SliderOptions o;
    o.minimum = 2;
    o.maximum = lab::kLargestCapacityDegree;
    o.step = 1;
    o.initial = 3;
    o.decimals = 0;
    o.help = tr("The power n. With n = 2 it is Hopfield’s network.");
    double degree = bench.degree;
    const Rect row = rest.cut_top(ui.room("capacity.degree", ui.touch ? 48.0F : 40.0F));
    if (ui::slider(ui, "capacity.degree", row, "n", &degree, o)) {
      lab::Change<lab::CapacityBench> change;
      change.degree = static_cast<unsigned>(std::lround(degree));
      set_capacity(ui, std::move(change));
    }
  } else if (acts.diagonal) {
    bool on = bench.self_connections;
    if (ui::toggle(ui, "capacity.diagonal",
                   rest.cut_top(ui.room("capacity.diagonal", ui.touch ? 44.0F : 36.0F)),
                   tr("Self-connections"), &on,
                   tr("A neuron connected to itself keeps its state more easily: fewer errors in "
                      "one step, but "
                      "smaller basins."))) {
      lab::Change<lab::CapacityBench> change;
      change.self_connections = on;
      set_capacity(ui, std::move(change));
    }
  }
}

void sources(Ui& ui, Rect& rest, const lab::CapacityBench& bench) {
  const Acts acts = acts_in(bench);
  const std::array<const char*, 3> names = {tr("Random"), tr("Similar"), tr("Pictures")};
  int selected = static_cast<int>(bench.source);
  if (acts.source &&
      ui::choice_block(ui, rest, 14, "capacity.source", tr("Memories"),
                       tr("Random: each neuron +1 or −1 with equal chance. Similar: all "
                          "resemble one picture. Pictures: the "
                          "included ones, shifted when they run out."),
                       names, &selected)) {
    lab::Change<lab::CapacityBench> change;
    change.source = static_cast<lab::CapacitySource>(selected);
    set_capacity(ui, std::move(change));
  }
  const float line = ui.touch ? 48.0F : 40.0F;
  ui::SliderOptions o;
  o.shown_factor = 100;
  o.unit = "%";
  o.decimals = 0;
  o.step = 0.01;
  if (acts.source && bench.source == lab::CapacitySource::correlated) {
    o.maximum = 0.95;
    o.initial = 0.25;
    o.help = tr("Mean overlap between two memories");
    double value = bench.correlation;
    if (ui::slider(ui, "capacity.correlation", rest.cut_top(ui.room("capacity.correlation", line)),
                   tr("overlap"), &value, o)) {
      lab::Change<lab::CapacityBench> change;
      change.correlation = value;
      set_capacity(ui, std::move(change));
    }
  }
  o.maximum = 0.5;
  o.initial = 0.15;
  o.help = tr("Share of the neurons that are flipped in a noisy start");
  double value = bench.noise;
  if (acts.noise && ui::slider(ui, "capacity.noise", rest.cut_top(ui.room("capacity.noise", line)),
                               tr("noise"), &value, o)) {
    lab::Change<lab::CapacityBench> change;
    change.noise = value;
    set_capacity(ui, std::move(change));
  }
  if (!acts.seed) return;
  ui::ButtonOptions again;
  again.icon = ui::icon::kDice;
  again.kind = ui::ButtonKind::quiet;
  again.help = tr("Other random numbers: the next seed");
  rest.cut_top(6);
  const Rect row = rest.cut_top(ui.room("capacity.seed", ui::control_height(ui)));
  const char* words = tr("New random memories");
  if (ui::button(ui, "capacity.seed",
                 {row.x, row.y, std::min(row.w, ui::button_width(ui, words, again)), row.h}, words,
                 again)) {
    lab::Change<lab::CapacityBench> change;
    change.seed = (bench.seed + 1) & lab::kLargestSeed;
    set_capacity(ui, std::move(change));
  }
}

}  // namespace

void capacity_setup(Ui& ui, Rect rect, ui::PanelState& panels) {
  CapacityState& state = capacity_state(panels);
  const lab::CapacityBench& bench = bench_of(ui);
  rect = {rect.x + ui.theme.margin, rect.y + 16, rect.w - 2 * ui.theme.margin, rect.h - 20};
  const Rect content = ui::begin_panel_scroll(ui, "capacity.setup", rect, state.setup_height);
  Rect rest = content;
  rest.h = 1e5F;
  views(ui, rest, bench);
  rules(ui, rest, bench);
  sources(ui, rest, bench);
  const float height = rest.y - content.y + 8;
  if (std::abs(height - state.setup_height) > 0.5F) ui.animate(0.05F);
  state.setup_height = height;
  ui::end_scroll(ui);
  panels.spare = {rect.x, rest.y, rect.w, rect.bottom() - rest.y};
}

}  // namespace workbenches::capacity
