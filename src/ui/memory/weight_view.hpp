#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "ui/shell/caches.hpp"

/// The part of the weight matrix that is looked at. W has N × N entries (16 million at 64 × 64) and
/// is never formed: what is visible is asked for at the resolution of the screen.
namespace ui {

/// The fewest neurons that fill the map: closer is no use.
inline constexpr double kClosestWeights = 8;

/// The visible part of the weight matrix.
struct WeightView final : Kept {
  double x = 0, y = 0, span = 0;  ///< the part shown, in neurons
  struct Tile {
    std::size_t row = 0, column = 0, rows = 0, columns = 0, step = 1;
  };
  Tile shown, wanted;
  lab::MemoryList
      memories;  ///< what the tiles were made from (held, so that its address stays its own)
  std::size_t neurons = 0;
  bool self_connections = false;
  lab::Learning learning;
  std::vector<float> building;
  std::size_t built = 0;  ///< rows of `building` that are done
  float largest = 1;      ///< what the ends of the colour scale stand for
  CellTexture cells;
  float grip_x = 0, grip_y = 0, press_x = 0, press_y = 0;  ///< of a drag, CSS px in the map
  // The incoming weights of one neuron.
  CellTexture row;
  std::uint32_t row_neuron = 0;
  std::vector<float> row_values;
  bool row_valid = false;
  // By hand: the weight from this neuron to the chosen one, and whether the one back goes with it.
  std::optional<std::size_t> from;
  bool both = true;
};

/// Shows all of a matrix that is new.
void prepare_weights(Ui& ui, WeightView& view);
/// Makes the span `factor` times as large around a point, in neurons; stays inside the matrix.
void zoom_weights(WeightView& view, double factor, double x, double y, std::size_t neurons);
/// Moves the part shown by so many neurons; stays inside the matrix.
void pan_weights(WeightView& view, double dx, double dy, std::size_t neurons);
/// Asks the network for what is missing, a strip a frame, until the map is sharp.
void update_weights(Ui& ui, WeightView& view, float side);
/// What has been computed so far, stretched to where it belongs until the sharp tile is there.
void draw_weights(Ui& ui, const WeightView& view, const Rect& map);
/// The incoming weights of one neuron, laid out like the grid.
void update_weight_row(Ui& ui, WeightView& view, std::uint32_t neuron);

/// W of the session's network, N × N in its own units, for whoever goes on by hand; 0 for a dense memory.
[[nodiscard]] std::shared_ptr<const hopfield::Matrix> weights_as_they_are(
    const lab::Session& session);
/// The weight of neuron `to` from `view.from`, where weights are set by hand.
void weight_editor(Ui& ui, WeightView& view, Rect rect, std::size_t to);
/// What it needs, CSS px.
[[nodiscard]] float weight_editor_height(const Ui& ui);

}  // namespace ui
