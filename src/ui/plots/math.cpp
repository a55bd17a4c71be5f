#include <algorithm>
#include <cmath>

#include "ui/plots/plot.hpp"

namespace ui {

std::vector<double> ticks(double minimum, double maximum, int most) {
  std::vector<double> out;
  const double span = maximum - minimum;
  if (most < 1 || !std::isfinite(span) || span < 0) return out;
  if (span == 0) return {minimum};
  // The smallest nice step that needs no more than `most` ticks. Steps are tried upwards because
  // how many fit depends on where the range begins, not only on its length.
  int exponent = static_cast<int>(std::floor(std::log10(span / most)));
  constexpr double kFactors[] = {1, 2, 5};
  for (int tried = 0; tried < 12; ++tried, exponent += tried % 3 == 0 ? 1 : 0) {
    const double power = std::pow(10.0, std::abs(exponent));
    const double factor = kFactors[tried % 3];
    // Dividing by a whole power keeps 0.1, 0.2, … the nearest doubles of themselves.
    const auto at = [&](double k) {
      return exponent < 0 ? k * factor / power : k * factor * power;
    };
    const double step = at(1);
    const double slack = 1e-9 * std::max(span, step);
    const double first = std::ceil((minimum - slack) / step);
    const double last = std::floor((maximum + slack) / step);
    if (!(std::abs(first) < 1e15) || !(std::abs(last) < 1e15)) return out;
    if (last - first + 1 > most) continue;
    for (double k = first; k <= last; ++k) out.push_back(k == 0 ? 0.0 : at(k));
    return out;
  }
  return out;
}

double tick_step(std::span<const double> ticks) {
  return ticks.size() < 2 ? 0.0 : ticks[1] - ticks[0];
}

std::optional<double> value_at(const Series& series, double x) {
  const std::size_t count = std::min(series.x.size(), series.y.size());
  if (count == 0 || x < series.x.front() || x > series.x[count - 1]) return std::nullopt;
  const auto begin = series.x.begin(), end = begin + static_cast<std::ptrdiff_t>(count);
  // upper_bound: of several points at one x (a jump) the last is meant.
  const auto after = static_cast<std::size_t>(std::upper_bound(begin, end, x) - begin);
  if (after == count) return series.y[count - 1];
  const double width = series.x[after] - series.x[after - 1];
  if (!(width > 0)) return series.y[after];
  const double t = (x - series.x[after - 1]) / width;
  return series.y[after - 1] + t * (series.y[after] - series.y[after - 1]);
}

void spread(std::span<float> positions, float gap, float low, float high) {
  // Downwards, then back up from the end: two passes are enough for a line of labels.
  float least = low;
  for (float& p : positions) {
    p = std::max(p, least);
    least = p + gap;
  }
  float most = high;
  for (std::size_t i = positions.size(); i-- > 0;) {
    positions[i] = std::min(positions[i], most);
    most = positions[i] - gap;
  }
}

}  // namespace ui
