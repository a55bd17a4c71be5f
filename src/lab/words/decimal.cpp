#include "lab/words/decimal.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <string_view>

namespace lab {

std::string decimal(double value, int digits) {
  // The largest number has 309 digits before its point.
  std::array<char, 400> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.*f", digits, std::fabs(value));
  const std::string_view text = buffer.data();
  // What rounds to zero has no sign.
  const bool zero = text.find_first_not_of("0.") == std::string_view::npos;
  std::string out = value < 0 && !zero ? "\u2212" : "";
  out += text;
  return out;
}

}  // namespace lab
