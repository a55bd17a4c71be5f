#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "workbenches/places/places.hpp"

/// The left column.
namespace workbenches::places {
namespace {

using ui::sentence;
using ui::tr;
using Changed = lab::Change<lab::Places>;

void place_slider(Ui& ui, Rect& rest, const char* id, const char* name, double value,
                  const ui::SliderOptions& options, const auto& set) {
  if (!ui::slider(ui, id, rest.cut_top(ui.room(id, ui.touch ? 50.0F : 34.0F)), name, &value,
                  options))
    return;
  Changed change;
  set(change, std::clamp(value, options.minimum, options.maximum));
  emit_places(ui, std::move(change));
}

void example_row(Ui& ui, Rect& rest, const char* id, const char* name, lab::PlacesExample example) {
  if (!ui.shows(id)) return;
  ui::WidgetInfo info;
  info.id = id;
  info.name = name;
  info.rect = rest.cut_top(ui.touch ? 46.0F : 30.0F);
  const bool pressed = ui::row(ui, info);
  ui::text(ui, {info.rect.x + 10, info.rect.y, info.rect.w - 20, info.rect.h}, name,
           ui::FontKind::body, ui.theme.text);
  if (!pressed) return;
  Changed change;
  change.example = example;
  emit_places(ui, std::move(change));
}

bool place_button(Ui& ui, Rect& rest, const char* id, const char* name, const char* icon,
                  const char* help, bool enabled = true) {
  ui::ButtonOptions o;
  o.icon = icon;
  o.help = help;
  o.enabled = enabled;
  const bool pressed =
      ui::button(ui, id, rest.cut_top(ui.room(id, ui::control_height(ui))), name, o);
  rest.cut_top(ui.room(id, 6));
  return pressed;
}

void cue_setup(Ui& ui, Rect& rest, const lab::Places& bench) {
  ui::caption(ui, rest.cut_top(16), tr("Cue"));
  const ui::LabelColumn labels(ui, {tr("place"), tr("noise")});
  ui::SliderOptions o;
  o.minimum = 1;
  o.maximum = std::max(2.0, static_cast<double>(bench.places.size()));
  o.step = 1;
  o.decimals = 0;
  o.initial = 1;
  o.help = tr("The cue comes from this place. A press on its pin does the same.");
  place_slider(ui, rest, "places.cue", tr("place"), bench.cue + 1.0, o,
               [&](Changed& change, double value) {
                 change.cue = static_cast<std::uint32_t>(
                     std::min(std::lround(value), static_cast<long>(bench.places.size())) - 1);
               });
  o = {};
  o.unit = "%";
  o.shown_factor = 100;
  o.decimals = 0;
  o.help = tr("This share of the cue's cells falls silent, and as many others fire instead.");
  place_slider(ui, rest, "places.noise", tr("noise"), bench.noise, o,
               [](Changed& change, double value) { change.noise = value; });
}

void stored_setup(Ui& ui, Rect& rest, const lab::Places& bench, PlacesState& state) {
  rest.cut_top(10);
  ui::caption(ui, rest.cut_top(16),
              sentence(tr("{0} stored {0|place|places}"), {ui::counted(bench.places.size())}));
  rest.cut_top(4);
  example_row(ui, rest, "places.example.half", tr("Half the cells are silenced"),
              lab::PlacesExample::half);
  example_row(ui, rest, "places.example.near", tr("Three places too near"),
              lab::PlacesExample::near);
  example_row(ui, rest, "places.example.many", tr("Too many places"), lab::PlacesExample::many);
  rest.cut_top(4);
  ui::SliderOptions o;
  o.minimum = 1;
  o.maximum = static_cast<double>(lab::kMostPlaces);
  o.step = 1;
  o.decimals = 0;
  o.initial = 6;
  o.help = tr("So many places at random. The more there are, the nearer they are to each other.");
  place_slider(ui, rest, "places.count", tr("random places"),
               static_cast<double>(bench.places.size()), o, [](Changed& change, double value) {
                 change.random = static_cast<std::size_t>(std::lround(value));
               });
  rest.cut_top(4);
  if (place_button(ui, rest, "places.random", tr("New random places"), ui::icon::kDice,
                   tr("As many as now"))) {
    Changed change;
    change.random = bench.places.size();
    emit_places(ui, std::move(change));
  }
  const bool chosen = state.points.chosen && *state.points.chosen < bench.places.size();
  const std::string name =
      chosen ? sentence(tr("Remove place {0}"), {number_from_one(*state.points.chosen)})
             : std::string(tr("Remove a place"));
  if (place_button(
          ui, rest, "places.remove", name.c_str(), ui::icon::kTrash,
          tr("Press a place in the arena first. The other mouse button removes it as well."),
          chosen && bench.places.size() > 1)) {
    Changed change;
    change.remove = *state.points.chosen;
    state.points.chosen.reset();
    emit_places(ui, std::move(change));
  }
}

void cells_setup(Ui& ui, Rect& rest, const PlacesNow& now, const PlacesState& state) {
  const lab::Places& bench = now.bench;
  const lab::Places initial;
  rest.cut_top(8);
  ui::caption(ui, rest.cut_top(16),
              sentence(tr("{0} place cells"), {ui::number(static_cast<double>(bench.cells()))}));
  const ui::LabelColumn labels(ui, {tr("across"), tr("σ (cm)"), tr("active")});
  ui::SliderOptions o;
  o.minimum = lab::kFewestAcross;
  o.maximum = lab::kMostAcross;
  o.step = 1;
  o.decimals = 0;
  o.initial = initial.side;
  o.help = tr("Cells in a row of the picture. Twice as many across are four times the cells.");
  place_slider(ui, rest, "places.side", tr("across"), bench.side, o,
               [](Changed& change, double value) {
                 change.side = static_cast<std::uint32_t>(std::lround(value));
               });
  o = {};
  o.minimum = lab::kLeastField;
  o.maximum = lab::kWidestField;
  o.shown_factor = 100;
  o.decimals = 0;
  o.initial = initial.width;
  o.help = tr(
      "Width σ of every field. Wide fields blur a place, and strong cells fire almost anywhere.");
  place_slider(ui, rest, "places.width", tr("σ (cm)"), bench.width, o,
               [](Changed& change, double value) { change.width = value; });
  o = {};
  o.minimum = lab::kSparsest;
  o.maximum = lab::kFullest;
  o.shown_factor = 100;
  o.unit = "%";
  o.decimals = 0;
  o.initial = initial.share;
  o.help = tr(
      "Inhibition lets only this share of the cells be active. Sparse patterns share fewer cells.");
  place_slider(ui, rest, "places.share", tr("active"), bench.share, o,
               [](Changed& change, double value) { change.share = value; });
  using Centres = hopfield::PlaceFieldOptions::Centres;
  const std::array<const char*, 2> centres = {tr("On a grid"), tr("Random")};
  int selected = bench.centres == Centres::grid ? 0 : 1;
  if (ui::choice_block(ui, rest, 8, "places.centres", tr("Fields"),
                       tr("Where the middles of the fields are. Random ones leave gaps."), centres,
                       &selected)) {
    Changed change;
    change.centres = selected == 0 ? Centres::grid : Centres::random;
    emit_places(ui, std::move(change));
  }
  if (state.order_in_stage || !ui.shows("places.order")) return;
  rest.cut_top(8);
  order_choice(ui, rest.cut_top(ui::control_height(ui)), now);
}

}  // namespace

void places_setup(Ui& ui, Rect rect, ui::PanelState& panels) {
  const PlacesNow now(ui.session);
  PlacesState& state = places_state(panels);
  rect = {rect.x + ui.theme.margin, rect.y + 14, rect.w - 2 * ui.theme.margin, rect.h - 18};
  const Rect content = ui::begin_panel_scroll(ui, "places.setup", rect, state.setup_height);
  Rect rest = content;
  rest.h = 1e5F;
  cue_setup(ui, rest, now.bench);
  stored_setup(ui, rest, now.bench, state);
  cells_setup(ui, rest, now, state);
  const float height = rest.y - content.y + 8;
  if (height != state.setup_height) ui.animate(0.05F);
  state.setup_height = height;
  ui::end_scroll(ui);
  panels.spare = {rect.x, rest.y, rect.w, rect.bottom() - rest.y};
}

}  // namespace workbenches::places
