#include <array>
#include <cstddef>

#include "imgui_internal.h"  // the atlas builder itself
#include "ui/kit/glyphs.hpp"
#include "ui/kit/theme.hpp"
#include "ui_fonts.hpp"

/// Inter (assets/fonts) at the few sizes of the design, rasterised for the screen's pixel ratio.
namespace ui {
namespace {

struct Face {
  FontKind kind;
  const unsigned char* data;
  std::size_t bytes;
  float size;
  const ImWchar* ranges;
};

// What the subset holds (assets/fonts/make.py), in a few wide ranges: asking the font about each of 65,000 code points for
// every size would take longer than drawing the glyphs.
constexpr ImWchar kEverything[] = {0x0020, 0x017F, 0x0370, 0x03FF, 0x1D40, 0x1D40, 0x1D62, 0x1D65,
                                   0x2000, 0x20AC, 0x2190, 0x21FF, 0x2200, 0x22FF, 0x25A0, 0x25FF,
                                   0x2713, 0x2717, 0x27E8, 0x27E9, 0x2C7C, 0x2C7C, 0};
constexpr ImWchar kWords[] = {0x0020, 0x017F, 0x0391, 0x03C9, 0x2009, 0x2033, 0x2080, 0x2089,
                              0x2192, 0x2192, 0x2212, 0x2212, 0x2248, 0x2265, 0};
constexpr ImWchar kNumbers[] = {0x0020, 0x007E, 0x00B1, 0x00D7, 0x2010, 0x2015, 0x2212, 0x2212, 0};
/// What the panels and dialogs of Memory say in English (a test sees to it).
constexpr ImWchar kUsual[] = {0x0020, 0x007E, 0x00B1, 0x00B1, 0x00B7, 0x00B7, 0x00BD, 0x00BD,
                              0x00D7, 0x00D7, 0x03A3, 0x03A3, 0x03B1, 0x03B1, 0x03B8, 0x03B8,
                              0x03BE, 0x03BE, 0x1D40, 0x1D40, 0x2009, 0x2009, 0x2013, 0x2014,
                              0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x2026, 0x2192, 0x2192,
                              0x2212, 0x2212, 0x221E, 0x221E, 0};
constexpr ImWchar kIcons[] = {0xE000, 0xE0FF, 0};

// A font is sized by ascent − descent in ImGui and by the em in CSS; Inter's lines are this much taller than its em.
constexpr float kLine = 0.96875F + 0.2412F;

const std::array<Face, 9> kFaces = {{
    {FontKind::body, fonts::inter_regular_ttf.data(), fonts::inter_regular_ttf.size(), 14,
     kEverything},
    {FontKind::strong, fonts::inter_semibold_ttf.data(), fonts::inter_semibold_ttf.size(), 14,
     kWords},
    {FontKind::caption, fonts::inter_semibold_ttf.data(), fonts::inter_semibold_ttf.size(), 12,
     kWords},
    {FontKind::small, fonts::inter_regular_ttf.data(), fonts::inter_regular_ttf.size(), 12,
     kEverything},
    {FontKind::verdict, fonts::inter_regular_ttf.data(), fonts::inter_regular_ttf.size(), 16,
     kWords},
    // Inter's italic is its upright leant over: draw_text() leans it, and the page is 8 KB lighter.
    {FontKind::italic, nullptr, 0, 16, nullptr},
    {FontKind::body_italic, nullptr, 0, 14, nullptr},
    {FontKind::title, fonts::inter_semibold_ttf.data(), fonts::inter_semibold_ttf.size(), 16,
     kWords},
    {FontKind::sign, fonts::inter_semibold_ttf.data(), fonts::inter_semibold_ttf.size(), 20,
     kNumbers},
}};

/// The regular face of the same size, in the order of FontKind.
constexpr std::array<FontKind, 9> kPlain = {FontKind::body,  FontKind::body,    FontKind::small,
                                            FontKind::small, FontKind::verdict, FontKind::verdict,
                                            FontKind::body,  FontKind::verdict, FontKind::sign};

std::array<ImFont*, kFaces.size()> built{};
bool complete = false, missing = false;

bool holds(const ImWchar* ranges, ImWchar code) {
  for (; ranges[0] != 0; ranges += 2)
    if (code >= ranges[0] && code <= ranges[1]) return true;
  return false;
}

void build(float pixel_ratio, bool all) {
  complete = all;
  missing = false;
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  atlas.Flags = ImFontAtlasFlags_NoPowerOfTwoHeight | ImFontAtlasFlags_NoMouseCursors |
                ImFontAtlasFlags_NoBakedLines;
  atlas.TexGlyphPadding = 1;
  for (const Face& face : kFaces) {
    if (face.data == nullptr) {
      built[static_cast<std::size_t>(face.kind)] =
          built[static_cast<std::size_t>(kPlain[static_cast<std::size_t>(face.kind)])];
      continue;
    }
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.RasterizerDensity = pixel_ratio;
    // Letters stand at fractions of a pixel; the coarser the pixels, the finer the fractions must be.
    config.OversampleH = pixel_ratio < 1.75F ? 3 : pixel_ratio < 2.5F ? 2 : 1;
    config.OversampleV = 1;
    config.GlyphRanges = all || face.kind == FontKind::sign ? face.ranges : kUsual;
    // The atlas takes a pointer to non-const data but never writes through it.
    built[static_cast<std::size_t>(face.kind)] =
        atlas.AddFontFromMemoryTTF(const_cast<unsigned char*>(face.data),
                                   static_cast<int>(face.bytes), face.size * kLine, &config);
    if (face.kind == FontKind::verdict) {
      // The icons' grid of 20 × 20 is 1.25 em: at 16 px it is drawn one to one.
      config.MergeMode = true;
      config.GlyphRanges = kIcons;
      atlas.AddFontFromMemoryTTF(const_cast<unsigned char*>(fonts::icons_ttf.data()),
                                 static_cast<int>(fonts::icons_ttf.size()), face.size * kLine,
                                 &config);
    }
  }
  // ImFontAtlas::Build() would do the same, but it drags ImGui's built-in bitmap font into the program.
  ImFontAtlasGetBuilderForStbTruetype()->FontBuilder_Build(&atlas);
}

}  // namespace

void build_fonts(float pixel_ratio) { build(pixel_ratio, true); }
void build_usual_fonts(float pixel_ratio) { build(pixel_ratio, false); }
bool glyphs_missing() { return missing; }

const ImFontGlyph* glyph_for(FontKind kind, ImWchar code) {
  if (const ImFontGlyph* glyph = font(kind)->FindGlyphNoFallback(code)) return glyph;
  // Semibold holds what headings and buttons usually need; the rest stands in the regular face.
  const FontKind plain = kPlain[static_cast<std::size_t>(kind)];
  if (const ImFontGlyph* glyph = font(plain)->FindGlyphNoFallback(code)) return glyph;
  if (!complete && holds(kEverything, code)) missing = true;
  return font(plain)->FallbackGlyph;
}

ImFont* font(FontKind kind) { return built[static_cast<std::size_t>(kind)]; }

float font_size(FontKind kind) { return kFaces[static_cast<std::size_t>(kind)].size; }

}  // namespace ui
