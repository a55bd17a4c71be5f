#pragma once

// The only place that includes the JSON library, so that it is set up the same way everywhere: it must not
// throw (the page is built without exceptions) and needs no streams.
#ifndef JSON_NOEXCEPTION
#define JSON_NOEXCEPTION
#endif
#ifndef JSON_NO_IO
#define JSON_NO_IO
#endif
#include <cstdint>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>

#include "hopfield/result.hpp"

namespace lab {

using Json = nlohmann::json;

inline constexpr std::size_t kLongestJson = 4 << 20;  // bytes
inline constexpr int kDeepestJson = 16;

/// Any text to JSON or an error. Long or deeply nested text is refused before it is parsed.
[[nodiscard]] hopfield::Result<Json> parse_json(std::string_view text,
                                                std::size_t longest = kLongestJson);

/// Writes JSON text in the order it is told, the same bytes on every platform.
class JsonText {
 public:
  JsonText& begin(char bracket);  ///< '{' or '['
  JsonText& end(char bracket);    ///< '}' or ']'
  JsonText& key(std::string_view name);
  JsonText& value(double number);
  JsonText& value(std::uint64_t number);
  JsonText& value(std::int64_t number);
  JsonText& value(std::uint32_t number) { return value(std::uint64_t{number}); }
  JsonText& value(std::int32_t number) { return value(std::int64_t{number}); }
  JsonText& value(bool flag);
  JsonText& value(std::string_view text);
  JsonText& value(const char* text) { return value(std::string_view(text)); }
  JsonText& null();
  /// Text that is JSON already.
  JsonText& raw(std::string_view json);
  template <class T>
  JsonText& field(std::string_view name, const T& content) {
    return key(name).value(content);
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  void separate();
  std::string text_;
};

}  // namespace lab
