#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "hopfield/result.hpp"

namespace lab {

/// Told how far a long experiment is (0 to 1); returns false to cancel it.
using Progress = std::function<bool(double)>;

/// Reads the whole of a file that a request names; an error's message says why it could not. The lab itself touches
/// no files: only the command line hands one in.
using FileReader = std::function<hopfield::Result<std::vector<std::uint8_t>>(const std::string&)>;

/// How an experiment is run. Nothing of this changes a result.
struct ExperimentOptions {
  unsigned threads = 1;  ///< natively; WebAssembly has one
  /// Part shard_index (from 1) of shard_count of an experiment of many trials; shard_count 0: all of it. What
  /// comes out is one of the "parts" of the experiment "merge".
  std::uint32_t shard_index = 0;
  std::uint32_t shard_count = 0;
};

}  // namespace lab
