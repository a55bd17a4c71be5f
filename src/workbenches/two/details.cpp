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
namespace workbenches::two {
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
                    tr("H = −½ vᵀ M v, Hopfield 1982. With leak and input: E = −½ vᵀ M v − hᵀ v + "
                       "Σ ∫F⁻¹, which falls along every path if M is symmetric."))) {
    lab::Change<lab::Two> change;
    change.look.energy = static_cast<lab::TwoEnergy>(selected);
    emit_two(ui, std::move(change));
  }
}

/// As few decimals as it takes, three at most.
std::string brief(double value) { return exactly(std::round(value * 1000) / 1000, 1); }

/// The four corners: H, what the flow that is drawn makes of them, and, in a column of its own, what v ← sgn(M v + h) does.
void corners(Ui& ui, Rect& rest, const TwoModel& m) {
  if (!ui.shows("two.corner")) return;
  rest.cut_top(12);
  ui::caption(ui, rest.cut_top(18), tr("Are the corners ±1 stable?"));
  rest.cut_top(2);
  const float corner_w = 56, energy_w = 40, sign_w = 92;
  const auto columns = [&](Rect row) {
    std::array<Rect, 4> out;
    out[0] = row.cut_left(corner_w);
    out[1] = row.cut_left(energy_w);
    out[3] = row.cut_right(sign_w);
    out[2] = {row.x + 8, row.y, row.w - 8, row.h};
    return out;
  };
  const auto head = columns(rest.cut_top(18));
  ui::text(ui, head[0], "v", FontKind::small, ui.theme.secondary);
  ui::text(ui, head[1], "H", FontKind::small, ui.theme.secondary, 1);
  ui::text(ui, head[2], tr("in this flow"), FontKind::small, ui.theme.secondary);
  ui::text(ui, head[3], tr("sgn(Mv + h) = v"), FontKind::small, ui.theme.secondary, 1);
  std::size_t k = 0;
  for (const Pair& corner : {Pair{1, 1}, Pair{1, -1}, Pair{-1, 1}, Pair{-1, -1}}) {
    using Is = CornerFlow::Is;
    const std::string id = "two.corner." + std::to_string(k++), name = pair_text(corner, 0);
    auto at = columns(rest.cut_top(24));
    // The last column's words are shorter than its heading.
    at[2].w += 48;
    at[3].cut_left(48);
    const CornerFlow flow = corner_flow(m.rest, corner);
    const CornerSign sign = corner_sign(m.rest, corner);
    const bool stable = flow.is == Is::stable || flow.is == Is::near;
    const std::string flows = flow.is == Is::stable ? std::string(tr("stable"))
                              : flow.is == Is::near
                                  ? sentence(tr("stable at {0}"), {pair_text(flow.at)})
                              : flow.is == Is::line     ? std::string(tr("on a line"))
                              : flow.is == Is::unstable ? std::string(tr("unstable"))
                                                        : std::string(tr("not a fixed point"));
    const char* signs = sign == CornerSign::keeps ? tr("yes")
                        : sign == CornerSign::tie ? tr("a tie")
                                                  : tr("no");
    const auto cell = [&](std::size_t column, const char* part, const std::string& what,
                          const std::string& value, ImU32 ink, float align) {
      ui::WidgetInfo info;
      info.id = id + part;
      info.role = ui::Role::status;
      info.name = what;
      info.value = value;
      info.rect = at[column];
      if (ui.widgets.publish(std::move(info)))
        ui::text(ui, at[column], value, FontKind::body, ink, align);
    };
    ui::text(ui, at[0], name, FontKind::body, ui.theme.text);
    cell(1, ".value", sentence(tr("H{0}"), {name}), brief(m.rest.network.hopfield_energy(corner)),
         ui.theme.text, 1);
    cell(2, ".flow", sentence(tr("{0} in this flow"), {name}), flows,
         stable ? ui.theme.good : ui.theme.text, 0);
    cell(3, ".sign", sentence(tr("sgn(M v + h) = v at {0}"), {name}), signs, ui.theme.text, 1);
  }
}

void points(Ui& ui, Rect& rest, const TwoModel& m) {
  rest.cut_top(12);
  ui::caption(ui, rest.cut_top(18), tr("Fixed points and the eigenvalues of the flow there"));
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
         tr("v = F(M v + h). Negative real parts attract the state, positive ones repel it."),
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
  fact(ui, rest, "two.h", tr("input h now"), tr("The constant input, and the kick while it lasts"),
       pair_text(h, 2), ui.theme.text);
  fact(ui, rest, "two.hopfield", "H = −½ vᵀ M v", tr("Hopfield’s energy, without leak and input"),
       ui::number(m.rest.network.hopfield_energy(m.at), 4), ui.theme.text);
  const double e = m.rest.network.lyapunov_energy(m.at, h);
  fact(ui, rest, "two.lyapunov", tr("E, with leak and input"),
       tr("Falls along every path while the input is constant, if M is symmetric. Beyond ±1 it is "
          "infinite."),
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
  const TwoWords said = two_words(m, false);
  corners(ui, rest, m);
  if (!said.note.empty())
    rest.cut_top(note(ui, {rest.x, rest.y + 8, rest.w, 0}, "two.note", said.note, true) + 8);
  points(ui, rest, m);
  save_figures(ui, panels, rest, "two.save", two_figures(m, state));
  const float height = rest.y - content.y + 8;
  if (height != state.details_height) ui.animate(0.05F);
  state.details_height = height;
  ui::end_scroll(ui);
}

}  // namespace workbenches::two
