#include "lab/formats/deflate.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>

namespace lab {
namespace {

constexpr std::size_t kChunk = 16384;

// zlib's own macros cast in the old style, which our warnings refuse.
int start_deflate(z_stream& stream, Wrapping wrapping) {
  return deflateInit2_(&stream, 9, Z_DEFLATED, wrapping == Wrapping::raw ? -15 : 15, 8,
                       Z_DEFAULT_STRATEGY, ZLIB_VERSION, static_cast<int>(sizeof(z_stream)));
}
int start_inflate(z_stream& stream) {
  return inflateInit2_(&stream, -15, ZLIB_VERSION, static_cast<int>(sizeof(z_stream)));
}

void give(z_stream& stream, std::span<const std::uint8_t> bytes) {
  // zlib does not write to its input, but its type says it might.
  stream.next_in = const_cast<std::uint8_t*>(bytes.data());
  stream.avail_in = static_cast<unsigned>(bytes.size());
}

}  // namespace

std::vector<std::uint8_t> deflate(std::span<const std::uint8_t> bytes, Wrapping wrapping) {
  std::vector<std::uint8_t> out;
  z_stream stream{};
  if (start_deflate(stream, wrapping) != Z_OK) return out;
  give(stream, bytes);
  std::array<std::uint8_t, kChunk> chunk{};
  int status = Z_OK;
  while (status == Z_OK) {
    stream.next_out = chunk.data();
    stream.avail_out = static_cast<unsigned>(chunk.size());
    status = ::deflate(&stream, Z_FINISH);
    out.insert(out.end(), chunk.data(), chunk.data() + (chunk.size() - stream.avail_out));
  }
  deflateEnd(&stream);
  return out;
}

std::optional<std::vector<std::uint8_t>> inflate(std::span<const std::uint8_t> bytes,
                                                 std::size_t most) {
  z_stream stream{};
  if (start_inflate(stream) != Z_OK) return std::nullopt;
  give(stream, bytes);
  std::vector<std::uint8_t> out;
  std::array<std::uint8_t, kChunk> chunk{};
  int status = Z_OK;
  while (status == Z_OK) {
    stream.next_out = chunk.data();
    stream.avail_out = static_cast<unsigned>(chunk.size());
    status = ::inflate(&stream, Z_NO_FLUSH);
    const std::size_t made = chunk.size() - stream.avail_out;
    if ((status != Z_OK && status != Z_STREAM_END) || out.size() + made > most) {
      inflateEnd(&stream);
      return std::nullopt;
    }
    out.insert(out.end(), chunk.data(), chunk.data() + made);
  }
  const bool whole = stream.avail_in == 0;
  inflateEnd(&stream);
  if (!whole) return std::nullopt;
  return out;
}

std::uint32_t crc32(std::span<const std::uint8_t> bytes) {
  return static_cast<std::uint32_t>(::crc32(0, bytes.data(), static_cast<unsigned>(bytes.size())));
}

}  // namespace lab
