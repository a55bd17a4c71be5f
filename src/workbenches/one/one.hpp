#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hopfield/rate/fixed_point.hpp"
#include "hopfield/rate/trajectory.hpp"
#include "lab/workbenches/one/one.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/shell/panel_state.hpp"
#include "ui/shell/workbench.hpp"

/// "One neuron": τ dv/dt = −v + F(λ v + h), a neuron that excites itself. One file a panel.
namespace workbenches::one {

/// Left: the circuit, λ, F, the input and τ.
void one_setup(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);
/// Middle: input, v(t) and the phase line.
void one_stage(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);
/// Right: the energy with its ball, numbers, fixed points, files.
void one_details(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);
/// Bottom: reset, run, short pushes, the time.
void one_controls(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);

inline constexpr double kOneReach = 2;  ///< v is shown so far, each way

/// Everything that the panels show.
struct OneModel {
  explicit OneModel(const lab::One& of);

  lab::One one;
  hopfield::RateTrajectory run;
  std::vector<double> times, values;         ///< of the run, as far as it stays in sight
  double now = 0, v = 0, input = 0;          ///< at the shown moment
  std::vector<hopfield::FixedPoint> points;  ///< under that input

  /// τ dv/dt at v = `at` under the input of the shown moment.
  [[nodiscard]] double slope(double at) const { return lab::rate_of_change(one, at, input); }
  /// E there, under the same input; not finite beyond ±1 when F saturates.
  [[nodiscard]] double energy(double at) const { return lab::energy_of(one, at, input); }
  [[nodiscard]] bool saturates() const { return one.activation != hopfield::Activation::linear; }
};

/// What the panels of this workbench remember.
struct OneState final : ui::Kept {
  std::optional<OneModel> model;
  float setup_height = 500, details_height = 500;
  std::optional<double> carried;  ///< the ball is in the hand, at this v
  std::string_view carrier;       ///< the figure in which it was taken up
  std::vector<double> drawing;    ///< the input while it is being drawn
  double last_time = 0, last_value = 0;
  std::optional<std::size_t> picked, pointed;  ///< fixed points: tapped; under the pointer
  float pressed_y = 0;
};
/// Begins anew when another workbench has been open.
[[nodiscard]] OneState& one_state(ui::PanelState& panels);
/// The model of what is shown.
[[nodiscard]] const OneModel& one_model(const lab::Session& session, ui::PanelState& panels);
[[nodiscard]] inline const OneModel& one_model(const ui::Ui& ui, ui::PanelState& panels) {
  return one_model(ui.session, panels);
}
ui::Said one_said(const lab::Session& session, ui::PanelState& panels);
/// Emits the change as a command.
void emit_one(ui::Ui& ui, lab::Change<lab::One> change);

/// The ball in the hand: taken up in a figure, where the pointer is at `v` (none: it is left where it is).
/// Returns where it was let go, if it was.
std::optional<double> carried_to(ui::Ui& ui, OneState& state, std::string_view figure,
                                 const ui::AreaState& area, std::optional<double> v);
/// Lets the neuron go from there, and the time run.
void drop_ball(ui::Ui& ui, double v, double reach, bool by_hand);

/// The regime by its name, and what it means.
struct OneWords {
  std::string headline, detail;
};
/// For λ, F and the input of the shown moment.
[[nodiscard]] OneWords one_words(const OneModel& model);
/// The run as a table: time in τ and in ms, h, v, E.
[[nodiscard]] std::string one_csv(const OneModel& model);
/// τ dv/dt and E for v from −2 to 2, under the input of the shown moment.
[[nodiscard]] std::string phase_csv(const OneModel& model);

/// A figure with axes in its middle or at its edge: from data to the screen.
struct Axes {
  ui::Rect r;
  double x0 = 0, x1 = 1, y0 = -1, y1 = 1;
  /// Data to CSS px, across.
  [[nodiscard]] float px(double x) const {
    return r.x + static_cast<float>((x - x0) / (x1 - x0)) * r.w;
  }
  /// The same upwards.
  [[nodiscard]] float py(double y) const {
    return r.bottom() - static_cast<float>((y - y0) / (y1 - y0)) * r.h;
  }
  /// A point of the data on the screen.
  [[nodiscard]] ImVec2 at(double x, double y) const { return {px(x), py(y)}; }
  /// CSS px to data, also outside the frame.
  [[nodiscard]] double x_at(float x) const { return x0 + (x - r.x) / r.w * (x1 - x0); }
  /// The same upwards.
  [[nodiscard]] double y_at(float y) const { return y0 + (r.bottom() - y) / r.h * (y1 - y0); }
};
/// Frame, ticks, labels; grid lines across.
void draw_axes(ui::Ui& ui, const Axes& axes, int x_ticks, int y_ticks, const char* x_label,
               const char* y_label);
/// What one_figures() leaves free, and where its phase line is.
struct OneFigures {
  ui::Rect corner;
  Axes phase;
};
/// The input, v(t) under it and the phase line beside it. On `paper` nothing can be pressed.
OneFigures one_figures(ui::Ui& ui, ui::Rect room, const OneModel& model, OneState& state,
                       bool narrow, bool paper);
/// The phase line alone, for a file.
void one_phase(ui::Ui& ui, const ui::Rect& rect, const OneModel& model);
/// The energy with its ball.
void one_energy(ui::Ui& ui, const ui::Rect& rect, const OneModel& model, OneState& state);
/// The neuron with its connection to itself.
void one_circuit(ui::Ui& ui, const ui::Rect& rect, const OneModel& model);

/// WorkbenchView::names.
inline constexpr std::string_view kOneWidgets =
    "one.regime one.lambda one.activation one.kind one.step_height one.step_length one.tau "
    "one.reset one.run one.nudge.up one.nudge.down one.time one.input one.course one.phase "
    "one.point.# one.point.card one.energy.now one.v one.h one.relaxation one.fixed.# one.png "
    "one.svg one.csv one.phase_png one.phase_svg one.phase_csv one.energy_png one.energy_svg "
    "one.energy_csv one.save one.save.menu";

}  // namespace workbenches::one
