#include "ui/shell/top_bar.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "lab/sections/workbench.hpp"
#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/shell/shortcuts.hpp"

namespace ui {
namespace {

namespace command = lab::command;

bool icon_button(Ui& ui, std::string_view id, Rect& room, const char* glyph, const char* label,
                 const char* keys = "", bool enabled = true, bool selected = false) {
  if (!ui.shows(id)) return false;
  const float side = ui.touch ? 44.0F : 36.0F;
  const Rect strip = room.cut_right(side);
  ButtonOptions options;
  options.kind = ButtonKind::icon;
  options.icon = glyph;
  options.enabled = enabled;
  options.selected = selected;
  options.shortcut = keys;
  const float height = std::min(side, strip.h - 2);
  return button(ui, id, {strip.x, strip.y + (strip.h - height) / 2, side, height}, label, options);
}

void drawer_button(Ui& ui, std::string_view id, Rect place, const char* label, const char* glyph,
                   bool* open, bool* other, bool both_fit) {
  ButtonOptions options;
  options.kind = place.w < 60 ? ButtonKind::icon : ButtonKind::quiet;
  options.icon = glyph;
  options.selected = *open;
  if (!button(ui, id, place, label, options)) return;
  *open = !*open;
  if (*open && !both_fit) *other = false;
}

/// A tab of the bar: what the document calls it, and what people read.
struct Tab {
  const WorkbenchView* view;
  const char* title;
};

/// All workbenches whose code is here, in the order of the tabs.
std::vector<Tab> tabs_of(const Ui& ui, const ShellState& shell) {
  std::vector<Tab> tabs;
  for (const lab::Workbench& bench : lab::known_workbenches()) {
    const WorkbenchView* found = bench.name == memory_view().name ? &memory_view() : nullptr;
    for (const WorkbenchView& view : shell.views)
      if (view.name == bench.name) found = &view;
    if (found != nullptr && ui.shows("top.tab." + std::string(bench.name)))
      tabs.push_back({found, tr(bench.title)});
  }
  return tabs;
}

/// One workbench needs no tabs to choose it; its name stands beside the brand.
void only_tab(Ui& ui, Rect room, const Tab& tab) {
  const float width = text_width(FontKind::body, tab.title);
  if (width + 42 > room.w) return;
  room.cut_left(10);
  vertical_line(ui, room.x, room.y + room.h / 2 - 9, room.y + room.h / 2 + 9, ui.theme.hairline);
  room.cut_left(12);
  WidgetInfo info;
  info.id = "top.tab.memory";
  info.role = Role::tab;
  info.name = tab.title;
  info.help = tr(tab.view->help);
  info.checked = true;
  info.rect = room.cut_left(width);
  text(ui, info.rect, tab.title, FontKind::body, ui.theme.secondary);
  ui.widgets.publish(std::move(info));
}

/// The button of the menu that holds what has no room of its own.
void tabs_button(Ui& ui, Rect place, const char* label, bool selected, ShellState& shell) {
  ButtonOptions options;
  options.kind = ButtonKind::quiet;
  options.icon = icon::kChevronDown;
  options.selected = selected;
  options.help = tr("All workbenches");
  if (button(ui, "top.tabs", place, label, options)) shell.menu = ShellState::Menu::workbenches;
  if (shell.menu == ShellState::Menu::workbenches) shell.menu_anchor = place;
}

void workbench_tabs(Ui& ui, Rect& room, ShellState& shell, bool wide) {
  const std::vector<Tab> tabs = tabs_of(ui, shell);
  if (tabs.empty()) return;
  if (tabs.size() < 2) return only_tab(ui, room, tabs[0]);
  ButtonOptions options;
  options.kind = ButtonKind::quiet;
  const float height = std::min(room.h - 8, control_height(ui));
  const auto place = [&](float width) {
    const Rect strip = room.cut_left(width);
    room.cut_left(4);
    return Rect{strip.x, strip.y + (strip.h - height) / 2, strip.w, height};
  };
  ButtonOptions with_icon = options;
  with_icon.icon = icon::kChevronDown;
  const float more = button_width(ui, tr("More"), with_icon) + 4;
  float all = 0;
  for (const Tab& tab : tabs) all += button_width(ui, tab.title, options) + 4;
  shell.tabs = 0;
  if (!wide && all > room.w) {
    // Rather the name of the open one than a few of many.
    for (const Tab& tab : tabs)
      if (tab.view == shell.view)
        tabs_button(ui, place(std::min(button_width(ui, tab.title, with_icon), room.w)), tab.title,
                    false, shell);
    return;
  }
  for (const Tab& tab : tabs) {
    const float width = button_width(ui, tab.title, options);
    if (width > room.w - (all > room.w ? more : 0)) break;
    options.selected = shell.view == tab.view;
    options.help = tr(tab.view->help);
    if (button(ui, "top.tab." + std::string(tab.view->name), place(width), tab.title, options))
      ui.emit(command::Open{std::string(tab.view->name)});
    all -= width + 4;
    ++shell.tabs;
  }
  if (shell.tabs == tabs.size()) return;
  const char* label = tr("More");
  bool hidden = false;
  for (std::size_t k = shell.tabs; k < tabs.size(); ++k)
    if (tabs[k].view == shell.view) {
      label = tabs[k].title;
      hidden = true;
    }
  tabs_button(ui, place(std::min(button_width(ui, label, with_icon), room.w)), label, hidden,
              shell);
}

/// No room for all the icons: what is used less is in the menu.
bool is_short(const Ui& ui, const Places& places) {
  return places.layout == Layout::narrow || ui.screen.w < 700;
}

std::string with_label(const char* verb, const lab::Message& what) {
  return what.empty() ? verb : sentence(tr("{0}: {1}"), {verb, what});
}

}  // namespace

void top_bar(Ui& ui, const Places& places, ShellState& shell, PanelState& panels) {
  const Theme& theme = ui.theme;
  const Rect bar = places.top;
  fill(ui, bar, theme.surface);
  horizontal_line(ui, bar.x, bar.right(), bar.bottom() - 1, theme.hairline);
  const bool wide = places.layout == Layout::wide, narrow = places.layout == Layout::narrow;
  Rect room = bar;
  room.cut_left(wide ? theme.margin : 10);
  room.cut_right(wide ? 12.0F : 6.0F);

  const char* side = tr(shell.view->side_name);
  const char* glyph = shell.view->side_icon;
  const bool both_fit =
      drawer_fits(ui.screen, drawer_width(ui.screen, false) + drawer_width(ui.screen, true));
  if (places.layout == Layout::medium) {
    ButtonOptions quiet;
    quiet.kind = ui.screen.w < 520 ? ButtonKind::icon : ButtonKind::quiet;
    quiet.icon = glyph;
    const float inset = (bar.h - std::min(bar.h - 4, control_height(ui))) / 2;
    if (ui.shows("memories") && ui.shows("top.memories")) {
      const Rect place = room.cut_left(button_width(ui, side, quiet));
      drawer_button(ui, "top.memories", {place.x, place.y + inset, place.w, place.h - 2 * inset},
                    side, glyph, &shell.drawers.memories, &shell.drawers.details, both_fit);
    }
    if (ui.shows("details") && ui.shows("top.details")) {
      const Rect place = room.cut_right(button_width(ui, tr("Details"), quiet));
      drawer_button(ui, "top.details", {place.x, place.y + inset, place.w, place.h - 2 * inset},
                    tr("Details"), icon::kChart, &shell.drawers.details, &shell.drawers.memories,
                    both_fit);
    }
    room.cut_left(8);
    room.cut_right(4);
  }

  // From the right: what is rarer stands nearer the edge.
  if (ui.shows("menu") && icon_button(ui, "top.menu", room, icon::kMenu, tr("More"), "", true,
                                      shell.menu == ShellState::Menu::page)) {
    shell.menu = ShellState::Menu::page;
  }
  shell.menu_anchor = shell.menu == ShellState::Menu::page
                          ? Rect{room.right(), bar.y + 4, ui.touch ? 44.0F : 36.0F, bar.h - 6}
                          : shell.menu_anchor;
  if (!is_short(ui, places)) {
    if (ui.shows("help") && icon_button(ui, "top.help", room, icon::kHelp, tr("Help and keyboard"),
                                        keys_of(Shortcut::Does::help))) {
      panels.show(Open::help);
    }
    if (ui.shows("theme") &&
        icon_button(ui, "top.theme", room, theme.dark ? icon::kSun : icon::kMoon,
                    theme.dark ? tr("Light theme") : tr("Dark theme"))) {
      ui.requests.push_back({WindowRequest::What::theme, theme.dark ? "light" : "dark", {}, {}});
    }
    if (ui.shows("share") && ui.shows("top.share")) {
      ButtonOptions share;
      share.kind = ButtonKind::quiet;
      share.icon = icon::kShare;
      share.help = tr("A link, a file, or a line for a course page");
      const float width = wide ? button_width(ui, tr("Share"), share) : 0;
      if (wide) {
        const Rect place = room.cut_right(width);
        const float inset = (bar.h - std::min(bar.h - 8, control_height(ui))) / 2;
        if (button(ui, "top.share", {place.x, place.y + inset, place.w, place.h - 2 * inset},
                   tr("Share"), share))
          panels.show(Open::share);
      } else if (icon_button(ui, "top.share", room, icon::kShare, tr("Share"))) {
        panels.show(Open::share);
      }
    }
    room.cut_right(6);
  }
  if (ui.shows("undo")) {
    const lab::Session& session = ui.session;
    const std::string redo = with_label(tr("Redo"), session.redo_label()),
                      undo = with_label(tr("Undo"), session.undo_label());
    if (icon_button(ui, "top.redo", room, icon::kRedo, redo.c_str(), keys_of(Shortcut::Does::redo),
                    session.can_redo())) {
      ui.emit(command::Redo{});
    }
    if (icon_button(ui, "top.undo", room, icon::kUndo, undo.c_str(), keys_of(Shortcut::Does::undo),
                    session.can_undo())) {
      ui.emit(command::Undo{});
    }
  }

  if (ui.embedded) return;
  const bool many = !shell.views.empty();
  const float brand = text_width(FontKind::title, "Hopfield Lab");
  if (many && (!wide || room.w < brand + 200)) return workbench_tabs(ui, room, shell, wide);
  if (places.layout == Layout::medium && room.w < brand + 20) return;
  if (places.layout == Layout::medium) {
    text(ui, room, "Hopfield Lab", FontKind::title, theme.text, 0.5F);
    return;
  }
  room.cut_left(narrow ? 8.0F : 0.0F);
  text(ui, room.cut_left(brand), "Hopfield Lab", FontKind::title, theme.text);
  room.cut_left(wide ? 12.0F : 4.0F);
  workbench_tabs(ui, room, shell, wide);
}

void workbench_menu(Ui& ui, ShellState& shell) {
  const std::vector<Tab> tabs = tabs_of(ui, shell);
  const float height = menu_item_height(ui);
  const std::size_t first = std::min(shell.tabs, tabs.size());
  Frame frame = begin_popover(ui, "tabs", shell.menu_anchor, 220,
                              static_cast<float>(tabs.size() - first) * height);
  Rect room = frame.content;
  for (std::size_t k = first; k < tabs.size(); ++k) {
    ButtonOptions options;
    options.selected = tabs[k].view == shell.view;
    options.help = tr(tabs[k].view->help);
    const std::string name(tabs[k].view->name);
    if (!menu_item(ui, "top.tab." + name, room.cut_top(height), tabs[k].title, options)) continue;
    ui.emit(command::Open{name});
    frame.closed = true;
  }
  end_popover(ui);
  if (frame.closed) shell.menu = ShellState::Menu::none;
}

void page_menu(Ui& ui, const Places& places, ShellState& shell, PanelState& panels) {
  if (shell.menu != ShellState::Menu::page) return;
  const bool short_bar = is_short(ui, places);
  const float height = menu_item_height(ui);
  const bool share = short_bar && ui.shows("share"), looks = short_bar && ui.shows("theme"),
             help = short_bar && ui.shows("help");
  // A hidden dialog cannot be opened from here either.
  const bool memory = shell.view == &memory_view(), pictures = memory && ui.shows("pictures"),
             import = memory && ui.shows("import");
  float tall = ui.room("menu.reset_all", height);
  for (const auto& [id, there] : {std::pair{"menu.pictures", pictures},
                                  {"menu.import", import},
                                  {"menu.share", share},
                                  {"menu.theme", looks},
                                  {"menu.help", help}})
    if (there) tall += ui.room(id, height);
  Frame frame = begin_popover(ui, "menu", shell.menu_anchor, 250, tall);
  Rect room = frame.content;
  const auto item = [&](std::string_view id, const char* label, const char* glyph, Open opens) {
    ButtonOptions options;
    options.icon = glyph;
    if (!menu_item(ui, id, room.cut_top(ui.room(id, height)), label, options)) return false;
    frame.closed = true;
    if (opens != Open::none) panels.show(opens, shell.menu_anchor);
    return true;
  };
  if (pictures) item("menu.pictures", tr("Pictures…"), icon::kImage, Open::pictures);
  if (import && item("menu.import", tr("Import a picture or file…"), icon::kUpload, Open::none))
    ui.requests.push_back({WindowRequest::What::pick_file, {}, {}, {}});
  if (share) item("menu.share", tr("Share and export…"), icon::kShare, Open::share);
  if (looks && item("menu.theme", ui.theme.dark ? tr("Light theme") : tr("Dark theme"),
                    ui.theme.dark ? icon::kSun : icon::kMoon, Open::none)) {
    ui.requests.push_back({WindowRequest::What::theme, ui.theme.dark ? "light" : "dark", {}, {}});
  }
  if (help) item("menu.help", tr("Help and keyboard"), icon::kHelp, Open::help);
  item("menu.reset_all", tr("Reset everything…"), icon::kReset, Open::reset_all);
  end_popover(ui);
  if (frame.closed) shell.menu = ShellState::Menu::none;
}

}  // namespace ui
