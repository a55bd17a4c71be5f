#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lab {

/// Whether every byte belongs to a well-formed UTF-8 sequence (no surrogates, no overlong forms).
[[nodiscard]] bool is_utf8(std::string_view text);

/// A name fit to be stored: valid UTF-8, no control characters, no white space at the ends, at most
/// `longest` bytes (never cut within a character).
[[nodiscard]] std::string tidy(std::string_view text, std::size_t longest);

/// The shortest digits that read back as the same number; integers without a point. The same text on
/// every platform, for files. Not a number is "null".
[[nodiscard]] std::string exact(double value);

/// The same with a real minus sign, for messages.
[[nodiscard]] std::string readable(double value);

/// A text as a cell of a table (.csv): quoted where it must be, and nothing that a spreadsheet would take for a formula.
[[nodiscard]] std::string csv_cell(std::string_view text);

/// A text as it stands in XML, without the characters that XML does not have.
[[nodiscard]] std::string xml_text(std::string_view text);

}  // namespace lab
