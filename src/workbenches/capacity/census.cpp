#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "workbenches/capacity/capacity.hpp"
#include "workbenches/figures/figures.hpp"

/// The census: where random starts end, by load and by the temperature at which they were warmed.
namespace workbenches::capacity {
namespace {

using ui::sentence;
using ui::tr;

struct Share {
  const char *id, *name, *criterion;
  std::size_t colour;
};
// words, beside ids
constexpr std::array<Share, 5> kShares = {
    {{"stored", "a memory", "q > 0.95", 0},
     {"inverse", "an inverse", "q < −0.95", 4},
     {"mixture", "a mixture of 3 or 5", "95% like the sign of a sum of 3 or 5 memories", 1},
     {"two", "parts of two memories", "95% like both where they agree, a part of each elsewhere",
      2},
     {"other", "none of these", "Neither a memory, nor an inverse, nor a mixture", 7}}};
constexpr std::size_t kOfTwo = 3;

const lab::CapacityTable* census_table(const lab::CapacityBench& bench) {
  return lab::find_table(bench, lab::CapacityStudy::census, bench.rule);
}

double at(const lab::CapacityTable& table, std::string_view column, std::size_t row) {
  const auto all = lab::column_of(table, column);
  return row < all.size() ? all[row] : std::nan("");
}

std::string share_text(double value, double error) {
  if (std::isnan(value)) return "–";
  const std::string mean = ui::number(100 * value, 1);
  return (std::isnan(error) ? mean : mean + " ± " + ui::number(100 * error, 1)) + "%";
}

/// A share by load. Tables from before the census told them apart have all mixtures in one.
std::vector<double> share_of(const lab::CapacityTable& table, std::string_view id) {
  const auto three = lab::column_of(table, "mixtures_of_3"),
             five = lab::column_of(table, "mixtures_of_5");
  std::vector<double> out = lab::column_of(table, id == "two" ? "mixture" : id);
  for (std::size_t k = 0; k < out.size(); ++k) {
    const double odd = three.empty() ? out[k] : three[k] + five[k];
    // Sums of fractions: nothing is less than nothing.
    if (id == "mixture") out[k] = odd;
    if (id == "two") out[k] = std::max(0.0, out[k] - odd) < 1e-9 ? 0 : out[k] - odd;
  }
  return out;
}

double share_at(const lab::CapacityTable& table, std::string_view id, std::size_t row) {
  const auto all = share_of(table, id);
  return row < all.size() ? all[row] : std::nan("");
}

void temperature_slider(Ui& ui, Rect& rest) {
  ui::SliderOptions o;
  o.maximum = 1.5;
  o.step = 0.05;
  o.initial = 0;
  o.help =
      tr("Each start spends 50 sweeps at this temperature and is then cooled to 0 at once. At T = "
         "1 no memory is "
         "stable.");
  double value = bench_of(ui).temperature;
  if (!ui::slider(ui, "capacity.temperature", rest.cut_top(ui.touch ? 48.0F : 40.0F), "T", &value,
                  o))
    return;
  lab::Change<lab::CapacityBench> change;
  change.temperature = value;
  set_capacity(ui, std::move(change));
}

/// The same load at the temperatures that have been tried.
void by_temperature(Ui& ui, Rect& rest, double patterns) {
  const lab::CapacityBench& bench = bench_of(ui);
  struct Line {
    double temperature, recalled, mixture;
  };
  std::vector<Line> lines;
  for (const lab::CapacityTable& table : *bench.results) {
    const auto plan = lab::plan_of(table);
    if (!plan || table.experiment != lab::experiment_of(lab::CapacityStudy::census) ||
        plan->rule != bench.rule || plan->neurons != bench.neurons)
      continue;
    for (std::size_t row = 0; row < table.rows.size(); ++row)
      if (table.rows[row][0] == patterns)
        lines.push_back({plan->temperature, at(table, "stored", row) + at(table, "inverse", row),
                         share_at(table, "mixture", row)});
  }
  if (lines.size() < 2) return;
  std::sort(lines.begin(), lines.end(),
            [](const Line& a, const Line& b) { return a.temperature < b.temperature; });
  rest.cut_top(14);
  ui::caption(ui, rest.cut_top(16), tr("By temperature: memories · mixtures"));
  rest.cut_top(4);
  for (std::size_t k = 0; k < lines.size(); ++k)
    fact(ui, rest, "capacity.census.t." + std::to_string(k),
         sentence("T = {0}", {ui::number(lines[k].temperature, 2)}),
         tr("Starts that end in a memory or its inverse, and in a mixture of 3 or 5"),
         sentence("{0}% · {1}%",
                  {ui::number(100 * lines[k].recalled), ui::number(100 * lines[k].mixture)}),
         ui.theme.text);
}

CapacityPlot census_plot(Ui& ui, const CapacityState& state) {
  const lab::CapacityTable* table = census_table(bench_of(ui));
  CapacityPlot plot;
  ui::PlotOptions& o = plot.options;
  o.x_maximum = 0.3;
  if (const auto row = picked_row(table, state)) {
    const auto load = lab::column_of(*table, "load");
    o.x_minimum = load.front();
    o.x_maximum = std::max(load.back(), 0.01);
    o.seekable = true;
    o.cursor = load[*row];
    o.summary = sentence(tr("{0} {0|load|loads} measured"), {ui::counted(table->rows.size())});
    std::vector<double> floor(load.size(), 0);
    for (const Share& share : kShares) {
      auto values = share_of(*table, share.id);
      // A load at which nothing could be learnt has no shares.
      for (double& value : values) value = std::isnan(value) ? 0 : value;
      std::vector<double> top = floor;
      for (std::size_t k = 0; k < top.size(); ++k) top[k] += values[k];
      const ImU32 colour = ui.theme.series[share.colour];
      plot.bands.push_back({tr(share.name), load, floor, top, ui::with_alpha(colour, 0.55F)});
      plot.series.push_back({tr(share.name), load, values, ui::with_alpha(colour, 0)});
      ui::Series edge{tr(share.name), load, top, colour, 1.5F};
      edge.read_out = false;
      edge.ink = ui.theme.text;  // it stands on its area
      plot.series.push_back(std::move(edge));
      floor = top;
    }
  }
  const double temperature = bench_of(ui).temperature;
  o.title = temperature > 0 ? sentence(tr("Where random starts end, pre-heated to T = {0}"),
                                       {ui::number(temperature, 2)})
                            : std::string(tr("Where random starts end"));
  o.x_label = tr("load α = P/N");
  o.y_label = tr("share of starts");
  o.x_decimals = 3;
  o.empty = tr("Press Run to measure.");
  o.help = tr("Starts are random states. The bands show what share ends in each kind of state.");
  return plot;
}

}  // namespace

ui::Said census_said(const lab::CapacityBench& bench) {
  const lab::CapacityTable* table = census_table(bench);
  std::string words = bench.temperature > 0 ? tr("Mixtures are shallow valleys. With few memories "
                                                 "in a large network they melt at T ≈ 0.46, long "
                                                 "before the memories do.")
                                            : tr("With more memories, random starts end in "
                                                 "mixtures, and then in states that are none of "
                                                 "these.");
  if (table != nullptr && !table->rows.empty())
    words = sentence(tr("{0} {1}"), {measured_so_far(*table), words});
  return {tr("Other valleys exist besides the memories."), words};
}

void census_view(Ui& ui, const Rect& rect, CapacityState& state) {
  const lab::CapacityBench& bench = bench_of(ui);
  const lab::CapacityTable* table = census_table(bench);
  Rect rest = rect;
  const Rect below = rest.cut_bottom(verdict(ui, {0, 0, rect.w, 0}, {}));
  std::vector<Key> keys;
  for (const Share& share : kShares)
    keys.push_back({Key::Sample::square, tr(share.name), ui.theme.series[share.colour]});
  ui.figure(rest);  // the key is read with the plot
  const Rect key = rest.cut_bottom(key_height(ui, rest.w - 60, keys) + 4);
  CapacityPlot plot = census_plot(ui, state);
  const ui::PlotResult result = draw_plot(ui, "capacity.census", rest, plot);
  if (result.picked_x && table != nullptr) pick_row(*table, *result.picked_x, state);
  draw_key(ui, {key.x + 50, key.y + 4, key.w - 60, key.h}, keys);
  verdict(ui, below, census_said(bench));
}

void census_details(Ui& ui, ui::PanelState& panels, Rect& rest, CapacityState& state) {
  const lab::CapacityBench& bench = bench_of(ui);
  const lab::CapacityTable* table = census_table(bench);
  ui::caption(ui, rest.cut_top(16), tr("Pre-heating temperature"));
  rest.cut_top(4);
  temperature_slider(ui, rest);
  rest.cut_top(14);
  const auto row = picked_row(table, state);
  const double patterns = row ? table->rows[*row][0] : 0;
  ui::caption(ui, rest.cut_top(16),
              row ? sentence(tr("At P = {0}, random starts end in"), {ui::number(patterns)})
                  : std::string(tr("Random starts end in")));
  rest.cut_top(4);
  for (std::size_t k = 0; k < kShares.size(); ++k) {
    const Share& share = kShares[k];
    const std::string id = std::string("capacity.share.") + share.id;
    if (!row) {
      remark(ui, rest, id, tr(share.name), ui.theme.series[share.colour]);
    } else if (ui.shows(id)) {
      ui::fill(ui, {rest.x, rest.y + 9, 10, 10}, ui.theme.series[share.colour], 2);
      Rect right{rest.x + 20, rest.y, rest.w - 20, rest.h};
      // Of mixtures by their number of terms only the shares are known.
      const double error =
          k == 2 || k == kOfTwo ? std::nan("") : at(*table, std::string(share.id) + "_se", *row);
      fact(ui, right, id, tr(share.name), tr("Share of the starts, with its standard error"),
           share_text(share_at(*table, share.id, *row), error), ui.theme.text);
      rest.cut_top(28);
    }
    // The criterion, beside the colour.
    const Rect line{rest.x + 20, rest.y - 4, rest.w - 20, 0};
    const float height =
        ui::paragraph(ui, line, tr(share.criterion), ui::FontKind::small, ui.theme.secondary);
    rest.cut_top(height + 2);
  }
  if (row) by_temperature(ui, rest, patterns);
  if (!row) return;
  const std::array<Figure, 1> all = {capacity_figure(
      tr("Census"), "hopfield-census",
      [&state](Ui& paper, const Rect& sheet) { census_view(paper, sheet, state); },
      [table] { return lab::capacity_csv(*table); })};
  save_capacity(ui, panels, rest, all, table);
}

}  // namespace workbenches::capacity
