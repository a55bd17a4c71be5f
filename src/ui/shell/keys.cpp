#include <algorithm>
#include <array>

#include "ui/shell/app_parts.hpp"
#include "ui/shell/shortcuts.hpp"

/// The keyboard, while the canvas has it.
namespace ui {
namespace {

namespace command = lab::command;
using Does = Shortcut::Does;

/// Tab on the desktop: through the widgets in the order in which they are drawn.
void move_focus(Widgets& widgets, int by) {
  std::vector<std::string> order;
  for (const WidgetInfo& info : widgets.all()) {
    const bool control =
        info.role != Role::status && info.role != Role::dialog && info.role != Role::image;
    if (control && info.enabled && info.layer >= widgets.input().floor()) order.push_back(info.id);
  }
  if (order.empty()) return;
  const auto at = std::find(order.begin(), order.end(), widgets.focused());
  const auto count = static_cast<std::ptrdiff_t>(order.size());
  const std::ptrdiff_t from = at == order.end() ? (by > 0 ? -1 : count) : at - order.begin();
  const std::ptrdiff_t next = from + by;
  widgets.focus(next < 0 || next >= count ? std::string() : order[static_cast<std::size_t>(next)]);
}

/// What a key does, by the parts and widgets that do the same: with those hidden the key does nothing. The suffixes go
/// to the row at the bottom, which is called "transport" in Memory and like the workbench elsewhere.
struct Doer {
  Does does;
  std::array<const char*, 3> names, suffixes;
};
constexpr std::array<Doer, 14> kDoers = {
    {{Does::recall, {"transport"}, {"recall", "run"}},
     {Does::finish, {"transport"}, {"recall", "run"}},
     {Does::sweep, {"transport", "steps"}, {"sweep"}},
     {Does::step, {"transport", "steps"}, {"step", "next"}},
     {Does::reset, {"transport", "steps"}, {"reset"}},
     {Does::undo, {"top", "undo", "top.undo"}, {}},
     {Does::redo, {"top", "undo", "top.redo"}, {}},
     {Does::invert, {"tools", "grid.invert"}, {}},
     {Does::noise, {"transport", "noise"}, {"add_noise"}},
     {Does::store, {"memories", "store", "memories.store"}, {}},
     {Does::pen, {"tools", "grid.draw"}, {}},
     {Does::erase, {"tools", "grid.erase"}, {}},
     {Does::share, {"top", "share", "top.share"}, {}},
     {Does::help, {"top", "help", "top.help"}, {}}}};

bool is_hidden(const Interaction& input, Does does, std::string_view row) {
  for (const Doer& doer : kDoers) {
    if (doer.does != does) continue;
    for (const char* name : doer.names)
      if (name != nullptr && input.hides(name)) return true;
    for (const char* suffix : doer.suffixes)
      if (suffix != nullptr && input.hides(std::string(row) + "." + suffix)) return true;
  }
  return false;
}

const char* grid_word(std::string_view key) {
  if (key == "ArrowLeft") return "left";
  if (key == "ArrowRight") return "right";
  if (key == "ArrowUp") return "up";
  if (key == "ArrowDown") return "down";
  return "space";
}

}  // namespace

bool App::key(std::string_view name, bool down, int mods) {
  Parts& p = *parts_;
  if (!down) return false;
  wake();
  if (!p.widgets.editing().id.empty()) return false;  // typed into a field on the desktop
  const std::string focused = p.widgets.focused();
  if (p.boot.keys_move_focus && name == "Tab") {
    move_focus(p.widgets, (mods & 1) != 0 ? -1 : 1);
    return true;
  }
  if (p.boot.keys_move_focus && !focused.empty() && focused != p.shell.view->keys &&
      (name == "Enter" || name == " ")) {
    p.widgets.ask(focused, "");
    return true;
  }
  if ((mods & ~1) == 0 && (name == "+" || name == "=" || name == "-")) {
    p.widgets.ask("zoom", name);
    return p.shell.view != &memory_view();
  }
  const auto does = shortcut_for(name, mods);
  if (!does) return false;
  // Under an open dialog only its own keys work.
  const bool modal = p.widgets.input().floor() > 0 || p.panels.open != Open::none;
  if (modal && *does != Does::close) return false;
  const auto apply = [&](const lab::Command& what) {
    if (const auto done = p.session.apply(what); !done) p.toast(done.error().text(), true);
  };
  const bool memory = p.shell.view == &memory_view();
  if (is_hidden(p.widgets.input(), *does, memory ? "transport" : p.shell.view->name)) return false;
  if (!memory && (*does == Does::invert || *does == Does::noise || *does == Does::store ||
                  *does == Does::pen || *does == Does::erase))
    return false;
  switch (*does) {
    case Does::recall:
      if (p.session.running())
        apply(command::Pause{});
      else
        apply(command::Recall{});
      break;
    case Does::sweep:
      apply(command::Sweep{});
      break;
    case Does::step:
      apply(command::Step{});
      break;
    case Does::finish:
      apply(command::Finish{});
      break;
    case Does::reset:
      apply(command::Reset{});
      break;
    case Does::undo:
      apply(command::Undo{});
      break;
    case Does::redo:
      apply(command::Redo{});
      break;
    case Does::invert:
      apply(command::Invert{});
      break;
    case Does::noise:
      apply(command::Noise{});
      break;
    case Does::store:
      apply(command::Store{});
      break;
    case Does::pen:
    case Does::erase:
      (void)put_tool_away(p.panels);
      p.widgets.ask(*does == Does::pen ? "grid.draw" : "grid.erase", "");
      break;
    case Does::share:
      p.panels.open = Open::share;
      break;
    case Does::help:
      p.panels.open = Open::help;
      break;
    case Does::grid_moves:
    case Does::grid_paints:
      p.widgets.ask(p.shell.view->keys, grid_word(name));
      break;
    case Does::close:
      if (p.shell.menu != ShellState::Menu::none) {
        p.shell.menu = ShellState::Menu::none;
      } else if (p.panels.open != Open::none) {
        p.panels.open = Open::none;
      } else if (put_tool_away(p.panels)) {
      } else if (modal) {  // a popover of a workbench
        for (const WidgetInfo& info : p.widgets.all())
          if (info.role == Role::dialog) p.widgets.ask(info.id, "");
      } else if (p.shell.drawers.memories || p.shell.drawers.details) {
        p.shell.drawers.memories = p.shell.drawers.details = false;
      } else {
        return false;  // the page lets go of the canvas
      }
      break;
  }
  return true;
}

}  // namespace ui
