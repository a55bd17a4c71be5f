#include <algorithm>
#include <array>
#include <cmath>

#include "hopfield/special/special.hpp"
#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "workbenches/places/places.hpp"

/// The arena: stored places as pins, centres of fields as dots, where the cue comes from, and the decoded place with its path.
namespace workbenches::places {
namespace {

using hopfield::Place;
using ui::FontKind;
using ui::sentence;
using ui::tr;

constexpr float kPin = 9, kFound = 13, kRing = 17, kLegend = 22;

/// The cue comes from this place.
void take_cue(Ui& ui, const lab::Places& bench, std::size_t place) {
  if (bench.cue == place && bench.walk.empty()) return;
  lab::Change<lab::Places> change;
  change.cue = static_cast<std::uint32_t>(place);
  emit_places(ui, std::move(change));
}

void walk_to(Ui& ui, std::array<double, 2> to) {
  if (ui.session.running()) ui.emit(lab::command::Pause{});
  lab::Change<lab::Places> change;
  change.walk = {to[0], to[1]};
  emit_places(ui, std::move(change));
}

void carry_out(Ui& ui, const lab::Places& bench, const PointEdit& edit, PointsState& state) {
  using What = PointEdit::What;
  const std::size_t count = bench.places.size();
  if (edit.what == What::pick) return take_cue(ui, bench, edit.which);
  if (edit.what == What::add && count >= lab::kMostPlaces) {
    ui.refused = sentence(tr("The arena takes at most {0} places."),
                          {ui::number(static_cast<double>(lab::kMostPlaces))});
    return;
  }
  if (edit.what == What::remove && count == 1) {
    ui.refused = tr("The arena needs at least one place.");
    return;
  }
  emit_places(ui, change_of<lab::Places>(edit, state));
  choose(state, edit, count);
}

/// Where a drag or the keys take the cue, if this is what they move.
std::optional<std::array<double, 2>> walked(Ui& ui, const Rect& rect, const UnitSquare& floor,
                                            PointsState& state, const ui::AreaState& area) {
  if (area.asked) {
    move_cursor(state, *area.asked);
    return std::array{state.cursor_x, state.cursor_y};
  }
  if (drags(ui, state, area) || (area.pressed && ui.widgets.input().pointer().present))
    return floor.place({rect.x + area.x, rect.y + area.y});
  return std::nullopt;
}

void operate(Ui& ui, const Rect& rect, const UnitSquare& floor, const lab::Places& bench,
             PlacesState& state, const ui::AreaState& area) {
  PointsState& points = state.points;
  if (area.asked && !points.cursor_shown) {
    points.cursor_x = bench.cue_place().x;
    points.cursor_y = bench.cue_place().y;
  }
  if (state.walks) {
    if (const auto to = walked(ui, rect, floor, points, area)) walk_to(ui, *to);
    return;
  }
  if (const auto edit = point_by_hand(ui, rect, floor, bench.places, points, area))
    carry_out(ui, bench, *edit, points);
  if (area.asked)
    if (const auto edit = point_by_key(floor, bench.places, points, *area.asked))
      carry_out(ui, bench, *edit, points);
}

std::string cursor_words(const UnitSquare& floor, const lab::Places& bench,
                         const PlacesState& state) {
  const PointsState& points = state.points;
  const std::string x = ui::number(100 * points.cursor_x), y = ui::number(100 * points.cursor_y);
  if (state.walks) return sentence(tr("The cue comes from {0}, {1} cm."), {x, y});
  if (points.carries && points.chosen)
    return sentence(tr("Place {0} moves with the arrow keys, now at {1}, {2} cm."),
                    {number_from_one(*points.chosen), x, y});
  if (const auto place = point_under_cursor(floor, bench.places, points))
    return sentence(tr("Place {0} at {1}, {2} cm. Space takes it up."),
                    {number_from_one(*place), x, y});
  return sentence(tr("Empty point {0}, {1} cm. Space stores a place here."), {x, y});
}

/// The field of one cell as a soft disc.
void draw_field(Ui& ui, const UnitSquare& floor, const PlacesNow& now, std::size_t cell) {
  const ImVec2 middle = floor.at(now.runs->fields->centres()[cell]);
  const auto sigma = static_cast<float>(now.bench.width) * floor.inner.w;
  constexpr int kDiscs = 16;
  constexpr float kFarthest = 2.6F;
  float before = 0;
  // Each disc adds what is missing to the bell at its radius.
  for (int k = kDiscs; k >= 1; --k) {
    const float r = kFarthest * static_cast<float>(k) / kDiscs;
    const auto height = static_cast<float>(hopfield::special::exp(-r * r / 2));
    ui::list().AddCircleFilled(middle, r * sigma,
                               ui::with_alpha(ui.theme.series[1], 0.55F * (height - before)));
    before = height;
  }
}

void draw_cells_of(Ui& ui, const UnitSquare& floor, const PlacesNow& now) {
  const hopfield::Pattern& active = now.state();
  const float dot =
      std::clamp(floor.inner.w / static_cast<float>(now.bench.side) * 0.17F, 1.5F, 4.0F);
  const auto centres = now.runs->fields->centres();
  for (std::size_t i = 0; i < centres.size(); ++i) {
    if (active.up(i)) continue;
    ui::list().AddCircleFilled(
        floor.at(centres[i]), 0.7F * dot,
        ui::with_alpha(ui.theme.secondary, now.runs->silenced.up(i) ? 0.15F : 0.4F), 8);
  }
  for (std::size_t i = 0; i < centres.size(); ++i)
    if (active.up(i))
      ui::list().AddCircleFilled(floor.at(centres[i]), 1.4F * dot, ui.theme.plus, 12);
}

void draw_path(Ui& ui, const UnitSquare& floor, const PlacesNow& now) {
  std::vector<ImVec2> path;
  for (std::size_t k = 0; k <= now.runs->index(now.bench.moment); ++k) {
    if (!now.runs->decoded[k]) continue;
    const ImVec2 at = floor.at(*now.runs->decoded[k]);
    if (path.empty() || path.back().x != at.x || path.back().y != at.y) path.push_back(at);
  }
  if (path.size() > 1) {
    ui::polyline(ui::list(), path, ui::with_alpha(ui.theme.accent, 0.6F), 3);
    ui::list().AddCircleFilled(path.front(), 3.5F, ui.theme.accent);
  }
}

/// The places as they are drawn: the last lie above. Those that matter most have their numbers, and the others where these leave room.
std::vector<std::pair<std::size_t, bool>> numbered_pins(const UnitSquare& floor,
                                                        const PlacesNow& now,
                                                        const PlacesState* state) {
  std::vector<std::size_t> order = {now.bench.wanted(), now.said.first};
  if (state != nullptr && state->points.chosen) order.push_back(*state->points.chosen);
  for (std::size_t k = 0; k < now.bench.places.size(); ++k) order.push_back(k);
  std::vector<std::pair<std::size_t, bool>> out;
  for (const std::size_t k : order) {
    if (k >= now.bench.places.size() ||
        std::ranges::any_of(out, [&](const auto& pin) { return pin.first == k; }))
      continue;
    const ImVec2 at = floor.at(now.bench.places[k]);
    const bool free = std::ranges::none_of(out, [&](const auto& pin) {
      const ImVec2 other = floor.at(now.bench.places[pin.first]);
      return pin.second && std::fabs(at.x - other.x) < 2 * kPin &&
             std::fabs(at.y - other.y) < 1.7F * kPin;
    });
    out.emplace_back(k, free);
  }
  std::ranges::reverse(out);
  return out;
}

void draw_pins(Ui& ui, const UnitSquare& floor, const PlacesNow& now, const PlacesState* state) {
  const std::size_t wanted = now.bench.wanted();
  for (const auto& [k, numbered] : numbered_pins(floor, now, state)) {
    constexpr float kSmallPin = 4;
    const ImVec2 at = floor.at(now.bench.places[k]);
    const bool own = k == wanted, chosen = state != nullptr && state->points.chosen == k;
    const float size = numbered ? kPin : kSmallPin;
    ui::list().AddCircleFilled(at, size, own ? ui.theme.text : ui.theme.surface);
    ui::list().AddCircle(at, size, ui.theme.text, 0, 1.5F);
    if (chosen) ui::list().AddCircle(at, size + 2.5F, ui.theme.accent, 0, 1.5F);
    if (numbered)
      ui::text(ui, {at.x - 12, at.y - 8, 24, 16}, number_from_one(k), FontKind::small,
               own ? ui.theme.surface : ui.theme.text, 0.5F);
  }
}

/// What the signs mean, over the arena: as much of it as there is room for.
void draw_legend(Ui& ui, const Rect& rect) {
  constexpr float kSign = 12, kAfter = 4, kBetween = 12;
  const std::array<std::string, 3> words = {tr("cue"), tr("decoded"), tr("stored place")};
  float width = 0;
  std::size_t count = 0;
  for (; count < words.size(); ++count) {
    const float more =
        (count > 0 ? kBetween : 0) + kSign + kAfter + ui::text_width(FontKind::small, words[count]);
    if (width + more > rect.w) break;
    width += more;
  }
  float x = rect.x + (rect.w - width) / 2;
  const float y = rect.y + rect.h / 2 - 1;
  for (std::size_t k = 0; k < count; ++k) {
    const ImVec2 at{x + kSign / 2, y};
    if (k == 0) ui::list().AddCircle(at, kSign / 2, ui.theme.text, 0, 2);
    if (k == 1) ui::list().AddCircleFilled(at, kSign / 2 - 0.5F, ui.theme.accent);
    if (k == 2) {
      ui::list().AddCircleFilled(at, kSign / 2 - 0.5F, ui.theme.surface);
      ui::list().AddCircle(at, kSign / 2 - 0.5F, ui.theme.text, 0, 1.5F);
    }
    x += kSign + kAfter;
    const float wide = ui::text_width(FontKind::small, words[k]);
    ui::text(ui, {x, rect.y, wide + 2, rect.h - 2}, words[k], FontKind::small, ui.theme.secondary);
    x += wide + kBetween;
  }
}

}  // namespace

void arena_figure(Ui& ui, const Rect& whole, const PlacesNow& now, PlacesState* state) {
  Rect rect = whole;
  const Rect legend = rect.cut_top(kLegend);
  const UnitSquare floor(rect);
  const lab::Places& bench = now.bench;
  bool cursor = false;
  if (state != nullptr) {
    PointsState& points = state->points;
    if (points.chosen && *points.chosen > bench.places.size()) points.chosen.reset();
    ui::WidgetInfo info;
    info.id = "places.arena";
    info.role = ui::Role::grid;
    info.name = tr("The arena");
    const auto decoded = now.decoded();
    const std::string places =
        sentence(tr("{0} {0|place|places}."), {ui::counted(bench.places.size())});
    info.value =
        decoded ? sentence(tr("{0} Decoded at {1}, {2} cm."),
                           {places, ui::number(100 * decoded->x), ui::number(100 * decoded->y)})
                : places;
    info.live = cursor_words(floor, bench, *state);
    if (ui.widgets.focused() == info.id)
      info.help =
          state->walks
              ? tr("Arrow keys move the point that the cue comes from.")
              : tr("Arrow keys move. Space stores a place, or takes one up and puts it down.");
    info.rect = rect;
    const ui::AreaState area = ui::area(ui, info, ui::Drag::paints);
    if (!area.shown) return;
    operate(ui, rect, floor, bench, *state, area);
    cursor = points.cursor_shown && area.focused;
  }
  draw_legend(ui, legend);
  ui::fill(ui, rect, ui.theme.surface, 6);
  ui::push_clip(ui, rect);
  std::optional<std::size_t> cell;
  if (bench.cell > 0) cell = bench.cell - 1;
  if (state != nullptr && state->pointed) cell = state->pointed;
  if (cell && *cell < now.runs->fields->cells()) draw_field(ui, floor, now, *cell);
  draw_cells_of(ui, floor, now);
  if (cell && *cell < now.runs->fields->cells())
    ui::list().AddCircle(floor.at(now.runs->fields->centres()[*cell]), 6, ui.theme.series[1], 0, 2);
  draw_path(ui, floor, now);
  if (const auto decoded = now.decoded()) {
    ui::list().AddCircleFilled(floor.at(*decoded), kFound, ui.theme.accent);
    ui::list().AddCircle(floor.at(*decoded), kFound, ui.theme.surface, 0, 1.5F);
  }
  draw_pins(ui, floor, now, state);
  ui::list().AddCircle(floor.at(bench.cue_place()), kRing, ui.theme.text, 0, 2);
  ui::pop_clip(ui);
  ui::outline(ui, rect, ui.theme.hairline, 6, 2);
  if (cursor) draw_cursor(ui, floor, state->points);
}

}  // namespace workbenches::places
