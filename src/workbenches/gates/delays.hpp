#pragma once

#include <string>
#include <vector>

#include "hopfield/gates/delay_net.hpp"
#include "lab/workbenches/gates/delay_bench.hpp"
#include "ui/kit/widgets.hpp"

/// The fourth view of "Gates": nets of 1943, whose synapses take a step of time each.
namespace workbenches {

/// An example as it stands in the list: "heat", "Heat and cold", what it says.
struct DelayTitle {
  const char* id;
  const char* name;
  const char* help;
};
[[nodiscard]] DelayTitle delay_title(hopfield::DelayExample example);
inline constexpr std::size_t kDelayExamples = 7;

/// "N₁", "a".
[[nodiscard]] std::string cell_name(const hopfield::DelayNet& net, std::size_t cell);
/// "cold touch", "heat"; empty for a cell that stands for nothing but itself.
[[nodiscard]] const char* cell_role(const lab::Delays& delays, std::size_t cell);
/// "N₄(t) = a(t−1) and N₂(t−1)"; unrolled, down to the inputs: "N₄(t) = N₂(t−2) and N₂(t−1)".
[[nodiscard]] std::string formula(const hopfield::DelayNet& net, std::size_t cell, bool unrolled);
/// "fires at 2 and 5", "silent".
[[nodiscard]] std::string firing_words(const std::vector<bool>& fires);

/// What happens, in a sentence, and what is to be seen in it.
struct DelayWords {
  std::string headline, detail;
};
[[nodiscard]] DelayWords delay_words(const lab::Delays& delays);

inline constexpr float kLeastFigure = 140;  ///< height of a circuit with all its words
/// A low frame: what is pressed and what comes of it stay together, and the circuit stands below.
[[nodiscard]] inline bool low_frame(const ui::Ui& ui) { return ui.screen.h < 480; }
/// Whether circuit, raster and words are on the screen together.
[[nodiscard]] bool delays_fit(const ui::Ui& ui, float width, float tall);
/// The left column's list, the middle (as wide as `rest`, cut off its top; `tall` is the room there is), the right
/// column, and the buttons at the bottom.
void delays_choice(ui::Ui& ui, ui::Rect& rest);
void delays_stage(ui::Ui& ui, ui::Rect& rest, float tall);
void delays_details(ui::Ui& ui, ui::Rect& rest);
void delays_controls(ui::Ui& ui, ui::Rect room, bool wordy);

/// The circuit at the step that is shown, and the raster of all steps.
void delays_circuit(ui::Ui& ui, const ui::Rect& r, const lab::Delays& delays,
                    const std::vector<std::vector<bool>>& fires);
[[nodiscard]] float delays_raster_height(const ui::Ui& ui, float width, const lab::Delays& delays);
void delays_raster(ui::Ui& ui, const ui::Rect& r, const lab::Delays& delays,
                   const std::vector<std::vector<bool>>& fires);
/// An input fires, or not, at a time; that time is shown.
void turn_input(ui::Ui& ui, const lab::Delays& delays, std::size_t input, int time);

}  // namespace workbenches
