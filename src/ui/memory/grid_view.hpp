#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ui/kit/widgets.hpp"
#include "ui/shell/caches.hpp"

/// The pieces of the grid panel; grid_panel.cpp puts them together.
namespace ui {

/// What a press on the grid does.
enum class Tool : std::uint8_t { draw, erase, inspect, cover, patch };

/// A stroke of the brush, or a rectangle being drawn over the grid.
struct GridGesture {
  bool active = false;
  bool tap = false;  ///< has not moved yet: a tap or, with a finger, the beginning of a long press
  bool flips = false;  ///< as a tap it takes away what it stands on: the pen, on a cell that is +1
  int value = 1;
  std::uint32_t stroke = 0;                        ///< the undo step that its paints belong to
  float last_x = 0, last_y = 0;                    ///< in cells
  int from_x = 0, from_y = 0, to_x = 0, to_y = 0;  ///< cells, for rectangles
};

/// The network's cells with a dot on what just flipped.
struct GridView {
  CellTexture cells{CellTexture::Kind::marked};
  std::vector<std::uint32_t> flipped;  ///< that carry a dot, latest first
  float shown = 0;                     ///< how much of dots and ring is left, 0 to 1
  double ended = 0;                    ///< when the run came to its end; from then on they fade
  bool over = false;
  std::uint64_t revision = 0, moment = 0;
  std::uint64_t run = 0;                  ///< tells runs apart: dots of one do not fall on the next
  std::vector<std::uint32_t> marked;      ///< cells under the brush
  std::optional<std::size_t> differing;   ///< cells that differ from the moment compared with
  std::optional<std::uint32_t> deciding;  ///< the neuron decided last
};

/// What is going on in the grid.
struct GridState final : Kept {
  Tool tool = Tool::draw;
  std::uint32_t patch_pattern = 0;  ///< the memory that Tool::patch copies from
  GridGesture gesture;
  std::uint32_t strokes = 0;
  int cursor_x = 0, cursor_y = 0;  ///< the cell that keys move
  bool cursor_shown = false;       ///< from the first key to the next press
  GridView view;

  /// A tool and nothing begun with it; `memory` is what Tool::patch copies from.
  void take_up(Tool which, std::uint32_t memory = 0);
  [[nodiscard]] bool paints() const { return tool == Tool::draw || tool == Tool::erase; }
  [[nodiscard]] bool draws_rectangle() const { return tool == Tool::cover || tool == Tool::patch; }
};
/// The one of this visit.
[[nodiscard]] GridState& grid_state(PanelState& state);

/// Brings the cells' picture up to date: states, dots of the last flips, differences, brush marks.
void update_grid(Ui& ui, GridState& state);
/// Lets the last dots and the ring go when a run is over. With less motion they go at once, but as late.
void fade_grid(Ui& ui, GridView& view);

/// What pointer and keys do on the grid drawn in `rect`.
void grid_input(Ui& ui, GridState& state, const Rect& rect, const AreaState& area);
/// The cells of a brush moved in a straight line between two points, in cell units. Connected
/// however far apart the points are; each cell once; nothing outside the grid.
[[nodiscard]] std::vector<std::uint32_t> brush_line(lab::Grid grid, int brush, float x0, float y0,
                                                    float x1, float y1);

/// The tools beside the grid, in a column or a row, and the size of the grid at their end.
void grid_tools(Ui& ui, PanelState& state, Rect rect, bool column);
/// While a rectangle is being chosen this says so, and how to get out of it.
void rectangle_prompt(Ui& ui, PanelState& state, Rect rect);
/// Their menus.
void brush_menu(Ui& ui, PanelState& state);
/// Four arrows that move the picture by one cell, wrapping round.
void shift_menu(Ui& ui, PanelState& state);

/// The verdict in words, and a line of detail.
void verdict_lines(Ui& ui, PanelState& state, Rect rect);
/// Whether the frame is so low that the verdict stands over the plots, beside the grid.
[[nodiscard]] bool verdict_beside(const Ui& ui);

}  // namespace ui
