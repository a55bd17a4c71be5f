#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hopfield/numerics/random.hpp"
#include "hopfield/pattern/pattern.hpp"
#include "hopfield/result.hpp"
#include "hopfield/rules/pair_memory.hpp"
#include "lab/sections/forms.hpp"

/// The workbench "Pairs": pictures of two sizes stored together, x ↔ y, and four ways to recall one from the other.
namespace lab {

using hopfield::Side;

inline constexpr int kLeastPairSide = 2, kMostPairSide = 16;  ///< pixels of a picture, each way
inline constexpr std::size_t kMostPairs = 12;
inline constexpr std::size_t kLongestPairName = 24;
inline constexpr int kMostPairThreshold = 100;  ///< each way
inline constexpr std::uint32_t kMostPairSteps = 4000;

/// Pairs that come with it; `own`: those of the reader.
enum class PairExample : std::uint8_t { faces, letters, own };
/// two: x ↔ y. same: each picture with itself, W = Σ xᵀx. hopfield: that without its diagonal, each pixel and the one across being
/// one neuron, updated one at a time.
enum class PairNet : std::uint8_t { two, same, hopfield };
enum class PairMethod : std::uint8_t { linear, sign, bam, recurrent };
using hopfield::PairOrder;
using hopfield::PairStep;
using hopfield::PairTrace;
/// What a press on a picture does.
enum class PairTool : std::uint8_t { draw, weight };

struct PairPicture {
  int width = 0, height = 0;
  hopfield::Pattern cells;  ///< row by row from the top left
  friend bool operator==(const PairPicture&, const PairPicture&) = default;
};
/// All −1.
[[nodiscard]] PairPicture empty_picture(int width, int height);
/// "0110/1001": a row after another, 1 for +1. Nothing for what is no such text, or out of bounds.
[[nodiscard]] std::optional<PairPicture> read_pair_picture(std::string_view rows);
[[nodiscard]] std::string pair_picture_text(const PairPicture& picture);
/// In the middle of another size: cut at the edges, or filled with −1 there.
[[nodiscard]] PairPicture fitted(const PairPicture& picture, int width, int height);

struct PicturePair {
  std::string name;
  PairPicture left, right;
  [[nodiscard]] const PairPicture& side(Side which) const {
    return which == Side::left ? left : right;
  }
  friend bool operator==(const PicturePair&, const PicturePair&) = default;
};
/// None for `own`.
[[nodiscard]] std::vector<PicturePair> example_pairs(PairExample example);
/// So many of them are stored at first: all can be recalled.
inline constexpr std::uint32_t kStoredAtFirst = 4;

/// The first pair of the faces as it is at first: a fifth of its pixels flipped.
[[nodiscard]] PairPicture first_cue();

template <template <class> class As>
struct PairsFields {
  As<PairExample> example = begins(PairExample::faces);
  As<std::vector<PicturePair>> pairs = begins(example_pairs(PairExample::faces));
  As<std::uint32_t> stored =
      begins(kStoredAtFirst);  ///< so many of them are in W, from the first on
  As<PairNet> net = begins(PairNet::two);
  As<PairMethod> method = begins(PairMethod::bam);
  As<PairOrder> order = begins(PairOrder::sides);
  As<std::int32_t> threshold = begins(std::int32_t{0});
  As<hopfield::Tie> tie = begins(hopfield::Tie::keep);
  As<PairPicture> x = begins(first_cue());
  As<PairPicture> y = begins(empty_picture(11, 5));
  As<Side> cue = begins(Side::left);                    ///< the side that speaks first
  As<bool> blank = begins(true);                        ///< nothing is known of the other side
  As<std::uint32_t> moment = begins(std::uint32_t{0});  ///< steps since then
  As<std::uint64_t> seed = begins(std::uint64_t{1});
  As<std::uint32_t> draws = begins(std::uint32_t{1});  ///< random choices so far
  As<double> noise = begins(0.2);
  As<std::vector<int>> weight =
      begins(std::vector{22, 24});             ///< only for the eye: two pixels, x and y
  As<PairTool> tool = begins(PairTool::draw);  ///< likewise
  friend bool operator==(const PairsFields&, const PairsFields&) = default;
};

struct PairBench : PairsFields<Value> {
  static constexpr std::string_view kName = "pairs";
  [[nodiscard]] const PairPicture& picture(Side side) const { return side == Side::left ? x : y; }
  [[nodiscard]] PairPicture& picture(Side side) { return side == Side::left ? x : y; }
};

/// A width and a height.
using PairSize = std::vector<int>;

/// Whatever changes the network or the method begins again from the same start; what is drawn, from what is shown.
template <>
struct Change<PairBench> : PairsFields<Maybe> {
  Maybe<std::uint32_t> start;    ///< this pair, on the side `cue`, noisy, and nothing on the other
  Maybe<Side> clear, add_noise;  ///< a side
  Maybe<std::string> store;      ///< what is shown as a pair of this name
  Maybe<std::uint32_t> forget;   ///< this pair
  Maybe<std::uint32_t> stroke;   ///< pictures given with the same number are one step of undo
  Maybe<PairSize> left_size, right_size;
};

/// The picture that belongs to a side of a pair in this net.
[[nodiscard]] const PairPicture& stored_picture(const PairBench& bench, std::size_t pair,
                                                Side side);
/// The stored pairs as a memory; `count` of them, if given.
[[nodiscard]] hopfield::PairMemory memory_of(const PairBench& bench,
                                             std::optional<std::size_t> count = std::nullopt);
[[nodiscard]] hopfield::PairRules rules_of(const PairBench& bench);
/// What a step of the method `bam` sets: a Hopfield network goes pixel by pixel. And how many steps a run has at most.
[[nodiscard]] PairOrder pair_order(const PairBench& bench);
[[nodiscard]] std::uint32_t most_pair_steps(PairOrder order);
/// The start: 0 where nothing is known.
[[nodiscard]] hopfield::SideValues start_of(const PairBench& bench, Side side);

/// All steps of `sign` or `bam`. Nothing for the methods `linear` and `recurrent`.
[[nodiscard]] PairTrace trace_of(const PairBench& bench, const hopfield::PairMemory& memory);
/// After so many of its steps. Precondition: the memory outlives it.
[[nodiscard]] hopfield::PairState state_at(const PairBench& bench,
                                           const hopfield::PairMemory& memory,
                                           const PairTrace& trace, std::size_t moment);

/// The recurrent method: the side of the cue multiplied by W again and again, to length 1 each time.
struct PairPower {
  std::vector<double> eigenvalues;           ///< of one step, largest first
  std::vector<std::vector<double>> vectors;  ///< of length 1
  std::vector<std::vector<double>> states;   ///< the start first
  std::vector<std::vector<double>> shares;   ///< of each state: its square along each eigenvector
};
[[nodiscard]] PairPower power_of(const PairBench& bench, const hopfield::PairMemory& memory);

/// How many steps there are from the start to the end.
[[nodiscard]] std::uint32_t steps_of(const PairBench& bench);
/// What both sides show now; of the methods with grey values the start.
struct PairShown {
  hopfield::SideValues left, right;
};
[[nodiscard]] PairShown shown(const PairBench& bench);

/// The stored picture that is nearest to what a side shows.
struct PairMatch {
  std::size_t pair = 0;
  bool inverse = false;
  std::size_t wrong = 0;  ///< pixels that differ from it
};
[[nodiscard]] std::optional<PairMatch> nearest_pair(const hopfield::PairMemory& memory, Side side,
                                                    const hopfield::SideValues& values);

/// Pixels that are wrong when each of the first `count` pairs is recalled from its exact other half in one step, sgn(x W − λ), λ and the
/// net being those of the bench. With the net `hopfield` the neuron does not hear itself.
struct PairCounts {
  std::vector<std::uint32_t> left, right;
  [[nodiscard]] std::uint32_t total(Side side) const;
};
[[nodiscard]] PairCounts wrong_pixels(const PairBench& bench, std::size_t count);

/// Random numbers of the bench's own: a stream for each purpose.
[[nodiscard]] hopfield::Random pair_random(const PairBench& bench, std::uint64_t draw);

/// Pairs from an archive `.npz` of two arrays, of the left pictures and of the right ones: P × height × width each, or height × width for
/// one pair; called left and right or x and y, or in this order. What lies above the middle between the smallest and the largest number
/// is +1. Nothing for files of other kinds. Errors name the file and the array.
[[nodiscard]] hopfield::Result<std::optional<std::vector<PicturePair>>> read_pair_file(
    std::string_view name, std::span<const std::uint8_t> bytes);
/// Stores all of these instead of those that are there, and starts from the first.
[[nodiscard]] Change<PairBench> storing(std::vector<PicturePair> pairs);

/// The steps as a table: step, side, pixel, changed, energy, or shares of the eigenvectors, or y = x W.
[[nodiscard]] std::string pair_run_csv(const PairBench& bench);
/// A row for each number of stored pairs and each of these pairs: wrong pixels on both sides.
[[nodiscard]] std::string cross_talk_csv(const PairBench& bench);
/// The experiment that gives the same numbers (docs/experiments.md): its name and request. Nothing without stored pairs.
struct PairRequest {
  std::string experiment, request;
};
[[nodiscard]] std::optional<PairRequest> pair_request(const PairBench& bench);
/// A NumPy program with the same pictures that prints the same numbers.
[[nodiscard]] std::string pair_script(const PairBench& bench);

}  // namespace lab
