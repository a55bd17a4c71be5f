#pragma once

// For the engine's own files: the members of Run, to be instantiated for each kind of state.

#include <algorithm>
#include <numeric>
#include <utility>

#include "hopfield/memory/drives.hpp"
#include "hopfield/memory/run.hpp"

namespace hopfield {

template <class S>
Run<S>::Run(S state, RunOptions options, Random random)
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

template <class S>
std::optional<std::uint32_t> Run<S>::upcoming() const {
  if (over() || options_.update.mode == Mode::sync) return std::nullopt;
  return neuron_at(position_);
}

template <class S>
void Run<S>::warm(std::size_t i, Decision& decision) {
  if (temperature_ > 0.0) {
    const double gap = state_.units() == Units::bipolar ? 2.0 : 1.0;
    const double field = state_.field(i) * options_.field_scale;
    decision.up = random_.chance(up_probability(field, gap, temperature_));
  }
}

template <class S>
void Run<S>::count_flip(std::uint32_t neuron, std::vector<std::uint32_t>* flipped) {
  ++flips_;
  last_flip_ = position_ + 1;
  if (flipped != nullptr) flipped->push_back(neuron);
}

template <class S>
std::optional<Update> Run<S>::step() {
  const std::optional<std::uint32_t> neuron = upcoming();
  if (!neuron) return std::nullopt;
  Update update;
  update.neuron = *neuron;
  update.before = state_.pattern().up(*neuron);
  Decision decision;
  if constexpr (kHebbian) {
    // One drive for the decision, the field and the flip.
    const std::int64_t drive = state_.drive(*neuron);
    decision = state_.decide(*neuron, drive);
    update.field = state_.field(*neuron, drive);
    warm(*neuron, decision);
    if (decision.up != update.before) state_.flip(*neuron, drive);
  } else {
    decision = state_.decide(*neuron);
    update.field = state_.field(*neuron);
    warm(*neuron, decision);
    if (decision.up != update.before) state_.flip(*neuron);
  }
  update.after = decision.up;
  update.tie = decision.tie;
  ties_ += decision.tie ? 1U : 0U;
  if (update.flipped()) count_flip(*neuron, nullptr);
  ++position_;
  ++updates_;
  if (position_ == state_.pattern().size()) end_sweep();
  return update;
}

template <class S>
std::uint64_t Run<S>::sweep(std::vector<std::uint32_t>* flipped) {
  if (flipped != nullptr) flipped->clear();
  if (over()) return 0;
  const std::size_t neurons = state_.pattern().size();
  const std::size_t decisions = neurons - position_;
  bool done = false;
  if (options_.update.mode == Mode::sync) {
    sweep_together(flipped);
    done = true;
  }
  if constexpr (kHebbian) {
    if (!done && temperature_ == 0.0 && decisions >= kWorthTables) {
      sweep_blocks(flipped);
      done = true;
    }
  }
  for (; !done && position_ < neurons; ++position_) settle(neuron_at(position_), flipped);
  updates_ += decisions;
  end_sweep();
  return decisions;
}

template <class S>
void Run<S>::finish() {
  while (!over()) sweep();
}

template <class S>
void Run<S>::settle(std::uint32_t neuron, std::vector<std::uint32_t>* flipped) {
  Decision decision = state_.decide(neuron);
  ties_ += decision.tie ? 1U : 0U;
  warm(neuron, decision);
  if (decision.up != state_.pattern().up(neuron)) {
    state_.flip(neuron);
    count_flip(neuron, flipped);
  }
}

template <class S>
bool Run<S>::settle(std::uint32_t neuron, std::int64_t drive, std::vector<std::uint32_t>* flipped)
  requires kHebbian
{
  const Decision decision = state_.decide(neuron, drive);
  ties_ += decision.tie ? 1U : 0U;
  if (decision.up == state_.pattern().up(neuron)) return false;
  state_.flip(neuron, drive);
  count_flip(neuron, flipped);
  return true;
}

template <class S>
void Run<S>::sweep_blocks(std::vector<std::uint32_t>* flipped)
  requires kHebbian
{
  const Network& network = state_.network();
  const std::size_t neurons = state_.pattern().size();
  const auto at = [this](std::size_t position) { return neuron_at(position); };
  FieldTables tables(network.memories());
  FieldTables::Fields fields;
  std::uint64_t flips_in_tables = flips_ + 1;  // other than now
  while (position_ < neurons) {
    if (flips_in_tables != flips_) {
      tables.set(state_.overlaps_);
      flips_in_tables = flips_;
    }
    const std::size_t count = std::min(FieldTables::kBlock, neurons - position_);
    const FieldTables::Neurons block = block_of(position_, count, at);
    tables.fields(block, fields);
    for (std::size_t k = 0; k < count; ++k, ++position_) {
      const std::uint32_t neuron = block[k];
      if (settle(neuron, state_.drive(neuron, fields[k]), flipped))
        tables.flip(block, k, state_.pattern().up(neuron), count, fields);
    }
  }
}

template <class S>
void Run<S>::begin_sweep() {
  position_ = 0;
  last_flip_ = 0;
  temperature_ = options_.temperature.at(sweeps_);
  const Order order = options_.update.order;
  if (options_.update.mode == Mode::sync || order == Order::raster) return;
  const std::size_t neurons = state_.pattern().size();
  order_.resize(neurons);
  if (order == Order::shuffled) {
    std::iota(order_.begin(), order_.end(), 0U);
    random_.shuffle(order_);
  } else {
    for (std::uint32_t& neuron : order_)
      neuron = random_.below(static_cast<std::uint32_t>(neurons));
  }
}

template <class S>
bool Run<S>::settled() {
  if (options_.update.mode == Mode::sync) {
    // Looking one step ahead is the work of the next sweep anyway.
    decide_all();
    return next_flips_.empty();
  }
  if constexpr (kHebbian) {
    if (options_.update.order != Order::random) {
      // Every neuron had its turn, and from the last flip on with the fields of now; a neuron that has
      // flipped agrees with its own field, which its flip can only strengthen. So only those that
      // were decided before the last flip can still want to change.
      bool settled = true;
      const auto at = [this](std::size_t position) { return neuron_at(position); };
      state_.visit(last_flip_, at, [&](std::size_t neuron, Decision decision) {
        return settled = decision.up == state_.pattern().up(neuron);
      });
      return settled;
    }
  }
  return state_.stable();
}

template <class S>
void Run<S>::end_sweep() {
  ++sweeps_;
  const bool was_cold = temperature_ == 0.0;
  // A state is an end state if nothing moves it any more: the next temperature counts as well.
  const bool cold = was_cold && options_.temperature.at(sweeps_) == 0.0;
  if (cold && settled()) {
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
  if (over()) return;
  if (sweeps_ >= options_.update.max_sweeps)
    outcome_ = Outcome::max_sweeps;
  else
    begin_sweep();
}

template <class S>
void Run<S>::look_for_cycle() {
  const bool sync = options_.update.mode == Mode::sync;
  if (!sync && options_.update.order != Order::raster) return;
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
  if (period_ != 0) outcome_ = sync && period_ == 2 ? Outcome::two_cycle : Outcome::cycle;
}

template <class S>
void Run<S>::decide_all() {
  next_flips_.clear();
  next_ties_ = 0;
  decided_ = true;
  const Pattern& pattern = state_.pattern();
  const auto note = [&](std::size_t i, Decision decision) {
    next_ties_ += decision.tie ? 1U : 0U;
    warm(i, decision);
    if (decision.up != pattern.up(i)) next_flips_.push_back(static_cast<std::uint32_t>(i));
    return true;
  };
  if constexpr (kHebbian)
    state_.visit(pattern.size(), InOrder(), note);
  else
    for (std::size_t i = 0; i < pattern.size(); ++i) note(i, state_.decide(i));
}

template <class S>
void Run<S>::sweep_together(std::vector<std::uint32_t>* flipped) {
  if (!decided_) decide_all();
  decided_ = false;
  if (flipped != nullptr) *flipped = next_flips_;
  before_ = state_.pattern();
  for (const std::uint32_t neuron : next_flips_) state_.flip(neuron);
  flips_ += next_flips_.size();
  ties_ += next_ties_;
}

}  // namespace hopfield
