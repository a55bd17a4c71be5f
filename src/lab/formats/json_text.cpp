#include "lab/formats/json_text.hpp"

#include <array>

#include "lab/formats/text.hpp"

namespace lab {

void JsonText::separate() {
  if (text_.empty()) return;
  const char last = text_.back();
  if (last != '{' && last != '[' && last != ':') text_ += ',';
}

JsonText& JsonText::begin(char bracket) {
  separate();
  text_ += bracket;
  return *this;
}

JsonText& JsonText::end(char bracket) {
  text_ += bracket;
  return *this;
}

JsonText& JsonText::key(std::string_view name) {
  value(name);
  text_ += ':';
  return *this;
}

JsonText& JsonText::value(double number) { return raw(exact(number)); }
JsonText& JsonText::value(std::uint64_t number) { return raw(std::to_string(number)); }
JsonText& JsonText::value(std::int64_t number) { return raw(std::to_string(number)); }
JsonText& JsonText::value(bool flag) { return raw(flag ? "true" : "false"); }
JsonText& JsonText::null() { return raw("null"); }

JsonText& JsonText::raw(std::string_view json) {
  separate();
  text_ += json;
  return *this;
}

JsonText& JsonText::members(std::string_view object) {
  const std::string_view inside = object.substr(1, object.size() - 2);
  return inside.empty() ? *this : raw(inside);
}

JsonText& JsonText::value(std::string_view text) {
  separate();
  constexpr std::array<char, 17> kDigits = {"0123456789abcdef"};
  text_ += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      text_ += '\\';
      text_ += c;
    } else if (byte < 0x20) {
      text_ += "\\u00";
      text_ += kDigits[byte >> 4U];
      text_ += kDigits[byte & 15U];
    } else {
      text_ += c;
    }
  }
  text_ += '"';
  return *this;
}

}  // namespace lab
