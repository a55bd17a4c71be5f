// Commands that change what is stored.
#include <algorithm>

#include "hopfield/pattern/sample.hpp"
#include "lab/commands/edit.hpp"
#include "lab/document/picture.hpp"
#include "lab/formats/text.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

/// The memory that a picture repeats most, leaving out number `except`.
struct Likeness {
  std::size_t pattern = SIZE_MAX;
  std::int32_t overlap = 0;
};

Likeness likeness(const std::vector<Memory>& memories, const Pattern& picture, std::size_t except) {
  Likeness best;
  for (std::size_t k = 0; k < memories.size(); ++k) {
    if (k == except) continue;
    const std::int32_t overlap = hopfield::dot(memories[k].pattern, picture);
    if (best.pattern == SIZE_MAX || std::abs(overlap) > std::abs(best.overlap)) best = {k, overlap};
  }
  return best;
}

}  // namespace

bool Editor::repeats(const Pattern& picture, std::size_t except, bool force) {
  const Likeness found = likeness(memories(), picture, except);
  if (found.pattern == SIZE_MAX) return false;
  const Argument name = named(memories()[found.pattern].name);
  const auto neurons = static_cast<std::int32_t>(picture.size());
  const std::int32_t size = std::abs(found.overlap);
  if (size == neurons && !force) {
    remarks_.push_back({true, found.overlap > 0 ? msg("Already stored as {0}", name)
                                                : msg("Already stored, inverted: {0}", name)});
    return true;
  }
  if (size != neurons && 10 * size >= 9 * neurons) {
    // Two memories so alike pull towards each other: the network may not keep them apart.
    const auto differing = static_cast<std::uint64_t>((neurons - size) / 2);
    remarks_.push_back(
        {true, found.overlap > 0
                   ? msg("Very like {0}: only {1} {1|pixel differs|pixels differ}", name, differing)
                   : msg("Very like the inverse of {0}: only {1} {1|pixel differs|pixels differ}",
                         name, differing)});
  }
  return false;
}

Result<void> Editor::check_room(std::size_t more) const {
  if (memories().size() + more <= kMostMemories) return {};
  return Error{"memories", lab::expected(msg("{0} {0|picture|pictures}", memories().size() + more),
                                         at_most(kMostMemories))};
}

Result<void> Editor::operator()(const command::Store& command) {
  if (auto room = check_room(1); !room) return room;
  if (repeats(shown_, SIZE_MAX, command.force)) return {};
  std::vector<Memory> stored = memories();
  std::string name = tidy(command.name, kLongestName);
  if (name.empty()) name = "picture " + std::to_string(stored.size() + 1);
  stored.push_back({free_name(name, stored), shown_});
  hold();
  set_memories(std::move(stored));
  return {};
}

Result<void> Editor::operator()(const command::Replace& command) {
  if (auto there = check_memory("pattern", command.pattern); !there) return there;
  if (memories()[command.pattern].pattern == shown_) return {};
  if (repeats(shown_, command.pattern, command.force)) return {};
  std::vector<Memory> stored = memories();
  stored[command.pattern].pattern = shown_;
  hold();
  set_memories(std::move(stored));
  return {};
}

Result<void> Editor::operator()(const command::Forget& command) {
  if (auto there = check_memory("pattern", command.pattern); !there) return there;
  std::vector<Memory> stored = memories();
  stored.erase(stored.begin() + static_cast<std::ptrdiff_t>(command.pattern));
  std::vector<double>& coefficients = document_.learning.options.coefficients;
  if (!coefficients.empty())
    coefficients.erase(coefficients.begin() + static_cast<std::ptrdiff_t>(command.pattern));
  hold();
  set_memories(std::move(stored));
  return {};
}

Result<void> Editor::operator()(const command::Rename& command) {
  if (auto there = check_memory("pattern", command.pattern); !there) return there;
  const std::string name = tidy(command.name, kLongestName);
  if (name.empty()) return Error{"name", lab::expected(msg("empty"), "a name")};
  std::vector<Memory> stored = memories();
  stored[command.pattern].name = free_name(name, stored, command.pattern);
  set_memories(std::move(stored));
  return {};
}

Result<void> Editor::operator()(const command::Move& command) {
  if (auto there = check_memory("from", command.from); !there) return there;
  if (auto there = check_memory("to", command.to); !there) return there;
  std::vector<Memory> stored = memories();
  Memory moved = std::move(stored[command.from]);
  stored.erase(stored.begin() + static_cast<std::ptrdiff_t>(command.from));
  stored.insert(stored.begin() + static_cast<std::ptrdiff_t>(command.to), std::move(moved));
  std::vector<double>& coefficients = document_.learning.options.coefficients;
  if (!coefficients.empty()) {
    const double own = coefficients[command.from];
    coefficients.erase(coefficients.begin() + static_cast<std::ptrdiff_t>(command.from));
    coefficients.insert(coefficients.begin() + static_cast<std::ptrdiff_t>(command.to), own);
  }
  // The order of the terms changes no sum of Hebb's: the run goes on. For a sequence it is what is learnt.
  if (command.from != command.to && !document_.learning.by(hopfield::Rule::hebb)) hold();
  set_memories(std::move(stored));
  return {};
}

