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
  Rect hint;  ///< between the figure and the row at the bottom
  /// Whether a column stands only when it is asked for, and then before the rest.
  bool side_drawer = false, details_drawer = false;
};

/// What is open besides the network when there is no room for everything.
struct Drawers {
  bool memories = false, details = false;
  bool pane_details = false;  ///< narrow: which of the two the pane shows
};

/// How a workbench shares a frame that is too small for three columns (medium), in CSS px.
struct Shares {
  float side = 0;  ///< its left column from 960 px on, narrow; 0: a drawer
  /// What the stage gets beside its right column, and of the height of the band between the bars.
  float stage = 440, of_height = 0;
  float least = 240, most = 372;  ///< the right column
  float beside = 740;             ///< in frames narrower than this the right column is a drawer
  float below =
      325;  ///< height of both columns under the stage, in a frame that is higher than wide
  float controls = 0;  ///< on a phone, so much more height for the row at the bottom
  bool strip = false;  ///< the right column shows plots only, and the rest over the stage
};

/// Wide from 1150 CSS px on; narrow below 560, unless it is lower than 640; medium otherwise.
[[nodiscard]] Layout layout_for(const Rect& screen);
/// How much larger than in CSS px all is drawn in a frame of this size: text and figures grow with large frames, and once
/// more by half in a lecture hall. In steps of 1/8, so that a window that is pulled larger does not make fonts all the time.
[[nodiscard]] float frame_scale(const Rect& frame, bool lecture);
/// `memories_shown`, `details_shown`: how far the drawers are out, 0 to 1. `hint`: its height, or 0.
[[nodiscard]] Places arrange(const Ui& ui, float memories_shown, float details_shown,
                             const Shares& shares = {}, float hint = 0);

}  // namespace ui
