#include "ui/kit/numbers.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "workbenches/capacity/capacity.hpp"
#include "workbenches/figures/figures.hpp"

/// The landscape along a path, and memory in order of magnitude.
namespace workbenches::capacity {
namespace {

using ui::FontKind;
using ui::sentence;
using ui::tr;
using Kind = lab::LandscapeStop::Kind;

/// 2.5 × 10¹⁰
std::string power(double value) {
  if (value >= 0.01 && value < 1e4) return ui::number(value, value < 10 ? 2 : 0);
  if (!(value > 0)) return "0";
  int exponent = static_cast<int>(std::floor(std::log10(value)));
  double mantissa = value / std::pow(10.0, exponent);
  if (mantissa >= 9.95) {
    mantissa = 1;
    ++exponent;
  }
  constexpr std::array<const char*, 10> kDigits = {"⁰", "¹", "²", "³", "⁴",
                                                   "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string up = exponent < 0 ? "⁻" : "";
  for (const char digit : std::to_string(std::abs(exponent)))
    up += kDigits[static_cast<std::size_t>(digit - '0')];
  return ui::number(mantissa, 1) + " × 10" + up;
}

std::string in_bytes(double bytes) {
  constexpr std::array<const char*, 6> kUnits = {" B", " kB", " MB", " GB", " TB", " PB"};
  std::size_t k = 0;
  while (bytes >= 1000 && k + 1 < kUnits.size()) {
    bytes /= 1000;
    ++k;
  }
  return ui::number(bytes, bytes < 10 ? 1 : 0) + kUnits[k];
}

std::string stop_name(const lab::LandscapeStop& stop) {
  const std::string number = ui::number(static_cast<double>(stop.memory + 1));
  switch (stop.kind) {
    case Kind::memory:
      return sentence(tr("memory {0}"), {number});
    case Kind::end:
      return sentence(tr("end of run from memory {0}"), {number});
    case Kind::mixture:
      return tr("mixture of 3");
    case Kind::between:
      break;
  }
  return {};
}

const lab::Landscape& landscape(const lab::CapacityBench& bench, CapacityState& state) {
  const auto same = [&](const lab::CapacityBench& b) {
    return b.neurons == bench.neurons && b.patterns == bench.patterns && b.rule == bench.rule &&
           b.degree == bench.degree && b.self_connections == bench.self_connections &&
           b.source == bench.source && b.correlation == bench.correlation && b.seed == bench.seed;
  };
  if (!state.landscape_of || !same(*state.landscape_of)) {
    state.landscape = lab::capacity_landscape(bench);
    state.landscape_of = bench;
  }
  return state.landscape;
}

/// How many of the memories on the way are valleys, and how many other valleys there are.
struct Valleys {
  std::size_t shown = 0, memories = 0, others = 0;
};

Valleys valleys_of(const lab::Landscape& land) {
  Valleys v;
  for (std::size_t k = 0; k < land.stops.size(); ++k) {
    const lab::LandscapeStop& stop = land.stops[k];
    // The way ends where it began.
    if (k > 0 && k + 1 == land.stops.size()) break;
    if (stop.kind == Kind::memory) {
      ++v.shown;
      v.memories += stop.stable ? 1U : 0U;
    } else {
      v.others += stop.stable ? 1U : 0U;
    }
  }
  return v;
}

}  // namespace

CapacityPlot landscape_plot(Ui& ui, CapacityState& state) {
  const lab::Landscape& land = landscape(bench_of(ui), state);
  const Valleys v = valleys_of(land);
  CapacityPlot plot;
  ui::PlotOptions& o = plot.options;
  o.y_minimum = -0.6;
  o.y_maximum = 0.05;
  if (!land.x.empty()) {
    for (const lab::LandscapeStop& stop : land.stops) {
      ui::Series dot{stop_name(stop),
                     {stop.x},
                     {stop.energy},
                     stop.stable ? ui.theme.text : ui.theme.warning,
                     stop.stable ? 4.5F : 3.0F,
                     true};
      dot.read_out = false;
      plot.series.push_back(std::move(dot));
    }
    plot.series.push_back({tr("energy per neuron"), land.x, land.energy, ui.theme.text, 2});
    const auto [least, greatest] = std::minmax_element(land.energy.begin(), land.energy.end());
    const double air = std::max(0.02, (*greatest - *least) * 0.12);
    o.y_minimum = *least - air;
    o.y_maximum = *greatest + air;
    o.x_maximum = std::max(1.0, land.x.back());
  }
  o.title = tr("Energy on the way from memory to memory");
  o.x_label = tr("neurons flipped on the way");
  o.y_label = tr("energy per neuron");
  o.decimals = 3;
  o.empty = land.problem;
  o.help =
      tr("On the way from one memory to the next, the neurons in which they differ flip one by "
         "one. Large dots "
         "are valleys, where no neuron would flip.");
  o.summary = sentence(
      tr("{0} of {1} memories are valleys"),
      {ui::number(static_cast<double>(v.memories)), ui::number(static_cast<double>(v.shown))});
  return plot;
}

ui::Said landscape_said(const lab::CapacityBench& bench, CapacityState& state) {
  const lab::Landscape& land = landscape(bench, state);
  const Valleys v = valleys_of(land);
  if (!land.problem.empty()) return {tr("There is nothing to draw."), land.problem};
  if (v.memories == v.shown)
    return {tr("Each memory is a valley."),
            v.others > 0 ? tr("The memories are about equally deep. The mixture of three is a "
                              "shallower valley that "
                              "nobody has stored.")
                         : tr("The valleys are about equally deep, with hills between them.")};
  if (v.memories > 0)
    return {sentence(tr("{0} of {1} memories {0|is a valley|are valleys}."),
                     {ui::counted(v.memories), ui::number(static_cast<double>(v.shown))}),
            tr("From the others, recall moves downhill into a nearby valley.")};
  return {tr("The memories are no longer valleys."),
          tr("From each of them, recall moves downhill into a spurious valley. Drag P back to "
             "fewer memories.")};
}

void landscape_view(Ui& ui, const Rect& rect, CapacityState& state) {
  Rect rest = rect;
  const Rect below = rest.cut_bottom(verdict(ui, {0, 0, rect.w, 0}, {}));
  ui.figure(rest);
  CapacityPlot plot = landscape_plot(ui, state);
  draw_plot(ui, "capacity.landscape", rest, plot);
  verdict(ui, below, landscape_said(bench_of(ui), state));
}

void landscape_details(Ui& ui, ui::PanelState& panels, Rect& rest, CapacityState& state) {
  const lab::Landscape& land = landscape(bench_of(ui), state);
  ui::caption(ui, rest.cut_top(16), tr("Stops on the way"));
  rest.cut_top(4);
  for (std::size_t k = 0; k < land.stops.size(); ++k) {
    const lab::LandscapeStop& stop = land.stops[k];
    fact(ui, rest, "capacity.stop." + std::to_string(k), stop_name(stop),
         tr("Energy per neuron, in units of one memory’s field. In a valley no neuron would flip."),
         sentence(stop.stable ? tr("{0}, a valley") : tr("{0}, not a minimum"),
                  {ui::signed_number(stop.energy, 3)}),
         stop.stable ? ui.theme.good : ui.theme.warning);
    if (stop.kind == Kind::end)
      remark(ui, rest, "capacity.stop.words." + std::to_string(k),
             sentence(tr("Overlap with the memory at its start: {0}"),
                      {ui::signed_number(stop.overlap, 2)}),
             0);
  }
  if (land.x.empty()) return;
  const std::array<Figure, 1> all = {capacity_figure(
      tr("Landscape"), "hopfield-landscape",
      [&state](Ui& paper, const Rect& sheet) { landscape_view(paper, sheet, state); },
      [&ui, &state] {
        const CapacityPlot plot = landscape_plot(ui, state);
        return ui::plot_csv(plot.options, plot.series);
      })};
  save_capacity(ui, panels, rest, all, nullptr);
}

void magnitude_view(Ui& ui, const Rect& rect) {
  const lab::CapacityMagnitude& m = bench_of(ui).magnitude;
  const lab::CapacityEstimate e = lab::capacity_estimate(m);
  const float width = std::min(rect.w, 680.0F);
  Rect rest{rect.x + (rect.w - width) / 2, rect.y + 8, width, rect.h};
  struct Factor {
    const char *id, *name, *help;
    double lab::CapacityMagnitude::* value;
    double low, high, initial;
    int decimals;
    double shown = 1;
  };
  const std::array<Factor, 4> factors = {
      {{"rate", tr("bits per second"), tr("How much is stored of what is perceived"),
        &lab::CapacityMagnitude::bits_per_second, 0.1, 10000, 10, 1},
       {"years", tr("years"), tr("A lifetime"), &lab::CapacityMagnitude::years, 1, 120, 80, 0},
       {"neurons", tr("neurons, 10⁹"), tr("About 86 billion in a human brain"),
        &lab::CapacityMagnitude::neurons, 1e6, 1e12, 8.6e10, 1, 1e-9},
       {"synapses", tr("synapses each"), tr("Estimates are 1000 to 10 000 per neuron"),
        &lab::CapacityMagnitude::synapses, 10, 100000, 1000, 0}}};
  const float line = ui.touch ? 48.0F : 40.0F;
  const ui::LabelColumn labels(
      ui, {factors[0].name, factors[1].name, factors[2].name, factors[3].name});
  for (const Factor& factor : factors) {
    ui::SliderOptions o;
    o.minimum = factor.low;
    o.maximum = factor.high;
    o.logarithmic = true;
    o.initial = factor.initial;
    o.decimals = factor.decimals;
    o.shown_factor = factor.shown;
    o.help = factor.help;
    o.bright = &factor == &factors.front();
    double value = m.*factor.value;
    if (!ui::slider(ui, std::string("capacity.factor.") + factor.id, rest.cut_top(line),
                    factor.name, &value, o))
      continue;
    lab::Change<lab::CapacityBench> change;
    change.magnitude = m;
    (*change.magnitude).*factor.value = value;
    set_capacity(ui, std::move(change));
  }
  rest.cut_top(14);
  // Sizes as bars: a factor of ten is as long everywhere.
  struct Line {
    std::string name;
    double bytes;
    bool mine;
  };
  std::vector<Line> lines = {{tr("one lifetime at this rate"), e.bytes, true},
                             {tr("all synapses (Hebb)"), e.hebb_bits / 8, true}};
  for (const lab::EverydayStorage& each : lab::everyday_storage())
    lines.push_back({tr(each.name), each.bytes, false});
  std::sort(lines.begin(), lines.end(),
            [](const Line& a, const Line& b) { return a.bytes < b.bytes; });
  const float names = std::min(200.0F, width * 0.44F), numbers = 78;
  const double low = 2, high = std::max(16.0, std::log10(std::max(1.0, lines.back().bytes)));
  for (std::size_t k = 0; k < lines.size(); ++k) {
    Rect row = rest.cut_top(26);
    const Rect whole = row;
    if (!ui.shows("capacity.size." + std::to_string(k))) continue;
    const std::string size = in_bytes(lines[k].bytes);
    ui::text(ui, row.cut_left(names), lines[k].name,
             lines[k].mine ? FontKind::strong : FontKind::body, ui.theme.text);
    ui::text(ui, row.cut_right(numbers), size, lines[k].mine ? FontKind::strong : FontKind::body,
             ui.theme.text, 1);
    const auto share = static_cast<float>(
        std::clamp((std::log10(std::max(1.0, lines[k].bytes)) - low) / (high - low), 0.01, 1.0));
    ui::fill(ui, {row.x, row.y + 8, row.w * share, 10},
             lines[k].mine ? ui.theme.text : ui.theme.hairline, 3);
    ui::status(ui, "capacity.size." + std::to_string(k), whole,
               sentence(tr("{0}: {1}"), {lines[k].name, size}));
  }
  rest.cut_top(6);
  verdict(ui, {rest.x, rest.y, rest.w, 78}, magnitude_said(bench_of(ui)));
}

ui::Said magnitude_said(const lab::CapacityBench& bench) {
  const lab::CapacityMagnitude& m = bench.magnitude;
  const lab::CapacityEstimate e = lab::capacity_estimate(m);
  return {sentence(tr("{0} bits per second for {1} years are {2}."),
                   {ui::number(m.bits_per_second, m.bits_per_second < 10 ? 1 : 0),
                    ui::number(m.years), in_bytes(e.bytes)}),
          sentence(tr("These are {0} bits. The lifetime has {1} seconds. One year has 3.2 × 10⁷."),
                   {power(e.bits), power(e.seconds)})};
}

void magnitude_details(Ui& ui, Rect& rest) {
  const lab::CapacityEstimate e = lab::capacity_estimate(bench_of(ui).magnitude);
  ui::caption(ui, rest.cut_top(16), tr("In order of magnitude"));
  rest.cut_top(4);
  const auto line = [&](const char* id, const char* name, const char* help,
                        const std::string& value) {
    fact(ui, rest, std::string("capacity.magnitude.") + id, name, help, value, ui.theme.text);
  };
  line("seconds", tr("seconds"), tr("Years × 365.25 × 24 × 3600"), power(e.seconds));
  line("bits", tr("bits"), tr("Bits per second × seconds"), power(e.bits));
  line("bytes", tr("bytes"), tr("Eight bits to a byte"), power(e.bytes));
  line("synapses", tr("synapses"), tr("Neurons × synapses of each"), power(e.synapses));
  line("each", tr("bits per synapse"), tr("What one synapse would have to store"),
       power(e.bits_each));
  rest.cut_top(10);
  ui::caption(ui, rest.cut_top(16), tr("What a Hebbian network stores at α_c"));
  rest.cut_top(4);
  line("weight", tr("bits per weight (N²)"),
       tr("α_c N memories of N bits, less what 1.6% wrong neurons lose, over N² weights"),
       ui::number(e.hebb_bits_each, 3));
  line("pair", tr("bits per pair of neurons"), tr("Wᵢⱼ = Wⱼᵢ: half as many are independent"),
       ui::number(2 * e.hebb_bits_each, 3));
  line("hebb", tr("bits in all synapses"), tr("If all synapses were used like this"),
       power(e.hebb_bits));
}

}  // namespace workbenches::capacity
