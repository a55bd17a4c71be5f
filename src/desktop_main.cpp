// The desktop window. For working on the lab, and for pictures of it:
//   hopfield-lab [--size 1280x800] [--ratio 2] [--theme dark] [--touch] [--embed] [--lecture] [--hide a,b] [--document file]
//                [--first-visit] [--do JSON]… [--act ID[=VALUE]]… [--point X,Y] [--frames N] [--screenshot file.png]
#include <GLES3/gl3.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "app/bridge.hpp"
#include "lab/experiments/study_pool.hpp"
#include "lab/formats/deflate.hpp"
#include "lab/workbenches/all.hpp"
#include "platform/window.hpp"
#include "workbenches/all.hpp"

namespace {

struct Arguments {
  platform::Size size{1280, 800, 0};
  ui::BootOptions boot;
  std::string document, screenshot;
  std::vector<std::string> commands, acts;
  std::optional<ImVec2> point;
  int frames = 0;
  bool touch = false, wrong = false;
};

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return parts;
}

Arguments read_arguments(std::span<char*> given) {
  Arguments arguments;
  for (std::size_t k = 1; k < given.size(); ++k) {
    const std::string_view name = given[k];
    if (name == "--touch") {
      arguments.touch = true;
      continue;
    }
    if (name == "--embed") {
      arguments.boot.embedded = true;
      continue;
    }
    if (name == "--first-visit") {
      arguments.boot.first_visit = true;
      continue;
    }
    if (name == "--lecture") {
      arguments.boot.lecture = true;
      continue;
    }
    if (k + 1 >= given.size()) {
      arguments.wrong = true;
      break;
    }
    const std::string value = given[++k];
    float a = 0, b = 0;
    if (name == "--size" && std::sscanf(value.c_str(), "%fx%f", &a, &b) == 2) {
      arguments.size.width = a;
      arguments.size.height = b;
    } else if (name == "--point" && std::sscanf(value.c_str(), "%f,%f", &a, &b) == 2) {
      arguments.point = ImVec2{a, b};
    } else if (name == "--ratio") {
      arguments.size.ratio = std::strtof(value.c_str(), nullptr);
    } else if (name == "--theme") {
      arguments.boot.theme = value;
    } else if (name == "--hide") {
      arguments.boot.hidden = split(value, ',');
    } else if (name == "--document") {
      arguments.document = value;
    } else if (name == "--do") {
      arguments.commands.push_back(value);
    } else if (name == "--act") {
      arguments.acts.push_back(value);
    } else if (name == "--frames") {
      arguments.frames = std::atoi(value.c_str());
    } else if (name == "--screenshot") {
      arguments.screenshot = value;
    } else {
      arguments.wrong = true;
    }
  }
  return arguments;
}

void put(std::vector<std::uint8_t>& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8)
    out.push_back(static_cast<std::uint8_t>(value >> shift));
}

void chunk(std::vector<std::uint8_t>& out, std::string_view name,
           const std::vector<std::uint8_t>& data) {
  put(out, static_cast<std::uint32_t>(data.size()));
  std::vector<std::uint8_t> body(name.begin(), name.end());
  body.insert(body.end(), data.begin(), data.end());
  out.insert(out.end(), body.begin(), body.end());
  put(out, lab::crc32(body));
}

