#pragma once

#include "hopfield/rate/fixed_point.hpp"
#include "hopfield/rate/network.hpp"
#include "lab/formats/names.hpp"

/// The words for rate networks, in experiments, documents and commands.
namespace lab {

inline constexpr std::array<Named<hopfield::Activation>, 4> kActivations = {
    {{"linear", hopfield::Activation::linear},
     {"clip", hopfield::Activation::clip},
     {"tanh", hopfield::Activation::tanh},
     {"arctan", hopfield::Activation::arctan}}};
/// Those that stay within ±1.
inline constexpr std::array<Named<hopfield::Activation>, 3> kBoundedActivations = {
    {{"clip", hopfield::Activation::clip},
     {"tanh", hopfield::Activation::tanh},
     {"arctan", hopfield::Activation::arctan}}};
inline constexpr std::array<Named<hopfield::PointStability>, 4> kStabilities = {
    {{"stable", hopfield::PointStability::stable},
     {"saddle", hopfield::PointStability::saddle},
     {"unstable", hopfield::PointStability::unstable},
     {"marginal", hopfield::PointStability::marginal}}};

}  // namespace lab
