#include "lab/formats/json.hpp"

#include "lab/words/message.hpp"

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

hopfield::Result<void> check_json(std::string_view text, std::size_t longest) {
  if (text.size() > longest) {
    return hopfield::Error{
        "", expected(msg("{0} {0|byte|bytes} of JSON", text.size()), at_most(longest))};
  }
  if (depth(text) > kDeepestJson)
    return hopfield::Error{"", msg("JSON nested deeper than {0} levels", kDeepestJson).plain()};
  return {};
}

hopfield::Result<Json> parse_json(std::string_view text, std::size_t longest) {
  if (auto fits = check_json(text, longest); !fits) return fits.error();
  Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) return hopfield::Error{"", "not valid JSON"};
  return json;
}

}  // namespace lab
