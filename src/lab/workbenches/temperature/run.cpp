#include "hopfield/memory/run.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "hopfield/numerics/random.hpp"
#include "hopfield/pattern/sample.hpp"
#include "lab/workbenches/temperature/temperature.hpp"

/// The net's run, sweep by sweep, and what can be said of it.
namespace lab {

/// Sweeps from one on with one rule for T.
struct ThermalSegment {
  std::uint32_t from = 0;
  hopfield::Cooling cooling;
  friend bool operator==(const ThermalSegment&, const ThermalSegment&) = default;
};

namespace {

using hopfield::Cooling;
using hopfield::Pattern;

/// The streams that the experiment "recall" uses, so that it gives the same run.
constexpr std::uint64_t kThermalPatterns = 0, kThermalStart = 1;
/// The first of the noise after the knob was turned.
constexpr std::uint64_t kTurned = std::uint64_t{1} << 48;
constexpr std::uint32_t kMeanSweeps = 20;

std::vector<ThermalSegment> segments_of(const TemperatureBench& bench) {
  if (bench.anneals()) return {{0, {Cooling::Shape::linear, bench.temperature, 0, bench.sweeps}}};
  std::vector<ThermalSegment> out;
  std::uint32_t from = 0;
  for (const EarlierHeat& each : bench.earlier) {
    out.push_back({from, {Cooling::Shape::constant, each.temperature}});
    from = each.until;
  }
  out.push_back({from, {Cooling::Shape::constant, bench.temperature}});
  return out;
}

Pattern thermal_start(ThermalStart kind, const std::vector<Pattern>& memories, std::uint32_t seed) {
  if (kind == ThermalStart::random) {
    hopfield::Random random(seed, kThermalStart);
    return hopfield::random_pattern(memories[0].size(), random);
  }
  Pattern out = memories[0];
  if (kind == ThermalStart::mixture && memories.size() >= 3)
    for (std::size_t i = 0; i < out.size(); ++i)
      out.set(i, memories[0].up(i) ? memories[1].up(i) || memories[2].up(i)
                                   : memories[1].up(i) && memories[2].up(i));
  return out;
}

}  // namespace

std::uint32_t most_thermal_patterns(std::uint32_t neurons) {
  return static_cast<std::uint32_t>(kMostLoad * neurons + 1e-9);
}

double temperature_at(const TemperatureBench& bench, std::uint32_t sweep) {
  if (bench.anneals())
    return Cooling{Cooling::Shape::linear, bench.temperature, 0, bench.sweeps}.at(sweep);
  for (const EarlierHeat& each : bench.earlier)
    if (sweep < each.until) return each.temperature;
  return bench.temperature;
}

std::uint32_t steady_since(const TemperatureBench& bench) {
  if (bench.anneals()) return bench.moment >= bench.sweeps ? bench.sweeps : bench.moment;
  std::uint32_t since = 0;
  // A turn just now has changed nothing yet.
  for (const EarlierHeat& each : bench.earlier)
    if (each.until < bench.moment) since = each.until;
  return since;
}

/// A net from its start on, as far as anybody has looked.
class ThermalRun::Course {
 public:
  Course(hopfield::Network network, Pattern start, std::uint32_t stream_of, std::uint64_t seed)
      : network_(std::move(network)), seed_(seed), run_number_(stream_of) {
    note(hopfield::State(network_, std::move(start)));
  }

  void follow(std::vector<ThermalSegment> segments) {
    std::size_t same = 0;
    while (same < segments.size() && same < segments_.size() && segments[same] == segments_[same])
      ++same;
    if (same == segments.size() && same == segments_.size()) return;
    std::uint32_t valid = kLongestThermal;
    for (const std::vector<ThermalSegment>* of : {&segments, &segments_})
      if (same < of->size()) valid = std::min(valid, (*of)[same].from);
    segments_ = std::move(segments);
    if (moments_.size() > valid + 1) moments_.resize(valid + 1);
    rest_.reset();
    run_.reset();
  }

  const ThermalMoment& at(std::uint32_t sweep) {
    while (moments_.size() <= sweep) {
      const auto k = static_cast<std::uint32_t>(moments_.size() - 1);
      std::size_t which = segments_.size() - 1;
      while (segments_[which].from > k) --which;
      if (!run_ || segment_ != which) begin(which, k);
      const bool over = run_->over();
      if (!over) run_->sweep();
      if (run_->over() && which + 1 == segments_.size() && !rest_) rest_ = over ? k : k + 1;
      if (over)
        moments_.push_back(moments_.back());
      else
        note(run_->state());
    }
    return moments_[sweep];
  }
  [[nodiscard]] std::optional<std::uint32_t> rest() const { return rest_; }

 private:
  /// As the experiment "recall" begins; after a turn of the knob with noise of its own.
  void begin(std::size_t which, std::uint32_t sweep) {
    const ThermalSegment& segment = segments_[which];
    constexpr std::uint64_t kRuns = std::uint64_t{1} << 32U;
    const std::uint64_t stream = segment.from == 0
                                     ? kRuns + run_number_
                                     : kTurned + (std::uint64_t{run_number_} << 10U) + segment.from;
    hopfield::RunOptions options;
    options.update.max_sweeps = kLongestThermal + 1;
    options.temperature = segment.cooling;
    options.field_scale = 1.0 / static_cast<double>(network_.neurons());
    run_.emplace(hopfield::State(network_, moments_[segment.from].state), options,
                 hopfield::Random(seed_, stream));
    for (std::uint32_t k = segment.from; k < sweep && !run_->over(); ++k) run_->sweep();
    segment_ = which;
  }

