#pragma once

#include <span>

#include "lab/sections/workbench.hpp"

namespace lab {

/// All workbenches with their code, for set_workbenches().
[[nodiscard]] std::span<const Workbench> all_workbenches();

}  // namespace lab
