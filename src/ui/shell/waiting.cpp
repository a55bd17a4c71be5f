#include "ui/shell/waiting.hpp"

#include <algorithm>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"

namespace ui {
namespace {

using Where = PagePart::Where;

void progress(Ui& ui, Rect place, const char* title, const PagePart& part) {
  const std::string words = sentence(
      tr("Loading {0}… {1}%"), {title, number(std::floor(100 * static_cast<double>(part.share)))});
  const Rect line = place.cut_top(28);
  text(ui, line, words, FontKind::body, ui.theme.secondary, 0.5F);
  // Read out once, not at every per cent.
  status(ui, "waiting", line, sentence(tr("Loading {0}"), {title}));
  place.cut_top(10);
  const float width = std::min(place.w, 240.0F);
  Rect bar{place.x + (place.w - width) / 2, place.y, width, 6};
  fill(ui, bar, ui.theme.soft, 3);
  bar.w = std::max(6.0F, bar.w * part.share);
  fill(ui, bar, ui.theme.text, 3);
}

bool apology(Ui& ui, Rect place, const char* title, PagePart& part, const char* leave) {
  const std::string words = sentence(
      tr("{0} could not be loaded. {1}\nThe Memory workbench still works."), {title, part.fault});
  const float height = paragraph_height(FontKind::body, words, place.w);
  const Rect at = place.cut_top(height);
  paragraph(ui, at, words, FontKind::body, ui.theme.text, 0.5F);
  status(ui, "waiting", at, words);
  place.cut_top(18);
  ButtonOptions again, back;
  again.kind = ButtonKind::primary;
  const char* const again_words = tr("Try again");
  const float first = button_width(ui, again_words, again), second = button_width(ui, leave, back),
              gap = 12;
  Rect row{place.x + (place.w - first - gap - second) / 2, place.y, first + gap + second, 44};
  if (button(ui, "waiting.again", row.cut_left(first), again_words, again)) ask_for_it(ui, part);
  row.cut_left(gap);
  return button(ui, "waiting.memory", row.cut_left(second), leave, back);
}

}  // namespace

PagePart& PageParts::operator[](std::string_view name) {
  const auto found = std::ranges::find(parts_, name, &PagePart::name);
  if (found != parts_.end()) return *found;
  parts_.push_back({start_, 0, {}, std::string(name)});
  return parts_.back();
}

void PageParts::forget_faults(std::string_view except, std::string_view and_except) {
  for (PagePart& each : parts_)
    if (each.where == Where::failed && each.name != except && each.name != and_except)
      each.where = Where::absent;
}

void ask_for_it(Ui& ui, PagePart& part) {
  part.where = Where::coming;
  part.share = 0;
  ui.requests.push_back({WindowRequest::What::page_part, part.name, {}, {}});
}

bool waiting_panel(Ui& ui, const Rect& rect, const char* title, PagePart& part, const char* leave) {
  if (part.where == Where::absent) ask_for_it(ui, part);
  const float width = std::min(rect.w - 32, 420.0F);
  const float middle = rect.y + std::max(16.0F, std::round(rect.h * 0.4F) - 50);
  const Rect place{std::round(rect.x + (rect.w - width) / 2), middle, width, 200};
  if (part.where == Where::failed) return apology(ui, place, title, part, leave);
  progress(ui, place, title, part);
  return false;
}

void waiting_dialog(Ui& ui, PanelState& panels, const char* title, PagePart& part) {
  const Frame frame = begin_dialog(ui, "waiting", title, 420, 180);
  const bool left = waiting_panel(ui, frame.content, title, part, tr("Close"));
  end_dialog(ui);
  if (left || frame.closed) panels.close();
}

}  // namespace ui
