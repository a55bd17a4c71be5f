#include <algorithm>
#include <array>
#include <cmath>

#include "render/letters.hpp"
#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/plots/plot.hpp"
#include "workbenches/figures/figures.hpp"
#include "workbenches/two/figures.hpp"

/// The energy: as a surface that can be turned, with the ball rolling on it, and along a line.
namespace workbenches::two {
namespace {

using ui::FontKind;
using ui::list;
using ui::sentence;
using ui::tr;

constexpr double kFarthest = 0.5, kNearest = 4;  // zoom

render::Colour colour_of(ImU32 packed) {
  const ImVec4 c = ImGui::ColorConvertU32ToFloat4(packed);
  return {c.x, c.y, c.z, c.w};
}

const char* energy_name(const TwoModel& m) {
  return m.two.look.energy == lab::TwoEnergy::hopfield ? "H" : "E";
}

void mesh(Ui& ui, const SurfaceView& view, const TwoModel& m) {
  constexpr int kSide = 44;
  render::Landscape look = landscape_of(ui, m);
  look.surface = 1;
  look.contours = ui.theme.dark ? 0.35F : 0.30F;
  auto* const texture = ui.device.landscape(look, m.picture);
  std::vector<ImVec2> at((kSide + 1) * (kSide + 1)), uv(at.size());
  const auto index = [](int i, int j) {
    return static_cast<std::size_t>(j) * (kSide + 1) + static_cast<std::size_t>(i);
  };
  for (int j = 0; j <= kSide; ++j)
    for (int i = 0; i <= kSide; ++i) {
      const double v1 = 2.0 * i / kSide - 1, v2 = 2.0 * j / kSide - 1;
      at[index(i, j)] = view.at(v1, v2, surface_height(m, v1, v2));
      uv[index(i, j)] = {static_cast<float>(v1), static_cast<float>(v2)};
    }
  // From the back to the front: nothing that lies behind is drawn over what lies before it.
  const bool i_up = view.sin_turn < 0, j_up = view.cos_turn < 0;
  render::begin_picture(list(), texture);
  list().PrimReserve(6 * kSide * kSide, 4 * kSide * kSide);
  for (int a = 0; a < kSide; ++a)
    for (int b = 0; b < kSide; ++b) {
      const int i = i_up ? a : kSide - 1 - a, j = j_up ? b : kSide - 1 - b;
      const std::size_t p = index(i, j), q = index(i + 1, j), r = index(i + 1, j + 1),
                        s = index(i, j + 1);
      list().PrimQuadUV(at[p], at[q], at[r], at[s], uv[p], uv[q], uv[r], uv[s], IM_COL32_WHITE);
    }
  render::end_picture(list());
  // Its rim.
  for (int edge = 0; edge < 4; ++edge) {
    std::array<ImVec2, kSide + 1> line;
    for (int k = 0; k <= kSide; ++k)
      line[static_cast<std::size_t>(k)] = at[edge == 0   ? index(k, 0)
                                             : edge == 1 ? index(k, kSide)
                                             : edge == 2 ? index(0, k)
                                                         : index(kSide, k)];
    ui::polyline(list(), line, ui::with_alpha(ui.theme.text, 0.35F), 1);
  }
}

void floor_of(Ui& ui, const SurfaceView& view, const TwoModel& m) {
  const double low = m.lowest - 0.12 * (m.highest - m.lowest);
  const std::array<Pair, 4> corners = {{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}};
  for (std::size_t k = 0; k < 4; ++k) {
    const Pair a = corners[k], b = corners[(k + 1) % 4];
    list().AddLine(view.at(a[0], a[1], low), view.at(b[0], b[1], low), ui.theme.hairline, 1.5F);
    const Pair out{(a[0] + b[0]) * 0.62, (a[1] + b[1]) * 0.62};
    // The two edges that lie in front carry the names.
    const double depth = out[0] * view.sin_turn + out[1] * view.cos_turn;
    if (depth > 0.05) continue;
    const ImVec2 at = view.at(out[0], out[1], low);
    ui::text(ui, {at.x - 14, at.y - 4, 28, 16}, a[1] == b[1] ? "v₁" : "v₂", FontKind::small,
             ui.theme.secondary, 0.5F);
  }
  for (const Pair& c : corners) {
    const ImVec2 at = view.at(1.13 * c[0], 1.13 * c[1], low);
    const double depth = c[0] * view.sin_turn + c[1] * view.cos_turn;
    if (depth > 1.2) continue;
    ui::text(ui, {at.x - 34, at.y - 6, 68, 16}, pair_text(c, 0), FontKind::small,
             ui.theme.secondary, 0.5F);
  }
}

void ball(Ui& ui, const SurfaceView& view, const TwoModel& m) {
  const auto inside = [](const Pair& v) {
    return std::max(std::fabs(v[0]), std::fabs(v[1])) <= 1 + 1e-9;
  };
  std::vector<ImVec2> so_far;
  for (std::size_t k = 0; k < m.run_line.size() && m.run_time[k] <= m.now; ++k)
    if (inside(m.run_line[k]))
      so_far.push_back(view.at(m.run_line[k][0], m.run_line[k][1],
                               surface_height(m, m.run_line[k][0], m.run_line[k][1])));
  if (!inside(m.at)) return;
  const ImVec2 at = view.at(m.at[0], m.at[1], surface_height(m, m.at[0], m.at[1]));
  so_far.push_back(at);
  ui::polyline(list(), so_far, ui.theme.accent, 3);
  list().AddCircleFilled({at.x, at.y - 5}, 9, ui.theme.surface);
  list().AddCircleFilled({at.x, at.y - 5}, 7.5F, ui.theme.accent);
}

void look_from(Ui& ui, double turn, double tilt, double zoom) {
  lab::Change<lab::Two> change;
  change.look.turn = std::remainder(turn, 2 * 3.141592653589793);
  change.look.tilt = std::clamp(tilt, 0.05, lab::kSteepest);
  change.look.zoom = std::clamp(zoom, kFarthest, kNearest);
  emit_two(ui, std::move(change));
}

void orbit(Ui& ui, const Rect& r, const TwoModel& m, TwoState& state) {
  const lab::TwoLook& look = m.two.look;
  ui::WidgetInfo info;
  info.id = "two.surface";
  info.role = ui::Role::grid;
  info.name = tr("The energy as a surface");
  info.value = sentence(tr("{0} from {1} to {2}; the ball is at {3}"),
                        {energy_name(m), ui::number(m.lowest, 2), ui::number(m.highest, 2),
                         ui::number(surface_height(m, m.at[0], m.at[1]), 2)});
  info.help =
      tr("Drag to rotate and tilt. Pinch, Ctrl and wheel, or + and − zoom. Arrow keys rotate it, "
         "too.");
  info.rect = r;
  const ui::AreaState area = ui::area(ui, info, ui::Drag::keeps);
  double turn = look.turn, tilt = look.tilt, zoom = look.zoom;
  const bool here = ui.widgets.input().pointer().present;
  if (here && area.follows() && !area.pressed) {
    turn += (area.x - state.last_x) * 0.010;
    tilt += (area.y - state.last_y) * 0.008;
  }
  if (here) {
    state.last_x = area.x;
    state.last_y = area.y;
  }
  if (area.double_clicked) {
    turn = lab::TwoLook{}.turn;
    tilt = lab::TwoLook{}.tilt;
    zoom = 1;
  }
  if (area.hovered || area.held) zoom *= area.pinch;
  // From anywhere: there is only one thing here to come nearer to.
  if (const auto asked = ui.widgets.asked("zoom")) zoom *= *asked == "-" ? 0.8 : 1.25;
  if (area.asked) {
    if (*area.asked == "left") turn -= 0.15;
    if (*area.asked == "right") turn += 0.15;
    if (*area.asked == "up") tilt += 0.1;
    if (*area.asked == "down") tilt -= 0.1;
    if (*area.asked == "space") zoom = zoom > 1.9 ? 0.75 : zoom * 1.25;
  }
  const float side = ui.touch ? 44.0F : 30.0F;
  Rect corner{r.right() - 2 * side - 2, r.y, 2 * side + 2, side};
  for (const bool nearer : {false, true}) {
    ui::ButtonOptions o;
    o.kind = ui::ButtonKind::icon;
    o.icon = nearer ? ui::icon::kPlus : ui::icon::kMinus;
    o.enabled = nearer ? zoom < kNearest : zoom > kFarthest;
    o.help = nearer ? tr("Nearer") : tr("Farther");
    o.shortcut = nearer ? "+" : "−";
    if (ui::button(ui, nearer ? "two.surface.nearer" : "two.surface.farther", corner.cut_left(side),
                   o.help, o))
      zoom *= nearer ? 1.25 : 0.8;
    corner.cut_left(2);
  }
  if (turn != look.turn || tilt != look.tilt || zoom != look.zoom) look_from(ui, turn, tilt, zoom);
}

struct Slice {
  std::vector<double> distance, value;
  double length = 0, ball = 0;
};

Slice slice_of(const TwoModel& m) {
  Slice out;
  const Pair a = m.two.look.slice[0], b = m.two.look.slice[1];
  const Pair along{b[0] - a[0], b[1] - a[1]};
  out.length = std::hypot(along[0], along[1]);
  constexpr int kPoints = 240;
  for (int k = 0; k <= kPoints; ++k) {
    const double t = static_cast<double>(k) / kPoints;
    const double e = m.energy({a[0] + t * along[0], a[1] + t * along[1]});
    if (!std::isfinite(e)) continue;
    out.distance.push_back(t * out.length);
    out.value.push_back(e);
  }
  // The ball's shadow on the line.
  out.ball = std::clamp(((m.at[0] - a[0]) * along[0] + (m.at[1] - a[1]) * along[1]) / out.length,
                        0.0, out.length);
  return out;
}

}  // namespace

float contour_step(double range) {
  const double rough = range / 12, power = std::pow(10.0, std::floor(std::log10(rough)));
  const double lead = rough / power;
  return static_cast<float>(power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10));
}

