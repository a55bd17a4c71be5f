#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "workbenches/temperature/temperature.hpp"

/// The left column.
namespace workbenches::temperature {
namespace {

using lab::ThermalExample;
using ui::FontKind;
using ui::sentence;
using ui::tr;
using Changed = lab::Change<lab::TemperatureBench>;

struct Listed {
  ThermalExample which;
  const char *id, *name, *what;
};
// words, beside ids
constexpr std::array<Listed, 5> kExamples = {
    {{ThermalExample::memory, "temperature.example.memory", "A memory in noise", "T = 0.5"},
     {ThermalExample::mixture, "temperature.example.mixture", "A mixture dissolves",
      "T: 0.2 to 0.6"},
     {ThermalExample::hot, "temperature.example.hot", "Too hot", "T = 1.1"},
     {ThermalExample::loaded, "temperature.example.loaded", "Too many memories", "α = 0.16"},
     {ThermalExample::anneal, "temperature.example.anneal", "Anneal from hot", "T: 1.2 to 0"}}};

void examples(Ui& ui, Rect& rest) {
  if (!ui.shows("temperature.example")) return;
  ui::caption(ui, rest.cut_top(16), tr("Examples"));
  rest.cut_top(4);
  for (const Listed& each : kExamples) {
    if (!ui.shows(each.id)) continue;
    ui::WidgetInfo info;
    info.id = each.id;
    info.name = sentence(tr("{0}: {1}"), {tr(each.name), tr(each.what)});
    info.rect = rest.cut_top(ui.touch ? 46.0F : 30.0F);
    if (ui::row(ui, info)) {
      Changed change;
      change.example = each.which;
      emit_thermal(ui, std::move(change));
      if (ui.reduced_motion)
        ui.emit(lab::command::Finish{});
      else
        ui.emit(lab::command::Recall{});
    }
    const Rect row{info.rect.x + 10, info.rect.y, info.rect.w - 20, info.rect.h};
    ui::text(ui, row, tr(each.what), FontKind::small, ui.theme.secondary, 1);
    ui::text(ui, row, tr(each.name), FontKind::body, ui.theme.text);
  }
}

/// A slider for a whole number.
void count_slider(Ui& ui, Rect& rest, const char* id, const char* name, std::uint32_t value,
                  const ui::SliderOptions& options, lab::Maybe<std::uint32_t> Changed::* field) {
  double shown = value;
  const bool marked = !options.marks.empty();
  const float tall = marked ? (ui.touch ? 56.0F : 46.0F) : ui.touch ? 50.0F : 34.0F;
  if (!ui::slider(ui, id, rest.cut_top(ui.room(id, tall)), name, &shown, options)) return;
  Changed change;
  change.*field =
      static_cast<std::uint32_t>(std::lround(std::clamp(shown, options.minimum, options.maximum)));
  emit_thermal(ui, std::move(change));
}

void net(Ui& ui, Rect& rest, const ThermalNow& now) {
  rest.cut_top(10);
  ui::caption(ui, rest.cut_top(16), tr("Net"));
  const lab::TemperatureBench first;
  ui::SliderOptions o;
  o.minimum = now.bench.start == lab::ThermalStart::mixture ? 3 : 1;
  o.maximum = lab::most_thermal_patterns(now.bench.neurons);
  o.step = 1;
  o.logarithmic = true;
  o.decimals = 0;
  o.initial = std::clamp(1.0 * first.patterns, o.minimum, o.maximum);
  o.help = tr("Number of random memories. Marked: where theory for T = 0 puts the limit, 0.138 N.");
  const std::array<ui::SliderMark, 1> marks = {
      {{lab::retrieval_line()[0] * now.bench.neurons, "0.138 N"}}};
  o.marks = marks;
  count_slider(ui, rest, "temperature.patterns", "P", now.bench.patterns, o, &Changed::patterns);
  o = {};
  o.minimum = lab::kLeastThermalNeurons;
  o.maximum = lab::kMostThermalNeurons;
  o.step = 1;
  o.logarithmic = true;
  o.decimals = 0;
  o.initial = first.neurons;
  o.help = tr("Number of neurons. The lines of the diagram are for infinitely many.");
  count_slider(ui, rest, "temperature.neuron_count", "N", now.bench.neurons, o, &Changed::neurons);
  rest.cut_top(ui.room("temperature.new_memories", 6));
  ui::ButtonOptions b;
  b.icon = ui::icon::kDice;
  const Rect row = rest.cut_top(ui.room("temperature.new_memories", ui::control_height(ui)));
  const char* words = tr("New random memories");
  if (!ui::button(ui, "temperature.new_memories",
                  {row.x, row.y, std::min(row.w, ui::button_width(ui, words, b)), row.h}, words, b))
    return;
  Changed change;
  change.seed = now.bench.seed + 1;
  emit_thermal(ui, std::move(change));
}

void plan(Ui& ui, Rect& rest, const ThermalNow& now) {
  const std::array<const char*, 2> names = {tr("Hold T"), tr("Anneal")};
  int selected = static_cast<int>(now.bench.plan);
  if (ui::choice_block(ui, rest, 10, "temperature.plan", tr("Temperature"),
                       tr("Anneal: T falls to 0. A second net is quenched: it has T = 0 at once."),
                       names, &selected)) {
    Changed change;
    change.plan = static_cast<lab::ThermalPlan>(selected);
    // From where neurons still flip freely.
    constexpr double kHot = 1.2;
    if (selected == 1 && now.heat < 1) change.temperature = kHot;
    emit_thermal(ui, std::move(change));
  }
  if (!now.bench.anneals()) return;
  ui::SliderOptions o;
  o.minimum = lab::kLeastAnneal;
  o.maximum = lab::kLongestThermal;
  o.step = 1;
  o.logarithmic = true;
  o.decimals = 0;
  o.initial = lab::TemperatureBench().sweeps;
  o.help = tr("T falls to 0 in this many sweeps. A slower fall ends in a lower energy on average.");
  rest.cut_top(4);
  count_slider(ui, rest, "temperature.sweeps", tr("sweeps"), now.bench.sweeps, o, &Changed::sweeps);
}

}  // namespace

void temperature_setup(Ui& ui, Rect rect, ui::PanelState& panels) {
  const ThermalNow now(ui.session);
  ThermalPanels& state = thermal_panels(panels);
  rect = {rect.x + ui.theme.margin, rect.y + 14, rect.w - 2 * ui.theme.margin, rect.h - 18};
  const Rect content = ui::begin_panel_scroll(ui, "temperature.setup", rect, state.setup_height);
  Rect rest = content;
  rest.h = 1e5F;
  examples(ui, rest);
  net(ui, rest, now);
  plan(ui, rest, now);
  const float height = rest.y - content.y + 8;
  if (height != state.setup_height) ui.animate(0.05F);
  state.setup_height = height;
  ui::end_scroll(ui);
  panels.spare = {rect.x, rest.y, rect.w, rect.bottom() - rest.y};
}

}  // namespace workbenches::temperature