/// What is on the screen, as a PNG file.
bool screenshot(const std::string& path, const platform::Size& size) {
  const auto width = static_cast<std::size_t>(std::lround(size.width * size.ratio)),
             height = static_cast<std::size_t>(std::lround(size.height * size.ratio));
  std::vector<std::uint8_t> pixels(width * height * 4), rows;
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, static_cast<int>(width), static_cast<int>(height), GL_RGBA, GL_UNSIGNED_BYTE,
               pixels.data());
  for (std::size_t y = height; y-- > 0;) {
    rows.push_back(0);  // no filter
    for (std::size_t x = 0; x < width; ++x) {
      const std::uint8_t* pixel = pixels.data() + 4 * (y * width + x);
      rows.insert(rows.end(), pixel, pixel + 3);
    }
  }
  std::vector<std::uint8_t> out = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}, head;
  put(head, static_cast<std::uint32_t>(width));
  put(head, static_cast<std::uint32_t>(height));
  head.insert(head.end(), {8, 2, 0, 0, 0});  // bits, RGB
  chunk(out, "IHDR", head);
  chunk(out, "IDAT", lab::deflate(rows, lab::Wrapping::zlib));
  chunk(out, "IEND", {});
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(out.data()), static_cast<std::streamsize>(out.size()));
  return file.good();
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Keys and files of the window to the lab.
struct ToLab : platform::Listener {
  explicit ToLab(ui::App& with) : app(with) {}
  void key(std::string_view name, bool down, int mods) override { app.key(name, down, mods); }
  void dropped(std::string_view path) override {
    const std::string bytes = read_file(std::string(path));
    const std::string_view name = path.substr(path.find_last_of('/') + 1);
    app.import_file(name, {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
  }
  void anything() override { app.wake(); }
  ui::App& app;
};

void carry_out(ui::App& app) {
  for (const ui::WindowRequest& request : app.take_requests()) {
    using What = ui::WindowRequest::What;
    const std::string text(request.bytes.begin(), request.bytes.end());
    if (request.what == What::theme) app.set_theme(request.name);
    if (request.what == What::copy) platform::copy(text);
    if (request.what == What::full_link) platform::copy(lab::write_link(app.session().document()));
    if (request.what == What::download || request.what == What::svg_to_png) {
      std::ofstream(request.name, std::ios::binary) << text;
      app.notify("Saved " + request.name, false);
    }
    if (request.what == What::pick_file) app.notify("Drop a file onto the window", false);
  }
}

int fail(const std::string& message) {
  std::fprintf(stderr, "hopfield-lab: %s\n", message.c_str());
  return 1;
}

}  // namespace

int main(int count, char** values) {
  Arguments arguments = read_arguments({values, static_cast<std::size_t>(count)});
  if (arguments.wrong)
    return fail("unknown or incomplete argument; see the head of src/desktop_main.cpp");
  ui::App app{lab::Session()};
  platform::WindowOptions window;
  window.title = "Hopfield Lab";
  window.size = arguments.size;
  if (const std::string failed = platform::open(window); !failed.empty()) return fail(failed);
  ToLab listener(app);
  platform::listen(&listener);
  arguments.boot.keys_move_focus = true;
  app.set_system(false, false, arguments.touch);
  app.set_boot(arguments.boot);
  lab::set_workbenches(lab::all_workbenches());
  app.set_workbenches(workbenches::all());
  app.set_file_reader(workbenches::file_reader());
  app.set_dialogs(workbenches::dialogs());
  app.set_panels(workbenches::panels());
  app.set_studies(lab::make_study_pool());
  if (!app.create_device(platform::size().ratio)) return fail(app.device_error());
  if (!arguments.document.empty()) {
    const auto set = bridge::set_document(app, lab::read_document(read_file(arguments.document)));
    if (!set) return fail(set.error().text());
  }
  for (const std::string& command : arguments.commands)
    if (const auto done = bridge::do_command(app, command); !done) return fail(done.error().text());

  bool open = true;
  for (int frame = 0; open; ++frame) {
    open = platform::events(app.wants_frame() ? 0 : 0.25);
    if (arguments.frames > 0) {
      app.repaint();  // and not what was in this buffer before
      if (arguments.point)
        ImGui::GetIO().AddMousePosEvent(arguments.point->x / app.scale(),
                                        arguments.point->y / app.scale());
      // One after the other, as a person would: the second may be in what the first has opened.
      const auto act = static_cast<std::size_t>(frame - 3);
      if (frame >= 3 && frame % 3 == 0 && act / 3 < arguments.acts.size()) {
        const std::string& text = arguments.acts[act / 3];
        const std::size_t equals = text.find('=');
        app.widgets().ask(text.substr(0, equals),
                          equals == std::string::npos ? "" : text.substr(equals + 1));
      }
    }
    const platform::Size size = platform::size();
    const double until = platform::now() + 0.006;
    // Pictures are taken at a clock of their own, so that they come out the same on a slow machine.
    const double now = arguments.screenshot.empty() ? platform::now() : frame / 60.0;
    const bool drawn = app.frame(now, {0, 0, size.width, size.height}, size.ratio,
                                 [until] { return platform::now() < until; });
    carry_out(app);
    platform::scale_pointer(app.scale());
    platform::set_shape(static_cast<platform::Shape>(app.cursor()));
    const bool last = arguments.frames > 0 && frame + 1 >= arguments.frames;
    if (last && !arguments.screenshot.empty() && !screenshot(arguments.screenshot, size))
      return fail("the screenshot could not be written");
    if (drawn) platform::present();
    if (last) break;
  }
  app.destroy_device(false);
  platform::close();
  return 0;
}
