#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "workbenches/places/places.hpp"

/// The middle: what a drag in the arena does, the arena and the cells, the overlaps where there is room, and words.
namespace workbenches::places {

using ui::FontKind;
using ui::sentence;
using ui::tr;

void places_stage(Ui& ui, Rect rect, ui::PanelState& panels) {
  const PlacesNow now(ui.session);
  PlacesState& state = places_state(panels);
  const bool low = rect.h < 340;
  const float margin = rect.w < 500 || low ? 12 : 20;
  Rect room{rect.x + margin, rect.y + 8, rect.w - 2 * margin, rect.h - 14};
  const ui::Said said = places_said_in_words(ui.session, panels);
  const bool shows = ui.shows("verdict");
  // Room for words that change during the run: nothing else moves.
  const float line = ui::paragraph_height(FontKind::verdict, "1", room.w),
              small = ui::paragraph_height(FontKind::body, "1", room.w);
  const float head_lines = room.w < 560 ? 2.0F : 1.0F;
  const float detail_lines = low ? 0.0F : room.w < 560 ? 2.0F : 1.0F;
  Rect words = room.cut_bottom(shows ? head_lines * line + detail_lines * small + 4 : 0);
  room.cut_bottom(low ? 4.0F : 8.0F);

  const std::array<const char*, 2> tools = {tr("Move places"), tr("Move the cue")};
  const float row = ui.touch ? 44.0F : 34.0F;
  const float tool = ui.room("places.tool", ui::segmented_width(ui, tools)),
              order = ui.room("places.order", order_width(ui));
  constexpr float kGap = 18;
  state.order_in_stage = order > 0 && tool + order + kGap <= room.w;
  if (tool > 0 || state.order_in_stage) {
    Rect top = room.cut_top(row);
    room.cut_top(low ? 4.0F : 8.0F);
    int selected = state.walks ? 1 : 0;
    if (tool > 0 &&
        ui::segmented(
            ui, "places.tool", top.cut_left(std::min(tool, top.w)), tr("In the arena"), tools,
            &selected,
            tr("Move places: drag a pin, or press an empty spot to store a place. Move the cue: it "
               "comes from where you drag.")))
      state.walks = selected == 1;
    if (state.order_in_stage) order_choice(ui, top.cut_right(order), now);
  }

  const bool arena = ui.shows("places.arena"), cells = ui.shows("places.cells");
  constexpr float kTitle = 22, kPhone = 480, kBars = 230, kLeastBars = 70, kBelow = 10;
  // Both are squares below a line of words. Beside each other unless that makes them much smaller.
  const float beside_side = std::min((room.w - kGap) / 2, room.h - kTitle),
              below_side = std::min(room.w, (room.h - kGap - 2 * kTitle) * 0.56F);
  constexpr float kMuch = 1.15F;
  const bool beside = rect.w < kPhone || beside_side * kMuch >= below_side;
  Rect first = room, second = room, bars = room;
  state.bars_in_stage = false;
  if (arena && cells && beside) {
    const float free = room.h - kTitle - beside_side - kBelow;
    state.bars_in_stage = ui.shows("places.overlaps") && free >= kLeastBars;
    const float high = state.bars_in_stage ? std::min(free, kBars) : 0.0F;
    const float below = state.bars_in_stage ? high + kBelow : 0, tall = beside_side + kTitle;
    const float top = room.y + (room.h - tall - below) / 2,
                left = room.x + (room.w - 2 * beside_side - kGap) / 2;
    first = {left, top, beside_side, tall};
    second = {left + beside_side + kGap, top, beside_side, tall};
    bars = {left, top + tall + kBelow, 2 * beside_side + kGap, high};
  } else if (arena && cells) {
    const float other = std::min(room.w, room.h - kGap - 2 * kTitle - below_side);
    const float top = room.y + (room.h - below_side - other - kGap - 2 * kTitle) / 2;
    first = {room.x + (room.w - below_side) / 2, top, below_side, below_side + kTitle};
    second = {room.x + (room.w - other) / 2, first.bottom() + kGap, other, other + kTitle};
  } else {
    const float side = std::min(room.w, room.h - kTitle);
    first = second = {room.x + (room.w - side) / 2, room.y + (room.h - side - kTitle) / 2, side,
                      side + kTitle};
  }
  const Rect all = !cells ? first
                   : !arena
                       ? second
                       : Rect{std::min(first.x, second.x), first.y,
                              std::max(first.right(), second.right()) - std::min(first.x, second.x),
                              std::max(first.bottom(), second.bottom()) - first.y};
  ui.figure({all.x, all.y, all.w, (state.bars_in_stage ? bars.bottom() : all.bottom()) - all.y});
  arena_figure(ui, first, now, &state);
  cells_figure(ui, second, now, &state);
  if (state.bars_in_stage) overlap_bars(ui, bars, now, false);
  if (!shows) return;
  Rect rest = words;
  const float head = ui::paragraph_height(FontKind::verdict, said.headline, rest.w);
  ui::paragraph(ui, rest.cut_top(head), said.headline, FontKind::verdict, ui.theme.text, 0.5F);
  if (detail_lines > 0 && ui::paragraph_height(FontKind::body, said.detail, rest.w) <= rest.h + 2)
    ui::paragraph(ui, rest, said.detail, FontKind::body, ui.theme.secondary, 0.5F);
  ui::status(ui, "verdict", words, sentence(tr("{0} {1}"), {said.headline, said.detail}));
}

}  // namespace workbenches::places
