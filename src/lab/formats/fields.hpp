#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hopfield/pattern/pattern.hpp"
#include "hopfield/result.hpp"
#include "lab/formats/json.hpp"
#include "lab/formats/names.hpp"
#include "lab/words/message.hpp"

namespace lab {

/// The first thing that was wrong, if any. Later ones are not kept.
using Fault = std::optional<hopfield::Error>;

/// Reads one JSON object field by field. A field that is missing leaves the value as it was. The first
/// thing that is wrong goes to the shared fault with its path; readers need not check after each field.
class Fields {
 public:
  /// A json that is not an object is a fault at `path`.
  Fields(const Json& json, std::string path, Fault& fault);

  /// The field, or nullptr when it is missing.
  [[nodiscard]] const Json* find(const char* name) const;
  [[nodiscard]] bool has(const char* name) const { return find(name) != nullptr; }
  /// Whether the field is there and null.
  [[nodiscard]] bool is_null(const char* name) const;
  /// Where a field is in the whole text: "network.tie".
  [[nodiscard]] std::string path(std::string_view name) const;
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] Fault& fault() const { return *fault_; }
  /// A fault at a field, unless there is one already. `message` says what was found and what was
  /// expected.
  void fail(std::string_view name, std::string message) const;
  /// A fault when the field is missing.
  void require(const char* name, const char* expected) const;

  /// A fault when the object has a field of another name: for requests, where a misspelt name would go unnoticed.
  void only(std::initializer_list<std::string_view> names) const;

  // One field each. What is missing leaves `out` as it was; another type, or what is out of bounds, is a fault.

  /// A number in [low, high].
  void number(const char* name, double& out, double low, double high) const;
  /// A whole number in [low, high], also when it is written as 4.0.
  template <std::integral T>
  void integer(const char* name, T& out, std::int64_t low, std::int64_t high) const {
    std::int64_t wide = 0;
    if (integer64(name, wide, low, high)) out = static_cast<T>(wide);
  }
  /// true or false.
  void flag(const char* name, bool& out) const;
  /// At most `longest` bytes.
  void text(const char* name, std::string& out, std::size_t longest) const;
  /// A list of numbers within the bounds, at most `most` of them.
  void numbers(const char* name, std::vector<double>& out, double low, double high,
               std::size_t most) const;
  /// A list of integers.
  void integers(const char* name, std::vector<std::uint32_t>& out, std::int64_t high,
                std::size_t most) const;

  /// One of the names; the fault lists them all.
  template <class Value, std::size_t Count>
  void choice(const char* name, Value& out, const std::array<Named<Value>, Count>& names) const {
    const Json* json = find(name);
    if (json == nullptr) return;
    if (json->is_string()) {
      for (const auto& entry : names) {
        if (json->get_ref<const std::string&>() == entry.name) {
          out = entry.value;
          return;
        }
      }
    }
    std::string expected;
    for (std::size_t i = 0; i < Count; ++i) {
      if (i > 0) expected += i + 1 == Count ? " or " : ", ";
      expected += names[i].name;
    }
    wrong(name, *json, expected);
  }

  /// A pattern of `size` neurons under "bits" (base64) or "values" (±1, or 0 for −1); nullopt with a
  /// fault when neither is right.
  [[nodiscard]] std::optional<hopfield::Pattern> pattern(std::size_t size) const;

 private:
  bool integer64(const char* name, std::int64_t& out, std::int64_t low, std::int64_t high) const;
  void wrong(std::string_view name, const Json& json, const Argument& expected) const;

  const Json* object_;
  std::string path_;
  Fault* fault_;
};

/// What stands there, in a few characters: `7`, `"tow"`, `an array`.
[[nodiscard]] std::string describe(const Json& json);
/// An integer within the bounds, also when written as 4.0 or 4e0.
[[nodiscard]] std::optional<std::int64_t> whole(const Json& json, std::int64_t low,
                                                std::int64_t high);
/// What is wrong with 0 and −1 in one pattern.
[[nodiscard]] std::string mixed_coding();
/// An array of any length, of 1 and −1 or of 1 and 0; a fault at `path` otherwise. Documents may have been `mixed` always.
[[nodiscard]] std::optional<hopfield::Pattern> read_values(const Json& json,
                                                           const std::string& path, Fault& fault,
                                                           bool mixed = false);

}  // namespace lab
