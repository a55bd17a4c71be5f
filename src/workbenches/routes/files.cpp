#include <array>
#include <string>

#include "lab/formats/text.hpp"
#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "workbenches/figures/saving.hpp"
#include "workbenches/routes/routes.hpp"

/// What can be saved.
namespace workbenches::routes {
namespace {

using ui::Rect;
using ui::tr;
using ui::Ui;

/// Every neuron, a row each; with cities their places.
std::string neurons_csv(const lab::Routes& routes) {
  const lab::RoutesRun& run = lab::run_of(routes);
  const std::size_t side = routes.side();
  const bool tour = routes.problem == lab::RoutesProblem::tour;
  std::string out = tour ? "city,x,y" : "row";
  for (std::size_t i = 0; i < side; ++i)
    out += (tour ? ",position" : ",column") + std::to_string(i + 1);
  out += "\n";
  for (std::size_t x = 0; x < side; ++x) {
    out += tour ? city_letter(x) + "," + lab::exact(routes.cities[x].x) + "," +
                      lab::exact(routes.cities[x].y)
                : std::to_string(side - x);
    for (std::size_t i = 0; i < side; ++i) out += "," + lab::exact(run.outputs()[x * side + i]);
    out += "\n";
  }
  return out;
}

/// Of the whole run, wherever it is shown.
std::string energy_csv(const lab::Routes& routes) {
  lab::Routes whole = routes;
  whole.memo.reset();
  whole.moment = lab::kLongestRoute;
  const lab::RoutesRun& run = lab::run_of(whole);
  std::string out = "step,a,b,c,d,sum\n";
  for (std::size_t k = 0; k < run.history().size(); ++k) {
    const std::size_t step = k * run.stride();
    const hopfield::EnergyTerms& terms = run.history()[k];
    out += std::to_string(step);
    for (const double value : {terms.a / 2, terms.b / 2, terms.c / 2, terms.d / 2, terms.energy()})
      out += "," + lab::exact(value);
    out += "\n";
  }
  return out;
}

std::string lengths_csv(const lab::Routes& routes) {
  std::string out = "runs,valid\n";
  const lab::RoutesFound* found = found_for(routes);
  if (found == nullptr) return out;
  out += std::to_string(found->runs) + "," + std::to_string(found->valid) + "\n\nlength\n";
  for (const double length : found->lengths) out += lab::exact(length) + "\n";
  return out;
}

std::string list_of(std::span<const double> values) {
  std::string out = "[";
  for (std::size_t k = 0; k < values.size(); ++k)
    out += (k > 0 ? ", " : "") + lab::exact(values[k]);
  return out + "]";
}

/// The same run by NumPy: Euler steps from the same start.
std::string script(const lab::Routes& routes) {
  const bool tour = routes.problem == lab::RoutesProblem::tour;
  const hopfield::TourNetworkOptions options = lab::options_of(routes);
  lab::Routes fresh = routes;
  fresh.moment = 0;
  fresh.memo.reset();
  std::string out = "import numpy as np\n\n";
  if (tour) {
    out += "cities = np.array([\n";
    for (const hopfield::City& city : routes.cities)
      out += "    " + list_of(std::array{city.x, city.y}) + ",\n";
    out += "])\nd = np.linalg.norm(cities[:, None] - cities, axis=2)\nm = len(cities)\n";
  } else {
    out += "m = " + std::to_string(routes.side()) +
           "\nx, y = np.divmod(np.arange(m * m), m)\n"
           "same = ((x - y)[:, None] == x - y).astype(float) + ((x + y)[:, None] == x + y)\n"
           "np.fill_diagonal(same, 0)  # neurons on one diagonal\n";
  }
  out += "A, B, C, D = " + lab::exact(options.a) + ", " + lab::exact(options.b) + ", " +
         lab::exact(options.c) + ", " + lab::exact(options.d) + "\n";
  out += "n, u0, dt = " + lab::exact(options.effective_cities) + ", " +
         lab::exact(options.gain_width) + ", 1e-5\n";
  out += "u = np.array(" + list_of(lab::run_of(fresh).potentials()) + ").reshape(m, m)\n\n";
  out += "for step in range(5000):\n    v = (1 + np.tanh(u / u0)) / 2\n";
  out += "    rows, columns = v.sum(1, keepdims=True) - v, v.sum(0) - v\n";
  out += tour ? "    last = d @ (np.roll(v, -1, 1) + np.roll(v, 1, 1))\n"
              : "    last = (same @ v.ravel()).reshape(m, m)\n";
  out +=
      "    change = -u - A * rows - B * columns - C * (v.sum() - n) - D * last\n"
      "    u = u + dt * change\n    if step % 10 == 9:\n"
      "        now = (1 + np.tanh(u / u0)) / 2\n"
      "        if step > 9 and np.abs(now - before).max() < 1e-6:\n            break\n"
      "        before = now\n\n";
  out += tour ? "up = now > 0.5\nvalid = (up.sum(0) == 1).all() and (up.sum(1) == 1).all()\n"
                "print(valid, up.argmax(0))\n"
                "if valid:\n    tour = cities[up.argmax(0)]\n"
                "    print(np.linalg.norm(tour - np.roll(tour, 1, 0), axis=1).sum())\n"
              : "print((now > 0.5).astype(int))\n";
  return out;
}

}  // namespace

void routes_saving(Ui& ui, ui::PanelState& panels, Rect& rest, const lab::Routes& routes) {
  const bool tour = routes.problem == lab::RoutesProblem::tour;
  const auto both = [&routes, tour](Ui& paper, const Rect& sheet) {
    Rect room = sheet.inset(16);
    const float side = (room.w - 20) / 2;
    const Rect first = room.cut_left(side);
    room.cut_left(20);
    if (tour)
      route_map(paper, first, routes, nullptr);
    else
      queens_board(paper, first, routes, true);
    neurons_figure(paper, room, routes, true);
  };
  std::vector<Figure> all = {
      {tour ? tr("Map and neurons") : tr("Board and neurons"), "hopfield-routes", "routes.png",
       "routes.svg", "routes.csv", 820, 432, both, [&routes] { return neurons_csv(routes); },
       "hopfield-neurons"},
      {tr("Terms of the energy"),
       "hopfield-energy",
       "routes.energy_png",
       "routes.energy_svg",
       "routes.energy_csv",
       640,
       400,
       [&routes](Ui& paper, const Rect& sheet) { energy_plot(paper, sheet.inset(16), routes); },
       [&routes] { return energy_csv(routes); },
       {}}};
  if (const lab::RoutesFound* found = found_for(routes); found != nullptr && found->valid > 0)
    all.push_back({tr("Lengths of the valid tours"),
                   "hopfield-lengths",
                   "routes.lengths_png",
                   "routes.lengths_svg",
                   "routes.lengths_csv",
                   560,
                   300,
                   [&routes](Ui& paper, const Rect& sheet) {
                     lengths_figure(paper, sheet.inset(16), routes, true);
                   },
                   [&routes] { return lengths_csv(routes); },
                   {}});
  const std::array<TextFile, 2> texts = {
      {{"routes.script", tr("Script (Python)"), tr("A short NumPy script that makes the same run"),
        "hopfield-routes.py", "text/x-python", [&routes] { return script(routes); }},
       {"routes.request", tr("Request (JSON)"),
        tour ? tr("The experiment tsp as JSON: the command line makes the same runs")
             : tr("The experiment queens as JSON: the command line makes the same runs"),
        tour ? "hopfield-tsp.json" : "hopfield-queens.json", "application/json",
        [&routes] { return lab::runs_request(routes, 0, routes.runs) + "\n"; }}}};
  save_figures(ui, panels, rest, "routes.save", all, texts);
}

}  // namespace workbenches::routes
