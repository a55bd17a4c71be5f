// Any bytes are a file of cities that fits the map, a file for other readers, or an error that begins with the file's name.
#include <cstdint>

#include "fuzz.hpp"
#include "lab/workbenches/routes/routes.hpp"

void fuzz::cities(const std::uint8_t* data, std::size_t size) {
  for (const char* name : {"file", "file.tsp"}) {
    const auto read = lab::read_city_file(name, {data, size});
    if (!read) {
      must(read.error().text().starts_with(name), "an error begins with the name");
      continue;
    }
    if (!*read) continue;
    const auto& cities = **read;
    must(cities.size() >= lab::kLeastCities && cities.size() <= lab::kMostCities,
         "so many cities fit the map");
    for (const hopfield::City& city : cities)
      must(city.x >= 0 && city.x <= 1 && city.y >= 0 && city.y <= 1, "they are on the map");
  }
}
