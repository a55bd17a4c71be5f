#include "hopfield/rules/survival.hpp"

#include <algorithm>
#include <utility>

#include "hopfield/numerics/random.hpp"
#include "hopfield/pattern/sample.hpp"
#include "hopfield/rules/any_run.hpp"

namespace hopfield {

Survival::Survival(Model model, UpdateOptions update, std::uint64_t seed)
    : model_(std::move(model)), update_(update), seed_(seed), cells_(memories() * kLevels) {}

std::size_t Survival::flipped(std::size_t level) const {
  return std::max<std::size_t>(1, (level + 1) * model_.neurons() / (2 * kLevels));
}

void Survival::step() {
  // Whoever looks on sees all memories and levels fill together.
  const std::size_t place = done_ % cells_.size(), trial = done_ / cells_.size();
  const std::size_t level = place / memories(), memory = place % memories();
  Random random(seed_, (memory * kLevels + level) * kTrials + trial);
  const Pattern& wanted = model_.memories()[memory];
  Pattern start = flip_count(wanted, flipped(level), random);
  AnyRun run(model_, std::move(start), {update_, {}, 1.0}, random);
  run.finish();
  Cell& cell = cells_[memory * kLevels + level];
  ++cell.trials;
  cell.successes += run.pattern() == wanted ? 1U : 0U;
  ++done_;
}

std::size_t Survival::survives(std::size_t memory) const {
  std::size_t most = 0;
  for (std::size_t level = 0; level < kLevels; ++level) {
    const Cell found = cell(memory, level);
    if (found.trials == 0 || 2 * found.successes < found.trials) break;
    most = flipped(level);
  }
  return most;
}

}  // namespace hopfield
