#include "workbenches/figures/fixed_points.hpp"

#include <algorithm>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/widget_parts.hpp"

namespace workbenches {

using ui::FontKind;
using ui::tr;

std::string brief(double value) {
  for (int decimals = 0; decimals < 2; ++decimals) {
    const double scaled = value * std::pow(10.0, decimals);
    if (std::fabs(scaled - std::round(scaled)) < 1e-6) return ui::number(value, decimals);
  }
  return ui::number(value, 2);
}

std::string precisely(double value) {
  for (int decimals = 0; decimals < 6; ++decimals) {
    const double scaled = value * std::pow(10.0, decimals);
    if (std::fabs(scaled - std::round(scaled)) < 1e-8) return ui::number(value, decimals);
  }
  return ui::number(value, 6);
}

const char* stability_words(const hopfield::FixedPoint& point) {
  if (!point.directions.empty())
    return point.directions.size() > 1 ? tr("a plane of them") : tr("a line of them");
  switch (point.stability) {
    case hopfield::PointStability::stable:
      return tr("stable");
    case hopfield::PointStability::saddle:
      return tr("saddle");
    case hopfield::PointStability::unstable:
      return tr("unstable");
    default:
      return tr("marginal");
  }
}

const char* point_title(const hopfield::FixedPoint& point) {
  switch (point.stability) {
    case hopfield::PointStability::stable:
      return tr("Stable point");
    case hopfield::PointStability::saddle:
      return tr("Saddle");
    case hopfield::PointStability::unstable:
      return tr("Unstable point");
    default:
      return tr("Marginal point");
  }
}

std::string eigenvalue_text(const std::complex<double>& value) {
  if (value.imag() == 0) return brief(value.real());
  return brief(value.real()) + " ± " + brief(std::fabs(value.imag())) + " i";
}

std::string eigenvalues_there(const hopfield::FixedPoint& point) {
  std::string out;
  for (const auto& value : point.eigenvalues) {
    if (value.imag() < 0) continue;  // with its conjugate
    out += (out.empty() ? "" : ", ") + eigenvalue_text(value);
  }
  return out;
}

void point_card(Ui& ui, const Rect& inside, ImVec2 at, std::string_view id, std::string_view title,
                std::span<const std::pair<std::string, std::string>> facts) {
  constexpr float kPad = 10, kLine = 19, kBetween = 14, kAway = 14;
  float names = 0, values = 0;
  std::string spoken(title);
  for (const auto& [name, value] : facts) {
    names = std::max(names, ui::text_width(FontKind::small, name));
    values = std::max(values, ui::text_width(FontKind::small, value));
    spoken.append("; ").append(name).append(" ").append(value);
  }
  const float w = std::max(names + kBetween + values, ui::text_width(FontKind::strong, title)) +
                  2 * kPad,
              h = 2 * kPad + kLine * static_cast<float>(facts.size() + 1) - 2;
  const bool left = at.x + kAway + w > inside.right() && at.x - kAway - w >= inside.x;
  const float x = left ? at.x - kAway - w : at.x + kAway;
  const Rect card{std::clamp(x, inside.x, std::max(inside.x, inside.right() - w)),
                  std::clamp(at.y - h / 2, inside.y, std::max(inside.y, inside.bottom() - h)), w,
                  h};
  ui::shadow(ui, card, 8);
  ui::fill(ui, card, ui.theme.surface, 8);
  ui::outline(ui, card, ui.theme.hairline, 8);
  Rect rest = card.inset(kPad);
  ui::text(ui, rest.cut_top(kLine), title, FontKind::strong, ui.theme.text);
  for (const auto& [name, value] : facts) {
    const Rect row = rest.cut_top(kLine);
    ui::text(ui, row, name, FontKind::small, ui.theme.secondary);
    ui::text(ui, row, value, FontKind::small, ui.theme.text, 1);
  }
  ui::status(ui, id, card, spoken);
}

bool point_button(Ui& ui, std::string_view id, ImVec2 at, const std::string& name,
                  const std::string& value) {
  ui::WidgetInfo info;
  info.id = id;
  info.name = name;
  info.value = value;
  info.help = tr("Press to see its numbers");
  info.rect = {at.x - 7, at.y - 7, 14, 14};
  if (!ui.widgets.publish(info)) return false;
  ui::parts::focus_ring(ui, info, 7);
  return ui.widgets.asked(id).has_value();
}

void draw_fixed_point(Ui& ui, ImVec2 at, hopfield::PointStability stability, float radius) {
  using hopfield::PointStability;
  const ImU32 ink = ui.theme.text, paper = ui.theme.surface;
  ui::list().AddCircleFilled(at, radius + 1.5F, paper);
  ui::list().AddCircleFilled(at, radius, ink);
  if (stability == PointStability::stable) return;
  ui::list().AddCircleFilled(at, radius - 2, paper);
  if (stability == PointStability::unstable) return;
  // Half of it: some ways lead in, some out.
  ui::list().PathArcTo(at, radius - 1, 1.5707963F, 4.712389F, 16);
  ui::list().PathFillConvex(ink);
}

}  // namespace workbenches
