#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "lab/workbenches/temperature/temperature.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/shell/panel_state.hpp"
#include "ui/shell/workbench.hpp"

/// "Temperature": the phase diagram, a point in it, and what becomes of a net there. One file a panel or a figure.
namespace workbenches::temperature {

using ui::Rect;
using ui::Ui;

/// Left: examples, the size of the net, holding T or annealing.
void temperature_setup(Ui& ui, Rect rect, ui::PanelState& panels);
/// Middle: the start and T, the diagram, the net's fate.
void temperature_stage(Ui& ui, Rect rect, ui::PanelState& panels);
/// Right: what the stage has no room for, T over time, numbers, files.
void temperature_details(Ui& ui, Rect rect, ui::PanelState& panels);
/// Bottom: reset, run, step, noise, speed.
void temperature_controls(Ui& ui, Rect rect, ui::PanelState& panels);

/// What is shown.
struct ThermalNow {
  explicit ThermalNow(const lab::Session& session);
  const lab::TemperatureBench& bench;
  lab::ThermalRun& run;
  double heat;  ///< T of the coming sweep
  const lab::ThermalTheory& theory;

  [[nodiscard]] std::uint32_t moment() const { return bench.moment; }
  [[nodiscard]] const lab::ThermalMoment& at() const { return run.at(bench.moment); }
  /// T has been turned, and no sweep has been done since.
  [[nodiscard]] bool just_turned() const;
  /// At T = 0 nothing changes any more.
  [[nodiscard]] bool settled() const;
};

/// What the panels of this workbench remember.
struct ThermalPanels final : ui::Kept {
  bool dragged = false;           ///< the point, by a pointer
  bool changed = false;           ///< … and something has come of it
  bool sideways = false;          ///< … and farther than a hand trembles
  float press_x = 0;              ///< where the drag began
  double grip_x = 0, grip_y = 0;  ///< the point less the pointer, in units of the axes
  std::uint32_t strokes = 0;
  bool has_neurons = false, has_chart = false;  ///< the stage has room for them
  float setup_height = 600, details_height = 700;
};
[[nodiscard]] ThermalPanels& thermal_panels(ui::PanelState& panels);
void emit_thermal(Ui& ui, lab::Change<lab::TemperatureBench> change);
/// The knob is turned; the net goes on from what is shown.
void turn_to(Ui& ui, const ThermalNow& now, double temperature);
void seek_sweep(Ui& ui, const ThermalNow& now, double sweep);
/// What is under the figure.
[[nodiscard]] ui::Said thermal_said(const lab::Session& session, ui::PanelState& panels);
/// The region of the point: in a sentence, and in two words.
[[nodiscard]] const char* region_sentence(hopfield::theory::Phase phase);
[[nodiscard]] const char* region_name(hopfield::theory::Phase phase);
/// "memory 3", or "the inverse of memory 3".
[[nodiscard]] std::string memory_words(std::uint32_t memory, double overlap);

/// The diagram; without a state it is only looked at.
void phase_diagram(Ui& ui, const Rect& rect, const ThermalNow& now, ThermalPanels* state);
/// The overlap over time, with that of theory; of an annealed net the energy.
void fate_chart(Ui& ui, const Rect& rect, const ThermalNow& now);
/// Of an annealed net the overlaps, else the energy.
void second_chart(Ui& ui, const Rect& rect, const ThermalNow& now);
/// T over time.
void heat_chart(Ui& ui, const Rect& rect, const ThermalNow& now);
/// Each neuron, and whether it agrees with the memory.
void neurons_picture(Ui& ui, const Rect& rect, const ThermalNow& now, bool paper);
void thermal_saving(Ui& ui, ui::PanelState& panels, Rect& rest, const ThermalNow& now);

/// WorkbenchView::names.
inline constexpr std::string_view kTemperatureWidgets =
    "temperature.start temperature.heat temperature.diagram temperature.fate temperature.neurons "
    "temperature.example.* temperature.patterns temperature.neuron_count temperature.plan "
    "temperature.sweeps temperature.new_memories temperature.second temperature.heats "
    "temperature.region temperature.load temperature.measured temperature.overlap "
    "temperature.order temperature.free_energy temperature.free_energy_2 temperature.energy "
    "temperature.lost temperature.deepest temperature.freezing temperature.mixtures "
    "temperature.reset temperature.run temperature.step temperature.new_noise temperature.speed "
    "temperature.png temperature.svg temperature.csv temperature.plot_png temperature.plot_svg "
    "temperature.plot_csv temperature.script temperature.request temperature.save "
    "temperature.save.menu";

}  // namespace workbenches::temperature
