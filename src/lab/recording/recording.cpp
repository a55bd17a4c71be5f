#include "lab/recording/recording.hpp"

#include <algorithm>
#include <utility>

namespace lab {

Recording::Recording(hopfield::Network network, hopfield::Pattern start,
                     hopfield::UpdateOptions options, hopfield::Random random)
    : run_(std::move(network), std::move(start), options, random) {
  const hopfield::State& state = run_.state();
  trace_.begin(state.pattern(), state.energy(), state.overlaps());
}

std::uint64_t Recording::extend() {
  const hopfield::State& state = run_.state();
  const std::size_t neurons = state.pattern().size();
  if (run_.options().mode == hopfield::Mode::sync) {
    const hopfield::Pattern before = state.pattern();
    const std::uint64_t decisions = run_.sweep();
    if (decisions == 0) return 0;
    for (std::uint32_t i = 0; i < neurons; ++i) {
      trace_.decided(i, before.up(i) != state.pattern().up(i));
    }
    trace_.swept(state.pattern(), state.energy(), state.overlaps());
    return decisions;
  }
  const auto update = run_.step();
  if (!update) return 0;
  trace_.decided(update->neuron, update->flipped());
  if (run_.updates() % neurons == 0) {
    trace_.swept(state.pattern(), state.energy(), state.overlaps());
  } else if (trace_.wants_sample()) {
    trace_.sample(state.energy(), state.overlaps());
  }
  return 1;
}

std::uint64_t Recording::forward() {
  if (at_tip()) {
    const std::uint64_t decisions = extend();
    moment_ += decisions;
    return decisions;
  }
  const bool together = run_.options().mode == hopfield::Mode::sync;
  const std::uint64_t decisions = together ? run_.state().pattern().size() : 1;
  enter(moment_ + decisions);
  return decisions;
}

std::uint64_t Recording::sweep() {
  const std::size_t neurons = run_.state().pattern().size();
  std::uint64_t decisions = 0;
  do {
    const std::uint64_t more = forward();
    if (more == 0) break;
    decisions += more;
  } while (moment_ % neurons != 0);
  return decisions;
}

void Recording::enter(std::uint64_t moment) {
  const std::size_t neurons = run_.state().pattern().size();
  if (moment == tip()) {
    past_.reset();
  } else if (past_ && moment > moment_ && moment - moment_ <= neurons) {
    for (const std::uint32_t neuron : trace_.flipped(moment_, moment)) past_->flip(neuron);
  } else {
    past_.emplace(run_.state().network(), trace_.state(moment));
  }
  moment_ = moment;
}

void Recording::seek(std::uint64_t moment) {
  if (run_.options().mode == hopfield::Mode::sync) moment -= moment % run_.state().pattern().size();
  if (moment > tip()) {
    enter(tip());
    while (moment_ < moment && forward() > 0) {
    }
  } else if (moment != moment_) {
    enter(moment);
  }
}

void Recording::settle() {
  const hopfield::State& state = run_.state();
  if (trace_.samples().back().moment != tip()) trace_.sample(state.energy(), state.overlaps());
}

}  // namespace lab
