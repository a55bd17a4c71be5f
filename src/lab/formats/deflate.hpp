#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace lab {

/// Raw deflate has no header; zlib's has two bytes and a checksum, as PNG wants it.
enum class Wrapping : std::uint8_t { raw, zlib };

/// Packed as tightly as zlib can (level 9): the same bytes on every platform. Empty only if memory
/// runs out.
[[nodiscard]] std::vector<std::uint8_t> deflate(std::span<const std::uint8_t> bytes,
                                                Wrapping wrapping);
/// The raw stream unpacked; nullopt when it is damaged, ends early, has bytes after its end, or holds more than
/// `most` bytes (which are never allocated: a small file can claim gigabytes).
[[nodiscard]] std::optional<std::vector<std::uint8_t>> inflate(std::span<const std::uint8_t> bytes,
                                                               std::size_t most);
/// The checksum of ZIP, PNG and gzip (ISO 3309).
[[nodiscard]] std::uint32_t crc32(std::span<const std::uint8_t> bytes);

}  // namespace lab
