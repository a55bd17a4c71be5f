#include "ui/memory/weight_view.hpp"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

/// The tile that covers the view with about one value a device pixel, on a fixed raster of blocks,
/// so that a small move needs no new numbers.
WeightView::Tile tile_for(const WeightView& view, std::size_t neurons, float side, float ratio) {
  const double pixels = std::clamp(static_cast<double>(side * ratio), 64.0, 640.0);
  WeightView::Tile t;
  t.step = static_cast<std::size_t>(std::max(1.0, std::floor(view.span / pixels)));
  const auto whole = static_cast<double>(neurons);
  const auto first = [&](double from) {
    return static_cast<std::size_t>(std::clamp(from, 0.0, whole - 1)) / t.step * t.step;
  };
  t.row = first(view.y);
  t.column = first(view.x);
  const auto last = [&](double to) {
    return std::min(neurons,
                    (static_cast<std::size_t>(std::clamp(std::ceil(to), 1.0, whole)) + t.step - 1) /
                        t.step * t.step);
  };
  t.rows = last(view.y + view.span) - t.row;
  t.columns = last(view.x + view.span) - t.column;
  return t;
}

bool covers(const WeightView::Tile& have, const WeightView::Tile& want) {
  return have.step == want.step && have.row <= want.row && have.column <= want.column &&
         have.row + have.rows >= want.row + want.rows &&
         have.column + have.columns >= want.column + want.columns;
}

std::size_t blocks(std::size_t count, std::size_t step) { return (count + step - 1) / step; }

}  // namespace

void prepare_weights(Ui& ui, WeightView& view) {
  const lab::Document& d = ui.session.document();
  const auto neurons = static_cast<double>(d.grid.neurons());
  if (view.memories == d.memories && view.self_connections == d.network.self_connections &&
      view.learning == d.learning)
    return;
  const bool other_size = !view.memories || view.neurons != d.grid.neurons();
  view.memories = d.memories;
  view.self_connections = d.network.self_connections;
  view.learning = d.learning;
  view.neurons = d.grid.neurons();
  view.shown = view.wanted = {};
  view.row_valid = false;
  if (other_size || view.span <= 0) {
    view.x = view.y = 0;
    view.span = neurons;
  }
}

void zoom_weights(WeightView& view, double factor, double x, double y, std::size_t neurons) {
  const auto whole = static_cast<double>(neurons);
  const double span = std::clamp(view.span * factor, std::min(kClosestWeights, whole), whole);
  const double change = span / view.span;
  view.x = x - (x - view.x) * change;
  view.y = y - (y - view.y) * change;
  view.span = span;
  pan_weights(view, 0, 0, neurons);
}

void pan_weights(WeightView& view, double dx, double dy, std::size_t neurons) {
  const double most = static_cast<double>(neurons) - view.span;
  view.x = std::clamp(view.x + dx, 0.0, std::max(0.0, most));
  view.y = std::clamp(view.y + dy, 0.0, std::max(0.0, most));
}

void update_weights(Ui& ui, WeightView& view, float side) {
  const WeightView::Tile want = tile_for(view, view.neurons, side, ui.ratio);
  if (view.shown.step > 0 && view.shown.rows > 0 && covers(view.shown, want)) return;
  if (view.wanted.rows == 0 || !covers(view.wanted, want)) {
    view.wanted = want;
    view.built = 0;
    view.building.assign(blocks(want.rows, want.step) * blocks(want.columns, want.step), 0.0F);
  }
  const WeightView::Tile& t = view.wanted;
  const std::size_t across = blocks(t.columns, t.step), down = blocks(t.rows, t.step);
  // A strip that takes about two milliseconds: a block costs P, a single weight P / 64 and a look-up. By other rules every
  // weight of a block is looked up, or computed.
  const std::size_t patterns = view.memories->size();
  const bool hebb = view.learning.by(hopfield::Rule::hebb);
  const std::size_t weight = view.learning.by(hopfield::Rule::pseudo_inverse) ? patterns + 4 : 4;
  const std::size_t cost = across * (!hebb        ? t.step * t.step * weight
                                     : t.step > 1 ? patterns + 4
                                                  : patterns / 16 + 6);
  const std::size_t strip =
      std::min(std::max<std::size_t>(hebb ? 4 : 1, 2'000'000 / std::max<std::size_t>(1, cost)),
               down - view.built);
  const std::size_t first = t.row + view.built * t.step;
  const std::size_t rows = std::min(strip * t.step, t.row + t.rows - first);
  const std::span<float> out =
      std::span(view.building).subspan(view.built * across, blocks(rows, t.step) * across);
  ui.session.model().weight_tile(first, t.column, rows, t.columns, t.step, out);
  view.built += blocks(rows, t.step);
  if (view.built < down) {
    ui.animate(0.1F);
    return;
  }
  view.shown = t;
  // Single weights are shown against what P memories can give at most; means against their largest.
  const bool bounded = hebb && t.step == 1;
  float largest = bounded ? static_cast<float>(patterns) : 0.0F;
  if (!bounded)
    for (const float v : view.building) largest = std::max(largest, std::abs(v));
  view.largest = largest > 0 ? largest : 1;
  view.cells.resize(static_cast<int>(across), static_cast<int>(down));
  view.cells.set_values(std::span<const float>(view.building), view.largest);
}

void draw_weights(Ui& ui, const WeightView& view, const Rect& map) {
  if (view.shown.rows == 0) return;
  const auto step = static_cast<double>(view.shown.step);
  const double cell = static_cast<double>(map.w) / view.span * step;
  CellStyle style;
  style.colours = CellStyle::Colours::scale;
  style.gap = cell >= 14 ? 1.0F : 0.0F;
  style.part = {static_cast<float>((view.x - static_cast<double>(view.shown.column)) / step),
                static_cast<float>((view.y - static_cast<double>(view.shown.row)) / step),
                static_cast<float>(view.span / step), static_cast<float>(view.span / step)};
  draw_cells(ui, map, view.cells, style);
}

void update_weight_row(Ui& ui, WeightView& view, std::uint32_t neuron) {
  const lab::Document& d = ui.session.document();
  if (neuron >= d.grid.neurons() ||
      (view.row_valid && view.row_neuron == neuron && view.row.width() == d.grid.width))
    return;
  view.row_valid = true;
  view.row_neuron = neuron;
  // A dense memory has none.
  const auto weights = ui.session.model().weights(neuron);
  view.row_values.assign(d.grid.neurons(), 0.0F);
  float largest = d.learning.by(hopfield::Rule::hebb)
                      ? static_cast<float>(std::max<std::size_t>(1, d.memories->size()))
                      : 0.0F;
  for (std::size_t i = 0; weights && i < weights->size(); ++i) {
    view.row_values[i] = static_cast<float>((*weights)[i]);
    largest = std::max(largest, std::abs(view.row_values[i]));
  }
  view.row.resize(d.grid.width, d.grid.height);
  view.row.set_values(std::span<const float>(view.row_values), largest > 0 ? largest : 1);
}

}  // namespace ui
