#include "ui/plots/plot.hpp"

#include <algorithm>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/plots/sort_few.hpp"

namespace ui {
namespace {

/// Where the data stands inside the plot's rectangle.
struct PlotFrame {
  Rect inner;
  std::vector<double> x_ticks, y_ticks;
  double x0 = 0, x1 = 1, y0 = 0, y1 = 1;

  [[nodiscard]] float px(double x) const {
    return inner.x + static_cast<float>((x - x0) / (x1 - x0)) * inner.w;
  }
  [[nodiscard]] float py(double y) const {
    return inner.bottom() - static_cast<float>((y - y0) / (y1 - y0)) * inner.h;
  }
  [[nodiscard]] double x_at(float pixel) const {
    const double t = std::clamp(static_cast<double>((pixel - inner.x) / inner.w), 0.0, 1.0);
    return x0 + t * (x1 - x0);
  }
};

/// All labels of an axis in one unit.
std::string axis_label(std::span<const double> all, double value) {
  return tick_label(value, tick_step(all), std::max(std::abs(all.front()), std::abs(all.back())));
}

constexpr float kTitle = 24, kTickRow = 18, kLabelRow = 15, kTickGap = 8, kNameColumn = 16;

PlotFrame lay_out(const Rect& rect, const PlotOptions& o) {
  PlotFrame f;
  f.x0 = o.x_minimum;
  f.x1 = o.x_maximum > o.x_minimum ? o.x_maximum : o.x_minimum + 1;
  f.y0 = o.y_minimum;
  f.y1 = o.y_maximum > o.y_minimum ? o.y_maximum : o.y_minimum + 1;
  Rect r = rect;
  if (!o.title.empty()) r.cut_top(kTitle);
  if (!o.x_label.empty()) r.cut_bottom(kLabelRow);
  r.cut_bottom(kTickRow);
  r.cut_top(4);  // half a label's height above the highest tick
  const int fit = std::max(2, static_cast<int>(r.h / 25));
  f.y_ticks = ticks(f.y0, f.y1, o.y_ticks > 0 ? std::min(fit, o.y_ticks) : fit);
  // Plots above each other share their left edge as long as their labels are of the usual length.
  float widest = text_width(FontKind::small, "−000k");
  for (const double t : f.y_ticks)
    widest = std::max(widest, text_width(FontKind::small, axis_label(f.y_ticks, t)));
  r.cut_left(std::ceil(widest) + kTickGap + (o.y_label.empty() ? 0 : kNameColumn));
  r.cut_right(10);  // half of the last tick's label
  int most = std::max(2, static_cast<int>(r.w / 58));
  if (o.x_whole) most = std::min(most, std::max(2, static_cast<int>(f.x1 - f.x0) + 1));
  f.x_ticks = ticks(f.x0, f.x1, most);
  r.w = std::max(r.w, 1.0F);
  r.h = std::max(r.h, 1.0F);
  f.inner = r;
  return f;
}

void draw_axes(Ui& ui, const Rect& rect, const PlotFrame& f, const PlotOptions& o) {
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const Theme& theme = ui.theme;
  const float small = font_size(FontKind::small);
  for (const double t : f.y_ticks) {
    const float y = std::round(f.py(t)) + 0.5F;
    const bool zero = o.zero_line && t == 0;
    draw->AddLine({f.inner.x, y}, {f.inner.right(), y},
                  zero ? mix(theme.hairline, theme.secondary, 0.45F) : theme.hairline);
    text(ui, {rect.x, y - small * 0.7F, f.inner.x - kTickGap - rect.x, small * 1.4F},
         axis_label(f.y_ticks, t), FontKind::small, theme.secondary, 1);
  }
  float taken = -1e9F;
  for (const double t : f.x_ticks) {
    const float x = f.px(t);
    const std::string label = axis_label(f.x_ticks, t);
    const float w = text_width(FontKind::small, label);
    // The last label leans inwards rather than being cut off; one without room is left out.
    const float left = std::clamp(x - w / 2, rect.x, std::max(rect.x, rect.right() - w));
    draw->AddLine({std::round(x) + 0.5F, f.inner.bottom()},
                  {std::round(x) + 0.5F, f.inner.bottom() + 3}, theme.hairline);
    if (left < taken + 6) continue;
    taken = left + w;
    text(ui, {left, f.inner.bottom() + 5, w + 1, kTickRow - 4}, label, FontKind::small,
         theme.secondary);
  }
  if (!o.x_label.empty())
    text(ui, {f.inner.x, rect.bottom() - kLabelRow, f.inner.w, kLabelRow}, o.x_label,
         FontKind::small, theme.secondary, 0.5F);
  if (!o.y_label.empty())
    axis_name(ui, FontKind::small, rect.x + kNameColumn / 2 - 1, f.inner.y + f.inner.h / 2,
              theme.secondary, o.y_label);
}

void draw_band(const PlotFrame& f, const Band& band) {
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const std::size_t count = std::min({band.x.size(), band.low.size(), band.high.size()});
  for (std::size_t i = 1; i < count; ++i) {
    const float left = f.px(band.x[i - 1]), right = f.px(band.x[i]);
    draw->AddQuadFilled({left, f.py(band.high[i - 1])}, {right, f.py(band.high[i])},
                        {right, f.py(band.low[i])}, {left, f.py(band.low[i - 1])}, band.colour);
  }
}

void draw_line(const PlotFrame& f, const Series& s, std::vector<ImVec2>& points) {
  const std::size_t count = std::min(s.x.size(), s.y.size());
  if (count == 0) return;
  ImDrawList* draw = ImGui::GetWindowDrawList();
  points.clear();
  for (std::size_t i = 0; i < count; ++i) points.emplace_back(f.px(s.x[i]), f.py(s.y[i]));
  if (count == 1)
    draw->AddCircleFilled(points[0], s.width + 0.5F, s.colour);
  else
    polyline(*draw, points, s.colour, s.width);
}

/// Names at the ends of their lines; where a line ends too far right, the name stands above it.
void draw_names(Ui& ui, const PlotFrame& f, std::span<const Series> series) {
  struct Name {
    const Series* series;
    float end_x, y;
  };
  std::vector<Name> names;
  for (const Series& s : series)
    if (s.labelled && !s.x.empty() && !s.y.empty())
      names.push_back({&s, f.px(s.x.back()), f.py(s.y.back())});
  sort_few(names, [](const Name& a, const Name& b) { return a.y < b.y; });
  const float line = font_size(FontKind::small) + 2;
  if (names.empty() || line * static_cast<float>(names.size()) > f.inner.h + line) return;
  std::vector<float> at;
  for (const Name& n : names) at.push_back(n.y);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const float w = text_width(FontKind::small, names[i].series->name);
    // No room behind the end of the line: above it, or below when that would leave the plot.
    if (names[i].end_x + 7 + w > f.inner.right())
      at[i] += at[i] - line < f.inner.y ? line * 0.8F : -line * 0.8F;
  }
  std::vector<float> placed = at;
  spread(placed, line, f.inner.y + line * 0.4F, f.inner.bottom() - line * 0.4F);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Series& s = *names[i].series;
    const float w = std::min(text_width(FontKind::small, s.name), f.inner.w * 0.6F);
    const float x = std::min(names[i].end_x + 7, f.inner.right() - w);
    text(ui, {x, placed[i] - line / 2, w + 1, line}, s.name, FontKind::small,
         s.ink != 0 ? s.ink : s.colour);
  }
}

