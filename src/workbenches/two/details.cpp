#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "workbenches/figures/figures.hpp"
#include "workbenches/figures/fixed_points.hpp"
#include "workbenches/two/figures.hpp"

/// The right column: the energy, and all numbers.
namespace workbenches {
namespace {

using ui::FontKind;
using ui::sentence;
using ui::tr;

void head(Ui& ui, Rect& rest, const TwoModel& m) {
  Rect row = rest.cut_top(ui.touch ? 44.0F : 34.0F);
  const std::array<const char*, 2> views = {tr("Surface"), tr("Slice")};
  int selected = static_cast<int>(m.two.look.panel);
  if (ui::segmented(ui, "two.panel", row.cut_left(ui::segmented_width(ui, views)), tr("Show"),
                    views, &selected,
                    tr("The energy over the whole plane, or along the line that you drag with "
                       "Slice"))) {
    lab::Change<lab::Two> change;
    change.look.panel = static_cast<lab::TwoPanel>(selected);
    emit_two(ui, std::move(change));
  }
  const std::array<const char*, 2> kinds = {tr("H"), tr("with leak")};
  selected = static_cast<int>(m.two.look.energy);
  if (ui::segmented(ui, "two.energy", row.cut_right(ui::segmented_width(ui, kinds)), tr("Energy"),
                    kinds, &selected,
                    tr("H = −½ vᵀ M v, Hopfield’s of 1982. With leak and input: E = −½ vᵀ M v − "
                       "hᵀ v + Σ ∫F⁻¹; with symmetric M it falls along every path."))) {
    lab::Change<lab::Two> change;
    change.look.energy = static_cast<lab::TwoEnergy>(selected);
    emit_two(ui, std::move(change));
  }
}

/// As few decimals as it takes, three at most.
std::string brief(double value) { return exactly(std::round(value * 1000) / 1000, 1); }

/// H of the four corners, and which of them v → sgn(M v + h) leaves alone.
void corners(Ui& ui, Rect& rest, const TwoModel& m) {
  rest.cut_top(12);
  ui::caption(ui, rest.cut_top(18), tr("Corners ±1: H = −½ vᵀ M v, and whether sgn(M v + h) = v"));
  rest.cut_top(2);
  std::size_t k = 0;
  for (const Pair& corner : {Pair{1, 1}, Pair{1, -1}, Pair{-1, 1}, Pair{-1, -1}}) {
    Pair u{};
    m.rest.network.drive(corner, m.rest.input, u);
    const bool tie = u[0] == 0 || u[1] == 0;
    const bool stays = u[0] * corner[0] > 0 && u[1] * corner[1] > 0;
    const std::string h = brief(m.rest.network.hopfield_energy(corner));
    fact(ui, rest, "two.corner." + std::to_string(k++),
         sentence(tr("H{0}, {1}"), {pair_text(corner, 0), stays ? tr("stays")
                                                          : tie ? tr("a tie")
                                                                : tr("does not stay")}),
         tr("The neurons as ±1, each decided by the sign of what it hears"), h,
         stays ? ui.theme.good : ui.theme.text);
  }
}

void points(Ui& ui, Rect& rest, const TwoModel& m) {
  rest.cut_top(12);
  ui::caption(ui, rest.cut_top(18), tr("Fixed points, with the eigenvalues of the flow there"));
  rest.cut_top(2);
  std::size_t k = 0;
  for (const hopfield::FixedPoint& point : m.kicked.points) {
    const Pair v{point.rates[0], point.rates[1]};
    std::string values;
    for (const auto& value : point.eigenvalues) {
      if (value.imag() < 0) continue;
      values += (values.empty() ? "" : ", ") + eigenvalue_text(value);
    }
    const Rect mark{rest.x, rest.y, 14, 24};
    Rect indented{rest.x + 20, rest.y, rest.w - 20, rest.h};
    const float before = indented.y;
    fact(ui, indented, "two.fixed." + std::to_string(k++),
         sentence(tr("{0} {1}"), {pair_text(v, 3), stability_words(point)}),
         tr("v = F(M v + h). Negative real parts draw the state in, positive ones push it away."),
         values, ui.theme.text);
    const float used = indented.y - before;
    if (point.directions.empty() && used > 0)
      draw_fixed_point(ui, {mark.x + 7, mark.y + used / 2}, point.stability, 5);
    rest.cut_top(used);
  }
}

void now(Ui& ui, Rect& rest, const TwoModel& m) {
  const Pair h = m.kicked.input;
  fact(ui, rest, "two.now", tr("state v now"), tr("Both rates at the shown moment"),
       pair_text(m.at, 4), ui.theme.text);
  fact(ui, rest, "two.h", tr("input h now"),
       tr("What is always there, and the kick while it lasts"), pair_text(h, 2), ui.theme.text);
  fact(ui, rest, "two.hopfield", "H = −½ vᵀ M v", tr("Hopfield’s energy, without leak and input"),
       ui::number(m.rest.network.hopfield_energy(m.at), 4), ui.theme.text);
  const double e = m.rest.network.lyapunov_energy(m.at, h);
  fact(ui, rest, "two.lyapunov", tr("E, with leak and input"),
       tr("Falls along every path while the input stays as it is, if M is symmetric. Beyond ±1 it "
          "is infinite."),
       std::isfinite(e) ? ui::number(e, 4) : "∞", ui.theme.text);
}

}  // namespace

void two_details(Ui& ui, Rect rect, ui::PanelState& panels) {
  TwoModel& m = two_model(ui, panels);
  TwoState& state = two_state(panels);
  rect = {rect.x + ui.theme.margin, rect.y + 14, rect.w - 2 * ui.theme.margin, rect.h - 22};
  const Rect content = ui::begin_panel_scroll(ui, "two.details", rect, state.details_height);
  Rect rest = content;
  rest.h = 1e5F;
  head(ui, rest, m);
  rest.cut_top(6);
  const float tall = std::clamp(rect.h * 0.44F, 190.0F, 300.0F);
  const Rect figure = rest.cut_top(tall);
  ui.figure(figure);
  if (m.two.look.panel == lab::TwoPanel::surface)
    two_surface(ui, figure, m, state);
  else
    two_slice(ui, figure, m);
  rest.cut_top(6);
  now(ui, rest, m);
  const TwoWords said = two_words(m);
  corners(ui, rest, m);
  if (!said.note.empty())
    rest.cut_top(note(ui, {rest.x, rest.y + 8, rest.w, 0}, "two.note", said.note, true) + 8);
  points(ui, rest, m);
  save_figures(ui, rest, two_figures(m, state));
  const float height = rest.y - content.y + 8;
  if (height != state.details_height) ui.animate(0.05F);
  state.details_height = height;
  ui::end_scroll(ui);
}

}  // namespace workbenches
