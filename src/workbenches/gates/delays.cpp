#include "workbenches/gates/delays.hpp"

#include <algorithm>
#include <cmath>

#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "workbenches/figures/figures.hpp"
#include "workbenches/gates/gates.hpp"

/// The panels of the view of delays.
namespace workbenches::gates {
namespace {

using ui::FontKind;
using ui::sentence;
using ui::tr;

constexpr float kWords = 112;  // the legend and the verdict

float least_figure(const Ui& ui) {
  return ui.touch ? kLeastFigure + 36 : low_frame(ui) ? 120.0F : kLeastFigure;
}

void emit(Ui& ui, lab::DelaysFields<lab::Maybe> delays) {
  lab::Change<lab::Gates> change;
  change.delays = std::move(delays);
  ui.emit(lab::change<lab::Gates>(std::move(change)));
}

/// The prepared inputs after those that are there.
lab::Trains another(const lab::Delays& delays) {
  const std::size_t count = lab::prepared_count(delays.example);
  std::size_t next = 0;
  for (std::size_t k = 0; k < count; ++k)
    if (lab::prepared_trains(delays.example, k) == delays.trains) next = (k + 1) % count;
  return lab::prepared_trains(delays.example, next);
}

}  // namespace

void delays_choice(Ui& ui, Rect& rest) {
  const lab::Delays& delays = ui.session.document().section<lab::Gates>().delays;
  if (!ui.shows("gates.example")) return;
  ui::caption(ui, rest.cut_top(16), tr("Examples of 1943"));
  rest.cut_top(6);
  for (std::size_t k = 0; k < kDelayExamples; ++k) {
    const auto example = static_cast<hopfield::DelayExample>(k);
    const DelayTitle title = delay_title(example);
    ui::WidgetInfo info;
    info.id = std::string("gates.example.") + title.id;
    info.role = ui::Role::radio;
    info.name = tr(title.name);
    info.group = tr("Examples of 1943");
    info.help = tr(title.help);
    info.checked = delays.example == example;
    if (!ui.shows(info.id)) continue;
    info.rect = rest.cut_top(ui.touch ? 46.0F : 36.0F);
    if (ui::row(ui, info, *info.checked)) emit(ui, {example, {}, {}});
    const Rect row{info.rect.x + 12, info.rect.y, info.rect.w - 24, info.rect.h};
    ui::text(ui, row, tr(title.help), FontKind::body, ui.theme.secondary, 1);
    ui::text(ui, row, tr(title.name), FontKind::body, ui.theme.text);
  }
}

bool delays_fit(const Ui& ui, float width, float tall) {
  const lab::Delays& delays = ui.session.document().section<lab::Gates>().delays;
  return delays_raster_height(ui, width, delays) + least_figure(ui) + kWords <= tall;
}

void delays_stage(Ui& ui, Rect& rest, float tall) {
  const lab::Delays& delays = ui.session.document().section<lab::Gates>().delays;
  const auto fires = delays.fires();
  const float table = delays_raster_height(ui, rest.w, delays);
  // What is left beside the raster and the words, within reason.
  const float figure = std::clamp(tall - table - kWords, least_figure(ui), 290.0F);
  const bool low = low_frame(ui);
  if (low) {
    delays_raster(ui, rest.cut_top(table), delays, fires);
    rest.cut_top(10);
  }
  delays_circuit(ui, rest.cut_top(figure), delays, fires);
  Rect legend = rest.cut_top(26);
  ui::text(ui, legend, sentence("t = {0}", {ui::number(delays.time)}), FontKind::strong,
           ui.theme.accent_ink);
  legend.cut_left(44);
  ui::text(ui, legend, tr("● excites   ○ inhibits   in the cell: its threshold"), FontKind::small,
           ui.theme.secondary, 0.5F);
  rest.cut_top(4);
  if (!low) delays_raster(ui, rest.cut_top(table), delays, fires);
}

void delays_details(Ui& ui, Rect& rest) {
  const lab::Delays& delays = ui.session.document().section<lab::Gates>().delays;
  const hopfield::DelayNet net = delays.net();
  ui::caption(ui, rest.cut_top(16), tr("In time"));
  rest.cut_top(10);
  for (std::size_t cell = net.inputs; cell < net.cells.size(); ++cell) {
    if (!ui.shows(std::string("gates.formula.") + net.cells[cell].name)) continue;
    const std::string words = formula(net, cell, false), whole = formula(net, cell, true);
    const Rect at{rest.x, rest.y, rest.w, ui::paragraph_height(FontKind::body, words, rest.w)};
    ui::paragraph(ui, rest.cut_top(at.h), words, FontKind::body, ui.theme.text);
    if (whole != words) {
      rest.cut_top(2);
      // The same cell, told by the inputs alone.
      const std::string inputs = from_inputs(net, cell);
      const float height = ui::paragraph_height(FontKind::body, inputs, rest.w - 16);
      Rect line = rest.cut_top(height);
      line.cut_left(16);
      ui::paragraph(ui, line, inputs, FontKind::body, ui.theme.secondary);
    }
    ui::status(ui, std::string("gates.formula.") + net.cells[cell].name,
               {at.x, at.y, at.w, rest.y - at.y}, whole);
    rest.cut_top(12);
  }
  rest.cut_top(10);
  rest.cut_top(note(
      ui, {rest.x, rest.y, rest.w, 0}, "gates.note",
      tr("McCulloch and Pitts, 1943: every synapse takes one step. A cell fires when the "
         "excitatory synapses active one step before reach its threshold and none inhibits it."),
      true));
}

void delays_controls(Ui& ui, Rect room, bool wordy) {
  const lab::Delays& delays = ui.session.document().section<lab::Gates>().delays;
  constexpr int kSteps = static_cast<int>(lab::kDelaySteps);
  const float gap = wordy ? 12.0F : 8.0F;
  lab::Delays fresh = delays;
  fresh.trains = lab::prepared_trains(delays.example, 0);
  fresh.time = lab::Delays{}.time;
  ui::ButtonOptions o;
  o.icon = ui::icon::kReset;
  o.kind = wordy ? ui::ButtonKind::plain : ui::ButtonKind::stacked;
  o.soft = !wordy;
  o.enabled = !(delays == fresh);
  o.help = tr("Back to the first inputs of this example");
  o.shortcut = "0";
  const auto place = [&](const char* id, float width) {
    const Rect rect = room.cut_left(ui.room(id, width));
    room.cut_left(ui.room(id, gap));
    return rect;
  };
  const float reset = wordy ? ui::button_width(ui, tr("Reset"), o) : ui::stacked_width(tr("Reset"));
  if (ui::button(ui, "gates.reset", place("gates.reset", reset), tr("Reset"), o))
    ui.emit(lab::command::Reset{});
  o = {};
  o.kind = ui::ButtonKind::primary;
  o.icon = ui::icon::kStep;
  o.help = tr("The circuit, one step of time later");
  if (ui::button(ui, "gates.next", place("gates.next", ui::button_width(ui, tr("Next step"), o)),
                 tr("Next step"), o))
    emit(ui, {{}, {}, (delays.time + 1) % kSteps});
  o = {};
  o.help = tr("Inputs that show another case");
  if (ui::button(ui, "gates.another",
                 place("gates.another", ui::button_width(ui, tr("New inputs"), o)),
                 tr("New inputs"), o))
    emit(ui, {{}, another(delays), fresh.time});
  o.kind = wordy ? ui::ButtonKind::plain : ui::ButtonKind::stacked;
  o.soft = !wordy;
  o.icon = wordy ? nullptr : ui::icon::kEraser;
  const lab::Trains silent(delays.trains.size(), std::vector<int>(lab::kDelaySteps, 0));
  o.enabled = delays.trains != silent;
  o.help = tr("No input at all");
  const float clear = wordy ? ui::button_width(ui, tr("Clear"), o) : ui::stacked_width(tr("Clear"));
  if (ui::button(ui, "gates.clear", place("gates.clear", clear), tr("Clear"), o))
    emit(ui, {{}, silent, {}});
  room.cut_left(12);
  if (room.w > 60)
    ui::text(ui, room, sentence("t = {0}", {ui::number(delays.time)}), FontKind::body,
             ui.theme.secondary);
}

}  // namespace workbenches::gates
