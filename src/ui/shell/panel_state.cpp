#include "ui/shell/panel_state.hpp"

#include "lab/experiments/host.hpp"
#include "ui/shell/caches.hpp"

namespace ui {

PanelState::PanelState() : caches(std::make_unique<Caches>()) {}
PanelState::~PanelState() = default;

void PanelState::show(Open which, const Rect& at, std::uint32_t memory) {
  const bool same = open == which && subject == memory;
  open = same ? Open::none : which;
  anchor = at;
  subject = memory;
}

}  // namespace ui
