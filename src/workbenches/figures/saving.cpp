#include "workbenches/figures/saving.hpp"

#include <algorithm>

#include "ui/kit/numbers.hpp"

namespace workbenches {
namespace {

using ui::sentence;
using ui::tr;

void give(Ui& ui, ui::WindowRequest::What what, const std::string& name, const char* mime,
          const std::string& content) {
  ui.requests.push_back({what, name, mime, {content.begin(), content.end()}});
}

}  // namespace

void save_figures(Ui& ui, Rect& rest, std::span<const Figure> figures) {
  using What = ui::WindowRequest::What;
  rest.cut_top(14);
  ui::caption(ui, rest.cut_top(18), tr("Save"));
  const float height = ui::control_height(ui);
  for (const Figure& figure : figures) {
    rest.cut_top(6);
    Rect row = rest.cut_top(height);
    // From the right, so that all of a kind stand below each other.
    const auto button = [&](const char* id, const char* kind, const char* help) {
      const Rect place = row.cut_right(54);
      row.cut_right(6);
      if (id == nullptr) return false;
      ui::ButtonOptions o;
      const std::string words = sentence(help, {figure.name});
      o.help = words.c_str();
      return ui::button(ui, id, place, kind, o);
    };
    if (button(figure.csv, "CSV", tr("{0}: the numbers, for a spreadsheet")))
      give(ui, What::download,
           (figure.table_file.empty() ? figure.file : figure.table_file) + ".csv", "text/csv",
           figure.table());
    const bool svg = button(figure.svg, "SVG", tr("{0}: a drawing that is sharp at any size"));
    const bool png = button(figure.png, "PNG", tr("{0}: a picture"));
    ui::text(ui, row, figure.name, ui::FontKind::body, ui.theme.text);
    if (!svg && !png) continue;
    const std::string made = drawing(ui, figure.name, figure.w, figure.h, figure.draw);
    if (svg) give(ui, What::download, figure.file + ".svg", "image/svg+xml", made);
    if (png) give(ui, What::svg_to_png, figure.file + ".png", "image/png", made);
  }
}

}  // namespace workbenches
