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
namespace workbenches::capacity {
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
             q < 0      ? ui.theme.series[2]
             : q > 0.95 ? ui.theme.good
                        : ui::mix(ui.theme.soft, ui.theme.good, 0.2F + 0.45F * share));
}

struct Tiling {
  int columns = 1;
  float side = 1;  ///< height of a tile; its width is `aspect` times that
};

/// The largest tiles that fit, in a shape like that of the place.
Tiling tiling(const Rect& r, std::size_t count, float aspect) {
  constexpr float kLargest = 300;
  Tiling best;
  float best_empty = 2;
  for (int columns = 1; columns <= static_cast<int>(count); ++columns) {
    const float rows = std::ceil(static_cast<float>(count) / static_cast<float>(columns));
    const float across = static_cast<float>(columns) * aspect / r.w, down = rows / r.h;
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

/// A state as a picture, with the neurons that are wrong in red.
void picture(Ui& ui, const Rect& r, const lab::Grid& grid, const lab::Pattern& state,
             const lab::Pattern& memory) {
  ui::fill(ui, r, ui.theme.minus);
  const float w = r.w / static_cast<float>(grid.width), h = r.h / static_cast<float>(grid.height);
  const auto colour = [&](std::size_t k) {
    return state.up(k) != memory.up(k) ? ui.theme.warning
           : state.up(k)               ? ui.theme.plus
                                       : ui.theme.minus;
  };
  for (int y = 0; y < grid.height; ++y)
    for (int x = 0, to = 0; x < grid.width; x = to) {
      const ImU32 ink = colour(grid.at(x, y));
      for (to = x + 1; to < grid.width && colour(grid.at(to, y)) == ink;) ++to;
      if (ink != ui.theme.minus)
        ui::fill(ui,
                 {r.x + static_cast<float>(x) * w, r.y + static_cast<float>(y) * h,
                  static_cast<float>(to - x) * w, h},
                 ink);
    }
}

const char* kind_name(hopfield::Kind kind) {
  // words
  constexpr std::array<const char*, 4> kNames = {"the memory", "the inverse of a memory",
                                                 "a mixture of memories",
                                                 "a state that is none of these"};
  return tr(kNames[static_cast<std::size_t>(kind)]);
}

std::string tile_words(const lab::CapacityLive& live, std::size_t k) {
  const lab::LiveMemory& memory = live.wall()[k];
  const std::string name = ui::number(static_cast<double>(k + 1));
  if (!memory.known) return sentence(tr("memory {0}: not yet recalled"), {name});
  return sentence(tr("memory {0}: {1} {1|neuron|neurons} unstable. Overlap {2} when started at the "
                     "memory, {3} with noise."),
                  {name, ui::counted(memory.unstable), q_text(memory.own), q_text(memory.spoiled)});
}

std::string per_cent(double share, int decimals = 0) {
  return ui::number(100 * share, decimals) + "%";
}

/// As far as fields are shown.
constexpr double kLargestField = 3.5;

double wrong_share(const lab::LiveFields& fields) {
  return fields.count == 0 ? 0.0
                           : static_cast<double>(fields.wrong) / static_cast<double>(fields.count);
}

ui::PlotOptions field_options(const lab::LiveFields& fields) {
  ui::PlotOptions o;
  o.title = tr("Distribution of local fields");
  o.x_label = tr("local field towards the memory (1: no crosstalk)");
  o.y_label = tr("share of neurons");
  o.x_minimum = fields.low;
  o.x_maximum = kLargestField;
  o.decimals = 3;
  o.x_decimals = 1;
  o.help = tr(
      "The local field of a neuron is 1 from its memory and crosstalk from the others. Where the "
      "sum is below 0 the neuron is wrong after one update.");
  return o;
}

CapacityPlot fields_plot(const lab::CapacityLive& live, const ui::Theme& theme) {
  const lab::LiveFields& fields = live.fields();
  CapacityPlot plot;
  plot.options = field_options(fields);
  ui::PlotOptions& o = plot.options;
  plot.bands = {{tr("wrong"), {}, {}, {}, theme.warning},
                {tr("right"), {}, {}, {}, ui::with_alpha(theme.good, 0.75F)}};
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
  o.summary = sentence(tr("{0} of the neurons are wrong after one update"),
                       {per_cent(wrong_share(fields), 2)});
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

ui::Said wall_said(const lab::CapacityLive& live, const lab::CapacityBench& bench) {
  if (!live.problem().empty()) return {tr("There is nothing to recall."), live.problem()};
  if (live.known() == 0)
    return {tr("The network is learning …"),
            live.waits() ? tr("Release the slider to learn by this rule.") : ""};
  const auto s = live.summary();
  const auto known = static_cast<double>(live.known());
  const double recalled = static_cast<double>(s.recalled) / known;
  const auto text = [](std::size_t count) { return ui::number(static_cast<double>(count)); };
  std::string head;
  if (s.exact == live.known())
    head = tr("All memories are recalled exactly.");
  else if (s.recalled == live.known())
    head = tr("All memories are recalled, some with a few errors.");
  else if (recalled >= 0.5)
    head = sentence(tr("Most memories are recalled: {0} of {1}. The others end with errors."),
                    {text(s.recalled), text(live.known())});
  else if (s.recalled > 0)
    head = sentence(
        tr("Errors now trigger more errors: only {0} of {1} memories {0|is|are} recalled."),
        {ui::counted(s.recalled), text(live.known())});
  else
    head = tr("Errors now trigger more errors, and no memory is recalled.");
  return {head,
          sentence(
              tr("{0} of {1} memories {0|is|are} stable. {2} {2|is|are} recalled from a start with "
                 "{3} of the neurons flipped."),
              {ui::counted(s.stable), text(live.known()), ui::counted(s.recalled),
               per_cent(bench.noise)})};
}

void wall_view(Ui& ui, const Rect& rect, CapacityState& state) {
  const lab::CapacityBench& bench = bench_of(ui);
  const lab::CapacityLive& live = live_network(ui, state);
  const ui::Said said = wall_said(live, bench);
  Rect rest = rect;
  const Rect below = rest.cut_bottom(verdict(ui, {0, 0, rect.w, 0}, {}));
  const std::size_t count = live.wall().size();
  // The memories themselves where there is room for them: two pictures each.
  const auto grid = lab::grid_of(live.neurons());
  const bool kept =
      std::any_of(live.wall().begin(), live.wall().end(),
                  [](const lab::LiveMemory& m) { return m.known && m.own_end.size() > 0; });
  const float aspect =
      grid ? 2.06F * static_cast<float>(grid->width) / static_cast<float>(grid->height) : 1;
  constexpr float kSmallestPixel = 2.5F;
  bool pictures = false;
  Tiling t;
  if (kept && grid) {
    t = tiling(rest, count, aspect);
    pictures = t.side - 6 >= kSmallestPixel * static_cast<float>(grid->height);
  }
  std::vector<Key> keys;
  if (pictures)
    keys = {{Key::Sample::square, tr("wrong neuron"), ui.theme.warning}};
  else
    keys = {
        {Key::Sample::square, tr("recalled (q > 0.95)"), ui.theme.plus},
        {Key::Sample::square, tr("with errors"), ui::mix(ui.theme.scale_mid, ui.theme.plus, 0.47F)},
        {Key::Sample::square, tr("inverted"), ui.theme.scale_low}};
  keys.push_back({Key::Sample::square,
                  pictures ? tr("left picture: started at the memory · right: with noise")
                           : tr("left half: started at the memory · right half: with noise"),
                  0});
  const Rect legend = rest.cut_bottom(key_height(ui, rest.w, keys) + 6);
  t = tiling(rest, count, pictures ? aspect : 1);
  const float wide = t.side * (pictures ? aspect : 1);
  const float rows = std::ceil(static_cast<float>(count) / static_cast<float>(t.columns));
  const Rect wall{rest.x + std::round((rest.w - wide * static_cast<float>(t.columns)) / 2),
                  rest.y + std::round((rest.h - t.side * rows) / 2),
                  wide * static_cast<float>(t.columns), t.side * rows};
  ui::WidgetInfo info;
  info.id = "capacity.wall";
  info.role = ui::Role::grid;
  info.name = sentence(tr("wall of {0} memories"), {ui::number(static_cast<double>(count))});
  info.value = tile_words(live, state.tile);
  // Only for the keyboard: under the pointer the words would cover the tiles.
  if (ui.widgets.focused() == info.id)
    info.help =
        tr("A tile per memory: where recall ends when it starts at the memory, and when it starts "
           "with "
           "noise. Press a tile to read its numbers.");
  info.rect = wall;
  ui.figure(wall);
  const ui::AreaState area = ui::area(ui, info);
  if (!area.shown) {
    verdict(ui, below, said);
    return;
  }
  if (area.follows()) {
    const int column = std::clamp(static_cast<int>(area.x / wide), 0, t.columns - 1);
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
  const float gap = pictures ? 3.0F : t.side > 20 ? 2.0F : t.side > 8 ? 1.0F : 0.5F;
  for (std::size_t k = 0; k < count; ++k) {
    const auto column = static_cast<float>(k % static_cast<std::size_t>(t.columns));
    const auto row = static_cast<float>(k / static_cast<std::size_t>(t.columns));
    const Rect tile = Rect{wall.x + column * wide, wall.y + row * t.side, wide, t.side}.inset(gap);
    const lab::LiveMemory& memory = live.wall()[k];
    if (!memory.known) {
      ui::fill(ui, tile, ui.theme.soft);
    } else if (pictures && memory.own_end.size() > 0) {
      const float half = (tile.w - 2) / 2;
      picture(ui, {tile.x, tile.y, half, tile.h}, *grid, memory.own_end, live.memory(k));
      picture(ui, {tile.right() - half, tile.y, half, tile.h}, *grid, memory.spoiled_end,
              live.memory(k));
    } else {
      const float half = tile.w / 2 - (t.side > 12 ? 0.5F : 0.0F);
      gauge(ui, {tile.x, tile.y, half, tile.h}, memory.own);
      gauge(ui, {tile.right() - half, tile.y, half, tile.h}, memory.spoiled);
    }
    if (k == state.tile) ui::outline(ui, tile.inset(-1.5F), ui.theme.text, 1, 2);
  }
  draw_key(ui, {legend.x, legend.y + 4, legend.w, legend.h}, keys);
  verdict(ui, below, said);
}

void wall_details(Ui& ui, ui::PanelState& panels, Rect& rest, CapacityState& state) {
  const lab::CapacityBench& bench = bench_of(ui);
  const lab::CapacityLive& live = live_network(ui, state);
  const lab::LiveFields& fields = live.fields();
  CapacityPlot plot = fields_plot(live, ui.theme);
  if (rest.w < 380) plot.options.x_label = tr("local field (1: no crosstalk)");
  const double wrong = wrong_share(fields);
  draw_plot(ui, "capacity.fields", rest.cut_top(210), plot);
  rest.cut_top(10);
  fact(ui, rest, "capacity.wrong", tr("neurons wrong after one update"),
       tr("The tail left of 0, where the local field points away from the memory"),
       per_cent(wrong, 2), wrong > 0 ? ui.theme.warning : ui.theme.good);
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
       tr("Memories in which no neuron would flip"),
       per_cent(static_cast<double>(s.stable) / known), ui.theme.text);
  fact(ui, rest, "capacity.own", tr("mean overlap, started at the memory"),
       tr("q = (1/N) ξ·s in the end"), q_text(s.own), ui.theme.text);
  fact(ui, rest, "capacity.spoiled", tr("mean overlap, started with noise"),
       tr("q = (1/N) ξ·s in the end"), q_text(s.spoiled), ui.theme.text);
  // words
  constexpr std::array<const char*, 4> kKinds = {"recalled", "inverse", "mixture of 3 or 5",
                                                 "other"};
  for (std::size_t k = 0; k < kKinds.size(); ++k)
    fact(ui, rest, "capacity.kind." + std::to_string(k), tr(kKinds[k]),
         tr("Where noisy starts end. Recalled or inverse: overlap beyond ±0.95 with a memory. "
            "Mixture: "
            "95% like the sign of a sum of 3 or 5 memories."),
         per_cent(static_cast<double>(s.kinds[k]) / known), ui.theme.text);
  rest.cut_top(14);
  ui::caption(ui, rest.cut_top(16),
              sentence(tr("Memory {0}"), {ui::number(static_cast<double>(state.tile + 1))}));
  const lab::LiveMemory& memory = live.wall()[state.tile];
  if (memory.known) {
    fact(ui, rest, "capacity.tile.unstable", tr("unstable neurons"),
         tr("Neurons of this memory that would flip"),
         sentence("{0} / {1}",
                  {ui::number(memory.unstable), ui::number(static_cast<double>(live.neurons()))}),
         ui.theme.text);
    fact(ui, rest, "capacity.tile.own", tr("overlap, started at the memory"), tr("In the end"),
         q_text(memory.own), ui.theme.text);
    fact(ui, rest, "capacity.tile.spoiled", tr("overlap, started with noise"), tr("In the end"),
         q_text(memory.spoiled), ui.theme.text);
    remark(ui, rest, "capacity.tile.kind",
           sentence(tr("The noisy start ends in {0}."), {kind_name(memory.kind)}), 0);
  }
  if (bench.rule == hopfield::Rule::hebb && lab::grid_of(live.neurons())) {
    rest.cut_top(6);
    ui::ButtonOptions open;
    open.help = tr("Opens this network in Memory, with this memory as a noisy start");
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
          tr("Local fields"), "hopfield-fields",
          [&live](Ui& paper, const Rect& sheet) {
            CapacityPlot drawn = fields_plot(live, paper.theme);
            draw_plot(paper, "capacity.fields", sheet, drawn);
          },
          [&fields] { return fields_csv(fields); })};
  all[1].png = "capacity.fields.png";
  all[1].svg = "capacity.fields.svg";
  all[1].csv = "capacity.fields.csv";
  save_capacity(ui, panels, rest, all, nullptr);
}

}  // namespace workbenches::capacity
