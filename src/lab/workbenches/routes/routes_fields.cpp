// The description of the section: fields, commands, status.
#include <algorithm>
#include <cmath>

#include "hopfield/numerics/random.hpp"
#include "lab/sections/code.hpp"
#include "lab/sections/points.hpp"
#include "lab/words/message.hpp"
#include "lab/workbenches/routes/routes.hpp"

namespace lab {

using hopfield::City;
using hopfield::Error;
using hopfield::Result;
using hopfield::TourNetworkOptions;

namespace {

constexpr std::array<Named<RoutesProblem>, 2> kProblems = {
    {{"tour", RoutesProblem::tour}, {"queens", RoutesProblem::queens}}};
constexpr std::array<Named<RoutesExample>, 3> kRouteExamples = {
    {{"ten", RoutesExample::ten},
     {"ring", RoutesExample::ring},
     {"queens", RoutesExample::queens}}};
constexpr std::array<Named<TourNetworkOptions::Method>, 2> kRouteMethods = {
    {{"euler", TourNetworkOptions::Method::euler},
     {"adaptive", TourNetworkOptions::Method::adaptive}}};
constexpr std::array<Named<TourFault::Kind>, 6> kFaults = {
    {{"none", TourFault::Kind::none},
     {"empty", TourFault::Kind::empty},
     {"city_missing", TourFault::Kind::city_missing},
     {"city_twice", TourFault::Kind::city_twice},
     {"position_empty", TourFault::Kind::position_empty},
     {"position_twice", TourFault::Kind::position_twice}}};
constexpr double kLongestLength = 100;  // of a tour of 20 cities in the unit square, with room
constexpr std::size_t kLongestRouteRequest = 4096;

constexpr int kMapParts = 10000;
constexpr Points kCities{kLeastCities, kMostCities,
                         [](std::size_t count) { return msg("{0} {0|city|cities}", count); }};

/// What many runs have given.
struct Found {
  void read(const Fields& fields, const char* name, RoutesFound& out) const {
    const Fields own(*fields.find(name), fields.path(name), fields.fault());
    out = {};
    own.text("request", out.request, kLongestRouteRequest);
    own.integer("runs", out.runs, 0, kMostRouteRuns);
    own.integer("valid", out.valid, 0, kMostRouteRuns);
    if (own.has("best_run") && !own.is_null("best_run"))
      own.integer("best_run", out.best_run.emplace(), 0, kMostRouteRuns);
    if (own.has("lengths")) own.numbers("lengths", out.lengths, 0, kLongestLength, kMostRouteRuns);
  }
  void write(JsonText& json, const RoutesFound& found) const {
    json.begin('{').field("request", found.request).field("runs", std::uint64_t{found.runs});
    json.field("valid", std::uint64_t{found.valid}).key("best_run");
    if (found.best_run)
      json.value(std::uint64_t{*found.best_run});
    else
      json.null();
    json.key("lengths");
    write_values(json, found.lengths);
    json.end('}');
  }
  [[nodiscard]] Result<void> check(std::string_view name, const RoutesFound& found) const {
    const std::string own(name);
    if (found.runs > kMostRouteRuns)
      return Error{own + ".runs", expected(found.runs, at_most(kMostRouteRuns))};
    if (found.valid > found.runs)
      return Error{own + ".valid", expected(found.valid, at_most(found.runs))};
    if (found.lengths.size() != found.valid)
      return Error{own + ".lengths", expected(value_count(found.lengths.size()), found.valid)};
    if (!std::ranges::is_sorted(found.lengths))
      return Error{own + ".lengths", msg("expected rising numbers").plain()};
    return {};
  }
};

std::vector<City> ring() {
  constexpr double kTurn = 0.62831853071795865;
  std::vector<City> cities;
  for (int k = 0; k < 10; ++k)
    cities.push_back(
        on_lattice(0.5 + 0.45 * std::sin(kTurn * k), 0.5 + 0.45 * std::cos(kTurn * k), kMapParts));
  return cities;
}

/// What goes with a problem unless it is given.
void standard_weights(Routes& routes) {
  const TourNetworkOptions options = routes.problem == RoutesProblem::tour
                                         ? TourNetworkOptions{}
                                         : hopfield::QueensNetwork::standard(routes.side());
  routes.a = options.a;
  routes.b = options.b;
  routes.c = options.c;
  routes.d = options.d;
  routes.gain_width = options.gain_width;
  routes.noise = options.noise;
  routes.n = 0;
}

void write_order(JsonText& json, std::span<const std::uint32_t> order) {
  json.begin('[');
  for (const std::uint32_t city : order) json.value(city);
  json.end(']');
}

}  // namespace

Routes::Routes() {
  cities = ten_cities();
  run = kShownRun;
}

namespace workbenches::routes {
namespace {

struct RoutesDescribed {
  using Section = Routes;

