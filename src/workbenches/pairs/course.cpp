#include <algorithm>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "workbenches/pairs/pairs.hpp"

/// The course of the run: the energy, or the shares of the eigenvectors; for one step, what y = xW is a sum of.
namespace workbenches::pairs {
namespace {

using ui::FontKind;
using ui::sentence;
using ui::tr;

void seek(Ui& ui, const PairsModel& m, double x) {
  const auto moment =
      static_cast<std::uint64_t>(std::lround(std::clamp(x, 0.0, static_cast<double>(m.end))));
  if (moment != m.bench.moment) ui.emit(lab::command::Seek{moment});
}

/// Ticks where there are whole steps.
ui::PlotOptions over_steps(const PairsModel& m) {
  ui::PlotOptions o;
  o.x_label = tr("steps");
  o.x_maximum = std::max(1.0, static_cast<double>(m.end));
  o.cursor = m.bench.moment;
  o.seekable = true;
  o.x_whole = true;
  return o;
}

void energy_course(Ui& ui, const Rect& rect, const PairsModel& m) {
  ui::PlotOptions o = over_steps(m);
  o.title = m.coupled() ? tr("Energy E = −½ xWxᵀ") : tr("Energy E = −xWyᵀ");
  if (m.bench.threshold != 0)
    o.title =
        m.coupled() ? tr("Energy E = −½ xWxᵀ + λ Σ xᵢ") : tr("Energy E = −xWyᵀ + λ (Σ xᵢ + Σ yⱼ)");
  o.decimals = 0;
  o.help = tr("Drag to go to another step.");
  ui::Series energy;
  energy.name = "E";
  energy.colour = ui.theme.series[0];
  energy.width = 2;
  energy.x.push_back(0);
  energy.y.push_back(static_cast<double>(m.trace.energy));
  double low = energy.y[0], high = energy.y[0];
  // Up to the step that is shown; the axes are those of the whole run.
  for (std::size_t k = 0; k < m.trace.steps.size(); ++k) {
    const double value = static_cast<double>(m.trace.steps[k].energy);
    low = std::min(low, value);
    high = std::max(high, value);
    if (k < m.bench.moment) {
      energy.x.push_back(static_cast<double>(k + 1));
      energy.y.push_back(value);
    }
  }
  const double room = std::max(1.0, (high - low) * 0.06);
  o.y_minimum = low - room;
  o.y_maximum = high + room;
  o.summary = sentence(tr("{0} at step {1}"),
                       {ui::number(static_cast<double>(m.energy)), ui::number(m.bench.moment)});
  const ui::PlotResult result = ui::plot(ui, "pairs.course", rect, o, std::span(&energy, 1));
  if (result.picked_x) seek(ui, m, *result.picked_x);
}

void shares_course(Ui& ui, const Rect& rect, const PairsModel& m) {
  ui::PlotOptions o = over_steps(m);
  o.title = tr("Shares of eigenvectors, %");
  o.y_maximum = 100;
  o.decimals = 1;
  o.help = tr("Drag to go to another step.");
  std::vector<ui::Series> series;
  for (std::size_t k = 0; k < m.power.vectors.size() && k < std::size(ui.theme.series); ++k) {
    ui::Series& line = series.emplace_back();
    static constexpr const char* kNames[] = {"v₁", "v₂", "v₃", "v₄", "v₅", "v₆", "v₇", "v₈"};
    line.name = kNames[k];
    line.colour = ui.theme.series[k];
    line.width = k == 0 ? 2.5F : 1.5F;
    line.labelled = k < 3 && m.bench.moment > 0;
    for (std::size_t step = 0;
         step <= std::min<std::size_t>(m.bench.moment, m.end) && step < m.power.shares.size();
         ++step) {
      line.x.push_back(static_cast<double>(step));
      line.y.push_back(100 * m.power.shares[step][k]);
    }
  }
  o.empty = tr("W is 0: it has no eigenvectors to show.");
  const ui::PlotResult result = ui::plot(ui, "pairs.course", rect, o, series);
  if (result.picked_x) seek(ui, m, *result.picked_x);
}

/// A bar for each stored pair: how much the cue resembles its half.
void overlap_bars(Ui& ui, Rect rect, const PairsModel& m) {
  const bool left = m.bench.cue == Side::left;
  ui::caption(ui, rect.cut_top(18),
              left ? tr("Overlap of x with each stored x") : tr("Overlap of y with each stored y"));
  rect.cut_top(2);
  const std::vector<std::int32_t>& overlaps = m.overlaps(m.bench.cue);
  const auto largest = static_cast<float>(m.bench.picture(m.bench.cue).cells.size());
  constexpr float kLeastRow = 17;
  const std::size_t fit = std::max<std::size_t>(1, static_cast<std::size_t>(rect.h / kLeastRow));
  const std::size_t columns = overlaps.size() > fit ? 2 : 1;
  const std::size_t rows = (overlaps.size() + columns - 1) / columns;
  const float height = std::min(26.0F, rect.h / static_cast<float>(std::max<std::size_t>(1, rows)));
  const float width = (rect.w - 16 * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  for (std::size_t k = 0; k < overlaps.size(); ++k) {
    const Rect row{rect.x + static_cast<float>(k / rows) * (width + 16),
                   rect.y + static_cast<float>(k % rows) * height, width, height};
    const std::string id = "pairs.overlap." + std::to_string(k);
    if (!ui.shows(id)) continue;
    const float name_w = std::min(64.0F, width * 0.28F), number_w = 40;
    const std::string& name = m.bench.pairs[k].name;
    const std::string value = ui::signed_number(overlaps[k]);
    ui::text(ui, {row.x, row.y, name_w, row.h}, name, FontKind::small, ui.theme.secondary);
    ui::text(ui, {row.right() - number_w, row.y, number_w, row.h}, value, FontKind::small,
             ui.theme.text, 1);
    const Rect bar{row.x + name_w + 6, row.y + row.h / 2 - 4, row.w - name_w - number_w - 14, 8};
    const float middle = bar.x + bar.w / 2;
    ui::fill(ui, bar, ui.theme.soft, 3);
    const float reach = static_cast<float>(overlaps[k]) / std::max(1.0F, largest) * bar.w / 2;
    ui::fill(ui, {std::min(middle, middle + reach), bar.y, std::abs(reach), bar.h},
             overlaps[k] < 0 ? ui.theme.scale_low : ui.theme.plus, 3);
    ui::vertical_line(ui, middle, bar.y - 2, bar.bottom() + 2, ui.theme.secondary);
    ui::status(ui, id, row, sentence(tr("overlap with {0}: {1}"), {name, value}));
  }
}

}  // namespace

void pairs_course(Ui& ui, const Rect& rect, const PairsModel& m) {
  if (rect.h < 60 || rect.w < 80) return;
  if (m.bam()) return energy_course(ui, rect, m);
  if (m.recurrent()) return shares_course(ui, rect, m);
  overlap_bars(ui, rect, m);
}

CrossTalkPlot cross_talk_plot(const Ui& ui, const PairsModel& m) {
  CrossTalkPlot out;
  out.options.title = tr("Cross-talk: wrong pixels of all stored pairs");
  out.options.x_label = tr("pairs in W");
  out.options.x_minimum = 1;
  out.options.x_maximum = std::max(2.0, static_cast<double>(m.totals.size()));
  out.options.decimals = 0;
  out.options.seekable = true;
  out.options.x_whole = true;
  out.options.help =
      tr("Each pair is recalled in one step from its exact other half. Drag to store more "
         "or fewer pairs.");
  out.options.empty = tr("There are no pairs yet.");
  if (m.bench.stored > 0) out.options.cursor = m.bench.stored;
  double most = 4;
  if (m.totals.empty()) return out;
  // With the same pictures on both sides both lines are one.
  const bool two = m.bench.net == lab::PairNet::two;
  for (const bool right : {true, false}) {
    if (!right && !two) break;
    ui::Series& line = out.series.emplace_back();
    line.name = !two ? tr("wrong pixels") : right ? tr("right side") : tr("left side");
    line.colour = ui.theme.series[right ? 0 : 1];
    line.width = 2;
    line.labelled = true;
    for (std::size_t k = 0; k < m.totals.size(); ++k) {
      const std::uint32_t wrong = right ? m.totals[k].first : m.totals[k].second;
      line.x.push_back(static_cast<double>(k + 1));
      line.y.push_back(wrong);
      most = std::max(most, static_cast<double>(wrong));
    }
  }
  out.options.y_maximum = most * 1.08;
  return out;
}

}  // namespace workbenches::pairs
