#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lab/workbenches/pairs/pairs.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/plots/plot.hpp"
#include "ui/shell/panel_state.hpp"
#include "ui/shell/workbench.hpp"
#include "workbenches/figures/figures.hpp"

/// "Pairs": two pictures stored together, and four ways to recall one from the other. One file a panel.
namespace workbenches::pairs {

using hopfield::Side;

/// Left: the pairs, which are in W, and how the network works.
void pairs_setup(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);
/// Middle: both sides, what goes between them, and the course of the run.
void pairs_stage(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);
/// Right: cross-talk, one weight by Hebb's rule, eigenvalues, files.
void pairs_details(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);
/// Bottom: reset, step, recall; noise.
void pairs_controls(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);

/// One side as it is drawn.
struct SideModel {
  int width = 0, height = 0;
  std::vector<float> shades;         ///< −1 to 1: how it is drawn
  std::vector<double> values;        ///< the numbers themselves
  std::vector<std::int32_t> fields;  ///< total input less λ, of the methods with signs
  std::vector<bool> changed;         ///< in the last step
  bool known = true;                 ///< all of it; what is not is drawn as neither
  bool grey = false;  ///< real values, of which the largest is drawn at full strength
  std::vector<bool> unknown;
  std::optional<lab::PairMatch> match;  ///< of known signs
};

/// Everything that follows from the document's section, worked out once for each change.
struct PairsModel {
  explicit PairsModel(const lab::PairBench& of);

  lab::PairBench bench;
  hopfield::PairMemory memory;
  lab::PairTrace trace;
  lab::PairPower power;
  SideModel left, right;
  std::vector<std::int32_t> left_overlaps, right_overlaps;
  std::uint32_t end = 0;    ///< steps of the whole run
  std::int64_t energy = 0;  ///< of the methods with signs
  bool settled = false;     ///< no pixel would change
  bool symmetric = false;   ///< W
  lab::PairCounts wrong;    ///< of the stored pairs
  std::vector<std::pair<std::uint32_t, std::uint32_t>>
      totals;  ///< right, left, for 1, 2, … stored pairs

