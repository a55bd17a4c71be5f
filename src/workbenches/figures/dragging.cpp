#include <algorithm>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/widget_parts.hpp"
#include "workbenches/figures/figures.hpp"

/// Numbers in a figure that are changed by dragging on them.
namespace workbenches {
namespace {

constexpr double kStep = 0.05;
constexpr float kStepWidth = 4;  // CSS px

double on_steps(double value, double limit) {
  // + 0: a weight of −0 looks like a mistake.
  return std::clamp(std::round(value / kStep) / std::round(1 / kStep), -limit, limit) + 0.0;
}

/// The field that a press opens over the number, and that Tab comes to while it is the one in hand.
std::optional<std::string> typed_over(Ui& ui, const ui::WidgetInfo& number,
                                      const std::string& written, bool begin) {
  ui::WidgetInfo info;
  info.id = number.id + ".value";
  info.role = ui::Role::textbox;
  info.name = ui::sentence(ui::tr("{0} (number)"), {number.name});
  info.value = written;
  info.rect = number.rect;
  ui.widgets.publish(info);
  bool active = false;
  auto done = ui::parts::typed(ui, info.id, number.rect, info.value, begin, &active);
  const auto asked = ui.widgets.asked(info.id);
  const auto text = done ? done : asked;
  return text == written ? std::nullopt : text;  // left as it was
}

}  // namespace

std::optional<double> drag_number(Ui& ui, const Rect& place, double value, const DragOptions& o,
                                  Dragged& dragged) {
  ui::WidgetInfo info;
  info.id = o.id;
  info.role = ui::Role::slider;
  info.name = o.name;
  info.value = ui::parts::number(value, 2);
  info.minimum = static_cast<float>(-o.limit);
  info.maximum = static_cast<float>(o.limit);
  info.step = static_cast<float>(kStep);
  info.help = ui::tr("Drag to the right for more, to the left for less. Click to type a number.");
  info.rect = place;
  if (!ui.widgets.publish(info)) return std::nullopt;
  const ui::Hit hit =
      ui.widgets.input().zone(info.id, place, ui::Drag::horizontal, ui::Cursor::horizontal);
  const float x = ui.widgets.input().pointer().x;
  const bool mine = dragged.id == info.id;
  ui::SliderOptions typing;
  typing.minimum = -o.limit;
  typing.maximum = o.limit;
  typing.decimals = 2;
  std::optional<double> wanted;
  if (hit.pressed) {
    dragged = {info.id, value, x, false, {}, place};
  } else if (mine && (hit.held || hit.released)) {
    // A mouse that is quick moves and lets go within one frame.
    dragged.moved = dragged.moved || std::fabs(x - dragged.x) > (ui.touch ? 9.0F : 4.0F);
    // One that lies farther out is not pulled in.
    const double limit = std::max(o.limit, std::fabs(dragged.from));
    if (dragged.moved)
      wanted = on_steps(dragged.from + kStep * std::round((x - dragged.x) / kStepWidth), limit);
  }
  const bool held = mine && hit.held && dragged.moved;
  if (mine)
    dragged.words = held ? ui::sentence(ui::tr("{0}: {1}"),
                                        {o.name, ui::signed_number(wanted.value_or(value), 2)})
                         : std::string();
  if (const auto asked = ui.widgets.asked(info.id)) {
    if (!mine) dragged = {info.id, value, x, false, {}, place};
    if (const auto read = ui::parts::taken(ui, *asked, typing)) wanted = read;
  }
  const bool click = hit.clicked && !dragged.moved;
  const bool focused =
      ui.widgets.focused() == info.id || ui.widgets.focused() == info.id + ".value";
  if (mine || focused)
    if (const auto text = typed_over(ui, info, ui::parts::written(value, typing), click && mine))
      if (const auto read = ui::parts::taken(ui, *text, typing)) wanted = read;
  ui::parts::after(ui, info, hit);
  ui::parts::focus_ring(ui, info, 6);
  if (hit.hovered || held) ui::outline(ui, place.inset(1), ui.theme.text, 5, 1);
  if (wanted == value) return std::nullopt;
  return wanted;
}

std::optional<double> drag_cell(Ui& ui, const Rect& place, ImU32 ground, const Written& number,
                                double value, const DragOptions& options, Dragged& dragged) {
  if (!ui.shows(options.id)) return std::nullopt;
  cell(ui, place, ground, number, {});
  return drag_number(ui, place, value, options, dragged);
}

void draw_dragged(Ui& ui, const Dragged& dragged) {
  if (dragged.words.empty()) return;
  constexpr float kTall = 30;
  const float w = ui::text_width(ui::FontKind::strong, dragged.words) + 24;
  const Rect& p = dragged.place;
  // Above the finger.
  const float y = p.y - kTall - (ui.touch ? 26.0F : 8.0F);
  const Rect at{std::clamp(p.x + p.w / 2 - w / 2, ui.screen.x + 4, ui.screen.right() - w - 4),
                y < ui.screen.y + 4 ? p.bottom() + 8 : y, w, kTall};
  ui::shadow(ui, at, 8);
  ui::fill(ui, at, ui.theme.text, 8);
  ui::text(ui, at, dragged.words, ui::FontKind::strong, ui.theme.surface, 0.5F);
}

}  // namespace workbenches