  template <class Visit, class... S>
  static void fields(Visit& visit, S&... s) {
    constexpr bool kAsked = kAllAre<Change<Routes>, S...>;
    if constexpr (kAsked) visit("example", Choice{kRouteExamples}, kAlone, s.example...);
    visit("problem", Choice{kProblems}, kAlone, s.problem...);
    visit("cities", kCities, kStep, s.cities...);
    visit("queens", Integer{kLeastQueens, kMostQueens}, together("queens"), s.queens...);
    visit("a", Number{0, kLargestRouteWeight}, together("a"), s.a...);
    visit("b", Number{0, kLargestRouteWeight}, together("b"), s.b...);
    visit("c", Number{0, kLargestRouteWeight}, together("c"), s.c...);
    visit("d", Number{0, kLargestRouteWeight}, together("d"), s.d...);
    visit("n", Number{0, kMostEffective}, together("n"), s.n...);
    visit("gain_width", Number{kLeastGainWidth, kMostGainWidth}, together("gain_width"),
          s.gain_width...);
    visit("noise", Number{0, kMostRouteNoise}, together("noise"), s.noise...);
    visit("method", Choice{kRouteMethods}, kStep, s.method...);
    visit("seed", Integer{0, UINT32_MAX}, kStep, s.seed...);
    visit("run", Integer{0, UINT32_MAX}, kStep, s.run...);
    visit("draws", Integer{0, UINT32_MAX}, kStep, s.draws...);
    visit("moment", Integer{0, kLongestRoute}, together("moment"), s.moment...);
    visit("speed", Number{kSlowestRoute, kFastestRoute}, together("speed"), s.speed...);
    visit("runs", Integer{1, kMostRouteRuns}, together("runs"), s.runs...);
    visit("optimum", Flag{}, kLook, s.optimum...);
    visit("found", Found{}, kFound, s.found...);
    if constexpr (kAsked) {
      visit("random", Integer{kLeastCities, kMostCities}, kStep, s.random...);
      visit("add", SquarePoint{1}, kStep, s.add...);
      visit("place", SquarePoint{kMostCities - 1}, kStep, s.place...);
      visit("remove", Integer{0, kMostCities - 1}, kStep, s.remove...);
      visit("stroke", Integer{0, UINT32_MAX}, kStep, s.stroke...);
    }
  }

  static Result<void> accepts(const Routes& before, const Change<Routes>& change) {
    return accepts_edit(change, before.cities.size(), kCities,
                        change.cities || change.random || change.example,
                        "no other change of the cities with it",
                        msg("the map takes at most {0} cities", kMostCities),
                        msg("a tour needs at least {0} cities", kLeastCities));
  }

  static void before(Routes& s, const Change<Routes>& change) {
    if (change.example) {
      Routes fresh;
      if (*change.example == RoutesExample::ring) fresh.cities = ring();
      if (*change.example == RoutesExample::queens) {
        fresh.problem = RoutesProblem::queens;
        fresh.cities = s.cities;
        fresh.run = kShownQueens;
        standard_weights(fresh);
      }
      fresh.speed = s.speed;
      fresh.runs = s.runs;
      fresh.optimum = s.optimum;
      fresh.found = s.found;
      fresh.draws = s.draws;
      s = fresh;
    }
    if (change.problem && *change.problem != s.problem) {
      s.problem = *change.problem;
      standard_weights(s);
    }
    if (change.random) {
      hopfield::Random random(s.seed, (std::uint64_t{1} << 32U) + s.draws);
      s.cities = hopfield::random_points(*change.random, random);
      for (City& city : s.cities) city = on_lattice(city.x, city.y, kMapParts);
      ++s.draws;
    }
    const bool begins = change.problem || change.cities || change.queens || change.a || change.b ||
                        change.c || change.d || change.n || change.gain_width || change.noise ||
                        change.method || change.seed || change.run || change.random || change.add ||
                        change.place || change.remove;
    if (begins) s.moment = 0;
  }

