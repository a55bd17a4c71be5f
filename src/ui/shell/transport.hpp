#pragma once

#include "ui/shell/top_bar.hpp"

namespace ui {

/// The row at the bottom: Reset, Step neuron, Step sweep, Recall, speed, noise. Always in the same place; what does
/// not fit moves into the menu behind More, in a fixed order of importance.
void transport(Ui& ui, const Rect& row, ShellState& shell, PanelState& panels);
/// What did not fit.
void transport_menu(Ui& ui, ShellState& shell, PanelState& panels);

}  // namespace ui
