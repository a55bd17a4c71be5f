#include "hopfield/rules/state_run.hpp"

#include <numeric>
#include <utility>

#include "hopfield/rules/dense_memory.hpp"
#include "hopfield/rules/pseudo_inverse.hpp"

namespace hopfield {
namespace {

Units units_of(const State& state) { return state.network().options().units; }
template <class Any>
Units units_of(const Any& state) {
  return state.units();
}

}  // namespace

template <class State>
StateRun<State>::StateRun(State state, RunOptions options, Random random)
    : state_(std::move(state)), options_(options), random_(random), awaited_(state_.pattern()) {
  if (state_.pattern().size() == 0) {
    outcome_ = Outcome::fixed_point;
    period_ = 1;
  } else if (options_.update.max_sweeps == 0) {
    outcome_ = Outcome::max_sweeps;
  } else {
    begin_sweep();
  }
}

template <class State>
std::optional<std::uint32_t> StateRun<State>::upcoming() const {
  if (over() || options_.update.mode == Mode::sync) {
    return std::nullopt;
  }
  return neuron_at(position_);
}

template <class State>
Decision StateRun<State>::decide(std::size_t i) {
  Decision decision = state_.decide(i);
  ties_ += decision.tie ? 1U : 0U;
  if (temperature_ > 0.0) {
    const double gap = units_of(state_) == Units::bipolar ? 2.0 : 1.0;
    const double field = state_.field(i) * options_.field_scale;
    decision.up = random_.chance(up_probability(field, gap, temperature_));
  }
  return decision;
}

template <class State>
std::optional<Update> StateRun<State>::step() {
  const std::optional<std::uint32_t> neuron = upcoming();
  if (!neuron) {
    return std::nullopt;
  }
  Update update;
  update.neuron = *neuron;
  update.field = state_.field(*neuron);
  update.before = state_.pattern().up(*neuron);
  const Decision decision = decide(*neuron);
  update.after = decision.up;
  update.tie = decision.tie;
  ++position_;
  ++updates_;
  if (update.flipped()) {
    state_.flip(*neuron);
    ++flips_;
  }
  if (position_ == state_.pattern().size()) {
    end_sweep();
  }
  return update;
}

template <class State>
std::uint64_t StateRun<State>::sweep() {
  if (over()) {
    return 0;
  }
  const std::size_t first = position_;
  const std::size_t neurons = state_.pattern().size();
  if (options_.update.mode == Mode::sync) {
    before_ = state_.pattern();
    std::vector<std::uint32_t> changed;
    for (std::size_t i = 0; i < neurons; ++i) {
      if (decide(i).up != before_.up(i)) {
        changed.push_back(static_cast<std::uint32_t>(i));
      }
    }
    for (const std::uint32_t i : changed) {
      state_.flip(i);
    }
    flips_ += changed.size();
  } else {
    for (; position_ < neurons; ++position_) {
      const std::uint32_t i = neuron_at(position_);
      if (decide(i).up != state_.pattern().up(i)) {
        state_.flip(i);
        ++flips_;
      }
    }
  }
  updates_ += neurons - first;
  end_sweep();
  return neurons - first;
}

template <class State>
void StateRun<State>::finish() {
  while (!over()) {
    sweep();
  }
}

template <class State>
void StateRun<State>::begin_sweep() {
  position_ = 0;
  temperature_ = options_.temperature.at(sweeps_);
  const Order order = options_.update.order;
  if (options_.update.mode == Mode::sync || order == Order::raster) {
    return;
  }
  const std::size_t neurons = state_.pattern().size();
  order_.resize(neurons);
  if (order == Order::shuffled) {
    std::iota(order_.begin(), order_.end(), 0U);
    random_.shuffle(order_);
  } else {
    for (std::uint32_t& neuron : order_) {
      neuron = random_.below(static_cast<std::uint32_t>(neurons));
    }
  }
}

template <class State>
void StateRun<State>::end_sweep() {
  ++sweeps_;
  const bool was_cold = temperature_ == 0.0;
  // A state is an end state if nothing moves it any more: the next temperature counts as well.
  const bool cold = was_cold && options_.temperature.at(sweeps_) == 0.0;
  if (cold && state_.stable()) {
    outcome_ = Outcome::fixed_point;
    period_ = 1;
    return;
  }
  if (was_cold) {
    look_for_cycle();
  } else {
    awaited_ = state_.pattern();
    since_ = 0;
    patience_ = 1;
    cold_sweeps_ = 0;
  }
  previous_ = before_;
  if (over()) {
    return;
  }
  if (sweeps_ >= options_.update.max_sweeps) {
    outcome_ = Outcome::max_sweeps;
  } else {
    begin_sweep();
  }
}

template <class State>
void StateRun<State>::look_for_cycle() {
  const bool sync = options_.update.mode == Mode::sync;
  if (!sync && options_.update.order != Order::raster) {
    return;
  }
  ++cold_sweeps_;
  ++since_;
  if (sync && cold_sweeps_ >= 2 && state_.pattern() == previous_) {
    period_ = 2;
  } else if (state_.pattern() == awaited_) {
    period_ = since_;
  } else if (since_ == patience_) {
    awaited_ = state_.pattern();
    patience_ *= 2;
    since_ = 0;
  }
  if (period_ != 0) {
    outcome_ = sync && period_ == 2 ? Outcome::two_cycle : Outcome::cycle;
  }
}

template class StateRun<State>;
template class StateRun<DenseState>;
template class StateRun<PseudoInverseState>;
template class StateRun<DenseMemoryState>;

}  // namespace hopfield
