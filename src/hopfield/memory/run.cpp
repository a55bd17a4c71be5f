#include <algorithm>
#include <numeric>
#include <utility>

#include "hopfield/memory/drives.hpp"
#include "hopfield/memory/dynamics.hpp"

namespace hopfield {

Run::Run(Network network, Pattern start, UpdateOptions options, Random random)
    : state_(std::move(network), std::move(start)), options_(options), random_(random) {
  if (state_.pattern().size() == 0) {
    finish(Outcome::fixed_point);
  } else if (options_.max_sweeps == 0) {
    finish(Outcome::max_sweeps);
  } else if (options_.mode == Mode::sync) {
    decide_all();
  } else {
    begin_sweep();
  }
}

std::optional<std::uint32_t> Run::upcoming() const {
  if (over() || options_.mode == Mode::sync) {
    return std::nullopt;
  }
  return neuron_at(position_);
}

std::optional<Update> Run::step() {
  const std::optional<std::uint32_t> neuron = upcoming();
  if (!neuron) {
    return std::nullopt;
  }
  const std::int64_t drive = state_.drive(*neuron);
  const Decision decision = state_.decide(*neuron, drive);
  Update update;
  update.neuron = *neuron;
  update.field = state_.field(*neuron, drive);
  update.before = state_.pattern().up(*neuron);
  update.after = decision.up;
  update.tie = decision.tie;

  ties_ += decision.tie ? 1U : 0U;
  ++position_;
  ++updates_;
  if (update.flipped()) {
    state_.flip(*neuron, drive);
    ++flips_;
    last_flip_ = position_;
  }
  if (position_ == state_.pattern().size()) {
    end_sweep();
  }
  return update;
}

std::uint64_t Run::sweep(std::vector<std::uint32_t>* flipped) {
  if (flipped != nullptr) {
    flipped->clear();
  }
  if (over()) {
    return 0;
  }
  if (options_.mode == Mode::sync) {
    return sweep_together(flipped);
  }
  const std::size_t neurons = state_.pattern().size();
  const std::size_t decisions = neurons - position_;
  if (decisions < worth_tables) {
    for (; position_ < neurons; ++position_) {
      const std::uint32_t neuron = neuron_at(position_);
      settle(neuron, state_.drive(neuron), flipped);
    }
  } else {
    sweep_blocks(flipped);
  }
  updates_ += decisions;
  end_sweep();
  return decisions;
}

bool Run::settle(std::uint32_t neuron, std::int64_t drive, std::vector<std::uint32_t>* flipped) {
  const Decision decision = state_.decide(neuron, drive);
  ties_ += decision.tie ? 1U : 0U;
  if (decision.up == state_.pattern().up(neuron)) {
    return false;
  }
  state_.flip(neuron, drive);
  ++flips_;
  last_flip_ = position_ + 1;
  if (flipped != nullptr) {
    flipped->push_back(neuron);
  }
  return true;
}

void Run::sweep_blocks(std::vector<std::uint32_t>* flipped) {
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
    const std::size_t count = std::min(FieldTables::block, neurons - position_);
    const FieldTables::Neurons block = block_of(position_, count, at);
    tables.fields(block, fields);
    for (std::size_t k = 0; k < count; ++k, ++position_) {
      const std::uint32_t neuron = block[k];
      if (settle(neuron, state_.drive(neuron, fields[k]), flipped)) {
        tables.flip(block, k, state_.pattern().up(neuron), count, fields);
      }
    }
  }
}

void Run::begin_sweep() {
  position_ = 0;
  last_flip_ = 0;
  if (options_.order == Order::raster) {
    return;
  }
  const std::size_t neurons = state_.pattern().size();
  order_.resize(neurons);
  if (options_.order == Order::shuffled) {
    std::iota(order_.begin(), order_.end(), 0U);
    random_.shuffle(order_);
  } else {
    for (std::uint32_t& neuron : order_) {
      neuron = random_.below(static_cast<std::uint32_t>(neurons));
    }
  }
}

bool Run::settled() const {
  if (options_.order == Order::random) {
    return state_.stable();
  }
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

void Run::end_sweep() {
  ++sweeps_;
  if (settled()) {
    finish(Outcome::fixed_point);
  } else if (sweeps_ >= options_.max_sweeps) {
    finish(Outcome::max_sweeps);
  } else {
    begin_sweep();
  }
}

void Run::finish(Outcome outcome) { outcome_ = outcome; }

void Run::decide_all() {
  next_flips_.clear();
  next_ties_ = 0;
  const Pattern& pattern = state_.pattern();
  state_.visit(pattern.size(), InOrder(), [&](std::size_t i, Decision decision) {
    next_ties_ += decision.tie ? 1U : 0U;
    if (decision.up != pattern.up(i)) {
      next_flips_.push_back(static_cast<std::uint32_t>(i));
    }
    return true;
  });
}

std::uint64_t Run::sweep_together(std::vector<std::uint32_t>* flipped) {
  if (flipped != nullptr) {
    *flipped = next_flips_;
  }
  const Pattern before = state_.pattern();
  for (const std::uint32_t neuron : next_flips_) {
    state_.flip(neuron);
  }
  flips_ += next_flips_.size();
  ties_ += next_ties_;
  updates_ += before.size();
  ++sweeps_;

  // Looking one step ahead tells a fixed point, and is the work of the next sweep anyway.
  decide_all();
  if (next_flips_.empty()) {
    finish(Outcome::fixed_point);
  } else if (sweeps_ >= 2 && state_.pattern() == previous_) {
    finish(Outcome::two_cycle);
  } else if (sweeps_ >= options_.max_sweeps) {
    finish(Outcome::max_sweeps);
  }
  previous_ = before;
  return before.size();
}

}  // namespace hopfield
