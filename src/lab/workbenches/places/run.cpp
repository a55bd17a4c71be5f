#include <algorithm>
#include <cmath>
#include <utility>

#include "hopfield/numerics/random.hpp"
#include "lab/sections/points.hpp"
#include "lab/workbenches/places/drawing.hpp"
#include "lab/workbenches/places/places.hpp"

/// The fields, the run from the cue, and what can be said of a state.
namespace lab {
namespace {

using hopfield::Pattern;
using hopfield::PlaceDecoder;
using hopfield::PlaceFields;

/// Streams of the seed besides those of fields and run.
constexpr std::uint64_t kDrawStream = std::uint64_t{1} << 32, kPlaceStream = std::uint64_t{1} << 33;
constexpr std::size_t kDistances = 21;

hopfield::PlaceFieldOptions field_options(const Places& places) {
  return {places.side, places.width, places.share, places.centres, places.seed};
}

/// What depends on the cells alone, which a place that is dragged leaves as they are.
struct Cells {
  std::shared_ptr<const PlaceFields> fields;
  std::shared_ptr<const PlaceDecoder> decoder;
  std::vector<double> by_distance;
};

/// Along rows and columns of the decoder's places.
std::vector<double> shared_by_distance(const PlaceFields& fields, const PlaceDecoder& decoder) {
  constexpr std::size_t kAcross = PlaceDecoder::kAcross, kEvery = 5;
  std::vector<double> out;
  for (std::size_t k = 0; k < kDistances; ++k) {
    const std::size_t far = k * (kAcross - 1) / (kDistances - 1);
    std::size_t sum = 0, count = 0;
    for (std::size_t line = 0; line < kAcross; line += kEvery)
      for (std::size_t from = 0; from + far < kAcross; ++from) {
        sum += hopfield::shared(decoder.pattern(from, line), decoder.pattern(from + far, line)) +
               hopfield::shared(decoder.pattern(line, from), decoder.pattern(line, from + far));
        count += 2;
      }
    out.push_back(static_cast<double>(sum) / static_cast<double>(count * fields.active()));
  }
  return out;
}

const Cells& cells_of(const Places& places) {
  static thread_local Cells last;
  const hopfield::PlaceFieldOptions options = field_options(places);
  if (last.fields == nullptr || !(last.fields->options() == options)) {
    auto made = PlaceFields::make(options);
    // A checked section has options that fit.
    if (!made) made = PlaceFields::make({});
    last.fields = std::make_shared<const PlaceFields>(*std::move(made));
    last.decoder = std::make_shared<const PlaceDecoder>(*last.fields);
    last.by_distance = shared_by_distance(*last.fields, *last.decoder);
  }
  return last;
}

Pattern cue_of(const Places& places, const Pattern& whole, const Pattern& silenced) {
  Pattern cue = whole;
  for (std::size_t i = 0; i < cue.size(); ++i)
    if (silenced.up(i)) cue.set(i, false);
  const auto wrong =
      static_cast<std::size_t>(std::lround(places.noise * static_cast<double>(cue.count_up())));
  // More noise keeps what less has done: the cells leave and come in one order.
  std::size_t leave = wrong, come = wrong;
  for (const std::uint32_t i : drawn_order(places)) {
    if (leave > 0 && whole.up(i) && cue.up(i)) {
      cue.set(i, false);
      --leave;
    } else if (come > 0 && !whole.up(i) && !silenced.up(i)) {
      cue.set(i, true);
      --come;
    }
  }
  return cue;
}

PlacesRuns runs_for(const Places& places) {
  const Cells& cells = cells_of(places);
  PlacesRuns out;
  out.fields = cells.fields;
  out.by_distance = cells.by_distance;
  std::vector<Pattern> patterns;
  for (const hopfield::Place& place : places.places)
    patterns.push_back(cells.fields->pattern(place));
  const std::size_t count = cells.fields->cells();
  auto memory = hopfield::PlaceMemory::make(count, cells.fields->active(), std::move(patterns));
  if (!memory) memory = hopfield::PlaceMemory::make(count, 1, {});
  out.memory = std::make_shared<const hopfield::PlaceMemory>(*std::move(memory));
  out.whole = cells.fields->pattern(places.cue_place());
  out.silenced = Pattern(count);
  for (const int i : places.silenced) out.silenced.set(static_cast<std::size_t>(i), true);
  hopfield::PlaceRun run(hopfield::PlaceState(out.memory, cue_of(places, out.whole, out.silenced)),
                         hopfield::Random(places.seed, hopfield::kPlaceOrderStream));
  const auto show = [&] {
    const bool same = !out.states.empty() && out.states.back() == run.state().pattern();
    out.decoded.push_back(same ? out.decoded.back() : cells.decoder->decode(run.state().pattern()));
    out.states.push_back(run.state().pattern());
    out.energies.push_back(run.state().energy());
  };
  show();
  for (std::uint64_t part = 1; !run.over() && part <= kPlaceSweeps * kPlaceParts; ++part) {
    const std::uint64_t until = part * count / kPlaceParts;
    while (run.updates() < until && run.step()) {
    }
    show();
  }
  out.settles = run.over();
  // What follows the last change only shows that it is the end.
  while (out.settles && out.states.size() > 1 &&
         out.states[out.states.size() - 2] == out.states.back()) {
    out.states.pop_back();
    out.energies.pop_back();
    out.decoded.pop_back();
  }
  return out;
}

}  // namespace

std::vector<std::uint32_t> drawn_order(const Places& places) {
  std::vector<std::uint32_t> order(places.cells());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
  hopfield::Random random(places.seed, kDrawStream + places.draws);
  random.shuffle(std::span(order));
  return order;
}

std::vector<int> silenced_by(const Places& places, Silence silence) {
  std::vector<int> out;
  if (silence == Silence::random) {
    const std::vector<std::uint32_t> order = drawn_order(places);
    for (std::size_t k = 0; k < order.size() / 2; ++k) out.push_back(static_cast<int>(order[k]));
    std::ranges::sort(out);
  }
  if (silence != Silence::side) return out;
  const auto fields = hopfield::PlaceFields::make(field_options(places));
  const hopfield::Place at = places.cue_place();
  if (!fields) return out;
  constexpr std::uint32_t kSides = 4;
  for (std::size_t i = 0; i < fields->cells(); ++i) {
    const hopfield::Place& centre = fields->centres()[i];
    const double ahead[kSides] = {at.x - centre.x, centre.y - at.y, centre.x - at.x,
                                  at.y - centre.y};
    if (ahead[places.draws % kSides] > 0) out.push_back(static_cast<int>(i));
  }
  return out;
}

std::vector<hopfield::Place> random_places(const Places& places, std::size_t count) {
  hopfield::Random random(places.seed, kPlaceStream + places.draws);
  std::vector<hopfield::Place> out = hopfield::random_points(count, random);
  for (hopfield::Place& place : out) place = on_lattice(place.x, place.y, kArenaParts);
  return out;
}

std::size_t Places::wanted() const {
  if (walk.empty()) return cue;
  const auto nearest = std::ranges::min_element(places, {}, [&](const hopfield::Place& place) {
    return hopfield::distance(place, cue_place());
  });
  return static_cast<std::size_t>(nearest - places.begin());
}

std::shared_ptr<const PlacesRuns> places_runs(const Places& places) {
  struct Last {
    Places of;
    std::shared_ptr<const PlacesRuns> runs;
  };
  static thread_local Last last;
  Places key = places;
  key.moment = 0;
  key.speed = last.of.speed;
  key.numbered = last.of.numbered;
  key.cell = last.of.cell;
  if (last.runs == nullptr || !(key == last.of)) {
    last.runs = std::make_shared<const PlacesRuns>(runs_for(key));
    last.of = std::move(key);
  }
  return last.runs;
}

PlacesSaid places_said(const Places& places, const PlacesRuns& runs, std::size_t moment) {
  const Pattern& now = runs.at(moment);
  PlacesSaid out;
  out.active = now.count_up();
  for (const Pattern& pattern : runs.memory->patterns())
    out.shared.push_back(hopfield::shared(pattern, now));
  const auto largest_but = [&](std::size_t not_this) {
    std::size_t best = not_this == 0 ? 1 : 0;
    for (std::size_t k = 0; k < out.shared.size(); ++k)
      if (k != not_this && out.shared[k] > out.shared[best]) best = k;
    return best;
  };
  constexpr std::size_t kNone = SIZE_MAX;
  const std::size_t wanted = places.wanted();
  out.first = largest_but(kNone);
  // Of equally good ones the place that the cue comes from.
  if (out.shared[wanted] == out.shared[out.first]) out.first = wanted;
  out.second = places.places.size() > 1 ? largest_but(out.first) : out.first;
  if (out.active == 0) {
    out.verdict = PlacesVerdict::empty;
    return out;
  }
  if (moment < runs.end() || !runs.settles) return out;
  constexpr double kNearly = 0.9, kPart = 0.5;
  const auto all = static_cast<double>(runs.fields->active());
  const auto share = [&](std::size_t k) { return static_cast<double>(out.shared[k]) / all; };
  if (share(out.first) >= kNearly) {
    out.verdict = out.first == wanted ? PlacesVerdict::recalled : PlacesVerdict::other;
    return out;
  }
  out.verdict = PlacesVerdict::none;
  if (out.second == out.first || share(out.second) < kPart) return out;
  std::size_t either = 0;
  const auto patterns = runs.memory->patterns();
  for (std::size_t i = 0; i < now.size(); ++i)
    if (now.up(i) && (patterns[out.first].up(i) || patterns[out.second].up(i))) ++either;
  if (static_cast<double>(either) >= kNearly * all) out.verdict = PlacesVerdict::blend;
  return out;
}

std::optional<std::size_t> most_alike(const PlacesRuns& runs, std::size_t place) {
  const auto patterns = runs.memory->patterns();
  std::optional<std::size_t> best;
  std::size_t most = 0;
  for (std::size_t k = 0; k < patterns.size(); ++k) {
    if (k == place) continue;
    const std::size_t both = hopfield::shared(patterns[k], patterns[place]);
    if (best && both <= most) continue;
    best = k;
    most = both;
  }
  return best;
}

}  // namespace lab
