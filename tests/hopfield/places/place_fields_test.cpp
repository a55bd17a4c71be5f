#include "hopfield/places/place_fields.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <set>

#include "hopfield/numerics/random.hpp"

using namespace hopfield;
using Centres = PlaceFieldOptions::Centres;

namespace {

PlaceFields fields_of(std::size_t side, double width, double share, Centres centres,
                      std::uint64_t seed = 1) {
  PlaceFieldOptions options;
  options.side = side;
  options.width = width;
  options.share = share;
  options.centres = centres;
  options.seed = seed;
  return *PlaceFields::make(options);
}

}  // namespace

TEST_CASE("fields cover the arena, their numbers do not, and rates are bells", "[places]") {
  const PlaceFields fields = fields_of(10, 0.15, 0.1, Centres::grid);
  REQUIRE(fields.cells() == 100);
  CHECK(fields.active() == 10);
  // Every middle of a 10 × 10 grid once.
  std::set<std::pair<long, long>> seen;
  for (const Place& centre : fields.centres()) {
    CHECK(std::fabs(centre.x * 10 - std::floor(centre.x * 10) - 0.5) < 1e-9);
    seen.emplace(std::lround(centre.x * 20), std::lround(centre.y * 20));
  }
  CHECK(seen.size() == 100);
  // Cells with neighbouring numbers are no neighbours: about 0.52 apart on average in a unit square.
  double sum = 0;
  for (std::size_t i = 0; i + 1 < 100; ++i)
    sum += distance(fields.centres()[i], fields.centres()[i + 1]);
  CHECK(sum / 99 > 0.4);
  // As a picture of the arena: from the top left.
  for (std::size_t k = 0; k < 100; ++k) {
    const Place& at = fields.centres()[fields.by_place()[k]];
    CHECK(std::fabs(at.x - (static_cast<double>(k % 10) + 0.5) / 10) < 1e-12);
    CHECK(std::fabs(at.y - (9.5 - static_cast<double>(k / 10)) / 10) < 1e-12);
  }
  for (std::size_t i = 0; i < 100; i += 7) {
    const Place at{0.3, 0.9}, &centre = fields.centres()[i];
    const double d = distance(at, centre);
    CHECK(fields.peaks()[i] >= 0.5);
    CHECK(fields.peaks()[i] < 1);
    CHECK(std::fabs(fields.rate(i, at) - fields.peaks()[i] * std::exp(-d * d / (2 * 0.15 * 0.15))) <
          1e-14);
    CHECK(fields.rate(i, centre) == fields.peaks()[i]);
  }
}

TEST_CASE("the pattern of a place has the K largest rates, by sorting them all", "[places]") {
  Random random(4);
  for (const Centres centres : {Centres::grid, Centres::random})
    for (const double width : {0.05, 0.12, 0.4}) {
      const PlaceFields fields = fields_of(12, width, 0.13, centres, 9);
      CHECK(fields.active() == 19);  // 18.72
      for (int trial = 0; trial < 5; ++trial) {
        const double x = random.uniform(), y = random.uniform();
        std::vector<std::pair<double, std::size_t>> rates;
        for (std::size_t i = 0; i < fields.cells(); ++i)
          rates.emplace_back(-fields.rate(i, {x, y}), i);
        std::ranges::sort(rates);
        Pattern expected(fields.cells());
        for (std::size_t k = 0; k < 19; ++k) expected.set(rates[k].second, true);
        CHECK(fields.pattern({x, y}) == expected);
      }
    }
}

TEST_CASE("a pattern is decoded where it comes from, also beside a wall", "[places]") {
  const PlaceFields fields = fields_of(16, 0.12, 0.1, Centres::grid);
  const PlaceDecoder decoder(fields);
  Random random(2);
  for (int trial = 0; trial < 30; ++trial) {
    const double x = random.uniform(), y = random.uniform();
    const auto decoded = decoder.decode(fields.pattern({x, y}));
    REQUIRE(decoded);
    // Within a cell: 1/16.
    CHECK(distance(*decoded, {x, y}) < 0.0625);
  }
  for (const double wall : {0.0, 1.0})
    CHECK(distance(*decoder.decode(fields.pattern({wall, 0.5})), {wall, 0.5}) < 0.0625);
  // By definition: the mean of those of 41 × 41 places that share most.
  Pattern half = fields.pattern({0.4, 0.6});
  for (std::size_t i = 0; i < half.size(); i += 2) half.set(i, false);
  std::size_t most = 0;
  double count = 0, sum_x = 0, sum_y = 0;
  for (int y = 0; y <= 40; ++y)
    for (int x = 0; x <= 40; ++x) {
      const Pattern there = fields.pattern({x / 40.0, y / 40.0});
      std::size_t both = 0;
      for (std::size_t i = 0; i < half.size(); ++i) both += half.up(i) && there.up(i) ? 1U : 0U;
      CHECK(both == shared(half, there));
      if (both < most) continue;
      if (both > most) count = sum_x = sum_y = 0;
      most = both;
      sum_x += x;
      sum_y += y;
      ++count;
    }
  CHECK(distance(*decoder.decode(half), {sum_x / count / 40, sum_y / count / 40}) < 1e-12);
  CHECK_FALSE(decoder.decode(Pattern(256)));
}

TEST_CASE("fields have an error for each option out of range", "[places]") {
  const auto field = [](auto change) {
    PlaceFieldOptions options;
    change(options);
    const auto made = PlaceFields::make(options);
    return made ? std::string() : made.error().field;
  };
  CHECK(field([](PlaceFieldOptions&) {}).empty());
  CHECK(field([](PlaceFieldOptions& o) { o.side = 3; }) == "side");
  CHECK(field([](PlaceFieldOptions& o) { o.side = 33; }) == "side");
  CHECK(field([](PlaceFieldOptions& o) { o.width = 0; }) == "width");
  CHECK(field([](PlaceFieldOptions& o) { o.share = std::nan(""); }) == "share");
}
