#include <algorithm>
#include <cmath>

#include "ui/kit/icons.hpp"
#include "ui/kit/numbers.hpp"
#include "workbenches/places/places.hpp"

/// The row at the bottom.
namespace workbenches::places {

using ui::tr;
namespace command = lab::command;

void places_controls(Ui& ui, Rect bar, ui::PanelState& /*panels*/) {
  const PlacesNow now(ui.session);
  const bool cramped = bar.w < 600, wordy = bar.w >= 900;
  const float side = cramped ? 8 : ui.theme.margin, gap = cramped ? 6 : 12;
  Rect room{bar.x + side, bar.y + std::round((bar.h - 44) / 2), bar.w - 2 * side, 44};
  const auto left = [&](float width) {
    const Rect rect = room.cut_left(width);
    if (width > 0) room.cut_left(gap);
    return rect;
  };
  const auto press = [&](const char* id, const char* words, const char* icon, const char* help,
                         const char* shortcut, bool enabled) {
    ui::ButtonOptions o;
    o.icon = icon;
    o.kind = wordy ? ui::ButtonKind::plain : ui::ButtonKind::stacked;
    o.soft = !wordy;
    o.enabled = enabled;
    o.help = help;
    o.shortcut = shortcut;
    const float width = wordy ? ui::button_width(ui, words, o) : ui::stacked_width(words);
    return ui::button(ui, id, left(ui.room(id, width)), words, o);
  };
  if (press("places.reset", tr("Reset"), ui::icon::kReset, tr("Back to the cue"), "0",
            now.bench.moment > 0))
    ui.emit(command::Reset{});
  const bool running = ui.session.running();
  ui::ButtonOptions o;
  o.kind = ui::ButtonKind::primary;
  o.icon = running ? ui::icon::kPause : ui::icon::kPlay;
  o.help = running ? tr("Stops the run") : tr("Updates one cell at a time until none changes");
  o.shortcut = "R";
  if (ui::button(ui, "places.run",
                 left(ui.room("places.run", wordy     ? 128.0F
                                            : cramped ? 88.0F
                                                      : 112.0F)),
                 running ? tr("Pause") : tr("Recall"), o)) {
    if (running) {
      ui.emit(command::Pause{});
    } else {
      if (now.finished()) ui.emit(command::Reset{});
      if (ui.reduced_motion)
        ui.emit(command::Finish{});
      else
        ui.emit(command::Recall{});
    }
  }
  constexpr float kPhone = 420;
  if (bar.w >= kPhone && press("places.step", tr("Step"), ui::icon::kStep,
                               tr("One part in 32 of a sweep, in which every cell updates once"),
                               "N", !now.finished()))
    ui.emit(command::Step{});
  const auto silence = [&](lab::Silence how) {
    lab::Change<lab::Places> change;
    change.silence = how;
    if (running) ui.emit(command::Pause{});
    emit_places(ui, std::move(change));
  };
  if (press("places.half", wordy ? tr("Silence half") : tr("Half"), ui::icon::kDice,
            tr("Silences half of the cells at random"), "", true))
    silence(lab::Silence::random);
  if (press("places.one_side", wordy ? tr("Silence a side") : tr("Side"), ui::icon::kContrast,
            tr("Silences the cells whose fields are on one side of the cue, each time another"), "",
            true))
    silence(lab::Silence::side);
  if (press("places.restore", wordy ? tr("Restore all") : tr("Restore"), ui::icon::kCheck,
            tr("No cell is silenced any more"), "", !now.bench.silenced.empty()))
    silence(lab::Silence::none);
  if (room.w < 170) return;
  ui::SliderOptions speed;
  speed.minimum = lab::kSlowestPlaces;
  speed.maximum = lab::kFastestPlaces;
  speed.logarithmic = true;
  speed.initial = 0.25;
  speed.decimals = 2;
  speed.unit = "/s";
  speed.help = tr("Sweeps per second");
  double value = now.bench.speed;
  if (!ui::slider(ui, "places.speed", {room.x, room.y, std::min(room.w, 320.0F), room.h},
                  tr("speed"), &value, speed))
    return;
  lab::Change<lab::Places> change;
  change.speed = std::clamp(value, lab::kSlowestPlaces, lab::kFastestPlaces);
  emit_places(ui, std::move(change));
}

}  // namespace workbenches::places
