#include "ui/kit/icons.hpp"
#include "workbenches/figures/control_row.hpp"
#include "workbenches/places/places.hpp"

/// The row at the bottom.
namespace workbenches::places {

using ui::tr;
namespace command = lab::command;

void places_controls(Ui& ui, Rect bar, ui::PanelState& /*panels*/) {
  const PlacesNow now(ui.session);
  ControlRow row(ui, bar, 900);
  if (row.press({"places.reset", tr("Reset"), tr("Reset"), ui::icon::kReset, tr("Back to the cue"),
                 "0", now.bench.moment > 0}))
    ui.emit(command::Reset{});
  if (row.begins({.id = "places.run",
                  .words = tr("Recall"),
                  .help = tr("Updates one cell at a time until none changes"),
                  .narrow = bar.w < 600 ? 88.0F : 112.0F}))
    begin_run(ui, now.finished());
  constexpr float kPhone = 420;
  if (bar.w >= kPhone &&
      row.press({"places.step", tr("Step"), tr("Step"), ui::icon::kStep,
                 tr("One part in 32 of a sweep, in which every cell updates once"), "N",
                 !now.finished()}))
    ui.emit(command::Step{});
  const auto silence = [&](lab::Silence how) {
    lab::Change<lab::Places> change;
    change.silence = how;
    if (ui.session.running()) ui.emit(command::Pause{});
    emit_places(ui, std::move(change));
  };
  if (row.press({"places.half", tr("Silence half"), tr("Half"), ui::icon::kDice,
                 tr("Silences half of the cells at random")}))
    silence(lab::Silence::random);
  if (row.press(
          {"places.one_side", tr("Silence a side"), tr("Side"), ui::icon::kContrast,
           tr("Silences the cells whose fields are on one side of the cue, each time another")}))
    silence(lab::Silence::side);
  if (row.press({"places.restore", tr("Restore all"), tr("Restore"), ui::icon::kCheck,
                 tr("No cell is silenced any more"), "", !now.bench.silenced.empty()}))
    silence(lab::Silence::none);
  if (const auto speed = row.speed({.id = "places.speed",
                                    .value = now.bench.speed,
                                    .slowest = lab::kSlowestPlaces,
                                    .fastest = lab::kFastestPlaces,
                                    .usual = 0.25,
                                    .decimals = 2,
                                    .help = tr("Sweeps per second")})) {
    lab::Change<lab::Places> change;
    change.speed = *speed;
    emit_places(ui, std::move(change));
  }
}

}  // namespace workbenches::places
