#include <algorithm>
#include <cmath>

#include "ui/numbers.hpp"
#include "workbenches/capacity.hpp"
#include "workbenches/figures.hpp"

/// What can be saved: drawings, tables, requests, scripts; and the row of a table that is looked at.
namespace workbenches {

using ui::tr;
using What = ui::HostRequest::What;

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
  const std::string networks = ui::counted(plan->networks, tr("network"), tr("networks"));
  if (table.rows.size() >= plan->loads.size())
    return ui::sentence(tr("{0} loads, {1} each."), {ui::number(rows), networks});
  return ui::sentence(
      tr("{0} of {1} loads so far, {2} each."),
      {ui::number(rows), ui::number(static_cast<double>(plan->loads.size())), networks});
}

ui::PlotResult draw_figure(Ui& ui, std::string_view id, const Rect& rect, CapacityFigure& figure) {
  figure.options.bands = figure.bands;
  return ui::plot(ui, id, rect, figure.options, figure.series);
}

CapacityFiles files_of(std::string name, std::function<CapacityFigure(const ui::Theme&)> figure) {
  constexpr float kWidth = 760, kHeight = 440;
  CapacityFiles files;
  files.name = std::move(name);
  files.svg = [figure] {
    CapacityFigure drawn = figure(ui::Theme::light());
    drawn.options.bands = drawn.bands;
    return ui::plot_svg(drawn.options, drawn.series, kWidth, kHeight);
  };
  files.csv = [figure] {
    const CapacityFigure drawn = figure(ui::Theme::light());
    return ui::plot_csv(drawn.options, drawn.series);
  };
  return files;
}

void export_buttons(Ui& ui, Rect& rest, const CapacityFiles& files) {
  rest.cut_top(14);
  const char* save = files.table != nullptr ? tr("Save figure and numbers") : tr("Save");
  ui::caption(ui, rest.cut_top(16), *files.heading == '\0' ? save : files.heading);
  rest.cut_top(6);
  Rect row = rest.cut_top(ui::control_height(ui));
  const auto pressed = [&](const char* id, const char* words, const char* help, bool enabled) {
    ui::ButtonOptions o;
    o.enabled = enabled;
    o.help = help;
    const float width = ui::button_width(ui, words, o);
    if (width > row.w) {
      rest.cut_top(6);
      row = rest.cut_top(ui::control_height(ui));
    }
    const bool clicked = ui::button(ui, files.id + id, row.cut_left(width), words, o);
    row.cut_left(8);
    return clicked;
  };
  const auto give = [&](What what, const char* ending, const char* mime, const std::string& text) {
    ui.requests.push_back({what, files.name + ending, mime, {text.begin(), text.end()}});
  };
  const bool there = !files.empty;
  if (files.svg) {
    if (pressed(".png", tr("PNG"), tr("A picture of the figure"), there))
      give(What::svg_to_png, ".png", "image/png", files.svg());
    if (pressed(".svg", tr("SVG"), tr("A drawing that stays sharp at any size"), there))
      give(What::download, ".svg", "image/svg+xml", files.svg());
  }
  if (pressed(".csv", tr("CSV"), tr("The numbers, for a spreadsheet"), there))
    give(What::download, ".csv", "text/csv",
         files.table != nullptr ? lab::capacity_csv(*files.table) : files.csv());
  if (files.table == nullptr) return;
  if (pressed(".request", tr("Request"),
              tr("The experiment as JSON: the command line runs it and prints the same numbers"),
              there))
    give(What::download, ".json", "application/json", files.table->request);
  const auto script = there ? lab::capacity_script(*files.table)
                            : hopfield::Result<std::string>(hopfield::Error{"experiment", ""});
  if (pressed(".script", tr("Python"),
              tr("A short NumPy script that draws the same patterns and gives the same numbers"),
              script.ok()))
    give(What::download, ".py", "text/x-python", *script);
}

}  // namespace workbenches
