#include "lab/workbenches/pairs/changes.hpp"

#include <algorithm>
#include <utility>

#include "hopfield/pattern/sample.hpp"
#include "lab/formats/text.hpp"
#include "lab/words/message.hpp"

namespace lab::workbenches::pairs {
namespace {

constexpr int kOwnPairSide = 8;  ///< of the reader's own pictures at first

}  // namespace

PairPicture right_size_of(const PairBench& bench) {
  if (bench.net != PairNet::two) return empty_picture(bench.x.width, bench.x.height);
  if (!bench.pairs.empty())
    return empty_picture(bench.pairs[0].right.width, bench.pairs[0].right.height);
  return empty_picture(bench.y.width, bench.y.height);
}

void forget_across(PairBench& bench) {
  const Side other = hopfield::across(bench.cue);
  bench.blank = true;
  PairPicture& picture = bench.picture(other);
  picture = empty_picture(picture.width, picture.height);
}

void couple(PairBench& bench) {
  if (bench.net != PairNet::hopfield) return;
  bench.y = bench.x;
  bench.blank = false;
  bench.cue = Side::left;
}

void begin_here(PairBench& bench) {
  if (bench.moment > 0 && (bench.method == PairMethod::sign || bench.method == PairMethod::bam)) {
    const PairShown now = shown(bench);
    bool unknown = false;
    for (const Side side : {Side::left, Side::right}) {
      const hopfield::SideValues& values = side == Side::left ? now.left : now.right;
      for (std::size_t i = 0; i < values.size(); ++i) {
        unknown = unknown || values[i] == 0;
        bench.picture(side).cells.set(i, values[i] > 0);
      }
    }
    bench.blank = bench.blank && unknown;
  }
  bench.moment = 0;
}

void start_from(PairBench& bench, std::size_t pair) {
  PairPicture picture = stored_picture(bench, pair, bench.cue);
  hopfield::Random random = pair_random(bench, bench.draws);
  ++bench.draws;
  picture.cells = hopfield::flip_fraction(picture.cells, bench.noise, random);
  bench.picture(bench.cue) = std::move(picture);
  forget_across(bench);
  couple(bench);
  bench.moment = 0;
}

void take_example(PairBench& bench, PairExample example) {
  bench.example = example;
  bench.pairs = example_pairs(example);
  bench.stored =
      std::min<std::uint32_t>(kStoredAtFirst, static_cast<std::uint32_t>(bench.pairs.size()));
  bench.net = PairNet::two;
  bench.cue = Side::left;
  bench.moment = 0;
  bench.x = bench.y = empty_picture(kOwnPairSide, kOwnPairSide);
  if (!bench.pairs.empty()) {
    bench.y = bench.pairs[0].right;
    start_from(bench, 0);
  } else {
    bench.blank = false;
  }
}

void take_net(PairBench& bench, PairNet net) {
  const PairPicture x = bench.x;
  bench.net = net;
  bench.cue = Side::left;
  bench.moment = 0;
  bench.x =
      bench.pairs.empty() ? x : fitted(x, bench.pairs[0].left.width, bench.pairs[0].left.height);
  bench.y = right_size_of(bench);
  forget_across(bench);
  couple(bench);
}

void store(PairBench& bench, const std::string& given) {
  begin_here(bench);
  std::string name = tidy(given, kLongestPairName);
  if (name.empty()) name = msg("Pair {0}", bench.pairs.size() + 1).plain();
  bench.pairs.insert(bench.pairs.begin() + static_cast<std::ptrdiff_t>(bench.stored),
                     {std::move(name), bench.x, bench.y});
  ++bench.stored;
  bench.example = PairExample::own;
}

void forget(PairBench& bench, std::size_t pair) {
  bench.pairs.erase(bench.pairs.begin() + static_cast<std::ptrdiff_t>(pair));
  if (pair < bench.stored) --bench.stored;
  bench.example = PairExample::own;
  bench.moment = 0;
}

void resize(PairBench& bench, Side side, const PairSize& size) {
  begin_here(bench);
  const auto fit = [&](PairPicture& picture) { picture = fitted(picture, size[0], size[1]); };
  for (PicturePair& pair : bench.pairs) fit(side == Side::left ? pair.left : pair.right);
  if (bench.net == PairNet::two) {
    fit(bench.picture(side));
  } else if (side == Side::left) {
    fit(bench.x);
    fit(bench.y);
  }
  bench.example = PairExample::own;
}

}  // namespace lab::workbenches::pairs
