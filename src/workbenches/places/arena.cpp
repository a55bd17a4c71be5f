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

constexpr float kEdge = 14;  // places at the wall stand inside
constexpr float kPin = 9, kFound = 13, kRing = 17, kLegend = 22;
constexpr double kKeyStep = 0.02;

/// From the unit square, with y upwards, and back.
struct Floor {
  Rect inner;
  explicit Floor(const Rect& rect) : inner(rect.inset(kEdge)) {}
  [[nodiscard]] ImVec2 at(double x, double y) const {
    return {inner.x + static_cast<float>(x) * inner.w,
            inner.bottom() - static_cast<float>(y) * inner.h};
  }
  [[nodiscard]] ImVec2 at(const Place& place) const { return at(place.x, place.y); }
  [[nodiscard]] std::array<double, 2> place(ImVec2 point) const {
    return {std::clamp(static_cast<double>((point.x - inner.x) / inner.w), 0.0, 1.0),
            std::clamp(static_cast<double>((inner.bottom() - point.y) / inner.h), 0.0, 1.0)};
  }
};

std::optional<std::size_t> place_at(const Floor& floor, const lab::Places& bench, ImVec2 point,
                                    float reach) {
  std::optional<std::size_t> best;
  for (std::size_t k = 0; k < bench.places.size(); ++k) {
    const ImVec2 at = floor.at(bench.places[k]);
    const float far = std::hypot(at.x - point.x, at.y - point.y);
    if (far > reach) continue;
    reach = far;
    best = k;
  }
  return best;
}

void add_place(Ui& ui, const lab::Places& bench, std::array<double, 2> at, PlacesState& state) {
  if (bench.places.size() >= lab::kMostPlaces) {
    ui.refused = sentence(tr("The arena takes at most {0} places."),
                          {ui::number(static_cast<double>(lab::kMostPlaces))});
    return;
  }
  lab::Change<lab::Places> change;
  change.add = at;
  emit_places(ui, std::move(change));
  state.chosen = bench.places.size();
}

void move_place(Ui& ui, std::size_t place, std::array<double, 2> to, std::uint32_t stroke) {
  lab::Change<lab::Places> change;
  change.place = {static_cast<double>(place), to[0], to[1]};
  change.stroke = stroke;
  emit_places(ui, std::move(change));
}

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

void remove_place(Ui& ui, const lab::Places& bench, std::size_t place, PlacesState& state) {
  if (bench.places.size() == 1) {
    ui.refused = tr("The arena needs at least one place.");
    return;
  }
  lab::Change<lab::Places> change;
  change.remove = place;
  emit_places(ui, std::move(change));
  state.chosen.reset();
}

void point_in(Ui& ui, const Rect& rect, const Floor& floor, const lab::Places& bench,
              PlacesState& state, const ui::AreaState& area) {
  const float reach = ui.touch ? 22.0F : 13.0F, trembles = ui.touch ? 9.0F : 4.0F;
  const ImVec2 here{rect.x + area.x, rect.y + area.y};
  const bool present = ui.widgets.input().pointer().present;
  if (area.pressed) {
    state.dragged = state.walks ? std::nullopt : place_at(floor, bench, here, reach);
    if (!state.walks) state.chosen = state.dragged;
    state.erases = area.erases;
    state.moved = false;
    state.press_x = area.x;
    state.press_y = area.y;
    state.cursor_shown = state.carries = false;
    ++state.strokes;
  }
  if (present && area.follows() &&
      std::hypot(area.x - state.press_x, area.y - state.press_y) > trembles)
    state.moved = true;
  if (state.walks) {
    if (present && (area.pressed || (area.follows() && state.moved)))
      walk_to(ui, floor.place(here));
    return;
  }
  // Also when it is let go: a quick hand moves and lifts between two frames.
  if (present && area.follows() && state.moved && state.dragged && !state.erases &&
      *state.dragged < bench.places.size())
    move_place(ui, *state.dragged, floor.place(here), state.strokes);
  if (!area.released || !present) return;
  if (!state.moved && state.erases && state.dragged)
    remove_place(ui, bench, *state.dragged, state);
  else if (!state.moved && state.dragged)
    take_cue(ui, bench, *state.dragged);
  else if (!state.moved && !state.erases)
    add_place(ui, bench, floor.place(here), state);
  state.dragged.reset();
}

