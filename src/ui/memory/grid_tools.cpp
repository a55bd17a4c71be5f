#include <algorithm>
#include <array>
#include <string>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/memory/grid_view.hpp"
#include "ui/shell/shortcuts.hpp"

namespace ui {
namespace {

constexpr std::array<int, 4> kBrushes = {1, 2, 3, 5};
constexpr std::array<const char*, 4> kBrushNames = {"1", "2", "3", "5"};
constexpr float kToolGap = 4, kGroupGap = 14;

struct Arrow {
  const char* way;
  const char* icon;
  const char* name;
  int dx, dy;
};
// words, beside ids
constexpr std::array<Arrow, 4> kArrows = {{{"left", icon::kChevronLeft, "Shift left", -1, 0},
                                           {"up", icon::kChevronUp, "Shift up", 0, -1},
                                           {"down", icon::kChevronDown, "Shift down", 0, 1},
                                           {"right", icon::kChevronRight, "Shift right", 1, 0}}};

void shift_button(Ui& ui, std::string_view prefix, const Arrow& arrow, const Rect& rect) {
  ButtonOptions o;
  o.kind = ButtonKind::icon;
  o.icon = arrow.icon;
  o.help =
      tr("Moves the whole picture by one cell. What leaves on one side comes back on the other.");
  if (button(ui, std::string(prefix) + arrow.way, rect, tr(arrow.name), o))
    ui.emit(lab::command::Shift{arrow.dx, arrow.dy});
}

void brush_sizes(Ui& ui, std::string_view id, const Rect& rect) {
  const int brush = ui.session.document().view.brush;
  const auto at = std::find(kBrushes.begin(), kBrushes.end(), brush);
  int selected = at == kBrushes.end() ? -1 : static_cast<int>(at - kBrushes.begin());
  if (!segmented(ui, id, rect, tr("Brush"), kBrushNames, &selected,
                 tr("The side of the brush, in cells.")))
    return;
  if (selected < 0) return;
  lab::command::SetView view;
  view.brush = kBrushes[static_cast<std::size_t>(selected)];
  ui.emit(view);
}

/// Walks along the strip, whichever way it runs.
struct Walk {
  Rect rest;
  bool vertical;
  float size;

