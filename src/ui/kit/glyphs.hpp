#pragma once

#include <cstddef>
#include <string_view>

#include "imgui.h"
#include "ui/kit/theme.hpp"

namespace ui {

struct Lettering;

/// Reads one code point of UTF-8 at `at` and moves on; a broken byte gives U+FFFD and moves on by one.
[[nodiscard]] char32_t next_code_point(std::string_view words, std::size_t& at);

// Dear ImGui 1.92 and later paint a glyph when it is first asked for, in a face for one size and pixel ratio; before, a font had
// one size and all its glyphs from the start. The house knows of the difference here, in fonts.cpp and in render/letters.hpp.
#if IMGUI_VERSION_NUM >= 19200
using Face = ImFontBaked;
#else
using Face = ImFont;
#endif

/// A font in its size. Good for this frame; what it says of a glyph is good until the next glyph is asked for.
[[nodiscard]] Face& face(FontKind kind);
/// Whether it is the semibold one.
[[nodiscard]] bool is_semibold(FontKind kind);
/// Names lean: their letters are those of this font.
[[nodiscard]] inline FontKind upright(FontKind kind) {
  return kind == FontKind::italic        ? FontKind::verdict
         : kind == FontKind::body_italic ? FontKind::body
                                         : kind;
}
/// The icons in a size, or in one near it, which is told.
[[nodiscard]] Face& icon_face(float size, float& painted_size);

/// As build_fonts() does, but only the glyphs that Memory shows, which takes half as long (where glyphs are painted beforehand).
void build_usual_fonts(float pixel_ratio);
/// Whether a glyph was asked for since then that build_fonts() would have built.
[[nodiscard]] bool glyphs_missing();

/// How a letter after "_" is drawn: smaller and lower ("α_c").
inline constexpr float kSubscript = 0.72F, kSubscriptDrop = 0.17F;
/// Passes over the "_" of "α_c" and tells that a subscript comes; other underscores are what they are.
[[nodiscard]] inline bool takes_subscript(std::string_view words, std::size_t& at) {
  const bool is = words.substr(at).starts_with("_c") && words.substr(0, at).ends_with("α");
  at += is ? 1 : 0;
  return is;
}

/// The glyph of a code point, from the regular face of the same size when the face itself has none.
[[nodiscard]] const ImFontGlyph* glyph_for(FontKind kind, char32_t code);
/// Whether our typeface has no glyph for it, but another may: "?" stands for broken text whatever the typeface.
[[nodiscard]] bool lacks(FontKind kind, char32_t code);

/// A line of text, from letter to letter. Words with letters that the typeface lacks are a picture (ui/kit/lettering.hpp); there
/// it goes from part to part, each as long as it must be to stand alone.
class Steps {
 public:
  Steps(FontKind kind, std::string_view words) : kind_(kind), words_(words) {}
  /// The next one. False: there is none.
  bool next();
  std::size_t begin = 0, end = 0;      ///< its bytes
  float advance = 0;                   ///< CSS px
  bool lower = false;                  ///< a subscript
  char32_t code = 0;                   ///< the letter
  const ImFontGlyph* glyph = nullptr;  ///< null where a picture has it
  Lettering* lettering = nullptr;      ///< the picture, at its first part

 private:
  FontKind kind_;
  std::string_view words_;
  std::size_t plain_ = 0;           // until here the typeface has all, or there is no picture yet
  const Lettering* run_ = nullptr;  // the one that it is in
  std::size_t run_begin_ = 0, stop_ = 0;
};

/// How many bytes fit into the width, whole letters only.
[[nodiscard]] std::size_t fitting(FontKind kind, std::string_view words, float width);

}  // namespace ui
