#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/memory/grid_view.hpp"
#include "ui/shell/shortcuts.hpp"

namespace ui {
namespace {

using Does = Shortcut::Does;

constexpr std::array<int, 4> kBrushes = {1, 2, 3, 5};
constexpr std::array<const char*, 4> kBrushNames = {"1", "2", "3", "5"};

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

/// The tools in the order in which they give way where there is no room for all of them.
struct ToolItem {
  const char *id, *name, *icon, *help;
  std::optional<Shortcut::Does> key = {};
};
// words, beside ids
constexpr std::array<ToolItem, 7> kTools = {
    {{"grid.draw", "Pen", icon::kEdit, "Click a cell to flip it, or drag to draw.", Does::pen},
     {"grid.erase", "Eraser", icon::kEraser,
      "Drag to erase. The right mouse button and a pen’s eraser do the same.", Does::erase},
     {"grid.clear", "Clear", icon::kTrash, "Sets every cell to −1: an empty sheet to draw on."},
     {"grid.invert", "Invert", icon::kContrast, "Turns every +1 into −1 and every −1 into +1."},
     {"grid.shift", "Shift", " ", "Moves the whole picture."},
     {"grid.brush", "Brush", " ", "The side of the brush, in cells."},
     {"grid.inspect", "Inspect", icon::kEye,
      "Click a neuron to see its arithmetic and its weights. A long press with a finger does the "
      "same while drawing."}}};
/// Where they stand in the column.
constexpr std::array<std::size_t, 7> kOrder = {0, 1, 5, 3, 4, 2, 6};

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

/// One tool: an icon over its word; brush and shift draw their own icons.
void tool(Ui& ui, PanelState& s, GridState& grid, const ToolItem& item, const Rect& at) {
  const std::string_view id = item.id;
  const int brush = ui.session.document().view.brush;
  const bool sizes = id == "grid.brush", shifts = id == "grid.shift";
  const std::optional<Tool> taken = id == "grid.draw"      ? std::optional(Tool::draw)
                                    : id == "grid.erase"   ? std::optional(Tool::erase)
                                    : id == "grid.inspect" ? std::optional(Tool::inspect)
                                                           : std::nullopt;
  ButtonOptions o;
  o.kind = ButtonKind::stacked;
  o.icon = item.icon;
  o.help = tr(item.help);
  o.selected = taken == grid.tool;
  if (item.key) o.shortcut = keys_of(*item.key);
  const std::string words =
      sizes ? sentence(tr("Size {0}"), {number(brush)}) : std::string(tr(item.name));
  if (!ui.shows(id)) return;
  const bool pressed = button(ui, id, at, words, o);
  const float x = at.x + at.w / 2, y = at.y + at.h / 2 - 9;
  if (sizes) {
    const float side = 5 + 2.6F * static_cast<float>(std::min(brush, 5));
    fill(ui, {x - side / 2, y - side / 2, side, side}, ui.theme.secondary, 2);
  }
  if (shifts) draw_move(ui, x, y);
  if (!pressed) return;
  if (taken) grid.take_up(*taken);
  if (sizes) s.show(Open::brush, at);
  if (shifts) s.show(Open::shift, at);
  if (id == "grid.invert") ui.emit(lab::command::Invert{});
  if (id == "grid.clear") ui.emit(lab::command::Clear{});
}

/// How many neurons there are, beside the picture of them; opens the dialog that changes it.
void size_button(Ui& ui, PanelState& s, const Rect& at) {
  const lab::Grid grid = ui.session.document().grid;
  ButtonOptions o;
  o.kind = ButtonKind::stacked;
  o.icon = " ";
  o.help = tr("Changes how many neurons the network has.");
  std::string words = sentence(tr("{0} × {1}"), {number(grid.width), number(grid.height)});
  if (stacked_width(words) > at.w)
    words = sentence(tr("{0}×{1}"), {number(grid.width), number(grid.height)});
  if (!ui.shows("grid.size")) return;
  outline(ui, at, ui.theme.hairline, ui.theme.radius);
  if (button(ui, "grid.size", at, words, o)) s.show(Open::resize);
  draw_icon(ui, at.x + at.w / 2, at.y + at.h / 2 - 9, icon::kGrid, ui.theme.secondary, 18);
}

}  // namespace

void rectangle_prompt(Ui& ui, PanelState& state, Rect rect) {
  GridState& s = grid_state(state);
  const float w = button_width(ui, tr("Cancel"));
  const Rect place = rect.cut_right(std::min(w, rect.w));
  const float h = std::min(place.h, control_height(ui));
  if (button(ui, "grid.cancel", {place.x, place.y + (place.h - h) / 2, place.w, h}, tr("Cancel")))
    s.take_up(Tool::draw);
  rect.cut_right(8);
  const std::vector<lab::Memory>& memories = *ui.session.document().memories;
  const bool patch = s.tool == Tool::patch && s.patch_pattern < memories.size();
  const std::string words =
      patch ? sentence(tr("Drag over what to copy from {0}"), {memories[s.patch_pattern].name})
            : std::string(tr("Drag over what to cover"));
  text(ui, rect, words, FontKind::strong, ui.theme.accent_ink);
}

void grid_tools(Ui& ui, PanelState& s, Rect rect, bool column) {
  GridState& grid = grid_state(s);
  constexpr float kGap = 4, kLargest = 56;
  const float length = column ? rect.h : rect.w, across = column ? rect.w : rect.h;
  const float least = ui.touch ? 44.0F : column ? 40.0F : 42.0F;
  // The size of the grid closes the column at the foot of the grid.
  const auto fit = static_cast<std::size_t>((length + kGap) / (least + kGap));
  const std::size_t count = std::min(kTools.size(), std::max<std::size_t>(fit, 2) - 1);
  const float each =
      std::min(column ? kLargest : 64.0F, (length + kGap) / static_cast<float>(count + 1) - kGap);
  Rect rest = rect;
  for (const std::size_t k : kOrder) {
    if (k >= count) continue;
    const Rect at = column ? rest.cut_top(each) : rest.cut_left(each);
    (void)(column ? rest.cut_top(kGap) : rest.cut_left(kGap));
    tool(ui, s, grid, kTools[k], {at.x, at.y, column ? across : each, column ? each : across});
  }
  const Rect at = column ? rest.cut_bottom(each) : rest.cut_right(each);
  size_button(ui, s, {at.x, at.y, column ? across : each, column ? each : across});
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
