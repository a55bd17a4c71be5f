#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lab/workbenches/routes/routes.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/shell/panel_state.hpp"
#include "ui/shell/workbench.hpp"
#include "workbenches/figures/points.hpp"
#include "workbenches/figures/study_runner.hpp"

/// "Routes": a network looks for a short tour, or places queens. One file a panel or a figure.
namespace workbenches::routes {

/// Left: the problem, its cities, and the weights of the energy.
void routes_setup(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);
/// Middle: the map or the board, the neurons beside it, and what they say.
void routes_stage(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);
/// Right: the terms of the energy, many runs, numbers, files.
void routes_details(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);
/// Bottom: reset, run, another start, speed.
void routes_controls(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);

/// Many runs of the present network, in workers.
class RoutesRunner final : public StudyRunner {
 public:
  using StudyRunner::StudyRunner;
  void run(ui::Ui& ui);
  /// Of these runs.
  [[nodiscard]] const std::string& request() const { return request_; }

 private:
  void look(ui::Ui& ui) override;
  hopfield::Result<void> add(std::size_t request, std::string_view result) override;
  void send(ui::Ui& ui) override;
  std::string lost(std::span<const std::size_t> requests, const std::string& why) override;

  std::string request_;
  lab::RoutesFound found_;  ///< as sent last, so that answers of one frame add up
};
[[nodiscard]] RoutesRunner& routes_runner(ui::PanelState& panels);

/// What the panels of this workbench remember.
struct RoutesState final : ui::Kept {
  PointsState points;  ///< the cities on the map
  bool bars_in_stage = false;
  float setup_height = 600, details_height = 600;
};
/// Begins anew when another workbench has been open.
[[nodiscard]] RoutesState& routes_state(ui::PanelState& panels);

[[nodiscard]] inline const lab::Routes& routes_of(const lab::Session& session) {
  return session.document().section<lab::Routes>();
}
/// Emits the change as a command.
void emit_routes(ui::Ui& ui, lab::Change<lab::Routes> change);
/// "A", "B", …
[[nodiscard]] std::string city_letter(std::size_t city);
/// The time that is shown, in τ: steps of 10⁻⁵.
[[nodiscard]] double time_of(std::uint32_t step);
/// What many runs of just this network have found; nullptr: nothing.
[[nodiscard]] const lab::RoutesFound* found_for(const lab::Routes& routes);
ui::Said routes_said(const lab::Session& session, ui::PanelState& panels);

/// The map with its cities and the tour; without a state it is only looked at.
void route_map(ui::Ui& ui, const ui::Rect& rect, const lab::Routes& routes, RoutesState* state);
/// The board with queens where V is above ½, and lines between those that attack each other.
void queens_board(ui::Ui& ui, const ui::Rect& rect, const lab::Routes& routes, bool paper);
/// The neurons: squares as large as V.
void neurons_figure(ui::Ui& ui, const ui::Rect& rect, const lab::Routes& routes, bool paper);
/// The four terms of the energy as bars, each with its number, so many beside each other.
void energy_bars(ui::Ui& ui, ui::Rect& rest, const lab::Routes& routes, std::size_t columns);
/// How high they are.
[[nodiscard]] float energy_bars_height(const ui::Ui& ui, std::size_t columns);
/// The same over time.
void energy_plot(ui::Ui& ui, const ui::Rect& rect, const lab::Routes& routes);
/// How long the valid tours of many runs are.
void lengths_figure(ui::Ui& ui, const ui::Rect& rect, const lab::Routes& routes, bool paper);
/// The figures, their numbers, and what runs it again.
void routes_saving(ui::Ui& ui, ui::PanelState& panels, ui::Rect& rest, const lab::Routes& routes);

/// WorkbenchView::names.
inline constexpr std::string_view kRoutesWidgets =
    "routes.problem routes.example.* routes.queens routes.random routes.remove routes.optimum "
    "routes.a routes.b routes.c routes.d routes.n routes.gain_width routes.noise routes.method "
    "routes.map routes.board routes.neurons routes.term.* routes.energy routes.lengths "
    "routes.share routes.mean routes.best routes.shortest routes.length routes.time routes.many "
    "routes.runs routes.progress routes.problem_found routes.reset routes.run routes.step "
    "routes.finish routes.start routes.speed routes.png routes.svg routes.csv routes.energy_png "
    "routes.energy_svg routes.energy_csv routes.lengths_png routes.lengths_svg routes.lengths_csv "
    "routes.script routes.request routes.save routes.save.menu";

}  // namespace workbenches::routes
