#include "lab/files/file.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "lab/files/array.hpp"
#include "lab/files/lines.hpp"
#include "lab/formats/fields.hpp"
#include "lab/formats/text.hpp"
#include "lab/formats/zip.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

std::string stem(std::string_view name) {
  const std::size_t slash = name.find_last_of("/\\");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  const std::size_t dot = name.rfind('.');
  if (dot != std::string_view::npos && dot > 0) name = name.substr(0, dot);
  return tidy(name, kLongestName);
}

Error within(std::string_view file, const Error& error) {
  return Error{tidy(file, 80), error.text()};
}

/// What a file holds that is no archive.
Result<std::vector<NumberArray>> read_content(std::span<const std::uint8_t> bytes,
                                              const Room& room) {
  const auto single = [](Result<NumberArray> array) -> Result<std::vector<NumberArray>> {
    if (!array) return array.error();
    std::vector<NumberArray> arrays;
    arrays.push_back(*std::move(array));
    return arrays;
  };
  const std::string_view text = text_of(bytes);
  if (text.starts_with("\x93NUMPY")) return single(read_npy(bytes, room));
  if (text.starts_with("P1") || text.starts_with("P4")) return single(read_pbm(bytes, room));
  if (is_grey_file(bytes)) {
    const auto grey = read_grey(bytes, room);
    if (!grey) return grey.error();
    NumberArray array;
    array.shape = {static_cast<std::size_t>(grey->height), static_cast<std::size_t>(grey->width)};
    for (const std::uint8_t value : grey->values) array.values.push_back(255 - value);
    return single(std::move(array));
  }
  if (is_table(bytes)) return read_csv(bytes, room);
  return Error{"", "not a .npz, .npy, .pbm, .pgm or .csv file"};
}

Result<std::vector<NumberArray>> read_npz(std::span<const std::uint8_t> bytes, const Room& room) {
  auto entries = read_zip(bytes, room.bytes);
  if (!entries) return entries.error();
  if (entries->empty()) return Error{"", expected(msg("an empty archive"), ".npy arrays")};
  std::vector<NumberArray> arrays;
  std::size_t total = 0;
  for (const ZipEntry& entry : *entries) {
    const bool npy = entry.name.ends_with(".npy");
    const std::string title = npy ? entry.name.substr(0, entry.name.size() - 4) : entry.name;
    auto read = entry.fault.empty() ? read_content(entry.bytes, room) : Error{"", entry.fault};
    if (!read) {
      // Labels, notes, and what systems put beside files.
      arrays.push_back({title, {}, {}, read.error().text()});
      continue;
    }
    for (NumberArray& array : *read) {
      total += array.values.size();
      if (total > room.values)
        return within(entry.name, {"", msg("more than {0} numbers in all", room.values).plain()});
      if (array.name.empty()) array.name = npy ? title : stem(title);
      arrays.push_back(std::move(array));
    }
  }
  return arrays;
}

std::string shape_text(const std::vector<std::size_t>& shape) {
  if (shape.empty()) return "a single number";
  std::string text;
  for (const std::size_t extent : shape) {
    if (!text.empty()) text += " × ";
    text += std::to_string(extent);
  }
  return text;
}

bool is_side(std::size_t extent) {
  return extent >= static_cast<std::size_t>(kSmallestSide) &&
         extent <= static_cast<std::size_t>(kLargestSide);
}

/// A square picture, as courses store them, has this side; else 0.
std::size_t square_side(std::size_t neurons) {
  const auto side = static_cast<std::size_t>(std::lround(std::sqrt(static_cast<double>(neurons))));
  return side * side == neurons && is_side(side) ? side : 0;
}

