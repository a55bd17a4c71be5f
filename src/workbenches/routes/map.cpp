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

constexpr float kDot = 5;

void carry_out(Ui& ui, const lab::Routes& routes, const PointEdit& edit, PointsState& state) {
  using What = PointEdit::What;
  const std::size_t count = routes.cities.size();
  if (edit.what == What::pick) return;
  if (edit.what == What::add && count >= lab::kMostCities) {
    ui.refused = sentence(tr("The map takes at most {0} cities."),
                          {ui::number(static_cast<double>(lab::kMostCities))});
    return;
  }
  if (edit.what == What::remove && count <= lab::kLeastCities) {
    ui.refused = sentence(tr("A tour needs at least {0} cities."),
                          {ui::number(static_cast<double>(lab::kLeastCities))});
    return;
  }
  emit_routes(ui, change_of<lab::Routes>(edit, state));
  choose(state, edit, count);
}

std::string cursor_words(const UnitSquare& paper, const lab::Routes& routes,
                         const PointsState& state) {
  const std::string x = ui::number(state.cursor_x, 2), y = ui::number(state.cursor_y, 2);
  if (state.carries && state.chosen)
    return sentence(tr("City {0} moves with the arrow keys, now at {1}, {2}."),
                    {city_letter(*state.chosen), x, y});
  if (const auto city = point_under_cursor(paper, routes.cities, state))
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
void ways(Ui& ui, const UnitSquare& paper, const lab::Routes& routes, const lab::RoutesRun& run) {
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

void draw_cities(Ui& ui, const UnitSquare& paper, const lab::Routes& routes,
                 const lab::RoutesRun& run, const RoutesState* state) {
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
    if (state != nullptr && state->points.chosen == k)
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
  const UnitSquare paper(rect);
  const lab::RoutesRun& run = lab::run_of(routes);
  bool cursor = false;
  if (state != nullptr) {
    PointsState& points = state->points;
    if (points.chosen && *points.chosen > routes.cities.size()) points.chosen.reset();
    ui::WidgetInfo info;
    info.id = "routes.map";
    info.role = ui::Role::grid;
    info.name = tr("The map");
    info.value = sentence(tr("{0} {0|city|cities}"), {ui::counted(routes.cities.size())});
    info.live = cursor_words(paper, routes, points);
    if (ui.widgets.focused() == info.id)
      info.help = tr("Arrow keys move. Space puts a city, or takes one up and puts it down.");
    info.rect = rect;
    const ui::AreaState area = ui::area(ui, info, ui::Drag::paints);
    if (!area.shown) return;
    if (const auto edit = point_by_hand(ui, rect, paper, routes.cities, points, area))
      carry_out(ui, routes, *edit, points);
    if (area.asked)
      if (const auto edit = point_by_key(paper, routes.cities, points, *area.asked))
        carry_out(ui, routes, *edit, points);
    cursor = points.cursor_shown;
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
  if (cursor) draw_cursor(ui, paper, state->points);
}

}  // namespace workbenches::routes
