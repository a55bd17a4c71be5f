#include "lab/sections/points.hpp"

#include <algorithm>
#include <cmath>

namespace lab {

using hopfield::Error;
using hopfield::Point;
using hopfield::Result;

void Points::read(const Fields& fields, const char* name, std::vector<Point>& out) const {
  read_array(fields, name, most, [&](const Json& item, const std::string& path) {
    const auto fits = [](const Json& value) {
      return value.is_number() && value.get<double>() >= 0 && value.get<double>() <= 1;
    };
    if (!item.is_array() || item.size() != 2 || !fits(item[0]) || !fits(item[1]))
      return fields.fail(path, expected(describe(item), "two numbers from 0 to 1"));
    out.push_back({item[0].get<double>(), item[1].get<double>()});
  });
}

void Points::write(JsonText& json, const std::vector<Point>& points) const {
  json.begin('[');
  for (const Point& point : points) json.begin('[').value(point.x).value(point.y).end(']');
  json.end(']');
}

Result<void> Points::check(std::string_view name, const std::vector<Point>& points) const {
  const std::size_t count = points.size();
  if (count < least || count > most)
    return Error{std::string(name), expected(counted(count), between(least, most))};
  for (std::size_t k = 0; k < count; ++k)
    for (const double at : {points[k].x, points[k].y})
      if (auto fits = check_range(std::string(name) + "[" + std::to_string(k) + "]", at, 0, 1);
          !fits)
        return fits;
  return {};
}

Point on_lattice(double x, double y, int parts) {
  const auto rounded = [parts](double at) {
    return std::round(std::clamp(at, 0.0, 1.0) * parts) / parts;
  };
  return {rounded(x), rounded(y)};
}

Result<void> check_number_of_point(const char* field, double which, std::size_t count) {
  if (which < static_cast<double>(count) && which == std::floor(which)) return {};
  return Error{field, expected(readable(which), between(0, count - 1))};
}

}  // namespace lab
