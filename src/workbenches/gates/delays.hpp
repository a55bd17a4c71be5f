#pragma once

#include <string>
#include <vector>

#include "hopfield/gates/delay_net.hpp"
#include "lab/workbenches/gates/delay_bench.hpp"
#include "ui/kit/widgets.hpp"

/// The fourth view of "Gates": nets of 1943, whose synapses take a step of time each.
namespace workbenches::gates {

/// An example as it stands in the list: "heat", "Heat and cold", what it says.
struct DelayTitle {
  const char* id;
  const char* name;
  const char* help;
};
/// Its words are English sentences of the catalogue.
[[nodiscard]] DelayTitle delay_title(hopfield::DelayExample example);
inline constexpr std::size_t kDelayExamples = 7;

/// "N₁", "a".
[[nodiscard]] std::string cell_name(const hopfield::DelayNet& net, std::size_t cell);
/// "cold touch", "heat"; empty for a cell that stands for nothing but itself.
[[nodiscard]] const char* cell_role(const lab::Delays& delays, std::size_t cell);
/// "N₄(t) = a(t−1) and N₂(t−1)"; unrolled, down to the inputs: "N₄(t) = N₂(t−2) and N₂(t−1)".
[[nodiscard]] std::string formula(const hopfield::DelayNet& net, std::size_t cell, bool unrolled);
/// The right side of the unrolled one, with its sign: "= N₂(t−2) and not N₂(t−1)".
[[nodiscard]] std::string from_inputs(const hopfield::DelayNet& net, std::size_t cell);
/// "fires at 2 and 5", "silent".
[[nodiscard]] std::string firing_words(const std::vector<bool>& fires);

/// What happens, in a sentence, and what is to be seen in it.
struct DelayWords {
  std::string headline, detail;
};
/// For the example, its inputs and the step that is shown.
[[nodiscard]] DelayWords delay_words(const lab::Delays& delays);

inline constexpr float kLeastFigure = 140;  ///< height of a circuit with all its words
/// A low frame: what is pressed and what comes of it stay together, and the circuit stands below.
[[nodiscard]] inline bool low_frame(const ui::Ui& ui) { return ui.screen.h < 480; }
/// Whether circuit, raster and words are on the screen together.
[[nodiscard]] bool delays_fit(const ui::Ui& ui, float width, float tall);
/// Left: the examples. Cut off the top of `rest`, as in the next two.
void delays_choice(ui::Ui& ui, ui::Rect& rest);
/// Middle: circuit, raster and words; `tall` is the room there is on the screen.
void delays_stage(ui::Ui& ui, ui::Rect& rest, float tall);
/// Right: what each cell computes and when it fires.
void delays_details(ui::Ui& ui, ui::Rect& rest);
/// Bottom: other inputs, none, a step later; with words on the buttons if `wordy`.
void delays_controls(ui::Ui& ui, ui::Rect room, bool wordy);

/// The circuit at the step that is shown. fires[cell][t] as in lab::Delays::fires().
void delays_circuit(ui::Ui& ui, const ui::Rect& r, const lab::Delays& delays,
                    const std::vector<std::vector<bool>>& fires);
/// What the raster needs at this width.
[[nodiscard]] float delays_raster_height(const ui::Ui& ui, float width, const lab::Delays& delays);
/// All cells over all steps; inputs can be pressed.
void delays_raster(ui::Ui& ui, const ui::Rect& r, const lab::Delays& delays,
                   const std::vector<std::vector<bool>>& fires);
/// An input fires, or not, at a time; that time is shown.
void turn_input(ui::Ui& ui, const lab::Delays& delays, std::size_t input, int time);

}  // namespace workbenches::gates
