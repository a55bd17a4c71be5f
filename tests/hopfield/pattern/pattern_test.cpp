#include <catch2/catch_test_macros.hpp>
#include <set>

#include "oracle.hpp"

using hopfield::Pattern;
using hopfield::Random;

TEST_CASE("a pattern starts at -1 and takes bits anywhere", "[pattern]") {
  for (const std::size_t size : {0U, 1U, 25U, 63U, 64U, 65U, 100U, 4096U}) {
    Pattern pattern(size);
    CHECK(pattern.size() == size);
    CHECK(pattern.count_up() == 0);
    for (std::size_t i = 0; i < size; i += 3) pattern.set(i, true);
    for (std::size_t i = 0; i < size; ++i) {
      REQUIRE(pattern.up(i) == (i % 3 == 0));
      REQUIRE(pattern[i] == (i % 3 == 0 ? 1 : -1));
    }
    const Pattern before = pattern;
    for (std::size_t i = 0; i < size; ++i) pattern.flip(i);
    CHECK(pattern == inverse(before));
    for (std::size_t i = 0; i < size; ++i) pattern.set(i, before.up(i));
    CHECK(pattern == before);
  }
}

TEST_CASE("bits beyond the last neuron stay 0", "[pattern]") {
  for (const std::size_t size : {1U, 63U, 64U, 65U, 100U}) {
    Pattern pattern(size);
    pattern.fill(true);
    CHECK(pattern.count_up() == size);
    pattern.invert();
    CHECK(pattern == Pattern(size));
    pattern.invert();
    CHECK(pattern.count_up() == size);
    pattern.fill(false);
    CHECK(pattern == Pattern(size));
  }
}

TEST_CASE("dot and distance are what their sums say", "[pattern]") {
  Random random(1);
  for (const std::size_t size : {1U, 5U, 64U, 129U, 1000U}) {
    const Pattern a = hopfield::random_pattern(size, random);
    const Pattern b = hopfield::random_pattern(size, random);
    int sum = 0;
    std::size_t different = 0;
    for (std::size_t i = 0; i < size; ++i) {
      sum += a[i] * b[i];
      different += a[i] != b[i];
    }
    CHECK(dot(a, b) == sum);
    CHECK(distance(a, b) == different);
    CHECK(dot(a, a) == static_cast<int>(size));
    CHECK(dot(a, inverse(a)) == -static_cast<int>(size));
  }
}

TEST_CASE("the hash knows size and bits", "[pattern]") {
  // FNV-1a, 64 bits, of eight zero bytes: the empty pattern. From the published definition.
  std::uint64_t expected = 14695981039346656037ULL;
  for (int byte = 0; byte < 8; ++byte) expected *= 1099511628211ULL;
  CHECK(Pattern().hash() == expected);

  std::set<std::uint64_t> seen;
  for (std::size_t size = 1; size <= 65; ++size) seen.insert(Pattern(size).hash());
  Pattern pattern(65);
  for (std::size_t i = 0; i < 65; ++i) {
    pattern.set(i, true);
    seen.insert(pattern.hash());
  }
  CHECK(seen.size() == 130);
}
