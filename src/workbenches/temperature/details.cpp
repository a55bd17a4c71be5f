#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "ui/kit/draw.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "workbenches/figures/figures.hpp"
#include "workbenches/figures/saving.hpp"
#include "workbenches/temperature/temperature.hpp"

/// The right column: what the stage has no room for, T over time, numbers, files.
namespace workbenches::temperature {
namespace {

using ui::sentence;
using ui::tr;

constexpr float kPlot = 160, kLowPlot = 120;

std::string below(const std::optional<double>& temperature) {
  return temperature ? ui::number(*temperature, 2) : std::string(tr("at no T"));
}

void facts(Ui& ui, Rect& rest, const ThermalNow& now) {
  const ImU32 ink = ui.theme.text;
  const lab::TemperatureBench& bench = now.bench;
  const lab::ThermalMeans means = lab::thermal_means(bench);
  const auto& memory = now.theory.memory;
  const auto of_memory = [&](double hopfield::theory::MeanField::* field, int decimals) {
    return memory ? ui::number((*memory).*field, decimals) : std::string("–");
  };
  fact(ui, rest, "temperature.region", tr("region"),
       tr("Deepest: a memory has a lower free energy than a state without memory. Metastable: a "
          "higher one."),
       region_name(now.theory.phase), ink);
  fact(ui, rest, "temperature.load", tr("load α = P/N"), tr("Memories per neuron."),
       ui::number(bench.load(), 3), ink);
  const double measured = bench.start == lab::ThermalStart::memory && !bench.anneals()
                              ? means.overlaps[0]
                              : std::fabs(now.at().largest);
  fact(ui, rest, "temperature.measured", tr("m of this net"),
       tr("Overlap with memory 1, the mean of up to 20 sweeps. From another start: the largest "
          "overlap now."),
       ui::number(measured, 3), ink);
  fact(ui, rest, "temperature.overlap", tr("m by theory"),
       tr("Mean-field theory for N → ∞ (Amit, Gutfreund and Sompolinsky 1987)."),
       of_memory(&hopfield::theory::MeanField::overlap, 3), ink);
  fact(ui, rest, "temperature.order", tr("q by theory"),
       tr("The mean of ⟨s⟩² over neurons: 1 when they are frozen, 0 when they flip freely."),
       ui::number(memory ? memory->order : now.theory.without.order, 3), ink);
  fact(ui, rest, "temperature.free_energy", tr("f of a memory"),
       tr("Free energy per neuron by theory. The lower one wins."),
       of_memory(&hopfield::theory::MeanField::free_energy, 4), ink);
  fact(ui, rest, "temperature.free_energy_2", tr("f without"),
       tr("Free energy per neuron of the state without memories."),
       ui::number(now.theory.without.free_energy, 4), ink);
  fact(ui, rest, "temperature.energy", tr("E/N of this net"),
       tr("E = −½ Σ W s s with W = Σ ξξᵀ/N, the mean of up to 20 sweeps. A memory alone has −0.5."),
       ui::number(means.energy, 3), ink);
  rest.cut_top(8);
  fact(ui, rest, "temperature.lost", tr("memories are stable below"),
       tr("At this load. For α → 0 it is T = 1, and above α = 0.138 there is no such T."),
       below(lab::line_temperature(lab::retrieval_line(), bench.load())), ink);
  fact(ui, rest, "temperature.deepest", tr("memories are deepest below"),
       tr("At this load. Above α = 0.053 there is no such T."),
       below(lab::line_temperature(lab::ground_line(), bench.load())), ink);
  fact(ui, rest, "temperature.freezing", tr("neurons freeze below"), "T = 1 + √α",
       ui::number(hopfield::theory::glass_temperature(bench.load()), 2), ink);
  fact(ui, rest, "temperature.mixtures", tr("mixtures dissolve above"),
       tr("Mixtures of three at α → 0 (Amit, Gutfreund and Sompolinsky 1985). Small nets lose "
          "them earlier."),
       ui::number(lab::mixtures_dissolve_at(), 3), ink);
}

}  // namespace

void temperature_details(Ui& ui, Rect rect, ui::PanelState& panels) {
  const ThermalNow now(ui.session);
  ThermalPanels& state = thermal_panels(panels);
  rect = {rect.x + ui.theme.margin, rect.y + 14, rect.w - 2 * ui.theme.margin, rect.h - 22};
  const Rect content =
      ui::begin_panel_scroll(ui, "temperature.details", rect, state.details_height);
  Rect rest = content;
  rest.h = 1e5F;
  const auto plot = [&](const char* id, float tall, const auto& draw) {
    if (!ui.shows(id)) return;
    draw(rest.cut_top(tall));
    rest.cut_top(8);
  };
  plot("temperature.second", kPlot, [&](const Rect& at) { second_chart(ui, at, now); });
  plot("temperature.heats", kLowPlot, [&](const Rect& at) { heat_chart(ui, at, now); });
  if (!state.has_neurons)
    plot("temperature.neurons", kPlot,
         [&](const Rect& at) { neurons_picture(ui, at, now, false); });
  facts(ui, rest, now);
  thermal_saving(ui, panels, rest, now);
  const float height = rest.y - content.y + 8;
  if (height != state.details_height) ui.animate(0.05F);
  state.details_height = height;
  ui::end_scroll(ui);
}

void thermal_saving(Ui& ui, ui::PanelState& panels, Rect& rest, const ThermalNow& now) {
  const std::array<Figure, 2> all = {
      {{tr("Phase diagram"), "hopfield-phase", "temperature.png", "temperature.svg",
        "temperature.plot_csv", 640, 480,
        [&now](Ui& paper, const Rect& sheet) {
          phase_diagram(paper, sheet.inset(16), now, nullptr);
        },
        [] { return lab::phase_csv(); }, "hopfield-phase"},
       {now.bench.anneals() ? tr("Energy per neuron") : tr("Overlap"), "hopfield-temperature",
        "temperature.plot_png", "temperature.plot_svg", "temperature.csv", 640, 400,
        [&now](Ui& paper, const Rect& sheet) { fate_chart(paper, sheet.inset(14), now); },
        [&now] { return lab::thermal_csv(now.bench); }, "hopfield-temperature"}}};
  std::vector<TextFile> texts = {
      {"temperature.script", tr("Script (Python)"),
       tr("The same run with random memories of its own, and the mean-field equations"),
       "hopfield-temperature.py", "text/x-python",
       [&now] { return lab::thermal_script(now.bench); }}};
  if (lab::thermal_request(now.bench))
    texts.push_back({"temperature.request", tr("Request (JSON)"),
                     tr("The experiment recall as JSON. It gives the same run."),
                     "hopfield-temperature.json", "application/json",
                     [&now] { return *lab::thermal_request(now.bench); }});
  save_figures(ui, panels, rest, "temperature.save", all, texts);
}

}  // namespace workbenches::temperature
