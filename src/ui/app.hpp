#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lab/session.hpp"
#include "ui/widgets.hpp"

namespace ui {

/// How the page was opened (the query parameters of contracts.md, already validated).
struct BootOptions {
  std::string theme = "auto";  ///< light, dark, auto
  bool embedded = false;
  bool autostart = true;
  std::vector<std::string> hidden;
  bool keys_move_focus = false;  ///< Tab goes through the widgets here (the desktop; on the web the mirror does it)
};

/// The whole screen: one frame reads the session, gathers commands, applies them and draws.
/// Knows ImGui but no window, no browser and no clock.
class App {
 public:
  explicit App(lab::Session session);
  ~App();

  /// GL objects and fonts for the present context; again after a context was lost.
  void create_device(float pixel_ratio);
  void destroy_device(bool context_lost);

  /// One frame at time `now` (seconds). `budget` tells whether time is left for the network's work.
  void frame(double now, float dt, Rect screen, float pixel_ratio, const std::function<bool()>& budget);
  /// Whether a further frame would show anything new (running, animating, changed, or settling).
  [[nodiscard]] bool wants_frame() const;
  void wake();  ///< input or a command has arrived

  /// A key by its KeyboardEvent.key name; mods: 1 shift, 2 ctrl, 4 alt, 8 meta. Returns whether it was used.
  bool key(std::string_view name, bool down, int mods);

  [[nodiscard]] lab::Session& session();
  [[nodiscard]] Widgets& widgets();
  [[nodiscard]] std::vector<HostRequest> take_requests();

  void set_system(bool dark, bool reduced_motion, bool touch);
  void set_boot(const BootOptions& options);
  /// Files and pictures handed in by the host open the import preview.
  void import_file(std::string_view name, std::span<const std::uint8_t> bytes);
  void import_picture(std::string_view name, int width, int height, std::span<const std::uint8_t> rgba);
  void notify(std::string text, bool warning);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace ui
