#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "lab/session/session.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/shell/panel_state.hpp"

namespace ui {

/// What fills the places of the screen in one workbench. The entry hands these to the shell, so that the code of a
/// workbench need not be there when the page starts.
struct WorkbenchView {
  using Panel = void (*)(Ui&, Rect, PanelState&);
  std::string_view name;  ///< as in documents
  const char* help;       ///< of its tab
  const char* side_name;  ///< of the left column where it is a drawer
  const char* side_icon;
  Panel side;                 ///< the left column
  Panel stage;                ///< the middle
  Panel details;              ///< the right column
  Panel controls = nullptr;   ///< the row at the bottom; none: that of the Memory workbench
  Panel overlay = nullptr;    ///< what lies above all of it (menus), given the whole screen
  const char* keys = "grid";  ///< the widget that arrow keys and the space bar go to
  lab::SectionStatus status = nullptr;  ///< in numbers; none: nothing besides what every status has
};

/// The workbench that is always there.
[[nodiscard]] const WorkbenchView& memory_view();

/// What one workbench remembers between frames and nobody else needs. Begins anew when another workbench was open.
template <class State>
State& bench_state(PanelState& panels) {
  static constexpr char kKind = 0;
  if (panels.bench_kind != &kKind) {
    panels.bench = std::make_shared<State>();
    panels.bench_kind = &kKind;
  }
  return *static_cast<State*>(panels.bench.get());
}

}  // namespace ui
