#include "ui/dialogs/dialogs.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/memory/grid_view.hpp"
#include "ui/memory/memories_panel.hpp"
#include "ui/shell/panels.hpp"

namespace ui {

Answer answer_line(Ui& ui, std::string_view id, const Rect& rect, const char* action, bool enabled,
                   const char* help) {
  ButtonOptions primary;
  primary.kind = ButtonKind::primary;
  primary.enabled = enabled;
  primary.help = help;
  ButtonOptions quiet;
  quiet.kind = ButtonKind::quiet;
  const float w = button_width(ui, action, primary), cancel = button_width(ui, tr("Cancel"), quiet);
  const std::string name(id);
  const bool out =
      button(ui, name + ".cancel", {rect.right() - w - 8 - cancel, rect.y, cancel, rect.h},
             tr("Cancel"), quiet);
  if (button(ui, name + ".done", {rect.right() - w, rect.y, w, rect.h}, action, primary))
    return Answer::done;
  return out ? Answer::cancel : Answer::none;
}

bool memory_picker(Ui& ui, PanelState& s, std::string_view id, const Rect& rect, const char* name,
                   std::uint32_t* memory) {
  const std::vector<lab::Memory>& memories = *ui.session.document().memories;
  const auto count = static_cast<std::uint32_t>(memories.size());
  if (count == 0) return false;
  const std::uint32_t before = *memory;
  std::uint32_t at = std::min(before, count - 1);
  Rect r = rect;
  fill(ui, rect, ui.theme.soft, 8);
  const float side = std::min(rect.h, 36.0F);
  const std::string key(id);
  ButtonOptions o;
  o.kind = ButtonKind::icon;
  o.icon = icon::kChevronLeft;
  o.help = tr("The memory before it.");
  if (button(ui, key + ".before", r.cut_left(side), sentence(tr("{0}: the memory before"), {name}),
             o))
    at = (at + count - 1) % count;
  o.icon = icon::kChevronRight;
  o.help = tr("The next memory.");
  if (button(ui, key + ".next", r.cut_right(side), sentence(tr("{0}: the next memory"), {name}), o))
    at = (at + 1) % count;
  memory_thumbnail(ui, s, r.cut_left(rect.h - 8).inset(2), at);
  r.cut_left(8);
  text(ui, r, memories[at].name, FontKind::body, ui.theme.text);
  status(ui, key, rect, sentence(tr("{0}: {1}"), {name, memories[at].name}));
  *memory = at;
  return at != before;
}

bool picture_card(Ui& ui, std::string_view id, const Rect& rect, std::string_view name,
                  const CellTexture& cells, bool selected, const char* help) {
  WidgetInfo info;
  info.id = id;
  info.role = Role::toggle;
  info.name = name;
  info.help = help;
  info.rect = rect;
  info.checked = selected;
  if (!ui.shows(id)) return false;
  const bool pressed = row(ui, info, selected);
  Rect r = rect.inset(8);
  const Rect words = r.cut_bottom(18);
  r.cut_bottom(6);
  draw_cells(ui, fit_cells(ui, r, cells.width(), cells.height()), cells);
  text(ui, words, name, FontKind::small, ui.theme.text, 0.5F);
  // The tick stands on the card's corner, over the picture's.
  const Rect tick{rect.right() - 26, rect.y + 4, 22, 22};
  if (selected) {
    fill(ui, tick, ui.theme.text, 11);
    draw_icon(ui, tick.x + 11, tick.y + 11, icon::kCheck, ui.theme.surface, 16);
  }
  return pressed;
}

bool dialogs(Ui& ui, PanelState& s) {
  using Draw = void (*)(Ui&, PanelState&);
  // In the order of Open; what is missing comes with the workbenches.
  static constexpr std::array<Draw, 16> kDialogs = {
      nullptr,       nullptr,          nullptr,    spoil_menu, share_dialog, help_dialog,
      reset_dialog,  nullptr,          nullptr,    nullptr,    nullptr,      memory_menu,
      rename_dialog, store_again_menu, brush_menu, shift_menu};
  if (const Draw draw = kDialogs[static_cast<std::size_t>(s.open)]; draw != nullptr) draw(ui, s);
  return s.open != Open::none;
}

}  // namespace ui
