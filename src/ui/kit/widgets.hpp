#pragma once

#include <array>
#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "imgui.h"
#include "lab/session/session.hpp"
#include "ui/input/interaction.hpp"
#include "ui/input/rect.hpp"
#include "ui/kit/theme.hpp"

namespace render {
class Device;
}

namespace ui {

/// ARIA roles, so that the mirror in the page needs no table.
enum class Role {
  button,
  toggle,
  slider,
  textbox,
  tab,
  radio,
  grid,
  image,
  status,
  link,
  dialog,
  menuitem,
  listitem
};

/// The parts of the screen in the order in which they are read, and in which Tab goes through them.
enum class Part { tabs, controls, figure, side, details, bar, above };

/// What assistive technology, the mirror and the tests see of a widget.
struct WidgetInfo {
  std::string id;  ///< stable, dotted: "transport.recall", "memories.2.forget"
  Role role = Role::button;
  std::string name;   ///< visible or spoken label
  std::string value;  ///< for sliders and text boxes the number or text; for grids a summary
  std::string help;
  std::string group;  ///< radios: what is chosen
  std::string live;   ///< grids: the cell that the keys have come to, read out as they go
  std::optional<float> minimum, maximum, step;
  bool enabled = true;
  std::optional<bool> checked;  ///< toggles, tabs, radios
  Rect rect;
  int layer = 0;               ///< set by publish(): 0 the page, above it drawers, menus, dialogs
  Rect clip;                   ///< set by publish(): what can be seen of the place it is drawn in
  Part part = Part::above;     ///< set by publish(), as is its name
  const char* part_name = "";  ///< "" for none
};

/// One line of text as it was drawn, for the audit of the tests.
struct DrawnText {
  std::string words;
  Rect ink;   ///< from the height of the capitals to the depth of a p
  Rect clip;  ///< what can be seen of the place it is drawn in
  FontKind font = FontKind::body;
  ImU32 colour = 0;
  int layer = 0;
  bool missing = false;  ///< one of its characters is not in the font
};
/// What a frame has drawn, for the audit of the tests.
struct Drawn {
  std::vector<DrawnText> texts;
  std::vector<Rect> figures;  ///< the main ones of the workbench
};

/// The widgets of one frame, and what assistive technology (or a test) asked of them.
class Widgets {
 public:
  /// Before a frame: the list is empty, and requests that nothing has taken for a few frames are
  /// dropped.
  void begin();
  /// After a frame.
  void end();
  /// Returns whether it is to be drawn; a hidden widget is neither that nor published.
  bool publish(WidgetInfo info);
  /// What is published from now on belongs to this part; the name lives as long as the program.
  void reading(Part part, const char* name) {
    part_ = part;
    part_name_ = name;
  }
  [[nodiscard]] std::span<const WidgetInfo> all() const { return infos_; }
  /// What the mirror shows: under an open dialog or menu only what belongs to it.
  /// Places are multiplied by `scale` (App::scale()).
  [[nodiscard]] std::string json(float scale = 1) const;

  /// From outside: press a button (value empty), set a slider or text box (value its text), or
  /// move in a grid ("left", "right", "up", "down", "space"). Kept until the widget is next drawn,
  /// but not longer than a few frames: a widget that is not on the screen cannot be operated. A hidden one is not asked.
  void ask(std::string_view id, std::string_view value);
  /// Taken by the widget when it is drawn.
  std::optional<std::string> asked(std::string_view id);
  /// The id that has keyboard focus in the page's mirror ("" none): drawn with a focus ring.
  void focus(std::string_view id);
  [[nodiscard]] const std::string& focused() const { return focused_; }
  /// True in the frames after the focus moved, until the focused widget has been scrolled into view.
  [[nodiscard]] bool focus_is_new() const { return focus_is_new_; }
  /// Whether the focused widget has been operated since: it needs no explanation any more.
  [[nodiscard]] bool focus_acted() const { return focus_acted_; }

  /// Pointer, layers, scrolling and help: one state for all widgets.
  [[nodiscard]] Interaction& input() { return input_; }
  [[nodiscard]] const Interaction& input() const { return input_; }

  /// The text field that is being typed into on the desktop.
  struct Editing {
    std::string id;
    std::array<char, 256> buffer{};
    bool fresh = false;
  };
  /// At most one field; none when its id is empty.
  [[nodiscard]] Editing& editing() { return editing_; }

