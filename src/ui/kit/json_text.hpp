#pragma once

#include <string>
#include <string_view>

namespace ui {

/// The words as a JSON string, with its quotes.
[[nodiscard]] std::string json_text(std::string_view words);

}  // namespace ui
