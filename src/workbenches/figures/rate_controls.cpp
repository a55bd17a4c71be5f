#include "workbenches/figures/rate_controls.hpp"

#include <algorithm>
#include <cmath>

#include "lab/workbenches/kicks.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/numbers.hpp"

namespace workbenches {

using ui::tr;

TimeRow::TimeRow(Ui& ui, const Rect& bar)
    : ui_(ui), gap_(bar.w < 600 ? 8.0F : 12.0F), wordy_(bar.w >= 700) {
  const float side = bar.w < 600 ? 12 : ui.theme.margin;
  room_ = {bar.x + side, bar.y + std::round((bar.h - 44) / 2), bar.w - 2 * side, 44};
}

Rect TimeRow::left(float width) {
  const Rect rect = room_.cut_left(width);
  if (width > 0) room_.cut_left(gap_);
  return rect;
}

Rect TimeRow::right(float width) {
  const Rect rect = room_.cut_right(width);
  if (width > 0) room_.cut_right(gap_);
  return rect;
}

void TimeRow::reset(const char* id, bool enabled) {
  ui::ButtonOptions o;
  o.icon = ui::icon::kReset;
  o.kind = wordy_ ? ui::ButtonKind::plain : ui::ButtonKind::stacked;
  o.soft = !wordy_;
  o.enabled = enabled;
  o.help = tr("Back to the start");
  o.shortcut = "0";
  const float width =
      wordy_ ? ui::button_width(ui_, tr("Reset"), o) : ui::stacked_width(tr("Reset"));
  if (ui::button(ui_, id, left(ui_.room(id, width)), tr("Reset"), o))
    ui_.emit(lab::command::Reset{});
}

void TimeRow::go() {
  if (ui_.reduced_motion)
    ui_.emit(lab::command::Finish{});
  else if (!ui_.session.running())
    ui_.emit(lab::command::Recall{});
}

void TimeRow::run(const char* id) {
  const bool running = ui_.session.running();
  ui::ButtonOptions o;
  o.kind = ui::ButtonKind::primary;
  o.icon = running ? ui::icon::kPause : ui::icon::kPlay;
  o.help = running ? tr("Stops the clock") : tr("Lets time pass. At its end a run starts again.");
  o.shortcut = "R";
  const float width = ui_.room(id, wordy_ ? 118.0F : 96.0F);
  if (!ui::button(ui_, id, left(width), running ? tr("Pause") : tr("Run"), o)) return;
  if (running)
    ui_.emit(lab::command::Pause{});
  else
    go();
}

void TimeRow::time(const char* id, double now, double end, double ms,
                   const std::function<void(std::uint32_t)>& seek) {
  if (room_.w < 150) return;
  ui::SliderOptions o;
  o.maximum = end;
  o.decimals = 1;
  o.unit = " τ";
  const std::string help =
      ui::sentence(tr("How far the run is shown, in units of the time constant τ = {0} ms"),
                   {ui::number(ms, ms < 10 ? 2 : 0)});
  o.help = help.c_str();
  double value = now;
  if (ui::slider(ui_, id, room_, tr("time"), &value, o))
    seek(static_cast<std::uint32_t>(std::lround(std::clamp(value, 0.0, end) * lab::kPerTau)));
}

}  // namespace workbenches
