#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "lab/document/document.hpp"
#include "lab/sections/forms.hpp"
#include "lab/sections/module.hpp"
#include "lab/words/message.hpp"

/// Everything that changes anything is one of these values. Each has a JSON form
/// {"op": name, …fields}; the name is beside the struct, field names are the members' names.
namespace lab::command {

// --- drawing: edits what is shown, which becomes the new start -------------------------------
struct
    Paint {  // "paint": sets cells to a value. Paints with the same stroke > 0 are one undo step.
  std::vector<std::uint32_t> cells;
  int value = 1;  // +1 or −1
  std::uint32_t stroke = 0;
};
struct Clear {};   // "clear": all −1
struct Invert {};  // "invert"
struct Shift {     // "shift": by whole cells, wrapping round
  int dx = 0, dy = 0;
};

// --- spoiling ---------------------------------------------------------------------------------
struct Noise {  // "noise": flips each neuron with this probability; default document.noise
  std::optional<double> fraction;
};
struct Flip {  // "flip": either exactly `count` random neurons or the given `cells`
  std::optional<std::uint32_t> count;
  std::vector<std::uint32_t> cells;
};
struct Blank {                  // "blank": half of the picture to −1
  std::string side = "bottom";  // left, right, top, bottom
};
struct Cover {  // "cover": a rectangle of cells to a value
  int x = 0, y = 0, width = 1, height = 1;
  int value = -1;
};
struct Randomise {};  // "randomise": every neuron a fair coin

// --- choosing a start -------------------------------------------------------------------------
struct Load {  // "load": a memory (or its inverse) becomes the start
  std::uint32_t pattern = 0;
  bool inverse = false;
};
struct Blend {  // "blend": memory a, with exactly this fraction of the neurons where a and b differ
  std::uint32_t a = 0, b = 1;  // taken from b, chosen at random
  double fraction = 0.5;
};
struct Patch {  // "patch": copies a rectangle of a memory into the picture (the penguin's head)
  std::uint32_t pattern = 0;
  int x = 0, y = 0, width = 1, height = 1;
};
struct Place {      // "place": a whole picture given as bits becomes the start (paste, import, API)
  Pattern pattern;  // JSON: {"size": N, "bits": base64} or {"values": [±1 …]}
};

// --- memories ---------------------------------------------------------------------------------
struct Store {         // "store": what is shown becomes a memory
  std::string name;    // empty: a name is found
  bool force = false;  // also when it is stored already, as it is or inverted
};
struct Replace {  // "replace": memory k becomes what is shown
  std::uint32_t pattern = 0;
  bool force = false;  // as in Store
};
struct Forget {  // "forget"
  std::uint32_t pattern = 0;
};
struct Rename {  // "rename"
  std::uint32_t pattern = 0;
  std::string name;
};
struct Move {  // "move": reorders
  std::uint32_t from = 0, to = 0;
};
struct ForgetAll {};  // "forget_all"
struct Pictures {   // "pictures": one of the included sets (or one picture of it): resizes the grid
  std::string set;  // letters, course, drawings-32, drawings-64
  std::string name;  // empty: the whole set replaces the memories; else that picture is placed
};
struct Import {  // "import": patterns from a file
  int width = 0, height = 0;
  std::vector<Memory> memories;  // JSON: [{"name":…, "bits":…}]
  bool replace = false;          // replace all memories (and take the file's size), or add to them
};
struct AddRandom {  // "add_random": stores this many patterns of fair coins
  std::uint32_t count = 1;
};
struct Resize {  // "resize": pictures are resampled; undo brings the originals back
  int width = 16, height = 16;
};

// --- how the network works --------------------------------------------------------------------
struct SetNetwork {         // "network": only what is given changes
  LearningChange learning;  // rule, coefficients, self_term, cyclic, degree, rectified, weights
  std::optional<bool> self_connections;
  std::optional<hopfield::Units> units;
  std::optional<hopfield::Tie> tie;
  std::optional<hopfield::Scale> scale;
  std::optional<hopfield::Threshold> threshold;
};
struct SetUpdate {  // "update"
  std::optional<hopfield::Mode> mode;
  std::optional<hopfield::Order> order;
  std::optional<std::uint32_t> max_sweeps;
  std::optional<hopfield::Cooling> temperature;
};
struct Seed {  // "seed"; without a value: the next one
  std::optional<std::uint64_t> value;
};

// --- running ----------------------------------------------------------------------------------
struct Step {                           // "step": one neuron (synchronous: all at once)
  std::optional<std::uint32_t> neuron;  // in a small network: this one
};
struct Sweep {};   // "sweep": to the end of the sweep
struct Recall {};  // "recall": starts running (from the shown moment)
struct Pause {};   // "pause"
struct Finish {};  // "finish": runs to the end at once
struct Reset {};   // "reset": back to the start of the run
struct SetSpeed {  // "speed": one of the two
  std::optional<double> updates_per_second = {};
  std::optional<double> sweeps_per_second = {};
};
struct SetNoise {  // "noise_level": what "Add noise" will use
  double fraction = 0.2;
};
struct Seek {  // "seek": shows a past moment of the run (in single-neuron decisions)
  std::uint64_t moment = 0;
};

// --- the other workbenches ----------------------------------------------------------------------
struct SetSection {  // the workbench's name ("two"): only what is given changes
  std::string_view workbench;
  Held change;  // Change<Section> of that workbench: see lab::change()
};

// --- the rest ---------------------------------------------------------------------------------
struct SetView {  // "view": only what is given changes; null deselects
  std::optional<std::optional<std::uint32_t>> selected;
  std::optional<int> brush;
  std::optional<bool> signs, lecture;
  std::optional<std::string> panel;
  std::optional<std::optional<std::uint64_t>> compare;
  std::optional<std::vector<std::string>> hidden;
};
struct Open {  // "open": another workbench
  std::string workbench;
};
struct Undo {};       // "undo"
struct Redo {};       // "redo"
struct ResetAll {};   // "reset_all": the first visit again (undoable)
struct SetDocument {  // "document": replaces everything (undoable)
  Document document;
};

}  // namespace lab::command

namespace lab {

using Command = std::variant<
    command::Paint, command::Clear, command::Invert, command::Shift, command::Noise, command::Flip,
    command::Blank, command::Cover, command::Randomise, command::Load, command::Blend,
    command::Patch, command::Place, command::Store, command::Replace, command::Forget,
    command::Rename, command::Move, command::ForgetAll, command::Pictures, command::Import,
    command::AddRandom, command::Resize, command::SetNetwork, command::SetUpdate, command::Seed,
    command::Step, command::Sweep, command::Recall, command::Pause, command::Finish, command::Reset,
    command::SetSpeed, command::SetNoise, command::Seek, command::SetView, command::Open,
    command::Undo, command::Redo, command::ResetAll, command::SetDocument, command::SetSection>;

/// The command that changes a workbench's section: `change<Two>(std::move(what))`.
template <class Section>
[[nodiscard]] Command change(Change<Section> what) {
  return command::SetSection{Section::kName,
                             std::make_shared<const Change<Section>>(std::move(what))};
}

/// The command's name in JSON ("store").
[[nodiscard]] std::string_view op(const Command& command);
/// What it does, for the undo button: "Store", "Add noise".
[[nodiscard]] Message label(const Command& command);
/// Total: any text gives a command or an error that names the field.
[[nodiscard]] Result<Command> read_command(std::string_view json);
/// Compact JSON that read_command() makes the same command of.
[[nodiscard]] std::string write_command(const Command& command);

}  // namespace lab
