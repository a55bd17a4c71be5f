#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/plots/plot.hpp"
#include "workbenches/routes/routes.hpp"

/// The terms of the energy now and over time, and the lengths of many tours.
namespace workbenches::routes {
namespace {

using hopfield::EnergyTerms;
using ui::FontKind;
using ui::Rect;
using ui::sentence;
using ui::tr;
using ui::Ui;

constexpr std::size_t kTerms = 4;
constexpr std::size_t kHues[kTerms] = {1, 2, 3, 0};  // the length has the colour of the tour

/// Halves, as they are in E.
std::array<double, kTerms> parts_of(const EnergyTerms& terms) {
  return {terms.a / 2, terms.b / 2, terms.c / 2, terms.d / 2};
}

struct TermWords {
  const char *id, *name, *queens, *help, *queens_help;
};
std::array<TermWords, kTerms> term_words() {
  return {{{"routes.term.a", tr("A: rows"), tr("A: rows"),
            tr("A/2 Σ V V in each row: it is 0 when no city has two positions."),
            tr("A/2 Σ V V in each row: it is 0 when no row has two queens.")},
           {"routes.term.b", tr("B: columns"), tr("B: columns"),
            tr("B/2 Σ V V in each column: it is 0 when no position has two cities."),
            tr("B/2 Σ V V in each column: it is 0 when no column has two queens.")},
           {"routes.term.c", tr("C: number"), tr("C: number"),
            tr("C/2 (Σ V − n)²: it keeps enough neurons active. With n above the number of cities, "
               "some of it is left."),
            tr("C/2 (Σ V − n)²: it keeps enough neurons active.")},
           {"routes.term.d", tr("D: length"), tr("D: diagonals"),
            tr("D/2 Σ d V V: for a valid tour, D times its length."),
            tr("D/2 Σ V V on diagonals: it is 0 when no two queens share one.")}}};
}

double largest_of(const lab::RoutesRun& run) {
  double most = 1;
  for (const EnergyTerms& terms : run.history())
    for (const double part : parts_of(terms)) most = std::max(most, part);
  return most;
}

}  // namespace

float energy_bars_height(const Ui& ui, std::size_t columns) {
  return static_cast<float>(kTerms / columns) * (ui.touch ? 44.0F : 26.0F);
}

void energy_bars(Ui& ui, Rect& rest, const lab::Routes& routes, std::size_t columns) {
  const lab::RoutesRun& run = lab::run_of(routes);
  const std::array<double, kTerms> parts = parts_of(run.terms());
  const double most = largest_of(run);
  const auto words = term_words();
  const bool tour = routes.problem == lab::RoutesProblem::tour;
  constexpr float kNumber = 58;
  float label = 0;
  for (const TermWords& each : words)
    label = std::max(label, ui::text_width(FontKind::body, tour ? each.name : each.queens));
  constexpr float kBetween = 24;
  const float width =
      (rest.w - kBetween * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  Rect line;
  for (std::size_t k = 0; k < kTerms; ++k) {
    if (k % columns == 0) line = rest.cut_top(energy_bars_height(ui, kTerms));
    Rect row = line.cut_left(width);
    line.cut_left(kBetween);
    if (!ui.shows(words[k].id)) continue;
    const std::string value = ui::number(parts[k], 0);
    ui::term(ui, words[k].id, row.cut_left(label), tour ? words[k].name : words[k].queens,
             tour ? words[k].help : words[k].queens_help, value);
    row.cut_left(10);
    ui::text(ui, row.cut_right(kNumber), value, FontKind::body, ui.theme.text, 1);
    const Rect bar{row.x, row.y + row.h / 2 - 5, row.w, 10};
    ui::fill(ui, bar, ui.theme.soft, 3);
    const auto share = static_cast<float>(std::clamp(parts[k] / most, 0.0, 1.0));
    ui::fill(ui, {bar.x, bar.y, bar.w * share, bar.h}, ui.theme.series[kHues[k]], 3);
  }
}

void energy_plot(Ui& ui, const Rect& rect, const lab::Routes& routes) {
  const lab::RoutesRun& run = lab::run_of(routes);
  constexpr double kThousand = 1000;
  const auto time = [](std::uint32_t step) { return kThousand * time_of(step); };
  static constexpr const char* kNames[kTerms] = {"A", "B", "C", "D"};
  std::vector<ui::Series> series;
  double most = 1;
  // Euler steps that are a little long make E go to and fro: means of so many of them.
  const std::size_t every = lab::RoutesRun::kBetween / run.stride();
  for (std::size_t k = 0; k < kTerms; ++k) {
    ui::Series line;
    line.name = kNames[k];
    line.colour = ui.theme.series[kHues[k]];
    line.labelled = true;
    line.width = 2;
    const std::vector<EnergyTerms>& history = run.history();
    const std::size_t last = std::min<std::size_t>(history.size() - 1, run.step() / run.stride());
    for (std::size_t at = 0; at <= last; at += every) {
      double sum = 0;
      const std::size_t end = std::min(at + every, last + 1);
      for (std::size_t each = at; each < end; ++each) sum += parts_of(history[each])[k];
      line.x.push_back(time(static_cast<std::uint32_t>(at) * run.stride()));
      line.y.push_back(sum / static_cast<double>(end - at));
      most = std::max(most, line.y.back());
    }
    series.push_back(std::move(line));
  }
  ui::PlotOptions o;
  o.title = tr("Terms of the energy");
  o.x_label = tr("time (τ/1000)");
  o.y_label = "E";
  o.x_maximum = std::max(1.0, time(run.step()));
  o.y_maximum = most * 1.05;
  o.decimals = 0;
  o.x_decimals = 2;
  o.help =
      tr("A, B and C make a valid answer, D a good one. Each point is a mean of ten Euler steps, "
         "which "
         "overshoot at first.");
  o.summary = sentence(tr("E = {0} at step {1}"),
                       {ui::number(run.terms().energy(), 0), ui::number(run.step())});
  o.zero_line = true;
  ui::plot(ui, "routes.energy", rect, o, series);
}

void lengths_figure(Ui& ui, const Rect& rect, const lab::Routes& routes, bool paper) {
  const lab::RoutesFound* found = found_for(routes);
  if (!paper && !ui.shows("routes.lengths")) return;
  Rect room = rect;
  ui::caption(ui, room.cut_top(18), tr("Lengths of the valid tours"));
  const auto& shortest = lab::run_of(routes).shortest();
  std::string value;
  if (found == nullptr)
    value = tr("Not measured yet. Many runs show how long the tours are.");
  else if (found->valid == 0)
    value = sentence(tr("None of {0} {0|run|runs} gave a valid tour."), {ui::counted(found->runs)});
  if (!paper) {
    ui::WidgetInfo info;
    info.id = "routes.lengths";
    info.role = ui::Role::image;
    info.name = tr("Lengths of the valid tours");
    info.value = !value.empty()
                     ? value
                     : sentence(tr("{0} valid tours, from {1} to {2}"),
                                {ui::number(found->valid), ui::number(found->lengths.front(), 2),
                                 ui::number(found->lengths.back(), 2)});
    info.help =
        tr("Each bar counts tours of about this length. The line is the shortest tour "
           "there is.");
    info.rect = rect;
    if (!ui::area(ui, info, ui::Drag::yields).shown) return;
  }
  if (!value.empty()) {
    ui::paragraph(ui, room, value, FontKind::small, ui.theme.secondary);
    return;
  }
  constexpr std::size_t kBins = 14;
  const Rect axis = room.cut_bottom(30);
  const Rect counts = room.cut_left(22);
  room.cut_right(8);
  room.cut_top(18);
  const double low = shortest ? shortest->length : found->lengths.front();
  const double high = std::max(found->lengths.back() + 1e-9, low * 1.05);
  std::array<std::uint32_t, kBins> bins{};
  for (const double length : found->lengths)
    ++bins[std::min(kBins - 1,
                    static_cast<std::size_t>(std::max(0.0, (length - low) / (high - low)) *
                                             static_cast<double>(kBins)))];
  const std::uint32_t most = *std::ranges::max_element(bins);
  const float w = room.w / static_cast<float>(kBins);
  for (std::size_t k = 0; k < kBins; ++k) {
    const float h = room.h * static_cast<float>(bins[k]) / static_cast<float>(most);
    ui::fill(ui, {room.x + w * static_cast<float>(k) + 1, room.bottom() - h, w - 2, h},
             ui.theme.series[0], 1);
  }
  ui::horizontal_line(ui, room.x, room.right(), room.bottom(), ui.theme.hairline);
  ui::text(ui, {counts.x, room.y - 8, counts.w - 4, 16}, ui::number(most), FontKind::small,
           ui.theme.secondary, 1);
  const Rect ends{room.x, axis.y, room.w, 15};
  ui::text(ui, ends, ui::number(low, 2), FontKind::small, ui.theme.secondary);
  ui::text(ui, ends, ui::number(high, 2), FontKind::small, ui.theme.secondary, 1);
  ui::text(ui, {room.x, axis.y + 14, room.w, 15}, tr("length of the tour"), FontKind::small,
           ui.theme.secondary, 0.5F);
  if (!shortest) return;
  ui::vertical_line(ui, room.x, room.y - 14, room.bottom(), ui.theme.text);
  ui::text(ui, {room.x + 5, room.y - 18, room.w - 5, 16},
           sentence(tr("shortest: {0}"), {ui::number(shortest->length, 2)}), FontKind::small,
           ui.theme.text);
}

}  // namespace workbenches::routes
