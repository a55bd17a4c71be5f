#include <algorithm>
#include <string>
#include <utility>

#include "ui/draw.hpp"
#include "ui/grid_view.hpp"
#include "ui/icons.hpp"
#include "ui/numbers.hpp"

namespace ui {
namespace {

float phrase_width(const lab::Phrase& words, FontKind kind, FontKind italic) {
  float width = 0;
  for (const lab::Phrase::Part& part : words.parts)
    width += text_width(part.name ? italic : kind, part.text);
  return width;
}

/// A phrase that is too long for its line, in two: broken at the last word that fits.
std::pair<lab::Phrase, lab::Phrase> broken(const lab::Phrase& words, float width) {
  std::pair<lab::Phrase, lab::Phrase> lines;
  float used = 0;
  bool full = false;
  for (const lab::Phrase::Part& part : words.parts) {
    const FontKind kind = part.name ? FontKind::italic : FontKind::verdict;
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
    if (fits > 0) lines.first.parts.push_back({part.text.substr(0, fits), part.name});
    lines.second.parts.push_back({part.text.substr(fits), part.name});
    full = true;
  }
  return lines;
}

/// What drawing does to the energy, live: the bowl that the picture sits in.
std::string drawing_detail(Ui& ui) {
  const hopfield::State& shown = ui.session.shown();
  return sentence(tr("energy {0} · {1} of {2} neurons are +1"),
                  {shown_value(ui.session, shown.energy()),
                   number(static_cast<double>(shown.pattern().count_up())),
                   number(static_cast<double>(shown.pattern().size()))});
}

}  // namespace

void verdict_lines(Ui& ui, PanelState& s, Rect rect) {
  const lab::Verdict& words = verdict(ui, s);
  Rect head = rect.cut_top(26);
  const float room = head.w;
  const bool too_long = phrase_width(words.headline, FontKind::verdict, FontKind::italic) >
                        room - (words.tone == lab::Verdict::Tone::neutral ? 0 : 26);
  const char* mark = too_long                                    ? nullptr
                     : words.tone == lab::Verdict::Tone::good    ? icon::check
                     : words.tone == lab::Verdict::Tone::warning ? icon::warning
                                                                 : nullptr;
  if (too_long) {
    // On a phone the whole sentence is worth more than the line of detail.
    const auto [first, second] = broken(words.headline, room);
    phrase(ui, {head.x, head.y - 2, head.w, 24}, first, FontKind::verdict, ui.theme.text, 0.5F);
    phrase(ui, {head.x, head.y + 20, head.w, 24}, second, FontKind::verdict, ui.theme.text, 0.5F);
  } else if (mark != nullptr) {
    // The mark and the words are centred together.
    const float width =
        std::min(phrase_width(words.headline, FontKind::verdict, FontKind::italic), head.w - 28);
    const float left = head.x + (head.w - width - 26) / 2;
    const ImU32 colour = words.tone == lab::Verdict::Tone::good ? ui.theme.good : ui.theme.warning;
    draw_icon(ui, left + 10, head.y + head.h / 2, mark, colour, 20);
    head = {left + 26, head.y, head.right() - left - 26, head.h};
    phrase(ui, head, words.headline, FontKind::verdict, ui.theme.text, 0);
  } else {
    phrase(ui, head, words.headline, FontKind::verdict, ui.theme.text, 0.5F);
  }
  const std::optional<std::size_t>& differing = s.caches->grid.differing;
  if (s.gesture.active && s.tool == Tool::draw && !too_long) {
    text(ui, rect, drawing_detail(ui), FontKind::body, ui.theme.secondary, 0.5F);
  } else if (differing && !too_long && ui.session.document().view.compare) {
    const std::uint64_t moment = *ui.session.document().view.compare;
    const std::string count = *differing == 1 ? std::string(tr("1 neuron differs"))
                                              : sentence(tr("{0} neurons differ"),
                                                         {number(static_cast<double>(*differing))});
    const std::string line = moment == 0
                                 ? sentence(tr("{0} from the start"), {count})
                                 : sentence(tr("{0} from the picture after {1}"),
                                            {count, counted(moment, tr("update"), tr("updates"))});
    text(ui, rect, line, FontKind::body, ui.theme.accent, 0.5F);
  } else if (!too_long) {
    phrase(ui, rect, words.detail, FontKind::body, ui.theme.secondary, 0.5F);
  }
  // Read out when the network has come to rest: every step of a run would drown everything else.
  status(ui, "verdict", {rect.x, rect.y - 26, rect.w, rect.h + 26},
         ui.session.running() ? std::string(tr("Remembering…"))
                              : words.headline.plain() + ". " + words.detail.plain());
}

}  // namespace ui
