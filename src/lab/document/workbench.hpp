#pragma once

#include <span>
#include <string_view>

#include "hopfield/result.hpp"

namespace lab {

/// One workbench: the name in documents and links, the title on its tab, and whether it can be opened.
struct Workbench {
  std::string_view name;
  std::string_view title;
  bool ready = false;
};

/// All names that links may carry, in the order of the tabs.
[[nodiscard]] std::span<const Workbench> workbenches();
/// An error when the name is unknown, or known but not to be opened yet.
[[nodiscard]] hopfield::Result<void> check_workbench(std::string_view name);

}  // namespace lab
