#pragma once

#include <span>

#include "ui/shell/app.hpp"

namespace workbenches {

/// All of them, for App::set_workbenches().
[[nodiscard]] std::span<const ui::WorkbenchView> all();
/// What reads files: large, and few who visit have one.
[[nodiscard]] ui::FileReader file_reader();

}  // namespace workbenches
