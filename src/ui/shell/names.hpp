#pragma once

#include <span>
#include <string_view>

#include "ui/shell/workbench.hpp"

namespace ui {

/// Whether `hide=` can mean this: a part of the screen, or a widget, or the beginning of widgets' ids up to a dot, of
/// the shell, of Memory or of one of `views`, whether or not it is on the screen now.
[[nodiscard]] bool known_name(std::string_view name, std::span<const WorkbenchView> views);

}  // namespace ui