/// The largest energy for Hopfield's function over the square is at a corner; with the leak it may be steep there.
double surface_height(const TwoModel& m, double v1, double v2) {
  const double e = m.energy({std::clamp(v1, -1.0, 1.0), std::clamp(v2, -1.0, 1.0)});
  return std::isfinite(e) ? std::min(e, m.highest) : m.highest;
}

ImU32 basin_tint(const Ui& ui, std::size_t basin) {
  static constexpr std::array<std::size_t, 8> kOrder = {3, 0, 2, 1, 6, 4, 5, 7};
  const float share = ui.theme.dark ? 0.26F : 0.17F;
  return ui::mix(ui.theme.surface, ui.theme.series[kOrder[basin % kOrder.size()]], share);
}

render::Landscape landscape_of(const Ui& ui, const TwoModel& m) {
  render::Landscape look;
  for (std::size_t k = 0; k < 4; ++k) look.weights[k] = static_cast<float>(m.two.weights[k]);
  look.inputs = {static_cast<float>(m.rest.input[0]), static_cast<float>(m.rest.input[1]),
                 static_cast<float>(m.kicked.input[0]), static_cast<float>(m.kicked.input[1])};
  look.gain = static_cast<float>(m.two.gain);
  look.activation = static_cast<int>(m.two.activation);
  look.lyapunov = m.two.look.energy == lab::TwoEnergy::lyapunov ? 1 : 0;
  look.lowest = static_cast<float>(m.lowest);
  look.highest = static_cast<float>(m.highest);
  look.between_contours = contour_step(m.highest - m.lowest);
  look.reach = static_cast<float>(lab::kPlane);
  look.low = colour_of(ui.theme.energy_low);
  look.middle = colour_of(ui::mix(ui.theme.energy_low, ui.theme.energy_high, 0.5F));
  look.high = colour_of(ui.theme.energy_high);
  look.paper = colour_of(ui.theme.surface);
  look.ink = colour_of(ui.theme.dark ? ui.theme.secondary : ui.theme.text);
  for (std::size_t k = 0; k < look.palette.size(); ++k)
    look.palette[k] = colour_of(basin_tint(ui, k));
  return look;
}

