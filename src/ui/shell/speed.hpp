#pragma once

#include "ui/shell/top_bar.hpp"

namespace ui {

/// What a person chooses from; what lies between is typed or dragged. Sweeps a second: a recall takes about a sweep.
inline constexpr double kPaces[] = {0.05, lab::kNormalPace, 2, lab::kFastestPace};

/// A button that says how fast a recall runs and opens the choice, at least `kSpeedAtLeast` wide.
void speed_button(Ui& ui, const Rect& rect, ShellState& shell);
inline constexpr float kSpeedWidth = 204, kSpeedAtLeast = 172;
/// The choice itself, cut off the top: four names, and a number.
void speed_choice(Ui& ui, Rect& rest);
[[nodiscard]] float speed_choice_height(const Ui& ui);
/// The choice in the menu of the button.
void speed_menu(Ui& ui, ShellState& shell);

}  // namespace ui
