#include <algorithm>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/plots/cells.hpp"
#include "workbenches/dense/dense.hpp"

/// The same noisy start in two nets.
namespace workbenches::dense {
namespace {

using ui::FontKind;
using ui::sentence;
using ui::tr;

constexpr float kNetHead = 20, kNetFoot = 20;

void one_net(Ui& ui, const Rect& place, const DenseNow& now, bool classical, DensePanels* state) {
  Rect room = place;
  Rect head = room.cut_top(kNetHead);
  const Rect foot = room.cut_bottom(kNetFoot);
  const lab::Grid grid = now.bench.grid();
  const Rect at = ui::fit_cells(ui, room, grid.width, grid.height);
  const char* id = classical ? "dense.classical" : "dense.grid";
  const std::string title =
      classical ? tr("z²: the classical net") : function_text(now.bench, false);
  if (!ui.shows(id)) return;
  if (state != nullptr && !dense_pen(ui, at, id, title, now, classical, *state)) return;
  ui::text(ui, head, title, FontKind::strong, net_colour(ui, classical), 0.5F);
  const hopfield::Pattern& now_shown = now.state(classical);
  draw_signs(ui, at, grid, now_shown,
             std::clamp(at.w / static_cast<float>(grid.width) / 16, 0.5F, 2.0F));
  if (state != nullptr && state->keyed == id)
    ui::draw_cell_ring(ui, at, grid.width, grid.height,
                       static_cast<std::size_t>(state->cursor_y * grid.width + state->cursor_x),
                       ui.theme.accent);
  const lab::DenseVerdict verdict =
      lab::verdict_of(now.bench, *now.runs, now.course(classical), now.moment());
  const ImU32 ink = verdict == lab::DenseVerdict::running    ? ui.theme.secondary
                    : verdict == lab::DenseVerdict::recalled ? ui.theme.good
                                                             : ui.theme.warning;
  constexpr float kWide = 240;
  const std::string words = net_words(now, classical);
  const std::string overlap =
      sentence(tr("q = {0}"), {ui::number(now.overlap(classical, now.moment()), 2)});
  ui::text(ui, foot, place.w < kWide ? words : ui::side_by_side({overlap, words}), FontKind::body,
           ink, 0.5F);
}

}  // namespace

void separation_figure(Ui& ui, const Rect& rect, const DenseNow& now, DensePanels* state) {
  constexpr float kBetween = 16, kLeast = 130, kTwo = 500, kWanted = 360;
  Rect room = rect;
  const float column = (room.w - kBetween) / 2;
  // What the grids leave, but a plot in any frame that is high enough.
  float plots = room.h - column - kNetHead - kNetFoot - 10;
  if (plots < kLeast) plots = room.h >= kWanted ? kLeast : 0;
  plots = std::min(plots, 0.45F * room.h);
  if (plots > 0) {
    Rect below = room.cut_bottom(std::min(plots, 240.0F));
    room.cut_bottom(10);
    const bool two = below.w >= kTwo;
    function_plot(ui, two ? below.cut_left(column) : below, now, state);
    below.cut_left(kBetween);
    if (two) overlap_plot(ui, below, now, state == nullptr);
    if (state != nullptr) state->has_overlaps = two;
  } else if (state != nullptr) {
    state->has_overlaps = false;
  }
  if (state != nullptr) state->has_function = plots > 0;
  room.h = std::min(room.h, column + kNetHead + kNetFoot);
  one_net(ui, room.cut_left(column), now, true, state);
  room.cut_left(kBetween);
  one_net(ui, room, now, false, state);
}

}  // namespace workbenches::dense
