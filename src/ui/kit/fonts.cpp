#include <array>
#include <cmath>
#include <cstddef>
#include <span>

#include "imgui_internal.h"  // the atlas builder itself
#include "ui/kit/glyphs.hpp"
#include "ui/kit/lettering.hpp"
#include "ui/kit/theme.hpp"
#include "ui_fonts.hpp"

/// Inter (assets/fonts) at the few sizes of the design, rasterised for the screen's pixel ratio.
namespace ui {
namespace {

// What the subset holds (assets/fonts/make.py), in a few wide ranges: asking the font about each of 65,000 code points for
// every size would take longer than drawing the glyphs.
constexpr ImWchar kEverything[] = {0x0020, 0x00FF, 0x0370, 0x03FF, 0x1D40, 0x1D40, 0x1D62, 0x1D65,
                                   0x2000, 0x20AC, 0x2190, 0x21FF, 0x2200, 0x22FF, 0x25A0, 0x25FF,
                                   0x2713, 0x2717, 0x27E8, 0x27E9, 0x2C7C, 0x2C7C, 0};
constexpr ImWchar kWords[] = {0x0020, 0x00FF, 0x0391, 0x03C9, 0x1D40, 0x1D40, 0x1D62,
                              0x1D65, 0x2009, 0x2033, 0x207B, 0x207B, 0x2080, 0x2089,
                              0x2192, 0x2192, 0x2212, 0x2212, 0x2248, 0x2265, 0};
constexpr ImWchar kNumbers[] = {0x0020, 0x007E, 0x00B1, 0x00D7, 0x2010, 0x2015, 0x2212, 0x2212, 0};

// A font is sized by ascent − descent in ImGui and by the em in CSS; Inter's lines are this much taller than its em.
constexpr float kLineOfEm = 0.96875F + 0.2412F;

struct Font {
  float size;
  bool semibold;
  const ImWchar* ranges;
};

/// In the order of FontKind.
constexpr std::array<Font, 9> kFonts = {{
    {14, false, kEverything},
    {14, true, kWords},
    {12, true, kWords},
    {12, false, kEverything},
    {16, false, kWords},
    // Inter's italic is its upright leant over: draw_text() leans it, and the page is 8 KB lighter.
    {16, false, nullptr},
    {14, false, nullptr},
    {16, true, kWords},
    {20, true, kNumbers},
}};

/// The regular face of the same size, in the order of FontKind.
constexpr std::array<FontKind, 9> kPlain = {FontKind::body,  FontKind::body,    FontKind::small,
                                            FontKind::small, FontKind::verdict, FontKind::verdict,
                                            FontKind::body,  FontKind::verdict, FontKind::sign};

/// What ImGui calls the size. It takes whole numbers only, and cuts off what is more until 1.92, which rounds.
float line_height(float em) { return std::floor(em * kLineOfEm); }

// The icons' grid of 20 × 20 is 1.25 em.
constexpr float kIconGrid = 20, kIconEm = 16;

// Letters stand at fractions of a pixel; the coarser the pixels, the finer the fractions must be.
constexpr int fractions(float pixel_ratio) {
  return pixel_ratio < 1.75F ? 3 : pixel_ratio < 2.5F ? 2 : 1;
}

ImFontConfig font_config() {
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.OversampleV = 1;
  return config;
}

// The atlas takes a pointer to non-const data but never writes through it.
ImFont* add_font(std::span<const unsigned char> ttf, float size, const ImFontConfig& config) {
  return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(const_cast<unsigned char*>(ttf.data()),
                                                    static_cast<int>(ttf.size()), size, &config);
}

}  // namespace

#if IMGUI_VERSION_NUM >= 19200

namespace {

ImFont *regular = nullptr, *semibold = nullptr, *icons = nullptr;
float density = 1;

bool comes(char32_t) { return false; }  // it is in none of the files
void miss(char32_t) {}

}  // namespace

void build_fonts(float pixel_ratio) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  if (atlas.Fonts.empty()) {
    atlas.Flags = ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
    atlas.TexDesiredFormat = ImTextureFormat_Alpha8;
    ImFontConfig config = font_config();
    const float size = line_height(font_size(FontKind::body));
    regular = add_font(fonts::inter_regular_ttf, size, config);  // the first is ImGui's own, too
    semibold = add_font(fonts::inter_semibold_ttf, size, config);
    // The size of an icon is that of its box.
    config.ExtraSizeScale = line_height(kIconEm) / kIconGrid;
    icons = add_font(fonts::icons_ttf, kIconGrid, config);
  }
  density = pixel_ratio;
  set_lettering_ratio(pixel_ratio);
  for (ImFontConfig& source : atlas.Sources)
    source.OversampleH = static_cast<ImS8>(fractions(pixel_ratio));
}

