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

constexpr float kLeft = 30, kRasterGap = 12, kTop = 20, kBottom = 44;

/// Rows of past states.
struct RasterView final : Kept {
  std::uint64_t revision = 0;
  std::uint64_t content = 0;  ///< tells whether the rows are the ones drawn already
  std::size_t rows = 0, stride = 1;
  std::size_t most_columns = 0, most_rows = 0;
  std::vector<float> values;
  CellTexture cells;
};

/// One row a sweep: the states of all neurons side by side. More neurons than columns are averaged,
/// more sweeps than rows are thinned.
void update(Ui& ui, RasterView& view, std::size_t most_columns, std::size_t most_rows) {
  const lab::Document& d = ui.session.document();
  const lab::Trace& trace = ui.session.trace();
  const std::size_t neurons = d.grid.neurons(), sweeps = trace.sweeps();
  if (view.revision == ui.session.revision() && view.most_columns == most_columns &&
      view.most_rows == most_rows)
    return;
  view.revision = ui.session.revision();
  view.most_columns = most_columns;
  view.most_rows = most_rows;
  // What is already drawn stays true as long as the run goes on: most frames add nothing here.
  const std::uint64_t last = sweeps > 0 ? trace.sweep_state(sweeps - 1).hash() : 0;
  const std::uint64_t run = (sweeps > 0 ? trace.sweep_state(0).hash() : 0) + last * 31 +
                            sweeps * 131 + most_columns * 7 + most_rows;
  if (run == view.content) return;
  view.content = run;
  const std::size_t columns = std::max<std::size_t>(1, std::min(neurons, most_columns));
  view.stride =
      std::max<std::size_t>(1, (sweeps + most_rows - 1) / std::max<std::size_t>(1, most_rows));
  view.rows = (sweeps + view.stride - 1) / view.stride;
  view.values.assign(columns * view.rows, 0.0F);
  for (std::size_t r = 0; r < view.rows; ++r) {
    const hopfield::Pattern& state = trace.sweep_state(r * view.stride);
    for (std::size_t c = 0; c < columns; ++c) {
      const std::size_t first = c * neurons / columns,
                        end = std::max(first + 1, (c + 1) * neurons / columns);
      int sum = 0;
      for (std::size_t i = first; i < end; ++i) sum += state[i];
      view.values[r * columns + c] = static_cast<float>(sum) / static_cast<float>(end - first);
    }
  }
  view.cells.resize(static_cast<int>(columns), static_cast<int>(view.rows));
  view.cells.set_values(std::span<const float>(view.values), 1);
}

/// The overlaps beside the raster, time running down as in it.
void overlaps_beside(Ui& ui, PanelState& s, const Rect& rect, float row_height, std::size_t rows,
                     std::size_t stride) {
  const lab::Document& d = ui.session.document();
  const Curves& c = curves(ui, s);
  const auto neurons = static_cast<double>(d.grid.neurons());
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const float middle = rect.x + rect.w / 2, bottom = rect.y + row_height * static_cast<float>(rows);
  for (int k = -1; k <= 1; ++k) {
    const float x = middle + static_cast<float>(k) * rect.w / 2;
    vertical_line(ui, x, rect.y, bottom,
                  k == 0 ? mix(ui.theme.hairline, ui.theme.secondary, 0.45F) : ui.theme.hairline);
    text(ui, {x - 16, rect.y - 18, 32, 16},
         k < 0   ? "−1"
         : k > 0 ? "1"
                 : "0",
         FontKind::small, ui.theme.secondary, 0.5F);
  }
  push_clip(ui, {rect.x - 2, rect.y, rect.w + 4, bottom - rect.y + 1});
  for (std::size_t i = c.overlaps.size(); i-- > 0;) {
    const Series& series = c.overlaps[i];
    std::vector<ImVec2> points;
    for (std::size_t k = 0; k < series.x.size(); ++k) {
      // A sweep's row shows the state at its end, so its middle is the moment.
      const auto y = static_cast<float>(series.x[k] / neurons / static_cast<double>(stride)) + 0.5F;
      points.emplace_back(middle + static_cast<float>(series.y[k]) * rect.w / 2,
                          rect.y + y * row_height);
    }
    polyline(*draw, points, series.colour, series.width);
  }
  pop_clip(ui);
  if (!c.overlaps.empty()) {
    text(ui, {rect.x - 20, bottom + 4, rect.w + 40, 16}, tr("overlap q"), FontKind::small,
         ui.theme.secondary, 0.5F);
    text(ui, {rect.x - 20, bottom + 20, rect.w + 40, 16}, c.overlaps.front().name, FontKind::small,
         c.overlaps.front().colour, 0.5F);
  }
}

}  // namespace

