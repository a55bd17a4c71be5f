#include "ui/kit/icons.hpp"
#include "ui/shell/workbench.hpp"
#include "workbenches/pairs/pairs.hpp"

namespace workbenches::pairs {

namespace {

constexpr const char* kFromName[] = {
    R"({"op":"pairs","example":"faces","net":"pairs","method":"bam","order":"sides","threshold":0,"stored":4,"cue":"right","start":2})",
    R"({"op":"recall"})"};
constexpr const char* kFifth[] = {
    R"({"op":"pairs","example":"faces","net":"pairs","method":"bam","order":"sides","threshold":0,"stored":5,"cue":"left","start":4})",
    R"({"op":"recall"})"};
constexpr const char* kHopfield[] = {
    R"({"op":"pairs","example":"faces","stored":4,"threshold":0,"net":"hopfield","start":0})",
    R"({"op":"recall"})"};
constexpr const char* kDominant[] = {
    R"({"op":"pairs","example":"faces","stored":4,"net":"pairs","method":"recurrent","cue":"left","start":0})",
    R"({"op":"recall"})"};

// words
constexpr ui::CardRow kPairsTries[] = {
    {"Recall a face from its name",
     "The noisy name Kit brings back the whole face, and a clean name.", kFromName},
    {"Store a fifth pair",
     "Ben’s name resembles Ann’s. Cross-talk leaves wrong pixels on his face.", kFifth},
    {"Make it a Hopfield network",
     "The same faces on both sides, no self-connection, one neuron at a time.", kHopfield},
    {"Repeat x ← xWWᵀ", "From any face the same picture wins: the dominant eigenvector.",
     kDominant}};

// words
constexpr ui::KeyWords kPairsKeys[] = {{ui::Shortcut::Does::recall, "Recall, or pause"},
                                       {ui::Shortcut::Does::step, "One step"},
                                       {ui::Shortcut::Does::sweep, "To the end of a side"},
                                       {ui::Shortcut::Does::finish, "Recall at once"},
                                       {ui::Shortcut::Does::reset, "Back to the start"},
                                       {ui::Shortcut::Does::grid_moves, "Move on the left picture"},
                                       {ui::Shortcut::Does::grid_paints, "Flip that pixel"}};

// words
constexpr ui::Card kPairsCard = {
    .what = "Two pictures are stored together, and either of them recalls the other.",
    .tries = kPairsTries,
    .keys = kPairsKeys};

hopfield::Result<std::optional<lab::Command>> read_file(std::string_view name,
                                                        std::span<const std::uint8_t> bytes) {
  auto read = lab::read_pair_file(name, bytes);
  if (!read) return read.error();
  if (!*read) return std::optional<lab::Command>();
  return std::optional(lab::change<lab::PairBench>(lab::storing(**std::move(read))));
}

}  // namespace

ui::WorkbenchView view();
ui::WorkbenchView view() {
  // words, beside ids
  return {lab::PairBench::kName,
          "Pictures stored in pairs: one recalls the other",
          "Pairs",
          ui::icon::kSliders,
          pairs_setup,
          pairs_stage,
          pairs_details,
          pairs_controls,
          nullptr,
          "pairs.left",
          kPairsWidgets,
          pairs_said,
          {.beside = 800},
          &kPairsCard,
          read_file};
}

}  // namespace workbenches::pairs
