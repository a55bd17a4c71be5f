#include <algorithm>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/memory/memories_panel.hpp"

namespace ui {
namespace {

constexpr float kLargest = 240, kBelow = 68;

float matrix_side(float width) { return std::min(width, kLargest); }

void update(Ui& ui, MemoriesState& s) {
  const lab::Document& d = ui.session.document();
  if (s.matrix_memories == d.memories && s.matrix.width() > 0) return;
  s.matrix_memories = d.memories;
  const int count = static_cast<int>(d.memories->size());
  s.matrix.resize(count, count);
  s.matrix.set_values(std::span<const std::int32_t>(ui.session.overlap_matrix()),
                      static_cast<float>(d.grid.neurons()));
  s.matrix_row = s.matrix_column = -1;
}

}  // namespace

float overlap_matrix_height(const Ui&, float width) { return matrix_side(width) + kBelow; }

void overlap_matrix(Ui& ui, MemoriesState& s, Rect rect) {
  update(ui, s);
  const lab::Document& d = ui.session.document();
  const std::vector<lab::Memory>& memories = *d.memories;
  const int count = static_cast<int>(memories.size());
  const Rect square = fit_cells(ui, rect.cut_top(matrix_side(rect.w)), count, count);

  WidgetInfo info;
  info.id = "memories.matrix";
  info.role = Role::grid;
  info.name = tr("Overlaps between the memories");
  info.rect = square;
  if (s.matrix_row >= 0)
    info.value =
        sentence(tr("{0}, {1}"), {memories[static_cast<std::size_t>(s.matrix_row)].name,
                                  memories[static_cast<std::size_t>(s.matrix_column)].name});
  const AreaState a = area(ui, info, Drag::yields);
  if (!a.shown) return;
  const float cell = square.w / static_cast<float>(count);
  if (a.hovered || a.held || a.pressed) {
    s.matrix_row = std::clamp(static_cast<int>(a.y / cell), 0, count - 1);
    s.matrix_column = std::clamp(static_cast<int>(a.x / cell), 0, count - 1);
  }
  if (a.asked) {
    s.matrix_row = std::clamp(s.matrix_row + (*a.asked == "down" ? 1
                                              : *a.asked == "up" ? -1
                                                                 : 0),
                              0, count - 1);
    s.matrix_column = std::clamp(s.matrix_column + (*a.asked == "right"  ? 1
                                                    : *a.asked == "left" ? -1
                                                                         : 0),
                                 0, count - 1);
  }
  CellStyle style;
  style.colours = CellStyle::Colours::scale;
  style.gap = cell >= 10 ? 1.0F : 0.0F;
  style.radius = cell >= 10 ? 2.0F : 0.0F;
  draw_cells(ui, square, s.matrix, style);

  rect.cut_top(8);
  if (s.matrix_row >= 0 && s.matrix_row < count && s.matrix_column >= 0 &&
      s.matrix_column < count) {
    const auto i = static_cast<std::size_t>(s.matrix_row),
               j = static_cast<std::size_t>(s.matrix_column);
    draw_cell_ring(ui, square, count, count, i * memories.size() + j, ui.theme.text, 2);
    const std::int32_t raw = ui.session.overlap_matrix()[i * memories.size() + j];
    const std::string value =
        signed_number(static_cast<double>(raw) / static_cast<double>(d.grid.neurons()), 2);
    Rect line = rect.cut_top(20);
    text(ui, line.cut_right(48), value, FontKind::strong, ui.theme.text, 1);
    text(ui, line, sentence(tr("{0} and {1}"), {memories[i].name, memories[j].name}),
         FontKind::body, ui.theme.text);
  } else {
    text(ui, rect.cut_top(20), tr("Select two to compare"), FontKind::body, ui.theme.secondary);
  }
  rect.cut_top(6);
  colour_scale(ui, rect.cut_top(16), tr("−1 inverse"), tr("same +1"));
}

}  // namespace ui
