#include <algorithm>
#include <array>
#include <cmath>

#include "lab/formats/text.hpp"
#include "ui/kit/draw.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "workbenches/figures/figures.hpp"
#include "workbenches/figures/saving.hpp"
#include "workbenches/pairs/pairs.hpp"

/// The right column: cross-talk, one weight by Hebb’s rule, eigenvalues, facts, files.
namespace workbenches::pairs {
namespace {

using ui::FontKind;
using ui::sentence;
using ui::tr;

constexpr float kTermRow = 22;

void cross_talk(Ui& ui, Rect& rest, const PairsModel& m) {
  if (ui.shows("pairs.cross_talk")) {
    const CrossTalkPlot plot = cross_talk_plot(ui, m);
    const ui::PlotResult result =
        ui::plot(ui, "pairs.cross_talk", rest.cut_top(168), plot.options, plot.series);
    if (result.picked_x && !m.bench.pairs.empty()) {
      const auto stored = static_cast<std::uint32_t>(std::lround(
          std::clamp(*result.picked_x, 1.0, static_cast<double>(m.bench.pairs.size()))));
      if (stored != m.bench.stored) {
        lab::Change<lab::PairBench> change;
        change.stored = stored;
        emit_pairs(ui, std::move(change));
      }
    }
    rest.cut_top(4);
  }
  std::uint32_t exact = 0;
  for (std::size_t k = 0; k < m.bench.stored; ++k)
    exact += m.wrong.right[k] + m.wrong.left[k] == 0 ? 1 : 0;
  fact(ui, rest, "pairs.recalled", tr("recalled exactly"),
       tr("Pairs of which either half gives the other in one step, sgn(xW − λ) and sgn(yWᵀ − λ)."),
       sentence(tr("{0} of {1} pairs"), {ui::number(exact), ui::number(m.bench.stored)}),
       exact == m.bench.stored ? ui.theme.good : ui.theme.warning);
}

void eigenvalues(Ui& ui, Rect& rest, const PairsModel& m) {
  if (!m.recurrent() || m.power.eigenvalues.empty()) return;
  rest.cut_top(12);
  ui::caption(ui, rest.cut_top(18),
              m.bench.net == lab::PairNet::two ? tr("Eigenvalues of WWᵀ, and shares in the state")
                                               : tr("Eigenvalues of W, and shares in the state"));
  rest.cut_top(2);
  const int width = m.bench.picture(m.bench.cue).width,
            height = m.bench.picture(m.bench.cue).height;
  for (std::size_t k = 0; k < m.power.eigenvalues.size(); ++k) {
    const std::string id = "pairs.eigenvalue." + std::to_string(k);
    if (!ui.shows(id)) continue;
    const Rect row = rest.cut_top(38);
    SideModel picture;
    picture.width = width;
    picture.height = height;
    double largest = 0;
    for (const double value : m.power.vectors[k]) largest = std::max(largest, std::abs(value));
    for (const double value : m.power.vectors[k])
      picture.shades.push_back(largest > 0 ? static_cast<float>(value / largest) : 0);
    picture.unknown.assign(picture.shades.size(), false);
    picture.changed.assign(picture.shades.size(), false);
    picture.grey = true;
    draw_shades(ui, ui::fit_picture({row.x, row.y + 2, 40, 34}, width, height), picture, false);
    const std::string value =
        ui::number(m.power.eigenvalues[k], m.bench.net == lab::PairNet::two ? 0 : 1);
    const std::string share = sentence(tr("{0}%"), {ui::number(100 * m.shares()[k], 1)});
    ui::text(ui, {row.x + 50, row.y, 140, row.h}, value, FontKind::body, ui.theme.text);
    ui::text(ui, {row.x + 190, row.y, row.w - 190, row.h}, share, FontKind::strong,
             k == 0 ? ui.theme.text : ui.theme.secondary, 1);
    ui::status(ui, id, row, sentence(tr("eigenvalue {0}: share {1}"), {value, share}));
  }
  rest.cut_top(12);
}

void facts(Ui& ui, Rect& rest, const PairsModel& m) {
  rest.cut_top(12);
  const ImU32 ink = ui.theme.text;
  if (m.bam())
    fact(ui, rest, "pairs.energy", tr("energy E now"),
         m.coupled()
             ? tr("E = −½ Σ over i ≠ j of Wᵢⱼ xᵢ xⱼ + λ Σ xᵢ. No update of a neuron raises it.")
             : tr("E = −xWyᵀ + λ (Σ xᵢ + Σ yⱼ). A blank pixel counts as 0. No step raises it."),
         ui::number(static_cast<double>(m.energy)), ink);
  fact(ui, rest, "pairs.matrix", tr("weights W"),
       tr("One weight for each pixel on the left and each on the right: Wᵢⱼ = Σ xᵢ yⱼ over the "
          "stored pairs."),
       sentence(tr("{0} × {1}, {2}"),
                {ui::number(static_cast<double>(m.bench.x.cells.size())),
                 ui::number(static_cast<double>(m.bench.y.cells.size())),
                 m.symmetric                                        ? tr("symmetric")
                 : m.bench.x.cells.size() == m.bench.y.cells.size() ? tr("not symmetric")
                                                                    : tr("not square")}),
       ink);
  const char* words = m.bench.net == lab::PairNet::two
                          ? tr("Some lecture notes say that W = xᵀy is symmetric. For one pair "
                               "that is so only when y = x, or "
                               "y = −x.")
                          : tr("W = Σ xᵀx is symmetric, because y = x in every pair.");
  rest.cut_top(note(ui, {rest.x, rest.y + 8, rest.w, 0}, "pairs.note", words, true) + 8);
}

}  // namespace

float weight_table(Ui& ui, const Rect& place, const PairsModel& m, bool draw) {
  const auto pixels = m.weight();
  if (!ui.shows("pairs.weight") || !pixels || m.recurrent()) return 0;
  Rect rest = place;
  rest.h = 1e5F;
  const auto row_of = [](const Rect& picture_row, float share) {
    return picture_row.x + picture_row.w * share;
  };
  const auto position = [](std::uint32_t pixel, int width) {
    const auto w = static_cast<std::uint32_t>(width);
    return std::pair(ui::number(pixel / w + 1), ui::number(pixel % w + 1));
  };
  const auto [i, j] = *pixels;
  const auto [x_row, x_column] = position(i, m.bench.x.width);
  const auto [y_row, y_column] = position(j, m.bench.y.width);
  const std::string where = sentence(tr("x: row {0}, column {1}. y: row {2}, column {3}."),
                                     {x_row, x_column, y_row, y_column});
  rest.cut_top(14);
  const Rect head = rest.cut_top(18);
  const Rect at = rest.cut_top(20);
  const Rect names = rest.cut_top(kTermRow);
  if (draw) {
    ui::caption(ui, head, tr("One weight by Hebb’s rule: Wᵢⱼ = Σ xᵢ yⱼ"));
    ui::text(ui, at, where, FontKind::small, ui.theme.secondary);
    ui::status(ui, "pairs.weight", at, where);
    ui::text(ui, {row_of(names, 0.42F), names.y, 40, names.h}, "xᵢ", FontKind::small,
             ui.theme.secondary, 0.5F);
    ui::text(ui, {row_of(names, 0.60F), names.y, 40, names.h}, "yⱼ", FontKind::small,
             ui.theme.secondary, 0.5F);
    ui::text(ui, {names.right() - 60, names.y, 60, names.h}, "ΔWᵢⱼ", FontKind::small,
             ui.theme.secondary, 1);
  }
  for (std::size_t k = 0; k < m.bench.stored; ++k) {
    const std::string id = "pairs.term." + std::to_string(k);
    if (!ui.shows(id)) continue;
    const Rect row = rest.cut_top(kTermRow);
    if (!draw) continue;
    const int x = m.memory.pattern(Side::left, k)[i], y = m.memory.pattern(Side::right, k)[j];
    const std::string &name = m.bench.pairs[k].name, left = ui::signed_number(x),
                      right = ui::signed_number(y), term = ui::signed_number(x * y);
    ui::text(ui, {row.x, row.y, row.w * 0.4F, row.h}, name, FontKind::body, ui.theme.text);
    const auto chip = [&](float share, int value, const std::string& words) {
      const Rect cell{row_of(row, share), row.y + 2, 40, row.h - 4};
      const ImU32 ground = state_ground(ui, value);
      ui::fill(ui, cell, ground, 4);
      ui::text(ui, cell, words, FontKind::small, ink_on(ui, ground), 0.5F);
    };
    chip(0.42F, x, left);
    chip(0.60F, y, right);
    ui::text(ui, {row.right() - 60, row.y, 60, row.h}, term, FontKind::strong, ui.theme.text, 1);
    ui::status(ui, id, row, sentence(tr("{0}: {1} × {2} = {3}"), {name, left, right, term}));
  }
  if (ui.shows("pairs.sum")) {
    const Rect row = rest.cut_top(kTermRow + 4);
    if (draw) {
      const std::int32_t weight = m.weight_between(i, j);
      const bool itself = m.coupled() && i == j;
      ui::horizontal_line(ui, row.x, row.right(), row.y + 1, ui.theme.hairline);
      const char* words = itself ? tr("no self-connection: Wᵢᵢ = 0") : tr("sum: Wᵢⱼ");
      ui::text(ui, row, words, FontKind::body, ui.theme.text);
      ui::text(ui, row, ui::signed_number(weight), FontKind::strong, ui.theme.text, 1);
      ui::status(ui, "pairs.sum", row,
                 sentence(tr("{0} = {1}"), {words, ui::signed_number(weight)}));
    }
  }
  return rest.y - place.y;
}

void pairs_saving(Ui& ui, ui::PanelState& panels, Rect& rest, const PairsModel& m) {
  const auto figure = [&m](Ui& paper, const Rect& sheet) {
    PairsState still;
    pairs_figure(paper, sheet.inset(20), m, still, false);
  };
  const auto talk = [&m](Ui& paper, const Rect& sheet) {
    const CrossTalkPlot plot = cross_talk_plot(paper, m);
    ui::PlotOptions options = plot.options;
    options.seekable = false;
    (void)ui::plot(paper, "pairs.cross_talk", sheet.inset(14), options, plot.series);
  };
  const std::array<Figure, 2> all = {
      {{tr("Both sides and the run"), "hopfield-pairs", "pairs.png", "pairs.svg", "pairs.csv", 720,
        600, figure, [&m] { return lab::pair_run_csv(m.bench); }, "hopfield-pairs-run"},
       {tr("Cross-talk"),
        "hopfield-cross-talk",
        "pairs.cross_talk_png",
        "pairs.cross_talk_svg",
        "pairs.cross_talk_csv",
        640,
        400,
        talk,
        [&m] { return lab::cross_talk_csv(m.bench); },
        {}}}};
  std::vector<TextFile> texts = {{"pairs.script", tr("Script (Python)"),
                                  tr("A short NumPy script with the same pictures and numbers"),
                                  "hopfield-pairs.py", "text/x-python",
                                  [&m] { return lab::pair_script(m.bench); }}};
  if (lab::pair_request(m.bench))
    texts.push_back(
        {"pairs.request", tr("Request (JSON)"),
         tr("The experiment as JSON: the command line runs it and prints the same numbers"),
         "hopfield-pairs.json", "application/json",
         [&m] { return lab::pair_request(m.bench)->request; }});
  save_figures(ui, panels, rest, "pairs.save", all, texts);
}

void pairs_details(Ui& ui, Rect rect, ui::PanelState& panels) {
  const PairsModel& m = pairs_model(ui, panels);
  PairsState& state = pairs_state(panels);
  rect = {rect.x + ui.theme.margin, rect.y + 14, rect.w - 2 * ui.theme.margin, rect.h - 22};
  const Rect content = ui::begin_panel_scroll(ui, "pairs.details", rect, state.details_height);
  Rect rest = content;
  rest.h = 1e5F;
  eigenvalues(ui, rest, m);
  // Who looks at a weight sees its terms first.
  const bool first = m.bench.tool == lab::PairTool::weight;
  if (first) rest.cut_top(weight_table(ui, rest, m, true) + 8);
  cross_talk(ui, rest, m);
  if (!first) rest.cut_top(weight_table(ui, rest, m, true));
  facts(ui, rest, m);
  pairs_saving(ui, panels, rest, m);
  const float height = rest.y - content.y + 8;
  if (height != state.details_height) ui.animate(0.05F);
  state.details_height = height;
  ui::end_scroll(ui);
}

}  // namespace workbenches::pairs
