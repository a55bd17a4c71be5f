#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "hopfield/result.hpp"

namespace lab {

/// Values in one list, or members of one object. The longest list of a document has a value for each neuron.
inline constexpr std::size_t kLongestList = 4096;
/// Numbers with a decimal point or an exponent, which take longest to read: a matrix of 400 × 400 has 160 000.
inline constexpr std::size_t kMostDecimals = 250'000;

/// The text of a JSON object without the members that nobody reads, which are never made so. The sizes of the others are checked
/// before anything is made of them: an error names the member. Short text that is no object stays as it is. Whether the members are
/// valid JSON is seen when they are parsed.
[[nodiscard]] hopfield::Result<std::string> sift(
    std::string_view text, const std::function<bool(std::string_view)>& is_read,
    std::size_t most_values);

}  // namespace lab
