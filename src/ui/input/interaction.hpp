#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ui/input/rect.hpp"

namespace ui {

enum class Cursor { arrow, hand, text, crosshair, horizontal };

/// The pointer this frame, as the window gave it.
struct PointerInput {
  float x = 0, y = 0;
  /// All places it was at since the last frame, oldest first; the last one is (x, y). Empty: it did not move.
  std::vector<std::pair<float, float>> trail;
  bool present = false;  ///< false after a finger was lifted or the mouse left
  bool down = false, pressed = false, released = false;
  bool erases = false;             ///< pressed with the right button, or the other end of a pen
  float wheel_x = 0, wheel_y = 0;  ///< CSS px
  float zoom = 1;                  ///< pinch or Ctrl + wheel
};

/// What a press does to a scrolled part around the widget.
enum class Drag {
  yields,      ///< a drag becomes scrolling, the press is forgotten (buttons, rows)
  horizontal,  ///< keeps sideways drags (sliders)
  keeps,       ///< all drags are its own (scroll bars, figures)
  paints       ///< as keeps, and the right button and a pen's eraser mean something (the grid)
};

/// What the pointer does with one widget this frame.
struct Hit {
  bool hovered = false;         ///< under the pointer, and nothing else is being pressed
  bool pressed = false;         ///< press began this frame
  bool held = false;            ///< the press is still on, wherever the pointer is now
  bool released = false;        ///< the press ended this frame
  bool clicked = false;         ///< … inside, without having become a scroll or a long press
  bool long_pressed = false;    ///< half a second without moving; once per press
  bool double_clicked = false;  ///< second click within 0.35 s at the same place
};

/// Which widget the pointer means. A press goes to the topmost zone *as it was drawn last*: what the person saw
/// when pressing. So a finger needs no hover frame before it, and overlapping layers need no bookkeeping.
class Interaction {
 public:
  struct Scroll {
    std::uint64_t id = 0;
    float offset = 0, target = 0, velocity = 0;
    float content = 0, view = 0;
    bool gliding = false;
    double last_seen = -10;
    double bar_shown = -10;  ///< when it last moved (the bar fades)
    Rect seen;               ///< where it is on the screen
    int layer = 0;
    std::size_t depth = 0;
    /// What is left free at both ends so that no row is cut through; as of the last frame, and of this one.
    float top_cut = 0, bottom_cut = 0, top_next = 0, bottom_next = 0;
  };

  /// After ImGui::NewFrame: decides what is under the pointer.
  void begin(const PointerInput& pointer, double now, float dt, bool touch, bool reduced_motion);
  /// Names of widgets that are not there for anybody: each hides the widget of that id and all whose ids go on from it
  /// after a dot ("two.input" hides "two.input.0" as well).
  void hide(std::vector<std::string> names) { hidden_ = std::move(names); }
  [[nodiscard]] const std::vector<std::string>& hidden() const { return hidden_; }
  /// Whether one of these names hides the widget.
  [[nodiscard]] bool hides(std::string_view id) const;

  /// After everything was drawn. Returns for how many seconds frames are wanted.
  float end();

  /// Registers a widget's sensitive rectangle and tells what the pointer does with it.
  Hit zone(std::string_view id, const Rect& rect, Drag drag = Drag::yields,
           Cursor cursor = Cursor::hand, bool enabled = true);
  /// As zone(), but only to be hit when nothing else is there: scroll areas, card grounds.
  void ground(std::string_view id, const Rect& rect);

  /// Zones registered until pop_clip() can be hit only inside the rectangle, and inside those
  /// around it.
  void push_clip(const Rect& rect);
  /// The rectangle before counts again.
  void pop_clip();
  /// Where zones can be hit now; practically everywhere without a clip.
  [[nodiscard]] Rect clip() const;

  /// How a layer keeps what lies below it from the pointer: not at all; until a press outside, which closes it and reaches
  /// what it hits; altogether.
  enum class Over { open, light, modal };
  /// Everything drawn until pop_layer lies above what was drawn before.
  void push_layer(Over over);
  /// Back to the layer below.
  void pop_layer();
  [[nodiscard]] int layer() const { return layer_; }
  /// The lowest layer that reacts, as of the last frame.
  [[nodiscard]] int floor() const { return floor_; }
  /// The same of the frame that has just been put together, once it has been.
  [[nodiscard]] int floor_drawn() const { return next_floor_; }
  /// Whether a press that began this frame lies outside the rectangle, and nothing above took it.
  [[nodiscard]] bool pressed_outside(const Rect& rect) const;

  /// A scrolled part by its id, made when it is new. The reference holds as long as this object.
  Scroll& scroll(std::string_view id);
  /// Between begin_scroll and end_scroll: which part widgets are in ("" none).
  void enter_scroll(std::string_view id, const Rect& view);
  /// Back to the part around it.
  void leave_scroll();
  /// The innermost part that widgets are in now; "" for none.
  [[nodiscard]] const std::string& inside_scroll() const;
  /// Something in the present part that should be seen as a whole or not at all: a widget, a line of text.
  void whole(const Rect& rect);

