#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "lab/formats/text.hpp"
#include "ui/kit/draw.hpp"
#include "workbenches/two/figures.hpp"

/// What shaders/landscape.frag does for the screen, in areas and lines for a file; and what is saved of this workbench.
namespace workbenches::two {
namespace {

using ui::list;
using ui::tr;

ImU32 energy_colour(const Ui& ui, const TwoModel& m, double e, double light) {
  const auto x = static_cast<float>((e - m.lowest) / (m.highest - m.lowest));
  const ImU32 plain = ui::mix(ui.theme.energy_low, ui.theme.energy_high, x);
  return light < 1 ? ui::mix(IM_COL32_BLACK, plain, static_cast<float>(light)) : plain;
}

/// A corner of a piece of the map or of the surface.
struct Corner {
  ImVec2 at;
  double energy = 0;
};

/// The contours in a triangle.
void contours(const Corner& a, const Corner& b, const Corner& c, double step, ImU32 ink) {
  const double low = std::min({a.energy, b.energy, c.energy}),
               high = std::max({a.energy, b.energy, c.energy});
  // Where they would lie closer than can be seen there are none.
  if (!std::isfinite(low) || !std::isfinite(high) || high - low > 4 * step) return;
  for (double level = std::ceil(low / step); level * step < high; level += 1) {
    std::array<ImVec2, 3> ends;
    std::size_t count = 0;
    for (const auto& [p, q] : {std::pair{&a, &b}, std::pair{&b, &c}, std::pair{&c, &a}}) {
      if ((p->energy < level * step) == (q->energy < level * step)) continue;
      const auto t = static_cast<float>((level * step - p->energy) / (q->energy - p->energy));
      ends[count++] = {p->at.x + t * (q->at.x - p->at.x), p->at.y + t * (q->at.y - p->at.y)};
    }
    if (count == 2) list().AddLine(ends[0], ends[1], ink, 1);
  }
}

void contours(const std::array<Corner, 4>& quad, double step, ImU32 ink) {
  contours(quad[0], quad[1], quad[2], step, ink);
  contours(quad[0], quad[2], quad[3], step, ink);
}

/// Rows of places of one colour.
void basins(Ui& ui, const PlaneFrame& f, const TwoModel& m) {
  constexpr int kRow = lab::Basins::kSide;
  const auto& places = m.basins.places();
  const float size = f.r.w / kRow;
  for (int y = 0; y < kRow; ++y)
    for (int x = 0; x < kRow;) {
      const auto of = [&](int k) { return places[static_cast<std::size_t>(y * kRow + k)]; };
      int end = x;
      while (end < kRow && of(end) == of(x)) ++end;
      if (of(x) != lab::Basins::kEdge && of(x) != lab::Basins::kRound) {
        const ImVec2 from{f.r.x + size * static_cast<float>(x),
                          f.r.y + size * static_cast<float>(y)};
        list().AddRectFilled(from, {f.r.x + size * static_cast<float>(end), from.y + size},
                             basin_tint(ui, of(x) - 1U));
      }
      x = end;
    }
}

void field(Ui& ui, const PlaneFrame& f, const TwoModel& m) {
  constexpr double kApart = 0.15;
  const ImU32 ink = ui::with_alpha(ui.theme.text, 0.46F);
  for (int i = -10; i < 10; ++i)
    for (int j = -10; j < 10; ++j) {
      const Pair c{(i + 0.5) * kApart, (j + 0.5) * kApart}, slope = m.kicked.slope(c);
      const double speed = std::hypot(slope[0], slope[1]);
      if (!(speed >= 1e-3)) continue;
      const double reach = kApart * (0.16 + 0.24 * std::min(1.0, speed / 1.4));
      const Pair to{slope[0] / speed, slope[1] / speed};
      const Pair tip{c[0] + to[0] * reach, c[1] + to[1] * reach};
      list().AddLine(f.at({c[0] - to[0] * reach, c[1] - to[1] * reach}), f.at(tip), ink, 1);
      for (const double side : {0.015, -0.015})
        list().AddLine(
            f.at(tip),
            f.at({tip[0] - to[0] * 0.024 - to[1] * side, tip[1] - to[1] * 0.024 + to[0] * side}),
            ink, 1);
    }
}

}  // namespace

void paper_ground(Ui& ui, const PlaneFrame& f, const TwoModel& m) {
  const lab::TwoLook& look = m.two.look;
  ui::push_clip(ui, f.r);
  if (look.ground == lab::TwoGround::basins) basins(ui, f, m);
  const bool map = look.ground == lab::TwoGround::energy;
  if (map || look.contours) {
    constexpr int kCells = 96;
    const double side = 2 * lab::kPlane / kCells, step = contour_step(m.highest - m.lowest);
    const ImU32 ink = ui::with_alpha(ui.theme.text, map ? 0.40F : 0.11F);
    const bool everywhere = look.energy == lab::TwoEnergy::hopfield;
    const auto corner = [&](int i, int j) {
      const Pair v{i * side - lab::kPlane, j * side - lab::kPlane};
      const bool within = std::max(std::fabs(v[0]), std::fabs(v[1])) <= 1 + 1e-9;
      return Corner{f.at(v), everywhere ? m.energy(v)
                             : within   ? surface_height(m, v[0], v[1])
                                        : INFINITY};
    };
    // First all colours, so that no contour is painted over.
    for (const bool colours : {true, false})
      for (int i = 0; i < kCells; ++i)
        for (int j = 0; j < kCells; ++j) {
          const std::array<Corner, 4> quad = {
              {corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)}};
          const double mean =
              (quad[0].energy + quad[1].energy + quad[2].energy + quad[3].energy) / 4;
          if (!std::isfinite(mean)) continue;
          if (colours && map)
            list().AddRectFilled({quad[0].at.x, quad[2].at.y - 0.5F},
                                 {quad[2].at.x + 0.5F, quad[0].at.y},
                                 energy_colour(ui, m, mean, 1));
          if (!colours && look.contours) contours(quad, step, ink);
        }
  }
  if (look.field) field(ui, f, m);
  ui::pop_clip(ui);
}

