#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "oracle.hpp"

using namespace oracle;

TEST_CASE("weights, rows, row sums and thresholds equal the dense matrix", "[network]") {
  Random random(11);
  for (const std::size_t neurons : {1U, 2U, 9U, 30U}) {
    for (const std::size_t count : {0U, 1U, 5U, 64U, 67U}) {
      const auto memories = random_memories(neurons, count, random);
      for (const NetworkOptions& options : all_options(neurons, random)) {
        REQUIRE(hopfield::validate(options, neurons).ok());
        const Network network(memories, options);
        const Dense dense(*memories, options);
        std::vector<std::int32_t> row(neurons);
        for (std::size_t i = 0; i < neurons; ++i) {
          network.weights(i, row);
          for (std::size_t j = 0; j < neurons; ++j) {
            REQUIRE(network.weight(i, j) == dense.weight(i, j));
            REQUIRE(row[j] == dense.weight(i, j));
          }
          REQUIRE(static_cast<double>(network.row_sum(i)) == dense.row_sum(i));
          REQUIRE(network.threshold(i) == dense.threshold(i));
        }
      }
    }
  }
}

TEST_CASE("a tile is the mean of blocks of the matrix", "[network]") {
  Random random(12);
  const std::size_t neurons = 37;
  const auto memories = random_memories(neurons, 21, random);
  for (const bool self : {false, true}) {
    NetworkOptions options;
    options.self_connections = self;
    const Network network(memories, options);
    const Dense dense(*memories, options);
    struct Tile {
      std::size_t row, column, rows, columns, step;
    };
    for (const Tile& t :
         {Tile{0, 0, 37, 37, 1}, Tile{5, 9, 20, 28, 4}, Tile{0, 0, 37, 37, 5}, Tile{30, 2, 7, 3, 2},
          Tile{0, 0, 37, 37, 64}, Tile{3, 3, 1, 1, 1}, Tile{1, 0, 36, 37, 65}}) {
      const std::size_t down = (t.rows + t.step - 1) / t.step;
      const std::size_t across = (t.columns + t.step - 1) / t.step;
      std::vector<float> tile(down * across, -1e9F);
      network.weight_tile(t.row, t.column, t.rows, t.columns, t.step, tile);
      for (std::size_t r = 0; r < down; ++r) {
        for (std::size_t c = 0; c < across; ++c) {
          double sum = 0.0;
          double cells = 0.0;
          for (std::size_t i = r * t.step; i < std::min((r + 1) * t.step, t.rows); ++i) {
            for (std::size_t j = c * t.step; j < std::min((c + 1) * t.step, t.columns); ++j) {
              sum += dense.weight(t.row + i, t.column + j);
              cells += 1.0;
            }
          }
          REQUIRE(tile[r * across + c] == static_cast<float>(sum / cells));
        }
      }
    }
  }
}

TEST_CASE("wrong thresholds are named", "[network]") {
  NetworkOptions options;
  options.threshold = {ThresholdKind::each, {1.0, 2.0}};
  auto result = hopfield::validate(options, 3);
  REQUIRE(!result.ok());
  CHECK(result.error().text() == "threshold: 2 values, expected 3");
  options.threshold.values.push_back(std::numeric_limits<double>::quiet_NaN());
  result = hopfield::validate(options, 3);
  REQUIRE(!result.ok());
  CHECK(result.error().text() == "threshold[2]: not a finite number");
  options.threshold = {ThresholdKind::uniform, {}};
  CHECK(!hopfield::validate(options, 3).ok());
  options.threshold = {ThresholdKind::uniform, {std::numeric_limits<double>::infinity()}};
  CHECK(hopfield::validate(options, 3).error().text() == "threshold: not a finite number");
  options.threshold = {ThresholdKind::half_row_sum, {}};
  CHECK(hopfield::validate(options, 3).ok());
}

TEST_CASE("an invalid threshold never reads out of bounds", "[network]") {
  Random random(13);
  const auto memories = random_memories(5, 2, random);
  NetworkOptions options;
  options.threshold = {ThresholdKind::each, {std::numeric_limits<double>::infinity()}};
  const State state(Network(memories, options), Pattern(5));
  for (std::size_t i = 0; i < 5; ++i) CHECK(state.network().threshold(i) == 0.0);
  options.threshold = {ThresholdKind::uniform, {}};
  CHECK(Network(memories, options).threshold(4) == 0.0);
}

TEST_CASE("enormous thresholds decide as they should", "[network]") {
  Random random(14);
  const auto memories = random_memories(5, 2, random);
  for (const Units units : {Units::bipolar, Units::binary}) {
    NetworkOptions options;
    options.units = units;
    options.threshold = {ThresholdKind::uniform, {1e300}};
    const State high(Network(memories, options), Pattern(5));
    options.threshold = {ThresholdKind::uniform, {-1e300}};
    const State low(Network(memories, options), Pattern(5));
    for (std::size_t i = 0; i < 5; ++i) {
      CHECK(!high.next(i));
      CHECK(low.next(i));
    }
  }
}
