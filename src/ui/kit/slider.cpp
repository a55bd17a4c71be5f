#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/widget_parts.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {
namespace parts {

std::string number(double value, int decimals) {
  std::array<char, 64> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.*f", decimals, value);
  std::string out = buffer.data();
  if (!out.empty() && out[0] == '-') {
    const bool zero = out.find_first_not_of("-0.") == std::string::npos;
    out = zero ? out.substr(1) : "−" + out.substr(1);
  }
  return out;
}

}  // namespace parts

namespace {

double to_fraction(double value, const SliderOptions& o) {
  const double t = o.logarithmic ? std::log(value / o.minimum) / std::log(o.maximum / o.minimum)
                                 : (value - o.minimum) / (o.maximum - o.minimum);
  return std::clamp(t, 0.0, 1.0);
}

double from_fraction(double t, const SliderOptions& o) {
  t = std::clamp(t, 0.0, 1.0);
  double value = o.logarithmic ? o.minimum * std::pow(o.maximum / o.minimum, t)
                               : o.minimum + t * (o.maximum - o.minimum);
  if (o.logarithmic && o.step <= 0 && value > 0) {
    // Two significant figures: nobody means 397.164.
    const double unit = std::pow(10.0, std::floor(std::log10(value)) - 1);
    value = std::round(value / unit) * unit;
  }
  return value;
}

/// The nearest step, and of that the decimal: 0.1, not 0.10000000000000053.
double limited(double value, const SliderOptions& o) {
  if (o.step > 0) value = decimal_of(o.minimum + std::round((value - o.minimum) / o.step) * o.step);
  return std::clamp(value, o.minimum, o.maximum);
}

std::string shown(double value, const SliderOptions& o) {
  const double v = value * o.shown_factor;
  // A speed of ten million is not written with all its zeros.
  const std::string digits = std::abs(v) >= 1e6   ? parts::number(v / 1e6, v < 1e7 ? 1 : 0) + "M"
                             : std::abs(v) >= 1e4 ? parts::number(v / 1e3, 0) + "k"
                                                  : parts::number(v, o.decimals);
  return *o.unit == '\0' ? digits : sentence(tr("{0}{1}"), {digits, o.unit});
}

float value_width(const SliderOptions& o) {
  float width = std::max(text_width(FontKind::body, shown(o.minimum, o)),
                         text_width(FontKind::body, shown(o.maximum, o)));
  if (o.logarithmic)
    width = std::max(width, text_width(FontKind::body, shown(9000 / o.shown_factor, o)));
  return std::ceil(width) + 4;
}

/// The number at the slider's end: shows the value, and can be typed over.
bool typed_value(Ui& ui, std::string_view id, const Rect& rect, std::string_view label,
                 double* value, const SliderOptions& o) {
  WidgetInfo info;
  info.id = std::string(id) + ".value";
  info.role = Role::textbox;
  info.name = label.empty() ? std::string(tr("number")) : sentence(tr("{0} (number)"), {label});
  info.value = parts::written(*value, o);
  info.rect = rect;
  if (!ui.widgets.publish(info)) return false;
  const Hit hit = ui.widgets.input().zone(info.id, rect, Drag::yields, Cursor::text);
  bool active = false;
  const auto done = parts::typed(ui, info.id, rect.inset(-4), info.value, hit.clicked, &active);
  const auto asked = ui.widgets.asked(info.id);
  if (!active) {
    // All decimals of what has been typed, where there is room for them.
    SliderOptions fine = o;
    fine.decimals = static_cast<int>(info.value.size() - 1 -
                                     std::min(info.value.find('.'), info.value.size() - 1));
    std::string digits = shown(*value, fine);
    if (text_width(FontKind::body, digits) > rect.w) digits = shown(*value, o);
    text(ui, rect, digits, FontKind::body, ui.theme.text);
    if (hit.hovered)
      horizontal_line(ui, rect.x, rect.x + text_width(FontKind::body, digits),
                      rect.y + rect.h / 2 + 10, ui.theme.secondary);
  }
  parts::focus_ring(ui, info, 4);
  for (const auto& text : {done, asked}) {
    // Left as it was, it is not rounded to what is shown of it.
    if (!text || *text == info.value) continue;
    if (const auto wanted = parts::taken(ui, *text, o); wanted && *wanted != *value) {
      *value = *wanted;
      return true;
    }
  }
  return false;
}

/// Ticks on the rail with their names above it, or below where two would meet.
void draw_marks(Ui& ui, const Rect& rail, float y, const SliderOptions& o) {
  const float line = font_size(FontKind::small) + 2;
  std::array<float, 2> taken = {-1e9F, -1e9F};
  for (const SliderMark& mark : o.marks) {
    if (mark.value < o.minimum || mark.value > o.maximum) continue;
    const float x = rail.x + rail.w * static_cast<float>(to_fraction(mark.value, o));
    const float w = text_width(FontKind::small, mark.name);
    // In the middle, to the right of the tick, to its left: the first that has room.
    for (const auto& [row, left] :
         {std::pair{0, x - w / 2}, {1, x - w / 2}, {0, x - 2}, {1, x - 2}, {1, x + 2 - w}}) {
      float& end = taken[static_cast<std::size_t>(row)];
      if (left < end + 6) continue;
      end = left + w;
      vertical_line(ui, x, row == 0 ? y - 7 : y, row == 0 ? y : y + 7, ui.theme.secondary);
      text(ui, {left, row == 0 ? y - 8 - line : y + 8, w + 1, line}, mark.name, FontKind::small,
           ui.theme.secondary);
      break;
    }
  }
}

}  // namespace

