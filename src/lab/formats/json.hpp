#pragma once

// The only place that includes the JSON library, so that it is set up the same way everywhere: it must not
// throw (the page is built without exceptions) and needs no streams.
#ifndef JSON_NOEXCEPTION
#define JSON_NOEXCEPTION
#endif
#ifndef JSON_NO_IO
#define JSON_NO_IO
#endif
#include <cstddef>
#include <nlohmann/json.hpp>
#include <string_view>

#include "hopfield/result.hpp"
#include "lab/formats/json_text.hpp"

namespace lab {

using Json = nlohmann::json;

inline constexpr std::size_t kLongestJson = 4 << 20;  // bytes
inline constexpr int kDeepestJson = 16;

/// Whether a text is short and shallow enough to be parsed.
[[nodiscard]] hopfield::Result<void> check_json(std::string_view text,
                                                std::size_t longest = kLongestJson);
/// Any text to JSON or an error. Long or deeply nested text is refused before it is parsed.
[[nodiscard]] hopfield::Result<Json> parse_json(std::string_view text,
                                                std::size_t longest = kLongestJson);

}  // namespace lab
