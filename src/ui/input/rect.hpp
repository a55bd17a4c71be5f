#pragma once

namespace ui {

/// CSS pixels, from the top-left of the canvas.
struct Rect {
  float x = 0, y = 0, w = 0, h = 0;
  [[nodiscard]] float right() const { return x + w; }
  [[nodiscard]] float bottom() const { return y + h; }
  /// The right and lower edges belong to the neighbour.
  [[nodiscard]] bool contains(float px, float py) const {
    return px >= x && py >= y && px < x + w && py < y + h;
  }
  /// Cuts a strip off one side and returns it; what is left stays in *this.
  Rect cut_left(float width);
  /// The strip at the right, likewise.
  Rect cut_right(float width);
  /// The strip at the top.
  Rect cut_top(float height);
  /// The strip at the bottom.
  Rect cut_bottom(float height);
  /// Smaller by so much on each side; larger when negative.
  [[nodiscard]] Rect inset(float by) const { return {x + by, y + by, w - 2 * by, h - 2 * by}; }
  /// The same size elsewhere.
  [[nodiscard]] Rect moved(float dx, float dy) const { return {x + dx, y + dy, w, h}; }
  /// The part that lies in both (empty: width or height 0).
  [[nodiscard]] Rect within(const Rect& other) const;
  [[nodiscard]] bool empty() const { return w <= 0 || h <= 0; }
};

}  // namespace ui
