#pragma once

#include <span>

#include "ui/shell/workbench.hpp"

namespace workbenches {

/// All of them, for App::set_workbenches().
[[nodiscard]] std::span<const ui::WorkbenchView> all();

}  // namespace workbenches