 private:
  std::vector<WidgetInfo> infos_;
  struct Asked {
    std::string id, value;
    int frames = 0;
  };
  std::vector<Asked> asked_;
  Part part_ = Part::above;
  const char* part_name_ = "";
  std::string focused_;
  bool focus_is_new_ = false, focus_acted_ = false;
  Interaction input_;
  Editing editing_;
};

/// What the surrounding page or window is asked to do; carried out after the frame.
struct WindowRequest {
  /// full_link: the page copies or shares its own address with the document in it. edit: text field `name` was
  /// clicked and is to be typed into. theme: `name` is light, dark or auto.
  enum class What {
    download,
    copy,
    pick_file,
    svg_to_png,
    full_link,
    open_url,
    edit,
    theme,
    page_part  ///< the part of the page called `name`: App::set_part() tells how it goes
  } what = What::download;
  std::string name;  ///< file name (edit: the widget's id; open_url: the address; theme: which)
  std::string mime;
  std::vector<std::uint8_t> bytes;  ///< download: the file; svg_to_png: the SVG; copy: UTF-8 text
};

/// How much room there is. wide: three columns; medium: the network fills the view and the side columns are
/// drawers; narrow: one column, the side panels share the pane below the network.
enum class Layout { wide, medium, narrow };

/// Everything a panel gets: it reads the session and emits commands; it changes nothing else.
struct Ui {
  const lab::Session& session;
  std::vector<lab::Command>& commands;
  std::vector<WindowRequest>& requests;
  Widgets& widgets;
  render::Device& device;  ///< for draw_cells(); panels need not touch it
  const Theme& theme;
  Rect screen;      ///< the whole canvas, CSS px
  float ratio = 1;  ///< device pixels for a CSS pixel
  Layout layout = Layout::wide;
  double now = 0;      ///< seconds since the start
  float dt = 0;        ///< of this frame, clamped
  bool touch = false;  ///< the last pointer was a finger: targets of at least 44 px
  bool reduced_motion = false;
  bool embedded = false;
  float wanted_frames = 0;  ///< > 0: seconds for which frames are still wanted (animation)
  double wanted_at = 0;     ///< > 0: when one frame is wanted although nothing moves
  std::vector<std::string>* written =
      nullptr;               ///< for tests: every text that is drawn, before it is cut or broken
  float label_column = 0;    ///< sliders give their labels at least this much (LabelColumn)
  Drawn* drawn = nullptr;    ///< for tests: what is drawn where
  std::string dialog = {};   ///< the one that is being drawn: its paragraphs are published
  int paragraphs = 0;        ///< so many of them
  std::string refused = {};  ///< why what was typed in this frame cannot be used: shown as a notice

  /// Asks for a change; it is applied after the frame, in this order.
  void emit(lab::Command command) { commands.push_back(std::move(command)); }
  /// Frames go on being drawn for this long (an animation is under way).
  void animate(float seconds) { wanted_frames = wanted_frames > seconds ? wanted_frames : seconds; }
  /// One frame at this time, without any until then.
  void wake_at(double time) { wanted_at = wanted_at > 0 && wanted_at < time ? wanted_at : time; }
  /// Whether a part of the screen, or the widget of this id, is there (`hide=`, `view.hidden`). The kit asks for every
  /// widget it draws; a figure that draws itself asks once, before it draws anything.
  [[nodiscard]] bool shows(std::string_view name) const;
  /// The room that a widget takes: none when it is hidden, so that the gap closes.
  [[nodiscard]] float room(std::string_view id, float size) const { return shows(id) ? size : 0; }
  /// For tests: these words are drawn.
  void note(std::string_view words) const {
    if (written != nullptr) written->emplace_back(words);
  }
  /// Tells the tests where the main figure is.
  void figure(const Rect& rect) const {
    if (drawn != nullptr) drawn->figures.push_back(rect);
  }
};

/// Visible text passes through here: it is looked up in the catalogue that lab speaks from (lab/words/catalogue.hpp).
[[nodiscard]] const char* tr(const char* text);

/// stacked: the icon over its word, in the small type.
enum class ButtonKind { plain, primary, quiet, icon, stacked };
struct ButtonOptions {
  ButtonKind kind = ButtonKind::plain;
  const char* icon = nullptr;  ///< a glyph of the icon font (ui/kit/icons.hpp)
  bool enabled = true;
  bool selected = false;
  const char* help = "";
  const char* shortcut = "";
  bool soft = false;  ///< stacked: on a ground of its own, as a plain button has it
};

/// Every widget: drawn in the rectangle it is given, published, operable by mouse, finger, keys and
/// the mirror, with its help on hover, long-press and focus. Returns true when activated.
bool button(Ui& ui, std::string_view id, const Rect& rect, std::string_view label,
            const ButtonOptions& options = {});
/// The width a button needs for its label in the present input mode.
[[nodiscard]] float button_width(const Ui& ui, std::string_view label,
                                 const ButtonOptions& options = {});
/// The same for a stacked one, which is 44 px high.
[[nodiscard]] float stacked_width(std::string_view label);
/// 36 px with a mouse, 44 with a finger.
[[nodiscard]] float control_height(const Ui& ui);

/// A switch with its label. True when it was pressed; *on has then changed.
bool toggle(Ui& ui, std::string_view id, const Rect& rect, std::string_view label, bool* on,
            const char* help = "");

/// One of several: returns true when *selected changed. Wraps nothing: give it the width it needs.
bool segmented(Ui& ui, std::string_view id, const Rect& rect, std::string_view name,
               std::span<const char* const> options, int* selected, const char* help = "");
/// The width at which no option is cut off.
[[nodiscard]] float segmented_width(const Ui& ui, std::span<const char* const> options);

/// A value worth knowing, marked on a slider's rail with its name.
struct SliderMark {
  double value;
  const char* name;
};

struct SliderOptions {
  double minimum = 0, maximum = 1, step = 0;  ///< step 0: continuous
  bool logarithmic = false;
  double initial = 0;  ///< double-click or the small reset arrow returns to it
  const char* unit = "";
  int decimals = 2;
  double shown_factor = 1;  ///< 100 for per cent
  const char* help = "";
  /// What is typed has to be a multiple of this, 0 for any number. Without it: of the step, when that is 1 or more.
  std::optional<double> grain = std::nullopt;
  bool bright = false;  ///< the one thing to touch here
  std::span<const SliderMark> marks = {};
};
/// Label, track, and the value as a number that can be typed over. True while it changes.
bool slider(Ui& ui, std::string_view id, const Rect& rect, std::string_view label, double* value,
            const SliderOptions& options);

/// While it lives, the sliders of a stack have their labels in one column, so that their tracks begin below each other.
class LabelColumn {
 public:
  LabelColumn(Ui& ui, std::initializer_list<std::string_view> labels);
  ~LabelColumn() { ui_.label_column = 0; }
  LabelColumn(const LabelColumn&) = delete;
  LabelColumn& operator=(const LabelColumn&) = delete;
  LabelColumn(LabelColumn&&) = delete;
  LabelColumn& operator=(LabelColumn&&) = delete;

