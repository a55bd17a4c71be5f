#include "ui/shell/caches.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ui/kit/numbers.hpp"
#include "ui/plots/sort_few.hpp"

namespace ui {

const Standing::Entry* Standing::of(std::size_t pattern) const {
  if (pattern >= place.size() || place[pattern] == kNone) return nullptr;
  return &leaders[place[pattern]];
}

Standing stand(std::span<const std::int32_t> overlaps, std::size_t neurons, const Theme& theme) {
  Standing out;
  const std::size_t count = overlaps.size();
  out.place.assign(count, Standing::kNone);
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  const std::size_t most = std::min(count, Standing::kMost);
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(most), order.end(),
                    [&](std::uint32_t a, std::uint32_t b) {
                      const int qa = std::abs(overlaps[a]), qb = std::abs(overlaps[b]);
                      return qa != qb ? qa > qb : a < b;
                    });
  order.resize(most);

  // Colours go by number, not by rank: a line must not change its colour when it overtakes another.
  std::vector<std::uint32_t> by_number = order;
  sort_few(by_number, std::less<>());
  bool taken[Standing::kMost] = {};
  std::vector<ImU32> colours(count > 0 ? most : 0);
  for (int pass = 0; pass < 2; ++pass) {
    for (std::size_t i = 0; i < most; ++i) {
      if (colours[i] != 0) continue;
      std::size_t c = by_number[i] % Standing::kMost;
      if (taken[c] && pass == 0) continue;
      while (taken[c]) c = (c + 1) % Standing::kMost;
      taken[c] = true;
      colours[i] = theme.series[c];
    }
  }
  for (std::size_t i = 0; i < most; ++i) {
    const auto at = static_cast<std::size_t>(
        std::lower_bound(by_number.begin(), by_number.end(), order[i]) - by_number.begin());
    out.place[order[i]] = static_cast<std::uint8_t>(i);
    out.leaders.push_back({order[i],
                           static_cast<double>(overlaps[order[i]]) / static_cast<double>(neurons),
                           colours[at]});
  }
  return out;
}

const CellTexture& Thumbnail::of(const hopfield::Pattern& wanted, int width, int height) {
  if (cells.width() != width || cells.height() != height || pattern != wanted) {
    cells.set_pattern(wanted, width, height);
    pattern = wanted;
  }
  return cells;
}

std::string shown_value(const lab::Session& session, double value, bool sign) {
  const double scaled = value * session.scale();
  const double size = std::abs(scaled);
  if (std::isfinite(scaled) && size >= 1e12) {
    // Powers of overlaps: more digits than anybody reads.
    const double tens = std::floor(std::log10(size));
    const double digits = scaled / std::pow(10.0, tens);
    return (sign ? signed_number(digits, 2) : number(digits, 2)) + " × 10^" + number(tens);
  }
  // Integers and halves are exact in the engine and should look it; by some rules all numbers are small fractions.
  const bool small = !session.document().learning.by(hopfield::Rule::hebb) && size < 1 &&
                     2 * scaled != std::floor(2 * scaled);
  const int decimals = small                                                             ? 4
                       : session.document().network.scale == hopfield::Scale::one_over_n ? 3
                       : scaled == std::floor(scaled)                                    ? 0
                       : 2 * scaled == std::floor(2 * scaled)                            ? 1
                                                                                         : 2;
  return sign ? signed_number(scaled, decimals) : number(scaled, decimals);
}

namespace {

struct Caches final : Kept {
  Holding holding;
  std::uint64_t standing_revision = 0, curves_revision = 0;
  bool standing_dark = false, curves_dark = false;
  Standing standing;
  Curves curves;
  lab::Verdict verdict;
  std::uint64_t verdict_revision = 0;
};

}  // namespace

const Standing& standing(Ui& ui, PanelState& state) {
  Caches& c = state.kept.of<Caches>();
  if (c.standing_revision != ui.session.revision() || c.standing_dark != ui.theme.dark) {
    c.standing_revision = ui.session.revision();
    c.standing_dark = ui.theme.dark;
    c.standing =
        stand(ui.session.shown().overlaps(), ui.session.document().grid.neurons(), ui.theme);
  }
  return c.standing;
}

const lab::Verdict& verdict(Ui& ui, PanelState& state) {
  Caches& c = state.kept.of<Caches>();
  if (c.verdict_revision != ui.session.revision()) {
    c.verdict_revision = ui.session.revision();
    c.verdict = ui.session.verdict();
  }
  return c.verdict;
}

