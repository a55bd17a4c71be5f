#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "ui/kit/numbers.hpp"

/// Numbers as people type them.
namespace ui {
namespace {

struct Typed {
  std::string_view character;
  char plain;
};
/// Characters that stand for one of ASCII: signs, spaces, marks.
constexpr std::array<Typed, 11> kTyped = {{{"\u2212", '-'},
                                           {"\u2013", '-'},
                                           {"\u2009", ' '},
                                           {"\u202F", ' '},
                                           {"\u00A0", ' '},
                                           {"\u3000", ' '},
                                           {"\u2019", '\''},
                                           {"\u066B", ','},
                                           {"\u066C", '\''},
                                           {"\u066A", '%'},
                                           {"\u2044", '/'}}};

/// In ASCII: also Arabic and Persian digits, and the wide forms of eastern keyboards.
std::string in_ascii(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const auto found = std::ranges::find_if(
        kTyped, [&](const Typed& typed) { return text.starts_with(typed.character); });
    const auto byte = [&](std::size_t k) {
      return k < text.size() ? static_cast<unsigned char>(text[k]) : 0U;
    };
    std::size_t length = 1;
    if (found != kTyped.end()) {
      plain += found->plain;
      length = found->character.size();
    } else if ((byte(0) == 0xD9 && byte(1) >= 0xA0 && byte(1) <= 0xA9) ||
               (byte(0) == 0xDB && byte(1) >= 0xB0 && byte(1) <= 0xB9)) {
      plain += static_cast<char>('0' + byte(1) % 16);
      length = 2;
    } else if (byte(0) == 0xEF && byte(1) == 0xBC && byte(2) > 0x80) {
      plain += static_cast<char>(byte(2) - 0x60);
      length = 3;
    } else {
      plain += text[0] == '\t' ? ' ' : text[0];
    }
    text.remove_prefix(length);
  }
  return plain;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool only_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// The digits of "18 240" or "1,000,000"; nothing where the groups are not of three.
std::optional<std::string> whole_part(std::string_view text) {
  std::string digits;
  bool first = true;
  for (;;) {
    const std::size_t end = std::min(text.find_first_of(" ',."), text.size());
    const std::string_view group = text.substr(0, end);
    const bool last = end == text.size(), alone = first && last;
    if (!only_digits(group) || (!alone && (group.empty() || group.size() > 3)) ||
        (!first && group.size() != 3))
      return std::nullopt;
    digits += group;
    if (last) return digits;
    text.remove_prefix(end + 1);
    first = false;
  }
}

/// Where the decimal mark is, the size of the text where there is none; nothing for what can be read in two ways.
std::optional<std::size_t> decimal_mark(std::string_view text) {
  const std::size_t last = text.find_last_of(".,");
  if (last == std::string_view::npos) return text.size();
  const char mark = text[last];
  const bool once = text.find(mark) == last,
             both = text.find(mark == '.' ? ',' : '.') != std::string_view::npos;
  if (!once) return both ? std::nullopt : std::optional(text.size());
  const bool thousand =
      mark == ',' && !both && text.size() - last == 4 && last > 0 && last < 4 && text[0] != '0';
  return thousand ? std::nullopt : std::optional(last);
}

std::optional<double> read_decimal(std::string_view text) {
  text = trimmed(text);
  std::string plain;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    if (text[0] == '-') plain = '-';
    text = trimmed(text.substr(1));
  }
  const std::size_t e = std::min(text.find_first_of("eE"), text.size());
  const std::string_view mantissa = text.substr(0, e);
  const auto mark = decimal_mark(mantissa);
  if (!mark) return std::nullopt;
  const auto whole = whole_part(mantissa.substr(0, *mark));
  const std::string_view part = mantissa.substr(std::min(*mark + 1, mantissa.size()));
  if (!whole || !only_digits(part) || whole->size() + part.size() == 0) return std::nullopt;
  plain += *whole;
  plain += '.';
  plain += part;
  if (e < text.size()) {
    std::string_view exponent = text.substr(e + 1);
    plain += 'e';
    if (!exponent.empty() && (exponent[0] == '-' || exponent[0] == '+')) {
      plain += exponent[0];
      exponent.remove_prefix(1);
    }
    if (exponent.empty() || exponent.size() > 4 || !only_digits(exponent)) return std::nullopt;
    plain += exponent;
  }
  const double value = std::strtod(plain.c_str(), nullptr);
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

}  // namespace

std::optional<double> read_number(std::string_view text, std::string_view unit) {
  const std::string plain = in_ascii(text);
  std::string_view rest = trimmed(plain);
  unit = trimmed(unit);
  const bool with_unit = !unit.empty() && rest.ends_with(unit);
  if (with_unit) rest = trimmed(rest.substr(0, rest.size() - unit.size()));
  double factor = 1;
  // As a slider writes ten thousand.
  if (rest.ends_with('k') || rest.ends_with('M')) {
    factor = rest.back() == 'k' ? 1e3 : 1e6;
    rest.remove_suffix(1);
  }
  const std::size_t slash = rest.find('/');
  const auto above = read_decimal(rest.substr(0, slash));
  if (!above) return std::nullopt;
  double value = *above * factor;
  if (slash != std::string_view::npos) {
    const auto below = read_decimal(rest.substr(slash + 1));
    if (!below || *below == 0 || factor != 1) return std::nullopt;
    // A third of all pixels: nobody means a third of a per cent.
    value = (unit == "%" && !with_unit ? 100 * *above : *above) / *below;
  }
  return std::isfinite(value) ? std::optional(value + 0.0) : std::nullopt;
}

}  // namespace ui
