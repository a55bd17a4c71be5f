#pragma once

#include <cstdint>

#include "hopfield/memory/temperature.hpp"
#include "lab/formats/fields.hpp"
#include "lab/formats/json.hpp"

namespace lab {

/// The highest T that is taken: far beyond what any weights resist.
inline constexpr double kHottest = 1e6;

/// The field "temperature": a number, or {"shape": "linear" or "geometric", "start", "end", "sweeps"} with 1 to `most_sweeps`.
/// Not given, `cooling` stays.
void read_temperature(const Fields& fields, hopfield::Cooling& cooling, std::uint32_t most_sweeps);
/// Its value, as it is read.
void write_temperature(JsonText& json, const hopfield::Cooling& cooling);

}  // namespace lab
