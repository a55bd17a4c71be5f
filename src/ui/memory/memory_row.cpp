#include <algorithm>
#include <cmath>
#include <string>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/memory/memories_panel.hpp"

namespace ui {
namespace {

constexpr float kPad = 8, kThumb = 48;

/// A bar from the centre: right for agreement, left for disagreement.
void overlap_bar(Ui& ui, const Rect& rect, double q, ImU32 colour) {
  const float middle = rect.x + rect.w / 2;
  fill(ui, rect, ui.theme.hairline, rect.h / 2);
  const float length = static_cast<float>(std::clamp(std::abs(q), 0.0, 1.0)) * rect.w / 2;
  if (length >= 1) {
    const Rect bar = {q > 0 ? middle : middle - length, rect.y, length, rect.h};
    fill(ui, bar, colour, std::min(rect.h / 2, length / 2));
  }
  // The centre tick is what makes "no overlap" something to see.
  fill(ui, {snap(ui, middle - 0.5F), rect.y - 1, 1, rect.h + 2}, ui.theme.secondary);
}

/// With a mouse a row can be dragged to another place; a finger's drag scrolls the list.
void reorder(Ui& ui, MemoriesState& s, const Hit& hit, const Rect& rect, std::size_t memory) {
  if (ui.touch) return;
  const PointerInput& p = ui.widgets.input().pointer();
  if (hit.pressed) s.drag_y = p.y;
  if (hit.held && s.drag_row < 0 && std::abs(p.y - s.drag_y) > 8)
    s.drag_row = static_cast<int>(memory);
  if (s.drag_row == static_cast<int>(memory)) {
    s.drag_y = p.y;
    fill(ui, {rect.x, rect.y, rect.w, rect.h}, with_alpha(ui.theme.text, 0.06F), ui.theme.radius);
  }
}

}  // namespace

std::string memory_id(std::size_t memory, const char* part) {
  std::string id = "memories." + std::to_string(memory);
  return part == nullptr ? id : id + "." + part;
}

std::string stability_words(const hopfield::Stability& stability) {
  if (stability.unstable == 0) return tr("stable");
  return sentence(tr("{0} unstable"), {number(static_cast<double>(stability.unstable))});
}

float memory_row_height(const Ui& ui) { return ui.touch ? 66.0F : 62.0F; }

void memory_thumbnail(Ui& ui, PanelState& s, const Rect& box, std::size_t memory) {
  const lab::Document& d = ui.session.document();
  std::vector<Thumbnail>& thumbnails = memories_state(s).thumbnails;
  if (thumbnails.size() != d.memories->size()) thumbnails.resize(d.memories->size());
  const CellTexture& cells =
      thumbnails[memory].of((*d.memories)[memory].pattern, d.grid.width, d.grid.height);
  draw_cells(ui, fit_picture(box, d.grid.width, d.grid.height), cells);
}

void memory_row(Ui& ui, PanelState& s, const Rect& rect, std::size_t memory) {
  const lab::Document& d = ui.session.document();
  const Standing& now = standing(ui, s);
  const std::span<const std::int32_t> overlaps = ui.session.shown().overlaps();
  const double q = memory < overlaps.size() ? static_cast<double>(overlaps[memory]) /
                                                  static_cast<double>(d.grid.neurons())
                                            : 0.0;
  const Standing::Entry* leader = now.of(memory);
  const bool best =
      !now.leaders.empty() && now.leaders.front().pattern == memory && std::abs(q) > 0.05;
  const hopfield::Stability& stability = ui.session.stability(memory);
  const bool unstable = stability.unstable > 0;
  const std::string& name = (*d.memories)[memory].name;

  WidgetInfo info;
  info.id = memory_id(memory);
  info.role = Role::listitem;
  info.name = name;
  info.value = sentence(tr("overlap {0}, {1}"), {signed_number(q, 2), stability_words(stability)});
  info.rect = rect;
  if (!ui.shows(info.id)) return;
  const bool pressed = row(ui, info, best);
  const Hit hit = ui.widgets.input().zone(info.id, rect);
  MemoriesState& list = memories_state(s);
  reorder(ui, list, hit, rect, memory);
  if (pressed && list.drag_row < 0)
    ui.emit(lab::command::Load{static_cast<std::uint32_t>(memory), false});

  Rect r = rect;
  r.cut_left(kPad);
  Rect thumb = r.cut_left(kThumb);
  thumb = {thumb.x, rect.y + (rect.h - kThumb) / 2, kThumb, kThumb};
  memory_thumbnail(ui, s, thumb, memory);
  r.cut_left(12);
  const float dots = ui.touch ? 40.0F : 30.0F;
  const Rect menu = r.cut_right(dots);
  const float middle = rect.y + rect.h / 2;
  const std::string value = signed_number(q, 2);
  const float value_width = std::max(44.0F, text_width(FontKind::body, value));
  // An unstable memory has a line of its own for that, so that no long name hides it.
  text(ui, {r.x, middle - (unstable ? 29.0F : 21.0F), r.w, 20}, name,
       best ? FontKind::strong : FontKind::body, ui.theme.text);
  text(ui, {r.right() - value_width, middle + (unstable ? 8.0F : 3.0F), value_width, 16}, value,
       FontKind::small, best ? ui.theme.text : ui.theme.secondary, 1);
  const float bar = r.w - value_width - 6;
  if (unstable)
    text(ui, {r.x, middle - 10, r.w, 16}, stability_words(stability), FontKind::small,
         ui.theme.warning);
  overlap_bar(ui, {r.x, middle + (unstable ? 14.0F : 9.0F), std::max(20.0F, bar), 4}, q,
              leader != nullptr ? leader->colour : ui.theme.secondary);

  ButtonOptions o;
  o.kind = ButtonKind::icon;
  o.icon = icon::kMore;
  const Rect at = {menu.x, rect.y + (rect.h - dots) / 2, dots, dots};
  const std::string label = sentence(tr("More about {0}"), {name});
  const bool more = button(ui, memory_id(memory, "menu"), at, label, o);
  if (more || (hit.long_pressed && ui.touch) || context_press(ui, rect))
    s.show(Open::memory, at, static_cast<std::uint32_t>(memory));
}

}  // namespace ui
