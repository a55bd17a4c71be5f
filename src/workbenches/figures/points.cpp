#include "workbenches/figures/points.hpp"

#include <algorithm>
#include <cmath>

#include "ui/kit/draw.hpp"

namespace workbenches {
namespace {

constexpr double kKeyStep = 0.02;
constexpr float kCursorReach = 10;  // CSS px

}  // namespace

ImVec2 UnitSquare::at(double x, double y) const {
  return {inner.x + static_cast<float>(x) * inner.w,
          inner.bottom() - static_cast<float>(y) * inner.h};
}

std::array<double, 2> UnitSquare::place(ImVec2 screen) const {
  return {std::clamp(static_cast<double>((screen.x - inner.x) / inner.w), 0.0, 1.0),
          std::clamp(static_cast<double>((inner.bottom() - screen.y) / inner.h), 0.0, 1.0)};
}

void choose(PointsState& state, const PointEdit& edit, std::size_t count) {
  if (edit.what == PointEdit::What::add) state.chosen = count;
  if (edit.what == PointEdit::What::remove) state.chosen.reset();
}

std::optional<std::size_t> nearest_point(const UnitSquare& square,
                                         std::span<const hopfield::Point> points, ImVec2 screen,
                                         float reach) {
  std::optional<std::size_t> best;
  for (std::size_t k = 0; k < points.size(); ++k) {
    const ImVec2 at = square.at(points[k]);
    const float far = std::hypot(at.x - screen.x, at.y - screen.y);
    if (far > reach) continue;
    reach = far;
    best = k;
  }
  return best;
}

std::optional<std::size_t> point_under_cursor(const UnitSquare& square,
                                              std::span<const hopfield::Point> points,
                                              const PointsState& state) {
  return nearest_point(square, points, square.at(state.cursor_x, state.cursor_y), kCursorReach);
}

bool drags(Ui& ui, PointsState& state, const ui::AreaState& area) {
  const float trembles = ui.touch ? 9.0F : 4.0F;
  if (area.pressed) {
    state.moved = false;
    state.press_x = area.x;
    state.press_y = area.y;
    state.cursor_shown = state.carries = false;
    ++state.strokes;
  }
  // Also when it is let go: a quick hand moves and lifts between two frames.
  if (!area.follows() || !ui.widgets.input().pointer().present) return false;
  if (std::hypot(area.x - state.press_x, area.y - state.press_y) > trembles) state.moved = true;
  return state.moved;
}

std::optional<PointEdit> point_by_hand(Ui& ui, const ui::Rect& rect, const UnitSquare& square,
                                       std::span<const hopfield::Point> points, PointsState& state,
                                       const ui::AreaState& area) {
  using What = PointEdit::What;
  const ImVec2 here{rect.x + area.x, rect.y + area.y};
  if (area.pressed) {
    state.chosen = state.dragged = nearest_point(square, points, here, ui.touch ? 22.0F : 13.0F);
    state.erases = area.erases;
  }
  std::optional<PointEdit> edit;
  const std::optional<std::size_t> held = state.dragged;
  if (drags(ui, state, area) && held && !state.erases && *held < points.size())
    edit = {What::move, *held, square.place(here)};
  if (!area.released || !ui.widgets.input().pointer().present) return edit;
  state.dragged.reset();
  if (state.moved) return edit;
  if (held) return PointEdit{state.erases ? What::remove : What::pick, *held};
  if (!state.erases) return PointEdit{What::add, 0, square.place(here)};
  return std::nullopt;
}

void move_cursor(PointsState& state, std::string_view asked) {
  state.cursor_shown = true;
  if (asked == "left") state.cursor_x -= kKeyStep;
  if (asked == "right") state.cursor_x += kKeyStep;
  if (asked == "up") state.cursor_y += kKeyStep;
  if (asked == "down") state.cursor_y -= kKeyStep;
  state.cursor_x = std::clamp(state.cursor_x, 0.0, 1.0);
  state.cursor_y = std::clamp(state.cursor_y, 0.0, 1.0);
}

std::optional<PointEdit> point_by_key(const UnitSquare& square,
                                      std::span<const hopfield::Point> points, PointsState& state,
                                      std::string_view asked) {
  using What = PointEdit::What;
  if (!state.cursor_shown && state.chosen && *state.chosen < points.size()) {
    state.cursor_x = points[*state.chosen].x;
    state.cursor_y = points[*state.chosen].y;
  }
  move_cursor(state, asked);
  const std::array<double, 2> to = {state.cursor_x, state.cursor_y};
  const bool carried = state.carries && state.chosen && *state.chosen < points.size();
  if (asked != "space")
    return carried ? std::optional(PointEdit{What::move, *state.chosen, to}) : std::nullopt;
  if (carried) {
    state.carries = false;
    return std::nullopt;
  }
  state.chosen = point_under_cursor(square, points, state);
  state.carries = state.chosen.has_value();
  ++state.strokes;
  if (state.chosen) return PointEdit{What::pick, *state.chosen};
  return PointEdit{What::add, 0, to};
}

void draw_cursor(Ui& ui, const UnitSquare& square, const PointsState& state) {
  constexpr float kArm = 9;
  const ImVec2 at = square.at(state.cursor_x, state.cursor_y);
  ui::list().AddLine({at.x - kArm, at.y}, {at.x + kArm, at.y}, ui.theme.accent, 2);
  ui::list().AddLine({at.x, at.y - kArm}, {at.x, at.y + kArm}, ui.theme.accent, 2);
}

}  // namespace workbenches
