#include <algorithm>
#include <cmath>

#include "ui/kit/numbers.hpp"
#include "workbenches/pairs/pairs.hpp"

/// What is said under the figure, and of a pixel.
namespace workbenches::pairs {
namespace {

using lab::PairMethod;
using ui::counted;
using ui::sentence;
using ui::tr;

std::string name_of(const PairsModel& m, const lab::PairMatch& match) {
  const std::string& name = m.bench.pairs[match.pair].name;
  return match.inverse ? sentence(tr("the inverse of {0}"), {name}) : name;
}

/// A side's picture beside the stored one.
bool close_to(const SideModel& side) {
  return side.match && side.match->wrong * 4 < side.values.size();
}

std::string pixels_wrong(const SideModel& side, std::size_t wrong) {
  return sentence(tr("{0} of {1} {1|pixel|pixels}"), {counted(wrong), counted(side.values.size())});
}

ui::Said start_words(const PairsModel& m) {
  const SideModel& cue = m.side(m.bench.cue);
  const bool left = m.bench.cue == Side::left;
  std::string headline;
  if (!close_to(cue))
    headline = left ? tr("The picture on the left is not stored.")
                    : tr("The picture on the right is not stored.");
  else if (cue.match->wrong == 0)
    headline =
        sentence(left ? tr("{0} is on the left, exactly.") : tr("{0} is on the right, exactly."),
                 {name_of(m, *cue.match)});
  else
    headline = sentence(left ? tr("A noisy {0} is on the left: {1} are wrong.")
                             : tr("A noisy {0} is on the right: {1} are wrong."),
                        {name_of(m, *cue.match), pixels_wrong(cue, cue.match->wrong)});
  return {std::move(headline), ""};
}

/// y = 60 · Ann + 12 · Ivy − 4 · Kit: the three largest terms.
std::string blend(const PairsModel& m) {
  const std::vector<std::int32_t>& overlaps = m.overlaps(m.bench.cue);
  std::vector<std::size_t> order;
  for (std::size_t k = 0; k < overlaps.size(); ++k)
    if (overlaps[k] != 0) order.push_back(k);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::abs(overlaps[a]) > std::abs(overlaps[b]);
  });
  std::string out;
  constexpr std::size_t kTerms = 3;
  for (std::size_t k = 0; k < std::min(order.size(), kTerms); ++k) {
    const std::int32_t overlap = overlaps[order[k]];
    const std::string term =
        sentence(tr("{0} × {1}"),
                 {ui::number(k == 0 ? overlap : std::abs(overlap)), m.bench.pairs[order[k]].name});
    if (k == 0)
      out = term;
    else
      out = sentence(overlap < 0 ? tr("{0} − {1}") : tr("{0} + {1}"), {out, term});
  }
  if (order.size() > kTerms) out = sentence(tr("{0} and smaller terms"), {out});
  return out.empty() ? "0" : out;
}

ui::Said linear_words(const PairsModel& m) {
  const Side to = m.answers();
  const auto overlaps = std::span<const std::int32_t>(m.overlaps(m.bench.cue));
  std::size_t agree = 0;
  const auto match = m.side(m.bench.cue).match;
  const std::size_t size = m.side(to).values.size();
  if (match)
    for (std::size_t i = 0; i < size; ++i) {
      const std::int32_t value = m.memory.sum(to, overlaps, i);
      const int wanted = m.memory.pattern(to, match->pair)[i] * (match->inverse ? -1 : 1);
      agree += value * wanted > 0 ? 1 : 0;
    }
  ui::Said said{sentence(tr("{0} = {1}."), {linear_formula(m), blend(m)}),
                tr("Grey values: each stored picture, weighted by its overlap with the cue.")};
  if (match)
    said.detail = sentence(tr("Each stored picture is weighted by its overlap with the cue. {0} of "
                              "{1} signs agree with {2}."),
                           {ui::number(static_cast<double>(agree)),
                            ui::number(static_cast<double>(size)), name_of(m, *match)});
  return said;
}

