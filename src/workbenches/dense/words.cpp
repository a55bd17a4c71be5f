#include <cmath>

#include "ui/kit/numbers.hpp"
#include "workbenches/dense/dense.hpp"

/// What happens, in words.
namespace workbenches::dense {
namespace {

using lab::DenseVerdict;
using ui::counted;
using ui::sentence;
using ui::tr;

DenseVerdict verdict(const DenseNow& now, bool classical) {
  return lab::verdict_of(now.bench, *now.runs, now.course(classical), now.moment());
}

std::size_t wrong(const DenseNow& now, bool classical) {
  return hopfield::distance(now.runs->memories[now.bench.cue], now.state(classical));
}

std::string share(const DenseNow& now, bool classical) {
  return ui::number(
      100 * lab::largest_share(now.runs->memories, now.state(classical), now.options(classical)),
      0);
}

std::string separation_headline(const DenseNow& now) {
  const std::string memory = name_of_memory(now.bench, now.bench.cue),
                    steep = function_text(now.bench, false);
  if (!now.finished())
    return now.moment() == 0
               ? sentence(tr("A noisy start: {0} of {1} pixels of {2} are wrong. Press Recall."),
                          {counted(wrong(now, false)), counted(now.bench.grid().neurons()), memory})
               : std::string(tr("Both nets update their neurons in the same order."));
  const bool first = verdict(now, true) == DenseVerdict::recalled,
             second = verdict(now, false) == DenseVerdict::recalled;
  if (first && second) return sentence(tr("Both nets recall {0} exactly."), {memory});
  if (second)
    return sentence(tr("{0} recalls {1} exactly. The classical net loses it."), {steep, memory});
  if (first) return sentence(tr("Only the classical net recalls {0} exactly."), {memory});
  return sentence(tr("Both nets lose {0}."), {memory});
}

std::string separation_detail(const DenseNow& now) {
  return sentence(tr("The nearest memory has {0}% of Σ|F| with z², and {1}% with {2}."),
                  {share(now, true), share(now, false), function_text(now.bench, false)});
}

std::string attention_headline(const DenseNow& now) {
  const lab::DenseBench& bench = now.bench;
  const std::string& name = bench.pictures[bench.picture].name;
  if (!now.finished()) {
    if (now.step() > 0) return sentence(tr("Attention is on {0}."), {blend_words(now, false)});
    if (!bench.sketch.empty()) return tr("A drawn start. Press Recall.");
    const double hidden = 100 * bench.cover;
    return bench.cover > 0
               ? sentence(tr("{0}% of {1} is hidden. Press Recall."), {ui::number(hidden), name})
               : sentence(tr("The start is {0}. Press Recall."), {name});
  }
  const lab::Blend blend = lab::blend_of(now.attention());
  if (blend.kind != lab::Blend::Kind::one)
    return sentence(tr("The state is {0}."), {blend_words(now, false)});
  const std::string& found = bench.pictures[blend.pictures[0]].name;
  if (bench.sketch.empty() && blend.pictures[0] != bench.picture)
    return sentence(tr("It recalls {0} instead of {1}."), {found, name});
  return sentence(tr("Recalled: {0}."), {found});
}

std::string attention_detail(const DenseNow& now) {
  const lab::Blend blend = lab::blend_of(now.attention());
  if (blend.kind == lab::Blend::Kind::one) {
    const double levels = lab::grey_difference(now.x(), now.runs->values[blend.pictures[0]]);
    constexpr double kSame = 0.5;
    if (levels < kSame) return tr("Every pixel has its grey level.");
    if (now.step() > 0)
      return sentence(tr("No pixel differs from it by more than {0} of 255 grey levels."),
                      {ui::number(std::ceil(levels - 1e-9))});
    return tr("One step of attention is almost enough.");
  }
  if (blend.kind == lab::Blend::Kind::all)
    return tr("With so small a β attention hardly tells the pictures apart.");
  return tr("A larger β sharpens attention.");
}

}  // namespace

std::string net_words(const DenseNow& now, bool classical) {
  const auto pixels = counted(wrong(now, classical));
  switch (verdict(now, classical)) {
    case DenseVerdict::running:
      return sentence(tr("{0} {0|pixel|pixels} wrong"), {pixels});
    case DenseVerdict::recalled:
      return tr("Recalled exactly");
    case DenseVerdict::inverse:
      return tr("Lost: the inverse");
    case DenseVerdict::other: {
      const lab::NearestMemory nearest =
          lab::nearest_memory(now.runs->memories, now.state(classical));
      return sentence(nearest.overlap < 0 ? tr("Lost: the inverse of {0}") : tr("Lost: it is {0}"),
                      {name_of_memory(now.bench, nearest.memory)});
    }
    case DenseVerdict::lost:
      break;
  }
  return sentence(tr("Lost: {0} {0|pixel|pixels} wrong"), {pixels});
}

std::string blend_words(const DenseNow& now, bool first) {
  const lab::Blend blend = lab::blend_of(now.attention());
  const auto name = [&](std::size_t k) { return now.bench.pictures[blend.pictures[k]].name; };
  if (blend.kind == lab::Blend::Kind::all)
    return first ? tr("The mean of all") : tr("the mean of all");
  if (blend.kind == lab::Blend::Kind::one) return name(0);
  if (blend.pictures.size() == 2)
    return sentence(first ? tr("A blend of {0} and {1}") : tr("a blend of {0} and {1}"),
                    {name(0), name(1)});
  return sentence(first ? tr("A blend of {0} pictures, most of it {1}")
                        : tr("a blend of {0} pictures, most of it {1}"),
                  {counted(blend.pictures.size()), name(0)});
}

ui::Said dense_said(const lab::Session& session, ui::PanelState& /*panels*/) {
  const DenseNow now(session);
  if (now.bench.attends()) return {attention_headline(now), attention_detail(now)};
  return {separation_headline(now), separation_detail(now)};
}

}  // namespace workbenches::dense
