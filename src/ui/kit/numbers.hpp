#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace ui {

/// A number for the eye: fixed decimals, U+2212 for minus, thousands set off by a thin space, and
/// never "−0". Figures of the typeface are tabular, so columns of these line up.
[[nodiscard]] std::string number(double value, int decimals = 0);
/// The same with a plus sign before what is positive: "+0.81", "−0.02", "0.00".
[[nodiscard]] std::string signed_number(double value, int decimals = 0);
/// A whole number with its noun: "1 memory", "3 memories".
[[nodiscard]] std::string counted(std::uint64_t count, const char* one, const char* many);
/// A tick's label for ticks `step` apart: just enough decimals, and "k" or "M" when the `largest`
/// number on the axis is a long one (0: this one is).
[[nodiscard]] std::string tick_label(double value, double step, double largest = 0);
/// How many decimals tell numbers `step` apart.
[[nodiscard]] int decimals_for(double step);

/// Puts values into a translated sentence: {0}, {1}, … are replaced. Word order differs between
/// languages, so text is never glued together from pieces.
[[nodiscard]] std::string sentence(std::string_view pattern,
                                   std::initializer_list<std::string_view> values);

}  // namespace ui
