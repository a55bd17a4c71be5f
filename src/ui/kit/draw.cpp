#include "ui/kit/draw.hpp"

#include <algorithm>
#include <cmath>

#include "render/letters.hpp"
#include "ui/kit/glyphs.hpp"
#include "ui/kit/lettering.hpp"

namespace ui {
namespace {

constexpr float kLean = 0.166F;  // 9.4°, Inter's own

}  // namespace

float snap(const Ui& ui, float value) { return std::round(value * ui.ratio) / ui.ratio; }

Rect snap(const Ui& ui, const Rect& rect) {
  const float x = snap(ui, rect.x), y = snap(ui, rect.y);
  return {x, y, snap(ui, rect.right()) - x, snap(ui, rect.bottom()) - y};
}

void fill(Ui& ui, const Rect& rect, ImU32 colour, float radius) {
  if (rect.empty()) return;
  const Rect r = snap(ui, rect);
  list().AddRectFilled(top_left(r), bottom_right(r), colour,
                       std::min(radius, std::min(r.w, r.h) / 2));
}

void outline(Ui& ui, const Rect& rect, ImU32 colour, float radius, float width) {
  if (rect.empty()) return;
  // The line's middle lies half its width inside the edge, so that both its sides fall on device pixels.
  const float w = std::max(1.0F, std::round(width * ui.ratio)) / ui.ratio;
  const Rect r = snap(ui, rect).inset(w / 2);
  // AddRect itself moves by half a CSS pixel, which is wrong at every ratio but 1.
  const float rounding = std::max(0.0F, std::min(radius, std::min(rect.w, rect.h) / 2) - w / 2);
  list().PathRect(top_left(r), bottom_right(r), rounding);
  stroke_path(list(), colour, w, true);
}

void polyline(ImDrawList& out, std::span<const ImVec2> points, ImU32 colour, float width,
              bool closed) {
  const ImDrawFlags flags = closed ? ImDrawFlags_Closed : ImDrawFlags_None;
#if IMGUI_VERSION_NUM >= 19280
  out.AddPolyline(points.data(), static_cast<int>(points.size()), colour, width, flags);
#else
  out.AddPolyline(points.data(), static_cast<int>(points.size()), colour, flags, width);
#endif
}

void stroke_path(ImDrawList& out, ImU32 colour, float width, bool closed) {
  polyline(out, {out._Path.Data, static_cast<std::size_t>(out._Path.Size)}, colour, width, closed);
  out.PathClear();
}

void horizontal_line(Ui& ui, float x0, float x1, float y, ImU32 colour) {
  const float w = std::max(1.0F, std::floor(ui.ratio)) / ui.ratio;
  const float top = snap(ui, y);
  list().AddRectFilled({snap(ui, x0), top}, {snap(ui, x1), top + w}, colour);
}

void vertical_line(Ui& ui, float x, float y0, float y1, ImU32 colour) {
  const float w = std::max(1.0F, std::floor(ui.ratio)) / ui.ratio;
  const float left = snap(ui, x);
  list().AddRectFilled({left, snap(ui, y0)}, {left + w, snap(ui, y1)}, colour);
}

void shadow(Ui& ui, const Rect& rect, float radius) {
  // Nested translucent rectangles, denser towards the card: cheap, and at these strengths not to be told from a blur.
  constexpr int kSteps = 14;
  constexpr float kReach = 26;
  const float strength = ui.theme.dark ? 0.030F : 0.0085F;
  for (int k = kSteps; k > 0; --k) {
    // Closer together near the card, so that the sum falls off like a blur's.
    const float t = static_cast<float>(k) / kSteps;
    const float by = kReach * t * t;
    list().AddRectFilled({rect.x - by, rect.y - by + 4},
                         {rect.right() + by, rect.bottom() + by + 4 + 4 * t},
                         with_alpha(IM_COL32(10, 14, 22, 255), strength), radius + by);
  }
}

void record(const Ui& ui, std::string_view words, Rect line, FontKind kind, ImU32 colour,
            bool upright) {
  if (ui.drawn == nullptr) return;
  const float size = font_size(kind);
  if (upright)
    line = {line.x - 0.73F * size, line.y, 0.73F * size, line.h};
  else
    line = {line.x, line.y - 0.73F * size, line.w, 0.73F * size};
  DrawnText drawn{std::string(words),         line, ui.widgets.input().clip(), kind, colour,
                  ui.widgets.input().layer(), false};
  for (Steps step(kind, words); step.next();)
    drawn.missing = drawn.missing || (step.glyph != nullptr && step.glyph->Codepoint != step.code);
  ui.drawn->texts.push_back(std::move(drawn));
}

float draw_text(Ui& ui, float x, float baseline, std::string_view words, FontKind kind,
                ImU32 colour) {
  const ImVec2 start{snap(ui, x), snap(ui, baseline)};
  const float width = write(list(), start, words, kind, colour), size = font_size(kind);
  ui.widgets.input().written({start.x, start.y - size * 0.8F, width, size});
  ui.widgets.input().whole({start.x, start.y - 0.75F * size, width, size});
  record(ui, words, {start.x, start.y, width, 0}, kind, colour);
  return width;
}

float write(ImDrawList& out, ImVec2 start, std::string_view words, FontKind kind, ImU32 colour,
            bool upwards) {
  const float begin = upwards ? -start.y : start.x, base = upwards ? start.x : start.y;
  const auto at = [&](float along, float across) {
    return upwards ? ImVec2{across, -along} : ImVec2{along, across};
  };
  // In the atlas a glyph hangs from the top of its line, whose baseline is the rounded ascent.
  const float top = base - std::round(face(kind).Ascent);
  const bool slanted = kind == FontKind::italic || kind == FontKind::body_italic;
  float pen = begin;
  const ImVec4 clip = out._ClipRectStack.back();
  /// Of a picture from (u0, v0) to (u1, v1).
  const auto quad = [&](float left, float right, float high, float low, const ImVec4& uv) {
    const ImVec2 a = at(left, high), b = at(right, low);
    if (std::max(a.x, b.x) <= clip.x || std::min(a.x, b.x) >= clip.z ||
        std::max(a.y, b.y) <= clip.y || std::min(a.y, b.y) >= clip.w)
      return;
    const float lean = slanted ? kLean : 0;
    const float above = (base - high) * lean, below = (base - low) * lean;
    out.PrimReserve(6, 4);
    out.PrimQuadUV(at(left + above, high), at(right + above, high), at(right + below, low),
                   at(left + below, low), {uv.x, uv.y}, {uv.z, uv.y}, {uv.z, uv.w}, {uv.x, uv.w},
                   colour);
  };
  for (Steps step(kind, words); step.next(); pen += step.advance) {
    if (step.lettering != nullptr) {
      const Rect& place = step.lettering->place;
      // Its pixels are those of the screen.
      const float ratio = lettering_ratio();
      const float left = std::round((pen + place.x) * ratio) / ratio, high = base + place.y;
      render::begin_picture(out, &step.lettering->picture);
      quad(left, left + place.w, high, high + place.h, {0, 0, 1, 1});
      render::end_picture(out);
    }
    const ImFontGlyph* glyph = step.glyph;
    if (glyph == nullptr || glyph->Visible == 0U) continue;
    const float scale = step.lower ? kSubscript : 1;
    const float down = step.lower ? kSubscriptDrop * font_size(kind) : 0;
    quad(pen + glyph->X0 * scale, pen + glyph->X1 * scale,
         base + down + (top + glyph->Y0 - base) * scale,
         base + down + (top + glyph->Y1 - base) * scale,
         {glyph->U0, glyph->V0, glyph->U1, glyph->V1});
  }
  return pen - begin;
}

void draw_icon(Ui& ui, float centre_x, float centre_y, const char* icon, ImU32 colour, float size) {
  std::size_t at = 0;
  float painted = size;
  Face& face = icon_face(size, painted);
  const ImFontGlyph* glyph = face.FindGlyph(static_cast<ImWchar>(next_code_point(icon, at)));
  if (glyph == nullptr) return;
  // The icon's box is 1.25 em wide and centred on the middle of the capitals.
  const float scale = size / painted;
  const float middle = std::round(face.Ascent) - 0.364F * painted / 1.25F;
  const auto place = [&](float gx, float gy) {
    return ImVec2{centre_x + (gx - glyph->AdvanceX / 2) * scale, centre_y + (gy - middle) * scale};
  };
  ImVec2 a = place(glyph->X0, glyph->Y0);
  const ImVec2 moved{snap(ui, a.x) - a.x, snap(ui, a.y) - a.y};
  const ImVec2 b = place(glyph->X1, glyph->Y1);
  ImDrawList& out = list();
  out.PrimReserve(6, 4);
  out.PrimRectUV({a.x + moved.x, a.y + moved.y}, {b.x + moved.x, b.y + moved.y},
                 {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1}, colour);
}

float baseline_for(FontKind kind, float centre_y) { return centre_y + 0.364F * font_size(kind); }

void push_clip(Ui& ui, const Rect& rect) {
  const Rect r = snap(ui, rect);
  list().PushClipRect(top_left(r), bottom_right(r), true);
  ui.widgets.input().push_clip(r);
}

void pop_clip(Ui& ui) {
  list().PopClipRect();
  ui.widgets.input().pop_clip();
}

}  // namespace ui
