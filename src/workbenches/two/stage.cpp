#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "workbenches/figures/figures.hpp"
#include "workbenches/two/figures.hpp"

/// The middle: the plane of (v₁, v₂), to be touched.
namespace workbenches::two {
namespace {

using ui::FontKind;
using ui::sentence;
using ui::tr;

constexpr float kLeft = kPlaneLeft, kBottom = kPlaneBottom;

void begin_from(Ui& ui, const Pair& v) {
  lab::Change<lab::Two> change;
  change.from = rounded(v);
  emit_two(ui, std::move(change));
  if (ui.reduced_motion)
    ui.emit(lab::command::Finish{});
  else if (!ui.session.running())
    ui.emit(lab::command::Recall{});
}

void kick(Ui& ui, const TwoModel& m, const Pair& to) {
  const Pair h = rounded({to[0] - m.at[0], to[1] - m.at[1]});
  if (std::hypot(h[0], h[1]) < 0.03) return;
  lab::Change<lab::Two> change;
  change.kick = h;
  change.next_kick = h;
  emit_two(ui, std::move(change));
  if (ui.reduced_motion)
    ui.emit(lab::command::Finish{});
  else if (!ui.session.running())
    ui.emit(lab::command::Recall{});
}

void slice_to(Ui& ui, const Pair& from, const Pair& to) {
  if (std::hypot(to[0] - from[0], to[1] - from[1]) < 0.05) return;
  lab::Change<lab::Two> change;
  const Pair a = rounded(from), b = rounded(to);
  change.look.slice = {a, b};
  change.look.panel = lab::TwoPanel::slice;
  emit_two(ui, std::move(change));
}

void keys(Ui& ui, const std::string& asked, const TwoModel& m, TwoState& state) {
  constexpr double kStep = 0.1;
  Pair at = state.cursor.value_or(m.at);
  if (asked == "space") {
    if (m.two.look.tool == lab::TwoTool::kick) return kick(ui, m, at);
    if (m.two.look.tool == lab::TwoTool::slice) return slice_to(ui, m.at, at);
    return begin_from(ui, at);
  }
  if (asked == "left") at[0] -= kStep;
  if (asked == "right") at[0] += kStep;
  if (asked == "down") at[1] -= kStep;
  if (asked == "up") at[1] += kStep;
  for (double& v : at) v = std::clamp(v, -lab::kPlane, lab::kPlane);
  state.cursor = rounded(at);
  ui.animate(0.02F);  // the next frame says where it is
}

void touch(Ui& ui, const PlaneFrame& f, TwoModel& m, TwoState& state) {
  const lab::TwoTool tool = m.two.look.tool;
  ui::WidgetInfo info;
  info.id = "two.plane";
  info.role = ui::Role::grid;
  info.name = tr("The plane of both rates");
  info.value = sentence(tr("the state is at {0}"), {pair_text(m.at)});
  if (state.cursor) info.value += sentence(tr(", the cross at {0}"), {pair_text(*state.cursor)});
  info.help = tool == lab::TwoTool::path
                  ? tr("Press anywhere to start from there. Arrow keys move a cross, space starts.")
              : tool == lab::TwoTool::kick
                  ? tr("Drag an arrow away from the ball: the input (h₁, h₂) for a while.")
                  : tr("Drag a line: the energy along it is drawn beside.");
  info.rect = f.r;
  const ui::AreaState area = ui::area(ui, info, ui::Drag::keeps);
  if (!area.shown) return;
  const Pair v = f.from(area.x, area.y);
  // Without a place the press was called off.
  const bool here = ui.widgets.input().pointer().present,
             drags = here && (area.held || area.released);
  state.hovered.reset();
  if (area.hovered || drags) state.hovered = v;
  if (area.pressed) {
    state.cursor.reset();
    state.drag_from = v;
    // A tap on a fixed point asks what it is, whatever else the tap does.
    state.picked = point_at(ui, f, m, v);
  }
  // A drag means something else.
  if (drags && state.drag_from && state.picked && !point_at(ui, f, m, v)) state.picked.reset();
  if (drags && tool == lab::TwoTool::slice && state.drag_from) slice_to(ui, *state.drag_from, v);
  if (area.released && here && state.drag_from) {
    if (tool == lab::TwoTool::path) begin_from(ui, v);
    if (tool == lab::TwoTool::kick) kick(ui, m, v);
  }
  if (!area.held) state.drag_from.reset();
  if (area.asked) keys(ui, *area.asked, m, state);
}

std::array<const char*, 3> tools() { return {tr("Start"), tr("Kick"), tr("Slice")}; }

/// What a press does, and what colours the plane.
void choices(Ui& ui, Rect row, const TwoModel& m, TwoState& state) {
  tool_choice(ui, row.cut_left(ui::segmented_width(ui, tools())), m);
  const float wide = ground_width(ui);
  state.ground_offered = row.w >= wide + 8;
  // Else they are in the column of the network.
  if (state.ground_offered) ground_choice(ui, row.cut_right(wide), m);
}

/// The numbers of the place that is pointed at, or of the state.
std::string read_out(const TwoModel& m, const TwoState& state) {
  const Pair v = state.hovered ? *state.hovered : state.cursor ? *state.cursor : m.at;
  const double e = m.energy(v);
  const char* name = m.two.look.energy == lab::TwoEnergy::hopfield ? "H" : "E";
  return sentence(tr("v = {0}   {1} = {2}"),
                  {pair_text(v), name, std::isfinite(e) ? ui::number(e, 2) : "∞"});
}

void verdict(Ui& ui, Rect rest, const TwoModel& m, const TwoState& state, float align) {
  const TwoWords said = two_words(m, ui.session.running());
  if (rest.h < 20 || !ui.shows("verdict")) return;
  const float head = ui::paragraph_height(FontKind::verdict, said.headline, rest.w);
  ui::paragraph(ui, rest.cut_top(head), said.headline, FontKind::verdict, ui.theme.text, align);
  const float detail = ui::paragraph_height(FontKind::body, said.detail, rest.w);
  if (rest.h >= detail)
    ui::paragraph(ui, rest.cut_top(detail), said.detail, FontKind::body, ui.theme.secondary, align);
  ui::status(ui, "verdict", {rest.x, rest.y - head - detail, rest.w, head + detail},
             ui::sentence(ui::tr("{0} {1}"), {said.headline, said.detail}));
  if (!ui.shows("two.read_out")) return;
  const std::string numbers = read_out(m, state);
  if (rest.h >= 20)
    ui::text(ui, rest.cut_top(20), numbers, FontKind::small, ui.theme.secondary, align);
  ui::status(ui, "two.read_out", rest, numbers);
}

std::array<const char*, 3> grounds() { return {tr("Basins"), tr("Energy"), tr("None")}; }

}  // namespace

void tool_choice(Ui& ui, const Rect& place, const TwoModel& m) {
  const auto names = tools();
  int selected = static_cast<int>(m.two.look.tool);
  if (!ui::segmented(ui, "two.tool", place, tr("What a press does"), names, &selected,
                     tr("Start: a run from where you press. Kick: drag an arrow, the input for a "
                        "while. Slice: drag a line to see the energy along it.")))
    return;
  lab::Change<lab::Two> change;
  change.look.tool = static_cast<lab::TwoTool>(selected);
  emit_two(ui, std::move(change));
}

float ground_width(const Ui& ui) { return ui::segmented_width(ui, grounds()); }

void ground_choice(Ui& ui, const Rect& place, const TwoModel& m) {
  const auto names = grounds();
  int selected = static_cast<int>(m.two.look.ground);
  if (!ui::segmented(ui, "two.ground", place, tr("Colours"), names, &selected,
                     tr("Basins: one colour for all places that flow to the same point. Energy: "
                        "the stronger the teal, the lower.")))
    return;
  lab::Change<lab::Two> change;
  change.look.ground = static_cast<lab::TwoGround>(selected);
  emit_two(ui, std::move(change));
}

void two_stage(Ui& ui, Rect rect, ui::PanelState& panels) {
  TwoModel& m = two_model(ui, panels);
  TwoState& state = two_state(panels);
  // Where frames are slow, the first of a network does more.
  if (m.refine(std::clamp(static_cast<int>(ui.dt * 60), 1, 3))) ui.animate(0.05F);
  const float row = ui.touch ? 44.0F : 34.0F;
  // On a phone what a press does stands over the plane; elsewhere in the column of the network, and the plane has the room.
  state.over_plane = ui.layout == ui::Layout::narrow;
  state.ground_offered = false;
  Rect room = rect.inset(10);
  Rect top;
  if (state.over_plane) {
    top = room.cut_top(row);
    room.cut_top(8);
  }
  PlaneFrame f;
  const float text = rect.h < 480 ? 44.0F : 62.0F;
  const float side = std::floor(std::min(room.w - kLeft - 6, room.h - kBottom - text));
  const float x = room.x + (room.w - side - kLeft) / 2 + kLeft;
  f.r = {x, room.y + 2, side, side};
  if (state.over_plane)
    choices(ui, {std::max(rect.x + 10, x), top.y, std::min(side, rect.right() - 10 - x), top.h}, m,
            state);
  const Rect words{rect.x + 14, f.r.bottom() + kBottom, rect.w - 28,
                   rect.bottom() - f.r.bottom() - kBottom};
  if (f.r.w < 60) return;
  f.r = ui::snap(ui, f.r);
  f.around = rect.inset(6);
  touch(ui, f, m, state);
  ui.figure(f.r);
  if (ui.shows("two.plane")) draw_plane(ui, f, m, state, false);
  verdict(ui, words, m, state, 0.5F);
}

}  // namespace workbenches::two
