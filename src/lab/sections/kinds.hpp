#pragma once

#include <algorithm>
#include <array>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "hopfield/pattern/pattern.hpp"
#include "lab/formats/fields.hpp"
#include "lab/formats/json.hpp"
#include "lab/formats/names.hpp"
#include "lab/formats/text.hpp"
#include "lab/words/message.hpp"

/// What a field of a section may be, with its bounds. Each kind reads a field that is there, writes its value, and checks one
/// that did not come from JSON. Workbenches have kinds of their own besides these.
namespace lab {

/// An error names the field; not a number is wrong, too.
[[nodiscard]] hopfield::Result<void> check_range(std::string_view field, double value, double low,
                                                 double high);
/// `found` says how many there are: "12 kicks".
[[nodiscard]] hopfield::Result<void> check_count(std::string_view field, std::size_t count,
                                                 std::size_t most, const Message& found);
/// An array of at most `most`, each read by `item(json, name)`; a fault otherwise.
template <class Item>
void read_array(const Fields& fields, const char* name, std::size_t most, const Item& item) {
  const Json* json = fields.find(name);
  if (!json->is_array() || json->size() > most)
    return fields.fail(name, expected(describe(*json), msg("an array of at most {0}", most)));
  for (std::size_t k = 0; k < json->size() && !fields.fault(); ++k)
    item((*json)[k], std::string(name) + "[" + std::to_string(k) + "]");
}
/// An array of numbers.
void write_values(JsonText& json, const auto& values) {
  json.begin('[');
  for (const auto value : values) json.value(value);
  json.end(']');
}
/// The same of ±1.
void write_values(JsonText& json, const hopfield::Pattern& pattern);

/// A finite number in [low, high].
struct Number {
  double low, high;
  void read(const Fields& fields, const char* name, double& out) const {
    fields.number(name, out, low, high);
  }
  void write(JsonText& json, double value) const { json.value(value); }
  [[nodiscard]] hopfield::Result<void> check(std::string_view name, double value) const {
    return check_range(name, value, low, high);
  }
};

/// A whole number in [low, high], of any integer type.
struct Integer {
  std::int64_t low, high;
  template <std::integral T>
  void read(const Fields& fields, const char* name, T& out) const {
    fields.integer(name, out, low, high);
  }
  template <std::integral T>
  void write(JsonText& json, T value) const {
    // By its kind alone: std::size_t is neither of JsonText's types where addresses have 32 bits.
    using Wide = std::conditional_t<std::is_signed_v<T>, std::int64_t, std::uint64_t>;
    json.value(Wide{value});
  }
  [[nodiscard]] hopfield::Result<void> check(std::string_view name,
                                             std::integral auto value) const {
    return check_range(name, static_cast<double>(value), static_cast<double>(low),
                       static_cast<double>(high));
  }
};

/// Yes or no: nothing to check.
struct Flag {
  void read(const Fields& fields, const char* name, bool& out) const { fields.flag(name, out); }
  void write(JsonText& json, bool value) const { json.value(value); }
  [[nodiscard]] hopfield::Result<void> check(std::string_view /*name*/, bool /*value*/) const {
    return {};
  }
};

/// One of the words of a table (lab/formats/names.hpp).
template <class Value, std::size_t Count>
struct Choice {
  const std::array<Named<Value>, Count>& names;
  void read(const Fields& fields, const char* name, Value& out) const {
    fields.choice(name, out, names);
  }
  void write(JsonText& json, Value value) const { json.value(name_of(value, names)); }
  [[nodiscard]] hopfield::Result<void> check(std::string_view name, Value value) const {
    if (!name_of(value, names).empty()) return {};
    std::string known;
    for (std::size_t i = 0; i < Count; ++i) {
      if (i > 0) known += i + 1 == Count ? " or " : ", ";
      known += names[i].name;
    }
    return hopfield::Error{std::string(name), msg("expected {0}", known).plain()};
  }
};
template <class Value, std::size_t Count>
Choice(const std::array<Named<Value>, Count>&) -> Choice<Value, Count>;

/// At most `most` numbers.
struct Numbers {
  double low, high;
  std::size_t most;
  void read(const Fields& fields, const char* name, std::vector<double>& out) const {
    fields.numbers(name, out, low, high, most);
  }
  void write(JsonText& json, const std::vector<double>& values) const {
    write_values(json, values);
  }
  [[nodiscard]] hopfield::Result<void> check(std::string_view name,
                                             const std::vector<double>& values) const;
};

/// At most `most` integers.
struct Integers {
  int low, high;
  std::size_t most;
  void read(const Fields& fields, const char* name, std::vector<int>& out) const;
  void write(JsonText& json, const std::vector<int>& values) const { write_values(json, values); }
  [[nodiscard]] hopfield::Result<void> check(std::string_view name,
                                             const std::vector<int>& values) const;
};

/// As many numbers as the array has, each way.
struct Coordinates {
  double largest;
  template <std::size_t Count>
  void read(const Fields& fields, const char* name, std::array<double, Count>& out) const {
    read(fields, name, out.data(), Count);
  }
  /// The first `count` of an array.
  void read(const Fields& fields, const char* name, double* out, std::size_t count) const;
  template <std::size_t Count>
  void write(JsonText& json, const std::array<double, Count>& value) const {
    write_values(json, value);
  }
  template <std::size_t Count>
  [[nodiscard]] hopfield::Result<void> check(std::string_view name,
                                             const std::array<double, Count>& value) const {
    for (std::size_t k = 0; k < Count; ++k)
      if (auto fits = check_range(std::string(name) + "[" + std::to_string(k) + "]", value[k],
                                  -largest, largest);
          !fits)
        return fits;
    return {};
  }
};

}  // namespace lab