void paper_surface(Ui& ui, const SurfaceView& view, const TwoModel& m) {
  constexpr int kSide = 56;
  const double step = contour_step(m.highest - m.lowest), range = m.highest - m.lowest;
  const bool i_up = view.sin_turn < 0, j_up = view.cos_turn < 0;
  const ImU32 ink = ui::with_alpha(ui.theme.text, 0.30F),
              rim = ui::with_alpha(ui.theme.text, 0.35F);
  // Closer together at the edges, where the energy may rise steeply.
  const auto place = [](int k) { return std::sin(1.5707963267948966 * (2.0 * k / kSide - 1)); };
  const auto corner = [&](int i, int j) {
    const double v1 = place(i), v2 = place(j), e = surface_height(m, v1, v2);
    return Corner{view.at(v1, v2, e), e};
  };
  std::vector<std::array<Corner, 4>> last, row;
  for (int a = 0; a <= kSide; ++a) {
    // A row's contours come after the next row, which would cover their ends.
    for (const auto& quad : std::exchange(last, std::exchange(row, {}))) contours(quad, step, ink);
    for (int b = 0; b < kSide && a < kSide; ++b) {
      const int i = i_up ? a : kSide - 1 - a, j = j_up ? b : kSide - 1 - b;
      const std::array<Corner, 4> quad = {
          {corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)}};
      const double across = 2 * range * (place(i + 1) - place(i)),
                   along = 2 * range * (place(j + 1) - place(j));
      const double x =
          -(quad[1].energy + quad[2].energy - quad[0].energy - quad[3].energy) / across;
      const double y = -(quad[2].energy + quad[3].energy - quad[0].energy - quad[1].energy) / along;
      // The light of the shader.
      const double light =
          (-0.45 * x + 0.35 * y + 0.85 * 0.7) / std::sqrt(x * x + y * y + 0.49) / 1.024;
      const double mean = (quad[0].energy + quad[1].energy + quad[2].energy + quad[3].energy) / 4;
      // A little larger than it is, so that nothing shines through between two.
      const ImVec2 middle{(quad[0].at.x + quad[2].at.x) / 2, (quad[0].at.y + quad[2].at.y) / 2};
      const auto out = [&](std::size_t k) {
        const float dx = quad[k].at.x - middle.x, dy = quad[k].at.y - middle.y;
        const float more = 1 + 0.5F / std::max(1.0F, std::hypot(dx, dy));
        return ImVec2{middle.x + dx * more, middle.y + dy * more};
      };
      list().AddQuadFilled(out(0), out(1), out(2), out(3),
                           energy_colour(ui, m, mean, 0.80 + 0.24 * light));
      row.push_back(quad);
    }
  }
  for (const auto& quad : last) contours(quad, step, ink);
  for (int edge = 0; edge < 4; ++edge)
    for (int k = 0; k < kSide; ++k) {
      const auto end = [&](int t) {
        return edge == 0   ? corner(t, 0).at
               : edge == 1 ? corner(t, kSide).at
               : edge == 2 ? corner(0, t).at
                           : corner(kSide, t).at;
      };
      list().AddLine(end(k), end(k + 1), rim, 1);
    }
}

