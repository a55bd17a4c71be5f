// The page: C functions for its JavaScript (src/platform/bridge.md).
#include <emscripten/emscripten.h>

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <memory>
#include <optional>
#include <utility>

#include "app/bridge.hpp"
#include "app/page_pool.hpp"
#include "hopfield/rules/model.hpp"
#include "lab/formats/json.hpp"
#include "lab/workbenches/all.hpp"
#include "platform/window.hpp"
#include "ui/kit/lettering.hpp"
#include "ui/kit/theme.hpp"
#include "workbenches/all.hpp"

namespace {

/// How long the network may work in one frame: the rest of 16 ms is for drawing and for the browser.
constexpr double kBudget = 0.006;

struct Page {
  ui::App app{lab::Session()};
  std::shared_ptr<bridge::PagePool> studies;
  bool lost = false;
  bool was_running = false;
  std::uint64_t told_revision = 0;
  std::vector<std::string> events;
};

std::optional<Page> page;
std::string answer;  // what was returned last; JavaScript reads it before the next call

const char* give(std::string text) {
  answer = std::move(text);
  return answer.c_str();
}

bool flag(const lab::Json& boot, const char* name, bool otherwise) {
  const auto found = boot.find(name);
  return found != boot.end() && found->is_boolean() ? found->get<bool>() : otherwise;
}

float number(const lab::Json& boot, const char* name, float otherwise) {
  const auto found = boot.find(name);
  return found != boot.end() && found->is_number() ? found->get<float>() : otherwise;
}

std::string word(const lab::Json& boot, const char* name, const char* otherwise) {
  const auto found = boot.find(name);
  return found != boot.end() && found->is_string() ? found->get<std::string>() : otherwise;
}

hopfield::Result<void> start(std::string_view text) {
  const auto read = lab::parse_json(text);
  if (!read) return read.error();
  const lab::Json& boot = read.value();
  if (!boot.is_object()) return hopfield::Error{"boot", "not an object"};
  platform::WindowOptions window;
  const std::string canvas = word(boot, "canvas", "#canvas");
  window.canvas = canvas.c_str();
  window.size = {number(boot, "width", 800), number(boot, "height", 600), number(boot, "ratio", 1)};
  if (const std::string failed = platform::open(window); !failed.empty())
    return hopfield::Error{"canvas", failed};

  page.emplace();
  ui::App& app = page->app;
  app.set_system(flag(boot, "dark", false), flag(boot, "reducedMotion", false),
                 flag(boot, "touch", false));
  ui::BootOptions options;
  options.theme = word(boot, "theme", "auto");
  options.embedded = flag(boot, "embed", false);
  options.lecture = word(boot, "size", "normal") == "lecture";
  options.first_visit = flag(boot, "firstVisit", false);
  if (const auto hidden = boot.find("hidden"); hidden != boot.end() && hidden->is_array())
    for (const lab::Json& item : *hidden)
      if (item.is_string()) options.hidden.push_back(item.get<std::string>());
  app.set_boot(options);
  // Only the tables of them are here; their functions come in parts of their own (tools/split.mjs).
  app.set_workbenches(workbenches::all());
  app.set_file_reader(workbenches::file_reader());
  app.set_dialogs(workbenches::dialogs());
  app.set_panels(workbenches::panels());
  app.parts_come_later();
  hopfield::set_other_rules_here(false);
  page->studies = std::make_shared<bridge::PagePool>();
  app.set_studies(page->studies);
  if (!app.create_device(window.size.ratio)) return hopfield::Error{"canvas", app.device_error()};
  return {};
}

/// What has happened since the last turn, for lab_events().
void gather_events() {
  ui::App& app = page->app;
  for (const ui::WindowRequest& request : app.take_requests()) {
    if (request.what == ui::WindowRequest::What::theme) app.set_theme(request.name);
    page->events.push_back(bridge::event_json(request));
  }
  while (const auto wanted = ui::next_wanted_lettering())
    page->events.push_back(bridge::event_json(*wanted));
  for (std::string& event : page->studies->take_events()) page->events.push_back(std::move(event));
  if (const std::uint64_t revision = app.session().revision(); revision != page->told_revision) {
    page->told_revision = revision;
    page->events.push_back(bridge::event_json("change"));
  }
  const bool running = app.session().running();
  if (page->was_running && !running) page->events.push_back(bridge::event_json("settled"));
  page->was_running = running;
}

ImGuiIO& io() { return ImGui::GetIO(); }

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE const char* lab_start(const char* boot) {
  return give(bridge::result_json(start(boot)));
}

EMSCRIPTEN_KEEPALIVE int lab_frame(double now) {
  ui::App& app = page->app;
  const double until = platform::now() + kBudget;
  const auto budget = [until] { return platform::now() < until; };
  if (!page->lost) {
    const platform::Size size = platform::size();
    app.frame(now, {0, 0, size.width, size.height}, size.ratio, budget);
    platform::set_shape(static_cast<platform::Shape>(app.cursor()));
  }
  gather_events();
  return !page->lost && app.wants_frame() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void lab_resize(float width, float height, float ratio) {
  const platform::Size before = platform::size();
  if (before.width == width && before.height == height && before.ratio == ratio) return;
  platform::resize({width, height, ratio});
  page->app.repaint();
}

EMSCRIPTEN_KEEPALIVE void lab_pointer(int kind, float x, float y, int source, int button) {
  const ImGuiMouseSource sources[] = {ImGuiMouseSource_Mouse, ImGuiMouseSource_TouchScreen,
                                      ImGuiMouseSource_Pen};
  // The order matters: whose it is, where it is, what it does. ImGui spreads them over frames when it must.
  io().AddMouseSourceEvent(sources[std::clamp(source, 0, 2)]);
  if (kind == 3) {
    io().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    // Gone while pressed (cancelled by the browser, or a second finger came): let go without having clicked.
    io().AddMouseButtonEvent(0, false);
    io().AddMouseButtonEvent(1, false);
  } else {
    io().AddMousePosEvent(x / page->app.scale(), y / page->app.scale());
    if (kind != 0) io().AddMouseButtonEvent(std::clamp(button, 0, 1), kind == 1);
  }
  page->app.wake();
}

EMSCRIPTEN_KEEPALIVE int lab_wheel(float dx, float dy, int zoom) {
  page->app.wake();
  if (zoom != 0) {
    page->app.zoom(std::exp(-dy / 100));
    return 1;
  }
  const bool used = page->app.wheel_is_used(dy);
  if (used) io().AddMouseWheelEvent(-dx / 60, -dy / 60);
  return used ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE int lab_key(const char* key, int down, int mods) {
  return page->app.key(key, down != 0, mods) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void lab_focus(int focused) {
  if (focused == 0) page->app.widgets().focus("");
  page->app.wake();
}

EMSCRIPTEN_KEEPALIVE void lab_system(int dark, int reduced_motion, int touch) {
  page->app.set_system(dark != 0, reduced_motion != 0, touch != 0);
}

EMSCRIPTEN_KEEPALIVE void lab_colours(int kind, int ground, int ink, int accent, int on_accent) {
  const auto packed = [](int rgb) {
    return IM_COL32((rgb >> 16) & 0xFF, (rgb >> 8) & 0xFF, rgb & 0xFF, 0xFF);
  };
  std::optional<ui::Theme> colours;
  if (kind == 1) colours = ui::Theme::light();
  if (kind == 2)
    colours = ui::Theme::contrast(packed(ground), packed(ink), packed(accent), packed(on_accent));
  page->app.set_colours(colours);
}

EMSCRIPTEN_KEEPALIVE void lab_part(const char* name, double share, const char* fault) {
  using Where = ui::PagePart::Where;
  const Where where = share < 0 ? Where::failed : share < 1 ? Where::coming : Where::here;
  if (where == Where::here) {
    hopfield::set_other_rules_here(true);  // every part comes after that
    lab::hand_over(name, lab::all_workbenches());
    page->app.session().workbenches_came();
  }
  page->app.set_part({where, static_cast<float>(share), fault, name});
}

EMSCRIPTEN_KEEPALIVE void lab_answer(double ticket, int kind, const char* field,
                                     const char* words) {
  page->studies->answer(static_cast<std::uint64_t>(ticket),
                        static_cast<bridge::PagePool::Kind>(std::clamp(kind, 0, 2)), field, words);
  page->app.wake();
}

EMSCRIPTEN_KEEPALIVE void lab_lettering(double ticket, float left, float top, int width, int height,
                                        const std::uint8_t* ink, const float* stops, int count) {
  ui::take_lettering(static_cast<std::uint32_t>(ticket),
                     {left, top, width, height, ink, {stops, static_cast<std::size_t>(count)}});
  page->app.wake();
}

EMSCRIPTEN_KEEPALIVE const char* lab_get() {
  return give(lab::write_document(page->app.session().document()));
}

EMSCRIPTEN_KEEPALIVE const char* lab_set(const char* document) {
  return give(bridge::result_json(bridge::set_document(page->app, lab::read_document(document))));
}

EMSCRIPTEN_KEEPALIVE const char* lab_do(const char* command) {
  const std::string result = bridge::result_json(bridge::do_command(page->app, command));
  gather_events();
  return give(result);
}

EMSCRIPTEN_KEEPALIVE const char* lab_status() { return give(bridge::status_json(page->app)); }
EMSCRIPTEN_KEEPALIVE const char* lab_widgets() {
  return give(page->app.widgets().json(page->app.scale()));
}

EMSCRIPTEN_KEEPALIVE const char* lab_scrolls() {
  return give(page->app.widgets().input().scrolls_json(page->app.scale()));
}

EMSCRIPTEN_KEEPALIVE void lab_act(const char* id, const char* value) {
  page->app.widgets().ask(id, value);
  page->app.wake();
}

EMSCRIPTEN_KEEPALIVE void lab_mirror_focus(const char* id) {
  page->app.widgets().focus(id);
  page->app.wake();
}

EMSCRIPTEN_KEEPALIVE const char* lab_link() {
  return give(lab::write_link(page->app.session().document()));
}

EMSCRIPTEN_KEEPALIVE const char* lab_read_link(const char* text) {
  return give(bridge::result_json(bridge::set_document(page->app, lab::read_link(text))));
}

EMSCRIPTEN_KEEPALIVE void lab_import(const char* name, const std::uint8_t* bytes, int length) {
  page->app.import_file(name, {bytes, static_cast<std::size_t>(length)});
}

EMSCRIPTEN_KEEPALIVE void lab_import_rgba(const char* name, int width, int height,
                                          const std::uint8_t* bytes, int length, int whole_width,
                                          int whole_height) {
  page->app.import_picture(
      name, {width, height, {bytes, static_cast<std::size_t>(length)}, whole_width, whole_height});
}

EMSCRIPTEN_KEEPALIVE void lab_context(int lost) {
  if (lost != 0) {
    if (!page->lost) page->app.destroy_device(true);
    page->lost = true;
    return;
  }
  platform::make_current();
  page->lost = !page->app.create_device(platform::size().ratio);
  if (page->lost)
    page->events.push_back(bridge::event_json("error", "message", page->app.device_error()));
}

EMSCRIPTEN_KEEPALIVE const char* lab_events() {
  lab::JsonText json;
  json.begin('[');
  for (const std::string& event : page->events) json.raw(event);
  page->events.clear();
  return give(json.end(']').text());
}

EMSCRIPTEN_KEEPALIVE double lab_frames_drawn() {
  return page ? static_cast<double>(page->app.frames_drawn()) : 0;
}

}  // extern "C"

int main() { return 0; }  // nothing happens until lab_start()
