#pragma once

#include <string>
#include <vector>

/// Runs a fixed set of recalls (sizes, orders, modes, ties, units, thresholds) and describes each in
/// one line: its name, outcome, counters, and after every sweep a hash that chains state and energy.
/// The lines must be equal whatever the compiler, the optimisation and the machine.
std::vector<std::string> golden_lines();
