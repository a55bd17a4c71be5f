// Runs every registered benchmark and prints one JSON object a line: name, unit, per_second, seconds (one call, median),
// limit. tools/bench shows them as a table, native and WebAssembly side by side.

#include <algorithm>
#include <cstdio>
#include <string_view>

#include "bench.hpp"

namespace bench {

std::vector<Benchmark>& registry() {
  static std::vector<Benchmark> all;
  return all;
}

namespace {
volatile std::uint64_t kept = 0;
}

void keep(std::uint64_t value) { kept = value; }

namespace {

using Clock = std::chrono::steady_clock;

double seconds_of(const std::function<void()>& call) {
  const auto start = Clock::now();
  call();
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// The median of calls during about half a second, after one that is not counted.
double measure(const Benchmark& benchmark) {
  const auto call = benchmark.prepare();
  seconds_of(call);
  std::vector<double> times;
  double total = 0.0;
  while (times.size() < 3 || (total < 0.5 && times.size() < 10000)) {
    times.push_back(seconds_of(call));
    total += times.back();
  }
  std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2),
                   times.end());
  return times[times.size() / 2];
}

}  // namespace
}  // namespace bench

int main(int argc, char** argv) {
  const std::string_view filter = argc > 1 ? argv[1] : "";
  for (const auto& benchmark : bench::registry()) {
    if (benchmark.name.find(filter) == std::string::npos) continue;
    const double seconds = bench::measure(benchmark);
    std::printf(
        "{\"name\": \"%s\", \"unit\": \"%s\", \"per_second\": %.6g, \"seconds\": %.6g, \"limit\": "
        "%.6g}\n",
        benchmark.name.c_str(), benchmark.unit.c_str(), benchmark.work / seconds, seconds,
        benchmark.limit);
    std::fflush(stdout);
  }
  return 0;
}
