#pragma once

#include "ui/rect.hpp"

namespace ui {

/// Which dialog or menu is open; opened by setting PanelState::open (the top bar and the transport row do).
enum class Open { none, import, pictures, spoil, share, help, reset_all };

/// What the panels remember between frames and what is not worth undoing.
struct PanelState {
  Open open = Open::none;
  Rect anchor{};  ///< the button that opened it, for menus
};

}  // namespace ui
