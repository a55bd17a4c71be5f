#include "ui/kit/panel_draw.hpp"

#include <algorithm>

#include "ui/kit/draw.hpp"
#include "ui/kit/glyphs.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"

namespace ui {

std::string elided(FontKind kind, std::string_view words, float width) {
  if (text_width(kind, words) <= width) return std::string(words);
  std::size_t end = fitting(kind, words, width - text_width(kind, "…"));
  while (end > 0 && words[end - 1] == ' ') --end;
  return std::string(words.substr(0, end)) + "…";
}

void overlay_text(Ui& ui, FontKind kind, float x, float y, ImU32 colour, std::string_view words) {
  ui.note(words);
  write(*ImGui::GetForegroundDrawList(), {snap(ui, x), snap(ui, y + font_size(kind))}, words, kind,
        colour);
}

void overlay_card(Ui& ui, const Rect& r, float radius) {
  ImDrawList* draw = ImGui::GetForegroundDrawList();
  // A few widening, fainter rectangles are a soft shadow that costs nothing.
  const float strength = ui.theme.dark ? 0.10F : 0.028F;
  for (int i = 6; i >= 1; --i) {
    const float grow = static_cast<float>(i) * 2.0F;
    draw->AddRectFilled({r.x - grow, r.y - grow + 4}, {r.right() + grow, r.bottom() + grow + 4},
                        with_alpha(IM_COL32(0, 0, 0, 255), strength), radius + grow);
  }
  draw->AddRectFilled({r.x, r.y}, {r.right(), r.bottom()}, ui.theme.surface, radius);
  draw->AddRect({r.x, r.y}, {r.right(), r.bottom()}, ui.theme.hairline, radius);
}

void axis_name(Ui& ui, FontKind kind, float centre_x, float centre_y, ImU32 colour,
               std::string_view words) {
  constexpr float kSymbol = 15;  // CSS px: v₂
  const float wide = text_width(kind, words), tall = font_size(kind);
  if (wide <= kSymbol)
    return text(ui, {centre_x - kSymbol / 2, centre_y - tall, kSymbol, 2 * tall}, words, kind,
                colour, 0.5F);
  ui.note(words);
  const ImVec2 start{snap(ui, baseline_for(kind, centre_x)), snap(ui, centre_y + wide / 2)};
  ui.widgets.input().written({centre_x - tall / 2, centre_y - wide / 2, tall, wide});
  record(ui, words, {centre_x + 0.36F * tall, centre_y - wide / 2, 0, wide}, kind, colour, true);
  write(list(), start, words, kind, colour, true);
}

Rect fit_picture(const Rect& box, int width, int height) {
  const auto w = static_cast<float>(width), h = static_cast<float>(height);
  const float side = std::min(box.w / w, box.h / h);
  return {box.x + (box.w - side * w) / 2, box.y + (box.h - side * h) / 2, side * w, side * h};
}

Rect begin_panel_scroll(Ui& ui, std::string_view id, const Rect& view, float content_height) {
  constexpr float kGutter = 12;  // and a little at the left, for focus rings
  Rect content =
      begin_scroll(ui, id, {view.x - 6, view.y, view.w + 6 + kGutter, view.h}, content_height);
  content.x += 6;
  content.w = view.w;
  return content;
}

void colour_scale(Ui& ui, const Rect& rect, std::string_view low, std::string_view high) {
  const float left = text_width(FontKind::small, low), right = text_width(FontKind::small, high);
  const float x0 = rect.x + left + 8, x1 = rect.right() - right - 8, middle = (x0 + x1) / 2;
  const float top = snap(ui, rect.y + rect.h / 2 - 4), bottom = top + 8;
  text(ui, {rect.x, rect.y, left + 1, rect.h}, low, FontKind::small, ui.theme.secondary);
  text(ui, {x1 + 8, rect.y, right + 1, rect.h}, high, FontKind::small, ui.theme.secondary);
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const Theme& t = ui.theme;
  draw->AddRectFilledMultiColor({x0, top}, {middle, bottom}, t.scale_low, t.scale_mid, t.scale_mid,
                                t.scale_low);
  draw->AddRectFilledMultiColor({middle, top}, {x1, bottom}, t.scale_mid, t.scale_high,
                                t.scale_high, t.scale_mid);
}

bool context_press(Ui& ui, const Rect& rect) {
  const Interaction& input = ui.widgets.input();
  const PointerInput& p = input.pointer();
  return ImGui::IsMouseClicked(ImGuiMouseButton_Right) && input.layer() >= input.floor() &&
         rect.within(input.clip()).contains(p.x, p.y);
}

bool choice_block(Ui& ui, Rect& rest, float above, const char* id, const char* name,
                  const char* help, std::span<const char* const> options, int* selected) {
  if (!ui.shows(id)) return false;
  rest.cut_top(above);
  caption(ui, rest.cut_top(16), name);
  rest.cut_top(6);
  const Rect row = rest.cut_top(ui.touch ? 44.0F : 34.0F);
  const float width = std::min(rest.w, segmented_width(ui, options));
  return segmented(ui, id, {row.x, row.y, width, row.h}, name, options, selected, help);
}

bool fold(Ui& ui, std::string_view id, const Rect& rect, std::string_view words, bool* open,
          const char* help) {
  WidgetInfo info;
  info.id = id;
  info.role = Role::toggle;
  info.name = words;
  info.help = help;
  info.checked = *open;
  info.rect = rect;
  if (!ui.shows(id)) return *open;
  if (row(ui, info)) *open = !*open;
  text(ui, {rect.x + 8, rect.y, rect.w - 40, rect.h}, words, FontKind::caption, ui.theme.secondary);
  draw_icon(ui, rect.right() - 18, rect.y + rect.h / 2,
            *open ? icon::kChevronUp : icon::kChevronDown, ui.theme.secondary, 16);
  return *open;
}

std::optional<double> moved_by(std::string_view asked, double value, double step) {
  if (asked == "left" || asked == "down") return decimal_of(value - step);
  if (asked == "right" || asked == "up") return decimal_of(value + step);
  return read_number(asked);
}

}  // namespace ui
