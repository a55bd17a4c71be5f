#include <algorithm>
#include <cmath>

#include "ui/kit/icons.hpp"
#include "ui/kit/numbers.hpp"
#include "workbenches/dense/dense.hpp"

/// The row at the bottom.
namespace workbenches::dense {

using ui::tr;
namespace command = lab::command;

void dense_controls(Ui& ui, Rect bar, ui::PanelState& /*panels*/) {
  const DenseNow now(ui.session);
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
  if (press("dense.reset", tr("Reset"), ui::icon::kReset, tr("Back to the start"), "0",
            now.moment() > 0))
    ui.emit(command::Reset{});
  const bool running = ui.session.running();
  ui::ButtonOptions o;
  // Where all is done another number is the thing to touch.
  o.kind = now.finished() && !running ? ui::ButtonKind::plain : ui::ButtonKind::primary;
  o.icon = running ? ui::icon::kPause : ui::icon::kPlay;
  o.help = running ? tr("Stops the run") : tr("Runs until nothing changes any more");
  o.shortcut = "R";
  if (ui::button(ui, "dense.run", left(ui.room("dense.run", wordy ? 128.0F : 112.0F)),
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
  if (press("dense.step", tr("Step"), ui::icon::kStep,
            now.bench.attends() ? tr("One step: x becomes X a")
                                : tr("One sweep: every neuron updates once"),
            "N", !now.finished()))
    ui.emit(command::Step{});
  if (press("dense.new_noise", wordy ? tr("New noise") : tr("Noise"), ui::icon::kDice,
            tr("Other random pixels, and back to the start"), "",
            now.bench.attends() ? now.bench.grain > 0 : now.bench.noise > 0)) {
    lab::Change<lab::DenseBench> change;
    change.draws = now.bench.draws + 1;
    emit_dense(ui, std::move(change));
  }
  if (room.w < 170) return;
  ui::SliderOptions speed;
  speed.minimum = lab::kSlowestDense;
  speed.maximum = lab::kFastestDense;
  speed.logarithmic = true;
  speed.initial = 1;
  speed.decimals = 1;
  speed.unit = "/s";
  speed.help = now.bench.attends() ? tr("Steps per second") : tr("Sweeps per second");
  double value = now.bench.speed;
  if (!ui::slider(ui, "dense.speed", {room.x, room.y, std::min(room.w, 320.0F), room.h},
                  tr("speed"), &value, speed))
    return;
  lab::Change<lab::DenseBench> change;
  change.speed = std::clamp(value, lab::kSlowestDense, lab::kFastestDense);
  emit_dense(ui, std::move(change));
}

}  // namespace workbenches::dense
