#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/kit/widgets.hpp"

namespace ui {

/// A line, its points in data units, x never falling.
struct Series {
  std::string name;
  std::vector<double> x, y;
  ImU32 colour = 0;
  float width = 1.5F;
  bool labelled = false;  ///< its name stands at the end of the line
  bool read_out = true;   ///< its value appears in the read-out
  ImU32 ink = 0;          ///< of its name; 0: its colour
};

/// The region between two curves: what many lines do together.
struct Band {
  std::string name;
  std::vector<double> x, low, high;
  ImU32 colour = 0;
};

struct PlotOptions {
  std::string title, x_label, y_label;  ///< with units
  double x_minimum = 0, x_maximum = 1, y_minimum = 0, y_maximum = 1;
  std::optional<double> cursor;   ///< a vertical line: the shown moment
  std::optional<double> compare;  ///< a second, dotted one: the moment compared with
  bool zero_line = false;
  int y_ticks = 0;              ///< at most so many; 0: as many as fit
  std::optional<double> level;  ///< a dotted line across: something to compare with …
  std::string level_name;       ///< … and what it is
  bool seekable = false;        ///< published as a slider over x that starts at `cursor`
  int decimals = 2;             ///< of values in the read-out
  int x_decimals = 0;           ///< of its x
  bool x_whole = false;         ///< ticks of x at whole numbers only
  const char* help = "";
  std::string empty;    ///< what to say when there is nothing to plot
  std::string summary;  ///< the plot in words, for those who do not see it
  std::span<const Band> bands;
};

struct PlotResult {
  std::optional<double> picked_x;  ///< where it was pressed or dragged: scrubbing
  std::optional<double> hovered_x;
};

/// Title, axes with units, lines, direct labels, and the values under the pointer. Only draws.
PlotResult plot(Ui& ui, std::string_view id, const Rect& rect, const PlotOptions& options,
                std::span<const Series> series);

/// Where the data of such a plot stands: for what shares its axis of x.
[[nodiscard]] Rect plot_inner(const Rect& rect, const PlotOptions& options);

/// "Nice" tick positions (1, 2, 5 × 10ⁿ), at most `most` of them.
[[nodiscard]] std::vector<double> ticks(double minimum, double maximum, int most);
/// The distance between two of these ticks (0 when there are fewer than two).
[[nodiscard]] double tick_step(std::span<const double> ticks);
/// The value of a series at x: linear between points, nothing outside them.
[[nodiscard]] std::optional<double> value_at(const Series& series, double x);

/// Pushes label positions (ascending) at least `gap` apart and into [low, high] if there is room.
void spread(std::span<float> positions, float gap, float low, float high);

/// The same plot as an SVG file (light theme, white ground) and as CSV (x, then a column a series;
/// a cell is empty where a series has no point).
[[nodiscard]] std::string plot_svg(const PlotOptions& options, std::span<const Series> series,
                                   float width, float height);
/// Numbers with all their digits.
[[nodiscard]] std::string plot_csv(const PlotOptions& options, std::span<const Series> series);

}  // namespace ui
