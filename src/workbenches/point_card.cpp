#include "workbenches/point_card.hpp"

#include <algorithm>
#include <cmath>

#include "ui/draw.hpp"
#include "ui/numbers.hpp"
#include "ui/widget_parts.hpp"
#include "workbenches/two.hpp"

namespace workbenches {

using ui::FontKind;
using ui::tr;

std::string precisely(double value) {
  for (int decimals = 0; decimals < 6; ++decimals) {
    const double scaled = value * std::pow(10.0, decimals);
    if (std::fabs(scaled - std::round(scaled)) < 1e-8) return ui::number(value, decimals);
  }
  return ui::number(value, 6);
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
  ui.widgets.publish(info);
  ui::parts::focus_ring(ui, info, 7);
  return ui.widgets.asked(id).has_value();
}

}  // namespace workbenches
