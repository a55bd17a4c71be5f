#pragma once

#include <array>
#include <string_view>

#include "hopfield/memory/dynamics.hpp"
#include "hopfield/memory/network.hpp"
#include "hopfield/memory/retrieval.hpp"
#include "hopfield/memory/temperature.hpp"
#include "hopfield/rules/model.hpp"
#include "hopfield/rules/pair_memory.hpp"

/// The words that documents, commands, experiments and status use for the engine's choices. One table each,
/// for reading and for writing.
namespace lab {

template <class Value>
struct Named {
  std::string_view name;
  Value value;
};

/// Of the screen: whether it is the lecture size.
inline constexpr std::array<Named<bool>, 2> kViewSizes = {{{"normal", false}, {"lecture", true}}};
inline constexpr std::array<Named<hopfield::Units>, 2> kUnits = {
    {{"bipolar", hopfield::Units::bipolar}, {"binary", hopfield::Units::binary}}};
inline constexpr std::array<Named<hopfield::Tie>, 3> kTies = {{{"keep", hopfield::Tie::keep},
                                                               {"plus", hopfield::Tie::plus},
                                                               {"minus", hopfield::Tie::minus}}};
inline constexpr std::array<Named<hopfield::Scale>, 2> kScales = {
    {{"none", hopfield::Scale::none}, {"1/N", hopfield::Scale::one_over_n}}};
inline constexpr std::array<Named<hopfield::Mode>, 2> kModes = {
    {{"async", hopfield::Mode::async}, {"sync", hopfield::Mode::sync}}};
inline constexpr std::array<Named<hopfield::Order>, 3> kOrders = {
    {{"random", hopfield::Order::random},
     {"shuffled", hopfield::Order::shuffled},
     {"raster", hopfield::Order::raster}}};
inline constexpr std::array<Named<hopfield::PairOrder>, 2> kPairOrders = {
    {{"sides", hopfield::PairOrder::sides}, {"pixels", hopfield::PairOrder::pixels}}};
inline constexpr std::array<Named<hopfield::Outcome>, 5> kOutcomes = {
    {{"running", hopfield::Outcome::running},
     {"fixed_point", hopfield::Outcome::fixed_point},
     {"two_cycle", hopfield::Outcome::two_cycle},
     {"cycle", hopfield::Outcome::cycle},
     {"max_sweeps", hopfield::Outcome::max_sweeps}}};
inline constexpr std::array<Named<hopfield::Kind>, 4> kKinds = {
    {{"stored", hopfield::Kind::stored},
     {"inverse", hopfield::Kind::inverse},
     {"mixture", hopfield::Kind::mixture},
     {"other", hopfield::Kind::other}}};

inline constexpr std::array<Named<hopfield::Rule>, 6> kLearningRules = {
    {{"hebb", hopfield::Rule::hebb},
     {"pseudo-inverse", hopfield::Rule::pseudo_inverse},
     {"storkey", hopfield::Rule::storkey},
     {"amari", hopfield::Rule::amari},
     {"sequence", hopfield::Rule::sequence},
     {"dense", hopfield::Rule::dense}}};

inline constexpr std::array<Named<hopfield::Cooling::Shape>, 2> kCoolings = {
    {{"linear", hopfield::Cooling::Shape::linear},
     {"geometric", hopfield::Cooling::Shape::geometric}}};

/// The word for a choice; empty if it is not in the table.
template <class Value, std::size_t Count>
[[nodiscard]] constexpr std::string_view name_of(Value value,
                                                 const std::array<Named<Value>, Count>& names) {
  for (const auto& entry : names)
    if (entry.value == value) return entry.name;
  return {};
}

}  // namespace lab
