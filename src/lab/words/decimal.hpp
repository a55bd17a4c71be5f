#pragma once

#include <string>

namespace lab {

/// Rounded to `digits` decimals, with a real minus sign (U+2212), for reading.
[[nodiscard]] std::string decimal(double value, int digits);

}  // namespace lab
