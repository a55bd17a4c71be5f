#include "ui/kit/icons.hpp"
#include "ui/shell/workbench.hpp"
#include "workbenches/capacity/capacity.hpp"

namespace workbenches::capacity {

namespace {

constexpr const char* kWall[] = {
    R"({"op":"capacity","view":"wall","neurons":100,"rule":"hebb","self_connections":false,"source":"random","mistake":"none","seed":1,"patterns":30})"};
constexpr const char* kHomework[] = {
    R"({"op":"capacity","view":"recovery","neurons":100,"rule":"hebb","self_connections":false,"source":"random","mistake":"none","seed":1,"networks":100})"};
constexpr const char* kProjected[] = {
    R"({"op":"capacity","view":"recovery","neurons":100,"rule":"pseudo-inverse","self_connections":false,"source":"random","mistake":"none","seed":1,"networks":100})"};

// words
constexpr ui::CardRow kCapacityTries[] = {
    {"Store 30 memories", "None of the 30 is stable any more.", kWall},
    {"Do the homework: N = 100", "From P = 21 on, most recalls fail even from q(0) = 1.",
     kHomework},
    {"Repeat it with the pseudo-inverse", "From q(0) = 1 every memory is recalled, even at P = 96.",
     kProjected}};

// words
constexpr ui::KeyWords kCapacityKeys[] = {
    {ui::Shortcut::Does::grid_moves, "Select a memory, or a cell of the map"}};

// words
constexpr ui::Card kCapacityCard = {
    .what = "A network can recall only so many memories. Find out where recall fails.",
    .tries = kCapacityTries,
    .keys = kCapacityKeys};

}  // namespace

ui::WorkbenchView view();
ui::WorkbenchView view() {
  // words, beside ids
  return {lab::CapacityBench::kName,
          "How many memories a network can store",
          "Set up",
          ui::icon::kSliders,
          capacity_setup,
          capacity_stage,
          capacity_details,
          capacity_controls,
          nullptr,
          "capacity.wall",
          kCapacityWidgets,
          capacity_said,
          {.below = 325, .controls = 48},
          &kCapacityCard};
}

}  // namespace workbenches::capacity
