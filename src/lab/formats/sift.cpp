#include "lab/formats/sift.hpp"

#include <algorithm>
#include <array>

#include "lab/formats/json.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

/// Goes through JSON without making anything of it, and counts what would be made.
class Walk {
 public:
  explicit Walk(std::string_view text) : text_(text) {}

  std::size_t at = 0;
  std::size_t values = 0, decimals = 0, longest = 0;

  bool take(char c) {
    skip_space();
    if (at == text_.size() || text_[at] != c) return false;
    ++at;
    return true;
  }

  [[nodiscard]] bool ended() {
    skip_space();
    return at == text_.size();
  }

  /// What stands between the quotes, escapes and all; false when there is no string.
  bool quoted(std::string_view& out) {
    if (!take('"')) return false;
    const std::size_t from = at;
    while (at < text_.size() && text_[at] != '"') at += text_[at] == '\\' ? 2 : 1;
    if (at >= text_.size()) return false;
    out = text_.substr(from, at++ - from);
    return true;
  }

  /// A member's value, up to the comma or bracket behind it.
  bool value() {
    std::array<std::size_t, kDeepestJson + 1> members{};
    std::size_t depth = 0;
    std::string_view ignored;
    for (; at < text_.size(); ++at) {
      const char c = text_[at];
      if (depth == 0 && (c == ',' || c == '}')) return true;
      switch (c) {
        case '"':
          if (!quoted(ignored)) return false;
          --at;
          break;
        case '[':
        case '{':
          if (++depth == members.size()) return false;
          members[depth] = 1;
          ++values;
          break;
        case ']':
        case '}':
          if (depth == 0) return false;
          longest = std::max(longest, members[depth--]);
          break;
        case ',':
          ++members[depth];
          ++values;
          break;
        case '.':
          ++decimals;
          break;
        case 'e':
        case 'E':
          if (text_[at - 1] >= '0' && text_[at - 1] <= '9') ++decimals;
          break;
        default:
          break;
      }
    }
    return false;
  }

 private:
  void skip_space() {
    while (at < text_.size() && std::string_view(" \t\r\n").find(text_[at]) != text_.npos) ++at;
  }

  std::string_view text_;
};

}  // namespace

hopfield::Result<std::string> sift(std::string_view text,
                                   const std::function<bool(std::string_view)>& is_read,
                                   std::size_t most_values) {
  const hopfield::Error invalid{"", "not valid JSON"};
  if (auto fits = check_json(text); !fits) return fits.error();
  std::string kept = "{";
  Walk walk(text);
  if (!walk.take('{')) {
    if (text.size() > kLongestList) return invalid;
    return std::string(text);  // the parser says what it is
  }
  std::size_t values = 0, decimals = 0;  // of the members that are kept
  const auto member = [&]() -> hopfield::Result<void> {
    std::string_view name;
    walk.values = walk.decimals = walk.longest = 0;
    if (!walk.quoted(name)) return invalid;
    const std::size_t from = walk.at;
    if (!walk.take(':') || !walk.value()) return invalid;
    // One that is written with escapes may be any.
    if (name.find('\\') == name.npos && !is_read(name)) return {};
    values += walk.values;
    decimals += walk.decimals;
    const std::string field(name);
    if (walk.longest > kLongestList)
      return hopfield::Error{field, expected(value_count(walk.longest), at_most(kLongestList))};
    if (values > most_values)
      return hopfield::Error{field, expected(value_count(values), at_most(most_values))};
    if (decimals > kMostDecimals)
      return hopfield::Error{field, expected(value_count(decimals), at_most(kMostDecimals))};
    if (kept.size() > 1) kept += ',';
    kept.append("\"").append(name).append("\"").append(text.substr(from, walk.at - from));
    return {};
  };
  if (!walk.take('}')) {
    do
      if (auto fits = member(); !fits) return fits.error();
    while (walk.take(','));
    if (!walk.take('}')) return invalid;
  }
  if (!walk.ended()) return invalid;
  return kept + '}';
}

}  // namespace lab
