#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "workbenches/figures/figures.hpp"
#include "workbenches/figures/saving.hpp"
#include "workbenches/places/places.hpp"

/// The right column: overlaps, shared cells by distance, energy, numbers, files.
namespace workbenches::places {
namespace {

using ui::sentence;
using ui::tr;

void place_facts(Ui& ui, Rect& rest, const PlacesNow& now) {
  const ImU32 ink = ui.theme.text;
  const auto of = [](std::size_t part, std::size_t all) {
    return sentence(tr("{0} of {1}"),
                    {ui::number(static_cast<double>(part)), ui::number(static_cast<double>(all))});
  };
  const std::size_t wanted = now.bench.wanted(), size = now.pattern_size();
  fact(ui, rest, "places.active", tr("active cells"),
       tr("Inhibition lets no more be active than a stored pattern has."),
       of(now.said.active, size), ink);
  const auto decoded = now.decoded();
  fact(ui, rest, "places.decoded", tr("decoded from cue"),
       tr("Distance of the decoded place from where the cue comes from. Decoded: where the pattern "
          "would "
          "share most cells with the state."),
       decoded ? centimetres(hopfield::distance(*decoded, now.bench.cue_place())) : tr("no place"),
       ink);
  if (const auto near = lab::most_alike(*now.runs, wanted))
    fact(ui, rest, "places.alike",
         sentence(tr("place {0} is most like {1}"),
                  {number_from_one(*near), number_from_one(wanted)}),
         tr("Cells that are in both patterns. They cannot tell the places apart."),
         of(now.in_common(wanted, *near), size), ink);
  fact(ui, rest, "places.energy", tr("energy E now"),
       tr("E = −½ Σ W s s with W = Σ (ξ − a)(ξ − a) / N a (1 − a), where a is the active share."),
       ui::number(now.runs->energies[now.runs->index(now.bench.moment)], 2), ink);
  fact(ui, rest, "places.load", tr("places per cell"),
       tr("Many more fit if they are far apart. Near ones use up the cells that tell them apart."),
       ui::number(static_cast<double>(now.bench.places.size()) /
                      static_cast<double>(now.runs->fields->cells()),
                  3),
       ink);
}

}  // namespace

void places_details(Ui& ui, Rect rect, ui::PanelState& panels) {
  const PlacesNow now(ui.session);
  PlacesState& state = places_state(panels);
  rect = {rect.x + ui.theme.margin, rect.y + 14, rect.w - 2 * ui.theme.margin, rect.h - 22};
  const Rect content = ui::begin_panel_scroll(ui, "places.details", rect, state.details_height);
  Rect rest = content;
  rest.h = 1e5F;
  constexpr float kPlot = 180, kBars = 130;
  if (!state.bars_in_stage && ui.shows("places.overlaps")) {
    overlap_bars(ui, rest.cut_top(kBars), now, false);
    rest.cut_top(10);
  }
  if (ui.shows("places.distance")) {
    distance_plot(ui, rest.cut_top(kPlot), now);
    rest.cut_top(8);
  }
  if (ui.shows("places.energies")) {
    places_energy_plot(ui, rest.cut_top(kPlot - 20), now);
    rest.cut_top(8);
  }
  place_facts(ui, rest, now);
  places_saving(ui, panels, rest, now);
  const float height = rest.y - content.y + 8;
  if (height != state.details_height) ui.animate(0.05F);
  state.details_height = height;
  ui::end_scroll(ui);
}

void places_saving(Ui& ui, ui::PanelState& panels, Rect& rest, const PlacesNow& now) {
  const auto figure = [&now](Ui& paper, const Rect& sheet) {
    Rect room = sheet.inset(16);
    Rect both = room.cut_top(422);
    room.cut_top(14);
    const Rect arena = both.cut_left(400);
    both.cut_left(20);
    arena_figure(paper, arena, now, nullptr);
    cells_figure(paper, both, now, nullptr);
    overlap_bars(paper, room, now, true);
  };
  const std::array<Figure, 3> all = {
      {{tr("Arena and cells"), "hopfield-places", "places.png", "places.svg", "places.csv", 852,
        590, figure, [&now] { return lab::places_csv(now.bench, *now.runs); },
        "hopfield-places-run"},
       {tr("Cells in common, by distance"),
        "hopfield-places-distance",
        "places.distance_png",
        "places.distance_svg",
        "places.distance_csv",
        560,
        380,
        [&now](Ui& paper, const Rect& sheet) { distance_plot(paper, sheet.inset(14), now); },
        [&now] { return lab::place_pairs_csv(now.bench, *now.runs); },
        {}},
       {tr("Every cell"),
        "hopfield-places-cells",
        nullptr,
        nullptr,
        "places.cells_csv",
        0,
        0,
        {},
        [&now] { return lab::place_cells_csv(now.bench, *now.runs); },
        {}}}};
  const std::array<TextFile, 2> texts = {
      {{"places.script", tr("Script (Python)"),
        tr("A short NumPy script with the same cells, places and cue"), "hopfield-places.py",
        "text/x-python", [&now] { return lab::places_script(now.bench, *now.runs); }},
       {"places.request", tr("Request (JSON)"),
        tr("The experiment places as JSON, with the same cells, places and cue"),
        "hopfield-places.json", "application/json",
        [&now] { return lab::places_request(now.bench, *now.runs); }}}};
  save_figures(ui, panels, rest, "places.save", all, texts);
}

}  // namespace workbenches::places
