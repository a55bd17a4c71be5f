#include <algorithm>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/plots/plot.hpp"
#include "workbenches/sequences/sequences.hpp"

/// The overlaps with all pictures over time: as a raster under the network, and as curves beside it.
namespace workbenches::sequences {
namespace {

using ui::FontKind;
using ui::Rect;
using ui::sentence;
using ui::tr;
using ui::Ui;

constexpr float kNumbers = 22, kAxis = 16;  // room for labels: at the left, below
constexpr std::uint32_t kInCurves = 40;     // steps that the curves show

/// The first of so many steps, so that the shown one is among them. It moves on by pages, which the eye can follow.
std::uint32_t first_step(std::uint32_t step, std::uint32_t many) {
  const std::uint32_t page = std::max(many / 2, 1U);
  return step < many ? 0 : (step - many) / page * page + page;
}

void seek(Ui& ui, std::uint32_t step, std::uint32_t now) {
  if (step == now) return;
  lab::Change<lab::Sequences> change;
  change.moment = std::min(step, lab::kLongestFilm);
  emit_film(ui, std::move(change));
}

std::string overlaps_in_words(const SequencesModel& m, std::uint32_t step) {
  const lab::NearestFrame nearest = lab::nearest_frame(m.film, m.run.at(step));
  return sentence(tr("Step {0}. The nearest is picture {1}, with overlap {2}."),
                  {ui::number(step), ui::number(static_cast<double>(nearest.picture + 1)),
                   ui::number(m.overlap(nearest.picture, step), 2)});
}

}  // namespace

void film_timeline(Ui& ui, const Rect& rect, const SequencesModel& m, std::uint32_t step,
                   bool paper) {
  if (!ui.shows("sequences.timeline")) return;
  Rect cells = rect;
  const Rect numbers = cells.cut_left(kNumbers);
  const Rect axis = cells.cut_bottom(kAxis);
  const std::size_t count = m.count();
  const float row = cells.h / static_cast<float>(count);
  const float wanted = std::clamp(row, 9.0F, 14.0F);
  const auto many = static_cast<std::uint32_t>(std::max(8.0F, std::floor(cells.w / wanted)));
  const float column = cells.w / static_cast<float>(many);
  const std::uint32_t first = first_step(step, many);
  if (!paper) {
    ui::WidgetInfo info;
    info.id = "sequences.timeline";
    info.role = ui::Role::slider;
    info.name = tr("Overlaps with the pictures over time");
    info.value = ui::number(step);
    // Under the pointer words would cover what it points at.
    if (ui.widgets.focused() == info.id)
      info.help = tr(
          "A row per picture, a column per step: blue like the picture, orange like its inverse. "
          "Press to go to a step.");
    info.minimum = 0.0F;
    info.maximum = static_cast<float>(lab::kLongestFilm);
    info.step = 1.0F;
    info.rect = {cells.x, cells.y, cells.w, cells.h};
    const ui::AreaState area = ui::area(ui, info, ui::Drag::horizontal);
    if (!area.shown) return;
    if (area.follows())
      seek(ui,
           first + static_cast<std::uint32_t>(
                       std::clamp(area.x / column, 0.0F, static_cast<float>(many - 1))),
           step);
    if (area.asked)
      if (const auto to = ui::moved_by(*area.asked, step, 1))
        seek(ui,
             static_cast<std::uint32_t>(
                 std::clamp(std::round(*to), 0.0, static_cast<double>(lab::kLongestFilm))),
             step);
  }
  ui::fill(ui, cells, ui.theme.soft, 3);
  for (std::uint32_t k = 0; k < many; ++k) {
    const std::uint32_t at = first + k;
    if (at > lab::kLongestFilm) break;
    // An asynchronous run is known as far as it was followed.
    if (m.run.end == hopfield::FilmEnd::unknown && at >= m.run.states.size()) break;
    for (std::size_t picture = 0; picture < count; ++picture) {
      const ImU32 colour = ui::diverging(ui.theme, static_cast<float>(m.overlap(picture, at)));
      const Rect cell{cells.x + static_cast<float>(k) * column,
                      cells.y + static_cast<float>(picture) * row, column - 1, row - 1};
      // What comes is paler than what has been.
      ui::fill(ui, cell, at <= step ? colour : ui::mix(ui.theme.soft, colour, 0.3F), 1.5F);
    }
  }
  const Rect now{cells.x + static_cast<float>(step - first) * column - 1.5F, cells.y - 2,
                 column + 2, cells.h + 3};
  ui::outline(ui, now, ui.theme.accent, 3, 2);
  // Numbers where they do not touch each other.
  constexpr float kBetween = 14;
  const auto every = static_cast<std::size_t>(std::ceil(kBetween / std::max(row, 1.0F)));
  for (std::size_t picture = 0; picture < count; picture += every)
    ui::text(
        ui,
        {numbers.x, cells.y + static_cast<float>(picture) * row + (row - 16) / 2, kNumbers - 6, 16},
        ui::number(static_cast<double>(picture + 1)), FontKind::small, ui.theme.secondary, 1);
  const auto marks = static_cast<std::uint32_t>(std::ceil(60 / column / 5)) * 5;
  for (std::uint32_t at = (first + marks - 1) / marks * marks; at < first + many; at += marks) {
    const float x = cells.x + (static_cast<float>(at - first) + 0.5F) * column;
    if (x > cells.right() - 70) break;
    ui::text(ui, {x - 20, axis.y + 1, 40, axis.h}, ui::number(at), FontKind::small,
             ui.theme.secondary, 0.5F);
  }
  ui::text(ui, {cells.right() - 44, axis.y + 1, 44, axis.h}, tr("step"), FontKind::small,
           ui.theme.secondary, 1);
}

void film_curves(Ui& ui, const Rect& rect, const SequencesModel& m, std::uint32_t step) {
  const std::uint32_t first = first_step(step, kInCurves);
  std::vector<ui::Series> series;
  // The nearest one comes first: the dot at the present step is on its line.
  const std::size_t nearest = lab::nearest_frame(m.film, m.run.at(step)).picture;
  for (std::size_t k = 0; k < m.count(); ++k) {
    const std::size_t picture = (nearest + k) % m.count();
    ui::Series line;
    line.name = ui::number(static_cast<double>(picture + 1));
    line.colour = ui.theme.series[picture % std::size(ui.theme.series)];
    line.width = 2;
    for (std::uint32_t at = first; at <= std::min(step, first + kInCurves); ++at) {
      line.x.push_back(at);
      line.y.push_back(m.overlap(picture, at));
    }
    series.push_back(std::move(line));
  }
  ui::PlotOptions o;
  o.title = tr("Overlap with each picture");
  o.x_label = tr("step");
  o.y_label = "q";
  o.x_minimum = first;
  o.x_maximum = first + kInCurves;
  o.y_minimum = -1;
  o.y_maximum = 1.05;
  o.cursor = step;
  o.zero_line = true;
  o.seekable = true;
  o.help = tr("q = 1: the state is the picture. q = −1: it is the inverse. Press to go to a step.");
  o.summary = overlaps_in_words(m, step);
  const ui::PlotResult result = ui::plot(ui, "sequences.curves", rect, o, series);
  if (result.picked_x)
    seek(ui,
         static_cast<std::uint32_t>(
             std::clamp(std::round(*result.picked_x), 0.0, static_cast<double>(lab::kLongestFilm))),
         step);
}

}  // namespace workbenches::sequences
