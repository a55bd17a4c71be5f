#pragma once

#include <span>
#include <string>
#include <string_view>

#include "hopfield/result.hpp"
#include "lab/experiments/request/options.hpp"

namespace lab {

/// Runs one experiment of docs/experiments.md: JSON request in, JSON result out, the same bytes on
/// every platform. An error names the field of the request.
[[nodiscard]] hopfield::Result<std::string> run_experiment(std::string_view name,
                                                           std::string_view request,
                                                           const Progress& progress,
                                                           const Machine& machine = {},
                                                           const ExperimentOptions& options = {});

/// One line for each experiment, for help texts.
struct ExperimentInfo {
  std::string_view name;
  std::string_view about;
};
/// In the order in which the command line lists them.
[[nodiscard]] std::span<const ExperimentInfo> experiments();

}  // namespace lab
