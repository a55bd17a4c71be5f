// The description of the section "places": fields, commands, status.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "lab/sections/code.hpp"
#include "lab/sections/place_cells.hpp"
#include "lab/words/message.hpp"
#include "lab/workbenches/places/drawing.hpp"
#include "lab/workbenches/places/places.hpp"

namespace lab {
namespace {

using hopfield::Error;
using hopfield::Result;

constexpr std::array<Named<PlacesExample>, 3> kPlacesExamples = {
    {{"half", PlacesExample::half}, {"near", PlacesExample::near}, {"many", PlacesExample::many}}};
constexpr std::array<Named<Silence>, 3> kSilences = {
    {{"random", Silence::random}, {"side", Silence::side}, {"none", Silence::none}}};
constexpr std::array<Named<PlacesVerdict>, 6> kPlacesVerdicts = {
    {{"running", PlacesVerdict::running},
     {"empty", PlacesVerdict::empty},
     {"recalled", PlacesVerdict::recalled},
     {"another", PlacesVerdict::other},
     {"blend", PlacesVerdict::blend},
     {"none", PlacesVerdict::none}}};
constexpr std::uint32_t kLongestPlaces = kPlaceSweeps * kPlaceParts;
constexpr std::int64_t kMostCells = std::int64_t{kMostAcross} * kMostAcross;
constexpr Points kPlaceList = arena_places(kMostPlaces);

Places places_example(PlacesExample example) {
  Places out;
  if (example == PlacesExample::near) {
    // Place 2 shares many cells with both its neighbours, so that it gets the most of both.
    out.places = {{0.3, 0.62}, {0.38, 0.62}, {0.46, 0.62}, {0.74, 0.28}, {0.76, 0.8}};
    out.silenced = silenced_by(out, Silence::random);
  }
  if (example == PlacesExample::many) {
    out.draws = 2;
    out.places = random_places(out, 40);
    out.silenced = silenced_by(out, Silence::random);
  }
  return out;
}

}  // namespace

Places::Places() {
  places = {{0.5, 0.52}, {0.2, 0.8}, {0.82, 0.76}, {0.14, 0.36}, {0.85, 0.32}, {0.48, 0.12}};
  // Everything else is as it begins, so that this is the same for all.
  static const std::vector<int> left = [this] { return silenced_by(*this, Silence::side); }();
  silenced = left;
}

namespace workbenches::places {
namespace {

struct PlacesDescribed {
  using Section = Places;

  template <class Visit, class... S>
  static void fields(Visit& visit, S&... s) {
    constexpr bool kAsked = kAllAre<Change<Places>, S...>;
    constexpr std::int64_t kLast = static_cast<std::int64_t>(kMostPlaces) - 1;
    if constexpr (kAsked) visit("example", Choice{kPlacesExamples}, kAlone, s.example...);
    visit("side", Integer{kFewestAcross, kMostAcross}, together("side"), s.side...);
    visit("width", Number{kLeastField, kWidestField}, together("width"), s.width...);
    visit("share", Number{kSparsest, kFullest}, together("share"), s.share...);
    visit("centres", Choice{kFieldCentres}, kStep, s.centres...);
    visit("places", kPlaceList, kStep, s.places...);
    visit("cue", Integer{0, kLast}, kStep, s.cue...);
    visit("walk", Numbers{0, 1, 2}, together("walk"), s.walk...);
    visit("silenced", Integers{0, static_cast<int>(kMostCells) - 1, std::size_t{kMostCells}}, kStep,
          s.silenced...);
    visit("noise", Number{0, 1}, together("noise"), s.noise...);
    visit("seed", Integer{0, UINT32_MAX}, kStep, s.seed...);
    visit("draws", Integer{0, UINT32_MAX}, kStep, s.draws...);
    visit("moment", Integer{0, kLongestPlaces}, together("moment"), s.moment...);
    visit("speed", Number{kSlowestPlaces, kFastestPlaces}, together("speed"), s.speed...);
    visit("numbered", Flag{}, kLook, s.numbered...);
    visit("cell", Integer{0, kMostCells}, kLook, s.cell...);
    if constexpr (kAsked) {
      visit("random", Integer{1, kLast + 1}, kStep, s.random...);
      visit("add", SquarePoint{1}, kStep, s.add...);
      visit("place", SquarePoint{static_cast<double>(kLast)}, kStep, s.place...);
      visit("remove", Integer{0, kLast}, kStep, s.remove...);
      visit("silence", Choice{kSilences}, kStep, s.silence...);
      visit("stroke", Integer{0, UINT32_MAX}, kStep, s.stroke...);
    }
  }

  static Result<void> accepts(const Places& before, const Change<Places>& change) {
    if (change.silence && change.silenced)
      return Error{"silence", expected(msg("given"), "no other change of the silenced cells")};
    return accepts_edit(change, before.places.size(), kPlaceList,
                        change.places || change.random || change.example,
                        "no other change of the places with it",
                        msg("the arena takes at most {0} places", kMostPlaces),
                        msg("the last place cannot be removed"));
  }

  static void before(Places& s, const Change<Places>& change) {
    if (change.example) {
      Places fresh = places_example(*change.example);
      fresh.speed = s.speed;
      fresh.numbered = s.numbered;
      s = std::move(fresh);
    }
    if (change.random) {
      ++s.draws;
      s.places = random_places(s, *change.random);
      s.cue = 0;
    }
    if (change.random || change.places || change.cue || change.remove) s.walk.clear();
    // Whoever changes the memory where all is done sees what comes of it; another cue begins the run again.
    const bool memory = change.side || change.width || change.share || change.centres ||
                        change.add || change.place || change.seed;
    const bool cue = change.example || change.random || change.places || change.cue ||
                     change.walk || change.silenced || change.silence || change.noise ||
                     change.draws || change.remove;
    if (cue)
      s.moment = 0;
    else if (memory && s.moment > 0)
      s.moment = s.moment >= places_runs(s)->end() ? kLongestPlaces : 0;
  }

