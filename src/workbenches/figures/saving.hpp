#pragma once

#include <functional>
#include <span>
#include <string>

#include "ui/kit/widgets.hpp"
#include "ui/shell/panel_state.hpp"

/// Figures as files. There is one way for all of them: the figure is drawn once more, light and on white, and what was
/// drawn becomes an SVG; a PNG is made from that by the page.
namespace workbenches {

using ui::Rect;
using ui::Ui;

/// A figure that can be saved: as SVG and PNG when it can be drawn, as CSV when it has a table.
struct Figure {
  const char* name;  ///< its heading in the menu
  std::string file;  ///< the file's name without its ending; a table may have one of its own
  const char* png;   ///< ids of the lines; none: there is none of the kind
  const char* svg;
  const char* csv;
  float w, h;  ///< of the drawing, CSS px
  std::function<void(Ui&, const Rect&)> draw;
  std::function<std::string()> table;
  std::string table_file;
};

/// A text that can be saved besides.
struct TextFile {
  const char *id, *name, *help;
  std::string file;  ///< its name, with its ending
  const char* mime;
  std::function<std::string()> text;
};

/// What `draw` draws, as an SVG of this size. Colours are those of the light theme; its clicks and requests go nowhere.
[[nodiscard]] std::string drawing(Ui& ui, const std::string& title, float w, float h,
                                  const std::function<void(Ui&, const Rect&)>& draw);
/// One button, `id`, and its menu: what of each figure can be saved, and the texts.
void save_figures(Ui& ui, ui::PanelState& panels, Rect& rest, const char* id,
                  std::span<const Figure> figures, std::span<const TextFile> texts = {});

}  // namespace workbenches
