#include "ui/kit/layers.hpp"

#include <algorithm>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/widget_parts.hpp"

namespace ui {

Rect begin_scroll(Ui& ui, std::string_view id, const Rect& view, float content_height) {
  Interaction& input = ui.widgets.input();
  Interaction::Scroll& part = input.scroll(id);
  part.view = view.h;
  part.content = content_height;
  const float room = std::max(0.0F, content_height - view.h);
  part.offset = std::min(part.offset, room);
  part.target = std::min(part.target, room);
  push_clip(ui, view);
  input.enter_scroll(id, view);
  push_clip(ui, {view.x, view.y + part.top_cut, view.w,
                 std::max(0.0F, view.h - part.top_cut - part.bottom_cut)});
  return {view.x, view.y - snap(ui, part.offset), view.w, content_height};
}

void end_scroll(Ui& ui) {
  Interaction& input = ui.widgets.input();
  const std::string id = input.inside_scroll();
  Interaction::Scroll& part = input.scroll(id);
  const float room = part.content - part.view;
  pop_clip(ui);
  const float top = part.offset > 0.5F ? part.top_next : 0,
              bottom = part.offset < room - 0.5F ? part.bottom_next : 0;
  if (top != part.top_cut || bottom != part.bottom_cut) ui.animate(0.05F);
  part.top_cut = top;
  part.bottom_cut = bottom;
  if (room > 0.5F) {
    const Rect view = input.clip();
    const float length = std::max(28.0F, view.h * part.view / part.content);
    const float top = view.y + (view.h - length) * part.offset / room;
    Rect bar{view.right() - 7, top + 2, 5, length - 4};
    const std::string name = id + "#bar";
    const Hit hit = input.zone(name, {bar.x - 5, view.y, 12, view.h},
                               ui.touch ? Drag::yields : Drag::keeps, Cursor::arrow);
    if ((hit.held || hit.released) && !ui.touch) {
      const float wanted =
          (input.pointer().y - view.y - length / 2) / std::max(1.0F, view.h - length) * room;
      part.offset = part.target = std::clamp(wanted, 0.0F, room);
    }
    const bool recent = input.now() - part.bar_shown < 1.0;
    const bool near = part.seen.contains(input.pointer().x, input.pointer().y) && !ui.touch;
    const float strength = input.tween(name,
                                       hit.hovered || hit.held ? 0.55F
                                       : recent                ? 0.35F
                                       : near                  ? 0.22F
                                                               : 0.0F,
                                       10);
    fill(ui, bar, with_alpha(ui.theme.secondary, strength), 2.5F);
  }
  input.leave_scroll();
  pop_clip(ui);
}

void scroll_to(Ui& ui, std::string_view id, const Rect& wanted) {
  Interaction::Scroll& part = ui.widgets.input().scroll(id);
  const float above = part.seen.y + 8 - wanted.y, below = wanted.bottom() + 8 - part.seen.bottom();
  if (above > 0)
    part.target = part.offset - above;
  else if (below > 0)
    part.target = part.offset + below;
  part.target = std::clamp(part.target, 0.0F, std::max(0.0F, part.content - part.view));
}

namespace {

/// A hidden dialog or menu closes as soon as it opens; what its owner draws in that one frame is seen by nobody.
Frame nowhere() { return {{-1e5F, -1e5F, 400, 400}, true}; }

/// A card that comes up by a few pixels; the same for dialogs and menus.
Rect card(Ui& ui, std::string_view id, Rect rect) {
  Interaction& input = ui.widgets.input();
  const std::string name = std::string(id) + "#card";
  const float shown = input.tween(name, 1, 20);
  rect = snap(ui, rect.moved(0, (1 - shown) * 8));
  shadow(ui, rect, 14);
  fill(ui, rect, ui.theme.surface, 14);
  if (ui.theme.dark) outline(ui, rect, ui.theme.hairline, 14);
  input.ground(name, rect);
  return rect;
}

}  // namespace

Frame begin_dialog(Ui& ui, std::string_view id, std::string_view title, float width,
                   float content_height) {
  Interaction& input = ui.widgets.input();
  input.push_layer(Interaction::Over::modal);
  if (!ui.shows(id)) return nowhere();
  const std::string name(id);
  const float veil = input.tween(name + "#veil", 1, 18);
  fill(ui, ui.screen,
       with_alpha(ui.theme.dark ? IM_COL32(4, 6, 10, 255) : IM_COL32(27, 35, 48, 255),
                  (ui.theme.dark ? 0.6F : 0.36F) * veil));
  input.ground(name + "#veil", ui.screen);

  constexpr float kMargin = 12, kPadding = 22, kHead = 58, kFoot = 22;
  // On a phone the card comes up from the bottom edge, where the thumbs are, and takes the whole width.
  const bool sheet = ui.layout == Layout::narrow;
  const float w = sheet ? ui.screen.w : std::min(width + 2 * kPadding, ui.screen.w - 2 * kMargin);
  const float h = std::min(content_height + kHead + kFoot, ui.screen.h - 2 * kMargin);
  const float x = ui.screen.x + (ui.screen.w - w) / 2;
  const float y = sheet ? ui.screen.bottom() - h : ui.screen.y + (ui.screen.h - h) / 2;
  Rect rect =
      card(ui, id, {x, y, w, sheet ? h + 14 : h});  // a sheet's lower corners lie below the edge
  rect.h = h;
  WidgetInfo info;
  info.id = id;
  info.role = Role::dialog;
  info.name = title;
  info.rect = rect;
  ui.widgets.publish(info);

  Frame frame;
  Rect room = rect;
  Rect head = room.cut_top(kHead);
  head.cut_left(kPadding);
  const Rect corner = head.cut_right(52);
  text(ui, head, title, FontKind::title, ui.theme.text);
  ButtonOptions close;
  close.kind = ButtonKind::icon;
  close.icon = icon::kClose;
  close.shortcut = "Esc";
  const Rect cross{corner.x + (corner.w - 36) / 2, corner.y + (corner.h - 36) / 2, 36, 36};
  frame.closed = button(ui, name + ".close", cross, tr("Close"), close) ||
                 ui.widgets.asked(id).has_value() || input.pressed_outside(rect);
  room.cut_bottom(kFoot);
  frame.content = {room.x + kPadding, room.y, room.w - 2 * kPadding, room.h};
  ui.dialog = id;
  ui.paragraphs = 0;
  return frame;
}

void end_dialog(Ui& ui) {
  ui.dialog.clear();
  ui.widgets.input().pop_layer();
}

Frame begin_popover(Ui& ui, std::string_view id, const Rect& anchor, float width,
                    float content_height) {
  Interaction& input = ui.widgets.input();
  input.push_layer(Interaction::Over::light);
  if (!ui.shows(id)) return nowhere();
  constexpr float kMargin = 8, kPadding = 6;
  const float w = std::min(width + 2 * kPadding, ui.screen.w - 2 * kMargin);
  const float below = ui.screen.bottom() - kMargin - (anchor.bottom() + 6);
  const float above = anchor.y - 6 - (ui.screen.y + kMargin);
  const float wanted = content_height + 2 * kPadding;
  const bool down = wanted <= below || below >= above;
  const float h = std::min(wanted, down ? below : above);
  // Its side follows the anchor's: a menu at the right end of a row hangs from its right corner.
  const bool right = anchor.x + anchor.w / 2 > ui.screen.x + ui.screen.w / 2;
  float x = right ? anchor.right() - w : anchor.x;
  x = std::clamp(x, ui.screen.x + kMargin,
                 std::max(ui.screen.x + kMargin, ui.screen.right() - kMargin - w));
  const Rect rect = card(ui, id, {x, down ? anchor.bottom() + 6 : anchor.y - 6 - h, w, h});
  WidgetInfo info;
  info.id = id;
  info.role = Role::dialog;
  info.rect = rect;
  ui.widgets.publish(info);
  Frame frame;
  frame.content = rect.inset(kPadding);
  const bool outside = input.pressed_outside(rect);
  // A second press on its button closes it and does no more.
  if (outside && anchor.contains(input.pointer().x, input.pointer().y)) input.cancel();
  frame.closed = outside || ui.widgets.asked(id).has_value();
  return frame;
}

void end_popover(Ui& ui) { ui.widgets.input().pop_layer(); }

float menu_item_height(const Ui& ui) { return ui.touch ? 44.0F : 34.0F; }

bool menu_item(Ui& ui, std::string_view id, const Rect& rect, std::string_view label,
               const ButtonOptions& options) {
  WidgetInfo info;
  info.id = id;
  info.role = Role::menuitem;
  info.name = label;
  info.help = options.help;
  info.enabled = options.enabled;
  if (options.selected) info.checked = true;
  info.rect = rect;
  if (!ui.shows(id)) return false;
  const bool activated = row(ui, info, false);
  Rect room{rect.x + 10, rect.y, rect.w - 20, rect.h};
  const ImU32 ink = with_alpha(ui.theme.text, options.enabled ? 1.0F : 0.42F);
  if (options.icon != nullptr) {
    const Rect place = room.cut_left(30);
    draw_icon(ui, place.x + 9, place.y + place.h / 2, options.icon,
              with_alpha(ui.theme.secondary, options.enabled ? 1.0F : 0.5F), 18);
  }
  if (options.selected) {
    const Rect place = room.cut_right(22);
    draw_icon(ui, place.x + 12, place.y + place.h / 2, icon::kCheck, ui.theme.text, 18);
  } else if (*options.shortcut != '\0') {
    text(ui, room.cut_right(text_width(FontKind::small, options.shortcut) + 4), options.shortcut,
         FontKind::small, ui.theme.secondary, 1);
    room.cut_right(8);
  }
  text(ui, room, label, FontKind::body, ink);
  return activated;
}

}  // namespace ui
