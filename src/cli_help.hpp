#pragma once

#include <string>
#include <string_view>

/// What docs/experiments.md says of one experiment, for a terminal: its fields, an example that runs, its result, and the
/// fields that it shares with others. Empty when there is no such experiment.
std::string experiment_help(std::string_view name);
