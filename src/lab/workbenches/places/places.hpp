#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hopfield/pattern/pattern.hpp"
#include "hopfield/places/place_fields.hpp"
#include "hopfield/places/place_memory.hpp"
#include "lab/sections/forms.hpp"

/// The workbench "Places": place cells store places, and a part of a population recalls the whole of it.
namespace lab {

inline constexpr std::uint32_t kFewestAcross = 8, kMostAcross = 24;  ///< cells, each way
inline constexpr std::size_t kMostPlaces = 60;
inline constexpr double kLeastField = 0.03,
                        kWidestField = 0.5;  ///< σ in metres: the arena is 1 m wide
inline constexpr double kSparsest = 0.03, kFullest = 0.4;
inline constexpr std::uint32_t kPlaceParts = 32;   ///< a sweep is shown in so many parts
inline constexpr std::uint32_t kPlaceSweeps = 40;  ///< the longest run
inline constexpr double kSlowestPlaces = 0.05, kFastestPlaces = 10;  ///< sweeps a second

/// half: six places, half the cells silenced. near: two places that share cells. many: more than the cells can tell apart.
enum class PlacesExample : std::uint8_t { half, near, many };
/// Of all cells. random: half of them. side: those whose fields lie on one side of the cue. none: no cell.
enum class Silence : std::uint8_t { random, side, none };

using PlacePoint = std::array<double, 2>;  ///< x, y from 0 to 1

template <template <class> class As>
struct PlacesFields {
  As<std::uint32_t> side = begins(std::uint32_t{16});  ///< side² cells
  As<double> width = begins(0.12), share = begins(0.1);
  As<hopfield::PlaceFieldOptions::Centres> centres =
      begins(hopfield::PlaceFieldOptions::Centres::grid);
  As<std::vector<hopfield::Place>> places;
  As<std::uint32_t> cue = begins(std::uint32_t{0});  ///< the place that the cue comes from
  As<std::vector<double>> walk;    ///< x, y: the cue comes from there instead; none: from the place
  As<std::vector<int>> silenced;   ///< cells that are not in the cue: their numbers from 0, rising
  As<double> noise = begins(0.0);  ///< share of the cue's cells that others replace
  As<std::uint32_t> seed = begins(std::uint32_t{1});
  As<std::uint32_t> draws = begins(std::uint32_t{0});   ///< so often something has been drawn
  As<std::uint32_t> moment = begins(std::uint32_t{0});  ///< parts of a sweep that are shown
  As<double> speed = begins(0.25);                      ///< sweeps a second
  As<bool> numbered = begins(false);  ///< cells in the order of their numbers, not of their fields
  As<std::uint32_t> cell =
      begins(std::uint32_t{0});  ///< its field is shown: its number from 1; 0: none
  friend bool operator==(const PlacesFields&, const PlacesFields&) = default;
};

struct Places : PlacesFields<Value> {
  static constexpr std::string_view kName = "places";
  /// Six places, half the cells silenced.
  Places();
  [[nodiscard]] std::size_t cells() const { return std::size_t{side} * side; }
  /// Where the cue comes from, and the stored place that is nearest to it.
  [[nodiscard]] hopfield::Place cue_place() const {
    return walk.empty() ? places[cue] : hopfield::Place{walk[0], walk[1]};
  }
  [[nodiscard]] std::size_t wanted() const;
};

/// Other cells, places or another cue: the run begins again.
template <>
struct Change<Places> : PlacesFields<Maybe> {
  Maybe<PlacesExample> example;
  Maybe<std::size_t> random;           ///< so many places, anywhere
  Maybe<PlacePoint> add;               ///< a place here
  Maybe<std::array<double, 3>> place;  ///< this place (its number from 0) moves to this point
  Maybe<std::size_t> remove;
  Maybe<Silence> silence;
  Maybe<std::uint32_t> stroke;  ///< changes with the same one are one step of undo
};

/// What has become of the cue.
enum class PlacesVerdict : std::uint8_t {
  running,
  empty,     ///< no cell is active: nothing was left of the cue
  recalled,  ///< at least 90% of the cells of the place that the cue comes from
  other,     ///< of another place
  blend,     ///< of two places together
  none
};

/// The run, a state per part of a sweep until nothing changes any more.
struct PlacesRuns {
  std::shared_ptr<const hopfield::PlaceFields> fields;
  std::shared_ptr<const hopfield::PlaceMemory> memory;  ///< the places' patterns are in it
  hopfield::Pattern whole;  ///< of the cue's place, before cells are silenced
  hopfield::Pattern silenced;
  std::vector<double>
      by_distance;  ///< the share of cells in common at a distance of 0, 0.05, … 1, on average
  std::vector<hopfield::Pattern> states;
  std::vector<double> energies;
  std::vector<std::optional<hopfield::Place>> decoded;
  bool settles = false;  ///< the last state is a fixed point
  [[nodiscard]] std::uint32_t end() const { return static_cast<std::uint32_t>(states.size() - 1); }
  [[nodiscard]] std::size_t index(std::size_t moment) const {
    return moment < states.size() ? moment : states.size() - 1;
  }
  [[nodiscard]] const hopfield::Pattern& at(std::size_t moment) const {
    return states[index(moment)];
  }
};
/// Kept until another one is asked for. Precondition: a checked section.
[[nodiscard]] std::shared_ptr<const PlacesRuns> places_runs(const Places& places);

/// Of a moment.
struct PlacesSaid {
  PlacesVerdict verdict = PlacesVerdict::running;
  std::size_t first = 0, second = 0;  ///< the places it speaks of
  std::size_t active = 0;             ///< cells
  std::vector<std::size_t> shared;    ///< active cells that belong to each place
};
[[nodiscard]] PlacesSaid places_said(const Places& places, const PlacesRuns& runs,
                                     std::size_t moment);
/// The place nearest to one of them by shared cells, nothing when it is alone.
[[nodiscard]] std::optional<std::size_t> most_alike(const PlacesRuns& runs, std::size_t place);
/// moment, decoded place, active cells, energy, and shared cells with each place.
[[nodiscard]] std::string places_csv(const Places& places, const PlacesRuns& runs);
/// Every cell: its field, and whether it is silenced, in the cue, active now.
[[nodiscard]] std::string place_cells_csv(const Places& places, const PlacesRuns& runs);
/// Every pair of places: distance and shared cells.
[[nodiscard]] std::string place_pairs_csv(const Places& places, const PlacesRuns& runs);
/// The experiment "places" with the same fields, places, cue and order of updates.
[[nodiscard]] std::string places_request(const Places& places, const PlacesRuns& runs);
/// A NumPy program with the same fields, places and cue. It updates the cells in an order of its own.
[[nodiscard]] std::string places_script(const Places& places, const PlacesRuns& runs);

}  // namespace lab
