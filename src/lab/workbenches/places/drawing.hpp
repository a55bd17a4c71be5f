#pragma once

#include <cstdint>
#include <vector>

#include "lab/workbenches/places/places.hpp"

/// What is drawn by the section's own stream of random numbers.
namespace lab {

/// All cells in an order that `draws` decides.
[[nodiscard]] std::vector<std::uint32_t> drawn_order(const Places& places);
/// The cells of Places::silenced. The side that is silenced changes with `draws`: left, top, right, bottom.
[[nodiscard]] std::vector<int> silenced_by(const Places& places, Silence silence);
/// Uniform in the arena.
[[nodiscard]] std::vector<hopfield::Place> random_places(const Places& places, std::size_t count);
/// In [0, 1], in millimetres: a finger does not mean 0.41259765625.
[[nodiscard]] double rounded_place(double at);

}  // namespace lab
