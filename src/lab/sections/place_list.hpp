#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hopfield/places/place_fields.hpp"
#include "lab/sections/kinds.hpp"

/// What the workbench and the experiment "places" read alike.
namespace lab {

inline constexpr std::array<Named<hopfield::PlaceFieldOptions::Centres>, 2> kFieldCentres = {
    {{"grid", hopfield::PlaceFieldOptions::Centres::grid},
     {"random", hopfield::PlaceFieldOptions::Centres::random}}};

/// The numbers of the active cells, rising.
[[nodiscard]] inline std::vector<std::uint64_t> active_cells(const hopfield::Pattern& pattern) {
  std::vector<std::uint64_t> cells;
  for (std::size_t i = 0; i < pattern.size(); ++i)
    if (pattern.up(i)) cells.push_back(i);
  return cells;
}

/// Pairs [x, y] in the arena: 1 to `most`.
struct PlaceList {
  std::size_t most;
  void read(const Fields& fields, const char* name, std::vector<hopfield::Place>& out) const {
    read_array(fields, name, most, [&](const Json& item, const std::string& path) {
      const auto fits = [](const Json& value) {
        return value.is_number() && value.get<double>() >= 0 && value.get<double>() <= 1;
      };
      if (!item.is_array() || item.size() != 2 || !fits(item[0]) || !fits(item[1]))
        return fields.fail(path, expected(describe(item), "two numbers from 0 to 1"));
      out.push_back({item[0].get<double>(), item[1].get<double>()});
    });
  }
  void write(JsonText& json, const std::vector<hopfield::Place>& places) const {
    json.begin('[');
    for (const hopfield::Place& place : places)
      json.begin('[').value(place.x).value(place.y).end(']');
    json.end(']');
  }
  [[nodiscard]] hopfield::Result<void> check(std::string_view name,
                                             const std::vector<hopfield::Place>& places) const {
    const std::size_t count = places.size();
    if (count < 1 || count > most)
      return hopfield::Error{std::string(name),
                             expected(msg("{0} {0|place|places}", count), between(1, most))};
    for (std::size_t k = 0; k < count; ++k)
      for (const double at : {places[k].x, places[k].y})
        if (auto fits = check_range(std::string(name) + "[" + std::to_string(k) + "]", at, 0, 1);
            !fits)
          return fits;
    return {};
  }
};

}  // namespace lab
