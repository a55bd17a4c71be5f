#include <utility>

#include "lab/document/picture.hpp"
#include "lab/formats/text.hpp"
#include "ui/kit/icons.hpp"
#include "ui/shell/workbench.hpp"
#include "workbenches/dense/dense.hpp"

namespace workbenches::dense {

namespace {

constexpr const char* kLetters[] = {
    R"({"op":"dense","view":"separation","memories":"letters","cue":0,"noise":0.08,"seed":1,"function":"power","degree":6})",
    R"({"op":"recall"})"};
constexpr const char* kMany[] = {
    R"({"op":"dense","view":"separation","memories":"course","patterns":1000,"cue":2,"noise":0.15,"function":"exp"})",
    R"({"op":"recall"})"};
constexpr const char* kHidden[] = {
    R"({"op":"dense","view":"attention","pictures":"drawings","picture":0,"cover":0.5,"grain":0,"beta":0.02})",
    R"({"op":"recall"})"};
constexpr const char* kMean[] = {
    R"({"op":"dense","view":"attention","pictures":"drawings","picture":0,"cover":0.5,"grain":0,"beta":0.003})",
    R"({"op":"recall"})"};

// words
constexpr ui::CardRow kDenseTries[] = {
    {"Tell 26 letters apart", "z² ends in another letter, z⁶ recalls the A.", kLetters},
    {"Store 1000 memories", "With exp z the nearest memory outweighs all others.", kMany},
    {"Recall half a face", "Attention moves to the face, and fills in what was hidden.", kHidden},
    {"Lower β", "Attention spreads, and the state ends in the mean of all.", kMean}};

// words
constexpr ui::KeyWords kDenseKeys[] = {{ui::Shortcut::Does::recall, "Recall, or pause"},
                                       {ui::Shortcut::Does::sweep, "One sweep, or one step"},
                                       {ui::Shortcut::Does::step, "One sweep, or one step"},
                                       {ui::Shortcut::Does::finish, "Recall at once"},
                                       {ui::Shortcut::Does::reset, "Back to the start"}};

// words
constexpr ui::Card kDenseCard = {.what = "A steeper F keeps more memories apart: E = −Σ F(ξ·s).",
                                 .tries = kDenseTries,
                                 .keys = kDenseKeys};

/// A picture becomes one of the grey ones.
hopfield::Result<std::optional<lab::Command>> sees_picture(std::string_view name,
                                                           const lab::Grey& picture) {
  lab::Change<lab::DenseBench> change;
  change.view = lab::DenseView::attention;
  change.add.emplace(lab::GreyPicture{
      lab::tidy(name, lab::kLongestGreyName),
      lab::fit_grey(picture, {lab::kGreySide, lab::kGreySide}, lab::FitOptions::Crop::contain)});
  return std::optional(lab::change<lab::DenseBench>(std::move(change)));
}

}  // namespace

ui::WorkbenchView view();
ui::WorkbenchView view() {
  // words, beside ids
  return {lab::DenseBench::kName,
          "A steeper energy, and attention",
          "Set up",
          ui::icon::kSliders,
          dense_setup,
          dense_stage,
          dense_details,
          dense_controls,
          nullptr,
          "dense.grid",
          kDenseWidgets,
          dense_said,
          {.beside = 900},
          &kDenseCard,
          nullptr,
          sees_picture};
}

}  // namespace workbenches::dense
