#include "ui/plots/cells.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/memory/grid_view.hpp"
#include "workbenches/places/places.hpp"

/// The population: a finger silences cells, or restores them where it begins on a silenced one.
namespace workbenches::places {
namespace {

using ui::FontKind;
using ui::sentence;
using ui::tr;

/// The number of the cell that is shown in this square.
std::size_t cell_in(const PlacesNow& now, std::size_t square) {
  return now.bench.numbered ? square : now.runs->fields->by_place()[square];
}

void silence_cells(Ui& ui, const PlacesNow& now, const std::vector<std::uint32_t>& squares,
                   bool silent, std::uint32_t stroke) {
  lab::Change<lab::Places> change;
  std::vector<int> all = now.bench.silenced;
  for (const std::uint32_t square : squares) {
    const auto cell = static_cast<int>(cell_in(now, square));
    const auto found = std::ranges::find(all, cell);
    if (silent && found == all.end()) all.push_back(cell);
    if (!silent && found != all.end()) all.erase(found);
  }
  change.silenced = std::move(all);
  change.cell = static_cast<std::uint32_t>(cell_in(now, squares.back()) + 1);
  change.stroke = stroke;
  if (ui.session.running()) ui.emit(lab::command::Pause{});
  emit_places(ui, std::move(change));
}

void silence_by_hand(Ui& ui, const Rect& grid, const PlacesNow& now, PlacesState& state,
                     const ui::AreaState& area, const Rect& rect) {
  const auto side = static_cast<int>(now.bench.side);
  const float cell = grid.w / static_cast<float>(side);
  const auto x_of = [&](float x) { return (rect.x + x - grid.x) / cell; };
  const auto y_of = [&](float y) { return (rect.y + y - grid.y) / cell; };
  const auto square_at = [&](float x, float y) {
    return static_cast<std::uint32_t>(std::clamp(static_cast<int>(std::floor(y)), 0, side - 1) *
                                          side +
                                      std::clamp(static_cast<int>(std::floor(x)), 0, side - 1));
  };
  const bool here = ui.widgets.input().pointer().present;
  const float x = x_of(area.x), y = y_of(area.y);
  state.pointed.reset();
  if (area.hovered && here && !ui.touch) state.pointed = cell_in(now, square_at(x, y));
  std::vector<std::uint32_t> squares;
  if (area.pressed) {
    const std::uint32_t first = square_at(x, y);
    state.silences = !area.erases && !now.runs->silenced.up(cell_in(now, first));
    state.stroke = ++state.points.strokes;
    state.stroke_x = x;
    state.stroke_y = y;
    state.cells_keyed = false;
    squares.push_back(first);
  }
  if (!state.silences) return;
  const auto go_on = [&](float to_x, float to_y) {
    for (const std::uint32_t square :
         ui::brush_line({side, side}, 1, state.stroke_x, state.stroke_y, to_x, to_y))
      squares.push_back(square);
    state.stroke_x = to_x;
    state.stroke_y = to_y;
  };
  if (here && area.follows() && !area.pressed) {
    for (const auto& [to_x, to_y] : area.trail) go_on(x_of(to_x), y_of(to_y));
    if (square_at(x, y) != square_at(state.stroke_x, state.stroke_y)) go_on(x, y);
  }
  if (!squares.empty()) silence_cells(ui, now, squares, *state.silences, state.stroke);
  if (area.released || !area.held) state.silences.reset();
}

void cells_keys(Ui& ui, const PlacesNow& now, PlacesState& state, std::string_view asked) {
  const std::size_t side = now.bench.side;
  state.cells_keyed = true;
  if (asked == "left" && state.cell_x > 0) --state.cell_x;
  if (asked == "right" && state.cell_x + 1 < side) ++state.cell_x;
  if (asked == "up" && state.cell_y > 0) --state.cell_y;
  if (asked == "down" && state.cell_y + 1 < side) ++state.cell_y;
  const std::size_t square = state.cell_y * side + state.cell_x;
  if (asked == "space")
    return silence_cells(ui, now, {static_cast<std::uint32_t>(square)},
                         !now.runs->silenced.up(cell_in(now, square)), ++state.points.strokes);
  lab::Change<lab::Places> change;
  change.cell = static_cast<std::uint32_t>(cell_in(now, square) + 1);
  emit_places(ui, std::move(change));
}

std::string cell_words(const PlacesNow& now, const PlacesState& state) {
  const std::size_t cell = cell_in(now, state.cell_y * now.bench.side + state.cell_x);
  const hopfield::Place& at = now.runs->fields->centres()[cell];
  const bool active = now.state().up(cell), silent = now.runs->silenced.up(cell);
  return sentence(
      silent
          ? (active ? tr("Cell {0}, silenced in the cue, is active. Its field is at {1}, {2} cm.")
                    : tr("Cell {0} is silenced. Its field is at {1}, {2} cm."))
      : active ? tr("Cell {0} is active. Its field is at {1}, {2} cm.")
               : tr("Cell {0} is silent. Its field is at {1}, {2} cm."),
      {number_from_one(cell), ui::number(100 * at.x), ui::number(100 * at.y)});
}

}  // namespace

void cells_figure(Ui& ui, const Rect& rect, const PlacesNow& now, PlacesState* state) {
  constexpr float kTitle = 22;
  Rect room = rect;
  const Rect title = room.cut_top(kTitle);
  const std::size_t side = now.bench.side;
  const Rect grid = ui::fit_cells(ui, room, static_cast<int>(side), static_cast<int>(side));
  bool ring = false;
  if (state != nullptr) {
    state->cell_x = std::min(state->cell_x, side - 1);
    state->cell_y = std::min(state->cell_y, side - 1);
    ui::WidgetInfo info;
    info.id = "places.cells";
    info.role = ui::Role::grid;
    info.name = tr("The cells");
    info.value =
        sentence(tr("{0} of {1} cells are active, {2} are silenced."),
                 {ui::counted(now.said.active), ui::number(static_cast<double>(side * side)),
                  ui::number(static_cast<double>(now.bench.silenced.size()))});
    info.live = cell_words(now, *state);
    if (ui.widgets.focused() == info.id)
      info.help = tr("Arrow keys move. Space silences a cell, or restores it.");
    info.rect = grid;
    const ui::AreaState area = ui::area(ui, info, ui::Drag::paints);
    if (!area.shown) return;
    silence_by_hand(ui, grid, now, *state, area, grid);
    if (area.asked) cells_keys(ui, now, *state, *area.asked);
    ring = area.focused && state->cells_keyed;
  }
  ui::text(
      ui, title,
      sentence(tr("{0} of {1} cells active"), {ui::number(static_cast<double>(now.said.active)),
                                               ui::number(static_cast<double>(side * side))}),
      FontKind::strong, ui.theme.text, 0.5F);
  const float size = grid.w / static_cast<float>(side);
  const float gap = std::clamp(size / 14, 0.5F, 1.5F);
  const hopfield::Pattern& active = now.state();
  const hopfield::Pattern& wanted = now.runs->memory->patterns()[now.bench.wanted()];
  for (std::size_t square = 0; square < side * side; ++square) {
    const std::size_t cell = cell_in(now, square);
    Rect at = ui::cell_rect(grid, static_cast<int>(side), static_cast<int>(side), square);
    at.w -= gap;
    at.h -= gap;
    const bool up = active.up(cell);
    ui::fill(ui, at, up ? ui.theme.plus : ui.theme.minus, std::min(2.0F, size / 8));
    // A dot where the wanted pattern has the other value: a cell that is missing, or one too many.
    if (up != wanted.up(cell))
      ui::list().AddCircleFilled({at.x + at.w / 2, at.y + at.h / 2}, std::max(1.5F, size * 0.16F),
                                 up ? ui.theme.warning : ui.theme.plus, 12);
    if (!now.runs->silenced.up(cell)) continue;
    const Rect in = at.inset(size * 0.2F);
    const ImU32 ink =
        up ? ui::with_alpha(ui.theme.minus, 0.8F) : ui::with_alpha(ui.theme.secondary, 0.55F);
    ui::list().AddLine({in.x, in.y}, {in.right(), in.bottom()}, ink, std::max(1.0F, size / 18));
    ui::list().AddLine({in.x, in.bottom()}, {in.right(), in.y}, ink, std::max(1.0F, size / 18));
  }
  std::optional<std::size_t> marked;
  if (now.bench.cell > 0) marked = now.bench.cell - 1;
  if (state != nullptr && state->pointed) marked = state->pointed;
  for (std::size_t square = 0; square < side * side; ++square)
    if (marked == cell_in(now, square))
      ui::draw_cell_ring(ui, grid, static_cast<int>(side), static_cast<int>(side), square,
                         ui.theme.series[1]);
  if (ring)
    ui::draw_cell_ring(ui, grid, static_cast<int>(side), static_cast<int>(side),
                       state->cell_y * side + state->cell_x, ui.theme.accent);
}

float order_width(const Ui& ui) {
  const std::array<const char*, 2> names = {tr("By place"), tr("By number")};
  return ui::segmented_width(ui, names);
}

bool order_choice(Ui& ui, const Rect& place, const PlacesNow& now) {
  const std::array<const char*, 2> names = {tr("By place"), tr("By number")};
  int selected = now.bench.numbered ? 1 : 0;
  if (!ui::segmented(
          ui, "places.order", place, tr("Order of the cells"), names, &selected,
          tr("By place: neighbours in the picture have neighbouring fields. By number: as in the "
             "hippocampus, where they do not.")))
    return false;
  lab::Change<lab::Places> change;
  change.numbered = selected == 1;
  emit_places(ui, std::move(change));
  return true;
}

}  // namespace workbenches::places
