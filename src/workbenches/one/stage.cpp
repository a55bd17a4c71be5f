#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/plots/plot.hpp"
#include "workbenches/figures/figures.hpp"
#include "workbenches/figures/fixed_points.hpp"
#include "workbenches/one/one.hpp"

/// The middle: the input to be drawn, v(t) under it, and beside it the phase line, which shares its axis v.
namespace workbenches::one {
namespace {

using ui::FontKind;
using ui::list;
using ui::sentence;
using ui::tr;

void polyline(const std::vector<ImVec2>& points, ImU32 colour, float width) {
  ui::polyline(list(), points, colour, width);
}

/// On to a place of the strip; what lies between is filled in.
void draw_to(const Axes& a, OneState& state, float x, float y, bool first_place) {
  const double time = std::clamp(a.x_at(a.r.x + x), 0.0, lab::kOneTime - 1e-6);
  double value = std::clamp(a.y_at(a.r.y + y), a.y0, a.y1);
  if (std::fabs(value) < 0.03) value = 0;
  value = std::round(value * 50) / 50 + 0.0;
  if (first_place) {
    state.last_time = time;
    state.last_value = value;
  }
  const auto first = static_cast<int>(std::min(time, state.last_time) / lab::kDrawnStep),
             last = static_cast<int>(std::max(time, state.last_time) / lab::kDrawnStep);
  for (int k = first; k <= last; ++k) {
    const double share =
        last == first ? 1
                      : (k * lab::kDrawnStep - state.last_time) / (time - state.last_time + 1e-12);
    state.drawing[static_cast<std::size_t>(k)] =
        std::round((state.last_value + std::clamp(share, 0.0, 1.0) * (value - state.last_value)) *
                   50) /
            50 +
        0.0;
  }
  state.last_time = time;
  state.last_value = value;
}

/// What the pointer draws, value by value.
void draw_input(Ui& ui, const Axes& a, const OneModel& m, OneState& state,
                const ui::AreaState& area) {
  if (!ui.widgets.input().pointer().present) return;  // called off
  if (area.pressed) {
    state.drawing = m.one.kind == lab::OneInputKind::drawn ? m.one.drawn : std::vector<double>{};
    state.drawing.resize(lab::kMostDrawn, 0.0);
  }
  if (state.drawing.size() != lab::kMostDrawn) return;
  if (!area.pressed)  // what came before the press was not drawn
    for (const auto& [x, y] : area.trail) draw_to(a, state, x, y, false);
  draw_to(a, state, area.x, area.y, area.pressed);
  if (state.drawing == m.one.drawn) return;
  lab::Change<lab::One> change;
  change.drawn = state.drawing;
  emit_one(ui, std::move(change));
}

void input_strip(Ui& ui, const Axes& a, const OneModel& m, OneState& state, bool paper) {
  ui::WidgetInfo info;
  info.id = "one.input";
  info.role = ui::Role::grid;
  info.name = tr("Input h over time");
  info.value = sentence(tr("h = {0} now"), {ui::number(m.input, 2)});
  info.help = tr("Draw an input with the pointer. Arrow keys move or raise the step.");
  info.rect = a.r;
  const ui::AreaState area = ui::area(ui, info, ui::Drag::keeps);
  if (!area.shown) return;
  if (area.follows()) draw_input(ui, a, m, state, area);
  if (area.asked) {
    lab::Change<lab::One> change;
    change.kind = lab::OneInputKind::step;
    if (*area.asked == "up")
      change.step_height = std::min(lab::kOneInput, m.one.step_height + 0.05);
    if (*area.asked == "down")
      change.step_height = std::max(-lab::kOneInput, m.one.step_height - 0.05);
    if (*area.asked == "right")
      change.step_until = std::min(lab::kOneTime, m.one.step_until + 0.25);
    if (*area.asked == "left")
      change.step_until = std::max(m.one.step_from + 0.25, m.one.step_until - 0.25);
    emit_one(ui, std::move(change));
  }
  draw_axes(ui, a, 0, 3, nullptr, "h");
  std::vector<ImVec2> points;
  for (int k = 0; k <= 480; ++k) {
    const double t = a.x1 * k / 480;
    const double h = lab::input_at(m.one, t);
    list().AddRectFilled({a.px(t), std::min(a.py(h), a.py(0))},
                         {a.px(t + a.x1 / 480), std::max(a.py(h), a.py(0))},
                         ui::with_alpha(ui.theme.good, 0.14F));
    points.push_back(a.at(t, h));
  }
  polyline(points, ui.theme.good, 2);
  const char* words = m.one.kind == lab::OneInputKind::drawn ? tr("input h, as you drew it")
                      : paper                                ? tr("input h")
                                                             : tr("input h: draw here");
  ui::text(ui, {a.r.x + 8, a.r.y + 2, a.r.w - 16, 18}, words, FontKind::small, ui.theme.secondary,
           1);
}

/// The fixed point under the pointer on the phase line, or none.
std::optional<std::size_t> point_at(const Ui& ui, const Axes& a, const OneModel& m,
                                    const ui::AreaState& area) {
  std::optional<std::size_t> best;
  float nearest = point_reach(ui);
  for (std::size_t k = 0; k < m.points.size(); ++k) {
    if (!m.points[k].directions.empty()) continue;
    const ImVec2 at = a.at(0, m.points[k].rates[0]);
    const float away = std::hypot(at.x - a.r.x - area.x, at.y - a.r.y - area.y);
    if (away > nearest) continue;
    nearest = away;
    best = k;
  }
  return best;
}

/// The numbers of the point that was tapped, or that is under the pointer.
void card(Ui& ui, const Rect& inside, const Axes& a, const OneModel& m, OneState& state) {
  if (state.picked && *state.picked >= m.points.size()) state.picked.reset();
  if (state.pointed && *state.pointed >= m.points.size()) state.pointed.reset();
  const auto which = state.pointed ? state.pointed : state.picked;
  if (!which || !ui.shows("one.point.card")) return;
  const hopfield::FixedPoint& point = m.points[*which];
  const double v = point.rates[0], e = m.energy(v);
  std::vector<std::pair<std::string, std::string>> facts = {{"v", precisely(v)}};
  if (!point.eigenvalues.empty()) facts.emplace_back(tr("eigenvalue"), eigenvalues_there(point));
  facts.emplace_back("E", std::isfinite(e) ? precisely(e) : "∞");
  point_card(ui, inside, a.at(0, std::clamp(v, a.y0, a.y1)), "one.point.card", point_title(point),
             facts);
}

/// The ball on an axis of v: taken up, carried, let go.
void carry(Ui& ui, const Axes& a, const char* id, const char* name, const char* help,
           const OneModel& m, OneState& state, bool points) {
  ui::WidgetInfo info;
  info.id = id;
  info.role = ui::Role::slider;
  info.name = name;
  const double shown = std::clamp(m.v, -kOneReach, kOneReach);  // it may have run away
  info.value = ui::number(shown, 2);
  info.minimum = static_cast<float>(-kOneReach);
  info.maximum = static_cast<float>(kOneReach);
  info.help = help;
  info.rect = a.r;
  const ui::AreaState area = ui::area(ui, info, ui::Drag::keeps);
  const double v = std::round(std::clamp(a.y_at(a.r.y + area.y), a.y0, a.y1) * 50) / 50 + 0.0;
  // A tap on a fixed point asks what it is.
  if (area.pressed) state.picked = points ? point_at(ui, a, m, area) : std::nullopt;
  if (points) state.pointed = area.hovered && !area.held ? point_at(ui, a, m, area) : std::nullopt;
  if (area.pressed) state.pressed_y = area.y;
  if (area.follows() && ui.widgets.input().pointer().present && state.picked &&
      std::fabs(area.y - state.pressed_y) > 5)
    state.picked.reset();
  // What was tapped is asked about, not taken up.
  auto to = carried_to(ui, state, id, area, state.picked ? std::optional<double>() : v);
  if (area.asked) to = ui::moved_by(*area.asked, m.one.moment == 0 ? m.one.start : shown, 0.1);
  if (to) drop_ball(ui, *to, kOneReach, area.released);
}

void level_lines(Ui& ui, const Axes& a, const OneModel& m) {
  for (const auto& point : m.points) {
    if (!point.directions.empty() || std::fabs(point.rates[0]) > kOneReach) continue;
    const float y = a.py(point.rates[0]);
    const bool stable = point.stability == hopfield::PointStability::stable;
    for (float x = a.r.x; x < a.r.right(); x += 9)
      list().AddLine({x, y}, {std::min(x + (stable ? 6.0F : 2.5F), a.r.right()), y},
                     ui::with_alpha(ui.theme.text, 0.45F), 1.2F);
  }
}

void course(Ui& ui, const Axes& a, const OneModel& m, OneState& state) {
  if (!ui.shows("one.course")) return;
  carry(ui, a, "one.course", tr("Rate v over time"),
        tr("Press to start from that v, without input"), m, state, false);
  draw_axes(ui, a, 7, 5, tr("time in τ"), "v");
  ui::push_clip(ui, a.r);
  level_lines(ui, a, m);
  std::vector<ImVec2> past, next;
  for (std::size_t k = 0; k < m.times.size(); ++k)
    (m.times[k] <= m.now ? past : next).push_back(a.at(m.times[k], m.values[k]));
  const ImVec2 ball = a.at(m.now, state.carried.value_or(m.v));
  if (!next.empty()) next.insert(next.begin(), a.at(m.now, m.v));
  past.push_back(a.at(m.now, std::clamp(m.v, -8.0, 8.0)));
  polyline(next, ui::with_alpha(ui.theme.secondary, 0.6F), 2);
  polyline(past, ui.theme.accent, 3);
  if (std::fabs(m.v) <= kOneReach || state.carried) {
    list().AddCircleFilled(ball, 9, ui.theme.surface);
    list().AddCircleFilled(ball, 7.5F, ui.theme.accent);
  }
  ui::pop_clip(ui);
}

void phase_line(Ui& ui, const Axes& a, const OneModel& m, OneState& state, bool paper) {
  if (!ui.shows("one.phase")) return;
  carry(ui, a, "one.phase", tr("The phase line: how fast v changes at each v"),
        tr("Press to start from that v. Press a fixed point to see its numbers."), m, state, true);
  draw_axes(ui, a, 3, paper ? 5 : 0, tr("τ dv/dt"), paper ? "v" : nullptr);
  ui::push_clip(ui, a.r);
  const float zero = a.px(0);
  list().AddLine({zero, a.r.y}, {zero, a.r.bottom()}, ui.theme.secondary, 1.5F);
  std::vector<ImVec2> curve;
  for (int k = 0; k <= 200; ++k) {
    const double v = -kOneReach + 2 * kOneReach * k / 200;
    curve.push_back(a.at(std::clamp(m.slope(v), -5.0, 5.0), v));
  }
  polyline(curve, ui.theme.text, 2.2F);
  // Arrows along the line: which way v goes.
  for (double v = -1.75; v < 1.9; v += 0.25) {
    const double rate = m.slope(v);
    if (std::fabs(rate) < 0.02) continue;
    const double reach =
        std::clamp(0.10 + 0.10 * std::fabs(rate), 0.12, 0.22) * (rate > 0 ? 1 : -1);
    arrow(ui, a.at(0, v - reach / 2), a.at(0, v + reach / 2), ui.theme.text, 2, 9);
  }
  for (std::size_t k = 0; k < m.points.size(); ++k) {
    const auto& point = m.points[k];
    const ImVec2 at = a.at(0, std::clamp(point.rates[0], -9.0, 9.0));
    if (!ui.shows("one.point." + std::to_string(k))) continue;
    if (point_button(ui, "one.point." + std::to_string(k), at,
                     sentence(tr("{0} fixed point, v = {1}"),
                              {stability_words(point), ui::number(point.rates[0], 3)}),
                     stability_words(point)))
      state.picked = state.picked == k ? std::optional<std::size_t>() : k;
    if (point.directions.empty()) {
      draw_fixed_point(ui, at, point.stability, 7);
    } else {
      const double from = std::max(point.rates[0] + point.from, -9.0),
                   to = std::min(point.rates[0] + point.to, 9.0);
      list().AddLine(a.at(0, from), a.at(0, to), ui.theme.text, 6);
    }
  }
  const double v = state.carried.value_or(m.v);
  if (std::fabs(v) <= kOneReach) {
    const ImVec2 at = a.at(std::clamp(m.slope(v), a.x0, a.x1), v);
    list().AddLine({zero, at.y}, at, ui.theme.accent, 2);
    list().AddCircleFilled({zero, at.y}, 9, ui.theme.surface);
    list().AddCircleFilled({zero, at.y}, 7.5F, ui.theme.accent);
  }
  ui::pop_clip(ui);
}

/// Which points are stable: beside each other, below each other, or not at all.
void legend(Ui& ui, const Rect& place, const OneModel& m) {
  if (m.points.empty()) return;
  const std::array<std::pair<hopfield::PointStability, const char*>, 2> kinds = {
      {{hopfield::PointStability::stable, tr("stable")},
       {hopfield::PointStability::unstable, tr("unstable")}}};
  constexpr float kMark = 16, kLine = 20, kBetween = 14;
  float wide = kBetween;
  for (const auto& [kind, words] : kinds) wide += kMark + ui::text_width(FontKind::small, words);
  const bool beside = wide <= place.w;
  const float one = kMark + ui::text_width(FontKind::small, kinds[1].second);
  if (one > place.w || place.h < (beside ? kLine : 2 * kLine)) return;
  float x = place.x + (place.w - (beside ? wide : one)) / 2,
        y = place.y + (place.h - (beside ? kLine : 2 * kLine)) / 2;
  for (const auto& [kind, words] : kinds) {
    const float w = ui::text_width(FontKind::small, words);
    draw_fixed_point(ui, {x + 5, y + kLine / 2}, kind, 5);
    ui::text(ui, {x + kMark, y, w + 1, kLine}, words, FontKind::small, ui.theme.secondary);
    (beside ? x : y) += beside ? kMark + w + kBetween : kLine;
  }
}

}  // namespace

void draw_axes(Ui& ui, const Axes& a, int x_ticks, int y_ticks, const char* x_label,
               const char* y_label) {
  const ImU32 ink = ui.theme.secondary;
  ui::fill(ui, a.r, ui.theme.surface);
  if (y_ticks > 0)
    for (const double t : ui::ticks(a.y0, a.y1, y_ticks)) {
      ui::horizontal_line(ui, a.r.x, a.r.right(), a.py(t),
                          t == 0 ? ui::mix(ui.theme.hairline, ink, 0.5F) : ui.theme.hairline);
      ui::text(ui, {a.r.x - 44, a.py(t) - 8, 38, 16}, ui::tick_label(t, (a.y1 - a.y0) / y_ticks),
               FontKind::small, ink, 1);
    }
  if (x_ticks > 0) {
    const auto all = ui::ticks(a.x0, a.x1, x_ticks);
    for (const double t : all) {
      if (y_ticks == 0) ui::vertical_line(ui, a.px(t), a.r.y, a.r.bottom(), ui.theme.hairline);
      ui::vertical_line(ui, a.px(t), a.r.bottom(), a.r.bottom() + 4, ink);
      ui::text(ui, {a.px(t) - 24, a.r.bottom() + 5, 48, 15}, ui::tick_label(t, ui::tick_step(all)),
               FontKind::small, ink, 0.5F);
    }
  }
  ui::outline(ui, a.r, ui.theme.hairline);
  if (x_label != nullptr)
    ui::text(ui, {a.r.x, a.r.bottom() + 19, a.r.w, 16}, x_label, FontKind::small, ink, 0.5F);
  if (y_label != nullptr)
    ui::text(ui, {a.r.x - 44, a.r.y - 2, 18, 16}, y_label, FontKind::italic, ui.theme.text);
}

std::optional<double> carried_to(Ui& ui, OneState& state, std::string_view figure,
                                 const ui::AreaState& area, std::optional<double> v) {
  const ui::Interaction& input = ui.widgets.input();
  if (!input.busy() && !input.pointer().released) {  // its figure may have gone meanwhile
    state.carrier = {};
    state.carried.reset();
  }
  if (area.pressed) state.carrier = figure;
  if (state.carrier != figure) return std::nullopt;
  const bool here = input.pointer().present;
  if (area.held) {
    if (here) state.carried = v;
    return std::nullopt;
  }
  // Let go, or called off, or a finger scrolls instead.
  state.carrier = {};
  state.carried.reset();
  return area.released && here ? v : std::nullopt;
}

void drop_ball(Ui& ui, double v, double reach, bool by_hand) {
  lab::Change<lab::One> change;
  change.drop = std::clamp(std::round(v * 100) / 100, -reach, reach);
  emit_one(ui, std::move(change));
  if (ui.reduced_motion)
    ui.emit(lab::command::Finish{});
  else if (by_hand && !ui.session.running())
    ui.emit(lab::command::Recall{});
}

OneFigures one_figures(Ui& ui, Rect room, const OneModel& m, OneState& state, bool narrow,
                       bool paper) {
  const float strip = std::clamp(room.h * 0.22F, 44.0F, 120.0F);
  Rect top = room.cut_top(strip);
  room.cut_top(15);  // labels of two axes stand above each other here
  const float phase_w = std::clamp(room.w * 0.30F, 84.0F, 210.0F);
  Axes phase{room.cut_right(phase_w), -1.5, 1.5, -kOneReach, kOneReach};
  room.cut_right(narrow ? 12.0F : 22.0F);
  top.w = room.w;
  const double end = lab::end_of(m.one);
  double reach = 1;
  for (const double h : m.one.drawn) reach = std::max(reach, std::fabs(h));
  reach = std::max(reach, 1.15 * std::fabs(m.one.step_height));
  input_strip(ui, {top, 0, end, -reach, reach}, m, state, paper);
  course(ui, {room, 0, end, -kOneReach, kOneReach}, m, state);
  phase_line(ui, phase, m, state, false);
  return {{phase.r.x, top.y, phase.r.w, top.h}, phase};
}

void one_phase(Ui& ui, const Rect& rect, const OneModel& m) {
  OneState still;
  phase_line(ui, {rect, -1.5, 1.5, -kOneReach, kOneReach}, m, still, true);
}

void one_stage(Ui& ui, Rect rect, ui::PanelState& panels) {
  const OneModel& m = one_model(ui, panels);
  OneState& state = one_state(panels);
  const bool narrow = rect.w < 480, low = rect.h < 340;
  Rect room{rect.x + 50, rect.y + 14, rect.w - 66, rect.h - 22};
  const OneWords said = one_words(m);
  const float width = rect.w - 32;
  const float head = ui::paragraph_height(FontKind::verdict, said.headline, width),
              detail = low ? 0 : ui::paragraph_height(FontKind::body, said.detail, width);
  Rect words = room.cut_bottom(head + detail + 4);
  room.cut_bottom(40);  // labels of the axes
  ui.figure(room);
  const OneFigures f = one_figures(ui, room, m, state, narrow, false);
  // The corner above the phase line is free: what to take in there.
  if (!low) legend(ui, f.corner, m);
  card(ui, rect.inset(8), f.phase, m, state);
  if (!ui.shows("verdict")) return;
  words = {rect.x + 16, words.y + 2, width, words.h};
  ui::paragraph(ui, words.cut_top(head), said.headline, FontKind::verdict, ui.theme.text, 0.5F);
  if (!low)
    ui::paragraph(ui, words.cut_top(detail), said.detail, FontKind::body, ui.theme.secondary, 0.5F);
  ui::status(ui, "verdict", {rect.x + 16, words.y - head - detail, width, head + detail},
             ui::sentence(ui::tr("{0} {1}"), {said.headline, said.detail}));
}

}  // namespace workbenches::one
