#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hopfield/result.hpp"
#include "hopfield/rules/model.hpp"

/// The workbench "Capacity": how many memories a network holds, and what happens when there are too many.
namespace lab {

class Fields;
class JsonText;

inline constexpr std::uint32_t kFewestCapacityNeurons = 25;
inline constexpr std::uint32_t kMostCapacityNeurons = 4096;
inline constexpr std::uint32_t kMostCapacityPatterns = 1000;
inline constexpr unsigned kLargestCapacityDegree = 6;
inline constexpr std::size_t kMostCapacityTables = 8;
inline constexpr std::size_t kMostCapacityRows = 400;
inline constexpr std::size_t kMostCapacityColumns = 64;
inline constexpr std::size_t kLongestCapacityRequest = 4096;  // bytes
inline constexpr std::uint32_t kMostCapacityNetworks = 10'000;

/// Where the memories come from: fair coins; fair coins that resemble one another; the included pictures.
enum class CapacitySource : std::uint8_t { random, correlated, pictures };
/// Which part of it is shown.
enum class CapacityView : std::uint8_t { wall, curves, recovery, census, landscape, magnitude };
/// The mistakes that learners make when they program the network (capacity_mistakes.hpp).
enum class CapacityMistake : std::uint8_t { none, size, sign, state, gram };

/// Factors of an estimate of how much a person remembers.
struct CapacityMagnitude {
  double bits_per_second = 10;  ///< what gets into memory
  double years = 80;
  double neurons = 8.6e10;  ///< of a human brain (Azevedo et al. 2009)
  double synapses = 1000;   ///< of each neuron
  friend bool operator==(const CapacityMagnitude&, const CapacityMagnitude&) = default;
};

/// What an experiment has found, as far as it has come: numbers by row and column. NaN: there is none.
struct CapacityTable {
  std::string experiment;  ///< capacity, recovery or census
  std::string request;     ///< JSON: the whole experiment, as the command line runs it
  std::vector<std::string> columns;
  std::vector<std::vector<double>> rows;
  friend bool operator==(const CapacityTable& a, const CapacityTable& b);
};
/// Shared and immutable: a copy of a document costs nothing.
using CapacityTables = std::shared_ptr<const std::vector<CapacityTable>>;

struct CapacityBench {
  std::uint32_t neurons = 100;  ///< N, 25 to 4096
  std::uint32_t patterns = 10;  ///< P, 1 to 1000
  hopfield::Rule rule = hopfield::Rule::hebb;
  unsigned degree = 3;  ///< of the rule "dense", 2 to 6
  bool self_connections = false;
  CapacitySource source = CapacitySource::random;
  double correlation = 0.25;  ///< mean overlap of two memories, 0 to 0.95 (source "correlated")
  double noise = 0.15;        ///< fraction of the neurons flipped in a spoiled start, 0 to 0.5
  std::uint64_t seed = 1;
  CapacityView view = CapacityView::wall;
  CapacityMistake mistake = CapacityMistake::none;
  std::uint32_t networks = 100;  ///< of each load of an experiment, 1 to 10 000
  double temperature = 0;  ///< T at which the census warms its starts before it cools them, 0 to 2
  CapacityMagnitude magnitude;
  CapacityTables results = std::make_shared<const std::vector<CapacityTable>>();
  /// α = P/N.
  [[nodiscard]] double load() const {
    return static_cast<double>(patterns) / static_cast<double>(neurons);
  }
  friend bool operator==(const CapacityBench& a, const CapacityBench& b);
};

/// What is to be different; what is not given stays.
struct CapacityChange {
  std::optional<std::uint32_t> neurons, patterns;
  std::optional<hopfield::Rule> rule;
  std::optional<unsigned> degree;
  std::optional<bool> self_connections;
  std::optional<CapacitySource> source;
  std::optional<double> correlation, noise;
  std::optional<std::uint64_t> seed;
  std::optional<CapacityView> view;
  std::optional<CapacityMistake> mistake;
  std::optional<std::uint32_t> networks;
  std::optional<double> temperature;
  std::optional<CapacityMagnitude> magnitude;
  CapacityTables results;  ///< null: not given
};

void apply(CapacityBench& bench, const CapacityChange& change);
/// Everything within its bounds; an error names the field. Storkey's rule and dense memories have no self-connections:
/// asking for both is no error, the rule goes first.
[[nodiscard]] hopfield::Result<void> check_capacity(const CapacityBench& bench);
[[nodiscard]] CapacityChange read_capacity_change(const Fields& fields);
/// The fields of an object that has been begun.
void write_capacity(JsonText& json, const CapacityChange& change);
[[nodiscard]] CapacityChange whole_of(const CapacityBench& bench);
/// The load, what theory says of it, and which results there are.
void write_capacity_status(JsonText& json, const CapacityBench& bench);
/// What a dragged slider changes, for undo: "capacity patterns"; empty when it is no slider.
[[nodiscard]] std::string capacity_group(const CapacityChange& change);

}  // namespace lab
