#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lab/workbenches/places/places.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/shell/panel_state.hpp"
#include "ui/shell/workbench.hpp"
#include "workbenches/figures/points.hpp"

/// "Places": an arena, its place cells, and a memory that completes a part of a population. One file a panel or a figure.
namespace workbenches::places {

using ui::Rect;
using ui::Ui;

/// Left: the cue, the stored places, the cells.
void places_setup(Ui& ui, Rect rect, ui::PanelState& panels);
/// Middle: the arena, the cells beside it (in upright frames below it), and what they say.
void places_stage(Ui& ui, Rect rect, ui::PanelState& panels);
/// Right: overlaps, shared cells by distance, energy, numbers, files.
void places_details(Ui& ui, Rect rect, ui::PanelState& panels);
/// Bottom: reset, recall, step, and what silences cells.
void places_controls(Ui& ui, Rect rect, ui::PanelState& panels);

/// What is shown.
struct PlacesNow {
  explicit PlacesNow(const lab::Session& session);
  const lab::Places& bench;
  std::shared_ptr<const lab::PlacesRuns> runs;
  lab::PlacesSaid said;

  [[nodiscard]] bool finished() const { return bench.moment >= runs->end(); }
  [[nodiscard]] const hopfield::Pattern& state() const { return runs->at(bench.moment); }
  [[nodiscard]] std::optional<hopfield::Place> decoded() const {
    return runs->decoded[runs->index(bench.moment)];
  }
  [[nodiscard]] std::size_t pattern_size() const { return runs->fields->active(); }
  [[nodiscard]] std::size_t in_common(std::size_t a, std::size_t b) const {
    return hopfield::shared(runs->memory->patterns()[a], runs->memory->patterns()[b]);
  }
};

/// What the panels of this workbench remember.
struct PlacesState final : ui::Kept {
  bool walks = false;            ///< a drag in the arena moves the cue, not places
  PointsState points;            ///< the places in the arena
  std::optional<bool> silences;  ///< a stroke over the cells; or it restores them
  std::uint32_t stroke = 0;
  float stroke_x = 0, stroke_y = 0;    ///< in cells, where it was last
  std::size_t cell_x = 0, cell_y = 0;  ///< the cell that keys have come to
  bool cells_keyed = false;
  std::optional<std::size_t> pointed;  ///< the cell under the mouse
  bool bars_in_stage = false, order_in_stage = false;
  float setup_height = 600, details_height = 700;
};
/// Begins anew when another workbench has been open.
[[nodiscard]] PlacesState& places_state(ui::PanelState& panels);
void emit_places(Ui& ui, lab::Change<lab::Places> change);
/// What is under the figure.
[[nodiscard]] ui::Said places_said_in_words(const lab::Session& session, ui::PanelState& panels);
/// The number of a place or cell as people count.
[[nodiscard]] std::string number_from_one(std::size_t k);
[[nodiscard]] std::string centimetres(double metres);

/// The arena; without a state it is only looked at.
void arena_figure(Ui& ui, const Rect& rect, const PlacesNow& now, PlacesState* state);
/// The cells, a square each.
void cells_figure(Ui& ui, const Rect& rect, const PlacesNow& now, PlacesState* state);
/// Active cells that belong to each place, as bars.
void overlap_bars(Ui& ui, const Rect& rect, const PlacesNow& now, bool paper);
/// Pairs of places: cells in common by distance.
void distance_plot(Ui& ui, const Rect& rect, const PlacesNow& now);
/// E of the run; a press goes to a moment.
void places_energy_plot(Ui& ui, const Rect& rect, const PlacesNow& now);
/// By place or by number.
bool order_choice(Ui& ui, const Rect& place, const PlacesNow& now);
[[nodiscard]] float order_width(const Ui& ui);
void places_saving(Ui& ui, ui::PanelState& panels, Rect& rest, const PlacesNow& now);

/// WorkbenchView::names.
inline constexpr std::string_view kPlacesWidgets =
    "places.arena places.cells places.tool places.order places.overlaps places.distance "
    "places.pairs places.energies places.cue places.noise places.example.* places.count "
    "places.random "
    "places.remove places.side places.width places.share places.centres places.reset places.run "
    "places.step places.half places.one_side places.restore places.speed places.active "
    "places.decoded places.alike places.energy places.load places.png places.svg places.csv "
    "places.cells_csv places.distance_png places.distance_svg places.distance_csv places.script "
    "places.request "
    "places.save places.save.menu";

}  // namespace workbenches::places
