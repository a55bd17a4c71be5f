#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hopfield/rules/model.hpp"
#include "lab/sections/forms.hpp"

/// The workbench "Capacity": how many memories a network holds, and what happens when there are too many.
namespace lab {

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
/// The mistakes that learners make when they program the network (mistakes.hpp).
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
/// Shared and immutable: a copy of a document costs nothing. Never null.
class CapacityTables {
 public:
  using List = std::vector<CapacityTable>;
  CapacityTables() : list_(std::make_shared<const List>()) {}
  CapacityTables(List list) : list_(std::make_shared<const List>(std::move(list))) {}  // NOLINT
  [[nodiscard]] const List& operator*() const { return *list_; }
  [[nodiscard]] const List* operator->() const { return list_.get(); }
  friend bool operator==(const CapacityTables& a, const CapacityTables& b) {
    return a.list_ == b.list_ || *a == *b;
  }

 private:
  std::shared_ptr<const List> list_;
};

template <template <class> class As>
struct CapacityFields {
  As<std::uint32_t> neurons = begins(100U);  ///< N
  As<std::uint32_t> patterns = begins(15U);  ///< P: where some memories are recalled, some not
  As<hopfield::Rule> rule = begins(hopfield::Rule::hebb);
  As<unsigned> degree = begins(3U);  ///< of the rule "dense"
  As<bool> self_connections = begins(false);
  As<CapacitySource> source = begins(CapacitySource::random);
  As<double> correlation = begins(0.25);  ///< mean overlap of two memories (source "correlated")
  As<double> noise = begins(0.15);        ///< fraction of the neurons flipped in a spoiled start
  As<std::uint64_t> seed = begins(std::uint64_t{1});
  As<CapacityView> view = begins(CapacityView::wall);
  As<CapacityMistake> mistake = begins(CapacityMistake::none);
  As<std::uint32_t> networks = begins(100U);  ///< of each load of an experiment
  As<double> temperature =
      begins(0.0);  ///< T at which the census warms its starts before it cools them
  As<CapacityMagnitude> magnitude;
  As<CapacityTables> results;
  friend bool operator==(const CapacityFields&, const CapacityFields&) = default;
};

/// Storkey's rule and dense memories have no self-connections: asking for both is no error, the rule goes first.
struct CapacityBench : CapacityFields<Value> {
  static constexpr std::string_view kName = "capacity";
  /// α = P/N.
  [[nodiscard]] double load() const {
    return static_cast<double>(patterns) / static_cast<double>(neurons);
  }
};

template <>
struct Change<CapacityBench> : CapacityFields<Maybe> {};

}  // namespace lab
