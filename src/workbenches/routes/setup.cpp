#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "workbenches/routes/routes.hpp"

/// The left column.
namespace workbenches::routes {
namespace {

using lab::RoutesProblem;
using ui::Rect;
using ui::sentence;
using ui::tr;
using ui::Ui;

void slide(Ui& ui, Rect& rest, const char* id, const char* name, double value,
           const ui::SliderOptions& options, const auto& set) {
  if (!ui::slider(ui, id, rest.cut_top(ui.room(id, ui.touch ? 50.0F : 34.0F)), name, &value,
                  options))
    return;
  lab::Change<lab::Routes> change;
  set(change, std::clamp(value, options.minimum, options.maximum));
  emit_routes(ui, std::move(change));
}

bool example(Ui& ui, Rect& rest, const char* id, const char* name, const char* what) {
  ui::WidgetInfo info;
  info.id = id;
  info.name = sentence(tr("{0}: {1}"), {name, what});
  if (!ui.shows(id)) return false;
  info.rect = rest.cut_top(ui.touch ? 46.0F : 30.0F);
  const bool pressed = ui::row(ui, info);
  const Rect row{info.rect.x + 10, info.rect.y, info.rect.w - 20, info.rect.h};
  ui::text(ui, row, what, ui::FontKind::small, ui.theme.secondary, 1);
  ui::text(ui, row, name, ui::FontKind::body, ui.theme.text);
  return pressed;
}

bool press(Ui& ui, Rect& rest, const char* id, const char* name, const char* icon, const char* help,
           bool enabled = true) {
  ui::ButtonOptions o;
  o.icon = icon;
  o.help = help;
  o.enabled = enabled;
  const bool pressed =
      ui::button(ui, id, rest.cut_top(ui.room(id, ui::control_height(ui))), name, o);
  rest.cut_top(ui.room(id, 6));
  return pressed;
}

void problem(Ui& ui, Rect& rest, const lab::Routes& routes) {
  const std::array<const char*, 2> problems = {tr("Shortest tour"), tr("Queens")};
  int selected = routes.problem == RoutesProblem::tour ? 0 : 1;
  if (!ui::choice_block(ui, rest, 0, "routes.problem", tr("Problem"),
                        tr("A tour visits every city once. Queens must not attack each other."),
                        problems, &selected))
    return;
  lab::Change<lab::Routes> change;
  if (selected == 1)
    change.example = lab::RoutesExample::queens;
  else
    change.problem = RoutesProblem::tour;
  emit_routes(ui, std::move(change));
}

void cities(Ui& ui, Rect& rest, const lab::Routes& routes, RoutesState& state) {
  rest.cut_top(10);
  ui::caption(ui, rest.cut_top(16),
              sentence(tr("{0} {0|city|cities}"), {ui::counted(routes.cities.size())}));
  rest.cut_top(6);
  lab::Change<lab::Routes> change;
  bool changed = false;
  if (example(ui, rest, "routes.example.ten", tr("Ten cities of 1985"), tr("as published"))) {
    change.example = lab::RoutesExample::ten;
    changed = true;
  }
  if (example(ui, rest, "routes.example.ring", tr("Ten on a circle"), tr("shortest: around it"))) {
    change.example = lab::RoutesExample::ring;
    changed = true;
  }
  if (example(ui, rest, "routes.random", tr("Random cities"), tr("as many as now"))) {
    change.random = routes.cities.size();
    changed = true;
  }
  rest.cut_top(4);
  const bool chosen = state.points.chosen && *state.points.chosen < routes.cities.size();
  const std::string name =
      chosen ? sentence(tr("Remove city {0}"), {city_letter(*state.points.chosen)})
             : std::string(tr("Remove a city"));
  if (press(ui, rest, "routes.remove", name.c_str(), ui::icon::kTrash,
            tr("Choose a city on the map first. A click with the other button removes it as well."),
            chosen && routes.cities.size() > lab::kLeastCities)) {
    change.remove = *state.points.chosen;
    state.points.chosen.reset();
    changed = true;
  }
  if (changed) emit_routes(ui, std::move(change));
  bool optimum = routes.optimum;
  if (ui::toggle(ui, "routes.optimum",
                 rest.cut_top(ui.room("routes.optimum", ui.touch ? 44.0F : 36.0F)),
                 tr("Show the shortest tour"), &optimum,
                 tr("Found exactly, for at most 13 cities. It is dashed."))) {
    lab::Change<lab::Routes> look;
    look.optimum = optimum;
    emit_routes(ui, std::move(look));
  }
}

void weights(Ui& ui, Rect& rest, const lab::Routes& routes) {
  const bool tour = routes.problem == RoutesProblem::tour;
  rest.cut_top(8);
  ui::caption(ui, rest.cut_top(16), tr("Weights of the energy"));
  const ui::LabelColumn labels(ui, {"A", "B", "C", "D", "n", "u₀", tr("noise")});
  const hopfield::TourNetworkOptions standard =
      tour ? hopfield::TourNetworkOptions{} : hopfield::QueensNetwork::standard(routes.side());
  struct Weight {
    const char *id, *name, *help;
    double lab::Routes::* value;
    lab::Maybe<double> lab::Change<lab::Routes>::* changed;
    double initial;
  };
  const std::array<Weight, 4> all = {
      {{"routes.a", "A",
        tour ? tr("How strongly neurons of one row inhibit each other: no city twice")
             : tr("How strongly neurons of one row inhibit each other: no two queens in a row"),
        &lab::Routes::a, &lab::Change<lab::Routes>::a, standard.a},
       {"routes.b", "B",
        tour ? tr("How strongly neurons of one column inhibit each other: one city at a time")
             : tr("How strongly neurons of one column inhibit each other: no two queens in a "
                  "column"),
        &lab::Routes::b, &lab::Change<lab::Routes>::b, standard.b},
       {"routes.c", "C",
        tr("How strongly all neurons are held at n in sum. Without it all fall silent."),
        &lab::Routes::c, &lab::Change<lab::Routes>::c, standard.c},
       {"routes.d", "D",
        tour ? tr("What distance costs. Too small: long tours. Too large: no valid tours.")
             : tr("How strongly neurons on one diagonal inhibit each other"),
        &lab::Routes::d, &lab::Change<lab::Routes>::d, standard.d}}};
  for (const Weight& each : all) {
    ui::SliderOptions o;
    o.maximum = 2000;
    o.decimals = 0;
    o.initial = each.initial;
    o.help = each.help;
    slide(ui, rest, each.id, each.name, routes.*each.value, o,
          [&](lab::Change<lab::Routes>& change, double value) {
            change.*each.changed = std::round(value);
          });
  }
  const double usual = lab::standard_effective(routes);
  ui::SliderOptions o;
  o.minimum = 1;
  o.maximum = std::max(30.0, std::ceil(2 * usual));
  o.initial = usual;
  o.decimals = 1;
  o.help = tour
               ? tr("The sum of all V that C asks for. Above the number of cities, it makes up for "
                    "inhibition.")
               : tr("The sum of all V that C asks for. Above the number of queens, it makes up for "
                    "inhibition.");
  slide(ui, rest, "routes.n", "n", routes.n > 0 ? routes.n : usual, o,
        [&](lab::Change<lab::Routes>& change, double value) {
          const double tenth = std::round(10 * value) / 10;
          change.n = tenth == usual ? 0 : tenth;
        });
  o = {};
  o.minimum = lab::kLeastGainWidth;
  o.maximum = lab::kMostGainWidth;
  o.logarithmic = true;
  o.initial = standard.gain_width;
  o.decimals = 3;
  o.help = tr("How gradual a neuron is: V = ½ (1 + tanh(u/u₀)). A small u₀ makes it a switch.");
  slide(ui, rest, "routes.gain_width", "u₀", routes.gain_width, o,
        [](lab::Change<lab::Routes>& change, double value) { change.gain_width = value; });
  o = {};
  o.maximum = 1;
  o.initial = standard.noise;
  o.help = tr("How far the start is from even, in parts of u₀. Without noise no tour can win.");
  slide(ui, rest, "routes.noise", tr("noise"), routes.noise, o,
        [](lab::Change<lab::Routes>& change, double value) { change.noise = value; });
  using Method = hopfield::TourNetworkOptions::Method;
  const std::array<const char*, 2> methods = {tr("Euler"), tr("Adaptive")};
  int selected = routes.method == Method::euler ? 0 : 1;
  if (ui::choice_block(ui, rest, 8, "routes.method", tr("Integration"),
                       tr("Euler: steps of 10⁻⁵ τ, as published. Adaptive: steps whose error is "
                          "controlled."),
                       methods, &selected)) {
    lab::Change<lab::Routes> change;
    change.method = selected == 0 ? Method::euler : Method::adaptive;
    emit_routes(ui, std::move(change));
  }
}

}  // namespace

void routes_setup(Ui& ui, Rect rect, ui::PanelState& panels) {
  const lab::Routes& routes = routes_of(ui.session);
  RoutesState& state = routes_state(panels);
  rect = {rect.x + ui.theme.margin, rect.y + 14, rect.w - 2 * ui.theme.margin, rect.h - 18};
  const Rect content = ui::begin_panel_scroll(ui, "routes.setup", rect, state.setup_height);
  Rect rest = content;
  rest.h = 1e5F;
  problem(ui, rest, routes);
  if (routes.problem == RoutesProblem::tour) {
    cities(ui, rest, routes, state);
  } else {
    rest.cut_top(10);
    ui::SliderOptions o;
    o.minimum = lab::kLeastQueens;
    o.maximum = lab::kMostQueens;
    o.step = 1;
    o.decimals = 0;
    o.initial = lab::Routes().queens;
    o.help = tr("Queens, and squares across. The more, the more often a run fails.");
    slide(ui, rest, "routes.queens", tr("queens"), routes.queens, o,
          [](lab::Change<lab::Routes>& change, double value) {
            change.queens = static_cast<int>(std::lround(value));
          });
  }
  weights(ui, rest, routes);
  const float height = rest.y - content.y + 8;
  if (height != state.setup_height) ui.animate(0.05F);
  state.setup_height = height;
  ui::end_scroll(ui);
  panels.spare = {rect.x, rest.y, rect.w, rect.bottom() - rest.y};
}

}  // namespace workbenches::routes
