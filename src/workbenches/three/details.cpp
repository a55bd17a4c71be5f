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
#include "workbenches/three/three.hpp"

/// The right column: all states with what leads where, and what that amounts to.
namespace workbenches::three {
namespace {

using ui::FontKind;
using ui::sentence;
using ui::tr;

/// The state that is pointed at, in words and numbers.
void read_out(Ui& ui, const Rect& place, const ThreeModel& m, const ThreeState& state) {
  const std::uint32_t which = state.hovered.value_or(state.cursor.value_or(m.number_of(m.now)));
  const std::string name = m.name_of(m.state(which));
  const std::string values = vector_text(values_of(m.state(which)));
  std::string where;
  if (m.graph.flips(which) == 0)
    where = tr("stable");
  else if (m.basin[which] >= 0)
    where = sentence(tr("flows to {0}"), {m.names[static_cast<std::size_t>(m.basin[which])]});
  else
    where = tr("it depends on the order");
  const std::string words =
      sentence(tr("{0}   energy {1},  {2}"),
               {name.empty() ? values : sentence(tr("{0} = {1}"), {name, values}),
                m.energy_text(which), where});
  if (ui.shows("three.read_out")) ui::text(ui, place, words, FontKind::body, ui.theme.text, 0.5F);
  ui::status(ui, "three.read_out", place, words);
}

/// By name while these are few enough to be read.
std::string resting_places(const ThreeModel& m) {
  if (m.names.size() > 4)
    return sentence(tr("{0} places"), {ui::number(static_cast<double>(m.names.size()))});
  return ui::with_commas(m.names);
}

void facts(Ui& ui, Rect& rest, const ThreeModel& m) {
  const ImU32 ink = ui.theme.text;
  fact(ui, rest, "three.stable", m.attractors.size() == 1 ? tr("attractor") : tr("attractors"),
       tr("Where runs end: states where no neuron flips, or a cycle."), resting_places(m), ink);
  std::string only;
  std::uint64_t either = 0;
  for (const int basin : m.basin) either += basin < 0 ? 1 : 0;
  for (std::size_t k = 0; k < m.attractors.size() && k < 6; ++k)
    only += (k > 0 ? " · " : "") + ui::number(static_cast<double>(m.attractors[k].only));
  fact(ui, rest, "three.basins", tr("basin sizes"),
       tr("Basin size: the number of states from which it is reached in every order of updating."),
       only, ink);
  if (either > 0)
    fact(ui, rest, "three.either", tr("depends on the order"),
         tr("From these states the result depends on the order of updating."),
         ui::number(static_cast<double>(either)), ink);
  fact(ui, rest, "three.ties", tr("states with a tie"),
       tr("States in which some neuron’s field is exactly 0, so that the tie rule applies."),
       ui::number(static_cast<double>(m.tied_states)), ink);
  const std::uint32_t now = m.number_of(m.now);
  const char* formula = m.three.form == lab::ThreeForm::plain
                            ? tr("E = −½ Σ over i ≠ j of Mᵢⱼ vᵢ vⱼ. Asynchronous updating with "
                                 "symmetric weights never raises it.")
                            : tr("E = −½ vᵀ M v, the diagonal included. Asynchronous updating with "
                                 "symmetric weights never raises it.");
  fact(ui, rest, "three.energy", tr("energy E now"), formula, m.energy_text(now), ink);
  if (!m.network.symmetric())
    rest.cut_top(
        note(ui, {rest.x, rest.y + 8, rest.w, 0}, "three.asymmetric",
             tr("The weights are not symmetric: the energy may rise, and a run may never settle."),
             true) +
        8);
}

/// All states as a table for other programs.
std::string states_csv(const ThreeModel& m) {
  std::string out;
  for (std::size_t i = 0; i < m.n; ++i) out += "v" + ui::number(static_cast<double>(i + 1)) + ",";
  out += "energy,neurons_that_would_change,flows_to,all_at_once\n";
  for (std::uint32_t s = 0; s < m.graph.size(); ++s) {
    for (const int value : values_of(m.state(s))) out += std::to_string(value) + ",";
    out += lab::exact(m.energy(s)) + ",";
    std::string changing;
    for (std::size_t i = 0; i < m.n; ++i)
      if ((m.graph.flips(s) >> i & 1U) != 0)
        changing.append(changing.empty() ? "" : " ").append(std::to_string(i + 1));
    const std::string to = m.basin[s] < 0 ? "" : m.names[static_cast<std::size_t>(m.basin[s])];
    std::string next;
    for (const int value : values_of(m.state(m.graph.successor(s))))
      next.append(next.empty() ? "" : " ").append(std::to_string(value));
    out += changing + "," + lab::csv_cell(to) + "," + lab::csv_cell(next) + "\n";
  }
  return out;
}

void saving(Ui& ui, ui::PanelState& panels, Rect& rest, const ThreeModel& m) {
  const auto diagram = [&m](Ui& paper, const Rect& sheet) {
    ThreeState still;
    three_diagram(paper, sheet.inset(20), m, still);
  };
  const auto example = [&m](Ui& paper, const Rect& sheet) {
    ThreeState still;
    Rect room{sheet.x + 30, sheet.y + 24, sheet.w - 60, sheet.h - 40};
    example_figure(paper, room, m, still, 1e4F);
  };
  // How high the example is depends on how many neurons there are.
  const float tall = 180 + 130 * static_cast<float>(m.n);
  const std::array<Figure, 2> all = {{{tr("All states"),
                                       "hopfield-states",
                                       "three.diagram_png",
                                       "three.diagram_svg",
                                       "three.csv",
                                       640,
                                       560,
                                       diagram,
                                       [&m] { return states_csv(m); },
                                       {}},
                                      {tr("Worked example"),
                                       "hopfield-example",
                                       "three.example_png",
                                       "three.example_svg",
                                       nullptr,
                                       740,
                                       tall,
                                       example,
                                       {},
                                       {}}}};
  save_figures(ui, panels, rest, "three.save", all);
}

}  // namespace

void three_details(Ui& ui, Rect rect, ui::PanelState& panels) {
  const ThreeModel& m = three_model(ui, panels);
  ThreeState& state = three_state(panels);
  rect = {rect.x + ui.theme.margin, rect.y + 14, rect.w - 2 * ui.theme.margin, rect.h - 22};
  const Rect content = ui::begin_panel_scroll(ui, "three.details", rect, state.details_height);
  Rect rest = content;
  rest.h = 1e5F;
  const bool diagram = ui.shows("three.diagram");
  Rect head = rest.cut_top(diagram ? ui.touch ? 44.0F : 34.0F : 0.0F);
  if (m.n == 3 && diagram) {
    const std::array<const char*, 2> views = {tr("Cube"), tr("By energy")};
    int selected = static_cast<int>(m.three.diagram);
    const Rect right = head.cut_right(ui::segmented_width(ui, views));
    if (ui::segmented(ui, "three.view", right, tr("Show"), views, &selected)) {
      lab::Change<lab::Three> change;
      change.diagram = static_cast<lab::ThreeDiagram>(selected);
      ui.emit(lab::change<lab::Three>(std::move(change)));
    }
  }
  if (diagram) {
    ui::caption(ui, head,
                sentence(tr("All {0} states"), {ui::number(static_cast<double>(m.graph.size()))}));
    rest.cut_top(8);
    const float tall = std::clamp(rect.h - 250, 250.0F, 420.0F);
    const Rect figure = rest.cut_top(tall);
    ui.figure(figure);
    three_diagram(ui, figure, m, state);
    rest.cut_top(6);
  }
  read_out(ui, rest.cut_top(24), m, state);
  rest.cut_top(10);
  facts(ui, rest, m);
  saving(ui, panels, rest, m);
  const float height = rest.y - content.y + 8;
  if (height != state.details_height) ui.animate(0.05F);
  state.details_height = height;
  ui::end_scroll(ui);
}

}  // namespace workbenches::three
