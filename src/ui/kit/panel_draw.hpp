#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ui/kit/widgets.hpp"

namespace ui {

/// Small pieces of drawing that several panels share. Nothing here publishes or reacts.

/// The words, cut with an ellipsis to a width.
[[nodiscard]] std::string elided(FontKind kind, std::string_view words, float width);
/// One line from its top-left corner, on the list that lies above all windows.
void overlay_text(Ui& ui, FontKind kind, float x, float y, ImU32 colour, std::string_view words);
/// A small raised card on the list that lies above all windows.
void overlay_card(Ui& ui, const Rect& rect, float radius);
/// The name of a vertical axis around its centre: one line, reading upwards. A symbol of one letter stands upright, since a turned m is an E.
void axis_name(Ui& ui, FontKind kind, float centre_x, float centre_y, ImU32 colour,
               std::string_view words);
/// The largest rectangle of these proportions in the middle of a box: for small pictures, whose cells
/// need not be whole pixels.
[[nodiscard]] Rect fit_picture(const Rect& box, int width, int height);
/// begin_scroll for a panel: the bar runs in the margin at the right, beside the content, not over it.
Rect begin_panel_scroll(Ui& ui, std::string_view id, const Rect& view, float content_height);
/// The diverging scale as a legend: a strip of colour between its two ends' names.
void colour_scale(Ui& ui, const Rect& rect, std::string_view low, std::string_view high);
/// A press of the other mouse button on what lies here and is not covered or cut off.
[[nodiscard]] bool context_press(Ui& ui, const Rect& rect);
/// A heading that folds what stands below it; returns whether it is open.
bool fold(Ui& ui, std::string_view id, const Rect& rect, std::string_view words, bool* open,
          const char* help = "");
/// A heading and the choice below it, cut off the top of `rest` with a gap above; no room when hidden. True when *selected changed.
bool choice_block(Ui& ui, Rect& rest, float above, const char* id, const char* name,
                  const char* help, std::span<const char* const> options, int* selected);

/// What a key or a typed number asks of a slider-like area at `value`: left and down go back by
/// `step`, right and up forward, a number goes there.
[[nodiscard]] std::optional<double> moved_by(std::string_view asked, double value, double step);

}  // namespace ui
