#include "ui/kit/widgets.hpp"

#include <algorithm>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/widget_parts.hpp"

namespace ui {
namespace parts {

void focus_ring(Ui& ui, const WidgetInfo& info, float radius) {
  if (ui.widgets.focused() != info.id) return;
  const Rect around = info.rect.inset(-3);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PathRect({around.x + 0.5F, around.y + 0.5F}, {around.right() - 0.5F, around.bottom() - 0.5F},
                radius + 3);
  stroke_path(list, ui.theme.accent, 2, true);
}

void after(Ui& ui, const WidgetInfo& info, const Hit& hit) {
  Interaction& input = ui.widgets.input();
  const bool focused = ui.widgets.focused() == info.id;
  if (hit.long_pressed && ui.touch) input.pin_help(info.id, info.rect, info.help);
  if (hit.hovered && !hit.held)
    input.offer_help(info.id, info.rect, info.help, false);
  else if (focused && !ui.widgets.focus_acted())
    input.offer_help(info.id, info.rect, info.help, true);
  if (focused && ui.widgets.focus_is_new() && !input.inside_scroll().empty()) {
    Interaction::Scroll& part = input.scroll(input.inside_scroll());
    const float above = part.seen.y + 8 - info.rect.y,
                below = info.rect.bottom() + 8 - part.seen.bottom();
    if (above > 0) part.target = part.offset - above;
    if (below > 0 && above <= 0) part.target = part.offset + below;
    part.target = std::clamp(part.target, 0.0F, std::max(0.0F, part.content - part.view));
  }
}

ImU32 shaded(Ui& ui, std::string_view id, ImU32 colour, const Hit& hit) {
  const float goal = hit.held && hit.hovered ? 1.0F : hit.hovered && !ui.touch ? 0.5F : 0.0F;
  const float amount = ui.widgets.input().tween(id, goal, 24);
  return mix(colour, ui.theme.text, amount * (ui.theme.dark ? 0.16F : 0.11F));
}

}  // namespace parts

bool Ui::shows(std::string_view name) const { return !widgets.input().hides(name); }

float control_height(const Ui& ui) { return ui.touch ? 44.0F : 36.0F; }

namespace {

constexpr float kIcon = 20;

float padding(const ButtonOptions& options) {
  return options.kind == ButtonKind::quiet ? 12.0F : 16.0F;
}

FontKind face(const ButtonOptions& options) {
  return options.kind == ButtonKind::primary ? FontKind::strong : FontKind::body;
}

}  // namespace

float button_width(const Ui& ui, std::string_view label, const ButtonOptions& options) {
  if (options.kind == ButtonKind::icon) return control_height(ui);
  const float icon = options.icon == nullptr ? 0 : kIcon + (label.empty() ? 0.0F : 7.0F);
  return std::ceil(text_width(face(options), label) + icon + 2 * padding(options));
}

float stacked_width(std::string_view label) {
  return std::max(44.0F, std::ceil(text_width(FontKind::small, label)) + 12);
}

bool button(Ui& ui, std::string_view id, const Rect& rect, std::string_view label,
            const ButtonOptions& options) {
  const Theme& theme = ui.theme;
  WidgetInfo info;
  info.id = id;
  info.name = label;
  info.help = options.help;
  info.enabled = options.enabled;
  info.rect = rect;
  if (options.selected) info.checked = true;
  if (*options.shortcut != '\0') {
    info.help = info.help.empty() ? sentence("[{0}]", {options.shortcut})
                                  : sentence(tr("{0}  [{1}]"), {info.help, options.shortcut});
  }
  if (options.kind == ButtonKind::icon && info.help.empty()) info.help = label;
  if (!ui.widgets.publish(info)) return false;
  const Hit hit = ui.widgets.input().zone(id, rect, Drag::yields, Cursor::hand, options.enabled);
  const bool asked = ui.widgets.asked(id).has_value() && options.enabled;

  ImU32 ground = 0, ink = theme.text;
  switch (options.kind) {
    case ButtonKind::plain:
      ground = theme.soft;
      break;
    case ButtonKind::primary:
      ground = theme.accent;
      ink = theme.on_accent;
      break;
    case ButtonKind::quiet:
    case ButtonKind::icon:
    case ButtonKind::stacked:
      ground = options.selected || options.soft ? theme.soft : with_alpha(theme.soft, 0);
      ink = options.selected ? theme.text : theme.secondary;
      break;
  }
  if (!options.enabled) {
    ink = with_alpha(ink, 0.42F);
    if (options.kind == ButtonKind::primary) ground = with_alpha(ground, 0.45F);
  }
  const bool bare = (ground & IM_COL32_A_MASK) == 0;
  const float amount = ui.widgets.input().tween(id,
                                                hit.held && hit.hovered    ? 1.0F
                                                : hit.hovered && !ui.touch ? 0.55F
                                                                           : 0.0F,
                                                24);
  if (bare) {
    ground = with_alpha(mix(theme.soft, theme.text, amount > 0.55F ? 0.08F : 0.0F),
                        std::min(1.0F, amount * 1.6F));
    ink = options.enabled ? mix(ink, theme.text, amount) : ink;
  } else if (options.kind == ButtonKind::primary) {
    ground = mix(ground, theme.dark ? IM_COL32_WHITE : IM_COL32_BLACK, amount * 0.16F);
  } else {
    ground = mix(ground, theme.text, amount * (theme.dark ? 0.14F : 0.09F));
  }
  if ((ground & IM_COL32_A_MASK) != 0) fill(ui, rect, ground, theme.radius);

  const float middle = rect.y + rect.h / 2;
  if (options.kind == ButtonKind::icon && options.icon != nullptr) {
    draw_icon(ui, rect.x + rect.w / 2, middle, options.icon, ink);
  } else if (options.kind == ButtonKind::stacked) {
    const float top = middle - 20;
    if (options.icon != nullptr) draw_icon(ui, rect.x + rect.w / 2, top + 11, options.icon, ink);
    text(ui, {rect.x, top + 23, rect.w, 16}, label, FontKind::small, ink, 0.5F);
  } else {
    const float whole = text_width(face(options), label);
    // When it is tight the word matters more than its icon.
    const bool with_icon =
        options.icon != nullptr && (label.empty() || whole + kIcon + 7 <= rect.w - 12);
    const float icon = with_icon ? kIcon + (label.empty() ? 0.0F : 7.0F) : 0;
    const float width = std::min(whole, std::max(0.0F, rect.w - icon - 8));
    const float x = rect.x + (rect.w - icon - width) / 2;
    if (with_icon) draw_icon(ui, x + kIcon / 2, middle, options.icon, ink);
    text(ui, {x + icon, rect.y, width + 1, rect.h}, label, face(options), ink);
  }
  parts::focus_ring(ui, info, theme.radius);
  parts::after(ui, info, hit);
  return hit.clicked || asked;
}

bool toggle(Ui& ui, std::string_view id, const Rect& rect, std::string_view label, bool* on,
            const char* help) {
  const Theme& theme = ui.theme;
  WidgetInfo info;
  info.id = id;
  info.role = Role::toggle;
  info.name = label;
  info.help = help;
  info.checked = *on;
  info.rect = rect;
  if (!ui.widgets.publish(info)) return false;
  const Hit hit = ui.widgets.input().zone(id, rect);
  const auto asked = ui.widgets.asked(id);
  const bool wanted =
      asked ? (asked->empty() ? !*on : *asked == "true" || *asked == "1" || *asked == "on") : *on;
  const bool activated = hit.clicked || wanted != *on;
  if (activated) *on = !*on;

  constexpr float kWidth = 36, kHeight = 20;
  const Rect track{rect.right() - kWidth, rect.y + (rect.h - kHeight) / 2, kWidth, kHeight};
  const float at = ui.widgets.input().tween(std::string(id) + "#on", *on ? 1.0F : 0.0F);
  const ImU32 off = mix(theme.hairline, theme.secondary, theme.dark ? 0.25F : 0.35F);
  fill(ui, track, parts::shaded(ui, id, mix(off, theme.text, at), hit), kHeight / 2);
  const ImVec2 knob{track.x + 10 + at * (kWidth - 20), track.y + kHeight / 2};
  ImGui::GetWindowDrawList()->AddCircleFilled(knob, 7.5F, theme.dark ? theme.bg : IM_COL32_WHITE);
  text(ui, {rect.x, rect.y, rect.w - kWidth - 10, rect.h}, label, FontKind::body, theme.text);
  parts::focus_ring(ui, info, 6);
  parts::after(ui, info, hit);
  return activated;
}

float segmented_width(const Ui& ui, std::span<const char* const> options) {
  float width = 4;
  for (const char* option : options)
    width += std::ceil(text_width(FontKind::body, option)) + (ui.touch ? 28.0F : 22.0F);
  return width;
}

bool segmented(Ui& ui, std::string_view id, const Rect& rect, std::string_view name,
               std::span<const char* const> options, int* selected, const char* help) {
  const Theme& theme = ui.theme;
  const auto id_of = [&](std::size_t k) { return std::string(id) + "." + std::to_string(k); };
  const Rect inner = rect.inset(2);
  float natural = 0, shown = 0;
  for (std::size_t k = 0; k < options.size(); ++k) {
    if (!ui.shows(id_of(k))) continue;
    natural += text_width(FontKind::body, options[k]) + 22;
    shown += 1;
  }
  if (shown == 0) return false;
  fill(ui, rect, theme.soft, 8);
  const float spare = (inner.w - natural) / shown;
  const int before = *selected;
  float x = inner.x;
  for (std::size_t k = 0; k < options.size(); ++k) {
    const float width = text_width(FontKind::body, options[k]) + 22 + spare;
    WidgetInfo info;
    info.id = id_of(k);
    info.role = Role::radio;
    info.name = options[k];
    info.group = name;
    info.help = help;
    info.checked = static_cast<int>(k) == before;
    info.rect = {x, inner.y, width, inner.h};
    if (!ui.widgets.publish(info)) continue;
    const Hit hit = ui.widgets.input().zone(info.id, info.rect);
    if (hit.clicked || ui.widgets.asked(info.id)) *selected = static_cast<int>(k);
    const bool chosen = static_cast<int>(k) == before;
    if (chosen) {
      fill(ui, info.rect.moved(0, 1), with_alpha(IM_COL32_BLACK, theme.dark ? 0.3F : 0.10F), 6.5F);
      fill(ui, info.rect, theme.dark ? mix(theme.soft, theme.text, 0.12F) : theme.surface, 6.5F);
    }
    const float near = ui.widgets.input().tween(info.id, hit.hovered ? 1.0F : 0.0F, 24);
    // The secondary colour alone has too little contrast on the soft ground.
    const ImU32 quiet = mix(theme.secondary, theme.text, 0.15F);
    text(ui, info.rect, options[k], FontKind::body,
         chosen ? theme.text : mix(quiet, theme.text, near), 0.5F);
    parts::focus_ring(ui, info, 6.5F);
    parts::after(ui, info, hit);
    x += width;
  }
  return *selected != before;
}

bool row(Ui& ui, const WidgetInfo& info, bool selected) {
  if (!ui.widgets.publish(info)) return false;
  const Hit hit =
      ui.widgets.input().zone(info.id, info.rect, Drag::yields, Cursor::hand, info.enabled);
  const float goal = hit.held && hit.hovered ? 1.0F : hit.hovered && !ui.touch ? 0.6F : 0.0F;
  const float amount = ui.widgets.input().tween(info.id, goal, 24);
  const ImU32 soft = ui.theme.dark ? ui.theme.soft : mix(ui.theme.soft, ui.theme.text, 0.015F);
  if (selected || amount > 0) {
    const ImU32 ground = selected ? mix(soft, ui.theme.text, amount * 0.05F)
                                  : with_alpha(soft, std::min(1.0F, amount * 1.4F));
    fill(ui, info.rect, ground, ui.theme.radius);
  }
  parts::focus_ring(ui, info, ui.theme.radius);
  parts::after(ui, info, hit);
  return hit.clicked || (ui.widgets.asked(info.id).has_value() && info.enabled);
}

AreaState area(Ui& ui, const WidgetInfo& info, Drag drag) {
  AreaState state;
  state.shown = ui.widgets.publish(info);
  if (!state.shown) return state;
  Interaction& input = ui.widgets.input();
  const Hit hit =
      input.zone(info.id, info.rect, drag,
                 info.role == Role::grid ? Cursor::crosshair : Cursor::arrow, info.enabled);
  state.hovered = hit.hovered;
  state.pressed = hit.pressed;
  state.held = hit.held;
  state.released = hit.released;
  state.long_pressed = hit.long_pressed;
  state.double_clicked = hit.double_clicked;
  state.erases = input.pointer().erases;
  state.x = input.pointer().x - info.rect.x;
  state.y = input.pointer().y - info.rect.y;
  if (hit.held || hit.released)
    for (const auto& [x, y] : input.pointer().trail)
      state.trail.emplace_back(x - info.rect.x, y - info.rect.y);
  if (hit.hovered) {
    state.wheel = input.pointer().wheel_y;
    state.pinch = input.pointer().zoom;
  }
  state.asked = ui.widgets.asked(info.id);
  state.focused = ui.widgets.focused() == info.id;
  parts::focus_ring(ui, info, 4);
  parts::after(ui, info, hit);
  return state;
}

void term(Ui& ui, std::string_view id, const Rect& rect, std::string_view words,
          const char* explanation, std::string_view value) {
  WidgetInfo info;
  info.id = id;
  info.role = Role::status;
  info.name = words;
  info.value = value;
  info.help = explanation;
  const float width = std::min(rect.w, text_width(FontKind::body, words));
  info.rect = {rect.x, rect.y, width, rect.h};
  if (!ui.widgets.publish(info)) return;
  const Hit hit = ui.widgets.input().zone(id, info.rect, Drag::yields, Cursor::arrow);
  text(ui, rect, words, FontKind::body, hit.hovered ? ui.theme.text : ui.theme.secondary);
  const float y = snap(ui, baseline_for(FontKind::body, rect.y + rect.h / 2) + 3);
  const float dot = std::max(1.0F, std::floor(ui.ratio)) / ui.ratio;
  for (float x = snap(ui, rect.x); x + dot <= rect.x + width; x += 3) {
    ImGui::GetWindowDrawList()->AddRectFilled({snap(ui, x), y}, {snap(ui, x) + dot, y + dot},
                                              with_alpha(ui.theme.secondary, 0.7F));
  }
  parts::focus_ring(ui, info, 3);
  parts::after(ui, info, hit);
  if (hit.clicked) ui.widgets.input().pin_help(id, info.rect, explanation);
}

void status(Ui& ui, std::string_view id, const Rect& rect, std::string_view words) {
  WidgetInfo info;
  info.id = id;
  info.role = Role::status;
  info.name = words;
  info.rect = rect;
  ui.widgets.publish(std::move(info));
}

}  // namespace ui
