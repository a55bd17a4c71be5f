#include "ui/shell/screen.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "imgui_internal.h"  // all events of a frame
#include "lab/sections/workbench.hpp"
#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/shell/app_parts.hpp"
#include "ui/shell/card.hpp"
#include "ui/shell/names.hpp"
#include "ui/shell/speed.hpp"
#include "ui/shell/tour.hpp"
#include "ui/shell/transport.hpp"

/// One frame of the screen: the shell's frame, the panels in their places, what lies above them.
namespace ui {
namespace {

constexpr float kWheelNotch =
    60;  // CSS px for a notch of a mouse wheel, the unit of ImGui's events

/// Two words with a line under the chosen one: quieter than the choices within the pane.
void pane_tabs(Ui& ui, const Rect& strip, const char* side, bool* details) {
  fill(ui, strip, ui.theme.surface);
  horizontal_line(ui, strip.x, strip.right(), strip.y, ui.theme.hairline);
  horizontal_line(ui, strip.x, strip.right(), strip.bottom() - 1, ui.theme.hairline);
  const bool before = *details;
  for (const bool second : {false, true}) {
    WidgetInfo info;
    info.id = second ? "pane.details" : "pane.memories";
    info.role = Role::tab;
    info.name = second ? tr("Details") : tr(side);
    info.checked = before == second;
    info.rect = {strip.x + (second ? strip.w / 2 : 0), strip.y, strip.w / 2, strip.h};
    if (!ui.widgets.publish(info)) continue;
    const Hit hit = ui.widgets.input().zone(info.id, info.rect);
    if (hit.clicked || ui.widgets.asked(info.id)) *details = second;
    const float near = ui.widgets.input().tween(info.id, info.checked.value() ? 1.0F
                                                         : hit.hovered        ? 0.6F
                                                                              : 0.0F);
    text(ui, info.rect, info.name, info.checked.value() ? FontKind::strong : FontKind::body,
         mix(ui.theme.secondary, ui.theme.text, near), 0.5F);
  }
  const float at = ui.widgets.input().tween("pane#line", *details ? 1.0F : 0.0F);
  fill(ui, {strip.x + 16 + at * strip.w / 2, strip.bottom() - 3, strip.w / 2 - 32, 2},
       ui.theme.text, 1);
}

/// Narrow: memories and details share the pane below the network.
void pane(Ui& ui, const Places& places, ShellState& shell, PanelState& panels) {
  horizontal_line(ui, places.pane.x, places.pane.right(), places.network.bottom(),
                  ui.theme.hairline);
  bool details = !ui.shows("memories");
  if (!places.pane_tabs.empty()) {
    pane_tabs(ui, places.pane_tabs, shell.view->side_name, &shell.drawers.pane_details);
    details = shell.drawers.pane_details;
  }
  if (details) fill(ui, places.pane, ui.theme.surface);
  push_clip(ui, places.pane);
  (details ? shell.drawn->details : shell.drawn->side)(ui, places.pane, panels);
  pop_clip(ui);
}

void nothing(Ui& /*ui*/, Rect /*rect*/, PanelState& /*panels*/) {}

/// A workbench that this program does not have; the columns are as empty while the code of another is being fetched.
const WorkbenchView& missing_view() {
  static constexpr WorkbenchView kMissing = {"",
                                             "",
                                             "Set up",
                                             icon::kSliders,
                                             nothing,
                                             [](Ui& ui, Rect rect, PanelState&) {
                                               text(ui, rect,
                                                    tr("This workbench is not part of this page."),
                                                    FontKind::body, ui.theme.secondary, 0.5F);
                                             },
                                             nothing,
                                             nothing};
  return kMissing;
}

/// The title on the tab of a workbench.
const char* title_of(std::string_view name) {
  for (const lab::Workbench& bench : lab::known_workbenches())
    if (bench.name == name) return tr(bench.title);
  return "";
}

/// A side column, or the same as a drawer.
void column(Ui& ui, const Rect& place, const WorkbenchView& view, bool right, bool drawer,
            const Rect& network, PanelState& panels) {
  if (place.empty()) return;
  Interaction& input = ui.widgets.input();
  if (drawer) {
    input.push_layer(Interaction::Over::open);
    // Beside the network it is a column; over it, a sheet.
    if (!place.within(network).empty()) shadow(ui, place, 0);
    input.ground(right ? "drawer.details" : "drawer.memories", place);
  }
  fill(ui, place, right ? ui.theme.surface : ui.theme.bg);
  vertical_line(ui, right ? place.x : place.right() - 1, place.y, place.bottom(),
                ui.theme.hairline);
  if (place.y >= network.bottom())  // below the network
    horizontal_line(ui, place.x, place.right(), place.y, ui.theme.hairline);
  push_clip(ui, place);
  (right ? view.details : view.side)(ui, place, panels);
  if (!right && ui.layout == Layout::wide && view.card != nullptr)
    side_card(ui, panels, *view.card);
  pop_clip(ui);
  if (drawer) input.pop_layer();
}

}  // namespace

const WorkbenchView& memory_view() {
  // words, beside ids
  static constexpr WorkbenchView kMemory = {"memory",
                                            "Pictures that a network of neurons remembers",
                                            "Memories",
                                            icon::kImage,
                                            memories_panel,
                                            grid_panel,
                                            insight_panel,
                                            nullptr,
                                            nullptr,
                                            "grid",
                                            {},
                                            nullptr,
                                            {.side = 124,
                                             .stage = 368,
                                             .least = 200,
                                             .most = 244,
                                             .beside = 520,
                                             .below = 256,
                                             .strip = true},
                                            &memory_card};
  return kMemory;
}

void App::Parts::choose_theme() {
  const bool dark = boot.theme == "dark" || (boot.theme != "light" && system_dark);
  theme = colours ? *colours : dark ? Theme::night() : Theme::light();
  apply_style(theme);
}

void App::Parts::toast(std::string text, bool warning) {
  if (!toasts.empty() && toasts.back().text == text) {
    toasts.back().since = now;
    return;
  }
  if (toasts.size() >= 3) toasts.erase(toasts.begin());
  toasts.push_back({std::move(text), warning, now});
}

void App::Parts::hide(std::vector<std::string> names) {
  const std::vector<std::string>& before = widgets.input().hidden();
  if (names == before) return;
  for (const std::string& name : names)
    if (std::ranges::find(before, name) == before.end() && !known_name(name, shell.views))
      toast(sentence(tr("No part or widget to hide is called “{0}”."), {name}), true);
  widgets.input().hide(std::move(names));
}

PointerInput App::Parts::pointer() {
  const ImGuiIO& io = ImGui::GetIO();
  PointerInput input;
  // ImGui keeps only the last place of a frame; a fast stroke needs the corners as well.
  for (const ImGuiInputEvent& event : ImGui::GetCurrentContext()->InputEventsTrail) {
    if (event.Type != ImGuiInputEventType_MousePos) continue;
    const ImVec2 place(event.MousePos.PosX, event.MousePos.PosY);
    if (ImGui::IsMousePosValid(&place)) input.trail.emplace_back(place.x, place.y);
  }
  input.present = ImGui::IsMousePosValid();
  input.x = io.MousePos.x;
  input.y = io.MousePos.y;
  // The first button to go down is the one that counts until it is up again.
  if (!io.MouseDown[button] && !io.MouseReleased[button]) button = io.MouseClicked[1] ? 1 : 0;
  input.down = io.MouseDown[button];
  input.pressed = io.MouseClicked[button];
  input.released = io.MouseReleased[button];
  input.erases = button == 1;
  input.wheel_x = io.MouseWheelH * kWheelNotch;
  input.wheel_y = io.MouseWheel * kWheelNotch;
  input.zoom = std::exchange(zoom, 1.0F);
  return input;
}

void App::Parts::build(float dt) {
  ImGui::NewFrame();
  device.begin();
  const ImGuiIO& io = ImGui::GetIO();
  const bool finger = io.MouseSource == ImGuiMouseSource_TouchScreen;
  const bool meant = ImGui::IsMousePosValid() || io.MouseReleased[0];
  widgets.begin();
  widgets.input().begin(pointer(), now, std::min(dt, 1.0F / 30), meant ? finger : touch,
                        reduced_motion);
  // Sizes change between fingers and mouse only while nothing is pressed: a button must not grow away under the finger. And
  // not before a finger has gone again: ImGui tells where it is a frame before it tells that it presses.
  const bool pressed = io.MouseDown[0] || io.MouseReleased[0] || widgets.input().busy();
  if (!pressed && finger != ImGui::IsMousePosValid()) touch = finger;

  commands.clear();
  std::vector<std::string> hidden = boot.hidden;
  const auto& more = session.document().view.hidden;
  hidden.insert(hidden.end(), more.begin(), more.end());
  hide(std::move(hidden));
  Ui ui{session, commands,           requests, widgets, device, theme,          screen,
        ratio,   layout_for(screen), now,      dt,      touch,  reduced_motion, boot.embedded,
        0};

  ImGui::GetStyle().CircleTessellationMaxError = 0.25F / ratio;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({screen.w, screen.h});
  ImGui::Begin("lab", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                   ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollWithMouse |
                   ImGuiWindowFlags_NoBringToFrontOnFocus);
  // Edges are smoothed over one device pixel, not over one CSS pixel.
  ImGui::GetWindowDrawList()->_FringeScale = 1 / ratio;
  screen_parts(ui);
  ImGui::End();
  ImGui::Render();

  widgets.end();
  if (!ui.refused.empty()) {
    toast(std::move(ui.refused), true);
    settle = std::max(settle, 3);
  }
  wanted_at = ui.wanted_at;
  const float wanted = std::max(widgets.input().end(), ui.wanted_frames);
  if (wanted > 0) {
    animate_until = std::max(animate_until, now + static_cast<double>(wanted));
    settle = std::max(settle, 1);  // also where a frame takes longer than what was wanted
  }
}

bool App::Parts::draw() {
  const ImVec4 ground = ImGui::ColorConvertU32ToFloat4(theme.bg);
  return device.draw(*ImGui::GetDrawData(), {ground.x, ground.y, ground.z, 1});
}

Places draw_screen(Ui& ui, ShellState& shell, PanelState& panels) {
  const std::string& name = ui.session.document().workbench;
  const auto at = std::find_if(shell.views.begin(), shell.views.end(),
                               [&](const WorkbenchView& view) { return view.name == name; });
  const bool waiting = at != shell.views.end() && !shell.parts.here(name);
  shell.view = at != shell.views.end()      ? &*at
               : name == memory_view().name ? &memory_view()
                                            : &missing_view();
  // Opened again, it is asked for again.
  const std::string& panel = ui.session.document().view.panel;
  const bool asks = panels.open != Open::none ||
                    std::ranges::find(panels.later, panel, &PanelView::id) != panels.later.end();
  shell.parts.forget_faults(waiting ? name : "", asks ? kFurtherPart : "");
  shell.drawn = waiting ? &missing_view() : shell.view;
  panels.view = shell.view;
  panels.spare = {};
  // A workbench that asked for its drawer; what is more than plots stands over the stage as one.
  Interaction& input = ui.widgets.input();
  if (std::exchange(panels.wants_side, false)) shell.drawers.memories = true;
  const bool medium = ui.layout == Layout::medium, strip = shell.view->shares.strip;
  const bool more = strip ? ui.session.document().view.panel != "plots" : shell.drawers.details;
  const float left =
      medium ? input.tween("drawer#memories", shell.drawers.memories ? 1.0F : 0.0F, 16) : 0;
  const float right = medium ? input.tween("drawer#details", more ? 1.0F : 0.0F, 16) : 0;
  const Places places =
      arrange(ui, left, right, shell.view->shares, tour_height(ui, panels, waiting));

  const char* side_name = tr(shell.drawn->side_name);
  ui.widgets.reading(Part::figure, tr("Figure"));
  panels.parts = &shell.parts;
  push_clip(ui, places.network);
  input.begin_figure();
  if (!waiting)
    shell.drawn->stage(ui, places.network, panels);
  else if (waiting_panel(ui, places.network, title_of(name), shell.parts[name],
                         tr("Back to Memory")))
    ui.emit(lab::command::Open{"memory"});
  input.end_figure();
  pop_clip(ui);
  ui.widgets.reading(Part::side, side_name);
  if (places.layout == Layout::narrow && !places.pane.empty()) pane(ui, places, shell, panels);
  column(ui, places.memories, *shell.drawn, false, places.side_drawer, places.network, panels);
  ui.widgets.reading(Part::details, tr("Details"));
  column(ui, places.details, *shell.drawn, true,
         places.details_drawer || !places.details.within(places.network).empty(), places.network,
         panels);
  ui.widgets.reading(Part::bar, tr("Lab"));
  if (!places.top.empty()) top_bar(ui, places, shell, panels);
  ui.widgets.reading(Part::controls, tr("Controls"));
  if (!places.transport.empty()) {
    if (shell.drawn->controls != nullptr) {
      fill(ui, places.transport, ui.theme.surface);
      horizontal_line(ui, places.transport.x, places.transport.right(), places.transport.y,
                      ui.theme.hairline);
      shell.drawn->controls(ui, places.transport, panels);
    } else {
      transport(ui, places.transport, shell, panels);
    }
  }
  ui.widgets.reading(Part::above, "");
  panels.kept.turn(ui);
  if (!places.hint.empty())
    tour_hint(ui, panels, places.hint, shell.menu != ShellState::Menu::none);
  if (shell.drawn->overlay != nullptr) shell.drawn->overlay(ui, ui.screen, panels);
  if (shell.menu == ShellState::Menu::workbenches) workbench_menu(ui, shell);
  if (shell.menu == ShellState::Menu::page) page_menu(ui, shell, panels);
  if (shell.menu == ShellState::Menu::transport) transport_menu(ui, shell, panels);
  speed_menu(ui, shell);
  const auto later = std::ranges::find(shell.dialogs, panels.open, &DialogView::which);
  if (later == shell.dialogs.end())
    dialogs(ui, panels);
  else if (shell.parts.here(kFurtherPart))
    later->draw(ui, panels);
  else
    waiting_dialog(ui, panels, tr(later->title), shell.parts[kFurtherPart]);
  return places;
}

void App::Parts::screen_parts(Ui& ui) {
  const Places places = draw_screen(ui, shell, panels);
  for (const lab::Notice& notice : session.notices()) {
    if (notice.id <= last_notice) continue;
    last_notice = notice.id;
    toast(notice.text.plain(), notice.warning);
  }
  draw_toasts(ui, toasts, places.transport.empty() ? ui.screen.bottom() : places.transport.y);
  draw_help(ui);
}

void App::Parts::carry_out() {
  for (const lab::Command& command : commands)
    if (const auto done = session.apply(command); !done) toast(done.error().text(), true);
  if (!commands.empty()) settle = 3;
  commands.clear();
}

}  // namespace ui
