#include "ui/kit/icons.hpp"
#include "workbenches/figures/control_row.hpp"
#include "workbenches/temperature/temperature.hpp"

/// The row at the bottom.
namespace workbenches::temperature {

using ui::tr;
namespace command = lab::command;

void temperature_controls(Ui& ui, Rect bar, ui::PanelState& /*panels*/) {
  const ThermalNow now(ui.session);
  ControlRow row(ui, bar, 700);
  if (row.press({"temperature.reset", tr("Reset"), tr("Reset"), ui::icon::kReset,
                 tr("Back to the start, at the present T"), "0", now.moment() > 0}))
    ui.emit(command::Reset{});
  // After the start the point in the diagram is the thing to touch.
  if (row.begins(
          {.id = "temperature.run",
           .words = tr("Run"),
           .help = now.bench.anneals() ? tr("Lets T fall to 0") : tr("Lets the net run at this T"),
           .prominent = now.moment() == 0,
           .width = 118,
           .narrow = 96}))
    begin_run(ui, false);
  if (row.press({"temperature.step", tr("Step"), tr("Step"), ui::icon::kStep,
                 tr("One sweep: every neuron updates once"), "N",
                 !now.settled() && now.moment() < lab::kLongestThermal}))
    ui.emit(command::Step{});
  if (row.press({"temperature.new_noise", tr("New noise"), tr("Noise"), ui::icon::kDice,
                 tr("The same net and start, with other random numbers")})) {
    lab::Change<lab::TemperatureBench> change;
    change.run = now.bench.run + 1;
    emit_thermal(ui, std::move(change));
  }
  if (const auto speed = row.speed({.id = "temperature.speed",
                                    .value = now.bench.speed,
                                    .slowest = lab::kSlowestThermal,
                                    .fastest = lab::kFastestThermal,
                                    .usual = lab::TemperatureBench().speed,
                                    .decimals = 0,
                                    .help = tr("Sweeps per second")})) {
    lab::Change<lab::TemperatureBench> change;
    change.speed = *speed;
    emit_thermal(ui, std::move(change));
  }
}

}  // namespace workbenches::temperature
