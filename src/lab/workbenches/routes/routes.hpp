#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hopfield/tours/queens.hpp"
#include "hopfield/tours/tour.hpp"
#include "lab/sections/forms.hpp"

/// The workbench "Routes": the network of Hopfield & Tank (1985) looks for a short tour, or places queens.
namespace lab {

inline constexpr std::size_t kLeastCities = 2, kMostCities = 20;
inline constexpr std::size_t kMostExactCities =
    13;  ///< beyond, the shortest tour is not looked for
inline constexpr int kLeastQueens = 4, kMostQueens = 10;
inline constexpr double kLargestRouteWeight = 5000;  ///< A, B, C, D
inline constexpr double kMostEffective = 60;
inline constexpr double kLeastGainWidth = 0.001, kMostGainWidth = 1;
inline constexpr double kMostRouteNoise = 2;
inline constexpr std::uint32_t kLongestRoute = 5000;  ///< Euler steps: time 0.05
inline constexpr double kSlowestRoute = 10, kFastestRoute = 2000;
inline constexpr std::uint32_t kMostRouteRuns = 1000;

/// Runs of the examples that find a tour, and a board: as many others do not.
inline constexpr std::uint32_t kShownRun = 26, kShownQueens = 5;

enum class RoutesProblem : std::uint8_t { tour, queens };
/// The ten cities of the paper, ten on a circle, the eight queens.
enum class RoutesExample : std::uint8_t { ten, ring, queens };

/// What many runs have given.
struct RoutesFound {
  std::string request;  ///< of the experiment `tsp`, without its runs; empty: nothing
  std::uint32_t runs = 0, valid = 0;
  std::optional<std::uint32_t> best_run;
  std::vector<double> lengths;  ///< of the valid tours, rising
  friend bool operator==(const RoutesFound&, const RoutesFound&) = default;
};

template <template <class> class As>
struct RoutesFields {
  As<RoutesProblem> problem = begins(RoutesProblem::tour);
  As<std::vector<hopfield::City>> cities;
  As<int> queens = begins(8);
  As<double> a = begins(500.0), b = begins(500.0), c = begins(200.0), d = begins(500.0);
  As<double> n = begins(0.0);  ///< effective cities of the C term; 0: the problem's own
  As<double> gain_width = begins(0.02);
  As<double> noise = begins(0.1);
  As<hopfield::TourNetworkOptions::Method> method =
      begins(hopfield::TourNetworkOptions::Method::euler);
  As<std::uint32_t> seed = begins(1U),
                    run = begins(0U);     ///< the start is that of this run of `tsp`
  As<std::uint32_t> draws = begins(0U);   ///< so often cities have been drawn
  As<std::uint32_t> moment = begins(0U);  ///< Euler steps that are shown
  As<double> speed = begins(60.0);        ///< of them a second
  As<std::uint32_t> runs = begins(200U);  ///< many
  As<bool> optimum = begins(false);       ///< the shortest tour is drawn, too
  As<RoutesFound> found;
  friend bool operator==(const RoutesFields&, const RoutesFields&) = default;
};

class RoutesRun;

struct Routes : RoutesFields<Value> {
  static constexpr std::string_view kName = "routes";
  /// The ten cities.
  Routes();
  /// Neurons across: cities or queens.
  [[nodiscard]] std::size_t side() const {
    return problem == RoutesProblem::tour ? cities.size() : static_cast<std::size_t>(queens);
  }
  /// The run as far as anybody has looked: run_of() alone touches it. Copies share it; no part of comparing.
  mutable std::shared_ptr<RoutesRun> memo;
};

template <>
struct Change<Routes> : RoutesFields<Maybe> {
  Maybe<RoutesExample> example;
  Maybe<std::size_t> random;           ///< so many cities, anywhere
  Maybe<std::array<double, 2>> add;    ///< a city here
  Maybe<std::array<double, 3>> place;  ///< this city (its number) goes to this place
  Maybe<std::size_t> remove;
  Maybe<std::uint32_t> stroke;  ///< places with the same one are one step of undo
};

[[nodiscard]] std::vector<hopfield::City> ten_cities();
/// The options of the engine, n as it is used.
[[nodiscard]] hopfield::TourNetworkOptions options_of(const Routes& routes);
/// n of the C term that comes with the problem: one and a half times the cities, or one more than queens.
[[nodiscard]] double standard_effective(const Routes& routes);
/// The request of the experiment `tsp` or `queens`, without how many runs.
[[nodiscard]] std::string tour_request(const Routes& routes);
/// The same as a whole: these runs, of tours with the length of each.
[[nodiscard]] std::string runs_request(const Routes& routes, std::uint32_t first,
                                       std::uint32_t runs);

/// Where the outputs are no tour: cities are rows, positions columns.
struct TourFault {
  enum class Kind : std::uint8_t {
    none,
    empty,           ///< nothing is above ½
    city_missing,    ///< no position has city `which`
    city_twice,      ///< city `which` has several positions
    position_empty,  ///< no city is at position `which`
    position_twice
  } kind = Kind::none;
  std::size_t which = 0;
};

/// A run from its start, looked at step by step; what has been computed once is kept.
class RoutesRun {
 public:
  explicit RoutesRun(const Routes& of);
  /// Whether it is the run of this section.
  [[nodiscard]] bool is_of(const Routes& routes) const;

