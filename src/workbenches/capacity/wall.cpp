#include <algorithm>
#include <array>
#include <cmath>

#include "hopfield/trials/theory.hpp"
#include "lab/formats/text.hpp"
#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/numbers.hpp"
#include "workbenches/capacity/capacity.hpp"
#include "workbenches/figures/figures.hpp"

/// The wall of memories: a tile each, filled as high as its overlap in the end; and the distribution of what disturbs them.
namespace workbenches {
namespace {

using ui::FontKind;
using ui::sentence;
using ui::tr;

std::string q_text(double q) { return ui::signed_number(q, 2); }

/// Half a tile: filled from the bottom up to the overlap. Height, not colour alone, tells how much is left.
void gauge(Ui& ui, const Rect& r, double q) {
  ui::fill(ui, r, ui.theme.soft);
  const auto share = static_cast<float>(std::clamp(std::abs(q), 0.0, 1.0));
  const float height = std::round(r.h * share);
  if (height > 0)
    ui::fill(ui, {r.x, r.bottom() - height, r.w, height},
             q < 0      ? ui.theme.scale_low
             : q > 0.95 ? ui.theme.plus
                        : ui::mix(ui.theme.scale_mid, ui.theme.plus, 0.2F + 0.45F * share));
}

struct Tiling {
  int columns = 1;
  float side = 1;
};

/// The largest square tiles that fit, in a shape like that of the place.
Tiling tiling(const Rect& r, std::size_t count) {
  constexpr float kLargest = 72;
  Tiling best;
  float best_empty = 2;
  for (int columns = 1; columns <= static_cast<int>(count); ++columns) {
    const float rows = std::ceil(static_cast<float>(count) / static_cast<float>(columns));
    const float across = static_cast<float>(columns) / r.w, down = rows / r.h;
    const float side = std::min({1 / across, 1 / down, kLargest});
    const float empty = std::abs(across - down) * side;
    if (side > best.side || (side == best.side && empty < best_empty)) {
      best = {columns, side};
      best_empty = empty;
    }
    if (1 / across < best.side) break;
  }
  return best;
}

const char* kind_name(hopfield::Kind kind) {
  // words
  constexpr std::array<const char*, 4> kNames = {"the memory", "the inverse of a memory",
                                                 "a mixture of memories",
                                                 "something that resembles no memory"};
  return tr(kNames[static_cast<std::size_t>(kind)]);
}

std::string tile_words(const lab::CapacityLive& live, std::size_t k) {
  const lab::LiveMemory& memory = live.wall()[k];
  const std::string name = ui::number(static_cast<double>(k + 1));
  if (!memory.known) return sentence(tr("memory {0}: not yet recalled"), {name});
  return sentence(tr("memory {0}: {1} {1|neuron|neurons} unstable, {2} from itself, {3} spoiled"),
                  {name, ui::counted(memory.unstable), q_text(memory.own), q_text(memory.spoiled)});
}

std::string per_cent(double share, int decimals = 0) {
  return ui::number(100 * share, decimals) + " %";
}

/// As far as fields are shown.
constexpr double kLargestField = 3.5;

double wrong_share(const lab::LiveFields& fields) {
  return fields.count == 0 ? 0.0
                           : static_cast<double>(fields.wrong) / static_cast<double>(fields.count);
}

struct Said {
  std::string headline, detail;
};

Said words_for(const lab::CapacityLive& live, const lab::CapacityBench& bench) {
  if (!live.problem().empty()) return {tr("There is nothing to recall."), live.problem()};
  if (live.known() == 0)
    return {tr("Learning …"),
            live.waits() ? tr("Let go of the slider to learn by this rule.") : ""};
  const auto s = live.summary();
  const auto known = static_cast<double>(live.known());
  const double stable = static_cast<double>(s.stable) / known;
  const double recalled = static_cast<double>(s.recalled) / known;
  std::string head;
  if (stable == 1 && recalled == 1)
    head = tr("All memories hold.");
  else if (s.own > 0.95)
    head = tr("The memories fray: some neurons are lost, but what is left resembles them.");
  else if (s.own > 0.7)
    head = tr("Memory breaks: errors cause further errors.");
  else
    head = tr("Memory has broken down.");
  return {head,
          sentence(tr("{0} of {1} memories are stable, {2} are recalled from a start with {3} "
                      "of the neurons flipped."),
                   {ui::number(static_cast<double>(s.stable)), ui::number(known),
                    ui::number(static_cast<double>(s.recalled)), per_cent(bench.noise)})};
}

ui::PlotOptions field_options(const lab::LiveFields& fields) {
  ui::PlotOptions o;
  o.title = tr("What the neurons of the memories hear");
  o.x_label = tr("field toward the memory (1 = undisturbed)");
  o.y_label = tr("share of neurons");
  o.x_minimum = fields.low;
  o.x_maximum = kLargestField;
  o.decimals = 3;
  o.x_decimals = 1;
  o.help =
      tr("Each neuron of each memory hears 1 from that memory and crosstalk from the others. Where "
         "the "
         "sum is below 0 it leaves the memory.");
  return o;
}

CapacityPlot fields_plot(const lab::CapacityLive& live, const ui::Theme& theme) {
  const lab::LiveFields& fields = live.fields();
  CapacityPlot plot;
  plot.options = field_options(fields);
  ui::PlotOptions& o = plot.options;
  plot.bands = {{tr("errors"), {}, {}, {}, theme.scale_low},
                {tr("stay"), {}, {}, {}, ui::with_alpha(theme.plus, 0.75F)}};
  double highest = 0;
  for (std::size_t k = 0; k < fields.bins.size() && fields.count > 0; ++k) {
    const double left = fields.low + static_cast<double>(k) * fields.width;
    const double share = static_cast<double>(fields.bins[k]) / static_cast<double>(fields.count);
    ui::Band& band = plot.bands[left + fields.width / 2 < 0 ? 0 : 1];
    for (const double x : {left, left + fields.width}) {
      band.x.push_back(x);
      band.low.push_back(0);
      band.high.push_back(share);
    }
    highest = std::max(highest, share);
  }
  if (fields.theory && fields.deviation > 0) {
    ui::Series gauss{tr("Gaussian"), {}, {}, theme.text, 1.5F};
    for (int k = 0; k <= 160; ++k) {
      const double x = fields.low + (kLargestField - fields.low) * k / 160;
      const double z = (x - fields.mean) / fields.deviation;
      gauss.x.push_back(x);
      gauss.y.push_back(fields.width * 0.3989422804 / fields.deviation * std::exp(-z * z / 2));
      highest = std::max(highest, gauss.y.back());
    }
    plot.series.push_back(std::move(gauss));
  }
  o.y_maximum = std::max(0.02, std::min(1.0, highest * 1.1));
  o.summary =
      sentence(tr("{0} of the neurons leave their memory"), {per_cent(wrong_share(fields), 2)});
  return plot;
}

/// The distribution, bin by bin.
std::string fields_csv(const lab::LiveFields& fields) {
  std::string out = "field_from,field_to,neurons\n";
  for (std::size_t k = 0; k < fields.bins.size(); ++k) {
    const double left = fields.low + static_cast<double>(k) * fields.width;
    out += lab::exact(left) + "," + lab::exact(left + fields.width) + "," +
           std::to_string(fields.bins[k]) + "\n";
  }
  return out;
}

std::string wall_csv(const lab::CapacityLive& live) {
  constexpr std::array<const char*, 4> kKinds = {"stored", "inverse", "mixture", "other"};
  std::string out = "memory,unstable_neurons,overlap_from_itself,overlap_spoiled,spoiled_ends_in\n";
  for (std::size_t k = 0; k < live.wall().size(); ++k) {
    const lab::LiveMemory& memory = live.wall()[k];
    if (!memory.known) continue;
    out += std::to_string(k + 1) + "," + std::to_string(memory.unstable) + "," +
           lab::exact(memory.own) + "," + lab::exact(memory.spoiled) + "," +
           kKinds[static_cast<std::size_t>(memory.kind)] + "\n";
  }
  return out;
}

}  // namespace

const lab::CapacityLive& live_network(Ui& ui, CapacityState& state) {
  const lab::CapacityBench& bench = bench_of(ui);
  if (!state.live || !state.live->is_of(bench)) state.live.emplace(bench);
  lab::CapacityLive& live = *state.live;
  state.tile = std::min(state.tile, live.wall().size() - 1);
  if (live.done()) return live;
  // Work is counted, not timed, so that a test sees the same; a machine that falls behind gets less of it.
  state.share = std::clamp(state.share * (ui.dt > 0.03F   ? 0.7
                                          : ui.dt < 0.02F ? 1.15
                                                          : 1.0),
                           0.05, 4.0);
  const double one = static_cast<double>(live.neurons()) *
                     (20.0 + static_cast<double>(bench.patterns) *
                                 (bench.rule == hopfield::Rule::hebb ? 0.5 : 12.0));
  double left = 3e6 * state.share;
  const bool held = ui.widgets.input().pointer().down;
  live.advance(
      [&] {
        left -= one;
        return left > 0;
      },
      !held);
  ui.animate(0.1F);
  return live;
}

void wall_view(Ui& ui, const Rect& rect, CapacityState& state) {
  const lab::CapacityBench& bench = bench_of(ui);
  const lab::CapacityLive& live = live_network(ui, state);
  const Said said = words_for(live, bench);
  Rect rest = rect;
  const Rect below = rest.cut_bottom(verdict(ui, {0, 0, rect.w, 0}, "", ""));
  const Rect legend = rest.cut_bottom(30);
  const std::size_t count = live.wall().size();
  const Tiling t = tiling(rest, count);
  const float rows = std::ceil(static_cast<float>(count) / static_cast<float>(t.columns));
  const Rect wall{rest.x + std::round((rest.w - t.side * static_cast<float>(t.columns)) / 2),
                  rest.y + std::round((rest.h - t.side * rows) / 2),
                  t.side * static_cast<float>(t.columns), t.side * rows};
  ui::WidgetInfo info;
  info.id = "capacity.wall";
  info.role = ui::Role::grid;
  info.name = sentence(tr("wall of {0} memories"), {ui::number(static_cast<double>(count))});
  info.value = tile_words(live, state.tile);
  info.help =
      tr("A tile for each memory. Left half: recalled from itself, right half: from a spoiled "
         "start; filled as "
         "high as the overlap with the memory in the end. Press one to read its numbers.");
  info.rect = wall;
  ui.figure(wall);
  const ui::AreaState area = ui::area(ui, info);
  if (!area.shown) {
    verdict(ui, below, said.headline, said.detail);
    return;
  }
  if (area.held || area.pressed) {
    const int column = std::clamp(static_cast<int>(area.x / t.side), 0, t.columns - 1);
    const int row = std::max(0, static_cast<int>(area.y / t.side));
    state.tile = std::min(count - 1, static_cast<std::size_t>(row * t.columns + column));
  }
  if (area.asked) {
    const auto columns = static_cast<std::ptrdiff_t>(t.columns);
    const std::ptrdiff_t by = *area.asked == "left"    ? -1
                              : *area.asked == "right" ? 1
                              : *area.asked == "up"    ? -columns
                              : *area.asked == "down"  ? columns
                                                       : 0;
    const std::ptrdiff_t to = static_cast<std::ptrdiff_t>(state.tile) + by;
    if (to >= 0 && to < static_cast<std::ptrdiff_t>(count))
      state.tile = static_cast<std::size_t>(to);
    ui.animate(0.05F);
  }
  const float gap = t.side > 20 ? 2.0F : t.side > 8 ? 1.0F : 0.5F;
  for (std::size_t k = 0; k < count; ++k) {
    const auto column = static_cast<float>(k % static_cast<std::size_t>(t.columns));
    const auto row = static_cast<float>(k / static_cast<std::size_t>(t.columns));
    const Rect tile =
        Rect{wall.x + column * t.side, wall.y + row * t.side, t.side, t.side}.inset(gap);
    const lab::LiveMemory& memory = live.wall()[k];
    if (!memory.known) {
      ui::fill(ui, tile, ui.theme.soft);
    } else {
      const float half = tile.w / 2 - (t.side > 12 ? 0.5F : 0.0F);
      gauge(ui, {tile.x, tile.y, half, tile.h}, memory.own);
      gauge(ui, {tile.right() - half, tile.y, half, tile.h}, memory.spoiled);
    }
    if (k == state.tile) ui::outline(ui, tile.inset(-1.5F), ui.theme.accent, 1, 2);
  }
  Rect key = legend;
  const auto sample = [&](double q, const char* words) {
    const float width = 20 + ui::text_width(FontKind::small, words) + 16;
    if (key.w < width) return;
    Rect place = key.cut_left(width);
    gauge(ui, {place.x, place.y + 9, 12, 12}, q);
    place.cut_left(18);
    ui::text(ui, place, words, FontKind::small, ui.theme.secondary);
  };
  sample(1, tr("recalled (q > 0.95)"));
  sample(0.6, tr("frayed"));
  sample(-0.6, tr("inverted"));
  if (key.w > 190)
    ui::text(ui, key, tr("left: from itself · right: spoiled"), FontKind::small, ui.theme.secondary,
             1);
  verdict(ui, below, said.headline, said.detail);
}

void wall_details(Ui& ui, Rect& rest, CapacityState& state) {
  const lab::CapacityBench& bench = bench_of(ui);
  const lab::CapacityLive& live = live_network(ui, state);
  const lab::LiveFields& fields = live.fields();
  CapacityPlot plot = fields_plot(live, ui.theme);
  const double wrong = wrong_share(fields);
  draw_plot(ui, "capacity.fields", rest.cut_top(210), plot);
  rest.cut_top(10);
  fact(ui, rest, "capacity.wrong", tr("neurons that err at once"),
       tr("The tail left of 0: their field points away from the memory"), per_cent(wrong, 2),
       wrong > 0 ? ui.theme.warning : ui.theme.good);
  if (fields.theory) {
    const double exact = hopfield::theory::one_step(bench.neurons, bench.patterns,
                                                    bench.self_connections, hopfield::Tie::keep)
                             .error;
    fact(ui, rest, "capacity.exact", tr("expected (binomial)"),
         tr("The exact probability for random memories and Hebb’s rule"), per_cent(exact, 2),
         ui.theme.text);
  }
  const auto s = live.summary();
  const double known = std::max(1.0, static_cast<double>(live.known()));
  fact(ui, rest, "capacity.stable", tr("memories stable"),
       tr("Those in which no neuron would change"), per_cent(static_cast<double>(s.stable) / known),
       ui.theme.text);
  fact(ui, rest, "capacity.own", tr("mean overlap, from itself"),
       tr("q = (1/N) ξ·s in the end, when the memory itself was the start"), q_text(s.own),
       ui.theme.text);
  fact(ui, rest, "capacity.spoiled", tr("mean overlap, spoiled"),
       tr("The same from the spoiled starts"), q_text(s.spoiled), ui.theme.text);
  // words
  constexpr std::array<const char*, 4> kKinds = {"end in a memory", "in an inverse", "in a mixture",
                                                 "in something else"};
  for (std::size_t k = 0; k < kKinds.size(); ++k)
    fact(ui, rest, "capacity.kind." + std::to_string(k), tr(kKinds[k]),
         tr("Where the spoiled starts end: overlap above 0.95 with a memory or its inverse; sign "
            "of a sum of a few "
            "memories; none of these"),
         per_cent(static_cast<double>(s.kinds[k]) / known), ui.theme.text);
  rest.cut_top(14);
  ui::caption(ui, rest.cut_top(16),
              sentence(tr("Memory {0}"), {ui::number(static_cast<double>(state.tile + 1))}));
  const lab::LiveMemory& memory = live.wall()[state.tile];
  if (memory.known) {
    fact(ui, rest, "capacity.tile.unstable", tr("unstable neurons"),
         tr("Neurons of this memory that would change at once"),
         sentence("{0} / {1}",
                  {ui::number(memory.unstable), ui::number(static_cast<double>(live.neurons()))}),
         ui.theme.text);
    fact(ui, rest, "capacity.tile.own", tr("overlap, from itself"), tr("In the end"),
         q_text(memory.own), ui.theme.text);
    fact(ui, rest, "capacity.tile.spoiled", tr("overlap, spoiled"), tr("In the end"),
         q_text(memory.spoiled), ui.theme.text);
    remark(ui, rest, "capacity.tile.kind",
           sentence(tr("The spoiled start ends in {0}."), {kind_name(memory.kind)}), 0);
  }
  if (bench.rule == hopfield::Rule::hebb && lab::grid_of(live.neurons())) {
    rest.cut_top(6);
    ui::ButtonOptions open;
    open.help =
        tr("This network in the workbench Memory, with this memory spoiled: recall it there");
    const Rect row = rest.cut_top(ui::control_height(ui));
    const char* words = tr("Open in Memory");
    if (ui::button(ui, "capacity.open",
                   {row.x, row.y, std::min(row.w, ui::button_width(ui, words, open)), row.h}, words,
                   open)) {
      if (auto document = lab::capacity_in_memory(ui.session.document(), state.tile))
        ui.emit(lab::command::SetDocument{*std::move(document)});
    }
  }
  if (live.known() == 0) return;
  std::array<Figure, 2> all = {
      capacity_figure(
          tr("Wall"), "hopfield-wall",
          [&state](Ui& paper, const Rect& sheet) { wall_view(paper, sheet, state); },
          [&live] { return wall_csv(live); }),
      capacity_figure(
          tr("What neurons hear"), "hopfield-fields",
          [&live](Ui& paper, const Rect& sheet) {
            CapacityPlot drawn = fields_plot(live, paper.theme);
            draw_plot(paper, "capacity.fields", sheet, drawn);
          },
          [&fields] { return fields_csv(fields); })};
  all[1].png = "capacity.fields.png";
  all[1].svg = "capacity.fields.svg";
  all[1].csv = "capacity.fields.csv";
  save_capacity(ui, rest, all, nullptr);
}

}  // namespace workbenches
