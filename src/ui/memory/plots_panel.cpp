#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/memory/grid_view.hpp"
#include "ui/memory/insight_panel.hpp"
#include "ui/memory/memories_panel.hpp"

namespace ui {
namespace {

/// Whether time is counted in sweeps: simultaneous updates know nothing finer, and in a large net
/// single decisions are too many to count.
bool in_sweeps(const lab::Document& d) {
  return d.update.mode == hopfield::Mode::sync || d.grid.neurons() > 1000;
}

/// What both plots share: the axis of time, the shown moment, the moment compared with.
TimePlot over_time(Ui& ui, const Curves& c) {
  const lab::Document& d = ui.session.document();
  const auto neurons = static_cast<double>(d.grid.neurons());
  TimePlot p;
  p.unit = in_sweeps(d) ? neurons : 1;
  p.options.x_label = in_sweeps(d) ? tr("sweeps") : tr("updates");
  p.options.x_decimals = in_sweeps(d) ? 2 : 0;
  // Whole sweeps: the axis then stands still while one is under way.
  p.options.x_maximum = std::max(1.0, std::ceil(c.length / neurons - 1e-9)) * neurons / p.unit;
  p.options.cursor = static_cast<double>(d.moment) / p.unit;
  if (d.view.compare) p.options.compare = static_cast<double>(*d.view.compare) / p.unit;
  p.options.seekable = c.length > 0;
  p.options.help = tr("Press or drag to see the network at that moment.");
  return p;
}

Series in_units(const Series& series, double unit) {
  Series out = series;
  for (double& x : out.x) x /= unit;
  return out;
}

void draw_over_time(Ui& ui, std::string_view id, const Rect& rect, TimePlot p) {
  p.options.bands = p.bands;
  const PlotResult result = plot(ui, id, rect, p.options, p.series);
  if (result.picked_x) seek(ui, p, *result.picked_x);
}

/// The moment that is shown, to be moved.
void moment_slider(Ui& ui, const Rect& row) {
  const lab::Document& d = ui.session.document();
  const std::uint64_t length = ui.session.trace().length();
  double moment = static_cast<double>(d.moment);
  SliderOptions so;
  so.maximum = static_cast<double>(std::max<std::uint64_t>(length, 1));
  so.step = d.update.mode == hopfield::Mode::sync ? static_cast<double>(d.grid.neurons()) : 1.0;
  so.decimals = 0;
  so.initial = so.maximum;
  so.help = tr("The moment that is shown, in single-neuron updates since the start.");
  if (slider(ui, "time.moment", row, tr("moment"), &moment, so) && length > 0)
    ui.emit(lab::command::Seek{
        std::min(length, static_cast<std::uint64_t>(std::llround(std::max(0.0, moment))))});
}

/// One step back, the time slider, one step on; below: compare, save.
void time_row(Ui& ui, PanelState& s, Rect rect) {
  const lab::Document& d = ui.session.document();
  const lab::Trace& trace = ui.session.trace();
  const std::uint64_t length = trace.length();
  const std::uint64_t step = d.update.mode == hopfield::Mode::sync ? d.grid.neurons() : 1;
  const float h = control_height(ui);
  // The glyphs of the outer buttons, not their grounds, stand in line with the plots.
  rect = {rect.x - 5, rect.y, rect.w + 10, rect.h};
  Rect row = rect.cut_top(h);
  ButtonOptions o;
  o.kind = ButtonKind::icon;
  const bool running = ui.session.running();
  o.icon = running ? icon::kPause : icon::kPlay;
  o.enabled = length > 0 || running;
  o.help = tr("Plays the run from the shown moment, or from the beginning when it is at its end.");
  if (button(ui, "time.play", row.cut_left(h), running ? tr("Pause") : tr("Play"), o)) {
    if (running) {
      ui.emit(lab::command::Pause{});
    } else {
      if (d.moment >= length && ui.session.outcome() != hopfield::Outcome::running)
        ui.emit(lab::command::Seek{0});
      ui.emit(lab::command::Recall{});
    }
  }
  o.icon = icon::kChevronLeft;
  o.enabled = d.moment > 0;
  o.help = tr("One update back.");
  if (button(ui, "time.back", row.cut_left(h), tr("Back"), o))
    ui.emit(lab::command::Seek{d.moment > step ? d.moment - step : 0});
  o.icon = icon::kChevronRight;
  o.enabled = d.moment < length;
  o.help = tr("One update forward, within what has been computed.");
  if (button(ui, "time.on", row.cut_right(h), tr("Forward"), o))
    ui.emit(lab::command::Seek{std::min(length, d.moment + step)});
  moment_slider(ui, row);

  rect.cut_top(4);
  row = rect.cut_top(h);
  ButtonOptions c;
  c.kind = ButtonKind::quiet;
  c.selected = d.view.compare.has_value();
  c.icon = c.selected ? icon::kClose : icon::kEye;
  c.enabled = length > 0 || c.selected;
  c.help = tr("Keeps this moment. Go to another one, and the neurons that differ are marked.");
  const char* words = c.selected ? tr("Stop comparing") : tr("Compare with this point in time");
  if (button(ui, "time.compare", row.cut_left(std::min(row.w - h - 8, button_width(ui, words, c))),
             words, c)) {
    lab::command::SetView view;
    view.compare =
        c.selected ? std::optional<std::uint64_t>() : std::optional<std::uint64_t>(d.moment);
    ui.emit(view);
  }
  ButtonOptions save;
  save.kind = ButtonKind::icon;
  save.icon = icon::kDownload;
  save.help = tr("Saves pictures, memories, this run and its plots as files.");
  if (ui.shows("export") &&
      button(ui, "plots.export", row.cut_right(h), tr("Save as a file"), save))
    s.show(Open::export_files);
}

}  // namespace

void seek(Ui& ui, const TimePlot& p, double x) {
  const lab::Document& d = ui.session.document();
  double moment = x * p.unit;
  const auto neurons = static_cast<double>(d.grid.neurons());
  if (d.update.mode == hopfield::Mode::sync) moment = std::round(moment / neurons) * neurons;
  const auto last = static_cast<double>(ui.session.trace().length());
  const auto wanted = static_cast<std::uint64_t>(std::llround(std::clamp(moment, 0.0, last)));
  if (wanted != d.moment) ui.emit(lab::command::Seek{wanted});
}

TimePlot energy_plot(Ui& ui, PanelState& s) {
  const Curves& c = curves(ui, s);
  TimePlot p = over_time(ui, c);
  p.options.title = tr("Energy");
  p.options.y_label = ui.session.document().network.scale == hopfield::Scale::one_over_n
                          ? tr("energy / N")
                          : tr("energy");
  double low = c.lowest, high = c.highest;
  // The floor of the valley that the network is in: where the curve is going, if all goes well.
  const Standing& now = standing(ui, s);
  if (!now.leaders.empty() && now.leaders.front().overlap > 0.2) {
    const std::uint32_t nearest = now.leaders.front().pattern;
    const std::optional<double> floor = ui.session.stability(nearest).energy;
    if (floor && std::isfinite(*floor) && !c.energy.y.empty()) {
      p.options.level = *floor * ui.session.scale();
      p.options.level_name = (*ui.session.document().memories)[nearest].name;
      low = std::min(low, *p.options.level);
      high = std::max(high, *p.options.level);
    }
  }
  if (high - low <= 0) low = high - 1;
  // The axis ends on a tick, so that the curve has air below it.
  const double step = tick_step(ticks(low, high, 4));
  p.options.y_minimum = step > 0 ? std::floor(low / step) * step : low;
  p.options.y_maximum = step > 0 ? std::ceil(high / step) * step : high;
  p.options.decimals = ui.session.document().network.scale == hopfield::Scale::one_over_n ? 3 : 0;
  p.options.empty = ui.session.has_energy() ? tr("The energy is too large for a number")
                                            : tr("No energy: the weights are not symmetric");
  if (!c.energy.y.empty()) p.series.push_back(in_units(c.energy, p.unit));
  if (!c.energy.y.empty())
    p.options.summary =
        sentence(tr("from {0} to {1}"), {number(c.energy.y.front()), number(c.energy.y.back())});
  return p;
}

TimePlot overlap_plot(Ui& ui, PanelState& s) {
  const Curves& c = curves(ui, s);
  TimePlot p = over_time(ui, c);
  p.options.title = tr("Overlap with each memory");
  p.options.y_label = tr("overlap q");
  p.options.y_minimum = -1;
  p.options.y_maximum = 1;
  p.options.zero_line = true;
  p.options.y_ticks = 3;
  p.options.empty = tr("Store a picture to see the overlap with it");
  for (const Series& series : c.overlaps) p.series.push_back(in_units(series, p.unit));
  for (Band band : c.rest) {
    for (double& x : band.x) x /= p.unit;
    p.bands.push_back(std::move(band));
  }
  if (!p.series.empty() && !p.series.front().y.empty())
    p.options.summary =
        sentence(tr("nearest {0}, {1}"),
                 {p.series.front().name, signed_number(p.series.front().y.back(), 2)});
  return p;
}

void plots_strip(Ui& ui, PanelState& s, Rect rect, const std::function<void(Rect&)>& rows) {
  const bool high = rect.h > rect.w, low = verdict_beside(ui);
  if (low) verdict_lines(ui, s, {rect.x + 12, rect.y + 6, rect.w - 20, 44});
  if (low) rect.cut_top(52);
  // Where rows have no room, a button at the end of the lowest line leads to the same.
  bool named = high && rect.h >= 380;
  if (named) rows(rect);
  rect = {rect.x + 12, rect.y + (low ? 0.0F : 12.0F), rect.w - 20, rect.h - (low ? 4.0F : 18.0F)};
  const float line = control_height(ui);
  // The memories are a drawer here: what stands out of them, and the way there.
  if (ui.shows("memories") && ui.screen.w < 960 && high) {
    Rect place = rect.cut_bottom(ui.touch ? 44.0F : 32.0F);
    rect.cut_bottom(4);
    if (!std::exchange(named, true)) rows(place);
    memories_glance(ui, s, {place.x, place.y + (place.h - 32) / 2, place.w, 32});
  }
  if (high && rect.h > 420 && ui.session.document().view.selected) {
    neuron_block(ui, s, rect.cut_bottom(neuron_block_height(ui)));
    rect.cut_bottom(8);
  }
  TimePlot energy = energy_plot(ui, s), overlap = overlap_plot(ui, s);
  // The titles say it, and there is no room for a name at each axis.
  energy.options.y_label.clear();
  overlap.options.y_label.clear();
  if (rect.h > 330 || !high) {
    Rect place = rect.cut_bottom(line);
    if (!std::exchange(named, true)) rows(place);
    moment_slider(ui, place);
  }
  rect.cut_bottom(4);
  if (low) energy.options.x_label.clear();
  if (!high) {
    const float half = (rect.w - 16) / 2;
    draw_over_time(ui, "plots.energy", rect.cut_left(half), std::move(energy));
    rect.cut_left(16);
    draw_over_time(ui, "plots.overlap", rect, std::move(overlap));
    return;
  }
  const float gap = low ? 2.0F : 12.0F;
  draw_over_time(ui, "plots.energy", rect.cut_top((rect.h - gap) * 0.47F), std::move(energy));
  rect.cut_top(gap);
  draw_over_time(ui, "plots.overlap", rect, std::move(overlap));
}

void plots_panel(Ui& ui, PanelState& s, Rect rect) {
  const float h = control_height(ui);
  constexpr float kGap = 16;
  const float time = 2 * h + 4;
  const bool chosen = ui.session.document().view.selected.has_value();
  const float neuron = chosen ? neuron_block_height(ui) : 0;
  // The plots share what the rest leaves, within reason; below that the panel scrolls.
  const float room = rect.h - time - neuron - 3 * kGap;
  const float energy = std::clamp(room * 0.46F, 128.0F, 320.0F),
              overlap = std::clamp(room * 0.54F, 150.0F, 380.0F);
  const Rect content =
      begin_panel_scroll(ui, "insight.scroll", rect, energy + overlap + time + neuron + 3 * kGap);
  Rect r = content;
  draw_over_time(ui, "plots.energy", r.cut_top(energy), energy_plot(ui, s));
  r.cut_top(kGap);
  draw_over_time(ui, "plots.overlap", r.cut_top(overlap), overlap_plot(ui, s));
  r.cut_top(kGap - 8);
  time_row(ui, s, r.cut_top(time));
  r.cut_top(kGap + 8);
  if (chosen) neuron_block(ui, s, r);
  end_scroll(ui);
}

}  // namespace ui
