#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lab/workbenches/dense/dense.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/plots/plot.hpp"
#include "ui/shell/panel_state.hpp"
#include "ui/shell/workbench.hpp"

/// "Dense memory": two nets side by side that differ in F, and attention over grey pictures. One file a panel or a figure.
namespace workbenches::dense {

using ui::Rect;
using ui::Ui;

/// Left: the memories, the start, and F; or what is hidden of a grey picture.
void dense_setup(Ui& ui, Rect rect, ui::PanelState& panels);
/// Middle: both nets, or the state and what attention makes of it.
void dense_stage(Ui& ui, Rect rect, ui::PanelState& panels);
/// Right: curves, numbers, files.
void dense_details(Ui& ui, Rect rect, ui::PanelState& panels);
/// Bottom: reset, recall, step, noise, speed.
void dense_controls(Ui& ui, Rect rect, ui::PanelState& panels);

/// What is shown.
struct DenseNow {
  explicit DenseNow(const lab::Session& session);
  const lab::DenseBench& bench;
  std::shared_ptr<const lab::DenseRuns> runs;

  [[nodiscard]] std::uint32_t moment() const { return bench.moment; }
  [[nodiscard]] bool finished() const { return bench.moment >= runs->end; }
  [[nodiscard]] const lab::DenseCourse& course(bool classical) const {
    return classical ? runs->classical : runs->dense;
  }
  [[nodiscard]] hopfield::DenseMemoryOptions options(bool classical) const {
    return lab::dense_options(bench, classical);
  }
  [[nodiscard]] const hopfield::Pattern& state(bool classical) const {
    return course(classical).at(moment());
  }
  [[nodiscard]] double cells() const { return static_cast<double>(bench.grid().neurons()); }
  /// Overlap with the memory that the start comes from, −1 to 1.
  [[nodiscard]] double overlap(bool classical, std::size_t at) const;
  /// Of the view Attention.
  [[nodiscard]] std::size_t step() const { return runs->attention.index(moment()); }
  [[nodiscard]] const std::vector<double>& x() const { return runs->attention.states[step()]; }
  [[nodiscard]] const std::vector<double>& attention() const {
    return runs->attention.attention[step()];
  }
};

/// A stroke over a grid.
struct DenseStroke {
  std::string id;  ///< empty: none
  bool tap = true, erases = false;
  std::uint32_t number = 0;
  float x = 0, y = 0;  ///< in cells, where it was last
};

/// What the panels of this workbench remember.
struct DensePanels final : ui::Kept {
  DenseStroke stroke;
  std::uint32_t strokes = 0;
  int cursor_x = 0, cursor_y = 0;  ///< the cell that keys have come to
  std::string keyed;               ///< the grid on which they move
  float dragged_from = 0;          ///< where a drag of F began, and at which position
  double dragged = 0;
  bool has_function = false, has_overlaps = false,
       has_steps = false;  ///< the stage has room for these plots
  float setup_height = 600, details_height = 700;
};
[[nodiscard]] DensePanels& dense_panels(ui::PanelState& panels);
void emit_dense(Ui& ui, lab::Change<lab::DenseBench> change);
/// What is under the figure.
[[nodiscard]] ui::Said dense_said(const lab::Session& session, ui::PanelState& panels);

/// "circle", or "memory 12".
[[nodiscard]] std::string name_of_memory(const lab::DenseBench& bench, std::size_t memory);
/// "z³", "exp z".
[[nodiscard]] std::string function_text(const lab::DenseBench& bench, bool classical);
/// How one net fares.
[[nodiscard]] std::string net_words(const DenseNow& now, bool classical);
/// "a blend of face and globe", for the present attention.
[[nodiscard]] std::string blend_words(const DenseNow& now, bool first);
/// A number of any size: "−1.6 × 10⁶⁰".
[[nodiscard]] std::string large_number(double value);
/// "2¹²⁸"
[[nodiscard]] std::string power_text(const char* base, unsigned exponent);

/// The colour of a net's curves and of its name.
[[nodiscard]] ImU32 net_colour(const Ui& ui, bool classical);
/// Cells from −1 to 1.
void draw_greys(Ui& ui, const Rect& rect, int width, int height, const std::vector<double>& values,
                float gap = 0);
void draw_signs(Ui& ui, const Rect& rect, lab::Grid grid, const hopfield::Pattern& pattern,
                float gap = 0);
/// A grid to draw on: a pen draws, an eraser erases, a tap flips. Returns whether it is shown.
bool dense_pen(Ui& ui, const Rect& rect, const char* id, const std::string& name,
               const DenseNow& now, bool classical, DensePanels& state);

/// Both nets; without a state only the picture.
void separation_figure(Ui& ui, const Rect& rect, const DenseNow& now, DensePanels* state);
/// State, next state, and the pictures with their attention.
void attention_figure(Ui& ui, const Rect& rect, const DenseNow& now, DensePanels* state);
/// F with the overlaps of the present state; it can be dragged.
void function_plot(Ui& ui, const Rect& rect, const DenseNow& now, DensePanels* state);
void overlap_plot(Ui& ui, const Rect& rect, const DenseNow& now, bool paper);
void energy_plot(Ui& ui, const Rect& rect, const DenseNow& now);
/// A row per step, as long as all attention.
void attention_rows(Ui& ui, const Rect& rect, const DenseNow& now, bool paper);
void dense_saving(Ui& ui, ui::PanelState& panels, Rect& rest, const DenseNow& now);
void seek_to(Ui& ui, const DenseNow& now, double moment);

/// WorkbenchView::names.
inline constexpr std::string_view kDenseWidgets =
    "dense.view dense.degree dense.function dense.curve dense.kind dense.set.* dense.patterns "
    "dense.cue.# "
    "dense.noise dense.new_noise dense.new_memories dense.classical dense.grid dense.overlaps "
    "dense.energies dense.share dense.share_2 dense.energy dense.energy_2 dense.capacity "
    "dense.capacity_2 dense.beta dense.picture.# dense.cover dense.grain dense.add dense.store "
    "dense.remove dense.next dense.steps dense.sum dense.difference dense.reset dense.run "
    "dense.step dense.speed dense.png dense.svg dense.csv dense.plot_png dense.plot_svg "
    "dense.plot_csv dense.script dense.request dense.save dense.save.menu";

}  // namespace workbenches::dense
