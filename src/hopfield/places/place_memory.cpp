#include "hopfield/places/place_memory.hpp"

#include <numeric>
#include <string>
#include <utility>

namespace hopfield {

Result<PlaceMemory> PlaceMemory::make(std::size_t cells, std::size_t active,
                                      std::vector<Pattern> patterns) {
  if (cells < 2 || cells > kMostCells)
    return Error{"cells", "expected from 2 to " + std::to_string(kMostCells)};
  if (active < 1 || active >= cells)
    return Error{"active", "expected from 1 to " + std::to_string(cells - 1)};
  if (patterns.size() > kMostPatterns)
    return Error{"patterns", "expected at most " + std::to_string(kMostPatterns)};
  for (std::size_t k = 0; k < patterns.size(); ++k)
    if (patterns[k].size() != cells)
      return Error{
          "patterns[" + std::to_string(k) + "]",
          std::to_string(patterns[k].size()) + " values, expected " + std::to_string(cells)};
  PlaceMemory out;
  out.cells_ = cells;
  out.active_ = active;
  out.weights_.assign(cells * cells, 0);
  const auto n = static_cast<std::int64_t>(cells), k = static_cast<std::int64_t>(active);
  for (const Pattern& pattern : patterns)
    for (std::size_t i = 0; i < cells; ++i) {
      const std::int64_t own = pattern.up(i) ? n - k : -k;
      std::int64_t* row = &out.weights_[i * cells];
      for (std::size_t j = 0; j < cells; ++j) row[j] += own * (pattern.up(j) ? n - k : -k);
    }
  for (std::size_t i = 0; i < cells; ++i) out.weights_[i * cells + i] = 0;
  out.patterns_ = std::move(patterns);
  return out;
}

double PlaceMemory::scale() const {
  const auto n = static_cast<double>(cells_), k = static_cast<double>(active_);
  return n * k * (n - k);
}

PlaceState::PlaceState(std::shared_ptr<const PlaceMemory> memory, const Pattern& start)
    : memory_(std::move(memory)), pattern_(start.size()), inputs_(start.size(), 0) {
  for (std::size_t i = 0; i < start.size(); ++i)
    if (start.up(i)) set(i, true);
}

void PlaceState::set(std::size_t i, bool active) {
  pattern_.set(i, active);
  count_ = active ? count_ + 1 : count_ - 1;
  for (std::size_t j = 0; j < inputs_.size(); ++j)
    inputs_[j] += active ? memory_->weight(j, i) : -memory_->weight(j, i);
}

std::int64_t PlaceState::twice_energy() const {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < inputs_.size(); ++i)
    if (pattern_.up(i)) sum -= inputs_[i];
  return sum;
}

double PlaceState::energy() const {
  return static_cast<double>(twice_energy()) / (2.0 * memory_->scale());
}

PlaceState::Change PlaceState::decide(std::size_t i) const {
  if (pattern_.up(i)) return {};
  if (count_ < memory_->active()) {
    if (inputs_[i] <= 0) return {};
    std::size_t larger = 0;
    for (const std::int64_t input : inputs_) larger += input > inputs_[i] ? 1U : 0U;
    return {larger < memory_->active(), std::nullopt};
  }
  std::size_t weakest = inputs_.size();
  for (std::size_t j = 0; j < inputs_.size(); ++j)
    if (pattern_.up(j) && (weakest == inputs_.size() || inputs_[j] <= inputs_[weakest]))
      weakest = j;
  if (inputs_[i] - memory_->weight(i, weakest) <= inputs_[weakest]) return {};
  return {true, static_cast<std::uint32_t>(weakest)};
}

bool PlaceState::update(std::size_t i) {
  const Change change = decide(i);
  if (!change.joins) return false;
  if (change.leaves) set(*change.leaves, false);
  set(i, true);
  return true;
}

bool PlaceState::stable() const {
  for (std::size_t i = 0; i < inputs_.size(); ++i)
    if (decide(i).joins) return false;
  return true;
}

PlaceRun::PlaceRun(PlaceState state, Random random)
    : state_(std::move(state)), random_(random), order_(state_.pattern().size()) {
  std::iota(order_.begin(), order_.end(), 0U);
}

bool PlaceRun::step() {
  if (over_) return false;
  if (position_ == 0) {
    random_.shuffle(std::span(order_));
    changed_ = false;
  }
  changed_ = state_.update(order_[position_]) || changed_;
  ++updates_;
  if (++position_ == order_.size()) {
    position_ = 0;
    over_ = !changed_;
  }
  return true;
}

}  // namespace hopfield
