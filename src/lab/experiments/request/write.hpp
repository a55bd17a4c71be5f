#pragma once

#include <span>
#include <string>
#include <vector>

#include "hopfield/memory/retrieval.hpp"
#include "hopfield/rules/model.hpp"
#include "lab/formats/json.hpp"

/// What several experiments write alike.
namespace lab {

/// Bytes that one number of a result may take while it is being written, when the text that holds it moves to a larger place.
inline constexpr std::size_t kWritten = 24;

/// A state in the network's units: ±1, or 0 and 1.
void write_state(JsonText& json, const hopfield::Pattern& pattern, hopfield::Units units);
/// An array of numbers; one that is not finite is written as null.
void write_numbers(JsonText& json, std::span<const double> numbers);
/// The same of whole numbers.
void write_numbers(JsonText& json, std::span<const std::uint64_t> numbers);
/// {pattern, overlap, kind, exact, terms}; null when there are no memories to compare with.
void write_nearest(JsonText& json, const hopfield::Memories& memories,
                   const hopfield::Pattern& state);
/// The same of real numbers, a mean of real patterns with these weights, which add to 1. The pattern with the largest weight counts, and
/// its overlap is ξ · x / ξ · ξ. The state is that pattern where the overlap is large or, among `grey` patterns, which all resemble each
/// other, the weight; otherwise a mixture of those that have at least a tenth each.
void write_nearest(JsonText& json, std::span<const std::vector<double>> patterns, bool grey,
                   std::span<const double> state, std::span<const double> weights);
/// Overlaps q = ξ · s / N with all memories.
void write_overlaps(JsonText& json, const hopfield::Memories& memories,
                    const hopfield::Pattern& state);
/// A hash in hexadecimal: JSON numbers are not exact beyond 2⁵³.
[[nodiscard]] std::string hexadecimal(std::uint64_t value);

}  // namespace lab
