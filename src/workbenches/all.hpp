#pragma once

#include <span>

#include "ui/shell/app.hpp"

namespace workbenches {

/// All of them, for App::set_workbenches().
[[nodiscard]] std::span<const ui::WorkbenchView> all();
/// The dialogs that few who visit open, for App::set_dialogs().
[[nodiscard]] std::span<const ui::DialogView> dialogs();
/// Memory's panels that few who visit open, for App::set_panels().
[[nodiscard]] std::span<const ui::PanelView> panels();
/// What reads files: large, and few who visit have one.
[[nodiscard]] ui::FileReader file_reader();

}  // namespace workbenches
