#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "workbenches/dense/dense.hpp"

/// The middle: which view, the one number that decides, the figure, and what it shows in words.
namespace workbenches::dense {
namespace {

using ui::FontKind;
using ui::sentence;
using ui::tr;

void view_choice(Ui& ui, const Rect& place, const DenseNow& now) {
  const std::array<const char*, 2> names = {tr("Separation"), tr("Attention")};
  int selected = now.bench.attends() ? 1 : 0;
  if (!ui::segmented(ui, "dense.view", place, tr("View"), names, &selected,
                     tr("Separation: ±1 pictures, and F from z² to exp z. Attention: grey "
                        "pictures, x ← X softmax(β Xᵀx).")))
    return;
  lab::Change<lab::DenseBench> change;
  change.view = selected == 1 ? lab::DenseView::attention : lab::DenseView::separation;
  emit_dense(ui, std::move(change));
}

void degree_slider(Ui& ui, const Rect& place, const DenseNow& now) {
  ui::SliderOptions o;
  o.minimum = lab::kLeastDegree;
  o.maximum = lab::kMostDegree;
  o.step = 1;
  o.decimals = 0;
  o.initial = lab::DenseBench().degree;
  o.bright = now.finished();
  o.help = tr("F(z) = zⁿ on the right. With n = 2 it is the classical net.");
  double value = now.bench.degree;
  if (!ui::slider(ui, "dense.degree", place, "n", &value, o)) return;
  lab::Change<lab::DenseBench> change;
  change.degree = static_cast<std::uint32_t>(std::lround(value));
  if (now.bench.exponential()) change.function = hopfield::Interaction::polynomial;
  emit_dense(ui, std::move(change));
}

void beta_slider(Ui& ui, const Rect& place, const DenseNow& now) {
  ui::SliderOptions o;
  o.minimum = lab::kLeastBeta;
  o.maximum = lab::kMostBeta;
  o.logarithmic = true;
  o.decimals = 3;
  o.initial = lab::DenseBench().beta;
  o.bright = now.finished();
  o.help = tr("Large β: attention goes to one picture. Small β: it spreads over all.");
  double value = now.bench.beta;
  if (!ui::slider(ui, "dense.beta", place, "β", &value, o)) return;
  lab::Change<lab::DenseBench> change;
  change.beta = std::clamp(value, lab::kLeastBeta, lab::kMostBeta);
  emit_dense(ui, std::move(change));
}

}  // namespace

void dense_stage(Ui& ui, Rect rect, ui::PanelState& panels) {
  const DenseNow now(ui.session);
  DensePanels& state = dense_panels(panels);
  const float margin = rect.w < 620 ? 12 : 20;
  Rect view{rect.x + margin, rect.y + 8, rect.w - 2 * margin, rect.h - 12};
  const float row = ui.touch ? 44.0F : 34.0F;
  const bool low = view.h < 330;

  const ui::Said said = dense_said(ui.session, panels);
  const float head =
      ui.room("verdict", ui::paragraph_height(FontKind::verdict, said.headline, view.w));
  const float detail =
      low ? 0.0F : ui.room("verdict", ui::paragraph_height(FontKind::body, said.detail, view.w));
  Rect words = view.cut_bottom(head + detail);
  view.cut_bottom(low ? 2.0F : 6.0F);

  const char* number = now.bench.attends() ? "dense.beta" : "dense.degree";
  const std::array<const char*, 2> names = {tr("Separation"), tr("Attention")};
  const float width = ui.room("dense.view", ui::segmented_width(ui, names));
  constexpr float kLeastSlider = 190;
  const bool together = view.w >= width + kLeastSlider;
  const auto slider = [&](const Rect& place) {
    if (now.bench.attends())
      beta_slider(ui, place, now);
    else
      degree_slider(ui, place, now);
  };
  if (width > 0 || (together && ui.shows(number))) {
    Rect top = view.cut_top(row);
    view.cut_top(low ? 4.0F : 8.0F);
    view_choice(ui, top.cut_left(std::min(width, top.w)), now);
    top.cut_left(20);
    if (together) slider({top.x, top.y, std::min(top.w, 420.0F), top.h});
  }
  if (!together && ui.shows(number)) {
    slider(view.cut_top(row));
    view.cut_top(4);
  }
  ui.figure(view);
  if (now.bench.attends())
    attention_figure(ui, view, now, &state);
  else
    separation_figure(ui, view, now, &state);

  if (!ui.shows("verdict")) return;
  const Rect all = words;
  ui::paragraph(ui, words.cut_top(head), said.headline, FontKind::verdict, ui.theme.text, 0.5F);
  if (detail > 0) ui::paragraph(ui, words, said.detail, FontKind::body, ui.theme.secondary, 0.5F);
  ui::status(ui, "verdict", all, sentence(tr("{0} {1}"), {said.headline, said.detail}));
}

}  // namespace workbenches::dense
