#include <algorithm>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "workbenches/routes/routes.hpp"

/// The map. A tap on an empty place puts a city there, a drag moves one, an eraser removes it.
namespace workbenches::routes {
namespace {

using ui::FontKind;
using ui::Rect;
using ui::sentence;
using ui::tr;
using ui::Ui;

constexpr float kEdge = 14;  // cities at the edge stand inside
constexpr float kDot = 5;
constexpr double kKeyStep = 0.02;

/// From the unit square, with y upwards, and back.
struct Paper {
  Rect inner;
  explicit Paper(const Rect& rect) : inner(rect.inset(kEdge)) {}
  [[nodiscard]] ImVec2 at(double x, double y) const {
    return {inner.x + static_cast<float>(x) * inner.w,
            inner.bottom() - static_cast<float>(y) * inner.h};
  }
  [[nodiscard]] ImVec2 at(const hopfield::City& city) const { return at(city.x, city.y); }
  [[nodiscard]] std::array<double, 2> place(float x, float y) const {
    return {std::clamp(static_cast<double>((x - inner.x) / inner.w), 0.0, 1.0),
            std::clamp(static_cast<double>((inner.bottom() - y) / inner.h), 0.0, 1.0)};
  }
};

std::optional<std::size_t> city_at(const Paper& paper, const lab::Routes& routes, ImVec2 point,
                                   float reach) {
  std::optional<std::size_t> best;
  for (std::size_t k = 0; k < routes.cities.size(); ++k) {
    const ImVec2 at = paper.at(routes.cities[k]);
    const float far = std::hypot(at.x - point.x, at.y - point.y);
    if (far > reach) continue;
    reach = far;
    best = k;
  }
  return best;
}

void add_city(Ui& ui, const lab::Routes& routes, std::array<double, 2> place, RoutesState& state) {
  if (routes.cities.size() >= lab::kMostCities) {
    ui.refused = sentence(tr("The map takes at most {0} cities."),
                          {ui::number(static_cast<double>(lab::kMostCities))});
    return;
  }
  lab::Change<lab::Routes> change;
  change.add = place;
  emit_routes(ui, std::move(change));
  state.chosen = routes.cities.size();
}

void move_city(Ui& ui, std::size_t city, std::array<double, 2> place, std::uint32_t stroke) {
  lab::Change<lab::Routes> change;
  change.place = {static_cast<double>(city), place[0], place[1]};
  change.stroke = stroke;
  emit_routes(ui, std::move(change));
}

void remove_city(Ui& ui, const lab::Routes& routes, std::size_t city, RoutesState& state) {
  if (routes.cities.size() <= lab::kLeastCities) {
    ui.refused = sentence(tr("A tour needs at least {0} cities."),
                          {ui::number(static_cast<double>(lab::kLeastCities))});
    return;
  }
  lab::Change<lab::Routes> change;
  change.remove = city;
  emit_routes(ui, std::move(change));
  state.chosen.reset();
}

void point(Ui& ui, const Rect& rect, const Paper& paper, const lab::Routes& routes,
           RoutesState& state, const ui::AreaState& area) {
  const float reach = ui.touch ? 22.0F : 12.0F, trembles = ui.touch ? 9.0F : 4.0F;
  const ImVec2 here{rect.x + area.x, rect.y + area.y};
  if (area.pressed) {
    state.dragged = city_at(paper, routes, here, reach);
    state.chosen = state.dragged;
    state.erases = area.erases;
    state.moved = false;
    state.press_x = area.x;
    state.press_y = area.y;
    state.cursor_shown = state.carries = false;
    ++state.strokes;
  }
  const bool present = ui.widgets.input().pointer().present;
  if (present && area.follows() &&
      std::hypot(area.x - state.press_x, area.y - state.press_y) > trembles)
    state.moved = true;
  // Also when it is let go: a quick hand moves and lifts between two frames.
  if (present && area.follows() && state.moved && state.dragged && !state.erases &&
      *state.dragged < routes.cities.size())
    move_city(ui, *state.dragged, paper.place(here.x, here.y), state.strokes);
  if (!area.released || !present) return;
  if (!state.moved && state.erases && state.dragged)
    remove_city(ui, routes, *state.dragged, state);
  else if (!state.moved && !state.dragged && !state.erases)
    add_city(ui, routes, paper.place(here.x, here.y), state);
  state.dragged.reset();
}

void keys(Ui& ui, const Paper& paper, const lab::Routes& routes, RoutesState& state,
          std::string_view asked) {
  if (state.chosen && *state.chosen < routes.cities.size() && !state.cursor_shown) {
    state.cursor_x = routes.cities[*state.chosen].x;
    state.cursor_y = routes.cities[*state.chosen].y;
  }
  state.cursor_shown = true;
  if (asked == "left") state.cursor_x -= kKeyStep;
  if (asked == "right") state.cursor_x += kKeyStep;
  if (asked == "up") state.cursor_y += kKeyStep;
  if (asked == "down") state.cursor_y -= kKeyStep;
  state.cursor_x = std::clamp(state.cursor_x, 0.0, 1.0);
  state.cursor_y = std::clamp(state.cursor_y, 0.0, 1.0);
  const bool carried = state.carries && state.chosen && *state.chosen < routes.cities.size();
  if (asked != "space") {
    if (carried) move_city(ui, *state.chosen, {state.cursor_x, state.cursor_y}, state.strokes);
    return;
  }
  if (carried) {
    state.carries = false;
    return;
  }
  state.chosen = city_at(paper, routes, paper.at(state.cursor_x, state.cursor_y), 2 * kDot);
  state.carries = state.chosen.has_value();
  ++state.strokes;
  if (!state.chosen) add_city(ui, routes, {state.cursor_x, state.cursor_y}, state);
}

std::string cursor_words(const Paper& paper, const lab::Routes& routes, const RoutesState& state) {
  const std::string x = ui::number(state.cursor_x, 2), y = ui::number(state.cursor_y, 2);
  if (state.carries && state.chosen)
    return sentence(tr("City {0} moves with the arrow keys, now at {1}, {2}."),
                    {city_letter(*state.chosen), x, y});
  if (const auto city = city_at(paper, routes, paper.at(state.cursor_x, state.cursor_y), 2 * kDot))
    return sentence(tr("City {0} at {1}, {2}. Space takes it up."), {city_letter(*city), x, y});
  return sentence(tr("Empty place {0}, {1}. Space puts a city here."), {x, y});
}

void dashed(ImVec2 from, ImVec2 to, ImU32 colour) {
  constexpr float kDash = 6, kStride = 10;
  const float length = std::hypot(to.x - from.x, to.y - from.y);
  for (float at = 0; at < length; at += kStride) {
    const float a = at / length, b = std::min(at + kDash, length) / length;
    ui::list().AddLine({from.x + a * (to.x - from.x), from.y + a * (to.y - from.y)},
                       {from.x + b * (to.x - from.x), from.y + b * (to.y - from.y)}, colour, 1.5F);
  }
}

/// Each way as wide as the network holds it: Σ V_Xi (V_Y,i+1 + V_Y,i−1).
void ways(Ui& ui, const Paper& paper, const lab::Routes& routes, const lab::RoutesRun& run) {
  const std::size_t n = routes.cities.size();
  const std::vector<double>& v = run.outputs();
  constexpr double kFaint = 0.002;
  constexpr float kWidest = 4.5F;
  for (std::size_t x = 0; x < n; ++x) {
    for (std::size_t y = x + 1; y < n; ++y) {
      double held = 0;
      for (std::size_t i = 0; i < n; ++i)
        held += v[x * n + i] * (v[y * n + (i + 1) % n] + v[y * n + (i + n - 1) % n]);
      if (held < kFaint) continue;
      const auto share = static_cast<float>(std::min(held, 1.0)), width = std::sqrt(share);
      ui::list().AddLine(paper.at(routes.cities[x]), paper.at(routes.cities[y]),
                         ui::with_alpha(ui.theme.series[0], 0.2F + 0.8F * share),
                         std::max(kWidest * width, 0.6F));
    }
  }
}

void draw_cities(Ui& ui, const Paper& paper, const lab::Routes& routes, const lab::RoutesRun& run,
                 const RoutesState* state) {
  const std::size_t n = routes.cities.size();
  const bool over = run.end() == run.step();
  ImVec2 middle{0, 0};
  for (const hopfield::City& city : routes.cities) {
    const ImVec2 at = paper.at(city);
    middle.x += at.x / static_cast<float>(n);
    middle.y += at.y / static_cast<float>(n);
  }
  for (std::size_t k = 0; k < n; ++k) {
    const ImVec2 at = paper.at(routes.cities[k]);
    std::size_t visits = 0;
    for (std::size_t i = 0; i < n; ++i) visits += run.outputs()[k * n + i] > 0.5 ? 1 : 0;
    const bool wrong = over && visits != 1;
    ui::list().AddCircleFilled(at, kDot, wrong ? ui.theme.bg : ui.theme.text);
    if (wrong) ui::list().AddCircle(at, kDot + 0.5F, ui.theme.warning, 0, 2);
    if (wrong && visits > 1) ui::list().AddCircle(at, kDot + 4, ui.theme.warning, 0, 2);
    if (state != nullptr && state->chosen == k)
      ui::list().AddCircle(at, kDot + 4.5F, ui.theme.accent, 0, 2);
    // The letter stands away from the middle, where fewer ways go.
    float dx = at.x - middle.x, dy = at.y - middle.y;
    const float far = std::max(std::hypot(dx, dy), 1.0F);
    dx = dx / far * 14;
    dy = dy / far * 14;
    ui::text(ui, {at.x + dx - 10, at.y + dy - 8, 20, 16}, city_letter(k), FontKind::small,
             ui.theme.text, 0.5F);
  }
}

}  // namespace

void route_map(Ui& ui, const Rect& rect, const lab::Routes& routes, RoutesState* state) {
  const Paper paper(rect);
  const lab::RoutesRun& run = lab::run_of(routes);
  bool cursor = false;
  if (state != nullptr) {
    if (state->chosen && *state->chosen > routes.cities.size()) state->chosen.reset();
    ui::WidgetInfo info;
    info.id = "routes.map";
    info.role = ui::Role::grid;
    info.name = tr("The map");
    info.value = sentence(tr("{0} {0|city|cities}"), {ui::counted(routes.cities.size())});
    info.live = cursor_words(paper, routes, *state);
    if (ui.widgets.focused() == info.id)
      info.help = tr("Arrow keys move. Space puts a city, or takes one up and puts it down.");
    info.rect = rect;
    const ui::AreaState area = ui::area(ui, info, ui::Drag::paints);
    if (!area.shown) return;
    point(ui, rect, paper, routes, *state, area);
    if (area.asked) keys(ui, paper, routes, *state, *area.asked);
    cursor = state->cursor_shown;
  }
  ui::fill(ui, rect, ui.theme.surface, 6);
  ui::outline(ui, rect, ui.theme.hairline, 6);
  lab::RoutesRun& whole = lab::run_of(routes);
  if (routes.optimum && whole.shortest()) {
    const std::vector<std::uint32_t>& order = whole.shortest()->order;
    for (std::size_t k = 0; k < order.size(); ++k)
      dashed(paper.at(routes.cities[order[k]]),
             paper.at(routes.cities[order[(k + 1) % order.size()]]), ui.theme.secondary);
  }
  ways(ui, paper, routes, run);
  draw_cities(ui, paper, routes, run, state);
  if (!cursor) return;
  const ImVec2 at = paper.at(state->cursor_x, state->cursor_y);
  constexpr float kArm = 9;
  ui::list().AddLine({at.x - kArm, at.y}, {at.x + kArm, at.y}, ui.theme.accent, 2);
  ui::list().AddLine({at.x, at.y - kArm}, {at.x, at.y + kArm}, ui.theme.accent, 2);
}

}  // namespace workbenches::routes