  static void after(Routes& s, const Change<Routes>& change) { edit(s.cities, change, kMapParts); }

  static std::optional<std::string> group(const Routes& /*before*/, const Change<Routes>& change) {
    if (!change.stroke) return std::nullopt;
    return "routes stroke " + std::to_string(*change.stroke);
  }

  static Flow flow(const Routes& s) {
    const std::optional<std::uint32_t> end = run_of(s).end();
    return {s.moment, kLongestRoute, 1, s.speed, end.value_or(UINT32_MAX)};
  }

  static Result<void> run(Routes& s, const Running& running) {
    using What = Running::What;
    switch (running.what) {
      case What::step:
      case What::sweep:
        if (running.neuron)
          return Error{"neuron", msg("a step of this network updates all neurons").plain()};
        s.moment = std::min(run_of(s).step() + RoutesRun::kBetween, kLongestRoute);
        break;
      case What::finish:
        s.moment = kLongestRoute;
        break;
      case What::reset:
        s.moment = 0;
        break;
      case What::recall:  // time flows: the session's
        break;
      case What::seek:
        if (running.moment > kLongestRoute)
          return Error{"moment", expected(running.moment, at_most(kLongestRoute))};
        s.moment = static_cast<std::uint32_t>(running.moment);
        break;
    }
    // A moment beyond the end means the end.
    if (s.moment > 0) s.moment = run_of(s).step();
    return {};
  }

  static void status(JsonText& json, const Routes& s) {
    RoutesRun& now = run_of(s);
    constexpr double kStep = 1e-5;
    const bool tour = s.problem == RoutesProblem::tour;
    json.begin('{').field("problem", name_of(s.problem, kProblems));
    json.field("step", std::uint64_t{now.step()}).field("time", now.step() * kStep);
    json.field("ended", now.end() == now.step()).field("settled", now.settled());
    if (tour) {
      const std::vector<std::uint32_t> order = now.tour();
      json.field("valid", !order.empty());
      json.field("fault", name_of(now.fault().kind, kFaults)).key("tour");
      write_order(json, order);
      json.key("length");
      if (order.empty())
        json.null();
      else
        json.value(hopfield::tour_length(now.distances(), order));
      json.key("shortest");
      if (now.shortest())
        json.value(now.shortest()->length);
      else
        json.null();
    } else {
      const std::vector<std::uint32_t> squares = hopfield::queens_of(now.outputs());
      const auto attacked = hopfield::attacks(squares, s.side());
      json.field("valid", attacked.empty() && squares.size() == s.side());
      json.field("queens", std::uint64_t{squares.size()});
      json.field("attacks", std::uint64_t{attacked.size()}).key("squares");
      write_order(json, squares);
    }
    const hopfield::EnergyTerms terms = now.terms();
    json.key("energy").begin('{').field("a", terms.a / 2).field("b", terms.b / 2);
    json.field("c", terms.c / 2).field("d", terms.d / 2).field("sum", terms.energy()).end('}');
    json.key("found");
    if (s.found.runs == 0 || s.found.request != tour_request(s)) {
      json.null();
    } else {
      json.begin('{').field("runs", std::uint64_t{s.found.runs});
      json.field("valid", std::uint64_t{s.found.valid});
      json.field("valid_fraction", static_cast<double>(s.found.valid) / s.found.runs);
      json.field("valid_fraction_se", share_error(s.found.valid, s.found.runs)).end('}');
    }
    json.end('}');
  }
};

}  // namespace
}  // namespace workbenches::routes

extern const Module routes_module;
const Module routes_module = workbenches::module<workbenches::routes::RoutesDescribed>();

}  // namespace lab
