#include "lab/workbenches/capacity/live.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "hopfield/pattern/sample.hpp"
#include "hopfield/rules/any_run.hpp"
#include "hopfield/rules/visit.hpp"
#include "hopfield/trials/trials.hpp"
#include "lab/document/picture.hpp"
#include "lab/formats/text.hpp"
#include "lab/words/message.hpp"
#include "lab/workbenches/capacity/study.hpp"

namespace lab {
namespace {

using hopfield::Random;
using hopfield::Rule;

// Streams of the seed, apart from those of trials (hopfield/trials/trials.hpp).
constexpr std::uint64_t kMemories = std::uint64_t{0x10} << 56U;
constexpr std::uint64_t kSpoil = std::uint64_t{0x11} << 56U;
constexpr std::uint64_t kOwnRun = std::uint64_t{0x12} << 56U;
constexpr std::uint64_t kSpoiledRun = std::uint64_t{0x13} << 56U;

constexpr std::uint32_t kMostLiveSweeps = 60;
/// Cells of all end states that are kept.
constexpr std::size_t kMostPixels = 20'000;
/// Multiplications that learning may take: some tenths of a second.
constexpr double kMostWatched = 2e8;

/// All included pictures, as they are.
struct Included {
  Grid grid;
  const Pattern* pattern;
};
const std::vector<Included>& included() {
  static const std::vector<Included> all = [] {
    std::vector<Included> list;
    for (const PictureSet& set : picture_sets())
      for (const auto& picture : set.pictures) list.push_back({set.grid, &picture.pattern});
    return list;
  }();
  return all;
}

int square_within(std::size_t neurons) {
  return std::min(kLargestSide,
                  static_cast<int>(std::floor(std::sqrt(static_cast<double>(neurons)) + 1e-9)));
}

Pattern moved(const Pattern& pattern, Grid grid, int by) {
  Pattern out(pattern.size());
  for (int y = 0; y < grid.height; ++y)
    for (int x = 0; x < grid.width; ++x)
      out.set(grid.at((x + by) % grid.width, (y + 2 * by) % grid.height),
              pattern.up(grid.at(x, y)));
  return out;
}

double learning_work(const CapacityBench& bench, std::size_t neurons) {
  return hopfield::learning_work(bench.rule, neurons, bench.patterns);
}

/// The end of a run from `start`.
template <class State>
Pattern end_of(const State& state, const Random& random) {
  hopfield::RunOptions options;
  options.update.max_sweeps = kMostLiveSweeps;
  hopfield::Run<State> run(state, options, random);
  run.finish();
  return run.state().pattern();
}

double overlap(const Pattern& a, const Pattern& b) {
  return static_cast<double>(hopfield::dot(a, b)) / static_cast<double>(a.size());
}

/// The workbench Memory with these memories, before recall.
Document in_memory(const Document& document, Grid grid, const std::vector<Pattern>& patterns,
                   Pattern start) {
  Document out = document;
  std::vector<Memory> memories;
  for (std::size_t m = 0; m < patterns.size(); ++m)
    memories.push_back({"memory " + std::to_string(m + 1), patterns[m]});
  out.workbench = "memory";
  out.grid = grid;
  out.start = std::move(start);
  out.memories = std::make_shared<const std::vector<Memory>>(std::move(memories));
  out.learning = {};
  out.network = {};
  out.update = {};
  out.moment = 0;
  out.view.selected.reset();
  out.view.compare.reset();
  return out;
}

LiveFields empty_fields(const CapacityBench& bench, std::size_t neurons) {
  LiveFields fields;
  // Hebbian fields are multiples of 2/N: bins as wide as some of these, or the parity of a sum would show as teeth.
  const double n = static_cast<double>(neurons), step = 2 / n;
  fields.width = step * std::max(1.0, std::round(0.1 / step));
  fields.low = -fields.width * std::ceil(1.5 / fields.width);
  fields.bins.assign(static_cast<std::size_t>(std::ceil((3.5 - fields.low) / fields.width)), 0);
  fields.theory = bench.rule == Rule::hebb && bench.source == CapacitySource::random;
  const double p = static_cast<double>(bench.patterns);
  fields.mean = (n - 1 + (bench.self_connections ? p : 0)) / n;
  fields.deviation = std::sqrt((n - 1) * (p - 1)) / n;
  return fields;
}

}  // namespace

hopfield::LearningOptions capacity_learning(const CapacityBench& bench) {
  hopfield::LearningOptions learning;
  learning.rule = bench.rule;
  if (bench.rule == Rule::dense) learning.degree = bench.degree;
  return learning;
}

hopfield::NetworkOptions capacity_network(const CapacityBench& bench) {
  hopfield::NetworkOptions network;
  network.self_connections =
      bench.self_connections && (bench.rule == Rule::hebb || bench.rule == Rule::pseudo_inverse);
  return network;
}

double field_unit(const CapacityBench& bench, std::size_t neurons) {
  const auto n = static_cast<double>(neurons);
  if (bench.rule == Rule::hebb) return n;
  if (bench.rule != Rule::dense) return 1;
  return (std::pow(n, bench.degree) - std::pow(n - 2, bench.degree)) / 2;
}

CapacityMemories::CapacityMemories(const CapacityBench& bench)
    : source_(bench.source), neurons_(bench.neurons), random_(bench.seed, kMemories) {
  if (source_ == CapacitySource::pictures) {
    const auto side = static_cast<std::size_t>(square_within(bench.neurons));
    neurons_ = side * side;
  }
  if (source_ == CapacitySource::correlated) {
    flip_ = (1 - std::sqrt(bench.correlation)) / 2;
    common_ = hopfield::random_pattern(neurons_, random_);
  }
}

Pattern CapacityMemories::next() {
  const std::size_t k = drawn_++;
  switch (source_) {
    case CapacitySource::random:
      return hopfield::random_pattern(neurons_, random_);
    case CapacitySource::correlated:
      return hopfield::flip_fraction(common_, flip_, random_);
    case CapacitySource::pictures:
      break;
  }
  const int side = square_within(neurons_);
  const Grid grid{side, side};
  const Included& picture = included()[k % included().size()];
  return moved(resample(*picture.pattern, picture.grid, grid), grid,
               static_cast<int>(k / included().size()));
}

Pattern capacity_spoiled(const CapacityBench& bench, const Pattern& memory, std::size_t k) {
  Random random(bench.seed, kSpoil | k);
  const auto flips =
      static_cast<std::size_t>(std::lround(bench.noise * static_cast<double>(memory.size())));
  return hopfield::flip_count(memory, flips, random);
}

CapacityLive::CapacityLive(const CapacityBench& bench)
    : bench_(bench),
      source_(bench),
      memories_(std::make_shared<hopfield::Memories>(source_.neurons())),
      wall_(bench.patterns),
      fields_(empty_fields(bench, source_.neurons())),
      unit_(field_unit(bench, source_.neurons())) {
  const std::size_t count = bench.patterns;
  stride_ = std::max<std::size_t>(
      1, static_cast<std::size_t>(std::lround(static_cast<double>(count) * 0.618)));
  while (std::gcd(stride_, count) != 1) ++stride_;
}

std::string why_not_learnt(const CapacityBench& bench, const hopfield::Error& error) {
  if (bench.rule != Rule::pseudo_inverse) return error.text();
  return msg("The pseudo-inverse cannot learn these memories: some are sums of the others. There "
             "are never more than N that are not.")
      .plain();
}

bool CapacityLive::is_of(const CapacityBench& bench) const {
  const CapacityBench& b = bench_;
  return b.neurons == bench.neurons && b.patterns == bench.patterns && b.rule == bench.rule &&
         b.degree == bench.degree && b.self_connections == bench.self_connections &&
         b.source == bench.source && b.correlation == bench.correlation && b.noise == bench.noise &&
         b.seed == bench.seed;
}

void CapacityLive::learn() {
  auto model =
      hopfield::Model::learn(memories_, capacity_learning(bench_), capacity_network(bench_));
  if (model)
    model_ = *std::move(model);
  else
    problem_ = why_not_learnt(bench_, model.error());
}

bool CapacityLive::advance(const std::function<bool()>& keep_going, bool heavy) {
  if (done()) return false;
  bool news = false;
  if (!model_) {
    if (learning_work(bench_, neurons()) > kMostWatched) {
      problem_ = msg("Learning this many memories by this rule takes too long to watch. Choose "
                     "fewer neurons or memories.")
                     .plain();
      return true;
    }
    while (memories_->count() < bench_.patterns) {
      memories_->store(source_.next());
      news = true;
      if (!keep_going()) return true;
    }
    waits_ = !heavy && learning_work(bench_, neurons()) > kMostWatched / 50;
    if (waits_) return news;
    learn();
    if (!model_ || !keep_going()) return true;
  }
  do {
    examine(known_ * stride_ % bench_.patterns);
    ++known_;
  } while (known_ < bench_.patterns && keep_going());
  return true;
}

void CapacityLive::examine(std::size_t k) {
  const Pattern& memory = (*memories_)[k];
  LiveMemory& result = wall_[k];
  hopfield::visit_kind(model_->state(memory), [&](const auto& state) {
    for (std::size_t i = 0; i < memory.size(); ++i) {
      const double field = state.field(i) / unit_ * memory[i];
      const double bin = std::floor((field - fields_.low) / fields_.width + 1e-9);
      const double last = static_cast<double>(fields_.bins.size() - 1);
      // Infinite fields (of powers) belong to the last bin.
      ++fields_.bins[static_cast<std::size_t>(std::clamp(bin, 0.0, last))];
      result.unstable += state.next(i) != memory.up(i) ? 1U : 0U;
    }
    // A stable memory stays where it is: there is nothing to run.
    result.own_end =
        result.unstable == 0 ? memory : end_of(state, Random(bench_.seed, kOwnRun | k));
    result.own = overlap(memory, result.own_end);
  });
  fields_.count += memory.size();
  fields_.wrong += result.unstable;
  const Pattern end = hopfield::visit_kind(
      model_->state(capacity_spoiled(bench_, memory, k)),
      [&](const auto& state) { return end_of(state, Random(bench_.seed, kSpoiledRun | k)); });
  result.spoiled = overlap(memory, end);
  const hopfield::Retrieval found = hopfield::classify(*memories_, end);
  // Part of this, part of that: no mixture in the sense of Amit, Gutfreund and Sompolinsky.
  const bool two = found.kind == hopfield::Kind::mixture && found.terms.size() == 2;
  result.kind = two ? hopfield::Kind::other : found.kind;
  if (2 * memory.size() * wall_.size() > kMostPixels)
    result.own_end = {};
  else
    result.spoiled_end = end;
  result.known = true;
}

CapacityLive::Summary CapacityLive::summary() const {
  Summary s;
  if (known_ == 0) return s;
  for (const LiveMemory& memory : wall_) {
    if (!memory.known) continue;
    s.stable += memory.unstable == 0 ? 1U : 0U;
    s.recalled += memory.spoiled > 0.95 ? 1U : 0U;
    s.exact += memory.own == 1 && memory.spoiled == 1 ? 1U : 0U;
    s.own += memory.own;
    s.spoiled += memory.spoiled;
    ++s.kinds[static_cast<std::size_t>(memory.kind)];
  }
  s.own /= static_cast<double>(known_);
  s.spoiled /= static_cast<double>(known_);
  return s;
}

std::optional<Grid> grid_of(std::size_t neurons) {
  const auto n = static_cast<int>(std::min<std::size_t>(neurons, 1U << 20U));
  for (int height = std::min(kLargestSide, square_within(neurons)); height >= kSmallestSide;
       --height)
    if (n % height == 0 && n / height <= kLargestSide) return Grid{n / height, height};
  return std::nullopt;
}

Result<Document> capacity_in_memory(const Document& document, std::size_t k) {
  const CapacityBench& bench = document.section<CapacityBench>();
  if (k >= bench.patterns) return Error{"patterns", expected(k, between(0, bench.patterns - 1))};
  CapacityMemories source(bench);
  const auto grid = grid_of(source.neurons());
  if (!grid)
    return Error{"neurons", expected(source.neurons(), "a product of two sides from 5 to 64")};
  std::vector<Pattern> memories;
  for (std::uint32_t m = 0; m < bench.patterns; ++m) memories.push_back(source.next());
  Document out = in_memory(document, *grid, memories, capacity_spoiled(bench, memories[k], k));
  out.learning.options = capacity_learning(bench);
  out.network = capacity_network(bench);
  return out;
}

Result<Document> recovery_trial_in_memory(const Document& document, const CapacityTable& table,
                                          std::uint32_t patterns, std::size_t row) {
  const auto plan = plan_of(table);
  if (!plan || row >= plan->starts.size() || patterns < 1 || patterns > kMostMemories)
    return Error{"table", "expected a recovery"};
  const auto grid = grid_of(plan->neurons);
  if (!grid) return Error{"neurons", "expected a product of two sides from 5 to 64"};
  Random random(plan->seed, hopfield::trial_stream(hopfield::TrialKind::recovery, patterns, 0));
  std::vector<Pattern> memories;
  for (std::uint32_t m = 0; m < patterns; ++m)
    memories.push_back(hopfield::random_pattern(plan->neurons, random));
  Pattern start = memories[0];
  // The starts of smaller overlap were drawn before.
  for (std::size_t k = 0; k <= row; ++k) {
    const double flips = (1 - plan->starts[k]) / 2 * static_cast<double>(plan->neurons);
    start = hopfield::flip_count(memories[0], static_cast<std::size_t>(std::floor(flips + 0.5)),
                                 random);
  }
  Document out = in_memory(document, *grid, memories, std::move(start));
  out.learning.options.rule = plan->rule;
  out.network.self_connections = plan->self_connections;
  return out;
}

}  // namespace lab
