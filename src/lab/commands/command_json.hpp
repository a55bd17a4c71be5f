#pragma once

#include <span>
#include <string_view>

namespace lab {

/// The names of all commands, in the order of the variant.
[[nodiscard]] std::span<const std::string_view> ops();

}  // namespace lab
