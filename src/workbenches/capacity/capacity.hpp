#pragma once

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lab/workbenches/capacity/landscape.hpp"
#include "lab/workbenches/capacity/live.hpp"
#include "lab/workbenches/capacity/mistakes.hpp"
#include "lab/workbenches/capacity/study.hpp"
#include "lab/workbenches/capacity/theory.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/plots/plot.hpp"
#include "ui/shell/panel_state.hpp"
#include "ui/shell/workbench.hpp"
#include "workbenches/figures/saving.hpp"
#include "workbenches/figures/study_runner.hpp"

/// "Capacity": drag the number of memories and watch them hold, fray and break. One file a panel.
namespace workbenches::capacity {

/// Left: which question is asked, and of which network: rule, memories, noise, seed.
void capacity_setup(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);
/// Middle: the figure of the view that is open.
void capacity_stage(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);
/// Right: what the figure says in numbers, and the files that can be saved.
void capacity_details(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);
/// Bottom: N and P, or the experiment: run, pause, how far it is.
void capacity_controls(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);

/// The studies of this workbench: their rows go into the tables of the document as they come.
class CapacityRunner final : public StudyRunner {
 public:
  using StudyRunner::StudyRunner;
  /// Begins the study for these rules, or goes on with it where the document's table is of the same request; `again`: from nothing.
  void run(ui::Ui& ui, lab::CapacityStudy study, const std::vector<hopfield::Rule>& rules,
           bool again);
  [[nodiscard]] lab::CapacityStudy study() const { return study_; }

 private:
  /// A row that is wanted.
  struct Row {
    std::string experiment, request;  ///< of the whole table
    std::uint32_t patterns = 0;
  };
  void look(ui::Ui& ui) override;
  hopfield::Result<void> add(std::size_t request, std::string_view result) override;
  void send(ui::Ui& ui) override;
  std::string lost(std::span<const std::size_t> requests, const std::string& why) override;

