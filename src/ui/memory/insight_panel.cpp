#include "ui/memory/insight_panel.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "ui/shell/panels.hpp"

namespace ui {
namespace {

struct Tab {
  const char* id;
  const char* name;
  void (*draw)(Ui&, PanelState&, Rect);
};
constexpr Tab kTabs[] = {{"plots", "Plots", plots_panel},
                         {"weights", "Weights", weights_panel},
                         {"raster", "Raster", raster_panel},
                         {"options", "Options", options_panel}};

}  // namespace

void insight_panel(Ui& ui, Rect rect, PanelState& s) {
  std::vector<const Tab*> tabs;
  std::vector<const char*> names;
  int selected = 0;
  for (const Tab& tab : kTabs) {
    if (!ui.shows(tab.id)) continue;
    if (ui.session.document().view.panel == tab.id) selected = static_cast<int>(tabs.size());
    tabs.push_back(&tab);
    names.push_back(tr(tab.name));
  }
  if (tabs.empty()) return;
  rect.cut_left(ui.theme.margin);
  rect.cut_right(ui.theme.margin);
  rect.cut_top(14);
  if (tabs.size() > 1) {
    const Rect at = rect.cut_top(ui.touch ? 44.0F : 34.0F);
    int wanted = selected;
    if (segmented(ui, "insight.panel", at, tr("Show"), names, &wanted)) {
      lab::command::SetView view;
      view.panel = tabs[static_cast<std::size_t>(wanted)]->id;
      ui.emit(std::move(view));
    }
    rect.cut_top(16);
  }
  rect.cut_bottom(8);
  tabs[static_cast<std::size_t>(selected)]->draw(ui, s, rect);
}

}  // namespace ui
