#include "workbenches/figures/figures.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/widget_parts.hpp"

namespace workbenches {
namespace {

using ui::FontKind;
using ui::list;

constexpr float kGap = 8;  // between pieces

float luminance(ImU32 colour) {
  const ImVec4 c = ImGui::ColorConvertU32ToFloat4(colour);
  return 0.3F * c.x + 0.59F * c.y + 0.11F * c.z;
}

/// Pieces [first, last) of each line.
std::vector<std::span<const Piece>> lines_of(std::span<const Piece> pieces, bool broken) {
  std::vector<std::span<const Piece>> lines;
  std::size_t first = 0;
  for (std::size_t k = 1; broken && k < pieces.size(); ++k) {
    if (!pieces[k].may_break) continue;
    lines.push_back(pieces.subspan(first, k - first));
    first = k;
  }
  lines.push_back(pieces.subspan(first));
  return lines;
}

float width_of(std::span<const Piece> line) {
  float width = 0;
  for (const Piece& piece : line)
    if (piece.width > 0) width += piece.width + (width > 0 ? kGap : 0);
  return width;
}

float height_of(std::span<const Piece> line) {
  float height = 0;
  for (const Piece& piece : line) height = std::max(height, piece.height);
  return height;
}

}  // namespace

std::string Written::text() const {
  return whole.empty() ? (negative ? "−" : "") + top + "/" + bottom : whole;
}

Written written(double value, int denominator) {
  Written out;
  const double scaled = value * denominator;
  if (denominator > 0 && std::abs(scaled) < 1e6 &&
      std::abs(scaled - std::round(scaled)) < 1e-9 * denominator) {
    auto above = static_cast<int>(std::lround(std::abs(scaled)));
    const int common = std::max(1, std::gcd(above, denominator));
    above /= common;
    const int below = denominator / common;
    if (below > 1) {
      out.negative = value < 0;
      out.top = std::to_string(above);
      out.bottom = std::to_string(below);
      return out;
    }
    out.whole = ui::number(value < 0 ? -above : above);
    return out;
  }
  // As few decimals as say it exactly, three at most.
  for (int decimals = 0; decimals <= 3; ++decimals) {
    out.whole = ui::number(value, decimals);
    const double rest = value * std::pow(10.0, decimals);
    if (std::abs(rest - std::round(rest)) < 1e-9) break;
  }
  return out;
}

std::string exactly(double value, int denominator) { return written(value, denominator).text(); }

std::string vector_text(std::span<const int> values) {
  std::string out = "(";
  for (const int value : values) out += (out.size() > 1 ? ", " : "") + ui::number(value);
  return out + ")";
}

float number_width(const Written& number) {
  if (!number.whole.empty()) return ui::text_width(FontKind::body, number.whole);
  const float bar = std::max(ui::text_width(FontKind::small, number.top),
                             ui::text_width(FontKind::small, number.bottom)) +
                    4;
  return bar + (number.negative ? ui::text_width(FontKind::body, "−") + 1 : 0);
}

void draw_number(Ui& ui, const Rect& place, const Written& number, ImU32 colour) {
  if (!number.whole.empty()) {
    ui::text(ui, place, number.whole, FontKind::body, colour, 0.5F);
    return;
  }
  const float middle = place.y + place.h / 2, width = number_width(number);
  float x = place.x + (place.w - width) / 2;
  if (number.negative) {
    const float sign = ui::text_width(FontKind::body, "−");
    ui::draw_text(ui, x, ui::baseline_for(FontKind::body, middle), "−", FontKind::body, colour);
    x += sign + 1;
  }
  const float bar = place.x + (place.w + width) / 2 - x;
  ui::horizontal_line(ui, x, x + bar, middle, colour);
  ui::text(ui, {x, middle - 15, bar, 14}, number.top, FontKind::small, colour, 0.5F);
  ui::text(ui, {x, middle + 2, bar, 14}, number.bottom, FontKind::small, colour, 0.5F);
}

void brackets(Ui& /*ui*/, const Rect& place, ImU32 colour) {
  const float out = kBracket - 2, in = 1.5F;
  for (const bool right : {false, true}) {
    const float edge = right ? place.right() + out : place.x - out;
    const float tip = right ? place.right() + in : place.x - in;
    const float bend = std::min(12.0F, place.h / 3);
    list().PathClear();
    list().PathLineTo({tip, place.y - 3});
    list().PathBezierQuadraticCurveTo({edge, place.y - 2}, {edge, place.y + bend}, 10);
    list().PathLineTo({edge, place.bottom() - bend});
    list().PathBezierQuadraticCurveTo({edge, place.bottom() + 2}, {tip, place.bottom() + 3}, 10);
    ui::stroke_path(list(), colour, 1.5F);
  }
}

ImU32 state_ground(const Ui& ui, int value) { return value > 0 ? ui.theme.plus : ui.theme.minus; }

ImU32 weight_ground(const Ui& ui, double share) {
  const auto size = static_cast<float>(std::clamp(share, -1.0, 1.0));
  if (size == 0) return ui.theme.soft;
  // Full orange shouts; a negative weight is as calm as a −1.
  if (size > 0) return ui::mix(ui.theme.scale_mid, ui.theme.plus, 0.25F + 0.75F * size);
  return ui::mix(ui.theme.scale_mid, ui.theme.scale_low,
                 ui.theme.dark ? -0.45F * size : -0.38F * size);
}

ImU32 ink_on(const Ui& ui, ImU32 ground) {
  const bool light = luminance(ground) > 0.5F;
  return light ? (ui.theme.dark ? ui.theme.on_accent : ui.theme.text)
               : (ui.theme.dark ? ui.theme.text : IM_COL32_WHITE);
}

bool cell(Ui& ui, const Rect& place, ImU32 ground, const Written& number, const Cell& what) {
  bool clicked = false;
  ImU32 shade = ground;
  ui::WidgetInfo info;
  if (!what.id.empty()) {
    info.id = what.id;
    info.role = what.role;
    info.name = what.name;
    info.value = number.text();
    info.help = what.help;
    info.rect = place;
    info.enabled = what.enabled;
    if (!ui.widgets.publish(info)) return false;
    const ui::Hit hit =
        ui.widgets.input().zone(what.id, place, ui::Drag::yields, ui::Cursor::hand, what.enabled);
    clicked = hit.clicked || (ui.widgets.asked(what.id).has_value() && what.enabled);
    if (what.enabled) shade = ui::parts::shaded(ui, what.id, ground, hit);
    ui::parts::after(ui, info, hit);
  }
  const float gap = place.w < 26 ? 0.5F : 1;
  ui::fill(ui, place.inset(gap), shade, place.w < 26 ? 2.0F : 5.0F);
  draw_number(ui, place, number, ink_on(ui, ground));
  if (!what.id.empty()) ui::parts::focus_ring(ui, info, 5);
  return clicked;
}

void arrow(Ui& /*ui*/, ImVec2 from, ImVec2 to, ImU32 colour, float width, float head) {
  const float dx = to.x - from.x, dy = to.y - from.y, length = std::sqrt(dx * dx + dy * dy);
  if (length < 1) return;
  const ImVec2 along{dx / length, dy / length}, across{-along.y, along.x};
  const ImVec2 neck{to.x - along.x * head * 0.8F, to.y - along.y * head * 0.8F};
  list().AddLine(from, neck, colour, width);
  const ImVec2 base{to.x - along.x * head, to.y - along.y * head};
  const float half = head * 0.42F;
  list().AddTriangleFilled(to, {base.x + across.x * half, base.y + across.y * half},
                           {base.x - across.x * half, base.y - across.y * half}, colour);
}

Piece words_piece(Ui& ui, std::string words, ImU32 colour, FontKind font) {
  Piece piece;
  piece.width = ui::text_width(font, words);
  piece.height = 24;
  piece.draw = [&ui, words = std::move(words), colour, font](const Rect& place) {
    ui::text(ui, {place.x, place.y, place.w + 2, place.h}, words, font, colour);
  };
  return piece;
}

Piece factor_piece(Ui& ui, double value, int denominator) {
  const Written number = written(value, denominator);
  Piece piece;
  if (number.whole == "1") return piece;
  piece.width = number_width(number);
  piece.height = 30;
  piece.draw = [&ui, number](const Rect& place) {
    draw_number(ui, place, number, ui.theme.secondary);
  };
  return piece;
}

float equation_width(std::span<const Piece> pieces, bool broken) {
  float width = 0;
  for (const auto line : lines_of(pieces, broken)) width = std::max(width, width_of(line));
  return width;
}

float equation_height(std::span<const Piece> pieces, bool broken) {
  float height = 0;
  for (const auto line : lines_of(pieces, broken))
    height += height_of(line) + (height > 0 ? 18.0F : 0.0F);
  return height;
}

void draw_equation(const Rect& place, std::span<const Piece> pieces, bool broken) {
  float y = place.y;
  for (const auto line : lines_of(pieces, broken)) {
    const float height = height_of(line);
    float x = place.x + (place.w - width_of(line)) / 2;
    for (const Piece& piece : line) {
      if (piece.width <= 0) continue;
      piece.draw({x, y + (height - piece.height) / 2, piece.width, piece.height});
      x += piece.width + kGap;
    }
    y += height + 18;
  }
}

void fact(Ui& ui, Rect& rest, std::string_view id, std::string_view name, const char* explanation,
          std::string_view value, ImU32 colour) {
  if (!ui.shows(id)) return;
  Rect row = rest.cut_top(28);
  const float width = ui::text_width(FontKind::strong, value) + 2;
  const Rect right = row.cut_right(std::min(width, row.w * 0.62F));
  row.cut_right(8);
  ui::WidgetInfo info;
  info.id = std::string(id) + ".value";
  info.role = ui::Role::status;
  info.name = name;
  info.value = value;
  info.rect = right;
  if (ui.widgets.publish(std::move(info))) ui::text(ui, right, value, FontKind::strong, colour, 1);
  ui::term(ui, id, row, name, explanation);
}

float note(Ui& ui, const Rect& place, std::string_view id, std::string_view words, bool draw) {
  if (!ui.shows(id)) return 0;
  const float inner = place.w - 44;
  const float height = ui::paragraph_height(FontKind::body, words, inner) + 16;
  if (!draw) return height;
  const Rect ground{place.x, place.y, place.w, height};
  ui::fill(ui, ground, ui.theme.soft, 8);
  ui::draw_icon(ui, place.x + 18, place.y + 18, ui::icon::kInfo, ui.theme.secondary, 18);
  ui::paragraph(ui, {place.x + 34, place.y + 8, inner, height}, words, FontKind::body,
                ui.theme.text);
  ui::status(ui, id, ground, words);
  return height;
}

}  // namespace workbenches
