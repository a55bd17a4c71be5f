#include <algorithm>
#include <cmath>

#include "ui/kit/icons.hpp"
#include "ui/kit/numbers.hpp"
#include "workbenches/pairs/pairs.hpp"

/// The row at the bottom: Reset, Step, Recall; noise on the side that is given.
namespace workbenches::pairs {

using ui::tr;
namespace command = lab::command;

void pairs_controls(Ui& ui, Rect bar, ui::PanelState& panels) {
  const PairsModel& m = pairs_model(ui, panels);
  const bool cramped = bar.w < 600, wordy = bar.w >= 700;
  const float side = cramped ? 12 : ui.theme.margin, gap = cramped ? 8 : 12;
  Rect room{bar.x + side, bar.y + std::round((bar.h - 44) / 2), bar.w - 2 * side, 44};
  const auto left = [&](float width) {
    const Rect rect = room.cut_left(width);
    if (width > 0) room.cut_left(gap);
    return rect;
  };
  const auto side_button = [&](const char* id, const char* words, ui::ButtonOptions o) {
    o.kind = wordy ? ui::ButtonKind::plain : ui::ButtonKind::stacked;
    o.soft = !wordy;
    const float width = wordy ? ui::button_width(ui, words, o) : ui::stacked_width(words);
    return ui::button(ui, id, left(ui.room(id, width)), words, o);
  };
  ui::ButtonOptions o;
  o.icon = ui::icon::kReset;
  o.enabled = m.bench.moment > 0;
  o.help = tr("Back to the start");
  o.shortcut = "0";
  if (side_button("pairs.reset", tr("Reset"), o)) ui.emit(command::Reset{});
  o = {};
  o.icon = ui::icon::kStep;
  o.enabled = m.bench.moment < m.end;
  o.help = m.coupled() || (m.bam() && m.bench.order == lab::PairOrder::pixels)
               ? tr("Updates the next pixel that changes")
           : m.recurrent() ? tr("Multiplies by W once more")
                           : tr("Computes one side from the other");
  o.shortcut = "N";
  if (side_button("pairs.step", tr("Step"), o)) ui.emit(command::Step{});

  const bool running = ui.session.running();
  o = {};
  o.kind = ui::ButtonKind::primary;
  o.icon = running ? ui::icon::kPause : ui::icon::kPlay;
  o.help = running ? tr("Stops the run") : tr("Runs until nothing changes any more");
  o.shortcut = "R";
  o.enabled = running || m.end > 0;
  const float wide = ui.room("pairs.recall", wordy ? 128.0F : 112.0F);
  if (ui::button(ui, "pairs.recall", left(wide), running ? tr("Pause") : tr("Recall"), o)) {
    if (running)
      ui.emit(command::Pause{});
    else if (ui.reduced_motion)
      ui.emit(command::Finish{});
    else
      ui.emit(command::Recall{});
  }

  // On a phone noise is where the pairs are started from.
  ui::ButtonOptions noise;
  noise.icon = ui::icon::kDice;
  noise.help = tr("Flips pixels of the side that is given, each with this probability");
  noise.kind = wordy ? ui::ButtonKind::plain : ui::ButtonKind::stacked;
  noise.soft = !wordy;
  const char* words = wordy ? tr("Add noise") : tr("Noise");
  const float width = wordy ? ui::button_width(ui, words, noise) : ui::stacked_width(words);
  const Rect at = room.cut_right(ui.room("pairs.add_noise", width));
  if (ui::button(ui, "pairs.add_noise", at, words, noise)) {
    lab::Change<lab::PairBench> change;
    change.add_noise = m.bench.cue;
    emit_pairs(ui, std::move(change));
  }
  room.cut_right(gap);
  if (room.w < 150) return;
  ui::SliderOptions s;
  s.step = 0.01;
  s.initial = 0.2;
  s.unit = tr("%");
  s.shown_factor = 100;
  s.decimals = 0;
  s.help = tr("The share of pixels that are flipped, each at random");
  double value = m.bench.noise;
  if (ui::slider(ui, "pairs.noise", room.cut_right(std::min(room.w, 230.0F)), tr("noise"), &value,
                 s)) {
    lab::Change<lab::PairBench> change;
    change.noise = value;
    emit_pairs(ui, std::move(change));
  }
}

}  // namespace workbenches::pairs
