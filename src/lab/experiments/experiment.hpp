#pragma once

#include <cstddef>
#include <cstdint>
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

/// How long a request or a part of one may be: what a page bears or, natively, what fits into the memory when it has been read.
[[nodiscard]] std::size_t longest_request(std::uint64_t memory);

/// One line for each experiment, for help texts.
struct ExperimentInfo {
  std::string_view name;
  std::string_view about;
};
/// In the order in which the command line lists them.
[[nodiscard]] std::span<const ExperimentInfo> experiments();

}  // namespace lab
