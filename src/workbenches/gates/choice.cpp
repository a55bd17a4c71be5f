#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/kit/widget_parts.hpp"
#include "ui/shell/workbench.hpp"
#include "workbenches/figures/figures.hpp"
#include "workbenches/gates/delays.hpp"
#include "workbenches/gates/gates.hpp"

/// The left column and the row at the bottom; what all panels of this workbench share.
namespace workbenches::gates {
namespace {

using ui::FontKind;
using ui::sentence;
using ui::tr;

struct Known {
  const char* id;
  const char* name;
  const char* formula;
  std::vector<int> table;
};

const std::array<Known, 8>& known() {
  // words
  static const std::array<Known, 8> kKnown = {{{"or", "OR", "a or b", {0, 1, 1, 1}},
                                               {"and", "AND", "a and b", {0, 0, 0, 1}},
                                               {"not", "NOT", "not a", {1, 0}},
                                               {"and_not", "AND NOT", "a and not b", {0, 1, 0, 0}},
                                               {"xor", "XOR", "a ≠ b", {0, 1, 1, 0}},
                                               {"nand", "NAND", "not both", {1, 1, 1, 0}},
                                               {"nor", "NOR", "neither", {1, 0, 0, 0}},
                                               {"equal", "EQUAL", "a = b", {1, 0, 0, 1}}}};
  return kKnown;
}

void choose(Ui& ui, const Known& what) {
  lab::Change<lab::Gates> change;
  change.target = what.table;
  change.view = lab::GatesView::unit;
  const auto found = hopfield::separate(std::vector<bool>(what.table.begin(), what.table.end()));
  if (found && found->gate) {
    change.weights = found->gate->weights;
    change.threshold_twice = found->gate->threshold_twice;
  } else if (ui.session.document().section<lab::Gates>().weights.size() != 2) {
    change.weights = {1, 1};
  }
  ui.emit(lab::change<lab::Gates>(std::move(change)));
}

void targets(Ui& ui, Rect& rest, const lab::Gates& gates) {
  if (!ui.shows("gates.target")) return;
  ui::caption(ui, rest.cut_top(16), tr("What should the unit compute?"));
  rest.cut_top(6);
  for (const Known& each : known()) {
    ui::WidgetInfo info;
    info.id = std::string("gates.target.") + each.id;
    info.role = ui::Role::radio;
    info.name = tr(each.name);
    info.group = tr("What should the unit compute?");
    info.help = tr(each.formula);
    info.checked = gates.view == lab::GatesView::unit && gates.target == each.table;
    if (!ui.shows(info.id)) continue;
    info.rect = rest.cut_top(ui.touch ? 46.0F : 36.0F);
    if (ui::row(ui, info, *info.checked)) choose(ui, each);
    Rect row{info.rect.x + 12, info.rect.y, info.rect.w - 24, info.rect.h};
    ui::text(ui, row, tr(each.formula), FontKind::body, ui.theme.secondary, 1);
    ui::text(ui, row, tr(each.name), FontKind::body, ui.theme.text);
  }
}

}  // namespace

GatesState& gates_state(ui::PanelState& panels) { return ui::bench_state<GatesState>(panels); }

std::string table_name(const std::vector<int>& table) {
  for (const Known& each : known())
    if (each.table == table) return tr(each.name);
  return {};
}

int sum_of(const lab::Gates& gates, std::size_t line) {
  int sum = 0;
  for (std::size_t k = 0; k < gates.weights.size(); ++k)
    sum += gates.weights[k] * input_of(line, k);
  return sum;
}

int wrong_lines(const lab::Gates& gates) {
  int wrong = 0;
  const std::vector<bool> table = gates.gate().truth_table();
  for (std::size_t line = 0; line < table.size(); ++line)
    wrong += table[line] != (gates.target[line] != 0) ? 1 : 0;
  return wrong;
}

hopfield::Separation separation(const lab::Gates& gates) {
  // Two or four lines: it cannot fail.
  return *hopfield::separate(std::vector<bool>(gates.target.begin(), gates.target.end()));
}

std::size_t shown_line(const lab::Gates& gates) {
  std::size_t line = 0;
  for (std::size_t k = 0; k < gates.on.size(); ++k)
    line |= (gates.on[k] != 0 ? std::size_t{1} : std::size_t{0}) << k;
  return line;
}

void show_line(Ui& ui, const lab::Gates& gates, std::size_t line) {
  lab::Change<lab::Gates> change;
  change.on.emplace();
  for (std::size_t k = 0; k < gates.on.size(); ++k) change.on->push_back(input_of(line, k));
  ui.emit(lab::change<lab::Gates>(std::move(change)));
}

bool neuron(Ui& ui, ImVec2 centre, float radius, bool fires, std::string_view words,
            std::string_view id, std::string_view name) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  ImU32 ground = fires ? ui.theme.plus : ui.theme.surface;
  bool clicked = false;
  if (!id.empty()) {
    ui::WidgetInfo info;
    info.id = id;
    info.role = ui::Role::toggle;
    info.name = name;
    info.value = words;
    info.checked = fires;
    info.rect = {centre.x - radius, centre.y - radius, 2 * radius, 2 * radius};
    if (!ui.widgets.publish(info)) return false;
    const ui::Hit hit = ui.widgets.input().zone(id, info.rect);
    clicked = hit.clicked || ui.widgets.asked(id).has_value();
    ground = ui::parts::shaded(ui, id, ground, hit);
    ui::parts::focus_ring(ui, info, radius);
  }
  list.AddCircleFilled(centre, radius, ground);
  list.AddCircle(centre, radius, fires ? ui.theme.plus : ui.theme.text, 0, 2);
  ui::text(ui, {centre.x - radius, centre.y - 12, 2 * radius, 24}, words, FontKind::strong,
           ink_on(ui, ground), 0.5F);
  return clicked;
}

