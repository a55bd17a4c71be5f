#include <algorithm>
#include <string>

#include "ui/draw.hpp"
#include "ui/grid_view.hpp"
#include "ui/icons.hpp"
#include "ui/numbers.hpp"

namespace ui {
namespace {

float phrase_width(const lab::Phrase& words, FontKind kind, FontKind italic) {
  float width = 0;
  for (const lab::Phrase::Part& part : words.parts) width += text_width(part.name ? italic : kind, part.text);
  return width;
}

/// What drawing does to the energy, live: the bowl that the picture sits in.
std::string drawing_detail(Ui& ui) {
  const hopfield::State& shown = ui.session.shown();
  return sentence(tr("energy {0} · {1} of {2} neurons are +1"),
                  {shown_value(ui.session, shown.energy()), number(static_cast<double>(shown.pattern().count_up())),
                   number(static_cast<double>(shown.pattern().size()))});
}

}  // namespace

void verdict_lines(Ui& ui, PanelState& s, Rect rect) {
  const lab::Verdict& words = verdict(ui, s);
  Rect head = rect.cut_top(26);
  const char* mark = words.tone == lab::Verdict::Tone::good      ? icon::check
                     : words.tone == lab::Verdict::Tone::warning ? icon::warning
                                                                 : nullptr;
  if (mark != nullptr) {
    // The mark and the words are centred together.
    const float width = std::min(phrase_width(words.headline, FontKind::verdict, FontKind::italic), head.w - 28);
    const float left = head.x + (head.w - width - 26) / 2;
    const ImU32 colour = words.tone == lab::Verdict::Tone::good ? ui.theme.good : ui.theme.warning;
    draw_icon(ui, left + 10, head.y + head.h / 2, mark, colour, 20);
    head = {left + 26, head.y, head.right() - left - 26, head.h};
    phrase(ui, head, words.headline, FontKind::verdict, ui.theme.text, 0);
  } else {
    phrase(ui, head, words.headline, FontKind::verdict, ui.theme.text, 0.5F);
  }
  const std::optional<std::size_t>& differing = s.caches->grid.differing;
  if (s.gesture.active && s.tool == Tool::draw) {
    text(ui, rect, drawing_detail(ui), FontKind::body, ui.theme.secondary, 0.5F);
  } else if (differing && ui.session.document().view.compare) {
    const std::string line =
        sentence(tr("{0} differ from the picture after {1}"),
                 {counted(*differing, tr("neuron"), tr("neurons")),
                  counted(*ui.session.document().view.compare, tr("update"), tr("updates"))});
    text(ui, rect, line, FontKind::body, ui.theme.accent, 0.5F);
  } else {
    phrase(ui, rect, words.detail, FontKind::body, ui.theme.secondary, 0.5F);
  }
  // Read out when the network has come to rest: every step of a run would drown everything else.
  status(ui, "verdict", {rect.x, rect.y - 26, rect.w, rect.h + 26},
         ui.session.running() ? std::string(tr("Remembering…")) : words.headline.plain() + ". " + words.detail.plain());
}

}  // namespace ui
