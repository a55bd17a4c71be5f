#include <algorithm>
#include <cmath>

#include "workbenches/pairs/pairs.hpp"

/// Drawing on a side, and choosing a pixel of it.
namespace workbenches::pairs {
namespace {

/// The pixel under a place, in cells; none outside.
std::optional<std::uint32_t> pixel_at(const SideModel& s, float x, float y) {
  if (!(x >= 0 && y >= 0)) return std::nullopt;
  const auto column = static_cast<int>(x), row = static_cast<int>(y);
  if (column >= s.width || row >= s.height) return std::nullopt;
  return static_cast<std::uint32_t>(row * s.width + column);
}

/// What a side shows as a picture; with grey values, the start.
lab::PairPicture drawn_on(const PairsModel& m, Side side) {
  lab::PairPicture picture = m.bench.picture(side);
  const SideModel& s = m.side(side);
  if (s.grey) return picture;
  for (std::size_t i = 0; i < s.values.size(); ++i) picture.cells.set(i, s.values[i] > 0);
  return picture;
}

void emit_picture(Ui& ui, Side side, lab::PairPicture picture, std::uint32_t stroke) {
  lab::Change<lab::PairBench> change;
  (side == Side::left ? change.x : change.y) = std::move(picture);
  change.stroke = stroke;
  emit_pairs(ui, std::move(change));
}

void choose(Ui& ui, Side side, const PairsModel& m, std::uint32_t pixel) {
  lab::Change<lab::PairBench> change;
  std::vector<int> weight = m.bench.weight;
  weight.resize(2, 0);
  weight[side == Side::left ? 0 : 1] = static_cast<int>(pixel);
  if (weight == m.bench.weight) return;
  change.weight = std::move(weight);
  emit_pairs(ui, std::move(change));
}

/// Cells between two places, in cells.
void draw_line(lab::PairPicture& picture, const SideModel& s, float x0, float y0, float x1,
               float y1, bool up) {
  const int steps =
      1 + static_cast<int>(2 * std::min(64.0F, std::max(std::abs(x1 - x0), std::abs(y1 - y0))));
  for (int k = 0; k <= steps; ++k) {
    const float t = static_cast<float>(k) / static_cast<float>(steps);
    if (const auto pixel = pixel_at(s, x0 + t * (x1 - x0), y0 + t * (y1 - y0)))
      picture.cells.set(*pixel, up);
  }
}

/// A press draws +1, or −1 with the other button or a pen’s other end; a tap on +1 takes it away.
void draw_with_pointer(Ui& ui, Side side, const PairsModel& m, PairsState& state,
                       const ui::AreaState& area, float cell) {
  const SideModel& s = m.side(side);
  PairStroke& stroke = state.stroke;
  const float x = area.x / cell, y = area.y / cell;
  lab::PairPicture picture = drawn_on(m, side);
  const lab::PairPicture before = picture;
  if (area.pressed) {
    const auto pixel = pixel_at(s, x, y);
    if (!pixel) return;
    stroke = {side, true, !area.erases && picture.cells.up(*pixel), !area.erases, x, y};
    ++state.strokes;
  }
  if (stroke.side != side) return;
  if (area.long_pressed && ui.touch) {
    stroke = {};
    if (const auto pixel = pixel_at(s, x, y)) choose(ui, side, m, *pixel);
    return;
  }
  const auto on_to = [&](float to_x, float to_y) {
    if (stroke.tap) {
      // A stroke goes on to another cell, and farther than a hand trembles.
      const bool same =
          std::floor(to_x) == std::floor(stroke.x) && std::floor(to_y) == std::floor(stroke.y);
      if (same || std::hypot(to_x - stroke.x, to_y - stroke.y) * cell <= (ui.touch ? 9.0F : 4.0F))
        return;
      stroke.tap = false;
    }
    draw_line(picture, s, stroke.x, stroke.y, to_x, to_y, stroke.up);
    stroke.x = to_x;
    stroke.y = to_y;
  };
  if (area.follows()) {
    if (!area.pressed)  // what came before the press was not drawn
      for (const auto& [px, py] : area.trail) on_to(px / cell, py / cell);
    on_to(x, y);
  }
  if (area.released && stroke.tap)
    if (const auto pixel = pixel_at(s, stroke.x, stroke.y))
      picture.cells.set(*pixel, !stroke.flips && stroke.up);
  if (area.released || !area.held) stroke.side.reset();
  if (picture != before) emit_picture(ui, side, std::move(picture), state.strokes);
}

void move_cursor(Side side, const SideModel& s, PairsState& state, const std::string& asked) {
  std::uint32_t& at = state.cursor[side == Side::left ? 0 : 1];
  const auto count = static_cast<std::uint32_t>(s.values.size());
  if (count == 0) return;
  at = std::min(at, count - 1);
  const auto width = static_cast<std::uint32_t>(s.width);
  if (asked == "left" && at % width > 0) --at;
  if (asked == "right" && at % width + 1 < width) ++at;
  if (asked == "up" && at >= width) at -= width;
  if (asked == "down" && at + width < count) at += width;
}

}  // namespace

void pairs_input(Ui& ui, const Rect& rect, Side side, const PairsModel& m, PairsState& state,
                 const ui::AreaState& area) {
  const SideModel& s = m.side(side);
  const float cell = rect.w / static_cast<float>(std::max(1, s.width));
  const bool weighs = m.bench.tool == lab::PairTool::weight;
  if (area.hovered || area.follows())
    if (const auto pixel = pixel_at(s, area.x / cell, area.y / cell)) state.looked = {side, *pixel};
  if (area.pressed) state.keyed.reset();
  if (!weighs)
    draw_with_pointer(ui, side, m, state, area, cell);
  else if (area.follows() && state.looked && state.looked->first == side)
    choose(ui, side, m, state.looked->second);
  if (!area.asked) return;
  state.keyed = side;
  move_cursor(side, s, state, *area.asked);
  const std::uint32_t pixel = state.cursor[side == Side::left ? 0 : 1];
  if (*area.asked != "space" || pixel >= s.values.size()) return;
  if (weighs) return choose(ui, side, m, pixel);
  lab::PairPicture picture = drawn_on(m, side);
  picture.cells.flip(pixel);
  emit_picture(ui, side, std::move(picture), ++state.strokes);
}

}  // namespace workbenches::pairs
