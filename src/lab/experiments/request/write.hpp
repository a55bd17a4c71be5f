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
/// The same of real numbers in the span of the memories, mixed with these weights (which add to 1): the state is a memory only where
/// its own numbers are, and a mixture of those memories that have at least a tenth each.
void write_nearest(JsonText& json, const hopfield::Memories& memories,
                   std::span<const double> state, std::span<const double> weights);
/// Overlaps q = ξ · s / N with all memories.
void write_overlaps(JsonText& json, const hopfield::Memories& memories,
                    const hopfield::Pattern& state);
/// A hash in hexadecimal: JSON numbers are not exact beyond 2⁵³.
[[nodiscard]] std::string hexadecimal(std::uint64_t value);

}  // namespace lab
