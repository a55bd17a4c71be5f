#include "hopfield/numerics/random.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <vector>

#include "hopfield/pattern/sample.hpp"

using hopfield::Random;

TEST_CASE("SplitMix64 gives the published numbers", "[random]") {
  std::uint64_t state = 1234567;
  const std::array<std::uint64_t, 5> expected = {6457827717110365317ULL, 3203168211198807973ULL,
                                                 9817491932198370423ULL, 4593380528125082431ULL,
                                                 16408922859458223821ULL};
  for (const std::uint64_t value : expected) CHECK(hopfield::split_mix64(state) == value);
}

TEST_CASE("xoshiro256** gives the published numbers", "[random]") {
  Random random = Random::from_state({1, 2, 3, 4});
  const std::array<std::uint64_t, 10> expected = {11520ULL,
                                                  0ULL,
                                                  1509978240ULL,
                                                  1215971899390074240ULL,
                                                  1216172134540287360ULL,
                                                  607988272756665600ULL,
                                                  16172922978634559625ULL,
                                                  8476171486693032832ULL,
                                                  10595114339597558777ULL,
                                                  2904607092377533576ULL};
  for (const std::uint64_t value : expected) CHECK(random.bits() == value);
}

TEST_CASE("stream 0 is seeded as the authors recommend; streams differ", "[random]") {
  std::uint64_t split = 42;
  const Random random(42);
  for (const std::uint64_t word : random.state()) CHECK(word == hopfield::split_mix64(split));
  CHECK(Random(42, 1) != Random(42));
  CHECK(Random(42, 1) != Random(42, 2));
  CHECK(Random(42, 1) != Random(43, 1));
  CHECK(Random(42, 1) == Random(42, 1));
}

TEST_CASE("below() is unbiased and in range", "[random]") {
  Random random(7);
  CHECK(random.below(1) == 0);
  // 3·2³⁰ is the worst case: without rejection a third of the results would be twice as likely.
  const std::uint32_t bound = 3U << 30;
  const int draws = 300000;
  std::array<int, 3> count{};
  for (int k = 0; k < draws; ++k) {
    const std::uint32_t value = random.below(bound);
    REQUIRE(value < bound);
    ++count[value >> 30];
  }
  std::array<int, 6> residue{};
  for (int k = 0; k < draws; ++k) ++residue[random.below(bound) % 3];
  const double tolerance = 4.0 * std::sqrt(draws * (1.0 / 3.0) * (2.0 / 3.0));
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK(std::abs(count[k] - draws / 3.0) < tolerance);
    CHECK(std::abs(residue[k] - draws / 3.0) < tolerance);
  }
}

TEST_CASE("uniform() lies in [0, 1) with the right mean; chance() is exact at the ends",
          "[random]") {
  Random random(8);
  double sum = 0.0;
  const int draws = 100000;
  for (int k = 0; k < draws; ++k) {
    const double value = random.uniform();
    REQUIRE(value >= 0.0);
    REQUIRE(value < 1.0);
    sum += value;
    REQUIRE(!random.chance(0.0));
    REQUIRE(random.chance(1.0));
  }
  CHECK(std::abs(sum / draws - 0.5) < 4.0 * std::sqrt(1.0 / 12.0 / draws));
}

TEST_CASE("shuffle makes every permutation equally often, in both widths alike", "[random]") {
  Random random(9);
  std::map<std::vector<std::uint32_t>, int> count;
  const int draws = 48000;
  for (int k = 0; k < draws; ++k) {
    std::vector<std::uint32_t> values = {0, 1, 2, 3};
    random.shuffle(values);
    ++count[values];
  }
  REQUIRE(count.size() == 24);
  double chi_squared = 0.0;
  for (const auto& [values, seen] : count) chi_squared += std::pow(seen - 2000.0, 2) / 2000.0;
  // 23 degrees of freedom: mean 23, standard deviation √46.
  CHECK(chi_squared < 23.0 + 4.0 * std::sqrt(46.0));

  std::vector<std::uint32_t> wide(1000);
  std::vector<std::uint16_t> narrow(1000);
  std::iota(wide.begin(), wide.end(), 0U);
  std::iota(narrow.begin(), narrow.end(), std::uint16_t{0});
  Random(3).shuffle(wide);
  Random(3).shuffle(narrow);
  CHECK(std::equal(wide.begin(), wide.end(), narrow.begin()));
}

TEST_CASE("samples: random patterns, flips by fraction and by number", "[random]") {
  Random random(10);
  const hopfield::Pattern pattern = hopfield::random_pattern(10000, random);
  CHECK(std::abs(static_cast<double>(pattern.count_up()) - 5000.0) < 4.0 * 50.0);
  CHECK(hopfield::flip_fraction(pattern, 0.0, random) == pattern);
  CHECK(hopfield::flip_fraction(pattern, 1.0, random) == inverse(pattern));
  const auto flipped =
      static_cast<double>(distance(pattern, hopfield::flip_fraction(pattern, 0.2, random)));
  CHECK(std::abs(flipped - 2000.0) < 4.0 * 40.0);
  for (const std::size_t count : {0U, 1U, 37U, 10000U})
    CHECK(distance(pattern, hopfield::flip_count(pattern, count, random)) == count);
  CHECK(hopfield::flip_count(pattern, 10001, random) == inverse(pattern));

  // Each neuron is chosen equally often.
  std::array<int, 5> chosen{};
  const hopfield::Pattern empty(5);
  for (int k = 0; k < 10000; ++k) {
    const hopfield::Pattern two = hopfield::flip_count(empty, 2, random);
    for (std::size_t i = 0; i < 5; ++i) chosen[i] += two.up(i) ? 1 : 0;
  }
  for (const int count : chosen) CHECK(std::abs(count - 4000.0) < 4.0 * std::sqrt(10000 * 0.24));
}