void connection(Ui& ui, ImVec2 from, float from_radius, ImVec2 to, float to_radius, int weight,
                float label_at) {
  const float dx = to.x - from.x, dy = to.y - from.y, length = std::sqrt(dx * dx + dy * dy);
  if (length < 1) return;
  const ImVec2 a{from.x + dx / length * (from_radius + 2),
                 from.y + dy / length * (from_radius + 2)};
  const ImVec2 b{to.x - dx / length * (to_radius + 3), to.y - dy / length * (to_radius + 3)};
  const ImU32 colour = weight > 0   ? ui.theme.plus
                       : weight < 0 ? ui.theme.scale_low
                                    : ui.theme.hairline;
  arrow(ui, a, b, colour, 1.5F + 0.6F * static_cast<float>(std::min(5, std::abs(weight))), 11);
  const float x = a.x + (b.x - a.x) * label_at, y = a.y + (b.y - a.y) * label_at;
  const std::string words = ui::signed_number(weight);
  const float w = ui::text_width(FontKind::strong, words) + 10;
  ui::fill(ui, {x - w / 2, y - 11, w, 22}, ui.theme.bg, 6);
  ui::text(ui, {x - w / 2, y - 11, w, 22}, words, FontKind::strong,
           weight == 0 ? ui.theme.secondary : colour, 0.5F);
}

void gates_choice(Ui& ui, Rect rect, ui::PanelState& panels) {
  GatesState& state = gates_state(panels);
  const lab::Gates& gates = ui.session.document().section<lab::Gates>();
  rect = {rect.x + ui.theme.margin, rect.y + 16, rect.w - 2 * ui.theme.margin, rect.h - 20};
  const Rect content = ui::begin_panel_scroll(ui, "gates.choice", rect, state.choice_height);
  Rect rest = content;
  rest.h = 1e5F;
  const float line = ui.touch ? 46.0F : 36.0F;
  if (ui.shows("gates.view")) {
    ui::caption(ui, rest.cut_top(16), tr("Show"));
    rest.cut_top(6);
  }
  const std::array<const char*, 4> views = {tr("One unit"), tr("Two layers"), tr("Hebb’s pairs"),
                                            tr("With delays")};
  const std::array<const char*, 4> ids = {"unit", "layers", "pair", "delays"};
  for (std::size_t k = 0; k < views.size(); ++k) {
    ui::WidgetInfo info;
    info.id = std::string("gates.view.") + ids[k];
    info.role = ui::Role::radio;
    info.name = views[k];
    info.group = tr("Show");
    info.checked = static_cast<std::size_t>(gates.view) == k;
    if (!ui.shows(info.id)) continue;
    info.rect = rest.cut_top(line);
    if (ui::row(ui, info, *info.checked)) {
      lab::Change<lab::Gates> change;
      change.view = static_cast<lab::GatesView>(k);
      // Layers and pairs have two inputs.
      if ((k == 1 || k == 2) && gates.weights.size() != 2) {
        change.weights = {1, 1};
        change.threshold_twice = 1;
        change.target = {0, 1, 1, 1};
      }
      ui.emit(lab::change<lab::Gates>(std::move(change)));
    }
    ui::text(ui, {info.rect.x + 12, info.rect.y, info.rect.w - 20, info.rect.h}, views[k],
             FontKind::body, ui.theme.text);
  }
  rest.cut_top(18);
  if (gates.view == lab::GatesView::delays)
    delays_choice(ui, rest);
  else
    targets(ui, rest, gates);
  const float height = rest.y - content.y + 8;
  if (height != state.choice_height) ui.animate(0.05F);
  state.choice_height = height;
  ui::end_scroll(ui);
  panels.spare = {rect.x, rest.y, rect.w, rect.bottom() - rest.y};
}

