// Tables of numbers as text (.csv and what spreadsheets, NumPy and people make of it).
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "lab/files/array.hpp"
#include "lab/files/lines.hpp"
#include "lab/formats/text.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

void put_character(std::string& out, unsigned code) {
  const auto put = [&](unsigned byte) { out += static_cast<char>(byte); };
  if (code < 0x80) return put(code);
  if (code < 0x800) {
    put(0xC0U | code >> 6U);
  } else {
    put(0xE0U | code >> 12U);
    put(0x80U | (code >> 6U & 0x3FU));
  }
  put(0x80U | (code & 0x3FU));
}

/// −1: no UTF-16; else which byte of a unit is the high one.
int utf16_order(std::span<const std::uint8_t> bytes) {
  if (bytes.size() < 2) return -1;
  return bytes[0] == 0xFF && bytes[1] == 0xFE ? 1 : bytes[0] == 0xFE && bytes[1] == 0xFF ? 0 : -1;
}

/// In UTF-8, whatever it came in: UTF-16 has a byte-order mark, and what is no UTF-8 is taken for Latin 1.
std::string in_utf8(std::span<const std::uint8_t> bytes) {
  std::string out;
  if (const int order = utf16_order(bytes); order >= 0) {
    const auto high = static_cast<std::size_t>(order);
    for (std::size_t k = 2; k + 1 < bytes.size(); k += 2) {
      const unsigned code = bytes[k + high] * 256U + bytes[k + 1 - high];
      put_character(out, code >= 0xD800 && code < 0xE000 ? '?' : code);
    }
    return out;
  }
  std::string_view text = text_of(bytes);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (is_utf8(text)) return std::string(text);
  for (const char c : text) put_character(out, static_cast<unsigned char>(c));
  return out;
}

/// Lines end in any of the three ways.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find_first_of("\r\n");
  const std::string_view line = text.substr(0, end);
  const bool both = end != std::string_view::npos && text.substr(end).starts_with("\r\n");
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + (both ? 2 : 1));
  return line;
}

/// What separates the cells of a line; 0 is white space. A comma in a cell is a decimal mark.
char separator_of(std::string_view line) {
  const auto has = [&](char c) { return line.find(c) != std::string_view::npos; };
  if (has(';')) return ';';
  bool decimal = true;  // each comma stands between digits
  bool spaced = false;  // a space stands between what could be two numbers
  for (std::size_t i = 1; i < line.size(); ++i) {
    const char next = i + 1 < line.size() ? line[i + 1] : '\0';
    if (line[i] == ',') decimal = decimal && is_digit(line[i - 1]) && is_digit(next);
    spaced = spaced || (line[i] == ' ' && is_digit(line[i - 1]) && next != '\t');
  }
  if (has('\t') && decimal && (has(',') || !spaced)) return '\t';
  return has(',') ? ',' : '\0';
}

std::optional<double> number(std::string_view token) {
  constexpr std::size_t kLongest = 31;
  std::array<char, kLongest + 1> buffer{};
  std::size_t length = 0;
  if (token.starts_with("−")) {  // as web pages write it
    buffer[length++] = '-';
    token.remove_prefix(std::string_view("−").size());
  }
  if (token.empty() || token.size() + length > kLongest) return std::nullopt;
  const auto is = [&](std::string_view word) {
    return std::equal(token.begin(), token.end(), word.begin(), word.end(),
                      [](char a, char b) { return (a | 0x20) == b; });
  };
  if (is("true")) return 1.0;
  if (is("false")) return 0.0;
  for (const char given : token) {
    const char c = given == ',' ? '.' : given;
    // Leaves strtod no hexadecimal numbers, infinities or words.
    if (std::string_view("0123456789+-.eE").find(c) == std::string_view::npos) return std::nullopt;
    buffer[length++] = c;
  }
  char* end = nullptr;
  const double value = std::strtod(buffer.data(), &end);
  if (end != buffer.data() + length || !std::isfinite(value)) return std::nullopt;
  return value;
}

struct Cell {
  std::string_view text;
  std::optional<double> value;
};

/// Takes the next cell, and what separates it from the one after.
std::string_view take_cell(std::string_view& line, char separator) {
  line = separator == '\t' ? line : trimmed(line);
  if (line.starts_with('"')) {
    const std::size_t end = line.find('"', 1);
    if (end != std::string_view::npos) {
      const std::string_view inside = line.substr(1, end - 1);
      std::string_view rest = line.substr(end + 1);
      if (separator != '\t') rest = trimmed(rest);
      if (rest.empty() || rest.front() == separator || separator == '\0') {
        line = rest;
        if (separator != '\0' && !line.empty()) line.remove_prefix(1);
        return trimmed(inside);
      }
    }
  }
  std::size_t end = 0;
  while (end < line.size() && (separator == '\0' ? !is_space(line[end]) : line[end] != separator))
    ++end;
  const std::string_view cell = trimmed(line.substr(0, end));
  line.remove_prefix(std::min(line.size(), end + 1));
  return cell;
}

/// The cells of a line. Empty ones at its end do not count: spreadsheets fill lines up.
std::vector<Cell> cells_of(std::string_view line, bool bits) {
  std::vector<Cell> cells;
  if (bits && line.size() > 1 && line.find_first_not_of("01") == std::string_view::npos) {
    for (std::size_t i = 0; i < line.size(); ++i)
      cells.push_back({line.substr(i, 1), line[i] == '1' ? 1.0 : 0.0});
    return cells;
  }
  const char separator = separator_of(line);
  while (!line.empty()) {
    const std::string_view text = take_cell(line, separator);
    cells.push_back({text, number(text)});
  }
  while (!cells.empty() && cells.back().text.empty()) cells.pop_back();
  return cells;
}

