#pragma once

#include <span>
#include <string_view>

#include "ui/kit/widgets.hpp"
#include "ui/shell/panel_state.hpp"
#include "ui/shell/shortcuts.hpp"

namespace ui {

/// One thing to try, or one scene to begin with: a press gives the commands.
struct CardRow {
  const char* title;
  const char* look;                       ///< what to look for
  std::span<const char* const> commands;  ///< in JSON, as lab::read_command() takes them
  bool set = false;                       ///< its picture is the first memory, not the start
};

/// "What is this? Try this": beside the figure where there is room, and first in the help.
struct Card {
  const char* what;                ///< one sentence
  std::span<const CardRow> tries;  ///< the card has room for three; the help has all
  std::span<const CardRow> scenes = {};
  std::span<const char* const> how = {};  ///< more sentences of the help
  /// What the keys do here; those that do the same everywhere need not be told. None: as in Memory.
  std::span<const KeyWords> keys = {};
  bool pictures = false;  ///< each row shows the picture it begins with
};

/// Below what the left column shows (PanelState::spare): the card, or a button that opens it in the help where there is room
/// for no more.
void side_card(Ui& ui, PanelState& state, const Card& card);

/// A row as a press on it does it.
void press_row(Ui& ui, const CardRow& row);
/// What it needs at this width; none when it is hidden.
[[nodiscard]] float card_row_height(const Ui& ui, std::string_view id, const CardRow& row,
                                    float width, bool pictured);
/// Title, what to look for, and in Memory the picture it begins with. True when pressed.
bool card_row(Ui& ui, PanelState& state, std::string_view id, const Rect& rect, const CardRow& row,
              bool pictured);

}  // namespace ui
