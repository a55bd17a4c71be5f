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

constexpr float kRowPad = 8, kThumb = 48;

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

namespace {

/// What a row and a tile of a memory have in common: what is known of it, and what presses do.
struct Shown {
  double q = 0;
  std::string name, value;
  bool best = false, there = false;
  ImU32 colour = 0;
  hopfield::Stability stability;
  Hit hit;
};

Shown pressed_memory(Ui& ui, PanelState& s, const Rect& rect, std::size_t memory) {
  const lab::Document& d = ui.session.document();
  const Standing& now = standing(ui, s);
  const std::span<const std::int32_t> overlaps = ui.session.shown().overlaps();
  Shown m;
  m.q = memory < overlaps.size()
            ? static_cast<double>(overlaps[memory]) / static_cast<double>(d.grid.neurons())
            : 0.0;
  const Standing::Entry* leader = now.of(memory);
  m.colour = leader != nullptr ? leader->colour : ui.theme.secondary;
  m.best = !now.leaders.empty() && now.leaders.front().pattern == memory && std::abs(m.q) > 0.05;
  m.stability = ui.session.stability(memory);
  m.name = (*d.memories)[memory].name;
  m.value = signed_number(m.q, 2);
  WidgetInfo info;
  info.id = memory_id(memory);
  info.role = Role::listitem;
  info.name = m.name;
  info.value = sentence(tr("overlap {0}, {1}"), {m.value, stability_words(m.stability)});
  info.rect = rect;
  m.there = ui.shows(info.id);
  if (!m.there) return m;
  const bool pressed = row(ui, info, m.best);
  m.hit = ui.widgets.input().zone(info.id, rect);
  MemoriesState& list = memories_state(s);
  reorder(ui, list, m.hit, rect, memory);
  if (pressed && list.drag_row < 0)
    ui.emit(lab::command::Load{static_cast<std::uint32_t>(memory), false});
  return m;
}

/// The button of a memory's menu; a long press or the other mouse button on the memory does the same.
void menu_button(Ui& ui, PanelState& s, const Shown& m, const Rect& rect, const Rect& at,
                 std::size_t memory) {
  ButtonOptions o;
  o.kind = ButtonKind::icon;
  o.icon = icon::kMore;
  const std::string label = sentence(tr("More about {0}"), {m.name});
  const bool more = button(ui, memory_id(memory, "menu"), at, label, o);
  if (more || (m.hit.long_pressed && ui.touch) || context_press(ui, rect))
    s.show(Open::memory, at, static_cast<std::uint32_t>(memory));
}

}  // namespace

float memory_tile_height(const Ui& ui, float room, std::size_t count) {
  const float all = room / static_cast<float>(std::max<std::size_t>(count, 1));
  return std::clamp(std::floor(all), ui.touch ? 92.0F : 88.0F, 132.0F);
}

void memory_tile(Ui& ui, PanelState& s, const Rect& rect, std::size_t memory) {
  const Shown m = pressed_memory(ui, s, {rect.x, rect.y, rect.w, rect.h - 4}, memory);
  if (!m.there) return;
  const float side = rect.h - 52;
  memory_thumbnail(ui, s, {rect.x + 8, rect.y + 6, side, side}, memory);
  if (m.stability.unstable > 0)
    fill(ui, {rect.right() - 16, rect.y + rect.h - 56, 7, 7}, ui.theme.warning, 3.5F);
  Rect line{rect.x + 8, rect.y + side + 9, rect.w - 16, 18};
  text(ui, line.cut_right(text_width(FontKind::small, m.value) + 1), m.value, FontKind::small,
       m.best ? ui.theme.text : ui.theme.secondary, 1);
  text(ui, line, m.name, m.best ? FontKind::caption : FontKind::small, ui.theme.text);
  overlap_bar(ui, {rect.x + 8, rect.y + side + 30, rect.w - 16, 4}, m.q, m.colour);
  const float wide = std::min(rect.w - side - 10, 44.0F);
  menu_button(ui, s, m, rect, {rect.right() - wide, rect.y + 2, wide, ui.touch ? 44.0F : 30.0F},
              memory);
}