Result<void> Editor::operator()(const command::ForgetAll& /*command*/) {
  if (memories().empty()) return {};
  hold();
  set_memories({});
  return {};
}

void Editor::replace_all(Grid grid, std::vector<Memory> memories, Pattern start) {
  resize(grid);
  document_.learning.options.coefficients.clear();
  set_memories(std::move(memories));
  begin(std::move(start));
}

Result<void> Editor::operator()(const command::Pictures& command) {
  const PictureSet* set = find_picture_set(command.set);
  if (set == nullptr) {
    std::string expected;
    for (const PictureSet& each : picture_sets()) {
      if (!expected.empty()) expected += ", ";
      expected += each.id;
    }
    return Error{"set", lab::expected(msg("\"{0}\"", tidy(command.set, 24)), expected)};
  }
  if (!command.name.empty()) {
    for (const PictureSet::Picture& picture : set->pictures) {
      if (picture.name != command.name) continue;
      // With nothing stored the grid is free to take the picture's size; otherwise the picture takes the grid's.
      if (memories().empty()) resize(set->grid);
      begin(resample(picture.pattern, set->grid, document_.grid));
      return {};
    }
    return Error{"name", lab::expected(msg("\"{0}\"", tidy(command.name, 24)),
                                       msg("a picture of {0}", set->id))};
  }
  std::vector<Memory> stored;
  for (const std::size_t k : set->starter)
    stored.push_back({std::string(set->pictures[k].name), set->pictures[k].pattern});
  auto random = draw();
  Pattern start = hopfield::flip_fraction(stored.front().pattern, document_.noise, random);
  replace_all(set->grid, std::move(stored), std::move(start));
  return {};
}

Result<void> Editor::operator()(const command::Import& command) {
  const Grid grid{command.width, command.height};
  if (command.memories.empty())
    return Error{"memories", lab::expected(msg("empty"), "at least one picture")};
  if (grid.width < kSmallestSide || grid.width > kLargestSide || grid.height < kSmallestSide ||
      grid.height > kLargestSide) {
    return Error{"width",
                 lab::expected(msg("{0} × {1}", grid.width, grid.height), "5 to 64 each way")};
  }
  for (std::size_t k = 0; k < command.memories.size(); ++k) {
    if (command.memories[k].pattern.size() != grid.neurons()) {
      return Error{"memories[" + std::to_string(k) + "].bits",
                   lab::expected(value_count(command.memories[k].pattern.size()), grid.neurons())};
    }
  }
  std::vector<Memory> stored;
  if (!command.replace) stored = memories();
  std::vector<std::string> skipped;
  for (const Memory& memory : command.memories) {
    Pattern picture =
        command.replace ? memory.pattern : resample(memory.pattern, grid, document_.grid);
    const bool known = std::any_of(stored.begin(), stored.end(),
                                   [&](const Memory& each) { return each.pattern == picture; });
    if (known)
      skipped.push_back(memory.name);
    else
      stored.push_back({free_name(memory.name, stored), std::move(picture)});
  }
  if (stored.size() > kMostMemories) {
    return Error{"memories", lab::expected(msg("{0} {0|picture|pictures}", stored.size()),
                                           at_most(kMostMemories))};
  }
  if (skipped.size() == 1) {
    remarks_.push_back({true, msg("Already stored: {0}", named(skipped.front()))});
  } else if (!skipped.empty()) {
    remarks_.push_back(
        {true, msg("{0} {0|picture was|pictures were} stored already", skipped.size())});
  }
  if (command.replace) {
    Pattern start = stored.front().pattern;
    replace_all(grid, std::move(stored), std::move(start));
  } else if (stored.size() > memories().size()) {
    hold();
    set_memories(std::move(stored));
  }
  return {};
}

Result<void> Editor::operator()(const command::AddRandom& command) {
  if (command.count < 1) return Error{"count", lab::expected(msg("0"), "at least 1")};
  if (auto room = check_room(command.count); !room) return room;
  std::vector<Memory> stored = memories();
  stored.reserve(stored.size() + command.count);
  auto random = draw();
  for (std::uint32_t k = 0; k < command.count; ++k) {
    stored.push_back({free_name("random " + std::to_string(stored.size() + 1), stored),
                      hopfield::random_pattern(shown_.size(), random)});
  }
  hold();
  set_memories(std::move(stored));
  return {};
}

}  // namespace lab
