#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "hopfield/result.hpp"

namespace lab {

/// One file in an archive.
struct ZipEntry {
  std::string name;
  std::vector<std::uint8_t> bytes;
  std::string fault =
      {};  ///< why it has no bytes: encrypted, or packed in a way that is not read here
};

/// All files of an archive, at most `most` bytes when unpacked. Sizes are checked before anything is allocated, sums
/// after it is unpacked. Directories are left out; what is damaged and 64-bit archives are refused.
[[nodiscard]] hopfield::Result<std::vector<ZipEntry>> read_zip(std::span<const std::uint8_t> bytes,
                                                               std::size_t most);
/// Deflated, dated 1980-01-01: the same entries give the same bytes.
[[nodiscard]] std::vector<std::uint8_t> write_zip(std::span<const ZipEntry> entries);

}  // namespace lab
