#pragma once

#include <functional>
#include <span>
#include <string>

#include "ui/kit/widgets.hpp"

/// Figures as files. There is one way for all of them: the figure is drawn once more, light and on white, and what was
/// drawn becomes an SVG; a PNG is made from that by the page.
namespace workbenches {

using ui::Rect;
using ui::Ui;

/// A figure that can be saved: as SVG and PNG when it can be drawn, as CSV when it has a table.
struct Figure {
  const char* name;  ///< what stands beside the buttons
  std::string file;  ///< the file's name without its ending; a table may have one of its own
  const char* png;   ///< ids of the buttons; none: there is none of the kind
  const char* svg;
  const char* csv;
  float w, h;  ///< of the drawing, CSS px
  std::function<void(Ui&, const Rect&)> draw;
  std::function<std::string()> table;
  std::string table_file;
};

/// What `draw` draws, as an SVG of this size. Colours are those of the light theme; its clicks and requests go nowhere.
[[nodiscard]] std::string drawing(Ui& ui, const std::string& title, float w, float h,
                                  const std::function<void(Ui&, const Rect&)>& draw);
/// A row for each figure: its name and its buttons.
void save_figures(Ui& ui, Rect& rest, std::span<const Figure> figures);

}  // namespace workbenches
