// Cities that people bring: TSPLIB and plain lists.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "lab/files/lines.hpp"
#include "lab/formats/text.hpp"
#include "lab/words/message.hpp"
#include "lab/workbenches/routes/routes.hpp"

namespace lab {
namespace {

using hopfield::City;
using hopfield::Error;
using hopfield::Result;
using ReadCities = Result<std::optional<std::vector<City>>>;

constexpr std::size_t kLongestWord = 40;
constexpr double kFarthestPlace = 1e12;

/// A number with a point or a comma. No hexadecimal ones, infinities or words.
std::optional<double> place_of(std::string_view word) {
  std::array<char, kLongestWord + 1> buffer{};
  std::size_t length = 0;
  if (word.starts_with("−")) {
    buffer[length++] = '-';
    word.remove_prefix(std::string_view("−").size());
  }
  if (word.empty() || word.size() + length > kLongestWord) return std::nullopt;
  for (const char given : word) {
    const char c = given == ',' ? '.' : given;
    if (std::string_view("0123456789+-.eE").find(c) == std::string_view::npos) return std::nullopt;
    buffer[length++] = c;
  }
  char* end = nullptr;
  const double value = std::strtod(buffer.data(), &end);
  if (end != buffer.data() + length || !(std::fabs(value) <= kFarthestPlace)) return std::nullopt;
  return value;
}

struct Line {
  std::size_t number = 0;
  std::string_view text;
};

/// Lines that say something.
std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = text.find_first_of("\r\n");
    const std::string_view line = trimmed(text.substr(0, end));
    if (!line.empty() && !line.starts_with('#')) lines.push_back({number, line});
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
  }
  return lines;
}

/// Words between spaces, tabs and semicolons. A comma that a space follows separates, and so do all commas where there would be one
/// word; else it is a decimal mark.
std::vector<std::string_view> words_of(std::string_view line) {
  const auto split = [&](bool commas) {
    std::vector<std::string_view> words;
    std::size_t at = 0;
    while (at < line.size()) {
      const auto separates = [&](std::size_t k) {
        const bool last = k + 1 == line.size() || is_space(line[k + 1]);
        return is_space(line[k]) || line[k] == ';' || (line[k] == ',' && (commas || last));
      };
      if (separates(at)) {
        ++at;
        continue;
      }
      std::size_t end = at;
      while (end < line.size() && !separates(end)) ++end;
      words.push_back(line.substr(at, end - at));
      at = end;
    }
    return words;
  };
  auto words = split(false);
  return words.size() == 1 ? split(true) : words;
}

Error at_line(std::string_view file, const Line& line, std::string message) {
  return {msg("{0}: line {1}", file, line.number).plain(), std::move(message)};
}

Message quoted(std::string_view word) { return msg("\"{0}\"", tidy(word, 24)); }

/// Into the unit square, with the same factor both ways, unless they are there.
void scale(std::vector<City>& cities) {
  const auto inside = [](double place) { return place >= 0 && place <= 1; };
  if (std::ranges::all_of(cities, [&](const City& c) { return inside(c.x) && inside(c.y); }))
    return;
  const auto [left, right] = std::ranges::minmax(cities, {}, &City::x);
  const auto [low, high] = std::ranges::minmax(cities, {}, &City::y);
  const double width = right.x - left.x, height = high.y - low.y;
  const double size = std::max(width, height);
  // With a margin: cities at the edge are hard to press.
  constexpr double kMargin = 0.04, kParts = 1e6;
  const double factor = size > 0 ? (1 - 2 * kMargin) / size : 0;
  const double x0 = left.x, y0 = low.y;
  for (City& city : cities) {
    const double x = 0.5 + factor * (city.x - x0 - width / 2),
                 y = 0.5 + factor * (city.y - y0 - height / 2);
    city = {std::round(x * kParts) / kParts, std::round(y * kParts) / kParts};
  }
}

ReadCities finished(std::string_view file, std::vector<City> cities) {
  if (cities.size() < kLeastCities || cities.size() > kMostCities)
    return Error{std::string(file), expected(msg("{0} {0|city|cities}", cities.size()),
                                             between(kLeastCities, kMostCities))};
  scale(cities);
  return std::optional(std::move(cities));
}

/// Two numbers of a line, the first at `from`; nothing and an error otherwise.
std::optional<City> city_in(std::string_view file, const Line& line,
                            std::span<const std::string_view> words, std::size_t from,
                            std::optional<Error>& error) {
  if (words.size() != from + 2) {
    error = at_line(file, line,
                    expected(msg("{0} {0|word|words}", words.size()),
                             from == 0 ? msg("two numbers: x and y")
                                       : msg("three numbers: the city, x and y")));
    return std::nullopt;
  }
  std::array<double, 2> both{};
  for (std::size_t k = 0; k < 2; ++k) {
    const auto value = place_of(words[from + k]);
    if (!value) {
      error = at_line(file, line, expected(quoted(words[from + k]), "a number"));
      return std::nullopt;
    }
    both[k] = *value;
  }
  return City{both[0], both[1]};
}

