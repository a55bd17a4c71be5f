#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "ui/shell/caches.hpp"

/// The right column: what is happening, and how the network works. One file a tab.
namespace ui {

/// The tab Plots: energy and overlaps over time, the moment, and the arithmetic of a neuron.
void plots_panel(Ui& ui, PanelState& state, Rect rect);
/// Energy and overlap in what a frame without room for three columns leaves: below each other in a narrow strip, beside each
/// other in a low one. `rows` may take rows off the strip's end.
void plots_strip(Ui& ui, PanelState& state, Rect rect, const std::function<void(Rect&)>& rows);
/// The tab Weights: the matrix as a map that zooms, and one neuron's incoming weights.
void weights_panel(Ui& ui, PanelState& state, Rect rect);
/// The tab Raster: the states of all neurons over time, and below it the overlaps on the same axis.
void raster_panel(Ui& ui, PanelState& state, Rect rect);
/// The tab Options: rule, updating, thresholds, and how numbers are shown.
void options_panel(Ui& ui, PanelState& state, Rect rect);

/// A rule in a formula, a name and a sentence.
struct RuleWords {
  const char* formula;
  const char* name;
  const char* explanation;
};
[[nodiscard]] RuleWords rule_words(const lab::Learning& learning);

/// Pictures of the state after the sweeps, as many as there is room for; a press goes there.
void film_strip(Ui& ui, PanelState& state, Rect rect);
/// What it needs at this width; CSS px, as all heights here.
[[nodiscard]] float film_strip_height(const Ui& ui, float width);

/// The arithmetic of the chosen neuron: its field, its threshold, what it decides.
void neuron_block(Ui& ui, PanelState& state, Rect rect);
/// What it needs.
[[nodiscard]] float neuron_block_height(const Ui& ui);
/// A state in the network's units: "+1" and "−1", or "1" and "0".
[[nodiscard]] std::string state_word(const lab::Session& session, int state);

/// The two plots over time as they are drawn and as they are exported.
struct TimePlot {
  PlotOptions options;
  std::vector<Series> series;
  std::vector<Band> bands;
  double unit = 1;  ///< moments for one on the x axis
};
/// E over the run, as the document's scale shows it, with the energy of the nearest memory across.
[[nodiscard]] TimePlot energy_plot(Ui& ui, PanelState& state);
/// Shows the moment at this place of the plot's axis.
void seek(Ui& ui, const TimePlot& plot, double x);
/// q over the run for the memories that stand out, and a band for the others.
[[nodiscard]] TimePlot overlap_plot(Ui& ui, PanelState& state);

}  // namespace ui
