#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lab/document/picture.hpp"
#include "lab/files/file.hpp"

namespace lab {

/// What may be taken for one file. A page has these limits; natively memory is the limit.
struct Room {
  std::size_t bytes = 64 << 20;    ///< unpacked
  std::size_t values = 8'000'000;  ///< numbers in all
};

/// Numbers as a file holds them, before anybody says what they mean.
struct NumberArray {
  std::string name;                ///< as in the file; may be empty
  std::vector<std::size_t> shape;  ///< row-major: the last index runs fastest
  std::vector<double> values;
  std::string
      fault;  ///< of a member of an archive: why it is no numbers; it has no shape and no values then
};

/// `.npz`, `.npy`, `.pbm`, `.pgm` or a table as text, told apart by content. Errors begin with the file's name. What else
/// lies in an archive comes with its fault, unless nothing can be read.
[[nodiscard]] Result<std::vector<NumberArray>> read_arrays(std::string_view name,
                                                           std::span<const std::uint8_t> bytes,
                                                           const Room& room = {});

// One format each; the error's field is where in the file, its message what is wrong there.
/// NumPy's format, versions 1 to 3: integers, bool and floats of either byte order, in C or Fortran
/// order.
[[nodiscard]] Result<NumberArray> read_npy(std::span<const std::uint8_t> bytes,
                                           const Room& room = {});
/// P1 (text) and P4 (bits); 1 is ink. H × W.
[[nodiscard]] Result<NumberArray> read_pbm(std::span<const std::uint8_t> bytes,
                                           const Room& room = {});
/// P2, P3, P5 and P6: grey or colours, as a picture. Black is ink. Precondition of reading: it is such a file.
[[nodiscard]] bool is_grey_file(std::span<const std::uint8_t> bytes);
[[nodiscard]] Result<Grey> read_grey(std::span<const std::uint8_t> bytes, const Room& room = {});
/// Text, in UTF-8, UTF-16 with a byte-order mark, or Latin 1.
[[nodiscard]] bool is_table(std::span<const std::uint8_t> bytes);
/// Rows of numbers. Semicolons separate, else tabs, commas or white space; where they do, a comma is the decimal mark. Cells
/// may be quoted, bits may stand without separators, and a line of words is a heading. An empty line ends an array, and so
/// does "# name", which names the next.
[[nodiscard]] Result<std::vector<NumberArray>> read_csv(std::span<const std::uint8_t> bytes,
                                                        const Room& room = {});

/// The patterns that an array holds, each of `size` = N numbers, one row after another. Two values, 0/1, ±1 or
/// grey: what lies above the middle between the smallest and the largest is +1.
struct ArrayPatterns {
  std::size_t width = 0;  ///< 0 when the array does not say how N is laid out
  std::size_t height = 0;
  std::vector<Pattern> patterns;
  Each each = Each::picture;  ///< how a table was taken
  bool known = true;          ///< it can hardly be meant otherwise
};
/// Shapes H × W and P × H × W; N, N × 1 and P × N; further sides of 1 do not count. Two sides of 5 to 64 may be a picture or
/// patterns; `each` says so, or a size in a name ("5x5"), or that no picture is so low. Without any of these it is a picture, and
/// not known.
[[nodiscard]] Result<ArrayPatterns> patterns_of(const NumberArray& array, Each each = Each::unsaid,
                                                std::string_view file = "");

/// The bytes of a `.npy` file, version 1.0, in C order: dtype "|i1". As many values as the shape says.
[[nodiscard]] Bytes write_npy(std::span<const std::size_t> shape,
                              std::span<const std::int8_t> values);
/// dtype "<i8".
[[nodiscard]] Bytes write_npy(std::span<const std::size_t> shape,
                              std::span<const std::int64_t> values);
/// dtype "<f8".
[[nodiscard]] Bytes write_npy(std::span<const std::size_t> shape, std::span<const double> values);

}  // namespace lab
