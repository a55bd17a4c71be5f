#include <algorithm>
#include <cmath>

#include "ui/kit/numbers.hpp"
#include "workbenches/capacity/capacity.hpp"
#include "workbenches/figures/figures.hpp"

/// What can be saved: figures, tables, requests, scripts; and the row of a table that is looked at.
namespace workbenches::capacity {

using ui::tr;

std::optional<std::size_t> picked_row(const lab::CapacityTable* table, const CapacityState& state) {
  if (table == nullptr || table->rows.empty()) return std::nullopt;
  for (std::size_t k = 0; k < table->rows.size(); ++k)
    if (table->rows[k][0] == state.picked) return k;
  return table->rows.size() - 1;
}

void pick_row(const lab::CapacityTable& table, double load, CapacityState& state) {
  const auto loads = lab::column_of(table, "load");
  double nearest = 1e9;
  for (std::size_t k = 0; k < loads.size(); ++k) {
    const double distance = std::abs(loads[k] - load);
    if (!(distance < nearest)) continue;
    nearest = distance;
    state.picked = static_cast<std::uint32_t>(table.rows[k][0]);
  }
}

std::string measured_so_far(const lab::CapacityTable& table) {
  const auto plan = lab::plan_of(table);
  if (!plan) return {};
  const bool census = table.experiment == "census";
  const lab::Argument rows = ui::counted(table.rows.size()),
                      each = ui::counted(census ? plan->networks * lab::kCensusStarts
                                                : plan->networks);
  if (table.rows.size() >= plan->loads.size())
    return ui::sentence(census ? tr("{0} {0|load|loads}, {1} random {1|start|starts} each.")
                               : tr("{0} {0|load|loads}, {1} {1|network|networks} each."),
                        {rows, each});
  return ui::sentence(
      census ? tr("{0} of {1} {1|load|loads} so far, {2} random {2|start|starts} each.")
             : tr("{0} of {1} {1|load|loads} so far, {2} {2|network|networks} each."),
      {rows, ui::counted(plan->loads.size()), each});
}

ui::PlotResult draw_plot(Ui& ui, std::string_view id, const Rect& rect, CapacityPlot& plot) {
  plot.options.bands = plot.bands;
  return ui::plot(ui, id, rect, plot.options, plot.series);
}

Figure capacity_figure(const char* name, const char* file,
                       std::function<void(Ui&, const Rect&)> draw,
                       std::function<std::string()> table) {
  constexpr float kWidth = 760, kHeight = 480, kMargin = 14;
  const auto within = [draw = std::move(draw)](Ui& paper, const Rect& sheet) {
    draw(paper, sheet.inset(kMargin));
  };
  return {name,   file,    "capacity.png", "capacity.svg",   "capacity.csv",
          kWidth, kHeight, within,         std::move(table), {}};
}

void save_capacity(Ui& ui, ui::PanelState& panels, Rect& rest, std::span<const Figure> figures,
                   const lab::CapacityTable* study) {
  std::vector<TextFile> texts;
  if (study != nullptr && !study->rows.empty()) {
    const std::string name = figures.empty() ? study->experiment : figures.front().file;
    // Not for every experiment.
    if (lab::capacity_script(*study))
      texts.push_back(
          {"capacity.script", tr("Script (Python)"),
           tr("A short NumPy script that draws the same patterns and gives the same numbers"),
           name + ".py", "text/x-python", [study] { return *lab::capacity_script(*study); }});
    texts.push_back(
        {"capacity.request", tr("Request (JSON)"),
         tr("The experiment as JSON: the command line runs it and prints the same numbers"),
         name + ".json", "application/json", [study] { return study->request; }});
  }
  save_figures(ui, panels, rest, "capacity.save", figures, texts);
}

}  // namespace workbenches::capacity
