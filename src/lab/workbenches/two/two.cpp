#include "lab/workbenches/two/two.hpp"

#include <algorithm>
#include <cmath>

#include "lab/formats/text.hpp"

namespace lab {
namespace {

using hopfield::Activation;

constexpr std::array<TwoPreset, 7> kPresets = {
    {{"axis", "Two memories on an axis", {2, 0, 0, -2}},
     {"register", "Four states: a register", {2, 0, 0, 2}},
     {"inhibition", "Mutual inhibition", {0, -2, -2, 0}},
     {"flip-flop", "Winner takes all, flip-flop", {0, -2, -2, 0}},
     {"cross", "A connection chooses", {2, 1.5, 1.5, 2}},
     {"integrator", "A line of memories", {0, -1, -1, 0}},
     {"hopfield-1984", "Hopfield 1984", {0, 1, 1, 0}, Activation::arctan, 1.4}}};

/// Starts that show where the plane leads, the same for every network.
const std::vector<Pair>& some_starts() {
  static const std::vector<Pair> kStarts = {{1.3, 1.2},   {-1.2, -1.35}, {-0.9, 1.4},  {0.2, -1.4},
                                            {1.4, -0.25}, {-1.4, 0.5},   {-0.3, -0.45}};
  return kStarts;
}

void load(Two& two, const TwoPreset& preset) {
  two.weights = preset.weights;
  two.activation = preset.activation;
  two.gain = preset.gain;
  two.input = {};
  two.kicks.clear();
  two.moment = 0;
  two.paths = some_starts();
  two.start = {0.3, 0.1};
  if (preset.name == "axis") two.start = {0.1, -0.8};
  if (preset.name == "register") two.start = {0.2, -0.3};
  if (preset.name == "flip-flop") {
    // From the balance point: the larger kick wins and stays, a small one against it does nothing, a large one flips.
    two.paths.clear();
    two.start = {0, 0};
    two.kicks = {{1, 2, {0.3, 0.1}}, {9, 10, {-0.5, 0.5}}, {15, 17, {-3, 3}}};
  }
}

template <class Value>
void set(Value& value, const std::optional<Value>& to) {
  if (to) value = *to;
}

void apply_look(TwoLook& look, const TwoChange& change) {
  set(look.energy, change.energy);
  set(look.ground, change.ground);
  set(look.panel, change.panel);
  set(look.tool, change.tool);
  set(look.field, change.field);
  set(look.nullclines, change.nullclines);
  set(look.contours, change.contours);
  set(look.paths, change.path_lines);
  set(look.vectors, change.vectors);
  if (change.slice) {
    look.slice_from = {(*change.slice)[0], (*change.slice)[1]};
    look.slice_to = {(*change.slice)[2], (*change.slice)[3]};
  }
  set(look.turn, change.turn);
  set(look.tilt, change.tilt);
  set(look.zoom, change.zoom);
}

}  // namespace

Two::Two() : paths(some_starts()) {}

bool TwoChange::looks_only() const {
  return !preset && !weights && !activation && !gain && !time_constant && !kick_length && !speed &&
         !input && !start && !next_kick && !kicks && !paths && !moment && !from && !kick;
}

std::span<const TwoPreset> two_presets() { return kPresets; }

const TwoPreset* preset_of(const Two& two) {
  for (const TwoPreset& preset : kPresets) {
    if (preset.weights != two.weights || preset.activation != two.activation ||
        preset.gain != two.gain)
      continue;
    if ((preset.name == "flip-flop") != !two.kicks.empty() && preset.weights[1] == -2) continue;
    return &preset;
  }
  return nullptr;
}

void apply(Two& two, const TwoChange& change) {
  if (change.preset)
    for (const TwoPreset& preset : kPresets)
      if (preset.name == *change.preset) load(two, preset);
  set(two.weights, change.weights);
  set(two.activation, change.activation);
  set(two.gain, change.gain);
  set(two.time_constant, change.time_constant);
  set(two.kick_length, change.kick_length);
  set(two.speed, change.speed);
  set(two.input, change.input);
  set(two.next_kick, change.next_kick);
  if (change.start) {
    two.start = *change.start;
    two.kicks.clear();
    two.moment = 0;
  }
  set(two.kicks, change.kicks);
  set(two.paths, change.paths);
  set(two.moment, change.moment);
  if (change.from) {
    // A run without kicks stays to be seen; one with kicks is no path of this plane.
    if (two.kicks.empty()) {
      two.paths.push_back(two.start);
      if (two.paths.size() > kMostPaths) two.paths.erase(two.paths.begin());
    }
    two.start = *change.from;
    two.kicks.clear();
    two.moment = 0;
  }
  if (change.kick) {
    const double now = time_of(two);
    // What would have come later belongs to another story.
    std::erase_if(two.kicks, [&](const Kick& kick) { return kick.from >= now; });
    for (Kick& kick : two.kicks) kick.until = std::min(kick.until, now);
    two.kicks.push_back({now, now + two.kick_length, *change.kick});
  }
  apply_look(two.look, change);
  const auto last = static_cast<std::uint32_t>(std::floor(end_of(two) * kPerTau));
  two.moment = std::min(two.moment, last);
}

hopfield::Result<void> check_two(const Two& two) {
  const auto all = [](const std::string& name, std::span<const double> values, double most) {
    for (std::size_t k = 0; k < values.size(); ++k)
      if (auto fits = check_range(name + "[" + std::to_string(k) + "]", values[k], -most, most);
          !fits)
        return fits;
    return hopfield::Result<void>{};
  };
  for (std::size_t row = 0; row < 2; ++row)
    if (auto fits = all("weights[" + std::to_string(row) + "]",
                        std::span(two.weights).subspan(2 * row, 2), kLargestRateWeight);
        !fits)
      return fits;
  if (two.activation == Activation::linear)
    return hopfield::Error{"activation", "\"linear\", expected clip, tanh or arctan"};
  const std::array<hopfield::Result<void>, 11> checks = {
      check_range("gain", two.gain, 0.05, kLargestGain),
      check_range("time_constant", two.time_constant, 1e-3, kLongestTau),
      check_range("kick_length", two.kick_length, 0.05, 20),
      check_range("speed", two.speed, 0.1, kHighestRateSpeed),
      all("input", two.input, kLargestRateInput),
      all("start", two.start, kLargestRate),
      all("next_kick", two.next_kick, kLargestRateInput),
      check_range("turn", two.look.turn, -100, 100),
      check_range("tilt", two.look.tilt, 0, kSteepest),
      check_range("zoom", two.look.zoom, 0.5, 4),
      check_kicks(two.kicks)};
  for (const auto& fits : checks)
    if (!fits) return fits;
  for (const Pair& end : {two.look.slice_from, two.look.slice_to})
    if (auto fits = all("slice", end, kPlane); !fits) return fits;
  if (std::hypot(two.look.slice_to[0] - two.look.slice_from[0],
                 two.look.slice_to[1] - two.look.slice_from[1]) < 0.02)
    return hopfield::Error{"slice", "expected a line, not a point"};
  if (two.paths.size() > kMostPaths)
    return hopfield::Error{"paths", count_of(two.paths.size(), "path") + ", expected at most " +
                                        std::to_string(kMostPaths)};
  for (std::size_t k = 0; k < two.paths.size(); ++k)
    if (auto fits = all("paths[" + std::to_string(k) + "]", two.paths[k], kLargestRate); !fits)
      return fits;
  return {};
}

hopfield::RateNetwork network_of(const Two& two) {
  const hopfield::Matrix weights(2, 2, std::vector<double>(two.weights.begin(), two.weights.end()));
  hopfield::RateOptions options;
  options.activation = two.activation;
  options.gain = two.gain;
  auto made = hopfield::RateNetwork::make(weights, options);
  // Checked numbers always make a network.
  return made ? *std::move(made) : *hopfield::RateNetwork::make(hopfield::Matrix(2, 2), {});
}

double end_of(const Two& two) {
  return std::min(kLongestTime + kRestTime, lab::end_of(two.kicks) + kRestTime);
}

hopfield::RateTrajectory run_of(const Two& two) {
  // Checked numbers always make a path; one that is too stiff to be followed in a moment says so.
  hopfield::Tolerance tolerance;
  tolerance.max_steps = 20'000;
  return *hopfield::RateTrajectory::make(
      network_of(two), two.start, schedule_of(two.kicks, two.input, 2), end_of(two), tolerance);
}

hopfield::RateTrajectory path_of(const Two& two, const Pair& from) {
  // For the eye only: many of these are drawn anew while a slider moves.
  hopfield::Tolerance tolerance;
  tolerance.relative = 1e-5;
  tolerance.absolute = 1e-6;
  tolerance.max_steps = 4000;
  return *hopfield::RateTrajectory::make(network_of(two), from, schedule_of({}, two.input, 2),
                                         kRestTime, tolerance);
}

Pair input_at(const Two& two, double time) {
  const auto input = hopfield::input_at(schedule_of(two.kicks, two.input, 2), time, 2);
  return {input[0], input[1]};
}

double time_of(const Two& two) { return static_cast<double>(two.moment) / kPerTau; }

Pair shown(const Two& two) {
  if (two.moment == 0) return two.start;
  const auto at = run_of(two).at(time_of(two));
  return {at[0], at[1]};
}

}  // namespace lab
