#include "lab/formats/zip.hpp"

#include <algorithm>
#include <optional>

#include "lab/formats/deflate.hpp"
#include "lab/formats/text.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

using hopfield::Error;
using Span = std::span<const std::uint8_t>;

constexpr std::uint32_t kLocalHeader = 0x04034b50;
constexpr std::uint32_t kDirectoryEntry = 0x02014b50;
constexpr std::uint32_t kDirectoryEnd = 0x06054b50;
constexpr std::size_t kLocalHeaderSize = 30;
constexpr std::size_t kDirectoryEntrySize = 46;
constexpr std::size_t kDirectoryEndSize = 22;
constexpr std::size_t kLongestComment = 65535;
constexpr std::uint16_t kStored = 0;
constexpr std::uint16_t kDeflated = 8;
constexpr std::uint16_t kEncrypted = 1;
constexpr std::uint16_t kUtf8 = 1U << 11U;

std::uint16_t read16(Span bytes, std::size_t at) {
  return static_cast<std::uint16_t>(bytes[at] | bytes[at + 1] << 8);
}
std::uint32_t read32(Span bytes, std::size_t at) {
  return read16(bytes, at) | std::uint32_t{read16(bytes, at + 2)} << 16U;
}
bool fits(Span bytes, std::size_t at, std::size_t size) {
  return at <= bytes.size() && size <= bytes.size() - at;
}

/// Where the end of the central directory begins: the last place that looks like it and fits.
std::optional<std::size_t> find_end(Span bytes) {
  if (bytes.size() < kDirectoryEndSize) return std::nullopt;
  const std::size_t last = bytes.size() - kDirectoryEndSize;
  const std::size_t first = last > kLongestComment ? last - kLongestComment : 0;
  for (std::size_t at = last + 1; at-- > first;) {
    if (read32(bytes, at) == kDirectoryEnd &&
        at + kDirectoryEndSize + read16(bytes, at + 20) == bytes.size()) {
      return at;
    }
  }
  return std::nullopt;
}

struct Listed {
  std::string name;
  std::uint16_t flags, method;
  std::uint32_t checksum, packed, unpacked, offset;
};

hopfield::Result<Listed> read_listed(Span bytes, std::size_t& at, std::size_t end) {
  if (at > end || end - at < kDirectoryEntrySize || read32(bytes, at) != kDirectoryEntry)
    return Error{"", "the list of contents is damaged"};
  Listed listed{"",
                read16(bytes, at + 8),
                read16(bytes, at + 10),
                read32(bytes, at + 16),
                read32(bytes, at + 20),
                read32(bytes, at + 24),
                read32(bytes, at + 42)};
  const std::size_t name = read16(bytes, at + 28);
  const std::size_t rest = std::size_t{read16(bytes, at + 30)} + read16(bytes, at + 32);
  if (end - at - kDirectoryEntrySize < name + rest)
    return Error{"", "the list of contents is damaged"};
  listed.name.assign(reinterpret_cast<const char*>(bytes.data() + at + kDirectoryEntrySize), name);
  at += kDirectoryEntrySize + name + rest;
  return listed;
}

hopfield::Result<ZipEntry> unpack(Span bytes, const Listed& listed) {
  const std::string name = tidy(listed.name, 60);
  const auto wrong = [&](std::string what) { return Error{name, std::move(what)}; };
  if (!fits(bytes, listed.offset, kLocalHeaderSize) || read32(bytes, listed.offset) != kLocalHeader)
    return wrong("damaged");
  // A file that is packed in another way is only left out, so this must be no damage.
  if (((read16(bytes, listed.offset + 6) ^ listed.flags) & kEncrypted) != 0 ||
      read16(bytes, listed.offset + 8) != listed.method) {
    return wrong("damaged");
  }
  const std::size_t start = std::size_t{listed.offset} + kLocalHeaderSize +
                            read16(bytes, listed.offset + 26) + read16(bytes, listed.offset + 28);
  if (!fits(bytes, start, listed.packed)) {
    const std::size_t left = start < bytes.size() ? bytes.size() - start : 0;
    return wrong(expected(msg("{0} {0|byte|bytes} left in the archive", left), listed.packed));
  }
  if ((listed.flags & kEncrypted) != 0) return ZipEntry{listed.name, {}, "encrypted"};
  const Span packed = bytes.subspan(start, listed.packed);
  std::vector<std::uint8_t> content;
  if (listed.method == kStored) {
    content.assign(packed.begin(), packed.end());
  } else if (listed.method == kDeflated) {
    auto inflated = inflate(packed, listed.unpacked);
    if (!inflated) return wrong("damaged");
    content = *std::move(inflated);
  } else {
    return ZipEntry{
        listed.name,
        {},
        expected(msg("packed in a way that is not read here (method {0})", listed.method),
                 "stored or deflated")};
  }
  if (content.size() != listed.unpacked)
    return wrong(expected(msg("{0} {0|byte|bytes}", content.size()), listed.unpacked));
  if (crc32(content) != listed.checksum) return wrong("damaged");
  return ZipEntry{listed.name, std::move(content)};
}

