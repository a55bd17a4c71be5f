#include <algorithm>
#include <array>
#include <string>

#include "ui/dialogs/dialogs.hpp"
#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/shell/card.hpp"
#include "ui/shell/shortcuts.hpp"
#include "ui/shell/tour.hpp"
#include "ui/shell/workbench.hpp"

/// Help: of the open workbench first, then its keys, then what the lab is.
namespace ui {
namespace {

constexpr float kHelpWidth = 560, kKeyColumn = 132, kHelpLine = 28, kNumber = 30;

struct HelpState final : Kept {
  float height = 420;
};

// words
constexpr std::array<const char*, 6> kSources = {"McCulloch & Pitts 1943",
                                                 "Amari 1972",
                                                 "Hopfield 1982",
                                                 "Hopfield 1984",
                                                 "Amit, Gutfreund & Sompolinsky 1985",
                                                 "McEliece et al. 1987"};
constexpr std::array<const char*, kSources.size()> kAddresses = {
    "https://doi.org/10.1007/BF02478259",          "https://doi.org/10.1109/T-C.1972.223477",
    "https://doi.org/10.1073/pnas.79.8.2554",      "https://doi.org/10.1073/pnas.81.10.3088",
    "https://doi.org/10.1103/PhysRevLett.55.1530", "https://doi.org/10.1109/TIT.1987.1057328"};

void lines(Ui& ui, Rect& rest, const char* words, ImU32 colour) {
  rest.cut_top(paragraph(ui, rest, words, FontKind::body, colour) + 10);
}

void heading(Ui& ui, Rect& rest, const char* words) {
  rest.cut_top(12);
  caption(ui, rest.cut_top(16), words);
  rest.cut_top(8);
}

/// Rows side by side where there is room. A press closes the help, so that what happens can be seen.
void rows(Ui& ui, PanelState& s, Rect& rest, const char* side, std::span<const CardRow> all,
          bool pictured) {
  constexpr float kGap = 8;
  const bool pair = rest.w >= 440;
  const float width = pair ? (rest.w - kGap) / 2 : rest.w;
  const auto id = [&](std::size_t k) {
    return std::string("help.") + side + "." + std::to_string(k);
  };
  for (std::size_t k = 0; k < all.size(); k += pair ? 2 : 1) {
    const std::size_t end = std::min(all.size(), k + (pair ? 2 : 1));
    float height = 0;
    for (std::size_t j = k; j < end; ++j)
      height = std::max(height, card_row_height(ui, id(j), all[j], width, pictured));
    Rect line = rest.cut_top(height);
    for (std::size_t j = k; j < end; ++j) {
      if (card_row(ui, s, id(j), line.cut_left(width), all[j], pictured)) {
        press_row(ui, all[j]);
        s.close();
      }
      line.cut_left(kGap);
    }
    if (height > 0) rest.cut_top(kGap);
  }
}

void first_words(Ui& ui, PanelState& s, Rect& rest, const Card& card) {
  lines(ui, rest, tr(card.what), ui.theme.text);
  heading(ui, rest, tr("Try this"));
  rows(ui, s, rest, "try", card.tries, card.pictures);
  if (card.scenes.empty()) return;
  heading(ui, rest, tr("Scenes"));
  rows(ui, s, rest, "scene", card.scenes, card.pictures);
  ButtonOptions o;
  o.icon = icon::kPlay;
  o.help = tr("Opens the drawings of 32 × 32 and shows three steps.");
  const Rect row = rest.cut_top(ui.room("help.tour", control_height(ui)));
  if (button(ui, "help.tour", {row.x, row.y, button_width(ui, tr("Start the tour"), o), row.h},
             tr("Start the tour"), o)) {
    press_row(ui, card.scenes[1]);
    begin_tour(s);
    s.close();
  }
  rest.cut_top(ui.room("help.tour", 10));
}

void how_it_works(Ui& ui, Rect& rest, std::span<const char* const> all) {
  if (all.empty()) return;
  heading(ui, rest, tr("How it works"));
  char digit[2] = "1";
  for (const char* line : all) {
    Rect row = rest;
    const Rect badge = row.cut_left(kNumber);
    fill(ui, {badge.x, badge.y, 20, 20}, ui.theme.soft, 10);
    text(ui, {badge.x, badge.y, 20, 20}, digit, FontKind::caption, ui.theme.secondary, 0.5F);
    rest.cut_top(paragraph(ui, row, tr(line), FontKind::body, ui.theme.text) + 10);
    ++digit[0];
  }
}

void key_line(Ui& ui, Rect& rest, int& number, const char* keys, const char* words) {
  const std::string id = "help.key." + std::to_string(number++);
  if (!ui.shows(id)) return;
  Rect row = rest.cut_top(kHelpLine);
  status(ui, id, row, sentence(tr("{0}: {1}"), {keys, words}));
  const Rect at = row.cut_left(kKeyColumn);
  const float w = std::min(text_width(FontKind::caption, keys) + 16, kKeyColumn - 8);
  fill(ui, {at.x, at.y + 3, w, kHelpLine - 6}, ui.theme.soft, 6);
  text(ui, {at.x, at.y + 3, w, kHelpLine - 6}, keys, FontKind::caption, ui.theme.text, 0.5F);
  text(ui, row, words, FontKind::body, ui.theme.text);
}

void keyboard(Ui& ui, Rect& rest, std::span<const KeyWords> here) {
  using Does = Shortcut::Does;
  heading(ui, rest, tr("Keyboard, when the lab has the focus"));
  int number = 0;
  for (const Shortcut& key : shortcuts()) {
    const bool everywhere = key.does == Does::undo || key.does == Does::redo ||
                            key.does == Does::share || key.does == Does::help ||
                            key.does == Does::close;
    const auto own = std::ranges::find(here, key.does, &KeyWords::does);
    if (own != here.end())
      key_line(ui, rest, number, key.keys, tr(own->description));
    else if (here.empty() || everywhere)
      key_line(ui, rest, number, key.keys, tr(key.description));
  }
}

void about(Ui& ui, Rect& rest) {
  heading(ui, rest, tr("About"));
  lines(ui, rest,
        sentence(tr("Hopfield Lab {0}, under the MIT licence. No data leaves your browser."),
                 {HOPFIELD_VERSION})
            .c_str(),
        ui.theme.text);
  const std::string cite =
      sentence(tr("The Hopfield Lab authors (2026). Hopfield Lab, version {0}. Web page."),
               {HOPFIELD_VERSION});
  lines(ui, rest, sentence(tr("To cite: {0}"), {cite}).c_str(), ui.theme.text);
  ButtonOptions o;
  o.icon = icon::kCopy;
  const Rect row = rest.cut_top(ui.room("help.cite", control_height(ui) + 10));
  if (button(ui, "help.cite",
             {row.x, row.y, button_width(ui, tr("Copy citation"), o), control_height(ui)},
             tr("Copy citation"), o))
    ui.requests.push_back(
        {WindowRequest::What::copy, {}, {}, std::vector<std::uint8_t>(cite.begin(), cite.end())});
  heading(ui, rest, tr("Sources"));
  for (std::size_t k = 0; k < kSources.size(); ++k) {
    ButtonOptions link;
    link.kind = ButtonKind::quiet;
    link.icon = icon::kLink;
    const std::string id = "help.source." + std::to_string(k);
    const char* words = tr(kSources[k]);
    const Rect place = rest.cut_top(ui.room(id, control_height(ui)));
    if (button(ui, id,
               {place.x - 10, place.y, std::min(place.w, button_width(ui, words, link)), place.h},
               words, link))
      ui.requests.push_back({WindowRequest::What::open_url, kAddresses[k], {}, {}});
  }
}

}  // namespace

void help_dialog(Ui& ui, PanelState& s) {
  HelpState& state = s.kept.of<HelpState>();
  const WorkbenchView& view = s.view != nullptr ? *s.view : memory_view();
  const Frame frame = begin_dialog(ui, "help", tr("Help"), kHelpWidth, state.height);
  const Rect content = begin_panel_scroll(ui, "help.scroll", frame.content, state.height);
  Rect rest = content;
  rest.h = 1e5F;
  if (view.card != nullptr) {
    if (ui.shows("card")) first_words(ui, s, rest, *view.card);
    how_it_works(ui, rest, view.card->how);
  }
  keyboard(ui, rest, view.card != nullptr ? view.card->keys : std::span<const KeyWords>());
  about(ui, rest);
  const float height = rest.y - content.y;
  if (height != state.height) ui.animate(0.05F);
  state.height = height;
  end_scroll(ui);
  end_dialog(ui);
  if (frame.closed) s.close();
}

}  // namespace ui
