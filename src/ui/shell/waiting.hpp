#pragma once

#include <string>

#include "ui/kit/widgets.hpp"

namespace ui {

/// Where the code of the workbenches besides Memory is. In the page it is a file of its own, fetched when it is needed.
struct FurtherCode {
  enum class Where { here, absent, coming, failed } where = Where::here;
  float share = 0;    ///< of the file, while it is coming
  std::string fault;  ///< why it did not come
};

/// Asks the page for it.
void ask_for_it(Ui& ui, FurtherCode& code);

/// Stands in the place of a workbench whose code is not here yet: asks the page for it, shows how far it is, and offers to
/// try again when it did not come.
void waiting_panel(Ui& ui, const Rect& rect, const char* title, FurtherCode& code);

}  // namespace ui
