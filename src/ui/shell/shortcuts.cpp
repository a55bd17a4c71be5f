#include "ui/shell/shortcuts.hpp"

#include <array>

namespace ui {
namespace {

using Does = Shortcut::Does;

// words
constexpr std::array<Shortcut, 17> kShortcuts = {{
    {Does::recall, "R", "Recall, or pause"},
    {Does::sweep, "S", "One sweep: every neuron once"},
    {Does::step, "N", "One neuron"},
    {Does::finish, "F", "Run to the end at once"},
    {Does::reset, "0", "Back to the start"},
    {Does::noise, "X", "Add noise"},
    {Does::invert, "I", "Invert the picture"},
    {Does::store, "M", "Store the picture as a memory"},
    {Does::pen, "B", "Use the pen"},
    {Does::erase, "E", "Use the eraser"},
    {Does::undo, "Ctrl Z", "Undo (Z alone works too)"},
    {Does::redo, "Shift Ctrl Z", "Redo"},
    {Does::grid_moves, "Arrow keys", "Move from cell to cell in the network"},
    {Does::grid_paints, "Space, Enter", "Flip the cell"},
    {Does::share, "L", "Share a link"},
    {Does::help, "?", "This list"},
    {Does::close, "Esc", "Close a menu or dialog, or leave the network"},
}};

struct Key {
  std::string_view name;
  Does does;
};

constexpr std::array<Key, 21> kKeys = {{
    {"r", Does::recall},
    {"s", Does::sweep},
    {"n", Does::step},
    {"f", Does::finish},
    {"0", Does::reset},
    {"x", Does::noise},
    {"i", Does::invert},
    {"m", Does::store},
    {"b", Does::pen},
    {"e", Does::erase},
    {"z", Does::undo},
    {"y", Does::redo},
    {"l", Does::share},
    {"?", Does::help},
    {"h", Does::help},
    {"Escape", Does::close},
    {"ArrowLeft", Does::grid_moves},
    {"ArrowRight", Does::grid_moves},
    {"ArrowUp", Does::grid_moves},
    {"ArrowDown", Does::grid_moves},
    {" ", Does::grid_paints},
}};

}  // namespace

std::span<const Shortcut> shortcuts() { return kShortcuts; }

const char* keys_of(Does does) {
  for (const Shortcut& shortcut : kShortcuts)
    if (shortcut.does == does) return shortcut.keys;
  return "";
}

std::optional<Does> shortcut_for(std::string_view key, int mods) {
  constexpr int kShift = 1, kCtrl = 2, kAlt = 4, kMeta = 8;
  const bool command = (mods & (kCtrl | kMeta)) != 0;
  if ((mods & kAlt) != 0) return std::nullopt;
  char lower = 0;
  if (key.size() == 1 && key[0] >= 'A' && key[0] <= 'Z') {
    lower = static_cast<char>(key[0] - 'A' + 'a');
    key = {&lower, 1};
  }
  if (key == "z" && (mods & kShift) != 0) return Does::redo;
  if (command) {
    // Other combinations with Ctrl belong to the browser.
    if (key == "z") return Does::undo;
    if (key == "y") return Does::redo;
    return std::nullopt;
  }
  if (key == "y") return std::nullopt;
  if (key == "Enter") return Does::grid_paints;
  for (const Key& known : kKeys)
    if (known.name == key) return known.does;
  return std::nullopt;
}

}  // namespace ui
