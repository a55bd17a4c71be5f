#include "ui/kit/icons.hpp"
#include "ui/shell/workbench.hpp"
#include "workbenches/one/one.hpp"

namespace workbenches::one {

namespace {

constexpr const char* kForgets[] = {
    R"({"op":"one","lambda":0.5,"activation":"linear","start":0,"input":"step","step_from":1,"step_until":3,"step_height":0.25,"kicks":[],"moment":0})",
    R"({"op":"recall"})"};
constexpr const char* kHolds[] = {
    R"({"op":"one","lambda":1,"activation":"linear","start":0,"input":"step","step_from":1,"step_until":3,"step_height":0.25,"kicks":[],"moment":0})",
    R"({"op":"recall"})"};
constexpr const char* kPicks[] = {
    R"({"op":"one","lambda":1.5,"activation":"clip","start":0,"input":"step","step_from":1,"step_until":3,"step_height":-0.25,"kicks":[],"moment":0})",
    R"({"op":"recall"})"};

// words
constexpr ui::CardRow kOneTries[] = {
    {"Set λ to 0.5", "The neuron forgets: v decays to 0 with time constant 2τ.", kForgets},
    {"Set λ to 1", "The neuron adds up the step and keeps v = 0.5.", kHolds},
    {"Set λ to 1.5, with saturation", "A brief negative input is enough: v settles at −1.",
     kPicks}};

// words
constexpr ui::KeyWords kOneKeys[] = {{ui::Shortcut::Does::recall, "Run, or pause"},
                                     {ui::Shortcut::Does::sweep, "Forward by τ"},
                                     {ui::Shortcut::Does::step, "Forward by τ/10"},
                                     {ui::Shortcut::Does::finish, "To the end of the run"},
                                     {ui::Shortcut::Does::reset, "Back to the start"},
                                     {ui::Shortcut::Does::grid_moves, "Start at another v"}};

// words
constexpr ui::Card kOneCard = {.what =
                                   "A neuron excites itself with strength λ, which determines how "
                                   "long it remembers its input.",
                               .tries = kOneTries,
                               .keys = kOneKeys};

}  // namespace

ui::WorkbenchView view();
ui::WorkbenchView view() {
  // words, beside ids
  return {lab::One::kName,
          "A neuron that excites itself: forgetting, holding, running away",
          "Set up",
          ui::icon::kSliders,
          one_setup,
          one_stage,
          one_details,
          one_controls,
          nullptr,
          "one.course",
          kOneWidgets,
          one_said,
          {},
          &kOneCard};
}

}  // namespace workbenches::one
