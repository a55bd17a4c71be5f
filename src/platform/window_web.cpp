#include <emscripten/em_js.h>
#include <emscripten/html5.h>

#include <algorithm>
#include <cmath>

#include "platform/window.hpp"

// Emscripten's GLFW is not used here although it exists. Its input is what the page must not have: a touch clicks where
// the pointer was before, a release outside the canvas is lost, Tab is swallowed for the whole page, and listeners
// stand on the window of somebody's course page. web/pointer.mjs and web/keyboard.mjs feed the lab instead, and what
// is left of a window is a context: a few lines of html5.h.

// The pads that lie over the canvas inherit the shape from the stage.
EM_JS(void, lab_set_shape, (const char* shape), {
  const canvas = Module['canvas'];
  if (canvas && canvas.parentElement) canvas.parentElement.style.cursor = UTF8ToString(shape);
})

namespace platform {
namespace {

EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = 0;
std::string canvas;
Size current;
Shape shape = Shape::arrow;

}  // namespace

std::string open(const WindowOptions& options) {
  canvas = options.canvas;
  EmscriptenWebGLContextAttributes wanted;
  emscripten_webgl_init_context_attributes(&wanted);
  // web/context.mjs has made it already, and says what it is like: a browser gives the same one again.
  wanted.majorVersion = 2;
  wanted.minorVersion = 0;
  wanted.enableExtensionsByDefault = EM_FALSE;
  context = emscripten_webgl_create_context(canvas.c_str(), &wanted);
  if (context <= 0) return "the browser gave no WebGL 2 context";
  make_current();
  resize(options.size);
  return {};
}

void close() {
  if (context > 0) emscripten_webgl_destroy_context(context);
  context = 0;
}

Size size() { return current; }

void resize(const Size& size) {
  current = size;
  const int width = std::max(1, static_cast<int>(std::lround(size.width * size.ratio)));
  const int height = std::max(1, static_cast<int>(std::lround(size.height * size.ratio)));
  int old_width = 0, old_height = 0;
  emscripten_get_canvas_element_size(canvas.c_str(), &old_width, &old_height);
  // Even the same size would give the context new, empty buffers.
  if (width != old_width || height != old_height)
    emscripten_set_canvas_element_size(canvas.c_str(), width, height);
}

void make_current() { emscripten_webgl_make_context_current(context); }
void present() {}
double now() { return emscripten_get_now() / 1000; }

void set_shape(Shape wanted) {
  if (wanted == shape) return;
  shape = wanted;
  constexpr const char* names[] = {"default", "pointer", "text", "crosshair", "ew-resize"};
  lab_set_shape(names[static_cast<int>(wanted)]);
}

// The page hands these over itself (src/page_main.cpp, web/).
bool events(double) { return true; }
void copy(const std::string&) {}
void listen(Listener*) {}

}  // namespace platform
