#pragma once

#include <complex>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hopfield/rate/fixed_point.hpp"
#include "hopfield/rate/trajectory.hpp"
#include "lab/workbenches/two/basins.hpp"
#include "lab/workbenches/two/two.hpp"
#include "render/device.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/shell/panel_state.hpp"
#include "ui/shell/workbench.hpp"
#include "workbenches/figures/figures.hpp"

/// "Two neurons": τ dv/dt = −v + F(M v + h) in its plane, with its energy beside it. One file a panel.
namespace workbenches::two {

/// Left: the two neurons with their weights, presets, F, and what is shown.
void two_setup(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);
/// Middle: the plane.
void two_stage(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);
/// Right: the energy, its numbers, the fixed points, files.
void two_details(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);
/// Bottom: reset, run, kick, the time.
void two_controls(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);
/// The number of a weight, while it is open.
void two_overlay(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);

using lab::Pair;
/// Points of a line in the plane.
using Line = std::vector<Pair>;

/// What follows from the network and a constant input: worked out anew when one of these changes.
struct TwoPlane {
  TwoPlane(const lab::Two& two, const Pair& with);

  std::array<double, 4> weights;
  hopfield::Activation activation;
  double gain;
  Pair input;
  hopfield::RateNetwork network;
  std::vector<hopfield::FixedPoint> points;
  /// Of M, with unit vectors where they are real.
  std::vector<std::complex<double>> eigenvalues;
  std::vector<std::vector<double>> vectors;
  std::vector<Line> nullclines[2];
  bool symmetric = true;

  /// Whether it still holds for this network and input.
  [[nodiscard]] bool is_of(const lab::Two& two, const Pair& with) const;
  /// How many of the fixed points are of this kind.
  [[nodiscard]] std::size_t count(hopfield::PointStability stability) const;
  /// Whether some of the fixed points are not alone: lines or planes of them.
  [[nodiscard]] bool lines() const;
  /// τ dv/dt there.
  [[nodiscard]] Pair slope(const Pair& v) const;
};

/// Everything that the panels show.
struct TwoModel {
  lab::Two two;     ///< as it was when this was worked out
  TwoPlane rest;    ///< under the input that is always there
  TwoPlane kicked;  ///< under the input of the shown moment
  std::vector<Line> paths;
  std::vector<bool> cut;  ///< of each path: it ends before its time, being too stiff to be followed
  hopfield::RateTrajectory run;
  Line run_line;                 ///< to its end
  std::vector<double> run_time;  ///< of its points
  lab::Basins basins;
  bool basins_begun = false;                 ///< for this network, in a frame before
  std::shared_ptr<render::Texture> picture;  ///< of the basins
  double lowest = -1, highest = 1;           ///< energy over the square, of the kind that is shown
  double now = 0;                            ///< time, in τ
  Pair at{};                                 ///< v now

  explicit TwoModel(const lab::Two& of);
  /// Brings it up to date; only what changed is worked out anew.
  void renew(const lab::Two& of);
  /// Some work on the basins, for as many turns of the display as a frame takes; true while there is more.
  bool refine(int turns);
  /// All of it: a file is not looked at again.
  void finish();
  /// Of the kind that is shown, under the input that is always there: Hopfield's H or the Lyapunov
  /// function.
  [[nodiscard]] double energy(const Pair& v) const;
  [[nodiscard]] bool being_kicked() const { return kicked.input != rest.input; }
  /// The stable point that the run comes to, or nothing.
  [[nodiscard]] const hopfield::FixedPoint* end() const;

