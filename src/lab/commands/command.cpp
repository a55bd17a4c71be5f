#include "lab/commands/command.hpp"

#include <array>

#include "lab/commands/command_json.hpp"

namespace lab {

// In the order of the variant.
static constexpr std::array<std::string_view, std::variant_size_v<Command>> kOps = {
    "paint",      "clear",     "invert",  "shift",   "noise",      "flip",        "blank",
    "cover",      "randomise", "load",    "blend",   "patch",      "place",       "store",
    "replace",    "forget",    "rename",  "move",    "forget_all", "pictures",    "import",
    "add_random", "resize",    "network", "update",  "seed",       "step",        "sweep",
    "recall",     "pause",     "finish",  "reset",   "speed",      "noise_level", "seek",
    "view",       "open",      "undo",    "redo",    "reset_all",  "document",    "three",
    "gates",      "one",       "two",     "capacity"};

static constexpr std::array<std::string_view, std::variant_size_v<Command>> kLabels = {
    "Draw",          "Clear",
    "Invert",        "Shift",
    "Add noise",     "Flip",
    "Blank",         "Cover",
    "Randomise",     "Load",
    "Blend",         "Copy a piece",
    "Place",         "Store",
    "Replace",       "Forget",
    "Rename",        "Reorder",
    "Forget all",    "Pictures",
    "Import",        "Store random pictures",
    "Resize",        "Network",
    "Updating",      "Seed",
    "Step",          "Sweep",
    "Recall",        "Pause",
    "Finish",        "Reset",
    "Speed",         "Noise level",
    "Move in time",  "View",
    "Open",          "Undo",
    "Redo",          "Reset all",
    "Open document", "Three neurons",
    "Gates",         "One neuron",
    "Two neurons",   "Capacity"};

std::span<const std::string_view> ops() { return kOps; }

std::string_view op(const Command& command) { return kOps[command.index()]; }

std::string_view label(const Command& command) { return kLabels[command.index()]; }

}  // namespace lab
