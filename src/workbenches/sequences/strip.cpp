#include <algorithm>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/kit/widget_parts.hpp"
#include "workbenches/sequences/sequences.hpp"

/// The filmstrip: the pictures that are stored, in the order in which they recall one another.
namespace workbenches::sequences {
namespace {

using ui::FontKind;
using ui::Rect;
using ui::sentence;
using ui::tr;
using ui::Ui;

constexpr float kLabel = 17;  // the number under a picture

}  // namespace

void draw_frame(Ui& ui, const Rect& box, const hopfield::Pattern& picture, lab::Grid grid) {
  const Rect at = ui::snap(ui, ui::fit_picture(box, grid.width, grid.height));
  ui::fill(ui, at, ui.theme.minus, 2);
  const float w = at.w / static_cast<float>(grid.width), h = at.h / static_cast<float>(grid.height);
  for (int y = 0; y < grid.height; ++y)
    for (int x = 0; x < grid.width; ++x) {
      const int first = x;
      while (x < grid.width && picture.up(static_cast<std::size_t>(y * grid.width + x))) ++x;
      if (x == first) continue;
      // Edges that meet are the same pixel.
      const float left = ui::snap(ui, at.x + static_cast<float>(first) * w),
                  right = ui::snap(ui, at.x + static_cast<float>(x) * w),
                  top = ui::snap(ui, at.y + static_cast<float>(y) * h),
                  bottom = ui::snap(ui, at.y + static_cast<float>(y + 1) * h);
      ui::fill(ui, {left, top, right - left, bottom - top}, ui.theme.plus);
    }
}

void film_strip(Ui& ui, const Rect& rect, const SequencesModel& m, std::uint32_t step,
                std::size_t per_row, SequencesState* state) {
  const bool pressed = state != nullptr;
  const std::size_t slots = m.count() + (pressed ? 1 : 0);
  const std::size_t rows = (slots + per_row - 1) / per_row;
  const float w = std::min(rect.w / static_cast<float>(std::min(per_row, slots)), 76.0F);
  const float h = rect.h / static_cast<float>(rows);
  const lab::NearestFrame nearest = lab::nearest_frame(m.film, m.run.at(step));
  for (std::size_t k = 0; k < slots; ++k) {
    const std::size_t row = k / per_row, in_row = std::min(per_row, slots - row * per_row);
    const float left = rect.x + (rect.w - w * static_cast<float>(in_row)) / 2;
    Rect slot{left + w * static_cast<float>(k % per_row), rect.y + h * static_cast<float>(row), w,
              h};
    if (k == m.count()) {
      ui::ButtonOptions o;
      o.kind = ui::ButtonKind::icon;
      o.icon = ui::icon::kPlus;
      o.enabled = m.count() < lab::kMostFrames;
      o.help = tr("Adds what is shown as the last picture. Draw one first.");
      slot.cut_bottom(kLabel);
      const float side = std::min({slot.w - 4, slot.h, 44.0F});
      const Rect at{slot.x + (slot.w - side) / 2, slot.y + (slot.h - side) / 2, side, side};
      if (ui::button(ui, "sequences.add", at, tr("Add a picture"), o)) {
        lab::Change<lab::Sequences> change;
        change.add = m.count();
        emit_film(ui, std::move(change));
        state->chosen = m.count();
      }
      continue;
    }
    const bool marked = k == nearest.picture;
    const std::string number = ui::number(static_cast<double>(k + 1));
    ui::WidgetInfo info;
    info.id = "sequences.picture." + std::to_string(k);
    info.name = sentence(tr("Picture {0}"), {number});
    info.value = sentence(tr("overlap {0}"), {ui::number(m.overlap(k, step), 2)});
    info.help = tr("Start from this picture");
    info.rect = slot;
    ImU32 ground = marked ? ui.theme.surface : ui.theme.bg;
    if (pressed) {
      if (!ui.widgets.publish(info)) continue;
      const ui::Hit hit = ui.widgets.input().zone(info.id, slot);
      if (hit.clicked || ui.widgets.asked(info.id)) {
        lab::Change<lab::Sequences> change;
        change.load = k;
        emit_film(ui, std::move(change));
        state->chosen = k;
      }
      ground = ui::parts::shaded(ui, info.id, ground, hit);
      ui::parts::after(ui, info, hit);
    }
    ui::fill(ui, slot.inset(1.5F), ground, 6);
    if (marked) ui::outline(ui, slot.inset(1.5F), ui.theme.accent, 6, 2.5F);
    if (pressed) ui::parts::focus_ring(ui, info, 6);
    Rect inner = slot.inset(5);
    const Rect label = inner.cut_bottom(kLabel - 3);
    draw_frame(ui, inner, m.film.pictures[k], m.film.grid());
    ui::text(ui, {slot.x, label.y, slot.w, label.h + 2},
             marked && nearest.inverse() ? sentence(tr("inverse {0}"), {number}) : number,
             FontKind::small, marked ? ui.theme.accent_ink : ui.theme.secondary, 0.5F);
  }
}

}  // namespace workbenches::sequences
