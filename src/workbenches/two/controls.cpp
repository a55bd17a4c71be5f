#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/numbers.hpp"
#include "workbenches/figures/rate_controls.hpp"
#include "workbenches/two/two.hpp"

/// The row at the bottom: Reset, Run, kicks, time.
namespace workbenches {

using ui::sentence;
using ui::tr;

void two_controls(Ui& ui, Rect bar, ui::PanelState& panels) {
  const TwoModel& m = two_model(ui, panels);
  TimeRow row(ui, bar);
  const bool wordy = bar.w >= 900;
  row.reset("two.reset", m.two.moment > 0);
  row.run("two.run");
  ui::ButtonOptions o;
  o.icon = ui::icon::kMoveUp;
  o.kind = bar.w >= 520 ? ui::ButtonKind::plain : ui::ButtonKind::icon;
  o.help =
      tr("Gives both neurons the input (h₁, h₂) for a while. With Kick chosen over the plane you "
         "draw it as an arrow.");
  const std::string words =
      wordy ? sentence(tr("Kick {0}"), {pair_text(m.two.next_kick)}) : std::string(tr("Kick"));
  const float kick = o.kind == ui::ButtonKind::plain ? ui::button_width(ui, words, o) : 44;
  if (ui::button(ui, "two.kick", row.left(ui.room("two.kick", kick)), words, o)) {
    lab::Change<lab::Two> change;
    change.kick = m.two.next_kick;
    emit_two(ui, std::move(change));
    row.go();
  }
  o = {};
  o.icon = ui::icon::kEraser;
  o.kind = wordy ? ui::ButtonKind::plain : ui::ButtonKind::icon;
  o.enabled = !m.two.paths.empty();
  o.help = tr("Removes the paths and keeps the run");
  const float clear = wordy ? ui::button_width(ui, tr("Clear paths"), o) : 44;
  if (ui::button(ui, "two.clear", row.right(ui.room("two.clear", clear)), tr("Clear paths"), o)) {
    lab::Change<lab::Two> change;
    change.paths.emplace();
    emit_two(ui, std::move(change));
  }
  row.time("two.time", m.now, lab::end_of(m.two), m.two.time_constant, [&](std::uint32_t moment) {
    lab::Change<lab::Two> change;
    change.moment = moment;
    emit_two(ui, std::move(change));
  });
}

}  // namespace workbenches
