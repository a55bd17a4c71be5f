#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lab/files/file.hpp"

namespace lab {

inline constexpr std::size_t kMostUnpacked = 64 << 20;  // bytes of one file
inline constexpr std::size_t kMostValues = 8'000'000;   // numbers of one file

/// Numbers as a file holds them, before anybody says what they mean.
struct NumberArray {
  std::string name;                ///< as in the file; may be empty
  std::vector<std::size_t> shape;  ///< row-major: the last index runs fastest
  std::vector<double> values;
};

/// `.npz`, `.npy`, `.pbm` or `.csv`, told apart by content. Errors begin with the file's name.
[[nodiscard]] Result<std::vector<NumberArray>> read_arrays(std::string_view name,
                                                           std::span<const std::uint8_t> bytes);

// One format each; the error's field is where in the file, its message what is wrong there.
/// NumPy's format, versions 1 to 3: integers, bool and floats of either byte order, in C or Fortran
/// order.
[[nodiscard]] Result<NumberArray> read_npy(std::span<const std::uint8_t> bytes);
/// P1 (text) and P4 (bits); 1 is ink. H × W.
[[nodiscard]] Result<NumberArray> read_pbm(std::span<const std::uint8_t> bytes);
/// Rows of numbers, with commas or semicolons between them, else white space. An empty line ends an
/// array, and so does "# name", which names the next.
[[nodiscard]] Result<std::vector<NumberArray>> read_csv(std::span<const std::uint8_t> bytes);

/// The patterns that an array holds, each of `size` = N numbers, one row after another. Two values, 0/1, ±1 or
/// grey: what lies above the middle between the smallest and the largest is +1.
struct ArrayPatterns {
  std::size_t width = 0;  ///< 0 when the array does not say how N is laid out
  std::size_t height = 0;
  std::vector<Pattern> patterns;
};
/// Shapes H × W and P × H × W; N and P × N. Two dimensions of 5 to 64 are a picture, others P × N.
[[nodiscard]] Result<ArrayPatterns> patterns_of(const NumberArray& array);

/// The bytes of a `.npy` file, version 1.0, in C order: dtype "|i1". As many values as the shape says.
[[nodiscard]] Bytes write_npy(std::span<const std::size_t> shape,
                              std::span<const std::int8_t> values);
/// dtype "<i8".
[[nodiscard]] Bytes write_npy(std::span<const std::size_t> shape,
                              std::span<const std::int64_t> values);
/// dtype "<f8".
[[nodiscard]] Bytes write_npy(std::span<const std::size_t> shape, std::span<const double> values);

}  // namespace lab
