#pragma once

#include <optional>

#include "render/device.hpp"
#include "ui/kit/tooltip.hpp"
#include "ui/shell/app.hpp"
#include "ui/shell/panels.hpp"
#include "ui/shell/top_bar.hpp"

namespace ui {

/// What the screen consists of. app.cpp is its clock, screen.cpp draws it, keys.cpp listens to the keyboard.
struct App::Parts {
  explicit Parts(lab::Session with) : session(std::move(with)) {}

  lab::Session session;
  render::Device device;
  Widgets widgets;
  Theme theme = Theme::light();
  PanelState panels;
  ShellState shell;
  FileReader reader;
  BootOptions boot;
  std::optional<Theme> colours;  ///< instead of the chosen theme: the system's own, or for paper
  std::vector<lab::Command> commands;
  std::vector<WindowRequest> requests;
  std::vector<Toast> toasts;
  std::uint64_t last_notice = 0;

  Rect screen;
  float ratio = 1, zoom = 1;
  float scale = 1;          ///< App::scale()
  bool all_glyphs = false;  // else those that the first screens need
  bool system_dark = false, reduced_motion = false, touch = false;
  double now = 0, last_turn = 0, animate_until = 0, wanted_at = 0;
  int settle = 3;
  int button = 0;  ///< the one that is down, or was last: left or right
  bool resting = true;
  std::uint64_t drawn_revision = 0, frames = 0;

  /// Whether a frame is wanted now although the session has not changed.
  [[nodiscard]] bool due() const;
  /// From `boot` and what the system prefers.
  void choose_theme();
  /// At most three at a time; the same words again only stay longer.
  void toast(std::string text, bool warning);
  /// For this pixel ratio: the usual glyphs, or all of them once one was missing.
  void new_fonts(float pixel_ratio);
  /// Puts one frame together. Changes nothing but `commands` and what is ephemeral.
  void build(float dt);
  /// Returns whether there was anything new to draw.
  bool draw();
  /// ImGui spreads a quick press and its release over two frames: there are more to come.
  [[nodiscard]] static bool events_waiting();
  /// Every panel, drawer and bar in its place, below dialogs.
  void screen_parts(Ui& ui);
  /// Applies what the frame asked for.
  void carry_out();
  /// The pointer of this frame, from ImGui's events.
  PointerInput pointer();
  /// What is hidden from now on; a name that nothing has is told to the person.
  void hide(std::vector<std::string> names);
};

}  // namespace ui
