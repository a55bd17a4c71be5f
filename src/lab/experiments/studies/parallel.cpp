#include "lab/experiments/studies/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <vector>

#ifndef __EMSCRIPTEN__
#include <thread>
#endif

namespace lab {

unsigned usable_threads(unsigned wanted) {
#ifdef __EMSCRIPTEN__
  (void)wanted;
  return 1;
#else
  constexpr unsigned kMost = 1024;
  return std::clamp(wanted, 1U, kMost);
#endif
}

bool for_each_parallel(std::uint64_t count, unsigned threads,
                       const std::function<void(std::uint64_t, unsigned)>& work,
                       const Progress& progress) {
  std::atomic<std::uint64_t> next{0};
  std::atomic<std::uint64_t> done{0};
  std::atomic<bool> cancelled{false};
  const auto labour = [&](unsigned worker) {
    while (!cancelled.load(std::memory_order_relaxed)) {
      const std::uint64_t k = next.fetch_add(1, std::memory_order_relaxed);
      if (k >= count) return;
      work(k, worker);
      const std::uint64_t now = done.fetch_add(1, std::memory_order_relaxed) + 1;
      if (worker == 0 && progress && now < count &&
          !progress(static_cast<double>(now) / static_cast<double>(count))) {
        cancelled.store(true, std::memory_order_relaxed);
      }
    }
  };
#ifndef __EMSCRIPTEN__
  std::vector<std::thread> others;
  const std::uint64_t used = std::min<std::uint64_t>(usable_threads(threads), count);
  for (unsigned worker = 1; worker < used; ++worker) others.emplace_back(labour, worker);
#else
  (void)threads;
#endif
  labour(0);
#ifndef __EMSCRIPTEN__
  for (std::thread& other : others) other.join();
#endif
  if (cancelled.load()) return false;
  return !progress || progress(1.0);
}

}  // namespace lab