void build_usual_fonts(float pixel_ratio) { build_fonts(pixel_ratio); }
bool glyphs_missing() { return false; }

Face& face(FontKind kind) {
  const Font& wanted = kFonts[static_cast<std::size_t>(kind)];
  return *(wanted.semibold ? semibold : regular)->GetFontBaked(line_height(wanted.size), density);
}

Face& icon_face(float size, float& painted_size) {
  Face& face = *icons->GetFontBaked(size, density);
  painted_size = face.Size;
  return face;
}

#else

namespace {

/// What the panels and dialogs of Memory say in English (a test sees to it).
constexpr ImWchar kUsual[] = {0x0020, 0x007E, 0x00B1, 0x00B1, 0x00B7, 0x00B7, 0x00BD, 0x00BD,
                              0x00D7, 0x00D7, 0x03A3, 0x03A3, 0x03B1, 0x03B1, 0x03B8, 0x03B8,
                              0x03BE, 0x03BE, 0x1D40, 0x1D40, 0x2009, 0x2009, 0x2013, 0x2014,
                              0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x2026, 0x2192, 0x2192,
                              0x2212, 0x2212, 0x221E, 0x221E, 0};
constexpr ImWchar kIcons[] = {0xE000, 0xE0FF, 0};

std::array<ImFont*, kFonts.size()> built{};
bool complete = false, missing = false;

void build(float pixel_ratio, bool all) {
  set_lettering_ratio(pixel_ratio);
  complete = all;
  missing = false;
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  atlas.Flags = ImFontAtlasFlags_NoPowerOfTwoHeight | ImFontAtlasFlags_NoMouseCursors |
                ImFontAtlasFlags_NoBakedLines;
  atlas.TexGlyphPadding = 1;
  for (std::size_t k = 0; k < kFonts.size(); ++k) {
    const Font& wanted = kFonts[k];
    const auto kind = static_cast<FontKind>(k);
    if (wanted.ranges == nullptr) {
      built[k] = built[static_cast<std::size_t>(kPlain[k])];
      continue;
    }
    ImFontConfig config = font_config();
    config.RasterizerDensity = pixel_ratio;
    config.OversampleH = fractions(pixel_ratio);
    config.GlyphRanges = all || kind == FontKind::sign ? wanted.ranges : kUsual;
    built[k] = wanted.semibold
                   ? add_font(fonts::inter_semibold_ttf, line_height(wanted.size), config)
                   : add_font(fonts::inter_regular_ttf, line_height(wanted.size), config);
    if (kind == FontKind::verdict) {
      config.MergeMode = true;
      config.GlyphRanges = kIcons;
      add_font(fonts::icons_ttf, line_height(kIconEm), config);
    }
  }
  // ImFontAtlas::Build() would do the same, but it drags ImGui's built-in bitmap font into the program.
  ImFontAtlasGetBuilderForStbTruetype()->FontBuilder_Build(&atlas);
}

/// Whether it may be there when all have been painted.
bool comes(char32_t code) {
  if (complete) return false;
  for (const ImWchar* range = kEverything; range[0] != 0; range += 2)
    if (code >= range[0] && code <= range[1]) return true;
  return false;
}

/// None was painted for this code point.
void miss(char32_t code) { missing = missing || comes(code); }

}  // namespace

void build_fonts(float pixel_ratio) { build(pixel_ratio, true); }
void build_usual_fonts(float pixel_ratio) { build(pixel_ratio, false); }
bool glyphs_missing() { return missing; }

Face& face(FontKind kind) { return *built[static_cast<std::size_t>(kind)]; }

Face& icon_face(float, float& painted_size) {
  painted_size = kIconGrid;
  return face(FontKind::verdict);
}

#endif

namespace {

const ImFontGlyph* painted(FontKind kind, char32_t code) {
  if (code > 0xFFFF) return nullptr;
  const auto letter = static_cast<ImWchar>(code);
  if (const ImFontGlyph* glyph = face(kind).FindGlyphNoFallback(letter)) return glyph;
  // Semibold holds what headings and buttons usually need; the rest stands in the regular face.
  return face(kPlain[static_cast<std::size_t>(kind)]).FindGlyphNoFallback(letter);
}

}  // namespace

const ImFontGlyph* glyph_for(FontKind kind, char32_t code) {
  if (const ImFontGlyph* glyph = painted(kind, code)) return glyph;
  miss(code);
  return face(kind).FindGlyph(0xFFFD);
}

bool lacks(FontKind kind, char32_t code) {
  return (code < 0xFFFD || code > 0xFFFF) && painted(kind, code) == nullptr && !comes(code);
}

bool is_semibold(FontKind kind) { return kFonts[static_cast<std::size_t>(kind)].semibold; }
float font_size(FontKind kind) { return kFonts[static_cast<std::size_t>(kind)].size; }

}  // namespace ui
