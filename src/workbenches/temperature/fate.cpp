#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/plots/cells.hpp"
#include "ui/plots/plot.hpp"
#include "workbenches/temperature/temperature.hpp"

/// What the net does, over time.
namespace workbenches::temperature {
namespace {

using ui::sentence;
using ui::tr;

/// As long as the run, in steps.
double shown_sweeps(const ThermalNow& now) {
  if (now.bench.anneals())
    return std::min(1.0 * lab::kLongestThermal,
                    std::max(1.0 * now.moment(), 1.1 * now.bench.sweeps));
  for (const std::uint32_t most : {50U, 100U, 200U, 500U})
    if (now.moment() <= most) return most;
  return lab::kLongestThermal;
}

ui::PlotOptions over_time(const ThermalNow& now) {
  ui::PlotOptions o;
  o.x_label = tr("sweep");
  o.x_maximum = shown_sweeps(now);
  o.x_whole = true;
  o.cursor = now.moment();
  o.seekable = true;
  o.y_ticks = 4;
  return o;
}

template <class Value>
ui::Series series_of(const ThermalNow& now, std::string name, ImU32 colour, const Value& value) {
  ui::Series line;
  line.name = std::move(name);
  line.colour = colour;
  line.width = 2;
  line.labelled = true;
  for (std::uint32_t k = 0; k <= now.moment(); ++k) {
    line.x.push_back(k);
    line.y.push_back(value(k));
  }
  return line;
}

std::vector<ui::Series> overlap_lines(const Ui& ui, const ThermalNow& now) {
  std::vector<ui::Series> out;
  const auto& colours = ui.theme.series;
  using lab::ThermalStart;
  if (now.bench.anneals()) {
    for (const bool quenched : {false, true})
      out.push_back(
          series_of(now, quenched ? tr("quenched") : tr("annealed"), colours[quenched ? 1 : 0],
                    [&](std::uint32_t k) { return std::fabs(now.run.at(k, quenched).largest); }));
  } else if (now.bench.start == ThermalStart::mixture) {
    for (std::size_t m = 0; m < 3; ++m)
      out.push_back(series_of(now, ui::number(static_cast<double>(m + 1)), colours[m],
                              [&](std::uint32_t k) { return now.run.at(k).overlaps[m]; }));
  } else if (now.bench.start == ThermalStart::memory) {
    out.push_back(series_of(now, tr("net"), colours[0],
                            [&](std::uint32_t k) { return now.run.at(k).overlaps[0]; }));
  } else {
    out.push_back(series_of(now, tr("net"), colours[0],
                            [&](std::uint32_t k) { return std::fabs(now.run.at(k).largest); }));
  }
  // The T of a sweep is that of the state after it.
  ui::Series theory = series_of(now, tr("theory"), ui.theme.secondary, [&](std::uint32_t k) {
    return lab::theory_overlap(now.bench, k == 0 ? 0 : k - 1);
  });
  theory.width = 1.5F;
  // Up to the right edge: what is expected of the rest.
  constexpr double kStep = 0.001;
  for (const double x : {now.moment() + kStep, std::max(shown_sweeps(now), now.moment() + kStep)}) {
    theory.x.push_back(x);
    theory.y.push_back(lab::theory_overlap(now.bench, now.moment()));
  }
  out.push_back(std::move(theory));
  return out;
}

void overlap_chart(Ui& ui, const Rect& rect, const ThermalNow& now, const char* id) {
  const std::vector<ui::Series> series = overlap_lines(ui, now);
  ui::PlotOptions o = over_time(now);
  using lab::ThermalStart;
  o.title = now.bench.anneals() || now.bench.start == ThermalStart::random
                ? tr("Overlap with the nearest memory")
            : now.bench.start == ThermalStart::mixture ? tr("Overlaps with the three memories")
                                                       : tr("Overlap with memory 1");
  o.y_label = "m";
  o.y_minimum = -0.1;
  for (const ui::Series& line : series)
    o.y_minimum = std::min(o.y_minimum, *std::ranges::min_element(line.y) - 0.05);
  o.y_maximum = 1.05;
  o.zero_line = true;
  o.help = tr("m = 1: the state is the memory. Theory is for N → ∞. Press to go to a sweep.");
  o.summary = sentence(tr("{0} at sweep {1}"),
                       {ui::number(series[0].y.back(), 2), ui::number(now.moment())});
  const ui::PlotResult result = ui::plot(ui, id, rect, o, series);
  if (result.picked_x) seek_sweep(ui, now, *result.picked_x);
}

void energy_chart(Ui& ui, const Rect& rect, const ThermalNow& now, const char* id) {
  std::vector<ui::Series> series;
  const bool both = now.bench.anneals();
  series.push_back(series_of(now, both ? tr("annealed") : tr("E/N"), ui.theme.series[0],
                             [&](std::uint32_t k) { return now.run.at(k).energy; }));
  series.back().labelled = both;
  if (both)
    series.push_back(series_of(now, tr("quenched"), ui.theme.series[1],
                               [&](std::uint32_t k) { return now.run.at(k, true).energy; }));
  ui::PlotOptions o = over_time(now);
  o.title = tr("Energy per neuron");
  o.y_label = "E/N";
  double low = -0.5, high = -0.4;
  for (const ui::Series& line : series)
    for (const double y : line.y) {
      low = std::min(low, y);
      high = std::max(high, y);
    }
  low -= 0.03;
  high += 0.03;
  o.y_minimum = low;
  o.y_maximum = high;
  o.decimals = 3;
  o.help = both ? tr("The quenched net has T = 0 from the same start. Press to go to a sweep.")
                : tr("Noise keeps the net above the bottom of a valley. Press to go to a sweep.");
  o.summary = ui::number(now.at().energy, 3);
  const ui::PlotResult result = ui::plot(ui, id, rect, o, series);
  if (result.picked_x) seek_sweep(ui, now, *result.picked_x);
}

/// So many that nearly square cells fill a place of this shape, and no row is left open where that can be.
int columns_for(int cells, float shape) {
  const float wanted = std::sqrt(static_cast<float>(cells) * shape);
  constexpr float kNear = 0.15F;
  int best = std::max(1, static_cast<int>(std::ceil(wanted)));
  float off = kNear * wanted;
  for (int k = 1; k <= cells; ++k) {
    if (cells % k != 0 || std::fabs(static_cast<float>(k) - wanted) >= off) continue;
    best = k;
    off = std::fabs(static_cast<float>(k) - wanted);
  }
  return best;
}

}  // namespace

void fate_chart(Ui& ui, const Rect& rect, const ThermalNow& now) {
  if (now.bench.anneals())
    energy_chart(ui, rect, now, "temperature.fate");
  else
    overlap_chart(ui, rect, now, "temperature.fate");
}

void second_chart(Ui& ui, const Rect& rect, const ThermalNow& now) {
  if (now.bench.anneals())
    overlap_chart(ui, rect, now, "temperature.second");
  else
    energy_chart(ui, rect, now, "temperature.second");
}

void heat_chart(Ui& ui, const Rect& rect, const ThermalNow& now) {
  std::vector<ui::Series> series;
  series.push_back(series_of(now, "T", ui.theme.series[0],
                             [&](std::uint32_t k) { return lab::temperature_at(now.bench, k); }));
  series.back().labelled = false;
  ui::PlotOptions o = over_time(now);
  o.title = tr("Temperature");
  o.y_label = "T";
  o.y_maximum = lab::kMostHeat;
  o.y_ticks = 3;
  o.help = tr("How T was turned. Press to go to a sweep.");
  o.summary = ui::number(now.heat, 2);
  const ui::PlotResult result = ui::plot(ui, "temperature.heats", rect, o, series);
  if (result.picked_x) seek_sweep(ui, now, *result.picked_x);
}

void neurons_picture(Ui& ui, const Rect& rect, const ThermalNow& now, bool paper) {
  if (!paper && !ui.shows("temperature.neurons")) return;
  const lab::ThermalMoment& at = now.at();
  const std::uint32_t which =
      now.bench.start == lab::ThermalStart::memory && !now.bench.anneals() ? 0 : at.memory;
  const hopfield::Pattern& memory = now.run.memories()[which];
  const std::size_t n = at.state.size();
  const std::size_t apart = hopfield::distance(memory, at.state);
  constexpr double kInverse = -0.5;
  const bool inverse = 1 - 2.0 * static_cast<double>(apart) / static_cast<double>(n) < kInverse;
  const std::size_t differ = inverse ? n - apart : apart;
  const std::string number = ui::number(which + 1);
  std::string name =
      sentence(inverse ? tr("Neurons like inverse {0}") : tr("Neurons like memory {0}"), {number});
  if (ui::text_width(ui::FontKind::caption, name) > rect.w)
    name = sentence(inverse ? tr("inverse {0}") : tr("memory {0}"), {number});
  if (!paper) {
    ui::WidgetInfo info;
    info.id = "temperature.neurons";
    info.role = ui::Role::image;
    info.name = name;
    info.value = sentence(tr("{0} of {1}"), {ui::number(static_cast<double>(n - differ)),
                                             ui::number(static_cast<double>(n))});
    info.help =
        tr("Each cell is one neuron, blue where it agrees with the memory. By chance half of them "
           "would.");
    info.rect = rect;
    if (!ui::area(ui, info, ui::Drag::yields).shown) return;
  }
  Rect room = rect;
  ui::caption(ui, room.cut_top(18), name);
  const int columns = columns_for(static_cast<int>(n), room.w / room.h);
  const int rows = (static_cast<int>(n) + columns - 1) / columns;
  const Rect cells = ui::fit_cells(ui, room, columns, rows);
  ui::fill(ui, cells, ui.theme.minus);
  // The longest pieces of a row that are alike, so that there are few rectangles.
  for (std::size_t k = 0; k < n;) {
    const bool like = (at.state.up(k) == memory.up(k)) != inverse;
    std::size_t end = k + 1;
    while (end < n && end % static_cast<std::size_t>(columns) != 0 &&
           ((at.state.up(end) == memory.up(end)) != inverse) == like)
      ++end;
    if (like) {
      const Rect first = ui::cell_rect(cells, columns, rows, k),
                 last = ui::cell_rect(cells, columns, rows, end - 1);
      ui::fill(ui, {first.x, first.y, last.right() - first.x, first.h}, ui.theme.plus);
    }
    k = end;
  }
  const auto left = static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
  if (n < left) {
    const Rect first = ui::cell_rect(cells, columns, rows, n);
    ui::fill(ui, {first.x, first.y, cells.right() - first.x, first.h}, ui.theme.bg);
  }
}

}  // namespace workbenches::temperature
