#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

#include "hopfield/numerics/matrix.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/memory/weight_view.hpp"

/// A weight by hand: of the neuron that is chosen, from the one that is pressed in its picture or in the matrix.
namespace ui {
namespace {

constexpr float kEditorGap = 6;

float row_height(const Ui& ui) { return ui.touch ? 50.0F : 40.0F; }

/// Twice the largest of the others, so that the ends stay where they are while one is dragged.
double range_without(const hopfield::Matrix& weights, std::size_t to, std::size_t from) {
  double largest = 0.5;
  for (std::size_t i = 0; i < weights.rows(); ++i)
    for (std::size_t j = 0; j < weights.columns(); ++j)
      if (!(i == to && j == from) && !(i == from && j == to))
        largest = std::max(largest, std::abs(weights(i, j)));
  return 2 * std::ceil(largest);
}

}  // namespace

std::shared_ptr<const hopfield::Matrix> weights_as_they_are(const lab::Session& session) {
  const std::size_t neurons = session.document().grid.neurons();
  auto out = std::make_shared<hopfield::Matrix>(neurons, neurons);
  for (std::size_t i = 0; i < neurons; ++i)
    if (const auto row = session.model().weights(i)) std::ranges::copy(*row, out->row(i).begin());
  // The pseudo-inverse's two ways differ in the last digit, and there would be no energy.
  if (session.model().symmetric())
    for (std::size_t i = 0; i < neurons; ++i)
      for (std::size_t j = 0; j < i; ++j) (*out)(j, i) = (*out)(i, j);
  return out;
}

float weight_editor_height(const Ui& ui) { return 2 * row_height(ui) + kEditorGap; }

void weight_editor(Ui& ui, WeightView& view, Rect rect, std::size_t to) {
  const lab::Document& d = ui.session.document();
  if (!d.learning.weights || to >= d.grid.neurons()) return;
  const hopfield::Matrix& weights = *d.learning.weights;
  const std::size_t from = std::min(view.from.value_or(to == 0 ? 1 : 0), d.grid.neurons() - 1);
  const bool own = from == to;
  rect.cut_top(kEditorGap);

  SliderOptions so;
  so.maximum = range_without(weights, to, from);
  so.minimum = -so.maximum;
  so.step = 0.1;
  so.grain = 0.0;
  so.shown_factor = ui.session.scale();
  so.help = own && !d.network.self_connections
                ? tr("Self-connections are off, so this weight has no part in anything.")
                : tr("Press a cell of the picture above for the weight from that neuron.");
  const std::string name = sentence(
      tr("w[{0}, {1}]"), {number(static_cast<double>(to)), number(static_cast<double>(from))});
  double value = weights(to, from);
  if (slider(ui, "weights.value", rect.cut_top(row_height(ui)), name, &value, so)) {
    auto changed = std::make_shared<hopfield::Matrix>(weights);
    (*changed)(to, from) = value;
    if (view.both) (*changed)(from, to) = value;
    lab::command::SetNetwork command;
    command.learning.weights = std::move(changed);
    ui.emit(std::move(command));
  }
  toggle(ui, "weights.both", rect.cut_top(row_height(ui)), tr("The weight back as well"),
         &view.both,
         tr("Gives both directions the same weight. Where the two differ, there is no energy."));
}

}  // namespace ui
