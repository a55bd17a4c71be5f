#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "ui/dialogs/import_parts.hpp"
#include "ui/kit/draw.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"

namespace ui {
namespace {

constexpr float kImportWidth = 560, kImportCard = 92, kImportCardHeight = 104, kImportGap = 8;

/// A table that may be one picture or a pattern in each row: which of them it is.
void each_choice(Ui& ui, PanelState& s, const Rect& at) {
  ImportState& import = import_state(s);
  const bool rows = import.file->other == lab::Each::picture;
  const auto words = [](const lab::PatternFile& file) {
    return sentence(
        tr("{0} {0|pattern|patterns} of {1} × {2}"),
        {counted(file.memories.size()), number(file.grid.width), number(file.grid.height)});
  };
  // The picture stands first, whichever was taken.
  const std::string picture = words(rows ? *import.other : *import.file),
                    patterns = words(rows ? *import.file : *import.other);
  const std::array<const char*, 2> kinds = {picture.c_str(), patterns.c_str()};
  int kind = rows ? 1 : 0;
  if (!segmented(ui, "import.each", {at.x, at.y, std::min(at.w, segmented_width(ui, kinds)), at.h},
                 tr("The table"), kinds, &kind))
    return;
  std::swap(import.file, import.other);
  s.kept.of<ImportPreview>().patterns.clear();
}

}  // namespace

void patterns_import(Ui& ui, PanelState& s) {
  const lab::Document& d = ui.session.document();
  ImportState& import = import_state(s);
  const lab::PatternFile& file = *import.file;
  const bool either = import.other.has_value(), rest = !file.skipped.empty();
  const float h = control_height(ui), inner = std::min(kImportWidth, ui.screen.w - 68);
  const bool fits = file.grid == d.grid;
  const int columns =
      std::max(2, static_cast<int>((inner + kImportGap) / (kImportCard + kImportGap)));
  const auto lines =
      static_cast<float>((static_cast<int>(file.memories.size()) + columns - 1) / columns);
  const float list = lines * (kImportCardHeight + kImportGap),
              choices = (fits ? 1.0F : 2.0F) * (h + 8);
  const float above = (rest ? 56.0F : 28.0F) + (either ? h + 8 : 0.0F);
  const Frame frame = begin_dialog(ui, "import", tr("Import patterns"), kImportWidth,
                                   above + std::min(list, 340.0F) + 12 + choices + 10 + h);
  Rect c = frame.content;
  const std::string about = sentence(tr("{0}: {1} {1|pattern|patterns} of {2} × {3}"),
                                     {import.name, counted(file.memories.size()),
                                      number(file.grid.width), number(file.grid.height)});
  text(ui, c.cut_top(28), about, FontKind::body, ui.theme.secondary);
  if (rest) {
    std::string names;
    for (const std::string& name : file.skipped) names += (names.empty() ? "" : ", ") + name;
    const std::string words = sentence(tr("Left out: {0}"), {names});
    const Rect line = c.cut_top(28);
    text(ui, line, words, FontKind::body, ui.theme.secondary);
    status(ui, "import.skipped", line, words);
  }
  if (either) {
    const Rect at = c.cut_top(h);
    c.cut_top(8);
    each_choice(ui, s, at);
  }
  const Rect foot = c.cut_bottom(h);
  c.cut_bottom(10);
  Rect bottom = c.cut_bottom(choices);
  c.cut_bottom(12);

  const Rect content = begin_panel_scroll(ui, "import.list", c, list);
  std::vector<Thumbnail>& thumbnails = s.kept.of<ImportPreview>().patterns;
  if (thumbnails.size() < file.memories.size()) thumbnails.resize(file.memories.size());
  const float width =
      (content.w - static_cast<float>(columns - 1) * kImportGap) / static_cast<float>(columns);
  const Rect view = ui.widgets.input().clip();
  for (std::size_t k = 0; k < file.memories.size(); ++k) {
    const auto column = static_cast<float>(static_cast<int>(k) % columns),
               line = static_cast<float>(static_cast<int>(k) / columns);
    const Rect at = {content.x + column * (width + kImportGap),
                     content.y + line * (kImportCardHeight + kImportGap), width, kImportCardHeight};
    if (at.within(view).empty()) continue;
    const CellTexture& cells =
        thumbnails[k].of(file.memories[k].pattern, file.grid.width, file.grid.height);
    Rect card = at.inset(6);
    const Rect name = card.cut_bottom(18);
    card.cut_bottom(4);
    draw_cells(ui, fit_cells(ui, card, file.grid.width, file.grid.height), cells);
    text(ui, name, file.memories[k].name, FontKind::small, ui.theme.text, 0.5F);
  }
  end_scroll(ui);

  int replace = import.replace ? 1 : 0;
  const std::array<const char*, 2> where = {tr("Add to the memories"), tr("Replace the memories")};
  const auto choice = [&](const char* id, const char* name, std::span<const char* const> options,
                          int* selected) {
    const Rect at = bottom.cut_top(h);
    bottom.cut_top(8);
    return segmented(ui, id, {at.x, at.y, std::min(at.w, segmented_width(ui, options)), h}, name,
                     options, selected);
  };
  if (choice("import.where", tr("Where"), where, &replace)) {
    import.replace = replace == 1;
    if (!import.replace) import.take_size = false;
  }
  if (!fits) {
    const std::string grid =
        sentence(tr("Fit to {0} × {1}"), {number(d.grid.width), number(d.grid.height)});
    const std::string own =
        sentence(tr("Keep {0} × {1}"), {number(file.grid.width), number(file.grid.height)});
    const std::array<const char*, 2> sizes = {grid.c_str(), own.c_str()};
    int size = import.take_size ? 1 : 0;
    if (choice("import.size", tr("Size"), sizes, &size)) {
      import.take_size = size == 1;
      // Another size of the grid means other memories: the old ones would have to be resampled.
      if (import.take_size) import.replace = true;
    }
  }
  const Answer answer = answer_line(ui, "import", foot, import.replace ? tr("Replace") : tr("Add"));
  end_dialog(ui);
  if (answer == Answer::done) {
    lab::command::Import command;
    const lab::Grid size = import.take_size ? file.grid : d.grid;
    command.width = size.width;
    command.height = size.height;
    command.replace = import.replace;
    command.memories = file.memories;
    for (lab::Memory& memory : command.memories)
      if (!(file.grid == size)) memory.pattern = lab::resample(memory.pattern, file.grid, size);
    ui.emit(std::move(command));
  }
  if (answer != Answer::none || frame.closed) s.close();
}

}  // namespace ui
