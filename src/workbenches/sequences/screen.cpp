#include <algorithm>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/memory/grid_view.hpp"
#include "ui/plots/cells.hpp"
#include "workbenches/sequences/sequences.hpp"

/// The network as a picture to draw on. A pen draws, an eraser erases, a tap flips.
namespace workbenches::sequences {
namespace {

using ui::Rect;
using ui::sentence;
using ui::tr;
using ui::Ui;

/// What is shown with these cells changed becomes the start.
void change_cells(Ui& ui, const SequencesModel& m, std::uint32_t step,
                  const std::vector<std::uint32_t>& cells, std::optional<bool> up,
                  std::uint32_t stroke) {
  lab::Change<lab::Sequences> change;
  change.start = m.run.at(step);
  bool differs = false;
  for (const std::uint32_t cell : cells) {
    const bool wanted = up.value_or(!change.start->up(cell));
    differs = differs || wanted != change.start->up(cell);
    change.start->set(cell, wanted);
  }
  if (!differs) return;
  change.stroke = stroke;
  if (ui.session.running()) ui.emit(lab::command::Pause{});
  emit_film(ui, std::move(change));
}

void draw_with(Ui& ui, const Rect& rect, const SequencesModel& m, std::uint32_t step,
               SequencesState& state, const ui::AreaState& area) {
  const lab::Grid grid = m.film.grid();
  FilmStroke& stroke = state.stroke;
  const auto cell_at = [&](float x, float y) {
    const int cx = std::clamp(static_cast<int>(std::floor(x)), 0, grid.width - 1),
              cy = std::clamp(static_cast<int>(std::floor(y)), 0, grid.height - 1);
    return static_cast<std::uint32_t>(cy * grid.width + cx);
  };
  const float to_x = static_cast<float>(grid.width) / rect.w,
              to_y = static_cast<float>(grid.height) / rect.h;
  if (area.pressed) {
    stroke = {true, true, area.erases, ++state.strokes, area.x * to_x, area.y * to_y};
    state.cursor_shown = false;
  }
  if (!stroke.active) return;
  std::vector<std::uint32_t> cells;
  const auto go_on = [&](float x, float y) {
    x *= to_x;
    y *= to_y;
    // A stroke goes on to another cell, and farther than a hand trembles.
    const float moved = std::hypot((x - stroke.x) / to_x, (y - stroke.y) / to_y);
    if (stroke.tap &&
        (cell_at(x, y) == cell_at(stroke.x, stroke.y) || moved <= (ui.touch ? 9.0F : 4.0F)))
      return;
    stroke.tap = false;
    for (const std::uint32_t cell : ui::brush_line(grid, 1, stroke.x, stroke.y, x, y))
      cells.push_back(cell);
    stroke.x = x;
    stroke.y = y;
  };
  const bool here = ui.widgets.input().pointer().present;
  if (here && area.follows()) {
    if (!area.pressed)
      for (const auto& [x, y] : area.trail) go_on(x, y);
    go_on(area.x, area.y);
  }
  if (!cells.empty()) change_cells(ui, m, step, cells, !stroke.erases, stroke.number);
  if (area.released && here && stroke.tap) {
    const std::vector<std::uint32_t> one = {cell_at(stroke.x, stroke.y)};
    change_cells(ui, m, step, one, stroke.erases ? std::optional(false) : std::nullopt,
                 stroke.number);
  }
  if (area.released || !area.held) stroke.active = false;
}

void keys(Ui& ui, const SequencesModel& m, std::uint32_t step, SequencesState& state,
          std::string_view asked) {
  const lab::Grid grid = m.film.grid();
  state.cursor_shown = true;
  if (asked == "left") --state.cursor_x;
  if (asked == "right") ++state.cursor_x;
  if (asked == "up") --state.cursor_y;
  if (asked == "down") ++state.cursor_y;
  state.cursor_x = std::clamp(state.cursor_x, 0, grid.width - 1);
  state.cursor_y = std::clamp(state.cursor_y, 0, grid.height - 1);
  if (asked != "space") return;
  const auto cell = static_cast<std::uint32_t>(state.cursor_y * grid.width + state.cursor_x);
  change_cells(ui, m, step, {cell}, std::nullopt, ++state.strokes);
}

}  // namespace

void film_screen(Ui& ui, const Rect& rect, const SequencesModel& m, std::uint32_t step,
                 SequencesState* state) {
  const lab::Grid grid = m.film.grid();
  const hopfield::Pattern& now = m.run.at(step);
  bool focused = false;
  if (state != nullptr) {
    state->cursor_x = std::min(state->cursor_x, grid.width - 1);
    state->cursor_y = std::min(state->cursor_y, grid.height - 1);
    const auto at = static_cast<std::size_t>(state->cursor_y * grid.width + state->cursor_x);
    ui::WidgetInfo info;
    info.id = "sequences.grid";
    info.role = ui::Role::grid;
    info.name = tr("The network, a picture to draw on");
    info.value = sentence(tr("{0} by {1}. {2} of {3} neurons are +1."),
                          {ui::number(grid.width), ui::number(grid.height),
                           ui::number(static_cast<double>(now.count_up())),
                           ui::number(static_cast<double>(now.size()))});
    info.live = sentence(tr("Row {0}, column {1} is {2}."),
                         {ui::number(state->cursor_y + 1), ui::number(state->cursor_x + 1),
                          now.up(at) ? "+1" : "−1"});
    if (ui.widgets.focused() == info.id)
      info.help = tr("Each cell is a neuron. Arrow keys move, space flips a cell.");
    info.rect = rect;
    const ui::AreaState area = ui::area(ui, info, ui::Drag::paints);
    if (!area.shown) return;
    draw_with(ui, rect, m, step, *state, area);
    if (area.asked) keys(ui, m, step, *state, *area.asked);
    focused = area.focused || state->cursor_shown;
  }
  const float cell = rect.w / static_cast<float>(grid.width);
  const float gap = std::clamp(cell / 16, 0.0F, 2.0F),
              radius = std::min(ui.theme.cell_radius, cell / 6);
  for (std::size_t k = 0; k < now.size(); ++k) {
    Rect place = ui::cell_rect(rect, grid.width, grid.height, k);
    place.w -= gap;
    place.h -= gap;
    ui::fill(ui, place, now.up(k) ? ui.theme.plus : ui.theme.minus, radius);
  }
  if (focused && state != nullptr)
    ui::draw_cell_ring(ui, rect, grid.width, grid.height,
                       static_cast<std::size_t>(state->cursor_y * grid.width + state->cursor_x),
                       ui.theme.accent);
}

}  // namespace workbenches::sequences
