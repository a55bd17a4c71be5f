#include "ui/dialogs/dialogs.hpp"
#include "ui/kit/layers.hpp"

namespace ui {

void reset_dialog(Ui& ui, PanelState& s) {
  const char* words =
      tr("The memories, the picture and all options go back to what they were on the first visit. "
         "Undo brings everything back.");
  const float width = 380, h = control_height(ui),
              body = paragraph_height(FontKind::body, words, std::min(width, ui.screen.w - 68));
  const Frame frame = begin_dialog(ui, "reset_all", tr("Reset everything?"), width, body + 22 + h);
  Rect c = frame.content;
  paragraph(ui, c.cut_top(body), words, FontKind::body, ui.theme.text);
  c.cut_top(22);
  const Answer answer = answer_line(ui, "reset_all", c.cut_top(h), tr("Reset everything"));
  end_dialog(ui);
  if (answer == Answer::done) ui.emit(lab::command::ResetAll{});
  if (answer != Answer::none || frame.closed) s.close();
}

}  // namespace ui
