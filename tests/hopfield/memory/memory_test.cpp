// Counts what is really allocated: 64 × 64 with 500 memories must fit into 8 MB, and nothing may grow
// with N².

#include <catch2/catch_test_macros.hpp>
#include <cstddef>
#include <cstdlib>
#include <new>

#include "hopfield/memory/retrieval.hpp"
#include "oracle.hpp"

// The sanitizers bring their own allocator, and that one is worth more there.
#if defined(__SANITIZE_ADDRESS__)
#define HOPFIELD_COUNT_BYTES 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HOPFIELD_COUNT_BYTES 0
#endif
#endif
#ifndef HOPFIELD_COUNT_BYTES
#define HOPFIELD_COUNT_BYTES 1
#endif

#if HOPFIELD_COUNT_BYTES
namespace {

std::size_t held = 0;
std::size_t peak = 0;

// Each block begins with its size, in the room that keeps it aligned.
constexpr std::size_t kRoom = alignof(std::max_align_t);

}  // namespace

void* operator new(std::size_t size) {
  auto* block = static_cast<std::byte*>(std::malloc(size + kRoom));
  if (block == nullptr) std::abort();
  *reinterpret_cast<std::size_t*>(block) = size;
  held += size;
  peak = peak < held ? held : peak;
  return block + kRoom;
}
void operator delete(void* pointer) noexcept {
  if (pointer == nullptr) return;
  std::byte* block = static_cast<std::byte*>(pointer) - kRoom;
  held -= *reinterpret_cast<std::size_t*>(block);
  std::free(block);
}
void operator delete(void* pointer, std::size_t) noexcept { operator delete(pointer); }

TEST_CASE("64 × 64 with 500 memories works in less than 8 MB", "[memory]") {
  using namespace oracle;
  const std::size_t before = held;
  peak = held;
  Random random(61);
  std::size_t counted = 0;
  {
    const auto memories = random_memories(4096, 500, random);
    counted = memories->bytes();
    CHECK(held - before >= counted - sizeof(Memories));
    CHECK(held - before <= counted + 64);
    NetworkOptions options;
    options.units = Units::binary;
    options.threshold.kind = ThresholdKind::half_row_sum;
    const Network network(memories, options);
    Run run(network, hopfield::flip_fraction((*memories)[7], 0.1, random), {}, random);
    while (!run.over()) run.sweep();
    (void)classify(run.state());
    (void)hopfield::stability(network, run.state().pattern());
    std::vector<float> tile(128 * 128);
    network.weight_tile(0, 0, 4096, 4096, 32, tile);
  }
  CHECK(held == before);
  CHECK(counted < 1000000);
  CHECK(peak - before < 2000000);  // the promise is 8 MB; W alone would be 64 MB
}
#endif
