#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hopfield/graph/state_graph.hpp"
#include "lab/workbenches/three/three.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/shell/panel_state.hpp"
#include "ui/shell/workbench.hpp"
#include "workbenches/figures/figures.hpp"

/// "Three neurons": a network of 2 to 6 neurons on one screen. One file a panel.
namespace workbenches::three {

/// Left: patterns, the form of the weights, the tie rule, the start.
void three_setup(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);
/// Middle: the weights and one step with every number (example_figure).
void three_example(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);
/// Right: all states as a diagram, what is stable, files.
void three_details(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);
/// Bottom: how neurons are updated, reset, step, run.
void three_controls(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);
/// The number of a weight, while it is dragged.
void three_overlay(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);

/// Everything that follows from the document's section, worked out once for each change.
struct ThreeModel {
  explicit ThreeModel(const lab::Three& of);

  lab::Three three;
  std::size_t n = 3;
  hopfield::DenseNetwork network;
  double unit = 1;                      ///< 1/N in the lecture's form
  int denominator = 1;                  ///< of fields; of energies twice this
  std::vector<hopfield::Pattern> path;  ///< states since the start
  hopfield::Pattern now, next;          ///< next: all at once, or after the neuron whose turn it is
  int turn = -1;                        ///< that neuron; −1: all
  std::vector<double> fields;           ///< of all neurons, as they are shown
  std::vector<int> decided;             ///< what each would become
  std::vector<bool> ties;
  bool stable = false;
  hopfield::StateGraph graph;
  std::vector<hopfield::Attractor> attractors;
  std::vector<std::string> names;  ///< of the attractors
  std::vector<int> basin;  ///< of each state: its attractor, or −1 when it depends on the order
  std::uint64_t tied_states = 0;  ///< states in which some neuron has field 0

  [[nodiscard]] bool together() const { return three.mode == hopfield::Mode::sync; }
  [[nodiscard]] bool learnt() const { return three.form != lab::ThreeForm::own; }
  /// Bit i is set where neuron i is +1, as in the graph.
  [[nodiscard]] std::uint32_t number_of(const hopfield::Pattern& state) const;
  /// The reverse of number_of().
  [[nodiscard]] hopfield::Pattern state(std::uint32_t number) const;
  /// "ξ", "−ξ", "ξ₂", or nothing.
  [[nodiscard]] std::string name_of(const hopfield::Pattern& state) const;
  /// E in the units that are shown: with 1/N in the lecture's form.
  [[nodiscard]] double energy(std::uint32_t state) const { return graph.energy(state) * unit; }
  /// The same as a fraction.
  [[nodiscard]] std::string energy_text(std::uint32_t state) const;
  /// Neurons of the state that agree with a pattern, and that do not; not counting neuron `but`.
  [[nodiscard]] std::pair<int, int> counts(std::size_t pattern, int but) const;
  /// Why a tie ended as it did.
  [[nodiscard]] std::string tie_text(std::size_t neuron) const;
};

/// What the panels of this workbench remember.
struct ThreeState final : ui::Kept {
  std::optional<ThreeModel> model;
  Dragged weight;
  bool both = true;                      ///< change a weight in both directions
  std::optional<std::uint32_t> hovered;  ///< the state under the pointer
  std::optional<std::uint32_t> cursor;   ///< the state that keys have moved to
  float height = 600, setup_height = 400, details_height = 600;
};
/// The model of what is shown.
[[nodiscard]] const ThreeModel& three_model(const lab::Session& session, ui::PanelState& panels);
[[nodiscard]] inline const ThreeModel& three_model(const ui::Ui& ui, ui::PanelState& panels) {
  return three_model(ui.session, panels);
}
ui::Said three_said(const lab::Session& session, ui::PanelState& panels);
/// Begins anew when another workbench has been open.
[[nodiscard]] ThreeState& three_state(ui::PanelState& panels);

/// Where the left column is a drawer, patterns are turned where they stand in the equations.
[[nodiscard]] inline bool edits_in_place(const ui::Ui& ui) {
  return ui.layout == ui::Layout::medium && ui.screen.w > ui.screen.h;
}
/// The values of a state.
[[nodiscard]] std::vector<int> values_of(const hopfield::Pattern& state);
/// ξ, or ξ₁ … when there are several.
[[nodiscard]] std::string pattern_name(const lab::Three& three, std::size_t pattern);
/// "₁" for 0 …
[[nodiscard]] std::string subscript(std::size_t number);
/// The colour of a basin; secondary for none.
[[nodiscard]] ImU32 basin_colour(const ui::Ui& ui, int basin);
/// How the weights come about, and one step with every number; takes its height from the rectangle, and is
/// no higher than `height` where that can be.
void example_figure(ui::Ui& ui, ui::Rect& rest, const ThreeModel& model, ThreeState& state,
                    float height);
/// One row a neuron: its field, how many neurons agree, what it becomes. Returns its height.
float three_table(ui::Ui& ui, const ui::Rect& place, const ThreeModel& model);
/// All states as a cube or by energy, with what leads where.
void three_diagram(ui::Ui& ui, const ui::Rect& rect, const ThreeModel& model, ThreeState& state);

/// WorkbenchView::names.
inline constexpr std::string_view kThreeWidgets =
    "three.pattern.#.# three.start.# three.v.# three.add three.remove three.form three.tie "
    "three.neurons three.stays.# three.weight.#.# three.weight.#.#.value "
    "three.weight.both three.neuron.# three.note "
    "three.mode three.reset three.step three.run three.way three.view three.diagram "
    "three.state.# three.read_out three.stable three.basins three.either three.ties "
    "three.energy three.asymmetric three.diagram_png three.diagram_svg three.csv "
    "three.example_png three.example_svg three.save three.save.menu";

}  // namespace workbenches::three
