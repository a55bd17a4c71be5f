#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lab/document/document.hpp"
#include "lab/document/picture.hpp"
#include "lab/session/session.hpp"

namespace lab {

using Bytes = std::vector<std::uint8_t>;

/// How a table of two sides is meant: each row is a pattern, or all of it is one picture.
enum class Each : std::uint8_t { unsaid, row, picture };

/// Pictures read from a file: all of one size.
struct PatternFile {
  Grid grid;
  std::vector<Memory> memories;
  /// What else the file has (labels, say) and was left out.
  std::vector<std::string> skipped;
  Each other = Each::unsaid;  ///< how it could be meant as well
};

/// Reads `.npz`, `.npy` (any integer, bool or float dtype; two values, or 0/1, or ±1, or grey that is
/// thresholded; shapes H×W, P×H×W, N, P×N with N a square), `.pbm` (P1, P4), `.pgm` and tables as text by content, not by
/// name. `name` is used for messages and for memories without a name. Errors say what and where:
/// `images.npz: circle.npy: 300 bytes, expected 2176`. Never reads more than 64 MB when unpacked.
[[nodiscard]] Result<PatternFile> read_patterns(std::string_view name,
                                                std::span<const std::uint8_t> bytes,
                                                Each each = Each::unsaid);
/// The grey picture in a `.pgm` or `.ppm` file, to be fitted to a grid; nothing when it is another file.
[[nodiscard]] std::optional<Result<Grey>> read_grey_file(std::string_view name,
                                                         std::span<const std::uint8_t> bytes);

/// A NumPy archive: each memory an H × W array of ±1 (int8) under its name.
[[nodiscard]] Bytes write_npz(Grid grid, std::span<const Memory> memories);
/// The text format P1: 1, which viewers draw black, is +1.
[[nodiscard]] std::string write_pbm(Grid grid, const Pattern& pattern);
/// PNG with `scale` (1 to 64) pixels a cell, in the light theme's two colours.
[[nodiscard]] Bytes write_png(Grid grid, const Pattern& pattern, int scale);
/// moment, sweep, energy, one overlap column per memory.
[[nodiscard]] std::string write_trajectory_csv(const Session& session);
/// arrays: moment, energy, overlaps (T × P), states (sweeps × H × W), patterns (P × H × W).
[[nodiscard]] Bytes write_trajectory_npz(const Session& session);

}  // namespace lab
