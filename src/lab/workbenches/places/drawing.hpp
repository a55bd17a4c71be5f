#pragma once

#include <cstdint>
#include <vector>

#include "lab/workbenches/places/places.hpp"

/// What is drawn by the section's own stream of random numbers.
namespace lab {

inline constexpr int kArenaParts = 1000;  ///< the lattice of places that are drawn or set

/// All cells in an order that `draws` decides.
[[nodiscard]] std::vector<std::uint32_t> drawn_order(const Places& places);
/// The cells of Places::silenced. The side that is silenced changes with `draws`: left, top, right, bottom.
[[nodiscard]] std::vector<int> silenced_by(const Places& places, Silence silence);
/// Uniform in the arena.
[[nodiscard]] std::vector<hopfield::Place> random_places(const Places& places, std::size_t count);

}  // namespace lab
