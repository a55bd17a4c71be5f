#include "lab/document/picture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "lab/words/message.hpp"

namespace lab {
namespace {

/// Where the grid's cells lie on a picture: a rectangle of source pixels, maybe larger than the picture
/// (what lies outside is white paper).
struct Window {
  double x = 0, y = 0, width = 0, height = 0;
};

Window window(const Grey& picture, Grid grid, FitOptions::Crop crop) {
  const double width = picture.width;
  const double height = picture.height;
  if (crop == FitOptions::Crop::stretch) return {0, 0, width, height};
  const double across = width / grid.width;
  const double down = height / grid.height;
  const double cell =
      crop == FitOptions::Crop::fill ? std::min(across, down) : std::max(across, down);
  const double used_width = cell * grid.width;
  const double used_height = cell * grid.height;
  return {(width - used_width) / 2, (height - used_height) / 2, used_width, used_height};
}

/// Overlap of [a, b] with pixel `i`.
double covered(double a, double b, int i) {
  return std::max(0.0, std::min(b, i + 1.0) - std::max(a, static_cast<double>(i)));
}

/// Mean grey of a rectangle; outside the picture is white.
double shade(const Grey& picture, double left, double top, double right, double bottom) {
  const double area = (right - left) * (bottom - top);
  double sum = 0.0;
  double inside = 0.0;
  const int first_row = std::max(0, static_cast<int>(std::floor(top)));
  const int last_row = std::min(picture.height - 1, static_cast<int>(std::ceil(bottom)) - 1);
  const int first_column = std::max(0, static_cast<int>(std::floor(left)));
  const int last_column = std::min(picture.width - 1, static_cast<int>(std::ceil(right)) - 1);
  for (int row = first_row; row <= last_row; ++row) {
    const double height = covered(top, bottom, row);
    const std::uint8_t* values =
        picture.values.data() +
        static_cast<std::size_t>(row) * static_cast<std::size_t>(picture.width);
    for (int column = first_column; column <= last_column; ++column) {
      const double weight = height * covered(left, right, column);
      sum += weight * values[column];
      inside += weight;
    }
  }
  return (sum + std::max(0.0, area - inside) * 255.0) / area;
}

/// Otsu 1979: the cut that separates dark from light with the largest variance between them.
double otsu(const std::vector<double>& greys) {
  std::array<int, 256> histogram{};
  double all = 0.0;
  for (const double grey : greys) {
    const int bin = std::clamp(static_cast<int>(std::lround(grey)), 0, 255);
    ++histogram[static_cast<std::size_t>(bin)];
    all += bin;
  }
  const double count = static_cast<double>(greys.size());
  double dark = 0.0;
  double dark_sum = 0.0;
  double best = -1.0;
  double low = 127.5;
  double high = 127.5;
  for (int cut = 0; cut < 255; ++cut) {
    dark += histogram[static_cast<std::size_t>(cut)];
    dark_sum += static_cast<double>(cut) * histogram[static_cast<std::size_t>(cut)];
    const double light = count - dark;
    if (dark == 0.0 || light == 0.0) continue;
    const double gap = dark_sum / dark - (all - dark_sum) / light;
    const double between = dark * light * gap * gap;
    if (between > best) {
      best = between;
      low = high = cut + 0.5;
    } else if (between == best) {
      high = cut + 0.5;  // a gap in the histogram: cut in its middle
    }
  }
  return (low + high) / 2;
}

/// Floyd & Steinberg 1976: the error of each cell is passed on to the cells not yet decided.
void dither(std::vector<double>& greys, Grid grid, double cut, Pattern& out) {
  const auto width = static_cast<std::size_t>(grid.width);
  for (std::size_t i = 0; i < greys.size(); ++i) {
    const bool dark = greys[i] < cut;
    out.set(i, dark);
    const double error = greys[i] - (dark ? 0.0 : 255.0);
    const bool has_left = i % width > 0;
    const bool has_right = i % width + 1 < width;
    const bool has_below = i + width < greys.size();
    if (has_right) greys[i + 1] += error * 7 / 16;
    if (has_below && has_left) greys[i + width - 1] += error * 3 / 16;
    if (has_below) greys[i + width] += error * 5 / 16;
    if (has_below && has_right) greys[i + width + 1] += error / 16;
  }
}

/// Onto the grid; none when there is no picture.
std::vector<double> averaged(const Grey& picture, Grid grid, FitOptions::Crop crop) {
  std::vector<double> greys;
  const std::size_t expected = static_cast<std::size_t>(std::max(picture.width, 0)) *
                               static_cast<std::size_t>(std::max(picture.height, 0));
  if (expected == 0 || picture.values.size() != expected) return greys;
  const Window area = window(picture, grid, crop);
  const double across = area.width / grid.width;
  const double down = area.height / grid.height;
  greys.reserve(grid.neurons());
  for (int row = 0; row < grid.height; ++row) {
    for (int column = 0; column < grid.width; ++column) {
      const double left = area.x + across * column;
      const double top = area.y + down * row;
      greys.push_back(shade(picture, left, top, left + across, top + down));
    }
  }
  return greys;
}

}  // namespace

Result<Grey> grey_from_rgba(int width, int height, const std::uint8_t* rgba, std::size_t bytes) {
  if (width <= 0 || height <= 0) {
    return Error{"picture",
                 lab::expected(msg("{0} × {1} pixels", width, height), "at least 1 × 1")};
  }
  const std::uint64_t expected =
      std::uint64_t{4} * static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(height);
  if (rgba == nullptr || bytes != expected)
    return Error{"picture", lab::expected(msg("{0} {0|byte|bytes}", bytes), expected)};
  Grey grey{width, height, std::vector<std::uint8_t>(bytes / 4)};
  // Rec. 709 luminance, in integers so that every platform rounds alike.
  const auto luminance_of = [](const std::uint8_t* pixel) {
    return (2126U * pixel[0] + 7152U * pixel[1] + 722U * pixel[2] + 5000U) / 10000U;
  };
  std::uint64_t ink = 0, light = 0;
  for (std::size_t i = 0; i < grey.values.size(); ++i) {
    ink += rgba[4 * i + 3];
    light += std::uint64_t{rgba[4 * i + 3]} * luminance_of(rgba + 4 * i);
  }
  constexpr std::uint64_t kNearlyWhite = 224;
  if (ink < std::uint64_t{255} * grey.values.size())
    grey.ink = ink > 0 && light > kNearlyWhite * ink ? Grey::Ink::light : Grey::Ink::dark;
  for (std::size_t i = 0; i < grey.values.size(); ++i) {
    const std::uint8_t* pixel = rgba + 4 * i;
    const unsigned luminance =
        grey.ink == Grey::Ink::light ? 255U - luminance_of(pixel) : luminance_of(pixel);
    const unsigned alpha = pixel[3];
    grey.values[i] =
        static_cast<std::uint8_t>((luminance * alpha + 255U * (255U - alpha) + 127U) / 255U);
  }
  return grey;
}

Pattern fit(const Grey& picture, Grid grid, const FitOptions& options) {
  Pattern out(grid.neurons());
  std::vector<double> greys = averaged(picture, grid, options.crop);
  if (greys.empty()) return out;
  const double cut = options.automatic_threshold ? otsu(greys) : options.threshold * 255.0;
  if (options.dither)
    dither(greys, grid, cut, out);
  else
    for (std::size_t i = 0; i < greys.size(); ++i) out.set(i, greys[i] < cut);
  if (options.invert) out.invert();
  return out;
}

std::vector<std::uint8_t> fit_grey(const Grey& picture, Grid grid, FitOptions::Crop crop) {
  std::vector<std::uint8_t> out;
  for (const double grey : averaged(picture, grid, crop))
    out.push_back(static_cast<std::uint8_t>(std::clamp(std::lround(grey), 0L, 255L)));
  out.resize(grid.neurons(), 255);
  return out;
}

Pattern resample(const Pattern& pattern, Grid from, Grid to) {
  if (from == to) return pattern;
  Pattern out(to.neurons());
  // In units of 1 / (from × to) everything is an integer, so a tie is really a tie.
  const auto span = [](int i, int other) {
    return std::pair{std::int64_t{i} * other, (std::int64_t{i} + 1) * other};
  };
  for (int row = 0; row < to.height; ++row) {
    const auto [top, bottom] = span(row, from.height);
    for (int column = 0; column < to.width; ++column) {
      const auto [left, right] = span(column, from.width);
      std::int64_t balance = 0;
      for (std::int64_t y = top / to.height; y * to.height < bottom; ++y) {
        const std::int64_t height =
            std::min(bottom, (y + 1) * to.height) - std::max(top, y * to.height);
        for (std::int64_t x = left / to.width; x * to.width < right; ++x) {
          const std::int64_t width =
              std::min(right, (x + 1) * to.width) - std::max(left, x * to.width);
          balance += height * width * pattern[static_cast<std::size_t>(y * from.width + x)];
        }
      }
      if (balance == 0) {
        const std::int64_t y = (top + bottom) / 2 / to.height;
        const std::int64_t x = (left + right) / 2 / to.width;
        balance = pattern[static_cast<std::size_t>(y * from.width + x)];
      }
      out.set(to.at(column, row), balance > 0);
    }
  }
  return out;
}

}  // namespace lab
