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
namespace workbenches {
namespace {

using hopfield::Rule;
using ui::Rect;
using ui::tr;
using ui::Ui;

template <std::size_t Count>
bool choice(Ui& ui, Rect& rest, const char* id, const char* name, const char* help,
            const std::array<const char*, Count>& options, int* selected) {
  if (!ui.shows(id)) return false;
  rest.cut_top(14);
  ui::caption(ui, rest.cut_top(16), name);
  rest.cut_top(6);
  const Rect row = rest.cut_top(ui.touch ? 44.0F : 34.0F);
  const float width = std::min(rest.w, ui::segmented_width(ui, options));
  return ui::segmented(ui, id, {row.x, row.y, width, row.h}, name, options, selected, help);
}

void views(Ui& ui, Rect& rest, const lab::CapacityBench& bench) {
  struct View {
    const char *id, *name, *help;
  };
  // words, beside ids
  constexpr std::array<View, 6> kViews = {
      {{"wall", "The wall of memories",
        "Every memory, recalled from itself and from a spoiled start"},
       {"curves", "Curves", "Errors against load, with theory; four mistakes beside them"},
       {"recovery", "Recovery map", "From how far away memories are recalled"},
       {"census", "Census", "Where random starts end"},
       {"landscape", "Landscape", "Energy on the way from memory to memory"},
       {"magnitude", "In numbers", "How much a person remembers, and what a synapse can hold"}}};
  if (!ui.shows("capacity.view")) return;
  ui::caption(ui, rest.cut_top(16), tr("Show"));
  rest.cut_top(6);
  const float line = ui.touch ? 44.0F : 34.0F;
  for (std::size_t k = 0; k < kViews.size(); ++k) {
    ui::WidgetInfo info;
    info.id = std::string("capacity.view.") + kViews[k].id;
    info.role = ui::Role::radio;
    info.name = tr(kViews[k].name);
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

void rules(Ui& ui, Rect& rest, const lab::CapacityBench& bench) {
  constexpr std::array<Rule, 4> kRules = {Rule::hebb, Rule::pseudo_inverse, Rule::storkey,
                                          Rule::dense};
  const std::array<const char*, 4> names = {tr("Hebb"), tr("Ps.-inv."), tr("Storkey"), tr("Dense")};
  int selected =
      static_cast<int>(std::find(kRules.begin(), kRules.end(), bench.rule) - kRules.begin());
  if (choice(
          ui, rest, "capacity.rule", tr("Rule"),
          tr("Hebb: W = Σ ξξᵀ. Pseudo-inverse: memories that overlap do not disturb one another. "
             "Storkey: learns pattern by pattern, with local fields. Dense: E = −Σ (ξ·s)ⁿ."),
          names, &selected)) {
    lab::Change<lab::CapacityBench> change;
    change.rule = kRules[static_cast<std::size_t>(selected)];
    set_capacity(ui, std::move(change));
  }
  if (bench.rule == Rule::dense) {
    ui::SliderOptions o;
    o.minimum = 2;
    o.maximum = lab::kLargestCapacityDegree;
    o.step = 1;
    o.initial = 3;
    o.decimals = 0;
    o.help = tr("The power n: with 2 it is Hopfield’s network");
    double degree = bench.degree;
    const Rect row = rest.cut_top(ui.room("capacity.degree", ui.touch ? 48.0F : 40.0F));
    if (ui::slider(ui, "capacity.degree", row, "n", &degree, o)) {
      lab::Change<lab::CapacityBench> change;
      change.degree = static_cast<unsigned>(std::lround(degree));
      set_capacity(ui, std::move(change));
    }
  } else if (bench.rule != Rule::storkey) {
    bool on = bench.self_connections;
    if (ui::toggle(ui, "capacity.diagonal",
                   rest.cut_top(ui.room("capacity.diagonal", ui.touch ? 44.0F : 36.0F)),
                   tr("Diagonal"), &on,
                   tr("Neurons connected to themselves hold their state more stubbornly: fewer "
                      "errors in one step, but smaller basins"))) {
      lab::Change<lab::CapacityBench> change;
      change.self_connections = on;
      set_capacity(ui, std::move(change));
    }
  }
}

void sources(Ui& ui, Rect& rest, const lab::CapacityBench& bench) {
  const std::array<const char*, 3> names = {tr("Random"), tr("Similar"), tr("Pictures")};
  int selected = static_cast<int>(bench.source);
  if (choice(ui, rest, "capacity.source", tr("Memories"),
             tr("Random: fair coins. Similar: all resemble one picture. Pictures: those of the "
                "lab, shifted when they run out. Experiments always use random ones."),
             names, &selected)) {
    lab::Change<lab::CapacityBench> change;
    change.source = static_cast<lab::CapacitySource>(selected);
    set_capacity(ui, std::move(change));
  }
  const float line = ui.touch ? 48.0F : 40.0F;
  ui::SliderOptions o;
  o.shown_factor = 100;
  o.unit = " %";
  o.decimals = 0;
  o.step = 0.01;
  if (bench.source == lab::CapacitySource::correlated) {
    o.maximum = 0.95;
    o.initial = 0.25;
    o.help = tr("Mean overlap of two memories");
    double value = bench.correlation;
    if (ui::slider(ui, "capacity.correlation", rest.cut_top(ui.room("capacity.correlation", line)),
                   tr("alike"), &value, o)) {
      lab::Change<lab::CapacityBench> change;
      change.correlation = value;
      set_capacity(ui, std::move(change));
    }
  }
  o.maximum = 0.5;
  o.initial = 0.15;
  o.help = tr("Fraction of the neurons that are flipped in a spoiled start");
  double value = bench.noise;
  if (ui::slider(ui, "capacity.noise", rest.cut_top(ui.room("capacity.noise", line)), tr("spoiled"),
                 &value, o)) {
    lab::Change<lab::CapacityBench> change;
    change.noise = value;
    set_capacity(ui, std::move(change));
  }
  ui::ButtonOptions again;
  again.icon = ui::icon::kDice;
  again.kind = ui::ButtonKind::quiet;
  again.help = tr("Other memories: the next seed");
  rest.cut_top(6);
  const Rect row = rest.cut_top(ui.room("capacity.seed", ui::control_height(ui)));
  const char* words = tr("Other memories");
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
}

}  // namespace workbenches
