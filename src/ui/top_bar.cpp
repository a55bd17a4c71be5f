#include "ui/top_bar.hpp"

#include <algorithm>
#include <array>

#include "ui/draw.hpp"
#include "ui/icons.hpp"
#include "ui/layers.hpp"
#include "ui/shortcuts.hpp"

namespace ui {
namespace {

namespace command = lab::command;

/// The workbenches that exist. The name is the document's; the label is what people read.
struct Workbench {
  const char* name;
  const char* label;
  const char* help;
};
constexpr std::array<Workbench, 1> kWorkbenches = {{
    {"memory", "Memory", "Pictures that a network of neurons remembers"},
}};

bool icon_button(Ui& ui, std::string_view id, Rect& room, const char* glyph, const char* label,
                 const char* keys = "", bool enabled = true, bool selected = false) {
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

void workbench_tabs(Ui& ui, Rect& room) {
  if constexpr (kWorkbenches.size() < 2) {
    // One workbench needs no tabs to choose it; its name stands beside the brand.
    if (text_width(FontKind::body, tr(kWorkbenches[0].label)) + 42 > room.w) return;
    room.cut_left(10);
    vertical_line(ui, room.x, room.y + room.h / 2 - 9, room.y + room.h / 2 + 9, ui.theme.hairline);
    room.cut_left(12);
    const Rect place = room.cut_left(text_width(FontKind::body, tr(kWorkbenches[0].label)));
    text(ui, place, tr(kWorkbenches[0].label), FontKind::body, ui.theme.secondary);
    WidgetInfo info;
    info.id = "top.tab.memory";
    info.role = Role::tab;
    info.name = tr(kWorkbenches[0].label);
    info.help = tr(kWorkbenches[0].help);
    info.checked = true;
    info.rect = place;
    ui.widgets.publish(std::move(info));
    return;
  }
  for (const Workbench& bench : kWorkbenches) {
    ButtonOptions options;
    options.kind = ButtonKind::quiet;
    options.selected = ui.session.document().workbench == bench.name;
    options.help = tr(bench.help);
    const float width = button_width(ui, tr(bench.label), options);
    if (width > room.w) return;
    const Rect place = room.cut_left(width);
    const std::string id = std::string("top.tab.") + bench.name;
    if (button(ui, id, {place.x, place.y + 8, place.w, place.h - 16}, tr(bench.label), options)) {
      ui.emit(command::Open{bench.name});
    }
    room.cut_left(4);
  }
}

/// No room for all the icons: what is used less is in the menu.
bool is_short(const Ui& ui, const Places& places) {
  return places.layout == Layout::narrow || ui.screen.w < 700;
}

std::string with_label(const char* verb, const std::string& what) {
  return what.empty() ? verb : std::string(verb) + ": " + what;
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

  const bool both_fit =
      drawer_fits(ui.screen, drawer_width(ui.screen, false) + drawer_width(ui.screen, true));
  if (places.layout == Layout::medium) {
    ButtonOptions quiet;
    quiet.kind = ui.screen.w < 520 ? ButtonKind::icon : ButtonKind::quiet;
    quiet.icon = icon::image;
    const float inset = (bar.h - std::min(bar.h - 4, control_height(ui))) / 2;
    if (ui.shows("memories")) {
      const Rect place = room.cut_left(button_width(ui, tr("Memories"), quiet));
      drawer_button(ui, "top.memories", {place.x, place.y + inset, place.w, place.h - 2 * inset},
                    tr("Memories"), icon::image, &shell.drawers.memories, &shell.drawers.details,
                    both_fit);
    }
    if (ui.shows("details")) {
      const Rect place = room.cut_right(button_width(ui, tr("Details"), quiet));
      drawer_button(ui, "top.details", {place.x, place.y + inset, place.w, place.h - 2 * inset},
                    tr("Details"), icon::chart, &shell.drawers.details, &shell.drawers.memories,
                    both_fit);
    }
    room.cut_left(8);
    room.cut_right(4);
  }

  // From the right: what is rarer stands nearer the edge.
  if (ui.shows("menu") && icon_button(ui, "top.menu", room, icon::menu, tr("More"), "", true,
                                      shell.menu == ShellState::Menu::page)) {
    shell.menu = ShellState::Menu::page;
  }
  shell.menu_anchor = shell.menu == ShellState::Menu::page
                          ? Rect{room.right(), bar.y + 4, ui.touch ? 44.0F : 36.0F, bar.h - 6}
                          : shell.menu_anchor;
  if (!is_short(ui, places)) {
    if (ui.shows("help") && icon_button(ui, "top.help", room, icon::help, tr("Help and keyboard"),
                                        keys_of(Shortcut::Does::help))) {
      panels.show(Open::help);
    }
    if (ui.shows("theme") && icon_button(ui, "top.theme", room, theme.dark ? icon::sun : icon::moon,
                                         theme.dark ? tr("Light theme") : tr("Dark theme"))) {
      ui.requests.push_back({HostRequest::What::theme, theme.dark ? "light" : "dark", {}, {}});
    }
    if (ui.shows("share")) {
      ButtonOptions share;
      share.kind = ButtonKind::quiet;
      share.icon = icon::share;
      share.help = tr("A link, a file, or a line for a course page");
      const float width = wide ? button_width(ui, tr("Share"), share) : 0;
      if (wide) {
        const Rect place = room.cut_right(width);
        const float inset = (bar.h - std::min(bar.h - 8, control_height(ui))) / 2;
        if (button(ui, "top.share", {place.x, place.y + inset, place.w, place.h - 2 * inset},
                   tr("Share"), share))
          panels.show(Open::share);
      } else if (icon_button(ui, "top.share", room, icon::share, tr("Share"))) {
        panels.show(Open::share);
      }
    }
    room.cut_right(6);
  }
  if (ui.shows("undo")) {
    const lab::Session& session = ui.session;
    const std::string redo = with_label(tr("Redo"), session.redo_label()),
                      undo = with_label(tr("Undo"), session.undo_label());
    if (icon_button(ui, "top.redo", room, icon::redo, redo.c_str(), keys_of(Shortcut::Does::redo),
                    session.can_redo())) {
      ui.emit(command::Redo{});
    }
    if (icon_button(ui, "top.undo", room, icon::undo, undo.c_str(), keys_of(Shortcut::Does::undo),
                    session.can_undo())) {
      ui.emit(command::Undo{});
    }
  }

  if (ui.embedded) return;
  const float brand = text_width(FontKind::title, "Hopfield Lab");
  if (places.layout == Layout::medium && room.w < brand + 20) return;
  if (places.layout == Layout::medium) {
    text(ui, room, "Hopfield Lab", FontKind::title, theme.text, 0.5F);
    return;
  }
  room.cut_left(narrow ? 8.0F : 0.0F);
  text(ui, room.cut_left(brand), "Hopfield Lab", FontKind::title, theme.text);
  room.cut_left(wide ? 12.0F : 4.0F);
  workbench_tabs(ui, room);
}

void page_menu(Ui& ui, const Places& places, ShellState& shell, PanelState& panels) {
  if (shell.menu != ShellState::Menu::page) return;
  const bool short_bar = is_short(ui, places);
  const float height = menu_item_height(ui);
  const bool share = short_bar && ui.shows("share"), looks = short_bar && ui.shows("theme"),
             help = short_bar && ui.shows("help");
  const int items = 3 + (share ? 1 : 0) + (looks ? 1 : 0) + (help ? 1 : 0);
  Frame frame =
      begin_popover(ui, "menu", shell.menu_anchor, 250, static_cast<float>(items) * height);
  Rect room = frame.content;
  const auto item = [&](std::string_view id, const char* label, const char* glyph, Open opens) {
    ButtonOptions options;
    options.icon = glyph;
    if (!menu_item(ui, id, room.cut_top(height), label, options)) return false;
    frame.closed = true;
    if (opens != Open::none) {
      panels.show(opens, shell.menu_anchor);
    }
    return true;
  };
  item("menu.pictures", tr("Pictures…"), icon::image, Open::pictures);
  if (item("menu.import", tr("Import a picture or file…"), icon::upload, Open::none)) {
    ui.requests.push_back({HostRequest::What::pick_file, {}, {}, {}});
  }
  if (share) item("menu.share", tr("Share and export…"), icon::share, Open::share);
  if (looks && item("menu.theme", ui.theme.dark ? tr("Light theme") : tr("Dark theme"),
                    ui.theme.dark ? icon::sun : icon::moon, Open::none)) {
    ui.requests.push_back({HostRequest::What::theme, ui.theme.dark ? "light" : "dark", {}, {}});
  }
  if (help) item("menu.help", tr("Help and keyboard"), icon::help, Open::help);
  item("menu.reset_all", tr("Start afresh…"), icon::reset, Open::reset_all);
  end_popover(ui);
  if (frame.closed) shell.menu = ShellState::Menu::none;
}

}  // namespace ui
