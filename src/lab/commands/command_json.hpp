#pragma once

#include <string_view>
#include <vector>

namespace lab {

/// The names of all commands, in the order of the variant; then those that change a workbench’s section.
[[nodiscard]] std::vector<std::string_view> ops();

}  // namespace lab
