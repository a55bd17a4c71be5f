#include <algorithm>
#include <cstring>

#include "ui/kit/draw.hpp"
#include "ui/kit/widget_parts.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {
namespace parts {

#ifdef __EMSCRIPTEN__

std::optional<std::string> typed(Ui& ui, std::string_view id, const Rect&, std::string_view,
                                 bool begin, bool* active) {
  *active = false;
  if (begin) ui.requests.push_back({WindowRequest::What::edit, std::string(id), {}, {}});
  return std::nullopt;
}

#else

std::optional<std::string> typed(Ui& ui, std::string_view id, const Rect& rect,
                                 std::string_view start, bool begin, bool* active) {
  Widgets::Editing& editing = ui.widgets.editing();
  if (begin && editing.id != id) {
    editing.id = id;
    const std::size_t length = std::min(start.size(), editing.buffer.size() - 1);
    std::memcpy(editing.buffer.data(), start.data(), length);
    editing.buffer[length] = '\0';
    editing.fresh = true;
  }
  *active = editing.id == id;
  if (!*active) return std::nullopt;
  ImGui::SetCursorScreenPos({rect.x, rect.y + (rect.h - ImGui::GetFrameHeight()) / 2});
  ImGui::SetNextItemWidth(rect.w);
  if (editing.fresh) ImGui::SetKeyboardFocusHere();
  ImGui::PushID(editing.id.c_str());
  const bool entered =
      ImGui::InputText("##text", editing.buffer.data(), editing.buffer.size(),
                       ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  const bool left = !editing.fresh && !ImGui::IsItemActive();
  const bool dropped = ImGui::IsKeyPressed(ImGuiKey_Escape);
  ImGui::PopID();
  ui.animate(0.2F);  // the caret
  if (editing.fresh) {
    editing.fresh = !ImGui::IsItemActive();
    return std::nullopt;
  }
  if (!entered && !left) return std::nullopt;
  std::string text = editing.buffer.data();
  editing.id.clear();
  *active = false;
  if (dropped) return std::nullopt;
  return text;
}

#endif

}  // namespace parts

bool text_field(Ui& ui, std::string_view id, const Rect& rect, std::string_view label,
                std::string* words, const char* placeholder) {
  WidgetInfo info;
  info.id = id;
  info.role = Role::textbox;
  info.name = label;
  info.value = *words;
  info.rect = rect;
  if (!ui.widgets.publish(info)) return false;
  const Hit hit = ui.widgets.input().zone(id, rect, Drag::yields, Cursor::text);
  const Theme& theme = ui.theme;
  const ImU32 edge = mix(theme.hairline, theme.text, hit.hovered ? 0.35F : 0.12F);
  fill(ui, rect, theme.dark ? theme.bg : theme.surface, 8);
  outline(ui, rect, edge, 8);
  bool active = false;
  const auto done = parts::typed(ui, id, rect, *words, hit.clicked, &active);
  if (!active) {
    const Rect inner{rect.x + 10, rect.y, rect.w - 20, rect.h};
    if (words->empty())
      text(ui, inner, placeholder, FontKind::body, with_alpha(theme.secondary, 0.8F));
    else
      text(ui, inner, *words, FontKind::body, theme.text);
  }
  parts::focus_ring(ui, info, 8);
  parts::after(ui, info, hit);
  const auto asked = ui.widgets.asked(id);
  for (const auto& text : {done, asked}) {
    if (text && *text != *words) {
      *words = *text;
      return true;
    }
  }
  return false;
}

}  // namespace ui
