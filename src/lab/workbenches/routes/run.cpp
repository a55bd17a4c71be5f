#include <algorithm>
#include <cmath>
#include <utility>

#include "hopfield/trials/trials.hpp"
#include "lab/formats/fields.hpp"
#include "lab/formats/json.hpp"
#include "lab/formats/json_text.hpp"
#include "lab/workbenches/routes/routes.hpp"

namespace lab {

using hopfield::City;
using hopfield::TourNetworkOptions;

// As hopfield::settle_tour() and settle_queens(). The name of this namespace brings what is called here by a std::function to the
// part of the page that is the workbench's own.
namespace workbenches::routes {
namespace {

template <class Network>
hopfield::Settling settling(Network network, std::size_t side, const TourNetworkOptions& options,
                            hopfield::Random& random) {
  return hopfield::Settling(
      [network = std::move(network)](double, std::span<const double> u, std::span<double> out) {
        network.derivative(u, out);
      },
      options, hopfield::settling_start(side, options, random));
}

}  // namespace
}  // namespace workbenches::routes

std::vector<City> ten_cities() {
  return {{0.4, 0.4439},    {0.2439, 0.1463}, {0.1707, 0.2293}, {0.2293, 0.761},  {0.5171, 0.9414},
          {0.8732, 0.6536}, {0.6878, 0.5219}, {0.8488, 0.3609}, {0.6683, 0.2536}, {0.6195, 0.2634}};
}

double standard_effective(const Routes& routes) {
  constexpr double kFactor = 1.5;
  const auto side = static_cast<double>(routes.side());
  return routes.problem == RoutesProblem::tour ? kFactor * side : side + 1;
}

TourNetworkOptions options_of(const Routes& routes) {
  TourNetworkOptions options;
  options.a = routes.a;
  options.b = routes.b;
  options.c = routes.c;
  options.d = routes.d;
  options.gain_width = routes.gain_width;
  options.effective_cities = routes.n > 0 ? routes.n : standard_effective(routes);
  options.noise = routes.noise;
  options.method = routes.method;
  return options;
}

std::string tour_request(const Routes& routes) {
  const TourNetworkOptions options = options_of(routes);
  JsonText json;
  json.begin('{');
  if (routes.problem == RoutesProblem::tour) {
    json.key("cities").begin('[');
    for (const City& city : routes.cities) json.begin('[').value(city.x).value(city.y).end(']');
    json.end(']');
  } else {
    json.field("queens", std::uint64_t{routes.side()});
  }
  json.key("network").begin('{').field("a", options.a).field("b", options.b);
  json.field("c", options.c).field("d", options.d).field("gain_width", options.gain_width);
  json.field("effective_cities", options.effective_cities).field("noise", options.noise);
  json.end('}').key("update").begin('{');
  json.field("method", routes.method == TourNetworkOptions::Method::euler ? "euler" : "adaptive");
  return json.end('}').field("seed", std::uint64_t{routes.seed}).end('}').text();
}

std::string runs_request(const Routes& routes, std::uint32_t first, std::uint32_t runs) {
  JsonText json;
  json.begin('{').members(tour_request(routes)).field("first", first).field("runs", runs);
  if (routes.problem == RoutesProblem::tour) json.field("lengths", true);
  return json.end('}').text();
}

double share_error(std::uint32_t valid, std::uint32_t runs) {
  if (runs == 0) return 0;
  const double share = static_cast<double>(valid) / runs;
  return std::sqrt(share * (1 - share) / runs);
}

hopfield::Result<void> add_runs(RoutesFound& found, std::string_view result) {
  const auto parsed = parse_json(result, result.size());
  if (!parsed) return parsed.error();
  Fault fault;
  const Fields fields(*parsed, "", fault);
  std::uint32_t runs = 0;
  fields.integer("runs", runs, 1, kMostRouteRuns);
  const Json* lengths = fields.find("lengths");
  if (fault || lengths == nullptr || !lengths->is_array() || found.runs + runs > kMostRouteRuns)
    return hopfield::Error{"lengths", "expected those of the runs"};
  const auto shortest = [&] { return found.lengths.empty() ? INFINITY : found.lengths.front(); };
  const double before = shortest();
  for (const Json& length : *lengths)
    if (length.is_number()) found.lengths.push_back(length.get<double>());
  std::ranges::sort(found.lengths);
  found.runs += runs;
  found.valid = static_cast<std::uint32_t>(found.lengths.size());
  // Of equally short ones the earliest, in whatever order the answers come.
  const Json* best = fields.find("best");
  if (best == nullptr || !best->is_object()) return {};
  std::uint32_t number = 0;
  Fields(*best, "best", fault).integer("run", number, 0, kMostRouteRuns);
  const Fields tour((*best)["tour"], "best.tour", fault);
  double length = 0;
  tour.number("length", length, 0, INFINITY);
  if (fault) return *fault;
  if (length < before || (length == before && number < found.best_run.value_or(number)))
    found.best_run = number;
  return {};
}

RoutesRun::RoutesRun(const Routes& of)
    : problem_(of.problem),
      cities_(of.cities),
      options_(options_of(of)),
      seed_(of.seed),
      number_(of.run),
      side_(of.side()),
      stride_(of.method == TourNetworkOptions::Method::euler ? 1 : kBetween),
      distances_(hopfield::distances(cities_)) {
  begin();
}

bool RoutesRun::is_of(const Routes& routes) const {
  return problem_ == routes.problem && side_ == routes.side() && seed_ == routes.seed &&
         number_ == routes.run && options_ == options_of(routes) && cities_ == routes.cities;
}

void RoutesRun::begin() {
  hopfield::Random random(seed_, hopfield::trial_stream(hopfield::TrialKind::tours, 0, number_));
  settling_.emplace(problem_ == RoutesProblem::tour
                        ? workbenches::routes::settling(hopfield::TourNetwork(distances_, options_),
                                                        side_, options_, random)
                        : workbenches::routes::settling(hopfield::QueensNetwork(side_, options_),
                                                        side_, options_, random));
  step_ = 0;
  outputs_ = settling_->outputs();
  if (history_.empty()) history_.push_back(terms());
}

void RoutesRun::go(std::uint32_t step) {
  if (step < step_) begin();
  const std::uint32_t from = step_;
  while (!settling_->over() && step_ + stride_ <= step) {
    settling_->step();
    step_ += stride_;
    if (step_ / stride_ >= history_.size()) history_.push_back(terms_at(settling_->outputs()));
  }
  if (settling_->over()) end_ = step_;
  if (step_ != from) outputs_ = settling_->outputs();
}

hopfield::EnergyTerms RoutesRun::terms_at(std::span<const double> v) const {
  return problem_ == RoutesProblem::tour ? hopfield::TourNetwork(distances_, options_).terms(v)
                                         : hopfield::QueensNetwork(side_, options_).terms(v);
}

TourFault RoutesRun::fault() const {
  using Kind = TourFault::Kind;
  std::vector<std::size_t> rows(side_, 0), columns(side_, 0);
  for (std::size_t k = 0; k < outputs_.size(); ++k) {
    const std::size_t up = outputs_[k] > 0.5 ? 1 : 0;
    rows[k / side_] += up;
    columns[k % side_] += up;
  }
  if (std::ranges::count(rows, 0U) == static_cast<std::ptrdiff_t>(side_)) return {Kind::empty};
  const auto first = [&](const std::vector<std::size_t>& lines, bool twice) {
    const auto found = std::ranges::find_if(
        lines, [&](std::size_t count) { return twice ? count > 1 : count == 0; });
    return static_cast<std::size_t>(found - lines.begin());
  };
  const std::array<TourFault, 4> all = {{{Kind::city_twice, first(rows, true)},
                                         {Kind::city_missing, first(rows, false)},
                                         {Kind::position_twice, first(columns, true)},
                                         {Kind::position_empty, first(columns, false)}}};
  for (const TourFault& fault : all)
    if (fault.which < side_) return fault;
  return {};
}

const std::optional<hopfield::Tour>& RoutesRun::shortest() {
  if (!looked_for_shortest_ && side_ <= kMostExactCities) {
    auto tour = hopfield::shortest_tour(distances_);
    if (tour) shortest_ = *std::move(tour);
  }
  looked_for_shortest_ = true;
  return shortest_;
}

RoutesRun& run_of(const Routes& routes) {
  if (!routes.memo || !routes.memo->is_of(routes))
    routes.memo = std::make_shared<RoutesRun>(routes);
  routes.memo->go(routes.moment);
  return *routes.memo;
}

}  // namespace lab
