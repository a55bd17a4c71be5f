#pragma once

#include <cstdint>

#include "imgui.h"

namespace ui {

/// One system of colours: light and dark, two radii, and one accent, which means "touch me" or "now" and nothing else.
struct Theme {
  bool dark = false;
  ImU32 bg, surface, text, secondary, hairline, soft, accent, on_accent;
  ImU32 accent_ink;                        ///< the accent as small text
  ImU32 plus, minus;                       ///< states +1 and −1
  ImU32 scale_low, scale_mid, scale_high;  ///< diverging scale of weights and fields
  ImU32 energy_low, energy_high;           ///< sequential scale of energies
  ImU32 good, warning;
  ImU32 series[8];    ///< lines of a plot, told apart by colour-blind readers too
  float radius = 10;  ///< controls
  float cell_radius = 2;
  float gap = 8, margin = 18;

  /// Dark ink on warm white; also what is saved as a file.
  static Theme light();
  /// For dark surroundings: the same roles on dark blue-grey.
  static Theme night();
  /// Of the colours that a system gives to people who need few: ground, ink, what is chosen and what stands on that.
  static Theme contrast(ImU32 ground, ImU32 ink, ImU32 accent, ImU32 on_accent);
};

/// body 14, strong 14 semibold, caption 12 semibold, small 12, verdict 16, italic 16 (names in a verdict),
/// body_italic 14, title 16 semibold, sign 20 semibold (signs and numbers in large cells).
enum class FontKind { body, strong, caption, small, verdict, italic, body_italic, title, sign };

/// Makes the fonts ready for a pixel ratio; sizes are CSS px. Digits have one width (tabular) in every font. The
/// glyphs' picture is uploaded by the device when it next draws.
void build_fonts(float pixel_ratio);
/// Its em in CSS px.
[[nodiscard]] float font_size(FontKind kind);

/// Blend of two packed colours, t in [0, 1].
[[nodiscard]] ImU32 mix(ImU32 a, ImU32 b, float t);
/// The colour with its opacity multiplied by `alpha`, 0 to 1.
[[nodiscard]] ImU32 with_alpha(ImU32 colour, float alpha);
/// The diverging scale: −1 orange, 0 neutral, +1 blue.
[[nodiscard]] ImU32 diverging(const Theme& theme, float value);

/// ImGui's own style, set from the theme in one place.
void apply_style(const Theme& theme);

}  // namespace ui
