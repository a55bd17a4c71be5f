#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/kit/widgets.hpp"

namespace ui {

/// The help of the widget under the pointer, above everything else.
void draw_help(Ui& ui);
/// Where a card of this size goes: beside the widget that it explains, and clear of verdicts and the labels of figures;
/// nowhere when they are all around.
[[nodiscard]] std::optional<Rect> help_place(Ui& ui, const Rect& of, float w, float h);

/// A message that goes away by itself.
struct Toast {
  std::string text;
  bool warning = false;
  double since = 0;
};
/// When it goes away.
[[nodiscard]] double end_of(const Toast& toast);
/// Draws the messages above the transport row (`bottom`), newest lowest, and drops those whose time is over.
void draw_toasts(Ui& ui, std::vector<Toast>& toasts, float bottom);

}  // namespace ui