/// "KEY : value", or a key alone.
std::pair<std::string_view, std::string_view> key_of(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return {line, {}};
  return {trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1))};
}

bool is_key(std::string_view word) {
  return !word.empty() &&
         std::ranges::all_of(word, [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; });
}

ReadCities read_tsplib(std::string_view file, std::span<const Line> lines) {
  std::vector<City> cities;
  bool places = false, seen = false, geographic = false;
  std::optional<double> dimension;
  for (const Line& line : lines) {
    const auto [key, value] = key_of(line.text);
    if (key == "EOF") break;
    if (is_key(key)) {
      places = key == "NODE_COORD_SECTION" || key == "DISPLAY_DATA_SECTION";
      if (places && seen) places = false;  // the same cities once more, for the eye
      seen = seen || places;
      if (key == "TYPE" && !value.starts_with("TSP"))
        return at_line(file, line, expected(msg("TYPE {0}", tidy(value, 24)), "TYPE TSP"));
      if (key == "EDGE_WEIGHT_SECTION" || (key == "EDGE_WEIGHT_TYPE" && value == "EXPLICIT"))
        return at_line(file, line,
                       expected(msg("{0} with a matrix of distances", key),
                                "places of cities (EUC_2D, CEIL_2D, ATT or GEO)"));
      if (key == "EDGE_WEIGHT_TYPE" && value.ends_with("3D"))
        return at_line(file, line,
                       expected(msg("{0} {1}", key, tidy(value, 24)),
                                "two coordinates (EUC_2D, CEIL_2D, ATT or GEO)"));
      if (key == "EDGE_WEIGHT_TYPE") geographic = value == "GEO";
      if (key == "DIMENSION") {
        dimension = place_of(value);
        if (!dimension)
          return at_line(file, line, expected(msg("DIMENSION {0}", quoted(value)), "a number"));
        if (*dimension > static_cast<double>(kMostCities))
          return at_line(
              file, line,
              expected(msg("DIMENSION {0}", readable(*dimension)), at_most(kMostCities)));
      }
      continue;
    }
    if (!places) continue;
    std::optional<Error> error;
    auto city = city_in(file, line, words_of(line.text), 1, error);
    if (error) return *std::move(error);
    // Degrees of latitude come first there.
    if (geographic) std::swap(city->x, city->y);
    cities.push_back(*city);
  }
  if (!seen)
    return Error{std::string(file), expected(msg("no NODE_COORD_SECTION"), "the places of cities")};
  if (dimension && *dimension != static_cast<double>(cities.size()))
    return Error{
        std::string(file) + ": DIMENSION",
        expected(readable(*dimension), msg("{0}, the cities that are listed", cities.size()))};
  return finished(file, std::move(cities));
}

}  // namespace

ReadCities read_city_file(std::string_view name, std::span<const std::uint8_t> bytes) {
  ReadCities others = std::optional<std::vector<City>>();
  std::string_view text = text_of(bytes);
  constexpr std::size_t kLongestFile = 1 << 20;
  const bool named = name.ends_with(".tsp");
  if (text.size() > kLongestFile || !is_utf8(text) || text.find('\0') != std::string_view::npos) {
    if (!named) return others;
    return Error{std::string(name), expected(msg("no text"), "a file of TSPLIB")};
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::vector<Line> lines = lines_of(text);
  const auto is_of_tsplib = [](const Line& line) {
    const std::string_view key = key_of(line.text).first;
    return key == "NODE_COORD_SECTION" || key == "EDGE_WEIGHT_TYPE" || key == "EDGE_WEIGHT_SECTION";
  };
  if (named || std::ranges::any_of(lines, is_of_tsplib)) return read_tsplib(name, lines);
  // A list, perhaps with a heading, is what has two numbers in a line. Anything else is for other readers.
  const auto is_pair = [](const Line& line) {
    const auto words = words_of(line.text);
    return words.size() == 2 && place_of(words[0]) && place_of(words[1]);
  };
  const auto first = std::ranges::find_if(lines, is_pair);
  if (first == lines.end() || first - lines.begin() > 1) return others;
  std::vector<City> cities;
  for (auto line = first; line != lines.end(); ++line) {
    std::optional<Error> error;
    const auto city = city_in(name, *line, words_of(line->text), 0, error);
    if (error) return *std::move(error);
    cities.push_back(*city);
  }
  return finished(name, std::move(cities));
}

}  // namespace lab
