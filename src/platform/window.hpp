#pragma once

#include <string>
#include <string_view>

/// The seam between the program and where it runs: one window with an OpenGL ES 3 context. window_glfw.cpp is the
/// desktop, window_web.cpp the page; nothing else includes GLFW or Emscripten (but the entries).
namespace platform {

struct Size {
  float width = 0, height = 0;  ///< CSS px
  float ratio = 1;              ///< device pixels for one of them
};

struct WindowOptions {
  const char* title = "";   ///< desktop
  const char* canvas = "";  ///< page: CSS selector
  Size size{1280, 800, 0};  ///< ratio 0 on the desktop: the screen's own
};

enum class Shape { arrow, hand, text, crosshair, horizontal };

/// Opens the window and makes its context current. Empty, or why it could not be done.
[[nodiscard]] std::string open(const WindowOptions& options);
/// Gives the window and its context back. Harmless when nothing is open.
void close();

/// The present size. On the page it is what resize() was told last.
[[nodiscard]] Size size();
/// Page: the canvas has this size now; sets the picture's size in device pixels.
void resize(const Size& size);
/// Makes the context current again (after it was restored).
void make_current();
/// Shows what was drawn. The page's browser does that by itself.
void present();

/// Seconds since some moment.
[[nodiscard]] double now();
/// How the pointer looks over the window from now on.
void set_shape(Shape shape);
/// Desktop: hands over events, waiting up to so many seconds for one; false when the window is to be closed.
bool events(double wait);
/// Desktop: the clipboard.
void copy(const std::string& text);

/// Desktop: who hears keys (KeyboardEvent.key names; mods 1 shift, 2 ctrl, 4 alt, 8 meta) and dropped files (paths).
struct Listener {
  virtual ~Listener() = default;
  /// A key went down (a repeat counts) or up; a typed ASCII character comes as a key of that name,
  /// too.
  virtual void key(std::string_view name, bool down, int mods) = 0;
  /// One call for each file.
  virtual void dropped(std::string_view path) = 0;
  virtual void anything() = 0;  ///< input that goes to ImGui directly
};
/// One at a time; null: nobody. It must outlive its use.
void listen(Listener* listener);
/// Desktop: how many CSS px one unit of the screen's layout is: places of the pointer are divided by it.
void scale_pointer(float scale);

}  // namespace platform