  lab::CapacityStudy study_ = lab::CapacityStudy::curves;
  std::vector<Row> rows_;                  ///< of the requests that were begun, in their order
  std::vector<lab::CapacityTable> found_;  ///< as sent last, so that answers of one frame add up
};
/// The one of this visit: it goes on while another workbench is open.
[[nodiscard]] CapacityRunner& capacity_runner(ui::PanelState& panels);

/// What the panels of this workbench remember.
struct CapacityState final : ui::Kept {
  float setup_height = 500, stage_height = 500, details_height = 500;
  std::optional<lab::CapacityLive> live;
  double share = 1;      ///< of a frame's work: less on a slow machine
  std::size_t tile = 0;  ///< the memory on the wall that is looked at
  /// Theory's curves, and what they were computed for.
  struct Theory {
    std::uint32_t neurons = 0;
    bool self_connections = false;
    double most = 0;
    std::array<lab::CapacityCurve, 3> curves;
  };
  std::optional<Theory> theory;
  std::optional<lab::CapacityBench> landscape_of;
  lab::Landscape landscape;
  /// The mistakes' curves as far as they are, by what they depend on.
  struct Curve {
    std::uint32_t neurons = 0;
    std::uint64_t seed = 0;
    std::vector<lab::MistakePoint> points;
  };
  std::map<std::pair<lab::CapacityMistake, bool>, Curve> mistakes;
  /// P of the row of a table that is looked at, in curves and census; 0: the last one.
  std::uint32_t picked = 0;
  /// The cell of the recovery maps that is looked at.
  std::size_t map = 0, column = 0, row = 10;
};
/// Begins anew when another workbench has been open.
[[nodiscard]] CapacityState& capacity_state(ui::PanelState& panels);

[[nodiscard]] inline const lab::CapacityBench& bench_of(const lab::Session& session) {
  return session.document().section<lab::CapacityBench>();
}
/// The section of the document. Holds until it changes.
[[nodiscard]] inline const lab::CapacityBench& bench_of(const ui::Ui& ui) {
  return bench_of(ui.session);
}
/// Emits the change as a command.
void set_capacity(ui::Ui& ui, lab::Change<lab::CapacityBench> change);
/// The network that is shown, worked on for a little.
[[nodiscard]] const lab::CapacityLive& live_network(ui::Ui& ui, CapacityState& state);
/// The study that belongs to a view, if any.
[[nodiscard]] std::optional<lab::CapacityStudy> study_of(lab::CapacityView view);
/// The rules that a study compares: Hebb's and the pseudo-inverse for recovery, else the bench's
/// own.
[[nodiscard]] std::vector<hopfield::Rule> rules_of(lab::CapacityStudy study,
                                                   const lab::CapacityBench& bench);

// The middle, by view. Each fills its rectangle.
/// All memories of one network, recalled from noise, while P is dragged.
void wall_view(ui::Ui& ui, const ui::Rect& rect, CapacityState& state);
/// Errors over the load: theory's curves, what was measured, and learners' mistakes.
void curves_view(ui::Ui& ui, const ui::Rect& rect, CapacityState& state);
/// A map for each rule: how near to a memory a start must be, by P and start overlap.
void recovery_view(ui::Ui& ui, const ui::Rect& rect, CapacityState& state);
/// Shares of random starts that end in memories, inverses, mixtures and other states, by load.
void census_view(ui::Ui& ui, const ui::Rect& rect, CapacityState& state);
/// The energy along a path through the first memories (lab::capacity_landscape).
void landscape_view(ui::Ui& ui, const ui::Rect& rect, CapacityState& state);
/// The factors of the estimate, each to be changed, and the sizes that come of them.
void magnitude_view(ui::Ui& ui, const ui::Rect& rect);

// The right column, by view. Each cuts what it needs off the top of `rest`.
/// Counts over the wall, the memory that is looked at, and the distribution of its fields.
void wall_details(ui::Ui& ui, ui::PanelState& panels, ui::Rect& rest, CapacityState& state);
/// What was measured, the curves' questions one by one, and the mistakes.
void curves_details(ui::Ui& ui, ui::PanelState& panels, ui::Rect& rest, CapacityState& state);
/// Success by start overlap at the P that is looked at, and the way to one of its trials in Memory.
void recovery_details(ui::Ui& ui, ui::PanelState& panels, ui::Rect& rest, CapacityState& state);
/// The shares at the load that is looked at, and the temperature of the starts.
void census_details(ui::Ui& ui, ui::PanelState& panels, ui::Rect& rest, CapacityState& state);
/// The stops of the path and what each of them is.
void landscape_details(ui::Ui& ui, ui::PanelState& panels, ui::Rect& rest, CapacityState& state);
/// What the factors multiply to, and what a Hebbian network stores at α_c.
void magnitude_details(ui::Ui& ui, ui::Rect& rest);

// What each view says.
ui::Said capacity_said(const lab::Session& session, ui::PanelState& panels);
[[nodiscard]] ui::Said wall_said(const lab::CapacityLive& live, const lab::CapacityBench& bench);
[[nodiscard]] ui::Said curves_said(const lab::CapacityBench& bench);
[[nodiscard]] ui::Said recovery_said(const lab::CapacityBench& bench);
[[nodiscard]] ui::Said census_said(const lab::CapacityBench& bench);
[[nodiscard]] ui::Said landscape_said(const lab::CapacityBench& bench, CapacityState& state);
[[nodiscard]] ui::Said magnitude_said(const lab::CapacityBench& bench);

/// Text under the middle: what it shows, in one or two lines; returns the height.
float verdict(ui::Ui& ui, const ui::Rect& rect, const ui::Said& said);

/// A key to what a figure shows, in one line or more.
struct Key {
  enum class Sample { square, line, thin, thick } sample = Sample::square;
  const char* words;
  ImU32 colour;
};
[[nodiscard]] float key_height(const ui::Ui& ui, float width, std::span<const Key> keys);
void draw_key(ui::Ui& ui, const ui::Rect& rect, std::span<const Key> keys);

/// P at which the first, and at which most of the trials that start at the memory are lost; 0: at none that was measured.
struct Lost {
  double first = 0, most = 0;
};
[[nodiscard]] Lost lost_at(const lab::CapacityTable& table);
/// Lines of words on the right, with a colour sample before them when it is not 0.
void remark(ui::Ui& ui, ui::Rect& rest, std::string_view id, std::string_view words, ImU32 sample);

/// A plot of this workbench and its numbers.
struct CapacityPlot {
  ui::PlotOptions options;
  std::vector<ui::Series> series;
  std::vector<ui::Band> bands;
};
/// Errors over α: theory, marks, measured rows with their standard errors.
[[nodiscard]] CapacityPlot curves_plot(ui::Ui& ui, CapacityState& state);
/// Energy per neuron over the neurons flipped, with its stops.
[[nodiscard]] CapacityPlot landscape_plot(ui::Ui& ui, CapacityState& state);
/// ui::plot() with the bands of this plot.
ui::PlotResult draw_plot(ui::Ui& ui, std::string_view id, const ui::Rect& rect, CapacityPlot& plot);

/// The row of a table whose P is looked at, or the last one; nullopt without rows.
[[nodiscard]] std::optional<std::size_t> picked_row(const lab::CapacityTable* table,
                                                    const CapacityState& state);
/// Makes the row nearest to this load the one that is looked at.
void pick_row(const lab::CapacityTable& table, double load, CapacityState& state);

/// "12 of 50 loads, 100 networks each."
[[nodiscard]] std::string measured_so_far(const lab::CapacityTable& table);

/// A figure of this workbench, for save_capacity(): drawn by a view, with its numbers.
[[nodiscard]] Figure capacity_figure(const char* name, const char* file,
                                     std::function<void(ui::Ui&, const ui::Rect&)> draw,
                                     std::function<std::string()> table);
/// The figures, and of a study (not null) its request and its script.
void save_capacity(ui::Ui& ui, ui::PanelState& panels, ui::Rect& rest,
                   std::span<const Figure> figures, const lab::CapacityTable* study);

/// WorkbenchView::names.
inline constexpr std::string_view kCapacityWidgets =
    "capacity.view.* capacity.rule capacity.degree capacity.diagonal capacity.source "
    "capacity.correlation capacity.noise capacity.seed capacity.neurons capacity.patterns "
    "capacity.networks capacity.load capacity.run capacity.pause capacity.cancel "
    "capacity.progress capacity.problem capacity.wall capacity.fields.png capacity.fields.svg "
    "capacity.fields.csv capacity.wrong capacity.exact capacity.stable capacity.own "
    "capacity.spoiled capacity.kind.# capacity.tile.unstable capacity.tile.own "
    "capacity.tile.spoiled capacity.tile.kind capacity.open capacity.curves "
    "capacity.mistake.* capacity.measured.* capacity.curve.# capacity.mark.* capacity.mark.*.words "
    "capacity.map.# capacity.cell capacity.trial capacity.success.* capacity.census.t.# "
    "capacity.temperature capacity.share.* capacity.landscape capacity.stop.#.* "
    "capacity.stop.words.# capacity.magnitude.* capacity.factor.* capacity.size.# "
    "capacity.save capacity.save.menu capacity.png capacity.svg capacity.csv capacity.request "
    "capacity.script";

}  // namespace workbenches::capacity
