#include "lab/formats/json.hpp"

#include <array>

#include "lab/formats/text.hpp"

namespace lab {
namespace {

/// The deepest nesting of brackets outside strings.
int depth(std::string_view text) {
  int now = 0;
  int deepest = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') ++i;
      if (c == '"') quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      if (++now > deepest) deepest = now;
    } else if (c == '}' || c == ']') {
      --now;
    }
  }
  return deepest;
}

}  // namespace

hopfield::Result<Json> parse_json(std::string_view text, std::size_t longest) {
  if (text.size() > longest) {
    return hopfield::Error{"", std::to_string(text.size()) + " bytes of JSON, expected at most " +
                                   std::to_string(longest)};
  }
  if (depth(text) > kDeepestJson) {
    return hopfield::Error{"",
                           "JSON nested deeper than " + std::to_string(kDeepestJson) + " levels"};
  }
  Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) return hopfield::Error{"", "not valid JSON"};
  return json;
}

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
