#pragma once

#include <string_view>

#include "ui/kit/widgets.hpp"

/// What the widgets share among themselves; panels do not need it.
namespace ui::parts {

/// Ring round a widget that has the keyboard focus.
void focus_ring(Ui& ui, const WidgetInfo& info, float radius);
/// Help on hover, focus and long press; scrolls the newly focused widget into view.
void after(Ui& ui, const WidgetInfo& info, const Hit& hit);
/// Shade of a ground under the pointer or pressed.
[[nodiscard]] ImU32 shaded(Ui& ui, std::string_view id, ImU32 colour, const Hit& hit);
/// A number as the lab writes it: a real minus sign, a fixed number of decimals.
[[nodiscard]] std::string number(double value, int decimals);
/// The value to be typed over: with so many decimals more that nothing is lost, unless these do not end.
[[nodiscard]] std::string written(double value, const SliderOptions& options);
/// The number that was typed for a slider with these options: kept as it is typed, neither cut to the range nor moved to a
/// step. Nothing for what cannot be used; then Ui::refused says what can.
std::optional<double> taken(Ui& ui, std::string_view text, const SliderOptions& options);
/// While true, the widget `id` is typed into on the desktop; returns the text when it is done.
/// On the web the page puts a real text field over the widget instead, and the text comes back through ask().
std::optional<std::string> typed(Ui& ui, std::string_view id, const Rect& rect,
                                 std::string_view start, bool begin, bool* active);

}  // namespace ui::parts
