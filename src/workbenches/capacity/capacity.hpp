#pragma once

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lab/experiments/host.hpp"
#include "lab/workbenches/capacity/landscape.hpp"
#include "lab/workbenches/capacity/live.hpp"
#include "lab/workbenches/capacity/mistakes.hpp"
#include "lab/workbenches/capacity/study.hpp"
#include "lab/workbenches/capacity/theory.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/plots/plot.hpp"
#include "ui/shell/panel_state.hpp"
#include "workbenches/figures/saving.hpp"

/// "Capacity": drag the number of memories and watch them hold, fray and break. One file a panel.
namespace workbenches {

void capacity_setup(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);
void capacity_stage(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);
void capacity_details(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);
void capacity_controls(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);

/// Experiments under way. They go on while another workbench is open; what they find goes into the document.
class CapacityRunner final : public ui::BackgroundWork {
 public:
  explicit CapacityRunner(std::shared_ptr<lab::ExperimentHost> host) : host_(std::move(host)) {}
  /// Begins the study for these rules, or goes on with it where the document's table is of the same request.
  void run(ui::Ui& ui, lab::CapacityStudy study, const std::vector<hopfield::Rule>& rules);
  /// Takes answers in; at most one command a call.
  void turn(ui::Ui& ui) override;
  /// There is a study that may be run soon.
  void prepare();
  void pause(bool paused);
  /// What is finished is taken in first.
  void cancel(ui::Ui& ui);
  [[nodiscard]] bool running() const { return !jobs_.empty(); }
  [[nodiscard]] bool paused() const { return paused_; }
  /// 0 to 1, of what was asked for last.
  [[nodiscard]] double progress() const;
  /// Seconds; nothing while it cannot be told yet.
  [[nodiscard]] std::optional<double> time_left() const;
  [[nodiscard]] const std::string& problem() const { return problem_; }
  [[nodiscard]] lab::CapacityStudy study() const { return study_; }

 private:
  struct Job {
    std::uint64_t ticket = 0;
    std::string experiment, request;  ///< of the whole table
    std::uint32_t patterns = 0;
  };
  void collect();
  /// Rows of the answers that have come, into found_.
  void take_answers(ui::Ui& ui);
  void take_answer(const lab::HostAnswer& answer);
  /// Nothing is wanted any more.
  void drop();
  /// What was asked for and cannot be done, in words.
  void tell_failures();
  void send(ui::Ui& ui);

  std::shared_ptr<lab::ExperimentHost> host_;
  std::vector<Job> jobs_;
  std::vector<lab::HostAnswer> arrived_;  ///< and not yet in the document
  std::uint64_t next_ticket_ = 1;
  std::size_t asked_ = 0, done_ = 0;
  double worked_ = 0, last_turn_ = 0, last_command_ = 0;
  bool paused_ = false, prepared_ = false;
  std::vector<std::uint32_t> failed_;  ///< numbers of memories that the engine did not survive
  std::string failure_;
  lab::CapacityStudy study_ = lab::CapacityStudy::curves;
  std::string problem_;
  std::vector<lab::CapacityTable> found_;  ///< as sent last, so that answers of one frame add up
};
[[nodiscard]] CapacityRunner& capacity_runner(ui::PanelState& panels);

/// What the panels of this workbench remember.
struct CapacityState {
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
[[nodiscard]] CapacityState& capacity_state(ui::PanelState& panels);

[[nodiscard]] inline const lab::CapacityBench& bench_of(const ui::Ui& ui) {
  return ui.session.document().capacity;
}
void set_capacity(ui::Ui& ui, lab::CapacityChange change);
/// The network that is shown, worked on for a little.
[[nodiscard]] const lab::CapacityLive& live_network(ui::Ui& ui, CapacityState& state);
/// The study that belongs to a view, if any.
[[nodiscard]] std::optional<lab::CapacityStudy> study_of(lab::CapacityView view);
[[nodiscard]] std::vector<hopfield::Rule> rules_of(lab::CapacityStudy study,
                                                   const lab::CapacityBench& bench);

// The middle, by view; each returns the height that it has used.
void wall_view(ui::Ui& ui, const ui::Rect& rect, CapacityState& state);
void curves_view(ui::Ui& ui, const ui::Rect& rect, CapacityState& state);
void recovery_view(ui::Ui& ui, const ui::Rect& rect, CapacityState& state);
void census_view(ui::Ui& ui, const ui::Rect& rect, CapacityState& state);
void landscape_view(ui::Ui& ui, const ui::Rect& rect, CapacityState& state);
void magnitude_view(ui::Ui& ui, const ui::Rect& rect);

// The right column, by view.
void wall_details(ui::Ui& ui, ui::Rect& rest, CapacityState& state);
void curves_details(ui::Ui& ui, ui::Rect& rest, CapacityState& state);
void recovery_details(ui::Ui& ui, ui::Rect& rest, CapacityState& state);
void census_details(ui::Ui& ui, ui::Rect& rest, CapacityState& state);
void landscape_details(ui::Ui& ui, ui::Rect& rest, CapacityState& state);
void magnitude_details(ui::Ui& ui, ui::Rect& rest);

/// Text under the middle: what it shows, in one or two lines; returns the height.
float verdict(ui::Ui& ui, const ui::Rect& rect, const std::string& headline,
              const std::string& detail);
/// Lines of words on the right, with a colour sample before them when it is not 0.
void remark(ui::Ui& ui, ui::Rect& rest, std::string_view id, std::string_view words, ImU32 sample);

/// A plot of this workbench and its numbers.
struct CapacityPlot {
  ui::PlotOptions options;
  std::vector<ui::Series> series;
  std::vector<ui::Band> bands;
};
[[nodiscard]] CapacityPlot curves_plot(ui::Ui& ui, CapacityState& state);
[[nodiscard]] CapacityPlot landscape_plot(ui::Ui& ui, CapacityState& state);
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
void save_capacity(ui::Ui& ui, ui::Rect& rest, std::span<const Figure> figures,
                   const lab::CapacityTable* study);

}  // namespace workbenches
