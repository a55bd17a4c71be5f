#include "lab/recording/recording.hpp"

#include <algorithm>
#include <cmath>
#include <concepts>
#include <limits>
#include <utility>

namespace lab {
namespace {

template <class State>
constexpr bool kKeepsOverlaps = requires(const State& state) { state.overlaps(); };

/// The overlaps of a state: its own, or those kept beside it.
template <class State>
std::span<const std::int32_t> overlaps_of(const State& state,
                                          const std::optional<hopfield::Overlaps>& beside) {
  if constexpr (kKeepsOverlaps<State>)
    return state.overlaps();
  else
    return beside->values();
}

}  // namespace

std::optional<double> Shown::energy() const {
  if (!model_->symmetric()) return std::nullopt;
  const double energy = visit([](const auto& state) { return state.energy(); });
  if (!std::isfinite(energy)) return std::nullopt;
  return energy;
}

double Shown::input(std::size_t i) const {
  return visit([i](const auto& state) {
    if constexpr (requires { state.input(i); })
      return state.input(i);
    else
      return state.field(i);
  });
}

Recording::Recording(hopfield::Model model, hopfield::Pattern start, hopfield::RunOptions options,
                     hopfield::Random random)
    : model_(std::move(model)), run_(model_, std::move(start), options, random) {
  run_.visit([&](const auto& run) {
    const auto& state = run.state();
    overlaps_ = overlaps_beside(state);
    trace_.begin(state.pattern(), energy_for_curve(state), overlaps_of(state, overlaps_));
  });
}

template <class State>
std::optional<hopfield::Overlaps> Recording::overlaps_beside(const State& state) const {
  if constexpr (kKeepsOverlaps<State>)
    return std::nullopt;
  else
    return hopfield::Overlaps(model_.memories(), state.pattern());
}

template <class State>
double Recording::energy_for_curve(const State& state) const {
  return model_.symmetric() ? state.energy() : std::numeric_limits<double>::quiet_NaN();
}

Shown Recording::shown() const {
  if (past_) {
    return hopfield::visit_kind(*past_, [&](const auto& state) {
      return Shown(model_, state, overlaps_of(state, past_overlaps_));
    });
  }
  return run_.visit([&](const auto& run) {
    return Shown(model_, run.state(), overlaps_of(run.state(), overlaps_));
  });
}

template <class Run>
std::uint64_t Recording::extend(Run& run, std::uint64_t steps) {
  const auto& state = run.state();
  const std::size_t count = neurons();
  const hopfield::Memories& memories = model_.memories();
  const auto follow = [&](std::uint32_t neuron) {
    if (overlaps_) overlaps_->flip(memories.column(neuron), state.pattern().up(neuron));
  };
  const auto swept = [&] {
    const double energy = state.energy();
    trace_.swept(state.pattern(), sweep_hash(state.pattern(), energy),
                 model_.symmetric() ? energy : std::numeric_limits<double>::quiet_NaN(),
                 overlaps_of(state, overlaps_));
  };
  std::uint64_t decisions = 0;
  if (together()) {
    for (; steps > 0; --steps) {
      const hopfield::Pattern before = state.pattern();
      const std::uint64_t made = run.sweep();
      if (made == 0) break;
      for (std::uint32_t i = 0; i < count; ++i) {
        const bool flipped = before.up(i) != state.pattern().up(i);
        if (flipped) follow(i);
        trace_.decided(i, flipped);
      }
      swept();
      decisions += made;
    }
    return decisions;
  }
  for (; decisions < steps; ++decisions) {
    const auto update = run.step();
    if (!update) break;
    if (update->flipped()) follow(update->neuron);
    trace_.decided(update->neuron, update->flipped());
    if (run.updates() % count == 0)
      swept();
    else if (trace_.wants_sample())
      trace_.sample(energy_for_curve(state), overlaps_of(state, overlaps_));
  }
  return decisions;
}

std::uint64_t Recording::forward(std::uint64_t steps) {
  const std::uint64_t first = moment_;
  if (!at_tip()) {
    const std::uint64_t along = std::min(steps, (tip() - moment_) / unit());
    enter(moment_ + along * unit());
    steps -= along;
  }
  if (steps > 0) moment_ += run_.visit([&](auto& run) { return extend(run, steps); });
  return moment_ - first;
}

std::uint64_t Recording::sweep() {
  return forward(together() ? 1 : neurons() - moment_ % neurons());
}

void Recording::enter(std::uint64_t moment) {
  if (moment == tip()) {
    past_.reset();
    past_overlaps_.reset();
  } else if (past_ && moment > moment_ && moment - moment_ <= neurons()) {
    hopfield::visit_kind(*past_, [&](auto& state) {
      for (const std::uint32_t neuron : trace_.flipped(moment_, moment)) {
        state.flip(neuron);
        if (past_overlaps_)
          past_overlaps_->flip(model_.memories().column(neuron), state.pattern().up(neuron));
      }
    });
  } else {
    past_.emplace(model_.state(trace_.state(moment)));
    hopfield::visit_kind(*past_,
                         [&](const auto& state) { past_overlaps_ = overlaps_beside(state); });
  }
  moment_ = moment;
}

void Recording::seek(std::uint64_t moment) {
  if (together()) moment -= moment % neurons();
  if (moment > tip()) {
    enter(tip());
    forward((moment - moment_) / unit());
  } else if (moment != moment_) {
    enter(moment);
  }
}

void Recording::settle() {
  if (trace_.samples().back().moment == tip()) return;
  run_.visit([&](const auto& run) {
    trace_.sample(energy_for_curve(run.state()), overlaps_of(run.state(), overlaps_));
  });
}

}  // namespace lab
