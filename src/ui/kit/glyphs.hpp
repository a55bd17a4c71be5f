#pragma once

#include <cstddef>
#include <string_view>

#include "imgui.h"
#include "ui/kit/theme.hpp"

namespace ui {

/// Reads one code point of UTF-8 at `at` and moves on; a broken byte gives U+FFFD and moves on by one.
[[nodiscard]] ImWchar next_code_point(std::string_view words, std::size_t& at);

/// As build_fonts() does, but only the glyphs that Memory shows, which takes half as long.
void build_usual_fonts(float pixel_ratio);
/// Whether a glyph was asked for since then that build_fonts() would have built.
[[nodiscard]] bool glyphs_missing();

/// The glyph of a code point, from the regular face of the same size when the face itself has none.
[[nodiscard]] const ImFontGlyph* glyph_for(FontKind kind, ImWchar code);

}  // namespace ui
