#pragma once

#include <optional>

#include "ui/input/rect.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {

/// Where the parts of the screen are. A part that is not there has an empty rectangle.
struct Places {
  Layout layout = Layout::wide;
  Rect top, memories, network, details, transport;
  /// narrow: the pane below the network that memories and details share, and its two tabs.
  Rect pane_tabs, pane;
};

/// What is open besides the network when there is no room for everything.
struct Drawers {
  bool memories = false, details = false;
  bool pane_details = false;  ///< narrow: which of the two the pane shows
};

/// Wide from 1000 CSS px on; narrow below 600, unless it is lower than 640; medium otherwise.
[[nodiscard]] Layout layout_for(const Rect& screen);
/// `memories_shown`, `details_shown`: how far the drawers are out, 0 to 1 (medium only).
[[nodiscard]] Places arrange(const Ui& ui, float memories_shown, float details_shown);
/// How far a drawer reaches into the screen when it is out.
[[nodiscard]] float drawer_width(const Rect& screen, bool details);
/// Whether the network still has room beside the open drawer; otherwise the drawer lies over it.
[[nodiscard]] bool drawer_fits(const Rect& screen, float width);

}  // namespace ui
