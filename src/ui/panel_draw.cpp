#include "ui/panel_draw.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace ui {
namespace {

/// Bytes of the UTF-8 character that starts with this byte.
std::size_t character_bytes(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

}  // namespace

float text_width(FontKind kind, std::string_view words) {
  return font(kind)->CalcTextSizeA(font_size(kind), 1e9F, 0, words.data(), words.data() + words.size()).x;
}

void draw_text(ImDrawList* draw, FontKind kind, float x, float y, ImU32 colour, std::string_view words) {
  draw->AddText(font(kind), font_size(kind), {x, y}, colour, words.data(), words.data() + words.size());
}

void rotated_text(ImDrawList* draw, FontKind kind, float centre_x, float centre_y, ImU32 colour, std::string_view words) {
  const float w = text_width(kind, words), h = font_size(kind);
  // Drawn level and far inside any clip rectangle's reach, then its vertices are turned: ImGui
  // itself only writes from left to right. The clip must not cut the level text, hence the push.
  draw->PushClipRectFullScreen();
  const int first = draw->VtxBuffer.Size;
  const float left = std::round(centre_x - w / 2), top = std::round(centre_y - h / 2);
  draw_text(draw, kind, left, top, colour, words);
  for (int i = first; i < draw->VtxBuffer.Size; ++i) {
    ImVec2& p = draw->VtxBuffer[i].pos;
    const float dx = p.x - (left + w / 2), dy = p.y - (top + h / 2);
    p = {centre_x + dy, centre_y - dx};
  }
  draw->PopClipRect();
}

std::string elided(FontKind kind, std::string_view words, float width) {
  if (text_width(kind, words) <= width) return std::string(words);
  const float room = width - text_width(kind, "…");
  std::size_t end = 0;
  while (end < words.size()) {
    const std::size_t next = std::min(words.size(), end + character_bytes(words[end]));
    if (text_width(kind, words.substr(0, next)) > room) break;
    end = next;
  }
  while (end > 0 && words[end - 1] == ' ') --end;
  return std::string(words.substr(0, end)) + "…";
}

float paragraph(ImDrawList* draw, const Rect& rect, FontKind kind, ImU32 colour, std::string_view words, float align) {
  const float line = std::round(font_size(kind) * 1.45F);
  float y = rect.y;
  while (!words.empty()) {
    // The longest run of whole words that fits; a single word that does not fit stands alone.
    std::size_t end = 0, fits = 0;
    while (end < words.size()) {
      std::size_t next = words.find_first_of(" \n", end);
      next = next == std::string_view::npos ? words.size() : next;
      if (fits > 0 && text_width(kind, words.substr(0, next)) > rect.w) break;
      fits = next;
      end = next + 1;
      if (next < words.size() && words[next] == '\n') break;
    }
    const std::string_view row = words.substr(0, fits);
    if (draw != nullptr)
      draw_text(draw, kind, rect.x + align * std::max(0.0F, rect.w - text_width(kind, row)), y, colour, row);
    y += line;
    words.remove_prefix(std::min(words.size(), fits + 1));
  }
  return y - rect.y;
}

void card(ImDrawList* draw, const Theme& theme, const Rect& r, float radius) {
  // A few widening, fainter rectangles are a soft shadow that costs nothing.
  const float strength = theme.dark ? 0.10F : 0.028F;
  for (int i = 6; i >= 1; --i) {
    const float grow = static_cast<float>(i) * 2.0F;
    draw->AddRectFilled({r.x - grow, r.y - grow + 4}, {r.right() + grow, r.bottom() + grow + 4},
                        with_alpha(IM_COL32(0, 0, 0, 255), strength), radius + grow);
  }
  draw->AddRectFilled({r.x, r.y}, {r.right(), r.bottom()}, theme.surface, radius);
  draw->AddRect({r.x, r.y}, {r.right(), r.bottom()}, theme.hairline, radius);
}

void focus_ring(ImDrawList* draw, const Theme& theme, const Rect& r, float radius) {
  draw->AddRect({r.x - 2, r.y - 2}, {r.right() + 2, r.bottom() + 2}, theme.accent, radius, ImDrawFlags_None, 2);
}

std::optional<double> moved_by(std::string_view asked, double value, double step) {
  if (asked == "left" || asked == "down") return value - step;
  if (asked == "right" || asked == "up") return value + step;
  const std::string text(asked);
  char* end = nullptr;
  const double typed = std::strtod(text.c_str(), &end);
  if (end == text.c_str() || !std::isfinite(typed)) return std::nullopt;
  return typed;
}

}  // namespace ui
