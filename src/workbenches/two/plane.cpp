#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "workbenches/figures/figures.hpp"
#include "workbenches/figures/fixed_points.hpp"
#include "workbenches/two/figures.hpp"

/// The plane of (v₁, v₂): what is drawn in it.
namespace workbenches::two {
namespace {

using ui::FontKind;
using ui::list;
using ui::sentence;
using ui::tr;

constexpr double kReach = lab::kPlane;

void polyline(const PlaneFrame& f, const Line& line, ImU32 colour, float width) {
  std::vector<ImVec2> points;
  points.reserve(line.size());
  for (const Pair& v : line) points.push_back(f.at(v));
  ui::polyline(list(), points, colour, width);
}

/// Five px of every nine. Pieces of one line go on from what has been walked of it, which is returned.
float dashed(ImVec2 a, ImVec2 b, ImU32 colour, float width, float walked = 0) {
  constexpr float kEvery = 9, kDash = 5;
  const float dx = b.x - a.x, dy = b.y - a.y, length = std::sqrt(dx * dx + dy * dy);
  for (float s = -std::fmod(walked, kEvery); s < length; s += kEvery) {
    const float from = std::max(0.0F, s), to = std::min(length, s + kDash);
    if (to > from)
      list().AddLine({a.x + dx * from / length, a.y + dy * from / length},
                     {a.x + dx * to / length, a.y + dy * to / length}, colour, width);
  }
  return walked + length;
}

void axes(Ui& ui, const PlaneFrame& f) {
  const ImU32 ink = ui.theme.secondary;
  for (const int k : {-1, 0, 1}) {
    const auto v = static_cast<double>(k);
    const ImVec2 below = f.at({v, -kReach}), beside = f.at({-kReach, v});
    ui::vertical_line(ui, below.x, f.r.bottom(), f.r.bottom() + 4, ink);
    ui::horizontal_line(ui, f.r.x - 4, f.r.x, beside.y, ink);
    ui::text(ui, {below.x - 20, f.r.bottom() + 4, 40, 16}, ui::number(v), FontKind::small, ink,
             0.5F);
    ui::text(ui, {f.r.x - 30, beside.y - 8, 23, 16}, ui::number(v), FontKind::small, ink, 1);
  }
  ui::text(ui, {f.r.right() - 160, f.r.bottom() + 17, 160, 18}, tr("v₁, the rate of neuron 1"),
           FontKind::small, ink, 1);
  ui::axis_name(ui, FontKind::small, f.r.x - 18, f.at({0, 0.5}).y, ink, "v₂");
}

render::Landscape plane_look(const Ui& ui, const PlaneFrame& f, const TwoModel& m) {
  render::Landscape look = landscape_of(ui, m);
  const lab::TwoLook& wanted = m.two.look;
  look.ground = wanted.ground == lab::TwoGround::plain    ? 0
                : wanted.ground == lab::TwoGround::basins ? 1
                                                          : 2;
  look.contours = wanted.contours ? (wanted.ground == lab::TwoGround::energy ? 0.40F : 0.11F) : 0;
  look.arrows = wanted.field ? (ui.theme.dark ? 0.42F : 0.46F) : 0;
  look.between_arrows = f.r.w < 300 ? 0.25F : f.r.w < 420 ? 0.1875F : 0.15F;
  return look;
}

void ground(Ui& ui, const PlaneFrame& f, const TwoModel& m, bool paper) {
  const Rect r = ui::snap(ui, f.r);
  const auto reach = static_cast<float>(kReach);
  if (paper)
    paper_ground(ui, f, m);
  else
    list().AddImage(ui.device.landscape(plane_look(ui, f, m), m.picture), ui::top_left(r),
                    ui::bottom_right(r), {-reach, reach}, {reach, -reach});
  // Beyond this square F does not reach.
  const ImVec2 a = f.at({-1, 1}), b = f.at({1, -1});
  list().AddRect(a, b, ui::with_alpha(ui.theme.secondary, 0.35F));
  list().AddRect(ui::top_left(r), ui::bottom_right(r), ui.theme.hairline);
}

/// Around a place (its upper middle); returns that and its size.
Rect label(Ui& ui, const PlaneFrame& f, ImVec2 at, std::string_view words, ImU32 colour,
           ImU32 paper) {
  const float w = ui::text_width(FontKind::small, words) + 8;
  const float x = std::clamp(at.x - w / 2, f.r.x + 3, f.r.right() - w - 3),
              y = std::clamp(at.y, f.r.y + 3, f.r.bottom() - 19);
  ui::fill(ui, {x, y, w, 16}, ui::with_alpha(paper, 0.82F), 4);
  ui::text(ui, {x, y, w, 16}, words, FontKind::small, colour, 0.5F);
  return {x + w / 2, y, w, 17};
}

/// The part of a straight line that lies in the plane.
std::optional<std::pair<Pair, Pair>> within(const Pair& a, const Pair& b) {
  double from = 0, to = 1;
  for (std::size_t k = 0; k < 2; ++k) {
    const double by = b[k] - a[k];
    if (by == 0) {
      if (std::fabs(a[k]) > kReach) return std::nullopt;
      continue;
    }
    const double s = (-kReach - a[k]) / by, t = (kReach - a[k]) / by;
    from = std::max(from, std::min(s, t));
    to = std::min(to, std::max(s, t));
  }
  if (from > to) return std::nullopt;
  const auto at = [&](double t) {
    return Pair{a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])};
  };
  return std::pair{at(from), at(to)};
}

