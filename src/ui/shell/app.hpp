#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lab/session/session.hpp"
#include "ui/kit/theme.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/shell/panels.hpp"
#include "ui/shell/waiting.hpp"
#include "ui/shell/workbench.hpp"

namespace lab {
class StudyPool;
}

namespace ui {

/// How the page was opened (the query parameters of docs/embedding.md, already validated).
struct BootOptions {
  std::string theme = "auto";  ///< light, dark, auto
  bool embedded = false;
  bool lecture = false;      ///< as View::lecture
  bool first_visit = false;  ///< nothing was opened, and nothing is known of a visit before
  std::vector<std::string> hidden;
  bool keys_move_focus =
      false;  ///< Tab goes through the widgets here (the desktop; on the web the mirror does it)
};

/// Reads files that the page hands in. Its code comes later, so it is reached as workbenches are.
struct FileReader {
  void (*file)(PanelState&, std::string_view name, std::span<const std::uint8_t> bytes) = nullptr;
  void (*picture)(PanelState&, std::string_view name, const RgbaPicture& picture) = nullptr;
};

/// The whole screen: one frame reads the session, gathers commands, applies them and draws.
/// Knows ImGui but no window, no browser and no clock.
class App {
 public:
  explicit App(lab::Session session);
  ~App();

  /// GL objects and fonts for the present context; again after a context was lost. False: see device_error().
  bool create_device(float pixel_ratio);
  /// Frees every GL object; calls no GL when the context is gone already.
  void destroy_device(bool context_lost);
  /// Why create_device() failed; empty when it did not.
  [[nodiscard]] const std::string& device_error() const;

  /// One turn at time `now` (seconds): a running network works, and when that or anything else shows, a frame is
  /// put together. `screen` is in CSS px. `budget` tells whether time is left for the network's work. Returns whether the picture has changed.
  bool frame(double now, const Rect& screen, float pixel_ratio,
             const std::function<bool()>& budget);
  /// Whether a further turn would do anything (running, animating, settling, help about to show).
  [[nodiscard]] bool wants_frame() const;
  /// Frames put together since the start, also those that gave the same picture.
  [[nodiscard]] std::uint64_t frames_drawn() const;
  void wake();     ///< input or a command has arrived
  void repaint();  ///< the picture is gone: a canvas whose size is set is cleared

  /// A key by its KeyboardEvent.key name; mods: 1 shift, 2 ctrl, 4 alt, 8 meta. Returns whether it was used.
  bool key(std::string_view name, bool down, int mods);

  /// For the entries: panels get it as const.
  [[nodiscard]] lab::Session& session();
  /// Those of the last frame, and the way to press them from outside.
  [[nodiscard]] Widgets& widgets();
  /// What the window is asked to do since the last call, in this order.
  [[nodiscard]] std::vector<WindowRequest> take_requests();
  /// What the open workbench says of itself; nothing for Memory, whose session says it, and while its code is not there.
  [[nodiscard]] std::optional<Said> said();
  /// How the pointer should look now.
  [[nodiscard]] Cursor cursor() const;
  /// Whether the dark theme is drawn.
  [[nodiscard]] bool dark() const;
  /// CSS px for one unit of the screen's layout: places of the pointer are divided by it before they come here.
  [[nodiscard]] float scale() const;

  /// What the system prefers, and whether the last pointer was a finger.
  void set_system(bool dark, bool reduced_motion, bool touch);
  /// Usually before the first frame; later it holds from the next one on.
  void set_boot(const BootOptions& options);
  /// The workbenches that can be opened besides Memory; they must stay where they are.
  void set_workbenches(std::span<const WorkbenchView> views);
  /// Comes in kFurtherPart.
  void set_file_reader(const FileReader& reader);
  /// The dialogs and Memory's panels that come in kFurtherPart; they must stay where they are.
  void set_dialogs(std::span<const DialogView> views);
  void set_panels(std::span<const PanelView> views);
  /// The code of all that is not here. set_part() tells where each part is.
  void parts_come_later();
  void set_part(PagePart part);
  /// Who carries out the experiments of workbenches; if it has an answer and StudyPool::wakes(), wake() is called.
  void set_studies(std::shared_ptr<lab::StudyPool> pool);
  /// Pinch, or Ctrl + wheel, at the pointer: > 1 is nearer. The wheel itself and the pointer come through ImGuiIO.
  void zoom(float factor);
  /// Whether a wheel turned here would move something (`dy` > 0: towards the end).
  [[nodiscard]] bool wheel_is_used(float dy) const;
  /// light, dark or auto.
  void set_theme(std::string_view theme);
  /// Colours that go before any theme, until there are none: the system's own, or those for paper.
  void set_colours(const std::optional<Theme>& colours);
  /// Files and pictures that were dropped, pasted or picked open the import preview. Needs kFurtherPart.
  void import_file(std::string_view name, std::span<const std::uint8_t> bytes);
  void import_picture(std::string_view name, const RgbaPicture& picture);
  /// Tells the person something in a message that goes away by itself.
  void notify(std::string text, bool warning);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace ui
