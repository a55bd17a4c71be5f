#include <algorithm>
#include <cmath>

#include "lab/formats/text.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/shell/workbench.hpp"
#include "workbenches/one/one.hpp"

namespace workbenches::one {

using ui::number;
using ui::sentence;
using ui::tr;

OneModel::OneModel(const lab::One& of) : one(of), run(lab::run_of(of)) {
  const double end = run.end();
  double last_v = 0, last_t = -1;
  const auto add = [&](double time) {
    const double at = run.at(time)[0];
    if (std::fabs(at) > 4 * kOneReach) return false;
    // Close enough together for the eye.
    if (last_t >= 0 && time < end && time - last_t < 0.1 && std::fabs(at - last_v) < 0.01)
      return true;
    times.push_back(last_t = time);
    values.push_back(last_v = at);
    return true;
  };
  for (int k = 0; k <= 1200; ++k)
    if (!add(end * k / 1200)) break;
  now = lab::time_of(of);
  v = run.at(now)[0];
  input = lab::input_at(of, now);
  points = lab::fixed_points_of(of, input);
}

OneState& one_state(ui::PanelState& panels) { return ui::bench_state<OneState>(panels); }

ui::Said one_said(const lab::Session& session, ui::PanelState& panels) {
  OneWords words = one_words(one_model(session, panels));
  return {std::move(words.headline), std::move(words.detail)};
}

const OneModel& one_model(const lab::Session& session, ui::PanelState& panels) {
  OneState& state = one_state(panels);
  const lab::One& one = session.document().section<lab::One>();
  if (!state.model || state.model->one != one) state.model.emplace(one);
  return *state.model;
}

void emit_one(ui::Ui& ui, lab::Change<lab::One> change) {
  ui.emit(lab::change<lab::One>(std::move(change)));
}

OneWords one_words(const OneModel& m) {
  const double lambda = m.one.lambda;
  const std::string at = number(lambda, 2);
  switch (lab::regime_of(m.one)) {
    case lab::Regime::forgets:
      return {sentence(tr("λ = {0} < 1: the neuron forgets"), {at}),
              sentence(tr("It relaxes towards h/(1\u00A0−\u00A0λ) with the time constant "
                          "τ/(1\u00A0−\u00A0λ) = {0} ms. Without input it returns to 0."),
                       {number(m.one.time_constant / (1 - lambda), 0)})};
    case lab::Regime::holds:
      return {tr("λ = 1: the neuron adds up its input and keeps the sum"),
              tr("Leak and self-excitation cancel: a step becomes a ramp, and the value persists. "
                 "It is a short-term memory of a quantity, such as eye position.")};
    default:
      break;
  }
  if (m.saturates())
    return {sentence(tr("λ = {0} > 1, saturated: v settles at one of two values"), {at}),
            tr("There are two stable points with an unstable one between them: a ball on a hill. "
               "The network remembers the sign of a brief input.")};
  return {sentence(tr("λ = {0} > 1: the neuron runs away"), {at}),
          sentence(tr("v = 0 is unstable: the smallest input grows e-fold every τ/(λ − 1) = {0} "
                      "ms, and its sign determines the direction."),
                   {number(m.one.time_constant / (lambda - 1), 0)})};
}

std::string one_csv(const OneModel& m) {
  std::string out = "time_tau,time_ms,h,v,energy\n";
  constexpr int kCount = 400;
  for (int k = 0; k <= kCount; ++k) {
    const double time = m.run.end() * k / kCount, v = m.run.at(time)[0],
                 h = lab::input_at(m.one, time), e = lab::energy_of(m.one, v, h);
    out += lab::exact(time) + "," + lab::exact(time * m.one.time_constant) + "," + lab::exact(h) +
           "," + lab::exact(v) + "," + (std::isfinite(e) ? lab::exact(e) : "") + "\n";
  }
  return out;
}

std::string phase_csv(const OneModel& m) {
  std::string out = "v,tau_dv_dt,energy\n";
  for (int k = -200; k <= 200; ++k) {
    const double v = k / 100.0, e = m.energy(v);
    out += lab::exact(v) + "," + lab::exact(m.slope(v)) + "," +
           (std::isfinite(e) ? lab::exact(e) : "") + "\n";
  }
  return out;
}

}  // namespace workbenches::one