  /// Goes to this step, or to the end if that comes before.
  void go(std::uint32_t step);
  /// To the end.
  void finish() { go(kLongestRoute); }
  /// The step where it ended, once somebody has gone there.
  [[nodiscard]] std::optional<std::uint32_t> end() const { return end_; }

  // Of where it is now:
  [[nodiscard]] std::uint32_t step() const { return step_; }
  [[nodiscard]] const std::vector<double>& outputs() const { return outputs_; }
  [[nodiscard]] std::span<const double> potentials() const { return settling_->potentials(); }
  [[nodiscard]] hopfield::EnergyTerms terms() const { return terms_at(outputs_); }
  [[nodiscard]] bool settled() const { return settling_->settled(); }
  [[nodiscard]] bool finite() const { return settling_->finite(); }
  /// Empty when it is none.
  [[nodiscard]] std::vector<std::uint32_t> tour() const {
    return hopfield::tour_of(outputs_, side_);
  }
  [[nodiscard]] TourFault fault() const;

  /// Steps between two looks of the adaptive method, and of the command `step`.
  static constexpr std::uint32_t kBetween = 10;
  /// The terms at steps 0, stride(), 2 stride(), … as far as anybody has gone.
  [[nodiscard]] std::uint32_t stride() const { return stride_; }
  [[nodiscard]] const std::vector<hopfield::EnergyTerms>& history() const { return history_; }

  [[nodiscard]] const hopfield::Matrix& distances() const { return distances_; }
  /// The shortest tour; nothing for more than kMostExactCities.
  [[nodiscard]] const std::optional<hopfield::Tour>& shortest();

 private:
  void begin();
  [[nodiscard]] hopfield::EnergyTerms terms_at(std::span<const double> v) const;

  RoutesProblem problem_;
  std::vector<hopfield::City> cities_;
  hopfield::TourNetworkOptions options_;
  std::uint64_t seed_, number_;
  std::size_t side_;
  std::uint32_t stride_;  ///< steps that the engine takes at once
  hopfield::Matrix distances_;
  std::optional<hopfield::Settling> settling_;
  std::uint32_t step_ = 0;
  std::vector<double> outputs_;
  std::optional<std::uint32_t> end_;
  std::vector<hopfield::EnergyTerms> history_;
  bool looked_for_shortest_ = false;
  std::optional<hopfield::Tour> shortest_;
};

/// The run of a section, at the step that it shows.
[[nodiscard]] RoutesRun& run_of(const Routes& routes);
/// Adds the result (JSON) of some runs to what has been found.
[[nodiscard]] hopfield::Result<void> add_runs(RoutesFound& found, std::string_view result);
/// Of a share of so many: √(p (1 − p) / runs).
[[nodiscard]] double share_error(std::uint32_t valid, std::uint32_t runs);

/// Cities in a text: a file of TSPLIB, or a list with x and y in each line. Nothing when it is something else; an error names
/// the file, the line and what is wrong. Places are scaled into the unit square unless they are in it.
[[nodiscard]] hopfield::Result<std::optional<std::vector<hopfield::City>>> read_city_file(
    std::string_view name, std::span<const std::uint8_t> bytes);

}  // namespace lab
