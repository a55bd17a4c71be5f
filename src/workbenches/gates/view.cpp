#include "ui/kit/icons.hpp"
#include "ui/shell/workbench.hpp"
#include "workbenches/gates/gates.hpp"

namespace workbenches::gates {

namespace {

constexpr const char* kAnd[] = {
    R"({"op":"gates","view":"unit","weights":[1,1],"threshold":1.5,"target":[0,0,0,1],"on":[1,1]})"};
constexpr const char* kXor[] = {
    R"({"op":"gates","view":"unit","weights":[1,1],"threshold":0.5,"target":[0,1,1,0],"on":[1,1]})"};
constexpr const char* kHeat[] = {
    R"({"op":"gates","view":"delays","example":"heat","trains":[[0,0,0,0,0,0,0,0,0,0,0,0],[0,1,0,0,0,0,0,0,0,0,0,0]],"time":1})"};

// words
constexpr ui::CardRow kGatesTries[] = {
    {"Turn OR into AND", "The weights are the same. Only the threshold rises, from 0.5 to 1.5.",
     kAnd},
    {"Try XOR with one unit", "No line separates the two corners that must fire from the others.",
     kXor},
    {"Feel brief cold as heat", "Cold for one step excites the cell for heat, as in 1943.", kHeat}};

// words
constexpr ui::KeyWords kGatesKeys[] = {{ui::Shortcut::Does::reset, "Back to the first unit"},
                                       {ui::Shortcut::Does::grid_paints, "Next row of the table"}};

// words
constexpr ui::Card kGatesCard = {
    .what = "A threshold unit fires when the weighted sum of its inputs reaches its threshold.",
    .tries = kGatesTries,
    .keys = kGatesKeys};

}  // namespace

ui::WorkbenchView view();
ui::WorkbenchView view() {
  // words, beside ids
  return {lab::Gates::kName,
          "Logic by threshold units",
          "Choose",
          ui::icon::kSliders,
          gates_choice,
          gates_stage,
          gates_details,
          gates_controls,
          nullptr,
          "gates.next",
          kGatesWidgets,
          gates_said,
          {},
          &kGatesCard};
}

}  // namespace workbenches::gates
