#include "lab/workbenches/two/two.hpp"

#include <algorithm>
#include <cmath>

namespace lab {
namespace {

using hopfield::Activation;

// words, beside ids
constexpr std::array<TwoPreset, 7> kPresets = {
    {{"axis", "Two attractors on one axis", {2, 0, 0, -2}},
     {"register", "Four states: a register", {2, 0, 0, 2}},
     {"inhibition", "Mutual inhibition", {0, -2, -2, 0}},
     {"flip-flop", "Winner takes all, flip-flop", {0, -2, -2, 0}},
     {"cross", "Cross-connection selects states", {2, 1.5, 1.5, 2}},
     {"integrator", "Line attractor", {0, -1, -1, 0}},
     {"hopfield-1984", "Hopfield 1984", {0, 1, 1, 0}, Activation::arctan, 1.4}}};

}  // namespace

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

std::span<const TwoPreset> two_presets() { return kPresets; }

const TwoPreset* preset_of(const Two& two) {
  for (const TwoPreset& preset : kPresets) {
    // The cross-connection may have any strength; without one it is the register.
    const auto& w = two.weights;
    const bool cross = preset.name == "cross" && w[0] == 2 && w[3] == 2 && w[1] == w[2];
    if ((preset.weights != w && !cross) || preset.activation != two.activation ||
        preset.gain != two.gain)
      continue;
    // Of one network are two demonstrations. The flip-flop starts in balance; a kick makes none of the other.
    const bool balanced = two.start == Pair{0, 0} && two.paths.empty();
    if (preset.weights[1] == -2 && (preset.name == "flip-flop") != balanced) continue;
    return &preset;
  }
  return nullptr;
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

double rest_of(const Two& two) {
  const double kicked = end_of(two.kicks);
  const hopfield::RateTrajectory run = run_of(two);
  constexpr double kSeen = 1e-3;  // a twentieth of a pixel of the plane
  double rest = run.end();
  if (run.stop() != hopfield::RateTrajectory::Stop::finished) return rest;
  const auto& last = run.last();
  for (auto step = run.steps().rbegin(); step != run.steps().rend(); ++step) {
    const auto v = run.at(step->start);
    if (step->start < kicked || std::fabs(v[0] - last[0]) > kSeen ||
        std::fabs(v[1] - last[1]) > kSeen)
      break;
    rest = step->start;
  }
  return rest;
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
