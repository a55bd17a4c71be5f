#include <algorithm>
#include <utility>

#include "workbenches/routes/routes.hpp"

/// Many runs, a few in each request, so that all workers have some and the figure grows.
namespace workbenches::routes {
namespace {

constexpr std::uint32_t kInRequest = 10;

}  // namespace

RoutesRunner& routes_runner(ui::PanelState& panels) {
  return panels.kept.of<RoutesRunner>(panels.studies);
}

void RoutesRunner::run(ui::Ui& ui) {
  const lab::Routes& routes = routes_of(ui.session);
  cancel(ui);
  request_ = lab::tour_request(routes);
  found_ = {};
  found_.request = request_;
  std::vector<StudyRequest> requests;
  for (std::uint32_t first = 0; first < routes.runs; first += kInRequest)
    requests.push_back(
        {"tsp", lab::runs_request(routes, first, std::min(kInRequest, routes.runs - first))});
  begin(ui, requests);
}

void RoutesRunner::look(ui::Ui& ui) { found_ = routes_of(ui.session).found; }

hopfield::Result<void> RoutesRunner::add(std::size_t /*request*/, std::string_view result) {
  if (found_.request != request_)
    return hopfield::Error{"", ui::tr("The table is no longer part of the document.")};
  return lab::add_runs(found_, result);
}

void RoutesRunner::send(ui::Ui& ui) {
  lab::Change<lab::Routes> change;
  change.found = found_;
  emit_routes(ui, std::move(change));
}

std::string RoutesRunner::lost(std::span<const std::size_t> /*requests*/, const std::string& why) {
  return ui::tr("Some runs could not be computed.") + (why.empty() ? why : " " + why);
}

}  // namespace workbenches::routes
