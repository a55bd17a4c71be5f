#include <algorithm>
#include <cmath>

#include "ui/kit/numbers.hpp"
#include "workbenches/capacity/capacity.hpp"
#include "workbenches/figures/figures.hpp"

/// What can be saved: figures, tables, requests, scripts; and the row of a table that is looked at.
namespace workbenches {

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
  const auto rows = static_cast<double>(table.rows.size());
  if (!plan) return {};
  const std::string networks = table.experiment == "census"
                                   ? ui::counted(plan->networks * lab::kCensusStarts,
                                                 tr("random start"), tr("random starts"))
                                   : ui::counted(plan->networks, tr("network"), tr("networks"));
  if (table.rows.size() >= plan->loads.size())
    return ui::sentence(tr("{0} loads, {1} each."), {ui::number(rows), networks});
  return ui::sentence(
      tr("{0} of {1} loads so far, {2} each."),
      {ui::number(rows), ui::number(static_cast<double>(plan->loads.size())), networks});
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

void save_capacity(Ui& ui, Rect& rest, std::span<const Figure> figures,
                   const lab::CapacityTable* study) {
  save_figures(ui, rest, figures);
  if (study == nullptr || study->rows.empty()) return;
  rest.cut_top(6);
  Rect row = rest.cut_top(ui::control_height(ui));
  const auto pressed = [&](const char* id, const char* words, const char* help, bool enabled) {
    ui::ButtonOptions o;
    o.enabled = enabled;
    o.help = help;
    const Rect place = row.cut_right(ui::button_width(ui, words, o));
    row.cut_right(6);
    return ui::button(ui, id, place, words, o);
  };
  const auto give = [&](const char* ending, const char* mime, const std::string& text) {
    const std::string name = figures.empty() ? study->experiment : figures.front().file;
    ui.requests.push_back(
        {ui::WindowRequest::What::download, name + ending, mime, {text.begin(), text.end()}});
  };
  const auto script = lab::capacity_script(*study);
  if (pressed("capacity.script", tr("Python"),
              tr("A short NumPy script that draws the same patterns and gives the same numbers"),
              script.ok()))
    give(".py", "text/x-python", *script);
  if (pressed("capacity.request", tr("Request"),
              tr("The experiment as JSON: the command line runs it and prints the same numbers"),
              true))
    give(".json", "application/json", study->request);
  ui::text(ui, row, tr("To run it again"), ui::FontKind::body, ui.theme.text);
}

}  // namespace workbenches
