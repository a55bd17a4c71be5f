#include <algorithm>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/plots/cells.hpp"
#include "workbenches/routes/routes.hpp"

/// The middle: the map or the board, the neurons beside it (in upright frames below it), and what they say.
namespace workbenches::routes {

using ui::FontKind;
using ui::Rect;
using ui::sentence;
using ui::tr;
using ui::Ui;

void routes_stage(Ui& ui, Rect rect, ui::PanelState& panels) {
  const lab::Routes& routes = routes_of(ui.session);
  RoutesState& state = routes_state(panels);
  const float margin = rect.w < 500 || rect.h < 340 ? 12 : 20;
  Rect room{rect.x + margin, rect.y + 10, rect.w - 2 * margin, rect.h - 16};
  const ui::Said said = routes_said(ui.session, panels);
  const bool shows = ui.shows("verdict");
  // Room for words that change during the run: nothing else moves.
  const float line = ui::paragraph_height(FontKind::verdict, "1", room.w),
              small = ui::paragraph_height(FontKind::body, "1", room.w);
  const float head_lines = room.w < 560 ? 2.0F : 1.0F;
  const float detail_lines = rect.h < 340 ? 0.0F : room.w < 560 ? 2.0F : 1.0F;
  Rect words = room.cut_bottom(shows ? head_lines * line + detail_lines * small + 4 : 0);
  room.cut_bottom(8);
  const bool map =
      ui.shows(routes.problem == lab::RoutesProblem::tour ? "routes.map" : "routes.board");
  const bool neurons = ui.shows("routes.neurons");
  constexpr float kPhone = 480;
  const bool beside = room.w > room.h * 1.28F || rect.w < kPhone;
  constexpr float kGap = 18;
  Rect first = room, second = room, bars = room;
  state.bars_in_stage = false;
  if (map && neurons) {
    // Both are squares.
    if (beside) {
      const float side = std::min((room.w - kGap) / 2, room.h);
      // Below them the terms of the energy, where there is room.
      const float high = energy_bars_height(ui, 2);
      state.bars_in_stage = room.h - side >= high + 10;
      const float below = state.bars_in_stage ? high + 10 : 0;
      const float left = room.x + (room.w - 2 * side - kGap) / 2,
                  top = room.y + (room.h - side - below) / 2;
      bars = {left, top + side + 10, 2 * side + kGap, high};
      first = {left, top, side, side};
      second = {left + side + kGap, top, side, side};
    } else {
      // The map is the larger one: fingers press on it.
      const float side = std::min(room.w, (room.h - kGap) * 0.58F);
      const float other = std::min(room.w, room.h - kGap - side);
      const float top = room.y + (room.h - side - other - kGap) / 2;
      first = {room.x + (room.w - side) / 2, top, side, side};
      second = {room.x + (room.w - other) / 2, top + side + kGap, other, other};
    }
  } else {
    const float side = std::min(room.w, room.h);
    first = second = {room.x + (room.w - side) / 2, room.y + (room.h - side) / 2, side, side};
  }
  const Rect all = !neurons ? first
                   : !map
                       ? second
                       : Rect{std::min(first.x, second.x), first.y,
                              std::max(first.right(), second.right()) - std::min(first.x, second.x),
                              std::max(first.bottom(), second.bottom()) - first.y};
  ui.figure({all.x, all.y, all.w, (state.bars_in_stage ? bars.bottom() : all.bottom()) - all.y});
  if (routes.problem == lab::RoutesProblem::tour)
    route_map(ui, first, routes, &state);
  else
    queens_board(ui, first, routes, false);
  neurons_figure(ui, second, routes, false);
  if (state.bars_in_stage) energy_bars(ui, bars, routes, 2);
  if (!shows) return;
  Rect rest = words;
  const float head = ui::paragraph_height(FontKind::verdict, said.headline, rest.w);
  ui::paragraph(ui, rest.cut_top(head), said.headline, FontKind::verdict, ui.theme.text, 0.5F);
  if (detail_lines > 0 && ui::paragraph_height(FontKind::body, said.detail, rest.w) <= rest.h + 2)
    ui::paragraph(ui, rest, said.detail, FontKind::body, ui.theme.secondary, 0.5F);
  ui::status(ui, "verdict", words, sentence(tr("{0} {1}"), {said.headline, said.detail}));
}

}  // namespace workbenches::routes
