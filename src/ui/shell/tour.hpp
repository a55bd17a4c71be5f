#pragma once

#include "ui/kit/widgets.hpp"
#include "ui/shell/panel_state.hpp"

namespace ui {

/// The tour of a first visit: three times one sentence, one control that asks to be pressed, and what comes of it. Any other
/// touch ends it.

/// From the next frame on; the face of the first visit has to be there by then. One that nobody asked for is not shown in a
/// low frame, where it would take the room of what it points at.
void begin_tour(PanelState& state, bool asked = true);
/// The height of its hint now; 0 when there is none. To be asked once in a frame, before anything is drawn.
[[nodiscard]] float tour_height(Ui& ui, PanelState& state, bool waiting);
/// Draws the hint, after all that it points at.
void tour_hint(Ui& ui, PanelState& state, const Rect& place, bool menu_open);

}  // namespace ui
