#include "ui/shell/top_bar.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "lab/sections/workbench.hpp"
#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/widget_parts.hpp"
#include "ui/shell/shortcuts.hpp"

namespace ui {
namespace {

namespace command = lab::command;

/// A button at the right end of the bar: an icon, or on a phone an icon with its word.
bool icon_button(Ui& ui, std::string_view id, Rect& room, const char* glyph, const char* label,
                 const char* keys = "", bool enabled = true, bool selected = false,
                 const char* word = nullptr) {
  if (!ui.shows(id)) return false;
  ButtonOptions options;
  options.kind = word != nullptr ? ButtonKind::stacked : ButtonKind::icon;
  options.icon = glyph;
  options.enabled = enabled;
  options.selected = selected;
  options.shortcut = keys;
  options.help = word != nullptr ? label : "";
  const float side = word != nullptr ? stacked_width(word) : control_height(ui);
  const Rect strip = room.cut_right(side);
  const float height = std::min(word != nullptr ? 44.0F : side, strip.h);
  return button(ui, id, {strip.x, strip.y + (strip.h - height) / 2, side, height},
                word != nullptr ? word : label, options);
}

void drawer_button(Ui& ui, std::string_view id, Rect place, const char* label, const char* glyph,
                   bool* open, bool* other) {
  ButtonOptions options;
  options.kind = place.w < 60 ? ButtonKind::icon : ButtonKind::quiet;
  options.icon = glyph;
  options.selected = *open;
  if (!button(ui, id, place, label, options)) return;
  *open = !*open;
  if (*open) *other = false;
}

/// A tab of the bar: what the document calls it, and what people read.
struct Tab {
  const WorkbenchView* view;
  const char *title, *brief;
};

/// All workbenches whose code is here, in the order of the tabs.
std::vector<Tab> tabs_of(const Ui& ui, const ShellState& shell) {
  std::vector<Tab> tabs;
  for (const lab::Workbench& bench : lab::known_workbenches()) {
    const WorkbenchView* found = bench.name == memory_view().name ? &memory_view() : nullptr;
    for (const WorkbenchView& view : shell.views)
      if (view.name == bench.name) found = &view;
    if (found != nullptr && ui.shows("top.tab." + std::string(bench.name)))
      tabs.push_back({found, tr(bench.title), tr(*bench.brief == 0 ? bench.title : bench.brief)});
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
  ui.widgets.reading(Part::tabs, tr("Workbenches"));
  ui.widgets.publish(std::move(info));
  ui.widgets.reading(Part::bar, tr("Lab"));
}

/// How tabs stand in the bar: with their whole titles or short ones, and what they need.
struct TabStyle {
  bool brief = false;
  FontKind font = FontKind::body;
  float padding = 12, gap = 4;
  [[nodiscard]] const char* title(const Tab& tab) const { return brief ? tab.brief : tab.title; }
  [[nodiscard]] float width(const Tab& tab) const {
    return std::ceil(text_width(font, title(tab))) + 2 * padding;
  }
  [[nodiscard]] float width(const std::vector<Tab>& tabs) const {
    float sum = 0;
    for (const Tab& tab : tabs) sum += width(tab) + gap;
    return sum;
  }
};

/// One workbench as a tab as high as the bar, so that a finger finds it; its ground is lower.
bool tab_button(Ui& ui, std::string_view id, const Rect& place, const char* title, const char* help,
                bool selected, FontKind font, Role role = Role::tab) {
  WidgetInfo info;
  info.id = id;
  info.role = role;
  info.name = title;
  info.help = help;
  if (role == Role::tab) info.checked = selected;
  info.rect = place;
  ui.widgets.reading(Part::tabs, tr("Workbenches"));
  const bool there = ui.widgets.publish(info);
  ui.widgets.reading(Part::bar, tr("Lab"));
  if (!there) return false;
  const Hit hit = ui.widgets.input().zone(id, place);
  const float high = std::min(place.h - 8, 36.0F);
  const Rect ground{place.x, place.y + (place.h - high) / 2, place.w, high};
  const float near = ui.widgets.input().tween(id, hit.hovered && !ui.touch ? 1.0F : 0.0F, 24);
  const float strength = selected ? 1.0F : near * 0.7F;
  if (strength > 0) fill(ui, ground, with_alpha(ui.theme.soft, strength), ui.theme.radius);
  text(ui, place, title, font,
       selected ? ui.theme.text : mix(ui.theme.secondary, ui.theme.text, near), 0.5F);
  info.rect = ground;
  parts::focus_ring(ui, info, ui.theme.radius);
  parts::after(ui, info, hit);
  return hit.clicked || ui.widgets.asked(id).has_value();
}

/// All workbenches; where there are too many for the bar, as many as fit, always the open one, and the rest behind More.
void workbench_tabs(Ui& ui, Rect room, ShellState& shell, const std::vector<Tab>& tabs,
                    TabStyle style, bool equal) {
  std::vector<const Tab*> shown;
  for (const Tab& tab : tabs) shown.push_back(&tab);
  const std::string more_words =
      sentence(tr("More ({0})"), {number(static_cast<double>(tabs.size()))});
  const float more = std::ceil(text_width(style.font, more_words)) + 2 * style.padding;
  const auto taken = [&] {
    float sum = 0;
    for (const Tab* tab : shown) sum += style.width(*tab) + style.gap;
    return sum;
  };
  shell.rest.clear();
  while (shown.size() > 1 && taken() + (shell.rest.empty() ? 0 : more) > room.w + style.gap) {
    // The last one that is not open.
    std::size_t last = shown.size() - 1;
    if (shown[last]->view == shell.view) --last;
    shell.rest.insert(shell.rest.begin(), shown[last]->view);
    shown.erase(shown.begin() + static_cast<std::ptrdiff_t>(last));
  }
  const float spare = equal ? std::max(0.0F, room.w - taken() - (shell.rest.empty() ? 0 : more)) /
                                  static_cast<float>(shown.size())
                            : 0;
  for (const Tab* tab : shown) {
    const std::string name(tab->view->name);
    if (tab_button(ui, "top.tab." + name, room.cut_left(style.width(*tab) + spare),
                   style.title(*tab), tr(tab->view->help), shell.view == tab->view, style.font))
      ui.emit(command::Open{name});
    room.cut_left(style.gap);
  }
  if (shell.rest.empty()) return;
  const std::string words =
      sentence(tr("More ({0})"), {number(static_cast<double>(shell.rest.size()))});
  const Rect place = room.cut_left(more);
  if (tab_button(ui, "top.tabs", place, words.c_str(), tr("More workbenches"),
                 shell.menu == ShellState::Menu::workbenches, style.font, Role::button))
    shell.menu = ShellState::Menu::workbenches;
  if (shell.menu == ShellState::Menu::workbenches) shell.menu_anchor = place;
}

void set_lecture(Ui& ui) {
  command::SetView view;
  view.lecture = !ui.session.document().view.lecture;
  ui.emit(std::move(view));
}

std::string with_label(const char* verb, const lab::Message& what) {
  return what.empty() ? verb : sentence(tr("{0}: {1}"), {verb, what});
}

}  // namespace

void top_bar(Ui& ui, const Places& places, ShellState& shell, PanelState& panels) {
  const Theme& theme = ui.theme;
  Rect bar = places.top;
  fill(ui, bar, theme.surface);
  horizontal_line(ui, bar.x, bar.right(), bar.bottom() - 1, theme.hairline);
  const bool narrow = places.layout == Layout::narrow;
  const bool tabs_shown = ui.shows("tabs");
  const std::vector<Tab> tabs = tabs_shown ? tabs_of(ui, shell) : std::vector<Tab>();
  TabStyle style;
  if (narrow) {
    style = {true, FontKind::small, 2, 2};
    Rect row = bar.cut_top(46);
    horizontal_line(ui, row.x, row.right(), row.bottom() - 1, theme.hairline);
    if (tabs.size() > 1) workbench_tabs(ui, row.inset(0), shell, tabs, style, true);
  }
  Rect room = bar;
  const bool wide = places.layout == Layout::wide;
  room.cut_left(wide ? theme.margin : 10);
  room.cut_right(wide ? 12.0F : 6.0F);
  const float side = control_height(ui);

  // What there is room for, the most important first; the menu has the rest.
  const float brand = text_width(FontKind::title, "Hopfield Lab") + 16;
  const char* words = tr(shell.view->side_name);
  ButtonOptions quiet;
  quiet.kind = ButtonKind::quiet;
  quiet.icon = shell.view->side_icon;
  const bool has_side = places.side_drawer && ui.shows("top.memories"),
             has_details = places.details_drawer && ui.shows("top.details");
  float left = room.w - (has_side ? side + 6 : 0) - (has_details ? side + 6 : 0);
  for (const char* id : {"menu", "undo"})
    if (ui.shows(id)) left -= side;
  if (!narrow && tabs.size() > 1) {
    // The widest tabs beside which help, redo and sharing have room; else the widest that all have room themselves.
    constexpr TabStyle kStyles[] = {{false, FontKind::body, 12, 4},
                                    {false, FontKind::body, 9, 2},
                                    {false, FontKind::body, 7, 0},
                                    {true, FontKind::body, 7, 0}};
    float buttons = 0;
    for (const char* id : {"undo", "help", "share"}) buttons += ui.room(id, side);
    const auto fits = [&](float beside) {
      const auto found = std::ranges::find_if(
          kStyles, [&](const TabStyle& each) { return each.width(tabs) + beside <= left; });
      if (found == std::end(kStyles)) return false;
      style = *found;
      return true;
    };
    if (!fits(buttons) && !fits(0)) style = kStyles[3];
    left -= std::min(left, style.width(tabs));
  }
  const auto takes = [&](bool there, float width) {
    if (!there || width > left) return false;
    left -= width;
    return true;
  };
  const char* word = narrow ? "" : nullptr;  // each has its own
  const auto wide_as = [&](const char* label) { return narrow ? stacked_width(label) : side; };
  shell.in_bar = {};
  ShellState::InBar& in = shell.in_bar;
  if (narrow) left = room.w - stacked_width(tr("More")) - stacked_width(tr("Undo"));
  in.help = takes(ui.shows("help"), wide_as(tr("Help")));
  in.redo = takes(ui.shows("undo"), wide_as(tr("Redo")));
  in.share = takes(ui.shows("share"), wide_as(tr("Share")));
  const bool named = takes(!ui.embedded, brand);
  const float side_words = button_width(ui, words, quiet) - side;
  const bool side_named = takes(has_side, side_words);
  const float details_words = button_width(ui, tr("Details"), quiet) - side;
  const bool details_named = takes(has_details, details_words);
  in.theme = takes(ui.shows("theme"), wide_as(tr("Theme")));
  ButtonOptions share;
  share.kind = ButtonKind::quiet;
  share.icon = icon::kShare;
  share.help = tr("A link, a file, or a line for a course page");
  const float share_words = button_width(ui, tr("Share"), share) - side;
  const bool share_named = !narrow && takes(in.share, share_words);
  in.lecture = takes(ui.shows("lecture"), narrow ? stacked_width(tr("Large"))
                                                 : button_width(ui, tr("Lecture size"), quiet));

  if (has_side) {
    const Rect strip = room.cut_left(side + (side_named ? side_words : 0));
    const float high = std::min(side, strip.h);
    drawer_button(ui, "top.memories", {strip.x, strip.y + (strip.h - high) / 2, strip.w, high},
                  words, shell.view->side_icon, &shell.drawers.memories, &shell.drawers.details);
    room.cut_left(6);
  }
  if (has_details) {
    const Rect strip = room.cut_right(side + (details_named ? details_words : 0));
    const float high = std::min(side, strip.h);
    drawer_button(ui, "top.details", {strip.x, strip.y + (strip.h - high) / 2, strip.w, high},
                  tr("Details"), icon::kChart, &shell.drawers.details, &shell.drawers.memories);
    room.cut_right(6);
  }

  // From the right: what is rarer stands nearer the edge.
  const float menu_right = room.right();
  if (ui.shows("menu") &&
      icon_button(ui, "top.menu", room, icon::kMenu, tr("More"), "", true,
                  shell.menu == ShellState::Menu::page, word != nullptr ? tr("More") : nullptr))
    shell.menu = ShellState::Menu::page;
  if (shell.menu == ShellState::Menu::page)
    shell.menu_anchor = {room.right(), bar.y + 4, menu_right - room.right(), bar.h - 6};
  if (in.help && icon_button(ui, "top.help", room, icon::kHelp, tr("Help and keyboard"),
                             keys_of(Shortcut::Does::help), true, false,
                             word != nullptr ? tr("Help") : nullptr))
    panels.show(Open::help);
  if (in.theme && icon_button(ui, "top.theme", room, theme.dark ? icon::kSun : icon::kMoon,
                              theme.dark ? tr("Light theme") : tr("Dark theme"), "", true, false,
                              word != nullptr ? tr("Theme") : nullptr))
    ui.requests.push_back({WindowRequest::What::theme, theme.dark ? "light" : "dark", {}, {}});
  if (share_named && ui.shows("top.share")) {
    const Rect strip = room.cut_right(side + share_words);
    const float high = std::min(strip.h, side);
    if (button(ui, "top.share", {strip.x, strip.y + (strip.h - high) / 2, strip.w, high},
               tr("Share"), share))
      panels.show(Open::share);
  } else if (in.share && icon_button(ui, "top.share", room, icon::kShare, tr("Share"), "", true,
                                     false, word != nullptr ? tr("Share") : nullptr)) {
    panels.show(Open::share);
  }
  if (ui.shows("undo")) {
    const lab::Session& session = ui.session;
    const std::string redo = with_label(tr("Redo"), session.redo_label()),
                      undo = with_label(tr("Undo"), session.undo_label());
    if (in.redo &&
        icon_button(ui, "top.redo", room, icon::kRedo, redo.c_str(), keys_of(Shortcut::Does::redo),
                    session.can_redo(), false, word != nullptr ? tr("Redo") : nullptr))
      ui.emit(command::Redo{});
    if (icon_button(ui, "top.undo", room, icon::kUndo, undo.c_str(), keys_of(Shortcut::Does::undo),
                    session.can_undo(), false, word != nullptr ? tr("Undo") : nullptr))
      ui.emit(command::Undo{});
  }
  if (in.lecture) {
    const bool on = ui.session.document().view.lecture;
    ButtonOptions large;
    large.kind = narrow ? ButtonKind::stacked : ButtonKind::quiet;
    large.icon = icon::kExpand;
    large.selected = on;
    large.help = tr("Shows everything half as large again, for a lecture hall");
    const char* label = narrow ? tr("Large") : tr("Lecture size");
    const Rect strip =
        room.cut_right(narrow ? stacked_width(label) : button_width(ui, label, large));
    const float high = std::min(strip.h, narrow ? 44.0F : side);
    if (button(ui, "top.lecture", {strip.x, strip.y + (strip.h - high) / 2, strip.w, high}, label,
               large))
      set_lecture(ui);
  }

  if (named) text(ui, room.cut_left(brand), "Hopfield Lab", FontKind::title, theme.text);
  if (narrow || tabs.empty()) return;
  if (tabs.size() < 2) return only_tab(ui, room, tabs[0]);
  workbench_tabs(ui, room, shell, tabs, style, false);
}

void workbench_menu(Ui& ui, ShellState& shell) {
  const std::vector<Tab> tabs = tabs_of(ui, shell);
  const float height = menu_item_height(ui);
  const float all = static_cast<float>(shell.rest.size()) * height;
  Frame frame = begin_popover(ui, "tabs", shell.menu_anchor, 220, all);
  // In a low frame not all of them fit.
  Rect room = begin_scroll(ui, "tabs.scroll", frame.content, all);
  for (const Tab& tab : tabs) {
    if (std::find(shell.rest.begin(), shell.rest.end(), tab.view) == shell.rest.end()) continue;
    ButtonOptions options;
    options.help = tr(tab.view->help);
    const std::string name(tab.view->name);
    if (!menu_item(ui, "top.tab." + name, room.cut_top(height), tab.title, options)) continue;
    ui.emit(command::Open{name});
    frame.closed = true;
  }
  end_scroll(ui);
  end_popover(ui);
  if (frame.closed || shell.rest.empty()) shell.menu = ShellState::Menu::none;
}

void page_menu(Ui& ui, ShellState& shell, PanelState& panels) {
  if (shell.menu != ShellState::Menu::page) return;
  const float height = menu_item_height(ui);
  const ShellState::InBar& in = shell.in_bar;
  const bool share = !in.share && ui.shows("share"), looks = !in.theme && ui.shows("theme"),
             help = !in.help && ui.shows("help"), redo = !in.redo && ui.shows("undo"),
             lecture = !in.lecture && ui.shows("lecture");
  // A hidden dialog cannot be opened from here either.
  const bool memory = shell.view == &memory_view(), pictures = memory && ui.shows("pictures"),
             import = memory && ui.shows("import");
  float tall = ui.room("menu.reset_all", height);
  for (const auto& [id, there] : {std::pair{"menu.pictures", pictures},
                                  {"menu.import", import},
                                  {"menu.redo", redo},
                                  {"menu.share", share},
                                  {"menu.lecture", lecture},
                                  {"menu.theme", looks},
                                  {"menu.help", help}})
    if (there) tall += ui.room(id, height);
  Frame frame = begin_popover(ui, "menu", shell.menu_anchor, 250, tall);
  Rect room = frame.content;
  const auto item = [&](std::string_view id, const char* label, const char* glyph, Open opens,
                        bool enabled = true, bool selected = false) {
    ButtonOptions options;
    options.icon = glyph;
    options.enabled = enabled;
    options.selected = selected;
    if (!menu_item(ui, id, room.cut_top(ui.room(id, height)), label, options)) return false;
    frame.closed = true;
    if (opens != Open::none) panels.show(opens, shell.menu_anchor);
    return true;
  };
  if (redo && item("menu.redo", tr("Redo"), icon::kRedo, Open::none, ui.session.can_redo()))
    ui.emit(command::Redo{});
  if (pictures) item("menu.pictures", tr("Pictures…"), icon::kImage, Open::pictures);
  if (import && item("menu.import", tr("Import a picture or file…"), icon::kUpload, Open::none))
    ui.requests.push_back({WindowRequest::What::pick_file, {}, {}, {}});
  if (share) item("menu.share", tr("Share and export…"), icon::kShare, Open::share);
  if (lecture && item("menu.lecture", tr("Lecture size"), icon::kExpand, Open::none, true,
                      ui.session.document().view.lecture))
    set_lecture(ui);
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
