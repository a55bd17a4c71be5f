#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/icons.hpp"
#include "ui/kit/numbers.hpp"
#include "workbenches/sequences/sequences.hpp"

/// The row at the bottom.
namespace workbenches::sequences {

using ui::Rect;
using ui::tr;
using ui::Ui;

void film_mode(Ui& ui, const Rect& place, const lab::Sequences& film) {
  const std::array<const char*, 2> modes = {tr("Synchronous"), tr("Asynchronous")};
  int selected = film.mode == hopfield::Mode::sync ? 0 : 1;
  const float width = std::min(place.w, ui::segmented_width(ui, modes));
  if (!ui.shows("sequences.mode") ||
      !ui::segmented(
          ui, "sequences.mode", {place.x, place.y, width, place.h}, tr("Updates"), modes, &selected,
          tr("Synchronous: all neurons update at once. Asynchronous: one at a time, each "
             "once per step, in random order.")))
    return;
  lab::Change<lab::Sequences> change;
  change.mode = selected == 0 ? hopfield::Mode::sync : hopfield::Mode::async;
  emit_film(ui, std::move(change));
}

void sequences_controls(Ui& ui, Rect bar, ui::PanelState& /*panels*/) {
  const lab::Sequences& film = ui.session.document().section<lab::Sequences>();
  constexpr double kNoise = 0.15;
  const bool cramped = bar.w < 600, wordy = bar.w >= 760;
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
  if (press("sequences.reset", tr("Reset"), ui::icon::kReset, tr("Back to the start"), "0",
            film.moment > 0))
    ui.emit(lab::command::Reset{});
  const bool running = ui.session.running();
  ui::ButtonOptions o;
  o.kind = ui::ButtonKind::primary;
  o.icon = running ? ui::icon::kPause : ui::icon::kPlay;
  o.help = running ? tr("Stops where it is") : tr("Plays the film, step by step");
  o.shortcut = "R";
  if (ui::button(ui, "sequences.run", left(ui.room("sequences.run", wordy ? 118.0F : 96.0F)),
                 running ? tr("Pause") : tr("Play"), o)) {
    if (running)
      ui.emit(lab::command::Pause{});
    else
      ui.emit(lab::command::Recall{});
  }
  if (press("sequences.step", tr("Step"), ui::icon::kStep,
            film.mode == hopfield::Mode::sync ? tr("Updates all neurons at once")
                                              : tr("Updates every neuron once"),
            "N", film.moment < lab::kLongestFilm))
    ui.emit(lab::command::Step{});
  if (press("sequences.noise", tr("Add noise"), ui::icon::kDice,
            tr("Flips 15% of the pixels at random, and starts there"), "", true)) {
    lab::Change<lab::Sequences> change;
    change.noise = kNoise;
    emit_film(ui, std::move(change));
  }
  if (mode_in_row(ui)) {
    const std::array<const char*, 2> modes = {tr("Synchronous"), tr("Asynchronous")};
    const Rect right = room.cut_right(ui.room("sequences.mode", ui::segmented_width(ui, modes)));
    const float tall = ui.touch ? 44.0F : 36.0F;
    film_mode(ui, {right.x, right.y + (44 - tall) / 2, right.w, tall}, film);
    room.cut_right(gap);
  }
  if (room.w < 170) return;
  ui::SliderOptions speed;
  speed.minimum = lab::kSlowestFilm;
  speed.maximum = lab::kFastestFilm;
  speed.logarithmic = true;
  speed.initial = lab::Sequences().speed;
  speed.decimals = 1;
  speed.unit = "/s";
  speed.help = tr("Steps per second");
  double value = film.speed;
  if (!ui::slider(ui, "sequences.speed", {room.x, room.y, std::min(room.w, 320.0F), room.h},
                  tr("speed"), &value, speed))
    return;
  lab::Change<lab::Sequences> change;
  change.speed = std::clamp(value, lab::kSlowestFilm, lab::kFastestFilm);
  emit_film(ui, std::move(change));
}

}  // namespace workbenches::sequences
