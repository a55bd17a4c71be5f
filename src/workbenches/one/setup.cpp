#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "workbenches/figures/figures.hpp"
#include "workbenches/figures/rate_controls.hpp"
#include "workbenches/one/one.hpp"

/// The left column: the circuit, λ, F, the input; and the row at the bottom.
namespace workbenches::one {
namespace {

using ui::FontKind;
using ui::list;
using ui::sentence;
using ui::tr;

/// Where a slider goes; no room when it is hidden.
Rect line(const Ui& ui, Rect& rest, const char* id) {
  return rest.cut_top(ui.room(id, ui.touch ? 50.0F : 40.0F));
}

void regimes(Ui& ui, Rect& rest, const OneModel& m) {
  const std::array<const char*, 3> names = {"λ < 1", "λ = 1", "λ > 1"};
  static constexpr std::array<double, 3> kLambdas = {0.5, 1, 1.5};
  int selected = static_cast<int>(lab::regime_of(m.one));
  const Rect row = rest.cut_top(ui.room("one.regime", ui.touch ? 44.0F : 34.0F));
  const float width = std::min(rest.w, ui::segmented_width(ui, names));
  if (ui::segmented(ui, "one.regime", {row.x, row.y, width, row.h}, tr("Regime"), names, &selected,
                    tr("Below 1 the neuron forgets, at 1 it adds up and keeps the sum, above 1 it "
                       "runs away"))) {
    lab::Change<lab::One> change;
    change.lambda = kLambdas[static_cast<std::size_t>(selected)];
    emit_one(ui, std::move(change));
  }
  ui::SliderOptions o;
  o.minimum = -1;
  o.maximum = 3;
  o.step = 0.05;
  o.initial = 0.5;
  o.help = tr("The weight of the neuron’s connection to itself");
  double value = m.one.lambda;
  if (ui::slider(ui, "one.lambda", line(ui, rest, "one.lambda"), "λ", &value, o)) {
    lab::Change<lab::One> change;
    change.lambda = value;
    emit_one(ui, std::move(change));
  }
}

/// F drawn, with the point where it is now.
void response(Ui& ui, const Rect& r, const OneModel& m) {
  Axes a{r, -2.2, 2.2, -1.6, 1.6};
  ui::fill(ui, r, ui.theme.surface, 6);
  ui::outline(ui, r, ui.theme.hairline, 6);
  ui::horizontal_line(ui, r.x, r.right(), a.py(0), ui.theme.hairline);
  ui::vertical_line(ui, a.px(0), r.y, r.bottom(), ui.theme.hairline);
  ui::push_clip(ui, r);
  const auto network = lab::network_of(m.one);
  std::vector<ImVec2> curve;
  for (int k = 0; k <= 120; ++k) {
    const double u = a.x0 + (a.x1 - a.x0) * k / 120;
    curve.push_back(a.at(u, network.activate(u)));
  }
  ui::polyline(list(), curve, ui.theme.text, 2.2F);
  const double u = std::clamp(m.one.lambda * m.v + m.input, -9.0, 9.0);
  list().AddCircleFilled(a.at(u, network.activate(u)), 5, ui.theme.accent);
  ui::pop_clip(ui);
  ui::text(ui, {r.x + 6, r.y + 3, 60, 16}, "F(u)", FontKind::small, ui.theme.secondary);
  ui::text(ui, {r.right() - 26, a.py(0) + 1, 20, 16}, "u", FontKind::small, ui.theme.secondary, 1);
}

void saturation(Ui& ui, Rect& rest, const OneModel& m) {
  rest.cut_top(12);
  ui::caption(ui, rest.cut_top(16), tr("Activation F"));
  rest.cut_top(6);
  const std::array<const char*, 3> names = {tr("none"), tr("clip"), "tanh"};
  int selected = static_cast<int>(m.one.activation);
  const Rect row = rest.cut_top(ui.room("one.activation", ui.touch ? 44.0F : 34.0F));
  const float width = std::min(rest.w, ui::segmented_width(ui, names));
  if (ui::segmented(ui, "one.activation", {row.x, row.y, width, row.h}, tr("Activation"), names,
                    &selected,
                    tr("None: the neuron is linear. Clip: cut off at ±1. Tanh: bent smoothly. A "
                       "neuron that saturates cannot run away."))) {
    lab::Change<lab::One> change;
    change.activation = static_cast<hopfield::Activation>(selected);
    emit_one(ui, std::move(change));
  }
  rest.cut_top(8);
  response(ui, rest.cut_top(110), m);
}

void input(Ui& ui, Rect& rest, const OneModel& m) {
  rest.cut_top(14);
  ui::caption(ui, rest.cut_top(16), tr("Input h"));
  rest.cut_top(6);
  const std::array<const char*, 3> names = {tr("None"), tr("Step"), tr("Drawn")};
  int selected = static_cast<int>(m.one.kind);
  const Rect row = rest.cut_top(ui.room("one.kind", ui.touch ? 44.0F : 34.0F));
  const float width = std::min(rest.w, ui::segmented_width(ui, names));
  if (ui::segmented(ui, "one.kind", {row.x, row.y, width, row.h}, tr("Input"), names, &selected,
                    tr("A step, or what you draw above v(t)"))) {
    lab::Change<lab::One> change;
    change.kind = static_cast<lab::OneInputKind>(selected);
    emit_one(ui, std::move(change));
  }
  if (m.one.kind != lab::OneInputKind::step) return;
  const ui::LabelColumn labels(ui, {tr("height"), tr("length")});
  ui::SliderOptions o;
  o.minimum = -1;
  o.maximum = 1;
  o.step = 0.05;
  o.initial = 0.25;
  double value = m.one.step_height;
  if (ui::slider(ui, "one.step_height", line(ui, rest, "one.step_height"), tr("height"), &value,
                 o)) {
    lab::Change<lab::One> change;
    change.step_height = value;
    emit_one(ui, std::move(change));
  }
  o.minimum = 0.25;
  o.maximum = 8;
  o.step = 0.25;
  o.initial = 2;
  o.unit = " τ";
  value = m.one.step_until - m.one.step_from;
  if (ui::slider(ui, "one.step_length", line(ui, rest, "one.step_length"), tr("length"), &value,
                 o)) {
    lab::Change<lab::One> change;
    change.step_until = std::min(lab::kOneTime, m.one.step_from + value);
    emit_one(ui, std::move(change));
  }
}

void tau(Ui& ui, Rect& rest, const OneModel& m) {
  ui::SliderOptions o;
  o.minimum = 1;
  o.maximum = 1000;
  o.logarithmic = true;
  o.initial = 100;
  o.decimals = 0;
  o.unit = " ms";
  o.help = tr("The neuron’s own time constant. It only stretches the time axis.");
  double value = m.one.time_constant;
  if (ui::slider(ui, "one.tau", line(ui, rest, "one.tau"), "τ", &value, o)) {
    lab::Change<lab::One> change;
    change.time_constant = value;
    emit_one(ui, std::move(change));
  }
}

}  // namespace

void one_circuit(Ui& ui, const Rect& r, const OneModel& m) {
  const ImVec2 c{r.x + r.w / 2, r.y + r.h - 40};
  const float radius = 30;
  const double lambda = m.one.lambda;
  const ImU32 ink = lambda > 0   ? ui.theme.scale_high
                    : lambda < 0 ? ui.theme.scale_low
                                 : ui.theme.hairline;
  const float width = 2 + static_cast<float>(std::min(3.0, std::fabs(lambda)));
  list().AddBezierCubic({c.x - 14, c.y - 26}, {c.x - 46, c.y - 84}, {c.x + 46, c.y - 84},
                        {c.x + 16, c.y - 32}, ink, width, 40);
  list().AddTriangleFilled({c.x + 13, c.y - 27}, {c.x + 12, c.y - 38}, {c.x + 23, c.y - 35}, ink);
  ui::text(ui, {c.x + 30, c.y - 72, 90, 20}, sentence("λ = {0}", {ui::number(lambda, 2)}),
           FontKind::strong, lambda == 0 ? ui.theme.secondary : ink);
  // Input comes in from the left, the rate leaves to the right.
  arrow(ui, {r.x + 8, c.y}, {c.x - radius - 3, c.y},
        m.input != 0 ? ui.theme.good : ui.theme.hairline, 2.5F, 10);
  ui::text(ui, {r.x + 4, c.y - 22, 74, 18}, sentence("h = {0}", {ui::number(m.input, 2)}),
           FontKind::small, ui.theme.secondary);
  arrow(ui, {c.x + radius, c.y}, {r.right() - 8, c.y}, ui.theme.secondary, 2, 9);
  const double v = std::clamp(m.v, -1.0, 1.0);
  list().AddCircleFilled(c, radius,
                         ui::mix(ui.theme.surface, v > 0 ? ui.theme.scale_high : ui.theme.scale_low,
                                 0.55F * static_cast<float>(std::fabs(v))));
  list().AddCircle(c, radius, ui.theme.text, 0, 2);
  ui::text(ui, {c.x - radius, c.y - 18, 2 * radius, 18}, "v", FontKind::italic, ui.theme.text,
           0.5F);
  ui::text(ui, {c.x - radius, c.y, 2 * radius, 16}, ui::number(std::clamp(m.v, -999.0, 999.0), 2),
           FontKind::small, ui.theme.text, 0.5F);
}

void one_setup(Ui& ui, Rect rect, ui::PanelState& panels) {
  const OneModel& m = one_model(ui, panels);
  OneState& state = one_state(panels);
  rect = {rect.x + ui.theme.margin, rect.y + 14, rect.w - 2 * ui.theme.margin, rect.h - 18};
  const Rect content = ui::begin_panel_scroll(ui, "one.setup", rect, state.setup_height);
  Rect rest = content;
  rest.h = 1e5F;
  ui::caption(ui, rest.cut_top(16), tr("A neuron that excites itself"));
  one_circuit(ui, rest.cut_top(132), m);
  ui::text(ui, rest.cut_top(24),
           m.saturates() ? "τ dv/dt = −v + F(λ v + h)" : "τ dv/dt = −v + λ v + h", FontKind::body,
           ui.theme.text, 0.5F);
  rest.cut_top(10);
  regimes(ui, rest, m);
  saturation(ui, rest, m);
  input(ui, rest, m);
  tau(ui, rest, m);
  const float height = rest.y - content.y + 8;
  if (height != state.setup_height) ui.animate(0.05F);
  state.setup_height = height;
  ui::end_scroll(ui);
  panels.spare = {rect.x, rest.y, rect.w, rect.bottom() - rest.y};
}

void one_controls(Ui& ui, Rect bar, ui::PanelState& panels) {
  const OneModel& m = one_model(ui, panels);
  TimeRow row(ui, bar);
  row.reset("one.reset", m.one.moment > 0);
  row.run("one.run");
  for (const bool up : {false, true}) {
    ui::ButtonOptions o;
    o.icon = up ? ui::icon::kMoveUp : ui::icon::kMoveDown;
    o.kind = bar.w >= 760 ? ui::ButtonKind::plain : ui::ButtonKind::stacked;
    o.soft = true;
    o.help = tr("A short push: h = ±2 for a quarter of τ");
    const char* words = up ? tr("Nudge up") : tr("Nudge down");
    const char* id = up ? "one.nudge.up" : "one.nudge.down";
    const float width =
        o.kind == ui::ButtonKind::plain ? ui::button_width(ui, words, o) : ui::stacked_width(words);
    if (!ui::button(ui, id, row.left(ui.room(id, width)), words, o)) continue;
    lab::Change<lab::One> change;
    change.nudge = up ? 2.0 : -2.0;
    emit_one(ui, std::move(change));
    row.go();
  }
  row.time("one.time", m.now, lab::end_of(m.one), m.one.time_constant, [&](std::uint32_t moment) {
    lab::Change<lab::One> change;
    change.moment = moment;
    emit_one(ui, std::move(change));
  });
}

}  // namespace workbenches::one
