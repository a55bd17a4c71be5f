#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/memory/memories_panel.hpp"

namespace ui {
namespace {

constexpr float kLargest = 240, kBelow = 68, kChoiceGap = 8;
/// Of more memories the product of two such matrices takes longer than a frame.
constexpr std::size_t kMostShares = 128;

float matrix_side(float width) { return std::min(width, kLargest); }

/// Whether the network has taken out what the memories have in common, and it can be shown.
bool orthogonal_by_rule(const Ui& ui) {
  return ui.session.model().pseudo_inverse() != nullptr &&
         ui.session.document().memories->size() <= kMostShares;
}

/// C G, the share of memory m in M ξⁿ: what is left of the overlaps G by the rule.
std::vector<float> shares(const hopfield::Matrix& inverse, std::span<const std::int32_t> overlaps) {
  const std::size_t count = inverse.rows();
  std::vector<float> out(count * count);
  for (std::size_t m = 0; m < count; ++m) {
    for (std::size_t n = 0; n < count; ++n) {
      double sum = 0;
      for (std::size_t k = 0; k < count; ++k) sum += inverse(m, k) * overlaps[k * count + n];
      out[m * count + n] = static_cast<float>(sum);
    }
  }
  return out;
}

void update(Ui& ui, MemoriesState& s) {
  const lab::Document& d = ui.session.document();
  const bool by_rule = s.by_rule && orthogonal_by_rule(ui);
  if (s.matrix_memories == d.memories && s.matrix.width() > 0 && s.drawn_by_rule == by_rule) return;
  if (s.matrix_memories != d.memories) s.matrix_row = s.matrix_column = -1;
  s.matrix_memories = d.memories;
  s.drawn_by_rule = by_rule;
  const int count = static_cast<int>(d.memories->size());
  const std::vector<std::int32_t>& raw = ui.session.overlap_matrix();
  if (by_rule) {
    s.entries = shares(ui.session.model().pseudo_inverse()->inverse_gram(), raw);
  } else {
    const auto neurons = static_cast<float>(d.grid.neurons());
    s.entries.resize(raw.size());
    for (std::size_t k = 0; k < raw.size(); ++k)
      s.entries[k] = static_cast<float>(raw[k]) / neurons;
  }
  s.matrix.resize(count, count);
  s.matrix.set_values(std::span<const float>(s.entries), 1);
}

/// Before and after the rule has taken out what memories have in common.
void before_and_after(Ui& ui, MemoriesState& s, const Rect& rect) {
  const std::array<const char*, 2> views = {tr("As stored"), tr("By the rule")};
  int selected = s.by_rule ? 1 : 0;
  if (segmented(ui, "memories.matrix.view", rect, tr("Overlaps between the memories"), views,
                &selected,
                tr("As stored: what two memories have in common. By the rule: how much of the one "
                   "is in the field of the other. The pseudo-inverse leaves each only itself.")))
    s.by_rule = selected == 1;
}

}  // namespace

float overlap_matrix_height(const Ui& ui, float width) {
  return matrix_side(width) + kBelow +
         (orthogonal_by_rule(ui) ? control_height(ui) + kChoiceGap : 0);
}

void overlap_matrix(Ui& ui, MemoriesState& s, Rect rect) {
  if (orthogonal_by_rule(ui)) {
    before_and_after(ui, s, rect.cut_top(control_height(ui)));
    rect.cut_top(kChoiceGap);
  }
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
  if (a.hovered || a.follows()) {
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
    const double entry = s.entries[i * memories.size() + j];
    const std::string value = signed_number(std::abs(entry) < 0.005 ? 0.0 : entry, 2);
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
