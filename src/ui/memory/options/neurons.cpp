#include <algorithm>
#include <array>
#include <string>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/memory/options/form.hpp"

namespace ui {
namespace {

using hopfield::Scale;
using hopfield::ThresholdKind;
using hopfield::Tie;
using hopfield::Units;

/// Which memories hold: the answer to the puzzle of 0/1 units without thresholds.
void stability_line(OptionsForm& f, PanelState& s) {
  Ui& ui = f.ui;
  const std::vector<lab::Memory>& memories = *ui.session.document().memories;
  if (memories.empty()) return;
  const Holding& h = holding(ui, s);
  const std::string all = number(static_cast<double>(memories.size()));
  std::string words;
  if (h.checked < memories.size()) {
    words = sentence(tr("Checking which memories are stable: {0} of {1}"),
                     {number(static_cast<double>(h.checked)), all});
  } else if (h.unstable.empty()) {
    words = memories.size() == 1 ? std::string(tr("The memory is stable."))
                                 : sentence(tr("All {0} memories are stable."), {all});
  } else {
    std::string names;
    for (std::size_t k = 0; k < std::min<std::size_t>(3, h.unstable.size()); ++k) {
      const std::uint32_t m = h.unstable[k];
      const std::string one =
          sentence(tr("{0} ({1} {1|neuron|neurons} would flip)"),
                   {memories[m].name, counted(ui.session.stability(m).unstable)});
      names = k == 0 ? one : sentence(tr("{0}, {1}"), {names, one});
    }
    if (h.unstable.size() > 3) names = sentence(tr("{0} …"), {names});
    words = sentence(tr("{0} of {1} memories not stable: {2}"),
                     {number(static_cast<double>(h.unstable.size())), all, names});
  }
  if (!ui.shows("options.stability")) return;
  f.rest.cut_top(4);
  const Rect at = f.rest.cut_top(paragraph_height(FontKind::body, words, f.rest.w));
  const bool done = h.checked == memories.size();
  paragraph(ui, at, words, FontKind::body,
            !done                ? ui.theme.secondary
            : h.unstable.empty() ? ui.theme.good
                                 : ui.theme.warning);
  if (done) status(ui, "options.stability", at, words);
}

/// The exercise of the 16 × 16 pictures, beside the two switches that it is about.
void puzzle(OptionsForm& f, PanelState& s) {
  Ui& ui = f.ui;
  const lab::Document& d = ui.session.document();
  const bool binary = d.network.units == Units::binary;
  if (!d.learning.by(hopfield::Rule::hebb) || d.memories->size() < 2) return;
  if (!binary && d.grid != lab::Grid{16, 16}) return;
  const Holding& h = holding(ui, s);
  std::string words;
  if (!binary)
    words = tr("A puzzle: switch the states to 0/1. Which memory is no longer stable, and why?");
  else if (d.network.threshold.kind == ThresholdKind::half_row_sum)
    words =
        tr("The reason: an inactive neuron contributes 0 instead of −1, which adds ½ Σ w to every "
           "field. The threshold ½ Σ w subtracts just that.");
  else if (!h.unstable.empty())
    words = tr("Why are they not stable? Now set the threshold to ½ Σ w.");
  if (words.empty() || !ui.shows("options.puzzle")) return;
  f.rest.cut_top(4);
  const float height = paragraph_height(FontKind::body, words, f.rest.w - 24) + 16;
  const Rect box = f.rest.cut_top(height);
  fill(ui, box, ui.theme.soft, 8);
  paragraph(ui, {box.x + 12, box.y + 8, box.w - 24, height}, words, FontKind::body, ui.theme.text);
  status(ui, "options.puzzle", box, words);
  f.rest.cut_top(4);
}

/// θᵢ of every neuron as it is now, to be changed one by one.
hopfield::Threshold each_threshold(const lab::Session& session) {
  hopfield::Threshold threshold;
  threshold.kind = ThresholdKind::each;
  threshold.values.clear();
  for (std::size_t i = 0; i < session.document().grid.neurons(); ++i)
    threshold.values.push_back(session.model().threshold(i));
  return threshold;
}

/// ±1 or 0/1, and which kind of threshold. A dense memory has no choice.
bool states(OptionsForm& f, lab::command::SetNetwork& command) {
  Ui& ui = f.ui;
  const lab::Document& d = ui.session.document();
  bool changed = false;
  constexpr std::array<Units, 2> kUnits = {Units::bipolar, Units::binary};
  const std::array<const char*, 2> units = {"±1", "0/1"};
  int selected = index_of(kUnits, d.network.units);
  if (f.choice("options.units", tr("States"),
               tr("±1, or 0 and 1 as in Hopfield 1982. With 0/1 units an inactive neuron "
                  "contributes nothing, so the thresholds determine which memories are stable."),
               units, &selected)) {
    command.units = kUnits[static_cast<std::size_t>(selected)];
    changed = true;
  }
  constexpr std::array<ThresholdKind, 3> kKinds = {
      ThresholdKind::uniform, ThresholdKind::half_row_sum, ThresholdKind::each};
  const std::array<const char*, 3> names = {tr("Number"), "½ Σ w", tr("Per neuron")};
  selected = index_of(kKinds, d.network.threshold.kind);
  if (f.choice("options.threshold", tr("Threshold θ"),
               tr("The field a neuron needs to become active: one number for all, half the sum "
                  "of its weights, or a number per neuron. Half the sum makes 0/1 units behave "
                  "like ±1."),
               names, &selected)) {
    hopfield::Threshold wanted;
    wanted.kind = kKinds[static_cast<std::size_t>(selected)];
    if (wanted.kind == ThresholdKind::each)
      wanted = each_threshold(ui.session);
    else if (wanted.kind == ThresholdKind::uniform)
      wanted.values = {0.0};
    else
      wanted.values.clear();
    command.threshold = std::move(wanted);
    changed = true;
  }
  return changed;
}

/// The number of all neurons, or of the chosen one.
bool threshold_value(OptionsForm& f, lab::command::SetNetwork& command) {
  Ui& ui = f.ui;
  const lab::Document& d = ui.session.document();
  const hopfield::Threshold& threshold = d.network.threshold;
  if (threshold.kind == ThresholdKind::half_row_sum) return false;
  const bool each = threshold.kind == ThresholdKind::each;
  if (each && !d.view.selected) {
    const char* const words = tr("Choose a neuron in the picture to set its threshold.");
    if (!ui.shows("options.theta")) return false;
    const Rect at = f.rest.cut_top(paragraph_height(FontKind::body, words, f.rest.w) + 6);
    paragraph(ui, at, words, FontKind::body, ui.theme.secondary);
    return false;
  }
  const std::size_t place = each ? *d.view.selected : 0;
  double value = place < threshold.values.size() ? threshold.values[place] : 0;
  const auto most = std::max(16.0, static_cast<double>(d.memories->size() * d.grid.neurons()) / 4);
  SliderOptions so;
  so.minimum = -most;
  so.maximum = most;
  so.step = d.network.scale == Scale::none ? 1 : 0;
  so.grain = 0.0;
  so.shown_factor = ui.session.scale();
  so.decimals = d.network.scale == Scale::none ? 0 : 3;
  so.help =
      tr("In units of the local field. A positive threshold makes a neuron harder to activate.");
  const std::string label =
      each ? sentence(tr("θ of neuron {0}"), {number(static_cast<double>(place))}) : "θ";
  if (!slider(ui, "options.theta", f.rest.cut_top(f.line), label, &value, so)) return false;
  command.threshold = threshold;
  command.threshold->values.resize(each ? d.grid.neurons() : 1);
  command.threshold->values[place] = value;
  return true;
}

}  // namespace

void neuron_options(OptionsForm& f, PanelState& s) {
  Ui& ui = f.ui;
  const lab::Document& d = ui.session.document();
  f.group("Neurons");
  lab::command::SetNetwork command;
  const bool dense = d.learning.by(hopfield::Rule::dense);
  bool changed = !dense && states(f, command);
  stability_line(f, s);
  puzzle(f, s);
  changed = (!dense && threshold_value(f, command)) || changed;
  constexpr std::array<Tie, 3> kTies = {Tie::keep, Tie::plus, Tie::minus};
  const std::array<const char*, 3> ties = {tr("Keep state"), "+1", "−1"};
  int selected = index_of(kTies, d.network.tie);
  if (f.choice("options.tie", tr("If the field is zero"),
               tr("What a neuron does when its field is exactly at the threshold: keep its state, "
                  "or always become +1 or −1. Textbooks differ on this."),
               ties, &selected)) {
    command.tie = kTies[static_cast<std::size_t>(selected)];
    changed = true;
  }
  if (changed) ui.emit(std::move(command));
}

}  // namespace ui
