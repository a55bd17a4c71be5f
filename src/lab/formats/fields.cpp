#include "lab/formats/fields.hpp"

#include <algorithm>
#include <cmath>

#include "lab/formats/base64.hpp"
#include "lab/formats/text.hpp"
#include "lab/words/message.hpp"

namespace lab {

std::string describe(const Json& json) {
  if (json.is_array()) return "an array";
  if (json.is_object()) return "an object";
  if (json.is_string()) {
    constexpr std::size_t kShown = 24;
    const auto& text = json.get_ref<const std::string&>();
    const std::string shown = tidy(text, kShown);
    return "\"" + shown + (shown.size() < text.size() ? "…\"" : "\"");
  }
  if (json.is_number()) return readable(json.get<double>());
  return json.dump();
}

std::optional<std::int64_t> whole(const Json& json, std::int64_t low, std::int64_t high) {
  if (json.is_number_unsigned()) {
    const auto value = json.get<std::uint64_t>();
    if (value > static_cast<std::uint64_t>(INT64_MAX)) return std::nullopt;
    const auto number = static_cast<std::int64_t>(value);
    return number >= low && number <= high ? std::optional(number) : std::nullopt;
  }
  if (json.is_number_integer()) {
    const auto number = json.get<std::int64_t>();
    return number >= low && number <= high ? std::optional(number) : std::nullopt;
  }
  if (json.is_number_float()) {
    const auto number = json.get<double>();
    constexpr double kExact = 9007199254740992.0;
    if (!(std::fabs(number) <= kExact) || number != std::floor(number)) return std::nullopt;
    const auto value = static_cast<std::int64_t>(number);
    return value >= low && value <= high ? std::optional(value) : std::nullopt;
  }
  return std::nullopt;
}

std::string mixed_coding() { return lab::expected(msg("0 beside −1"), "1 and −1, or 1 and 0"); }

std::optional<hopfield::Pattern> read_values(const Json& json, const std::string& path,
                                             Fault& fault, bool mixed) {
  if (fault) return std::nullopt;
  if (!json.is_array()) {
    fault = hopfield::Error{path, lab::expected(describe(json), "an array of 1 and −1")};
    return std::nullopt;
  }
  hopfield::Pattern pattern(json.size());
  std::int64_t down = 0;  // what stands for −1
  for (std::size_t i = 0; i < json.size(); ++i) {
    const auto value = whole(json[i], -1, 1);
    if (!value) {
      fault = hopfield::Error{path + "[" + std::to_string(i) + "]",
                              lab::expected(describe(json[i]), "1, −1 or 0")};
      return std::nullopt;
    }
    if (*value != 1) {
      // In the one coding 0 may be meant as "unknown", in the other −1 has no meaning.
      if (!mixed && down != 0 && down != *value - 2) {
        fault = hopfield::Error{path + "[" + std::to_string(i) + "]", mixed_coding()};
        return std::nullopt;
      }
      down = *value - 2;
    }
    pattern.set(i, *value == 1);
  }
  return pattern;
}

Fields::Fields(const Json& json, std::string path, Fault& fault)
    : object_(json.is_object() ? &json : nullptr), path_(std::move(path)), fault_(&fault) {
  if (object_ == nullptr && !fault)
    fault = hopfield::Error{path_, lab::expected(describe(json), "an object")};
}

const Json* Fields::find(const char* name) const {
  if (object_ == nullptr || *fault_) return nullptr;
  const auto found = object_->find(name);
  return found == object_->end() ? nullptr : &*found;
}

bool Fields::is_null(const char* name) const {
  const Json* json = find(name);
  return json != nullptr && json->is_null();
}

std::string Fields::path(std::string_view name) const {
  if (path_.empty()) return std::string(name);
  return path_ + "." + std::string(name);
}

void Fields::fail(std::string_view name, std::string message) const {
  if (!*fault_) *fault_ = hopfield::Error{path(name), std::move(message)};
}

void Fields::wrong(std::string_view name, const Json& json, const Argument& expected) const {
  fail(name, lab::expected(describe(json), expected));
}

void Fields::require(const char* name, const char* expected) const {
  if (object_ != nullptr && find(name) == nullptr)
    fail(name, lab::expected(msg("missing"), expected));
}

void Fields::only(std::initializer_list<std::string_view> names) const {
  if (object_ == nullptr || *fault_) return;
  for (const auto& [key, value] : object_->items()) {
    if (std::find(names.begin(), names.end(), key) != names.end()) continue;
    std::string expected;
    for (const std::string_view name : names) {
      if (!expected.empty()) expected += ", ";
      expected += name;
    }
    // Also a name of nothing, or of nothing that can be shown, is named.
    const std::string shown = tidy(key, 24);
    return fail(shown.empty() ? "\"\"" : shown,
                lab::expected(msg("unknown field"), msg("one of {0}", expected)));
  }
}

void Fields::number(const char* name, double& out, double low, double high) const {
  const Json* json = find(name);
  if (json == nullptr) return;
  if (json->is_number()) {
    const auto value = json->get<double>();
    if (value >= low && value <= high) {
      out = value + 0.0;  // −0 becomes 0
      return;
    }
  }
  wrong(name, *json, msg("a number from {0} to {1}", readable(low), readable(high)));
}

bool Fields::integer64(const char* name, std::int64_t& out, std::int64_t low,
                       std::int64_t high) const {
  const Json* json = find(name);
  if (json == nullptr) return false;
  const auto value = whole(*json, low, high);
  if (!value) {
    wrong(name, *json, msg("an integer from {0} to {1}", low, high));
    return false;
  }
  out = *value;
  return true;
}

void Fields::flag(const char* name, bool& out) const {
  const Json* json = find(name);
  if (json == nullptr) return;
  if (json->is_boolean())
    out = json->get<bool>();
  else
    wrong(name, *json, msg("true or false"));
}

void Fields::text(const char* name, std::string& out, std::size_t longest) const {
  const Json* json = find(name);
  if (json == nullptr) return;
  if (!json->is_string()) {
    wrong(name, *json, msg("a text"));
    return;
  }
  const auto& text = json->get_ref<const std::string&>();
  if (text.size() > longest) {
    fail(name, lab::expected(msg("{0} {0|byte|bytes}", text.size()), at_most(longest)));
    return;
  }
  out = text;
}

void Fields::numbers(const char* name, std::vector<double>& out, double low, double high,
                     std::size_t most) const {
  const Json* json = find(name);
  if (json == nullptr) return;
  if (!json->is_array()) return wrong(name, *json, msg("an array of numbers"));
  if (json->size() > most) {
    fail(name, lab::expected(value_count(json->size()), at_most(most)));
    return;
  }
  out.clear();
  for (std::size_t i = 0; i < json->size(); ++i) {
    const Json& value = (*json)[i];
    const double number = value.is_number() ? value.get<double>() : std::nan("");
    if (!(number >= low && number <= high)) {
      return wrong(std::string(name) + "[" + std::to_string(i) + "]", value,
                   msg("a number from {0} to {1}", readable(low), readable(high)));
    }
    out.push_back(number + 0.0);
  }
}

void Fields::integers(const char* name, std::vector<std::uint32_t>& out, std::int64_t high,
                      std::size_t most) const {
  const Json* json = find(name);
  if (json == nullptr) return;
  if (!json->is_array()) {
    wrong(name, *json, msg("an array of integers"));
    return;
  }
  if (json->size() > most) {
    fail(name, lab::expected(value_count(json->size()), at_most(most)));
    return;
  }
  out.clear();
  for (std::size_t i = 0; i < json->size(); ++i) {
    const auto value = whole((*json)[i], 0, high);
    if (!value) {
      wrong(std::string(name) + "[" + std::to_string(i) + "]", (*json)[i],
            msg("an integer from 0 to {0}", high));
      return;
    }
    out.push_back(static_cast<std::uint32_t>(*value));
  }
}

std::optional<hopfield::Pattern> Fields::pattern(std::size_t size) const {
  if (const Json* values = find("values")) {
    auto pattern = read_values(*values, path("values"), *fault_, true);
    if (pattern && pattern->size() != size) {
      fail("values", lab::expected(value_count(pattern->size()), size));
      return std::nullopt;
    }
    return pattern;
  }
  require("bits", "the picture in base64");
  const Json* json = find("bits");
  if (json == nullptr) return std::nullopt;
  if (!json->is_string()) {
    wrong("bits", *json, msg("the picture in base64"));
    return std::nullopt;
  }
  const auto bytes = read_base64(json->get_ref<const std::string&>(), Alphabet::standard);
  if (!bytes) {
    fail("bits", msg("not valid base64").plain());
    return std::nullopt;
  }
  if (bytes->size() != (size + 7) / 8) {
    fail("bits", lab::expected(value_count(bytes->size() * 8), size));
    return std::nullopt;
  }
  if (size % 8 != 0 && bytes->back() >> (size % 8) != 0) {
    fail("bits",
         msg("more than {0} {0|value|values}: the bits after the last must be 0", size).plain());
    return std::nullopt;
  }
  return unpack(*bytes, size);
}

}  // namespace lab
