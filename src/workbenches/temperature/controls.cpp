#include <algorithm>
#include <cmath>

#include "ui/kit/icons.hpp"
#include "ui/kit/numbers.hpp"
#include "workbenches/temperature/temperature.hpp"

/// The row at the bottom.
namespace workbenches::temperature {

using ui::tr;
namespace command = lab::command;

void temperature_controls(Ui& ui, Rect bar, ui::PanelState& /*panels*/) {
  const ThermalNow now(ui.session);
  const bool cramped = bar.w < 600, wordy = bar.w >= 700;
  const float side = cramped ? 12 : ui.theme.margin, gap = cramped ? 8 : 12;
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
  if (press("temperature.reset", tr("Reset"), ui::icon::kReset,
            tr("Back to the start, at the present T"), "0", now.moment() > 0))
    ui.emit(command::Reset{});
  const bool running = ui.session.running();
  ui::ButtonOptions o;
  // After the start the point in the diagram is the thing to touch.
  o.kind = now.moment() > 0 && !running ? ui::ButtonKind::plain : ui::ButtonKind::primary;
  o.icon = running ? ui::icon::kPause : ui::icon::kPlay;
  o.help = running               ? tr("Stops the net")
           : now.bench.anneals() ? tr("Lets T fall to 0")
                                 : tr("Lets the net run at this T");
  o.shortcut = "R";
  if (ui::button(ui, "temperature.run", left(ui.room("temperature.run", wordy ? 118.0F : 96.0F)),
                 running ? tr("Pause") : tr("Run"), o)) {
    if (running)
      ui.emit(command::Pause{});
    else if (ui.reduced_motion)
      ui.emit(command::Finish{});
    else
      ui.emit(command::Recall{});
  }
  if (press("temperature.step", tr("Step"), ui::icon::kStep,
            tr("One sweep: every neuron updates once"), "N",
            !now.settled() && now.moment() < lab::kLongestThermal))
    ui.emit(command::Step{});
  if (press("temperature.new_noise", wordy ? tr("New noise") : tr("Noise"), ui::icon::kDice,
            tr("The same net and start, with other random numbers"), "", true)) {
    lab::Change<lab::TemperatureBench> change;
    change.run = now.bench.run + 1;
    emit_thermal(ui, std::move(change));
  }
  if (room.w < 170) return;
  ui::SliderOptions speed;
  speed.minimum = lab::kSlowestThermal;
  speed.maximum = lab::kFastestThermal;
  speed.logarithmic = true;
  speed.initial = lab::TemperatureBench().speed;
  speed.decimals = 0;
  speed.unit = "/s";
  speed.help = tr("Sweeps per second");
  double value = now.bench.speed;
  if (!ui::slider(ui, "temperature.speed", {room.x, room.y, std::min(room.w, 320.0F), room.h},
                  tr("speed"), &value, speed))
    return;
  lab::Change<lab::TemperatureBench> change;
  change.speed = std::clamp(value, lab::kSlowestThermal, lab::kFastestThermal);
  emit_thermal(ui, std::move(change));
}

}  // namespace workbenches::temperature
