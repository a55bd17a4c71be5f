// Pictures of the workbench "Pairs", and the pairs that come with it.
#include <algorithm>
#include <array>

#include "hopfield/pattern/sample.hpp"
#include "lab/workbenches/pairs/pairs.hpp"

namespace lab {
namespace {

struct IncludedPair {
  const char *name, *left, *right;
};

// The first four faces hardly resemble each other, nor do the first four names. Ben’s name resembles Ann’s, and Roy’s face Ben’s:
// with these in W some pixels of the others are wrong.
constexpr std::array<IncludedPair, 6> kFaces = {
    {{"Ann",
      "0011111100/0111111110/1110000111/1100000011/1101001011/1100000011/1101001011/1100110011/"
      "1110000111/1111001111",
      "01001100110/10101010101/11101010101/10101010101/10101010101"},
     {"Ivy",
      "0101010100/1010101010/0101111010/1010000101/0101001010/1010000101/0101001010/1010110101/"
      "0101001010/1000110001",
      "11101010101/01001010101/01001010010/01001010010/11100100010"},
     {"Kit",
      "1000000001/1100000011/1010000101/1001111001/1000000001/1011001101/1000000001/1110110111/"
      "0100000010/0011111100",
      "10101110111/10100100010/11000100010/10100100010/10101110010"},
     {"Tia",
      "0001111000/0001111000/0001111000/1111111111/0100000010/0101001010/0100000010/0101111010/"
      "0010000100/0001111000",
      "11101110010/01000100101/01000100111/01000100101/01001110101"},
     {"Ben",
      "0000000000/0011111100/0100000010/0101001010/0100000010/0100110010/0111111110/0110000110/"
      "0111111110/0011111100",
      "11001110110/10101000101/11001100101/10101000101/11001110101"},
     {"Roy",
      "0000000000/0001111000/0010000100/0100000010/1111111111/1100110011/0111001110/0100000010/"
      "0100110010/0011111100",
      "11001110101/10101010101/11001010010/10101010010/10101110010"}}};
// A letter and what begins with it. The first four are recalled; the moon brings cross-talk.
constexpr std::array<IncludedPair, 6> kLetters = {
    {{"Anchor", "01110/10001/10001/11111/10001/10001/10001",
      "000010000/000101000/000010000/001111100/000010000/100010001/110010011/011010110/001111100"},
     {"Key", "10001/10010/10100/11000/10100/10010/10001",
      "011100000/110110000/100011111/100011111/110110101/011100101/000000000/000000000/000000000"},
     {"Tree", "11111/00100/00100/00100/00100/00100/00100",
      "000010000/000111000/001111100/000111000/001111100/011111110/111111111/000010000/000111000"},
     {"Star", "01111/10000/10000/01110/00001/00001/11110",
      "000010000/100010001/010111010/001111100/111111111/001111100/010111010/100010001/000010000"},
     {"Moon", "10001/11011/10101/10101/10001/10001/10001",
      "001111000/011100000/111000000/111000000/111000000/111000001/011100011/011111110/001111100"},
     {"Heart", "10001/10001/10001/11111/10001/10001/10001",
      "000000000/011000110/111101111/111111111/111111111/011111110/001111100/000111000/"
      "000010000"}}};

bool fits_side(int count) { return count >= kLeastPairSide && count <= kMostPairSide; }

}  // namespace

PairPicture empty_picture(int width, int height) {
  return {width, height,
          hopfield::Pattern(static_cast<std::size_t>(width) * static_cast<std::size_t>(height))};
}

std::optional<PairPicture> read_pair_picture(std::string_view rows) {
  const std::size_t width = std::min(rows.find('/'), rows.size());
  if ((rows.size() + 1) % (width + 1) != 0) return std::nullopt;
  const auto wide = static_cast<int>(std::min<std::size_t>(width, 99));
  const auto high = static_cast<int>(std::min<std::size_t>((rows.size() + 1) / (width + 1), 99));
  if (!fits_side(wide) || !fits_side(high)) return std::nullopt;
  PairPicture picture = empty_picture(wide, high);
  for (std::size_t k = 0, cell = 0; k < rows.size(); ++k) {
    const bool ends = (k + 1) % (width + 1) == 0;
    if (ends ? rows[k] != '/' : rows[k] != '0' && rows[k] != '1') return std::nullopt;
    if (!ends) picture.cells.set(cell++, rows[k] == '1');
  }
  return picture;
}

std::string pair_picture_text(const PairPicture& picture) {
  std::string rows;
  for (std::size_t i = 0; i < picture.cells.size(); ++i) {
    if (i > 0 && i % static_cast<std::size_t>(picture.width) == 0) rows += '/';
    rows += picture.cells.up(i) ? '1' : '0';
  }
  return rows;
}

PairPicture fitted(const PairPicture& picture, int width, int height) {
  PairPicture out = empty_picture(width, height);
  // Rounded the same way from either size, so that a picture that has been put into a larger frame comes back.
  const int dx = (width - picture.width) / 2, dy = (height - picture.height) / 2;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const int from_x = x - dx, from_y = y - dy;
      if (from_x < 0 || from_y < 0 || from_x >= picture.width || from_y >= picture.height) continue;
      out.cells.set(static_cast<std::size_t>(y * width + x),
                    picture.cells.up(static_cast<std::size_t>(from_y * picture.width + from_x)));
    }
  return out;
}

std::vector<PicturePair> example_pairs(PairExample example) {
  std::vector<PicturePair> pairs;
  if (example == PairExample::own) return pairs;
  for (const IncludedPair& each : example == PairExample::faces ? kFaces : kLetters)
    pairs.push_back({each.name, *read_pair_picture(each.left), *read_pair_picture(each.right)});
  return pairs;
}

PairPicture first_cue() {
  constexpr std::size_t kAtFirst = 20;
  PairPicture cue = *read_pair_picture(kFaces[0].left);
  hopfield::Random random(1, 0);
  cue.cells = hopfield::flip_count(cue.cells, kAtFirst, random);
  return cue;
}

}  // namespace lab
