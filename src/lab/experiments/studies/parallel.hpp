#pragma once

#include <cstdint>
#include <functional>

#include "lab/experiments/request/options.hpp"

namespace lab {

/// Calls work(k, worker) once for each k < count, on as many threads as asked for (natively; in WebAssembly there is
/// only the one that calls). worker < threads tells which thread it is, so that each can have its own sums. `progress` is
/// called on the calling thread. Returns false when it was cancelled: then not all k were done.
[[nodiscard]] bool for_each_parallel(std::uint64_t count, unsigned threads,
                                     const std::function<void(std::uint64_t, unsigned)>& work,
                                     const Progress& progress);

/// How many threads for_each_parallel uses when asked for so many: 1 where there are no threads.
[[nodiscard]] unsigned usable_threads(unsigned wanted);

}  // namespace lab
