#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "hopfield/numerics/point.hpp"
#include "lab/sections/forms.hpp"
#include "ui/kit/widgets.hpp"

/// Points of the unit square under fingers and keys: the cities of a map, the places of an arena. A tap on an empty place adds one, a
/// drag moves one, the eraser or the other button removes it.
namespace workbenches {

using ui::Ui;

/// The unit square on the screen, with y upwards.
struct UnitSquare {
  ui::Rect inner;  ///< points at the edge stand inside
  explicit UnitSquare(const ui::Rect& rect) : inner(rect.inset(14)) {}
  [[nodiscard]] ImVec2 at(double x, double y) const;
  [[nodiscard]] ImVec2 at(const hopfield::Point& point) const { return at(point.x, point.y); }
  /// The nearest point of the square.
  [[nodiscard]] std::array<double, 2> place(ImVec2 screen) const;
};

/// What a figure of points remembers.
struct PointsState {
  std::optional<std::size_t> chosen;   ///< the point that was pressed last
  std::optional<std::size_t> dragged;  ///< by a pointer
  std::uint32_t strokes = 0;           ///< changes of one stroke are undone at once
  bool moved = false, erases = false;
  float press_x = 0, press_y = 0;  ///< CSS px in the figure
  double cursor_x = 0.5, cursor_y = 0.5;
  bool cursor_shown = false, carries = false;  ///< keys move the chosen point
};

/// What a person asks for.
struct PointEdit {
  enum class What : std::uint8_t { pick, add, move, remove } what = What::pick;
  std::size_t which = 0;          ///< unless one is added
  std::array<double, 2> to = {};  ///< of one that is added or moved
};
/// The same as a change of a section, which names these fields alike. Picking changes nothing.
template <class Section>
[[nodiscard]] lab::Change<Section> change_of(const PointEdit& edit, const PointsState& state) {
  using What = PointEdit::What;
  lab::Change<Section> change;
  if (edit.what == What::add) change.add = edit.to;
  if (edit.what == What::remove) change.remove = edit.which;
  if (edit.what == What::move) {
    change.place = {static_cast<double>(edit.which), edit.to[0], edit.to[1]};
    change.stroke = state.strokes;
  }
  return change;
}
/// After the edit of `count` points has been accepted: one that is new is chosen, and one that is gone is not.
void choose(PointsState& state, const PointEdit& edit, std::size_t count);

/// The point within reach (CSS px) that is nearest.
[[nodiscard]] std::optional<std::size_t> nearest_point(const UnitSquare& square,
                                                       std::span<const hopfield::Point> points,
                                                       ImVec2 screen, float reach);
/// The same under the cursor of the keys.
[[nodiscard]] std::optional<std::size_t> point_under_cursor(const UnitSquare& square,
                                                            std::span<const hopfield::Point> points,
                                                            const PointsState& state);
/// Notes where a press began; true while it moves by more than a hand trembles.
bool drags(Ui& ui, PointsState& state, const ui::AreaState& area);
/// What the pointer does in the figure.
std::optional<PointEdit> point_by_hand(Ui& ui, const ui::Rect& rect, const UnitSquare& square,
                                       std::span<const hopfield::Point> points, PointsState& state,
                                       const ui::AreaState& area);
/// Moves the cursor by an arrow key ("left", "right", "up", "down").
void move_cursor(PointsState& state, std::string_view asked);
/// What a key does: arrows move the cursor, and space adds a point, or takes one up and puts it down.
std::optional<PointEdit> point_by_key(const UnitSquare& square,
                                      std::span<const hopfield::Point> points, PointsState& state,
                                      std::string_view asked);
void draw_cursor(Ui& ui, const UnitSquare& square, const PointsState& state);

}  // namespace workbenches