ui::Said recurrent_words(const PairsModel& m) {
  const std::vector<double>& shares = m.shares();
  if (shares.empty())
    return {tr("W is 0, so nothing comes of any start."), tr("Store a pair to have a weight.")};
  const std::string share =
      sentence(tr("{0}%"), {ui::number(100 * shares[0], shares[0] > 0.99 ? 2 : 1)});
  const bool done = m.bench.moment >= m.end && m.end > 0;
  ui::Said said;
  if (m.power.eigenvalues.size() > 1 && m.power.eigenvalues[1] > 0.9999 * m.power.eigenvalues[0]) {
    said.headline = tr("The two largest eigenvalues are equal, so none of the eigenvectors wins.");
  } else if (done && shares[0] > 0.99) {
    said.headline = sentence(tr("The dominant eigenvector has won: its share is {0}."), {share});
  } else if (m.bench.moment == 0) {
    said.headline =
        sentence(tr("At the start the dominant eigenvector has a share of {0}."), {share});
  } else {
    said.headline = sentence(tr("After {0} {0|step|steps} its share is {1}."),
                             {counted(m.bench.moment), share});
  }
  // What the winner looks like.
  const std::vector<double>& winner = m.power.vectors[0];
  std::size_t best = 0;
  double most = 0;
  for (std::size_t k = 0; k < m.memory.pairs(); ++k) {
    const hopfield::Pattern& pattern = m.memory.pattern(m.bench.cue, k);
    double sum = 0, length = 0;
    for (std::size_t i = 0; i < winner.size(); ++i) {
      sum += winner[i] * pattern[i];
      length += winner[i] * winner[i];
    }
    const double share_of = sum * sum / (length * static_cast<double>(winner.size()));
    if (share_of <= most) continue;
    most = share_of;
    best = k;
  }
  said.detail =
      most > 0.98
          ? sentence(tr("{0} recalls only one picture from any start. Here that is {1}."),
                     {recurrent_formula(m), m.bench.pairs[best].name})
          : sentence(
                tr("{0} ends there from almost any start. It is a mixture, and no stored picture."),
                {recurrent_formula(m)});
  return said;
}

/// What both sides show, once the network has settled.
std::string settled_words(const PairsModel& m) {
  const auto& left = m.left.match;
  const auto& right = m.right.match;
  if (!left || !right) return tr("It has settled: no pixel will change again.");
  const bool same = left->pair == right->pair && left->inverse == right->inverse;
  if (left->wrong == 0 && right->wrong == 0 && same) {
    if (left->inverse)
      return sentence(tr("It has settled in {0}, which is stable as well."), {name_of(m, *left)});
    return m.coupled()
               ? sentence(tr("The Hopfield network has recalled {0} exactly."), {name_of(m, *left)})
               : sentence(tr("{0} is recalled exactly, on both sides."), {name_of(m, *left)});
  }
  if (same && close_to(m.left) && close_to(m.right))
    return sentence(
        tr("{0} is recalled with errors: {1} pixels are wrong on the left, {2} on the right."),
        {name_of(m, *left), ui::number(static_cast<double>(left->wrong)),
         ui::number(static_cast<double>(right->wrong))});
  return tr("It has settled in a pair that is not stored.");
}

