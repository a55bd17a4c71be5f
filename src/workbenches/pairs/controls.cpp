#include <algorithm>

#include "ui/kit/icons.hpp"
#include "ui/kit/numbers.hpp"
#include "workbenches/figures/control_row.hpp"
#include "workbenches/pairs/pairs.hpp"

/// The row at the bottom: Reset, Step, Recall; noise on the side that is given.
namespace workbenches::pairs {

using ui::tr;
namespace command = lab::command;

void pairs_controls(Ui& ui, Rect bar, ui::PanelState& panels) {
  const PairsModel& m = pairs_model(ui, panels);
  ControlRow row(ui, bar, 700);
  if (row.press({"pairs.reset", tr("Reset"), tr("Reset"), ui::icon::kReset, tr("Back to the start"),
                 "0", m.bench.moment > 0}))
    ui.emit(command::Reset{});
  if (row.press({"pairs.step", tr("Step"), tr("Step"), ui::icon::kStep,
                 m.coupled() || (m.bam() && m.bench.order == lab::PairOrder::pixels)
                     ? tr("Updates the next pixel that changes")
                 : m.recurrent() ? tr("Multiplies by W once more")
                                 : tr("Computes one side from the other"),
                 "N", m.bench.moment < m.end}))
    ui.emit(command::Step{});
  if (row.begins({.id = "pairs.recall",
                  .words = tr("Recall"),
                  .help = tr("Runs until nothing changes any more"),
                  .enabled = m.end > 0}))
    begin_run(ui, false);
  // On a phone noise is where the pairs are started from.
  if (row.press_at_end(
          {"pairs.add_noise", tr("Add noise"), tr("Noise"), ui::icon::kDice,
           tr("Flips pixels of the side that is given, each with this probability")})) {
    lab::Change<lab::PairBench> change;
    change.add_noise = m.bench.cue;
    emit_pairs(ui, std::move(change));
  }
  if (row.room().w < 150) return;
  ui::SliderOptions s;
  s.step = 0.01;
  s.initial = 0.2;
  s.unit = tr("%");
  s.shown_factor = 100;
  s.decimals = 0;
  s.help = tr("The share of pixels that are flipped, each at random");
  double value = m.bench.noise;
  if (ui::slider(ui, "pairs.noise", row.right(std::min(row.room().w, 230.0F)), tr("noise"), &value,
                 s)) {
    lab::Change<lab::PairBench> change;
    change.noise = value;
    emit_pairs(ui, std::move(change));
  }
}

}  // namespace workbenches::pairs
