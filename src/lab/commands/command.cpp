#include "lab/commands/command.hpp"

#include <array>

#include "lab/commands/command_json.hpp"
#include "lab/sections/workbench.hpp"

namespace lab {

// In the order of the variant; the last, SetSection, is called by its workbench.
static constexpr std::size_t kWrittenOps = std::variant_size_v<Command> - 1;
static constexpr std::array<std::string_view, kWrittenOps> kOps = {
    "paint",      "clear",     "invert",  "shift",  "noise",      "flip",        "blank",
    "cover",      "randomise", "load",    "blend",  "patch",      "place",       "store",
    "replace",    "forget",    "rename",  "move",   "forget_all", "pictures",    "import",
    "add_random", "resize",    "network", "update", "seed",       "step",        "sweep",
    "recall",     "pause",     "finish",  "reset",  "speed",      "noise_level", "seek",
    "view",       "open",      "undo",    "redo",   "reset_all",  "document"};

// words
static constexpr std::array<const char*, kWrittenOps> kLabels = {
    "Draw",         "Clear",
    "Invert",       "Shift",
    "Add noise",    "Flip",
    "Blank",        "Cover",
    "Randomise",    "Load",
    "Blend",        "Copy a part",
    "Place",        "Store",
    "Replace",      "Forget",
    "Rename",       "Reorder",
    "Forget all",   "Pictures",
    "Import",       "Store random pictures",
    "Resize",       "Network",
    "Updating",     "Seed",
    "Step",         "Sweep",
    "Recall",       "Pause",
    "Finish",       "Reset",
    "Speed",        "Noise level",
    "Move in time", "View",
    "Open",         "Undo",
    "Redo",         "Reset all",
    "Open document"};

std::vector<std::string_view> ops() {
  std::vector<std::string_view> all(kOps.begin(), kOps.end());
  each_section([&](const Workbench& each) { all.push_back(each.name); });
  return all;
}

std::string_view op(const Command& command) {
  if (const auto* section = std::get_if<command::SetSection>(&command)) return section->workbench;
  return kOps[command.index()];
}

Message label(const Command& command) {
  const auto* section = std::get_if<command::SetSection>(&command);
  if (section == nullptr) return {kLabels[command.index()], {}};
  const Workbench* workbench = find_workbench(section->workbench);
  return workbench == nullptr ? whole_text(section->workbench) : Message{workbench->title, {}};
}

}  // namespace lab
