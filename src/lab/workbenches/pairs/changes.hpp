#pragma once

#include <cstddef>
#include <string>

#include "lab/workbenches/pairs/pairs.hpp"

/// What a change of "Pairs" does beyond setting its fields.
namespace lab::workbenches::pairs {

/// The size of the pictures on the right, whatever the state has: a picture of −1.
[[nodiscard]] PairPicture right_size_of(const PairBench& bench);
/// Nothing is known of the side across from the cue.
void forget_across(PairBench& bench);
/// In a Hopfield network both sides are one.
void couple(PairBench& bench);
/// What is shown becomes the start of what follows; with grey values it is the start already.
void begin_here(PairBench& bench);
/// From the cue's half of a pair, with the noise of the bench. Precondition: pair < bench.pairs.size().
void start_from(PairBench& bench, std::size_t pair);
void take_example(PairBench& bench, PairExample example);
void take_net(PairBench& bench, PairNet net);
/// The two pictures on the screen as a pair, after those that are stored.
void store(PairBench& bench, const std::string& given);
/// Precondition: pair < bench.pairs.size().
void forget(PairBench& bench, std::size_t pair);
/// All pictures of a side in another size.
void resize(PairBench& bench, Side side, const PairSize& size);

}  // namespace lab::workbenches::pairs
