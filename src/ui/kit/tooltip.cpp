#include "ui/kit/tooltip.hpp"

#include <algorithm>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"

namespace ui {

void draw_help(Ui& ui) {
  Interaction& input = ui.widgets.input();
  const Interaction::Help& help = input.help();
  const bool shown =
      !help.id.empty() && help.age >= Interaction::kHelpDelay && (!input.busy() || help.sticky);
  const float strength = input.tween("help#strength", shown ? 1.0F : 0.0F, 26);
  if (!shown || strength <= 0.02F) return;
  constexpr float kPadding = 10, kMargin = 6;
  const float widest = std::min(280.0F, ui.screen.w - 2 * (kPadding + kMargin));
  const float width = std::min(widest, std::ceil(text_width(FontKind::small, help.text)) + 1);
  const float height = paragraph_height(FontKind::small, help.text, width);
  Rect card{help.rect.x + help.rect.w / 2 - width / 2 - kPadding, help.rect.bottom() + 8,
            width + 2 * kPadding, height + 2 * 8 - 2};
  // A finger covers what is below it, and the transport row has nothing below it.
  if (card.bottom() > ui.screen.bottom() - kMargin || ui.touch) card.y = help.rect.y - card.h - 8;
  if (card.y < kMargin)
    card.y = std::min(help.rect.bottom() + 8, ui.screen.bottom() - kMargin - card.h);
  card.x = std::clamp(card.x, kMargin, std::max(kMargin, ui.screen.right() - kMargin - card.w));
  card = snap(ui, card);
  const Theme& theme = ui.theme;
  const ImU32 ground = theme.dark ? mix(theme.soft, theme.text, 0.12F) : theme.text;
  fill(ui, card, with_alpha(ground, 0.97F * strength), 8);
  paragraph(ui, {card.x + kPadding, card.y + 7, width, height}, help.text, FontKind::small,
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