  Rect next(float length) {
    const Rect r = vertical ? rest.cut_top(length) : rest.cut_left(length);
    gap(kToolGap);
    return r;
  }
  Rect next() { return next(size); }
  void gap(float length) { (void)(vertical ? rest.cut_top(length) : rest.cut_left(length)); }
};

void tool_button(Ui& ui, GridState& s, Tool tool, const char* id, const Rect& rect,
                 const char* name, const char* icon, const char* help, const char* keys) {
  ButtonOptions o;
  o.kind = ButtonKind::icon;
  o.icon = icon;
  o.selected = s.tool == tool;
  o.help = help;
  o.shortcut = keys;
  if (button(ui, id, rect, name, o)) s.take_up(tool);
}

void edit_buttons(Ui& ui, Walk& walk) {
  ButtonOptions o;
  o.kind = ButtonKind::icon;
  o.icon = icon::kContrast;
  o.help = tr("Turns every +1 into −1 and every −1 into +1.");
  if (button(ui, "grid.invert", walk.next(), tr("Invert"), o)) ui.emit(lab::command::Invert{});
  o.icon = icon::kTrash;
  o.help = tr("Sets every cell to −1: an empty sheet to draw on.");
  if (button(ui, "grid.clear", walk.next(), tr("Clear"), o)) ui.emit(lab::command::Clear{});
}

/// A cross of four arrows, in the icons' weight.
void draw_move(Ui& ui, float x, float y) {
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const float reach = 7.5F, head = 2.6F, width = 1.5F;
  const ImU32 colour = ui.theme.secondary;
  constexpr float kWays[4][2] = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
  for (const auto& [dx, dy] : kWays) {
    const ImVec2 tip = {x + dx * reach, y + dy * reach};
    draw->AddLine({x, y}, tip, colour, width);
    const ImVec2 barbs[3] = {{tip.x - (dx + dy) * head, tip.y - (dy + dx) * head},
                             tip,
                             {tip.x - (dx - dy) * head, tip.y - (dy - dx) * head}};
    polyline(*draw, barbs, colour, width);
  }
}

/// While a rectangle is being chosen the strip says so, and how to get out of it.
void rectangle_prompt(Ui& ui, GridState& s, Rect rect) {
  const float w = button_width(ui, tr("Cancel"));
  if (button(ui, "grid.cancel", rect.cut_right(std::min(w, rect.w)), tr("Cancel")))
    s.take_up(Tool::draw);
  rect.cut_right(kToolGap);
  const std::vector<lab::Memory>& memories = *ui.session.document().memories;
  const bool patch = s.tool == Tool::patch && s.patch_pattern < memories.size();
  const std::string words =
      patch ? sentence(tr("Drag over what to copy from {0}"), {memories[s.patch_pattern].name})
            : std::string(tr("Drag over what to cover"));
  text(ui, rect, words, FontKind::strong, ui.theme.accent_ink);
}

}  // namespace

float strip_length(const Ui& ui, Strip strip) {
  const float size = control_height(ui);
  if (strip == Strip::row)
    return 3 * size + segmented_width(ui, kBrushNames) + 6 * size + 9 * kToolGap + 3 * kGroupGap;
  return 7 * size + 6 * kToolGap;
}

void grid_tools(Ui& ui, PanelState& s, Rect rect, Strip strip) {
  float size = control_height(ui);
  // Seven in a row are a little wider than the narrowest phone.
  if (strip == Strip::compact_row) size = std::min(size, (rect.w + kToolGap) / 7 - kToolGap);
  GridState& grid = grid_state(s);
  if (grid.draws_rectangle()) {
    if (strip != Strip::column) {
      rectangle_prompt(ui, grid, rect);
    } else {
      ButtonOptions o;
      o.kind = ButtonKind::icon;
      o.icon = icon::kClose;
      o.help = tr("Leaves the picture as it is.");
      if (button(ui, "grid.cancel", rect.cut_top(size), tr("Cancel"), o)) grid.take_up(Tool::draw);
    }
    return;
  }
  Walk walk{rect, strip == Strip::column, size};
  tool_button(ui, grid, Tool::draw, "grid.draw", walk.next(), tr("Pen"), icon::kEdit,
              tr("Click a cell to flip it, or drag to draw."), keys_of(Shortcut::Does::pen));
  tool_button(ui, grid, Tool::erase, "grid.erase", walk.next(), tr("Eraser"), icon::kEraser,
              tr("Drag to erase. The right mouse button and a pen’s eraser do the same."),
              keys_of(Shortcut::Does::erase));
  tool_button(ui, grid, Tool::inspect, "grid.inspect", walk.next(), tr("Inspect"), icon::kEye,
              tr("Click a neuron to see its arithmetic and its weights. A long press with a finger "
                 "does the same while drawing."),
              "");
  if (strip == Strip::row) {
    walk.gap(kGroupGap);
    brush_sizes(ui, "grid.brush", walk.next(segmented_width(ui, kBrushNames)));
    // The rest stands at the right end, in line with the grid's edge.
    const float right = 6 * size + 5 * kToolGap + kGroupGap;
    if (walk.rest.w > right) walk.gap(walk.rest.w - right);
    for (const Arrow& arrow : kArrows) shift_button(ui, "grid.shift.", arrow, walk.next());
    walk.gap(kGroupGap);
  } else {
    ButtonOptions o;
    o.kind = ButtonKind::icon;
    o.icon = " ";  // drawn here, by size
    o.help = tr("The side of the brush, in cells.");
    const int brush = ui.session.document().view.brush;
    const Rect at = walk.next();
    if (button(ui, "grid.brush", at, sentence(tr("Brush: {0}"), {number(brush)}), o))
      s.show(Open::brush, at);
    const float side = 5 + 3 * static_cast<float>(std::min(brush, 5));
    fill(ui, {at.x + (at.w - side) / 2, at.y + (at.h - side) / 2, side, side}, ui.theme.secondary,
         2);
    o.help = tr("Moves the whole picture.");
    const Rect move = walk.next();
    if (button(ui, "grid.shift", move, tr("Shift"), o)) s.show(Open::shift, move);
    draw_move(ui, move.x + move.w / 2, move.y + move.h / 2);
  }
  edit_buttons(ui, walk);
}

void brush_menu(Ui& ui, PanelState& s) {
  const float h = control_height(ui), w = segmented_width(ui, kBrushNames);
  const Frame frame = begin_popover(ui, "brush", s.anchor, std::max(w, 120.0F), h + 24);
  Rect content = frame.content;
  caption(ui, content.cut_top(24), tr("Brush"));
  brush_sizes(ui, "brush.size", {content.x, content.y, w, h});
  end_popover(ui);
  if (frame.closed) s.close();
}

void shift_menu(Ui& ui, PanelState& s) {
  const float size = control_height(ui);
  const Frame frame = begin_popover(ui, "shift", s.anchor, 3 * size, 3 * size);
  const Rect& c = frame.content;
  for (const Arrow& arrow : kArrows)
    shift_button(ui, "shift.", arrow,
                 {c.x + static_cast<float>(arrow.dx + 1) * size,
                  c.y + static_cast<float>(arrow.dy + 1) * size, size, size});
  end_popover(ui);
  if (frame.closed) s.close();
}

}  // namespace ui
