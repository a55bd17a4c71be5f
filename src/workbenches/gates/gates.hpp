#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hopfield/gates/gate.hpp"
#include "lab/workbenches/gates/gate_bench.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/shell/panel_state.hpp"
#include "ui/shell/workbench.hpp"

/// "Gates": what one threshold unit can compute, what takes two layers, and how a pair learns. One file a panel.
namespace workbenches::gates {

/// Left: which part is shown, and the truth table that is wanted.
void gates_choice(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);
/// Middle: the unit and its line in the plane, two layers, the pair, or a net with delays.
void gates_stage(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);
/// Right: the truth table, or why there is no such unit.
void gates_details(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);
/// Bottom: reset, and what helps: smallest weights, two layers, or the next row of the table.
void gates_controls(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);

/// What the panels of this workbench remember.
struct GatesState final : ui::Kept {
  float choice_height = 400, stage_height = 500, details_height = 400;
};
/// Begins anew when another workbench has been open.
[[nodiscard]] GatesState& gates_state(ui::PanelState& panels);
ui::Said gates_said(const lab::Session& session, ui::PanelState& panels);

/// "OR", "XOR", …; empty for a table without a name.
[[nodiscard]] std::string table_name(const std::vector<int>& table);
/// The inputs of a line of the truth table: bit k of the line.
[[nodiscard]] inline int input_of(std::size_t line, std::size_t k) {
  return static_cast<int>(line >> k & 1U);
}
/// Lines whose output is not the wanted one.
[[nodiscard]] int wrong_lines(const lab::Gates& gates);
/// One unit for the wanted table, or why there is none.
[[nodiscard]] hopfield::Separation separation(const lab::Gates& gates);
/// Σ w x for a line.
[[nodiscard]] int sum_of(const lab::Gates& gates, std::size_t line);
/// The line that is shown.
[[nodiscard]] std::size_t shown_line(const lab::Gates& gates);
/// Shows a line of the truth table.
void show_line(ui::Ui& ui, const lab::Gates& gates, std::size_t line);

/// What is in the middle, without what changes it: for a file.
void gates_figure(ui::Ui& ui, const ui::Rect& sheet, const lab::Gates& gates);
/// The figure and the truth table, to be saved.
void gates_saving(ui::Ui& ui, ui::PanelState& panels, ui::Rect& rest, const lab::Gates& gates);

/// A neuron: a circle, dark when it fires; it can be pressed when it has an id.
bool neuron(ui::Ui& ui, ImVec2 centre, float radius, bool fires, std::string_view words,
            std::string_view id = {}, std::string_view name = {});
/// A connection from one circle to another, with its weight.
void connection(ui::Ui& ui, ImVec2 from, float from_radius, ImVec2 to, float to_radius, int weight,
                float label_at = 0.5F);

/// WorkbenchView::names.
inline constexpr std::string_view kGatesWidgets =
    "gates.view.* gates.target.* gates.example.* gates.on.# gates.output gates.weight.# "
    "gates.threshold gates.corner.# gates.line.# gates.wanted.# gates.proof gates.note "
    "gates.reset gates.layers gates.find gates.next gates.another gates.clear gates.input.# "
    "gates.train.#.# gates.time.later gates.fires.* gates.formula.* gates.png gates.svg "
    "gates.csv gates.save gates.save.menu";

}  // namespace workbenches::gates
