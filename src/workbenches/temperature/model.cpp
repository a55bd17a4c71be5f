#include <algorithm>
#include <cmath>

#include "workbenches/temperature/temperature.hpp"

namespace workbenches::temperature {

ThermalNow::ThermalNow(const lab::Session& session)
    : bench(session.document().section<lab::TemperatureBench>()),
      run(lab::thermal_run(bench)),
      heat(lab::temperature_at(bench, bench.moment)),
      theory(lab::thermal_theory(bench.load(), heat)) {}

bool ThermalNow::just_turned() const {
  return std::ranges::any_of(
      bench.earlier, [&](const lab::EarlierHeat& each) { return each.until == bench.moment; });
}

bool ThermalNow::settled() const {
  const auto rest = run.rest();
  return rest && bench.moment >= *rest && (!bench.anneals() || bench.moment >= bench.sweeps);
}

ThermalPanels& thermal_panels(ui::PanelState& panels) {
  return ui::bench_state<ThermalPanels>(panels);
}

void emit_thermal(Ui& ui, lab::Change<lab::TemperatureBench> change) {
  ui.emit(lab::change<lab::TemperatureBench>(std::move(change)));
}

void turn_to(Ui& ui, const ThermalNow& now, double temperature) {
  if (temperature == (now.bench.anneals() ? now.bench.temperature : now.heat)) return;
  // After the longest run nothing can follow.
  if (!now.bench.anneals() && now.moment() >= lab::kLongestThermal) ui.emit(lab::command::Reset{});
  lab::Change<lab::TemperatureBench> change;
  change.temperature = temperature;
  emit_thermal(ui, std::move(change));
}

void seek_sweep(Ui& ui, const ThermalNow& now, double sweep) {
  const auto to = static_cast<std::uint32_t>(
      std::lround(std::clamp(sweep, 0.0, static_cast<double>(lab::kLongestThermal))));
  if (to == now.moment()) return;
  lab::Change<lab::TemperatureBench> change;
  change.moment = to;
  emit_thermal(ui, std::move(change));
}

}  // namespace workbenches::temperature
