#include "workbenches/figures/control_row.hpp"

#include <algorithm>
#include <cmath>

#include "ui/kit/icons.hpp"
#include "ui/kit/numbers.hpp"

namespace workbenches {

using ui::tr;
namespace command = lab::command;

namespace {

/// Of buttons and slider: large enough for a finger.
constexpr float kTall = 44;
/// Of a speed: below the first there is none.
constexpr float kLeastSpeed = 170, kMostSpeed = 320;

}  // namespace

ControlRow::ControlRow(ui::Ui& ui, const ui::Rect& bar, float words_from)
    : ui_(ui), gap_(bar.w < 600 ? 8.0F : 12.0F), wordy_(bar.w >= words_from) {
  const float side = bar.w < 600 ? 12 : ui.theme.margin;
  room_ = {bar.x + side, bar.y + std::round((bar.h - kTall) / 2), bar.w - 2 * side, kTall};
}

ui::Rect ControlRow::left(float width) {
  const ui::Rect rect = room_.cut_left(width);
  if (width > 0) room_.cut_left(gap_);
  return rect;
}

ui::Rect ControlRow::right(float width) {
  const ui::Rect rect = room_.cut_right(width);
  if (width > 0) room_.cut_right(gap_);
  return rect;
}

ui::ButtonOptions ControlRow::options(const Item& item) const {
  ui::ButtonOptions o;
  o.icon = item.icon;
  o.kind = wordy_ ? ui::ButtonKind::plain : ui::ButtonKind::stacked;
  o.soft = !wordy_;
  o.enabled = item.enabled;
  o.help = item.help;
  o.shortcut = item.shortcut;
  return o;
}

float ControlRow::width(const Item& item) const {
  return ui_.room(item.id, wordy_ ? ui::button_width(ui_, item.words, options(item))
                                  : ui::stacked_width(item.brief));
}

bool ControlRow::press(const Item& item, const ui::Rect& place) {
  return ui::button(ui_, item.id, place, wordy_ ? item.words : item.brief, options(item));
}

bool ControlRow::press(const Item& item) { return press(item, left(width(item))); }
bool ControlRow::press_at_end(const Item& item) { return press(item, right(width(item))); }

bool ControlRow::begins(const Action& action) {
  const bool running = ui_.session.running();
  ui::ButtonOptions o;
  o.kind = action.prominent || running ? ui::ButtonKind::primary : ui::ButtonKind::plain;
  o.icon = running ? ui::icon::kPause : ui::icon::kPlay;
  o.enabled = running || action.enabled;
  o.help = running ? tr("Stops the run") : action.help;
  o.shortcut = "R";
  const float width = ui_.room(action.id, wordy_ ? action.width : action.narrow);
  if (!ui::button(ui_, action.id, left(width), running ? tr("Pause") : action.words, o))
    return false;
  if (!running) return true;
  ui_.emit(command::Pause{});
  return false;
}

std::optional<double> ControlRow::speed(const Speed& speed) {
  if (room_.w < kLeastSpeed) return std::nullopt;
  ui::SliderOptions o;
  o.minimum = speed.slowest;
  o.maximum = speed.fastest;
  o.logarithmic = true;
  o.initial = speed.usual;
  o.decimals = speed.decimals;
  o.unit = "/s";
  o.help = speed.help;
  double value = speed.value;
  if (!ui::slider(ui_, speed.id, {room_.x, room_.y, std::min(room_.w, kMostSpeed), room_.h},
                  tr("speed"), &value, o))
    return std::nullopt;
  return std::clamp(value, speed.slowest, speed.fastest);
}

void begin_run(ui::Ui& ui, bool over) {
  if (over) ui.emit(command::Reset{});
  if (ui.reduced_motion)
    ui.emit(command::Finish{});
  else
    ui.emit(command::Recall{});
}

}  // namespace workbenches