void nullclines(Ui& ui, const PlaneFrame& f, const TwoPlane& plane) {
  // Told apart by their strokes: no colour of a state is meant.
  const ImU32 ink = ui.theme.text;
  for (const Line& line : plane.nullclines[1]) {
    float walked = 0;
    for (std::size_t k = 1; k < line.size(); ++k)
      if (const auto piece = within(line[k - 1], line[k]))
        walked = dashed(f.at(piece->first), f.at(piece->second), ink, 2, walked);
  }
  for (const Line& line : plane.nullclines[0]) polyline(f, line, ink, 2);
}

/// Named where they leave the plane: the first at the top, the second at the left. To be drawn after the paths.
void nullcline_names(Ui& ui, const PlaneFrame& f, const TwoPlane& plane) {
  const ImU32 ink = ui.theme.text;
  const std::array<const char*, 2> names = {"dv₁/dt = 0", "dv₂/dt = 0"};
  std::optional<Rect> taken;
  for (std::size_t i = 0; i < 2; ++i) {
    std::optional<Pair> best;
    const std::size_t along = 1 - i;
    const auto consider = [&](const Pair& v) {
      const double score = i == 0 ? v[along] : -v[along];
      if (!best || score > (i == 0 ? (*best)[along] : -(*best)[along])) best = v;
    };
    for (const Line& line : plane.nullclines[i])
      for (std::size_t k = 1; k < line.size(); ++k)
        if (const auto piece = within(line[k - 1], line[k])) {
          consider(piece->first);
          consider(piece->second);
        }
    if (!best) continue;
    ImVec2 at = f.at(*best);
    if (i == 0)
      at = {at.x + (at.x > f.r.x + f.r.w / 2 ? -38.0F : 38.0F), at.y + 5};
    else
      at = {at.x + 40, at.y + (at.y > f.r.y + f.r.h / 2 ? -20.0F : 5.0F)};
    if (taken && std::fabs(at.x - taken->x) < taken->w && std::fabs(at.y - taken->y) < taken->h)
      at.y = taken->y + taken->h;
    taken = label(ui, f, at, names[i], ink, ui.theme.surface);
  }
}

