#include "hopfield/rules/survival.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "ui/dialogs/dialogs.hpp"
#include "ui/kit/draw.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/memory/insight_panel.hpp"
#include "ui/memory/memories_panel.hpp"

namespace ui {
namespace {

using hopfield::Survival;

constexpr float kSurvivalWidth = 480, kSurvivalRow = 46;
/// More memories than these are too many for a look.
constexpr std::size_t kMostSurviving = 100;
/// Work in one frame, beside what is drawn.
constexpr std::chrono::microseconds kSurvivalWork{4000};

/// The experiment of the present network, and what the one before it found of the same memories.
struct SurvivalState final : Kept {
  std::optional<Survival> now;
  lab::MemoryList memories;
  lab::Learning learning;
  hopfield::NetworkOptions network;
  hopfield::UpdateOptions update;
  std::string other;                ///< the rule before; "" for none
  std::vector<std::size_t> others;  ///< by that rule, of each memory
};

SurvivalState& survival_state(Ui& ui, PanelState& s) {
  SurvivalState& state = s.kept.of<SurvivalState>();
  const lab::Document& d = ui.session.document();
  const bool same = state.now && state.memories == d.memories && state.learning == d.learning &&
                    state.network == d.network && state.update == d.update;
  if (same) return state;
  const bool beside = state.now && state.now->over() && state.memories == d.memories;
  state.other = beside ? rule_words(state.learning).name : "";
  state.others.clear();
  if (beside)
    for (std::size_t k = 0; k < state.now->memories(); ++k)
      state.others.push_back(state.now->survives(k));
  state.now.emplace(ui.session.model(), d.update, d.seed);
  state.memories = d.memories;
  state.learning = d.learning;
  state.network = d.network;
  state.update = d.update;
  return state;
}

void go_on(Ui& ui, Survival& survival) {
  if (survival.over()) return;
  const auto until = std::chrono::steady_clock::now() + kSurvivalWork;
  do survival.step();
  while (!survival.over() && std::chrono::steady_clock::now() < until);
  ui.animate(0.1F);
}

/// The places of picture, name, cells and number in a row; the heading has the same.
struct SurvivalRow {
  Rect picture, name, cells, number;
  explicit SurvivalRow(Rect row) {
    picture = row.cut_left(40);
    row.cut_left(8);
    number = row.cut_right(64);
    name = row.cut_left(std::min(110.0F, row.w * 0.4F));
    row.cut_left(8);
    cells = row;
  }
};

void levels(Ui& ui, const Survival& survival, std::size_t memory, const Rect& rect) {
  const float width = rect.w / static_cast<float>(Survival::kLevels);
  for (std::size_t level = 0; level < Survival::kLevels; ++level) {
    const Survival::Cell cell = survival.cell(memory, level);
    const Rect at{rect.x + static_cast<float>(level) * width, rect.y, width - 2, rect.h};
    fill(ui, at, ui.theme.soft, 2);
    if (cell.trials == 0) continue;
    const float share = static_cast<float>(cell.successes) / static_cast<float>(cell.trials);
    fill(ui, at, with_alpha(ui.theme.text, 0.85F * share), 2);
  }
}

void memory_survives(Ui& ui, PanelState& s, const SurvivalState& state, std::size_t memory,
                     const Rect& rect) {
  const lab::Document& d = ui.session.document();
  const Survival& survival = *state.now;
  const std::string pixels = number(static_cast<double>(survival.survives(memory)));
  WidgetInfo info;
  info.id = "survival." + std::to_string(memory);
  info.role = Role::listitem;
  info.name = (*d.memories)[memory].name;
  info.value = sentence(tr("survives {0} flipped pixels"), {pixels});
  const std::string before =
      memory < state.others.size()
          ? sentence(tr("{0}: {1}"),
                     {state.other, number(static_cast<double>(state.others[memory]))})
          : "";
  if (!before.empty()) info.value = sentence(tr("{0}, {1}"), {info.value, before});
  info.rect = rect;
  if (!ui.widgets.publish(info)) return;
  SurvivalRow at(rect);
  memory_thumbnail(ui, s, at.picture.inset(3), memory);
  levels(ui, survival, memory, {at.cells.x, at.cells.y + 11, at.cells.w, at.cells.h - 22});
  text(ui, at.number, pixels, FontKind::strong, ui.theme.text, 1);
  if (before.empty()) return text(ui, at.name, info.name, FontKind::body, ui.theme.text);
  text(ui, at.name.cut_top(at.name.h / 2 + 2), info.name, FontKind::body, ui.theme.text);
  text(ui, at.name.moved(0, -4), before, FontKind::small, ui.theme.secondary);
}

}  // namespace

void survival_dialog(Ui& ui, PanelState& s) {
  SurvivalState& state = survival_state(ui, s);
  go_on(ui, *state.now);
  const Survival& survival = *state.now;
  const std::size_t shown = std::min(survival.memories(), kMostSurviving);
  const float h = control_height(ui), inner = std::min(kSurvivalWidth, ui.screen.w - 68);
  const char* const note =
      tr("At each step so many random pixels of a memory are flipped, 20 times. Dark: the network "
         "finds the memory again every time. The number: the most from which it does in half of "
         "the trials.");
  const char* const empty = tr("No memories yet");
  const float words = paragraph_height(FontKind::small, note, inner);
  const float height =
      words + 12 + 20 + static_cast<float>(std::max<std::size_t>(shown, 1)) * kSurvivalRow + 12 + h;
  const Frame frame = begin_dialog(ui, "survival", tr("Flipped pixels that memories survive"),
                                   kSurvivalWidth, height);
  Rect c = frame.content;
  Rect foot = c.cut_bottom(h);
  c.cut_bottom(12);
  Rect r = begin_panel_scroll(ui, "survival.scroll", c, height - h - 12);
  paragraph(ui, r.cut_top(words), note, FontKind::small, ui.theme.secondary);
  r.cut_top(12);
  const SurvivalRow head(r.cut_top(20));
  if (shown == 0) {
    text(ui, r.cut_top(kSurvivalRow), empty, FontKind::body, ui.theme.secondary);
  } else {
    text(ui, head.cells, number(static_cast<double>(survival.flipped(0))), FontKind::small,
         ui.theme.secondary);
    text(ui, head.cells, number(static_cast<double>(survival.flipped(Survival::kLevels - 1))),
         FontKind::small, ui.theme.secondary, 1);
  }
  for (std::size_t k = 0; k < shown; ++k) memory_survives(ui, s, state, k, r.cut_top(kSurvivalRow));
  end_scroll(ui);

  const float width = button_width(ui, tr("Another rule…"));
  const Rect at = foot.cut_right(width);
  if (button(ui, "survival.rule", at, tr("Another rule…"))) s.show(Open::rule, at);
  foot.cut_right(10);
  const double done = survival.trials() == 0 ? 1
                                             : static_cast<double>(survival.trials_done()) /
                                                   static_cast<double>(survival.trials());
  const std::string name = rule_words(state.learning).name;
  text(ui, foot,
       done < 1 ? sentence(tr("{0}: {1}%"), {name, number(std::floor(100 * done))}) : name,
       FontKind::body, ui.theme.text);
  if (done == 1) status(ui, "survival.over", foot, sentence(tr("{0}: done"), {name}));
  end_dialog(ui);
  if (frame.closed) s.close();
}

}  // namespace ui
