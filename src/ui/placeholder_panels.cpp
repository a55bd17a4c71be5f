#include "ui/cells.hpp"
#include "ui/draw.hpp"
#include "ui/panels.hpp"

// Stand-ins until the panels are merged: enough to see the screen's arrangement.
namespace ui {

void memories_panel(Ui& ui, Rect rect, PanelState&) { caption(ui, rect.inset(18).cut_top(14), tr("Memories")); }

void grid_panel(Ui& ui, Rect rect, PanelState&) {
  static CellTexture cells(CellTexture::Kind::marked);
  const lab::Grid grid = ui.session.document().grid;
  Rect room = rect.inset(20);
  const Rect words = room.cut_bottom(60);
  cells.set_pattern(ui.session.shown().pattern(), grid.width, grid.height);
  const Rect place = fit_cells(ui, room, grid.width, grid.height);
  CellStyle style;
  style.gap = 1.5F;
  style.radius = 2;
  draw_cells(ui, place, cells, style);
  phrase(ui, words, ui.session.verdict().headline, FontKind::verdict, ui.theme.text, 0.5F);
}

void insight_panel(Ui& ui, Rect rect, PanelState&) { caption(ui, rect.inset(18).cut_top(14), tr("Energy")); }

bool dialogs(Ui&, PanelState& state) { return state.open != Open::none; }

void import_file(PanelState&, std::string_view, std::span<const std::uint8_t>) {}
void import_picture(PanelState&, std::string_view, int, int, std::span<const std::uint8_t>) {}

}  // namespace ui
