#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "hopfield/pattern/pattern.hpp"
#include "imgui.h"
#include "ui/kit/widgets.hpp"

namespace render {
struct Texture;
}

/// Grids of numbers, drawn by the graphics processor: the network's cells, thumbnails, weights, the raster.
namespace ui {

/// The numbers of a W × H grid. Keeps its own copy, so that it survives a lost context, and is uploaded only
/// when it has changed and is drawn: 300 of them that are scrolled away cost nothing.
class CellTexture {
 public:
  /// plain: one value a cell. marked: with the dot, difference and mark of each cell besides.
  enum class Kind { plain, marked };
  explicit CellTexture(Kind kind = Kind::plain) : kind_(kind) {}

  /// All values 0, nothing marked (also when the size stays the same).
  void resize(int width, int height);
  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }

  /// In [−1, 1]; values between the signs are blended (states that change, weights, fields).
  void set_value(std::size_t cell, float value);
  /// ±1 for the whole grid. Resizes when needed; keeps dots and marks otherwise.
  void set_pattern(const hopfield::Pattern& pattern, int width, int height);
  /// value / largest for the whole grid (size must be width × height); `largest` becomes ±1.
  void set_values(std::span<const float> values, float largest);
  /// The same for whole numbers.
  void set_values(std::span<const std::int32_t> values, float largest);

  /// Only Kind::marked. 1: has just flipped, fading to 0.
  void set_dot(std::size_t cell, float amount);
  /// Differs from what it is compared with.
  void set_difference(std::size_t cell, bool differs);
  /// Under the brush, or in a chosen rectangle.
  void set_mark(std::size_t cell, bool marked);
  /// No cell is marked any more.
  void clear_marks();

  /// For draw_cells.
  [[nodiscard]] const std::shared_ptr<render::Texture>& texture() const { return texture_; }

 private:
  void put(std::size_t cell, std::size_t channel, std::uint8_t value);

  Kind kind_;
  int width_ = 0, height_ = 0;
  std::shared_ptr<render::Texture> texture_;
};

struct CellStyle {
  /// states: minus to plus. scale: the diverging scale low – mid – high. grey: white to black.
  enum class Colours { states, scale, grey } colours = Colours::states;
  float gap = 0;     ///< CSS px between cells; fades out by itself when cells get small
  float radius = 0;  ///< of a cell's corners, CSS px
  float signs = 0;   ///< strength of + and − in the cells, 0 to 1; only on cells of 14 px and more
  bool digits = false;  ///< 1 and 0 instead of them
  float opacity = 1;
  /// Part of the grid that fills the rectangle, in cells (zooming a weight matrix); w = 0: all.
  Rect part{};
};

/// Draws the cells in the rectangle. Cells of a device pixel or less are averaged, not dropped.
void draw_cells(Ui& ui, const Rect& rect, const CellTexture& cells, const CellStyle& style = {});

/// The largest rectangle inside `room`, centred in it, whose cells are a whole number of device pixels.
[[nodiscard]] Rect fit_cells(const Ui& ui, const Rect& room, int width, int height);
/// The rectangle of one cell of a grid drawn in `rect`.
[[nodiscard]] Rect cell_rect(const Rect& rect, int width, int height, std::size_t cell);
/// Ring round one cell (the neuron being updated, the selected one): above the cells, sharp; on a rim 1.5 px wider at
/// both sides unless that is 0.
void draw_cell_ring(Ui& ui, const Rect& rect, int width, int height, std::size_t cell, ImU32 colour,
                    float thickness = 2, ImU32 rim = 0);

}  // namespace ui