 private:
  Ui& ui_;
};

/// True when the text was changed by the person (on Enter or leaving the field).
bool text_field(Ui& ui, std::string_view id, const Rect& rect, std::string_view label,
                std::string* text, const char* placeholder = "");

/// One line, vertically centred, cut with … when too long. align: 0 left, 0.5 centre, 1 right.
void text(Ui& ui, const Rect& rect, std::string_view words, FontKind font, ImU32 colour,
          float align = 0);
/// Secondary, semibold, 12 px: the heading of a group.
void caption(Ui& ui, const Rect& rect, std::string_view words);
/// Words broken into lines; returns the height used (drawn from the rectangle's top, not clipped). Centred ones have lines of about the
/// same length.
float paragraph(Ui& ui, const Rect& rect, std::string_view words, FontKind font, ImU32 colour,
                float align = 0);
/// The height that paragraph() needs at this width, CSS px.
[[nodiscard]] float paragraph_height(FontKind font, std::string_view words, float width);
/// The width on one line, CSS px.
[[nodiscard]] float text_width(FontKind font, std::string_view words);
/// A phrase on one line, memories' names in italics; shrunk to body size, then cut, when too long.
void phrase(Ui& ui, const Rect& rect, const lab::Phrase& words, FontKind font, ImU32 colour,
            float align = 0);
/// Published without being drawn: what assistive technology reads out when it changes.
void status(Ui& ui, std::string_view id, const Rect& rect, std::string_view words);
/// A term with a dotted underline that explains itself on hover, long-press and focus.
/// `value`: what is written beside it, to be read with it.
void term(Ui& ui, std::string_view id, const Rect& rect, std::string_view words,
          const char* explanation, std::string_view value = {});

/// Published, and gives mouse/finger state of an area that draws itself (the grid, a plot).
struct AreaState {
  bool hovered = false, pressed = false, held = false, released = false, long_pressed = false,
       double_clicked = false;
  bool erases = false;  ///< pressed with the right button or a pen's other end (only in grids)
  float x = 0, y = 0;   ///< pointer relative to the rectangle
  /// The way there since the last frame, the same way relative; ends at (x, y) unless empty.
  std::vector<std::pair<float, float>> trail;
  float wheel = 0, pinch = 1;
  std::optional<std::string> asked;
  bool focused = false;
  bool shown = true;  ///< false: hidden, and the area is not to draw itself
  /// What follows the pointer goes with it until and with the release: a quick hand moves and lifts between two frames.
  [[nodiscard]] bool follows() const { return pressed || held || released; }
};
/// A press inside belongs to the area until its release, also when the pointer leaves it (painting). With another
/// `drag` it gives way when a finger means to scroll the panel around it.
AreaState area(Ui& ui, const WidgetInfo& info, Drag drag = Drag::keeps);
/// A row or card that can be pressed and that gives way to scrolling: returns true when activated.
/// Draws only its ground (hover, pressed, selected) and the focus ring; put text and pictures over it.
bool row(Ui& ui, const WidgetInfo& info, bool selected = false);

}  // namespace ui
