#include <algorithm>
#include <cmath>
#include <numeric>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/kit/widget_parts.hpp"
#include "ui/plots/cells.hpp"
#include "workbenches/dense/dense.hpp"

/// The state, what attention makes of it in one step, and the pictures with their parts.
namespace workbenches::dense {
namespace {

using ui::FontKind;
using ui::sentence;
using ui::tr;

constexpr float kHead = 20, kBar = 6, kPercent = 17, kCaption = 20;

std::string percent(double part) { return sentence(tr("{0}%"), {ui::number(100 * part, 1)}); }

ImU32 colour_of(const Ui& ui, std::size_t picture) {
  return ui.theme.series[picture % std::size(ui.theme.series)];
}

/// One picture with its bar.
void slot_of(Ui& ui, const Rect& place, const DenseNow& now, std::size_t k, bool pressed) {
  const lab::GreyPicture& picture = now.bench.pictures[k];
  const double part = now.attention()[k];
  ui::WidgetInfo info;
  info.id = "dense.picture." + std::to_string(k);
  info.role = ui::Role::radio;
  info.name = picture.name;
  info.value = sentence(tr("attention {0}"), {percent(part)});
  info.help = tr("Start from this picture");
  info.group = tr("Pictures");
  info.checked = k == now.bench.picture;
  info.rect = place;
  if (!ui.shows(info.id)) return;
  if (pressed && ui::row(ui, info, *info.checked)) {
    lab::Change<lab::DenseBench> change;
    change.picture = static_cast<std::uint32_t>(k);
    emit_dense(ui, std::move(change));
  }
  Rect inner = place.inset(4);
  const Rect bar = inner.cut_bottom(kBar);
  const Rect words = inner.cut_bottom(kPercent);
  const Rect at = ui::snap(ui, ui::fit_picture(inner, lab::kGreySide, lab::kGreySide));
  draw_greys(ui, at, lab::kGreySide, lab::kGreySide, now.runs->values[k]);
  ui::text(ui, words, percent(part), FontKind::small, ui.theme.text, 0.5F);
  ui::fill(ui, bar, ui.theme.soft, 3);
  ui::fill(ui, {bar.x, bar.y, bar.w * static_cast<float>(part), bar.h}, colour_of(ui, k), 3);
}

void strip_of(Ui& ui, const Rect& rect, const DenseNow& now, std::size_t per_row, bool pressed) {
  Rect rest = rect;
  const double sum = std::accumulate(now.attention().begin(), now.attention().end(), 0.0);
  ui::text(ui, rest.cut_top(kCaption),
           sentence(tr("Attention a = softmax(β Xᵀx), sum {0}"), {ui::number(sum, 2)}),
           FontKind::strong, ui.theme.text, 0.5F);
  const std::size_t count = now.bench.pictures.size(), rows = (count + per_row - 1) / per_row;
  const float w = std::min(rest.w / static_cast<float>(per_row), 110.0F),
              h = rest.h / static_cast<float>(rows);
  for (std::size_t k = 0; k < count; ++k) {
    const std::size_t row = k / per_row, in_row = std::min(per_row, count - row * per_row);
    const float left = rest.x + (rest.w - w * static_cast<float>(in_row)) / 2;
    slot_of(
        ui,
        {left + w * static_cast<float>(k % per_row), rest.y + h * static_cast<float>(row), w, h},
        now, k, pressed);
  }
}

}  // namespace

void attention_figure(Ui& ui, const Rect& rect, const DenseNow& now, DensePanels* state) {
  constexpr float kBetween = 16, kSlot = 56, kMostThumb = 84, kLeastThumb = 34;
  Rect room = rect;
  const std::size_t count = now.bench.pictures.size();
  const auto fit = static_cast<std::size_t>(std::max(2.0F, std::floor(room.w / kSlot)));
  const std::size_t rows = (count + fit - 1) / fit, per_row = (count + rows - 1) / rows;
  const float slot = room.w / static_cast<float>(per_row);
  const float thumb = std::clamp(std::min(slot - 8, room.h * 0.18F), kLeastThumb, kMostThumb);
  const Rect strip =
      room.cut_bottom(kCaption + static_cast<float>(rows) * (thumb + kPercent + kBar + 8));
  room.cut_bottom(6);
  const float column = (room.w - kBetween) / 2;
  constexpr float kLeastRows = 90, kMostRows = 20 + 12 * 16;
  const float left_over = room.h - column - kHead - 12;
  const bool steps = left_over >= kLeastRows && ui.shows("dense.steps");
  if (steps) {
    attention_rows(ui, room.cut_bottom(std::min(left_over, kMostRows)), now, state == nullptr);
    room.cut_bottom(12);
  }
  if (state != nullptr) state->has_steps = steps;
  room.h = std::min(room.h, column + kHead);
  const auto side = [&](const Rect& place, const std::string& title,
                        const std::vector<double>& values, const char* id) {
    Rect inner = place;
    const Rect head = inner.cut_top(kHead);
    const Rect at = ui::fit_cells(ui, inner, lab::kGreySide, lab::kGreySide);
    if (!ui.shows(id)) return;
    if (state != nullptr && id == std::string_view("dense.grid")) {
      if (!dense_pen(ui, at, id, title, now, false, *state)) return;
    } else {
      ui::status(ui, id, at, title);
    }
    ui::text(ui, head, title, FontKind::strong, ui.theme.text, 0.5F);
    draw_greys(ui, at, lab::kGreySide, lab::kGreySide, values);
    if (state != nullptr && state->keyed == id)
      ui::draw_cell_ring(
          ui, at, lab::kGreySide, lab::kGreySide,
          static_cast<std::size_t>(state->cursor_y * lab::kGreySide + state->cursor_x),
          ui.theme.accent);
  };
  side(room.cut_left(column),
       now.step() == 0 ? tr("x: the start")
                       : sentence(tr("x after {0} {0|step|steps}"), {ui::counted(now.step())}),
       now.x(), "dense.grid");
  room.cut_left(kBetween);
  // The next state is the sum of the pictures, each times its attention.
  std::vector<double> next(now.x().size(), 0);
  for (std::size_t k = 0; k < count; ++k)
    for (std::size_t i = 0; i < next.size(); ++i)
      next[i] += now.attention()[k] * now.runs->values[k][i];
  side(room, tr("Next: X a"), next, "dense.next");
  strip_of(ui, strip, now, per_row, state != nullptr);
}

void attention_rows(Ui& ui, const Rect& rect, const DenseNow& now, bool paper) {
  constexpr float kNumber = 20, kTitle = 20, kRow = 16;
  const auto most = static_cast<std::size_t>(std::max(1.0F, std::floor((rect.h - kTitle) / kRow)));
  const lab::AttentionCourse& course = now.runs->attention;
  Rect rest = rect;
  const Rect title = rest.cut_top(kTitle);
  const std::size_t first = now.step() < most ? 0 : now.step() - most + 1;
  ui::WidgetInfo info;
  info.id = "dense.steps";
  info.role = ui::Role::slider;
  info.name = tr("Attention at every step");
  info.value = ui::number(static_cast<double>(now.step()));
  info.help = tr("Each bar is as long as all attention: 1. Press to go to a step.");
  info.minimum = 0.0F;
  info.maximum = static_cast<float>(course.last());
  info.step = 1.0F;
  info.rect = rest;
  const ui::AreaState area = paper ? ui::AreaState() : ui::area(ui, info, ui::Drag::horizontal);
  if (!area.shown) return;
  if (area.follows()) seek_to(ui, now, std::floor(area.y / kRow) + static_cast<double>(first));
  if (area.asked)
    if (const auto to = ui::moved_by(*area.asked, static_cast<double>(now.step()), 1))
      seek_to(ui, now, *to);
  ui::caption(ui, title, info.name);
  for (std::size_t step = first; step <= course.last() && step < first + most; ++step) {
    Rect row = rest.cut_top(kRow);
    const bool here = step == now.step();
    ui::text(ui, row.cut_left(kNumber), ui::number(static_cast<double>(step)), FontKind::small,
             here ? ui.theme.text : ui.theme.secondary);
    const Rect bar{row.x, row.y + 2, row.w, row.h - 4};
    float x = bar.x;
    for (std::size_t k = 0; k < course.attention[step].size(); ++k) {
      const float w = bar.w * static_cast<float>(course.attention[step][k]);
      ui::fill(ui, {x, bar.y, w, bar.h}, colour_of(ui, k));
      x += w;
    }
    if (here)
      ui::outline(ui, {bar.x - 1.5F, bar.y - 1.5F, bar.w + 3, bar.h + 3}, ui.theme.accent, 2, 1.5F);
  }
  if (area.focused) ui::parts::focus_ring(ui, info, 4);
}

}  // namespace workbenches::dense