/// 0, 1, 2, … or 1, 2, 3, …
bool is_numbering(std::span<const Cell> cells) {
  for (std::size_t k = 0; k < cells.size(); ++k) {
    const double first = cells[0].value.value_or(-1);
    if ((first != 0 && first != 1) || cells[k].value != first + static_cast<double>(k))
      return false;
  }
  return true;
}

/// Reads line by line.
class TableReader {
 public:
  TableReader(std::string_view text, const Room& room) : text_(text), most_(room.values) {}

  [[nodiscard]] Result<std::vector<NumberArray>> read() {
    for (line_ = 1; !text_.empty() && !error_; ++line_) {
      const std::string_view line = take_line(text_);
      const std::string_view shown = trimmed(line);
      // A title, or what a spreadsheet is told about the separator.
      if (shown.starts_with('#') || (line_ == 1 && shown.starts_with("sep="))) {
        close();
        if (shown.starts_with('#')) title_ = tidy(shown.substr(1), kLongestName);
        continue;
      }
      // A tab before the first cell says that there is an empty one.
      // Bits may stand without anything between them, but not among numbers one a line.
      const std::vector<Cell> cells =
          cells_of(line.starts_with('\t') && !shown.empty() ? line : shown,
                   !open_ || arrays_.back().shape[1] > 1);
      if (cells.empty())
        close();
      else
        take(cells);
    }
    close();
    if (error_) return *error_;
    if (arrays_.empty()) return Error{"", "empty"};
    return std::move(arrays_);
  }

 private:
  [[nodiscard]] Error wrong(std::string what) const {
    return {"line " + std::to_string(line_), std::move(what)};
  }
  [[nodiscard]] Error no_number(std::string_view cell) const {
    return wrong(expected(msg("\"{0}\"", tidy(cell, 24)), "a number"));
  }

  void take(std::span<const Cell> cells) {
    if (!open_ && !header_) {
      const auto is_word = [](const Cell& cell) { return !cell.value; };
      const std::span<const Cell> names = cells.subspan(1);
      const bool words = std::all_of(names.begin(), names.end(), is_word);
      const bool unnamed =
          cells.front().text.empty() && !names.empty() && (words || is_numbering(names));
      if (unnamed || (words && is_word(cells.front()))) {
        header_ = no_number(cells.front().text);
        columns_ = cells.size();
        labelled_ = unnamed;
        return;
      }
    }
    if (header_ && cells.size() != columns_) {
      error_ = header_;
      return;
    }
    if (!open_) {
      // Beside a heading, the first column may name the rows.
      labelled_ = labelled_ || (header_ && !cells.front().value && cells.size() > 1);
      header_.reset();
      open_ = true;
      arrays_.push_back({title_, {0, cells.size() - (labelled_ ? 1 : 0)}, {}, ""});
      title_.clear();
    }
    NumberArray& array = arrays_.back();
    if (labelled_) cells = cells.subspan(1);
    if (cells.size() != array.shape[1]) {
      const auto bad =
          std::find_if(cells.begin(), cells.end(), [](const Cell& cell) { return !cell.value; });
      error_ = bad != cells.end() ? no_number(bad->text)
                                  : wrong(expected(value_count(cells.size()), array.shape[1]));
      return;
    }
    for (const Cell& cell : cells) {
      if (!cell.value) {
        error_ = no_number(cell.text);
        return;
      }
      array.values.push_back(*cell.value);
    }
    ++array.shape[0];
    total_ += cells.size();
    if (total_ > most_) error_ = wrong(msg("more than {0} numbers", most_).plain());
  }

  /// An empty line or a title ends an array.
  void close() {
    if (error_) return;
    error_ = header_;
    if (open_) drop_numbering(arrays_.back());
    open_ = labelled_ = false;
  }

  /// Columns that are numbered, over a table of two values: no row of it.
  static void drop_numbering(NumberArray& array) {
    constexpr std::size_t kFewest = 5;
    const std::size_t columns = array.shape[1];
    if (array.shape[0] < 2 || columns < kFewest) return;
    const auto second = array.values.begin() + static_cast<std::ptrdiff_t>(columns);
    std::vector<Cell> first;
    for (auto at = array.values.begin(); at != second; ++at) first.push_back({"", *at});
    const auto [low, high] = std::minmax_element(second, array.values.end());
    const auto is_either = [low = *low, high = *high](double value) {
      return value == low || value == high;
    };
    if (!is_numbering(first) || !std::all_of(second, array.values.end(), is_either)) return;
    array.values.erase(array.values.begin(), second);
    --array.shape[0];
  }

  std::string_view text_;
  std::size_t most_;
  std::vector<NumberArray> arrays_;
  std::string title_;
  std::optional<Error> error_;
  std::optional<Error> header_;  // what is wrong with a line of words, should no numbers follow
  std::size_t columns_ = 0;      // of the header
  bool open_ = false;            // the last array is still being read
  bool labelled_ = false;        // its first column only names the rows
  std::size_t line_ = 1;
  std::size_t total_ = 0;
};

}  // namespace

bool is_table(std::span<const std::uint8_t> bytes) {
  return utf16_order(bytes) >= 0 || std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t byte) {
           return byte >= 0x20 || is_space(static_cast<char>(byte));
         });
}

Result<std::vector<NumberArray>> read_csv(std::span<const std::uint8_t> bytes, const Room& room) {
  const std::string text = in_utf8(bytes);
  return TableReader(text, room).read();
}

}  // namespace lab