  /// Help for the widget under the pointer (or pressed long, or focused); drawn by the shell.
  void offer_help(std::string_view id, const Rect& rect, std::string_view text, bool focused);
  struct Help {
    std::string id, text;
    Rect rect;
    float age = 0;        ///< seconds since the pointer came there
    bool sticky = false;  ///< asked for by a long press: stays until the next press
  };
  static constexpr float kHelpDelay = 0.5F;
  [[nodiscard]] const Help& help() const { return help_; }
  /// Shows help at once and keeps it until the next press (a long press with a finger).
  void pin_help(std::string_view id, const Rect& rect, std::string_view text);

  /// What is written in between belongs to a figure (its labels, the verdict): help never covers it.
  void begin_figure() { ++figures_; }
  void end_figure() { --figures_; }
  void written(const Rect& words) {
    if (figures_ > 0) clear_.push_back(words.within(clip()));
  }
  /// Whether a card there would cover none of it, but for the words on what can be pressed.
  [[nodiscard]] bool is_clear(const Rect& card) const;

  /// The wheel belongs to the caller (zooming a picture): no part scrolls this frame.
  void take_wheel();
  /// Whether a wheel turned at the pointer's place would move something (dy > 0: towards the end).
  [[nodiscard]] bool wheel_moves(float dy) const;
  /// The visible rectangles of the parts that scroll now, [[x, y, w, h], …]: there a finger's drag is the lab's.
  [[nodiscard]] std::string scrolls_json(float scale = 1) const;
  /// When the next frame is due although nothing moves (help that is about to show); 0: never.
  [[nodiscard]] double next_wake() const { return next_wake_; }

  [[nodiscard]] const PointerInput& pointer() const { return pointer_; }
  [[nodiscard]] Cursor cursor() const { return cursor_; }
  [[nodiscard]] bool touch() const { return touch_; }
  [[nodiscard]] double now() const { return now_; }
  [[nodiscard]] float dt() const { return dt_; }
  [[nodiscard]] bool busy() const { return active_ != 0; }
  /// Forgets the press (the context or the focus was lost half-way).
  void cancel();

  /// A number that moves smoothly towards its goal (hover colours, drawers), kept by id. `rate`: 1/s.
  float tween(std::string_view id, float goal, float rate = 18);

 private:
  /// FNV-1a; never 0, which means none.
  static std::uint64_t hash(std::string_view text);

  struct Zone {
    std::uint64_t id = 0;
    Rect rect;
    int layer = 0;
    Drag drag = Drag::yields;
    Cursor cursor = Cursor::arrow;
    std::uint64_t scroll = 0;  ///< the part it is in
    bool enabled = true;
    bool ground = false;
  };
  [[nodiscard]] const Zone* find(float x, float y) const;
  [[nodiscard]] const Scroll* scrolled_by(float dy) const;
  Scroll& scroll_of(std::uint64_t id);
  void press();
  void drag();
  void release();
  void scroll_by_wheel();
  void glide();
  void wake_at(double time);

  std::vector<std::string> hidden_;
  PointerInput pointer_;
  double now_ = 0, before_ = 0;  ///< of this frame and of the one before
  float dt_ = 0;
  bool touch_ = false, reduced_motion_ = false;
  std::vector<Zone> zones_, drawn_;  ///< this frame's, the last frame's
  std::uint64_t hot_ = 0, active_ = 0, clicked_ = 0, released_ = 0, long_pressed_ = 0,
                double_clicked_ = 0;
  bool pressed_now_ = false, press_cancelled_ = false, scrolling_ = false, sideways_ = false,
       long_done_ = false;
  bool wheel_taken_ = false;
  std::uint64_t wheel_taker_ = 0;
  Zone active_zone_;
  float press_x_ = 0, press_y_ = 0, last_y_ = 0, finger_velocity_ = 0;
  float press_age_ = 0;  ///< seconds of frames since the press
  double last_click_time_ = -1;
  std::uint64_t last_click_ = 0;
  float last_click_x_ = 0, last_click_y_ = 0;
  std::vector<Rect> clips_;
  std::vector<std::string> scroll_stack_;
  std::list<Scroll> scrolls_;  // few; a list, because references to them are held while others come
  struct Tween {
    std::uint64_t id = 0;
    float value = 0;
    double last_seen = 0;
  };
  std::vector<Tween> tweens_;
  int layer_ = 0, floor_ = 0, next_floor_ = 0;
  int beneath_ = 0, next_beneath_ = 0;  ///< the floor without the light layers
  bool dismissed_ = false;              ///< a press has gone through the light layers: they close
  Help help_, offered_;
  double help_since_ = 0;
  Rect quiet_;  // what was pressed last, until the pointer has left it: no help meanwhile
  std::vector<Rect> clear_;
  int figures_ = 0;
  Cursor cursor_ = Cursor::arrow;
  float wanted_ = 0;
  double next_wake_ = 0;
};

}  // namespace ui
