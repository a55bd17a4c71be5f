#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/kit/widget_parts.hpp"
#include "workbenches/figures/figures.hpp"
#include "workbenches/two/two.hpp"

/// The left column: the circuit and the matrix with weights to be changed, networks worth seeing, F and the input.
namespace workbenches::two {
namespace {

using ui::FontKind;
using ui::list;
using ui::sentence;
using ui::tr;

ImU32 weight_ink(const Ui& ui, double weight) {
  if (weight == 0) return ui.theme.secondary;
  return weight > 0 ? ui.theme.scale_high : ui.theme.scale_low;
}

std::string weight_text(double weight) {
  const Written shown = written(weight, 1);
  return weight > 0 ? "+" + shown.whole : shown.whole;
}

std::string weight_name(std::size_t k) {
  const auto number = [](std::size_t n) { return ui::number(static_cast<double>(n + 1)); };
  if (k == 0 || k == 3) return sentence(tr("of neuron {0} on itself"), {number(k / 2)});
  return sentence(tr("from neuron {0} to neuron {1}"), {number(k % 2), number(k / 2)});
}

DragOptions weight_options(const char* prefix, std::size_t k) {
  return {prefix + std::to_string(k), sentence(tr("weight {0}"), {weight_name(k)}), 4};
}

void set_weight(Ui& ui, const TwoModel& m, const TwoState& state, std::size_t k,
                const std::optional<double>& value) {
  if (!value) return;
  lab::Change<lab::Two> change;
  change.weights = m.two.weights;
  (*change.weights)[k] = *value;
  const bool cross = k == 1 || k == 2;
  if (cross && state.both) (*change.weights)[3 - k] = *value;
  emit_two(ui, std::move(change));
}

/// A weight's number on its connection, to be dragged.
void weight_chip(Ui& ui, ImVec2 at, std::size_t k, const TwoModel& m, TwoState& state) {
  const double weight = m.two.weights[k];
  const std::string words = weight_text(weight);
  const float w = std::max(34.0F, ui::text_width(FontKind::strong, words) + 14),
              h = ui.touch ? 36.0F : 26.0F;
  const DragOptions o = weight_options("two.weight.", k);
  const Rect place{at.x - w / 2, at.y - h / 2, w, h};
  if (!ui.shows(o.id)) return;
  ui::fill(ui, place, ui.theme.surface, 7);
  ui::outline(ui, place, ui.theme.hairline, 7);
  ui::text(ui, place, words, FontKind::strong, weight_ink(ui, weight), 0.5F);
  set_weight(ui, m, state, k, drag_number(ui, place, weight, o, state.weight));
}

/// A curved connection with its head.
void bow(ImVec2 a, ImVec2 c, ImVec2 b, ImU32 colour, float width) {
  list().AddBezierQuadratic(a, c, b, colour, width, 32);
  const float dx = b.x - c.x, dy = b.y - c.y, length = std::sqrt(dx * dx + dy * dy);
  const ImVec2 along{dx / length, dy / length}, across{-along.y, along.x};
  const ImVec2 base{b.x - along.x * 9, b.y - along.y * 9};
  list().AddTriangleFilled({b.x + along.x * 2, b.y + along.y * 2},
                           {base.x + across.x * 5, base.y + across.y * 5},
                           {base.x - across.x * 5, base.y - across.y * 5}, colour);
}

void circuit(Ui& ui, const Rect& r, const TwoModel& m, TwoState& state) {
  const float radius = 27, y = r.y + r.h / 2 + 14;
  const std::array<ImVec2, 2> at = {{{r.x + r.w * 0.22F, y}, {r.x + r.w * 0.78F, y}}};
  const auto& w = m.two.weights;
  const auto thick = [](double weight) {
    return weight == 0 ? 1.5F : 1.8F + 0.5F * static_cast<float>(std::min(4.0, std::fabs(weight)));
  };
  const auto ink = [&](double weight) {
    return weight == 0 ? ui.theme.hairline : weight_ink(ui, weight);
  };
  // From 2 to 1 below, from 1 to 2 above.
  bow({at[0].x + 20, y - 19}, {(at[0].x + at[1].x) / 2, y - 46}, {at[1].x - 22, y - 22}, ink(w[2]),
      thick(w[2]));
  bow({at[1].x - 20, y + 19}, {(at[0].x + at[1].x) / 2, y + 46}, {at[0].x + 22, y + 22}, ink(w[1]),
      thick(w[1]));
  for (std::size_t i = 0; i < 2; ++i) {
    // The autapse: a loop over the neuron.
    const double own = w[3 * i];
    const ImVec2 c = at[i];
    list().AddBezierCubic({c.x - 13, c.y - 22}, {c.x - 34, c.y - 66}, {c.x + 34, c.y - 66},
                          {c.x + 14, c.y - 27}, ink(own), thick(own), 40);
    const ImVec2 tip{c.x + 12, c.y - 24};
    list().AddTriangleFilled(tip, {c.x + 12, c.y - 34}, {c.x + 21, c.y - 31}, ink(own));
    // Filled as it fires.
    const double v = std::clamp(m.at[i], -1.0, 1.0);
    list().AddCircleFilled(
        c, radius,
        ui::mix(ui.theme.surface, v > 0 ? ui.theme.scale_high : ui.theme.scale_low,
                0.55F * static_cast<float>(std::fabs(v))));
    list().AddCircle(c, radius, ui.theme.text, 0, 2);
    ui::text(ui, {c.x - radius, c.y - 17, 2 * radius, 18}, i == 0 ? "v₁" : "v₂", FontKind::strong,
             ui.theme.text, 0.5F);
    ui::text(ui, {c.x - radius, c.y, 2 * radius, 16}, ui::number(m.at[i], 2), FontKind::small,
             ui.theme.text, 0.5F);
  }
  const float middle = (at[0].x + at[1].x) / 2;
  weight_chip(ui, {at[0].x, y - 62}, 0, m, state);
  weight_chip(ui, {at[1].x, y - 62}, 3, m, state);
  weight_chip(ui, {middle, y - 33}, 2, m, state);
  weight_chip(ui, {middle, y + 33}, 1, m, state);
}

void matrix(Ui& ui, Rect& rest, const TwoModel& m, TwoState& state) {
  const float side = ui.touch ? 44.0F : 34.0F, wide = 58;
  Rect row = rest.cut_top(2 * side);
  ui::text(ui, {row.x, row.y, 46, row.h}, "M =", FontKind::verdict, ui.theme.text);
  const Rect at{row.x + 52, row.y, 2 * wide, 2 * side};
  double largest = 1;
  for (const double w : m.two.weights) largest = std::max(largest, std::fabs(w));
  for (std::size_t k = 0; k < 4; ++k) {
    const Rect place{at.x + wide * static_cast<float>(k % 2),
                     at.y + side * static_cast<float>(k / 2), wide, side};
    const double weight = m.two.weights[k];
    set_weight(ui, m, state, k,
               drag_cell(ui, place, weight_ground(ui, weight / largest), written(weight, 1), weight,
                         weight_options("two.m.", k), state.weight));
  }
  brackets(ui, at, ui.theme.text);
}

bool numbered(Ui& ui, Rect& rest, const char* id, const char* name, double* value,
              const ui::SliderOptions& options) {
  return ui::slider(ui, id, rest.cut_top(ui.room(id, ui.touch ? 50.0F : 40.0F)), tr(name), value,
                    options);
}

/// The one weight that decides which corners are stable: M = (2 a; a 2).
void cross_connection(Ui& ui, Rect& rest, const TwoModel& m) {
  const auto& w = m.two.weights;
  if (w[0] != 2 || w[3] != 2 || w[1] != w[2] || m.two.activation != hopfield::Activation::clip)
    return;
  rest.cut_top(ui.room("two.cross", 12));
  // At ±1 two of the four corners stop being stable (gain 1).
  const std::array<ui::SliderMark, 2> marks = {{{-1, "−1"}, {1, "1"}}};
  ui::SliderOptions o;
  o.minimum = -2;
  o.maximum = 2;
  o.step = 0.05;
  o.initial = 1.5;
  if (m.two.gain == 1) o.marks = marks;
  o.help =
      tr("The connection between the neurons. Above 1 the corners (1, −1) and (−1, 1) are no "
         "longer stable, below "
         "−1 the other two.");
  double value = w[1];
  if (!numbered(ui, rest, "two.cross", "a", &value, o)) return;
  lab::Change<lab::Two> change;
  change.weights = w;
  (*change.weights)[1] = (*change.weights)[2] = value + 0.0;
  emit_two(ui, std::move(change));
}

void presets(Ui& ui, Rect& rest, const TwoModel& m) {
  rest.cut_top(16);
  ui::caption(ui, rest.cut_top(16), tr("Networks"));
  rest.cut_top(4);
  const lab::TwoPreset* current = lab::preset_of(m.two);
  for (const lab::TwoPreset& preset : lab::two_presets()) {
    ui::WidgetInfo info;
    info.id = "two.preset." + std::string(preset.name);
    info.role = ui::Role::radio;
    info.name = tr(std::string(preset.title).c_str());
    info.group = tr("Networks");
    info.checked = current == &preset;
    if (!ui.shows(info.id)) continue;
    info.rect = rest.cut_top(ui.touch ? 44.0F : 32.0F);
    const bool clicked = ui::row(ui, info, current == &preset);
    ui::text(ui, {info.rect.x + 10, info.rect.y, info.rect.w - 16, info.rect.h}, info.name,
             FontKind::body, ui.theme.text);
    if (!clicked) continue;
    lab::Change<lab::Two> change;
    change.preset = std::string(preset.name);
    emit_two(ui, std::move(change));
    // The demonstration is there to be watched.
    if (preset.name == "flip-flop") ui.emit(lab::command::Recall{});
  }
}

void activation(Ui& ui, Rect& rest, const TwoModel& m) {
  rest.cut_top(14);
  ui::caption(ui, rest.cut_top(16), tr("Activation F, input h"));
  rest.cut_top(6);
  const std::array<const char*, 3> names = {tr("clip"), "tanh", "arctan"};
  int selected = static_cast<int>(m.two.activation) - 1;
  const float width = std::min(rest.w, ui::segmented_width(ui, names));
  const Rect row = rest.cut_top(ui.room("two.activation", ui.touch ? 44.0F : 34.0F));
  if (ui::segmented(ui, "two.activation", {row.x, row.y, width, row.h}, tr("Activation"), names,
                    &selected,
                    tr("F(u) keeps a rate within ±1: clipped, tanh g u, or (2/π) arctan(π g u/2) "
                       "as in Hopfield 1984. g is its slope at 0."))) {
    lab::Change<lab::Two> change;
    change.activation = static_cast<hopfield::Activation>(selected + 1);
    emit_two(ui, std::move(change));
  }
  rest.cut_top(6);
  const ui::LabelColumn labels(ui, {tr("gain"), "h₁", "h₂"});
  ui::SliderOptions o;
  o.minimum = 0.2;
  o.maximum = 5;
  o.step = 0.05;
  o.initial = 1;
  o.help = tr("The slope of F at 0");
  double value = m.two.gain;
  if (numbered(ui, rest, "two.gain", "gain", &value, o)) {
    lab::Change<lab::Two> change;
    change.gain = value;
    emit_two(ui, std::move(change));
  }
  o.minimum = -2;
  o.maximum = 2;
  o.initial = 0;
  o.help = tr("A constant input. It moves the nullclines.");
  for (std::size_t i = 0; i < 2; ++i) {
    value = m.two.input[i];
    if (!numbered(ui, rest, i == 0 ? "two.input.0" : "two.input.1", i == 0 ? "h₁" : "h₂", &value,
                  o))
      continue;
    lab::Change<lab::Two> change;
    change.input = m.two.input;
    (*change.input)[i] = value;
    emit_two(ui, std::move(change));
  }
}

void layers(Ui& ui, Rect& rest, const TwoModel& m, const TwoState& state) {
  rest.cut_top(14);
  ui::caption(ui, rest.cut_top(16), tr("Draw on the plane"));
  rest.cut_top(4);
  if (!state.ground_offered && ui.shows("two.ground")) {
    const Rect row = rest.cut_top(ui.touch ? 44.0F : 34.0F);
    ground_choice(ui, {row.x, row.y, std::min(row.w, ground_width(ui)), row.h}, m);
    rest.cut_top(4);
  }
  const lab::TwoLook& look = m.two.look;
  struct Layer {
    const char* id;
    const char* name;
    bool on;
    lab::Maybe<bool> lab::TwoLookFields<lab::Maybe>::* field;
    const char* help;
  };
  // words, beside ids
  const std::array<Layer, 5> all = {
      {{"two.show.field", "Arrows", look.field, &lab::TwoLookFields<lab::Maybe>::field,
        "Which way, and how fast, the state moves from each place"},
       {"two.show.nullclines", "Nullclines", look.nullclines,
        &lab::TwoLookFields<lab::Maybe>::nullclines,
        "Where one rate does not change. Where both lines cross, nothing changes."},
       {"two.show.paths", "Paths", look.paths, &lab::TwoLookFields<lab::Maybe>::paths,
        "The path from every point you pressed"},
       {"two.show.vectors", "Eigenvectors", look.vectors, &lab::TwoLookFields<lab::Maybe>::vectors,
        "The directions that M only stretches, and by how much"},
       {"two.show.contours", "Contours", look.contours, &lab::TwoLookFields<lab::Maybe>::contours,
        "Lines of equal energy"}}};
  for (const Layer& each : all) {
    bool on = each.on;
    const Rect row = rest.cut_top(ui.room(each.id, ui.touch ? 44.0F : 32.0F));
    if (!ui::toggle(ui, each.id, row, tr(each.name), &on, tr(each.help))) continue;
    lab::Change<lab::Two> change;
    change.look.*each.field = on;
    emit_two(ui, std::move(change));
  }
}

}  // namespace

void two_setup(Ui& ui, Rect rect, ui::PanelState& panels) {
  const TwoModel& m = two_model(ui, panels);
  TwoState& state = two_state(panels);
  rect = {rect.x + ui.theme.margin, rect.y + 14, rect.w - 2 * ui.theme.margin, rect.h - 18};
  const Rect content = ui::begin_panel_scroll(ui, "two.setup", rect, state.setup_height);
  Rect rest = content;
  rest.h = 1e5F;
  if (!state.over_plane && ui.shows("two.tool")) {
    ui::caption(ui, rest.cut_top(16), tr("A press on the plane"));
    rest.cut_top(6);
    tool_choice(ui, rest.cut_top(ui.touch ? 44.0F : 34.0F), m);
    rest.cut_top(14);
  }
  ui::caption(ui, rest.cut_top(16), tr("Network"));
  circuit(ui, rest.cut_top(166), m, state);
  rest.cut_top(6);
  if (ui.shows("two.m")) matrix(ui, rest, m, state);
  const char* both = "two.weight.both";
  ui::toggle(ui, both, rest.cut_top(ui.room(both, ui.touch ? 44.0F : 36.0F)),
             tr("Change both directions"), &state.both,
             tr("A weight that you drag changes in both directions. With symmetric weights the "
                "energy can only fall."));
  if (ui.shows("two.preset")) presets(ui, rest, m);
  cross_connection(ui, rest, m);
  activation(ui, rest, m);
  if (ui.shows("two.show")) layers(ui, rest, m, state);
  const float height = rest.y - content.y + 8;
  if (height != state.setup_height) ui.animate(0.05F);
  state.setup_height = height;
  ui::end_scroll(ui);
  panels.spare = {rect.x, rest.y, rect.w, rect.bottom() - rest.y};
}

void two_overlay(Ui& ui, Rect /*rect*/, ui::PanelState& panels) {
  draw_dragged(ui, two_state(panels).weight);
}

}  // namespace workbenches::two
