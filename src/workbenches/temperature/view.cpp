#include "ui/kit/icons.hpp"
#include "ui/shell/workbench.hpp"
#include "workbenches/temperature/temperature.hpp"

namespace workbenches::temperature {

namespace {

constexpr const char* kHeat[] = {R"({"op":"temperature","example":"memory"})", R"({"op":"finish"})",
                                 R"({"op":"temperature","temperature":1.1})", R"({"op":"recall"})"};
constexpr const char* kMixture[] = {R"({"op":"temperature","example":"mixture"})",
                                    R"({"op":"recall"})"};
constexpr const char* kAnneal[] = {R"({"op":"temperature","example":"anneal"})",
                                   R"({"op":"recall"})"};
constexpr const char* kLoaded[] = {R"({"op":"temperature","example":"loaded"})",
                                   R"({"op":"recall"})"};

// words
constexpr ui::CardRow kTemperatureTries[] = {
    {"Heat a memory", "At T = 1.1 the overlap falls to 0: nothing is remembered.", kHeat},
    {"Dissolve a mixture", "It lasts at T = 0.2. At 0.6 one of its three memories wins.", kMixture},
    {"Anneal", "Slow cooling ends in a memory. The quenched net is stuck.", kAnneal},
    {"Store too many", "At α = 0.16 the net drifts away from the memory, even at low T.", kLoaded}};

// words
constexpr ui::KeyWords kTemperatureKeys[] = {
    {ui::Shortcut::Does::recall, "Run, or pause"},
    {ui::Shortcut::Does::sweep, "One sweep"},
    {ui::Shortcut::Does::step, "One sweep"},
    {ui::Shortcut::Does::finish, "A hundred sweeps at once"},
    {ui::Shortcut::Does::reset, "Back to the start"},
    {ui::Shortcut::Does::grid_moves, "Turn T, change the number of memories"}};

// words
constexpr ui::Card kTemperatureCard = {
    .what = "Noise in the updates: see how much of it, and how many memories, a net can bear.",
    .tries = kTemperatureTries,
    .keys = kTemperatureKeys};

}  // namespace

ui::WorkbenchView view();
ui::WorkbenchView view() {
  // words, beside ids
  return {lab::TemperatureBench::kName,
          "Noise in the updates, and the phase diagram",
          "Set up",
          ui::icon::kSliders,
          temperature_setup,
          temperature_stage,
          temperature_details,
          temperature_controls,
          nullptr,
          "temperature.diagram",
          kTemperatureWidgets,
          thermal_said,
          {.beside = 900},
          &kTemperatureCard};
}

}  // namespace workbenches::temperature
