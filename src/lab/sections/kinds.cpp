#include "lab/sections/kinds.hpp"

namespace lab {

hopfield::Result<void> check_range(std::string_view field, double value, double low, double high) {
  if (value >= low && value <= high) return {};
  return hopfield::Error{std::string(field),
                         expected(readable(value), between(readable(low), readable(high)))};
}

hopfield::Result<void> check_count(std::string_view field, std::size_t count, std::size_t most,
                                   const Message& found) {
  if (count <= most) return {};
  return hopfield::Error{std::string(field), expected(found, at_most(most))};
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
  if (auto fits = check_count(name, values.size(), most, value_count(values.size())); !fits)
    return fits;
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
      return fields.fail(path, expected(describe(item), msg("an integer from {0} to {1}",
                                                            readable(low), readable(high))));
    out.push_back(static_cast<int>(*value));
  });
}

void Coordinates::read(const Fields& fields, const char* name, double* out,
                       std::size_t count) const {
  std::vector<double> values;
  fields.numbers(name, values, -largest, largest, count);
  if (fields.fault()) return;
  if (values.size() != count) return fields.fail(name, expected(value_count(values.size()), count));
  for (std::size_t i = 0; i < count; ++i) out[i] = values[i] + 0.0;
}

}  // namespace lab
