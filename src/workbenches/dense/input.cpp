#include <algorithm>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/memory/grid_view.hpp"
#include "ui/plots/cells.hpp"
#include "workbenches/dense/dense.hpp"

/// Drawing: what is shown with some cells changed becomes the start.
namespace workbenches::dense {
namespace {

using ui::sentence;
using ui::tr;

constexpr std::uint8_t kInk = 0, kPaper = 255;

bool is_ink(const DenseNow& now, bool classical, std::uint32_t cell) {
  return now.bench.attends() ? now.x()[cell] > 0 : now.state(classical).up(cell);
}

/// Each cell becomes ink or paper, or what it is not.
void change_cells(Ui& ui, const DenseNow& now, bool classical,
                  const std::vector<std::uint32_t>& cells, std::optional<bool> ink,
                  std::uint32_t stroke) {
  lab::Change<lab::DenseBench> change;
  if (now.bench.attends())
    change.sketch = lab::grey_pixels(now.x());
  else
    change.start = now.state(classical);
  for (const std::uint32_t cell : cells) {
    const bool wanted = ink.value_or(!is_ink(now, classical, cell));
    if (change.sketch)
      (*change.sketch)[cell] = wanted ? kInk : kPaper;
    else
      change.start->set(cell, wanted);
  }
  change.stroke = stroke;
  if (ui.session.running()) ui.emit(lab::command::Pause{});
  emit_dense(ui, std::move(change));
}

void draw_with(Ui& ui, const Rect& rect, const char* id, lab::Grid grid, const DenseNow& now,
               bool classical, DensePanels& state, const ui::AreaState& area) {
  DenseStroke& stroke = state.stroke;
  const auto cell_at = [&](float x, float y) {
    return static_cast<std::uint32_t>(
        std::clamp(static_cast<int>(std::floor(y)), 0, grid.height - 1) * grid.width +
        std::clamp(static_cast<int>(std::floor(x)), 0, grid.width - 1));
  };
  const float cell = rect.w / static_cast<float>(grid.width);
  if (area.pressed) {
    stroke = {id, true, area.erases, ++state.strokes, area.x / cell, area.y / cell};
    state.keyed.clear();
  }
  if (stroke.id != id) return;
  std::vector<std::uint32_t> cells;
  const auto go_on = [&](float x, float y) {
    // A stroke goes on to another cell, and farther than a hand trembles.
    if (stroke.tap && (cell_at(x, y) == cell_at(stroke.x, stroke.y) ||
                       std::hypot(x - stroke.x, y - stroke.y) * cell <= (ui.touch ? 9.0F : 4.0F)))
      return;
    stroke.tap = false;
    for (const std::uint32_t each : ui::brush_line(grid, 1, stroke.x, stroke.y, x, y))
      cells.push_back(each);
    stroke.x = x;
    stroke.y = y;
  };
  const bool here = ui.widgets.input().pointer().present;
  if (here && area.follows()) {
    if (!area.pressed)
      for (const auto& [x, y] : area.trail) go_on(x / cell, y / cell);
    go_on(area.x / cell, area.y / cell);
  }
  if (!cells.empty()) change_cells(ui, now, classical, cells, !stroke.erases, stroke.number);
  if (area.released && here && stroke.tap)
    change_cells(ui, now, classical, {cell_at(stroke.x, stroke.y)},
                 stroke.erases ? std::optional(false) : std::nullopt, stroke.number);
  if (area.released || !area.held) stroke.id.clear();
}

void move_keys(Ui& ui, const char* id, lab::Grid grid, const DenseNow& now, bool classical,
               DensePanels& state, std::string_view asked) {
  state.keyed = id;
  if (asked == "left") --state.cursor_x;
  if (asked == "right") ++state.cursor_x;
  if (asked == "up") --state.cursor_y;
  if (asked == "down") ++state.cursor_y;
  state.cursor_x = std::clamp(state.cursor_x, 0, grid.width - 1);
  state.cursor_y = std::clamp(state.cursor_y, 0, grid.height - 1);
  if (asked == "space")
    change_cells(ui, now, classical,
                 {static_cast<std::uint32_t>(state.cursor_y * grid.width + state.cursor_x)},
                 std::nullopt, ++state.strokes);
}

}  // namespace

bool dense_pen(Ui& ui, const Rect& rect, const char* id, const std::string& name,
               const DenseNow& now, bool classical, DensePanels& state) {
  const bool grey = now.bench.attends();
  const lab::Grid grid = grey ? lab::Grid{lab::kGreySide, lab::kGreySide} : now.bench.grid();
  state.cursor_x = std::min(state.cursor_x, grid.width - 1);
  state.cursor_y = std::min(state.cursor_y, grid.height - 1);
  const auto at = static_cast<std::size_t>(state.cursor_y * grid.width + state.cursor_x);
  ui::WidgetInfo info;
  info.id = id;
  info.role = ui::Role::grid;
  info.name = name;
  info.value = sentence(tr("{0} by {1}. A picture to draw on."),
                        {ui::number(grid.width), ui::number(grid.height)});
  info.live = sentence(tr("Row {0}, column {1} is {2}."),
                       {ui::number(state.cursor_y + 1), ui::number(state.cursor_x + 1),
                        grey                          ? ui::signed_number(now.x()[at], 2)
                        : now.state(classical).up(at) ? "+1"
                                                      : "−1"});
  if (ui.widgets.focused() == info.id)
    info.help = tr("Each cell is a neuron. Arrow keys move, space flips a cell.");
  info.rect = rect;
  const ui::AreaState area = ui::area(ui, info, ui::Drag::paints);
  if (!area.shown) return false;
  draw_with(ui, rect, id, grid, now, classical, state, area);
  if (area.asked) move_keys(ui, id, grid, now, classical, state, *area.asked);
  if (area.focused && state.keyed.empty()) state.keyed = id;
  return true;
}

}  // namespace workbenches::dense
