#include <algorithm>
#include <string>

#include "ui/kit/icons.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/memory/grid_view.hpp"
#include "ui/memory/insight_panel.hpp"

namespace ui {
namespace {

constexpr float kBlockHead = 26, kLine = 27;

void line(Ui& ui, Rect rect, std::string_view id, const char* name, const char* explanation,
          std::string_view value, ImU32 colour) {
  if (!ui.shows(id)) return;
  const Rect right = rect.cut_right(rect.w * 0.54F);
  term(ui, id, rect, name, explanation, value);
  text(ui, right, value, FontKind::strong, colour, 1);
}

/// "+1 (was −1)": what the neuron decides, and what that changes.
std::string decision(Ui& ui, PanelState& s, const lab::NeuronReport& r) {
  const lab::Session& session = ui.session;
  const lab::Document& d = session.document();
  const std::string now = state_word(session, r.state), next = state_word(session, r.next);
  if (r.next != r.state) return sentence(tr("{0} (now {1})"), {next, now});
  // The neuron decided last already is what it decided: say so if it was something else before.
  const bool last = grid_state(s).view.deciding == r.neuron && d.moment > 0;
  if (last && !session.trace().flipped(d.moment - 1, d.moment).empty())
    return sentence(tr("{0} (was {1})"), {next, state_word(session, -r.state)});
  return r.tie ? sentence(tr("{0} (a tie)"), {next}) : sentence(tr("{0} (does not flip)"), {next});
}

}  // namespace

std::string state_word(const lab::Session& session, int state) {
  if (session.document().network.units == hopfield::Units::binary) return state > 0 ? "1" : "0";
  return state > 0 ? "+1" : "−1";
}

float neuron_block_height(const Ui&) { return kBlockHead + 3 * kLine; }

void neuron_block(Ui& ui, PanelState& s, Rect rect) {
  const lab::Document& d = ui.session.document();
  if (!d.view.selected) return;
  const std::uint32_t neuron = *d.view.selected;
  const lab::NeuronReport r = ui.session.neuron(neuron);
  const auto width = static_cast<std::uint32_t>(d.grid.width);

  Rect head = rect.cut_top(kBlockHead);
  ButtonOptions o;
  o.kind = ButtonKind::icon;
  o.icon = icon::kClose;
  const Rect at = head.cut_right(24);
  if (button(ui, "neuron.deselect", {at.x, at.y - 4, 24, 24}, tr("Deselect neuron"), o)) {
    lab::command::SetView view;
    view.selected = std::optional<std::uint32_t>();
    ui.emit(view);
  }
  head.cut_right(6);
  if (ui.shows("neuron.place")) {
    const std::string place = sentence(tr("row {0}, column {1}"),
                                       {number(neuron / width + 1), number(neuron % width + 1)});
    const Rect right = head.cut_right(text_width(FontKind::small, place) + 2);
    text(ui, {right.x, right.y, right.w, 16}, place, FontKind::small, ui.theme.secondary, 1);
    const std::string name = sentence(tr("Neuron {0}"), {number(neuron)});
    caption(ui, {head.x, head.y, head.w, 16}, name);
    status(ui, "neuron.place", head, sentence(tr("{0}, {1}"), {name, place}));
  }

  line(ui, rect.cut_top(kLine), "neuron.field", tr("field  h = Σ w s"),
       tr("The total input: the states of all other neurons, each times the weight of its "
          "connection, added up."),
       shown_value(ui.session, r.input, true), ui.theme.text);
  line(ui, rect.cut_top(kLine), "neuron.threshold", tr("threshold  θ"),
       tr("The field must be above this for the neuron to become active."),
       shown_value(ui.session, r.threshold), ui.theme.text);
  line(ui, rect.cut_top(kLine), "neuron.decides", tr("new state"),
       tr("Above the threshold the neuron becomes +1, below it −1. When they are equal the tie "
          "rule applies."),
       decision(ui, s, r), ui.theme.text);
}

}  // namespace ui