void arena_keys(Ui& ui, const Floor& floor, const lab::Places& bench, PlacesState& state,
                std::string_view asked) {
  if (!state.cursor_shown) {
    const Place at = state.chosen && *state.chosen < bench.places.size() && !state.walks
                         ? bench.places[*state.chosen]
                         : bench.cue_place();
    state.cursor_x = at.x;
    state.cursor_y = at.y;
  }
  state.cursor_shown = true;
  if (asked == "left") state.cursor_x -= kKeyStep;
  if (asked == "right") state.cursor_x += kKeyStep;
  if (asked == "up") state.cursor_y += kKeyStep;
  if (asked == "down") state.cursor_y -= kKeyStep;
  state.cursor_x = std::clamp(state.cursor_x, 0.0, 1.0);
  state.cursor_y = std::clamp(state.cursor_y, 0.0, 1.0);
  if (state.walks) return walk_to(ui, {state.cursor_x, state.cursor_y});
  const bool carried = state.carries && state.chosen && *state.chosen < bench.places.size();
  if (asked != "space") {
    if (carried) move_place(ui, *state.chosen, {state.cursor_x, state.cursor_y}, state.strokes);
    return;
  }
  if (carried) {
    state.carries = false;
    return;
  }
  state.chosen = place_at(floor, bench, floor.at(state.cursor_x, state.cursor_y), kPin);
  state.carries = state.chosen.has_value();
  ++state.strokes;
  if (state.chosen)
    take_cue(ui, bench, *state.chosen);
  else
    add_place(ui, bench, {state.cursor_x, state.cursor_y}, state);
}

std::string cursor_words(const Floor& floor, const lab::Places& bench, const PlacesState& state) {
  const std::string x = ui::number(100 * state.cursor_x), y = ui::number(100 * state.cursor_y);
  if (state.walks) return sentence(tr("The cue comes from {0}, {1} cm."), {x, y});
  if (state.carries && state.chosen)
    return sentence(tr("Place {0} moves with the arrow keys, now at {1}, {2} cm."),
                    {number_from_one(*state.chosen), x, y});
  if (const auto place = place_at(floor, bench, floor.at(state.cursor_x, state.cursor_y), kPin))
    return sentence(tr("Place {0} at {1}, {2} cm. Space takes it up."),
                    {number_from_one(*place), x, y});
  return sentence(tr("Empty point {0}, {1} cm. Space stores a place here."), {x, y});
}

/// The field of one cell as a soft disc.
void draw_field(Ui& ui, const Floor& floor, const PlacesNow& now, std::size_t cell) {
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

void draw_cells_of(Ui& ui, const Floor& floor, const PlacesNow& now) {
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

void draw_path(Ui& ui, const Floor& floor, const PlacesNow& now) {
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
std::vector<std::pair<std::size_t, bool>> numbered_pins(const Floor& floor, const PlacesNow& now,
                                                        const PlacesState* state) {
  std::vector<std::size_t> order = {now.bench.wanted(), now.said.first};
  if (state != nullptr && state->chosen) order.push_back(*state->chosen);
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

void draw_pins(Ui& ui, const Floor& floor, const PlacesNow& now, const PlacesState* state) {
  const std::size_t wanted = now.bench.wanted();
  for (const auto& [k, numbered] : numbered_pins(floor, now, state)) {
    constexpr float kSmallPin = 4;
    const ImVec2 at = floor.at(now.bench.places[k]);
    const bool own = k == wanted, chosen = state != nullptr && state->chosen == k;
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
  const Floor floor(rect);
  const lab::Places& bench = now.bench;
  bool cursor = false;
  if (state != nullptr) {
    if (state->chosen && *state->chosen > bench.places.size()) state->chosen.reset();
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
    point_in(ui, rect, floor, bench, *state, area);
    if (area.asked) arena_keys(ui, floor, bench, *state, *area.asked);
    cursor = state->cursor_shown && area.focused;
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
  if (!cursor) return;
  const ImVec2 at = floor.at(state->cursor_x, state->cursor_y);
  constexpr float kArm = 9;
  ui::list().AddLine({at.x - kArm, at.y}, {at.x + kArm, at.y}, ui.theme.accent, 2);
  ui::list().AddLine({at.x, at.y - kArm}, {at.x, at.y + kArm}, ui.theme.accent, 2);
}

}  // namespace workbenches::places