/// The values under the pointer, beside it, on a small card.
void draw_read_out(Ui& ui, const PlotFrame& f, const PlotOptions& o, std::span<const Series> series,
                   double x) {
  const Theme& theme = ui.theme;
  const float px = std::round(f.px(x)) + 0.5F;
  ImGui::GetWindowDrawList()->AddLine({px, f.inner.y}, {px, f.inner.bottom()},
                                      with_alpha(theme.secondary, 0.6F));
  struct Row {
    std::string name, value;
    ImU32 colour;
    double y;
  };
  std::vector<Row> rows;
  for (const Series& s : series) {
    if (!s.read_out) continue;
    const std::optional<double> y = value_at(s, x);
    if (!y) continue;
    rows.push_back({s.name, signed_number(*y, o.decimals), s.colour, *y});
    ImGui::GetWindowDrawList()->AddCircleFilled({px, f.py(*y)}, 3, s.colour);
  }
  if (rows.size() > 1) sort_few(rows, [](const Row& a, const Row& b) { return a.y > b.y; });
  const std::string head = sentence(tr("{0}: {1}"), {o.x_label, number(x, o.x_decimals)});
  float name_w = 0, value_w = 0;
  for (const Row& r : rows) {
    name_w = std::max(name_w, std::min(text_width(FontKind::small, r.name), 120.0F));
    value_w = std::max(value_w, text_width(FontKind::small, r.value));
  }
  constexpr float kPad = 8, kLine = 16, kDot = 12, kBetween = 10;
  const float w =
      std::max(text_width(FontKind::small, head), kDot + name_w + kBetween + value_w) + 2 * kPad;
  const float h = kLine * static_cast<float>(rows.size() + 1) + 2 * kPad - 2;
  float left = px + 10;
  if (left + w > f.inner.right() + 8) left = px - 10 - w;
  left = std::clamp(left, ui.screen.x + 4, std::max(ui.screen.x + 4, ui.screen.right() - w - 4));
  const float top =
      std::clamp(f.inner.y, ui.screen.y + 4, std::max(ui.screen.y + 4, ui.screen.bottom() - h - 4));
  ImDrawList* draw = ImGui::GetForegroundDrawList();
  overlay_card(ui, {left, top, w, h}, 8);
  float y = top + kPad - 1;
  overlay_text(ui, FontKind::small, left + kPad, y, theme.secondary, head);
  for (const Row& r : rows) {
    y += kLine;
    draw->AddCircleFilled({left + kPad + 3, y + kLine / 2 - 1}, 3, r.colour);
    overlay_text(ui, FontKind::small, left + kPad + kDot, y, theme.text,
                 elided(FontKind::small, r.name, 120));
    overlay_text(ui, FontKind::small, left + w - kPad - text_width(FontKind::small, r.value), y,
                 theme.text, r.value);
  }
}

