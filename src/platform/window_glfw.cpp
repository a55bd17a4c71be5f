#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <imgui_impl_glfw.h>

#include <array>
#include <cfloat>
#include <utility>

#include "platform/window.hpp"

namespace platform {
namespace {

GLFWwindow* window = nullptr;
Listener* listener = nullptr;
float forced_ratio = 0;
std::array<GLFWcursor*, 5> cursors{};

int mods_of(int glfw) {
  int mods = 0;
  if ((glfw & GLFW_MOD_SHIFT) != 0) mods |= 1;
  if ((glfw & GLFW_MOD_CONTROL) != 0) mods |= 2;
  if ((glfw & GLFW_MOD_ALT) != 0) mods |= 4;
  if ((glfw & GLFW_MOD_SUPER) != 0) mods |= 8;
  return mods;
}

/// Keys that type nothing, or that are shortcuts with Ctrl; the rest comes as characters, after the layout.
const char* name_of(int key, int mods) {
  constexpr std::pair<int, const char*> kNown[] = {
      {GLFW_KEY_TAB, "Tab"},       {GLFW_KEY_ENTER, "Enter"},    {GLFW_KEY_KP_ENTER, "Enter"},
      {GLFW_KEY_ESCAPE, "Escape"}, {GLFW_KEY_LEFT, "ArrowLeft"}, {GLFW_KEY_RIGHT, "ArrowRight"},
      {GLFW_KEY_UP, "ArrowUp"},    {GLFW_KEY_DOWN, "ArrowDown"},
  };
  for (const auto& [code, name] : kNown)
    if (code == key) return name;
  if ((mods & (GLFW_MOD_CONTROL | GLFW_MOD_SUPER)) != 0) return glfwGetKeyName(key, 0);
  return nullptr;
}

void tell() {
  if (listener != nullptr) listener->anything();
}

void on_key(GLFWwindow* from, int key, int code, int action, int mods) {
  ImGui_ImplGlfw_KeyCallback(from, key, code, action, mods);
  const char* name = name_of(key, mods);
  if (listener != nullptr && name != nullptr)
    listener->key(name, action != GLFW_RELEASE, mods_of(mods));
  tell();
}

void on_character(GLFWwindow* from, unsigned int code) {
  ImGui_ImplGlfw_CharCallback(from, code);
  if (listener != nullptr && code < 0x80) {
    const char name = static_cast<char>(code);
    listener->key({&name, 1}, true, 0);
  }
  tell();
}

float layout_scale = 1;

void on_position(GLFWwindow*, double x, double y) {
  // The window counts in its own pixels, the lab in CSS px.
  int width = 0;
  glfwGetWindowSize(window, &width, nullptr);
  const float scale = size().width / static_cast<float>(width > 0 ? width : 1) / layout_scale;
  ImGui::GetIO().AddMousePosEvent(static_cast<float>(x) * scale, static_cast<float>(y) * scale);
  tell();
}

void on_drop(GLFWwindow*, int count, const char** paths) {
  for (int k = 0; k < count && listener != nullptr; ++k) listener->dropped(paths[k]);
  tell();
}

}  // namespace

std::string open(const WindowOptions& options) {
  if (glfwInit() != GLFW_TRUE) return "GLFW found no display";
  // The page's API on the desktop, too: one set of shaders, and what is seen here is what is seen there.
  glfwWindowHint(GLFW_CLIENT_API, GLFW_OPENGL_ES_API);
  glfwWindowHint(GLFW_CONTEXT_CREATION_API, GLFW_EGL_CONTEXT_API);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  forced_ratio = options.size.ratio;
  const float scale = forced_ratio > 0 ? forced_ratio : 1;
  window = glfwCreateWindow(static_cast<int>(options.size.width * scale),
                            static_cast<int>(options.size.height * scale), options.title, nullptr,
                            nullptr);
  if (window == nullptr) {
    const char* reason = nullptr;
    glfwGetError(&reason);
    return std::string("no window with OpenGL ES 3: ") +
           (reason != nullptr ? reason : "unknown reason");
  }
  make_current();
  glfwSwapInterval(1);
  glfwSetKeyCallback(window, on_key);
  glfwSetCharCallback(window, on_character);
  glfwSetDropCallback(window, on_drop);
  glfwSetCursorPosCallback(window, on_position);
  glfwSetMouseButtonCallback(window, [](GLFWwindow* from, int button, int action, int mods) {
    ImGui_ImplGlfw_MouseButtonCallback(from, button, action, mods);
    tell();
  });
  glfwSetScrollCallback(window, [](GLFWwindow* from, double x, double y) {
    ImGui_ImplGlfw_ScrollCallback(from, x, y);
    tell();
  });
  glfwSetCursorEnterCallback(window, [](GLFWwindow*, int entered) {
    if (entered == GLFW_FALSE) ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    tell();
  });
  glfwSetFramebufferSizeCallback(window, [](GLFWwindow*, int, int) { tell(); });
  glfwSetWindowRefreshCallback(window, [](GLFWwindow*) { tell(); });
  // Of ImGui's backend only the keys of text fields and the clipboard are wanted.
  ImGui_ImplGlfw_InitForOther(window, false);
  constexpr int kShapes[] = {GLFW_ARROW_CURSOR, GLFW_POINTING_HAND_CURSOR, GLFW_IBEAM_CURSOR,
                             GLFW_CROSSHAIR_CURSOR, GLFW_RESIZE_EW_CURSOR};
  for (std::size_t k = 0; k < cursors.size(); ++k)
    cursors[k] = glfwCreateStandardCursor(kShapes[k]);
  return {};
}

void close() {
  if (window != nullptr) {
    ImGui_ImplGlfw_Shutdown();
    glfwDestroyWindow(window);
  }
  window = nullptr;
  glfwTerminate();
}

Size size() {
  int width = 0, height = 0, pixels = 0, lines = 0;
  glfwGetWindowSize(window, &width, &height);
  glfwGetFramebufferSize(window, &pixels, &lines);
  float ratio = forced_ratio;
  if (ratio <= 0) glfwGetWindowContentScale(window, &ratio, nullptr);
  return {static_cast<float>(pixels) / ratio, static_cast<float>(lines) / ratio, ratio};
}

void resize(const Size&) {}
void make_current() { glfwMakeContextCurrent(window); }
void present() { glfwSwapBuffers(window); }
double now() { return glfwGetTime(); }

void set_shape(Shape shape) { glfwSetCursor(window, cursors[static_cast<std::size_t>(shape)]); }

bool events(double wait) {
  if (wait > 0)
    glfwWaitEventsTimeout(wait);
  else
    glfwPollEvents();
  return glfwWindowShouldClose(window) == GLFW_FALSE;
}

void copy(const std::string& text) { glfwSetClipboardString(window, text.c_str()); }
void scale_pointer(float scale) { layout_scale = scale; }
void listen(Listener* with) { listener = with; }

}  // namespace platform
