#include <algorithm>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/plots/plot.hpp"
#include "workbenches/places/places.hpp"

/// How much the state shares with each place, how much places share with each other, and the energy of the run.
namespace workbenches::places {
namespace {

using ui::FontKind;
using ui::sentence;
using ui::tr;

constexpr double kPercent = 100;

void seek_to(Ui& ui, const PlacesNow& now, double moment) {
  const auto to = static_cast<std::uint32_t>(
      std::lround(std::clamp(moment, 0.0, static_cast<double>(now.runs->end()))));
  if (to == now.bench.moment) return;
  lab::Change<lab::Places> change;
  change.moment = to;
  emit_places(ui, std::move(change));
}

/// Active cells that two unrelated patterns would share: K²/N.
double by_chance(const PlacesNow& now) {
  const auto k = static_cast<double>(now.pattern_size());
  return k * k / static_cast<double>(now.runs->fields->cells());
}

}  // namespace

void overlap_bars(Ui& ui, const Rect& rect, const PlacesNow& now, bool paper) {
  constexpr float kTitle = 20, kNumber = 16;
  const std::vector<std::size_t>& shared = now.said.shared;
  const std::string title = sentence(tr("Active cells of each place, of {0}"),
                                     {ui::number(static_cast<double>(now.pattern_size()))});
  if (!paper) {
    ui::WidgetInfo info;
    info.id = "places.overlaps";
    info.role = ui::Role::image;
    info.name = title;
    std::vector<std::string> all;
    for (std::size_t k = 0; k < shared.size(); ++k)
      if (shared[k] > 0)
        all.push_back(sentence(tr("place {0}: {1}"),
                               {number_from_one(k), ui::number(static_cast<double>(shared[k]))}));
    info.value = ui::with_commas(all);
    info.help =
        tr("How many active cells belong to the pattern of each place. The dotted line is chance.");
    info.rect = rect;
    if (!ui::area(ui, info, ui::Drag::yields).shown) return;
  }
  Rect room = rect;
  ui::caption(ui, room.cut_top(kTitle), title);
  const Rect names = room.cut_bottom(kNumber);
  room.cut_top(kNumber);  // for the number over a full bar
  const auto count = static_cast<float>(shared.size());
  constexpr float kWidest = 110;
  const float step = std::min(room.w / count, kWidest), left = room.x + (room.w - step * count) / 2;
  const float width = std::max(2.0F, step - std::clamp(step * 0.3F, 1.0F, 24.0F));
  const auto all = static_cast<double>(now.pattern_size());
  const std::size_t wanted = now.bench.wanted();
  constexpr float kWord = 20;
  const auto every = static_cast<std::size_t>(std::max(1.0F, std::ceil(kWord / step)));
  const float level = room.bottom() - room.h * static_cast<float>(by_chance(now) / all);
  for (std::size_t k = 0; k < shared.size(); ++k) {
    const float x = left + step * static_cast<float>(k) + (step - width) / 2;
    const auto high =
        room.h * static_cast<float>(std::min(static_cast<double>(shared[k]) / all, 1.0));
    ui::fill(ui, {x, room.y, width, room.h}, ui.theme.soft, 3);
    ui::fill(ui, {x, room.bottom() - high, width, high},
             k == wanted ? ui.theme.series[0] : ui.theme.secondary, 3);
    if (every == 1)
      ui::text(ui, {x - 10, std::min(room.bottom() - high, level) - kNumber, width + 20, kNumber},
               ui::number(static_cast<double>(shared[k])), FontKind::small, ui.theme.text, 0.5F);
    if (k % every == 0)
      ui::text(ui, {x - 10, names.y, width + 20, names.h}, number_from_one(k),
               k == wanted ? FontKind::caption : FontKind::small,
               k == wanted ? ui.theme.text : ui.theme.secondary, 0.5F);
  }
  for (float x = left; x < left + step * count; x += 6)
    ui::list().AddLine({x, level}, {x + 3, level}, ui.theme.text, 1);
}

void distance_plot(Ui& ui, const Rect& rect, const PlacesNow& now) {
  if (!ui.shows("places.distance")) return;
  const auto size = static_cast<double>(now.pattern_size());
  ui::Series line;
  line.name = tr("on average");
  line.colour = ui.theme.secondary;
  line.width = 2;
  const std::vector<double>& mean = now.runs->by_distance;
  for (std::size_t k = 0; k < mean.size(); ++k) {
    line.x.push_back(kPercent * static_cast<double>(k) / static_cast<double>(mean.size() - 1));
    line.y.push_back(kPercent * mean[k]);
  }
  ui::PlotOptions o;
  o.title = tr("Cells in common, by distance");
  o.x_label = tr("distance (cm)");
  o.y_label = "%";
  o.x_maximum = kPercent;
  o.y_maximum = kPercent;
  o.decimals = 0;
  o.y_ticks = 3;
  o.level = kPercent * by_chance(now) / size;
  o.level_name = tr("chance");
  o.help = tr("A dot is a pair of stored places. Near places share cells, and are confused.");
  const std::size_t wanted = now.bench.wanted();
  if (const auto near = lab::most_alike(*now.runs, wanted))
    o.summary =
        sentence(tr("Places {0} and {1} have {2} of {3} cells in common."),
                 {number_from_one(wanted), number_from_one(*near),
                  ui::number(static_cast<double>(now.in_common(wanted, *near))), ui::number(size)});
  (void)ui::plot(ui, "places.distance", rect, o, std::span(&line, 1));
  const Rect inner = ui::plot_inner(rect, o);
  ui::push_clip(ui, {inner.x - 5, inner.y - 5, inner.w + 10, inner.h + 10});
  const auto& places = now.bench.places;
  // Those of the cue come last, above the others.
  for (const bool own : {false, true})
    for (std::size_t a = 0; a < places.size(); ++a)
      for (std::size_t b = a + 1; b < places.size(); ++b) {
        if ((a == wanted || b == wanted) != own) continue;
        const double far = hopfield::distance(places[a], places[b]),
                     both = static_cast<double>(now.in_common(a, b)) / size;
        if (far > 1) continue;
        const ImVec2 at{inner.x + static_cast<float>(far) * inner.w,
                        inner.bottom() - static_cast<float>(both) * inner.h};
        ui::list().AddCircleFilled(
            at, own ? 4.0F : 2.5F,
            own ? ui.theme.series[0] : ui::with_alpha(ui.theme.secondary, 0.6F), 12);
      }
  ui::pop_clip(ui);
}

void places_energy_plot(Ui& ui, const Rect& rect, const PlacesNow& now) {
  if (!ui.shows("places.energies")) return;
  ui::Series line;
  line.name = "E";
  line.colour = ui.theme.series[0];
  line.width = 2;
  const auto sweep = [](double moment) { return moment / lab::kPlaceParts; };
  for (std::size_t k = 0; k < now.runs->states.size(); ++k) {
    line.x.push_back(sweep(static_cast<double>(k)));
    line.y.push_back(now.runs->energies[k]);
  }
  const auto [low, high] = std::ranges::minmax(line.y);
  ui::PlotOptions o;
  o.title = tr("Energy");
  o.x_label = tr("sweep");
  o.y_label = "E";
  o.x_maximum = std::max(1.0, sweep(now.runs->end()));
  o.x_decimals = 1;
  const double pad = std::max((high - low) * 0.08, 0.1);
  o.y_minimum = low - pad;
  o.y_maximum = high + pad;
  o.y_ticks = 4;
  o.cursor = sweep(std::min(now.bench.moment, now.runs->end()));
  o.seekable = true;
  o.help = tr("Each exchange of cells lowers it. Press to go to a moment.");
  o.summary = ui::number(now.runs->energies[now.runs->index(now.bench.moment)], 2);
  const ui::PlotResult result = ui::plot(ui, "places.energies", rect, o, std::span(&line, 1));
  if (result.picked_x) seek_to(ui, now, *result.picked_x * lab::kPlaceParts);
}

}  // namespace workbenches::places