void memories_glance(Ui& ui, PanelState& s, const Rect& rect) {
  if (!ui.shows("memories.show")) return;
  const lab::Document& d = ui.session.document();
  const std::size_t count = d.memories->size();
  WidgetInfo info;
  info.id = "memories.show";
  info.name = sentence(tr("{0} {0|memory|memories}"), {counted(count)});
  info.help = tr("Shows the memories");
  info.rect = rect.inset(-4);
  info.rect.y += 2;
  info.rect.h -= 4;
  if (row(ui, info)) s.wants_side = true;
  const Standing& now = standing(ui, s);
  const auto shown = std::min<std::size_t>({3, now.leaders.size(), count});
  if (shown == 0) {
    text(ui, rect, tr("No memories yet"), FontKind::small, ui.theme.secondary);
    return;
  }
  // In the order of the list, whichever is nearest.
  std::vector<Standing::Entry> leaders(now.leaders.begin(),
                                       now.leaders.begin() + static_cast<std::ptrdiff_t>(shown));
  std::sort(leaders.begin(), leaders.end(),
            [](const auto& a, const auto& b) { return a.pattern < b.pattern; });
  constexpr float kPicture = 26, kText = kPicture + 4;
  const auto words = [&](const Standing::Entry& entry) {
    return std::max(text_width(FontKind::small, (*d.memories)[entry.pattern].name),
                    text_width(FontKind::small, "−0.00"));
  };
  float spare = rect.w;
  for (const Standing::Entry& entry : leaders) spare -= kText + words(entry);
  // Rather fewer than numbers that cannot be read: the one that stands out least goes.
  while (leaders.size() > 1 && spare < 0) {
    const auto least = std::min_element(leaders.begin(), leaders.end(),
                                        [](const Standing::Entry& a, const Standing::Entry& b) {
                                          return std::abs(a.overlap) < std::abs(b.overlap);
                                        });
    spare += kText + words(*least);
    leaders.erase(least);
  }
  // Names give way to each other alike.
  const float more = std::min(24.0F, spare / static_cast<float>(leaders.size()));
  float x = rect.x;
  for (const Standing::Entry& entry : leaders) {
    const float width = kText + words(entry) + more;
    memory_thumbnail(ui, s, {x, rect.y + 3, kPicture, kPicture}, entry.pattern);
    const Rect line{x + kText, rect.y, width - kText - (more < 0 ? 3.0F : -1.0F), 16};
    text(ui, line, (*d.memories)[entry.pattern].name, FontKind::small, ui.theme.text);
    text(ui, line.moved(0, 15), signed_number(entry.overlap, 2), FontKind::small,
         ui.theme.secondary);
    x += width;
  }
}

void memory_row(Ui& ui, PanelState& s, const Rect& rect, std::size_t memory) {
  const Shown m = pressed_memory(ui, s, rect, memory);
  if (!m.there) return;
  const bool best = m.best, unstable = m.stability.unstable > 0;
  const std::string& name = m.name;
  Rect r = rect;
  r.cut_left(kRowPad);
  Rect thumb = r.cut_left(kThumb);
  thumb = {thumb.x, rect.y + (rect.h - kThumb) / 2, kThumb, kThumb};
  memory_thumbnail(ui, s, thumb, memory);
  r.cut_left(12);
  const float dots = ui.touch ? 40.0F : 30.0F;
  const Rect menu = r.cut_right(dots);
  const float middle = rect.y + rect.h / 2;
  const std::string& value = m.value;
  const float value_width = std::max(44.0F, text_width(FontKind::body, value));
  // An unstable memory has a line of its own for that, so that no long name hides it.
  text(ui, {r.x, middle - (unstable ? 29.0F : 21.0F), r.w, 20}, name,
       best ? FontKind::strong : FontKind::body, ui.theme.text);
  text(ui, {r.right() - value_width, middle + (unstable ? 8.0F : 3.0F), value_width, 16}, value,
       FontKind::small, best ? ui.theme.text : ui.theme.secondary, 1);
  const float bar = r.w - value_width - 6;
  if (unstable)
    text(ui, {r.x, middle - 10, r.w, 16}, stability_words(m.stability), FontKind::small,
         ui.theme.warning);
  overlap_bar(ui, {r.x, middle + (unstable ? 14.0F : 9.0F), std::max(20.0F, bar), 4}, m.q,
              m.colour);

  menu_button(ui, s, m, rect, {menu.x, rect.y + (rect.h - dots) / 2, dots, dots}, memory);
}

}  // namespace ui
