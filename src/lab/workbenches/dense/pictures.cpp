#include <algorithm>
#include <cmath>

#include "hopfield/numerics/random.hpp"
#include "hopfield/pattern/sample.hpp"
#include "lab/workbenches/dense/dense.hpp"

/// Where memories and starts come from.
namespace lab {
namespace {

constexpr double kHalfGrey = 127.5;
/// Streams of the seed: the random memories, and what is drawn for a start.
constexpr std::uint64_t kMemoryStream = 1, kStartStream = std::uint64_t{1} << 32;

GreyPicture grey_of(const char* set, const char* name) {
  GreyPicture out{name, {}};
  const PictureSet* from = find_picture_set(set);
  if (from == nullptr) return out;
  for (const PictureSet::Picture& picture : from->pictures) {
    if (picture.name != name) continue;
    Grey grey{from->grid.width, from->grid.height, {}};
    for (std::size_t i = 0; i < picture.pattern.size(); ++i)
      grey.values.push_back(picture.pattern.up(i) ? 0 : 255);
    out.pixels = fit_grey(grey, {kGreySide, kGreySide});
  }
  return out;
}

}  // namespace

const std::vector<GreyPicture>& grey_drawings() {
  static const std::vector<GreyPicture> all = {
      grey_of("drawings-64", "face"),    grey_of("drawings-64", "globe"),
      grey_of("drawings-64", "penguin"), grey_of("drawings-32", "cat"),
      grey_of("drawings-32", "house"),   grey_of("drawings-32", "key")};
  return all;
}

std::vector<double> grey_values(const GreyPixels& pixels) {
  std::vector<double> out;
  for (const std::uint8_t grey : pixels) out.push_back(1 - grey / kHalfGrey);
  return out;
}

GreyPixels grey_pixels(const std::vector<double>& values) {
  GreyPixels out;
  for (const double value : values)
    out.push_back(
        static_cast<std::uint8_t>(std::clamp(std::lround((1 - value) * kHalfGrey), 0L, 255L)));
  return out;
}

const PictureSet* pictures_of(DenseSet set) {
  switch (set) {
    case DenseSet::course:
      return find_picture_set("course");
    case DenseSet::drawings:
      return find_picture_set("drawings-32");
    case DenseSet::letters:
      return find_picture_set("letters");
    case DenseSet::random:
      break;
  }
  return nullptr;
}

Grid DenseBench::grid() const {
  constexpr Grid kRandom{10, 10};
  const PictureSet* set = pictures_of(memories);
  return set == nullptr ? kRandom : set->grid;
}

std::uint32_t most_patterns(DenseSet set) {
  constexpr std::uint32_t kMost = 1000, kMostLarge = 250, kLetters = 26;
  return set == DenseSet::letters ? kLetters : set == DenseSet::drawings ? kMostLarge : kMost;
}

std::uint32_t usual_patterns(DenseSet set) {
  constexpr std::uint32_t kUsual = 60, kUsualLarge = 160;
  return set == DenseSet::letters    ? most_patterns(set)
         : set == DenseSet::drawings ? kUsualLarge
                                     : kUsual;
}

std::vector<hopfield::Pattern> memories_of(const DenseBench& bench) {
  std::vector<hopfield::Pattern> out;
  if (const PictureSet* set = pictures_of(bench.memories))
    for (const PictureSet::Picture& picture : set->pictures) out.push_back(picture.pattern);
  out.resize(std::min<std::size_t>(out.size(), bench.patterns));
  hopfield::Random random(bench.seed, kMemoryStream);
  while (out.size() < bench.patterns)
    out.push_back(hopfield::random_pattern(bench.grid().neurons(), random));
  return out;
}

std::string_view memory_name(const DenseBench& bench, std::size_t memory) {
  const PictureSet* set = pictures_of(bench.memories);
  return set != nullptr && memory < set->pictures.size() ? set->pictures[memory].name
                                                         : std::string_view();
}

hopfield::Pattern start_of(const DenseBench& bench,
                           const std::vector<hopfield::Pattern>& memories) {
  if (bench.start.size() > 0) return bench.start;
  const hopfield::Pattern& cue = memories[bench.cue];
  hopfield::Random random(bench.seed, kStartStream + bench.draws);
  const auto flips = std::lround(bench.noise * static_cast<double>(cue.size()));
  return hopfield::flip_count(cue, static_cast<std::size_t>(flips), random);
}

std::vector<double> grey_start_of(const DenseBench& bench) {
  if (!bench.sketch.empty()) return grey_values(bench.sketch);
  std::vector<double> x = grey_values(bench.pictures[bench.picture].pixels);
  const auto known = static_cast<std::size_t>(std::lround((1 - bench.cover) * kGreySide));
  for (std::size_t i = known * kGreySide; i < x.size(); ++i) x[i] = 0;
  hopfield::Random random(bench.seed, kStartStream + bench.draws);
  for (double& value : x) {
    // Both are drawn for each pixel: more noise keeps what less has done.
    const double chance = random.uniform(), other = random.uniform();
    if (chance < bench.grain) value = 2 * other - 1;
  }
  return x;
}

hopfield::DenseMemoryOptions dense_options(const DenseBench& bench, bool classical) {
  hopfield::DenseMemoryOptions options;
  options.interaction = classical ? hopfield::Interaction::polynomial : bench.function;
  options.degree = classical ? 2 : bench.degree;
  return options;
}

}  // namespace lab
