#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/plots/plot.hpp"
#include "workbenches/figures/figures.hpp"
#include "workbenches/figures/fixed_points.hpp"
#include "workbenches/figures/saving.hpp"
#include "workbenches/one/one.hpp"

/// The right column: the energy with a ball in it, and all numbers.
namespace workbenches::one {
namespace {

using ui::FontKind;
using ui::list;
using ui::sentence;
using ui::tr;

void facts(Ui& ui, Rect& rest, const OneModel& m) {
  const ImU32 ink = ui.theme.text;
  fact(ui, rest, "one.v", tr("rate v now"), tr("At the shown moment"),
       std::fabs(m.v) < 1e5 ? ui::number(m.v, 4) : tr("off the scale"), ink);
  fact(ui, rest, "one.h", tr("input h now"), tr("The step or the drawing, and nudges"),
       ui::number(m.input, 2), ink);
  const double lambda = m.one.lambda;
  fact(ui, rest, "one.relaxation", tr("time constant τ/(1 − λ)"),
       tr("How long it takes to forget, or to reach what an input asks for"),
       lambda < 1   ? sentence(tr("{0} ms"), {ui::number(m.one.time_constant / (1 - lambda), 1)})
       : lambda > 1 ? tr("none: it grows")
                    : "∞",
       ink);
  const double e = m.energy(m.v);
  fact(ui, rest, "one.energy.now", tr("energy E(v) now"),
       tr("E(v) = −½ λ v² − h v + ∫F⁻¹. It falls along every path while the input is constant."),
       std::isfinite(e) && std::fabs(e) < 1e6 ? ui::number(e, 4) : "∞", ink);
  rest.cut_top(12);
  ui::caption(ui, rest.cut_top(18), tr("Fixed points under this input"));
  rest.cut_top(2);
  if (m.points.empty())
    ui::text(ui, rest.cut_top(24), tr("none: it grows without limit"), FontKind::body,
             ui.theme.secondary);
  for (std::size_t k = 0; k < m.points.size(); ++k) {
    const auto& point = m.points[k];
    const bool many = !point.directions.empty();
    fact(ui, rest, "one.fixed." + std::to_string(k),
         many ? std::string(tr("every v: any state persists"))
              : sentence(tr("v = {0}"), {exactly(std::round(point.rates[0] * 1000) / 1000, 1)}),
         tr("v = F(λ v + h)"), many ? tr("held") : stability_words(point), ink);
  }
}

void saving(Ui& ui, ui::PanelState& panels, Rect& rest, const OneModel& m) {
  const auto course = [&m](Ui& paper, const Rect& sheet) {
    OneState still;
    one_figures(paper, {sheet.x + 56, sheet.y + 18, sheet.w - 80, sheet.h - 66}, m, still, false,
                true);
  };
  const auto phase = [&m](Ui& paper, const Rect& sheet) {
    one_phase(paper, {sheet.x + 56, sheet.y + 18, sheet.w - 80, sheet.h - 66}, m);
  };
  const auto energy = [&m](Ui& paper, const Rect& sheet) {
    OneState still;
    one_energy(paper, sheet.inset(10), m, still);
  };
  const auto by_v = [&m] { return phase_csv(m); };
  const std::array<Figure, 3> all = {{{tr("Run, phase line"),
                                       "hopfield-one-neuron",
                                       "one.png",
                                       "one.svg",
                                       "one.csv",
                                       860,
                                       520,
                                       course,
                                       [&m] { return one_csv(m); },
                                       {}},
                                      {tr("Phase line"),
                                       "hopfield-phase-line",
                                       "one.phase_png",
                                       "one.phase_svg",
                                       "one.phase_csv",
                                       420,
                                       520,
                                       phase,
                                       by_v,
                                       {}},
                                      {tr("Energy"),
                                       "hopfield-one-energy",
                                       "one.energy_png",
                                       "one.energy_svg",
                                       "one.energy_csv",
                                       640,
                                       440,
                                       energy,
                                       by_v,
                                       {}}}};
  save_figures(ui, panels, rest, "one.save", all);
}

}  // namespace

void one_energy(Ui& ui, const Rect& r, const OneModel& m, OneState& state) {
  const double reach = m.saturates() ? 1.0 : kOneReach;
  double low = 0, high = 0;
  std::vector<std::pair<double, double>> curve;
  for (int k = 0; k <= 240; ++k) {
    const double v = -reach + 2 * reach * k / 240, e = m.energy(v);
    if (!std::isfinite(e)) continue;
    curve.emplace_back(v, e);
    low = std::min(low, e);
    high = std::max(high, e);
  }
  // The same scale for a while: a hill that hardly rises should look like one.
  const double span = std::max(0.3, high - low);
  Axes a{{r.x + 46, r.y + 8, r.w - 56, r.h - 46},
         -1.15 * reach,
         1.15 * reach,
         low - 0.12 * span,
         std::max(high, low + 0.3) + 0.22 * span};
  ui::WidgetInfo info;
  info.id = "one.energy";
  info.role = ui::Role::slider;
  info.name = tr("A ball in the energy");
  const double shown = std::clamp(m.v, -reach, reach);  // it may have run away
  info.value = ui::number(shown, 2);
  info.minimum = static_cast<float>(-reach);
  info.maximum = static_cast<float>(reach);
  info.help = tr("Pick the ball up and drop it. Arrow keys move it.");
  info.rect = a.r;
  const ui::AreaState area = ui::area(ui, info, ui::Drag::horizontal);
  if (!area.shown) return;
  const double v = std::round(std::clamp(a.x_at(a.r.x + area.x), -reach, reach) * 50) / 50 + 0.0;
  auto to = carried_to(ui, state, "one.energy", area, v);
  if (area.asked) to = ui::moved_by(*area.asked, shown, 0.1);
  if (to) drop_ball(ui, *to, reach, area.released);
  draw_axes(ui, a, 5, 4, "v", "E");
  ui::push_clip(ui, a.r);
  std::vector<ImVec2> points;
  for (const auto& [x, e] : curve) points.push_back(a.at(x, e));
  // Smoothed edges would show between the pieces.
  const ImDrawListFlags smooth = list().Flags;
  list().Flags &= ~ImDrawListFlags_AntiAliasedFill;
  for (std::size_t k = 1; k < points.size(); ++k)
    list().AddQuadFilled(points[k - 1], points[k], {points[k].x, a.r.bottom()},
                         {points[k - 1].x, a.r.bottom()}, ui.theme.soft);
  list().Flags = smooth;
  ui::polyline(list(), points, ui.theme.text, 2.2F);
  // Beyond ±1 F does not reach: walls.
  if (m.saturates())
    for (const double wall : {-1.0, 1.0})
      list().AddLine({a.px(wall), a.py(m.energy(wall))}, {a.px(wall), a.r.y}, ui.theme.text, 2.2F);
  if (state.carried) {
    const double at = std::clamp(*state.carried, -reach, reach);  // by a figure that shows more
    list().AddCircleFilled({a.px(at), std::min(a.py(m.energy(at)) - 34, a.r.bottom() - 12)}, 10,
                           ui.theme.accent);
  } else if (std::fabs(m.v) <= reach + 1e-6) {
    const ImVec2 at = a.at(m.v, m.energy(std::clamp(m.v, -reach, reach)));
    list().AddCircleFilled({at.x, at.y - 10}, 10, ui.theme.accent);
  }
  ui::pop_clip(ui);
}

void one_details(Ui& ui, Rect rect, ui::PanelState& panels) {
  const OneModel& m = one_model(ui, panels);
  OneState& state = one_state(panels);
  rect = {rect.x + ui.theme.margin, rect.y + 14, rect.w - 2 * ui.theme.margin, rect.h - 22};
  const Rect content = ui::begin_panel_scroll(ui, "one.details", rect, state.details_height);
  Rect rest = content;
  rest.h = 1e5F;
  if (ui.shows("one.energy")) {
    ui::caption(ui, rest.cut_top(16), tr("Energy: pick up the ball and drop it"));
    rest.cut_top(8);
    one_energy(ui, rest.cut_top(std::clamp(rect.h * 0.42F, 170.0F, 300.0F)), m, state);
    rest.cut_top(8);
  }
  facts(ui, rest, m);
  saving(ui, panels, rest, m);
  const float height = rest.y - content.y + 8;
  if (height != state.details_height) ui.animate(0.05F);
  state.details_height = height;
  ui::end_scroll(ui);
}

}  // namespace workbenches::one
