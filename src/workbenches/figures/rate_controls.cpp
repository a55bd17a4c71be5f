#include "workbenches/figures/rate_controls.hpp"

#include <algorithm>
#include <cmath>

#include "lab/workbenches/kicks.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/numbers.hpp"

namespace workbenches {

using ui::tr;

TimeRow::TimeRow(Ui& ui, const Rect& bar) : ControlRow(ui, bar, 700) {}

void TimeRow::reset(const char* id, bool enabled) {
  if (press(
          {id, tr("Reset"), tr("Reset"), ui::icon::kReset, tr("Back to the start"), "0", enabled}))
    ui_.emit(lab::command::Reset{});
}

void TimeRow::go() {
  if (ui_.reduced_motion || !ui_.session.running()) begin_run(ui_, false);
}

void TimeRow::run(const char* id) {
  if (begins({.id = id,
              .words = tr("Run"),
              .help = tr("Lets time pass. At its end a run starts again."),
              .width = 118,
              .narrow = 96}))
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
