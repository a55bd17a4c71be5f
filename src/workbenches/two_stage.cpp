#include <algorithm>
#include <array>
#include <cmath>

#include "ui/draw.hpp"
#include "ui/numbers.hpp"
#include "ui/panel_draw.hpp"
#include "workbenches/figures.hpp"
#include "workbenches/two.hpp"

/// The middle: the plane of (v₁, v₂), to be touched.
namespace workbenches {
namespace {

using ui::FontKind;
using ui::sentence;
using ui::tr;

constexpr double kReach = lab::kPlane;
constexpr float kLeft = 30, kBottom = 32;

ImDrawList& list() { return *ImGui::GetWindowDrawList(); }

/// Where the plane is on the screen.
struct Frame {
  Rect r;
  [[nodiscard]] ImVec2 at(const Pair& v) const {
    return {r.x + static_cast<float>((v[0] + kReach) / (2 * kReach)) * r.w,
            r.y + static_cast<float>((kReach - v[1]) / (2 * kReach)) * r.h};
  }
  [[nodiscard]] Pair from(float x, float y) const {
    const double v1 = (x / r.w) * 2 * kReach - kReach, v2 = kReach - (y / r.h) * 2 * kReach;
    return {std::clamp(v1, -kReach, kReach), std::clamp(v2, -kReach, kReach)};
  }
};

/// Hundredths: nobody means 0.3181.
Pair rounded(const Pair& v) {
  return {std::round(v[0] * 100) / 100 + 0.0, std::round(v[1] * 100) / 100 + 0.0};
}

void polyline(const Frame& f, const Line& line, ImU32 colour, float width) {
  std::vector<ImVec2> points;
  points.reserve(line.size());
  for (const Pair& v : line) points.push_back(f.at(v));
  list().AddPolyline(points.data(), static_cast<int>(points.size()), colour, 0, width);
}

void dashed(ImVec2 a, ImVec2 b, ImU32 colour, float width) {
  const float dx = b.x - a.x, dy = b.y - a.y, length = std::sqrt(dx * dx + dy * dy);
  for (float s = 0; s < length; s += 9) {
    const float e = std::min(length, s + 5);
    list().AddLine({a.x + dx * s / length, a.y + dy * s / length},
                   {a.x + dx * e / length, a.y + dy * e / length}, colour, width);
  }
}

void axes(Ui& ui, const Frame& f) {
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
  ui::text(ui, {f.r.right() - 130, f.r.bottom() + 14, 130, 18}, tr("v₁, the rate of neuron 1"),
           FontKind::small, ink, 1);
  ui::rotated_text(ui, FontKind::small, f.r.x - 18, f.at({0, 0.5}).y, ink, "v₂");
}

void ground(Ui& ui, const Frame& f, const TwoModel& m) {
  render::Landscape look = landscape_of(ui, m);
  const lab::TwoLook& wanted = m.two.look;
  look.ground = wanted.ground == lab::TwoGround::plain    ? 0
                : wanted.ground == lab::TwoGround::basins ? 1
                                                          : 2;
  look.contours = wanted.contours ? (wanted.ground == lab::TwoGround::energy ? 0.40F : 0.11F) : 0;
  look.arrows = wanted.field ? (ui.theme.dark ? 0.42F : 0.46F) : 0;
  look.between_arrows = f.r.w < 300 ? 0.25F : f.r.w < 420 ? 0.1875F : 0.15F;
  const Rect r = ui::snap(ui, f.r);
  const auto reach = static_cast<float>(kReach);
  list().AddImage(ui.device.landscape(look), ui::top_left(r), ui::bottom_right(r), {-reach, reach},
                  {reach, -reach});
  // Beyond this square F does not reach.
  const ImVec2 a = f.at({-1, 1}), b = f.at({1, -1});
  list().AddRect(a, b, ui::with_alpha(ui.theme.secondary, 0.35F));
  list().AddRect(ui::top_left(r), ui::bottom_right(r), ui.theme.hairline, 0, 0, 1);
}

void label(Ui& ui, const Frame& f, ImVec2 at, std::string_view words, ImU32 colour, ImU32 paper) {
  const float w = ui::text_width(FontKind::small, words) + 8;
  const float x = std::clamp(at.x - w / 2, f.r.x + 3, f.r.right() - w - 3),
              y = std::clamp(at.y, f.r.y + 3, f.r.bottom() - 19);
  ui::fill(ui, {x, y, w, 16}, ui::with_alpha(paper, 0.82F), 4);
  ui::text(ui, {x, y, w, 16}, words, FontKind::small, colour, 0.5F);
}

void nullclines(Ui& ui, const Frame& f, const TwoPlane& plane) {
  const std::array<ImU32, 2> colours = {ui.theme.scale_high, ui.theme.scale_low};
  for (std::size_t i = 2; i-- > 0;)
    for (const Line& line : plane.nullclines[i]) polyline(f, line, colours[i], 2);
  // Named where they leave the plane: the first at the top, the second at the left.
  const std::array<const char*, 2> names = {"dv₁/dt = 0", "dv₂/dt = 0"};
  for (std::size_t i = 0; i < 2; ++i) {
    std::optional<Pair> best;
    const std::size_t along = 1 - i;
    for (const Line& line : plane.nullclines[i])
      for (const Pair& v : line) {
        if (std::max(std::fabs(v[0]), std::fabs(v[1])) > kReach) continue;
        const double score = i == 0 ? v[along] : -v[along];
        if (!best || score > (i == 0 ? (*best)[along] : -(*best)[along])) best = v;
      }
    if (!best) continue;
    ImVec2 at = f.at(*best);
    if (i == 0)
      at = {at.x + (at.x > f.r.x + f.r.w / 2 ? -38.0F : 38.0F), at.y + 5};
    else
      at = {at.x + 40, at.y + (at.y > f.r.y + f.r.h / 2 ? -20.0F : 5.0F)};
    label(ui, f, at, names[i], colours[i], ui.theme.surface);
  }
}

void vectors(Ui& ui, const Frame& f, const TwoPlane& plane) {
  std::size_t k = 0;
  for (std::size_t which = 0; which < plane.eigenvalues.size(); ++which) {
    const auto value = plane.eigenvalues[which];
    if (value.imag() != 0 || k >= plane.vectors.size()) continue;
    const Pair v{plane.vectors[k][0], plane.vectors[k][1]};
    ++k;
    const ImU32 colour = ui.theme.series[3];
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

void fixed_points(Ui& ui, const Frame& f, const TwoPlane& plane) {
  for (std::size_t k = 0; k < plane.points.size(); ++k) {
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
    ui::WidgetInfo info;
    info.id = "two.point." + std::to_string(k);
    info.role = ui::Role::image;
    info.name = sentence(tr("{0} fixed point {1}"), {stability_words(point), pair_text(v, 3)});
    info.value = stability_words(point);
    const ImVec2 at = f.at(v);
    info.rect = {at.x - 7, at.y - 7, 14, 14};
    ui.widgets.publish(info);
  }
}

void runs(Ui& ui, const Frame& f, const TwoModel& m) {
  const ImU32 past = ui::mix(ui.theme.secondary, ui.theme.text, 0.4F);
  if (m.two.look.paths)
    for (std::size_t k = 0; k < m.paths.size(); ++k) {
      polyline(f, m.paths[k], past, 1.5F);
      list().AddCircleFilled(f.at(m.two.paths[k]), 2.5F, past);
    }
  // Behind the ball its way so far; before it, faintly, what comes.
  Line so_far, to_come;
  for (std::size_t k = 0; k < m.run_line.size(); ++k)
    (m.run_time[k] <= m.now ? so_far : to_come).push_back(m.run_line[k]);
  so_far.push_back(m.at);
  to_come.insert(to_come.begin(), m.at);
  if (m.two.kicks.empty() || m.two.moment > 0)
    polyline(f, to_come, ui::with_alpha(ui.theme.accent, 0.35F), 2);
  polyline(f, so_far, ui.theme.accent, 3);
  const ImVec2 start = f.at(m.two.start), ball = f.at(m.at);
  list().AddCircleFilled(start, 4, ui.theme.accent);
  if (m.being_kicked()) {
    const Pair h{m.kicked.input[0] - m.rest.input[0], m.kicked.input[1] - m.rest.input[1]};
    const double length = std::hypot(h[0], h[1]), shown = std::min(length, 0.9) / length;
    arrow(ui, ball, f.at({m.at[0] + h[0] * shown, m.at[1] + h[1] * shown}), ui.theme.good, 4, 14);
  }
}

void ball(Ui& ui, const Frame& f, const TwoModel& m) {
  list().AddCircleFilled(f.at(m.at), 9, ui.theme.surface);
  list().AddCircleFilled(f.at(m.at), 7.5F, ui.theme.accent);
}

/// What is being drawn: the line of the slice, a kick, the place under the keys.
void tools(Ui& ui, const Frame& f, const TwoModel& m, const TwoState& state) {
  const lab::TwoLook& look = m.two.look;
  if (look.panel == lab::TwoPanel::slice || look.tool == lab::TwoTool::slice) {
    const ImVec2 a = f.at(look.slice_from), b = f.at(look.slice_to);
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

void begin_from(Ui& ui, const Pair& v) {
  lab::TwoChange change;
  change.from = rounded(v);
  emit_two(ui, std::move(change));
  if (ui.reduced_motion)
    ui.emit(lab::command::Finish{});
  else if (!ui.session.running())
    ui.emit(lab::command::Recall{});
}

void kick(Ui& ui, const TwoModel& m, const Pair& to) {
  const Pair h = rounded({to[0] - m.at[0], to[1] - m.at[1]});
  if (std::hypot(h[0], h[1]) < 0.03) return;
  lab::TwoChange change;
  change.kick = h;
  change.next_kick = h;
  emit_two(ui, std::move(change));
  if (ui.reduced_motion)
    ui.emit(lab::command::Finish{});
  else if (!ui.session.running())
    ui.emit(lab::command::Recall{});
}

void slice_to(Ui& ui, const Pair& from, const Pair& to) {
  if (std::hypot(to[0] - from[0], to[1] - from[1]) < 0.05) return;
  lab::TwoChange change;
  const Pair a = rounded(from), b = rounded(to);
  change.slice = {a[0], a[1], b[0], b[1]};
  change.panel = lab::TwoPanel::slice;
  emit_two(ui, std::move(change));
}

void keys(Ui& ui, const std::string& asked, const TwoModel& m, TwoState& state) {
  constexpr double kStep = 0.1;
  Pair at = state.cursor.value_or(m.at);
  if (asked == "space") {
    if (m.two.look.tool == lab::TwoTool::kick) return kick(ui, m, at);
    if (m.two.look.tool == lab::TwoTool::slice) return slice_to(ui, m.at, at);
    return begin_from(ui, at);
  }
  if (asked == "left") at[0] -= kStep;
  if (asked == "right") at[0] += kStep;
  if (asked == "down") at[1] -= kStep;
  if (asked == "up") at[1] += kStep;
  for (double& v : at) v = std::clamp(v, -kReach, kReach);
  state.cursor = rounded(at);
}

void touch(Ui& ui, const Frame& f, TwoModel& m, TwoState& state) {
  const lab::TwoTool tool = m.two.look.tool;
  ui::WidgetInfo info;
  info.id = "two.plane";
  info.role = ui::Role::grid;
  info.name = tr("The plane of both rates");
  info.value = sentence(tr("the state is at {0}"), {pair_text(m.at)});
  if (state.cursor) info.value += sentence(tr(", the cross at {0}"), {pair_text(*state.cursor)});
  info.help = tool == lab::TwoTool::path
                  ? tr("Press anywhere to start from there. Arrow keys move a cross, space starts.")
              : tool == lab::TwoTool::kick
                  ? tr("Drag an arrow away from the ball: the input (h₁, h₂) for a while.")
                  : tr("Drag a line: the energy along it is drawn beside.");
  info.rect = f.r;
  const ui::AreaState area = ui::area(ui, info, ui::Drag::keeps);
  const Pair v = f.from(area.x, area.y);
  state.hovered.reset();
  if (area.hovered || area.held || area.released) state.hovered = v;
  if (area.pressed) {
    state.cursor.reset();
    state.drag_from = v;
  }
  if (area.held && tool == lab::TwoTool::slice && state.drag_from)
    slice_to(ui, *state.drag_from, v);
  if (area.released && state.drag_from) {
    if (tool == lab::TwoTool::path) begin_from(ui, v);
    if (tool == lab::TwoTool::kick) kick(ui, m, v);
  }
  if (!area.held) state.drag_from.reset();
  if (area.asked) keys(ui, *area.asked, m, state);
}

/// What a press does, and what colours the plane.
void choices(Ui& ui, Rect row, const TwoModel& m) {
  const std::array<const char*, 3> tools = {tr("Start"), tr("Kick"), tr("Slice")};
  int selected = static_cast<int>(m.two.look.tool);
  const float width = ui::segmented_width(ui, tools);
  if (ui::segmented(ui, "two.tool", row.cut_left(width), tr("What a press does"), tools, &selected,
                    tr("Start: a run from where you press. Kick: drag an arrow, the input for a "
                       "while. Slice: drag a line to see the energy along it."))) {
    lab::TwoChange change;
    change.tool = static_cast<lab::TwoTool>(selected);
    emit_two(ui, std::move(change));
  }
  const std::array<const char*, 3> grounds = {tr("Basins"), tr("Energy"), tr("Plain")};
  const float wide = ui::segmented_width(ui, grounds);
  if (row.w < wide + 8) return;
  selected = static_cast<int>(m.two.look.ground);
  if (ui::segmented(ui, "two.ground", row.cut_right(wide), tr("Colours"), grounds, &selected,
                    tr("Basins: one colour for all places that flow to the same point. Energy: "
                       "blue is high, orange is low."))) {
    lab::TwoChange change;
    change.ground = static_cast<lab::TwoGround>(selected);
    emit_two(ui, std::move(change));
  }
}

/// The numbers of the place that is pointed at, or of the state.
std::string read_out(const TwoModel& m, const TwoState& state) {
  const Pair v = state.hovered ? *state.hovered : state.cursor ? *state.cursor : m.at;
  const double e = m.energy(v);
  const char* name = m.two.look.energy == lab::TwoEnergy::hopfield ? "H" : "E";
  return sentence(tr("v = {0}   {1} = {2}"),
                  {pair_text(v), name, std::isfinite(e) ? ui::number(e, 2) : "∞"});
}

void verdict(Ui& ui, Rect rest, const TwoModel& m, const TwoState& state, float align) {
  const TwoWords said = two_words(m);
  if (rest.h < 20) return;
  const float head = ui::paragraph_height(FontKind::verdict, said.headline, rest.w);
  ui::paragraph(ui, rest.cut_top(head), said.headline, FontKind::verdict, ui.theme.text, align);
  const float detail = ui::paragraph_height(FontKind::body, said.detail, rest.w);
  if (rest.h >= detail)
    ui::paragraph(ui, rest.cut_top(detail), said.detail, FontKind::body, ui.theme.secondary, align);
  ui::status(ui, "verdict", {rest.x, rest.y - head - detail, rest.w, head + detail},
             said.headline + " " + said.detail);
  const std::string numbers = read_out(m, state);
  if (rest.h >= 20)
    ui::text(ui, rest.cut_top(20), numbers, FontKind::small, ui.theme.secondary, align);
  ui::status(ui, "two.read_out", rest, numbers);
}

}  // namespace

void two_stage(Ui& ui, Rect rect, ui::PanelState& panels) {
  TwoModel& m = two_model(ui, panels);
  TwoState& state = two_state(panels);
  if (m.refine()) ui.animate(0.05F);
  const float row = ui.touch ? 44.0F : 34.0F;
  const bool low = rect.h < 340 && rect.w > rect.h * 1.4F;
  Rect room = rect.inset(10);
  Frame f;
  Rect words;
  if (low) {
    // Beside each other: the plane, and what there is to say.
    const float side = std::min(room.h - kBottom, room.w * 0.6F - kLeft);
    f.r = {room.x + kLeft, room.y + 2, side, side};
    room.cut_left(kLeft + side + 16);
    choices(ui, room.cut_top(row), m);
    room.cut_top(10);
    words = room;
  } else {
    const bool narrow = room.w < 420;
    Rect top = room.cut_top(row);
    room.cut_top(8);
    const float text = narrow ? 62.0F : 70.0F;
    const float side = std::floor(std::min(room.w - kLeft - 6, room.h - kBottom - text));
    const float x = room.x + (room.w - side - kLeft) / 2 + kLeft;
    f.r = {x, room.y, side, side};
    choices(ui, {std::max(rect.x + 10, x), top.y, std::min(side, rect.right() - 10 - x), top.h}, m);
    words = {rect.x + 14, f.r.bottom() + kBottom, rect.w - 28,
             rect.bottom() - f.r.bottom() - kBottom};
  }
  if (f.r.w < 60) return;
  f.r = ui::snap(ui, f.r);
  touch(ui, f, m, state);
  ground(ui, f, m);
  ui::push_clip(ui, f.r);
  if (m.two.look.nullclines) nullclines(ui, f, m.kicked);
  if (m.two.look.vectors) vectors(ui, f, m.rest);
  runs(ui, f, m);
  fixed_points(ui, f, m.kicked);
  ball(ui, f, m);
  tools(ui, f, m, state);
  ui::pop_clip(ui);
  axes(ui, f);
  verdict(ui, words, m, state, low ? 0.0F : 0.5F);
}

}  // namespace workbenches
