#include <algorithm>
#include <cmath>
#include <string>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/memory/insight_panel.hpp"
#include "ui/memory/weight_view.hpp"

namespace ui {
namespace {

constexpr float kLegend = 22, kReadOut = 24, kPicture = 132;

/// What the pointer does on the map: wheel and pinch zoom around it, a drag moves, a press chooses
/// the neuron of that row.
void map_input(Ui& ui, WeightView& view, const Rect& map, const AreaState& a, std::size_t neurons) {
  const double per_pixel = view.span / static_cast<double>(map.w);
  double factor = 1;
  if (a.hovered && (a.wheel != 0 || a.pinch != 1)) {
    factor = std::exp2(static_cast<double>(-a.wheel) / 240) / static_cast<double>(a.pinch);
    ui.widgets.input().take_wheel();
  }
  if (factor != 1)
    zoom_weights(view, factor, view.x + static_cast<double>(a.x) * per_pixel,
                 view.y + static_cast<double>(a.y) * per_pixel, neurons);
  if (a.pressed) {
    view.grip_x = view.press_x = a.x;
    view.grip_y = view.press_y = a.y;
  }
  if (a.follows()) {
    pan_weights(view, static_cast<double>(view.grip_x - a.x) * per_pixel,
                static_cast<double>(view.grip_y - a.y) * per_pixel, neurons);
    view.grip_x = a.x;
    view.grip_y = a.y;
  }
  const bool still = std::hypot(a.x - view.press_x, a.y - view.press_y) < 5;
  if (a.released && still) {
    lab::command::SetView select;
    const auto row = static_cast<std::uint32_t>(std::clamp(
        view.y + static_cast<double>(a.y) * per_pixel, 0.0, static_cast<double>(neurons - 1)));
    select.selected = std::optional<std::uint32_t>(row);
    view.from = static_cast<std::size_t>(std::clamp(view.x + static_cast<double>(a.x) * per_pixel,
                                                    0.0, static_cast<double>(neurons - 1)));
    ui.emit(select);
  }
  if (a.asked) {
    const double step = view.span / 8;
    pan_weights(view,
                *a.asked == "left"    ? -step
                : *a.asked == "right" ? step
                                      : 0,
                *a.asked == "up"     ? -step
                : *a.asked == "down" ? step
                                     : 0,
                neurons);
  }
}

void zoom_buttons(Ui& ui, WeightView& view, Rect rect, std::size_t neurons) {
  const float size = rect.h;
  const double cx = view.x + view.span / 2, cy = view.y + view.span / 2;
  ButtonOptions o;
  o.kind = ButtonKind::icon;
  o.icon = icon::kCollapse;
  o.enabled = view.span < static_cast<double>(neurons);
  if (button(ui, "weights.all", rect.cut_right(size), tr("Show all"), o))
    zoom_weights(view, 1e6, cx, cy, neurons);
  o.icon = icon::kMinus;
  if (button(ui, "weights.out", rect.cut_right(size), tr("Zoom out"), o))
    zoom_weights(view, 2, cx, cy, neurons);
  o.icon = icon::kPlus;
  o.enabled = view.span > kClosestWeights;
  if (button(ui, "weights.in", rect.cut_right(size), tr("Zoom in"), o))
    zoom_weights(view, 0.5, cx, cy, neurons);
}

std::string weight_words(Ui& ui, std::size_t to, std::size_t from) {
  const double w = ui.session.model().weight(to, from).value_or(0.0);
  return sentence(tr("w[{0}, {1}] = {2}"),
                  {number(static_cast<double>(to)), number(static_cast<double>(from)),
                   shown_value(ui.session, w, true)});
}

/// Another cell of the picture, by an arrow key.
void step_from(WeightView& view, std::string_view key, const lab::Grid& grid) {
  const auto cell = static_cast<int>(view.from.value_or(0));
  const int x = cell % grid.width + (key == "right" ? 1 : key == "left" ? -1 : 0);
  const int y = cell / grid.width + (key == "down" ? 1 : key == "up" ? -1 : 0);
  view.from = static_cast<std::size_t>(std::clamp(y, 0, grid.height - 1) * grid.width +
                                       std::clamp(x, 0, grid.width - 1));
}

/// The picture of what one neuron hears, and what the pointer finds in it.
void incoming(Ui& ui, PanelState& s, Rect rect) {
  const lab::Document& d = ui.session.document();
  WeightView& view = s.kept.of<WeightView>();
  if (!ui.shows("weights.incoming")) return;
  if (!d.view.selected) {
    paragraph(ui, rect, tr("Choose a neuron in the grid or in the matrix to see its own weights."),
              FontKind::small, ui.theme.secondary);
    return;
  }
  const std::uint32_t neuron = *d.view.selected;
  update_weight_row(ui, view, neuron);
  caption(ui, rect.cut_top(16), sentence(tr("Total input to neuron {0}"), {number(neuron)}));
  rect.cut_top(8);
  Rect right = rect;
  const Rect box = right.cut_left(std::min(kPicture, rect.w * 0.5F));
  const Rect picture = fit_cells(ui, {box.x, rect.y, box.w, kPicture}, d.grid.width, d.grid.height);
  right.cut_left(14);

  WidgetInfo info;
  info.id = "weights.incoming";
  info.role = Role::image;
  info.name = sentence(tr("Incoming weights of neuron {0}, as a picture"), {number(neuron)});
  info.rect = picture;
  const AreaState a = area(ui, info, Drag::yields);
  CellStyle style;
  style.colours = CellStyle::Colours::scale;
  draw_cells(ui, picture, view.row, style);
  draw_cell_ring(ui, picture, d.grid.width, d.grid.height, neuron, ui.theme.text, 2);
  const char* words =
      tr("Blue: excites, the two tend to be equal. Orange: inhibits, they tend to differ.");
  std::string found;
  if (a.hovered || a.held) {
    const int x = std::clamp(static_cast<int>(a.x / picture.w * static_cast<float>(d.grid.width)),
                             0, d.grid.width - 1);
    const int y = std::clamp(static_cast<int>(a.y / picture.h * static_cast<float>(d.grid.height)),
                             0, d.grid.height - 1);
    found = weight_words(ui, neuron, static_cast<std::size_t>(y * d.grid.width + x));
    if (a.pressed) view.from = static_cast<std::size_t>(y * d.grid.width + x);
  }
  if (d.learning.weights) {
    if (a.asked) step_from(view, *a.asked, d.grid);
    const Rect below = {rect.x, rect.y + kPicture, rect.w, weight_editor_height(ui)};
    if (view.from && *view.from < d.grid.neurons())
      draw_cell_ring(ui, picture, d.grid.width, d.grid.height, *view.from, ui.theme.accent, 2);
    weight_editor(ui, view, below, neuron);
  }
  const float h = paragraph(ui, right, words, FontKind::small, ui.theme.secondary);
  if (!found.empty())
    text(ui, {right.x, right.y + h + 6, right.w, 20}, found, FontKind::strong, ui.theme.text);
}

}  // namespace

void weights_panel(Ui& ui, PanelState& s, Rect rect) {
  const lab::Document& d = ui.session.document();
  if (ui.session.model().without_weights()) {
    paragraph(
        ui, rect,
        tr("A dense memory has no weights between two neurons: each neuron compares the whole "
           "picture with every memory."),
        FontKind::body, ui.theme.secondary);
    return;
  }
  if (d.memories->empty() && !d.learning.weights) {
    paragraph(
        ui, rect,
        tr("Nothing is stored: every weight is 0. Store a picture and its pattern appears here."),
        FontKind::body, ui.theme.secondary);
    return;
  }
  const std::size_t neurons = d.grid.neurons();
  WeightView& view = s.kept.of<WeightView>();
  const float own =
      d.view.selected ? 24 + kPicture + (d.learning.weights ? weight_editor_height(ui) : 0.0F) : 40;
  const float below = kLegend + kReadOut + 20 + own, size = control_height(ui);
  const float side = std::clamp(rect.h - below - size - 8,
                                std::min(d.learning.weights ? 200.0F : 280.0F, rect.w), rect.w);
  Rect r = begin_panel_scroll(ui, "weights.scroll", rect, size + 8 + side + below);

  Rect top = r.cut_top(size);
  r.cut_top(8);
  term(ui, "weights.term", {top.x, top.y, top.w - 3 * size, top.h}, tr("Weights  W"),
       d.learning.by(hopfield::Rule::hebb)
           ? tr("Row i, column j: the weight from neuron j to neuron i. The matrix is symmetric, "
                "because Hebb’s rule treats both alike.")
       : ui.session.model().symmetric()
           ? tr("Row i, column j: the weight from neuron j to neuron i. The matrix is symmetric: "
                "the weight back is the same.")
           : tr("Row i, column j: the weight from neuron j to neuron i. The matrix is not "
                "symmetric: the weight back may differ."));
  Rect map = r.cut_top(side);
  map = {map.x + (map.w - side) / 2, map.y, side, side};
  prepare_weights(ui, view);
  zoom_buttons(ui, view, top, neurons);

  WidgetInfo info;
  info.id = "weights.map";
  info.role = Role::grid;
  info.name = tr("The weight matrix");
  info.value = sentence(tr("rows and columns {0} to {1}"),
                        {number(std::floor(view.y)), number(std::ceil(view.y + view.span) - 1)});
  info.help = tr("Wheel or pinch to zoom, drag to move, press to choose a neuron.");
  info.rect = map;
  // All of it in view: there is nothing to move, and a finger may scroll the panel.
  const bool whole = view.span >= static_cast<double>(neurons);
  const AreaState a = area(ui, info, whole ? Drag::yields : Drag::keeps);
  map_input(ui, view, map, a, neurons);
  update_weights(ui, view, map.w);
  if (a.shown) draw_weights(ui, view, map);

  r.cut_top(6);
  colour_scale(ui, r.cut_top(kLegend - 6),
               shown_value(ui.session, -static_cast<double>(view.largest)),
               shown_value(ui.session, static_cast<double>(view.largest), true));
  Rect line = r.cut_top(kReadOut);
  if ((a.hovered || a.held) && view.span > 0) {
    const double per_pixel = view.span / static_cast<double>(map.w);
    const auto at = [&](double from, float pixel) {
      return static_cast<std::size_t>(std::clamp(from + static_cast<double>(pixel) * per_pixel, 0.0,
                                                 static_cast<double>(neurons - 1)));
    };
    text(ui, line, weight_words(ui, at(view.y, a.y), at(view.x, a.x)), FontKind::body,
         ui.theme.text, 0.5F);
  } else {
    const std::string words = view.shown.step > 1
                                  ? sentence(tr("each dot is the mean of {0} × {0} weights"),
                                             {number(static_cast<double>(view.shown.step))})
                                  : std::string(tr("each cell is one weight"));
    text(ui, line, words, FontKind::small, ui.theme.secondary, 0.5F);
  }
  r.cut_top(20);
  incoming(ui, s, r);
  end_scroll(ui);
}

}  // namespace ui