/// Everything of an array as pictures on a grid, or why not.
Result<PatternFile> pictures_of(const NumberArray& array, const std::string& title, Each each,
                                std::string_view name) {
  auto found = patterns_of(array, each, name);
  if (!found) return found.error();
  if (found->width == 0 && !found->patterns.empty())
    found->width = found->height = square_side(found->patterns.front().size());
  if (found->patterns.empty() || !is_side(found->width) || !is_side(found->height))
    return Error{"", expected(shape_text(array.shape), "pictures of 5 to 64 pixels each way")};
  PatternFile file;
  file.grid = {static_cast<int>(found->width), static_cast<int>(found->height)};
  const bool table = array.shape.size() == 2 && is_side(array.shape[0]) && is_side(array.shape[1]);
  if (table && found->each == Each::row) file.other = Each::picture;
  if (table && found->each == Each::picture && square_side(array.shape[1]) > 0)
    file.other = Each::row;
  if (found->patterns.size() > kMostMemories) {
    return Error{"", expected(msg("{0} {0|picture|pictures}", found->patterns.size()),
                              at_most(kMostMemories))};
  }
  for (std::size_t k = 0; k < found->patterns.size(); ++k) {
    const std::string suffix = found->patterns.size() > 1 ? " " + std::to_string(k + 1) : "";
    file.memories.push_back(
        {tidy(title, kLongestName - suffix.size()) + suffix, std::move(found->patterns[k])});
  }
  return file;
}

/// A size in a name, as in "letters_5x5"; 0 × 0 when there is none.
std::array<std::size_t, 2> size_in(std::string_view name) {
  const auto is_digit = [&](std::size_t k) {
    return k < name.size() && name[k] >= '0' && name[k] <= '9';
  };
  for (std::size_t at = 1; at < name.size(); ++at) {
    if (name[at] != 'x' || !is_digit(at - 1) || !is_digit(at + 1)) continue;
    std::array<std::size_t, 2> sides = {0, 0};
    std::size_t from = at;
    while (from > 0 && is_digit(from - 1) && at - from < 4) --from;
    for (std::size_t k = from; k < at; ++k)
      sides[0] = sides[0] * 10 + static_cast<std::size_t>(name[k] - '0');
    for (std::size_t k = at + 1; is_digit(k) && k < at + 4; ++k)
      sides[1] = sides[1] * 10 + static_cast<std::size_t>(name[k] - '0');
    return sides;
  }
  return {0, 0};
}

/// How long a pattern is, and whether its shape is known.
void lay_out(const std::vector<std::size_t>& shape, Each each, std::string_view name,
             std::size_t& size, ArrayPatterns& out) {
  const auto [width, height] = size_in(name);
  const std::size_t named = width * height;
  const auto picture = [&](std::size_t rows, std::size_t columns) {
    size = rows * columns;
    out.height = rows;
    out.width = columns;
  };
  if (shape.size() == 3) return picture(shape[1], shape[2]);
  const std::size_t rows = shape.size() == 2 ? shape[0] : 1;
  const std::size_t columns = shape.back();
  if (shape.size() == 2 && each == Each::unsaid && is_side(rows) && is_side(columns)) {
    const std::size_t side = square_side(columns);
    // A picture that is more than twice as wide as high is unlikely where its rows are squares.
    if (named == columns || (side > 0 && 2 * rows < columns))
      each = Each::row;
    else
      out.known = rows == columns || (rows == height && columns == width);
  } else if (each == Each::unsaid) {
    each = Each::row;
  }
  if (shape.size() == 2 && each != Each::row) return picture(rows, columns);
  out.each = Each::row;
  size = columns;
  if (named == 0 || columns % named != 0 || (shape.size() == 2 && columns != named)) return;
  picture(height, width);
}

}  // namespace

