#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "workbenches/capacity/capacity.hpp"
#include "workbenches/figures/figures.hpp"

/// The recovery maps, Hebb and pseudo-inverse side by side.
namespace workbenches::capacity {
namespace {

using hopfield::Rule;
using ui::FontKind;
using ui::sentence;
using ui::tr;

constexpr std::size_t kStarts = 11;  // q(0) = 0, 0.1, …, 1

std::string start_column(std::size_t row) {
  return "success q=" + std::string(row == 0 ? "0" : row == 10 ? "1" : "0." + std::to_string(row));
}

/// Light to dark: the same for everyone, whatever colours they see.
ImU32 success_colour(const Ui& ui, double success) {
  return ui::mix(ui.theme.soft, ui.theme.good, static_cast<float>(std::clamp(success, 0.0, 1.0)));
}

std::optional<double> success_at(const lab::CapacityTable* table, double patterns,
                                 std::size_t row) {
  if (table == nullptr) return std::nullopt;
  const auto p = lab::column_of(*table, "patterns"), s = lab::column_of(*table, start_column(row));
  for (std::size_t k = 0; k < p.size() && k < s.size(); ++k)
    if (p[k] == patterns && !std::isnan(s[k])) return s[k];
  return std::nullopt;
}

std::vector<std::uint32_t> loads_of(const lab::CapacityTable* table) {
  if (table == nullptr) return {};
  const auto plan = lab::plan_of(*table);
  return plan ? plan->loads : std::vector<std::uint32_t>{};
}

std::string cell_words(const lab::CapacityTable* table, const CapacityState& state) {
  const auto loads = loads_of(table);
  if (state.column >= loads.size()) return tr("Not measured yet");
  const double p = loads[state.column];
  const auto success = success_at(table, p, state.row);
  return sentence(tr("P = {0}, q(0) = {1}: {2}"),
                  {ui::number(p), ui::number(static_cast<double>(state.row) / 10, 1),
                   success ? sentence(tr("{0}% recalled"), {ui::number(100 * *success)})
                           : std::string(tr("not measured yet"))});
}

void heat_map(Ui& ui, const Rect& rect, std::size_t number, const char* title,
              const lab::CapacityTable* table, CapacityState& state) {
  if (!ui.shows("capacity.map." + std::to_string(number))) return;
  Rect rest = rect;
  ui::caption(ui, rest.cut_top(18), title);
  const Rect names = rest.cut_left(34);
  rest.cut_bottom(34);
  rest.cut_right(8);
  const Rect inner = rest;
  ui::WidgetInfo info;
  info.id = "capacity.map." + std::to_string(number);
  info.role = ui::Role::grid;
  info.name = sentence(tr("recovery map: {0}"), {title});
  info.value = cell_words(table, state);
  // Only for the keyboard: under the pointer the words would cover the map.
  if (ui.widgets.focused() == info.id)
    info.help =
        tr("Dark: the memory is recalled from this start (q > 0.95). Press a cell to read its "
           "number.");
  info.rect = inner;
  const ui::AreaState area = ui::area(ui, info);
  const auto loads = loads_of(table);
  const std::size_t columns = loads.size();
  ui::fill(ui, inner, ui.theme.surface);
  ui::outline(ui, inner.inset(-1), ui.theme.hairline);
  for (const std::size_t row : {std::size_t{0}, std::size_t{5}, std::size_t{10}}) {
    const float y = inner.bottom() - (static_cast<float>(row) + 0.5F) * inner.h / kStarts;
    ui::text(ui, {names.x, y - 8, names.w - 8, 16}, ui::number(static_cast<double>(row) / 10, 1),
             FontKind::small, ui.theme.secondary, 1);
  }
  ui::text(ui, {inner.x, inner.bottom() + 18, inner.w, 16}, tr("memories P"), FontKind::small,
           ui.theme.secondary, 0.5F);
  if (columns == 0) {
    ui::text(ui, inner, tr("Press Run to measure."), FontKind::small, ui.theme.secondary, 0.5F);
    return;
  }
  const float width = inner.w / static_cast<float>(columns), height = inner.h / kStarts;
  const auto place = [&](std::size_t column, std::size_t row) {
    const float x0 = std::round(inner.x + static_cast<float>(column) * width);
    const float x1 = std::round(inner.x + static_cast<float>(column + 1) * width);
    const float y0 = std::round(inner.bottom() - static_cast<float>(row + 1) * height);
    const float y1 = std::round(inner.bottom() - static_cast<float>(row) * height);
    return Rect{x0, y0, x1 - x0, y1 - y0};
  };
  const auto patterns = lab::column_of(*table, "patterns");
  std::array<std::vector<double>, kStarts> success;
  for (std::size_t row = 0; row < kStarts; ++row)
    success[row] = lab::column_of(*table, start_column(row));
  for (std::size_t k = 0; k < patterns.size(); ++k) {
    const auto found = std::lower_bound(loads.begin(), loads.end(), patterns[k],
                                        [](std::uint32_t a, double p) { return a < p; });
    if (found == loads.end() || *found != patterns[k]) continue;
    const auto column = static_cast<std::size_t>(found - loads.begin());
    for (std::size_t row = 0; row < kStarts; ++row)
      if (k < success[row].size() && !std::isnan(success[row][k]))
        ui::fill(ui, place(column, row), success_colour(ui, success[row][k]));
  }
  // 20, 40, …: the ticks of an axis, at their columns.
  for (const double tick :
       ui::ticks(0, loads.back(), std::max(2, static_cast<int>(inner.w / 36)))) {
    const auto at = std::lower_bound(loads.begin(), loads.end(), tick,
                                     [](std::uint32_t a, double p) { return a < p; });
    if (at == loads.end() || *at != tick) continue;
    const Rect cell = place(static_cast<std::size_t>(at - loads.begin()), 0);
    const float middle = cell.x + cell.w / 2;
    ui::vertical_line(ui, middle, inner.bottom(), inner.bottom() + 4, ui.theme.secondary);
    ui::text(ui, {middle - 20, inner.bottom() + 4, 40, 14}, ui::number(tick), FontKind::small,
             ui.theme.secondary, 0.5F);
  }
  const Lost lost = lost_at(*table);
  for (const double p : {lost.first, lost.most}) {
    if (p == 0) continue;
    const auto at = std::lower_bound(loads.begin(), loads.end(), p,
                                     [](std::uint32_t a, double b) { return a < b; });
    const Rect cell = place(static_cast<std::size_t>(at - loads.begin()), kStarts - 1);
    ui::fill(ui, {cell.x - 1, inner.y - 4, p == lost.most ? 3.0F : 1.0F, inner.h + 4},
             ui.theme.text);
  }
  if (area.follows() && columns > 0) {
    state.map = number;
    state.column = std::min(columns - 1, static_cast<std::size_t>(std::max(0.0F, area.x / width)));
    const float up = (inner.h - area.y) / height;
    state.row = static_cast<std::size_t>(std::clamp(up, 0.0F, static_cast<float>(kStarts - 1)));
  }
  if (area.asked) {
    state.map = number;
    if (*area.asked == "left" && state.column > 0) --state.column;
    if (*area.asked == "right" && state.column + 1 < columns) ++state.column;
    if (*area.asked == "down" && state.row > 0) --state.row;
    if (*area.asked == "up" && state.row + 1 < kStarts) ++state.row;
    ui.animate(0.05F);
  }
  if (state.column < columns) {
    const Rect cell = place(state.column, state.row);
    ui::outline(ui, cell.inset(-2), state.map == number ? ui.theme.text : ui.theme.secondary, 1, 2);
  }
}

/// What becomes of trials that start at the memory.
std::string lost_words(const lab::CapacityTable* table, const char* rule) {
  if (table == nullptr || table->rows.empty()) return {};
  const Lost lost = lost_at(*table);
  if (lost.first == 0) return sentence(tr("{0}: started at the memory, no trial fails."), {rule});
  if (lost.most == 0)
    return sentence(tr("{0}: started at the memory, the first trial fails at P = {1}."),
                    {rule, ui::number(lost.first)});
  if (lost.most == lost.first)
    return sentence(tr("{0}: most fail at P = {1}, none before."), {rule, ui::number(lost.first)});
  return sentence(tr("{0}: started at the memory, the first trial fails at P = {1}, and most fail "
                     "from P = {2} on."),
                  {rule, ui::number(lost.first), ui::number(lost.most)});
}

}  // namespace

Lost lost_at(const lab::CapacityTable& table) {
  const auto patterns = lab::column_of(table, "patterns"),
             whole = lab::column_of(table, "success q=1");
  Lost lost;
  for (std::size_t k = 0; k < whole.size(); ++k) {
    if (whole[k] < 1 && lost.first == 0) lost.first = patterns[k];
    if (whole[k] < 0.5 && lost.most == 0) lost.most = patterns[k];
  }
  return lost;
}

ui::Said recovery_said(const lab::CapacityBench& bench) {
  const auto of = [&](Rule rule) {
    return lab::find_table(bench, lab::CapacityStudy::recovery, rule);
  };
  const std::string hebb = lost_words(of(Rule::hebb), tr("Hebb")),
                    projected = lost_words(of(Rule::pseudo_inverse), tr("Pseudo-inverse"));
  std::string head = hebb.empty() || projected.empty() ? hebb + projected
                                                       : sentence(tr("{0} {1}"), {hebb, projected});
  if (head.empty()) head = tr("How close must the start be?");
  return {head, tr("Vertical: initial overlap q(0). Horizontal: number of memories.")};
}

void recovery_view(Ui& ui, const Rect& rect, CapacityState& state) {
  const lab::CapacityBench& bench = bench_of(ui);
  const lab::CapacityTable* hebb = lab::find_table(bench, lab::CapacityStudy::recovery, Rule::hebb);
  const lab::CapacityTable* projected =
      lab::find_table(bench, lab::CapacityStudy::recovery, Rule::pseudo_inverse);
  Rect rest = rect;
  const Rect below = rest.cut_bottom(verdict(ui, {0, 0, rect.w, 0}, {}));
  const std::array<Key, 5> keys = {
      {{Key::Sample::square, tr("all recalled"), success_colour(ui, 1)},
       {Key::Sample::square, tr("half"), success_colour(ui, 0.5)},
       {Key::Sample::square, tr("none"), success_colour(ui, 0)},
       {Key::Sample::thin, tr("first failure from the memory"), ui.theme.text},
       {Key::Sample::thick, tr("most fail"), ui.theme.text}}};
  ui.figure(rest);  // the key is read with the maps
  const Rect key = rest.cut_bottom(key_height(ui, rest.w - 36, keys) + 4);
  if (rest.w >= 480) {
    const Rect left = rest.cut_left(rest.w / 2 - 6);
    rest.cut_left(12);
    heat_map(ui, left, 0, tr("Hebb"), hebb, state);
    heat_map(ui, rest, 1, tr("Pseudo-inverse"), projected, state);
  } else {
    const Rect top = rest.cut_top(rest.h / 2);
    heat_map(ui, top, 0, tr("Hebb"), hebb, state);
    heat_map(ui, rest, 1, tr("Pseudo-inverse"), projected, state);
  }
  draw_key(ui, {key.x + 36, key.y + 4, key.w - 36, key.h}, keys);
  verdict(ui, below, recovery_said(bench));
}

void recovery_details(Ui& ui, ui::PanelState& panels, Rect& rest, CapacityState& state) {
  const lab::CapacityBench& bench = bench_of(ui);
  const Rule rule = state.map == 0 ? Rule::hebb : Rule::pseudo_inverse;
  const lab::CapacityTable* table = lab::find_table(bench, lab::CapacityStudy::recovery, rule);
  ui::caption(ui, rest.cut_top(16), state.map == 0 ? tr("Hebb") : tr("Pseudo-inverse"));
  rest.cut_top(6);
  remark(ui, rest, "capacity.cell", cell_words(table, state), 0);
  const auto loads = loads_of(table);
  if (state.column < loads.size()) {
    for (std::size_t row = kStarts; row-- > 0;) {
      const auto success = success_at(table, loads[state.column], row);
      fact(ui, rest, "capacity.success." + std::to_string(row),
           sentence("q(0) = {0}", {ui::number(static_cast<double>(row) / 10, 1)}),
           tr("Share of the trials in which the memory is recalled from this start"),
           success ? ui::number(100 * *success) + "%" : "–", ui.theme.text);
    }
    const auto plan = lab::plan_of(*table);
    if (rule == Rule::hebb && plan && lab::grid_of(plan->neurons) &&
        loads[state.column] <= lab::kMostCapacityPatterns) {
      rest.cut_top(6);
      ui::ButtonOptions open;
      open.help = tr("Opens the network and the start of this cell’s first trial in Memory");
      const Rect row = rest.cut_top(ui::control_height(ui));
      const char* words = tr("Open this trial in Memory");
      if (ui::button(ui, "capacity.trial",
                     {row.x, row.y, std::min(row.w, ui::button_width(ui, words, open)), row.h},
                     words, open)) {
        if (auto document = lab::recovery_trial_in_memory(ui.session.document(), *table,
                                                          loads[state.column], state.row))
          ui.emit(lab::command::SetDocument{*std::move(document)});
      }
    }
  }
  if (table == nullptr || table->rows.empty()) return;
  const std::array<Figure, 1> all = {capacity_figure(
      tr("Both maps"),
      rule == Rule::hebb ? "hopfield-recovery" : "hopfield-recovery-pseudo-inverse",
      [&state](Ui& paper, const Rect& sheet) { recovery_view(paper, sheet, state); },
      [table] { return lab::capacity_csv(*table); })};
  save_capacity(ui, panels, rest, all, table);
}

}  // namespace workbenches::capacity
