#include "lab/document/history.hpp"

#include <utility>

namespace lab {

bool History::joins(std::string_view group) const {
  return !group.empty() && future_.empty() && !past_.empty() && past_.back().group == group;
}

std::size_t History::bytes() const {
  std::size_t sum = 0;
  const void* last = nullptr;
  const void* last_weights = nullptr;
  for (const Entry& entry : past_) {
    const auto& weights = entry.snapshot.document.learning.weights;
    if (weights && weights.get() != last_weights)
      sum += weights->rows() * weights->columns() * sizeof(double);
    last_weights = weights.get();
    const MemoryList& list = entry.snapshot.document.memories;
    // Neighbours share their list unless it changed between them.
    if (list.get() == last) continue;
    last = list.get();
    sum += list->size() * (sizeof(Memory) + (entry.snapshot.document.grid.neurons() + 7) / 8);
  }
  return sum;
}

void History::record(Snapshot before, const Message& label, std::string_view group,
                     std::uint64_t step) {
  if (joins(group)) return;
  future_.clear();
  past_.push_back({std::move(before), label, std::string(group), step});
  while (past_.size() > kMostEntries || (past_.size() > 1 && bytes() > kMostBytes))
    past_.erase(past_.begin());
}

void History::seal() {
  if (!past_.empty()) past_.back().group.clear();
}

Snapshot History::undo(Snapshot present) {
  Entry entry = std::move(past_.back());
  past_.pop_back();
  Snapshot before = std::move(entry.snapshot);
  future_.push_back(
      {std::move(present), std::move(entry.label), std::move(entry.group), entry.step});
  return before;
}

Snapshot History::redo(Snapshot present) {
  Entry entry = std::move(future_.back());
  future_.pop_back();
  Snapshot after = std::move(entry.snapshot);
  past_.push_back({std::move(present), std::move(entry.label), std::move(entry.group), entry.step});
  return after;
}

}  // namespace lab