void put16(std::vector<std::uint8_t>& out, std::size_t value) {
  out.push_back(static_cast<std::uint8_t>(value & 0xFFU));
  out.push_back(static_cast<std::uint8_t>(value >> 8U & 0xFFU));
}
void put32(std::vector<std::uint8_t>& out, std::size_t value) {
  put16(out, value & 0xFFFFU);
  put16(out, value >> 16U & 0xFFFFU);
}
void put(std::vector<std::uint8_t>& out, Span bytes) {
  out.insert(out.end(), bytes.begin(), bytes.end());
}

}  // namespace

hopfield::Result<std::vector<ZipEntry>> read_zip(Span bytes, std::size_t most) {
  const auto end = find_end(bytes);
  if (!end) return Error{"", "cut short or damaged: the list of contents at its end is missing"};
  const std::size_t count = read16(bytes, *end + 10);
  const std::size_t size = read32(bytes, *end + 12);
  std::size_t at = read32(bytes, *end + 16);
  if (!fits(bytes, at, size) || at + size > *end || read16(bytes, *end + 8) != count)
    return Error{"", "the list of contents is damaged"};
  const std::size_t directory_end = at + size;
  std::vector<Listed> all;
  std::size_t sum = 0;
  for (std::size_t k = 0; k < count; ++k) {
    auto listed = read_listed(bytes, at, directory_end);
    if (!listed) return listed.error();
    sum += listed->unpacked;
    if (sum > most) {
      return Error{tidy(listed->name, 60),
                   "more than " + std::to_string(most >> 20U) + " MB when unpacked"};
    }
    for (const Listed& other : all)
      if (other.name == listed->name) return Error{tidy(listed->name, 60), "listed twice"};
    all.push_back(*std::move(listed));
    // Looking every name up in the list is quadratic; nobody stores this many arrays.
    constexpr std::size_t kMostEntries = 4096;
    if (all.size() > kMostEntries) return Error{"", "more than 4096 entries"};
  }
  // Fewer entries than the list has room for: the count is wrong.
  if (at != directory_end) return Error{"", "the list of contents is damaged"};
  std::vector<ZipEntry> entries;
  for (const Listed& listed : all) {
    if (listed.name.ends_with('/')) continue;
    auto entry = unpack(bytes, listed);
    if (!entry) return entry.error();
    entries.push_back(*std::move(entry));
  }
  return entries;
}

std::vector<std::uint8_t> write_zip(std::span<const ZipEntry> entries) {
  constexpr std::size_t kVersion = 20;
  constexpr std::size_t kFirstDay = 0x0021;  // 1980-01-01
  std::vector<std::uint8_t> out;
  std::vector<std::uint8_t> directory;
  for (const ZipEntry& entry : entries) {
    const auto packed = deflate(entry.bytes, Wrapping::raw);
    const Span name(reinterpret_cast<const std::uint8_t*>(entry.name.data()), entry.name.size());
    const std::size_t offset = out.size();
    // What the two headers have in common.
    std::vector<std::uint8_t> common;
    put16(common, kVersion);
    put16(common, kUtf8);
    put16(common, kDeflated);
    put16(common, 0);
    put16(common, kFirstDay);
    put32(common, crc32(entry.bytes));
    put32(common, packed.size());
    put32(common, entry.bytes.size());
    put16(common, name.size());
    put16(common, 0);
    put32(out, kLocalHeader);
    put(out, common);
    put(out, name);
    put(out, packed);
    put32(directory, kDirectoryEntry);
    put16(directory, kVersion);
    put(directory, common);
    put16(directory, 0);  // comment
    put16(directory, 0);  // disk
    put16(directory, 0);  // attributes
    put32(directory, 0);
    put32(directory, offset);
    put(directory, name);
  }
  const std::size_t start = out.size();
  put(out, directory);
  put32(out, kDirectoryEnd);
  put32(out, 0);
  put16(out, entries.size());
  put16(out, entries.size());
  put32(out, directory.size());
  put32(out, start);
  put16(out, 0);
  return out;
}

}  // namespace lab