  [[nodiscard]] const SideModel& side(Side which) const {
    return which == Side::left ? left : right;
  }
  [[nodiscard]] const std::vector<std::int32_t>& overlaps(Side which) const {
    return which == Side::left ? left_overlaps : right_overlaps;
  }
  /// The side that is computed first.
  [[nodiscard]] Side answers() const { return hopfield::across(bench.cue); }
  [[nodiscard]] bool bam() const { return bench.method == lab::PairMethod::bam; }
  [[nodiscard]] bool recurrent() const { return bench.method == lab::PairMethod::recurrent; }
  [[nodiscard]] bool coupled() const { return bench.net == lab::PairNet::hopfield; }
  /// The step that led to what is shown.
  [[nodiscard]] const lab::PairStep* last_step() const;
  /// The two pixels whose weight is looked at, if they are there.
  [[nodiscard]] std::optional<std::pair<std::uint32_t, std::uint32_t>> weight() const;
  [[nodiscard]] std::int32_t weight_between(std::uint32_t i, std::uint32_t j) const;
  /// Shares of the eigenvectors in the state that is shown.
  [[nodiscard]] const std::vector<double>& shares() const;
};

/// A stroke on one of the pictures.
struct PairStroke {
  std::optional<Side> side;
  bool tap = false, flips = false;
  bool up = true;
  float x = 0, y = 0;  ///< in cells
};

/// What the panels of this workbench remember.
struct PairsState final : ui::Kept {
  std::optional<PairsModel> model;
  PairStroke stroke;
  std::uint32_t strokes = 0;
  std::array<std::uint32_t, 2> cursor{};                 ///< the pixel that keys have come to
  std::optional<Side> keyed;                             ///< the side on which they move
  std::optional<std::pair<Side, std::uint32_t>> looked;  ///< the pixel under the pointer
  std::uint32_t chosen = 0;                              ///< the pair that was pressed last
  bool more = false, sizes = false;                      ///< folded out
  float setup_height = 500, stage_height = 500, details_height = 600;
};
[[nodiscard]] PairsState& pairs_state(ui::PanelState& panels);
[[nodiscard]] const PairsModel& pairs_model(const lab::Session& session, ui::PanelState& panels);
[[nodiscard]] inline const PairsModel& pairs_model(const ui::Ui& ui, ui::PanelState& panels) {
  return pairs_model(ui.session, panels);
}
ui::Said pairs_said(const lab::Session& session, ui::PanelState& panels);
void emit_pairs(ui::Ui& ui, lab::Change<lab::PairBench> change);

/// Headline and detail under the figure.
[[nodiscard]] ui::Said pairs_words(const PairsModel& model);
/// "y = xW", in the direction of the cue.
[[nodiscard]] const char* linear_formula(const PairsModel& model);
[[nodiscard]] const char* recurrent_formula(const PairsModel& model);
/// A pixel with its numbers, in words.
[[nodiscard]] std::string pixel_words(const PairsModel& model, Side side, std::uint32_t pixel);

/// Both sides, what goes between them, and the course of the run. `interactive`: reacts, and has what a file does not need.
void pairs_figure(ui::Ui& ui, const ui::Rect& rect, const PairsModel& model, PairsState& state,
                  bool interactive);
/// A picture without anything that reacts: a thumbnail.
void small_picture(ui::Ui& ui, const ui::Rect& box, const lab::PairPicture& picture, float opacity);
/// Cells by their shades.
void draw_shades(ui::Ui& ui, const ui::Rect& rect, const SideModel& side, bool signs);
/// What pointer and keys do on a side drawn in `rect`.
void pairs_input(ui::Ui& ui, const ui::Rect& rect, Side side, const PairsModel& model,
                 PairsState& state, const ui::AreaState& area);
/// The run as a plot: energy or shares over steps, or as bars: overlaps.
void pairs_course(ui::Ui& ui, const ui::Rect& rect, const PairsModel& model);
/// Wrong pixels over the number of stored pairs.
struct CrossTalkPlot {
  ui::PlotOptions options;
  std::vector<ui::Series> series;
};
[[nodiscard]] CrossTalkPlot cross_talk_plot(const ui::Ui& ui, const PairsModel& model);
/// The terms xᵢ yⱼ of each pair and their sum. Returns the height used.
float weight_table(ui::Ui& ui, const ui::Rect& place, const PairsModel& model, bool draw);
/// Where a press on a picture draws or chooses a weight is chosen in the stage where that is wide enough.
[[nodiscard]] inline bool tool_in_stage(const ui::Ui& ui) {
  return ui.layout != ui::Layout::narrow;
}
/// That choice.
void tool_choice(ui::Ui& ui, const ui::Rect& place, const PairsModel& model);
[[nodiscard]] float tool_width(const ui::Ui& ui);
void pairs_saving(ui::Ui& ui, ui::PanelState& panels, ui::Rect& rest, const PairsModel& model);

/// WorkbenchView::names.
inline constexpr std::string_view kPairsWidgets =
    "pairs.left pairs.right pairs.vector pairs.method.# pairs.tool.# pairs.course pairs.overlap.# "
    "pairs.clear.* pairs.read_out pairs.reset pairs.step pairs.recall pairs.noise pairs.add_noise "
    "pairs.example.# pairs.pair.# pairs.stored pairs.store pairs.forget pairs.cue.# pairs.net.# "
    "pairs.net.words pairs.order.# pairs.threshold pairs.tie.# pairs.more pairs.sizes pairs.size.* "
    "pairs.cross_talk pairs.recalled pairs.weight pairs.term.# pairs.sum pairs.eigenvalue.# "
    "pairs.energy pairs.matrix pairs.note pairs.png pairs.svg pairs.csv pairs.cross_talk_png "
    "pairs.cross_talk_svg pairs.cross_talk_csv pairs.request pairs.script pairs.save "
    "pairs.save.menu";

}  // namespace workbenches::pairs
