#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/widgets.hpp"

namespace ui {

/// A line, its points in data units.
struct Series {
  std::string name;
  std::vector<double> x, y;
  ImU32 colour = 0;
  float width = 1.5F;
  bool labelled = false;  ///< its name stands at the end of the line
};

struct PlotOptions {
  std::string title, x_label, y_label;  ///< with units
  double x_minimum = 0, x_maximum = 1, y_minimum = 0, y_maximum = 1;
  std::optional<double> cursor;  ///< a vertical line: the shown moment
  bool zero_line = false;
};

struct PlotResult {
  std::optional<double> picked_x;   ///< where it was pressed or dragged: scrubbing
  std::optional<double> hovered_x;
};

/// Title, axes with units, lines, legend, and the values under the pointer. Only draws.
PlotResult plot(Ui& ui, std::string_view id, const Rect& rect, const PlotOptions& options,
                std::span<const Series> series);

/// "Nice" tick positions (1, 2, 5 × 10ⁿ), at most `most` of them.
[[nodiscard]] std::vector<double> ticks(double minimum, double maximum, int most);

/// The same plot as an SVG file (light theme, white ground) and as CSV (x, then a column a series).
[[nodiscard]] std::string plot_svg(const PlotOptions& options, std::span<const Series> series, float width, float height);
[[nodiscard]] std::string plot_csv(const PlotOptions& options, std::span<const Series> series);

}  // namespace ui