void gates_controls(Ui& ui, Rect bar, ui::PanelState& /*panels*/) {
  const lab::Gates& gates = ui.session.document().section<lab::Gates>();
  const float side = bar.w < 600 ? 12 : ui.theme.margin;
  Rect room{bar.x + side, bar.y + std::round((bar.h - 44) / 2), bar.w - 2 * side, 44};
  if (gates.view == lab::GatesView::delays) return delays_controls(ui, room, bar.w >= 600);
  const bool unit = gates.view == lab::GatesView::unit;
  const hopfield::Separation found = separation(gates);
  lab::Gates fresh;
  fresh.view = gates.view;
  fresh.delays = gates.delays;
  const bool wordy = bar.w >= 600;
  ui::ButtonOptions o;
  o.icon = ui::icon::kReset;
  o.kind = wordy ? ui::ButtonKind::plain : ui::ButtonKind::stacked;
  o.soft = !wordy;
  o.enabled = !(gates == fresh);
  o.help = tr("Back to the first unit");
  o.shortcut = "0";
  const float reset = wordy ? ui::button_width(ui, tr("Reset"), o) : ui::stacked_width(tr("Reset"));
  if (ui::button(ui, "gates.reset", room.cut_left(ui.room("gates.reset", reset)), tr("Reset"), o))
    ui.emit(lab::command::Reset{});
  room.cut_left(ui.room("gates.reset", wordy ? 12.0F : 8.0F));
  o = {};
  o.kind = ui::ButtonKind::primary;
  if (unit && !found.gate) {
    const char* words = tr("Two layers");
    o.help = tr("What one unit cannot do, two layers can");
    if (ui::button(ui, "gates.layers", room.cut_left(ui::button_width(ui, words, o)), words, o)) {
      lab::Change<lab::Gates> change;
      change.view = lab::GatesView::layers;
      ui.emit(lab::change<lab::Gates>(std::move(change)));
    }
  } else if (unit && wrong_lines(gates) > 0) {
    const char* words = tr("Find a unit");
    o.help = tr("The smallest weights that compute the wanted table");
    if (ui::button(ui, "gates.find", room.cut_left(ui::button_width(ui, words, o)), words, o)) {
      lab::Change<lab::Gates> change;
      change.weights = found.gate->weights;
      change.threshold_twice = found.gate->threshold_twice;
      ui.emit(lab::change<lab::Gates>(std::move(change)));
    }
  } else {
    o.icon = ui::icon::kStep;
    o.help = tr("Shows the next row of the table");
    if (ui::button(ui, "gates.next", room.cut_left(ui::button_width(ui, tr("Next row"), o)),
                   tr("Next row"), o))
      show_line(ui, gates, (shown_line(gates) + 1) % (std::size_t{1} << gates.on.size()));
  }
  room.cut_left(12);
  std::string words;
  for (std::size_t k = 0; k < gates.on.size(); ++k)
    words += sentence(k == 0 ? "a = {0}" : ",  b = {0}", {ui::number(gates.on[k])});
  ui::text(ui, room, words, FontKind::body, ui.theme.secondary);
}

}  // namespace workbenches::gates
