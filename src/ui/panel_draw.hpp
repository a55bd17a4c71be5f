#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ui/widgets.hpp"

namespace ui {

/// Small pieces of drawing that several panels share. Nothing here publishes or reacts.

/// Width of one line of text, CSS px.
[[nodiscard]] float text_width(FontKind kind, std::string_view words);
/// One line from its top-left corner, on any draw list.
void draw_text(ImDrawList* draw, FontKind kind, float x, float y, ImU32 colour, std::string_view words);
/// One line turned by 90°, reading upwards, around its centre.
void rotated_text(ImDrawList* draw, FontKind kind, float centre_x, float centre_y, ImU32 colour, std::string_view words);
/// The words, cut with an ellipsis to a width.
[[nodiscard]] std::string elided(FontKind kind, std::string_view words, float width);
/// Running text broken into lines; returns the height used. Draws nothing when `draw` is null.
float paragraph(ImDrawList* draw, const Rect& rect, FontKind kind, ImU32 colour, std::string_view words, float align = 0);

/// A raised card: shadow, surface, hairline.
void card(ImDrawList* draw, const Theme& theme, const Rect& rect, float radius);
/// The ring around what has the keyboard.
void focus_ring(ImDrawList* draw, const Theme& theme, const Rect& rect, float radius = 6);

/// What a key or a typed number asks of a slider-like area at `value`: left and down go back by
/// `step`, right and up forward, a number goes there.
[[nodiscard]] std::optional<double> moved_by(std::string_view asked, double value, double step);

}  // namespace ui
