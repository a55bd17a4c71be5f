#pragma once

#include "ui/kit/widgets.hpp"
#include "ui/shell/panel_state.hpp"

/// The parts of the screen that screen.cpp arranges, one file each. Each fills the rectangle it is given (its ground
/// is already painted), scrolls within it when there is too little room, reads the session and emits commands.
namespace ui {

struct Card;

/// RGBA, four bytes a pixel, row by row from the top.
struct RgbaPicture {
  int width = 0, height = 0;
  std::span<const std::uint8_t> rgba;
  int whole_width = 0, whole_height = 0;  ///< before it was made smaller; 0: it was not
};

/// Left: what is stored, and what can be done with it.
void memories_panel(Ui& ui, Rect rect, PanelState& state);
/// Middle: the network's cells, to look at and to draw on.
void grid_panel(Ui& ui, Rect rect, PanelState& state);
/// Right: plots, weights, raster and options, one at a time.
void insight_panel(Ui& ui, Rect rect, PanelState& state);
/// What Memory says first.
extern const Card memory_card;
/// The modal layer, drawn last, but for the import preview (FileReader); returns whether a dialog or menu is open.
bool dialogs(Ui& ui, PanelState& state);

/// Ends the choosing of a rectangle on the grid; false: none was being chosen.
bool put_tool_away(PanelState& state);

/// A file or a picture that was dropped, pasted or picked opens the import preview.
void import_file(PanelState& state, std::string_view name, std::span<const std::uint8_t> bytes);
/// The same for a picture that was decoded already.
void import_picture(PanelState& state, std::string_view name, const RgbaPicture& picture);

}  // namespace ui
