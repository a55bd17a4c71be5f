#include "lab/command.hpp"

#include <array>

#include "lab/command_json.hpp"

namespace lab {

// In the order of the variant.
static constexpr std::array<std::string_view, std::variant_size_v<Command>> kOps = {
    "paint",   "clear",    "invert",     "shift",  "noise",  "flip",        "blank", "cover",
    "randomise", "load",   "blend",      "patch",  "place",  "store",       "replace", "forget",
    "rename",  "move",     "forget_all", "pictures", "import", "add_random", "resize", "network",
    "update",  "seed",     "step",       "sweep",  "recall", "pause",       "finish", "reset",
    "speed",   "noise_level", "seek",    "view",   "open",   "undo",        "redo",  "reset_all",
    "document"};

std::span<const std::string_view> ops() { return kOps; }

std::string_view op(const Command& command) { return kOps[command.index()]; }

}  // namespace lab
