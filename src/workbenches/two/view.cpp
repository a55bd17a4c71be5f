#include "ui/kit/icons.hpp"
#include "ui/shell/workbench.hpp"
#include "workbenches/two/two.hpp"

namespace workbenches::two {

namespace {

constexpr const char* kWinner[] = {R"({"op":"two","preset":"flip-flop"})", R"({"op":"recall"})"};
constexpr const char* kRegister[] = {R"({"op":"two","preset":"register","ground":"basins"})",
                                     R"({"op":"recall"})"};
constexpr const char* kCross[] = {R"({"op":"two","preset":"cross","ground":"basins"})",
                                  R"({"op":"recall"})"};

// words
constexpr ui::CardRow kTwoTries[] = {
    {"Let the winner take all",
     "The larger kick wins. Only a strong opposite kick flips the state.", kWinner},
    {"Store two bits", "All four corners are stable: a register.", kRegister},
    {"Connect them with a = 1.5", "Only (1, 1) and (−1, −1) are still stable.", kCross}};

// words
constexpr ui::KeyWords kTwoKeys[] = {
    {ui::Shortcut::Does::recall, "Run, or pause"},
    {ui::Shortcut::Does::sweep, "Forward by τ"},
    {ui::Shortcut::Does::step, "Forward by τ/10"},
    {ui::Shortcut::Does::finish, "To the end of the run"},
    {ui::Shortcut::Does::reset, "Back to the start"},
    {ui::Shortcut::Does::grid_moves, "Move a cross in the plane"},
    {ui::Shortcut::Does::grid_paints, "Use the tool at the cross"}};

// words
constexpr ui::Card kTwoCard = {.what =
                                   "The rates of two neurons are a point in the plane, which moves "
                                   "until it reaches an attractor.",
                               .tries = kTwoTries,
                               .keys = kTwoKeys};

}  // namespace

ui::WorkbenchView view();
ui::WorkbenchView view() {
  // words, beside ids
  return {lab::Two::kName,
          "Two neurons in their plane, and the energy over it",
          "Set up",
          ui::icon::kSliders,
          two_setup,
          two_stage,
          two_details,
          two_controls,
          two_overlay,
          "two.plane",
          kTwoWidgets,
          two_said,
          {.stage = -8, .of_height = 1, .least = 280, .most = 420, .beside = 560, .below = 300},
          &kTwoCard};
}

}  // namespace workbenches::two
