#include <algorithm>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "workbenches/figures/figures.hpp"
#include "workbenches/gates/delays.hpp"
#include "workbenches/gates/gates.hpp"

/// The right column: truth tables, and why there is no unit for some of them.
namespace workbenches::gates {
namespace {

using ui::FontKind;
using ui::sentence;
using ui::tr;

/// One line of a table: its words by column, and its colours.
struct Line {
  std::vector<std::string> words;
  std::vector<ImU32> inks;
  std::string spoken;
};

void table(Ui& ui, Rect& rest, const lab::Gates& gates, const std::vector<std::string>& heads,
           const std::vector<Line>& lines, int pressed_column = -1) {
  const auto count = static_cast<float>(heads.size());
  const float each = rest.w / count, tall = ui.touch ? 46.0F : 36.0F;
  Rect head = rest.cut_top(20);
  for (const std::string& words : heads)
    ui::text(ui, head.cut_left(each), words, FontKind::caption, ui.theme.secondary, 0.5F);
  ui::horizontal_line(ui, rest.x, rest.right(), rest.y + 2, ui.theme.hairline);
  rest.cut_top(6);
  const std::size_t shown = shown_line(gates);
  for (std::size_t line = 0; line < lines.size(); ++line) {
    if (!ui.shows("gates.line." + std::to_string(line))) continue;
    const Rect row = rest.cut_top(tall);
    ui::WidgetInfo info;
    info.id = "gates.line." + std::to_string(line);
    info.name = lines[line].spoken;
    info.checked = line == shown;
    info.rect = row;
    // The wanted value lies over the line and takes its own presses.
    if (pressed_column >= 0) info.rect.w = each * static_cast<float>(pressed_column);
    if (ui::row(ui, info, line == shown)) show_line(ui, gates, line);
    Rect cells = row;
    for (std::size_t k = 0; k < lines[line].words.size(); ++k) {
      const Rect at = cells.cut_left(each);
      const std::string& words = lines[line].words[k];
      if (static_cast<int>(k) == pressed_column) {
        const bool wanted = gates.target[line] != 0;
        Cell what;
        what.id = "gates.wanted." + std::to_string(line);
        what.role = ui::Role::toggle;
        what.name = sentence(tr("wanted output: {0}"), {words});
        what.help = tr("Change the wanted output");
        const float side = std::min(tall - 4, 40.0F);
        if (cell(ui, {at.x + (at.w - side) / 2, at.y + (at.h - side) / 2, side, side},
                 state_ground(ui, wanted ? 1 : -1), written(wanted ? 1 : 0, 1), what)) {
          lab::Change<lab::Gates> change;
          change.target = gates.target;
          (*change.target)[line] = wanted ? 0 : 1;
          ui.emit(lab::change<lab::Gates>(std::move(change)));
        }
        continue;
      }
      ui::text(ui, at, words, FontKind::body, lines[line].inks[k], 0.5F);
    }
  }
}

void unit_table(Ui& ui, Rect& rest, const lab::Gates& gates) {
  std::vector<std::string> heads = {"a"};
  if (gates.on.size() > 1) heads.emplace_back("b");
  heads.insert(heads.end(), {"Σ w x", tr("≥ θ ?"), tr("output"), tr("wanted")});
  const std::vector<bool> outputs = gates.gate().truth_table();
  std::vector<Line> lines;
  for (std::size_t line = 0; line < outputs.size(); ++line) {
    const bool fires = outputs[line], right = fires == (gates.target[line] != 0);
    Line out;
    for (std::size_t k = 0; k < gates.on.size(); ++k)
      out.words.push_back(ui::number(input_of(line, k)));
    const std::string sum = ui::number(sum_of(gates, line));
    out.words.insert(out.words.end(), {sum, fires ? tr("yes") : tr("no"), fires ? "1" : "0", ""});
    out.inks.assign(out.words.size(), ui.theme.text);
    out.inks[out.inks.size() - 2] = right ? ui.theme.good : ui.theme.warning;
    out.spoken = sentence(tr("row {0}: sum {1}, output {2}, {3}"),
                          {ui::number(static_cast<double>(line + 1)), sum, fires ? "1" : "0",
                           right ? tr("as wanted") : tr("not as wanted")});
    lines.push_back(std::move(out));
  }
  table(ui, rest, gates, heads, lines, static_cast<int>(heads.size()) - 1);
}

/// "w₁ + w₂", for the inputs that are on.
std::string sum_words(const lab::Gates& gates, std::uint32_t inputs) {
  std::string out;
  for (std::size_t k = 0; k < gates.weights.size(); ++k)
    if ((inputs >> k & 1U) != 0)
      out += (out.empty() ? "" : " + ") + std::string(k == 0 ? "w₁" : "w₂");
  return out.empty() ? "0" : out;
}

void proof(Ui& ui, Rect& rest, const lab::Gates& gates) {
  const hopfield::Separation found = separation(gates);
  if (found.gate || found.firing.size() < 2 || found.silent.size() < 2) return;
  if (!ui.shows("gates.proof")) return;
  rest.cut_top(22);
  ui::caption(ui, rest.cut_top(16), tr("Why no single unit can do it"));
  rest.cut_top(8);
  const std::string words =
      sentence(tr("Two rows must fire: {0} ≥ θ and {1} ≥ θ. Added up: w₁ + w₂ ≥ 2θ.\nTwo must not: "
                  "{2} < θ and {3} < θ. Added up: w₁ + w₂ < 2θ.\nNo weights can satisfy both."),
               {sum_words(gates, found.firing[0]), sum_words(gates, found.firing[1]),
                sum_words(gates, found.silent[0]), sum_words(gates, found.silent[1])});
  const float height = ui::paragraph_height(FontKind::body, words, rest.w);
  const Rect at = rest.cut_top(height);
  ui::paragraph(ui, at, words, FontKind::body, ui.theme.text);
  ui::status(ui, "gates.proof", at, words);
}

void layers_table(Ui& ui, Rect& rest, const lab::Gates& gates) {
  const hopfield::Gate first = hopfield::and_not_gate(), last = hopfield::or_gate();
  std::vector<Line> lines;
  for (std::uint32_t line = 0; line < 4; ++line) {
    const std::uint32_t swapped = (line & 1U) << 1 | line >> 1;
    const bool up = first.fires(line), down = first.fires(swapped);
    const bool out = last.fires((up ? 1U : 0U) | (down ? 2U : 0U));
    const auto bit = [](bool on) { return std::string(on ? "1" : "0"); };
    lines.push_back({{bit((line & 1U) != 0), bit((line & 2U) != 0), bit(up), bit(down), bit(out)},
                     std::vector<ImU32>(5, ui.theme.text),
                     sentence(tr("row {0}: output {1}"), {ui::number(line + 1), bit(out)})});
    lines.back().inks[4] = ui.theme.good;
  }
  table(ui, rest, gates, {"a", "b", tr("a, not b"), tr("b, not a"), tr("output")}, lines);
}

void pair_table(Ui& ui, Rect& rest, const lab::Gates& gates) {
  std::vector<Line> lines;
  for (std::size_t line = 0; line < 4; ++line) {
    const int a = input_of(line, 0), b = input_of(line, 1), t = (2 * a - 1) * (2 * b - 1);
    lines.push_back({{ui::number(a), ui::number(b), ui::signed_number(2 * a - 1),
                      ui::signed_number(2 * b - 1), ui::signed_number(t)},
                     std::vector<ImU32>(5, ui.theme.text),
                     sentence(tr("Vᵢ = {0}, Vⱼ = {1}: ΔT = {2}"),
                              {ui::number(a), ui::number(b), ui::signed_number(t)})});
    lines.back().inks[4] = t > 0 ? ui.theme.plus : ui.theme.scale_low;
  }
  table(ui, rest, gates, {"Vᵢ", "Vⱼ", "2Vᵢ − 1", "2Vⱼ − 1", "ΔTᵢⱼ"}, lines);
}

}  // namespace

void gates_details(Ui& ui, Rect rect, ui::PanelState& panels) {
  GatesState& state = gates_state(panels);
  const lab::Gates& gates = ui.session.document().section<lab::Gates>();
  rect = {rect.x + ui.theme.margin, rect.y + 18, rect.w - 2 * ui.theme.margin, rect.h - 26};
  const Rect content = ui::begin_panel_scroll(ui, "gates.details", rect, state.details_height);
  Rect rest = content;
  rest.h = 1e5F;
  if (gates.view != lab::GatesView::delays) {
    ui::caption(ui, rest.cut_top(16),
                gates.view == lab::GatesView::pair ? tr("What a pair learns") : tr("Truth table"));
    rest.cut_top(10);
  }
  if (gates.view == lab::GatesView::unit) {
    unit_table(ui, rest, gates);
    proof(ui, rest, gates);
    rest.cut_top(20);
    rest.cut_top(note(ui, {rest.x, rest.y, rest.w, 0}, "gates.note",
                      tr("McCulloch and Pitts, 1943: a unit fires when the weighted sum of its "
                         "inputs reaches its threshold. Exactly at the threshold it fires."),
                      true));
  } else if (gates.view == lab::GatesView::layers) {
    layers_table(ui, rest, gates);
  } else if (gates.view == lab::GatesView::delays) {
    delays_details(ui, rest);
  } else {
    pair_table(ui, rest, gates);
    rest.cut_top(20);
    rest.cut_top(
        note(ui, {rest.x, rest.y, rest.w, 0}, "gates.note",
             tr("Summed over all memories this gives Tᵢⱼ = Σ (2Vᵢ − 1)(2Vⱼ − 1), the weights "
                "of Hopfield’s network with 0/1 units."),
             true));
  }
  gates_saving(ui, panels, rest, gates);
  const float height = rest.y - content.y + 8;
  if (height != state.details_height) ui.animate(0.05F);
  state.details_height = height;
  ui::end_scroll(ui);
}

}  // namespace workbenches::gates
