#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "workbenches/capacity/capacity.hpp"
#include "workbenches/figures/figures.hpp"

/// Errors against load: theory, measurements with their error bars, and the curves of four mistakes.
namespace workbenches::capacity {
namespace {

using ui::FontKind;
using ui::sentence;
using ui::tr;

constexpr double kMost = 0.5;    // an error of one half: nothing is remembered
constexpr double kZoomed = 0.3;  // α up to which Hebb’s rule is looked at

/// Measured values as points with bars of one standard error, and one series that is read out.
void measured(std::vector<ui::Series>& out, const lab::CapacityTable& table, const char* column,
              const char* error_column, const std::string& name, ImU32 colour) {
  const auto load = lab::column_of(table, "load"), value = lab::column_of(table, column),
             error = lab::column_of(table, error_column);
  ui::Series whole{name, {}, {}, ui::with_alpha(colour, 0.35F), 1};
  for (std::size_t k = 0; k < value.size(); ++k) {
    if (std::isnan(value[k]) || std::isnan(load[k])) continue;
    whole.x.push_back(load[k]);
    whole.y.push_back(value[k]);
    ui::Series point{name, {load[k]}, {value[k]}, colour, 2.0F};
    point.read_out = false;
    out.push_back(std::move(point));
    if (k >= error.size() || std::isnan(error[k])) continue;
    ui::Series bar{
        name, {load[k], load[k]}, {value[k] - error[k], value[k] + error[k]}, colour, 1.5F};
    bar.read_out = false;
    out.push_back(std::move(bar));
  }
  if (!whole.x.empty()) out.push_back(std::move(whole));
}

/// As far as the mistake's curve has come: one point more each frame, the middle ones first.
const CapacityState::Curve& mistake_curve(Ui& ui, CapacityState& state,
                                          lab::CapacityMistake mistake, bool projected) {
  const lab::CapacityBench& bench = bench_of(ui);
  CapacityState::Curve& curve = state.mistakes[{mistake, projected}];
  constexpr std::uint32_t kNeurons = 100, kStep = 4, kNetworks = 4, kMemories = 4;
  if (curve.seed != bench.seed || curve.neurons != kNeurons) curve = {kNeurons, bench.seed, {}};
  constexpr std::size_t kPoints = 25;
  if (curve.points.size() < kPoints) {
    const auto next = static_cast<std::uint32_t>(curve.points.size()) * kStep;
    curve.points.push_back(lab::mistake_point(mistake, projected, kNeurons, std::max(1U, next),
                                              kNetworks, kMemories, bench.seed));
    ui.animate(0.1F);
  }
  return curve;
}

ui::Series error_of(const CapacityState::Curve& curve, const std::string& name, ImU32 colour) {
  ui::Series series{name, {}, {}, colour, 2.5F, true};
  for (const lab::MistakePoint& point : curve.points) {
    series.x.push_back(static_cast<double>(point.patterns) / curve.neurons);
    series.y.push_back((1 - point.overlap) / 2);
  }
  return series;
}

std::array<ImU32, 3> theory_colours(const ui::Theme& theme) {
  return {theme.series[0], theme.series[7], theme.series[1]};
}

double last_load(const lab::CapacityBench& bench, const lab::CapacityTable* table) {
  if (bench.mistake != lab::CapacityMistake::none) return 1;
  const auto plan = lab::plan_of(
      table != nullptr
          ? *table
          : lab::empty_table(lab::CapacityStudy::curves,
                             lab::capacity_request(bench, lab::CapacityStudy::curves, bench.rule)));
  const double last = plan ? static_cast<double>(plan->loads.back()) / plan->neurons : kZoomed;
  return bench.rule == hopfield::Rule::hebb ? std::min(last, kZoomed) : last;
}

/// Theory of Hebb's rule, and the marks of loads that people ask about, each lower than the one before so that no line
/// crosses a name.
void theory_of_hebb(const lab::CapacityBench& bench, const ui::Theme& theme, double most,
                    double top, CapacityState& state, std::vector<ui::Series>& series) {
  auto& known = state.theory;
  if (!known || known->neurons != bench.neurons || known->most != most ||
      known->self_connections != bench.self_connections)
    known = {bench.neurons, bench.self_connections, most,
             lab::capacity_curves(bench.neurons, bench.self_connections, most, 120)};
  const auto& curves = known->curves;
  const auto colours = theory_colours(theme);
  for (std::size_t k = 0; k < curves.size(); ++k)
    series.push_back(
        {tr(curves[k].name), curves[k].load, curves[k].value, colours[k], k == 1 ? 1.0F : 2.0F});
  double height = top;
  for (const lab::CapacityMark& mark : lab::capacity_marks(bench.neurons)) {
    height -= 0.075 * top;
    if (mark.load > most) continue;
    ui::Series line{tr(mark.name), {mark.load, mark.load}, {0, height}, theme.secondary, 1, true};
    line.read_out = false;
    series.push_back(std::move(line));
  }
}

/// What has gone wrong, beside what is right.
void mistaken_curves(Ui& ui, const ui::Theme& theme, CapacityState& state,
                     std::vector<ui::Series>& series) {
  const lab::CapacityMistake mistake = bench_of(ui).mistake;
  const bool projected = lab::of_pseudo_inverse(mistake);
  series.push_back(error_of(mistake_curve(ui, state, mistake, projected),
                            tr(lab::mistake_info(mistake).name), theme.series[5]));
  series.push_back(error_of(
      mistake_curve(ui, state, lab::CapacityMistake::none, projected),
      projected ? tr("pseudo-inverse without the mistake") : tr("Hebb without the mistake"),
      theme.series[0]));
  if (projected)
    series.push_back(error_of(mistake_curve(ui, state, lab::CapacityMistake::none, false),
                              tr("Hebb"), theme.series[7]));
}

std::string with_error(double value, double error) {
  if (std::isnan(value)) return "–";
  const std::string mean = ui::number(value, 4);
  return std::isnan(error) ? mean : mean + " ± " + ui::number(error, 4);
}

/// The numbers of one load: what the plot shows under the pointer, for fingers and screen readers.
void measured_facts(Ui& ui, Rect& rest, const lab::CapacityTable& table, std::size_t row) {
  const auto at = [&](const char* column) {
    const auto all = lab::column_of(table, column);
    return row < all.size() ? all[row] : std::nan("");
  };
  rest.cut_top(14);
  ui::caption(ui, rest.cut_top(16),
              sentence(tr("Measured at P = {0} (α = {1})"),
                       {ui::number(at("patterns")), ui::number(at("load"), 3)}));
  rest.cut_top(4);
  const auto line = [&](const char* id, const char* name, const char* help,
                        const std::string& value) {
    fact(ui, rest, std::string("capacity.measured.") + id, name, help, value, ui.theme.text);
  };
  line("one_step", tr("error after one update"), tr("With its standard error"),
       with_error(at("one_step_error"), at("one_step_error_se")));
  line("exact", tr("expected (binomial)"),
       tr("The exact probability for random memories and Hebb’s rule"),
       with_error(at("one_step_exact"), std::nan("")));
  line("end", tr("error in the end"), tr("With its standard error"),
       with_error(at("retrieval_error"), at("retrieval_error_se")));
  line("theory", tr("expected in the end, N → ∞"),
       tr("Amit, Gutfreund and Sompolinsky, for very large networks. None above α_c."),
       with_error(at("retrieval_theory"), std::nan("")));
  line("stable", tr("memories stable"), tr("Memories in which no neuron would flip"),
       ui::number(100 * at("stable"), 1) + "%");
  line("retrieved", tr("memories recalled"), tr("Overlap above 0.95 in the end"),
       ui::number(100 * at("retrieved"), 1) + "%");
}

}  // namespace

CapacityPlot curves_plot(Ui& ui, CapacityState& state) {
  const lab::CapacityBench& bench = bench_of(ui);
  const lab::CapacityTable* table = lab::find_table(bench, lab::CapacityStudy::curves, bench.rule);
  const double most = last_load(bench, table);
  const bool mistaken = bench.mistake != lab::CapacityMistake::none;
  double top = kMost;
  CapacityPlot plot;
  std::vector<ui::Series>& series = plot.series;
  if (mistaken) {
    mistaken_curves(ui, ui.theme, state, series);
  } else {
    if (table != nullptr) {
      measured(series, *table, "retrieval_error", "retrieval_error_se", tr("measured, in the end"),
               ui.theme.series[1]);
      measured(series, *table, "one_step_error", "one_step_error_se", tr("measured, one step"),
               ui.theme.series[0]);
    }
    if (bench.rule == hopfield::Rule::hebb) {
      // As high as what is seen, and no higher.
      double highest = 0.08;
      for (const ui::Series& each : series)
        for (std::size_t k = 0; k < each.x.size(); ++k)
          if (each.x[k] <= most) highest = std::max(highest, each.y[k]);
      top = std::min(kMost, 1.15 * highest);
      theory_of_hebb(bench, ui.theme, most, top, state, series);
    }
  }
  ui::PlotOptions& o = plot.options;
  o.title = mistaken ? tr("Share of wrong neurons in the end (N = 100)")
                     : tr("Share of a memory’s neurons that are wrong");
  o.x_label = tr("load α = P/N");
  o.y_label = tr("error");
  o.x_maximum = most;
  o.y_maximum = top;
  o.y_ticks = 7;
  o.x_decimals = 3;
  o.decimals = 4;
  o.help =
      tr("One step: every neuron updates once, all from the memory. In the end: when the run has "
         "settled.");
  o.empty = tr("Press Run to measure.");
  o.summary = table == nullptr
                  ? tr("theory only")
                  : sentence(tr("{0} {0|load|loads} measured"), {ui::counted(table->rows.size())});
  const auto row = mistaken ? std::nullopt : picked_row(table, state);
  if (row) {
    o.seekable = true;
    o.cursor = lab::column_of(*table, "load")[*row];
  } else if (!mistaken && bench.load() <= most) {
    o.cursor = bench.load();
  }
  return plot;
}

ui::Said curves_said(const lab::CapacityBench& bench) {
  if (bench.mistake != lab::CapacityMistake::none) {
    const lab::MistakeInfo& info = lab::mistake_info(bench.mistake);
    return {tr(info.wrong), tr(info.shows)};
  }
  const lab::CapacityTable* table = lab::find_table(bench, lab::CapacityStudy::curves, bench.rule);
  const bool hebb = bench.rule == hopfield::Rule::hebb;
  if (table == nullptr || table->rows.empty())
    return {
        hebb ? tr("Theory only. Press Run to measure.") : tr("Nothing is measured yet. Press Run."),
        hebb ? sentence(tr("With N = {0} the error rises gradually. Only a very large network has "
                           "a sharp limit, "
                           "at α_c = 0.138."),
                        {ui::number(bench.neurons)})
             : std::string(
                   tr("There is no simple theory for this rule. Only an experiment tells."))};
  if (!hebb)
    return {measured_so_far(*table),
            tr("Bars are one standard error, from the spread of the networks.")};
  const auto plan = lab::plan_of(*table);
  const double neurons = plan ? plan->neurons : bench.neurons;
  return {measured_so_far(*table), sentence(tr("With N = {0} the error rises gradually. Only a "
                                               "very large network has a sharp limit, at α_c = "
                                               "0.138. Bars are one standard error."),
                                            {ui::number(neurons)})};
}

void curves_view(Ui& ui, const Rect& rect, CapacityState& state) {
  const lab::CapacityBench& bench = bench_of(ui);
  const lab::CapacityTable* table = lab::find_table(bench, lab::CapacityStudy::curves, bench.rule);
  const bool mistaken = bench.mistake != lab::CapacityMistake::none;
  Rect rest = rect;
  const Rect below = rest.cut_bottom(verdict(ui, {0, 0, rect.w, 0}, {}));
  std::vector<Key> keys;
  if (!mistaken && table != nullptr && !table->rows.empty())
    keys = {{Key::Sample::square, tr("measured, in the end"), ui.theme.series[1]},
            {Key::Sample::square, tr("measured, one step"), ui.theme.series[0]}};
  if (!mistaken && bench.rule == hopfield::Rule::hebb) {
    const auto curves = lab::capacity_curves(bench.neurons, bench.self_connections, 0.01, 2);
    const auto colours = theory_colours(ui.theme);
    for (std::size_t k : {2U, 0U, 1U})
      keys.push_back({Key::Sample::line, tr(curves[k].name), colours[k]});
  }
  ui.figure(rest);  // the key is read with the plot
  const Rect key = rest.cut_bottom(keys.empty() ? 0 : key_height(ui, rest.w - 60, keys) + 4);
  CapacityPlot plot = curves_plot(ui, state);
  const ui::PlotResult result = draw_plot(ui, "capacity.curves", rest, plot);
  if (result.picked_x && table != nullptr) pick_row(*table, *result.picked_x, state);
  draw_key(ui, {key.x + 50, key.y + 4, key.w - 60, key.h}, keys);
  verdict(ui, below, curves_said(bench));
}

void curves_details(Ui& ui, ui::PanelState& panels, Rect& rest, CapacityState& state) {
  const lab::CapacityBench& bench = bench_of(ui);
  if (ui.shows("capacity.mistake")) {
    ui::caption(ui, rest.cut_top(16), tr("Mistakes to compare"));
    rest.cut_top(4);
  }
  constexpr std::array<const char*, 5> kIds = {"none", "size", "sign", "state", "gram"};
  for (std::size_t k = 0; k < kIds.size(); ++k) {
    const auto mistake = static_cast<lab::CapacityMistake>(k);
    ui::WidgetInfo info;
    info.id = std::string("capacity.mistake.") + kIds[k];
    info.role = ui::Role::radio;
    info.name = tr(lab::mistake_info(mistake).name);
    info.group = tr("Mistakes to compare");
    info.help = tr(lab::mistake_info(mistake).wrong);
    info.checked = bench.mistake == mistake;
    if (!ui.shows(info.id)) continue;
    info.rect = rest.cut_top(ui.touch ? 44.0F : 32.0F);
    if (ui::row(ui, info, *info.checked)) {
      lab::Change<lab::CapacityBench> change;
      change.mistake = mistake;
      set_capacity(ui, std::move(change));
    }
    ui::text(ui, {info.rect.x + 12, info.rect.y, info.rect.w - 20, info.rect.h}, info.name,
             FontKind::body, ui.theme.text);
  }
  const lab::CapacityTable* table = lab::find_table(bench, lab::CapacityStudy::curves, bench.rule);
  const bool mistaken = bench.mistake != lab::CapacityMistake::none;
  if (const auto row = picked_row(table, state); row && !mistaken)
    measured_facts(ui, rest, *table, *row);
  if (!mistaken && bench.rule == hopfield::Rule::hebb) {
    rest.cut_top(14);
    ui::caption(ui, rest.cut_top(16), tr("What each curve measures"));
    rest.cut_top(6);
    const auto curves = lab::capacity_curves(bench.neurons, bench.self_connections, 0.01, 2);
    const auto colours = theory_colours(ui.theme);
    for (std::size_t k = 0; k < curves.size(); ++k)
      remark(ui, rest, "capacity.curve." + std::to_string(k),
             sentence(tr("{0}: {1}"), {tr(curves[k].name), tr(curves[k].sentence)}), colours[k]);
    rest.cut_top(8);
    for (const lab::CapacityMark& mark : lab::capacity_marks(bench.neurons)) {
      const std::string id = std::string("capacity.mark.") + mark.id;
      fact(ui, rest, id, tr(mark.name), tr(mark.sentence),
           sentence(tr("{0} memories"), {ui::number(mark.load * bench.neurons, 1)}), ui.theme.text);
      remark(ui, rest, id + ".words", tr(mark.sentence), 0);
    }
  }
  // The numbers of a mistake are those of its plot: no request gives them.
  const lab::CapacityTable* study =
      mistaken || table == nullptr || table->rows.empty() ? nullptr : table;
  const auto numbers = [&ui, &state, study] {
    if (study != nullptr) return lab::capacity_csv(*study);
    const CapacityPlot plot = curves_plot(ui, state);
    return ui::plot_csv(plot.options, plot.series);
  };
  const std::array<Figure, 1> all = {capacity_figure(
      tr("Curves"), mistaken ? "hopfield-mistake" : "hopfield-capacity",
      [&state](Ui& paper, const Rect& sheet) { curves_view(paper, sheet, state); }, numbers)};
  save_capacity(ui, panels, rest, all, study);
}

}  // namespace workbenches::capacity
