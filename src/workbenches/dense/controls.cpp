#include "ui/kit/icons.hpp"
#include "workbenches/dense/dense.hpp"
#include "workbenches/figures/control_row.hpp"

/// The row at the bottom.
namespace workbenches::dense {

using ui::tr;
namespace command = lab::command;

void dense_controls(Ui& ui, Rect bar, ui::PanelState& /*panels*/) {
  const DenseNow now(ui.session);
  const bool attends = now.bench.attends();
  ControlRow row(ui, bar, 700);
  if (row.press({"dense.reset", tr("Reset"), tr("Reset"), ui::icon::kReset, tr("Back to the start"),
                 "0", now.moment() > 0}))
    ui.emit(command::Reset{});
  // Where all is done another number is the thing to touch.
  if (row.begins({.id = "dense.run",
                  .words = tr("Recall"),
                  .help = tr("Runs until nothing changes any more"),
                  .prominent = !now.finished()}))
    begin_run(ui, now.finished());
  if (row.press(
          {"dense.step", tr("Step"), tr("Step"), ui::icon::kStep,
           attends ? tr("One step: x becomes X a") : tr("One sweep: every neuron updates once"),
           "N", !now.finished()}))
    ui.emit(command::Step{});
  if (row.press({"dense.new_noise", tr("New noise"), tr("Noise"), ui::icon::kDice,
                 tr("Other random pixels, and back to the start"), "",
                 attends ? now.bench.grain > 0 : now.bench.noise > 0})) {
    lab::Change<lab::DenseBench> change;
    change.draws = now.bench.draws + 1;
    emit_dense(ui, std::move(change));
  }
  if (const auto speed =
          row.speed({.id = "dense.speed",
                     .value = now.bench.speed,
                     .slowest = lab::kSlowestDense,
                     .fastest = lab::kFastestDense,
                     .usual = 1,
                     .help = attends ? tr("Steps per second") : tr("Sweeps per second")})) {
    lab::Change<lab::DenseBench> change;
    change.speed = *speed;
    emit_dense(ui, std::move(change));
  }
}

}  // namespace workbenches::dense
