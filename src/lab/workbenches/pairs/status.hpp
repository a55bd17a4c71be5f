#pragma once

#include "lab/formats/json.hpp"
#include "lab/workbenches/pairs/pairs.hpp"

namespace lab::workbenches::pairs {

/// What status() tells of "Pairs": both sides, their overlaps and nearest pairs, energies, eigenvalues.
void write_status(JsonText& json, const PairBench& bench);

}  // namespace lab::workbenches::pairs
