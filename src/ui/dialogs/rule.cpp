#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "hopfield/numerics/matrix.hpp"
#include "ui/dialogs/dialogs.hpp"
#include "ui/kit/draw.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/memory/insight_panel.hpp"
#include "ui/memory/weight_view.hpp"

namespace ui {
namespace {

using hopfield::Rule;

constexpr float kRuleWidth = 340, kRulePad = 10;
/// More strengths than these are no longer told apart one by one.
constexpr std::size_t kMostStrengths = 40;
/// In the order in which courses come to them.
constexpr std::array<Rule, 6> kRules = {Rule::hebb,  Rule::pseudo_inverse, Rule::storkey,
                                        Rule::amari, Rule::sequence,       Rule::dense};

struct RuleState final : Kept {
  float height = 420;  ///< as drawn last
};

/// Rows from the top down; measuring and drawing are the same walk.
struct Rules {
  Ui& ui;
  Rect rest;
  float line;

  [[nodiscard]] const lab::Document& document() const { return ui.session.document(); }
  Rect row(float height) {
    const Rect r = rest.cut_top(height);
    return {r.x + kRulePad, r.y, r.w - 2 * kRulePad, r.h};
  }
  void words(const char* id, std::string_view text, ImU32 colour) {
    if (!ui.shows(id)) return;
    const Rect at = row(paragraph_height(FontKind::body, text, rest.w - 2 * kRulePad) + 8);
    paragraph(ui, at, text, FontKind::body, colour);
    status(ui, id, at, text);
  }
  void emit(lab::LearningChange change) {
    lab::command::SetNetwork command;
    command.learning = std::move(change);
    ui.emit(std::move(command));
  }
};

lab::Learning learning_by(Rule rule) {
  lab::Learning learning;
  learning.options.rule = rule;
  return learning;
}

/// What the rule cannot have goes with the old one, in the same step.
void choose(Rules& r, Rule rule) {
  lab::command::SetNetwork command;
  command.learning.rule = rule;
  const bool dense = rule == Rule::dense;
  if (dense || rule == Rule::storkey) command.self_connections = false;
  if (dense) {
    command.units = hopfield::Units::bipolar;
    command.threshold = hopfield::Threshold{};
  }
  r.ui.emit(std::move(command));
}

void rule_list(Rules& r) {
  Ui& ui = r.ui;
  const lab::Document& d = r.document();
  for (std::size_t k = 0; k < kRules.size(); ++k) {
    const Rule rule = kRules[k];
    const RuleWords words = rule_words(learning_by(rule));
    const bool chosen = d.learning.by(rule);
    const bool large = hopfield::written_down(rule) && d.grid.neurons() > lab::kMostWrittenDown;
    WidgetInfo info;
    info.id = "rule." + std::to_string(k);
    info.role = Role::radio;
    info.name = words.name;
    info.group = tr("Learning rule");
    info.help = large ? tr("Every weight is written down, so the grid has at most 32 × 32 cells.")
                      : words.explanation;
    info.checked = chosen;
    info.enabled = !large;
    info.rect = r.rest.cut_top(menu_item_height(ui));
    if (!ui.shows(info.id)) continue;
    if (row(ui, info, chosen) && !chosen && !large) choose(r, rule);
    const Rect at{info.rect.x + kRulePad, info.rect.y, info.rect.w - 2 * kRulePad, info.rect.h};
    const ImU32 colour = large ? ui.theme.secondary : ui.theme.text;
    text(ui, at, words.formula, FontKind::body, ui.theme.secondary, 1);
    text(ui, at, words.name, chosen ? FontKind::strong : FontKind::body, colour);
  }
}

/// The weights as they are, from then on by hand.
void by_hand(Rules& r) {
  Ui& ui = r.ui;
  const lab::Document& d = r.document();
  lab::Learning learning;
  learning.weights = std::make_shared<hopfield::Matrix>();
  const RuleWords words = rule_words(learning);
  const bool chosen = d.learning.weights != nullptr;
  const bool large = d.grid.neurons() > lab::kMostByHand;
  WidgetInfo info;
  info.id = "rule.hand";
  info.role = Role::radio;
  info.name = words.name;
  info.group = tr("Learning rule");
  info.help = large
                  ? tr("Every weight is written down, so the grid has at most 20 × 20 cells.")
                  : tr("Begins with the weights as they are. Each can be set in Details, Weights.");
  info.checked = chosen;
  info.enabled = !large;
  info.rect = r.rest.cut_top(menu_item_height(ui));
  if (!ui.shows(info.id)) return;
  if (row(ui, info, chosen) && !chosen && !large) {
    lab::command::SetNetwork command;
    command.learning.weights = weights_as_they_are(ui.session);
    ui.emit(std::move(command));
  }
  const Rect at{info.rect.x + kRulePad, info.rect.y, info.rect.w - 2 * kRulePad, info.rect.h};
  text(ui, at, words.name, chosen ? FontKind::strong : FontKind::body,
       large ? ui.theme.secondary : ui.theme.text);
}

/// Amari's: σ², and λ of each memory.
void strengths(Rules& r) {
  Ui& ui = r.ui;
  const lab::Document& d = r.document();
  const std::vector<lab::Memory>& memories = *d.memories;
  std::vector<double> all = d.learning.options.coefficients;
  all.resize(memories.size(), 1.0);
  const float column = ui.label_column;
  const std::size_t shown = std::min(memories.size(), kMostStrengths);
  for (std::size_t k = 0; k < shown; ++k)
    ui.label_column =
        std::max(ui.label_column, std::min(96.0F, text_width(FontKind::body, memories[k].name)));

  SliderOptions self;
  self.minimum = 0;
  self.maximum = static_cast<double>(d.grid.neurons());
  self.step = 1;
  self.grain = 0.0;
  self.decimals = 1;
  self.help =
      tr("A self-connection of this strength for every neuron, beside the Σ λ that the memories "
         "give it.");
  double term = d.learning.options.self_term;
  if (slider(ui, "rule.self_term", r.row(r.line), "σ²", &term, self)) {
    lab::LearningChange change;
    change.self_term = term;
    r.emit(std::move(change));
  }
  if (shown > 0) caption(ui, r.row(22), tr("Strength λ of each memory"));
  SliderOptions so;
  so.minimum = -1;
  so.maximum = 3;
  so.step = 0.05;
  so.grain = 0.0;
  so.initial = 1;
  so.help = tr("How much this memory counts in the weights. 0: as if it were not stored.");
  for (std::size_t k = 0; k < shown; ++k) {
    double value = all[k];
    if (!slider(ui, "rule.lambda." + std::to_string(k), r.row(r.line), memories[k].name, &value,
                so))
      continue;
    lab::LearningChange change;
    change.coefficients = all;
    (*change.coefficients)[k] = value;
    r.emit(std::move(change));
  }
  ui.label_column = column;
}

void separation(Rules& r) {
  Ui& ui = r.ui;
  const hopfield::LearningOptions& o = r.document().learning.options;
  const std::array<const char*, 3> kinds = {"zⁿ", tr("zⁿ for z > 0"), "exp z"};
  int selected = o.interaction == hopfield::Interaction::polynomial  ? 0
                 : o.interaction == hopfield::Interaction::rectified ? 1
                                                                     : 2;
  caption(ui, r.row(22), tr("Separation function F(z)"));
  if (segmented(ui, "rule.separation", r.row(control_height(ui)), tr("Separation function F(z)"),
                kinds, &selected,
                tr("How steeply the energy falls with the overlap z. The steeper, the more "
                   "memories have room."))) {
    lab::LearningChange change;
    if (selected == 2) {
      change.degree = lab::kExponential;
    } else {
      change.degree = o.degree;
      change.rectified = selected == 1;
    }
    r.emit(std::move(change));
  }
  r.rest.cut_top(4);
  if (o.interaction == hopfield::Interaction::exponential) return;
  SliderOptions so;
  so.minimum = 2;
  so.maximum = 64;
  so.step = 1;
  so.logarithmic = true;
  so.initial = 3;
  so.decimals = 0;
  so.help =
      tr("With n = 2 neurons update as by Hebb’s rule. With more, the nearest memory outweighs the "
         "others.");
  double degree = o.degree;
  if (slider(ui, "rule.degree", r.row(r.line), "n", &degree, so)) {
    lab::LearningChange change;
    change.degree = static_cast<unsigned>(std::lround(degree));
    r.emit(std::move(change));
  }
}

void parameters(Rules& r) {
  Ui& ui = r.ui;
  const lab::Document& d = r.document();
  const lab::Learning& learning = d.learning;
  if (learning.by(Rule::amari)) strengths(r);
  if (learning.by(Rule::dense)) separation(r);
  if (learning.by(Rule::sequence)) {
    bool cyclic = learning.options.cyclic;
    if (toggle(ui, "rule.cyclic", r.row(r.line), tr("The last memory leads to the first"),
               &cyclic)) {
      lab::LearningChange change;
      change.cyclic = cyclic;
      r.emit(std::move(change));
    }
  }
  if (learning.weights || learning.by(Rule::hebb) || learning.by(Rule::pseudo_inverse) ||
      learning.by(Rule::sequence)) {
    bool self = d.network.self_connections;
    if (toggle(ui, "rule.self", r.row(r.line), tr("Self-connections"), &self)) {
      lab::command::SetNetwork command;
      command.self_connections = self;
      ui.emit(std::move(command));
    }
  }
}

}  // namespace

void rule_dialog(Ui& ui, PanelState& s) {
  RuleState& state = s.kept.of<RuleState>();
  // The row that opened it may have been scrolled away, when it was pressed by its name.
  Rect anchor = s.anchor;
  anchor.y =
      std::clamp(anchor.y, ui.screen.y, std::max(ui.screen.y, ui.screen.bottom() - anchor.h));
  const Frame frame = begin_popover(ui, "rule", anchor, kRuleWidth, state.height);
  const Rect content = begin_scroll(ui, "rule.scroll", frame.content, state.height);
  Rules r{ui, content, ui.touch ? 50.0F : 40.0F};
  r.rest.h = 1e5F;
  rule_list(r);
  by_hand(r);
  r.rest.cut_top(6);
  horizontal_line(ui, content.x + 4, content.right() - 4, r.rest.y, ui.theme.hairline);
  r.rest.cut_top(8);
  r.words("rule.words", rule_words(r.document().learning).explanation, ui.theme.text);
  parameters(r);
  if (!ui.session.has_energy())
    r.words("rule.energy", tr("No energy: the weights are not symmetric"), ui.theme.secondary);
  r.rest.cut_top(6);
  horizontal_line(ui, content.x + 4, content.right() - 4, r.rest.y, ui.theme.hairline);
  r.rest.cut_top(2);
  ButtonOptions item;
  item.help =
      tr("Flips more and more pixels of each memory, and counts how often the network finds it "
         "again.");
  if (menu_item(ui, "rule.survival", r.rest.cut_top(menu_item_height(ui)),
                tr("Flipped pixels that memories survive"), item))
    s.show(Open::survival);
  const float height = r.rest.y - content.y + 4;
  if (height != state.height) ui.animate(0.05F);
  state.height = height;
  end_scroll(ui);
  end_popover(ui);
  if (frame.closed && s.open == Open::rule) s.close();
}

}  // namespace ui