std::string map_csv(const TwoModel& m) {
  std::string out = "v1,v2,hopfield_energy,lyapunov_energy,flows_to_v1,flows_to_v2\n";
  constexpr int kCells = 60, kRow = lab::Basins::kSide;
  const auto place = [](double x) {
    return static_cast<std::size_t>(std::clamp(static_cast<int>(x * kRow), 0, kRow - 1));
  };
  for (int j = kCells; j >= 0; --j)
    for (int i = 0; i <= kCells; ++i) {
      // Twentieths, so that the corners and the axes are among them.
      const Pair v{(i - kCells / 2) / 20.0, (j - kCells / 2) / 20.0};
      const double e = m.rest.network.lyapunov_energy(v, m.rest.input);
      const std::uint8_t to =
          m.basins.places()[place(static_cast<double>(kCells - j) / kCells) * kRow +
                            place(static_cast<double>(i) / kCells)];
      out += lab::exact(v[0]) + "," + lab::exact(v[1]) + "," +
             lab::exact(m.rest.network.hopfield_energy(v)) + "," +
             (std::isfinite(e) ? lab::exact(e) : "") + ",";
      if (to > 0 && to <= m.basins.attractors().size()) {
        const Pair& end = m.basins.attractors()[to - 1U];
        out += lab::exact(end[0]) + "," + lab::exact(end[1]) + "\n";
      } else {
        out += ",\n";
      }
    }
  return out;
}

std::vector<Figure> two_figures(TwoModel& m, const TwoState& state) {
  const auto plane = [&m, &state](Ui& ui, const Rect& sheet) {
    m.finish();
    TwoState still;
    still.picked = state.picked;
    draw_plane(ui, {{sheet.x + 40, sheet.y + 16, 640, 640}, sheet.inset(4)}, m, still, true);
  };
  const auto surface = [&m](Ui& ui, const Rect& sheet) { draw_surface(ui, sheet, m, true); };
  const auto slice = [&m](Ui& ui, const Rect& sheet) { two_slice(ui, sheet.inset(16), m); };
  return {{tr("Plane"), "hopfield-plane", "two.png", "two.svg", "two.map_csv", 704, 704, plane,
           [&m] {
             m.finish();
             return map_csv(m);
           },
           "hopfield-map"},
          {tr("Surface"),
           "hopfield-surface",
           "two.surface_png",
           "two.surface_svg",
           nullptr,
           720,
           560,
           surface,
           {},
           {}},
          {tr("Slice"),
           "hopfield-slice",
           "two.slice_png",
           "two.slice_svg",
           "two.slice_csv",
           720,
           420,
           slice,
           [&m] { return slice_csv(m); },
           {}},
          {tr("Run"),
           "hopfield-two-neurons",
           nullptr,
           nullptr,
           "two.csv",
           0,
           0,
           {},
           [&m] { return two_csv(m); },
           {}}};
}

}  // namespace workbenches::two
