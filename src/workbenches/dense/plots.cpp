#include <algorithm>
#include <cmath>
#include <set>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "workbenches/dense/dense.hpp"

/// F with the overlaps on it, and both runs over time.
namespace workbenches::dense {
namespace {

using ui::sentence;
using ui::tr;

/// Where F stands between z² and exp z: the degree, and one more.
constexpr unsigned kExponential = lab::kMostDegree + 1;

unsigned place_of(const lab::DenseBench& bench) {
  return bench.exponential() ? kExponential : bench.degree;
}

void go_to(Ui& ui, const lab::DenseBench& bench, double to) {
  const auto place = static_cast<unsigned>(
      std::lround(std::clamp(to, 1.0 * lab::kLeastDegree, 1.0 * kExponential)));
  if (place == place_of(bench)) return;
  lab::Change<lab::DenseBench> change;
  change.degree = std::min(place, lab::kMostDegree);
  const bool rectified = bench.function == hopfield::Interaction::rectified;
  change.function = place == kExponential ? hopfield::Interaction::exponential
                    : rectified           ? hopfield::Interaction::rectified
                                          : hopfield::Interaction::polynomial;
  emit_dense(ui, std::move(change));
}

/// Dragging to the right makes it steeper.
bool drag_function(Ui& ui, const Rect& rect, const DenseNow& now, DensePanels& state) {
  constexpr float kPerStep = 14;
  ui::WidgetInfo info;
  info.id = "dense.function";
  info.role = ui::Role::slider;
  info.name = tr("Separation function F");
  info.value = ui::number(place_of(now.bench));
  info.live = function_text(now.bench, false);
  info.help = tr("Drag to the right for a steeper F: z², z³, …, exp z. Dots are overlaps.");
  info.minimum = static_cast<float>(lab::kLeastDegree);
  info.maximum = static_cast<float>(kExponential);
  info.step = 1.0F;
  info.rect = rect;
  const ui::AreaState area = ui::area(ui, info, ui::Drag::horizontal);
  if (!area.shown) return false;
  if (area.pressed) {
    state.dragged_from = area.x;
    state.dragged = place_of(now.bench);
  }
  if (area.follows())
    go_to(ui, now.bench, state.dragged + (area.x - state.dragged_from) / kPerStep);
  if (area.asked)
    if (const auto to = ui::moved_by(*area.asked, place_of(now.bench), 1))
      go_to(ui, now.bench, *to);
  return true;
}

ui::Series line_of(const std::string& name, ImU32 colour) {
  ui::Series line;
  line.name = name;
  line.colour = colour;
  line.width = 2;
  line.labelled = true;
  return line;
}

/// What both nets do over the sweeps; the classical one first.
template <class Value>
std::vector<ui::Series> courses(const Ui& ui, const DenseNow& now, const Value& value) {
  std::vector<ui::Series> series;
  for (const bool classical : {false, true}) {
    ui::Series line = line_of(function_text(now.bench, classical), net_colour(ui, classical));
    for (std::size_t k = 0; k <= now.runs->end; ++k) {
      line.x.push_back(static_cast<double>(k) / lab::kSweepParts);
      line.y.push_back(value(classical, k));
    }
    series.push_back(std::move(line));
  }
  return series;
}

ui::PlotOptions over_sweeps(const DenseNow& now) {
  ui::PlotOptions o;
  o.x_label = tr("sweep");
  o.x_maximum = std::max(1.0, static_cast<double>(now.runs->end) / lab::kSweepParts);
  o.x_decimals = 1;
  o.cursor = static_cast<double>(std::min(now.moment(), now.runs->end)) / lab::kSweepParts;
  o.seekable = true;
  return o;
}

}  // namespace

void function_plot(Ui& ui, const Rect& rect, const DenseNow& now, DensePanels* state) {
  if (!ui.shows("dense.function")) return;
  const double n = now.cells();
  const bool odd = !now.bench.exponential() &&
                   now.bench.function == hopfield::Interaction::polynomial &&
                   now.bench.degree % 2 == 1;
  std::vector<ui::Series> series;
  for (const bool classical : {false, true}) {
    ui::Series line = line_of(function_text(now.bench, classical), net_colour(ui, classical));
    line.labelled = false;  // both end in the same point
    constexpr int kPoints = 100;
    for (int k = -kPoints; k <= kPoints; ++k) {
      const double z = n * k / kPoints;
      line.x.push_back(z);
      line.y.push_back(lab::scaled_function(z, n, now.options(classical)));
    }
    series.push_back(std::move(line));
  }
  ui::PlotOptions o;
  o.title = tr("F(z) / F(N), and the overlaps z now");
  o.x_label = "z = ξ·s";
  o.x_minimum = -n;
  o.x_maximum = n;
  o.y_minimum = odd ? -1 : 0;
  o.y_maximum = 1.05;
  o.zero_line = odd;
  o.y_ticks = 3;
  (void)ui::plot(ui, "dense.curve", rect, o, series);
  if (state != nullptr && !drag_function(ui, rect, now, *state)) return;
  const Rect inner = ui::plot_inner(rect, o);
  ui::push_clip(ui, {inner.x - 6, inner.y - 6, inner.w + 12, inner.h + 12});
  for (const bool classical : {true, false}) {
    std::set<std::int32_t> overlaps;
    for (const hopfield::Pattern& memory : now.runs->memories)
      overlaps.insert(hopfield::dot(memory, now.state(classical)));
    const std::int32_t own = hopfield::dot(now.runs->memories[now.bench.cue], now.state(classical));
    for (const std::int32_t z : overlaps) {
      const auto x = static_cast<float>((z + n) / (2 * n)) * inner.w + inner.x;
      const double y = lab::scaled_function(z, n, now.options(classical));
      const auto down = static_cast<float>((o.y_maximum - y) / (o.y_maximum - o.y_minimum));
      const ImVec2 at{x, inner.y + down * inner.h};
      const bool cue = z == own;
      ui::list().AddCircleFilled(at, cue ? 5.0F : 3.0F, net_colour(ui, classical));
      if (cue) ui::list().AddCircle(at, 6.5F, ui.theme.text, 0, 1.5F);
    }
  }
  ui::pop_clip(ui);
}

void overlap_plot(Ui& ui, const Rect& rect, const DenseNow& now, bool paper) {
  ui::PlotOptions o = over_sweeps(now);
  o.title = tr("Overlap with the memory");
  o.y_label = "q";
  o.y_minimum = -0.2;
  o.y_maximum = 1.05;
  o.y_ticks = 3;
  o.seekable = !paper;
  o.help = tr("q = 1: recalled exactly. Press to go to a moment.");
  o.summary =
      sentence(tr("{0}: overlap {1}. {2}: overlap {3}."),
               {function_text(now.bench, true), ui::number(now.overlap(true, now.moment()), 2),
                function_text(now.bench, false), ui::number(now.overlap(false, now.moment()), 2)});
  const auto series =
      courses(ui, now, [&](bool classical, std::size_t k) { return now.overlap(classical, k); });
  for (const ui::Series& line : series)
    o.y_minimum = std::min(o.y_minimum, *std::ranges::min_element(line.y) - 0.05);
  const ui::PlotResult result = ui::plot(ui, "dense.overlaps", rect, o, series);
  if (result.picked_x) seek_to(ui, now, *result.picked_x * lab::kSweepParts);
}

void energy_plot(Ui& ui, const Rect& rect, const DenseNow& now) {
  std::vector<ui::Series> series;
  ui::PlotOptions o;
  if (now.bench.attends()) {
    const lab::AttentionCourse& course = now.runs->attention;
    ui::Series line = line_of("E", net_colour(ui, false));
    line.labelled = false;
    for (std::size_t k = 0; k <= course.last(); ++k) {
      line.x.push_back(static_cast<double>(k));
      line.y.push_back(course.energies[k]);
    }
    series.push_back(std::move(line));
    o.title = tr("Energy");
    o.x_label = tr("step");
    o.y_label = "E";
    o.x_whole = true;
    o.x_maximum = std::max(1.0, static_cast<double>(course.last()));
    o.cursor = static_cast<double>(now.step());
    o.seekable = true;
  } else {
    series = courses(ui, now, [&](bool classical, std::size_t k) {
      const lab::DenseCourse& course = now.course(classical);
      return lab::scaled_energy(course.energies[course.index(k)], now.cells(),
                                now.options(classical));
    });
    o = over_sweeps(now);
    o.title = now.bench.exponential() ? tr("Energy E / F(N); of exp z −ln|E| / N")
                                      : tr("Energy E / F(N)");
  }
  double low = 1e300, high = -1e300;
  for (const ui::Series& line : series)
    for (const double y : line.y) {
      low = std::min(low, y);
      high = std::max(high, y);
    }
  const double pad = std::max((high - low) * 0.08, 1e-6 * std::max(1.0, std::abs(high)));
  o.y_minimum = low - pad;
  o.y_maximum = high + pad;
  o.y_ticks = 4;
  o.help = tr("No update raises it. Press to go to a moment.");
  o.summary =
      now.bench.attends() ? ui::number(now.runs->attention.energies[now.step()], 2) : std::string();
  const ui::PlotResult result = ui::plot(ui, "dense.energies", rect, o, series);
  if (result.picked_x)
    seek_to(ui, now, *result.picked_x * (now.bench.attends() ? 1 : lab::kSweepParts));
}

}  // namespace workbenches::dense
