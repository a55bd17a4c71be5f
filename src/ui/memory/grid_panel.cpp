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

constexpr float kVerdict = 48;

constexpr float kVerdictBeside = 150, kVerdictBesideAtMost = 220;

/// Where things stand: tools above or beside the grid, the verdict below it or at its other side.
struct Places {
  Rect tools, grid, verdict;
  Strip strip = Strip::row;
};

/// A wide, low view (an embedded page, a phone on its side) has its room at the side: the tools in a column, and at
/// the other side of a picture that is not wide itself the verdict.
Places arrange_low(Ui& ui, const Rect& whole, Rect rect) {
  const lab::Grid grid = ui.session.document().grid;
  constexpr float kGap = 16;
  const float size = control_height(ui), strip = size + 12;
  Places p;
  p.strip = Strip::column;
  const float words = std::min(kVerdictBesideAtMost, rect.w - strip - rect.h - kGap);
  if (words >= kVerdictBeside && grid.width * 4 <= grid.height * 5) {
    const float left = rect.x + (rect.w - strip - rect.h - kGap - words) / 2;
    p.grid = fit_cells(ui, {left + strip, rect.y, rect.h, rect.h}, grid.width, grid.height);
    p.verdict = {p.grid.right() + kGap, p.grid.y, words, p.grid.h};
  } else {
    p.verdict = rect.cut_bottom(kVerdict);
    rect.cut_bottom(4);
    rect.cut_left(strip);
    p.grid = fit_cells(ui, rect, grid.width, grid.height);
    p.verdict.x = rect.x;
    p.verdict.w = rect.w;
    p.verdict.y = std::min(p.verdict.y, p.grid.bottom() + 14);
  }
  // In line with the picture where that is high enough, else in the middle of all the height there is.
  const float length = strip_length(ui, Strip::column);
  p.tools = {p.grid.x - strip, p.grid.y, size, std::max(p.grid.h, length)};
  if (length > p.grid.h) p.tools.y = whole.y + std::max(0.0F, (whole.h - length) / 2);
  return p;
}

Places arrange(Ui& ui, Rect rect) {
  const lab::Grid grid = ui.session.document().grid;
  const bool tight = rect.w < 420 || rect.h < 420, tools = ui.shows("tools");
  const float margin = tight ? 8.0F : ui.theme.margin, size = control_height(ui);
  const Rect whole = rect;
  rect = rect.inset(margin);
  if (tools && rect.w > rect.h + 2 * size && rect.h < 460) return arrange_low(ui, whole, rect);
  Places p;
  p.verdict = rect.cut_bottom(kVerdict);
  rect.cut_bottom(tight ? 4.0F : 10.0F);
  if (tools) {
    const Rect above = rect.cut_top(size);
    rect.cut_top(tight ? 8.0F : 12.0F);
    p.grid = fit_cells(ui, rect, grid.width, grid.height);
    p.strip = std::min(above.w, std::max(p.grid.w, 480.0F)) >= strip_length(ui, Strip::row)
                  ? Strip::row
                  : Strip::compact_row;
    const float width = std::min(above.w, std::max(p.grid.w, strip_length(ui, p.strip)));
    p.tools = {above.x + (above.w - width) / 2, p.grid.y - size - (tight ? 8.0F : 12.0F), width,
               size};
  } else {
    p.grid = fit_cells(ui, rect, grid.width, grid.height);
  }
  // The verdict stays near the picture it speaks of.
  p.verdict.y = std::min(p.verdict.y, p.grid.bottom() + (tight ? 4.0F : 14.0F));
  return p;
}

std::string summary(Ui& ui, const GridState& s) {
  const lab::Document& d = ui.session.document();
  const lab::Pattern& shown = ui.session.shown().pattern();
  const auto cell = static_cast<std::size_t>(s.cursor_y * d.grid.width + s.cursor_x);
  return sentence(
      tr("{0} by {1}. {2} of {3} neurons are +1. Row {4}, column {5} is {6}."),
      {number(d.grid.width), number(d.grid.height), number(static_cast<double>(shown.count_up())),
       number(static_cast<double>(shown.size())), number(s.cursor_y + 1), number(s.cursor_x + 1),
       cell < shown.size() && shown.up(cell) ? "+1" : "−1"});
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
  const Places p = arrange(ui, rect);
  GridState& grid = grid_state(s);
  update_grid(ui, grid);
  GridView& view = grid.view;
  fade_grid(ui, view);

  WidgetInfo info;
  info.id = "grid";
  info.role = Role::grid;
  info.name = tr("The network, a picture to draw on");
  info.value = summary(ui, grid);
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
  if (pointer.shown) {
    draw_cells(ui, p.grid, view.cells, style);
    rings(ui, grid, p.grid, pointer.focused || grid.cursor_shown);
    hint(ui, p.grid);
  }

  if (ui.shows("tools")) grid_tools(ui, s, p.tools, p.strip);
  verdict_lines(ui, s, p.verdict);
}

}  // namespace ui
