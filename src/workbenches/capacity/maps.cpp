#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "workbenches/capacity/capacity.hpp"
#include "workbenches/figures/figures.hpp"

/// The recovery maps, Hebb and pseudo-inverse side by side.
namespace workbenches {
namespace {

using hopfield::Rule;
using ui::FontKind;
using ui::sentence;
using ui::tr;

constexpr std::size_t kStarts = 11;  // q(0) = 0, 0.1, …, 1

std::string start_column(std::size_t row) {
  return "success q=" + std::string(row == 0 ? "0" : row == 10 ? "1" : "0." + std::to_string(row));
}

/// P at which not every trial from the memory itself comes back any more; 0: none of those measured.
double fails_at(const lab::CapacityTable& table) {
  const auto patterns = lab::column_of(table, "patterns"),
             whole = lab::column_of(table, "success q=1");
  for (std::size_t k = 0; k < whole.size(); ++k)
    if (whole[k] < 1) return patterns[k];
  return 0;
}

/// Light to dark: the same for everyone, whatever colours they see.
ImU32 success_colour(const Ui& ui, double success) {
  return ui::mix(ui.theme.soft, ui.theme.plus, static_cast<float>(std::clamp(success, 0.0, 1.0)));
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
  if (state.column >= loads.size()) return tr("nothing measured");
  const double p = loads[state.column];
  const auto success = success_at(table, p, state.row);
  return sentence(tr("P = {0}, q(0) = {1}: {2}"),
                  {ui::number(p), ui::number(static_cast<double>(state.row) / 10, 1),
                   success ? sentence(tr("{0} % come back"), {ui::number(100 * *success)})
                           : std::string(tr("not yet measured"))});
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
  info.help =
      tr("Dark: recall from this start overlap comes back to the memory (q > 0.95). Press a cell "
         "to read it.");
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
    ui::text(ui, inner, tr("Press Run to measure"), FontKind::small, ui.theme.secondary, 0.5F);
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
  float taken = -1e9F;
  for (const std::size_t k :
       {std::size_t{0}, columns / 4, columns / 2, 3 * columns / 4, columns - 1}) {
    const Rect at = place(k, 0);
    if (at.x < taken + 36) continue;
    taken = at.x;
    ui::text(ui, {at.x + at.w / 2 - 20, inner.bottom() + 3, 40, 14}, ui::number(loads[k]),
             FontKind::small, ui.theme.secondary, 0.5F);
  }
  if (const double fails = fails_at(*table); fails > 0) {
    const auto at = std::lower_bound(loads.begin(), loads.end(), fails,
                                     [](std::uint32_t a, double p) { return a < p; });
    const Rect cell = place(static_cast<std::size_t>(at - loads.begin()), kStarts - 1);
    ui::vertical_line(ui, cell.x, inner.y - 4, inner.bottom(), ui.theme.accent);
  }
  if ((area.pressed || area.held) && columns > 0) {
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
    ui::outline(ui, cell.inset(-2), state.map == number ? ui.theme.accent : ui.theme.secondary, 1,
                2);
  }
}

std::string failing(const lab::CapacityTable* table, const char* rule) {
  if (table == nullptr || table->rows.empty()) return {};
  const double fails = fails_at(*table);
  if (fails == 0) return sentence(tr("{0}: q(0) = 1 never fails so far."), {rule});
  return sentence(tr("{0}: even q(0) = 1 fails at P = {1}."), {rule, ui::number(fails)});
}

}  // namespace

void recovery_view(Ui& ui, const Rect& rect, CapacityState& state) {
  const lab::CapacityBench& bench = bench_of(ui);
  const lab::CapacityTable* hebb = lab::find_table(bench, lab::CapacityStudy::recovery, Rule::hebb);
  const lab::CapacityTable* projected =
      lab::find_table(bench, lab::CapacityStudy::recovery, Rule::pseudo_inverse);
  Rect rest = rect;
  const Rect below = rest.cut_bottom(verdict(ui, {0, 0, rect.w, 0}, "", ""));
  ui.figure(rest);
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
  std::string head = failing(hebb, tr("Hebb"));
  const std::string other = failing(projected, tr("Pseudo-inverse"));
  if (!other.empty()) head += (head.empty() ? "" : " ") + other;
  if (head.empty()) head = tr("From how far away is a memory recalled?");
  verdict(ui, below, head,
          tr("Up: overlap q(0) of the start with the memory; across: how many memories there are. "
             "Dark: it comes back."));
}

void recovery_details(Ui& ui, Rect& rest, CapacityState& state) {
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
           tr("Fraction of the trials that come back from this start overlap"),
           success ? ui::number(100 * *success) + " %" : "–", ui.theme.text);
    }
    const auto plan = lab::plan_of(*table);
    if (rule == Rule::hebb && plan && lab::grid_of(plan->neurons) &&
        loads[state.column] <= lab::kMostCapacityPatterns) {
      rest.cut_top(6);
      ui::ButtonOptions open;
      open.help =
          tr("The first trial of this cell in the workbench Memory: its network, and its start");
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
      tr("Both maps; numbers of this one"),
      rule == Rule::hebb ? "hopfield-recovery" : "hopfield-recovery-pseudo-inverse",
      [&state](Ui& paper, const Rect& sheet) { recovery_view(paper, sheet, state); },
      [table] { return lab::capacity_csv(*table); })};
  save_capacity(ui, rest, all, table);
}

}  // namespace workbenches
