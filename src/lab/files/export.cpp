// Files that leave the lab. The same content gives the same bytes: no dates, no names of programs or machines.
#include <algorithm>
#include <array>
#include <cmath>

#include "lab/files/array.hpp"
#include "lab/files/file.hpp"
#include "lab/formats/deflate.hpp"
#include "lab/formats/text.hpp"
#include "lab/formats/zip.hpp"

namespace lab {
namespace {

void append(std::vector<std::int8_t>& out, const Pattern& pattern) {
  for (std::size_t i = 0; i < pattern.size(); ++i)
    out.push_back(static_cast<std::int8_t>(pattern[i]));
}

/// A memory's name as the name of a file in an archive; unique within `taken`.
std::string file_name(std::string_view name, std::vector<ZipEntry>& taken) {
  std::string base;
  for (const char c : name) {
    const bool plain = std::string_view("/\\:*?\"<>|").find(c) == std::string_view::npos;
    base += plain ? c : '_';
  }
  std::string candidate = base;
  const auto is_taken = [&] {
    return std::any_of(taken.begin(), taken.end(),
                       [&](const ZipEntry& entry) { return entry.name == candidate + ".npy"; });
  };
  for (int number = 2; is_taken(); ++number) candidate = base + " " + std::to_string(number);
  return candidate + ".npy";
}

void put_big_endian(Bytes& out, std::size_t value) {  // as PNG wants it
  for (unsigned shift = 32; shift > 0; shift -= 8)
    out.push_back(static_cast<std::uint8_t>(value >> (shift - 8) & 0xFFU));
}

void put_chunk(Bytes& out, std::string_view type, std::span<const std::uint8_t> content) {
  put_big_endian(out, content.size());
  const std::size_t start = out.size();
  out.insert(out.end(), type.begin(), type.end());
  out.insert(out.end(), content.begin(), content.end());
  put_big_endian(out, crc32(std::span(out).subspan(start)));
}

std::string csv_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

std::size_t extent(int side) { return static_cast<std::size_t>(side); }

}  // namespace

Bytes write_npz(Grid grid, std::span<const Memory> memories) {
  const std::array shape = {extent(grid.height), extent(grid.width)};
  std::vector<ZipEntry> entries;
  for (const Memory& memory : memories) {
    std::vector<std::int8_t> values;
    append(values, memory.pattern);
    std::string name = file_name(memory.name, entries);
    entries.push_back({std::move(name), write_npy(shape, values)});
  }
  return write_zip(entries);
}

std::string write_pbm(Grid grid, const Pattern& pattern) {
  std::string out = "P1\n" + std::to_string(grid.width) + " " + std::to_string(grid.height) + "\n";
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    out += pattern.up(i) ? '1' : '0';
    if ((i + 1) % extent(grid.width) == 0) out += '\n';
  }
  return out;
}

Bytes write_png(Grid grid, const Pattern& pattern, int scale) {
  const std::size_t cell = extent(std::clamp(scale, 1, 64));
  const std::size_t width = extent(grid.width) * cell;
  const std::size_t height = extent(grid.height) * cell;
  Bytes out = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  Bytes header;
  put_big_endian(header, width);
  put_big_endian(header, height);
  header.insert(header.end(), {8, 3, 0, 0, 0});  // one byte a pixel, from a palette
  put_chunk(out, "IHDR", header);
  put_chunk(out, "PLTE", std::array<std::uint8_t, 6>{0xF4, 0xE6, 0xD3, 0x24, 0x50, 0x7E});
  Bytes pixels;
  pixels.reserve((width + 1) * height);
  for (std::size_t y = 0; y < height; ++y) {
    pixels.push_back(0);  // no filter
    for (std::size_t x = 0; x < width; ++x)
      pixels.push_back(pattern.up(y / cell * extent(grid.width) + x / cell) ? 1 : 0);
  }
  put_chunk(out, "IDAT", deflate(pixels, Wrapping::zlib));
  put_chunk(out, "IEND", {});
  return out;
}

std::string write_trajectory_csv(const Session& session) {
  const Trace& trace = session.trace();
  const Document& document = session.document();
  const std::uint64_t neurons = document.grid.neurons();
  std::string out = "moment,sweep,energy";
  for (const Memory& memory : *document.memories)
    out += "," + csv_text("overlap with " + memory.name);
  out += "\r\n";
  const auto samples = trace.samples();
  for (std::size_t k = 0; k < samples.size(); ++k) {
    out += std::to_string(samples[k].moment) + ",";
    out += exact(static_cast<double>(samples[k].moment) / static_cast<double>(neurons)) + ",";
    // Nothing where the network has no energy.
    if (std::isfinite(samples[k].energy)) out += exact(samples[k].energy * session.scale());
    for (const std::int32_t overlap : trace.overlaps(k))
      out += "," + exact(overlap / static_cast<double>(neurons));
    out += "\r\n";
  }
  return out;
}

Bytes write_trajectory_npz(const Session& session) {
  const Trace& trace = session.trace();
  const Document& document = session.document();
  const double neurons = static_cast<double>(document.grid.neurons());
  std::vector<std::int64_t> moments;
  std::vector<double> energies;
  std::vector<double> overlaps;
  const auto samples = trace.samples();
  for (std::size_t k = 0; k < samples.size(); ++k) {
    moments.push_back(static_cast<std::int64_t>(samples[k].moment));
    energies.push_back(samples[k].energy * session.scale());
    for (const std::int32_t overlap : trace.overlaps(k)) overlaps.push_back(overlap / neurons);
  }
  std::vector<std::int8_t> states;
  for (std::size_t k = 0; k < trace.sweeps(); ++k) append(states, trace.sweep_state(k));
  std::vector<std::int8_t> patterns;
  for (const Memory& memory : *document.memories) append(patterns, memory.pattern);
  const std::size_t height = extent(document.grid.height);
  const std::size_t width = extent(document.grid.width);
  const std::size_t count = document.memories->size();
  const std::array along = {samples.size()};
  const std::array across = {samples.size(), count};
  const std::array films = {trace.sweeps(), height, width};
  const std::array stored = {count, height, width};
  const std::array<ZipEntry, 5> entries = {ZipEntry{"moment.npy", write_npy(along, moments)},
                                           ZipEntry{"energy.npy", write_npy(along, energies)},
                                           ZipEntry{"overlaps.npy", write_npy(across, overlaps)},
                                           ZipEntry{"states.npy", write_npy(films, states)},
                                           ZipEntry{"patterns.npy", write_npy(stored, patterns)}};
  return write_zip(entries);
}

}  // namespace lab
