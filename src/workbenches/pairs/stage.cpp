#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "workbenches/pairs/pairs.hpp"

/// The middle: how to recall, the figure, and what it shows in words.
namespace workbenches::pairs {
namespace {

using ui::FontKind;
using ui::sentence;
using ui::tr;

constexpr std::array<lab::PairMethod, 4> kOrder = {lab::PairMethod::bam, lab::PairMethod::sign,
                                                   lab::PairMethod::linear,
                                                   lab::PairMethod::recurrent};

void method_choice(Ui& ui, const Rect& place, const PairsModel& m) {
  const bool left = m.bench.cue == Side::left;
  const std::array<const char*, 4> names = {"BAM", left ? "sgn(xW)" : "sgn(yWᵀ)",
                                            left ? "xW" : "yWᵀ", recurrent_formula(m)};
  int selected = static_cast<int>(std::ranges::find(kOrder, m.bench.method) - kOrder.begin());
  const float width = std::min(place.w, ui::segmented_width(ui, names));
  if (!ui::segmented(
          ui, "pairs.method", {place.x, place.y, width, place.h}, tr("How to recall"), names,
          &selected,
          tr("BAM: both sides take turns. sgn(xW): one step. xW: the linear associator in grey "
             "values. x ← xW: the same again and again.")))
    return;
  lab::Change<lab::PairBench> change;
  change.method = kOrder[static_cast<std::size_t>(selected)];
  emit_pairs(ui, std::move(change));
}

}  // namespace

float tool_width(const ui::Ui& ui) {
  const std::array<const char*, 2> tools = {tr("Draw"), tr("Weight")};
  return ui::segmented_width(ui, tools);
}

void tool_choice(Ui& ui, const Rect& place, const PairsModel& m) {
  const std::array<const char*, 2> tools = {tr("Draw"), tr("Weight")};
  int selected = m.bench.tool == lab::PairTool::weight ? 1 : 0;
  if (!ui::segmented(
          ui, "pairs.tool", place, tr("A press on a picture"), tools, &selected,
          tr("Draw flips pixels. Weight shows the weight between two pixels, one on each side.")))
    return;
  lab::Change<lab::PairBench> change;
  change.tool = selected == 1 ? lab::PairTool::weight : lab::PairTool::draw;
  emit_pairs(ui, std::move(change));
}

void pairs_stage(Ui& ui, Rect rect, ui::PanelState& panels) {
  const PairsModel& m = pairs_model(ui, panels);
  PairsState& state = pairs_state(panels);
  const float margin = rect.w < 620 ? 12 : 20;
  Rect view{rect.x + margin, rect.y + 8, rect.w - 2 * margin, rect.h - 12};
  const float row = ui.touch ? 44.0F : 34.0F;
  const bool low = view.h < 330;

  const ui::Said said = pairs_words(m);
  const float head =
      ui.room("verdict", ui::paragraph_height(FontKind::verdict, said.headline, view.w));
  const float detail =
      ui.room("verdict",
              said.detail.empty() ? 0 : ui::paragraph_height(FontKind::body, said.detail, view.w));
  Rect words = view.cut_bottom(head + detail);
  view.cut_bottom(low ? 2.0F : 6.0F);

  const bool chooses = ui.shows("pairs.method"),
             tools = ui.shows("pairs.tool") && tool_in_stage(ui);
  if (chooses || tools) {
    Rect top = view.cut_top(row);
    view.cut_top(low ? 4.0F : 8.0F);
    if (tools) {
      tool_choice(ui, top.cut_right(tool_width(ui)), m);
      top.cut_right(10);
    }
    method_choice(ui, top, m);
  }
  ui.figure(view);
  pairs_figure(ui, view, m, state, true);

  if (!ui.shows("verdict")) return;
  const Rect all = words;
  ui::paragraph(ui, words.cut_top(head), said.headline, FontKind::verdict, ui.theme.text, 0.5F);
  if (detail > 0) ui::paragraph(ui, words, said.detail, FontKind::body, ui.theme.secondary, 0.5F);
  ui::status(
      ui, "verdict", all,
      said.detail.empty() ? said.headline : sentence(tr("{0} {1}"), {said.headline, said.detail}));
}

}  // namespace workbenches::pairs
