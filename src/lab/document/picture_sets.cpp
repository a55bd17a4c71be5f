#include <algorithm>

#include "included_pictures.hpp"
#include "lab/document/document.hpp"
#include "lab/document/picture.hpp"

namespace lab {
namespace {

/// Four pixels a hexadecimal digit (cmake/embed_pictures.cmake).
Pattern unpack_digits(std::string_view digits, Grid grid) {
  Pattern pattern(grid.neurons());
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char digit = digits[i / 4];
    const int value = digit <= '9' ? digit - '0' : digit - 'a' + 10;
    if ((value >> (3 - i % 4) & 1) != 0) pattern.set(i, true);
  }
  return pattern;
}

std::vector<PictureSet> unpack_all() {
  std::vector<PictureSet> sets;
  for (const included::Set& set : included::sets) {
    PictureSet out{set.name, set.title, Grid{set.width, set.height}, {}, {}};
    for (const included::Picture& picture : set.pictures)
      out.pictures.push_back({picture.name, unpack_digits(picture.bits, out.grid)});
    for (const std::string_view name : set.starter) {
      const auto found = std::find_if(out.pictures.begin(), out.pictures.end(),
                                      [&](const auto& picture) { return picture.name == name; });
      out.starter.push_back(static_cast<std::size_t>(found - out.pictures.begin()));
    }
    sets.push_back(std::move(out));
  }
  return sets;
}

}  // namespace

const std::vector<PictureSet>& picture_sets() {
  static const std::vector<PictureSet> sets = unpack_all();
  return sets;
}

Document first_visit() {
  Document document;
  std::vector<Memory> memories;
  if (const PictureSet* set = find_picture_set(included::first_set)) {
    document.grid = set->grid;
    for (const std::string_view name : included::first_memories) {
      for (const PictureSet::Picture& picture : set->pictures)
        if (picture.name == name) memories.push_back({std::string(name), picture.pattern});
    }
  }
  document.start = unpack_digits(included::first_start, document.grid);
  document.speed = {kNormalPace, true};
  document.noise = 0.25;  // as noisy as the picture
  document.memories = std::make_shared<const std::vector<Memory>>(std::move(memories));
  return document;
}

const PictureSet* find_picture_set(std::string_view id) {
  for (const PictureSet& set : picture_sets())
    if (set.id == id) return &set;
  return nullptr;
}

}  // namespace lab
