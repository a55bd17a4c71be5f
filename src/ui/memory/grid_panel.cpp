#include <algorithm>
#include <cmath>
#include <string>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/memory/grid_view.hpp"
#include "ui/shell/panels.hpp"

namespace ui {
namespace {

constexpr float kVerdict = 48, kVerdictOnPhones = 60;

/// Where things stand: the tools left of the grid (on a phone above it), the verdict below.
struct GridPlaces {
  Rect tools, grid, verdict;
};

GridPlaces arrange_grid(Ui& ui, Rect rect) {
  const lab::Grid grid = ui.session.document().grid;
  const bool phone = ui.layout == Layout::narrow, low = rect.h < 340, tools = ui.shows("tools");
  const bool below = !verdict_beside(ui);
  rect = rect.inset(rect.h < 480 ? 6.0F : 8.0F);
  if (rect.h > 480 && !phone) rect.cut_top(4);
  GridPlaces p;
  if (below) {
    p.verdict = rect.cut_bottom(phone ? kVerdictOnPhones : kVerdict);
    rect.cut_bottom(4);
  }
  if (phone && tools) {
    p.tools = rect.cut_top(48);
    rect.cut_top(6);
  }
  const float wide = !tools || phone ? 0.0F : low ? 46.0F : 56.0F;
  const float gap = wide > 0 ? low ? 6.0F : 8.0F : 0.0F;
  p.grid = fit_cells(ui, {rect.x, rect.y, rect.w - wide - gap, rect.h}, grid.width, grid.height);
  // Tools and grid stand together in the middle. A grid of another size does not move the tools.
  const float square = std::min(rect.w - wide - gap, rect.h);
  const float left = rect.x + wide + gap + (rect.w - wide - gap - square) / 2;
  p.grid.y = snap(ui, rect.y + (square - std::min(square, p.grid.h)) / 2);
  p.grid.x = snap(ui, left + (square - p.grid.w) / 2);
  if (wide > 0) {
    // As high as the grid, or as all there is where that is too low for them.
    const float high = std::min(rect.h, std::max(square, 420.0F));
    p.tools = {std::floor(std::min(left, p.grid.x) - gap - wide), rect.y, wide, high};
  }
  // The verdict stays near the picture it speaks of.
  if (below) p.verdict.y = std::min(p.verdict.y, p.grid.bottom() + (phone ? 4.0F : 10.0F));
  return p;
}

std::string summary(Ui& ui) {
  const lab::Document& d = ui.session.document();
  const lab::Pattern& shown = ui.session.shown().pattern();
  return sentence(
      tr("{0} by {1}. {2} of {3} neurons are +1."),
      {number(d.grid.width), number(d.grid.height), number(static_cast<double>(shown.count_up())),
       number(static_cast<double>(shown.size()))});
}

/// The cell that the arrow keys have come to.
std::string cell_words(Ui& ui, const GridState& s) {
  const lab::Pattern& shown = ui.session.shown().pattern();
  const auto cell =
      static_cast<std::size_t>(s.cursor_y * ui.session.document().grid.width + s.cursor_x);
  return sentence(tr("Row {0}, column {1} is {2}."),
                  {number(s.cursor_y + 1), number(s.cursor_x + 1),
                   state_word(ui.session, cell < shown.size() && shown.up(cell) ? 1 : -1)});
}

/// An empty sheet says what it is for.
void hint(Ui& ui, const Rect& grid) {
  const lab::Document& d = ui.session.document();
  if (ui.session.shown().pattern().count_up() != 0 || d.moment != 0) return;
  const char* words = d.memories->empty()
                          ? tr("Draw a picture here, then press Store: the network will learn it.")
                          : tr("Draw something here, then press Recall.");
  const float w = std::min(grid.w - 24, 300.0F);
  const float h = paragraph_height(FontKind::body, words, w);
  const Rect box = {grid.x + (grid.w - w) / 2 - 16, grid.y + (grid.h - h) / 2 - 12, w + 32, h + 24};
  fill(ui, box, with_alpha(ui.theme.surface, 0.92F), ui.theme.radius);
  paragraph(ui, {box.x + 16, box.y + 12, w, h}, words, FontKind::body, ui.theme.secondary, 0.5F);
}

void rings(Ui& ui, const GridState& s, const Rect& rect, bool focused) {
  const lab::Document& d = ui.session.document();
  const GridView& view = s.view;
  const auto ring = [&](std::size_t cell, ImU32 colour, float thickness, ImU32 rim) {
    if (cell < d.grid.neurons())
      draw_cell_ring(ui, rect, d.grid.width, d.grid.height, cell, colour, thickness, rim);
  };
  if (d.view.selected) ring(*d.view.selected, ui.theme.text, 2, ui.theme.surface);
  if (view.deciding && (view.shown > 0 || !view.over)) {
    const float share = view.over ? view.shown : 1.0F;
    ring(*view.deciding, with_alpha(ui.theme.accent, share), 3,
         with_alpha(ui.theme.surface, share));
  }
  if (focused)
    ring(static_cast<std::size_t>(s.cursor_y * d.grid.width + s.cursor_x), ui.theme.accent, 2, 0);
}

}  // namespace

void grid_panel(Ui& ui, Rect rect, PanelState& s) {
  const lab::Document& d = ui.session.document();
  const GridPlaces p = arrange_grid(ui, rect);
  GridState& grid = grid_state(s);
  update_grid(ui, grid);
  GridView& view = grid.view;
  fade_grid(ui, view);

  WidgetInfo info;
  info.id = "grid";
  info.role = Role::grid;
  info.name = tr("The network, a picture to draw on");
  info.value = summary(ui);
  info.live = cell_words(ui, grid);
  // Only for the keyboard: under the pointer the words would cover what is being drawn.
  if (ui.widgets.focused() == info.id)
    info.help = tr("Each cell is a neuron. Arrow keys move, space flips a cell.");
  info.rect = p.grid;
  const AreaState pointer = area(ui, info, Drag::paints);
  grid_input(ui, grid, p.grid, pointer);

  const float cell = p.grid.w / static_cast<float>(d.grid.width);
  CellStyle style;
  style.gap = std::clamp(cell / 16, 0.0F, 2.0F);
  // Rounded corners without a gap between the cells would leave a pattern of dots.
  style.radius =
      style.gap * ui.ratio >= 0.8F && cell >= 10 ? std::min(ui.theme.cell_radius, cell / 6) : 0.0F;
  // Signs come in gently as cells grow, so that a resize has no jump.
  style.signs = d.view.signs ? 0.55F * std::clamp((cell - 24) / 6, 0.0F, 1.0F) : 0.0F;
  style.digits = d.network.units == hopfield::Units::binary;
  ui.figure(p.grid);
  if (pointer.shown) {
    draw_cells(ui, p.grid, view.cells, style);
    rings(ui, grid, p.grid, pointer.focused || grid.cursor_shown);
    hint(ui, p.grid);
  }

  if (grid.draws_rectangle()) {
    const float h = ui.touch ? 44.0F : 36.0F;
    rectangle_prompt(ui, s,
                     p.verdict.empty() ? Rect{p.grid.x, p.grid.bottom() - h, p.grid.w, h}
                                       : Rect{p.grid.x, p.verdict.y, p.grid.w, p.verdict.h});
  } else if (!p.verdict.empty()) {
    verdict_lines(ui, s, p.verdict);
  }
  if (ui.shows("tools") && !grid.draws_rectangle())
    grid_tools(ui, s, p.tools, p.tools.h > p.tools.w);
}

}  // namespace ui