void raster_panel(Ui& ui, PanelState& s, Rect rect) {
  const lab::Document& d = ui.session.document();
  const lab::Trace& trace = ui.session.trace();
  RasterView& view = s.kept.of<RasterView>();
  const std::size_t neurons = d.grid.neurons(), sweeps = trace.sweeps();

  // A long run wants many rows; a short one leaves room for pictures.
  const float intro = 30, film = film_strip_height(ui, rect.w);
  const float room = std::max(120.0F, rect.h - kTop - kBottom - intro - film);
  const float beside = std::clamp(rect.w * 0.26F, 64.0F, 110.0F);
  const float width = rect.w - kLeft - kRasterGap - beside - 12;
  update(ui, view, static_cast<std::size_t>(std::clamp(width * ui.ratio, 64.0F, 1024.0F)),
         static_cast<std::size_t>(room / 2));
  const float row_height =
      std::clamp(room / static_cast<float>(std::max<std::size_t>(view.rows, 1)), 2.0F, 22.0F);
  const float height = row_height * static_cast<float>(view.rows);

  Rect r = begin_panel_scroll(ui, "raster.scroll", rect, intro + kTop + height + kBottom + film);
  Rect head = r.cut_top(intro);
  term(ui, "raster.term", head.cut_top(22), tr("States over the sweeps"),
       tr("Each row shows the states of all neurons after one sweep. When rows repeat, the state "
          "is stable."));
  r.cut_top(kTop);
  const Rect raster = {r.x + kLeft, r.y, width, height};

  WidgetInfo info;
  info.id = "raster";
  info.role = Role::slider;
  info.name = tr("States over the sweeps");
  const double now = static_cast<double>(d.moment) / static_cast<double>(neurons);
  info.value = number(std::floor(now));
  info.minimum = 0;
  info.maximum = static_cast<float>(sweeps > 0 ? sweeps - 1 : 0);
  info.step = 1;
  info.help = tr("Press on a row to see the network after that sweep.");
  info.rect = raster;
  const AreaState a = area(ui, info, Drag::yields);
  if (!a.shown) return end_scroll(ui);
  const auto go = [&](double sweep) {
    const double last = static_cast<double>(sweeps > 0 ? sweeps - 1 : 0);
    const auto moment =
        static_cast<std::uint64_t>(std::clamp(std::round(sweep), 0.0, last)) * neurons;
    if (moment != d.moment && sweeps > 1) ui.emit(lab::command::Seek{moment});
  };
  const auto sweep_at = [&](float y) {
    return std::floor(static_cast<double>(y / row_height)) * static_cast<double>(view.stride);
  };
  if (a.pressed || a.held) go(sweep_at(a.y));
  if (a.asked) {
    // Time runs down here, so down is later.
    const std::string& key = *a.asked;
    const double step = key == "down" || key == "right" ? 1 : key == "up" || key == "left" ? -1 : 0;
    if (step != 0)
      go(std::floor(now) + step);
    else if (const std::optional<double> typed = moved_by(key, now, 1))
      go(*typed);
  }

  CellStyle style;
  draw_cells(ui, raster, view.cells, style);
  text(ui, {raster.x, raster.y - 18, raster.w, 16},
       sentence(tr("{0} neurons"), {number(static_cast<double>(neurons))}), FontKind::small,
       ui.theme.secondary, 0.5F);
  const double row_step =
      tick_step(ticks(0, static_cast<double>(std::max<std::size_t>(view.rows, 2) - 1),
                      std::max(2, static_cast<int>(height / 22))));
  for (double k = 0; row_step >= 1 && k < static_cast<double>(view.rows); k += row_step) {
    const float y = raster.y + (static_cast<float>(k) + 0.5F) * row_height;
    text(ui, {rect.x, y - 8, kLeft - 6, 16}, number(k * static_cast<double>(view.stride)),
         FontKind::small, ui.theme.secondary, 1);
  }
  text(ui, {raster.x, raster.bottom() + 4, raster.w, 16},
       sweeps > 1 ? tr("sweeps run downwards") : tr("every sweep adds a row"), FontKind::small,
       ui.theme.secondary, 0.5F);
  // The shown moment, across both.
  const float y =
      raster.y + static_cast<float>(now / static_cast<double>(view.stride) + 0.5) * row_height;
  ImGui::GetWindowDrawList()->AddLine(
      {raster.x - 4, y}, {raster.right() + kRasterGap + beside + 4, y}, ui.theme.accent, 1.5F);
  overlaps_beside(ui, s, {raster.right() + kRasterGap, raster.y, beside, height}, row_height,
                  view.rows, view.stride);
  r.cut_top(height + kBottom);
  film_strip(ui, s, r);
  end_scroll(ui);
}

}  // namespace ui
