// Runs every registered benchmark and prints one JSON object a line: name, unit, per_second, seconds (one call, median),
// limit. tools/bench shows them as a table, native and WebAssembly side by side.
//
// Seconds are processor time: what else the machine does at the same time counts little.

#include <algorithm>
#include <cstdio>
#include <string_view>

#ifdef __EMSCRIPTEN__
#include <emscripten.h>
#else
#include <ctime>
#endif

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

#ifdef __EMSCRIPTEN__
double processor_seconds() {
  return EM_ASM_DOUBLE({
    const usage = process.cpuUsage();
    return (usage.user + usage.system) / 1e6;
  });
}
#else
double processor_seconds() {
  timespec now = {};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}
#endif

double seconds_of(const std::function<void()>& call, std::size_t times) {
  const double start = processor_seconds();
  for (std::size_t k = 0; k < times; ++k) call();
  return (processor_seconds() - start) / static_cast<double>(times);
}

/// The median of samples during about half a second, after one that is not counted. A sample is as many calls as
/// take a millisecond.
double measure(const Benchmark& benchmark) {
  const auto call = benchmark.prepare();
  seconds_of(call, 1);
  std::size_t calls = 1;
  while (calls < 100000 && seconds_of(call, calls) * static_cast<double>(calls) < 1e-3) calls *= 2;
  std::vector<double> times;
  double total = 0.0;
  while (times.size() < 5 || (total < 0.5 && times.size() < 10000)) {
    times.push_back(seconds_of(call, calls));
    total += times.back() * static_cast<double>(calls);
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
