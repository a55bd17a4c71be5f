#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "lab/document/picture.hpp"
#include "lab/session/session.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/shell/card.hpp"
#include "ui/shell/layout.hpp"
#include "ui/shell/panel_state.hpp"

namespace ui {

/// A headline and a line of detail.
struct Said {
  std::string headline, detail;
};

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
  /// Ids of its widgets for `hide=`, whenever they are shown, separated by blanks: # stands for a number, * for a word;
  /// what follows of itself (".value" of a slider, the numbers of a choice) is left out. Kept complete by a test: every
  /// widget in any frame of the tests of the screen has to be here.
  std::string_view names = {};
  /// What stands under its figure now: hopfieldLab.status() tells it.
  Said (*said)(const lab::Session&, PanelState&) = nullptr;
  Shares shares = {};  ///< of a frame that is too small for three columns
  const Card* card = nullptr;
  /// A file that was dropped or picked while it is open: the command that takes it, nothing when it is for others, or what is wrong.
  hopfield::Result<std::optional<lab::Command>> (*reads)(
      std::string_view name, std::span<const std::uint8_t> bytes) = nullptr;
  /// The same of a picture in greys, by its name without an ending.
  hopfield::Result<std::optional<lab::Command>> (*sees)(std::string_view name,
                                                        const lab::Grey& picture) = nullptr;
};

/// A dialog whose code comes later, in kFurtherPart.
struct DialogView {
  Open which;
  const char* title;  ///< while it is waited for
  void (*draw)(Ui&, PanelState&);
};

/// The workbench that is always there.
[[nodiscard]] const WorkbenchView& memory_view();

/// What the panels of one workbench remember; it begins anew when another workbench has asked for its own. What is to go on
/// meanwhile is kept by PanelState::kept.of().
template <std::derived_from<Kept> State>
State& bench_state(PanelState& panels) {
  return panels.kept.only<State>();
}

}  // namespace ui