ui::Said bam_words(const PairsModel& m) {
  if (m.memory.pairs() == 0)
    return {tr("Nothing is stored yet, so all weights are 0."),
            tr("Draw on both sides, then press Store pair.")};
  ui::Said said = start_words(m);
  const bool waits = m.bench.moment == 0 && (m.end > 0);
  const std::string energy = ui::number(static_cast<double>(m.energy));
  if (waits) {
    said.detail =
        m.coupled() ? tr("Press Recall. One neuron updates at a time, and both of its copies flip.")
                    : tr("Press Recall. The two sides take turns until neither changes.");
    return said;
  }
  if (m.settled) {
    said.headline = settled_words(m);
  } else if (const lab::PairStep* step = m.last_step()) {
    if (step->pixel)
      said.headline =
          sentence(tr("Step {0}: one pixel has changed."), {ui::number(m.bench.moment)});
    else
      said.headline = sentence(
          step->side == Side::right
              ? tr("Step {0}: the right side becomes sgn(xW). {1} {1|pixel|pixels} changed.")
              : tr("Step {0}: the left side becomes sgn(yWᵀ). {1} {1|pixel|pixels} changed."),
          {ui::number(m.bench.moment), counted(step->changed)});
  }
  if (m.coupled())
    said.detail =
        sentence(m.bench.threshold == 0 ? tr("E = −½ xWxᵀ = {0}. No update raises it.")
                                        : tr("E = −½ xWxᵀ + λ Σ xᵢ = {0}. No update raises it."),
                 {energy});
  else
    said.detail = sentence(m.bench.threshold == 0
                               ? tr("E = −xWyᵀ = {0}. No step raises it.")
                               : tr("E = −xWyᵀ + λ (Σ xᵢ + Σ yⱼ) = {0}. No step raises it."),
                           {energy});
  return said;
}

ui::Said sign_words(const PairsModel& m) {
  const SideModel& answer = m.side(m.answers());
  const bool right = m.answers() == Side::right;
  const char* formula = right ? "sgn(xW)" : "sgn(yWᵀ)";
  ui::Said said;
  if (answer.match && close_to(answer))
    said.headline = answer.match->wrong == 0
                        ? sentence(tr("{0} is {1} exactly."), {formula, name_of(m, *answer.match)})
                        : sentence(tr("{0} resembles {1}: {2} are wrong."),
                                   {formula, name_of(m, *answer.match),
                                    pixels_wrong(answer, answer.match->wrong)});
  else
    said.headline = sentence(tr("{0} resembles no stored picture."), {formula});
  said.detail = tr(
      "One step in one direction. The sign removes grey values, and small cross-talk with them.");
  return said;
}

}  // namespace

const char* linear_formula(const PairsModel& m) {
  return m.answers() == Side::right ? "xW" : "yWᵀ";
}

const char* recurrent_formula(const PairsModel& m) {
  if (m.bench.net != lab::PairNet::two) return m.bench.cue == Side::left ? "x ← xW" : "y ← yWᵀ";
  return m.bench.cue == Side::left ? "x ← xWWᵀ" : "y ← yWᵀW";
}

ui::Said pairs_words(const PairsModel& m) {
  if (m.recurrent()) return recurrent_words(m);
  if (m.bam()) return bam_words(m);
  const bool linear = m.bench.method == PairMethod::linear;
  if (m.bench.moment == 0) {
    ui::Said said = start_words(m);
    said.detail = sentence(linear ? tr("Press Recall to see {0} in grey values.")
                                  : tr("Press Recall to see the signs of {0}."),
                           {linear_formula(m)});
    return said;
  }
  return linear ? linear_words(m) : sign_words(m);
}

std::string pixel_words(const PairsModel& m, Side side, std::uint32_t pixel) {
  const SideModel& s = m.side(side);
  if (pixel >= s.values.size()) return {};
  const auto width = static_cast<std::uint32_t>(s.width);
  const std::string where = sentence(tr("{0}, row {1}, column {2}"),
                                     {side == Side::left ? "x" : "y", ui::number(pixel / width + 1),
                                      ui::number(pixel % width + 1)});
  if (s.grey)
    return sentence(tr("{0}: {1}"), {where, ui::number(s.values[pixel], m.recurrent() ? 3 : 0)});
  if (s.unknown[pixel]) return sentence(tr("{0}: not known yet"), {where});
  const std::string value = s.values[pixel] > 0 ? "+1" : "−1";
  if (!m.bam()) return sentence(tr("{0}: {1}"), {where, value});
  const std::string field = ui::number(s.fields[pixel] + m.bench.threshold);
  if (m.bench.threshold != 0)
    return sentence(tr("{0}: {1}, total input {2} − λ = {3}"),
                    {where, value, field, ui::number(s.fields[pixel])});
  return sentence(tr("{0}: {1}, total input {2}"), {where, value, field});
}

}  // namespace workbenches::pairs
