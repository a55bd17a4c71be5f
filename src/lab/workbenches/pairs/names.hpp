#pragma once

#include <array>

#include "lab/sections/forms.hpp"
#include "lab/workbenches/pairs/pairs.hpp"

/// How the choices of "Pairs" are called in JSON.
namespace lab::workbenches::pairs {

inline constexpr std::array<Named<PairExample>, 3> kPairExamples = {
    {{"faces", PairExample::faces}, {"letters", PairExample::letters}, {"own", PairExample::own}}};
inline constexpr std::array<Named<PairNet>, 3> kPairNets = {
    {{"pairs", PairNet::two}, {"same", PairNet::same}, {"hopfield", PairNet::hopfield}}};
inline constexpr std::array<Named<PairMethod>, 4> kPairMethods = {
    {{"linear", PairMethod::linear},
     {"sign", PairMethod::sign},
     {"bam", PairMethod::bam},
     {"recurrent", PairMethod::recurrent}}};
inline constexpr std::array<Named<PairTool>, 2> kPairTools = {
    {{"draw", PairTool::draw}, {"weight", PairTool::weight}}};
inline constexpr std::array<Named<Side>, 2> kSides = {
    {{"left", Side::left}, {"right", Side::right}}};

}  // namespace lab::workbenches::pairs
