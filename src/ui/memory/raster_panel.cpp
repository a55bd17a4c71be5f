#include <algorithm>
#include <cmath>
#include <string>

#include "ui/kit/draw.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/memory/insight_panel.hpp"

namespace ui {
namespace {

constexpr float kIntro = 28, kPlotGap = 8, kFilmGap = 12;

/// Columns of past states: one a moment, or one a few moments where there are more than pixels.
struct RasterView final : Kept {
  std::uint64_t revision = 0;
  std::uint64_t content = 0;  ///< tells whether the columns are the ones drawn already
  std::uint64_t stride = 1;   ///< moments from one column to the next
  std::size_t columns = 0, most_columns = 0, most_rows = 0;
  std::vector<float> values;
  CellTexture cells;
};

/// Neurons that share a row where there are more than pixels, and what their states add up to.
struct Rows {
  std::size_t neurons, count;
  std::vector<int> sums;

  Rows(const hopfield::Pattern& start, std::size_t most)
      : neurons(start.size()), count(std::max<std::size_t>(1, std::min(neurons, most))) {
    sums.assign(count, 0);
    for (std::size_t i = 0; i < neurons; ++i) sums[row(i)] += start[i];
  }
  [[nodiscard]] std::size_t row(std::size_t neuron) const { return neuron * count / neurons; }
  [[nodiscard]] float mean(std::size_t r) const {
    const std::size_t first = (r * neurons + count - 1) / count,
                      end = ((r + 1) * neurons + count - 1) / count;
    return static_cast<float>(sums[r]) / static_cast<float>(end - first);
  }
};

/// A column every `stride` moments, the first at the start, the last at the end: of simultaneous updates one a sweep, else one
/// an update, or one each hundredth of a sweep in a large network.
void update(Ui& ui, RasterView& view, double end, std::size_t most_columns, std::size_t most_rows) {
  const lab::Document& d = ui.session.document();
  const lab::Trace& trace = ui.session.trace();
  const std::size_t neurons = d.grid.neurons();
  if (view.revision == ui.session.revision() && view.most_columns == most_columns &&
      view.most_rows == most_rows)
    return;
  view.revision = ui.session.revision();
  view.most_columns = most_columns;
  view.most_rows = most_rows;
  const std::uint64_t length = trace.length();
  const hopfield::Pattern& start = trace.sweep_state(0);
  // What is already drawn stays true as long as the run stands still: most frames add nothing here.
  const std::uint64_t run = start.hash() ^ (trace.state(length).hash() * 31 + length * 131 +
                                            most_columns * 7 + most_rows);
  if (run == view.content) return;
  view.content = run;
  const bool together = d.update.mode == hopfield::Mode::sync;
  const std::uint64_t unit = together ? neurons : std::max<std::uint64_t>(1, neurons / 100);
  const auto units = static_cast<std::uint64_t>(end) / unit;
  view.stride = unit * (1 + units / std::max<std::size_t>(1, most_columns));
  view.columns = static_cast<std::size_t>((length + view.stride - 1) / view.stride) + 1;
  Rows rows(start, most_rows);
  hopfield::Pattern state = start;
  view.values.assign(rows.count * view.columns, 0.0F);
  std::uint64_t moment = 0;
  for (std::size_t c = 0; c < view.columns; ++c) {
    for (const std::uint64_t to = std::min(length, c * view.stride); moment < to;) {
      if (!trace.flipped_at(++moment)) continue;
      const std::uint32_t i = trace.decided_at(moment);
      state.flip(i);
      rows.sums[rows.row(i)] += 2 * state[i];
    }
    for (std::size_t r = 0; r < rows.count; ++r) view.values[r * view.columns + c] = rows.mean(r);
  }
  view.cells.resize(static_cast<int>(view.columns), static_cast<int>(rows.count));
  view.cells.set_values(std::span<const float>(view.values), 1);
}

/// The states, time to the right: each column is centred on its moment.
void draw_states(Ui& ui, const RasterView& view, const Rect& axis, double end) {
  const auto length = static_cast<double>(ui.session.trace().length());
  const double shown = std::max(length, static_cast<double>(view.stride) / 2);
  CellStyle style;
  style.part = {0.5F, 0, static_cast<float>(shown / static_cast<double>(view.stride)),
                static_cast<float>(view.cells.height())};
  draw_cells(ui, {axis.x, axis.y, axis.w * static_cast<float>(std::min(1.0, shown / end)), axis.h},
             view.cells, style);
}

/// Which neuron stands where.
void name_rows(Ui& ui, const Rect& rect, const Rect& axis) {
  const std::string last = number(static_cast<double>(ui.session.document().grid.neurons()));
  const float w = axis.x - 8 - rect.x;
  text(ui, {rect.x, axis.y - 2, w, 16}, "1", FontKind::small, ui.theme.secondary, 1);
  text(ui, {rect.x, axis.bottom() - 14, w, 16}, last, FontKind::small, ui.theme.secondary, 1);
  axis_name(ui, FontKind::small, rect.x + 7, axis.y + axis.h / 2, ui.theme.secondary, tr("neuron"));
}

}  // namespace

void raster_panel(Ui& ui, PanelState& s, Rect rect) {
  const lab::Document& d = ui.session.document();
  RasterView& view = s.kept.of<RasterView>();
  TimePlot q = overlap_plot(ui, s);
  q.options.bands = q.bands;
  const double end = q.options.x_maximum * q.unit;

  // The pictures below come into view by scrolling where there is no room for all.
  const float film = film_strip_height(ui, rect.w);
  const float room =
      std::max(rect.h - kIntro - kPlotGap - kFilmGap - film, std::min(rect.h, 420.0F) - kIntro);
  const float height = std::max(120.0F, room * 0.56F), plot_height = std::max(120.0F, room * 0.44F);
  Rect r = begin_panel_scroll(ui, "raster.scroll", rect,
                              kIntro + height + kPlotGap + plot_height + kFilmGap + film);
  const Rect head = r.cut_top(kIntro);
  term(ui, "raster.term", {head.x, head.y, head.w, 22}, tr("States over time"),
       tr("Each column shows the states of all neurons at one moment. Where columns no longer "
          "change, the state is stable."));
  const Rect above = r.cut_top(height);
  r.cut_top(kPlotGap);
  const Rect below = r.cut_top(plot_height);
  const Rect inner = plot_inner(below, q.options);
  const Rect axis = {inner.x, above.y, inner.w, above.h};
  update(ui, view, end, static_cast<std::size_t>(std::clamp(axis.w * ui.ratio, 64.0F, 1024.0F)),
         static_cast<std::size_t>(std::clamp(axis.h * ui.ratio, 64.0F, 512.0F)));

  WidgetInfo info;
  info.id = "raster";
  info.role = Role::slider;
  info.name = tr("States over time");
  info.value = number(q.options.cursor.value_or(0), q.options.x_decimals);
  info.minimum = 0;
  info.maximum = static_cast<float>(q.options.x_maximum);
  info.step = static_cast<float>(std::pow(10.0, -q.options.x_decimals));
  info.help = tr("Press or drag to see the network at that moment.");
  info.rect = axis;
  const AreaState a = area(ui, info, Drag::horizontal);
  if (a.shown) {
    const double before = q.options.cursor.value_or(0);
    if (a.follows() && q.options.seekable)
      seek(ui, q, static_cast<double>(a.x / axis.w) * q.options.x_maximum);
    if (a.asked)
      if (const auto asked = moved_by(*a.asked, before, q.options.x_maximum / 20))
        seek(ui, q, *asked);
    fill(ui, axis, ui.theme.soft);
    draw_states(ui, view, axis, end);
    name_rows(ui, above, axis);
    // The shown moment, across both.
    const float x =
        axis.x + axis.w * static_cast<float>(static_cast<double>(d.moment) / std::max(1.0, end));
    ImGui::GetWindowDrawList()->AddLine({x, axis.y}, {x, inner.bottom()}, ui.theme.accent, 1.5F);
  }
  const PlotResult result = plot(ui, "raster.overlap", below, q.options, q.series);
  if (result.picked_x) seek(ui, q, *result.picked_x);
  r.cut_top(kFilmGap);
  film_strip(ui, s, r);
  end_scroll(ui);
}

}  // namespace ui
