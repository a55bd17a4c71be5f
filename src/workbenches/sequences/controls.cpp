#include <algorithm>
#include <array>

#include "ui/kit/icons.hpp"
#include "workbenches/figures/control_row.hpp"
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
  ControlRow row(ui, bar, 760);
  if (row.press({"sequences.reset", tr("Reset"), tr("Reset"), ui::icon::kReset,
                 tr("Back to the start"), "0", film.moment > 0}))
    ui.emit(lab::command::Reset{});
  if (row.begins({.id = "sequences.run",
                  .words = tr("Play"),
                  .help = tr("Plays the film, step by step"),
                  .width = 118,
                  .narrow = 96}))
    ui.emit(lab::command::Recall{});
  if (row.press({"sequences.step", tr("Step"), tr("Step"), ui::icon::kStep,
                 film.mode == hopfield::Mode::sync ? tr("Updates all neurons at once")
                                                   : tr("Updates every neuron once"),
                 "N", film.moment < lab::kLongestFilm}))
    ui.emit(lab::command::Step{});
  if (row.press({"sequences.noise", tr("Add noise"), tr("Add noise"), ui::icon::kDice,
                 tr("Flips 15% of the pixels at random, and starts there")})) {
    lab::Change<lab::Sequences> change;
    change.noise = kNoise;
    emit_film(ui, std::move(change));
  }
  if (mode_in_row(ui)) {
    const std::array<const char*, 2> modes = {tr("Synchronous"), tr("Asynchronous")};
    const Rect right = row.right(ui.room("sequences.mode", ui::segmented_width(ui, modes)));
    const float tall = ui.touch ? 44.0F : 36.0F;
    film_mode(ui, {right.x, right.y + (44 - tall) / 2, right.w, tall}, film);
  }
  if (const auto speed = row.speed({.id = "sequences.speed",
                                    .value = film.speed,
                                    .slowest = lab::kSlowestFilm,
                                    .fastest = lab::kFastestFilm,
                                    .usual = lab::Sequences().speed,
                                    .help = tr("Steps per second")})) {
    lab::Change<lab::Sequences> change;
    change.speed = *speed;
    emit_film(ui, std::move(change));
  }
}

}  // namespace workbenches::sequences
