#include <algorithm>
#include <array>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "workbenches/figures/figures.hpp"
#include "workbenches/three/three.hpp"

/// The left column: patterns and start as columns of signs to be turned, and what makes the weights of them.
namespace workbenches::three {
namespace {

using hopfield::Pattern;
using ui::FontKind;
using ui::sentence;
using ui::tr;

Written sign_of(int value) { return written(value, 1); }

void emit(Ui& ui, lab::Change<lab::Three> change) {
  ui.emit(lab::change<lab::Three>(std::move(change)));
}

/// A column of signs; a press turns one.
std::optional<Pattern> column(Ui& ui, const Rect& place, const std::string& id,
                              const std::string& name, const Pattern& values, ImU32 ink) {
  std::optional<Pattern> changed;
  const float height = place.h / static_cast<float>(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    Cell what;
    what.id = id + "." + std::to_string(i);
    what.name = sentence(tr("{0}, neuron {1}"), {name, ui::number(static_cast<double>(i + 1))});
    what.role = ui::Role::toggle;
    const Rect at{place.x, place.y + static_cast<float>(i) * height, place.w, height};
    if (!cell(ui, at, state_ground(ui, values[i]), sign_of(values[i]), what)) continue;
    changed = values;
    changed->flip(i);
  }
  brackets(ui, place, ink);
  return changed;
}

void columns(Ui& ui, Rect& rest, const ThreeModel& m) {
  const lab::Three& three = m.three;
  const std::size_t count = three.patterns.size() + 1;
  const float each = std::min(56.0F, (rest.w - 6) / static_cast<float>(count));
  const float width = each - 2 * kBracket - 2, side = ui.touch ? 44.0F : 40.0F;
  const float height = side * static_cast<float>(m.n);
  Rect heads = rest.cut_top(22);
  Rect row = rest.cut_top(height);
  for (std::size_t k = 0; k < three.patterns.size(); ++k) {
    const Rect head = heads.cut_left(each);
    const Rect strip = row.cut_left(each);
    const std::string name = pattern_name(three, k);
    ui::text(ui, {head.x, head.y, each - 2, head.h}, name, FontKind::body, ui.theme.text, 0.5F);
    const Rect at{strip.x + kBracket, strip.y, width, height};
    if (auto changed = column(ui, at, "three.pattern." + std::to_string(k), name, three.patterns[k],
                              ui.theme.secondary)) {
      lab::Change<lab::Three> change;
      change.patterns = three.patterns;
      (*change.patterns)[k] = *std::move(changed);
      emit(ui, std::move(change));
    }
  }
  // The start stands apart: it is no part of the network.
  const Rect head = heads.cut_right(each);
  const Rect strip = row.cut_right(each);
  ui::text(ui, {head.x, head.y, each - 2, head.h}, "v", FontKind::body, ui.theme.accent_ink, 0.5F);
  const Rect at{strip.x + kBracket, strip.y, width, height};
  if (auto changed = column(ui, at, "three.start", tr("state"), m.now, ui.theme.accent)) {
    lab::Change<lab::Three> change;
    change.start = *std::move(changed);
    emit(ui, std::move(change));
  }
}

void more_or_fewer(Ui& ui, Rect& rest, const lab::Three& three) {
  const float height = ui::control_height(ui);
  Rect row = rest.cut_top(height);
  ui::ButtonOptions add;
  add.icon = ui::icon::kPlus;
  add.enabled = three.patterns.size() < lab::kMostColumns;
  add.help = tr("One more pattern: the weights of all patterns add up");
  const Rect left = row.cut_left(ui.room("three.add", ui::button_width(ui, tr("Pattern"), add)));
  if (ui::button(ui, "three.add", left, tr("Pattern"), add)) {
    lab::Change<lab::Three> change;
    change.patterns = three.patterns;
    // Different from the last one in every second neuron: something to look at.
    Pattern pattern(three.neurons());
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      const bool up = three.patterns.empty() || three.patterns.back().up(i);
      pattern.set(i, i % 2 == three.patterns.size() % 2 ? !up : up);
    }
    change.patterns->push_back(std::move(pattern));
    emit(ui, std::move(change));
  }
  row.cut_left(ui.room("three.add", 8));
  ui::ButtonOptions fewer;
  fewer.kind = ui::ButtonKind::icon;
  fewer.icon = ui::icon::kMinus;
  fewer.enabled = !three.patterns.empty();
  if (ui::button(ui, "three.remove", row.cut_left(height), tr("Remove the last pattern"), fewer)) {
    lab::Change<lab::Three> change;
    change.patterns = three.patterns;
    change.patterns->pop_back();
    emit(ui, std::move(change));
  }
}

void choices(Ui& ui, Rect& rest, const lab::Three& three, ThreeState& state) {
  const std::array<const char*, 3> forms = {tr("Lecture (1/N)"), tr("Hopfield"), tr("Custom")};
  int selected = static_cast<int>(three.form);
  if (ui::choice_block(
          ui, rest, 16, "three.form", tr("Weights"),
          tr("Lecture: M = (1/N) Σ ξξᵀ, with its diagonal. Hopfield: no 1/N and zeros on the "
             "diagonal. Custom: any numbers. Drag a weight to change it."),
          forms, &selected)) {
    lab::Change<lab::Three> change;
    change.form = static_cast<lab::ThreeForm>(selected);
    emit(ui, std::move(change));
  }
  const char* both = "three.weight.both";
  ui::toggle(ui, both, rest.cut_top(ui.room(both, ui.touch ? 44.0F : 36.0F)),
             tr("Change both directions"), &state.both,
             tr("A weight that you drag changes in both directions. With symmetric weights the "
                "energy can only fall."));
  const std::array<const char*, 3> ties = {tr("keeps"), "+1", "−1"};
  selected = static_cast<int>(three.tie);
  if (ui::choice_block(
          ui, rest, 16, "three.tie", tr("A tie (field 0)"),
          tr("What a neuron does when its field is exactly 0: keep its state, or always become "
             "+1 or −1. Textbooks differ on this."),
          ties, &selected)) {
    lab::Change<lab::Three> change;
    change.tie = static_cast<hopfield::Tie>(selected);
    emit(ui, std::move(change));
  }
  const std::array<const char*, 5> sizes = {"2", "3", "4", "5", "6"};
  selected = static_cast<int>(three.neurons()) - 2;
  if (ui::choice_block(ui, rest, 16, "three.neurons", tr("Neurons"), "", sizes, &selected)) {
    lab::Change<lab::Three> change;
    change.neurons = static_cast<std::size_t>(selected) + 2;
    emit(ui, std::move(change));
  }
}

/// Does each pattern stay when it is the state?
void stability(Ui& ui, Rect& rest, const ThreeModel& m) {
  if (m.three.patterns.empty() || !ui.shows("three.stays")) return;
  rest.cut_top(18);
  ui::caption(ui, rest.cut_top(16), tr("Are the patterns stable?"));
  rest.cut_top(2);
  for (std::size_t k = 0; k < m.three.patterns.size(); ++k) {
    const std::uint32_t number = m.number_of(m.three.patterns[k]);
    const std::uint32_t flips = m.graph.flips(number);
    const std::string name = pattern_name(m.three, k), id = "three.stays." + std::to_string(k);
    fact(ui, rest, id, sentence(tr("sgn(M {0}) = {0}"), {name}),
         tr("A pattern is stable when no neuron would flip in it."),
         flips == 0 ? tr("yes") : tr("no"), flips == 0 ? ui.theme.good : ui.theme.warning);
  }
}

}  // namespace

void three_setup(Ui& ui, Rect rect, ui::PanelState& panels) {
  const ThreeModel& m = three_model(ui, panels);
  ThreeState& state = three_state(panels);
  rect = {rect.x + ui.theme.margin, rect.y + 16, rect.w - 2 * ui.theme.margin, rect.h - 20};
  const Rect content = ui::begin_panel_scroll(ui, "three.setup", rect, state.setup_height);
  Rect rest = content;
  rest.h = 1e5F;
  if (!edits_in_place(ui)) {
    ui::caption(ui, rest.cut_top(16), tr("Patterns to store, and where to start"));
    rest.cut_top(4);
    columns(ui, rest, m);
    rest.cut_top(12);
  }
  more_or_fewer(ui, rest, m.three);
  choices(ui, rest, m.three, state);
  stability(ui, rest, m);
  const float height = rest.y - content.y + 8;
  if (height != state.setup_height) ui.animate(0.05F);
  state.setup_height = height;
  ui::end_scroll(ui);
  panels.spare = {rect.x, rest.y, rect.w, rect.bottom() - rest.y};
}

}  // namespace workbenches::three
