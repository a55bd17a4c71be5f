#include <algorithm>
#include <array>
#include <string>

#include "ui/dialogs/dialogs.hpp"
#include "ui/kit/draw.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/shell/shortcuts.hpp"

namespace ui {
namespace {

constexpr float kHelpWidth = 560, kKeyColumn = 132, kLine = 28, kNumber = 30;

/// How to use it, in five sentences.
std::array<const char*, 5> sentences() {
  return {tr("The picture in the middle is the state of a network: every cell is a neuron, on or "
             "off, connected with all others."),
          tr("Press Recall: the neurons update one at a time until none of them changes."),
          tr("The pictures on the left are its memories: press one to start from it, or draw your "
             "own and press Store."),
          tr("Add noise to the picture, cover a part of it, or mix two memories. Then see what the "
             "network makes of it."),
          tr("On the right you see the energy fall and the overlaps grow. Drag along the plots to "
             "go back in time.")};
}

}  // namespace

void help_dialog(Ui& ui, PanelState& s) {
  const float inner = std::min(kHelpWidth, ui.screen.w - 68);
  const std::span<const Shortcut> keys = shortcuts();
  const auto lines = sentences();
  float height = 0;
  for (const char* line : lines)
    height += paragraph_height(FontKind::body, line, inner - kNumber) + 10;
  height += 14 + 26 + static_cast<float>(keys.size()) * kLine;

  const Frame frame = begin_dialog(ui, "help", tr("How it works"), kHelpWidth, height);
  Rect r = begin_panel_scroll(ui, "help.scroll", frame.content, height);
  char digit[2] = "1";
  for (const char* line : lines) {
    const float h = paragraph_height(FontKind::body, line, r.w - kNumber);
    Rect row = r.cut_top(h + 10);
    const Rect badge = row.cut_left(kNumber);
    fill(ui, {badge.x, badge.y, 20, 20}, ui.theme.soft, 10);
    text(ui, {badge.x, badge.y, 20, 20}, digit, FontKind::caption, ui.theme.secondary, 0.5F);
    paragraph(ui, row, line, FontKind::body, ui.theme.text);
    ++digit[0];
  }
  r.cut_top(14);
  caption(ui, r.cut_top(16), tr("Keyboard, when the lab has the focus"));
  r.cut_top(10);
  int line_number = 0;
  for (const Shortcut& key : keys) {
    Rect row = r.cut_top(kLine);
    const std::string id = "help.key." + std::to_string(line_number++);
    if (!ui.shows(id)) continue;
    status(ui, id, row, sentence(tr("{0}: {1}"), {key.keys, tr(key.description)}));
    const Rect at = row.cut_left(kKeyColumn);
    const float w = std::min(text_width(FontKind::caption, key.keys) + 16, kKeyColumn - 8);
    fill(ui, {at.x, at.y + 3, w, kLine - 6}, ui.theme.soft, 6);
    text(ui, {at.x, at.y + 3, w, kLine - 6}, key.keys, FontKind::caption, ui.theme.text, 0.5F);
    text(ui, row, tr(key.description), FontKind::body, ui.theme.text);
  }
  end_scroll(ui);
  end_dialog(ui);
  if (frame.closed) s.close();
}

}  // namespace ui
