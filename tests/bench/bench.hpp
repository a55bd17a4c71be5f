#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace bench {

/// One benchmark: what is measured, and what it does. Register with BENCHMARK at namespace scope.
struct Benchmark {
  std::string name;
  /// The figure is given in work per second of this unit; `work` units are done by one call.
  std::string unit;
  double work;
  /// Slower than this (seconds a call) is a failure; 0: no limit.
  double limit;
  std::function<std::function<void()>()> prepare;
};

std::vector<Benchmark>& registry();

struct Register {
  explicit Register(Benchmark benchmark) { registry().push_back(std::move(benchmark)); }
};

/// Keeps a result, so that the compiler cannot leave out what led to it.
void keep(std::uint64_t value);

}  // namespace bench
