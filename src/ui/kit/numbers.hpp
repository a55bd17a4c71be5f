#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "lab/words/message.hpp"

namespace ui {

/// A number for the eye: fixed decimals, U+2212 for minus, thousands set off by a thin space, and
/// never "−0". Figures of the typeface are tabular, so columns of these line up.
[[nodiscard]] std::string number(double value, int decimals = 0);
/// The same with a plus sign before what is positive: "+0.81", "−0.02", "0.00".
[[nodiscard]] std::string signed_number(double value, int decimals = 0);
/// A whole number for a sentence that has a form for one and another for more: {0} is written as number() writes it, and
/// {0|memory|memories} is the form that goes with it.
[[nodiscard]] lab::Argument counted(std::uint64_t count);
/// A tick's label for ticks `step` apart: just enough decimals, and "k" or "M" when the `largest`
/// number on the axis is a long one (0: this one is).
[[nodiscard]] std::string tick_label(double value, double step, double largest = 0);
/// How many decimals tell numbers `step` apart.
[[nodiscard]] int decimals_for(double step);

/// The decimal that a computed number is meant to be: 0.1 for 0.10000000000000053. To nine decimals.
[[nodiscard]] double decimal_of(double value);
/// A number as people type it: "0.5", "0,5", "1/3", "−2", "1e-3", "18 240", "1,000.5", "20%" where the unit is "%" (then
/// "1/3" is a third of the whole). Nothing for what is no number, and for "1,000", which is one or a thousand.
[[nodiscard]] std::optional<double> read_number(std::string_view text, std::string_view unit = {});

/// Puts values into a translated sentence: {0}, {1}, … are replaced (lab/words/message.hpp). Word order differs between
/// languages, so text is never glued together from pieces.
[[nodiscard]] std::string sentence(std::string_view pattern,
                                   std::initializer_list<lab::Argument> values);
/// "a, b, c".
[[nodiscard]] std::string with_commas(std::span<const std::string> texts);
/// Whole texts that have nothing to do with each other, side by side: "a · b". Empty ones are left out.
[[nodiscard]] std::string side_by_side(std::initializer_list<std::string_view> texts);
/// The same of a list.
[[nodiscard]] std::string side_by_side(std::span<const std::string> texts);

}  // namespace ui
