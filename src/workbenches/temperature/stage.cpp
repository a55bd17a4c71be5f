#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "workbenches/temperature/temperature.hpp"

/// The middle: the start and T, the diagram, the net's fate beside it (in upright frames below it), and what they say.
namespace workbenches::temperature {
namespace {

using lab::ThermalStart;
using ui::FontKind;
using ui::sentence;
using ui::tr;

std::array<const char*, 3> start_names(bool brief) {
  return {tr("Memory"), brief ? tr("Mixture") : tr("Mixture of three"), tr("Random")};
}

void start_choice(Ui& ui, const Rect& place, const ThermalNow& now, bool brief) {
  const auto names = start_names(brief);
  int selected = static_cast<int>(now.bench.start);
  if (!ui::segmented(ui, "temperature.start", place, tr("Start"), names, &selected,
                     tr("Where the net starts: at memory 1, at sgn(ξ¹ + ξ² + ξ³), or at random.")))
    return;
  lab::Change<lab::TemperatureBench> change;
  change.start = static_cast<ThermalStart>(selected);
  emit_thermal(ui, std::move(change));
}

void heat_slider(Ui& ui, const Rect& place, const ThermalNow& now) {
  ui::SliderOptions o;
  o.maximum = lab::kMostHeat;
  o.step = 0.01;
  o.grain = 0.0;
  o.initial = lab::TemperatureBench().temperature;
  const bool anneals = now.bench.anneals();
  o.help = anneals ? tr("T at first. It falls to 0.")
                   : tr("Noise in the updates: a neuron goes up with probability ½ (1 + tanh h/T). "
                        "The run goes on.");
  double value = anneals ? now.bench.temperature : now.heat;
  if (ui::slider(ui, "temperature.heat", place, anneals ? tr("T at first") : "T", &value, o))
    turn_to(ui, now, std::clamp(value, 0.0, lab::kMostHeat));
}

}  // namespace

void temperature_stage(Ui& ui, Rect rect, ui::PanelState& panels) {
  const ThermalNow now(ui.session);
  ThermalPanels& state = thermal_panels(panels);
  const float margin = rect.w < 500 ? 12 : 20;
  Rect view{rect.x + margin, rect.y + 8, rect.w - 2 * margin, rect.h - 12};
  const float row = ui.touch ? 44.0F : 34.0F;
  const bool low = view.h < 330;

  // Room for words that change during the run: nothing else moves.
  const ui::Said said = thermal_said(ui.session, panels);
  const bool shows = ui.shows("verdict");
  const float line = ui::paragraph_height(FontKind::verdict, "1", view.w),
              small = ui::paragraph_height(FontKind::body, "1", view.w);
  const float head_lines = view.w < 560 ? 2.0F : 1.0F;
  const float detail_lines = low ? 0.0F : view.w < 600 ? 2.0F : 1.0F;
  Rect words = view.cut_bottom(shows ? head_lines * line + detail_lines * small + 2 : 0);
  view.cut_bottom(low ? 2.0F : 6.0F);

  constexpr float kLeastSlider = 190, kBetween = 20;
  const bool brief = view.w < ui::segmented_width(ui, start_names(false)) + kBetween + kLeastSlider;
  const float width = ui.room("temperature.start", ui::segmented_width(ui, start_names(brief)));
  const bool slider = ui.shows("temperature.heat");
  const bool together = view.w >= width + kBetween + kLeastSlider;
  if (width > 0 || (together && slider)) {
    Rect top = view.cut_top(row);
    view.cut_top(low ? 4.0F : 8.0F);
    start_choice(ui, top.cut_left(std::min(width, top.w)), now, brief);
    if (width > 0) top.cut_left(kBetween);
    if (together && slider) heat_slider(ui, {top.x, top.y, std::min(top.w, 420.0F), top.h}, now);
  }
  // Where it is low the diagram alone turns T.
  if (!together && slider && !low) {
    heat_slider(ui, view.cut_top(row), now);
    view.cut_top(4);
  }

  ui.figure(view);
  const bool diagram = ui.shows("temperature.diagram"), chart = ui.shows("temperature.fate");
  constexpr float kGap = 14, kLeastChart = 110, kLeastCells = 110;
  constexpr float kPhone = 480;
  const bool beside = view.w > view.h * 1.25F && view.w >= kPhone;
  Rect first = view, second = view;
  if (diagram && chart) {
    if (beside) {
      first = second.cut_left(std::round((view.w - kGap) * 0.56F));
      second.cut_left(kGap);
    } else {
      const float tall = std::clamp(view.h * 0.36F, kLeastChart, 260.0F);
      second = first.cut_bottom(tall);
      first.cut_bottom(kGap - 6);
    }
  }
  state.has_chart = chart;
  phase_diagram(ui, first, now, &state);
  // The neurons take what the chart can spare.
  Rect cells = second;
  if (beside) {
    const float side = std::min(second.w, second.h * 0.42F);
    cells = side >= kLeastCells ? second.cut_bottom(side) : Rect{};
  } else {
    const float side = std::min(second.h, second.w * 0.28F);
    cells = side >= kLeastCells ? second.cut_right(side) : Rect{};
  }
  state.has_neurons = cells.w > 0 && ui.shows("temperature.neurons");
  if (state.has_neurons) {
    if (beside)
      second.cut_bottom(8);
    else
      second.cut_right(12);
    neurons_picture(ui, cells, now, false);
  } else if (cells.w > 0) {
    // Hidden: the chart has all of it.
    if (beside)
      second.h = cells.bottom() - second.y;
    else
      second.w = cells.right() - second.x;
  }
  if (chart) fate_chart(ui, second, now);

  if (!shows) return;
  const Rect all = words;
  ui::paragraph(ui, words.cut_top(ui::paragraph_height(FontKind::verdict, said.headline, words.w)),
                said.headline, FontKind::verdict, ui.theme.text, 0.5F);
  if (detail_lines > 0 && ui::paragraph_height(FontKind::body, said.detail, words.w) <= words.h + 2)
    ui::paragraph(ui, words, said.detail, FontKind::body, ui.theme.secondary, 0.5F);
  ui::status(ui, "verdict", all, sentence(tr("{0} {1}"), {said.headline, said.detail}));
}

}  // namespace workbenches::temperature
