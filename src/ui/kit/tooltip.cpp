#include "ui/kit/tooltip.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"

namespace ui {
namespace {

constexpr float kHelpPadding = 10, kHelpMargin = 6;

float widest_help(const Ui& ui) {
  return std::min(280.0F, ui.screen.w - 2 * (kHelpPadding + kHelpMargin));
}

}  // namespace

std::optional<Rect> help_place(Ui& ui, const Rect& of, float w, float h) {
  constexpr float kApart = 8;
  const float middle = of.x + (of.w - w) / 2, below = of.bottom() + kApart,
              above = of.y - h - kApart, level = of.y + (of.h - h) / 2;
  const Rect room = ui.screen.inset(kHelpMargin);
  std::array<Rect, 8> places = {{{middle, below, w, h},
                                 {middle, above, w, h},
                                 {of.x, above, w, h},
                                 {of.right() - w, above, w, h},
                                 {of.x, below, w, h},
                                 {of.right() - w, below, w, h},
                                 {of.right() + kApart, level, w, h},
                                 {of.x - kApart - w, level, w, h}}};
  // A finger covers what is below it.
  if (ui.touch) std::swap(places[0], places[1]);
  for (Rect& card : places) {
    if (card.y < room.y || card.bottom() > room.bottom()) continue;
    card.x = std::clamp(card.x, room.x, std::max(room.x, room.right() - w));
    if (card.within(of).empty() && ui.widgets.input().is_clear(card)) return card;
  }
  return std::nullopt;
}

void draw_help(Ui& ui) {
  Interaction& input = ui.widgets.input();
  const Interaction::Help& help = input.help();
  const bool shown =
      !help.id.empty() && help.age >= Interaction::kHelpDelay && (!input.busy() || help.sticky);
  const float strength = input.tween("help#strength", shown ? 1.0F : 0.0F, 26);
  if (!shown || strength <= 0.02F) return;
  const float width =
      std::min(widest_help(ui), std::ceil(text_width(FontKind::small, help.text)) + 1);
  const float height = paragraph_height(FontKind::small, help.text, width);
  const auto place = help_place(ui, help.rect, width + 2 * kHelpPadding, height + 2 * 8 - 2);
  if (!place) return;
  Rect card = *place;
  card = snap(ui, card);
  const Theme& theme = ui.theme;
  const ImU32 ground = theme.dark ? mix(theme.soft, theme.text, 0.12F) : theme.text;
  fill(ui, card, with_alpha(ground, 0.97F * strength), 8);
  paragraph(ui, {card.x + kHelpPadding, card.y + 7, width, height}, help.text, FontKind::small,
            with_alpha(theme.dark ? theme.text : theme.surface, strength));
}

double end_of(const Toast& toast) {
  // Long enough to be read twice.
  return toast.since + std::clamp(2.5 + 0.07 * static_cast<double>(toast.text.size()), 3.5, 12.0);
}

void draw_toasts(Ui& ui, std::vector<Toast>& toasts, float bottom) {
  std::erase_if(toasts, [&](const Toast& toast) { return ui.now >= end_of(toast); });
  Interaction& input = ui.widgets.input();
  float y = bottom - 14;
  for (std::size_t k = toasts.size(); k-- > 0;) {
    Toast& toast = toasts[k];
    const Theme& theme = ui.theme;
    const std::string id = "toast." + std::to_string(k);
    const float widest = std::min(480.0F, ui.screen.w - 24);
    const float mark = toast.warning ? 28 : 0;
    const float words =
        std::min(widest - 32 - mark, std::ceil(text_width(FontKind::body, toast.text)) + 1);
    const float height = paragraph_height(FontKind::body, toast.text, words) + 22;
    const float width = words + 32 + mark;
    const auto age = static_cast<float>(ui.now - toast.since);
    const float in = ui.reduced_motion ? 1 : std::min(1.0F, age / 0.18F);
    const Rect card = snap(ui, Rect{ui.screen.x + (ui.screen.w - width) / 2,
                                    y - height + (1 - in) * 10, width, height});
    y -= height + 8;
    const ImU32 ground = theme.dark ? mix(theme.soft, theme.text, 0.12F) : theme.text;
    shadow(ui, card, theme.radius);
    fill(ui, card, with_alpha(ground, in), theme.radius);
    float x = card.x + 16;
    if (toast.warning) {
      draw_icon(ui, x + 8, card.y + 21, icon::kWarning,
                mix(theme.warning, IM_COL32(255, 190, 90, 255), theme.dark ? 0 : 0.8F), 18);
      x += mark;
    }
    paragraph(ui, {x, card.y + 11, words, height - 22}, toast.text, FontKind::body,
              with_alpha(theme.dark ? theme.text : theme.surface, in));
    WidgetInfo info;
    info.id = id;
    info.role = Role::status;
    info.name = toast.text;
    info.rect = card;
    ui.widgets.publish(std::move(info));
    if (input.zone(id, card).clicked) toast.since = -100;
    if (age < 0.3F) ui.animate(0.3F);
  }
}

}  // namespace ui
