#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/memory/grid_view.hpp"

namespace ui {
namespace {

float phrase_width(const lab::Phrase& words, FontKind kind, FontKind italic) {
  float width = 0;
  for (const lab::Phrase::Part& part : words.parts)
    width += text_width(part.name ? italic : kind, part.text);
  return width;
}

/// A phrase that is too long for its line, in two: broken at the last word that fits.
std::pair<lab::Phrase, lab::Phrase> broken(const lab::Phrase& words, float width, FontKind upright,
                                           FontKind italic) {
  std::pair<lab::Phrase, lab::Phrase> lines;
  float used = 0;
  bool full = false;
  for (const lab::Phrase::Part& part : words.parts) {
    const FontKind kind = part.name ? italic : upright;
    if (!full && used + text_width(kind, part.text) <= width) {
      used += text_width(kind, part.text);
      lines.first.parts.push_back(part);
      continue;
    }
    std::size_t fits = 0;
    if (!full) {
      for (std::size_t at = part.text.find(' '); at != std::string::npos;
           at = part.text.find(' ', at + 1))
        if (used + text_width(kind, std::string_view(part.text).substr(0, at)) <= width)
          fits = at + 1;
    }
    if (fits > 0) lines.first.parts.push_back({part.text.substr(0, fits - 1), part.name});
    lines.second.parts.push_back({part.text.substr(fits), part.name});
    full = true;
  }
  return lines;
}

/// In two lines of about the same length, where two are enough.
std::pair<lab::Phrase, lab::Phrase> halved(const lab::Phrase& words, float width, FontKind upright,
                                           FontKind italic) {
  float low = phrase_width(words, upright, italic) / 2, high = width;
  constexpr int kHalvings = 6;
  for (int k = 0; k < kHalvings; ++k) {
    const float middle = (low + high) / 2;
    const auto [first, second] = broken(words, middle, upright, italic);
    const bool fits = !first.parts.empty() && phrase_width(second, upright, italic) <= middle;
    (fits ? high : low) = middle;
  }
  return broken(words, high, upright, italic);
}

/// What drawing does to the energy, live: the bowl that the picture sits in.
std::string drawing_detail(Ui& ui) {
  const lab::Shown shown = ui.session.shown();
  const std::string up = number(static_cast<double>(shown.pattern().count_up()));
  const std::string all = number(static_cast<double>(shown.pattern().size()));
  const std::optional<double> energy = shown.energy();
  if (!energy) return sentence(tr("{0} of {1} neurons are +1"), {up, all});
  return sentence(tr("energy {0} · {1} of {2} neurons are +1"),
                  {shown_value(ui.session, *energy), up, all});
}

/// The line under the headline: what is being drawn, what differs from another moment, or the verdict's own.
struct Detail {
  lab::Phrase words;
  ImU32 colour;
};

Detail detail(Ui& ui, const GridState& grid, const lab::Verdict& words) {
  const std::optional<std::size_t>& differing = grid.view.differing;
  if (grid.gesture.active && grid.paints())
    return {{{{drawing_detail(ui), false}}}, ui.theme.secondary};
  if (differing && ui.session.document().view.compare) {
    const std::uint64_t moment = *ui.session.document().view.compare;
    const std::string line =
        moment == 0
            ? sentence(tr("{0} {0|neuron differs|neurons differ} from the start"),
                       {counted(*differing)})
            : sentence(tr("{0} {0|neuron differs|neurons differ} from the picture after {1} "
                          "{1|update|updates}"),
                       {counted(*differing), counted(moment)});
    return {{{{line, false}}}, ui.theme.text};
  }
  return {words.detail.phrase(), ui.theme.secondary};
}

/// In a column beside the picture: as many lines as it takes. Returns the height used.
float column(Ui& ui, Rect rect, lab::Phrase words, FontKind kind, FontKind italic, float line,
             ImU32 colour) {
  float used = 0;
  while (!words.parts.empty() && used + line <= rect.h) {
    auto [first, rest] = broken(words, rect.w, kind, italic);
    if (first.parts.empty()) std::swap(first, rest);  // a word wider than the column
    phrase(ui, {rect.x, rect.y + used, rect.w, line}, first, kind, colour, 0);
    words = std::move(rest);
    used += line;
  }
  return used;
}

void verdict_column(Ui& ui, Rect rect, const lab::Phrase& headline, const Detail& more,
                    const char* mark, ImU32 colour) {
  if (mark != nullptr) draw_icon(ui, rect.cut_left(24).x + 9, rect.y + 11, mark, colour, 18);
  rect.cut_top(
      column(ui, rect, headline, FontKind::body, FontKind::body_italic, 21, ui.theme.text));
  column(ui, rect, more.words, FontKind::small, FontKind::small, 19, more.colour);
}

/// Under the picture: a headline and a line of detail, centred.
void verdict_rows(Ui& ui, Rect rect, const lab::Phrase& headline, const Detail& more,
                  const char* mark, ImU32 colour) {
  Rect head = rect.cut_top(26);
  const float width = phrase_width(headline, FontKind::verdict, FontKind::italic);
  if (width > head.w - (mark == nullptr ? 0 : 26)) {
    // On a phone the whole sentence is worth more than the line of detail.
    const auto [first, second] = halved(headline, head.w, FontKind::verdict, FontKind::italic);
    phrase(ui, {head.x, head.y - 2, head.w, 24}, first, FontKind::verdict, ui.theme.text, 0.5F);
    phrase(ui, {head.x, head.y + 20, head.w, 24}, second, FontKind::verdict, ui.theme.text, 0.5F);
    return;
  }
  if (mark != nullptr) {
    // The mark and the words are centred together.
    const float left = head.x + (head.w - width - 26) / 2;
    draw_icon(ui, left + 10, head.y + head.h / 2, mark, colour, 20);
    head = {left + 26, head.y, head.right() - left - 26, head.h};
    phrase(ui, head, headline, FontKind::verdict, ui.theme.text, 0);
  } else {
    phrase(ui, head, headline, FontKind::verdict, ui.theme.text, 0.5F);
  }
  if (phrase_width(more.words, FontKind::body, FontKind::body_italic) <= rect.w) {
    phrase(ui, {rect.x, rect.y, rect.w, 22}, more.words, FontKind::body, more.colour, 0.5F);
    return;
  }
  const auto [first, second] = halved(more.words, rect.w, FontKind::small, FontKind::small);
  phrase(ui, rect.cut_top(17), first, FontKind::small, more.colour, 0.5F);
  phrase(ui, rect.cut_top(17), second, FontKind::small, more.colour, 0.5F);
}

}  // namespace

bool verdict_beside(const Ui& ui) {
  return ui.layout == Layout::medium && ui.screen.h < 480 && ui.shows("details");
}

void verdict_lines(Ui& ui, PanelState& s, Rect rect) {
  if (!ui.shows("verdict")) return;
  const lab::Verdict& words = verdict(ui, s);
  const Detail more = detail(ui, grid_state(s), words);
  const bool good = words.tone == lab::Verdict::Tone::good;
  const char* mark = good                                        ? icon::kCheck
                     : words.tone == lab::Verdict::Tone::warning ? icon::kWarning
                                                                 : nullptr;
  const ImU32 colour = good ? ui.theme.good : ui.theme.warning;
  if (verdict_beside(ui))
    verdict_column(ui, rect, words.headline.phrase(), more, mark, colour);
  else
    verdict_rows(ui, rect, words.headline.phrase(), more, mark, colour);
  // Read out when the network has come to rest: every step of a run would drown everything else.
  status(ui, "verdict", rect,
         ui.session.running() ? std::string(tr("Recalling…"))
                              : sentence(tr("{0} {1}"), {words.headline, words.detail}));
}

}  // namespace ui
