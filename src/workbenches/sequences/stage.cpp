#include <algorithm>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/plots/cells.hpp"
#include "workbenches/sequences/sequences.hpp"

/// The middle: the filmstrip, the network under it (in low frames beside it), the raster of overlaps, and what happens in words.
namespace workbenches::sequences {
namespace {

using ui::FontKind;
using ui::Rect;
using ui::Ui;

struct StagePlan {
  Rect strip, screen, timeline, words;
  std::size_t per_row = 1;
};

/// Where a strip with so many slots is broken, and how high it is then.
std::size_t slots_in_row(const Ui& ui, float width, std::size_t slots) {
  const float least = ui.touch ? 40.0F : 34.0F;
  const auto fit = static_cast<std::size_t>(std::max(2.0F, std::floor(width / least)));
  const std::size_t rows = (slots + fit - 1) / fit;
  return (slots + rows - 1) / rows;
}

StagePlan plan_of(const Ui& ui, Rect room, const SequencesModel& m, float words_height) {
  StagePlan plan;
  const std::size_t slots = m.count() + 1;
  const bool beside = room.w > room.h * 1.3F;
  constexpr float kLabel = 17, kBetween = 10, kAxis = 16, kTallRow = 26;
  const float raster = static_cast<float>(m.count()) * std::clamp(room.h / 60, 7.0F, 14.0F) + kAxis;
  Rect picture = room;
  if (beside) {
    picture = room.cut_left(
        std::min(room.h * static_cast<float>(m.film.width) / static_cast<float>(m.film.height),
                 room.w * 0.56F));
    room.cut_left(16);
  }
  plan.per_row = slots_in_row(ui, room.w, slots);
  const std::size_t rows = (slots + plan.per_row - 1) / plan.per_row;
  const float slot =
      std::min(room.w / static_cast<float>(plan.per_row), room.h < 420 && !beside ? 46.0F : 76.0F);
  const float strip =
      static_cast<float>(rows) * (std::max(slot - 10, ui.touch ? 30.0F : 24.0F) + kLabel + 10);
  if (beside) {
    plan.words = room.cut_bottom(words_height);
    room.cut_bottom(kBetween);
    plan.strip = room.cut_top(std::min(strip, room.h * 0.55F));
    room.cut_top(kBetween);
    plan.timeline =
        room.cut_top(std::min(room.h, kTallRow * static_cast<float>(m.count()) + kAxis));
    plan.screen = ui::fit_cells(ui, picture, m.film.width, m.film.height);
    return plan;
  }
  plan.strip = picture.cut_top(strip);
  picture.cut_top(kBetween);
  plan.words = picture.cut_bottom(words_height);
  picture.cut_bottom(6);
  plan.timeline = picture.cut_bottom(std::min(raster, picture.h * 0.35F));
  picture.cut_bottom(kBetween);
  plan.screen = ui::fit_cells(ui, picture, m.film.width, m.film.height);
  return plan;
}

}  // namespace

void sequences_stage(Ui& ui, Rect rect, ui::PanelState& panels) {
  const SequencesModel& m = sequences_model(ui, panels);
  SequencesState& state = sequences_state(panels);
  const std::uint32_t step = step_of(ui.session);
  const float margin = rect.w < 500 || rect.h < 340 ? 12 : 20;
  const Rect room{rect.x + margin, rect.y + 10, rect.w - 2 * margin, rect.h - 16};
  const bool beside = room.w > room.h * 1.3F;
  const float width = beside ? room.w * 0.44F - 16 : room.w;
  const ui::Said said = sequences_said(ui.session, panels);
  // Room for words that change as the film plays: nothing else moves.
  const bool shows = ui.shows("verdict");
  const float line = ui::paragraph_height(FontKind::verdict, "1", width),
              small = ui::paragraph_height(FontKind::body, "1", width);
  const float head_lines = beside || width < 460 ? 2.0F : 1.0F, detail_lines = rect.h < 340  ? 0.0F
                                                                               : width < 560 ? 2.0F
                                                                                             : 1.0F;
  const float words = shows ? head_lines * line + detail_lines * small + 4 : 0;
  const StagePlan plan = plan_of(ui, room, m, words);
  // The film, the network that plays it and what it recalls over time are one figure.
  const float left = std::min(plan.strip.x, plan.screen.x),
              top = std::min(plan.strip.y, plan.screen.y);
  ui.figure({left, top, std::max(plan.strip.right(), plan.screen.right()) - left,
             std::max(plan.timeline.bottom(), plan.screen.bottom()) - top});
  film_strip(ui, plan.strip, m, step, plan.per_row, &state);
  film_screen(ui, plan.screen, m, step, &state);
  film_timeline(ui, plan.timeline, m, step, false);
  if (!shows) return;
  Rect rest = plan.words;
  const float align = beside ? 0.0F : 0.5F;
  const float head = ui::paragraph_height(FontKind::verdict, said.headline, rest.w);
  ui::paragraph(ui, rest.cut_top(head), said.headline, FontKind::verdict, ui.theme.text, align);
  if (detail_lines > 0 && ui::paragraph_height(FontKind::body, said.detail, rest.w) <= rest.h + 2)
    ui::paragraph(ui, rest, said.detail, FontKind::body, ui.theme.secondary, align);
  ui::status(ui, "verdict", plan.words,
             ui::sentence(ui::tr("{0} {1}"), {said.headline, said.detail}));
}

}  // namespace workbenches::sequences
