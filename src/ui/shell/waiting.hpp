#pragma once

#include <string>

#include "ui/kit/widgets.hpp"
#include "ui/shell/panel_state.hpp"

namespace ui {

/// Where the part of the page is that has the workbenches besides Memory. It is fetched when the first frame has been drawn
/// and nothing else is to be done, or when it is needed.
struct WorkbenchesPart {
  enum class Where { here, absent, coming, failed } where = Where::here;
  float share = 0;    ///< of the file, while it is coming
  std::string fault;  ///< why it did not come
};

/// Asks the page for it.
void ask_for_it(Ui& ui, WorkbenchesPart& part);

/// Stands in the place of a workbench whose code is not here yet: asks the page for it, shows how far it is, and offers to
/// try again when it did not come. Returns whether the button that `leave` names was pressed, which stands beside that one.
bool waiting_panel(Ui& ui, const Rect& rect, const char* title, WorkbenchesPart& part,
                   const char* leave);
/// The same in the place of a dialog.
void waiting_dialog(Ui& ui, PanelState& panels, const char* title, WorkbenchesPart& part);

}  // namespace ui
