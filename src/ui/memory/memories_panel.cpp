#include "ui/memory/memories_panel.hpp"

#include <algorithm>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/memory/insight_panel.hpp"
#include "ui/shell/panels.hpp"
#include "ui/shell/shortcuts.hpp"

namespace ui {
namespace {

constexpr float kCaption = 48, kFoldRow = 36;

float rule_row_height(const Ui& ui) { return ui.touch ? 44.0F : kFoldRow; }

/// On a phone every row counts: the two buttons stand beside the heading instead of below the list.
bool buttons_above(const Ui& ui) { return ui.layout == Layout::narrow; }
/// A column so narrow that buttons stand below each other and the heading is broken.
bool is_slim(const Rect& rect) { return rect.w < 160; }

/// The rule by which the memories are learnt; a press changes it. `listed`: among the rows below the list, as wide as they are.
void rule_row(Ui& ui, PanelState& s, const Rect& rect, bool listed) {
  WidgetInfo info;
  info.id = "memories.rule";
  info.name = tr("Learning rule");
  info.value = rule_words(ui.session.document().learning).name;
  info.rect = rect;
  if (!ui.shows(info.id)) return;
  if (row(ui, info)) s.show(Open::rule, rect);
  // In the narrowest column "Dense memory" has no room otherwise.
  const bool tight = text_width(FontKind::body, info.value) + 38 > rect.w;
  const float pad = tight ? 2 : 8;
  const FontKind font = tight ? FontKind::small : FontKind::body;
  Rect line{rect.x + pad, rect.y, rect.w - 2 * pad, rect.h};
  const float width = std::min(text_width(font, info.value), line.w - 22);
  const Rect words = listed ? Rect{line.right() - 22 - width, line.y, width, line.h}
                            : Rect{line.x, line.y, width, line.h};
  if (listed) text(ui, line, info.name, FontKind::caption, ui.theme.secondary);
  text(ui, words, info.value, font, ui.theme.text);
  draw_icon(ui, words.right() + 14, rect.y + rect.h / 2, icon::kChevronDown, ui.theme.secondary,
            16);
}

/// Its name and the chevron.
float rule_row_width(const Ui& ui) {
  return text_width(FontKind::body, rule_words(ui.session.document().learning).name) + 38;
}

/// Whether the rule stands in the heading, with the load beside it.
bool rule_above(const Ui& ui, const Rect& rect) { return !buttons_above(ui) && !is_slim(rect); }
float heading_height(const Ui& ui, const Rect& rect) {
  return ui.touch && rule_above(ui, rect) ? 66.0F : kCaption;
}

void heading(Ui& ui, PanelState& s, Rect rect, bool with_rule) {
  const lab::Document& d = ui.session.document();
  const std::size_t count = d.memories->size();
  const bool slim = is_slim(rect);
  const std::string words =
      slim ? sentence(tr("{0} {0|memory|memories}"), {counted(count)})
           : sentence(tr("{0} {0|memory|memories} in {1} neurons"),
                      {counted(count), number(static_cast<double>(d.grid.neurons()))});
  const std::string load =
      sentence(with_rule ? tr("α = {0}")
               : slim    ? tr("α = P/N = {0}")
                         : tr("load α = P / N = {0}"),
               {number(static_cast<double>(count) / static_cast<double>(d.grid.neurons()), 3)});
  const Rect first = rect.cut_top(16);
  Rect at{rect.x, rect.y + 1, rect.w, 22};
  if (with_rule) {
    // The rule at the left, the load at the right of one line.
    at = {rect.x, rect.y + 2, rect.w, ui.touch ? 44.0F : 28.0F};
    const float width = text_width(FontKind::body, load);
    const float rule = ui.room("memories.rule", rule_row_width(ui));
    rule_row(ui, s, {at.x - 8, at.y, std::min(rule, at.w + 8), at.h}, false);
    at = rule + width <= at.w ? Rect{at.right() - width, at.y, width, at.h} : Rect{};
  }
  caption(ui, first, words);
  if (at.empty()) return;
  term(ui, "memories.load", at, load,
       tr("α = P / N: memories per neuron. Random pictures are recalled well up to about 0.14."));
}

void store(Ui& ui, PanelState& s, const Rect& at) {
  using Is = hopfield::Relation::Is;
  const Is is = ui.session.relation().is;
  if (is == Is::duplicate || is == Is::inverse)
    s.show(Open::store_again, at);
  else
    ui.emit(lab::command::Store{});
}

bool has_store(const Ui& ui) { return ui.shows("store") && ui.shows("memories.store"); }
bool has_pictures(const Ui& ui) { return ui.shows("pictures") && ui.shows("memories.pictures"); }

/// On a phone an icon must do.
float pictures_width(const Ui& ui) {
  return buttons_above(ui) ? control_height(ui) : button_width(ui, tr("Pictures…"));
}

/// Store and Pictures, from the left; the width they take.
float buttons_width(const Ui& ui) {
  ButtonOptions o;
  o.icon = icon::kPlus;
  float width = has_store(ui) ? button_width(ui, tr("Store"), o) : 0;
  if (has_pictures(ui)) width += (width > 0 ? ui.theme.gap : 0) + pictures_width(ui);
  return width;
}

void buttons(Ui& ui, PanelState& s, Rect rect) {
  const float h = control_height(ui);
  ButtonOptions o;
  o.icon = icon::kPlus;
  o.help = tr("Stores the picture that is shown as a new memory.");
  o.shortcut = keys_of(Shortcut::Does::store);
  const bool full = ui.session.document().memories->size() >= lab::kMostMemories;
  o.enabled = !full;
  if (has_store(ui)) {
    const bool slim = is_slim(rect) && !buttons_above(ui);
    const Rect at =
        slim ? rect.cut_top(h) : rect.cut_left(std::min(rect.w, button_width(ui, tr("Store"), o)));
    if (button(ui, "memories.store", {at.x, at.y, at.w, h}, tr("Store"), o)) store(ui, s, at);
    (void)(slim ? rect.cut_top(ui.theme.gap) : rect.cut_left(ui.theme.gap));
  }
  if (has_pictures(ui)) {
    ButtonOptions p;
    p.help = tr("Included pictures, random patterns, and pictures of your own from a file.");
    const bool slim = is_slim(rect) && !buttons_above(ui);
    const float w = slim ? rect.w : std::min(rect.w, pictures_width(ui));
    if (buttons_above(ui)) {
      fill(ui, {rect.x, rect.y, w, h}, ui.theme.soft, ui.theme.radius);
      p.kind = ButtonKind::icon;
      p.icon = icon::kImage;
    }
    if (button(ui, "memories.pictures", {rect.x, rect.y, w, h}, tr("Pictures…"), p))
      s.show(Open::pictures);
  }
}

void drop_dragged(Ui& ui, MemoriesState& s, const Rect& content, float row_height) {
  const auto count = static_cast<int>(ui.session.document().memories->size());
  const int slot =
      std::clamp(static_cast<int>(std::round((s.drag_y - content.y) / row_height)), 0, count);
  const float y = content.y + static_cast<float>(slot) * row_height;
  fill(ui, {content.x, y - 1, content.w, 2}, ui.theme.text, 1);
  if (ui.widgets.input().pointer().down) return;
  const int to = slot > s.drag_row ? slot - 1 : slot;
  if (s.drag_row < count && to != s.drag_row)
    ui.emit(
        lab::command::Move{static_cast<std::uint32_t>(s.drag_row), static_cast<std::uint32_t>(to)});
  s.drag_row = -1;
}

/// The list as one thing with arrow keys: rows outside the view are not published one by one.
void list_keys(Ui& ui, MemoriesState& s, const Rect& view, const Rect& content, float row_height) {
  const std::vector<lab::Memory>& memories = *ui.session.document().memories;
  const int count = static_cast<int>(memories.size());
  s.list_cursor = std::clamp(s.list_cursor, 0, std::max(0, count - 1));
  WidgetInfo info;
  info.id = "memories.list";
  info.role = Role::grid;
  info.name = tr("Memories");
  info.help = tr("Up and down choose a memory, space loads it.");
  info.rect = view;
  const auto k = static_cast<std::size_t>(s.list_cursor);
  info.value =
      sentence(tr("{0} of {1}: {2}"), {number(s.list_cursor + 1), number(count), memories[k].name});
  if (!ui.widgets.publish(info)) return;
  const std::optional<std::string> asked = ui.widgets.asked(info.id);
  if (asked == "down") s.list_cursor = std::min(count - 1, s.list_cursor + 1);
  if (asked == "up") s.list_cursor = std::max(0, s.list_cursor - 1);
  if (asked == "space")
    ui.emit(lab::command::Load{static_cast<std::uint32_t>(s.list_cursor), false});
  if (ui.widgets.focused() != info.id) return;
  const Rect row = {content.x, content.y + static_cast<float>(s.list_cursor) * row_height,
                    content.w, row_height};
  outline(ui, row.inset(1), ui.theme.accent, ui.theme.radius, 2);
  if (asked) scroll_to(ui, "memories.scroll", row);
}

/// Beside the number of memories, or below the list where that has no room; one undo step.
void forget_all(Ui& ui, const Rect& rect) {
  ButtonOptions o;
  o.kind = rect.w < 60 ? ButtonKind::icon : ButtonKind::quiet;
  if (!is_slim(rect) || rect.w < 60) o.icon = icon::kTrash;
  o.help = tr("Empties the network. Undo brings the memories back.");
  const float w = rect.w < 60 ? rect.w : std::min(rect.w, button_width(ui, tr("Forget all"), o));
  if (button(ui, "memories.forget_all", {rect.x, rect.y, w, rect.h}, tr("Forget all"), o))
    ui.emit(lab::command::ForgetAll{});
}

const char* empty_words() {
  return tr(
      "Nothing is stored yet. Draw a picture in the middle and press Store, or take one of the "
      "pictures. The network learns it at once.");
}

}  // namespace

MemoriesState& memories_state(PanelState& state) { return state.kept.of<MemoriesState>(); }

void memories_panel(Ui& ui, Rect rect, PanelState& s) {
  const std::vector<lab::Memory>& memories = *ui.session.document().memories;
  MemoriesState& list = memories_state(s);
  const bool above = buttons_above(ui), slim = is_slim(rect);
  rect.cut_left(slim ? 6.0F : ui.theme.margin);
  rect.cut_right(slim ? 6.0F : ui.theme.margin);
  rect.cut_top(above ? 10 : ui.theme.margin);
  Rect head = rect.cut_top(heading_height(ui, rect));
  if (above) {
    const Rect right = head.cut_right(std::min(buttons_width(ui), head.w * 0.62F));
    buttons(ui, s, {right.x, right.y - 2, right.w, right.h});
    head.cut_right(8);
  }
  const bool many = memories.size() >= 2;
  if (many && !above && !slim) {
    const float side = ui.touch ? 44.0F : 32.0F;
    const Rect at = head.cut_right(ui.room("memories.forget_all", side));
    if (at.w > 0) forget_all(ui, {at.x, at.y - 2, side, side});
  }
  const bool ruled = rule_above(ui, rect);
  heading(ui, s, head, ruled);
  rect.cut_bottom(above ? 4 : 10);

  const float bar_height = control_height(ui) * (slim ? 2.0F : 1.0F) + (slim ? ui.theme.gap : 0.0F);
  const float forget =
      many && (above || slim) ? ui.room("memories.forget_all", control_height(ui) + 10) : 0;
  const float rule = ruled ? 0 : ui.room("memories.rule", 14 + rule_row_height(ui));
  const float row_height =
      slim ? memory_tile_height(ui, rect.h - bar_height - rule - forget - 20, memories.size())
           : memory_row_height(ui);
  const float rows = memories.empty() ? paragraph_height(FontKind::body, empty_words(), rect.w) + 8
                                      : static_cast<float>(memories.size()) * row_height;
  const bool matrix =
      !slim && memories.size() >= 2 && ui.shows("matrix") && ui.shows("memories.matrix");
  const float folded =
      matrix ? 14 + kFoldRow + (list.matrix_open ? overlap_matrix_height(ui, rect.w) : 0) : 0;
  // At the end of a short list; below a long one, so that the two buttons are always in reach.
  const bool fixed = !above && rows + 14 + bar_height + 6 + rule + folded + forget > rect.h;
  const float content_height =
      rows + 14 + rule + folded + forget + (above || fixed ? 0 : bar_height + 6);
  if (fixed) {
    buttons(ui, s, rect.cut_bottom(bar_height));
    rect.cut_bottom(8);
    horizontal_line(ui, rect.x, rect.right(), rect.bottom(), ui.theme.hairline);
  }

  const Rect content = begin_panel_scroll(ui, "memories.scroll", rect, content_height);
  // What was stored just now is shown, also at the end of a long list.
  if (list.seen != 0 && memories.size() > list.seen && list.drag_row < 0) {
    list.fresh = memories.size() - 1;
    list.fresh_since = ui.now;
    scroll_to(ui, "memories.scroll",
              {content.x, content.y + static_cast<float>(list.fresh) * row_height, content.w,
               row_height});
  }
  list.seen = memories.size();
  if (memories.empty()) {
    paragraph(ui, content, empty_words(), FontKind::body, ui.theme.secondary);
  } else {
    const float from = rect.y - content.y, to = rect.bottom() - content.y;
    const auto first = static_cast<std::size_t>(std::max(0.0F, std::floor(from / row_height)));
    const auto end = std::min(memories.size(),
                              static_cast<std::size_t>(std::max(0.0F, std::ceil(to / row_height))));
    for (std::size_t k = first; k < end; ++k) {
      const Rect row{content.x, content.y + static_cast<float>(k) * row_height, content.w,
                     row_height};
      (slim ? memory_tile : memory_row)(ui, s, row, k);
      const auto age = static_cast<float>(ui.now - list.fresh_since);
      if (k != list.fresh || age > 1.2F) continue;
      outline(ui, row.inset(1), with_alpha(ui.theme.accent, 1 - age / 1.2F), ui.theme.radius, 2);
      ui.animate(0.1F);
    }
    list_keys(ui, list, rect, content, row_height);
    if (list.drag_row >= 0) drop_dragged(ui, list, content, row_height);
  }
  float y = content.y + rows + 14;
  if (!above && !fixed) {
    buttons(ui, s, {content.x, y, content.w, bar_height});
    y += bar_height + 14;
  }
  if (rule > 0) {
    rule_row(ui, s, {content.x, y, content.w, rule_row_height(ui)}, !slim);
    y += rule;
  }
  if (matrix) {
    fold(ui, "memories.matrix.fold", {content.x, y, content.w, kFoldRow},
         tr("Overlap between memories"), &list.matrix_open,
         tr("The overlap of every two memories. Memories that overlap disturb each other."));
    if (list.matrix_open)
      overlap_matrix(ui, list,
                     {content.x, y + kFoldRow, content.w, overlap_matrix_height(ui, content.w)});
    y += folded - 14;
  }
  if (forget > 0) {
    if (matrix) y += 14;
    forget_all(ui, {content.x, y, content.w, control_height(ui)});
    y += forget;
  }
  end_scroll(ui);
  s.spare = {rect.x, y, rect.w, rect.bottom() - y};
}

}  // namespace ui
