#include <algorithm>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "workbenches/figures/figures.hpp"
#include "workbenches/routes/routes.hpp"

/// The right column: the terms of the energy, many runs, numbers, files.
namespace workbenches::routes {
namespace {

using ui::Rect;
using ui::sentence;
using ui::tr;
using ui::Ui;

constexpr double kHundred = 100;

void many_runs(Ui& ui, Rect& rest, const lab::Routes& routes, ui::PanelState& panels) {
  RoutesRunner& runner = routes_runner(panels);
  runner.prepare();
  rest.cut_top(10);
  ui::caption(ui, rest.cut_top(16), tr("Many runs"));
  rest.cut_top(4);
  ui::SliderOptions o;
  o.minimum = 20;
  o.maximum = lab::kMostRouteRuns;
  o.step = 20;
  o.decimals = 0;
  o.initial = lab::Routes().runs;
  o.grain = 1;
  o.help = tr("Each run has a start of its own. More runs make the share more exact.");
  double runs = routes.runs;
  if (ui::slider(ui, "routes.runs", rest.cut_top(ui.room("routes.runs", ui.touch ? 50.0F : 34.0F)),
                 tr("runs"), &runs, o)) {
    lab::Change<lab::Routes> change;
    change.runs = static_cast<std::uint32_t>(std::lround(std::clamp(runs, 1.0, o.maximum)));
    emit_routes(ui, std::move(change));
  }
  rest.cut_top(4);
  ui::ButtonOptions button;
  button.icon = runner.running() ? ui::icon::kClose : ui::icon::kChart;
  button.help = tr("Measures how often the network finds a valid tour, and how long the tours are");
  const Rect at = rest.cut_top(ui.room("routes.many", ui::control_height(ui)));
  if (ui::button(ui, "routes.many", at, runner.running() ? tr("Stop") : tr("Run them all"),
                 button)) {
    if (runner.running())
      runner.cancel(ui);
    else
      runner.run(ui);
  }
  rest.cut_top(8);
  if (runner.running()) {
    const std::string done =
        sentence(tr("{0}% done"), {ui::number(kHundred * runner.progress(), 0)});
    const Rect line = rest.cut_top(18);
    ui::text(ui, line, done, ui::FontKind::small, ui.theme.secondary);
    ui::status(ui, "routes.progress", line, done);
  } else if (!runner.problem().empty()) {
    const float high = ui::paragraph_height(ui::FontKind::body, runner.problem(), rest.w);
    const Rect line = rest.cut_top(high);
    ui::paragraph(ui, line, runner.problem(), ui::FontKind::body, ui.theme.warning);
    ui::status(ui, "routes.problem_found", line, runner.problem());
  }
  const lab::RoutesFound* found = found_for(routes);
  const ImU32 ink = ui.theme.text;
  if (found != nullptr) {
    const double share = static_cast<double>(found->valid) / found->runs;
    fact(ui, rest, "routes.share", tr("valid tours"),
         tr("The share of runs that gave a valid tour, with its standard error"),
         sentence(tr("{0}% ± {1}%, {2} of {3}"),
                  {ui::number(kHundred * share, 0),
                   ui::number(kHundred * lab::share_error(found->valid, found->runs), 0),
                   ui::number(found->valid), ui::number(found->runs)}),
         ink);
    if (found->valid > 0) {
      double sum = 0;
      for (const double length : found->lengths) sum += length;
      fact(ui, rest, "routes.mean", tr("mean length"), tr("Of the valid tours"),
           ui::number(sum / found->valid, 2), ink);
    }
    if (found->best_run) {
      ui::ButtonOptions best;
      best.help = tr("Starts the run that found the shortest of these tours");
      rest.cut_top(4);
      if (ui::button(
              ui, "routes.best", rest.cut_top(ui.room("routes.best", ui::control_height(ui))),
              sentence(tr("Show the best: {0}"), {ui::number(found->lengths.front(), 2)}), best)) {
        lab::Change<lab::Routes> change;
        change.run = *found->best_run;
        emit_routes(ui, std::move(change));
        ui.emit(lab::command::Finish{});
      }
      rest.cut_top(8);
    }
  }
  if (ui.shows("routes.lengths")) {
    constexpr float kFigure = 150, kNothing = 54;
    lengths_figure(ui, rest.cut_top(found != nullptr && found->valid > 0 ? kFigure : kNothing),
                   routes, false);
  }
}

void facts(Ui& ui, Rect& rest, const lab::Routes& routes) {
  lab::RoutesRun& run = lab::run_of(routes);
  const ImU32 ink = ui.theme.text;
  if (routes.problem == lab::RoutesProblem::tour) {
    const std::vector<std::uint32_t> order = run.tour();
    fact(ui, rest, "routes.length", tr("length now"), tr("Of the tour of all neurons above ½"),
         order.empty() ? tr("no tour")
                       : ui::number(hopfield::tour_length(run.distances(), order), 3),
         ink);
    fact(ui, rest, "routes.shortest", tr("shortest tour"),
         tr("Found exactly (Held and Karp 1962), for at most 13 cities"),
         run.shortest() ? ui::number(run.shortest()->length, 3) : tr("unknown above 13 cities"),
         ink);
  }
  constexpr double kThousand = 1000;
  fact(ui, rest, "routes.time", tr("time (τ/1000)"),
       tr("A run ends when no V changes any more, at 50 at the latest."),
       ui::number(kThousand * time_of(run.step()), 2), ink);
}

}  // namespace

void routes_details(Ui& ui, Rect rect, ui::PanelState& panels) {
  const lab::Routes& routes = routes_of(ui.session);
  RoutesState& state = routes_state(panels);
  rect = {rect.x + ui.theme.margin, rect.y + 14, rect.w - 2 * ui.theme.margin, rect.h - 22};
  const Rect content = ui::begin_panel_scroll(ui, "routes.details", rect, state.details_height);
  Rect rest = content;
  rest.h = 1e5F;
  if (!state.bars_in_stage) {
    ui::caption(ui, rest.cut_top(16), tr("Energy now"));
    rest.cut_top(4);
    energy_bars(ui, rest, routes, 1);
    rest.cut_top(8);
  }
  if (ui.shows("routes.energy")) {
    energy_plot(ui, rest.cut_top(std::clamp(rect.h * 0.3F, 150.0F, 220.0F)), routes);
    rest.cut_top(8);
  }
  facts(ui, rest, routes);
  if (routes.problem == lab::RoutesProblem::tour) many_runs(ui, rest, routes, panels);
  routes_saving(ui, panels, rest, routes);
  const float height = rest.y - content.y + 8;
  if (height != state.details_height) ui.animate(0.05F);
  state.details_height = height;
  ui::end_scroll(ui);
}

}  // namespace workbenches::routes
