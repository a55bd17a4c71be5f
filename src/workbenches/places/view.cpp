#include "ui/kit/icons.hpp"
#include "ui/shell/workbench.hpp"
#include "workbenches/places/places.hpp"

namespace workbenches::places {

namespace {

constexpr const char* kHalf[] = {R"({"op":"places","example":"half","cue":2,"silence":"random"})",
                                 R"({"op":"recall"})"};
constexpr const char* kNear[] = {R"({"op":"places","example":"near"})", R"({"op":"recall"})"};
constexpr const char* kMany[] = {R"({"op":"places","example":"many"})", R"({"op":"recall"})"};

// words
constexpr ui::CardRow kPlacesTries[] = {
    {"Recall from half the cells",
     "The silenced cells come back, and the decoded place moves home.", kHalf},
    {"Put places too near",
     "Place 2 shares cells with both neighbours, and is recalled for place 1.", kNear},
    {"Store 40 places", "Too many share cells: the state is a blend of two.", kMany}};

// words
constexpr ui::KeyWords kPlacesKeys[] = {
    {ui::Shortcut::Does::recall, "Recall, or pause"},
    {ui::Shortcut::Does::sweep, "One sweep"},
    {ui::Shortcut::Does::step, "One part of a sweep"},
    {ui::Shortcut::Does::finish, "Recall at once"},
    {ui::Shortcut::Does::reset, "Back to the cue"},
    {ui::Shortcut::Does::grid_moves, "Move in the arena"},
    {ui::Shortcut::Does::grid_paints, "Store a place, or take one up"}};

// words
constexpr const char* kPlacesHow[] = {
    "Each place cell is active near one point of the arena: the middle of its field.",
    "A place is stored as the pattern of its most active cells.",
    "A cross marks a cell that is silenced in the cue.",
    "A small dot marks a cell that the place lacks, or one too many.",
    "After the run, drag a place to see what would be recalled then."};

// words
constexpr ui::Card kPlacesCard = {
    .what = "A part of a population of place cells recalls the place, as in CA3.",
    .tries = kPlacesTries,
    .how = kPlacesHow,
    .keys = kPlacesKeys};

}  // namespace

ui::WorkbenchView view();
ui::WorkbenchView view() {
  // words, beside ids
  return {lab::Places::kName,
          "Place cells that recall a place from a part of its pattern",
          "Set up",
          ui::icon::kSliders,
          places_setup,
          places_stage,
          places_details,
          places_controls,
          nullptr,
          "places.arena",
          kPlacesWidgets,
          places_said_in_words,
          {.beside = 900},
          &kPlacesCard};
}

}  // namespace workbenches::places
