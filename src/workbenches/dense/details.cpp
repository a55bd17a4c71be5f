#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "hopfield/trials/theory.hpp"
#include "ui/kit/draw.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "workbenches/dense/dense.hpp"
#include "workbenches/figures/figures.hpp"
#include "workbenches/figures/saving.hpp"

/// The right column: what the stage has no room for, energies, numbers, files.
namespace workbenches::dense {
namespace {

using ui::sentence;
using ui::tr;

constexpr float kPlot = 170;

void net_facts(Ui& ui, Rect& rest, const DenseNow& now) {
  const ImU32 ink = ui.theme.text;
  const double n = now.cells();
  struct Ids {
    bool classical;
    const char *share, *energy, *capacity;
  };
  for (const Ids& ids : {Ids{false, "dense.share", "dense.energy", "dense.capacity"},
                         Ids{true, "dense.share_2", "dense.energy_2", "dense.capacity_2"}}) {
    rest.cut_top(8);
    const std::string f = function_text(now.bench, ids.classical);
    const bool exponential = !ids.classical && now.bench.exponential();
    const lab::DenseCourse& course = now.course(ids.classical);
    fact(ui, rest, ids.share, sentence(tr("{0}: share of the nearest"), {f}),
         tr("The part of the largest |F(ξ·s)| in Σ|F(ξ·s)|. Near 100% that memory decides alone."),
         sentence(tr("{0}%"),
                  {ui::number(100 * lab::largest_share(now.runs->memories, now.state(ids.classical),
                                                       now.options(ids.classical)),
                              1)}),
         ink);
    fact(ui, rest, ids.energy, exponential ? "−ln|E|" : std::string_view("E = −Σ F(ξ·s)"),
         tr("No update raises it."), large_number(course.energies[course.index(now.moment())]),
         ink);
    const unsigned degree = ids.classical ? 2 : now.bench.degree;
    fact(ui, rest, ids.capacity, tr("capacity by theory"),
         exponential ? tr("About 2 to the power N/2 random patterns (Demircigil et al. 2017).")
                     : tr("Random patterns without error in a large net: Nⁿ⁻¹ / (2 (2n − 3)!! ln "
                          "N) (Krotov and Hopfield 2016)."),
         exponential
             ? sentence(tr("about {0}"), {power_text("2", static_cast<unsigned>(n) / 2)})
             : sentence(tr("{0} of {1}"),
                        {ui::number(now.bench.patterns),
                         large_number(std::floor(hopfield::theory::dense_capacity(n, degree)))}),
         ink);
  }
}

void attention_facts(Ui& ui, Rect& rest, const DenseNow& now) {
  const ImU32 ink = ui.theme.text;
  fact(ui, rest, "dense.energy", tr("energy E now"),
       tr("E = −(1/β) ln Σ exp(β ξ·x) + ½ x·x + a constant. No step raises it."),
       ui::number(now.runs->attention.energies[now.step()], 2), ink);
  const double sum = std::accumulate(now.attention().begin(), now.attention().end(), 0.0);
  fact(ui, rest, "dense.sum", tr("sum of attention"),
       tr("softmax divides by the sum, so attention always sums to 1."), ui::number(sum, 6), ink);
  fact(ui, rest, "dense.difference", tr("largest difference"),
       tr("From the picture that the start came from, in 255 grey levels."),
       ui::number(lab::grey_difference(now.x(), now.runs->values[now.bench.picture]), 1), ink);
}

}  // namespace

void dense_details(Ui& ui, Rect rect, ui::PanelState& panels) {
  const DenseNow now(ui.session);
  DensePanels& state = dense_panels(panels);
  rect = {rect.x + ui.theme.margin, rect.y + 14, rect.w - 2 * ui.theme.margin, rect.h - 22};
  const Rect content = ui::begin_panel_scroll(ui, "dense.details", rect, state.details_height);
  Rect rest = content;
  rest.h = 1e5F;
  const auto plot = [&](const char* id, const auto& draw) {
    if (!ui.shows(id)) return;
    draw(rest.cut_top(kPlot));
    rest.cut_top(8);
  };
  if (now.bench.attends()) {
    constexpr float kRow = 16, kTitle = 20;
    constexpr std::size_t kMost = 12;
    if (!state.has_steps && ui.shows("dense.steps")) {
      const std::size_t rows = std::min(now.runs->attention.last() + 1, kMost);
      attention_rows(ui, rest.cut_top(kTitle + kRow * static_cast<float>(rows)), now, false);
      rest.cut_top(12);
    }
    plot("dense.energies", [&](const Rect& at) { energy_plot(ui, at, now); });
    attention_facts(ui, rest, now);
  } else {
    if (!state.has_function)
      plot("dense.function", [&](const Rect& at) { function_plot(ui, at, now, &state); });
    if (!state.has_overlaps)
      plot("dense.overlaps", [&](const Rect& at) { overlap_plot(ui, at, now, false); });
    plot("dense.energies", [&](const Rect& at) { energy_plot(ui, at, now); });
    net_facts(ui, rest, now);
  }
  dense_saving(ui, panels, rest, now);
  const float height = rest.y - content.y + 8;
  if (height != state.details_height) ui.animate(0.05F);
  state.details_height = height;
  ui::end_scroll(ui);
}

void dense_saving(Ui& ui, ui::PanelState& panels, Rect& rest, const DenseNow& now) {
  const bool attends = now.bench.attends();
  const auto figure = [&now, attends](Ui& paper, const Rect& sheet) {
    if (attends)
      attention_figure(paper, sheet.inset(16), now, nullptr);
    else
      separation_figure(paper, sheet.inset(16), now, nullptr);
  };
  const auto plot = [&now, attends](Ui& paper, const Rect& sheet) {
    if (attends)
      energy_plot(paper, sheet.inset(14), now);
    else
      function_plot(paper, sheet.inset(14), now, nullptr);
  };
  const std::array<Figure, 2> all = {
      {{attends ? tr("State and attention") : tr("Both nets"), "hopfield-dense", "dense.png",
        "dense.svg", "dense.csv", 720, 640, figure,
        [&now] { return lab::dense_csv(now.bench, *now.runs); }, "hopfield-dense-run"},
       {attends ? tr("Energy") : tr("Separation function F"), "hopfield-dense-plot",
        "dense.plot_png", "dense.plot_svg", attends ? nullptr : "dense.plot_csv", 640, 400, plot,
        [&now] { return lab::function_csv(now.bench); }, "hopfield-dense-function"}}};
  const std::array<TextFile, 2> texts = {
      {{"dense.script", tr("Script (Python)"),
        tr("A short NumPy script with the same pictures and start"), "hopfield-dense.py",
        "text/x-python", [&now] { return lab::dense_script(now.bench, *now.runs); }},
       {"dense.request", tr("Request (JSON)"),
        attends ? tr("The experiment recall as JSON, with the same pictures and β")
                : tr("The experiment recall as JSON, with F of the net on the right"),
        "hopfield-dense.json", "application/json",
        [&now] { return lab::dense_request(now.bench, *now.runs); }}}};
  save_figures(ui, panels, rest, "dense.save", all, texts);
}

}  // namespace workbenches::dense
