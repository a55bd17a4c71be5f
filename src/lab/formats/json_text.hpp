#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lab {

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
  /// The members of an object that is JSON already.
  JsonText& members(std::string_view object);
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
