#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "hopfield/numerics/point.hpp"
#include "lab/sections/kinds.hpp"

/// Points of the unit square that a person sets, moves and takes away: cities, places.
namespace lab {

/// Pairs [x, y], `least` to `most` of them.
struct Points {
  std::size_t least, most;
  Message (*counted)(std::size_t count);  ///< "3 cities"
  /// How many there are is left to check().
  void read(const Fields& fields, const char* name, std::vector<hopfield::Point>& out) const;
  void write(JsonText& json, const std::vector<hopfield::Point>& points) const;
  [[nodiscard]] hopfield::Result<void> check(std::string_view name,
                                             const std::vector<hopfield::Point>& points) const;
};

/// A point [x, y]; or the number of one and where it goes: [which, x, y].
struct SquarePoint {
  double last;  ///< the largest number of a point
  template <std::size_t Count>
  void read(const Fields& fields, const char* name, std::array<double, Count>& out) const {
    std::vector<double> all;
    fields.numbers(name, all, 0, Count == 3 ? last : 1, Count);
    if (fields.fault()) return;
    if (all.size() != Count) return fields.fail(name, expected(value_count(all.size()), Count));
    std::ranges::copy(all, out.begin());
  }
  template <std::size_t Count>
  void write(JsonText& json, const std::array<double, Count>& value) const {
    write_values(json, value);
  }
};

/// A point of the unit square on the lattice of 1 / parts: a finger does not mean 0.41259765625.
[[nodiscard]] hopfield::Point on_lattice(double x, double y, int parts);

/// That `which`, a field of a change, is the number of one of `count` points.
[[nodiscard]] hopfield::Result<void> check_number_of_point(const char* field, double which,
                                                           std::size_t count);

/// Whether a change that adds, moves (`place`) or removes one of `count` points fits. `anew`: it gives all of them, too.
/// `alone`, `full` and `fewest` say what is wrong: no other change may come with it; there are the most, the fewest that can be.
template <class Change>
[[nodiscard]] hopfield::Result<void> accepts_edit(const Change& change, std::size_t count,
                                                  const Points& range, bool anew, const char* alone,
                                                  const Message& full, const Message& fewest) {
  using hopfield::Error;
  const char* const name = change.add      ? "add"
                           : change.place  ? "place"
                           : change.remove ? "remove"
                                           : nullptr;
  if (name == nullptr) return {};
  if (anew) return Error{name, expected(msg("given"), alone)};
  if (change.add && count >= range.most) return Error{"add", full.plain()};
  if (change.remove && count <= range.least) return Error{"remove", fewest.plain()};
  if (change.remove)
    if (auto fits = check_number_of_point("remove", static_cast<double>(*change.remove), count);
        !fits)
      return fits;
  if (!change.place) return {};
  if (auto fits = check_number_of_point("place[0]", (*change.place)[0], count); !fits) return fits;
  for (std::size_t k = 1; k < 3; ++k)
    if (auto fits = check_range("place[" + std::to_string(k) + "]", (*change.place)[k], 0, 1);
        !fits)
      return fits;
  return {};
}

/// Carries it out. Precondition: accepts_edit().
template <class Change>
void edit(std::vector<hopfield::Point>& points, const Change& change, int parts) {
  if (change.add) points.push_back(on_lattice((*change.add)[0], (*change.add)[1], parts));
  if (change.place)
    points[static_cast<std::size_t>((*change.place)[0])] =
        on_lattice((*change.place)[1], (*change.place)[2], parts);
  if (change.remove) points.erase(points.begin() + static_cast<std::ptrdiff_t>(*change.remove));
}

}  // namespace lab
