#include "ui/shell/transport.hpp"

#include <algorithm>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/shell/shortcuts.hpp"
#include "ui/shell/speed.hpp"

namespace ui {
namespace {

namespace command = lab::command;
using Does = Shortcut::Does;

constexpr float kNoise = 226, kNoiseAtLeast = 164, kRecall = 150, kRecallAtLeast = 118;

SliderOptions noise_options() {
  SliderOptions o;
  o.step = 0.01;
  o.initial = 0.25;
  o.unit = tr("%");
  o.shown_factor = 100;
  o.decimals = 0;
  o.help = tr("The share of pixels that “Add noise” flips, each at random");
  return o;
}

void noise(Ui& ui, const Rect& rect) {
  double value = ui.session.document().noise;
  if (slider(ui, "transport.noise", rect, tr("noise"), &value, noise_options()))
    ui.emit(command::SetNoise{value});
}

/// One button of the row: its words when there is room, otherwise an icon with a shorter word.
struct Item {
  const char* id;
  const char *label, *brief;
  const char* icon;
  const char* help;
  const char* keys;
  bool enabled = true;
};

ButtonOptions options_of(const Item& item, bool words) {
  ButtonOptions o;
  o.icon = words ? nullptr : item.icon;
  o.help = item.help;
  o.shortcut = item.keys;
  o.enabled = item.enabled;
  return o;
}

float width_of(const Ui& ui, const Item& item, bool words) {
  return !ui.shows(item.id) ? 0
         : words            ? button_width(ui, tr(item.label), options_of(item, true))
                            : stacked_width(tr(item.brief));
}

bool press(Ui& ui, const Item& item, const Rect& rect, bool words) {
  if (!ui.shows(item.id)) return false;
  ButtonOptions o = options_of(item, words);
  if (words) return button(ui, item.id, rect, tr(item.label), o);
  o.kind = ButtonKind::stacked;
  o.soft = true;
  return button(ui, item.id, rect, tr(item.brief), o);
}

struct Items {
  Item reset, step, sweep, noise, more;
};

Items items(const Ui& ui) {
  const lab::Session& session = ui.session;
  const bool begun = session.document().moment > 0 || session.running();
  const bool sync = session.document().update.mode == hopfield::Mode::sync;
  // words, beside ids
  return {
      {"transport.reset", "Reset", "Reset", icon::kReset, tr("Back to where this run started"),
       keys_of(Does::reset), begun},
      {"transport.step", "Step neuron", "Step", icon::kStep,
       sync ? tr("Synchronous: all neurons update at the same time")
            : tr("Updates one neuron by the sign of its field"),
       keys_of(Does::step), true},
      {"transport.sweep", "Step sweep", "Sweep", icon::kStepSweep, tr("Updates every neuron once"),
       keys_of(Does::sweep), true},
      {"transport.add_noise", "Add noise", "Noise", icon::kDice,
       tr("Flips some pixels at random, as many as the noise says"), keys_of(Does::noise), true},
      {"transport.more", "More…", "More", icon::kMore, tr("More ways to corrupt the picture"), "",
       true},
  };
}

void recall(Ui& ui, const Rect& rect) {
  const bool running = ui.session.running();
  ButtonOptions o;
  o.kind = ButtonKind::primary;
  o.icon = running ? icon::kPause : icon::kPlay;
  o.enabled = running || !ui.session.document().memories->empty();
  o.help = running ? tr("Stops where it is")
                   : tr("Updates one neuron at a time until none of them changes");
  o.shortcut = keys_of(Does::recall);
  if (!button(ui, "transport.recall", rect, running ? tr("Pause") : tr("Recall"), o)) return;
  if (running)
    ui.emit(command::Pause{});
  else
    ui.emit(command::Recall{});
}

}  // namespace

void transport(Ui& ui, const Rect& bar, ShellState& shell, PanelState& panels) {
  const Theme& theme = ui.theme;
  fill(ui, bar, theme.surface);
  horizontal_line(ui, bar.x, bar.right(), bar.y, theme.hairline);
  const bool cramped = bar.w < 600;
  const float side = cramped ? 12 : theme.margin;
  const float gap = bar.w < 400 ? 6 : bar.w < 1100 ? 8 : 12;
  const float recall_width = bar.w < 1100 ? kRecallAtLeast : kRecall;
  Rect room{bar.x + side, bar.y + std::round((bar.h - 44) / 2), bar.w - 2 * side, 44};
  const Items all = items(ui);
  const bool has_speed = ui.shows("speed") && ui.shows("transport.speed"),
             has_noise = ui.shows("noise"), has_steps = ui.shows("steps");
  const float least_noise = has_noise ? ui.room("transport.noise", kNoiseAtLeast) : 0;

  // How much fits: words for everything and both sliders; then fewer words; then no noise slider; then no sliders.
  const auto width = [&](std::initializer_list<const Item*> list, bool words) {
    float sum = 0;
    for (const Item* item : list)
      if (ui.shows(item->id)) sum += width_of(ui, *item, words) + gap;
    return sum;
  };
  const float sliders = (has_speed ? kSpeedAtLeast + gap : 0) +
                        (least_noise > 0 ? least_noise + gap : 0) + recall_width;
  const bool full =
      width({&all.reset, &all.step, &all.sweep, &all.noise, &all.more}, true) + sliders <= room.w;
  const bool both_sliders = full || width({&all.reset, &all.step, &all.sweep}, false) +
                                            width({&all.noise, &all.more}, true) + sliders <=
                                        room.w;
  const bool some_words =
      width({&all.reset, &all.sweep, &all.noise}, true) + width({&all.more}, false) + 128 <= room.w;
  const bool medium = !both_sliders;
  const bool button_words = full || (medium && some_words);

  const auto take_left = [&](float width) {
    const Rect rect = room.cut_left(width);
    if (width > 0) room.cut_left(gap);
    return rect;
  };
  const auto take_right = [&](float width) {
    const Rect rect = room.cut_right(width);
    if (width > 0) room.cut_right(gap);
    return rect;
  };

  // More is at the end, so that it stays where it is when the rest grows or shrinks.
  const bool more_words = both_sliders;
  const bool has_more = ui.shows("more") && ui.shows(all.more.id);
  const Rect more_place = has_more ? take_right(width_of(ui, all.more, more_words)) : Rect{};
  Item more = all.more;
  if (medium) more.help = tr("Single steps, speed, noise, and more ways to corrupt the picture");
  if (has_more && press(ui, more, more_place, more_words)) {
    if (medium) {
      shell.menu = ShellState::Menu::transport;
      shell.menu_anchor = more_place;
    } else {
      panels.show(Open::spoil, more_place);
    }
  }
  if (has_noise) {
    const bool noise_words = both_sliders || button_words;
    const Rect place = take_right(width_of(ui, all.noise, noise_words));
    if (press(ui, all.noise, place, noise_words)) ui.emit(command::Noise{});
  }

  if (has_steps) {
    if (press(ui, all.reset, take_left(width_of(ui, all.reset, button_words)), button_words))
      ui.emit(command::Reset{});
    if (both_sliders &&
        press(ui, all.step, take_left(width_of(ui, all.step, button_words)), button_words))
      ui.emit(command::Step{});
    if (press(ui, all.sweep, take_left(width_of(ui, all.sweep, button_words)), button_words))
      ui.emit(command::Sweep{});
  }
  shell.speed_in_row = !medium || room.w >= recall_width + gap + kSpeedAtLeast;
  if (medium && !(has_speed && shell.speed_in_row)) {
    // The one bright button takes what is left: the easiest thing to hit on a phone.
    recall(ui, {room.x, room.y, std::min(room.w, 320.0F), room.h});
    return;
  }
  recall(ui, take_left(ui.room("transport.recall", recall_width)));
  if (both_sliders && least_noise > 0) {
    const float spare = room.w - (has_speed ? kSpeedAtLeast + gap : 0);
    noise(ui, take_right(std::clamp(spare, kNoiseAtLeast, kNoise)));
  }
  if (has_speed) speed_button(ui, {room.x, room.y, std::min(room.w, kSpeedWidth), room.h}, shell);
}

void transport_menu(Ui& ui, ShellState& shell, PanelState& panels) {
  if (shell.menu != ShellState::Menu::transport) return;
  const Items all = items(ui);
  const float line = menu_item_height(ui);
  const bool has_speed = ui.shows("speed") && ui.shows("transport.speed") && !shell.speed_in_row,
             has_noise = ui.shows("noise") && ui.shows("transport.noise"),
             has_steps = ui.shows("steps") && ui.shows("transport.step");
  const float spoils = ui.room("transport.spoil", line + 9);
  const float height = (has_steps ? line : 0) + (has_speed ? speed_choice_height(ui) : 0) +
                       (has_noise ? 48.0F : 0) + spoils;
  Frame frame =
      begin_popover(ui, "transport.menu", shell.menu_anchor, has_speed ? 336.0F : 288.0F, height);
  Rect room = frame.content;
  if (has_steps) {
    ButtonOptions o;
    o.icon = icon::kStep;
    o.shortcut = keys_of(Does::step);
    o.help = all.step.help;
    // Stays open: one step is rarely enough.
    if (menu_item(ui, "transport.step", room.cut_top(line), tr("Step neuron"), o))
      ui.emit(command::Step{});
  }
  const auto padded = [&](float tall) {
    const Rect strip = room.cut_top(tall);
    return Rect{strip.x + 10, strip.y, strip.w - 20, strip.h};
  };
  if (has_speed) {
    Rect choice = padded(speed_choice_height(ui));
    speed_choice(ui, choice);
  }
  if (has_noise) noise(ui, padded(48));
  if (spoils > 0) horizontal_line(ui, room.x + 4, room.right() - 4, room.y + 4, ui.theme.hairline);
  room.cut_top(9);
  ButtonOptions spoil;
  spoil.icon = icon::kEraser;
  if (menu_item(ui, "transport.spoil", room.cut_top(line), tr("More ways to corrupt it…"), spoil)) {
    frame.closed = true;
    panels.show(Open::spoil, shell.menu_anchor);
  }
  end_popover(ui);
  if (frame.closed) shell.menu = ShellState::Menu::none;
}

}  // namespace ui
