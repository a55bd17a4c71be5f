// The experiment "places": some of the place cells of a place recall the others.
#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <vector>

#include "hopfield/places/place_fields.hpp"
#include "hopfield/places/place_memory.hpp"
#include "lab/document/document.hpp"
#include "lab/experiments/experiment_list.hpp"
#include "lab/experiments/request/request.hpp"
#include "lab/experiments/request/write.hpp"
#include "lab/formats/names.hpp"
#include "lab/sections/place_cells.hpp"

namespace lab {
namespace {

using hopfield::Pattern;
using hopfield::PlaceFields;

constexpr Points kStoredPlaces = arena_places(hopfield::PlaceMemory::kMostPatterns);

/// The fields "cells" and "seed".
std::optional<PlaceFields> read_cells(const Fields& fields) {
  hopfield::PlaceFieldOptions options;
  fields.integer("seed", options.seed, 0, static_cast<std::int64_t>(kLargestSeed));
  if (const Json* json = fields.find("cells")) {
    const Fields cells(*json, fields.path("cells"), fields.fault());
    cells.only({"side", "width", "share", "centres"});
    cells.integer("side", options.side, 4, 32);
    cells.number("width", options.width, 0.01, 1);
    cells.number("share", options.share, 0.01, 0.9);
    cells.choice("centres", options.centres, kFieldCentres);
  }
  if (fields.fault()) return std::nullopt;
  auto made = PlaceFields::make(options);
  if (made) return *std::move(made);
  fields.fail("cells." + made.error().field, made.error().message);
  return std::nullopt;
}

/// The field "start": the active cells of a stored place, or of any other, without those that are silenced; or these cells.
Pattern read_cue(const Fields& fields, const PlaceFields& cells,
                 const std::vector<hopfield::Place>& places) {
  Pattern cue(cells.cells());
  const auto last = static_cast<std::int64_t>(cells.cells()) - 1;
  fields.require("start", R"({"place": k}, {"at": [x, y]} or {"cells": […]})");
  if (fields.fault()) return cue;
  const Fields start(*fields.find("start"), fields.path("start"), fields.fault());
  start.only({"place", "at", "cells", "silenced"});
  const auto ways =
      static_cast<std::uint64_t>(start.has("place")) + start.has("at") + start.has("cells");
  if (ways != 1)
    fields.fail("start", expected(msg("{0} of place, at and cells", ways), "one of them"));
  std::vector<std::uint32_t> numbers;
  if (start.has("cells")) {
    start.only({"cells"});
    start.integers("cells", numbers, last, cells.cells());
    if (!fields.fault())
      for (const std::uint32_t cell : numbers) cue.set(cell, true);
    return cue;
  }
  std::size_t place = 0;
  start.integer("place", place, 0, static_cast<std::int64_t>(places.size()) - 1);
  std::array<double, 2> at = {};
  if (start.has("at")) SquarePoint{1}.read(start, "at", at);
  start.integers("silenced", numbers, last, cells.cells());
  if (fields.fault()) return cue;
  cue = cells.pattern(start.has("at") ? hopfield::Place{at[0], at[1]} : places[place]);
  for (const std::uint32_t cell : numbers) cue.set(cell, false);
  return cue;
}

/// What is told of the start and of every sweep.
struct PlaceSweeps {
  hopfield::PlaceDecoder decoder;
  JsonText energy, shared, decoded;

  explicit PlaceSweeps(const PlaceFields& cells) : decoder(cells) {
    for (JsonText* list : {&energy, &shared, &decoded}) list->begin('[');
  }
  void note(const hopfield::PlaceState& state) {
    energy.value(state.energy());
    shared.begin('[');
    for (const Pattern& pattern : state.memory().patterns())
      shared.value(std::uint64_t{hopfield::shared(pattern, state.pattern())});
    shared.end(']');
    if (const auto at = decoder.decode(state.pattern()))
      decoded.begin('[').value(at->x).value(at->y).end(']');
    else
      decoded.null();
  }
};

}  // namespace

hopfield::Result<std::string> recall_place(const Fields& fields, const Machine& /*machine*/,
                                           const Progress& progress) {
  fields.only({"cells", "places", "start", "max_sweeps", "seed"});
  std::uint32_t limit = 40;
  fields.integer("max_sweeps", limit, 1, kMostExperimentSweeps);
  fields.require("places", "pairs [x, y]");
  const auto cells = read_cells(fields);
  std::vector<hopfield::Place> places;
  if (!fields.fault()) kStoredPlaces.read(fields, "places", places);
  if (!fields.fault())
    if (const auto fits = kStoredPlaces.check("places", places); !fits)
      fields.fail(fits.error().field, fits.error().message);
  if (fields.fault()) return *fields.fault();
  const Pattern cue = read_cue(fields, *cells, places);
  if (fields.fault()) return *fields.fault();

  std::vector<Pattern> patterns;
  for (const hopfield::Place& place : places) patterns.push_back(cells->pattern(place));
  auto memory = hopfield::PlaceMemory::make(cells->cells(), cells->active(), std::move(patterns));
  if (!memory) {
    // Too few or too many cells are active.
    fields.fail("cells.share", memory.error().message);
    return *fields.fault();
  }
  hopfield::PlaceRun run(
      hopfield::PlaceState(std::make_shared<const hopfield::PlaceMemory>(*std::move(memory)), cue),
      hopfield::Random(cells->options().seed, hopfield::kPlaceOrderStream));
  PlaceSweeps told(*cells);
  told.note(run.state());
  std::uint32_t sweeps = 0;
  while (!run.over() && sweeps < limit) {
    ++sweeps;
    while (run.updates() < std::uint64_t{sweeps} * cells->cells() && run.step()) {
    }
    told.note(run.state());
    if (progress && !progress(run.over() ? 1.0 : static_cast<double>(sweeps) / limit))
      return hopfield::Error{"", "cancelled"};
  }
  JsonText json;
  json.begin('{').key("final");
  write_numbers(json, active_cells(run.state().pattern()));
  json.field("outcome",
             name_of(run.over() ? hopfield::Outcome::fixed_point : hopfield::Outcome::max_sweeps,
                     kOutcomes));
  json.field("sweeps", sweeps).field("active", std::uint64_t{cells->active()});
  json.key("energy").raw(told.energy.end(']').text());
  json.key("shared").raw(told.shared.end(']').text());
  json.key("decoded").raw(told.decoded.end(']').text());
  return json.end('}').text();
}

}  // namespace lab
