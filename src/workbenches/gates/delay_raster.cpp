#include <algorithm>
#include <cmath>
#include <optional>

#include "ui/kit/draw.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/kit/widget_parts.hpp"
#include "workbenches/figures/figures.hpp"
#include "workbenches/gates/delays.hpp"
#include "workbenches/gates/gates.hpp"

/// The raster: a row a cell, a column a step. Steps of inputs are pressed; the rest is computed, and pressing there
/// shows that step.
namespace workbenches::gates {
namespace {

using ui::FontKind;
using ui::sentence;
using ui::tr;

constexpr float kHead = 18;

struct Table {
  float names = 0, column = 0, input_row = 0, row = 0;
  std::size_t steps = 0;  ///< in a line; what does not fit goes to a second line
  std::size_t lines = 0;
  [[nodiscard]] float line_height(const hopfield::DelayNet& net) const {
    return kHead + input_row * static_cast<float>(net.inputs) +
           row * static_cast<float>(net.cells.size() - net.inputs);
  }
};

Table table_for(const Ui& ui, float width, const lab::Delays& delays,
                const hopfield::DelayNet& net) {
  Table t;
  const bool roles = *cell_role(delays, 0) != '\0';
  // A finger needs 44 px both ways.
  const float least = ui.touch ? 44.0F : 22.0F;
  t.names = roles && width >= 100 + least * lab::kDelaySteps ? 100.0F : 34.0F;
  t.steps =
      width >= t.names + least * lab::kDelaySteps - 1 ? lab::kDelaySteps : lab::kDelaySteps / 2;
  t.lines = lab::kDelaySteps / t.steps;
  t.column = std::min((width - t.names) / static_cast<float>(t.steps), 46.0F);
  const bool low = low_frame(ui);
  t.input_row = ui.touch ? 44.0F : low ? 24.0F : 28.0F;
  t.row = low ? (ui.touch ? 23.0F : 18.0F) : ui.touch ? 26.0F : 24.0F;
  if (ui.touch && net.cells.size() - net.inputs == 1) t.row = 44;
  return t;
}

void spike(Ui& ui, const Rect& at, bool fires, bool input, ImU32 ground) {
  const Rect box = at.inset(2.5F);
  if (input) {
    ui::fill(ui, box, ground, 5);
    if (!fires) ui::outline(ui, box, ui.theme.hairline, 5);
    return;
  }
  // Computed: a spike as recordings have it.
  if (fires)
    ui::fill(ui, {at.x + at.w / 2 - 4, at.y + 3, 8, at.h - 6}, ui.theme.plus, 3);
  else
    ImGui::GetWindowDrawList()->AddCircleFilled({at.x + at.w / 2, at.y + at.h / 2}, 1.5F,
                                                ui.theme.secondary);
}

void input_cell(Ui& ui, const Rect& at, const lab::Delays& delays, const std::string& name,
                std::size_t input, std::size_t step) {
  const bool on = delays.trains[input][step] != 0;
  ui::WidgetInfo info;
  info.id = "gates.train." + std::to_string(input) + "." + std::to_string(step);
  info.role = ui::Role::toggle;
  info.name = sentence(tr("{0} at step {1}"), {name, ui::number(static_cast<double>(step))});
  info.checked = on;
  info.rect = at;
  if (!ui.widgets.publish(info)) return;
  const ui::Hit hit = ui.widgets.input().zone(info.id, at);
  if (hit.clicked || ui.widgets.asked(info.id))
    turn_input(ui, delays, input, static_cast<int>(step));
  spike(ui, at, on, true,
        ui::parts::shaded(ui, info.id, on ? ui.theme.plus : ui.theme.surface, hit));
  ui::parts::focus_ring(ui, info, 5);
  ui::parts::after(ui, info, hit);
}

/// The computed part of a line: pressed or dragged over, it shows that step.
void step_chooser(Ui& ui, const Rect& at, const lab::Delays& delays, std::size_t first,
                  const Table& table) {
  ui::WidgetInfo info;
  info.id = first == 0 ? "gates.time" : "gates.time.later";
  info.role = ui::Role::slider;
  info.name = tr("The step that the circuit shows");
  info.value = ui::number(delays.time);
  info.minimum = 0.0F;
  info.maximum = static_cast<float>(lab::kDelaySteps - 1);
  info.step = 1.0F;
  info.rect = at;
  const ui::AreaState area = ui::area(ui, info, ui::Drag::horizontal);
  constexpr double kLast = static_cast<double>(lab::kDelaySteps - 1);
  std::optional<double> to;
  if (area.follows())
    to = static_cast<double>(first) +
         std::clamp(std::floor(area.x / table.column), 0.0F, static_cast<float>(table.steps - 1));
  if (area.asked) to = ui::moved_by(*area.asked, delays.time, 1);
  if (!to) return;
  lab::Change<lab::Gates> change;
  change.delays.time = static_cast<int>(std::clamp(std::round(*to), 0.0, kLast));
  if (*change.delays.time != delays.time) ui.emit(lab::change<lab::Gates>(std::move(change)));
}

/// Name and role of a row; spoken with the steps at which it fires.
void row_name(Ui& ui, const Rect& at, const Table& table, const lab::Delays& delays,
              const hopfield::DelayNet& net, std::size_t cell, const std::vector<bool>& fires,
              bool spoken) {
  const std::string id = std::string("gates.fires.") + net.cells[cell].name;
  if (!ui.shows(id)) return;
  const std::string name = cell_name(net, cell);
  const std::string role = cell_role(delays, cell);
  ui::text(ui, at, name, FontKind::strong, ui.theme.text);
  if (table.names > 60)
    ui::text(ui, {at.x + 26, at.y, at.w - 28, at.h}, role, FontKind::small, ui.theme.secondary);
  if (!spoken) return;
  ui::WidgetInfo info;
  info.id = id;
  info.role = ui::Role::status;
  info.name = role.empty() ? name : sentence(tr("{0} {1}"), {name, role});
  info.value = firing_words(fires);
  info.rect = at;
  ui.widgets.publish(std::move(info));
}

}  // namespace

void turn_input(Ui& ui, const lab::Delays& delays, std::size_t input, int time) {
  lab::Change<lab::Gates> change;
  change.delays.trains = delays.trains;
  int& value = (*change.delays.trains)[input][static_cast<std::size_t>(time)];
  value = 1 - value;
  change.delays.time = time;
  ui.emit(lab::change<lab::Gates>(std::move(change)));
}

float delays_raster_height(const Ui& ui, float width, const lab::Delays& delays) {
  const hopfield::DelayNet net = delays.net();
  const Table table = table_for(ui, width, delays, net);
  return table.line_height(net) * static_cast<float>(table.lines) +
         12 * static_cast<float>(table.lines - 1);
}

void delays_raster(Ui& ui, const Rect& r, const lab::Delays& delays,
                   const std::vector<std::vector<bool>>& fires) {
  const hopfield::DelayNet net = delays.net();
  const Table table = table_for(ui, r.w, delays, net);
  const float width = table.names + table.column * static_cast<float>(table.steps);
  const auto now = static_cast<std::size_t>(delays.time);
  Rect rest{r.x + (r.w - width) / 2, r.y, width, r.h};
  for (std::size_t first = 0; first < lab::kDelaySteps; first += table.steps) {
    const float x = rest.x + table.names;
    const float height = table.line_height(net);
    if (now >= first && now < first + table.steps) {
      const Rect band{x + static_cast<float>(now - first) * table.column, rest.y, table.column,
                      height};
      ui::fill(ui, band, ui::mix(ui.theme.bg, ui.theme.accent, ui.theme.dark ? 0.3F : 0.18F), 6);
    }
    const Rect head = rest.cut_top(kHead);
    ui::text(ui, {head.x, head.y, 30, kHead}, "t", FontKind::italic, ui.theme.secondary);
    for (std::size_t k = 0; k < table.steps; ++k)
      ui::text(ui, {x + static_cast<float>(k) * table.column, head.y, table.column, kHead},
               ui::number(static_cast<double>(first + k)), FontKind::small,
               first + k == now ? ui.theme.text : ui.theme.secondary, 0.5F);
    for (std::size_t cell = 0; cell < net.cells.size(); ++cell) {
      const bool input = cell < net.inputs;
      if (cell == net.inputs)
        step_chooser(ui,
                     {x, rest.y, width - table.names,
                      table.row * static_cast<float>(net.cells.size() - net.inputs)},
                     delays, first, table);
      const Rect row = rest.cut_top(input ? table.input_row : table.row);
      row_name(ui, {row.x, row.y, table.names, row.h}, table, delays, net, cell, fires[cell],
               first == 0);
      for (std::size_t k = 0; k < table.steps; ++k) {
        const Rect at{x + static_cast<float>(k) * table.column, row.y, table.column, row.h};
        if (input)
          input_cell(ui, at, delays, cell_name(net, cell), cell, first + k);
        else
          spike(ui, at, fires[cell][first + k], false, 0);
      }
    }
    rest.cut_top(12);
  }
}

}  // namespace workbenches::gates
