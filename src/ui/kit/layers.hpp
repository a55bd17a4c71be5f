#pragma once

#include <string_view>

#include "ui/kit/widgets.hpp"

/// What lies above the page or scrolls within it: scrolled parts, dialogs, menus.
namespace ui {

/// A part of the page that scrolls when its content is taller than `view`: by wheel, finger (with its momentum),
/// the thin bar, and by itself to whatever has the keyboard focus. Draw the content at the returned
/// rectangle: it is moved up by the scroll and is `content_height` tall. Everything until end_scroll() is clipped.
Rect begin_scroll(Ui& ui, std::string_view id, const Rect& view, float content_height);
/// Ends the part that was begun last, and draws its bar.
void end_scroll(Ui& ui);
/// Scrolls (smoothly) until the rectangle, as drawn within the part, can be seen.
void scroll_to(Ui& ui, std::string_view id, const Rect& wanted);

struct Frame {
  Rect content;         ///< where to draw
  bool closed = false;  ///< Esc, the ×, or a press outside: leave it open no longer
};

/// A card in the middle of the screen over a veil, with a title and ×. As large as wanted, but never larger than
/// the screen (give tall content a begin_scroll). Nothing below it reacts. Always call end_dialog().
Frame begin_dialog(Ui& ui, std::string_view id, std::string_view title, float width,
                   float content_height);
/// Always to be called, also when the dialog was closed.
void end_dialog(Ui& ui);

/// A small card beside `anchor` (above it when there is no room below), without a veil; a press outside closes it and
/// reaches what it hits, unless that is the anchor.
Frame begin_popover(Ui& ui, std::string_view id, const Rect& anchor, float width,
                    float content_height);
/// Likewise.
void end_popover(Ui& ui);

/// One line of a menu, full width of its rectangle. `options.shortcut` stands at its right.
bool menu_item(Ui& ui, std::string_view id, const Rect& rect, std::string_view label,
               const ButtonOptions& options = {});
/// 34 px with a mouse, 44 with a finger.
[[nodiscard]] float menu_item_height(const Ui& ui);

}  // namespace ui
