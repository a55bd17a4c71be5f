#include "ui/shell/speed.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/widget_parts.hpp"

namespace ui {
namespace {

constexpr const char* kId = "transport.speed";
constexpr const char* kPreset = "transport.speed.preset";
constexpr const char* kRate = "transport.speed.rate";

/// In sweeps a second, whatever the document counts in.
double pace(const Ui& ui) {
  const lab::Document& d = ui.session.document();
  const auto neurons = static_cast<double>(d.grid.neurons());
  return d.speed.sweeps ? d.speed.rate : d.speed.rate / neurons;
}

/// Which of kPaces it is; −1: none.
int preset_of(double sweeps) {
  const auto* found = std::ranges::find(kPaces, sweeps);
  return found == std::end(kPaces) ? -1 : static_cast<int>(found - std::begin(kPaces));
}

std::string pace_number(double sweeps) {
  return number(sweeps, sweeps >= 100 ? 0 : sweeps >= 10 ? 1 : 2);
}

std::string pace_text(double sweeps) {
  if (sweeps >= lab::kFastestPace) return tr("as fast as possible");
  return sentence(tr("{0} sweeps per second"), {pace_number(sweeps)});
}

float line(const Ui& ui) { return ui.touch ? 48.0F : 40.0F; }

}  // namespace

void speed_button(Ui& ui, const Rect& rect, ShellState& shell) {
  // words
  constexpr std::array<const char*, 5> kNames = {"Custom speed", "Slow speed", "Normal speed",
                                                 "High speed", "Instant"};
  const double sweeps = pace(ui);
  WidgetInfo info;
  info.id = kId;
  info.name = tr(kNames[static_cast<std::size_t>(preset_of(sweeps) + 1)]);
  info.value = pace_text(sweeps);
  info.help = tr("How fast a recall runs. In one sweep every neuron updates once.");
  info.rect = rect;
  if (!ui.widgets.publish(info)) return;
  const Hit hit = ui.widgets.input().zone(kId, rect);
  fill(ui, rect, parts::shaded(ui, kId, ui.theme.soft, hit), ui.theme.radius);
  Rect words{rect.x + 12, rect.y + 4, rect.w - 20, rect.h - 8};
  const Rect arrow = words.cut_right(20);
  draw_icon(ui, arrow.x + 10, rect.y + rect.h / 2, icon::kChevronDown, ui.theme.secondary, 16);
  text(ui, words.cut_top(words.h / 2), info.name, FontKind::body, ui.theme.text);
  const bool fits = text_width(FontKind::small, info.value) <= words.w;
  text(ui, words, fits ? info.value : sentence(tr("{0} sweeps/s"), {pace_number(sweeps)}),
       FontKind::small, ui.theme.secondary);
  parts::focus_ring(ui, info, ui.theme.radius);
  parts::after(ui, info, hit);
  if (!hit.clicked && !ui.widgets.asked(kId)) return;
  shell.menu = ShellState::Menu::speed;
  shell.menu_anchor = rect;
}

float speed_choice_height(const Ui& ui) {
  return ui.room(kPreset, line(ui)) + ui.room(kRate, line(ui));
}

void speed_choice(Ui& ui, Rect& rest) {
  const double sweeps = pace(ui);
  const std::array<const char*, 4> names = {tr("Slow"), tr("Normal"), tr("Fast"), tr("Instant")};
  int selected = preset_of(sweeps);
  const Rect row = rest.cut_top(ui.room(kPreset, line(ui)));
  const float tall = ui.touch ? 44.0F : 34.0F;
  if (ui.shows(kPreset) &&
      segmented(ui, kPreset, {row.x, row.y, row.w, tall}, tr("Speed"), names, &selected))
    ui.emit(lab::command::SetSpeed{{}, kPaces[selected]});
  SliderOptions o;
  o.minimum = lab::kSlowestPace;
  o.maximum = lab::kFastestPace;
  o.logarithmic = true;
  o.initial = lab::kNormalPace;
  o.help = tr("A recall takes about one sweep.");
  double value = std::clamp(sweeps, o.minimum, o.maximum);
  if (slider(ui, kRate, rest.cut_top(ui.room(kRate, line(ui))), tr("sweeps per second"), &value, o))
    ui.emit(lab::command::SetSpeed{{}, value});
}

void speed_menu(Ui& ui, ShellState& shell) {
  if (shell.menu != ShellState::Menu::speed) return;
  Frame frame =
      begin_popover(ui, "transport.speed.menu", shell.menu_anchor, 336, speed_choice_height(ui));
  frame.content = {frame.content.x + 8, frame.content.y, frame.content.w - 16, frame.content.h};
  speed_choice(ui, frame.content);
  end_popover(ui);
  if (frame.closed) shell.menu = ShellState::Menu::none;
}

}  // namespace ui
