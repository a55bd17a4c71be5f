#pragma once

#include "ui/shell/app.hpp"
#include "ui/shell/top_bar.hpp"

namespace ui {

/// The open workbench in its places, the bars around it and what lies above them: all of the screen but messages and help.
Places draw_screen(Ui& ui, ShellState& shell, PanelState& panels);

}  // namespace ui
