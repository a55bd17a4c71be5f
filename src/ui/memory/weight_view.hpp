#pragma once

#include <cstddef>
#include <cstdint>

#include "ui/shell/caches.hpp"

/// The part of the weight matrix that is looked at. W has N × N entries (16 million at 64 × 64) and
/// is never formed: what is visible is asked for at the resolution of the screen.
namespace ui {

/// The fewest neurons that fill the map: closer is no use.
inline constexpr double kClosestWeights = 8;

/// Shows all of a matrix that is new.
void prepare_weights(Ui& ui, WeightView& view);
/// Makes the span `factor` times as large around a point, in neurons; stays inside the matrix.
void zoom_weights(WeightView& view, double factor, double x, double y, std::size_t neurons);
void pan_weights(WeightView& view, double dx, double dy, std::size_t neurons);
/// Asks the network for what is missing, a strip a frame, until the map is sharp.
void update_weights(Ui& ui, WeightView& view, float side);
void draw_weights(Ui& ui, const WeightView& view, const Rect& map);
/// The incoming weights of one neuron, laid out like the grid.
void update_weight_row(Ui& ui, WeightView& view, std::uint32_t neuron);

}  // namespace ui
