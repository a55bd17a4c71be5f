#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "hopfield/places/place_fields.hpp"
#include "lab/sections/points.hpp"

/// What the workbench and the experiment "places" read alike.
namespace lab {

inline constexpr std::array<Named<hopfield::PlaceFieldOptions::Centres>, 2> kFieldCentres = {
    {{"grid", hopfield::PlaceFieldOptions::Centres::grid},
     {"random", hopfield::PlaceFieldOptions::Centres::random}}};

/// 1 to `most` places in the arena.
[[nodiscard]] constexpr Points arena_places(std::size_t most) {
  return {1, most, [](std::size_t count) { return msg("{0} {0|place|places}", count); }};
}

/// The numbers of the active cells, rising.
[[nodiscard]] inline std::vector<std::uint64_t> active_cells(const hopfield::Pattern& pattern) {
  std::vector<std::uint64_t> cells;
  for (std::size_t i = 0; i < pattern.size(); ++i)
    if (pattern.up(i)) cells.push_back(i);
  return cells;
}

}  // namespace lab
