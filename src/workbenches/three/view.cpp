#include "ui/kit/icons.hpp"
#include "ui/shell/workbench.hpp"
#include "workbenches/three/three.hpp"

namespace workbenches::three {

namespace {

constexpr const char* kRight[] = {
    R"({"op":"three","neurons":3,"patterns":[[1,1,-1]],"form":"lecture","tie":"keep","mode":"sync","start":[1,1,1]})",
    R"({"op":"step"})"};
constexpr const char* kWrong[] = {
    R"({"op":"three","neurons":3,"patterns":[[1,1,-1]],"form":"lecture","tie":"keep","mode":"sync","start":[-1,-1,-1]})",
    R"({"op":"step"})"};
constexpr const char* kTies[] = {
    R"({"op":"three","neurons":3,"patterns":[[1,1,-1]],"form":"plain","tie":"keep","mode":"sync","start":[1,1,1]})"};

// words
constexpr ui::CardRow kThreeTries[] = {
    {"Start with one neuron wrong", "The majority is right, so one step reaches ξ.", kRight},
    {"Start with two neurons wrong",
     "The majority is wrong: one step leads to −ξ, which is stable, too.", kWrong},
    {"Remove the diagonal", "In six of the eight states a field is 0, and the tie rule matters.",
     kTies}};

// words
constexpr ui::KeyWords kThreeKeys[] = {{ui::Shortcut::Does::step, "One update"},
                                       {ui::Shortcut::Does::sweep, "Every neuron once"},
                                       {ui::Shortcut::Does::finish, "Run to the end"},
                                       {ui::Shortcut::Does::reset, "Back to the start"},
                                       {ui::Shortcut::Does::grid_moves, "Move from state to state"},
                                       {ui::Shortcut::Does::grid_paints, "Start from that state"}};

// words
constexpr ui::Card kThreeCard = {
    .what = "Three neurons store one pattern, and you can follow every number.",
    .tries = kThreeTries,
    .keys = kThreeKeys};

}  // namespace

ui::WorkbenchView view();
ui::WorkbenchView view() {
  // words, beside ids
  return {lab::Three::kName,
          "A network so small that every number can be seen",
          "Set up",
          ui::icon::kSliders,
          three_setup,
          three_example,
          three_details,
          three_controls,
          three_overlay,
          "three.diagram",
          kThreeWidgets,
          three_said,
          {.most = 364, .below = 290},
          &kThreeCard};
}

}  // namespace workbenches::three
