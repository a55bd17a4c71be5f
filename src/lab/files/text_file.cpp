// Plain bit maps (.pbm) and tables (.csv).
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "lab/files/array.hpp"
#include "lab/formats/text.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

std::string_view text_of(std::span<const std::uint8_t> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

/// Skips white space and # comments.
void skip(std::string_view& text) {
  while (!text.empty()) {
    if (text.front() == '#') {
      const std::size_t end = text.find('\n');
      text.remove_prefix(end == std::string_view::npos ? text.size() : end);
    } else if (is_space(text.front())) {
      text.remove_prefix(1);
    } else {
      return;
    }
  }
}

std::optional<std::size_t> whole_number(std::string_view& text) {
  skip(text);
  std::size_t value = 0;
  std::size_t digits = 0;
  while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
    if (++digits > 7) return std::nullopt;
    value = value * 10 + static_cast<std::size_t>(text.front() - '0');
    text.remove_prefix(1);
  }
  return digits > 0 ? std::optional(value) : std::nullopt;
}

std::optional<double> number(std::string_view token) {
  constexpr std::size_t kLongest = 31;
  if (token.empty() || token.size() > kLongest) return std::nullopt;
  std::array<char, kLongest + 1> buffer{};
  for (std::size_t i = 0; i < token.size(); ++i) {
    // Leaves strtod no hexadecimal numbers, infinities or words.
    if (std::string_view("0123456789+-.eE").find(token[i]) == std::string_view::npos)
      return std::nullopt;
    buffer[i] = token[i];
  }
  char* end = nullptr;
  const double value = std::strtod(buffer.data(), &end);
  if (end != buffer.data() + token.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

/// The numbers of one line; commas, semicolons and white space separate.
Result<std::vector<double>> read_row(std::string_view line, const std::string& where) {
  std::vector<double> row;
  const bool spaced = line.find_first_of(",;") == std::string_view::npos;
  while (!line.empty()) {
    std::size_t end = 0;
    while (end < line.size() && line[end] != ',' && line[end] != ';' &&
           !(spaced && is_space(line[end]))) {
      ++end;
    }
    const std::string_view token = trimmed(line.substr(0, end));
    const auto value = number(token);
    if (!value) return Error{where, expected(msg("\"{0}\"", tidy(token, 24)), "a number")};
    row.push_back(*value);
    const bool comma = end < line.size();
    line.remove_prefix(comma ? end + 1 : end);
    if (spaced) line = trimmed(line);
  }
  return row;
}

}  // namespace

Result<NumberArray> read_pbm(std::span<const std::uint8_t> bytes) {
  std::string_view text = text_of(bytes);
  const bool plain = text.starts_with("P1");
  if (!plain && !text.starts_with("P4")) return Error{"", "not a .pbm picture (P1 or P4)"};
  text.remove_prefix(2);
  const auto width = whole_number(text);
  const auto height = whole_number(text);
  if (!width || !height) return Error{"", "width and height cannot be read"};
  if (*width == 0 || *height == 0 || *width > kMostValues / *height)
    return Error{"", msg("{0} × {1} pixels", *width, *height).plain()};
  NumberArray array;
  array.shape = {*height, *width};
  const std::size_t count = *width * *height;
  if (plain) {
    while (array.values.size() < count) {
      skip(text);
      if (text.empty() || (text.front() != '0' && text.front() != '1')) {
        return Error{"", expected(text.empty() ? msg("{0} {0|pixel|pixels}", array.values.size())
                                               : msg("something other than 0 and 1 after {0} "
                                                     "{0|pixel|pixels}",
                                                     array.values.size()),
                                  count)};
      }
      array.values.push_back(text.front() == '1' ? 1.0 : 0.0);
      text.remove_prefix(1);
    }
    return array;
  }
  if (text.empty() || !is_space(text.front())) return Error{"", "cut short within its header"};
  text.remove_prefix(1);
  const std::size_t row = (*width + 7) / 8;
  if (text.size() < row * *height)
    return Error{"", expected(msg("{0} {0|byte|bytes} of pixels", text.size()), row * *height)};
  for (std::size_t y = 0; y < *height; ++y) {
    for (std::size_t x = 0; x < *width; ++x) {
      const auto byte = static_cast<unsigned char>(text[y * row + x / 8]);
      array.values.push_back((byte >> (7 - x % 8) & 1U) != 0 ? 1.0 : 0.0);
    }
  }
  return array;
}

Result<std::vector<NumberArray>> read_csv(std::span<const std::uint8_t> bytes) {
  std::string_view text = text_of(bytes);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // byte-order mark
  std::vector<NumberArray> arrays;
  std::string title;
  bool open = false;
  std::size_t total = 0;
  for (std::size_t line_number = 1; !text.empty(); ++line_number) {
    const std::size_t end = text.find('\n');
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const std::string where = "line " + std::to_string(line_number);
    if (line.empty() || line.front() == '#') {
      // An empty line or a title ends a picture.
      open = false;
      if (!line.empty()) title = tidy(line.substr(1), kLongestName);
      continue;
    }
    auto row = read_row(line, where);
    if (!row) return row.error();
    if (!open) {
      arrays.push_back({title, {0, row->size()}, {}});
      title.clear();
      open = true;
    }
    NumberArray& array = arrays.back();
    if (row->size() != array.shape[1])
      return Error{where, expected(value_count(row->size()), array.shape[1])};
    total += row->size();
    if (total > kMostValues) return Error{where, msg("more than {0} numbers", kMostValues).plain()};
    ++array.shape[0];
    array.values.insert(array.values.end(), row->begin(), row->end());
  }
  if (arrays.empty()) return Error{"", "empty"};
  return arrays;
}

}  // namespace lab
