#include <algorithm>
#include <cmath>

#include "ui/kit/icons.hpp"
#include "ui/kit/numbers.hpp"
#include "workbenches/routes/routes.hpp"

/// The row at the bottom.
namespace workbenches::routes {

using ui::Rect;
using ui::tr;
using ui::Ui;

void routes_controls(Ui& ui, Rect bar, ui::PanelState& /*panels*/) {
  const lab::Routes& routes = routes_of(ui.session);
  const lab::RoutesRun& run = lab::run_of(routes);
  const bool over = run.end() == run.step();
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
  if (press("routes.reset", tr("Reset"), ui::icon::kReset, tr("Back to the start"), "0",
            routes.moment > 0))
    ui.emit(lab::command::Reset{});
  const bool running = ui.session.running();
  ui::ButtonOptions o;
  o.kind = ui::ButtonKind::primary;
  o.icon = running ? ui::icon::kPause : ui::icon::kPlay;
  o.help = running ? tr("Stops where it is")
                   : tr("Lets all neurons act on each other until they settle");
  o.shortcut = "R";
  if (ui::button(ui, "routes.run", left(ui.room("routes.run", wordy ? 118.0F : 96.0F)),
                 running ? tr("Pause") : tr("Run"), o)) {
    if (running)
      ui.emit(lab::command::Pause{});
    else
      ui.emit(lab::command::Recall{});
  }
  if (press("routes.start", tr("New start"), ui::icon::kDice,
            tr("Begins with other noise. Each start leads to another end."), "", true)) {
    lab::Change<lab::Routes> change;
    change.run = routes.run + 1;
    emit_routes(ui, std::move(change));
    if (over && !running) ui.emit(lab::command::Recall{});
  }
  if (press("routes.finish", tr("Finish"), ui::icon::kStepSweep, tr("Goes to the end at once"), "",
            !over))
    ui.emit(lab::command::Finish{});
  if (wordy && bar.w > 860 &&
      press("routes.step", tr("Step"), ui::icon::kStep, tr("Ten Euler steps: a time of τ/10 000"),
            "N", !over))
    ui.emit(lab::command::Step{});
  if (room.w < 170) return;
  ui::SliderOptions speed;
  speed.minimum = lab::kSlowestRoute;
  speed.maximum = lab::kFastestRoute;
  speed.logarithmic = true;
  speed.initial = lab::Routes().speed;
  speed.decimals = 0;
  speed.unit = "/s";
  speed.help = tr("Euler steps per second");
  double value = routes.speed;
  if (!ui::slider(ui, "routes.speed", {room.x, room.y, std::min(room.w, 320.0F), room.h},
                  tr("speed"), &value, speed))
    return;
  lab::Change<lab::Routes> change;
  change.speed = std::clamp(value, lab::kSlowestRoute, lab::kFastestRoute);
  emit_routes(ui, std::move(change));
}

}  // namespace workbenches::routes
