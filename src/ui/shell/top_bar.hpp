#pragma once

#include <vector>

#include "ui/kit/widgets.hpp"
#include "ui/shell/layout.hpp"
#include "ui/shell/panel_state.hpp"
#include "ui/shell/waiting.hpp"
#include "ui/shell/workbench.hpp"

namespace ui {

/// What the shell itself remembers between frames.
struct ShellState {
  Drawers drawers;
  enum class Menu { none, page, transport, speed, workbenches } menu = Menu::none;
  Rect menu_anchor;
  std::span<const WorkbenchView> views;        ///< besides Memory
  std::span<const DialogView> dialogs;         ///< those that come in kFurtherPart
  PageParts parts;                             ///< that these come in
  const WorkbenchView* view = &memory_view();  ///< of the open workbench
  const WorkbenchView* drawn = view;  ///< the same, or what is shown until its code is here
  std::vector<const WorkbenchView*>
      rest;  ///< of the tabs, those without room in the bar: a menu has them
  /// What else the bar had room for; the page's menu has the others.
  struct InBar {
    bool redo = false, help = false, share = false, theme = false, lecture = false;
  } in_bar;
  bool speed_in_row =
      true;  ///< the transport row had room for its button; else the choice is in the row's menu
};

/// Name, workbenches, undo and redo, share, theme, help; the buttons of the drawers where there are drawers.
void top_bar(Ui& ui, const Places& places, ShellState& shell, PanelState& panels);
/// The workbenches that did not fit into the bar.
void workbench_menu(Ui& ui, ShellState& shell);
/// The menu behind ⋯.
void page_menu(Ui& ui, ShellState& shell, PanelState& panels);

}  // namespace ui
