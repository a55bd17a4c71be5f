#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "imgui.h"
#include "lab/session.hpp"
#include "ui/theme.hpp"

namespace ui {

/// CSS pixels, from the top-left of the canvas.
struct Rect {
  float x = 0, y = 0, w = 0, h = 0;
  [[nodiscard]] float right() const { return x + w; }
  [[nodiscard]] float bottom() const { return y + h; }
  [[nodiscard]] bool contains(float px, float py) const {
    return px >= x && py >= y && px < x + w && py < y + h;
  }
  /// Cuts a strip off one side and returns it; what is left stays in *this.
  Rect cut_left(float width);
  Rect cut_right(float width);
  Rect cut_top(float height);
  Rect cut_bottom(float height);
  [[nodiscard]] Rect inset(float by) const { return {x + by, y + by, w - 2 * by, h - 2 * by}; }
};

/// ARIA roles, so that the mirror in the page needs no table.
enum class Role { button, toggle, slider, textbox, tab, radio, grid, image, status, link, dialog, menuitem, listitem };

/// What assistive technology, the mirror and the tests see of a widget.
struct WidgetInfo {
  std::string id;  ///< stable, dotted: "transport.recall", "memories.2.forget"
  Role role = Role::button;
  std::string name;   ///< visible or spoken label
  std::string value;  ///< for sliders and text boxes the number or text; for grids a summary
  std::string help;
  std::optional<float> minimum, maximum, step;
  bool enabled = true;
  std::optional<bool> checked;  ///< toggles, tabs, radios
  Rect rect;
};

/// The widgets of one frame, and what assistive technology (or a test) asked of them.
class Widgets {
 public:
  void begin();
  void publish(WidgetInfo info);
  [[nodiscard]] std::span<const WidgetInfo> all() const { return infos_; }
  [[nodiscard]] std::string json() const;

  /// From outside: press a button (value empty), set a slider or text box (value its text), or
  /// move in a grid ("left", "right", "up", "down", "space"). Kept until the widget is next drawn.
  void ask(std::string_view id, std::string_view value);
  /// Taken by the widget when it is drawn.
  std::optional<std::string> asked(std::string_view id);
  /// The id that has keyboard focus in the page's mirror ("" none): drawn with a focus ring.
  void focus(std::string_view id) { focused_ = id; }
  [[nodiscard]] const std::string& focused() const { return focused_; }

 private:
  std::vector<WidgetInfo> infos_;
  struct Asked {
    std::string id, value;
    int frames = 0;
  };
  std::vector<Asked> asked_;
  std::string focused_;
};

/// What the surrounding page or window is asked to do; carried out after the frame.
struct HostRequest {
  enum class What { download, copy, pick_file, svg_to_png, full_link, open_url } what = What::download;
  std::string name;   ///< file name
  std::string mime;
  std::vector<std::uint8_t> bytes;  ///< download: the file; svg_to_png: the SVG; copy: UTF-8 text
};

/// Everything a panel gets: it reads the session and emits commands; it changes nothing else.
struct Ui {
  const lab::Session& session;
  std::vector<lab::Command>& commands;
  std::vector<HostRequest>& requests;
  Widgets& widgets;
  const Theme& theme;
  Rect screen;          ///< the whole canvas, CSS px
  double now = 0;       ///< seconds since the start
  float dt = 0;         ///< of this frame, clamped
  bool touch = false;   ///< the last pointer was a finger: targets of at least 44 px
  bool reduced_motion = false;
  bool embedded = false;
  std::vector<std::string> hidden;
  float wanted_frames = 0;  ///< > 0: seconds for which frames are still wanted (animation)

  void emit(lab::Command command) { commands.push_back(std::move(command)); }
  [[nodiscard]] bool shows(std::string_view part) const;
};

/// Visible text passes through here, so that it can be translated in one place.
[[nodiscard]] const char* tr(const char* text);

enum class ButtonKind { plain, primary, quiet, icon };
struct ButtonOptions {
  ButtonKind kind = ButtonKind::plain;
  const char* icon = nullptr;  ///< a glyph of the icon font (ui/icons.hpp)
  bool enabled = true;
  bool selected = false;
  const char* help = "";
  const char* shortcut = "";
};

/// Every widget: drawn in the rectangle it is given, published, operable by mouse, finger, keys and
/// the mirror, with its help on hover, long-press and focus. Returns true when activated.
bool button(Ui& ui, std::string_view id, const Rect& rect, std::string_view label, const ButtonOptions& options = {});
/// The width a button needs for its label in the present input mode.
[[nodiscard]] float button_width(const Ui& ui, std::string_view label, const ButtonOptions& options = {});
/// 36 px with a mouse, 44 with a finger.
[[nodiscard]] float control_height(const Ui& ui);

bool toggle(Ui& ui, std::string_view id, const Rect& rect, std::string_view label, bool* on, const char* help = "");

/// One of several: returns true when *selected changed. Wraps nothing: give it the width it needs.
bool segmented(Ui& ui, std::string_view id, const Rect& rect, std::string_view name,
               std::span<const char* const> options, int* selected, const char* help = "");
[[nodiscard]] float segmented_width(const Ui& ui, std::span<const char* const> options);

struct SliderOptions {
  double minimum = 0, maximum = 1, step = 0;  ///< step 0: continuous
  bool logarithmic = false;
  double initial = 0;       ///< double-click or the small reset arrow returns to it
  const char* unit = "";
  int decimals = 2;
  double shown_factor = 1;  ///< 100 for per cent
  const char* help = "";
};
/// Label, track, and the value as a number that can be typed over. True while it changes.
bool slider(Ui& ui, std::string_view id, const Rect& rect, std::string_view label, double* value, const SliderOptions& options);

/// True when the text was changed by the person (on Enter or leaving the field).
bool text_field(Ui& ui, std::string_view id, const Rect& rect, std::string_view label, std::string* text, const char* placeholder = "");

/// Static text, published as status when `id` is given.
void text(Ui& ui, const Rect& rect, std::string_view words, FontKind font, ImU32 colour, float align = 0);
void caption(Ui& ui, const Rect& rect, std::string_view words);
/// A term with a dotted underline that explains itself on hover, long-press and focus.
void term(Ui& ui, std::string_view id, const Rect& rect, std::string_view words, const char* explanation);

/// Published, and gives mouse/finger state of an area that draws itself (the grid, a plot).
struct AreaState {
  bool hovered = false, pressed = false, held = false, released = false, long_pressed = false, double_clicked = false;
  float x = 0, y = 0;    ///< pointer relative to the rectangle
  float wheel = 0, pinch = 1;
  std::optional<std::string> asked;
  bool focused = false;
};
AreaState area(Ui& ui, const WidgetInfo& info);

}  // namespace ui
