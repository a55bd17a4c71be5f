#include "ui/shell/panel_state.hpp"

namespace ui {

void PanelState::show(Open which, const Rect& at, std::uint32_t memory) {
  const bool same = open == which && subject == memory;
  open = same ? Open::none : which;
  anchor = at;
  subject = memory;
  ++openings;
}

}  // namespace ui
