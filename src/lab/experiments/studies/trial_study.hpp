#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "hopfield/trials/trials.hpp"
#include "lab/experiments/studies/study.hpp"
#include "lab/formats/fields.hpp"
#include "lab/formats/json.hpp"

/// What the studies of networks of random patterns have in common: capacity, recovery, census.
namespace lab {

/// One cell for each number of patterns.
struct TrialRequest {
  std::vector<hopfield::TrialCell> cells;
  std::uint64_t networks = 100;  ///< of each cell
};

/// Whether an experiment knows temperature: "update.temperature" (a number) and "warm_sweeps".
enum class Warmth : std::uint8_t { cold, allowed };

/// Reads "patterns": {"random": {"count": …, "size": N}}, "networks", "memories", "network", "update", "seed".
/// `memory` as in check_room(); `lanes(cell)` is how many states of a network are run at once.
[[nodiscard]] std::optional<TrialRequest> read_trials(
    const Fields& fields, std::uint64_t memory, std::uint64_t networks,
    const std::function<std::uint64_t(const hopfield::TrialCell&)>& lanes,
    Warmth warmth = Warmth::cold);

/// How many trials make a piece of work of a good size.
[[nodiscard]] std::uint64_t block_of(const hopfield::TrialCell& cell, std::uint64_t lanes);

/// The common beginning of a load's result: {"patterns", "load", "networks", "refused".
void write_load(JsonText& json, const hopfield::TrialCell& cell,
                const hopfield::TrialNetworks& networks);
/// NAME: the mean of a tally over `networks`, each of which had `each` chances; null without networks.
/// NAME_se: its standard error from the spread of the networks; null with fewer than two.
void write_mean(JsonText& json, const char* name, const hopfield::Tally& tally,
                std::uint64_t networks, std::uint64_t each);
/// sum / (networks · each), null without networks.
void write_fraction(JsonText& json, const char* name, std::uint64_t sum, std::uint64_t networks,
                    std::uint64_t each);
/// The standard error of that mean, NaN with fewer than two networks.
[[nodiscard]] double standard_error(const hopfield::Tally& tally, std::uint64_t networks,
                                    std::uint64_t each);
/// The mean, NaN without networks.
[[nodiscard]] double mean(std::uint64_t sum, std::uint64_t networks, std::uint64_t each);

/// Adds numbers to counts. CountsIn reads them in the same order.
class CountsOut {
 public:
  explicit CountsOut(std::span<std::uint64_t> to) : to_(to) {}
  /// Adds to the next count.
  void add(std::uint64_t number) { to_[at_++] += number; }
  /// Two counts: the sum, then the squares.
  void add(const hopfield::Tally& tally) {
    add(tally.sum);
    add(tally.squares);
  }
  /// Two counts: learnt, then refused.
  void add(const hopfield::TrialNetworks& networks) {
    add(networks.learnt);
    add(networks.refused);
  }

 private:
  std::span<std::uint64_t> to_;
  std::size_t at_ = 0;
};
/// The reverse of CountsOut.
class CountsIn {
 public:
  explicit CountsIn(std::span<const std::uint64_t> from) : from_(from) {}
  /// Takes the next count.
  void get(std::uint64_t& number) { number = from_[at_++]; }
  /// As CountsOut::add() has written it.
  void get(hopfield::Tally& tally) {
    get(tally.sum);
    get(tally.squares);
  }
  /// As CountsOut::add() has written them.
  void get(hopfield::TrialNetworks& networks) {
    get(networks.learnt);
    get(networks.refused);
  }

 private:
  std::span<const std::uint64_t> from_;
  std::size_t at_ = 0;
};

}  // namespace lab
