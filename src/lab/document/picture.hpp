#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lab/document/document.hpp"

namespace lab {

/// A grey picture, 0 (black) to 255 (white), row-major from the top-left.
struct Grey {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> values;
  /// What lay on transparent paper, if that is how it came. Light ink is turned dark: the paper is white here.
  enum class Ink : std::uint8_t { opaque, dark, light } ink = Ink::opaque;
};

/// How a picture becomes ±1 on a grid.
struct FitOptions {
  enum class Crop : std::uint8_t { fill, contain, stretch } crop = Crop::fill;
  bool automatic_threshold = true;  ///< Otsu's
  double threshold = 0.5;           ///< 0 to 1; darker than this is +1 (ink)
  bool dither = false;              ///< Floyd–Steinberg
  bool invert = false;
};

/// RGBA bytes (premultiplied or not: laid over white) to grey by luminance. White ink on transparent paper would be white on
/// white: what is nearly white all over is laid there as its negative. Errors: size 0, or a number of bytes that is not
/// 4 × width × height.
[[nodiscard]] Result<Grey> grey_from_rgba(int width, int height, const std::uint8_t* rgba,
                                          std::size_t bytes);
/// Area-averaged onto the grid, then thresholded or dithered. Dark is +1.
[[nodiscard]] Pattern fit(const Grey& picture, Grid grid, const FitOptions& options);
/// Area-averaged onto the grid, still grey: 0 black to 255 white.
[[nodiscard]] std::vector<std::uint8_t> fit_grey(const Grey& picture, Grid grid,
                                                 FitOptions::Crop crop = FitOptions::Crop::fill);
/// A stored ±1 picture onto another grid (area majority; ties keep the nearest cell).
[[nodiscard]] Pattern resample(const Pattern& pattern, Grid from, Grid to);

/// The included pictures.
struct PictureSet {
  std::string_view id, title;
  Grid grid;
  struct Picture {
    std::string_view name;
    Pattern pattern;
  };
  std::vector<Picture> pictures;
  /// Numbers of the pictures that make a good first set of memories: few, and nearly orthogonal.
  std::vector<std::size_t> starter;
};
/// All of them, in the order of the menus. Unpacked when first asked for, and kept.
[[nodiscard]] const std::vector<PictureSet>& picture_sets();
/// The set of this name, or nullptr.
[[nodiscard]] const PictureSet* find_picture_set(std::string_view id);

}  // namespace lab
