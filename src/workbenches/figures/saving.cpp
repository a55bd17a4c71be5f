#include "workbenches/figures/saving.hpp"

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"

namespace workbenches {
namespace {

using ui::tr;
using What = ui::WindowRequest::What;

/// The menu lies above all panels, so it is drawn after them; what is chosen is made a frame later by the panel, which knows
/// its figures.
struct SaveMenu final : ui::Kept {
  struct Line {
    const char *id, *words, *help;  // no id: a heading
  };
  bool open = false;
  std::string button;
  Rect anchor;
  std::vector<Line> lines;
  const char* chosen = nullptr;

  void turn(Ui& ui) override {
    // Closed with the panel that opened it.
    const std::vector<Line> all = std::exchange(lines, {});
    open = open && !all.empty();
    if (!open) return;
    constexpr float kHeading = 26, kWidth = 250;
    const float item = ui::menu_item_height(ui);
    float tall = 4;
    for (const Line& line : all) tall += line.id == nullptr ? kHeading : item;
    const ui::Frame frame = ui::begin_popover(ui, button + ".menu", anchor, kWidth, tall);
    Rect rest = ui::begin_scroll(ui, button + ".scroll", frame.content, tall);
    for (const Line& line : all) {
      if (line.id == nullptr) {
        const Rect head = rest.cut_top(kHeading);
        ui::caption(ui, {head.x + 10, head.y + 6, head.w - 20, 18}, line.words);
        continue;
      }
      ui::ButtonOptions o;
      o.help = line.help;
      if (!ui.shows(line.id)) continue;
      // It stays open: who wants the picture often wants the numbers, too.
      if (ui::menu_item(ui, line.id, rest.cut_top(item), line.words, o)) chosen = line.id;
    }
    ui::end_scroll(ui);
    ui::end_popover(ui);
    if (frame.closed) open = false;
  }
};

void give(Ui& ui, What what, const std::string& name, const char* mime,
          const std::string& content) {
  ui.requests.push_back({what, name, mime, {content.begin(), content.end()}});
}

void make(Ui& ui, const Figure& figure, std::string_view id) {
  const auto is = [id](const char* kind) { return kind != nullptr && id == kind; };
  if (is(figure.csv))
    give(ui, What::download, (figure.table_file.empty() ? figure.file : figure.table_file) + ".csv",
         "text/csv", figure.table());
  if (!is(figure.svg) && !is(figure.png)) return;
  const std::string made = drawing(ui, figure.name, figure.w, figure.h, figure.draw);
  if (is(figure.svg))
    give(ui, What::download, figure.file + ".svg", "image/svg+xml", made);
  else
    give(ui, What::svg_to_png, figure.file + ".png", "image/png", made);
}

}  // namespace

void save_figures(Ui& ui, ui::PanelState& panels, Rect& rest, const char* id,
                  std::span<const Figure> figures, std::span<const TextFile> texts) {
  SaveMenu& menu = panels.kept.of<SaveMenu>();
  if (!ui.shows(id)) return;
  rest.cut_top(14);
  ui::ButtonOptions o;
  o.icon = ui::icon::kDownload;
  o.help = tr("Saves figures, their numbers, and what is needed to run them again.");
  o.selected = menu.open && menu.button == id;
  const Rect row = rest.cut_top(ui::control_height(ui));
  const Rect at{row.x, row.y, std::min(row.w, ui::button_width(ui, tr("Save…"), o)), row.h};
  if (ui::button(ui, id, at, tr("Save…"), o)) {
    menu.open = !(menu.open && menu.button == id);
    menu.button = id;
  }
  if (!menu.open || menu.button != id) return;
  // The mirror opens it wherever the panel is scrolled to.
  menu.anchor = at;
  menu.anchor.y = std::min(at.y, ui.screen.bottom() - at.h - 8);
  const auto line = [&menu](const char* which, const char* words, const char* help) {
    if (which != nullptr) menu.lines.push_back({which, words, help});
  };
  for (const Figure& figure : figures) {
    menu.lines.push_back({nullptr, figure.name, ""});
    line(figure.png, tr("Picture (PNG)"), tr("For slides and documents"));
    line(figure.svg, tr("Drawing (SVG)"), tr("Sharp at any size"));
    line(figure.csv, tr("Numbers (CSV)"), tr("For a spreadsheet"));
  }
  if (!texts.empty()) menu.lines.push_back({nullptr, tr("To run it again"), ""});
  for (const TextFile& text : texts) line(text.id, text.name, text.help);
  const char* chosen = std::exchange(menu.chosen, nullptr);
  if (chosen == nullptr) return;
  for (const Figure& figure : figures) make(ui, figure, chosen);
  for (const TextFile& text : texts)
    if (std::strcmp(text.id, chosen) == 0)
      give(ui, What::download, text.file, text.mime, text.text());
}

}  // namespace workbenches
