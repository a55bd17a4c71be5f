#include "workbenches/routes/routes.hpp"

namespace workbenches::routes {

RoutesState& routes_state(ui::PanelState& panels) { return ui::bench_state<RoutesState>(panels); }

void emit_routes(ui::Ui& ui, lab::Change<lab::Routes> change) {
  ui.emit(lab::change<lab::Routes>(std::move(change)));
}

std::string city_letter(std::size_t city) { return {static_cast<char>('A' + city)}; }

double time_of(std::uint32_t step) {
  constexpr double kStep = 1e-5;
  return step * kStep;
}

const lab::RoutesFound* found_for(const lab::Routes& routes) {
  const bool there = routes.problem == lab::RoutesProblem::tour && routes.found.runs > 0 &&
                     routes.found.request == lab::tour_request(routes);
  return there ? &routes.found : nullptr;
}

}  // namespace workbenches::routes
