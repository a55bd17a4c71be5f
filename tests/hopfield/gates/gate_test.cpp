#include "hopfield/gates/gate.hpp"

#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <vector>

#include "hopfield/numerics/random.hpp"
#include "trials.hpp"

using namespace hopfield;
using Table = std::vector<bool>;

namespace {

Table table_of(std::uint32_t bits, std::size_t count) {
  Table table;
  for (std::size_t k = 0; k < count; ++k) table.push_back((bits >> k & 1U) != 0);
  return table;
}

/// Does the last unit compute the table, for every input held for some time?
bool computes(const GateNetwork& network, const Table& table, std::size_t latency) {
  for (std::uint32_t x = 0; x < table.size(); ++x) {
    std::vector<Table> inputs;
    for (std::size_t i = 0; i < network.inputs.size(); ++i)
      inputs.push_back(Table(10, (x >> i & 1U) != 0));
    const std::vector<Table> units = run(network, inputs, 10);
    for (std::size_t t = latency; t < 10; ++t)
      if (units.back()[t] != table[x]) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("logic of one unit", "[gates][course]") {
  // Inputs in the order 00, 10, 01, 11.
  CHECK(or_gate().truth_table() == Table{false, true, true, true});
  CHECK(and_gate().truth_table() == Table{false, false, false, true});
  CHECK(not_gate().truth_table() == Table{true, false});
  CHECK(and_not_gate().truth_table() == Table{false, true, false, false});
}

TEST_CASE("two inputs: 14 of 16 tables, not exclusive or", "[gates][course]") {
  std::size_t found = 0;
  for (std::uint32_t bits = 0; bits < 16; ++bits) {
    const Table table = table_of(bits, 4);
    const Separation separation = *separate(table);
    if (separation.gate) {
      CHECK(separation.gate->truth_table() == table);
      ++found;
      continue;
    }
    CHECK((bits == 0b0110 || bits == 0b1001));
    // The proof: (1,0) + (0,1) = (0,0) + (1,1).
    const std::vector<std::uint32_t> odd = {1, 2};
    const std::vector<std::uint32_t> even = {0, 3};
    CHECK(separation.firing == (bits == 0b0110 ? odd : even));
    CHECK(separation.silent == (bits == 0b0110 ? even : odd));
  }
  CHECK(found == 14);
}

TEST_CASE("as many tables as there are threshold functions", "[gates]") {
  // 4, 14, 104, 1882 (Muroga 1971).
  const std::size_t known[] = {4, 14, 104, 1882};
  for (std::size_t inputs = 1; inputs <= 4; ++inputs) {
    const std::size_t rows = std::size_t{1} << inputs;
    std::size_t found = 0;
    // All of them where code is optimised; elsewhere of the 65536 tables of four inputs a part that meets all kinds.
    const bool all = trials::kFewer == 1 || inputs < 4;
    for (std::uint64_t bits = 0; bits < std::uint64_t{1} << rows; bits += all ? 1U : 31U) {
      const Table table = table_of(static_cast<std::uint32_t>(bits), rows);
      const Result<Separation> separation = separate(table);
      REQUIRE(separation.ok());
      if (separation->gate) {
        REQUIRE(separation->gate->truth_table() == table);
        ++found;
      } else {
        int sums[4] = {};
        for (const std::uint32_t x : separation->firing) {
          REQUIRE(table[x]);
          for (unsigned k = 0; k < 4; ++k) sums[k] += static_cast<int>(x >> k & 1U);
        }
        for (const std::uint32_t x : separation->silent) {
          REQUIRE_FALSE(table[x]);
          for (unsigned k = 0; k < 4; ++k) sums[k] -= static_cast<int>(x >> k & 1U);
        }
        for (const int sum : sums) REQUIRE(sum == 0);
      }
    }
    if (all)
      CHECK(found == known[inputs - 1]);
    else
      CHECK(found > 20);
  }
  CHECK(separate(Table(3)).error().field == "outputs");
}

TEST_CASE("exclusive or with two layers", "[gates][course]") {
  CHECK(validate(xor_network()).ok());
  CHECK(computes(xor_network(), {false, true, true, false}, 2));
}

TEST_CASE("the figures of 1943", "[gates][course]") {
  CHECK(computes(*example_1943("b"), or_gate().truth_table(), 1));
  CHECK(computes(*example_1943("c"), and_gate().truth_table(), 1));
  CHECK(computes(*example_1943("d"), and_not_gate().truth_table(), 1));
  const Table signal = {true, false, true, true, false};
  CHECK(run(*example_1943("a"), std::vector<Table>{signal}, 6)[0] ==
        Table{false, true, false, true, true, false});
  const Table start = {false, true};
  CHECK(run(*example_1943("memory"), std::vector<Table>{start}, 6)[0] ==
        Table{false, false, true, true, true, true});
  // Heat and cold, against the formulas, for every input of seven steps.
  const GateNetwork skin = *example_1943("e");
  for (std::uint32_t bits = 0; bits < 1U << 14; ++bits) {
    const std::vector<Table> inputs = {table_of(bits, 7), table_of(bits >> 7, 7)};
    const auto at = [&](std::size_t input, int t) {
      return t >= 0 && t < 7 && inputs[input][static_cast<std::size_t>(t)];
    };
    const std::vector<Table> units = run(skin, inputs, 10);
    bool right = true;
    for (int t = 0; t < 10; ++t) {
      const auto time = static_cast<std::size_t>(t);
      right = right && units[2][time] == (at(0, t - 1) || (at(1, t - 3) && !at(1, t - 2)));
      right = right && units[3][time] == (at(1, t - 2) && at(1, t - 1));
    }
    REQUIRE(right);
  }
  CHECK(example_1943("z").error().field == "figure");
}

TEST_CASE("what gate networks refuse", "[gates]") {
  GateNetwork network = xor_network();
  network.units[1].from[0].source = 2;
  CHECK(validate(network).error().field == "units[1].from[0].source");
  network = xor_network();
  network.units[2].from[1].delay = 0;
  CHECK(validate(network).error().field == "units[2].from[1].delay");
  CHECK(validate(GateNetwork{}).error().field == "units");
}
