#include <algorithm>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "workbenches/figures/figures.hpp"
#include "workbenches/sequences/sequences.hpp"

/// The right column: the overlaps as curves, and the numbers.
namespace workbenches::sequences {
namespace {

using hopfield::FilmEnd;
using ui::Rect;
using ui::sentence;
using ui::tr;
using ui::Ui;

std::string period_text(const SequencesModel& m, std::uint32_t step) {
  if (m.film.mode == hopfield::Mode::async && m.run.end == FilmEnd::unknown)
    return tr("not exactly");
  if (m.run.end == FilmEnd::unknown)
    return sentence(tr("not in {0} steps"), {ui::number(lab::kLongestFilm)});
  if (m.run.end == FilmEnd::fixed_point)
    return m.settled(step) ? tr("fixed point") : tr("will be a fixed point");
  return sentence(tr("after {0} {0|step|steps}"), {ui::counted(m.run.period)});
}

const char* symmetry_text(lab::FilmSymmetry symmetry) {
  switch (symmetry) {
    case lab::FilmSymmetry::symmetric:
      return tr("symmetric");
    case lab::FilmSymmetry::antisymmetric:
      return tr("antisymmetric");
    default:
      return tr("not symmetric");
  }
}

void facts(Ui& ui, Rect& rest, const SequencesModel& m, std::uint32_t step) {
  const ImU32 ink = ui.theme.text;
  const hopfield::Pattern& state = m.run.at(step);
  const lab::NearestFrame nearest = lab::nearest_frame(m.film, state);
  fact(ui, rest, "sequences.at", tr("step"), tr("A step updates every neuron once."),
       ui::number(step), ink);
  fact(ui, rest, "sequences.nearest", tr("nearest picture"),
       tr("The picture whose overlap with the state is largest, or its inverse."),
       nearest.inverse()
           ? sentence(tr("inverse {0}"), {ui::number(static_cast<double>(nearest.picture + 1))})
           : ui::number(static_cast<double>(nearest.picture + 1)),
       ink);
  fact(ui, rest, "sequences.overlap", tr("overlap q"),
       tr("q = (1/N) v·ξ: 1 for the picture, −1 for its inverse."),
       ui::number(static_cast<double>(nearest.overlap) / static_cast<double>(state.size()), 2),
       ink);
  fact(ui, rest, "sequences.period", tr("the state comes back"),
       tr("Found exactly: everything that the next step depends on is as it was. A random order of "
          "updates comes back "
          "only by chance."),
       period_text(m, step), ink);
  fact(ui, rest, "sequences.symmetry", tr("weights"),
       tr("Symmetric: W = Wᵀ. Antisymmetric: W = −Wᵀ. Without a delay, all weights are compared."),
       symmetry_text(m.symmetry), ink);
  const std::size_t ties = step < m.run.ties.size() ? m.run.ties[step]
                           : m.run.end == FilmEnd::unknown
                               ? 0
                               : m.run.ties[m.run.since + (step - m.run.since) % m.run.period];
  fact(ui, rest, "sequences.ties", tr("ties in this step"),
       tr("Neurons whose field was exactly 0. They keep their state."),
       ui::number(static_cast<double>(ties)), ink);
}

}  // namespace

void sequences_details(Ui& ui, Rect rect, ui::PanelState& panels) {
  const SequencesModel& m = sequences_model(ui, panels);
  SequencesState& state = sequences_state(panels);
  const std::uint32_t step = step_of(ui.session);
  rect = {rect.x + ui.theme.margin, rect.y + 14, rect.w - 2 * ui.theme.margin, rect.h - 22};
  const Rect content = ui::begin_panel_scroll(ui, "sequences.details", rect, state.details_height);
  Rect rest = content;
  rest.h = 1e5F;
  if (ui.shows("sequences.curves")) {
    film_curves(ui, rest.cut_top(std::clamp(rect.h * 0.42F, 180.0F, 300.0F)), m, step);
    rest.cut_top(12);
  }
  if (ui.shows("sequences.weights")) {
    const char* help =
        m.film.projection
            ? tr("ξₙ⁺ is row n of the pseudo-inverse of the pictures: its product with ξₙ is 1, "
                 "and 0 with all "
                 "others.")
            : tr("Without self-connections. For orthogonal pictures W ξₙ is a multiple of ξₙ₊₁.");
    const Rect row = rest.cut_top(26);
    ui::term(ui, "sequences.weights", row, weights_text(m.film), help);
    rest.cut_top(4);
  }
  facts(ui, rest, m, step);
  film_saving(ui, panels, rest, m, step);
  const float height = rest.y - content.y + 8;
  if (height != state.details_height) ui.animate(0.05F);
  state.details_height = height;
  ui::end_scroll(ui);
}

}  // namespace workbenches::sequences
