#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "hopfield/result.hpp"

namespace lab {

/// Told how far a long experiment is (0 to 1); returns false to cancel it.
using Progress = std::function<bool(double)>;

/// What the command line has and a page has not. The lab itself touches no files.
struct Machine {
  /// Reads the whole of a file that a request names; an error's message says why it could not.
  std::function<hopfield::Result<std::vector<std::uint8_t>>(const std::string&)> read_file = {};
  /// Hears what is worth knowing beside the result.
  std::function<void(const std::string&)> note = {};
  /// Bytes that patterns may take; 0: the limits that keep a page alive.
  std::uint64_t memory = 0;
};

/// How an experiment is run. Nothing of this changes a result.
struct ExperimentOptions {
  unsigned threads = 1;  ///< natively; WebAssembly has one
  /// Part shard_index (from 1) of shard_count of an experiment of many trials; shard_count 0: all of it. What
  /// comes out is one of the "parts" of the experiment "merge".
  std::uint32_t shard_index = 0;
  std::uint32_t shard_count = 0;
};

}  // namespace lab
