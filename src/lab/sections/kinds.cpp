#include "lab/sections/kinds.hpp"

namespace lab {

hopfield::Result<void> check_range(std::string_view field, double value, double low, double high) {
  if (value >= low && value <= high) return {};
  return hopfield::Error{std::string(field),
                         readable(value) + ", expected " + readable(low) + " to " + readable(high)};
}

hopfield::Result<void> check_count(std::string_view field, std::size_t count, const char* what,
                                   std::size_t most) {
  if (count <= most) return {};
  return hopfield::Error{std::string(field),
                         count_of(count, what) + ", expected at most " + std::to_string(most)};
}

void write_values(JsonText& json, const hopfield::Pattern& pattern) {
  json.begin('[');
  for (std::size_t i = 0; i < pattern.size(); ++i) json.value(pattern[i]);
  json.end(']');
}

namespace {

template <class T>
hopfield::Result<void> check_all(std::string_view name, const std::vector<T>& values, double low,
                                 double high, std::size_t most) {
  if (auto fits = check_count(name, values.size(), "value", most); !fits) return fits;
  for (std::size_t k = 0; k < values.size(); ++k)
    if (auto fits =
            check_range(std::string(name) + "[" + std::to_string(k) + "]", values[k], low, high);
        !fits)
      return fits;
  return {};
}

}  // namespace

hopfield::Result<void> Numbers::check(std::string_view name,
                                      const std::vector<double>& values) const {
  return check_all(name, values, low, high, most);
}

hopfield::Result<void> Integers::check(std::string_view name,
                                       const std::vector<int>& values) const {
  return check_all(name, values, low, high, most);
}

void Integers::read(const Fields& fields, const char* name, std::vector<int>& out) const {
  read_array(fields, name, most, [&](const Json& item, const std::string& path) {
    const auto value = whole(item, low, high);
    if (!value)
      return fields.fail(path, describe(item) + ", expected an integer from " + readable(low) +
                                   " to " + readable(high));
    out.push_back(static_cast<int>(*value));
  });
}

void Point::read(const Fields& fields, const char* name, double* out, std::size_t count) const {
  std::vector<double> values;
  fields.numbers(name, values, -largest, largest, count);
  if (fields.fault()) return;
  if (values.size() != count)
    return fields.fail(name,
                       count_of(values.size(), "value") + ", expected " + std::to_string(count));
  for (std::size_t i = 0; i < count; ++i) out[i] = values[i] + 0.0;
}

}  // namespace lab