void vectors(Ui& ui, const PlaneFrame& f, const TwoPlane& plane) {
  std::size_t k = 0;
  for (std::size_t which = 0; which < plane.eigenvalues.size(); ++which) {
    const auto value = plane.eigenvalues[which];
    if (value.imag() != 0 || k >= plane.vectors.size()) continue;
    const Pair v{plane.vectors[k][0], plane.vectors[k][1]};
    ++k;
    const ImU32 colour = ui.theme.series[0];
    const double reach = kReach * 0.94 / std::max(std::fabs(v[0]), std::fabs(v[1]));
    dashed(f.at({-reach * v[0], -reach * v[1]}), f.at({reach * v[0], reach * v[1]}),
           ui::with_alpha(colour, 0.8F), 1.5F);
    for (const double sign : {-1.0, 1.0})
      arrow(ui, f.at({0, 0}), f.at({0.5 * sign * v[0], 0.5 * sign * v[1]}), colour, 2, 8);
    const ImVec2 at = f.at({0.82 * reach * v[0], 0.82 * reach * v[1]});
    label(ui, f, {at.x, at.y + 4}, sentence(tr("λ = {0}"), {eigenvalue_text(value)}), colour,
          ui.theme.surface);
  }
}

void fixed_points(Ui& ui, const PlaneFrame& f, const TwoPlane& plane, TwoState& state) {
  for (std::size_t k = 0; k < plane.points.size(); ++k) {
    if (!ui.shows("two.point." + std::to_string(k))) continue;
    const hopfield::FixedPoint& point = plane.points[k];
    const Pair v{point.rates[0], point.rates[1]};
    if (point.directions.size() == 1) {
      const auto& along = point.directions[0];
      const auto end = [&](double t) { return Pair{v[0] + t * along[0], v[1] + t * along[1]}; };
      list().AddLine(f.at(end(std::max(point.from, -3.0))), f.at(end(std::min(point.to, 3.0))),
                     ui.theme.text, 5);
    } else if (point.directions.empty()) {
      draw_fixed_point(ui, f.at(v), point.stability, f.r.w < 300 ? 5.0F : 7.0F);
    }
    if (point_button(ui, "two.point." + std::to_string(k), f.at(v),
                     sentence(tr("{0} fixed point {1}"), {stability_words(point), pair_text(v, 3)}),
                     stability_words(point)))
      state.picked = state.picked == k ? std::optional<std::size_t>() : k;
  }
}

void runs(Ui& ui, const PlaneFrame& f, const TwoModel& m) {
  const ImU32 past = ui::mix(ui.theme.secondary, ui.theme.text, 0.4F);
  if (m.two.look.paths)
    for (std::size_t k = 0; k < m.paths.size(); ++k) {
      polyline(f, m.paths[k], past, 1.5F);
      list().AddCircleFilled(f.at(m.two.paths[k]), 2.5F, past);
      if (m.cut[k]) list().AddCircle(f.at(m.paths[k].back()), 4, past, 0, 1.5F);
    }
  // Behind the ball its way so far; before it, faintly, what comes.
  Line so_far, to_come;
  for (std::size_t k = 0; k < m.run_line.size(); ++k)
    (m.run_time[k] <= m.now ? so_far : to_come).push_back(m.run_line[k]);
  so_far.push_back(m.at);
  to_come.insert(to_come.begin(), m.at);
  if (m.two.kicks.empty() || m.two.moment > 0)
    polyline(f, to_come, ui::with_alpha(ui.theme.secondary, 0.6F), 2);
  polyline(f, so_far, ui.theme.accent, 3);
  const ImVec2 start = f.at(m.two.start), ball = f.at(m.at);
  list().AddCircleFilled(start, 4, ui.theme.accent);
  if (m.being_kicked()) {
    const Pair h{m.kicked.input[0] - m.rest.input[0], m.kicked.input[1] - m.rest.input[1]};
    const double length = std::hypot(h[0], h[1]), shown = std::min(length, 0.9) / length;
    arrow(ui, ball, f.at({m.at[0] + h[0] * shown, m.at[1] + h[1] * shown}), ui.theme.good, 4, 14);
  }
}

void ball(Ui& ui, const PlaneFrame& f, const TwoModel& m) {
  list().AddCircleFilled(f.at(m.at), 9, ui.theme.surface);
  list().AddCircleFilled(f.at(m.at), 7.5F, ui.theme.accent);
}

