// Pairs that people bring: an archive of NumPy’s with two arrays.
#include <algorithm>
#include <array>
#include <cmath>

#include "lab/files/array.hpp"
#include "lab/words/message.hpp"
#include "lab/workbenches/pairs/pairs.hpp"

namespace lab {
namespace {

using hopfield::Error;
using hopfield::Result;

Error in_array(std::string_view file, const NumberArray& array, const std::string& message) {
  return {std::string(file) + ": " + array.name, message};
}

bool is_pair_side(std::size_t extent) {
  return extent >= static_cast<std::size_t>(kLeastPairSide) &&
         extent <= static_cast<std::size_t>(kMostPairSide);
}

/// The pictures of one side.
Result<std::vector<PairPicture>> pictures_in(std::string_view file, const NumberArray& array) {
  if (!array.fault.empty()) return in_array(file, array, array.fault);
  const std::vector<std::size_t>& shape = array.shape;
  std::string given;
  for (const std::size_t extent : shape)
    given += (given.empty() ? "" : " × ") + std::to_string(extent);
  const auto sides = std::span(shape).last(std::min<std::size_t>(2, shape.size()));
  if (shape.size() < 2 || shape.size() > 3 || !std::ranges::all_of(sides, is_pair_side))
    return in_array(file, array,
                    expected(shape.empty() ? std::string("one number") : given,
                             "pairs × height × width, 2 to 16 pixels each way"));
  const std::size_t count = shape.size() == 3 ? shape[0] : 1;
  if (count < 1 || count > kMostPairs)
    return in_array(file, array,
                    expected(msg("{0} {0|picture|pictures}", count), between(1, kMostPairs)));
  const auto [low, high] = std::ranges::minmax(array.values);
  const double cut = low < high ? low / 2 + high / 2 : 0;
  const auto width = static_cast<int>(sides[1]), height = static_cast<int>(sides[0]);
  std::vector<PairPicture> pictures(count, empty_picture(width, height));
  const std::size_t size = sides[0] * sides[1];
  for (std::size_t k = 0; k < count; ++k)
    for (std::size_t i = 0; i < size; ++i)
      pictures[k].cells.set(i, array.values[k * size + i] > cut);
  return pictures;
}

}  // namespace

Result<std::optional<std::vector<PicturePair>>> read_pair_file(
    std::string_view name, std::span<const std::uint8_t> bytes) {
  using Read = std::optional<std::vector<PicturePair>>;
  if (bytes.size() < 2 || bytes[0] != 'P' || bytes[1] != 'K') return Read();
  auto arrays = read_arrays(name, bytes);
  if (!arrays) return arrays.error();
  if (arrays->size() != 2)
    return Error{std::string(name),
                 expected(msg("{0} {0|array|arrays}", arrays->size()), "2: left and right")};
  const auto is_right = [](const NumberArray& array) {
    return array.name == "right" || array.name == "y" || array.name == "Y";
  };
  if (is_right((*arrays)[0]) && !is_right((*arrays)[1])) std::swap((*arrays)[0], (*arrays)[1]);
  const auto left = pictures_in(name, (*arrays)[0]);
  if (!left) return left.error();
  const auto right = pictures_in(name, (*arrays)[1]);
  if (!right) return right.error();
  if (right->size() != left->size())
    return in_array(name, (*arrays)[1],
                    expected(msg("{0} {0|picture|pictures}", right->size()),
                             msg("{0} as on the left", left->size())));
  std::vector<PicturePair> pairs;
  for (std::size_t k = 0; k < left->size(); ++k)
    pairs.push_back({msg("Pair {0}", k + 1).plain(), (*left)[k], (*right)[k]});
  return Read(std::move(pairs));
}

Change<PairBench> storing(std::vector<PicturePair> pairs) {
  Change<PairBench> change;
  change.net = PairNet::two;
  change.stored = static_cast<std::uint32_t>(pairs.size());
  change.x = pairs[0].left;
  change.y = empty_picture(pairs[0].right.width, pairs[0].right.height);
  change.cue = Side::left;
  change.blank = true;
  change.moment = 0;
  change.pairs = std::move(pairs);
  return change;
}

}  // namespace lab
