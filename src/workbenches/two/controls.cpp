#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/numbers.hpp"
#include "workbenches/figures/rate_controls.hpp"
#include "workbenches/two/two.hpp"

/// The row at the bottom: Reset, Run, kicks, time.
namespace workbenches::two {

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
  o.kind = bar.w >= 520 ? ui::ButtonKind::plain : ui::ButtonKind::stacked;
  o.soft = bar.w < 520;
  o.help =
      tr("Gives both neurons the input (h₁, h₂) for a while. With Kick selected above the plane, "
         "draw it as an arrow.");
  const std::string words =
      wordy ? sentence(tr("Kick {0}"), {pair_text(m.two.next_kick)}) : std::string(tr("Kick"));
  const float kick =
      o.kind == ui::ButtonKind::plain ? ui::button_width(ui, words, o) : ui::stacked_width(words);
  if (ui::button(ui, "two.kick", row.left(ui.room("two.kick", kick)), words, o)) {
    lab::Change<lab::Two> change;
    change.kick = m.two.next_kick;
    emit_two(ui, std::move(change));
    row.go();
  }
  o = {};
  o.icon = ui::icon::kEraser;
  const bool cleared = wordy || bar.w >= 700;
  o.kind = cleared ? ui::ButtonKind::plain : ui::ButtonKind::stacked;
  o.soft = !cleared;
  o.enabled = !m.two.paths.empty();
  o.help = tr("Removes the paths and keeps the run");
  const char* label = cleared ? tr("Clear paths") : tr("Clear");
  const float clear = cleared ? ui::button_width(ui, label, o) : ui::stacked_width(label);
  if (ui::button(ui, "two.clear", row.right(ui.room("two.clear", clear)), label, o)) {
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

}  // namespace workbenches::two
