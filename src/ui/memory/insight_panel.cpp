#include "ui/memory/insight_panel.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/memory/grid_view.hpp"
#include "ui/shell/panels.hpp"
#include "ui/shell/waiting.hpp"

namespace ui {
namespace {

struct InsightTab {
  const char* id;
  const char* name;
  void (*draw)(Ui&, PanelState&, Rect);
};
/// One whose code comes later (App::set_panels).
void later(Ui& ui, PanelState& s, Rect rect) {
  const std::string& id = ui.session.document().view.panel;
  const auto at = std::ranges::find(s.later, id, &PanelView::id);
  if (at == s.later.end()) return;
  if (s.parts == nullptr || s.parts->here(kFurtherPart)) return at->draw(ui, s, rect);
  const char* title = id == "weights" ? tr("Weights") : tr("Raster");
  if (!waiting_panel(ui, rect, title, (*s.parts)[kFurtherPart], tr("Show plots"))) return;
  lab::command::SetView view;
  view.panel = "plots";
  ui.emit(std::move(view));
}

// words, beside ids
constexpr InsightTab kTabs[] = {{"plots", "Plots", plots_panel},
                                {"weights", "Weights", later},
                                {"raster", "Raster", later},
                                {"options", "Options", options_panel}};

}  // namespace

void insight_panel(Ui& ui, Rect rect, PanelState& s) {
  std::vector<const InsightTab*> tabs;
  std::vector<const char*> names;
  int selected = 0;
  for (const InsightTab& tab : kTabs) {
    if (!ui.shows(tab.id)) continue;
    if (ui.session.document().view.panel == tab.id) selected = static_cast<int>(tabs.size());
    tabs.push_back(&tab);
    names.push_back(tr(tab.name));
  }
  if (tabs.empty()) return;
  const InsightTab& open = *tabs[static_cast<std::size_t>(selected)];
  const auto show = [&](std::size_t k) {
    lab::command::SetView view;
    view.panel = tabs[k]->id;
    ui.emit(std::move(view));
  };
  if (ui.layout == Layout::medium && open.draw == plots_panel) {
    plots_strip(ui, s, rect, [&](Rect& rest) {
      const float line = ui.touch ? 46.0F : 36.0F;
      const float all = line * static_cast<float>(tabs.size() - 1);
      if (rest.h < 60) {
        ButtonOptions o;
        o.kind = ButtonKind::icon;
        o.icon = icon::kChevronRight;
        const Rect at = rest.cut_right(control_height(ui));
        if (button(ui, "insight.more", {at.x + 6, at.y, at.w, at.h}, tr("Weights, raster, options"),
                   o))
          show(tabs.size() - 1);
        return;
      }
      Rect rows = rest.cut_bottom(all);
      for (std::size_t k = 0; k < tabs.size(); ++k) {
        if (tabs[k] == &open) continue;
        WidgetInfo info;
        info.id = "insight.panel." + std::to_string(k);
        info.role = Role::radio;
        info.name = names[k];
        info.group = tr("Show");
        info.checked = false;
        info.rect = rows.cut_top(line);
        horizontal_line(ui, info.rect.x, info.rect.right(), info.rect.y, ui.theme.hairline);
        if (row(ui, info)) show(k);
        text(ui, {info.rect.x + 14, info.rect.y, info.rect.w - 40, line}, names[k], FontKind::body,
             ui.theme.text);
        draw_icon(ui, info.rect.right() - 20, info.rect.y + line / 2, icon::kChevronRight,
                  ui.theme.secondary, 16);
      }
    });
    return;
  }
  rect.cut_left(ui.theme.margin);
  rect.cut_right(ui.theme.margin);
  if (verdict_beside(ui)) {
    rect.cut_top(6);
    verdict_lines(ui, s, rect.cut_top(44));
  }
  rect.cut_top(14);
  if (tabs.size() > 1) {
    const Rect at = rect.cut_top(ui.touch ? 44.0F : 34.0F);
    int wanted = selected;
    if (segmented(ui, "insight.panel", at, tr("Show"), names, &wanted))
      show(static_cast<std::size_t>(wanted));
    rect.cut_top(16);
  }
  rect.cut_bottom(8);
  open.draw(ui, s, rect);
}

}  // namespace ui
