#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "hopfield/result.hpp"

namespace lab {

/// Told how far a long experiment is (0 to 1); returns false to cancel it.
using Progress = std::function<bool(double)>;

/// Runs one experiment of docs/experiments.md: JSON request in, JSON result out, the same bytes on
/// every platform. An error names the field of the request.
[[nodiscard]] hopfield::Result<std::string> run_experiment(std::string_view name,
                                                           std::string_view request,
                                                           const Progress& progress);

}  // namespace lab
