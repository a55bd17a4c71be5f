#include <array>
#include <string_view>

#include "hopfield/numerics/random.hpp"
#include "hopfield/pattern/sample.hpp"
#include "lab/workbenches/sequences/sequences.hpp"

/// The finished examples.
namespace lab {
namespace {

using hopfield::Pattern;

// Drawn row by row; where the next picture begins another string ends.
// clang-format off
constexpr std::array<std::string_view, 8> kDigits = {{
    "....##...."
    "...###...."
    "..####...."
    "....##...."
    "....##...."
    "....##...."
    "....##...."
    "....##...."
    "..######.."
    "..######..",
    "..######.."
    ".########."
    ".##....##."
    ".......##."
    ".....###.."
    "...###...."
    "..##......"
    ".##......."
    ".########."
    ".########.",
    ".#######.."
    ".########."
    ".......##."
    ".......##."
    "...#####.."
    "...#####.."
    ".......##."
    ".......##."
    ".########."
    ".#######..",
    ".....###.."
    "....####.."
    "...##.##.."
    "..##..##.."
    ".##...##.."
    ".#########"
    ".#########"
    "......##.."
    "......##.."
    "......##..",
    ".########."
    ".########."
    ".##......."
    ".##......."
    ".#######.."
    ".########."
    ".......##."
    ".......##."
    ".########."
    ".#######..",
    "...#####.."
    "..######.."
    ".##......."
    ".##......."
    ".#######.."
    ".########."
    ".##....##."
    ".##....##."
    ".########."
    "..######..",
    ".########."
    ".########."
    ".......##."
    "......##.."
    ".....##..."
    "....##...."
    "....##...."
    "...##....."
    "...##....."
    "...##.....",
    "..######.."
    ".########."
    ".##....##."
    ".##....##."
    "..######.."
    "..######.."
    ".##....##."
    ".##....##."
    ".########."
    "..######..",
}};

constexpr std::array<std::string_view, 4> kPoses = {{
    "...##..."
    "...##..."
    "..###..."
    ".#.###.."
    "#..##.#."
    "...##..#"
    "...##..."
    "..####.."
    "..#..#.."
    ".#....#."
    "##....##"
    "........",
    "...##..."
    "...##..."
    "...##..."
    "..####.."
    ".#.##.#."
    ".#.##.#."
    "...##..."
    "...###.."
    "..##.#.."
    "..#..#.."
    "..#.##.."
    "..##....",
    "...##..."
    "...##..."
    "...##..."
    "...###.."
    "..####.."
    "..#.##.."
    "...###.."
    "...##..."
    "...##..."
    "...##..."
    "...##..."
    "...###..",
    "...##..."
    "...##..."
    "...##..."
    "..####.."
    ".#.##.#."
    ".#.##.#."
    "...##..."
    "..###..."
    "..#.##.."
    "..#..#.."
    ".##..#.."
    ".....##.",
}};
// clang-format on

constexpr int kPoseWidth = 8, kWalkWidth = 16, kWalkHeight = 12, kStride = 2;

Pattern drawn(std::string_view cells) {
  Pattern out(cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i) out.set(i, cells[i] == '#');
  return out;
}

/// A pose in its place on the way, which goes round.
Pattern walking(std::size_t frame) {
  const std::string_view pose = kPoses[frame % kPoses.size()];
  Pattern out(std::size_t{kWalkWidth} * kWalkHeight);
  for (std::size_t k = 0; k < pose.size(); ++k) {
    const std::size_t y = k / kPoseWidth, x = (k % kPoseWidth + kStride * frame) % kWalkWidth;
    if (pose[k] == '#') out.set(y * kWalkWidth + x, true);
  }
  return out;
}

constexpr int kSide = 8;
/// Stripes: +1 where an even number of these bits of x and y are set. Two different ones are orthogonal.
Pattern stripes(unsigned across, unsigned down) {
  Pattern out(std::size_t{kSide} * kSide);
  for (unsigned i = 0; i < out.size(); ++i) {
    const unsigned x = i % kSide & across, y = i / kSide & down;
    bool odd = false;
    for (unsigned bits = x | y << 3; bits != 0; bits &= bits - 1) odd = !odd;
    out.set(i, !odd);
  }
  return out;
}

/// Pictures of one size, and so much of the first one flipped to start with.
void show(Sequences& s, int width, int height, std::vector<Pattern> pictures, std::size_t flips) {
  s.width = width;
  s.height = height;
  hopfield::Random random(s.seed);
  s.start = hopfield::flip_count(pictures.front(), flips, random);
  s.pictures = std::move(pictures);
}

std::vector<Pattern> digits() {
  std::vector<Pattern> out;
  for (const std::string_view each : kDigits) out.push_back(drawn(each));
  return out;
}

void count(Sequences& s) { show(s, 10, 10, digits(), 12); }

void walk(Sequences& s) {
  std::vector<Pattern> frames;
  for (std::size_t k = 0; k < std::size_t{kWalkWidth} / kStride; ++k) frames.push_back(walking(k));
  show(s, kWalkWidth, kWalkHeight, std::move(frames), 24);
}

/// Exactly orthogonal, so that Hebb's rule is enough.
void striped(Sequences& s, std::vector<Pattern> pictures, std::size_t flips) {
  s.projection = false;
  show(s, kSide, kSide, std::move(pictures), flips);
}

}  // namespace

Sequences::Sequences() { count(*this); }

Sequences film_example(FilmExample which) {
  constexpr std::int32_t kOne = hopfield::FilmOptions::kParts;
  Sequences s;
  switch (which) {
    case FilmExample::count:
      break;
    case FilmExample::walk:
      walk(s);
      break;
    case FilmExample::held:
      s.hold = kOne / 2;
      s.delay = 3;
      break;
    case FilmExample::patterns:
      striped(s,
              {stripes(4, 0), stripes(4, 4), stripes(0, 4), stripes(2, 4), stripes(2, 2),
               stripes(4, 2)},
              8);
      break;
    case FilmExample::fixed:
      striped(s, {stripes(4, 4), stripes(2, 0), stripes(0, 2), stripes(6, 6)}, 12);
      s.hold = kOne;
      s.next = 0;
      break;
    case FilmExample::two:
      striped(s, {stripes(2, 0), stripes(0, 2)}, 10);
      break;
    case FilmExample::four:
      striped(s, {stripes(4, 0), stripes(0, 4)}, 10);
      s.cyclic = false;
      s.back = -kOne;
      break;
  }
  return s;
}

bool is_example(const Sequences& sequences, FilmExample which) {
  Sequences other = film_example(which);
  other.start = sequences.start;
  other.seed = sequences.seed;
  other.draws = sequences.draws;
  other.moment = sequences.moment;
  other.speed = sequences.speed;
  return sequences == other;
}

}  // namespace lab
