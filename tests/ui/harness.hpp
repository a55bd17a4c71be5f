#pragma once

#include <catch2/catch_all.hpp>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "lab/session/session.hpp"
#include "lab/workbenches/all.hpp"
#include "render/device.hpp"
#include "ui/dialogs/dialogs.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/shell/layout.hpp"
#include "ui/shell/names.hpp"
#include "ui/shell/panels.hpp"
#include "workbenches/all.hpp"

/// A wide frame, the course's tablet, an embed and a phone.
inline constexpr ui::Rect kSizes[] = {
    {0, 0, 1280, 800}, {0, 0, 1024, 768}, {0, 0, 600, 400}, {0, 0, 390, 844}};

/// A size with what it is touched by.
struct Device {
  ui::Rect size;
  bool touch;
};

/// Wide frames and embeds with a mouse, tablets and phones with a finger; in `tools/test long` each with both.
inline std::vector<Device> devices(std::span<const ui::Rect> sizes = kSizes) {
  const bool all = std::getenv("HOPFIELD_LONG") != nullptr;
  std::vector<Device> found;
  for (const ui::Rect& size : sizes) {
    const bool finger = size.w < 600 || (size.w < 1100 && size.h > 700);
    if (all || !finger) found.push_back({size, false});
    if (all || finger) found.push_back({size, true});
  }
  return found;
}

