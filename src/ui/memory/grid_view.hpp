#pragma once

#include <cstdint>
#include <vector>

#include "ui/kit/widgets.hpp"
#include "ui/shell/caches.hpp"

/// The pieces of the grid panel; grid_panel.cpp puts them together.
namespace ui {

/// Brings the cells' picture up to date: states, light of the last flips, differences, brush marks.
void update_grid(Ui& ui, PanelState& state);
/// Lets the light of past flips fade. Without motion there is none: the ring alone tells.
void fade_grid(Ui& ui, GridView& view);

/// What pointer and keys do on the grid drawn in `rect`.
void grid_input(Ui& ui, PanelState& state, const Rect& rect, const AreaState& area);
/// The cells of a brush moved in a straight line between two points, in cell units. Connected
/// however far apart the points are; each cell once; nothing outside the grid.
[[nodiscard]] std::vector<std::uint32_t> brush_line(lab::Grid grid, int brush, float x0, float y0,
                                                    float x1, float y1);

/// How the tools are laid out.
enum class Strip { row, compact_row, column };
/// The length a strip needs along its direction, CSS px.
[[nodiscard]] float strip_length(const Ui& ui, Strip strip);
/// The tools beside the grid: draw or inspect, brush, shift, invert, clear.
void grid_tools(Ui& ui, PanelState& state, Rect rect, Strip strip);
/// Their menus on small screens.
void brush_menu(Ui& ui, PanelState& state);
void shift_menu(Ui& ui, PanelState& state);

/// The verdict in words, and a line of detail.
void verdict_lines(Ui& ui, PanelState& state, Rect rect);

}  // namespace ui
