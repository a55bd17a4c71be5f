#include <algorithm>
#include <string>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/memory/grid_view.hpp"
#include "ui/memory/memories_panel.hpp"

namespace ui {
namespace {

struct RenameForm final : Kept {
  std::uint64_t opening = 0;  ///< of the sheet that it was begun for
  std::string name;
};

constexpr float kWidth = 268, kMenuHead = 84;

/// What is known about the memory, in two lines beside its picture.
void head(Ui& ui, PanelState& s, Rect rect, std::size_t k) {
  const lab::Document& d = ui.session.document();
  memory_thumbnail(ui, s, {rect.x + 4, rect.y + 4, 56, 56}, k);
  rect.cut_left(74);
  text(ui, rect.cut_top(22), (*d.memories)[k].name, FontKind::strong, ui.theme.text);
  const hopfield::Stability& st = ui.session.stability(k);
  const std::string words = st.unstable == 0
                                ? std::string(tr("stable: no neuron would change"))
                                : sentence(tr("{0} of {1} neurons would change"),
                                           {counted(st.unstable), counted(d.grid.neurons())});
  text(ui, rect.cut_top(20), words, FontKind::small,
       st.unstable == 0 ? ui.theme.good : ui.theme.warning);
  std::vector<std::string> numbers;
  if (st.energy)
    numbers.push_back(sentence(tr("energy {0}"), {shown_value(ui.session, *st.energy)}));
  if (st.ties > 0) numbers.push_back(sentence(tr("{0} {0|tie|ties}"), {counted(st.ties)}));
  text(ui, rect.cut_top(18), side_by_side(numbers), FontKind::small, ui.theme.secondary);
}

}  // namespace

void memory_menu(Ui& ui, PanelState& s) {
  const std::vector<lab::Memory>& memories = *ui.session.document().memories;
  const std::size_t k = s.subject;
  if (k >= memories.size()) {
    s.close();
    return;
  }
  const float item = menu_item_height(ui);
  const Frame frame = begin_popover(ui, "memory", s.anchor, kWidth, kMenuHead + 8 * item + 20);
  if (frame.closed) s.close();
  Rect c = frame.content;
  head(ui, s, c.cut_top(kMenuHead - 8), k);
  const auto subject = static_cast<std::uint32_t>(k);
  bool done = false;
  const auto line = [&](const char* part, const char* label, const char* icon, const char* help,
                        bool enabled = true) {
    ButtonOptions o;
    o.icon = icon;
    o.help = help;
    o.enabled = enabled;
    const bool chosen = menu_item(ui, memory_id(k, part), c.cut_top(item), label, o);
    done = done || chosen;
    return chosen;
  };
  const auto rule = [&] {
    horizontal_line(ui, c.x, c.right(), c.y + 5, ui.theme.hairline);
    c.cut_top(10);
  };
  rule();
  if (line("load", tr("Load"), icon::kImage, tr("This memory becomes the picture to start from.")))
    ui.emit(lab::command::Load{subject, false});
  if (line("load_inverse", tr("Load its inverse"), icon::kContrast,
           tr("The mirror image in the energy: as stable as the memory itself.")))
    ui.emit(lab::command::Load{subject, true});
  if (line("replace", tr("Replace with the picture shown"), icon::kEdit, ""))
    ui.emit(lab::command::Replace{subject});
  const bool rename = line("rename", tr("Rename…"), icon::kEdit, "");
  rule();
  if (line("up", tr("Move up"), icon::kMoveUp, "", k > 0))
    ui.emit(lab::command::Move{subject, subject - 1});
  if (line("down", tr("Move down"), icon::kMoveDown, "", k + 1 < memories.size()))
    ui.emit(lab::command::Move{subject, subject + 1});
  const bool patch =
      line("patch", tr("Copy a part of it…"), icon::kCopy,
           tr("Drag over the grid: that part of this memory goes into the picture."));
  if (line("forget", tr("Forget"), icon::kTrash,
           tr("Removes exactly its share from every weight.")))
    ui.emit(lab::command::Forget{subject});
  end_popover(ui);
  if (done) s.close();
  if (patch) grid_state(s).take_up(Tool::patch, subject);
  if (rename) s.show(Open::rename, s.anchor, subject);
}

void rename_dialog(Ui& ui, PanelState& s) {
  const std::vector<lab::Memory>& memories = *ui.session.document().memories;
  RenameForm& form = s.kept.of<RenameForm>();
  if (form.opening != s.openings && s.subject < memories.size()) {
    form.opening = s.openings;
    form.name = memories[s.subject].name;
  }
  const float h = control_height(ui);
  const Frame frame = begin_dialog(ui, "rename", tr("Rename the memory"), 360, h * 2 + 16);
  Rect c = frame.content;
  bool done = frame.closed || s.subject >= memories.size();
  const auto rename = [&] {
    if (s.subject < memories.size() && !form.name.empty() && form.name != memories[s.subject].name)
      ui.emit(lab::command::Rename{s.subject, form.name});
    done = true;
  };
  if (text_field(ui, "rename.name", c.cut_top(h), tr("Name"), &form.name)) rename();
  c.cut_top(16);
  ButtonOptions o;
  o.kind = ButtonKind::primary;
  o.enabled = !form.name.empty();
  const Rect row = c.cut_top(h);
  const float w = button_width(ui, tr("Rename"), o);
  if (button(ui, "rename.done", {row.right() - w, row.y, w, h}, tr("Rename"), o)) rename();
  end_dialog(ui);
  if (done) s.close();
}

void store_again_menu(Ui& ui, PanelState& s) {
  using Is = hopfield::Relation::Is;
  const hopfield::Relation relation = ui.session.relation();
  const std::vector<lab::Memory>& memories = *ui.session.document().memories;
  if ((relation.is != Is::duplicate && relation.is != Is::inverse) ||
      relation.pattern >= memories.size()) {
    s.close();
    return;
  }
  const std::string words =
      sentence(relation.is == Is::duplicate
                   ? tr("This picture is stored already, as {0}. Stored twice it counts twice, and "
                        "its basin grows.")
                   : tr("This picture is stored already, inverted: {0}. A memory and its inverse "
                        "give the same weights, so storing both counts double."),
               {memories[relation.pattern].name});
  const float width = 280, h = control_height(ui),
              text_height = paragraph_height(FontKind::body, words, width);
  const Frame frame = begin_popover(ui, "store_again", s.anchor, width, text_height + 14 + h);
  Rect c = frame.content;
  paragraph(ui, c.cut_top(text_height), words, FontKind::body, ui.theme.text);
  c.cut_top(14);
  bool done = frame.closed;
  const float w = button_width(ui, tr("Store it again"));
  if (button(ui, "memories.store_again", {c.x, c.y, w, h}, tr("Store it again"))) {
    lab::command::Store command;
    command.force = true;
    ui.emit(std::move(command));
    done = true;
  }
  ButtonOptions quiet;
  quiet.kind = ButtonKind::quiet;
  if (button(ui, "memories.store_not",
             {c.x + w + 8, c.y, button_width(ui, tr("Leave it"), quiet), h}, tr("Leave it"), quiet))
    done = true;
  end_popover(ui);
  if (done) s.close();
}

}  // namespace ui
