#include "ui/shell/app.hpp"

#include <algorithm>
#include <cmath>

#include "imgui_internal.h"  // the length of the input queue
#include "lab/experiments/study_pool.hpp"
#include "render/device.hpp"
#include "ui/kit/draw.hpp"
#include "ui/kit/glyphs.hpp"
#include "ui/shell/app_parts.hpp"
#include "ui/shell/tour.hpp"
#include "ui/shell/transport.hpp"

namespace ui {
namespace {

// Some frames after the last event: what was asked for in one frame is done after it, and shows in the next.
constexpr int kSettleFrames = 3;
constexpr double kLongestStep = 0.1;

}  // namespace

App::App(lab::Session session) : parts_(std::make_unique<Parts>(std::move(session))) {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  render::Letters::announce();
  io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
}

App::~App() { ImGui::DestroyContext(); }

bool App::create_device(float pixel_ratio) {
  Parts& p = *parts_;
  p.device.prepare();
  p.new_fonts(pixel_ratio);
  wake();
  return p.device.create();
}

const std::string& App::device_error() const { return parts_->device.error(); }

void App::destroy_device(bool context_lost) { parts_->device.destroy(context_lost); }

bool App::frame(double now, const Rect& given, float pixel_ratio,
                const std::function<bool()>& budget) {
  Parts& p = *parts_;
  const double passed = now - p.last_turn;
  p.last_turn = now;
  // After a pause (hidden tab, nothing to do) time does not jump: it goes on from here.
  const double step = p.resting || passed > 0.5 ? 1.0 / 60 : std::clamp(passed, 0.0, kLongestStep);
  p.resting = false;
  p.now = now;
  if (p.session.running()) p.session.advance(step, budget);
  // A large frame shows the same larger, not more of it.
  p.scale = frame_scale(given, p.boot.lecture || p.session.document().view.lecture);
  const Rect screen{given.x, given.y, given.w / p.scale, given.h / p.scale};
  const float ratio = pixel_ratio * p.scale;
  if (p.session.revision() != p.drawn_revision || screen.w != p.screen.w ||
      screen.h != p.screen.h || ratio != p.ratio)
    wake();
  p.screen = screen;
  if (!p.device.ready() || screen.w < 1 || screen.h < 1) return false;
  if (!p.due()) return false;

  if (ratio != p.ratio) p.new_fonts(ratio);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {screen.w, screen.h};
  io.DisplayFramebufferScale = {ratio, ratio};
  io.DeltaTime = static_cast<float>(std::max(1e-4, step));
  p.drawn_revision = p.session.revision();
  p.settle = std::max(0, p.settle - 1);
  // A press and its release come in frames of their own. They are put together at once but only the last is drawn: a
  // browser opens a keyboard or the clipboard only while it still handles the release. So are frames that lack a glyph.
  for (int pass = 0; pass < 4; ++pass) {
    p.build(pass == 0 ? static_cast<float>(step) : 0);
    p.carry_out();
    if (glyphs_missing()) {
      p.all_glyphs = true;
      p.new_fonts(ratio);
    } else if (!Parts::events_waiting()) {
      break;
    }
  }
  ++p.frames;
  return p.draw();
}

bool App::wants_frame() const {
  const Parts& p = *parts_;
  const bool waits = p.widgets.input().next_wake() > 0 || p.wanted_at > 0 || !p.toasts.empty();
  const bool wanted = p.due() || p.session.running() || waits;
  parts_->resting = !wanted;
  return wanted;
}

void App::Parts::new_fonts(float pixel_ratio) {
  ratio = pixel_ratio;
  if (all_glyphs)
    build_fonts(ratio);
  else
    build_usual_fonts(ratio);
}

bool App::Parts::due() const {
  const double wake = widgets.input().next_wake();
  const bool toast_ends =
      std::any_of(toasts.begin(), toasts.end(), [&](const Toast& t) { return now >= end_of(t); });
  return settle > 0 || now < animate_until || (wake > 0 && now >= wake) ||
         (wanted_at > 0 && now >= wanted_at) || toast_ends || events_waiting();
}

bool App::Parts::events_waiting() { return ImGui::GetCurrentContext()->InputEventsQueue.Size > 0; }

void App::wake() { parts_->settle = kSettleFrames; }

void App::repaint() {
  parts_->device.forget();
  wake();
}

std::uint64_t App::frames_drawn() const { return parts_->frames; }
lab::Session& App::session() { return parts_->session; }
Widgets& App::widgets() { return parts_->widgets; }
Cursor App::cursor() const { return parts_->widgets.input().cursor(); }
bool App::dark() const { return parts_->theme.dark; }
float App::scale() const { return parts_->scale; }

std::vector<WindowRequest> App::take_requests() { return std::exchange(parts_->requests, {}); }

void App::set_system(bool dark, bool reduced_motion, bool touch) {
  Parts& p = *parts_;
  p.system_dark = dark;
  p.reduced_motion = reduced_motion;
  p.touch = touch;
  p.choose_theme();
  wake();
}

void App::set_boot(const BootOptions& options) {
  parts_->boot = options;
  if (options.first_visit && !options.embedded) begin_tour(parts_->panels, false);
  parts_->choose_theme();
  wake();
}

void App::set_workbenches(std::span<const WorkbenchView> views) {
  parts_->shell.views = views;
  wake();
}

std::optional<Said> App::said() {
  Parts& p = *parts_;
  for (const WorkbenchView& view : p.shell.views)
    if (view.name == p.session.document().workbench && view.said != nullptr &&
        p.shell.parts.here(view.name))
      return view.said(p.session, p.panels);
  return std::nullopt;
}

void App::set_file_reader(const FileReader& reader) { parts_->reader = reader; }

void App::set_dialogs(std::span<const DialogView> views) { parts_->shell.dialogs = views; }

void App::set_panels(std::span<const PanelView> views) { parts_->panels.later = views; }

void App::parts_come_later() { parts_->shell.parts.come_later(); }

void App::set_part(PagePart part) {
  PagePart& known = parts_->shell.parts[part.name];
  known = std::move(part);
  // Otherwise nobody sees a difference.
  if (parts_->shell.drawn != parts_->shell.view || parts_->panels.open != Open::none ||
      parts_->session.document().view.panel != "plots")
    wake();
}

void App::set_studies(std::shared_ptr<lab::StudyPool> pool) {
  parts_->panels.studies = std::move(pool);
}

void App::zoom(float factor) {
  parts_->zoom *= factor;
  wake();
}

bool App::wheel_is_used(float dy) const { return parts_->widgets.input().wheel_moves(dy); }

void App::set_theme(std::string_view theme) {
  parts_->boot.theme = theme;
  parts_->choose_theme();
  wake();
}

void App::set_colours(const std::optional<Theme>& colours) {
  parts_->colours = colours;
  parts_->choose_theme();
  repaint();
}

void App::import_file(std::string_view name, std::span<const std::uint8_t> bytes) {
  parts_->reader.file(parts_->panels, name, bytes);
  wake();
}

void App::import_picture(std::string_view name, const RgbaPicture& picture) {
  parts_->reader.picture(parts_->panels, name, picture);
  wake();
}

void App::notify(std::string text, bool warning) {
  parts_->toast(std::move(text), warning);
  wake();
}

}  // namespace ui
