#include "ui/kit/icons.hpp"
#include "ui/shell/workbench.hpp"
#include "workbenches/routes/routes.hpp"

namespace workbenches::routes {

namespace {

constexpr const char* kTen[] = {R"({"op":"routes","example":"ten"})", R"({"op":"recall"})"};
constexpr const char* kFar[] = {R"({"op":"routes","example":"ten","d":2000})",
                                R"({"op":"recall"})"};
constexpr const char* kQueens[] = {R"({"op":"routes","example":"queens"})", R"({"op":"recall"})"};

// words
constexpr ui::CardRow kRoutesTries[] = {
    {"Settle on a tour", "Many faint tours become one: 5% longer than the shortest.", kTen},
    {"Make distance cost too much", "D outweighs A and B, and no valid tour comes out.", kFar},
    {"Place eight queens", "The same neurons, with diagonals instead of distances.", kQueens}};

// words
constexpr ui::KeyWords kRoutesKeys[] = {
    {ui::Shortcut::Does::recall, "Run, or pause"},
    {ui::Shortcut::Does::sweep, "Ten Euler steps"},
    {ui::Shortcut::Does::step, "Ten Euler steps"},
    {ui::Shortcut::Does::finish, "To the end"},
    {ui::Shortcut::Does::reset, "Back to the start"},
    {ui::Shortcut::Does::grid_moves, "Move on the map"},
    {ui::Shortcut::Does::grid_paints, "Put a city, or take one up"}};

// words
constexpr const char* kRoutesHow[] = {
    "With the weights of 1985, about one run in five gives a valid tour of the ten cities.",
    "Drop or paste a list of cities (x and y in each line), or a file of TSPLIB."};

// words
constexpr ui::Card kRoutesCard = {
    .what = "A network of n × n neurons looks for the shortest tour through n cities.",
    .tries = kRoutesTries,
    .how = kRoutesHow,
    .keys = kRoutesKeys};

hopfield::Result<std::optional<lab::Command>> read_file(std::string_view name,
                                                        std::span<const std::uint8_t> bytes) {
  auto read = lab::read_city_file(name, bytes);
  if (!read) return read.error();
  if (!*read) return std::optional<lab::Command>();
  lab::Change<lab::Routes> change;
  change.cities = **std::move(read);
  change.problem = lab::RoutesProblem::tour;
  return std::optional(lab::change<lab::Routes>(std::move(change)));
}

}  // namespace

ui::WorkbenchView view();
ui::WorkbenchView view() {
  // words, beside ids
  return {lab::Routes::kName,
          "A network that looks for the shortest tour",
          "Set up",
          ui::icon::kSliders,
          routes_setup,
          routes_stage,
          routes_details,
          routes_controls,
          nullptr,
          "routes.map",
          kRoutesWidgets,
          routes_said,
          {.beside = 900},
          &kRoutesCard,
          read_file};
}

}  // namespace workbenches::routes
