#include "lab/formats/text.hpp"

#include <algorithm>
#include <cmath>

#include "lab/formats/json.hpp"

namespace lab {
namespace {

/// Bytes of the UTF-8 sequence that starts the text; 0 when it is malformed.
std::size_t sequence(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto follows = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0U) == 0x80U; };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    if (!follows(1) || !follows(2)) return 0;
    if (first == 0xE0 && byte(1) < 0xA0) return 0;   // overlong
    if (first == 0xED && byte(1) >= 0xA0) return 0;  // surrogate
    return 3;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    if (!follows(1) || !follows(2) || !follows(3)) return 0;
    if (first == 0xF0 && byte(1) < 0x90) return 0;
    if (first == 0xF4 && byte(1) >= 0x90) return 0;
    return 4;
  }
  return 0;
}

}  // namespace

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = sequence(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::string tidy(std::string_view text, std::size_t longest) {
  std::string out;
  while (!text.empty()) {
    const std::size_t length = sequence(text);
    if (length == 0) {
      text.remove_prefix(1);
      continue;
    }
    const bool control =
        length == 1 && (static_cast<unsigned char>(text[0]) < 0x20 || text[0] == 0x7F);
    const bool space = control || text[0] == ' ';
    if (space && out.empty()) {
      text.remove_prefix(length);
      continue;
    }
    if (out.size() + length > longest) break;
    if (space)
      out += ' ';
    else
      out += text.substr(0, length);
    text.remove_prefix(length);
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string exact(double value) {
  if (!std::isfinite(value)) return "null";
  constexpr double kExact = 9007199254740992.0;  // 2⁵³
  if (std::fabs(value) < kExact && value == std::floor(value))
    return std::to_string(static_cast<std::int64_t>(value));
  return Json(value).dump();
}

namespace {

/// One number or several. To a spreadsheet "-1" is a number and "-1 1 1" a text, but "-1-2" is to be worked out.
bool only_numbers(std::string_view text) {
  char before = ' ';
  for (const char c : text) {
    const bool sign = c == '-' && (before == ' ' || before == ',');
    if (!sign && std::string_view("0123456789 ,.").find(c) == std::string_view::npos) return false;
    before = c;
  }
  return true;
}

}  // namespace

std::string csv_cell(std::string_view text) {
  std::string out;
  constexpr std::string_view kFormulas = "=+@\t\r";
  if (!text.empty() && (kFormulas.find(text.front()) != std::string_view::npos ||
                        (text.front() == '-' && !only_numbers(text))))
    out = '\'';
  out += text;
  if (out.find_first_of(",;\"\r\n\t") == std::string::npos) return out;
  for (std::size_t at = out.find('"'); at != std::string::npos; at = out.find('"', at + 2))
    out.insert(at, 1, '"');
  return '"' + out + '"';
}

std::string xml_text(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = sequence(text.substr(at));
    const std::string_view character = text.substr(at, std::max<std::size_t>(length, 1));
    at += character.size();
    const char c = character.front();
    // U+FFFE and U+FFFF are characters, but none of XML's.
    if (length == 0 || static_cast<unsigned char>(c) < 0x20 || character == "\xEF\xBF\xBE" ||
        character == "\xEF\xBF\xBF") {
      continue;
    }
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += character;
  }
  return out;
}

std::string readable(double value) {
  if (std::isnan(value)) return "not a number";
  std::string text = std::isinf(value) ? (value < 0 ? "-infinity" : "infinity") : exact(value);
  for (std::size_t at = text.find('-'); at != std::string::npos; at = text.find('-', at))
    text.replace(at, 1, "\u2212");
  return text;
}

}  // namespace lab