 private:
  void follow(const lab::Two& of, const Pair& from);
  void range();
  void trace();
  void show_basins();
};

/// What the panels of this workbench remember.
struct TwoState final : ui::Kept {
  std::optional<TwoModel> model;
  Dragged weight;
  bool both = true;  ///< change a connection in both directions
  float setup_height = 500, details_height = 700, stage_height = 500;
  // On the plane.
  std::optional<Pair> hovered, cursor;  ///< under the pointer; where keys have moved to
  std::optional<Pair> drag_from;        ///< a kick or a slice being drawn
  std::optional<std::size_t> picked;    ///< the fixed point whose numbers are shown
  bool over_plane = false;     ///< what a press does is chosen over the plane, else in the column
  bool ground_offered = true;  ///< there is room for Basins, Energy, Plain over the plane
  // On the surface.
  float last_x = 0, last_y = 0;
};
/// Begins anew when another workbench has been open.
[[nodiscard]] TwoState& two_state(ui::PanelState& panels);
/// The model of what is shown.
[[nodiscard]] TwoModel& two_model(const lab::Session& session, ui::PanelState& panels);
[[nodiscard]] inline TwoModel& two_model(const ui::Ui& ui, ui::PanelState& panels) {
  return two_model(ui.session, panels);
}
ui::Said two_said(const lab::Session& session, ui::PanelState& panels);
/// Emits the change as a command.
void emit_two(ui::Ui& ui, lab::Change<lab::Two> change);

/// "(0.50, −1.00)"
[[nodiscard]] std::string pair_text(const Pair& pair, int decimals = 2);
/// The width that ground_choice() needs.
[[nodiscard]] float ground_width(const ui::Ui& ui);
/// What a press on the plane does.
void tool_choice(ui::Ui& ui, const ui::Rect& place, const TwoModel& model);
/// What colours the plane, as a choice: Basins, Energy, Plain.
void ground_choice(ui::Ui& ui, const ui::Rect& place, const TwoModel& model);
/// A basin's tint.
[[nodiscard]] ImU32 basin_tint(const ui::Ui& ui, std::size_t basin);
/// For shaders/landscape.frag.
[[nodiscard]] render::Landscape landscape_of(const ui::Ui& ui, const TwoModel& model);
/// The energy as a surface that can be turned.
void two_surface(ui::Ui& ui, const ui::Rect& rect, TwoModel& model, TwoState& state);
/// The energy along the slice, as a plot.
void two_slice(ui::Ui& ui, const ui::Rect& rect, const TwoModel& model);
/// What the network does, in words: a headline and a line of detail.
struct TwoWords {
  std::string headline, detail, note;
};
/// `note` names a printed source that has it differently; empty where none does.
[[nodiscard]] TwoWords two_words(const TwoModel& model, bool running);
/// A corner (±1, ±1) under the dynamics that are drawn.
struct CornerFlow {
  enum class Is { stable, near, line, unstable, no_fixed_point } is;
  Pair at{};  ///< near: the stable point on its side of both axes
};
[[nodiscard]] CornerFlow corner_flow(const TwoPlane& plane, const Pair& corner);
/// A corner under v ← sgn(M v + h): which of its neurons would keep their sign.
enum class CornerSign { keeps, flips, tie };
[[nodiscard]] CornerSign corner_sign(const TwoPlane& plane, const Pair& corner);
/// The run as a table.
[[nodiscard]] std::string two_csv(const TwoModel& model);
/// The energy along the slice as a table.
[[nodiscard]] std::string slice_csv(const TwoModel& model);

/// WorkbenchView::names.
inline constexpr std::string_view kTwoWidgets =
    "two.weight.# two.weight.#.value two.weight.both two.m.# two.m.#.value two.preset.* "
    "two.activation two.gain two.input.# "
    "two.ground two.tool two.show.field two.show.nullclines two.show.paths two.show.vectors "
    "two.show.contours two.reset two.run two.kick two.clear two.time two.plane two.point.# "
    "two.point.card two.read_out two.panel two.energy two.surface.nearer two.surface.farther "
    "two.cross two.cross.value two.corner.#.flow two.corner.#.sign "
    "two.slice two.now two.h two.hopfield two.lyapunov two.corner.# two.note two.fixed.# "
    "two.png two.svg two.csv two.map_csv two.surface_png two.surface_svg two.slice_png "
    "two.slice_svg two.slice_csv two.save two.save.menu";

}  // namespace workbenches::two
