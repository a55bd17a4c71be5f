#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "imgui.h"
#include "render/device.hpp"
#include "ui/input/rect.hpp"
#include "ui/kit/theme.hpp"

/// Names are written in all the scripts of the world, and our typeface has two of them. Words with other letters are drawn by the
/// browser (web/lettering.mjs), each run of them as one picture, which knows how to shape and order them. Until it has come, and
/// where there is no browser, "?" stands for what is missing.
namespace ui {

/// A run of words with letters that the typeface lacks.
struct Lettering {
  /// Where a part of the run ends that can stand alone: so many bytes of UTF-8, and so far from its beginning (CSS px).
  struct Stop {
    std::size_t bytes = 0;
    float width = 0;
  };
  std::string words;
  FontKind font = FontKind::body;    ///< the upright one
  std::uint32_t ticket = 0;          ///< by which the answer finds it
  bool asked = false;                ///< the browser has been told of it
  int used = 0;                      ///< the last frame that needed it
  Rect place;                        ///< of the picture, from the pen on the baseline; CSS px
  std::vector<Stop> stops;           ///< none until it has been drawn
  render::Device::Material picture;  ///< coverage, filled with the colour of the words
};

/// As many are kept; then the one that was needed least recently makes room, and if all are on the screen, "?" is drawn.
inline constexpr std::size_t kMostLetterings = 256;

/// The run of these words, or null until it has been drawn. Then the browser is asked for it.
[[nodiscard]] Lettering* lettering(FontKind font, std::string_view words);
/// The lettering that a command of a draw list is filled with.
[[nodiscard]] const Lettering* lettering_of(const ImDrawCmd& command);
/// How many bytes of the words, which follow a space or nothing, are one run: 0 when the typeface has all of the first word.
/// Words beside each other belong together, because some scripts put the first to the right of the second.
[[nodiscard]] std::size_t run_of(FontKind font, std::string_view words);

/// What the browser is to draw.
struct WantedLettering {
  std::uint32_t ticket = 0;
  std::string_view words;
  float size = 0;  ///< of the em, in device pixels
  bool semibold = false;
};
/// One that it has not been told of; each comes once.
[[nodiscard]] std::optional<WantedLettering> next_wanted_lettering();

/// What the browser has drawn. All lengths are device pixels.
struct DrawnLettering {
  float left = 0, top = 0;         ///< of the picture, from the pen on the baseline
  int width = 0, height = 0;       ///< of the picture
  const std::uint8_t* ink;         ///< row by row, 255 is full
  std::span<const float> stops{};  ///< bytes and width of each part that can stand alone, in turn
};
/// An answer. One that nobody waits for any more is dropped.
void take_lettering(std::uint32_t ticket, const DrawnLettering& drawn);

/// From now on a CSS px has so many device pixels: all are drawn anew if that is another number.
void set_lettering_ratio(float pixel_ratio);
[[nodiscard]] float lettering_ratio();

}  // namespace ui