/// What is being drawn: the line of the slice, a kick, the place under the keys.
void tools(Ui& ui, const PlaneFrame& f, const TwoModel& m, const TwoState& state) {
  const lab::TwoLook& look = m.two.look;
  if (look.panel == lab::TwoPanel::slice || look.tool == lab::TwoTool::slice) {
    const ImVec2 a = f.at(look.slice[0]), b = f.at(look.slice[1]);
    dashed(a, b, ui.theme.text, 2);
    for (const ImVec2& end : {a, b}) list().AddCircle(end, 5, ui.theme.text, 0, 2);
  }
  if (state.drag_from && look.tool == lab::TwoTool::kick && state.hovered) {
    arrow(ui, f.at(m.at), f.at(*state.hovered), ui.theme.good, 4, 14);
    const Pair h = rounded({(*state.hovered)[0] - m.at[0], (*state.hovered)[1] - m.at[1]});
    const ImVec2 at = f.at(*state.hovered);
    label(ui, f, {at.x, at.y - 24}, "h = " + pair_text(h), ui.theme.good, ui.theme.surface);
  }
  if (state.cursor) {
    const ImVec2 at = f.at(*state.cursor);
    list().AddLine({at.x - 9, at.y}, {at.x + 9, at.y}, ui.theme.text, 2);
    list().AddLine({at.x, at.y - 9}, {at.x, at.y + 9}, ui.theme.text, 2);
  }
}

/// The numbers of the point that was tapped, or that the pointer or the cross is at.
void card(Ui& ui, const PlaneFrame& f, const TwoModel& m, TwoState& state) {
  const auto& points = m.kicked.points;
  if (state.picked && *state.picked >= points.size()) state.picked.reset();
  std::optional<std::size_t> near;
  if (state.hovered && !state.drag_from)
    near = point_at(ui, f, m, *state.hovered);
  else if (state.cursor)
    near = point_at(ui, f, m, *state.cursor);
  if (!near && !state.picked) return;
  const hopfield::FixedPoint& point = points[near ? *near : *state.picked];
  const Pair v{point.rates[0], point.rates[1]};
  const double e = m.rest.network.lyapunov_energy(v, m.kicked.input);
  const std::array<std::pair<std::string, std::string>, 5> facts = {
      {{"v₁", precisely(v[0])},
       {"v₂", precisely(v[1])},
       {tr("eigenvalues"), eigenvalues_there(point)},
       {"H", precisely(m.rest.network.hopfield_energy(v))},
       {tr("E, with leak"), std::isfinite(e) ? precisely(e) : "∞"}}};
  point_card(ui, f.around, f.at(v), "two.point.card", point_title(point), facts);
}

}  // namespace

std::optional<std::size_t> point_at(const Ui& ui, const PlaneFrame& f, const TwoModel& m,
                                    const Pair& v) {
  const ImVec2 here = f.at(v);
  std::optional<std::size_t> best;
  float nearest = point_reach(ui);
  for (std::size_t k = 0; k < m.kicked.points.size(); ++k) {
    const hopfield::FixedPoint& point = m.kicked.points[k];
    if (!point.directions.empty()) continue;
    const ImVec2 at = f.at({point.rates[0], point.rates[1]});
    const float away = std::hypot(at.x - here.x, at.y - here.y);
    if (away > nearest) continue;
    nearest = away;
    best = k;
  }
  return best;
}

void draw_plane(Ui& ui, const PlaneFrame& f, const TwoModel& m, TwoState& state, bool paper) {
  ground(ui, f, m, paper);
  ui::push_clip(ui, f.r);
  if (m.two.look.nullclines) nullclines(ui, f, m.kicked);
  if (m.two.look.vectors) vectors(ui, f, m.rest);
  runs(ui, f, m);
  if (m.two.look.nullclines) nullcline_names(ui, f, m.kicked);
  fixed_points(ui, f, m.kicked, state);
  ball(ui, f, m);
  tools(ui, f, m, state);
  ui::pop_clip(ui);
  axes(ui, f);
  card(ui, f, m, state);
}

}  // namespace workbenches::two
