#include "ui/kit/icons.hpp"
#include "ui/shell/workbench.hpp"
#include "workbenches/sequences/sequences.hpp"

namespace workbenches::sequences {

namespace {

constexpr const char* kHeld[] = {R"({"op":"sequences","example":"held"})", R"({"op":"recall"})"};
constexpr const char* kHebb[] = {R"({"op":"sequences","example":"count"})",
                                 R"({"op":"sequences","rule":"hebb"})", R"({"op":"recall"})"};
constexpr const char* kFour[] = {R"({"op":"sequences","example":"four_cycle"})",
                                 R"({"op":"recall"})"};

// words
constexpr ui::CardRow kSequencesTries[] = {
    {"Hold each picture", "The move to the next is delayed, so each digit is shown for 4 steps.",
     kHeld},
    {"Learn by Hebb’s rule", "The digits resemble one another, so the film stops in a mixture.",
     kHebb},
    {"Make the weights antisymmetric",
     "Two pictures and their inverses: the state comes back after 4 steps.", kFour}};

// words
constexpr ui::KeyWords kSequencesKeys[] = {
    {ui::Shortcut::Does::recall, "Play, or pause"},
    {ui::Shortcut::Does::sweep, "One step"},
    {ui::Shortcut::Does::step, "One step"},
    {ui::Shortcut::Does::finish, "To where the state comes back"},
    {ui::Shortcut::Does::reset, "Back to the start"}};

// words
constexpr ui::Card kSequencesCard = {
    .what = "The network stores a film: each picture recalls the next one.",
    .tries = kSequencesTries,
    .keys = kSequencesKeys};

}  // namespace

ui::WorkbenchView view();
ui::WorkbenchView view() {
  // words, beside ids
  return {lab::Sequences::kName,
          "A film of pictures that the network plays",
          "Set up",
          ui::icon::kSliders,
          sequences_setup,
          sequences_stage,
          sequences_details,
          sequences_controls,
          nullptr,
          "sequences.grid",
          kSequencesWidgets,
          sequences_said,
          {.beside = 900},
          &kSequencesCard};
}

}  // namespace workbenches::sequences
