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
  /// The name of a member of an object; its value has to follow.
  JsonText& key(std::string_view name);
  /// The shortest digits that read back as the same number; what is not finite becomes null.
  JsonText& value(double number);
  /// All digits, also of what JavaScript cannot hold exactly (above 2⁵³).
  JsonText& value(std::uint64_t number);
  /// The same with a sign.
  JsonText& value(std::int64_t number);
  JsonText& value(std::uint32_t number) { return value(std::uint64_t{number}); }
  JsonText& value(std::int32_t number) { return value(std::int64_t{number}); }
  /// true or false.
  JsonText& value(bool flag);
  /// A string, escaped where it must be. UTF-8 stays as it is.
  JsonText& value(std::string_view text);
  JsonText& value(const char* text) { return value(std::string_view(text)); }
  /// In the place of a value.
  JsonText& null();
  /// Text that is JSON already.
  JsonText& raw(std::string_view json);
  /// The members of an object that is JSON already.
  JsonText& members(std::string_view object);
  /// A member: its name and its value.
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
