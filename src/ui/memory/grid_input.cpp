#include <algorithm>
#include <cmath>

#include "ui/memory/grid_view.hpp"

namespace ui {
namespace {

/// What a pointer position means on the grid.
struct Pointer {
  float x = 0, y = 0;  ///< in cells
  int cell_x = 0, cell_y = 0;
  bool inside = false;
};

Pointer locate(lab::Grid grid, const Rect& rect, float x, float y) {
  Pointer p;
  p.x = x * static_cast<float>(grid.width) / rect.w;
  p.y = y * static_cast<float>(grid.height) / rect.h;
  p.inside = p.x >= 0 && p.y >= 0 && p.x < static_cast<float>(grid.width) &&
             p.y < static_cast<float>(grid.height);
  p.cell_x = std::clamp(static_cast<int>(std::floor(p.x)), 0, grid.width - 1);
  p.cell_y = std::clamp(static_cast<int>(std::floor(p.y)), 0, grid.height - 1);
  return p;
}

std::uint32_t neuron_at(lab::Grid grid, int x, int y) {
  return static_cast<std::uint32_t>(y * grid.width + x);
}

void select(Ui& ui, std::uint32_t neuron, bool may_deselect) {
  const std::optional<std::uint32_t> now = ui.session.document().view.selected;
  lab::command::SetView view;
  if (may_deselect && now == neuron)
    view.selected = std::optional<std::uint32_t>();
  else if (now != neuron)
    view.selected = std::optional<std::uint32_t>(neuron);
  else
    return;
  ui.emit(view);
}

void paint(Ui& ui, const GridGesture& gesture, float x, float y) {
  const lab::Document& d = ui.session.document();
  lab::command::Paint command;
  command.cells = brush_line(d.grid, d.view.brush, gesture.last_x, gesture.last_y, x, y);
  command.value = gesture.value;
  command.stroke = gesture.stroke;
  if (!command.cells.empty()) ui.emit(std::move(command));
}

/// What a press on a cell will draw: the pen +1 and the eraser −1, whatever is there.
void take_aim(Ui& ui, GridState& s, float x, float y, std::uint32_t neuron, bool erases) {
  erases = erases || s.tool == Tool::erase;
  s.gesture = {};
  s.gesture.active = s.gesture.tap = true;
  s.gesture.value = erases ? -1 : 1;
  s.gesture.flips = !erases && ui.session.shown().pattern().up(neuron);
  s.gesture.stroke = ++s.strokes;
  s.gesture.last_x = x;
  s.gesture.last_y = y;
}

/// A press that has not moved.
void tap(Ui& ui, GridGesture& g) {
  if (g.flips) g.value = -1;
  paint(ui, g, g.last_x, g.last_y);
}

void continue_stroke(Ui& ui, GridGesture& g, const Rect& rect, const Pointer& p) {
  if (g.tap) {
    // A stroke goes on to another cell, and farther than a hand trembles.
    const float cell = rect.w / static_cast<float>(ui.session.document().grid.width);
    const bool same =
        std::floor(p.x) == std::floor(g.last_x) && std::floor(p.y) == std::floor(g.last_y);
    if (same || std::hypot(p.x - g.last_x, p.y - g.last_y) * cell <= (ui.touch ? 9.0F : 4.0F))
      return;
    g.tap = false;
  }
  if (p.x == g.last_x && p.y == g.last_y) return;
  paint(ui, g, p.x, p.y);
  g.last_x = p.x;
  g.last_y = p.y;
}

void draw_with_pointer(Ui& ui, GridState& s, const Rect& rect, const AreaState& area,
                       const Pointer& p) {
  const lab::Grid grid = ui.session.document().grid;
  GridGesture& g = s.gesture;
  const std::uint32_t neuron = neuron_at(grid, p.cell_x, p.cell_y);
  if (area.pressed) {
    take_aim(ui, s, p.x, p.y, neuron, area.erases);
    // A finger may be about to press long: nothing is painted before that is decided.
    if (!ui.touch) paint(ui, g, p.x, p.y);
  }
  if (!g.active) return;
  if (area.long_pressed && ui.touch) {
    g = {};
    select(ui, neuron, true);
    return;
  }
  if (area.follows()) {
    if (!area.pressed)  // what came before the press was not drawn
      for (const auto& [x, y] : area.trail) continue_stroke(ui, g, rect, locate(grid, rect, x, y));
    continue_stroke(ui, g, rect, p);
  }
  if (area.released && g.tap && (ui.touch || g.flips)) tap(ui, g);
  if (area.released || !area.held) g.active = false;
}

void finish_rectangle(Ui& ui, GridState& s) {
  const GridGesture& g = s.gesture;
  const int x = std::min(g.from_x, g.to_x), y = std::min(g.from_y, g.to_y);
  const int w = std::abs(g.to_x - g.from_x) + 1, h = std::abs(g.to_y - g.from_y) + 1;
  if (s.tool == Tool::patch)
    ui.emit(lab::command::Patch{s.patch_pattern, x, y, w, h});
  else
    ui.emit(lab::command::Cover{x, y, w, h, -1});
  s.take_up(Tool::draw);
}

void rectangle_with_pointer(Ui& ui, GridState& s, const AreaState& area, const Pointer& p) {
  GridGesture& g = s.gesture;
  if (area.pressed && !area.erases) {
    g = {};
    g.active = true;
    g.from_x = p.cell_x;
    g.from_y = p.cell_y;
  }
  if (!g.active) return;
  if (area.follows()) {
    g.to_x = p.cell_x;
    g.to_y = p.cell_y;
  }
  if (area.released) finish_rectangle(ui, s);
}

/// Arrows move the cell cursor, space does what a press would do there.
void keys(Ui& ui, GridState& s, const std::string& asked) {
  const lab::Grid grid = ui.session.document().grid;
  if (asked == "left") s.cursor_x = std::max(0, s.cursor_x - 1);
  if (asked == "right") s.cursor_x = std::min(grid.width - 1, s.cursor_x + 1);
  if (asked == "up") s.cursor_y = std::max(0, s.cursor_y - 1);
  if (asked == "down") s.cursor_y = std::min(grid.height - 1, s.cursor_y + 1);
  const bool rectangle = s.draws_rectangle();
  if (rectangle && s.gesture.active) {
    s.gesture.to_x = s.cursor_x;
    s.gesture.to_y = s.cursor_y;
  }
  if (asked != "space") return;
  const std::uint32_t neuron = neuron_at(grid, s.cursor_x, s.cursor_y);
  if (s.tool == Tool::inspect) {
    select(ui, neuron, true);
  } else if (s.paints()) {
    take_aim(ui, s, static_cast<float>(s.cursor_x) + 0.5F, static_cast<float>(s.cursor_y) + 0.5F,
             neuron, false);
    tap(ui, s.gesture);
    s.gesture.active = false;
  } else if (s.gesture.active) {
    finish_rectangle(ui, s);
  } else {
    s.gesture.active = true;
    s.gesture.from_x = s.gesture.to_x = s.cursor_x;
    s.gesture.from_y = s.gesture.to_y = s.cursor_y;
  }
}

/// Shows which cells a press would change, or which a rectangle holds.
void mark(Ui& ui, GridState& s, const AreaState& area, const Pointer& p) {
  GridView& view = s.view;
  const lab::Document& d = ui.session.document();
  std::vector<std::uint32_t> cells;
  if (s.draws_rectangle()) {
    const GridGesture& g = s.gesture;
    if (g.active)
      for (int y = std::min(g.from_y, g.to_y); y <= std::max(g.from_y, g.to_y); ++y)
        for (int x = std::min(g.from_x, g.to_x); x <= std::max(g.from_x, g.to_x); ++x)
          cells.push_back(neuron_at(d.grid, x, y));
  } else if (s.paints() && area.hovered && !ui.touch && p.inside) {
    cells = brush_line(d.grid, d.view.brush, p.x, p.y, p.x, p.y);
  }
  if (cells == view.marked) return;
  for (const std::uint32_t i : view.marked) view.cells.set_mark(i, false);
  for (const std::uint32_t i : cells) view.cells.set_mark(i, true);
  view.marked = std::move(cells);
}

}  // namespace

std::vector<std::uint32_t> brush_line(lab::Grid grid, int brush, float x0, float y0, float x1,
                                      float y1) {
  // Two stamps a cell: neighbours then touch even along a diagonal. A stroke that left the grid far
  // behind (a captured pointer) is cut to what can matter.
  const auto reach_x = static_cast<float>(grid.width + brush),
             reach_y = static_cast<float>(grid.height + brush);
  const auto tamed = [](float v, float reach) {
    return std::clamp(std::isfinite(v) ? v : 0.0F, -reach, 2 * reach);
  };
  x0 = tamed(x0, reach_x), x1 = tamed(x1, reach_x), y0 = tamed(y0, reach_y),
  y1 = tamed(y1, reach_y);
  const int steps = static_cast<int>(std::ceil(2 * std::max(std::abs(x1 - x0), std::abs(y1 - y0))));
  std::vector<std::uint8_t> seen(grid.neurons(), 0);
  std::vector<std::uint32_t> out;
  for (int k = 0; k <= steps; ++k) {
    const float t = steps > 0 ? static_cast<float>(k) / static_cast<float>(steps) : 0.0F;
    // The nearest placing of the square: for an odd brush centred on the cell, for an even one on
    // the nearest corner.
    const float half = static_cast<float>(brush) / 2;
    const int left = static_cast<int>(std::floor(x0 + t * (x1 - x0) - half + 0.5F));
    const int top = static_cast<int>(std::floor(y0 + t * (y1 - y0) - half + 0.5F));
    for (int y = std::max(0, top); y < std::min(grid.height, top + brush); ++y) {
      for (int x = std::max(0, left); x < std::min(grid.width, left + brush); ++x) {
        const std::uint32_t cell = neuron_at(grid, x, y);
        if (seen[cell] != 0) continue;
        seen[cell] = 1;
        out.push_back(cell);
      }
    }
  }
  return out;
}

void grid_input(Ui& ui, GridState& s, const Rect& rect, const AreaState& area) {
  const lab::Grid grid = ui.session.document().grid;
  const Pointer p = locate(grid, rect, area.x, area.y);
  if (s.paints()) {
    draw_with_pointer(ui, s, rect, area, p);
  } else if (s.tool == Tool::inspect) {
    // Dragging looks at one neuron after the other; a press on the chosen one lets go of it.
    const bool moved = p.cell_x != s.gesture.from_x || p.cell_y != s.gesture.from_y;
    if (area.pressed || (area.follows() && moved)) {
      select(ui, neuron_at(grid, p.cell_x, p.cell_y), area.pressed);
      s.gesture.from_x = p.cell_x;
      s.gesture.from_y = p.cell_y;
    }
  } else {
    rectangle_with_pointer(ui, s, area, p);
  }
  if (area.pressed) s.cursor_shown = false;
  if (area.asked) {
    s.cursor_shown = true;
    keys(ui, s, *area.asked);
  }
  mark(ui, s, area, p);
}

}  // namespace ui