Result<ArrayPatterns> patterns_of(const NumberArray& array, Each each, std::string_view file) {
  std::vector<std::size_t> shape = array.shape;
  if (array.values.empty()) return Error{"", expected(shape_text(shape), "at least one pattern")};
  // One number a line is one pattern, and one row is that row.
  if (each != Each::row && shape.size() == 2 && shape[1] == 1) shape.pop_back();
  if (each != Each::row && shape.size() == 2 && shape[0] == 1) shape.erase(shape.begin());
  while (shape.size() > 3 && shape.back() == 1) shape.pop_back();
  while (shape.size() > 3 && shape[1] == 1) shape.erase(shape.begin() + 1);
  if (shape.size() == 3 && shape[2] == 1) shape.pop_back();
  if (shape.empty() || shape.size() > 3)
    return Error{"", expected(shape_text(shape), "N, P × N, H × W or P × H × W")};
  const bool colours = shape.size() == 3 && (shape[2] == 3 || shape[2] == 4);
  if (colours && each == Each::unsaid)
    return Error{"", expected(shape_text(shape), "one number per pixel, no colours")};
  ArrayPatterns out;
  std::size_t size = 0;
  lay_out(shape, each, array.name + " " + std::string(file), size, out);
  double low = array.values.front();
  double high = low;
  bool zero = false, coded = true;
  for (const double value : array.values) {
    if (!std::isfinite(value)) return Error{"", "contains numbers that are not finite"};
    low = std::min(low, value);
    high = std::max(high, value);
    zero = zero || value == 0;
    coded = coded && (value == 0 || value == 1 || value == -1);
  }
  if (coded && zero && low < 0) return Error{"", mixed_coding()};
  // Halves first: the sum of two large numbers may overflow. Of one value everywhere, 0 and below are −1.
  const double cut = low < high ? low / 2 + high / 2 : 0.0;
  for (std::size_t from = 0; from < array.values.size(); from += size) {
    Pattern pattern(size);
    for (std::size_t i = 0; i < size; ++i) pattern.set(i, array.values[from + i] > cut);
    out.patterns.push_back(std::move(pattern));
  }
  return out;
}

Result<std::vector<NumberArray>> read_arrays(std::string_view name,
                                             std::span<const std::uint8_t> bytes,
                                             const Room& room) {
  if (bytes.empty()) return within(name, {"", "empty"});
  if (bytes.size() > room.bytes)
    return within(name, {"", msg("more than {0} MB", room.bytes >> 20U).plain()});
  auto arrays =
      text_of(bytes).starts_with("PK") ? read_npz(bytes, room) : read_content(bytes, room);
  if (!arrays) return within(name, arrays.error());
  return arrays;
}

std::optional<Result<Grey>> read_grey_file(std::string_view name,
                                           std::span<const std::uint8_t> bytes) {
  if (!is_grey_file(bytes)) return std::nullopt;
  auto grey = read_grey(bytes);
  if (!grey) return within(name, grey.error());
  return grey;
}

Result<PatternFile> read_patterns(std::string_view name, std::span<const std::uint8_t> bytes,
                                  Each each) {
  auto arrays = read_arrays(name, bytes);
  if (!arrays) return arrays.error();
  PatternFile file;
  std::optional<Error> first_wrong;
  for (const NumberArray& array : *arrays) {
    const std::string title = array.name.empty() ? stem(name) : tidy(array.name, kLongestName);
    const std::string where = array.name.empty() ? "" : title;
    auto pictures =
        array.fault.empty() ? pictures_of(array, title, each, stem(name)) : Error{"", array.fault};
    if (!pictures) {
      // An archive may hold labels and the like beside its pictures.
      if (!first_wrong) first_wrong = Error{where, pictures.error().message};
      file.skipped.push_back(title);
      continue;
    }
    if (file.memories.empty()) {
      file.grid = pictures->grid;
      file.other = pictures->other;
    } else if (pictures->grid != file.grid) {
      const auto size = [](Grid grid) {
        return std::to_string(grid.width) + " × " + std::to_string(grid.height);
      };
      return within(name, {where, expected(msg("{0} pixels", size(pictures->grid)),
                                           msg("{0} as before", size(file.grid)))});
    }
    for (Memory& memory : pictures->memories) {
      memory.name = free_name(memory.name, file.memories);
      file.memories.push_back(std::move(memory));
    }
    if (file.memories.size() > kMostMemories) {
      return within(name, {"", expected(msg("{0} {0|picture|pictures}", file.memories.size()),
                                        at_most(kMostMemories))});
    }
  }
  if (file.memories.empty()) return within(name, *first_wrong);
  return file;
}

}  // namespace lab
