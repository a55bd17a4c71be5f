#include "ui/kit/icons.hpp"
#include "workbenches/figures/control_row.hpp"
#include "workbenches/routes/routes.hpp"

/// The row at the bottom.
namespace workbenches::routes {

using ui::Rect;
using ui::tr;
using ui::Ui;

void routes_controls(Ui& ui, Rect bar, ui::PanelState& /*panels*/) {
  const lab::Routes& routes = routes_of(ui.session);
  const lab::RoutesRun& run = lab::run_of(routes);
  const bool over = run.end() == run.step();
  ControlRow row(ui, bar, 760);
  if (row.press({"routes.reset", tr("Reset"), tr("Reset"), ui::icon::kReset,
                 tr("Back to the start"), "0", routes.moment > 0}))
    ui.emit(lab::command::Reset{});
  if (row.begins({.id = "routes.run",
                  .words = tr("Run"),
                  .help = tr("Lets all neurons act on each other until they settle"),
                  .width = 118,
                  .narrow = 96}))
    ui.emit(lab::command::Recall{});
  if (row.press({"routes.start", tr("New start"), tr("New start"), ui::icon::kDice,
                 tr("Begins with other noise. Each start leads to another end.")})) {
    lab::Change<lab::Routes> change;
    change.run = routes.run + 1;
    emit_routes(ui, std::move(change));
    if (over && !ui.session.running()) ui.emit(lab::command::Recall{});
  }
  if (row.press({"routes.finish", tr("Finish"), tr("Finish"), ui::icon::kStepSweep,
                 tr("Goes to the end at once"), "", !over}))
    ui.emit(lab::command::Finish{});
  if (bar.w > 860 && row.press({"routes.step", tr("Step"), tr("Step"), ui::icon::kStep,
                                tr("Ten Euler steps: a time of τ/10 000"), "N", !over}))
    ui.emit(lab::command::Step{});
  if (const auto speed = row.speed({.id = "routes.speed",
                                    .value = routes.speed,
                                    .slowest = lab::kSlowestRoute,
                                    .fastest = lab::kFastestRoute,
                                    .usual = lab::Routes().speed,
                                    .decimals = 0,
                                    .help = tr("Euler steps per second")})) {
    lab::Change<lab::Routes> change;
    change.speed = *speed;
    emit_routes(ui, std::move(change));
  }
}

}  // namespace workbenches::routes
