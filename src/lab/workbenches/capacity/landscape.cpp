#include "lab/workbenches/capacity/landscape.hpp"

#include <algorithm>
#include <cmath>

#include "hopfield/rules/any_run.hpp"
#include "hopfield/rules/visit.hpp"
#include "lab/words/message.hpp"
#include "lab/workbenches/capacity/live.hpp"

namespace lab {
namespace {

constexpr std::uint64_t kPath = std::uint64_t{0x15} << 56U;
constexpr std::uint64_t kEnd = std::uint64_t{0x16} << 56U;
constexpr std::size_t kPointsEach = 60;  // of a stretch between two stops

struct Place {
  LandscapeStop stop;
  Pattern state;
};

bool stable_at(const hopfield::Model& model, const Pattern& state) {
  return hopfield::visit_kind(model.state(state), [](const auto& s) { return s.stable(); });
}

Pattern end_of(const hopfield::Model& model, const Pattern& start, hopfield::Random random) {
  hopfield::RunOptions options;
  options.update.max_sweeps = 60;
  return hopfield::visit_kind(model.state(start), [&](auto& state) {
    hopfield::Run run(std::move(state), options, random);
    run.finish();
    return run.state().pattern();
  });
}

Pattern mixture_of(const Pattern& a, const Pattern& b, const Pattern& c) {
  Pattern out(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) out.set(i, a[i] + b[i] + c[i] > 0);
  return out;
}

/// The stops in the order of the path.
std::vector<Place> places_of(const CapacityBench& bench, const hopfield::Model& model) {
  const hopfield::Memories& memories = model.memories();
  const std::size_t shown = std::min<std::size_t>(3, memories.count());
  std::vector<Place> places;
  const auto add = [&](LandscapeStop::Kind kind, std::size_t k, const Pattern& state) {
    Place place{{kind, k}, state};
    place.stop.stable = stable_at(model, state);
    place.stop.overlap =
        static_cast<double>(hopfield::dot(state, memories[k])) / static_cast<double>(state.size());
    places.push_back(std::move(place));
  };
  for (std::size_t k = 0; k < shown; ++k) {
    add(LandscapeStop::Kind::memory, k, memories[k]);
    if (!places.back().stop.stable)
      add(LandscapeStop::Kind::end, k,
          end_of(model, memories[k], hopfield::Random(bench.seed, kEnd | k)));
    if (k == 1 && shown == 3)
      add(LandscapeStop::Kind::mixture, 0, mixture_of(memories[0], memories[1], memories[2]));
  }
  if (shown > 1) places.push_back(places.front());
  return places;
}

}  // namespace

Landscape capacity_landscape(const CapacityBench& bench) {
  Landscape out;
  CapacityMemories source(bench);
  if (source.neurons() > 1024 || bench.patterns > 400) {
    out.problem = msg("The landscape is drawn for up to 1024 neurons and 400 memories.").plain();
    return out;
  }
  auto memories = std::make_shared<hopfield::Memories>(source.neurons());
  for (std::uint32_t k = 0; k < bench.patterns; ++k) memories->store(source.next());
  const auto model =
      hopfield::Model::learn(memories, capacity_learning(bench), capacity_network(bench));
  if (!model) {
    out.problem = why_not_learnt(bench, model.error());
    return out;
  }
  const auto n = static_cast<double>(source.neurons());
  const double unit = n * field_unit(bench, source.neurons());
  const std::vector<Place> places = places_of(bench, *model);
  double x = 0;
  hopfield::visit_kind(model->state(places.front().state), [&](auto& state) {
    for (std::size_t k = 0; k < places.size(); ++k) {
      std::vector<std::uint32_t> differ;
      for (std::uint32_t i = 0; i < source.neurons(); ++i)
        if (state.pattern().up(i) != places[k].state.up(i)) differ.push_back(i);
      hopfield::Random(bench.seed, kPath | k).shuffle(differ);
      const std::size_t step = std::max<std::size_t>(1, differ.size() / kPointsEach);
      for (std::size_t d = 0; d < differ.size(); ++d) {
        state.flip(differ[d]);
        x += 1;
        if ((d + 1) % step != 0 && d + 1 != differ.size()) continue;
        out.x.push_back(x);
        out.energy.push_back(state.energy() / unit);
      }
      if (differ.empty()) {
        out.x.push_back(x);
        out.energy.push_back(state.energy() / unit);
      }
      LandscapeStop stop = places[k].stop;
      stop.x = x;
      stop.energy = out.energy.back();
      out.stops.push_back(stop);
    }
  });
  return out;
}

}  // namespace lab
