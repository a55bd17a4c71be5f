#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <utility>

#include "hopfield/memory/run.hpp"
#include "hopfield/numerics/random.hpp"
#include "hopfield/rules/any_run.hpp"
#include "hopfield/special/special.hpp"
#include "lab/workbenches/dense/dense.hpp"

/// The runs, and what can be said of a state.
namespace lab {
namespace {

using hopfield::DenseMemory;
using hopfield::DenseMemoryOptions;
using hopfield::DenseMemoryState;
using hopfield::Interaction;
using hopfield::Pattern;

/// Both nets update their neurons in the same order.
constexpr std::uint64_t kOrderStream = 2;
/// A step that changes no value by more than this is the last.
constexpr double kAtRest = 1e-9;

double energy_of(const DenseMemoryState& state) {
  return state.network().options().interaction == Interaction::exponential ? state.log_energy()
                                                                           : state.energy();
}

DenseCourse course_of(const DenseBench& bench, const std::vector<Pattern>& memories,
                      const Pattern& start, bool classical) {
  DenseCourse out;
  const auto memory = DenseMemory::make(memories, dense_options(bench, classical));
  if (!memory) {  // a checked section has patterns of one size, and a degree
    out.states = {start};
    out.energies = {0};
    return out;
  }
  hopfield::RunOptions options;
  options.update.max_sweeps = kDenseSweeps;
  hopfield::Run<DenseMemoryState> run(DenseMemoryState(*memory, start), options,
                                      hopfield::Random(bench.seed, kOrderStream));
  const auto show = [&] {
    out.states.push_back(run.state().pattern());
    out.energies.push_back(energy_of(run.state()));
  };
  show();
  for (std::uint64_t part = 1; !run.over(); ++part) {
    const std::uint64_t until = part * start.size() / kSweepParts;
    while (run.updates() < until && run.step()) {
    }
    show();
  }
  out.settles = run.outcome() == hopfield::Outcome::fixed_point;
  // The last sweep, in which nothing flips, only shows that it is the end.
  while (out.settles && out.states.size() > 1 &&
         out.states[out.states.size() - 2] == out.states.back()) {
    out.states.pop_back();
    out.energies.pop_back();
  }
  return out;
}

AttentionCourse attention_of(const DenseBench& bench,
                             const std::vector<std::vector<double>>& values) {
  AttentionCourse out;
  std::vector<double> x = grey_start_of(bench);
  const auto network = hopfield::ModernNetwork::make(values, bench.beta);
  if (!network) {
    out.attention = {std::vector<double>(values.size(), 0)};
    out.states = {std::move(x)};
    out.energies = {0};
    return out;
  }
  while (true) {
    out.attention.push_back(network->attention(x));
    out.energies.push_back(network->energy(x));
    std::vector<double> next = network->step(x);
    double change = 0;
    for (std::size_t i = 0; i < x.size(); ++i) change = std::max(change, std::fabs(next[i] - x[i]));
    out.states.push_back(std::exchange(x, std::move(next)));
    out.settles = change <= kAtRest;
    if (out.settles || out.states.size() > kAttentionSteps) return out;
  }
}

DenseRuns runs_for(const DenseBench& bench) {
  DenseRuns out;
  if (bench.attends()) {
    for (const GreyPicture& picture : bench.pictures)
      out.values.push_back(grey_values(picture.pixels));
    out.attention = attention_of(bench, out.values);
    out.end = static_cast<std::uint32_t>(out.attention.last());
    return out;
  }
  out.memories = memories_of(bench);
  const Pattern start = start_of(bench, out.memories);
  out.classical = course_of(bench, out.memories, start, true);
  out.dense = course_of(bench, out.memories, start, false);
  out.end = static_cast<std::uint32_t>(std::max(out.classical.last(), out.dense.last()));
  return out;
}

/// |F(z)| over that of `largest`, both as they count.
double weight_of(std::int32_t overlap, std::int32_t largest, const DenseMemoryOptions& options) {
  if (options.interaction == Interaction::exponential)
    return hopfield::special::exp(overlap - largest);
  if (options.interaction == Interaction::rectified && overlap <= 0) return 0;
  return scaled_function(std::abs(overlap), largest, options);
}

}  // namespace

std::shared_ptr<const DenseRuns> dense_runs(const DenseBench& bench) {
  struct Last {
    DenseBench of;
    std::shared_ptr<const DenseRuns> runs;
  };
  static thread_local Last last;
  DenseBench key = bench;
  key.moment = 0;
  key.speed = last.of.speed;
  if (last.runs == nullptr || !(key == last.of)) {
    last.runs = std::make_shared<const DenseRuns>(runs_for(key));
    last.of = std::move(key);
  }
  return last.runs;
}

NearestMemory nearest_memory(const std::vector<Pattern>& memories, const Pattern& state) {
  NearestMemory best;
  for (std::size_t k = 0; k < memories.size(); ++k) {
    const std::int32_t overlap = hopfield::dot(memories[k], state);
    if (k == 0 || std::abs(overlap) > std::abs(best.overlap)) best = {k, overlap};
  }
  return best;
}

DenseVerdict verdict_of(const DenseBench& bench, const DenseRuns& runs, const DenseCourse& course,
                        std::size_t moment) {
  if (moment < course.last()) return DenseVerdict::running;
  const Pattern& state = course.at(moment);
  const auto cells = static_cast<std::int32_t>(state.size());
  const std::int32_t own = hopfield::dot(runs.memories[bench.cue], state);
  if (own == cells) return course.settles ? DenseVerdict::recalled : DenseVerdict::running;
  if (own == -cells) return DenseVerdict::inverse;
  const NearestMemory nearest = nearest_memory(runs.memories, state);
  return std::abs(nearest.overlap) == cells ? DenseVerdict::other : DenseVerdict::lost;
}

double largest_share(const std::vector<Pattern>& memories, const Pattern& state,
                     const DenseMemoryOptions& options) {
  std::vector<std::int32_t> overlaps;
  for (const Pattern& memory : memories) overlaps.push_back(hopfield::dot(memory, state));
  const bool even = options.interaction == Interaction::polynomial;
  std::int32_t largest = overlaps[0];
  for (const std::int32_t overlap : overlaps)
    largest = std::max(largest, even ? std::abs(overlap) : overlap);
  if (even) largest = std::abs(largest);
  if (largest <= 0 && options.interaction != Interaction::exponential) return 0;
  double sum = 0;
  for (const std::int32_t overlap : overlaps) sum += weight_of(overlap, largest, options);
  return 1 / sum;
}

double scaled_function(double z, double neurons, const DenseMemoryOptions& options) {
  if (options.interaction == Interaction::exponential) return hopfield::special::exp(z - neurons);
  if (options.interaction == Interaction::rectified && z <= 0) return 0;
  double out = 1;
  for (unsigned k = 0; k < options.degree; ++k) out *= z / neurons;
  return out;
}

double scaled_energy(double energy, double neurons, const DenseMemoryOptions& options) {
  if (options.interaction == Interaction::exponential) return energy / neurons;
  for (unsigned k = 0; k < options.degree; ++k) energy /= neurons;
  return energy;
}

Blend blend_of(const std::vector<double>& attention) {
  constexpr double kNearlyOne = 0.95, kPart = 0.5, kEven = 0.6;
  std::vector<std::size_t> order(attention.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return attention[a] > attention[b]; });
  const double largest = attention[order.front()], smallest = attention[order.back()];
  if (largest >= kNearlyOne) return {Blend::Kind::one, {order.front()}};
  if (smallest >= kEven * largest) return {Blend::Kind::all, {}};
  Blend out{Blend::Kind::some, {}};
  // Those with half as much as the largest; it is never alone, since it is not all.
  for (const std::size_t k : order)
    if (out.pictures.size() < 2 || attention[k] >= kPart * largest) out.pictures.push_back(k);
  return out;
}

double grey_difference(const std::vector<double>& x, const std::vector<double>& to) {
  constexpr double kLevels = 127.5;
  double most = 0;
  for (std::size_t i = 0; i < x.size(); ++i) most = std::max(most, std::fabs(x[i] - to[i]));
  return kLevels * most;
}

}  // namespace lab