/// How often a text stands in another.
inline std::size_t count(const std::string& text, std::string_view what) {
  std::size_t found = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

/// Panels without a window: everything is laid out, published and operated as in the page, and
/// nothing is sent to a graphics processor.
struct Harness {
  explicit Harness(lab::Document document = lab::first_visit(), ui::Rect size = {0, 0, 1280, 800})
      : session((lab::set_workbenches(lab::all_workbenches()), std::move(document))), screen(size) {
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    render::Letters::announce();
    ui::build_fonts(1);
    state.later = workbenches::panels();
  }
  ~Harness() { ImGui::DestroyContext(); }
  Harness(const Harness&) = delete;
  Harness& operator=(const Harness&) = delete;

  /// One frame with all panels in their places; what they ask for is done afterwards.
  void frame() {
    frame([this](ui::Ui& ui) { everything(ui); });
  }
  void frame(const std::function<void(ui::Ui&)>& draw) {
    now += 1.0 / 60;
    commands.clear();
    written.clear();
    drawn = {};
    render::Device device;  // its list of materials lives for one frame
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {screen.w, screen.h};
    io.DeltaTime = 1.0F / 60;
    ImGui::NewFrame();
    ui::PointerInput pointer = next;
    widgets.begin();
    widgets.input().hide(hidden);
    widgets.input().begin(pointer, now, 1.0F / 60, touch, reduced_motion);
    next.pressed = next.released = false;
    next.wheel_y = 0;
    next.trail.clear();
    next.zoom = 1;
    if (touch && !next.down) next.present = false;
    ui::Ui ui{session,
              commands,
              requests,
              widgets,
              device,
              theme,
              screen,
              1,
              ui::layout_for(screen),
              now,
              1.0F / 60,
              touch,
              reduced_motion,
              embedded,
              0,
              0,
              &written,
              0,
              &drawn};
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({screen.w, screen.h});
    ImGui::Begin("lab", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoSavedSettings);
    draw(ui);
    ImGui::End();
    ImGui::Render();
    vertices = ImGui::GetDrawData()->TotalVtxCount;
    wanted = ui.wanted_frames;
    wanted_at = ui.wanted_at;
    refused = ui.refused;
    for (const ui::WidgetInfo& info : widgets.all()) seen(info.id);
    widgets.end();
    widgets.input().end();
    errors.clear();
    for (const lab::Command& command : commands) {
      done.push_back(std::string(lab::op(command)));
      if (const auto result = session.apply(command); !result)
        errors.push_back(result.error().text());
    }
  }
  void everything(ui::Ui& ui) {
    const ui::Places places = ui::arrange(ui, 1, 1);
    widgets.input().begin_figure();
    ui::grid_panel(ui, places.network, state);
    widgets.input().end_figure();
    if (!places.memories.empty()) ui::memories_panel(ui, places.memories, state);
    if (!places.details.empty()) ui::insight_panel(ui, places.details, state);
    if (!places.pane.empty()) {
      ui::memories_panel(ui, places.pane, state);
      ui::insight_panel(ui, places.pane, state);
    }
    for (const ui::DialogView& dialog : workbenches::dialogs())
      if (state.open == dialog.which) return dialog.draw(ui, state);
    ui::dialogs(ui, state);
  }

  /// Whatever is on the screen can be hidden by its name.
  static void seen(const std::string& id) {
    static std::set<std::string> known;
    if (!known.insert(id).second) return;
    CAPTURE(id);
    CHECK(ui::known_name(id, workbenches::all()));
  }

  [[nodiscard]] const ui::WidgetInfo* find(std::string_view id) const {
    for (const ui::WidgetInfo& info : widgets.all())
      if (info.id == id) return &info;
    return nullptr;
  }
  /// Operates a widget from outside, as the mirror does.
  void act(std::string_view id, std::string_view value = "") {
    widgets.ask(id, value);
    frame();
    frame();
  }
  void press(float x, float y) {
    next.present = next.down = next.pressed = true;
    next.x = x;
    next.y = y;
    frame();
  }
  void drag(float x, float y) {
    next.x = x;
    next.y = y;
    frame();
  }
  void release() {
    next.down = false;
    next.released = true;
    frame();
    frame();
  }
  void click(std::string_view id) {
    const ui::WidgetInfo* info = find(id);
    INFO(id);
    REQUIRE(info != nullptr);
    const float x = info->rect.x + info->rect.w / 2, y = info->rect.y + info->rect.h / 2;
    press(x, y);
    release();
  }
  /// How many corners of the last frame have a colour, however faint, inside a rectangle.
  [[nodiscard]] static int painted(ImU32 colour, const ui::Rect& where) {
    int found = 0;
    const ImDrawData& data = *ImGui::GetDrawData();
    for (const ImDrawList* list : data.CmdLists)
      for (const ImDrawVert& v : list->VtxBuffer)
        if (((v.col ^ colour) & ~IM_COL32_A_MASK) == 0 && (v.col & IM_COL32_A_MASK) != 0 &&
            where.contains(v.pos.x, v.pos.y))
          ++found;
    return found;
  }
  void apply(const lab::Command& command) {
    if (const auto result = session.apply(command); !result)
      errors.push_back(result.error().text());
  }

  lab::Session session;
  ui::Rect screen;
  ui::Theme theme = ui::Theme::light();
  ui::Widgets widgets;
  ui::PanelState state;
  ui::PointerInput next;
  std::vector<lab::Command> commands;
  std::vector<ui::WindowRequest> requests;
  std::vector<std::string> done, errors, hidden;
  std::vector<std::string> written;  ///< every text that the last frame drew
  ui::Drawn drawn;                   ///< and where
  std::string refused;               ///< why what was typed was of no use
  bool touch = false, reduced_motion = false, embedded = false;
  double now = 0;
  float wanted = 0;
  double wanted_at = 0;
  int vertices = 0;
};

/// What must hold of whatever is on the screen.
inline void check_widgets(const Harness& h) {
  std::set<std::string> ids;
  for (const ui::WidgetInfo& w : h.widgets.all()) {
    CAPTURE(w.id, w.name, w.value, w.rect.w, w.rect.h, h.screen.w, h.screen.h);
    CHECK(ids.insert(w.id).second);
    CHECK(std::isfinite(w.rect.x + w.rect.y + w.rect.w + w.rect.h));
    CHECK(w.rect.w >= 0);
    CHECK(w.rect.h >= 0);
    if (w.role != ui::Role::dialog) CHECK_FALSE(w.name.empty());
    CHECK(w.name.find("{0}") == std::string::npos);
    CHECK(w.value.find("{0}") == std::string::npos);
    CHECK(w.value.find("nan") == std::string::npos);
  }
}
