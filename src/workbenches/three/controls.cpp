#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/numbers.hpp"
#include "workbenches/figures/figures.hpp"
#include "workbenches/three/three.hpp"

/// The row at the bottom: Reset, Step, to the end; one after the other or all at once.
namespace workbenches::three {
namespace {

using ui::FontKind;
using ui::tr;
namespace command = lab::command;

/// "(1, 1, 1) → (1, 1, −1)": the way so far, as much of its end as there is room for.
void way(Ui& ui, const Rect& place, const ThreeModel& m) {
  std::string words;
  for (std::size_t k = m.path.size(); k-- > 0;) {
    const std::string name = m.name_of(m.path[k]);
    std::string more = name.empty() ? vector_text(values_of(m.path[k])) : name;
    if (!words.empty()) more = ui::sentence(tr("{0} → {1}"), {more, words});
    const bool all = k == 0;
    if (ui::text_width(FontKind::body, all ? more : ui::sentence(tr("… → {0}"), {more})) >
        place.w) {
      if (!words.empty()) words = ui::sentence(tr("… → {0}"), {words});
      break;
    }
    words = std::move(more);
  }
  if (ui.shows("three.way")) ui::text(ui, place, words, FontKind::body, ui.theme.secondary);
  if (!words.empty()) ui::status(ui, "three.way", place, words);
}

}  // namespace

void three_controls(Ui& ui, Rect bar, ui::PanelState& panels) {
  const ThreeModel& m = three_model(ui, panels);
  const bool cramped = bar.w < 600;
  const float side = cramped ? 12 : ui.theme.margin, gap = cramped ? 8 : 12;
  Rect room{bar.x + side, bar.y + std::round((bar.h - 44) / 2), bar.w - 2 * side, 44};
  const auto left = [&](float width) {
    const Rect rect = room.cut_left(width);
    if (width > 0) room.cut_left(gap);
    return rect;
  };
  const std::array<const char*, 2> words = {tr("Asynchronous"), tr("Synchronous")};
  const std::array<const char*, 2> fewer = {tr("Async"), tr("Sync")};
  const auto& modes = bar.w < 760 ? fewer : words;
  int selected = m.together() ? 1 : 0;
  const Rect right = room.cut_right(ui.room("three.mode", ui::segmented_width(ui, modes)));
  const float tall = ui.touch ? 44.0F : 36.0F;
  if (ui::segmented(ui, "three.mode", {right.x, right.y + (44 - tall) / 2, right.w, tall},
                    tr("Mode"), modes, &selected,
                    tr("Asynchronous: neurons update one at a time. Synchronous: all update at "
                       "once, as in v′ = sgn(M v)."))) {
    lab::Change<lab::Three> change;
    change.mode = selected == 1 ? hopfield::Mode::sync : hopfield::Mode::async;
    ui.emit(lab::change<lab::Three>(std::move(change)));
  }
  room.cut_right(gap);

  const bool wordy = bar.w >= 700;
  ui::ButtonOptions o;
  o.icon = ui::icon::kReset;
  o.kind = wordy ? ui::ButtonKind::plain : ui::ButtonKind::stacked;
  o.soft = !wordy;
  o.enabled = !m.three.path.empty();
  o.help = tr("Back to the start");
  o.shortcut = "0";
  const float reset = wordy ? ui::button_width(ui, tr("Reset"), o) : ui::stacked_width(tr("Reset"));
  if (ui::button(ui, "three.reset", left(ui.room("three.reset", reset)), tr("Reset"), o))
    ui.emit(command::Reset{});
  o = {};
  o.kind = ui::ButtonKind::primary;
  o.icon = ui::icon::kStep;
  o.help = m.together() ? tr("Updates all neurons at once")
                        : tr("Updates the next neuron. Press a row of the table to choose one.");
  o.shortcut = "N";
  const char* step = m.together() ? tr("Step") : tr("Step neuron");
  const float step_width = std::max(104.0F, ui::button_width(ui, step, o));
  if (ui::button(ui, "three.step", left(ui.room("three.step", step_width)), step, o))
    ui.emit(command::Step{});
  o = {};
  o.icon = ui::icon::kPlay;
  o.kind = wordy ? ui::ButtonKind::plain : ui::ButtonKind::stacked;
  o.soft = !wordy;
  o.enabled = !m.stable;
  o.help = tr("Runs until nothing changes any more");
  o.shortcut = "R";
  const float end =
      wordy ? ui::button_width(ui, tr("To the end"), o) : ui::stacked_width(tr("To the end"));
  if (ui::button(ui, "three.run", left(ui.room("three.run", end)), tr("To the end"), o))
    ui.emit(command::Recall{});
  if (room.w > 80) way(ui, room, m);
}

}  // namespace workbenches::three