  void note(const hopfield::State& state) {
    ThermalMoment out;
    out.state = state.pattern();
    const auto n = static_cast<double>(network_.neurons());
    std::int32_t largest = 0;
    const auto overlaps = state.overlaps();
    for (std::size_t k = 0; k < overlaps.size(); ++k) {
      if (k < out.overlaps.size()) out.overlaps[k] = overlaps[k] / n;
      if (std::abs(overlaps[k]) <= std::abs(largest)) continue;
      largest = overlaps[k];
      out.memory = static_cast<std::uint32_t>(k);
    }
    out.largest = largest / n;
    out.energy = state.energy() / n / n;
    moments_.push_back(std::move(out));
  }

  hopfield::Network network_;
  std::uint64_t seed_;
  std::uint32_t run_number_;
  std::vector<ThermalSegment> segments_;
  std::vector<ThermalMoment> moments_;
  std::optional<hopfield::Run<hopfield::State>> run_;
  std::size_t segment_ = 0;  ///< of run_, which has done all sweeps of moments_
  std::optional<std::uint32_t> rest_;
};

ThermalRun::ThermalRun(const TemperatureBench& of)
    : neurons_(of.neurons), patterns_(of.patterns), seed_(of.seed), run_(of.run), start_(of.start) {
  hopfield::Random random(of.seed, kThermalPatterns);
  const auto all = std::make_shared<hopfield::Memories>(neurons_);
  for (std::uint32_t k = 0; k < patterns_; ++k) {
    memories_.push_back(hopfield::random_pattern(neurons_, random));
    all->store(memories_.back());
  }
  const hopfield::Network network(all, {});
  const Pattern start = thermal_start(start_, memories_, seed_);
  course_ = std::make_unique<Course>(network, start, run_, seed_);
  quenched_ = std::make_unique<Course>(network, start, run_, seed_);
  quenched_->follow({{0, {}}});
}

ThermalRun::~ThermalRun() = default;

bool ThermalRun::is_of(const TemperatureBench& bench) const {
  return neurons_ == bench.neurons && patterns_ == bench.patterns && seed_ == bench.seed &&
         run_ == bench.run && start_ == bench.start;
}

void ThermalRun::follow(const TemperatureBench& bench) { course_->follow(segments_of(bench)); }

const ThermalMoment& ThermalRun::at(std::uint32_t sweep, bool quenched) {
  return quenched ? quenched_->at(sweep) : course_->at(sweep);
}

std::optional<std::uint32_t> ThermalRun::rest() const { return course_->rest(); }
std::optional<std::uint32_t> ThermalRun::quenched_rest() const { return quenched_->rest(); }

ThermalRun& thermal_run(const TemperatureBench& bench) {
  if (!bench.memo || !bench.memo->is_of(bench)) bench.memo = std::make_shared<ThermalRun>(bench);
  bench.memo->follow(bench);
  bench.memo->at(bench.moment);
  return *bench.memo;
}

ThermalMeans thermal_means(const TemperatureBench& bench) {
  ThermalRun& run = thermal_run(bench);
  ThermalMeans out;
  std::uint32_t from = std::min(steady_since(bench) + 1, bench.moment);
  if (bench.moment - from >= kMeanSweeps) from = bench.moment - kMeanSweeps + 1;
  out.sweeps = bench.moment - from + 1;
  for (std::uint32_t k = from; k <= bench.moment; ++k) {
    const ThermalMoment& at = run.at(k);
    for (std::size_t m = 0; m < 3; ++m) out.overlaps[m] += at.overlaps[m] / out.sweeps;
    out.energy += at.energy / out.sweeps;
  }
  return out;
}

ThermalOutcome thermal_outcome(const TemperatureBench& bench) {
  constexpr double kPart = 0.6, kAny = 0.25;
  ThermalRun& run = thermal_run(bench);
  const ThermalMoment& now = run.at(bench.moment);
  ThermalOutcome out{ThermalFate::start, now.memory, now.largest};
  if (bench.start == ThermalStart::memory) out = {ThermalFate::start, 0, now.overlaps[0]};
  if (bench.moment == 0) return out;
  const ThermalMeans means = thermal_means(bench);
  const ThermalTheory& theory =
      thermal_theory(bench.load(), temperature_at(bench, bench.moment - 1));
  // What counts as being at a memory: most of what theory expects there.
  const double expected = theory.memory ? theory.memory->overlap : 1;
  if (bench.start == ThermalStart::memory) {
    out.overlap = means.overlaps[0];
    out.fate = out.overlap >= kPart * expected
                   ? (theory.memory ? ThermalFate::kept : ThermalFate::faded)
               : out.overlap >= kAny ? ThermalFate::faded
                                     : ThermalFate::lost;
    return out;
  }
  if (bench.start == ThermalStart::mixture) {
    const auto [low, high] = std::ranges::minmax(means.overlaps);
    const auto best = std::ranges::max_element(means.overlaps) - means.overlaps.begin();
    const double second = means.overlaps[0] + means.overlaps[1] + means.overlaps[2] - low - high;
    out.memory = static_cast<std::uint32_t>(best);
    out.overlap = high;
    out.fate = high < kAny                  ? ThermalFate::none
               : low >= kPart * high        ? ThermalFate::mixed
               : second >= kPart * high / 2 ? ThermalFate::melting
                                            : ThermalFate::won;
    return out;
  }
  out.fate = std::fabs(out.overlap) >= kPart * expected && std::fabs(out.overlap) >= kAny
                 ? ThermalFate::won
                 : ThermalFate::none;
  return out;
}

}  // namespace lab
