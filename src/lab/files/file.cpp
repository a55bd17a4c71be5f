#include "lab/files/file.hpp"

#include <algorithm>
#include <cmath>

#include "lab/files/array.hpp"
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

Result<std::vector<NumberArray>> read_npz(std::span<const std::uint8_t> bytes) {
  auto entries = read_zip(bytes, kMostUnpacked);
  if (!entries) return entries.error();
  if (entries->empty()) return Error{"", expected(msg("an empty archive"), ".npy arrays")};
  std::vector<NumberArray> arrays;
  std::size_t total = 0;
  for (const ZipEntry& entry : *entries) {
    auto array = read_npy(entry.bytes);
    if (!array) return within(entry.name, array.error());
    total += array->values.size();
    if (total > kMostValues)
      return within(entry.name, {"", msg("more than {0} numbers in all", kMostValues).plain()});
    array->name =
        entry.name.ends_with(".npy") ? entry.name.substr(0, entry.name.size() - 4) : entry.name;
    arrays.push_back(*std::move(array));
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

/// Everything of an array as pictures on a grid, or why not.
Result<PatternFile> pictures_of(const NumberArray& array, const std::string& title) {
  auto found = patterns_of(array);
  if (!found) return found.error();
  if (found->width == 0 && !found->patterns.empty()) {
    // N numbers in a row: a square picture, as courses store them.
    const std::size_t neurons = found->patterns.front().size();
    const auto side =
        static_cast<std::size_t>(std::lround(std::sqrt(static_cast<double>(neurons))));
    if (side * side == neurons) found->width = found->height = side;
  }
  if (found->patterns.empty() || !is_side(found->width) || !is_side(found->height))
    return Error{"", expected(shape_text(array.shape), "pictures of 5 to 64 pixels each way")};
  PatternFile file;
  file.grid = {static_cast<int>(found->width), static_cast<int>(found->height)};
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

}  // namespace

Result<ArrayPatterns> patterns_of(const NumberArray& array) {
  const auto& shape = array.shape;
  if (array.values.empty()) return Error{"", expected(shape_text(shape), "at least one pattern")};
  ArrayPatterns out;
  std::size_t size = 0;
  if (shape.size() == 1) {
    size = shape[0];
  } else if (shape.size() == 2) {
    const bool picture = is_side(shape[0]) && is_side(shape[1]);
    size = picture ? shape[0] * shape[1] : shape[1];
    if (picture) out.height = shape[0], out.width = shape[1];
  } else if (shape.size() == 3) {
    size = shape[1] * shape[2];
    out.height = shape[1];
    out.width = shape[2];
  } else {
    return Error{"", expected(shape_text(shape), "N, P × N, H × W or P × H × W")};
  }
  double low = array.values.front();
  double high = low;
  for (const double value : array.values) {
    if (!std::isfinite(value)) return Error{"", "contains numbers that are not finite"};
    low = std::min(low, value);
    high = std::max(high, value);
  }
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
                                             std::span<const std::uint8_t> bytes) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (bytes.empty()) return within(name, {"", "empty"});
  if (bytes.size() > kMostUnpacked) return within(name, {"", "more than 64 MB"});
  Result<std::vector<NumberArray>> arrays = std::vector<NumberArray>();
  const auto single = [&](Result<NumberArray> array) {
    if (!array)
      arrays = array.error();
    else
      arrays->push_back(*std::move(array));
  };
  if (text.starts_with("PK"))
    arrays = read_npz(bytes);
  else if (text.starts_with("\x93NUMPY"))
    single(read_npy(bytes));
  else if (text.starts_with("P1") || text.starts_with("P4"))
    single(read_pbm(bytes));
  else if (is_utf8(text) && text.find('\0') == std::string_view::npos)
    arrays = read_csv(bytes);
  else
    arrays = Error{"", "not a .npz, .npy, .pbm or .csv file"};
  if (!arrays) return within(name, arrays.error());
  return arrays;
}

Result<PatternFile> read_patterns(std::string_view name, std::span<const std::uint8_t> bytes) {
  auto arrays = read_arrays(name, bytes);
  if (!arrays) return arrays.error();
  PatternFile file;
  std::optional<Error> first_wrong;
  for (const NumberArray& array : *arrays) {
    const std::string title = array.name.empty() ? stem(name) : tidy(array.name, kLongestName);
    const std::string where = array.name.empty() ? "" : title;
    auto pictures = pictures_of(array, title);
    if (!pictures) {
      // An archive may hold labels and the like beside its pictures.
      if (!first_wrong) first_wrong = Error{where, pictures.error().message};
      file.skipped.push_back(title);
      continue;
    }
    if (file.memories.empty()) {
      file.grid = pictures->grid;
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