std::string parts::written(double value, const SliderOptions& o) {
  constexpr int kMost = 7;
  const double shown = value * o.shown_factor;
  for (int decimals = o.decimals; decimals <= kMost; ++decimals) {
    const double unit = std::pow(10.0, decimals);
    if (std::round(shown * unit) / unit / o.shown_factor == value) return number(shown, decimals);
  }
  return number(shown, o.decimals);
}

std::optional<double> parts::taken(Ui& ui, std::string_view text, const SliderOptions& o) {
  const auto read = read_number(text, o.unit);
  const double grain = o.grain.value_or(o.step >= 1 ? o.step : 0);
  if (read) {
    const double value = *read / o.shown_factor, slack = 1e-9 * (o.maximum - o.minimum);
    if (value >= o.minimum - slack && value <= o.maximum + slack &&
        (grain == 0 || std::fabs(std::remainder(value, grain)) < 1e-9))
      return std::clamp(value, o.minimum, o.maximum);
  }
  SliderOptions brief = o;
  brief.decimals = 0;
  const std::string low = parts::written(o.minimum, brief), high = parts::written(o.maximum, brief);
  const double unit = grain * o.shown_factor;
  const std::string wanted = unit == 0 ? sentence(tr("Type a number from {0} to {1}."), {low, high})
                             : unit == 1
                                 ? sentence(tr("Type a whole number from {0} to {1}."), {low, high})
                                 : sentence(tr("Type a multiple of {2} from {0} to {1}."),
                                            {low, high, parts::written(grain, brief)});
  ui.refused =
      text.empty() ? wanted : sentence(tr("“{0}” cannot be used here. {1}"), {text, wanted});
  return std::nullopt;
}

LabelColumn::LabelColumn(Ui& ui, std::initializer_list<std::string_view> labels) : ui_(ui) {
  for (const std::string_view label : labels)
    ui.label_column = std::max(ui.label_column, std::ceil(text_width(FontKind::body, label)));
}

bool slider(Ui& ui, std::string_view id, const Rect& rect, std::string_view label, double* value,
            const SliderOptions& o) {
  const Theme& theme = ui.theme;
  if (!ui.shows(id)) return false;
  const double before = *value;
  Rect room = rect;
  if (!label.empty()) {
    const float width = std::max(ui.label_column, std::ceil(text_width(FontKind::body, label)));
    text(ui, room.cut_left(width), label, FontKind::body, theme.secondary);
    room.cut_left(12);
  }
  const Rect number = room.cut_right(std::max(value_width(o), ui.touch ? 44.0F : 34.0F));
  room.cut_right(12);

  WidgetInfo info;
  info.id = id;
  info.role = Role::slider;
  info.name = label;
  info.value = parts::written(*value, o);
  info.minimum = static_cast<float>(o.minimum * o.shown_factor);
  info.maximum = static_cast<float>(o.maximum * o.shown_factor);
  if (o.step > 0) info.step = static_cast<float>(o.step * o.shown_factor);
  info.help = *o.help == '\0' ? sentence(tr("{0}–{1}. Double-click to reset."),
                                         {shown(o.minimum, o), shown(o.maximum, o)})
                              : sentence(tr("{2}\n{0}–{1}. Double-click to reset."),
                                         {shown(o.minimum, o), shown(o.maximum, o), o.help});
  info.rect = room;
  ui.widgets.publish(info);

  // The whole height is sensitive, and a little beyond the ends: the knob stands over them.
  const Hit hit =
      ui.widgets.input().zone(id, {room.x - 10, rect.y, room.w + 20, rect.h}, Drag::horizontal);
  constexpr float kKnob = 9.5F;
  const float left = room.x + kKnob, length = std::max(1.0F, room.w - 2 * kKnob);
  if (hit.double_clicked) {
    *value = limited(o.initial, o);
  } else if (hit.released || (hit.held && !(ui.touch && hit.pressed))) {
    const double t = (ui.widgets.input().pointer().x - left) / length;
    *value = limited(from_fraction(t, o), o);
  }
  if (const auto asked = ui.widgets.asked(id))
    *value = parts::taken(ui, *asked, o).value_or(*value);

  const float y = snap(ui, rect.y + rect.h / 2);
  const float at = left + length * static_cast<float>(to_fraction(*value, o));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImU32 rail =
      theme.dark ? mix(theme.hairline, theme.text, 0.06F) : mix(theme.hairline, theme.text, 0.04F);
  list.AddRectFilled({room.x, y - 2}, {room.right(), y + 2}, rail, 2);
  list.AddRectFilled({room.x, y - 2}, {at, y + 2}, theme.text, 2);
  if (!o.marks.empty()) draw_marks(ui, {left, rect.y, length, rect.h}, y, o);
  const float grown = ui.widgets.input().tween(id, hit.held ? 1.0F : hit.hovered ? 0.5F : 0.0F, 24);
  if (grown > 0) list.AddCircleFilled({at, y}, kKnob + 6 * grown, with_alpha(theme.text, 0.09F));
  list.AddCircleFilled({at, y}, kKnob + (o.bright ? 1.5F : 0.0F),
                       o.bright ? theme.accent : theme.text);
  if (!o.bright) list.AddCircleFilled({at, y}, kKnob - 2, theme.surface);

  typed_value(ui, id, number, label, value, o);
  parts::focus_ring(ui, info, 6);
  parts::after(ui, info, hit);
  return *value != before;
}

}  // namespace ui