const Holding& holding(Ui& ui, PanelState& state) {
  Holding& h = state.kept.of<Caches>().holding;
  const lab::Document& d = ui.session.document();
  if (h.memories != d.memories || !(h.network == d.network) || !(h.learning == d.learning))
    h = {d.memories, d.learning, d.network, 0, {}};
  // About a millisecond's work: a check costs N decisions and the overlaps of one pattern with all.
  const std::size_t count = d.memories->size();
  const bool written = d.learning.weights || hopfield::written_down(d.learning.options.rule);
  const std::size_t each = d.learning.by(hopfield::Rule::hebb) ? count / 8 + 8
                           : written                           ? d.grid.neurons()
                                                               : count + 8;
  const std::size_t cost = std::max<std::size_t>(1, d.grid.neurons() * each);
  for (std::size_t budget = std::max<std::size_t>(1, 2'000'000 / cost);
       budget > 0 && h.checked < count; --budget, ++h.checked)
    if (ui.session.stability(h.checked).unstable > 0)
      h.unstable.push_back(static_cast<std::uint32_t>(h.checked));
  if (h.checked < count) ui.animate(0.1F);
  return h;
}

namespace {

/// The samples to draw: all of a short run, an even selection of a long one, always the last.
std::vector<std::size_t> selection(std::size_t count) {
  constexpr std::size_t kMost = 320;  // about one a pixel
  const std::size_t stride = std::max<std::size_t>(1, (count + kMost - 1) / kMost);
  std::vector<std::size_t> out;
  for (std::size_t k = 0; k < count; k += stride) out.push_back(k);
  if (count > 0 && out.back() != count - 1) out.push_back(count - 1);
  return out;
}

Curves make_curves(Ui& ui, const Standing& now) {
  Curves out;
  const lab::Session& session = ui.session;
  const lab::Trace& trace = session.trace();
  const std::span<const lab::Sample> samples = trace.samples();
  const std::vector<std::size_t> picked = selection(samples.size());
  const double scale = session.scale();
  const auto neurons = static_cast<double>(session.document().grid.neurons());
  const std::vector<lab::Memory>& memories = *session.document().memories;

  out.energy.name = tr("energy");
  out.energy.colour = ui.theme.text;
  out.energy.width = 2;
  for (const Standing::Entry& e : now.leaders) {
    Series s;
    s.name = memories[e.pattern].name;
    s.colour = e.colour;
    s.width = out.overlaps.empty() ? 2.5F : 1.5F;
    s.labelled = out.overlaps.empty();
    out.overlaps.push_back(std::move(s));
  }
  const bool others = memories.size() > now.leaders.size();
  Band band;
  band.colour = with_alpha(ui.theme.secondary, 0.22F);

  for (const std::size_t k : picked) {
    const auto x = static_cast<double>(samples[k].moment);
    const double energy = samples[k].energy * scale;
    if (std::isfinite(energy)) {
      out.energy.x.push_back(x);
      out.energy.y.push_back(energy);
      out.lowest = std::min(out.lowest, energy);
      out.highest = std::max(out.highest, energy);
    }
    const std::span<const std::int32_t> q = trace.overlaps(k);
    if (q.size() != memories.size()) continue;  // a trace from before the memories changed
    for (std::size_t i = 0; i < now.leaders.size(); ++i) {
      out.overlaps[i].x.push_back(x);
      out.overlaps[i].y.push_back(static_cast<double>(q[now.leaders[i].pattern]) / neurons);
    }
    if (!others) continue;
    std::int32_t low = INT32_MAX, high = INT32_MIN;
    for (std::size_t m = 0; m < q.size(); ++m) {
      if (now.place[m] != Standing::kNone) continue;
      low = std::min(low, q[m]);
      high = std::max(high, q[m]);
    }
    band.x.push_back(x);
    band.low.push_back(static_cast<double>(low) / neurons);
    band.high.push_back(static_cast<double>(high) / neurons);
  }
  if (others) {
    band.name = sentence(tr("the other {0}"),
                         {number(static_cast<double>(memories.size() - now.leaders.size()))});
    out.rest.push_back(std::move(band));
  }
  out.length = static_cast<double>(trace.length());
  return out;
}

}  // namespace

const Curves& curves(Ui& ui, PanelState& state) {
  Caches& c = state.kept.of<Caches>();
  if (c.curves_revision != ui.session.revision() || c.curves_dark != ui.theme.dark) {
    const Standing& now = standing(ui, state);
    c.curves_revision = ui.session.revision();
    c.curves_dark = ui.theme.dark;
    c.curves = make_curves(ui, now);
  }
  return c.curves;
}

}  // namespace ui
