#pragma once

#include <cstddef>
#include <string_view>

#include "imgui.h"

namespace ui {

/// Reads one code point of UTF-8 at `at` and moves on; a broken byte gives U+FFFD and moves on by one.
[[nodiscard]] ImWchar next_code_point(std::string_view words, std::size_t& at);

}  // namespace ui
