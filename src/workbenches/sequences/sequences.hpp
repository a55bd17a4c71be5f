#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hopfield/rules/film.hpp"
#include "lab/workbenches/sequences/sequences.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/shell/panel_state.hpp"
#include "ui/shell/workbench.hpp"

/// "Sequences": a network that plays a film of pictures. One file a panel or a figure.
namespace workbenches::sequences {

/// Left: finished examples, how the pictures recall one another, and the picture that was chosen.
void sequences_setup(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);
/// Middle: the strip of the pictures, the network, and the overlaps over time.
void sequences_stage(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);
/// Right: the overlaps as curves, numbers, files.
void sequences_details(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);
/// Bottom: reset, play, step, noise, speed.
void sequences_controls(ui::Ui& ui, ui::Rect rect, ui::PanelState& panels);

/// Everything that follows from the document's section but for the moment that is shown.
struct SequencesModel {
  explicit SequencesModel(const lab::Sequences& of);

  lab::Sequences film;  ///< at moment 0
  hopfield::Film network;
  hopfield::FilmRun run;
  lab::FilmSymmetry symmetry;

  [[nodiscard]] std::size_t count() const { return film.pictures.size(); }
  /// Overlap of a picture with the state at a step, −1 to 1.
  [[nodiscard]] double overlap(std::size_t picture, std::size_t step) const;
  /// Whether the run goes on for ever as it is at this step: on its cycle, or in its fixed point.
  [[nodiscard]] bool settled(std::size_t step) const {
    return run.end != hopfield::FilmEnd::unknown && step >= run.since;
  }
  /// The whole numbers n for which the cycle shows each of its pictures, exactly, n times in a row; 0 when it does not.
  std::size_t shown_for = 0;
  std::size_t shown_pictures = 0;  ///< so many different ones

 private:
  std::vector<std::vector<std::int32_t>> overlaps_;  // by state of the run, by picture
};

/// A stroke over the network.
struct FilmStroke {
  bool active = false, tap = true, erases = false;
  std::uint32_t number = 0;
  float x = 0, y = 0;  ///< in cells, where it was last
};

/// What the panels of this workbench remember.
struct SequencesState final : ui::Kept {
  std::optional<SequencesModel> model;
  FilmStroke stroke;
  std::uint32_t strokes = 0;
  int cursor_x = 0, cursor_y = 0;  ///< the cell that keys have come to
  bool cursor_shown = false;
  std::size_t chosen = 0;  ///< the picture that was pressed last
  float setup_height = 600, details_height = 600;
};
/// Begins anew when another workbench has been open.
[[nodiscard]] SequencesState& sequences_state(ui::PanelState& panels);
/// The model of what is shown.
[[nodiscard]] const SequencesModel& sequences_model(const lab::Session& session,
                                                    ui::PanelState& panels);
[[nodiscard]] inline const SequencesModel& sequences_model(const ui::Ui& ui,
                                                           ui::PanelState& panels) {
  return sequences_model(ui.session, panels);
}
/// The step that is shown.
[[nodiscard]] std::uint32_t step_of(const lab::Session& session);
ui::Said sequences_said(const lab::Session& session, ui::PanelState& panels);
/// Emits the change as a command.
void emit_film(ui::Ui& ui, lab::Change<lab::Sequences> change);
/// "W = Σ ξₙ₊₁ ξₙᵀ", as the strengths are.
[[nodiscard]] std::string weights_text(const lab::Sequences& film);

/// How neurons update: in the row at the bottom where that is long enough, else in the left column.
void film_mode(ui::Ui& ui, const ui::Rect& place, const lab::Sequences& film);
/// Which of the two.
[[nodiscard]] inline bool mode_in_row(const ui::Ui& ui) {
  constexpr float kLong = 1000;
  return ui.screen.w >= kLong;
}

/// A picture without gaps, in small, in the middle of a box.
void draw_frame(ui::Ui& ui, const ui::Rect& box, const hopfield::Pattern& picture, lab::Grid grid);
/// The pictures beside each other, the nearest one marked; so many in a row. With a state they can be pressed.
void film_strip(ui::Ui& ui, const ui::Rect& rect, const SequencesModel& model, std::uint32_t step,
                std::size_t per_row, SequencesState* state);
/// The network as a picture to draw on; without a state only the picture.
void film_screen(ui::Ui& ui, const ui::Rect& rect, const SequencesModel& model, std::uint32_t step,
                 SequencesState* state);
/// Overlaps as a raster: a row a picture, a column a step. Pressing goes to a step unless it is on `paper`.
void film_timeline(ui::Ui& ui, const ui::Rect& rect, const SequencesModel& model,
                   std::uint32_t step, bool paper);
/// The same as curves.
void film_curves(ui::Ui& ui, const ui::Rect& rect, const SequencesModel& model, std::uint32_t step);
/// The figures, their numbers, and what runs it again.
void film_saving(ui::Ui& ui, ui::PanelState& panels, ui::Rect& rest, const SequencesModel& model,
                 std::uint32_t step);

/// WorkbenchView::names.
inline constexpr std::string_view kSequencesWidgets =
    "sequences.example.* sequences.new sequences.clear sequences.picture.# sequences.add "
    "sequences.earlier sequences.later "
    "sequences.replace sequences.remove sequences.rule sequences.mode sequences.hold "
    "sequences.next sequences.back sequences.delay sequences.cyclic sequences.grid "
    "sequences.timeline sequences.curves sequences.reset sequences.run sequences.step "
    "sequences.noise sequences.speed sequences.weights sequences.at sequences.nearest "
    "sequences.overlap sequences.period sequences.symmetry sequences.ties sequences.png "
    "sequences.svg sequences.csv sequences.film_png sequences.film_svg sequences.film_csv "
    "sequences.script sequences.request sequences.save sequences.save.menu";

}  // namespace workbenches::sequences
