#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "workbenches/figures/saving.hpp"
#include "workbenches/two/two.hpp"

/// The figures of "Two neurons", on the screen and on paper (where no shader draws).
namespace workbenches::two {

/// Where the plane is.
struct PlaneFrame {
  Rect r;
  Rect around;  ///< what belongs to the plane may stand here
  /// (v₁, v₂) to the screen: v₂ upwards.
  [[nodiscard]] ImVec2 at(const Pair& v) const {
    return {r.x + static_cast<float>((v[0] + lab::kPlane) / (2 * lab::kPlane)) * r.w,
            r.y + static_cast<float>((lab::kPlane - v[1]) / (2 * lab::kPlane)) * r.h};
  }
  /// The reverse, of a place relative to `r`; kept within the plane.
  [[nodiscard]] Pair from(float x, float y) const {
    const double v1 = (x / r.w) * 2 * lab::kPlane - lab::kPlane,
                 v2 = lab::kPlane - (y / r.h) * 2 * lab::kPlane;
    return {std::clamp(v1, -lab::kPlane, lab::kPlane), std::clamp(v2, -lab::kPlane, lab::kPlane)};
  }
};
/// Hundredths: nobody means 0.3181.
[[nodiscard]] inline Pair rounded(const Pair& v) {
  return {std::round(v[0] * 100) / 100 + 0.0, std::round(v[1] * 100) / 100 + 0.0};
}
inline constexpr float kPlaneLeft = 30, kPlaneBottom = 36;  ///< room for its axes
/// Everything in the plane, and its axes.
void draw_plane(Ui& ui, const PlaneFrame& f, const TwoModel& m, TwoState& state, bool paper);
/// The fixed point that is meant by a place, or none.
[[nodiscard]] std::optional<std::size_t> point_at(const Ui& ui, const PlaneFrame& f,
                                                  const TwoModel& m, const Pair& v);

/// From (v₁, v₂, energy) to the screen: turned, tilted, without perspective.
struct SurfaceView {
  float cx = 0, cy = 0, size = 1;
  double sin_turn = 0, cos_turn = 1, sin_tilt = 0, cos_tilt = 1, low = 0, high = 1;
  /// A point over the plane: energies from `low` to `high` fill the height.
  [[nodiscard]] ImVec2 at(double v1, double v2, double e) const {
    const double x = v1 * cos_turn - v2 * sin_turn, y = v1 * sin_turn + v2 * cos_turn;
    const double z = ((e - low) / (high - low) - 0.5) * 1.05;
    return {cx + static_cast<float>(x) * size,
            cy - static_cast<float>(y * sin_tilt + z * cos_tilt) * size};
  }
};
/// The floor, the surface, and the ball on it.
void draw_surface(Ui& ui, const Rect& rect, const TwoModel& m, bool paper);
/// Finite also where the energy is not.
[[nodiscard]] double surface_height(const TwoModel& m, double v1, double v2);
/// Basins or energy with contours, and the arrows of the field, as what they are made of.
void paper_ground(Ui& ui, const PlaneFrame& f, const TwoModel& m);
/// The surface as patches from the farthest to the nearest, for files.
void paper_surface(Ui& ui, const SurfaceView& view, const TwoModel& m);
/// Between two contours: 1, 2 or 5 × 10ⁿ, for about a dozen of them.
[[nodiscard]] float contour_step(double range);

/// The energy and the basins over the plane as a table.
[[nodiscard]] std::string map_csv(const TwoModel& model);
/// All of them, to be saved.
[[nodiscard]] std::vector<Figure> two_figures(TwoModel& model, const TwoState& state);

}  // namespace workbenches::two