/// Dotted, with its name above the left end, or below when there is no room above.
void draw_level(Ui& ui, const PlotFrame& f, const PlotOptions& o) {
  if (!o.level || *o.level < f.y0 || *o.level > f.y1) return;
  const float y = std::round(f.py(*o.level)) + 0.5F;
  const ImU32 colour = with_alpha(ui.theme.secondary, 0.75F);
  for (float x = f.inner.x; x < f.inner.right(); x += 6)
    ImGui::GetWindowDrawList()->AddLine({x, y}, {std::min(x + 2, f.inner.right()), y}, colour);
  const float line = font_size(FontKind::small) + 3;
  const float top = y - line < f.inner.y ? y + 1 : y - line;
  text(ui, {f.inner.x + 6, top, f.inner.w - 12, line}, o.level_name, FontKind::small,
       ui.theme.secondary);
}

void draw_moments(Ui& ui, const PlotFrame& f, const PlotOptions& o,
                  std::span<const Series> series) {
  ImDrawList* draw = ImGui::GetWindowDrawList();
  if (o.compare) {
    const float x = std::round(f.px(*o.compare)) + 0.5F;
    for (float y = f.inner.y; y < f.inner.bottom(); y += 5)
      draw->AddLine({x, y}, {x, std::min(y + 2, f.inner.bottom())}, ui.theme.secondary);
  }
  if (!o.cursor) return;
  const float x = std::round(f.px(*o.cursor)) + 0.5F;
  draw->AddLine({x, f.inner.y}, {x, f.inner.bottom()}, with_alpha(ui.theme.accent, 0.45F));
  // The dot sits on the line that matters most: the first.
  if (series.empty()) return;
  if (const std::optional<double> y = value_at(series.front(), *o.cursor)) {
    draw->AddCircleFilled({f.px(*o.cursor), f.py(*y)}, 5, ui.theme.surface);
    draw->AddCircleFilled({f.px(*o.cursor), f.py(*y)}, 4, ui.theme.accent);
  }
}

}  // namespace

Rect plot_inner(const Rect& rect, const PlotOptions& options) {
  return lay_out(rect, options).inner;
}

PlotResult plot(Ui& ui, std::string_view id, const Rect& rect, const PlotOptions& o,
                std::span<const Series> series) {
  const PlotFrame f = lay_out(rect, o);
  WidgetInfo info;
  info.id = id;
  info.role = o.seekable ? Role::slider : Role::image;
  info.name = o.title;
  // Under the pointer stand the values; words would cover them.
  if (ui.widgets.focused() == id) info.help = o.help;
  if (o.seekable) {
    info.value = number(o.cursor.value_or(0), o.x_decimals);
    info.minimum = static_cast<float>(o.x_minimum);
    info.maximum = static_cast<float>(o.x_maximum);
    info.step = static_cast<float>(std::pow(10.0, -o.x_decimals));
  } else {
    info.value = o.summary;
  }
  info.rect = rect;
  const AreaState state = area(ui, info, Drag::horizontal);
  if (!state.shown) return {};

  ui.widgets.input().begin_figure();
  if (!o.title.empty()) caption(ui, {rect.x, rect.y, rect.w, 16}, o.title);
  draw_axes(ui, rect, f, o);
  ImDrawList* draw = ImGui::GetWindowDrawList();
  // One pixel more than the frame, so that a line along its edge keeps its width.
  draw->PushClipRect({f.inner.x - 1, f.inner.y - 2}, {f.inner.right() + 2, f.inner.bottom() + 2},
                     true);
  for (const Band& band : o.bands) draw_band(f, band);
  draw_level(ui, f, o);
  std::vector<ImVec2> points;
  // The first series matters most, so it is drawn last, over the others.
  for (std::size_t i = series.size(); i-- > 0;) draw_line(f, series[i], points);
  draw->PopClipRect();
  if (series.empty() && !o.empty.empty())
    text(ui, {f.inner.x, f.inner.y, f.inner.w, f.inner.h / 2}, o.empty, FontKind::small,
         ui.theme.secondary, 0.5F);
  draw_moments(ui, f, o, series);
  draw_names(ui, f, series);
  ui.widgets.input().end_figure();

  PlotResult result;
  const float pointer = rect.x + state.x;
  const bool over = state.y >= f.inner.y - rect.y - 4;
  if ((state.hovered || state.held) && over) {
    result.hovered_x = f.x_at(pointer);
    const double unit = std::pow(10.0, o.x_decimals);
    draw_read_out(ui, f, o, series, std::round(*result.hovered_x * unit) / unit);
  }
  if (o.seekable && state.follows() && over) result.picked_x = f.x_at(pointer);
  if (o.seekable && state.asked) {
    if (const std::optional<double> asked =
            moved_by(*state.asked, o.cursor.value_or(0), (o.x_maximum - o.x_minimum) / 20))
      result.picked_x = std::clamp(*asked, o.x_minimum, o.x_maximum);
  }
  return result;
}

}  // namespace ui