void draw_surface(Ui& ui, const Rect& r, const TwoModel& m, bool paper) {
  const lab::TwoLook& look = m.two.look;
  SurfaceView view;
  view.sin_turn = std::sin(look.turn);
  view.cos_turn = std::cos(look.turn);
  view.sin_tilt = std::sin(look.tilt);
  view.cos_tilt = std::cos(look.tilt);
  view.low = m.lowest;
  view.high = m.highest;
  view.size = std::min(r.w / 3.8F, r.h / 3.0F) * static_cast<float>(look.zoom);
  view.cx = r.x + r.w / 2;
  view.cy = r.y + r.h / 2 - 14;
  ui::push_clip(ui, r);
  floor_of(ui, view, m);
  if (paper)
    paper_surface(ui, view, m);
  else
    mesh(ui, view, m);
  ball(ui, view, m);
  ui::pop_clip(ui);
}

void two_surface(Ui& ui, const Rect& r, TwoModel& m, TwoState& state) {
  if (!ui.shows("two.surface")) return;
  draw_surface(ui, r, m, false);
  orbit(ui, r, m, state);
}

void two_slice(Ui& ui, const Rect& r, const TwoModel& m) {
  const Slice slice = slice_of(m);
  ui::PlotOptions o;
  o.title = sentence(tr("From {0} to {1}"),
                     {pair_text(m.two.look.slice[0]), pair_text(m.two.look.slice[1])});
  o.x_label = tr("distance along the slice");
  o.y_label = energy_name(m);
  o.x_maximum = slice.length;
  double low = 0, high = 0;
  for (const double e : slice.value) {
    low = std::min(low, e);
    high = std::max(high, e);
  }
  const double pad = std::max(0.05, 0.06 * (high - low));
  o.y_minimum = low - pad;
  o.y_maximum = high + pad;
  o.x_decimals = 2;
  o.cursor = slice.ball;
  o.zero_line = true;
  o.empty = tr("The energy is infinite along this line");
  o.summary = sentence(tr("energy along the slice, from {0} to {1}"),
                       {ui::number(low, 2), ui::number(high, 2)});
  ui::Series line{energy_name(m), slice.distance, slice.value, ui.theme.text, 2, false, true};
  ui::Series here{tr("the ball"), {}, {}, ui.theme.accent, 6, false, false};
  const double e =
      m.energy({m.two.look.slice[0][0] +
                    (m.two.look.slice[1][0] - m.two.look.slice[0][0]) * slice.ball / slice.length,
                m.two.look.slice[0][1] +
                    (m.two.look.slice[1][1] - m.two.look.slice[0][1]) * slice.ball / slice.length});
  if (std::isfinite(e)) {
    here.x.push_back(slice.ball);
    here.y.push_back(e);
  }
  const std::array<ui::Series, 2> all = {std::move(line), std::move(here)};
  ui::plot(ui, "two.slice", r, o, all);
}

}  // namespace workbenches::two
