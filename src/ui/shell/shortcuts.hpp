#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "lab/commands/command.hpp"

namespace ui {

/// What a key does. The help sheet prints this table, and the keyboard obeys it: one list.
struct Shortcut {
  enum class Does {
    recall,
    sweep,
    step,
    reset,
    finish,
    undo,
    redo,
    invert,
    noise,
    store,
    pen,
    erase,
    grid_moves,
    grid_paints,
    help,
    close,
    share
  } does;
  const char* keys;         ///< as shown to the person
  const char* description;  ///< goes through tr()
};

/// What the same key does in another workbench.
struct KeyWords {
  Shortcut::Does does;
  const char* description;  ///< goes through tr()
};

/// In the order of the help sheet.
[[nodiscard]] std::span<const Shortcut> shortcuts();
/// Which shortcut a key is (KeyboardEvent.key; mods: 1 shift, 2 ctrl, 4 alt, 8 meta).
[[nodiscard]] std::optional<Shortcut::Does> shortcut_for(std::string_view key, int mods);
/// The keys of one, for the help of a button.
[[nodiscard]] const char* keys_of(Shortcut::Does does);

}  // namespace ui
