#pragma once

#include <span>
#include <string_view>

#include "ui/kit/widgets.hpp"

/// Small drawing helpers that keep edges on device pixels. They draw into the present window's list.
namespace ui {

/// For ImGui, which takes two corners.
[[nodiscard]] inline ImVec2 top_left(const Rect& r) { return {r.x, r.y}; }
/// The other corner.
[[nodiscard]] inline ImVec2 bottom_right(const Rect& r) { return {r.x + r.w, r.y + r.h}; }

/// Where the present window draws.
[[nodiscard]] inline ImDrawList& list() { return *ImGui::GetWindowDrawList(); }

/// The nearest position on a device pixel.
[[nodiscard]] float snap(const Ui& ui, float value);
/// The same for all four edges.
[[nodiscard]] Rect snap(const Ui& ui, const Rect& rect);

/// A filled rectangle, its edges moved to device pixels. Nothing when it is empty.
void fill(Ui& ui, const Rect& rect, ImU32 colour, float radius = 0);
/// A line inside the rectangle's edge.
void outline(Ui& ui, const Rect& rect, ImU32 colour, float radius = 0, float width = 1);
/// A line of a width through points, or through those of the list's path, which is then empty.
void polyline(ImDrawList& out, std::span<const ImVec2> points, ImU32 colour, float width,
              bool closed = false);
void stroke_path(ImDrawList& out, ImU32 colour, float width, bool closed = false);
/// One device pixel (two at high ratios), whatever the ratio.
void horizontal_line(Ui& ui, float x0, float x1, float y, ImU32 colour);
/// The same, upright.
void vertical_line(Ui& ui, float x, float y0, float y1, ImU32 colour);
/// A soft shadow under a floating card.
void shadow(Ui& ui, const Rect& rect, float radius);

/// One line from a point: x the left end, y the baseline. Returns its width. Sharp at every ratio.
float draw_text(Ui& ui, float x, float baseline, std::string_view words, FontKind font,
                ImU32 colour);
/// One line into a list, from where its first letter stands: to the right, or upwards. Returns its width.
float write(ImDrawList& out, ImVec2 start, std::string_view words, FontKind font, ImU32 colour,
            bool upwards = false);
/// Tells the tests of a line of text: x and w along its baseline at y; `upright`: y and h along its baseline at x.
void record(const Ui& ui, std::string_view words, Rect line, FontKind font, ImU32 colour,
            bool upright = false);
/// An icon of ui/kit/icons.hpp centred on a point; size in CSS px (20 is one to one with its grid).
void draw_icon(Ui& ui, float centre_x, float centre_y, const char* icon, ImU32 colour,
               float size = 20);
/// Vertical centre of capitals to baseline: where to put a line so that it looks centred on y.
[[nodiscard]] float baseline_for(FontKind font, float centre_y);

/// What is drawn until the matching pop is cut off at the rectangle (and cannot be pressed outside it).
void push_clip(Ui& ui, const Rect& rect);
/// The rectangle before counts again.
void pop_clip(Ui& ui);

}  // namespace ui