  static void after(Places& s, const Change<Places>& change) {
    edit(s.places, change, kArenaParts);
    if (change.remove && s.cue > *change.remove) --s.cue;
    if (!change.cue && !s.places.empty())
      s.cue = std::min(s.cue, static_cast<std::uint32_t>(s.places.size() - 1));
    if (change.silence) {
      ++s.draws;
      if (!check_all(s)) return;
      s.silenced = silenced_by(s, *change.silence);
    } else if ((change.side || change.centres || change.seed) && !change.silenced &&
               !change.example && !s.silenced.empty() && check_all(s, false)) {
      // Other cells have these numbers now.
      s.silenced = silenced_by(s, Silence::random);
    }
    std::ranges::sort(s.silenced);
    const auto twice = std::ranges::unique(s.silenced);
    s.silenced.erase(twice.begin(), twice.end());
    if (!change.cell && s.cell > s.cells()) s.cell = 0;
    if (s.moment == kLongestPlaces && !change.moment && check_all(s))
      s.moment = std::min(s.moment, places_runs(s)->end());
  }

  static Result<void> check(const Places& s) { return check_all(s); }

  static Result<void> check_all(const Places& s, bool cells = true) {
    if (s.side < kFewestAcross || s.side > kMostAcross)
      return Error{"side", expected(s.side, between(kFewestAcross, kMostAcross))};
    if (auto fits = Number{kLeastField, kWidestField}.check("width", s.width); !fits) return fits;
    if (auto fits = Number{kSparsest, kFullest}.check("share", s.share); !fits) return fits;
    if (auto fits = Number{0, 1}.check("noise", s.noise); !fits) return fits;
    if (auto fits = kPlaceList.check("places", s.places); !fits) return fits;
    if (s.cue >= s.places.size())
      return Error{"cue", expected(s.cue, at_most(s.places.size() - 1))};
    if (s.walk.size() == 1) return Error{"walk", expected(value_count(1), "none, or x and y")};
    for (const double at : s.walk)
      if (auto fits = check_range("walk", at, 0, 1); !fits) return fits;
    if (!cells) return {};
    for (std::size_t k = 0; k < s.silenced.size(); ++k)
      if (auto fits = check_range("silenced[" + std::to_string(k) + "]", s.silenced[k], 0,
                                  static_cast<double>(s.cells() - 1));
          !fits)
        return fits;
    if (s.cell > s.cells()) return Error{"cell", expected(s.cell, at_most(s.cells()))};
    return {};
  }

  static std::optional<std::string> group(const Places& /*before*/, const Change<Places>& change) {
    if (!change.stroke) return std::nullopt;
    return "places stroke " + std::to_string(*change.stroke);
  }

  static Flow flow(const Places& s) {
    Flow out{s.moment, kLongestPlaces, kPlaceParts, s.speed};
    out.rest = places_runs(s)->end();
    return out;
  }

  static Result<void> run(Places& s, const Running& running) {
    using What = Running::What;
    const std::uint32_t end = places_runs(s)->end();
    const auto to = [&](std::uint32_t moment) { return std::max(s.moment, std::min(end, moment)); };
    switch (running.what) {
      case What::step:
        if (running.neuron)
          return Error{"neuron", msg("cells update in a random order of their own").plain()};
        s.moment = to(s.moment + 1);
        break;
      case What::sweep:
        s.moment = to((s.moment / kPlaceParts + 1) * kPlaceParts);
        break;
      case What::finish:
        s.moment = to(end);
        break;
      case What::reset:
        s.moment = 0;
        break;
      case What::recall:  // time flows: the session's
        break;
      case What::seek:
        if (running.moment > kLongestPlaces)
          return Error{"moment", expected(running.moment, at_most(kLongestPlaces))};
        s.moment = static_cast<std::uint32_t>(running.moment);
        break;
    }
    return {};
  }

  static void status(JsonText& json, const Places& s) {
    const auto runs = places_runs(s);
    const PlacesSaid said = places_said(s, *runs, s.moment);
    const std::size_t at = runs->index(s.moment);
    json.begin('{').field("cells", std::uint64_t{s.cells()});
    json.field("active", std::uint64_t{said.active});
    json.field("pattern", std::uint64_t{runs->fields->active()});
    json.field("silenced", std::uint64_t{s.silenced.size()});
    json.field("cue", std::uint64_t{runs->states.front().count_up()});
    json.field("sweep", static_cast<double>(std::min(s.moment, runs->end())) / kPlaceParts);
    json.field("end", runs->end()).field("settled", runs->settles && s.moment >= runs->end());
    json.field("verdict", name_of(said.verdict, kPlacesVerdicts));
    json.field("nearest", std::uint64_t{said.first}).key("shared");
    json.begin('[');
    for (const std::size_t count : said.shared) json.value(std::uint64_t{count});
    json.end(']').key("decoded");
    if (runs->decoded[at])
      write_values(json, std::array{runs->decoded[at]->x, runs->decoded[at]->y});
    else
      json.null();
    const hopfield::Place cue = s.cue_place();
    write_values(json.key("place"), std::array{cue.x, cue.y});
    json.field("energy", runs->energies[at]).end('}');
  }
};

}  // namespace
}  // namespace workbenches::places

extern const Module places_module;
const Module places_module = workbenches::module<workbenches::places::PlacesDescribed>();

}  // namespace lab
