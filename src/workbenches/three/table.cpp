#include <algorithm>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "workbenches/figures/figures.hpp"
#include "workbenches/three/three.hpp"

/// One step as a table.
namespace workbenches::three {
namespace {

using ui::FontKind;
using ui::sentence;
using ui::tr;

/// "⅓ (1·1 + 1·1 + (−1)·1)", or shorter where there is less room.
std::string sum_text(const ThreeModel& m, std::size_t i, float room) {
  const auto bracketed = [](double value) {
    const std::string text = exactly(value, 1);
    return value < 0 ? "(" + text + ")" : text;
  };
  std::string products, terms;
  for (std::size_t j = 0; j < m.n; ++j) {
    const double w = m.network.weight(i, j), term = w * m.now[j];
    products += (j > 0 ? " + " : "") + bracketed(w) + "·" + bracketed(m.now[j]);
    terms += j == 0 ? exactly(term, 1) : (term < 0 ? " − " : " + ") + exactly(std::abs(term), 1);
  }
  const std::string unit = m.unit == 1 ? "" : exactly(m.unit, m.denominator) + " ";
  const std::string result = " = " + exactly(m.fields[i], m.denominator);
  const auto whole = [&](const std::string& sum) {
    return (unit.empty() ? sum : unit + "(" + sum + ")") + result;
  };
  for (const std::string& sum : {whole(products), whole(terms)})
    if (ui::text_width(FontKind::body, sum) <= room) return sum;
  return exactly(m.fields[i], m.denominator);
}

/// Right and wrong neurons, as neuron i hears them: "2 − 1".
std::string counts_text(const ThreeModel& m, std::size_t i) {
  std::string out;
  // A neuron that does not hear itself does not count itself.
  const int but = m.three.form == lab::ThreeForm::plain ? static_cast<int>(i) : -1;
  for (std::size_t k = 0; k < m.three.patterns.size(); ++k) {
    const auto [right, wrong] = m.counts(k, but);
    if (k > 0) out += "   ";
    out += ui::number(right) + " − " + ui::number(wrong) + " = " + ui::number(right - wrong);
  }
  return out;
}

std::string becomes_text(const ThreeModel& m, std::size_t i) {
  return m.ties[i] ? m.tie_text(i) : m.decided[i] != m.now[i] ? tr("flips") : tr("does not flip");
}

}  // namespace

float three_table(Ui& ui, const Rect& place, const ThreeModel& m) {
  // As wide as its longest line, if that leaves room for the sums; else it takes two lines.
  constexpr float kChip = 36;
  float longest = 0;
  for (std::size_t i = 0; i < m.n; ++i)
    longest = std::max(longest, ui::text_width(FontKind::body, becomes_text(m, i)));
  const float becomes_w =
      std::max(108.0F, std::min(kChip + longest + 4, std::floor(place.w * 0.42F)));
  const bool broken = kChip + longest > becomes_w;
  const float line = ui.touch && !m.together() ? 46.0F
                     : broken                  ? 42.0F
                     : ui.screen.h < 480       ? 26.0F
                                               : 32.0F;
  const bool counted = m.learnt() && !m.three.patterns.empty();
  const float name_w = 34;
  float count_w = counted ? ui::text_width(FontKind::caption, tr("right − wrong")) : 0;
  for (std::size_t i = 0; counted && i < m.n; ++i)
    count_w = std::max(count_w, ui::text_width(FontKind::body, counts_text(m, i)));
  const float between = place.w > 430 ? 22.0F : 10.0F;
  const auto columns = [&](Rect row) {
    struct {
      Rect name, sum, count, becomes;
    } c;
    c.name = row.cut_left(name_w);
    c.becomes = row.cut_right(becomes_w);
    row.cut_right(between * 0.7F);
    if (count_w > 0) {
      c.count = row.cut_right(count_w);
      row.cut_right(between);
    }
    c.sum = row;
    return c;
  };
  Rect rest = place;
  const auto head = columns(rest.cut_top(22));
  const char* heard = tr("local field Σ M v");
  ui::caption(ui, head.sum,
              ui::text_width(FontKind::caption, heard) <= head.sum.w ? heard : "Σ M v");
  if (count_w > 0) ui::caption(ui, head.count, tr("right − wrong"));
  ui::caption(ui, head.becomes, tr("becomes"));
  ui::horizontal_line(ui, place.x, place.right(), rest.y, ui.theme.hairline);
  rest.cut_top(3);
  for (std::size_t i = 0; i < m.n; ++i) {
    if (!ui.shows("three.neuron." + std::to_string(i))) continue;
    const Rect row = rest.cut_top(line);
    const auto c = columns(row);
    const bool asked = m.turn < 0 || static_cast<std::size_t>(m.turn) == i;
    const std::string number = ui::number(static_cast<double>(i + 1));
    const std::string sum = sum_text(m, i, c.sum.w);
    const std::string becomes = becomes_text(m, i);
    ui::WidgetInfo info;
    info.id = "three.neuron." + std::to_string(i);
    info.role = m.together() ? ui::Role::status : ui::Role::button;
    info.name = sentence(tr("neuron {0}: {1}, {2}"), {number, sum, becomes});
    info.value = exactly(m.fields[i], m.denominator);
    info.help = m.together() ? "" : tr("Update this neuron now");
    info.rect = {row.x - 6, row.y, row.w + 12, row.h};
    if (m.together())
      ui.widgets.publish(info);
    else if (ui::row(ui, info, asked && !m.stable))
      ui.emit(lab::command::Step{static_cast<std::uint32_t>(i)});
    const ImU32 ink = asked ? ui.theme.text : ui.theme.secondary;
    ui::text(ui, c.name, "k" + subscript(i), FontKind::body, ui.theme.secondary);
    ui::text(ui, c.sum, sum, FontKind::body, ink);
    if (count_w > 0) ui::text(ui, c.count, counts_text(m, i), FontKind::body, ink);
    Rect becomes_at = c.becomes;
    const Rect chip = becomes_at.cut_left(30);
    cell(ui, {chip.x, chip.y + (chip.h - 22) / 2, 26, 22}, state_ground(ui, m.decided[i]),
         written(m.decided[i], 1), {});
    becomes_at.cut_left(6);
    const ImU32 becomes_ink = m.ties[i]                  ? ui.theme.warning
                              : m.decided[i] != m.now[i] ? ui.theme.text
                                                         : ui.theme.secondary;
    const float tall = ui::paragraph_height(FontKind::small, becomes, becomes_at.w);
    if (ui::text_width(FontKind::body, becomes) <= becomes_at.w)
      ui::text(ui, becomes_at, becomes, FontKind::body, becomes_ink);
    else
      ui::paragraph(ui, {becomes_at.x, row.y + (row.h - tall) / 2, becomes_at.w, tall}, becomes,
                    FontKind::small, becomes_ink);
  }
  return rest.y - place.y;
}

}  // namespace workbenches::three
