#include "ui/plots/cells.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "render/device.hpp"
#include "ui/kit/draw.hpp"

namespace ui {
namespace {

std::uint8_t byte_of(float value) {
  // 128 is exactly 0, so that "no weight" is exactly the neutral colour.
  return static_cast<std::uint8_t>(std::lround(std::clamp(value, -1.0F, 1.0F) * 127) + 128);
}

render::Colour colour_of(ImU32 packed) {
  const ImVec4 c = ImGui::ColorConvertU32ToFloat4(packed);
  return {c.x, c.y, c.z, c.w};
}

}  // namespace

void CellTexture::resize(int width, int height) {
  width_ = width;
  height_ = height;
  texture_ = std::make_shared<render::Texture>();
  texture_->width = width;
  texture_->height = height;
  texture_->channels = kind_ == Kind::plain ? 1 : 4;
  const std::size_t cells = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  texture_->bytes.assign(cells * static_cast<std::size_t>(texture_->channels), 0);
  for (std::size_t k = 0; k < cells; ++k) put(k, 0, 128);
}

void CellTexture::put(std::size_t cell, std::size_t channel, std::uint8_t value) {
  if (texture_ == nullptr || channel >= static_cast<std::size_t>(texture_->channels)) return;
  const std::size_t at = cell * static_cast<std::size_t>(texture_->channels) + channel;
  if (at >= texture_->bytes.size() || texture_->bytes[at] == value) return;
  texture_->bytes[at] = value;
  texture_->changed = true;
}

void CellTexture::set_value(std::size_t cell, float value) { put(cell, 0, byte_of(value)); }

void CellTexture::set_pattern(const hopfield::Pattern& pattern, int width, int height) {
  if (width != width_ || height != height_ || texture_ == nullptr) resize(width, height);
  for (std::size_t k = 0; k < pattern.size(); ++k) put(k, 0, pattern.up(k) ? 255 : 1);
}

void CellTexture::set_values(std::span<const float> values, float largest) {
  const float scale = largest > 0 ? 1 / largest : 0;
  for (std::size_t k = 0; k < values.size(); ++k) put(k, 0, byte_of(values[k] * scale));
}

void CellTexture::set_values(std::span<const std::int32_t> values, float largest) {
  const float scale = largest > 0 ? 1 / largest : 0;
  for (std::size_t k = 0; k < values.size(); ++k)
    put(k, 0, byte_of(static_cast<float>(values[k]) * scale));
}

void CellTexture::set_dot(std::size_t cell, float amount) {
  put(cell, 1, static_cast<std::uint8_t>(std::lround(std::clamp(amount, 0.0F, 1.0F) * 255)));
}

void CellTexture::set_difference(std::size_t cell, bool differs) {
  put(cell, 2, differs ? 255 : 0);
}

void CellTexture::set_mark(std::size_t cell, bool marked) { put(cell, 3, marked ? 255 : 0); }

void CellTexture::clear_marks() {
  const std::size_t cells = static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_);
  for (std::size_t k = 0; k < cells; ++k) put(k, 3, 0);
}

void draw_cells(Ui& ui, const Rect& rect, const CellTexture& cells, const CellStyle& style) {
  if (cells.texture() == nullptr || rect.empty()) return;
  const Theme& theme = ui.theme;
  const bool scale = style.colours == CellStyle::Colours::scale;
  Rect part = style.part;
  if (part.w <= 0 || part.h <= 0)
    part = {0, 0, static_cast<float>(cells.width()), static_cast<float>(cells.height())};
  render::CellLook look;
  look.low = colour_of(scale ? theme.scale_low : theme.minus);
  look.middle = colour_of(scale ? theme.scale_mid : mix(theme.minus, theme.plus, 0.5F));
  look.high = colour_of(scale ? theme.scale_high : theme.plus);
  if (style.colours == CellStyle::Colours::grey) {
    look.low = colour_of(IM_COL32_WHITE);
    look.middle = colour_of(IM_COL32(128, 128, 128, 255));
    look.high = colour_of(IM_COL32_BLACK);
  }
  look.mark = colour_of(theme.text);
  look.opacity = style.opacity;
  look.cell_width = rect.w / part.w * ui.ratio;
  look.cell_height = rect.h / part.h * ui.ratio;
  // Gaps and corners are for cells that are seen singly.
  const float side = std::min(look.cell_width, look.cell_height);
  const float presence = std::clamp((side / ui.ratio - 4) / 5, 0.0F, 1.0F);
  look.gap = std::round(style.gap * presence * ui.ratio);
  // Round corners without a gap would leave a dot of ground wherever four cells meet.
  look.radius =
      look.gap > 0 || style.gap <= 0 ? std::min(style.radius * presence * ui.ratio, side / 2) : 0;
  look.signs = side >= 14 * ui.ratio ? style.signs : 0;
  look.digits = style.digits;
  look.ratio = ui.ratio;
  auto* const material = ui.device.cells(cells.texture(), look);
  // uv are in cells, so that a part of a grid is only another pair of corners.
  ImGui::GetWindowDrawList()->AddImage(material, top_left(rect), bottom_right(rect),
                                       {part.x, part.y}, {part.x + part.w, part.y + part.h});
}

Rect fit_cells(const Ui& ui, const Rect& room, int width, int height) {
  const auto w = static_cast<float>(width), h = static_cast<float>(height);
  float side = std::min(room.w / w, room.h / h);
  const float pixels = std::floor(side * ui.ratio);
  if (pixels >= 1) side = pixels / ui.ratio;
  const Rect fitted{room.x + (room.w - side * w) / 2, room.y + (room.h - side * h) / 2, side * w,
                    side * h};
  return {snap(ui, fitted.x), snap(ui, fitted.y), fitted.w, fitted.h};
}

Rect cell_rect(const Rect& rect, int width, int height, std::size_t cell) {
  const float w = rect.w / static_cast<float>(width), h = rect.h / static_cast<float>(height);
  const auto column = static_cast<float>(cell % static_cast<std::size_t>(width));
  const auto line = static_cast<float>(cell / static_cast<std::size_t>(width));
  return {rect.x + column * w, rect.y + line * h, w, h};
}

void draw_cell_ring(Ui& ui, const Rect& rect, int width, int height, std::size_t cell, ImU32 colour,
                    float thickness, ImU32 rim) {
  const Rect place = cell_rect(rect, width, height, cell);
  // Never thinner than what can be seen on a 64 × 64 grid.
  const Rect ring = place.w < 10 || rim != 0 ? place.inset(-2) : place;
  const float radius = std::min(3.0F, ring.w / 4);
  if (rim != 0) outline(ui, ring.inset(-1.5F), rim, radius + 1.5F, thickness + 3);
  outline(ui, ring, colour, radius, thickness);
}

}  // namespace ui
